/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet_book.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { MAX_TEXTS = 4000000, MAX_STYLES = 65536, MAX_CODES = 1000 };

const char *govd__sheet_book_text(const govd__sheet_book *book, long number) {
  if (number < 0 || (size_t)number >= book->text_count) return NULL;
  return book->texts.data + book->starts[number];
}

const govd__sheet_style *govd__sheet_book_style(const govd__sheet_book *book, long number) {
  static const govd__sheet_style plain = {{GOVD__SHEET_NUMBER, 1, "", ""}, false};
  return number < 0 || (size_t)number >= book->style_count ? &plain : &book->styles[number];
}

/* The character that _xHHHH_ stands for, or 0. */
static uint32_t escaped(const char *text, size_t length) {
  static const char digits[] = "0123456789abcdef";
  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return 0;
  uint32_t value = 0;
  for (int i = 2; i < 6; i++) {
    char small = (char)(text[i] >= '0' && text[i] <= '9' ? text[i] : text[i] | 0x20);
    const char *digit = small == '\0' ? NULL : strchr(digits, small);
    if (digit == NULL) return 0;
    value = value * 16 + (uint32_t)(digit - digits);
  }
  return value >= 0xD800 && value < 0xE000 ? 0 : value;
}

size_t govd__sheet_unescape(char *text, size_t length) {
  size_t used = 0;
  for (size_t i = 0; i < length;) {
    uint32_t point = escaped(text + i, length - i);
    if (point == 0) {
      text[used++] = text[i++];
      continue;
    }
    if (point != '\r') used += govd__utf8_encode(point, text + used);
    i += 7;
  }
  return used;
}

/* Shared texts. Those of phonetic runs (rPh) are readings of the others. */

typedef struct text_reader {
  govd__sheet_book *book;
  size_t start;
  bool in_text;
} text_reader;

static govd_status on_item(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  text_reader *r = user;
  r->start = r->book->texts.length;
  return GOVD_OK;
}

static govd_status end_item(void *user, govd_error *error) {
  text_reader *r = user;
  govd__sheet_book *book = r->book;
  if (book->text_count == MAX_TEXTS) {
    return govd__fail(error, GOVD_E_LIMIT, "the workbook has more than %d texts", (int)MAX_TEXTS);
  }
  size_t *starts = govd__grow(book->starts, book->text_count, &book->text_capacity, sizeof *starts);
  if (starts == NULL) return govd__fail_memory(error);
  book->starts = starts;
  govd__buffer *texts = &book->texts;
  if (texts->length > r->start) {
    texts->length = r->start + govd__sheet_unescape(texts->data + r->start, texts->length - r->start);
  }
  govd__buffer_putc(texts, '\0');
  if (texts->failed) return govd__fail_memory(error);
  starts[book->text_count++] = r->start;
  return GOVD_OK;
}

static govd_status on_text(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((text_reader *)user)->in_text = true;
  return GOVD_OK;
}

static govd_status end_text(void *user, govd_error *error) {
  (void)error;
  ((text_reader *)user)->in_text = false;
  return GOVD_OK;
}

static govd_status on_characters(void *user, const char *text, size_t length, govd_error *error) {
  (void)error;
  text_reader *r = user;
  if (r->in_text) govd__buffer_add(&r->book->texts, text, length);
  return GOVD_OK;
}

static const govd__xml_rule text_rules[] = {
    {"rPh", GOVD__XML_SHEET, govd__xml_skip, NULL},
    {"si", GOVD__XML_SHEET, on_item, end_item},
    {"t", GOVD__XML_SHEET, on_text, end_text},
};
static const govd__xml_grammar text_grammar = {
    {"sst", GOVD__XML_SHEET, NULL, NULL}, text_rules, sizeof text_rules / sizeof *text_rules, on_characters};

/* Styles. */

typedef struct code {
  long number;
  govd__sheet_format format;
} code;

typedef struct style_reader {
  govd__sheet_book *book;
  code *codes;
  size_t code_count;
  size_t code_capacity;
  bool *borders; /* by number: whether there is a line */
  size_t border_count;
  size_t border_capacity;
  bool in_cells; /* inside cellXfs */
} style_reader;

static govd_status on_code(void *user, govd__xml_element *element, govd_error *error) {
  style_reader *r = user;
  if (r->code_count == MAX_CODES) return GOVD_OK; /* Excel has some 250; the rest is shown plainly */
  code *codes = govd__grow(r->codes, r->code_count, &r->code_capacity, sizeof *codes);
  if (codes == NULL) return govd__fail_memory(error);
  r->codes = codes;
  code made = {.number = govd__xml_number(element, GOVD__XML_NONE, "numFmtId", -1)};
  const char *text;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_NONE, "formatCode", &text, &length);
  if (!govd__sheet_format_parse(text, length, &r->book->arena, &made.format)) return govd__fail_memory(error);
  codes[r->code_count++] = made;
  return GOVD_OK;
}

