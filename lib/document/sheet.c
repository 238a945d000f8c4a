/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "cell_limit.h"

/* Where a cell's text is gathered. */
typedef enum source { SOURCE_NONE, SOURCE_VALUE, SOURCE_FORMULA } source;

typedef struct reader {
  const govd__sheet_book *book;
  govd__sheet *sheet;
  size_t *cells; /* of the file so far */
  unsigned row;
  unsigned column;
  char type[10]; /* of the cell's value */
  const govd__sheet_style *style;
  source from;
  govd__buffer value;
  govd__buffer formula;
  govd__buffer shown;
} reader;

static unsigned number(const govd__xml_element *element, const char *name) {
  long value = govd__xml_number(element, GOVD__XML_NONE, name, 0);
  return value < 0 ? 0 : (unsigned)value;
}

static bool is_zero(const govd__xml_element *element, const char *name) {
  return govd__xml_is(element, GOVD__XML_NONE, name, "0");
}

/* Takes a reference such as B12 apart. */
static bool read_reference(const char *text, size_t length, unsigned *row, unsigned *column) {
  size_t i = 0;
  *row = *column = 0;
  for (; i < length && (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'; i++) {
    *column = *column * 26 + (unsigned)((text[i] | 0x20) - 'a' + 1);
    if (*column > GOVD__SHEET_MAX_COLUMNS) return false;
  }
  for (; i < length && text[i] >= '0' && text[i] <= '9'; i++) {
    *row = *row * 10 + (unsigned)(text[i] - '0');
    if (*row > GOVD__SHEET_MAX_ROWS) return false;
  }
  return i == length && *row > 0 && *column > 0;
}

static govd_status fail_reference(govd_error *error) {
  return govd__fail(error, GOVD_E_SCHEMA, "a sheet has a cell that lies outside of it");
}

/* Columns and rows. */

static govd_status on_columns(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__sheet *sheet = ((reader *)user)->sheet;
  bool hidden = govd__xml_flag(element, GOVD__XML_NONE, "hidden", false) || is_zero(element, "width");
  unsigned last = number(element, "max");
  if (last > GOVD__SHEET_MAX_COLUMNS) last = GOVD__SHEET_MAX_COLUMNS;
  if (!hidden) return GOVD_OK;
  for (unsigned i = number(element, "min"); i <= last;) {
    bool eight = i % 8 == 0 && i + 7 <= last; /* most often it is all that are not used */
    sheet->hidden_columns[i / 8] = (unsigned char)(eight ? 0xFF : sheet->hidden_columns[i / 8] | 1U << i % 8);
    i += eight ? 8 : 1;
  }
  return GOVD_OK;
}

static govd_status note_hidden_row(govd__sheet *sheet, unsigned row, govd_error *error) {
  unsigned *rows = govd__grow(sheet->hidden_rows, sheet->hidden_count, &sheet->hidden_capacity, sizeof *rows);
  if (rows == NULL) return govd__fail_memory(error);
  sheet->hidden_rows = rows;
  rows[sheet->hidden_count++] = row;
  return GOVD_OK;
}

static govd_status on_row(void *user, govd__xml_element *element, govd_error *error) {
  reader *r = user;
  unsigned row = number(element, "r");
  r->row = row > 0 ? row : r->row + 1;
  r->column = 0;
  if (r->row > GOVD__SHEET_MAX_ROWS) return fail_reference(error);
  bool hidden = govd__xml_flag(element, GOVD__XML_NONE, "hidden", false) || is_zero(element, "ht");
  return hidden ? note_hidden_row(r->sheet, r->row, error) : GOVD_OK;
}

/* Cells. */

static govd_status on_cell(void *user, govd__xml_element *element, govd_error *error) {
  reader *r = user;
  const char *text;
  size_t length;
  if (govd__xml_attribute(element, GOVD__XML_NONE, "r", &text, &length)) {
    if (!read_reference(text, length, &r->row, &r->column)) return fail_reference(error);
  } else if (r->row == 0 || ++r->column > GOVD__SHEET_MAX_COLUMNS) {
    return fail_reference(error);
  }
  if (!govd__xml_attribute(element, GOVD__XML_NONE, "t", &text, &length)) text = "n", length = 1;
  if (length >= sizeof r->type) length = 0;
  memcpy(r->type, text, length);
  r->type[length] = '\0';
  r->style = govd__sheet_book_style(r->book, govd__xml_number(element, GOVD__XML_NONE, "s", 0));
  r->value.length = r->formula.length = r->shown.length = 0;
  return GOVD_OK;
}

static long index_of(const govd__buffer *text) {
  long value = 0;
  for (size_t i = 0; i < text->length; i++) {
    if (text->data[i] < '0' || text->data[i] > '9' || value > 100000000) return -1;
    value = value * 10 + (text->data[i] - '0');
  }
  return text->length == 0 ? -1 : value;
}

static void show_number(reader *r) {
  govd__sheet_number_write(&r->shown, r->value.data, r->value.length, &r->style->format, r->book->from_1904);
}

static void show_switch(reader *r) {
  govd__buffer_puts(&r->shown, r->value.data[0] == '1' ? "TRUE" : "FALSE");
}

/* A date in words of ISO 8601; a midnight is no time. */
static void show_date(reader *r) {
  size_t length = r->value.length;
  const char *time = memchr(r->value.data, 'T', length);
  if (time != NULL && strncmp(time, "T00:00:00", strlen("T00:00:00")) == 0)
    length = (size_t)(time - r->value.data);
  govd__buffer_add(&r->shown, r->value.data, length);
}

static void show_text(reader *r) {
  if (r->value.length > 0) r->value.length = govd__sheet_unescape(r->value.data, r->value.length);
  govd__buffer_add(&r->shown, r->value.data, r->value.length);
}

/* A formula whose result the file does not have: its own text says at least that there is something. */
static void show_formula(reader *r) {
  if (r->formula.length == 0) return;
  govd__buffer_putc(&r->shown, '=');
  govd__buffer_add(&r->shown, r->formula.data, r->formula.length);
}

static const struct {
  const char *type;
  void (*show)(reader *r);
} types[] = {{"n", show_number}, {"b", show_switch}, {"d", show_date}};

static void show(reader *r) {
  if (r->value.length == 0) {
    show_formula(r);
    return;
  }
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    if (strcmp(types[i].type, r->type) == 0) {
      types[i].show(r);
      return;
    }
  }
  show_text(r); /* str, inlineStr, e, and what is not known */
}

