/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "fill.h"
#include "report/line.h"

typedef struct prose {
  govd_report *report;
  const govd_form *form;
  govd__label scratch;
  bool headed;     /* a heading has been seen: titles stand before it */
  bool ended;      /* what follows is the frame of a page */
  size_t next_row; /* of the match: its rows stand in the order of the document */
  govd_error *error;
} prose;

static govd_place shifted(govd_place place, const char *text, size_t offset) {
  if (place.line > 0) place.column += (int)govd__utf8_count(text, offset);
  return place;
}

/* Sets a field from a part of a line, unless it has been set already: the first one counts. */
static govd_status set_field(prose *p, size_t field, const char *text, size_t length, govd_place place) {
  if (govd_report_field(p->report, field) != NULL) return GOVD_OK;
  char *copy = govd__strndup(text, length);
  if (copy == NULL) return govd__fail_memory(p->error);
  govd_status status = govd_report_set_field(p->report, field, copy, place, p->error);
  govd__free(copy);
  return status;
}

static govd_status add_title(prose *p, const govd_block *block) {
  return govd_report_set_title(p->report, block->text, block->place, p->error);
}

static govd_status add_fields(prose *p, const govd_block *block) {
  govd__line_field fields[GOVD__MAX_LINE_FIELDS];
  size_t count = govd__line_fields(p->form, block->text, strlen(block->text), fields);
  size_t year = govd_form_find_field(p->form, "year");
  for (size_t i = 0; i < count; i++) {
    const char *value = block->text + fields[i].value;
    size_t length = fields[i].value_length;
    if (fields[i].field == year) {
      while (length > 0 && (value[length - 1] < '0' || value[length - 1] > '9')) length--;
      if (length != 4 || strspn(value, "0123456789") < 4 || value[0] == '0') continue;
    }
    govd_place place = shifted(block->place, block->text, fields[i].label);
    govd_status status = set_field(p, fields[i].field, value, length, place);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

static govd_status add_year(prose *p, const govd_block *block, int year) {
  char text[16];
  int length = snprintf(text, sizeof text, "%d", year);
  return set_field(p, govd_form_find_field(p->form, "year"), text, (size_t)length, block->place);
}

/* Whether a section of the form is the one that the last heading names. */
static bool is_last_section(const prose *p, size_t section) {
  size_t count = govd_report_section_count(p->report);
  const govd_section *last = count == 0 ? NULL : govd_report_section(p->report, count - 1);
  return last != NULL && last->id != NULL &&
         strcmp(last->id, govd_form_section_at(p->form, section)->id) == 0;
}

/* Whether a line says again, without a numeral, what the last heading says: the title of its table. */
static bool is_said_again(const prose *p, const char *text, size_t section) {
  return section != GOVD_NONE && govd__numeral_length(text, strlen(text)) == 0 && is_last_section(p, section);
}

static govd_status add_heading(prose *p, const govd_block *block, size_t section) {
  const char *id = section == GOVD_NONE ? NULL : govd_form_section_at(p->form, section)->id;
  p->headed = true;
  p->ended = false;
  return govd_report_add_section(p->report, id, block->text, block->place, p->error);
}

static govd_status add_paragraph(prose *p, const govd_block *block) {
  if (govd_report_section_count(p->report) == 0) {
    govd_status status = govd_report_add_section(p->report, NULL, "", block->place, p->error);
    if (status != GOVD_OK) return status;
  }
  return govd_report_add_paragraph(p->report, block->text, block->place, p->error);
}

/* A line that stands in a block: a paragraph, or a cell of a table. */
static govd_status add_line(prose *p, const govd_block *line) {
  govd__line kind = govd__line_read(p->form, line->text, strlen(line->text), &p->scratch);
  switch (kind.kind) {
    case GOVD__LINE_TITLE:
      if (govd_report_title(p->report) == NULL && !p->headed) return add_title(p, line);
      break;
    case GOVD__LINE_HEADING:
      return is_said_again(p, line->text, kind.section) ? GOVD_OK : add_heading(p, line, kind.section);
    case GOVD__LINE_YEAR: return add_year(p, line, kind.year);
    case GOVD__LINE_FIELDS: return add_fields(p, line);
    case GOVD__LINE_TABLE_TITLE:
    case GOVD__LINE_ATTACHMENT: return GOVD_OK;
    case GOVD__LINE_FURNITURE: p->ended = p->headed; return GOVD_OK;
    case GOVD__LINE_PROSE: break;
  }
  return p->ended ? GOVD_OK : add_paragraph(p, line);
}

/* Takes the lines of a text one by one: cells may hold several. */
static govd_status add_lines(prose *p, const char *text, govd_place place) {
  govd_status status = GOVD_OK;
  while (*text != '\0' && status == GOVD_OK) {
    size_t length = strcspn(text, "\n");
    const char *line = text;
    size_t line_length = length;
    govd__trim(&line, &line_length);
    char *copy = govd__strndup(line, line_length);
    if (copy == NULL) return govd__fail_memory(p->error);
    govd_block block = {.kind = GOVD_BLOCK_PARAGRAPH, .text = copy, .place = place};
    if (line_length > 0) status = add_line(p, &block);
    govd__free(copy);
    text += length + (text[length] == '\n');
  }
  return status;
}

/* Two lines as one, or NULL where memory runs out. */
static char *join(const char *a, const char *b) {
  govd__buffer text = {0};
  govd__buffer_puts(&text, a);
  govd__buffer_puts(&text, b);
  return govd__buffer_take(&text, NULL);
}

static govd__line_kind kind_of(prose *p, const char *text) {
  return govd__line_read(p->form, text, strlen(text), &p->scratch).kind;
}

/* Sets the title if it is made of two lines, of which the first is the body. */
static govd_status add_title_of_two(prose *p, const char *first, govd_place place, const char *second,
                                    bool *added) {
  *added = false;
  if (govd__title_read(second, strlen(second)).body_length > 0 || kind_of(p, first) != GOVD__LINE_PROSE)
    return GOVD_OK;
  char *text = join(first, second);
  if (text == NULL) return govd__fail_memory(p->error);
  govd__title_parts parts = govd__title_read(text, strlen(text));
  bool whole = kind_of(p, text) == GOVD__LINE_TITLE && parts.body_length == strlen(first);
  govd_status status = whole ? govd_report_set_title(p->report, text, place, p->error) : GOVD_OK;
  *added = whole && status == GOVD_OK;
  govd_string_free(text);
  return status;
}

/* The cell that is a line of its own in a row that is no row of the form, or NULL. */
static const govd_grid_cell *line_in(const govd__matched_row *row, size_t block) {
  const govd__sheet *sheet = row->grid->sheet;
  size_t column;
  if (sheet->block != block || row->role != GOVD__ROW_UNKNOWN || sheet->has_figure[row->row]) return NULL;
  if (govd__sheet_count_texts(sheet, row->row, &column) != 1) return NULL;
  return govd__sheet_cell(sheet, row->row, column);
}

/* The cell in a row of heads that is the heading of another section, which stands close above; or NULL. */
static const govd_grid_cell *heading_in(prose *p, const govd__matched_row *row, size_t block) {
  const govd__sheet *sheet = row->grid->sheet;
  if (sheet->block != block || row->role != GOVD__ROW_HEAD) return NULL;
  const govd_grid_cell *cell = govd__sheet_cell(sheet, row->row, 0);
  if (cell->text == NULL || *cell->text == '\0') return NULL;
  govd__line line = govd__line_read(p->form, cell->text, strlen(cell->text), &p->scratch);
  bool heading = line.kind == GOVD__LINE_HEADING && line.section != GOVD_NONE;
  return heading && !is_last_section(p, line.section) ? cell : NULL;
}

/* Rows of a table that are no rows of the form and hold one cell: titles, fields, remarks. */
static govd_status add_table(prose *p, const govd__match *match, size_t block) {
  govd_status status = GOVD_OK;
  for (; p->next_row < match->row_count && status == GOVD_OK; p->next_row++) {
    const govd__matched_row *row = &match->rows[p->next_row];
    if (row->grid->sheet->block > block) break;
    const govd_grid_cell *cell = line_in(row, block);
    if (cell == NULL) cell = heading_in(p, row, block);
    if (cell == NULL) continue;
    bool last = p->next_row + 1 == match->row_count;
    const govd_grid_cell *next = last ? NULL : line_in(row + 1, block);
    bool titled = false;
    if (next != NULL && govd_report_title(p->report) == NULL && !p->headed)
      status = add_title_of_two(p, cell->text, cell->place, next->text, &titled);
    if (status == GOVD_OK && !titled) status = add_lines(p, cell->text, cell->place);
    p->next_row += titled;
  }
  return status;
}

/*
 * Whether a paragraph is a heading among the rows of a table, which it parts in two: separated values that
 * lack the empty fields at the end of a line have it so.
 */
static bool is_row(const prose *p, const govd__match *match, size_t block) {
  if (p->next_row == 0 || p->next_row >= match->row_count) return false;
  const govd__matched_row *below = &match->rows[p->next_row];
  const govd__matched_row *above = below - 1;
  if (above->role != GOVD__ROW_MATCHED || below->role != GOVD__ROW_MATCHED) return false;
  const govd__sheet *sheet = below->grid->sheet;
  if (above->grid->sheet->block + 1 != block || sheet->block != block + 1) return false;
  size_t row = govd__row_bearing(match->vocabulary, sheet->above, below->table);
  return above->table == below->table && row != GOVD_NONE && row > above->form_row && row < below->form_row &&
         govd_form_row(p->form, below->table, row)->kind == GOVD_ROW_GROUP;
}

/* Whether a title names a body or a year, as links to such reports in general do not. */
static int worth_of(const char *title) {
  govd__title_parts parts = govd__title_read(title, strlen(title));
  return 1 + (parts.year != 0 || parts.body_length > 0);
}

/* The block of the first table that belongs to the form. */
static size_t first_table(const govd__match *match) {
  size_t i = 0;
  while (i < match->row_count && match->rows[i].role != GOVD__ROW_MATCHED) i++;
  return i < match->row_count ? match->rows[i].grid->sheet->block : GOVD_NONE;
}

/*
 * The paragraph before the first heading and the first table that is a title and says
 * most; the last of several, since web pages list the reports of other years before.
 * GOVD_NONE if there is none.
 */
static size_t find_title(prose *p, const govd__part *part, const govd__match *match) {
  size_t found = GOVD_NONE;
  int most = 0;
  size_t table = first_table(match);
  for (size_t i = part->begin; i < part->end && i < table; i++) {
    const govd_block *block = govd_document_block(part->document, i);
    if (block->kind != GOVD_BLOCK_PARAGRAPH) continue;
    govd__line_kind kind = kind_of(p, block->text);
    if (kind == GOVD__LINE_HEADING && found != GOVD_NONE) break;
    if (kind != GOVD__LINE_TITLE || worth_of(block->text) < most) continue;
    most = worth_of(block->text);
    found = i;
  }
  return found;
}

/*
 * A title may stand on two lines: the body, then what it reports. The line before is
 * taken for a part of it if the title names no body without it, and does with it.
 */
static govd_status add_split_title(prose *p, const govd__part *part, size_t title, bool *added) {
  *added = false;
  if (title == part->begin) return GOVD_OK;
  const govd_block *first = govd_document_block(part->document, title - 1);
  if (first->kind != GOVD_BLOCK_PARAGRAPH) return GOVD_OK;
  const govd_block *second = govd_document_block(part->document, title);
  return add_title_of_two(p, first->text, first->place, second->text, added);
}

/* What the fields do not say, the title may. */
static govd_status complete_from_title(prose *p) {
  const char *title = govd_report_title(p->report);
  if (title == NULL) return GOVD_OK;
  govd__title_parts parts = govd__title_read(title, strlen(title));
  govd_status status = GOVD_OK;
  if (parts.body_length > 0) {
    size_t field = govd_form_find_field(p->form, "unit_name");
    status = set_field(p, field, parts.body, parts.body_length, govd_report_title_place(p->report));
  }
  if (status == GOVD_OK && parts.year != 0 && govd_report_year(p->report) == 0) {
    status = govd_report_set_year(p->report, parts.year, p->error);
  }
  return status;
}

/* A report without a year elsewhere may name the period of its figures, if it names one only. */
static govd_status complete_from_period(prose *p) {
  int found = 0;
  for (size_t s = 0; s < govd_report_section_count(p->report) && govd_report_year(p->report) == 0; s++) {
    for (size_t i = 0; i < govd_report_section(p->report, s)->paragraph_count; i++) {
      const char *text = govd_report_paragraph(p->report, s, i)->text;
      int year = govd__period_year(text, strlen(text));
      if (year == 0) continue;
      if (found != 0 && found != year) return GOVD_OK;
      found = year;
    }
  }
  return found == 0 ? GOVD_OK : govd_report_set_year(p->report, found, p->error);
}

govd_status govd__fill_prose(const govd__part *part, const govd__match *match, govd_report *report,
                             govd_error *error) {
  prose p = {.report = report, .form = govd_report_form(report), .error = error};
  size_t title = find_title(&p, part, match);
  size_t start =
      title == GOVD_NONE ? part->begin : title; /* what stands before the title is no part of the report */
  bool split = false;
  govd_status status = title == GOVD_NONE ? GOVD_OK : add_split_title(&p, part, title, &split);
  for (size_t i = start + split; i < part->end && status == GOVD_OK; i++) {
    const govd_block *block = govd_document_block(part->document, i);
    bool table = block->kind == GOVD_BLOCK_TABLE;
    if (!table && is_row(&p, match, i)) continue;
    status = table ? add_table(&p, match, i) : add_lines(&p, block->text, block->place);
  }
  if (status == GOVD_OK) status = complete_from_title(&p);
  if (status == GOVD_OK) status = complete_from_period(&p);
  if (status == GOVD_OK && govd__label_failed(&p.scratch)) status = govd__fail_memory(error);
  govd__label_release(&p.scratch);
  return status;
}