static govd_status on_border(void *user, govd__xml_element *element, govd_error *error) {
  (void)element;
  style_reader *r = user;
  if (r->border_count == MAX_STYLES) return GOVD_OK;
  bool *borders = govd__grow(r->borders, r->border_count, &r->border_capacity, sizeof *borders);
  if (borders == NULL) return govd__fail_memory(error);
  r->borders = borders;
  borders[r->border_count++] = false;
  return GOVD_OK;
}

static govd_status on_side(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  style_reader *r = user;
  const char *style;
  size_t length;
  bool drawn = govd__xml_attribute(element, GOVD__XML_NONE, "style", &style, &length) &&
               !govd__xml_is(element, GOVD__XML_NONE, "style", "none");
  if (drawn && r->border_count > 0) r->borders[r->border_count - 1] = true;
  return GOVD_OK;
}

static govd_status on_cell_styles(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((style_reader *)user)->in_cells = true;
  return GOVD_OK;
}

static govd_status end_cell_styles(void *user, govd_error *error) {
  (void)error;
  ((style_reader *)user)->in_cells = false;
  return GOVD_OK;
}

static govd__sheet_format format_of(const style_reader *r, long number) {
  for (size_t i = 0; i < r->code_count; i++) {
    if (r->codes[i].number == number) return r->codes[i].format;
  }
  return govd__sheet_format_numbered(number);
}

static govd_status on_style(void *user, govd__xml_element *element, govd_error *error) {
  style_reader *r = user;
  govd__sheet_book *book = r->book;
  if (!r->in_cells) return GOVD_OK;
  if (book->style_count == MAX_STYLES) {
    return govd__fail(error, GOVD_E_LIMIT, "the workbook has more than %d styles", (int)MAX_STYLES);
  }
  govd__sheet_style *styles =
      govd__grow(book->styles, book->style_count, &book->style_capacity, sizeof *styles);
  if (styles == NULL) return govd__fail_memory(error);
  book->styles = styles;
  long border = govd__xml_number(element, GOVD__XML_NONE, "borderId", 0);
  bool bordered = border >= 0 && (size_t)border < r->border_count && r->borders[border];
  govd__sheet_format format = format_of(r, govd__xml_number(element, GOVD__XML_NONE, "numFmtId", 0));
  styles[book->style_count++] = (govd__sheet_style){format, bordered};
  return GOVD_OK;
}

static const govd__xml_rule style_rules[] = {
    {"border", GOVD__XML_SHEET, on_border, NULL},
    {"bottom", GOVD__XML_SHEET, on_side, NULL},
    {"cellXfs", GOVD__XML_SHEET, on_cell_styles, end_cell_styles},
    {"dxfs", GOVD__XML_SHEET, govd__xml_skip, NULL},
    {"end", GOVD__XML_SHEET, on_side, NULL},
    {"left", GOVD__XML_SHEET, on_side, NULL},
    {"numFmt", GOVD__XML_SHEET, on_code, NULL},
    {"right", GOVD__XML_SHEET, on_side, NULL},
    {"start", GOVD__XML_SHEET, on_side, NULL},
    {"top", GOVD__XML_SHEET, on_side, NULL},
    {"xf", GOVD__XML_SHEET, on_style, NULL},
};
static const govd__xml_grammar style_grammar = {
    {"styleSheet", GOVD__XML_SHEET, NULL, NULL}, style_rules, sizeof style_rules / sizeof *style_rules, NULL};

govd_status govd__sheet_book_read(govd__package *package, const govd__relations *relations,
                                  govd__sheet_book *book, govd_error *error) {
  text_reader texts = {.book = book};
  govd_status status =
      govd__part_parse_typed(package, relations, "sharedStrings", &text_grammar, &texts, error);
  if (status == GOVD_OK && book->texts.failed) status = govd__fail_memory(error);
  if (status != GOVD_OK) return status;
  style_reader styles = {.book = book};
  status = govd__part_parse_typed(package, relations, "styles", &style_grammar, &styles, error);
  govd__free(styles.codes);
  govd__free(styles.borders);
  return status;
}

void govd__sheet_book_release(govd__sheet_book *book) {
  govd__arena_release(&book->arena);
  govd__buffer_release(&book->texts);
  govd__free(book->starts);
  govd__free(book->styles);
  memset(book, 0, sizeof *book);
}
