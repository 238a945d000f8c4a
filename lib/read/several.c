/* SPDX-License-Identifier: Apache-2.0 */
#include "several.h"

#include <string.h>

#include "govdisclosure/amount.h"
#include "report/figure.h"

/* So few labels of rows may be chance. */
enum { FEW = 3 };

static bool bears_row(const govd__view *view, const govd__sheet *sheet, size_t row, size_t column,
                      size_t table) {
  return govd__row_bearing(view->vocabulary, govd__sheet_mark(sheet, row, column)->word, table) != GOVD_NONE;
}

/* Whether the unit of the row that a label names is printed behind it. */
static bool has_own_unit(const govd__view *view, const govd__sheet *sheet, size_t row, size_t column,
                         size_t table) {
  size_t form_row = govd__row_bearing(view->vocabulary, govd__sheet_mark(sheet, row, column)->word, table);
  const char *unit = govd_form_row(view->vocabulary->form, table, form_row)->unit;
  size_t next = column + 1;
  while (next < sheet->columns && govd__sheet_mark(sheet, row, next)->empty) next++;
  return next < sheet->columns && *unit != '\0' && strcmp(govd__sheet_text(sheet, row, next), unit) == 0;
}

/*
 * The column in which most cells are labels of a table's rows, and the first row that has one. A
 * label with its unit counts twice; what heads print over labels, as one.
 */
static size_t find_labels(const govd__view *view, const govd__grid *grid, size_t table, size_t *first) {
  size_t found = GOVD_NONE;
  size_t most = FEW - 1;
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    size_t count = 0;
    size_t begin = GOVD_NONE;
    for (size_t r = grid->begin; r < grid->end; r++) {
      if (count == 0 && govd__sheet_mark(grid->sheet, r, c)->corner) count = 1;
      if (!bears_row(view, grid->sheet, r, c, table)) continue;
      if (begin == GOVD_NONE) begin = r;
      count += has_own_unit(view, grid->sheet, r, c, table) ? 2 : 1;
    }
    if (count <= most) continue;
    most = count;
    found = c;
    *first = begin;
  }
  return found;
}

/* What the cells of a column are, from a row on. */
typedef struct tally {
  size_t figures;
  size_t dashes;
  size_t units;
  size_t words; /* anything else */
} tally;

static tally count_cells(const govd__grid *grid, size_t first, size_t column) {
  tally t = {0};
  for (size_t r = first; r < grid->end; r++) {
    const govd__mark *mark = govd__sheet_mark(grid->sheet, r, column);
    const char *text = govd__sheet_text(grid->sheet, r, column);
    if (mark->empty) continue;
    if (mark->figure) {
      t.figures++;
    } else if (mark->dash) {
      t.dashes++;
    } else if (govd__is_unit(text, strlen(text))) {
      t.units++;
    } else {
      t.words++;
    }
  }
  return t;
}

static bool is_units(const tally *t) { return t->units > 0 && t->figures == 0 && t->words == 0; }

/* Figures, of which a few may be words instead. */
static bool is_figures(const tally *t) {
  return t->figures + t->dashes > 0 && 3 * (t->words + t->units) <= t->figures;
}

/* Whether a title that is none of the form's stands over a column. */
static bool is_titled(const govd__grid *grid, size_t first, size_t column) {
  for (size_t r = grid->begin; r < first; r++) {
    bool own = govd__sheet_begins(grid->sheet, r, column);
    if (own && !govd__sheet_mark(grid->sheet, r, column)->empty) return true;
  }
  return false;
}

void govd__several_infer(const govd__view *view, govd__grid *grid, size_t table) {
  size_t first = 0;
  size_t labels = find_labels(view, grid, table, &first);
  if (labels == GOVD_NONE) return;
  govd__column_map *map = &grid->maps[table];
  size_t count = 0;
  for (size_t c = labels + 1; c < grid->sheet->columns; c++) {
    tally t = count_cells(grid, first, c);
    if (is_units(&t) && map->unit == GOVD_NONE) map->unit = c;
    if (!is_figures(&t)) continue;
    map->column[c] = 0;
    if (count++ == 0) map->first = c;
  }
  map->last_head = GOVD_NONE;
  map->found = count > 1 || (count == 1 && !is_titled(grid, first, map->first));
  if (map->found) return;
  for (size_t c = 0; c < grid->sheet->columns; c++) map->column[c] = GOVD_NONE;
  map->first = map->unit = GOVD_NONE;
}

static bool bears_any_row(const govd__view *view, const govd__sheet *sheet, size_t row, size_t table) {
  for (size_t c = 0; c < sheet->columns; c++) {
    if (bears_row(view, sheet, row, c, table)) return true;
  }
  return false;
}