static bool is_blank(const char *text) {
  size_t length = strlen(text);
  govd__trim(&text, &length);
  return length == 0;
}

static govd_status add_cell(reader *r, const char *text, govd_error *error) {
  govd__sheet *sheet = r->sheet;
  if (*r->cells == GOVD__MAX_FILE_CELLS) return govd__fail_cells(error);
  govd__sheet_cell *cells = govd__grow(sheet->cells, sheet->cell_count, &sheet->cell_capacity, sizeof *cells);
  if (cells == NULL) return govd__fail_memory(error);
  sheet->cells = cells;
  cells[sheet->cell_count++] = (govd__sheet_cell){text, r->row, r->column, r->row, r->column};
  ++*r->cells;
  return GOVD_OK;
}

static govd_status add_blank(reader *r, govd_error *error) {
  govd__sheet *sheet = r->sheet;
  govd__sheet_blank *last = sheet->blank_count > 0 ? &sheet->blanks[sheet->blank_count - 1] : NULL;
  if (last != NULL && last->row == r->row) {
    if (r->column < last->first) last->first = r->column;
    if (r->column > last->last) last->last = r->column;
    return GOVD_OK;
  }
  govd__sheet_blank *blanks =
      govd__grow(sheet->blanks, sheet->blank_count, &sheet->blank_capacity, sizeof *blanks);
  if (blanks == NULL) return govd__fail_memory(error);
  sheet->blanks = blanks;
  blanks[sheet->blank_count++] = (govd__sheet_blank){r->row, r->column, r->column};
  return GOVD_OK;
}

