/* SPDX-License-Identifier: Apache-2.0 */
#include "flat_build.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "flat_page.h"
#include "report/figure.h"

typedef struct builder {
  const govd__flat *flat;
  govd_document *document;
  govd__arena arena; /* of texts, which the document copies */
  size_t block;      /* the table that is being filled */
  size_t row;
  size_t pages; /* the greatest number that may be that of a page; 0 where there are none */
  govd_error *error;
} builder;

/* A row of a flattened table: its line, and those with more of its figures. */
typedef struct row {
  size_t begin;
  size_t end;
} row;

static govd__flat_text *text_at(const builder *b, size_t at) { return &b->flat->texts[at]; }

static const govd__flat_table *table_of(const builder *b, size_t at) {
  const govd__flat_text *text = text_at(b, at);
  const govd__flat_table *table = text->table == GOVD_NONE ? NULL : &b->flat->tables[text->table];
  return table != NULL && table->accepted ? table : NULL;
}

/* The lines of the row that begins with a line: where rows have figures of their own, only one that lacks
 * them may have others below. */
static row row_at(const builder *b, size_t at) {
  const govd__flat_table *table = table_of(b, at);
  row r = {at, at + 1};
  if (table == NULL) return r;
  bool more = table->blocks || text_at(b, at)->line.tail.figures == 0;
  while (more && r.end < b->flat->text_count && text_at(b, r.end)->role == GOVD__FLAT_FIGURES &&
         text_at(b, r.end)->table == text_at(b, at)->table)
    r.end++;
  return r;
}

static bool begins_row(const builder *b, size_t at) {
  const govd__flat_table *table = at < b->flat->text_count ? table_of(b, at) : NULL;
  govd__flat_role wanted = table != NULL && table->blocks ? GOVD__FLAT_FIGURES : GOVD__FLAT_ROW;
  return table != NULL && text_at(b, at)->role == wanted;
}

static size_t count_items(const builder *b, row r) {
  size_t count = 0;
  for (size_t i = r.begin; i < r.end; i++) count += text_at(b, i)->line.tail.count;
  return count;
}

static size_t count_figures(const builder *b, row r) {
  size_t count = 0;
  for (size_t i = r.begin; i < r.end; i++) count += text_at(b, i)->line.tail.figures;
  return count;
}

/*
 * Finds the numbers on lines of their own that are no figures, since they stand outside of tables or
 * in rows that have too many: they are those of pages, and there are others before them.
 */
static void find_pages(builder *b) {
  for (size_t at = 0; at < b->flat->text_count;) {
    bool inside = begins_row(b, at);
    row r = inside ? row_at(b, at) : (row){at, at + 1};
    bool loose = !inside || count_figures(b, r) > table_of(b, at)->columns;
    for (size_t i = r.begin; i < r.end && loose; i++) {
      size_t number = govd__flat_page_number(&text_at(b, i)->line);
      if (number > b->pages) b->pages = number;
    }
    at = r.end;
  }
}

/* Whether a number on a line of its own that is among the figures of a row may be that of a page. */
static bool has_page(const builder *b, row r) {
  for (size_t i = r.begin; i < r.end; i++) {
    size_t number = govd__flat_page_number(&text_at(b, i)->line);
    if (number > 0 && number <= b->pages) return true;
  }
  return false;
}

static govd_status set_cell(builder *b, size_t column, const char *text, size_t length, govd_place place) {
  char *copy = govd__arena_strndup(&b->arena, text, length);
  if (copy == NULL) return govd__fail_memory(b->error);
  return govd_document_set_cell(b->document, b->block, b->row, column, 1, 1, copy, place, b->error);
}

static govd_status set_slice(builder *b, size_t column, const govd__flat_text *line, govd__slice slice) {
  govd_place place = line->place;
  if (place.line > 0)
    place.column += (int)govd__utf8_count(line->text.text, (size_t)(slice.text - line->text.text));
  return set_cell(b, column, slice.text, slice.length, place);
}