/* Whether a row has a title over each column of figures, and not one over all of them. */
static bool titles_all(const govd__sheet *sheet, size_t row, const govd__column_map *map) {
  size_t count = 0;
  for (size_t c = 0; c < sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE) continue;
    if (govd__sheet_mark(sheet, row, c)->empty) return false;
    count += govd__sheet_begins(sheet, row, c);
  }
  return count > 1;
}

void govd__several_mark_head(const govd__view *view, govd__grid *grid, size_t table) {
  const govd__column_map *map = &grid->maps[table];
  if (!map->found || map->last_head != GOVD_NONE) return;
  for (size_t r = grid->begin; r < grid->end; r++) {
    if (grid->sheet->has_figure[r] || bears_any_row(view, grid->sheet, r, table)) return;
    if (titles_all(grid->sheet, r, map)) grid->head[r - grid->begin] = true;
  }
}

/* The texts that a row prints in a column of the form, one after the other. */
typedef struct texts {
  const govd__grid *grid;
  const govd__column_map *map;
  size_t row;
  size_t form_column;
  size_t column; /* of the grid, where the last one stands; GOVD_NONE before the first */
  size_t begin;  /* of its cell */
} texts;

static bool next_text(texts *t, const char **text) {
  const govd__sheet *sheet = t->grid->sheet;
  for (size_t c = t->column == GOVD_NONE ? t->map->first : t->column + 1; c < sheet->columns; c++) {
    if (t->map->column[c] != t->form_column) continue;
    size_t begin = govd__sheet_cell(sheet, t->row, c)->column;
    bool same = t->column != GOVD_NONE && begin == t->begin;
    t->column = c;
    t->begin = begin;
    if (same || begin < t->map->first) continue; /* it is several columns wide, or the label is */
    *text = govd__sheet_text(sheet, t->row, c);
    return true;
  }
  return false;
}

static texts texts_of(const govd__grid *grid, size_t row, const govd__column_map *map, size_t form_column) {
  return (texts){grid, map, row, form_column, GOVD_NONE, GOVD_NONE};
}

/* Whether a row prints more than one text in a column of the form. */
static bool has_several(const govd__grid *grid, size_t row, const govd__column_map *map, size_t form_column) {
  texts t = texts_of(grid, row, map, form_column);
  const char *text;
  size_t count = 0;
  while (next_text(&t, &text)) count += *text != '\0';
  return count > 1;
}

/*
 * A figure of a row, in the unit of the row: that of money if none is printed, since what counts
 * other things is not converted.
 */
static govd_figure read_in_unit(const char *text, const char *unit) {
  if (unit == NULL || !govd__is_unit(unit, strlen(unit))) unit = "万元";
  return govd_figure_read(text, strlen(text), GOVD_AMOUNT, unit, NULL);
}

/* What rows say of the column of the total: whether it is the sum of the others. */
typedef struct evidence {
  size_t holding;
  size_t lacking; /* it is left blank though there are others, or there are words among them */
  size_t failing;
} evidence;

static void look_at_row(const govd__grid *grid, size_t row, const govd__column_map *map, evidence *e) {
  texts t = texts_of(grid, row, map, 0);
  const char *unit = govd__grid_unit(grid, row, map);
  const char *text;
  int64_t sum = 0;
  int64_t total = 0; /* nothing counts as 0 */
  bool given = false;
  bool words = false;
  while (next_text(&t, &text)) {
    govd_figure figure = read_in_unit(text, unit);
    int64_t value = figure.status == GOVD_FIGURE_OK ? figure.value : 0;
    words = words || figure.status > GOVD_FIGURE_DASH;
    if (t.column == map->total) {
      given = figure.status == GOVD_FIGURE_OK;
      total = value;
    } else if (govd_amount_add(sum, value, &sum, NULL) != GOVD_OK) {
      words = true;
    }
  }
  if (!words && given && sum != total) {
    e->failing++;
  } else if (words || sum != total) {
    e->lacking++;
  } else {
    e->holding++;
  }
}

/* Names of the whole; NULL ends the list. */
static const char *const totals[] = {"合计", "总计", "总数", "全省", "全市", "全州",
                                     "全县", "全区", "全镇", "全乡", NULL};

static bool names_total(const char *text, govd__label *scratch) {
  govd__label_set(scratch, text, strlen(text));
  for (size_t i = 0; totals[i] != NULL && !govd__label_failed(scratch); i++) {
    if (strcmp(scratch->key.data, totals[i]) == 0) return true;
  }
  return false;
}

