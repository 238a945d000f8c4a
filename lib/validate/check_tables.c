/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fail.h"
#include "base/memory.h"
#include "context.h"
#include "parts.h"
#include "report/unread.h"

govd_status govd__check_form_year(govd__context *c) {
  int year = govd_report_year(c->report);
  int first = govd_form_first_year(c->form);
  int last = govd_form_last_year(c->form);
  if (year == 0 || first == 0 || (year >= first && (last == 0 || year <= last))) return GOVD_OK;
  govd_finding finding = govd__finding("form.year");
  finding.field = "year";
  finding.place = govd_report_field_place(c->report, govd_form_find_field(c->form, "year"));
  return govd__emit(c, &finding);
}

static govd_state state_at(const govd__context *c, const govd_table *table, size_t row, size_t column) {
  return govd_report_cell(c->report, table->first_cell + row * table->column_count + column)->state;
}

/* Group and heading rows may well print no cells: their absence says nothing. */
static bool must_be_there(const govd_row *row) { return row->takes_value && row->kind != GOVD_ROW_GROUP; }

/* A group that prints figures of its own and none of its parts, as an earlier form had it. */
static bool is_unsplit(const govd__context *c, size_t t, size_t group) {
  const govd_table *table = govd_form_table(c->form, t);
  bool parts = false;
  if (govd_form_row(c->form, t, group)->kind != GOVD_ROW_GROUP) return false;
  for (size_t row = 0; row < table->row_count; row++) {
    if (govd_form_row(c->form, t, row)->parent != group) continue;
    if (!govd__row_is_absent(c, t, row)) return false;
    parts = true;
  }
  return parts && govd__row_is_given(c->report, table, group);
}

/* Where a row begins: its label, or its first figure. */
static govd_place place_of_row(const govd__context *c, size_t t, size_t row) {
  const govd_table *table = govd_form_table(c->form, t);
  govd_place place = govd_report_row_source(c->report, t, row)->place;
  for (size_t i = 0; i < table->column_count && !govd_place_is_known(place); i++) {
    place = govd_report_cell(c->report, table->first_cell + row * table->column_count + i)->place;
  }
  return place;
}

/* Where the last row before this one stands, after which it was to be expected. */
static govd_place place_before(const govd__context *c, size_t t, size_t row) {
  govd_place place = {0};
  while (row-- > 0 && !govd_place_is_known(place)) place = place_of_row(c, t, row);
  return place;
}

static govd_status emit_row(govd__context *c, const char *code, size_t t, size_t row, govd_place place) {
  govd_finding finding = govd__finding(code);
  finding.table = govd_form_table(c->form, t)->id;
  finding.row = govd_form_row(c->form, t, row)->id;
  finding.place = place;
  return govd__emit(c, &finding);
}

/* A row that is there, but could not be read, is told as such; GOVD_NONE for that of a one-row table. */
static bool is_unread(const govd__context *c, size_t t, size_t row) {
  for (size_t i = 0; i < govd_report_unknown_row_count(c->report); i++) {
    const govd_unknown_row *unknown = govd_report_unknown_row(c->report, i);
    if (govd__is_unread_row(unknown) && unknown->table == t && unknown->after_row == row) return true;
  }
  return false;
}

/* Whether a row should be there and is not, nor has been told of otherwise. */
static bool is_missing(const govd__context *c, size_t t, size_t row) {
  const govd_row *r = govd_form_row(c->form, t, row);
  if (!must_be_there(r) || !govd__row_is_absent(c, t, row) || is_unread(c, t, row)) return false;
  return r->parent == GOVD_NONE || !is_unsplit(c, t, r->parent);
}

static bool is_found(const govd__context *c, size_t t, size_t row) {
  return govd_report_row_source(c->report, t, row)->match != GOVD_MATCH_NONE;
}

/*
 * Whether a heading was not found, where others were: beside rows that are missing it is likely missing, too,
 * and what some bodies print in it.
 */
static bool is_lost_heading(const govd__context *c, size_t t, size_t row) {
  if (govd_form_row(c->form, t, row)->takes_value || is_found(c, t, row)) return false;
  if (!govd__row_is_absent(c, t, row)) return false;
  for (size_t other = 0; other < govd_form_table(c->form, t)->row_count; other++) {
    if (!govd_form_row(c->form, t, other)->takes_value && is_found(c, t, other)) return true;
  }
  return false;
}

/* Rows that are missing right after one another. */
typedef struct gap {
  size_t first;
  size_t last;
  size_t count;    /* of rows that must be there; 0: nothing is missing */
  size_t headings; /* among them and beside them */
} gap;

static void add_to_gap(gap *g, size_t row, bool heading) {
  if (g->count + g->headings == 0) g->first = row;
  g->last = row;
  g->count += !heading;
  g->headings += heading;
}