static govd_status end_cell(void *user, govd_error *error) {
  reader *r = user;
  if (r->value.failed || r->formula.failed) return govd__fail_memory(error);
  const char *text = "";
  if (strcmp(r->type, "s") == 0 && r->value.length > 0) {
    text = govd__sheet_book_text(r->book, index_of(&r->value));
    if (text == NULL)
      return govd__fail(error, GOVD_E_SCHEMA, "a cell refers to a text that the workbook does not have");
  } else {
    show(r);
    if (r->shown.failed) return govd__fail_memory(error);
    if (r->shown.length > 0) text = govd__arena_strndup(&r->sheet->arena, r->shown.data, r->shown.length);
    if (text == NULL) return govd__fail_memory(error);
  }
  if (!is_blank(text)) return add_cell(r, text, error);
  return r->style->bordered ? add_blank(r, error) : GOVD_OK;
}

static govd_status on_value(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((reader *)user)->from = SOURCE_VALUE;
  return GOVD_OK;
}

static govd_status on_formula(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((reader *)user)->from = SOURCE_FORMULA;
  return GOVD_OK;
}

static govd_status end_source(void *user, govd_error *error) {
  (void)error;
  ((reader *)user)->from = SOURCE_NONE;
  return GOVD_OK;
}

static govd_status on_characters(void *user, const char *text, size_t length, govd_error *error) {
  (void)error;
  reader *r = user;
  if (r->from == SOURCE_VALUE) govd__buffer_add(&r->value, text, length);
  if (r->from == SOURCE_FORMULA) govd__buffer_add(&r->formula, text, length);
  return GOVD_OK;
}

static govd_status on_merge(void *user, govd__xml_element *element, govd_error *error) {
  govd__sheet *sheet = ((reader *)user)->sheet;
  const char *text;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_NONE, "ref", &text, &length);
  const char *colon = length > 0 ? memchr(text, ':', length) : NULL;
  if (colon == NULL) return GOVD_OK;
  govd__sheet_range range;
  size_t first = (size_t)(colon - text);
  bool whole = read_reference(text, first, &range.row, &range.column) &&
               read_reference(colon + 1, length - first - 1, &range.last_row, &range.last_column);
  if (!whole || range.last_row < range.row || range.last_column < range.column) return GOVD_OK;
  govd__sheet_range *ranges =
      govd__grow(sheet->ranges, sheet->range_count, &sheet->range_capacity, sizeof *ranges);
  if (ranges == NULL) return govd__fail_memory(error);
  sheet->ranges = ranges;
  ranges[sheet->range_count++] = range;
  return GOVD_OK;
}

static const govd__xml_rule rules[] = {
    {"c", GOVD__XML_SHEET, on_cell, end_cell},
    {"col", GOVD__XML_SHEET, on_columns, NULL},
    {"extLst", GOVD__XML_SHEET, govd__xml_skip, NULL},
    {"f", GOVD__XML_SHEET, on_formula, end_source},
    {"mergeCell", GOVD__XML_SHEET, on_merge, NULL},
    {"rPh", GOVD__XML_SHEET, govd__xml_skip, NULL},
    {"row", GOVD__XML_SHEET, on_row, NULL},
    {"t", GOVD__XML_SHEET, on_value, end_source},
    {"v", GOVD__XML_SHEET, on_value, end_source},
};
static const govd__xml_grammar grammar = {
    {"worksheet", GOVD__XML_SHEET, NULL, NULL}, rules, sizeof rules / sizeof *rules, on_characters};

govd_status govd__sheet_read(govd__package *package, const char *part, const govd__sheet_book *book,
                             govd__sheet *sheet, size_t *cells, govd_error *error) {
  reader r = {.book = book, .sheet = sheet, .cells = cells, .style = govd__sheet_book_style(book, -1)};
  govd_status status = govd__part_parse(package, part, &grammar, &r, error);
  govd__buffer_release(&r.value);
  govd__buffer_release(&r.formula);
  govd__buffer_release(&r.shown);
  if (status == GOVD_OK) govd__sheet_put_in_order(sheet);
  return status;
}

void govd__sheet_release(govd__sheet *sheet) {
  govd__arena_release(&sheet->arena);
  govd__free(sheet->cells);
  govd__free(sheet->ranges);
  govd__free(sheet->blanks);
  govd__free(sheet->hidden_rows);
  memset(sheet, 0, sizeof *sheet);
}