/* The one column whose head names it as the total, or GOVD_NONE. */
static size_t find_total(const govd__grid *grid, const govd__column_map *map, govd__label *scratch) {
  size_t found = GOVD_NONE;
  for (size_t r = grid->begin; r < grid->end && !grid->sheet->has_figure[r]; r++) {
    texts t = texts_of(grid, r, map, 0);
    const char *text;
    while (next_text(&t, &text)) {
      if (!names_total(text, scratch)) continue;
      if (found != GOVD_NONE && found != t.column) return GOVD_NONE;
      found = t.column;
    }
  }
  return found;
}

/* Parts of tables that have the same columns, one going on with those of the one before. */
typedef struct run {
  const govd__vocabulary *vocabulary;
  govd__grid *grids;
  size_t count;
  size_t table;
} run;

/* A heading may carry any figure, or a subtotal in one column only: it says nothing of the others. */
static bool is_heading(const run *parts, const govd__sheet *sheet, size_t row) {
  for (size_t c = 0; c < sheet->columns; c++) {
    uint32_t word = govd__sheet_mark(sheet, row, c)->word;
    size_t found = govd__row_bearing(parts->vocabulary, word, parts->table);
    if (found == GOVD_NONE) continue;
    return govd_form_row(parts->vocabulary->form, parts->table, found)->kind == GOVD_ROW_GROUP;
  }
  return false;
}

static bool any_several(const run *parts) {
  for (size_t g = 0; g < parts->count; g++) {
    const govd__grid *grid = &parts->grids[g];
    const govd__column_map *map = &grid->maps[parts->table];
    for (size_t r = grid->begin; r < grid->end && map->found; r++) {
      if (grid->sheet->has_figure[r] && has_several(grid, r, map, 0)) return true;
    }
  }
  return false;
}

/* Whether the total is that of all rows that print one, and most do. */
static bool is_total(const run *parts) {
  evidence e = {0};
  for (size_t g = 0; g < parts->count; g++) {
    const govd__grid *grid = &parts->grids[g];
    const govd__column_map *map = &grid->maps[parts->table];
    for (size_t r = grid->begin; r < grid->end && map->found; r++) {
      if (grid->sheet->has_figure[r] && !is_heading(parts, grid->sheet, r)) look_at_row(grid, r, map, &e);
    }
  }
  return e.failing == 0 && (e.lacking == 0 || e.lacking < e.holding);
}

static void settle(const run *parts, govd__label *scratch) {
  size_t total = find_total(parts->grids, &parts->grids->maps[parts->table], scratch);
  if (total == GOVD_NONE && !any_several(parts)) return;
  for (size_t g = 0; g < parts->count; g++) {
    parts->grids[g].maps[parts->table].several = true;
    parts->grids[g].maps[parts->table].total = total;
  }
  if (total == GOVD_NONE || is_total(parts)) return;
  for (size_t g = 0; g < parts->count; g++) parts->grids[g].maps[parts->table].total = GOVD_NONE;
}

void govd__several_settle(const govd__vocabulary *vocabulary, govd__grid *grids, size_t count, size_t table,
                          govd__label *scratch) {
  for (size_t g = 0; g < count;) {
    const govd__column_map *map = &grids[g].maps[table];
    size_t end = g + 1;
    while (end < count && (!grids[end].maps[table].found || grids[end].maps[table].column == map->column))
      end++;
    if (map->found && !map->blocks) settle(&(run){vocabulary, grids + g, end - g, table}, scratch);
    g = end;
  }
}

static const char *join(texts t, govd__buffer *joined) {
  const char *text;
  joined->length = 0;
  for (size_t i = 0; next_text(&t, &text); i++) {
    if (i > 0) govd__buffer_puts(joined, GOVD__SEVERAL);
    govd__buffer_puts(joined, text);
  }
  return joined->failed ? "" : joined->data;
}

const char *govd__several_text(const govd__grid *grid, size_t row, const govd__column_map *map,
                               size_t form_column, govd__buffer *joined, size_t *column) {
  texts t = texts_of(grid, row, map, form_column);
  const char *text;
  const char *found = "";
  size_t count = 0;
  *column = GOVD_NONE;
  while (next_text(&t, &text)) {
    if (*column == GOVD_NONE || (*text != '\0' && count == 0)) {
      *column = t.column;
      found = text;
    }
    count += *text != '\0';
    if (!map->several || t.column != map->total) continue;
    *column = t.column;
    return text;
  }
  bool one = count == 0 || (count == 1 && !map->several);
  return one ? found : join(texts_of(grid, row, map, form_column), joined);
}