static govd_status collect_rows(govd__context *c, size_t t, const gap *g) {
  const govd_table *table = govd_form_table(c->form, t);
  for (size_t row = g->first; row <= g->last; row++) {
    if (!is_missing(c, t, row) && !is_lost_heading(c, t, row)) continue;
    for (size_t i = 0; i < table->column_count; i++) {
      govd_status status = govd__cells_add(c, table->first_cell + row * table->column_count + i);
      if (status != GOVD_OK) return status;
    }
  }
  return GOVD_OK;
}

/* One row is named; several are told together, by their cells. */
static govd_status end_gap(govd__context *c, size_t t, gap *g) {
  size_t count = g->count;
  size_t headings = g->headings;
  g->count = g->headings = 0;
  if (count == 0) return GOVD_OK;
  if (count + headings == 1) return emit_row(c, "row.missing", t, g->first, place_before(c, t, g->first));
  govd_finding finding = govd__finding("row.missing");
  finding.table = govd_form_table(c->form, t)->id;
  finding.place = place_before(c, t, g->first);
  govd_status status = collect_rows(c, t, g);
  if (status == GOVD_OK) status = govd__emit(c, &finding);
  govd__cells_clear(c);
  return status;
}

static govd_status check_rows(govd__context *c, size_t t) {
  gap g = {0};
  govd_status status = GOVD_OK;
  for (size_t row = 0; row < govd_form_table(c->form, t)->row_count && status == GOVD_OK; row++) {
    if (is_unsplit(c, t, row)) {
      status = end_gap(c, t, &g);
      if (status == GOVD_OK) status = emit_row(c, "form.mixed", t, row, place_before(c, t, row + 1));
    } else if (is_missing(c, t, row) || is_lost_heading(c, t, row)) {
      add_to_gap(&g, row, !must_be_there(govd_form_row(c->form, t, row)));
    } else if (must_be_there(govd_form_row(c->form, t, row))) {
      status = end_gap(c, t, &g);
    }
  }
  return status == GOVD_OK ? end_gap(c, t, &g) : status;
}

static bool column_is_absent(const govd__context *c, size_t t, size_t column) {
  const govd_table *table = govd_form_table(c->form, t);
  for (size_t row = 0; row < table->row_count; row++) {
    if (state_at(c, table, row, column) != GOVD_ABSENT) return false;
  }
  return true;
}

static govd_status check_column(govd__context *c, size_t t, size_t column) {
  if (!column_is_absent(c, t, column)) return GOVD_OK;
  govd_finding finding = govd__finding("column.missing");
  finding.table = govd_form_table(c->form, t)->id;
  finding.column = govd_form_column(c->form, t, column)->id;
  return govd__emit(c, &finding);
}

/* Single cells that are not there, in rows and columns that are. */
static govd_status check_cells(govd__context *c, size_t t) {
  const govd_table *table = govd_form_table(c->form, t);
  for (size_t row = 0; row < table->row_count; row++) {
    if (!must_be_there(govd_form_row(c->form, t, row)) || govd__row_is_absent(c, t, row)) continue;
    for (size_t column = 0; column < table->column_count; column++) {
      if (state_at(c, table, row, column) != GOVD_ABSENT || column_is_absent(c, t, column)) continue;
      govd_status status = govd__cells_add(c, table->first_cell + row * table->column_count + column);
      if (status != GOVD_OK) return status;
    }
  }
  if (c->cell_count == 0) return GOVD_OK;
  govd_finding finding = govd__finding("cell.missing");
  finding.table = table->id;
  govd_status status = govd__emit(c, &finding);
  govd__cells_clear(c);
  return status;
}

/* Whether rows of the document stand in a table, though none of them is known. */
static bool has_unknown(const govd__context *c, size_t t) {
  for (size_t i = 0; i < govd_report_unknown_row_count(c->report); i++) {
    if (govd_report_unknown_row(c->report, i)->table == t) return true;
  }
  return false;
}

/* A table of which no row is known may be there all the same; then its rows are missing. */
static govd_status check_absent_table(govd__context *c, size_t t) {
  if (has_unknown(c, t)) return check_rows(c, t);
  govd_finding finding = govd__finding("table.missing");
  finding.table = govd_form_table(c->form, t)->id;
  return govd__emit(c, &finding);
}

static govd_status check_table(govd__context *c, size_t t) {
  const govd_table *table = govd_form_table(c->form, t);
  if (govd__table_is_absent(c, t)) return is_unread(c, t, GOVD_NONE) ? GOVD_OK : check_absent_table(c, t);
  govd_status status = check_rows(c, t);
  for (size_t i = 0; i < table->column_count && status == GOVD_OK; i++) status = check_column(c, t, i);
  return status == GOVD_OK ? check_cells(c, t) : status;
}