/* The columns of a table that is being made: label, unit, figures. */
typedef struct frame {
  size_t unit; /* GOVD_NONE where there is none */
  size_t first;
  size_t columns;
} frame;

static frame frame_of(const builder *b, const govd__flat_table *table, size_t begin, size_t *rows) {
  bool unit = table->columns == 1 && !table->blocks;
  frame f = {unit ? 1 : GOVD_NONE, table->blocks ? 0 : unit ? 2 : 1, 0};
  size_t most = table->columns;
  *rows = 1;
  size_t at = begin;
  do {
    row r = row_at(b, at);
    size_t count = count_items(b, r);
    if (!unit && count > most) most = count;
    at = r.end;
    ++*rows;
  } while (!table->blocks && begins_row(b, at) && table_of(b, at) == table);
  f.columns = f.first + most;
  return f;
}

/* The head: the form's titles, in the order in which they stand. */
static govd_status add_head(builder *b, const govd__flat_table *table, const frame *f) {
  const govd_place nowhere = {0};
  govd_status status = GOVD_OK;
  if (f->unit != GOVD_NONE) status = set_cell(b, f->unit, "单位", strlen("单位"), nowhere);
  for (size_t c = 0; c < table->columns && status == GOVD_OK; c++) {
    const char *title = govd_form_column(table->vocabulary->form, table->table, table->order[c])->title.zh;
    status = set_cell(b, f->first + c, title, strlen(title), nowhere);
  }
  return status;
}

/* An item of a row, and the line in which it stands. */
typedef struct item {
  const govd__flat_text *line;
  govd__slice slice;
} item;

static item *list_items(builder *b, row r, size_t *count) {
  item *items = govd__arena_alloc(&b->arena, count_items(b, r) + 1, sizeof *items);
  *count = 0;
  for (size_t i = r.begin; i < r.end && items != NULL; i++) {
    const govd__flat_text *line = text_at(b, i);
    for (size_t k = 0; k < line->line.tail.count; k++)
      items[(*count)++] = (item){line, line->line.tail.items[k]};
  }
  return items;
}

/*
 * The figures of a row as what they are where it is not known which column each is of: several, in the
 * first cell.
 */
static govd_status add_doubtful(builder *b, const frame *f, const item *items, size_t count) {
  govd__buffer text = {0};
  if (count == 1) govd__buffer_puts(&text, GOVD__SEVERAL);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) govd__buffer_puts(&text, GOVD__SEVERAL);
    govd__buffer_add(&text, items[i].slice.text, items[i].slice.length);
  }
  govd_status status = text.failed ? govd__fail_memory(b->error) : GOVD_OK;
  if (status == GOVD_OK) status = set_cell(b, f->first, text.data, text.length, items[0].line->place);
  govd__buffer_release(&text);
  return status;
}

/* Whether the figures of a row may be those of other columns, or one of them that of a page. */
static bool are_doubtful(builder *b, const govd__flat_table *table, row r, const item *items, size_t count) {
  if (table->blocks && count > table->columns) return true;
  if (!has_page(b, r)) return false;
  govd__slice figures[GOVD__MAX_TITLES];
  if (count != table->columns)
    return table->blocks; /* else the columns are too few or too many to be taken */
  for (size_t i = 0; i < count; i++) figures[i] = items[i].slice;
  return !govd__flat_adds_up(table, figures, count, b->pages);
}

/* The figures of a row of a table with several columns. */
static govd_status add_figures(builder *b, const govd__flat_table *table, const frame *f, row r,
                               const item *items, size_t count) {
  if (are_doubtful(b, table, r, items, count)) return add_doubtful(b, f, items, count);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++)
    status = set_slice(b, f->first + i, items[i].line, items[i].slice);
  return status;
}

/*
 * The only figure of a row. Several are none, and neither is one of a table whose figures are
 * those of several columns, or one below a row that lacks its figure while others have theirs
 * beside them, or there are numbers of pages: it may be one, too.
 */