govd_status govd__check_tables(govd__context *c) {
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    govd_status status = check_table(c, t);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* By table: whether it prints the parts of its figures beside them, of which govd__check_parts() tells. */
static bool *find_parts(const govd__context *c) {
  size_t count = govd_form_table_count(c->form);
  bool *parts = govd__calloc(count + 1, sizeof *parts);
  for (size_t t = 0; t < count && parts != NULL; t++) parts[t] = govd__has_parts(c, t);
  return parts;
}

static govd_status emit_unknown(govd__context *c, size_t i) {
  static const char *const codes[] = {
      [GOVD_ROW_UNKNOWN] = "row.unknown",    [GOVD_ROW_AMBIGUOUS] = "row.ambiguous",
      [GOVD_ROW_REPEATED] = "row.repeated",  [GOVD_ROW_SHORT] = "row.short",
      [GOVD_ROW_EXTRA] = "row.extra",        [GOVD_ROW_REALIGNED] = "row.realigned",
      [GOVD_ROW_DISPLACED] = "row.displaced"};
  const govd_unknown_row *row = govd_report_unknown_row(c->report, i);
  /* A table of something else is told once, at its first row. */
  bool other = row->reason == GOVD_ROW_UNKNOWN && row->table == GOVD_NONE;
  if (other && i > 0 && govd_report_unknown_row(c->report, i - 1)->table == GOVD_NONE) return GOVD_OK;
  govd_finding finding = govd__finding(other ? "table.unknown" : codes[row->reason]);
  finding.text = row->label;
  finding.place = row->place;
  if (row->table != GOVD_NONE) finding.table = govd_form_table(c->form, row->table)->id;
  return govd__emit(c, &finding);
}

govd_status govd__check_unknown_rows(govd__context *c) {
  bool *parts = find_parts(c);
  govd_status status = parts == NULL ? govd__fail_memory(c->error) : GOVD_OK;
  for (size_t i = 0; i < govd_report_unknown_row_count(c->report) && status == GOVD_OK; i++) {
    const govd_unknown_row *row = govd_report_unknown_row(c->report, i);
    if (row->table != GOVD_NONE && parts[row->table] && govd__is_of_parts(c, row)) continue;
    status = emit_unknown(c, i);
  }
  govd__free(parts);
  return status;
}

/* Columns of parts are told once for each table. */
govd_status govd__check_parts(govd__context *c) {
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    if (!govd__has_parts(c, t)) continue;
    govd_finding finding = govd__finding("row.parts");
    finding.table = govd_form_table(c->form, t)->id;
    govd__cells_clear(c);
    for (size_t i = 0; i < govd_report_unknown_row_count(c->report); i++) {
      const govd_unknown_row *row = govd_report_unknown_row(c->report, i);
      if (row->table != t || !govd__is_of_parts(c, row)) continue;
      if (c->cell_count == 0) finding.place = row->place;
      govd_status status = govd__cells_add(c, govd_form_table(c->form, t)->first_cell + row->after_row);
      if (status != GOVD_OK) return status;
    }
    govd_status status = govd__emit(c, &finding);
    govd__cells_clear(c);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Rows that were found although their labels are none of the form's names. */
govd_status govd__check_labels(govd__context *c) {
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    for (size_t row = 0; row < govd_form_table(c->form, t)->row_count; row++) {
      const govd_row_source *source = govd_report_row_source(c->report, t, row);
      if (source->match != GOVD_MATCH_SIMILAR) continue;
      govd_finding finding = govd__finding("row.respelt");
      finding.table = govd_form_table(c->form, t)->id;
      finding.row = govd_form_row(c->form, t, row)->id;
      finding.text = source->label;
      finding.place = source->place;
      govd_status status = govd__emit(c, &finding);
      if (status != GOVD_OK) return status;
    }
  }
  return GOVD_OK;
}

/* Blank cells of a table are told together: some bodies leave most of them blank. */
govd_status govd__check_blanks(govd__context *c) {
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    const govd_table *table = govd_form_table(c->form, t);
    govd__cells_clear(c);
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
      size_t cell = table->first_cell + i;
      if (!must_be_there(govd_form_row(c->form, t, i / table->column_count))) continue;
      if (govd_report_cell(c->report, cell)->state != GOVD_BLANK || c->missing_total[cell]) continue;
      govd_status status = govd__cells_add(c, cell);
      if (status != GOVD_OK) return status;
    }
    if (c->cell_count == 0) continue;
    govd_finding finding = govd__finding("cell.blank");
    finding.table = table->id;
    govd_status status = govd__emit(c, &finding);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