static govd_status add_figure(builder *b, const govd__flat_table *table, const frame *f, row r,
                              const item *items, size_t count) {
  bool several = table->joined || 4 * table->many >= table->rows;
  bool doubtful = several || (table->own > 0 && r.end > r.begin + 1) || has_page(b, r);
  if (count == 0) return GOVD_OK;
  return count > 1 || doubtful ? add_doubtful(b, f, items, count)
                               : set_slice(b, f->first, items[0].line, items[0].slice);
}

static govd_status add_row(builder *b, const govd__flat_table *table, const frame *f, row r) {
  const govd__flat_text *line = text_at(b, r.begin);
  size_t count;
  const item *items = list_items(b, r, &count);
  if (items == NULL) return govd__fail_memory(b->error);
  govd_status status = table->blocks ? GOVD_OK : set_slice(b, 0, line, line->line.label);
  if (status != GOVD_OK) return status;
  if (f->unit == GOVD_NONE) return add_figures(b, table, f, r, items, count);
  govd__slice first = count == 0 ? (govd__slice){"", 0} : items[0].slice;
  bool dash = table->units && count > 1 && govd__is_dash(first.text, first.length);
  bool unit = count > 0 && (dash || govd__flat_is_unit(first));
  if (unit) status = set_slice(b, f->unit, items[0].line, first);
  return status == GOVD_OK ? add_figure(b, table, f, r, items + unit, count - unit) : status;
}

/* Adds the table whose first row is a line; gives the line behind its last. */
static govd_status add_table(builder *b, size_t *at) {
  const govd__flat_table *table = table_of(b, *at);
  size_t rows;
  frame f = frame_of(b, table, *at, &rows);
  govd_status status =
      govd_document_add_table(b->document, rows, f.columns, text_at(b, *at)->place, &b->block, b->error);
  b->row = 0;
  if (status == GOVD_OK) status = add_head(b, table, &f);
  for (b->row = 1; b->row < rows && status == GOVD_OK; b->row++) {
    row r = row_at(b, *at);
    status = add_row(b, table, &f, r);
    *at = r.end;
  }
  return status;
}

/* A table that was one already. */
static govd_status copy_table(builder *b, size_t block) {
  const govd_block *source = govd_document_block(b->flat->document, block);
  govd_status status =
      govd_document_add_table(b->document, source->rows, source->columns, source->place, &b->block, b->error);
  for (size_t i = 0; i < source->rows * source->columns && status == GOVD_OK; i++) {
    size_t r = i / source->columns;
    size_t c = i % source->columns;
    const govd_grid_cell *cell = govd_document_grid_cell(b->flat->document, block, r, c);
    if (cell->text == NULL) continue;
    /* Merged cells are taken apart: each of their places shows the text. */
    status = govd_document_set_cell(b->document, b->block, r, c, 1, 1, cell->text, cell->place, b->error);
  }
  return status;
}

/* Whether a line with titles is the head of a table that has one now. */
static bool is_head(const builder *b, size_t at) {
  while (at < b->flat->text_count && text_at(b, at)->role == GOVD__FLAT_TITLES) at++;
  return begins_row(b, at);
}

static govd_status add_line(builder *b, size_t *at) {
  const govd__flat_text *line = text_at(b, (*at)++);
  if (line->is_table) return copy_table(b, line->block);
  if (line->text.length == 0 || (line->role == GOVD__FLAT_TITLES && is_head(b, *at - 1))) return GOVD_OK;
  char *copy = govd__arena_strndup(&b->arena, line->text.text, line->text.length);
  if (copy == NULL) return govd__fail_memory(b->error);
  return govd_document_add_paragraph(b->document, copy, line->place, b->error);
}

govd_status govd__flat_build(const govd__flat *flat, govd_document **made, govd_error *error) {
  builder b = {.flat = flat, .error = error};
  find_pages(&b);
  govd_status status = govd_document_new(&b.document, error);
  for (size_t at = 0; at < flat->text_count && status == GOVD_OK;)
    status = begins_row(&b, at) ? add_table(&b, &at) : add_line(&b, &at);
  govd__arena_release(&b.arena);
  if (status == GOVD_OK) {
    *made = b.document;
  } else {
    govd_document_free(b.document);
  }
  return status;
}
