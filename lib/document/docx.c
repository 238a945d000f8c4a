/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Word documents (ISO/IEC 29500-1, WordprocessingML), as they print: numbers of list items
 * are counted, text that is hidden or deleted under revision marks is left out, and
 * what was inserted is kept. Text in a box comes before the paragraph that anchors it.
 *
 * Headers stand first, where a title or the name of a body belongs; footers, which
 * number pages, are not read. Footnotes and endnotes come last, and the marks that
 * refer to them are dropped: behind a figure they would read as one more digit.
 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "docx_table.h"
#include "model.h"
#include "numbering.h"
#include "readers.h"

/* A paragraph on its way in; paragraphs of a text box stand inside the one that anchors it. */
typedef struct paragraph {
  govd__buffer text;
  long list; /* -1 says nothing */
  long level;
  const govd__style *style;
  unsigned long long instructions; /* one bit for each open field: its code is being read, not its result */
  unsigned fields;                 /* open ones */
  bool hidden;                     /* the run */
  bool joined;                     /* its end is deleted, so the next paragraph goes on from it */
  bool properties;                 /* inside w:pPr */
} paragraph;

typedef struct reader {
  govd_document *document;
  govd__numbering numbering;
  govd__docx_tables tables;
  paragraph *paragraphs; /* the first `depth` of them are open; the others keep their memory */
  size_t paragraph_count;
  size_t paragraph_capacity;
  size_t depth;
  bool prompts[GOVD__XML_MAX_DEPTH]; /* of the open content controls: shows but a prompt, "click here" */
  size_t controls;
  size_t prompting;
  size_t numbers; /* bytes of numbers of list items so far */
  int line;       /* paragraphs and rows so far */
  bool numbered;  /* of this part they count */
  bool once;      /* texts that the document has already are left out */
  bool row_properties;
  bool in_text;
} reader;

/* Office files have no lines: the place is the running number of a paragraph or of a table's row. */
static int next_line(reader *r) { return r->numbered ? ++r->line : 0; }

static paragraph *current(const reader *r) { return r->depth == 0 ? NULL : &r->paragraphs[r->depth - 1]; }

static bool stands_already(const reader *r, const char *text, size_t length) {
  enum { MAX_COMPARED = 64 }; /* headers are short */
  size_t count = govd_document_block_count(r->document);
  for (size_t i = 0; i < count && i < MAX_COMPARED; i++) {
    const govd_block *block = govd_document_block(r->document, i);
    if (block->text != NULL && strlen(block->text) == length && memcmp(block->text, text, length) == 0)
      return true;
  }
  return false;
}

static void add_to_cell(govd__docx_cell *cell, const char *text, size_t length) {
  if (length == 0) return;
  if (cell->text.length > 0) govd__buffer_putc(&cell->text, '\n');
  govd__buffer_add(&cell->text, text, length);
}

/* A whole paragraph goes to the cell that is open, else to the document. */
static govd_status emit(reader *r, const char *text, size_t length, govd_error *error) {
  govd__trim(&text, &length);
  govd__docx_cell *cell = govd__docx_open_cell(&r->tables);
  if (cell != NULL) {
    add_to_cell(cell, text, length);
    return GOVD_OK;
  }
  int line = next_line(r);
  if (length == 0 || (r->once && stands_already(r, text, length))) return GOVD_OK;
  return govd__document_add_paragraph(r->document, text, length, (govd_place){line, line > 0 ? 1 : 0}, error);
}

/* Puts the number of a list item in front of its text. */
static govd_status add_number(reader *r, paragraph *p, govd_error *error) {
  enum {
    MAX_NUMBERS = 16 * 1024 * 1024
  }; /* a few bytes of a file may ask for a long number again and again */
  govd__docx_cell *cell = govd__docx_open_cell(&r->tables);
  bool unseen = cell != NULL && (cell->down == GOVD__DOCX_CONTINUE || cell->across == GOVD__DOCX_CONTINUE);
  if (unseen) return GOVD_OK;
  govd__buffer number = {0};
  govd__numbering_next(&r->numbering, p->list, p->level, p->style, &number);
  r->numbers += number.length;
  if (number.length > 0) {
    govd__buffer_add(&number, p->text.data == NULL ? "" : p->text.data, p->text.length);
    govd__buffer swapped = p->text;
    p->text = number;
    number = swapped;
  }
  p->text.failed = p->text.failed || number.failed;
  govd__buffer_release(&number);
  if (r->numbers <= MAX_NUMBERS) return GOVD_OK;
  return govd__fail(error, GOVD_E_LIMIT, "the numbers of list items have more than %d bytes",
                    (int)MAX_NUMBERS);
}

static govd_status finish(reader *r, paragraph *p, govd_error *error) {
  govd_status status = add_number(r, p, error);
  if (status != GOVD_OK) return status;
  if (p->text.failed) return govd__fail_memory(error);
  p->joined = false;
  status = emit(r, p->text.data == NULL ? "" : p->text.data, p->text.length, error);
  p->text.length = 0;
  return status;
}

/* A paragraph whose end is deleted, but behind which no other follows. */
static govd_status finish_joined(reader *r, govd_error *error) {
  if (r->depth >= r->paragraph_count || !r->paragraphs[r->depth].joined) return GOVD_OK;
  return finish(r, &r->paragraphs[r->depth], error);
}

static void put(reader *r, const char *text, size_t length) {
  paragraph *p = current(r);
  if (p == NULL || p->properties || p->hidden || p->instructions != 0 || r->prompting > 0) return;
  govd__buffer_add(&p->text, text, length);
}

/* Line ends and tabs inside w:t are blanks; soft hyphens (U+00AD) show only where a line breaks. */
static govd_status on_characters(void *user, const char *text, size_t length, govd_error *error) {
  (void)error;
  reader *r = user;
  if (!r->in_text) return GOVD_OK;
  size_t from = 0;
  for (size_t i = 0; i < length; i++) {
    bool blank = text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
    bool soft_hyphen = length - i >= 2 && memcmp(text + i, "\xC2\xAD", 2) == 0;
    if (!blank && !soft_hyphen) continue;
    put(r, text + from, i - from);
    if (blank) put(r, " ", 1);
    if (soft_hyphen) i++;
    from = i + 1;
  }
  put(r, text + from, length - from);
  return GOVD_OK;
}

/* Paragraphs. */

static govd_status on_paragraph(void *user, govd__xml_element *element, govd_error *error) {
  (void)element;
  reader *r = user;
  if (r->depth == r->paragraph_count) {
    paragraph *grown = govd__grow(r->paragraphs, r->paragraph_count, &r->paragraph_capacity, sizeof *grown);
    if (grown == NULL) return govd__fail_memory(error);
    r->paragraphs = grown;
    memset(&grown[r->paragraph_count++], 0, sizeof *grown);
  }
  paragraph *p = &r->paragraphs[r->depth++];
  const char *style = r->numbering.default_style;
  *p = (paragraph){.text = p->text, .list = -1, .level = -1};
  if (style != NULL) p->style = govd__numbering_style(&r->numbering, style, strlen(style));
  r->in_text = false;
  return GOVD_OK;
}

static govd_status end_paragraph(void *user, govd_error *error) {
  reader *r = user;
  paragraph *p = &r->paragraphs[--r->depth];
  return p->joined ? GOVD_OK : finish(r, p, error);
}

static govd_status on_paragraph_properties(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  paragraph *p = current(user);
  if (p != NULL) p->properties = true;
  return GOVD_OK;
}

static govd_status end_paragraph_properties(void *user, govd_error *error) {
  (void)error;
  paragraph *p = current(user);
  if (p != NULL) p->properties = false;
  return GOVD_OK;
}

static govd_status on_paragraph_style(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  reader *r = user;
  paragraph *p = current(r);
  const char *id;
  size_t length;
  if (p == NULL || !govd__xml_attribute(element, GOVD__XML_WORD, "val", &id, &length)) return GOVD_OK;
  p->style = govd__numbering_style(&r->numbering, id, length);
  return GOVD_OK;
}

static govd_status on_list(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  paragraph *p = current(user);
  if (p != NULL && p->properties) p->list = govd__xml_number(element, GOVD__XML_WORD, "val", -1);
  return GOVD_OK;
}

static govd_status on_level(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  paragraph *p = current(user);
  if (p != NULL && p->properties) p->level = govd__xml_number(element, GOVD__XML_WORD, "val", -1);
  return GOVD_OK;
}

/* Runs. */

static govd_status on_run(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  paragraph *p = current(user);
  if (p != NULL) p->hidden = p->style != NULL && p->style->hidden > 0;
  return GOVD_OK;
}

static govd_status on_run_style(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  reader *r = user;
  paragraph *p = current(r);
  const char *id;
  size_t length;
  if (p == NULL || p->properties || !govd__xml_attribute(element, GOVD__XML_WORD, "val", &id, &length))
    return GOVD_OK;
  const govd__style *style = govd__numbering_style(&r->numbering, id, length);
  if (style != NULL && style->hidden >= 0) p->hidden = style->hidden > 0;
  return GOVD_OK;
}

static govd_status on_vanish(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  paragraph *p = current(user);
  if (p != NULL && !p->properties) p->hidden = govd__xml_flag(element, GOVD__XML_WORD, "val", true);
  return GOVD_OK;
}

static govd_status on_text(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((reader *)user)->in_text = true;
  return GOVD_OK;
}

static govd_status end_text(void *user, govd_error *error) {
  (void)error;
  ((reader *)user)->in_text = false;
  return GOVD_OK;
}

/* w:tab is a tab stop, too, inside of w:pPr; put() knows. */
static govd_status on_blank(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  put(user, " ", 1);
  return GOVD_OK;
}

static govd_status on_break(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  put(user, "\n", 1);
  return GOVD_OK;
}

static govd_status on_hyphen(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  put(user, "-", 1);
  return GOVD_OK;
}

/* Signs of private fonts, by their code there. */
static const struct {
  const char *font;
  unsigned code;
  const char *text;
} symbols[] = {
    {"Wingdings", 0x52, "☑"},   {"Wingdings", 0x6F, "□"},   {"Wingdings", 0xA8, "□"},
    {"Wingdings", 0xFB, "✗"},   {"Wingdings", 0xFC, "✓"},   {"Wingdings", 0xFD, "☒"},
    {"Wingdings", 0xFE, "☑"},   {"Wingdings 2", 0x50, "✓"}, {"Wingdings 2", 0x52, "☑"},
    {"Wingdings 2", 0x54, "☒"}, {"Wingdings 2", 0xA3, "□"}, {"Symbol", 0x2B, "+"},
    {"Symbol", 0x2D, "-"},      {"Symbol", 0xB1, "±"},      {"Symbol", 0xB4, "×"},
    {"Symbol", 0xB8, "÷"},      {"Symbol", 0xA3, "≤"},      {"Symbol", 0xB3, "≥"},
};

static unsigned hexadecimal(const char *text, size_t length) {
  unsigned value = 0;
  for (size_t i = 0; i < length && i < 6; i++) {
    static const char digits[] = "0123456789abcdef";
    char small = (char)(text[i] | 0x20);
    const char *digit = small == '\0' ? NULL : strchr(digits, small);
    if (digit == NULL) return 0;
    value = value * 16 + (unsigned)(digit - digits);
  }
  return value;
}

/* A sign that is not known shows as U+FFFD: left out, it might let two figures run together. */
static govd_status on_symbol(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  const char *text;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_WORD, "char", &text, &length);
  unsigned code = hexadecimal(text, length);
  bool is_private = code >= 0xF000 && code <= 0xF0FF;
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    bool same =
        symbols[i].code == (code & 0xFF) && govd__xml_is(element, GOVD__XML_WORD, "font", symbols[i].font);
    if (!same || (!is_private && code > 0xFF)) continue;
    put(user, symbols[i].text, strlen(symbols[i].text));
    return GOVD_OK;
  }
  char encoded[4];
  bool plain = code >= 0x20 && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xF900);
  put(user, encoded, govd__utf8_encode(plain ? code : 0xFFFD, encoded));
  return GOVD_OK;
}

/* Of a field the result shows, which stands between "separate" and "end"; an unfinished one ends with its
 * paragraph. */
static govd_status on_field(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  enum { MAX_FIELDS = 64 };
  paragraph *p = current(user);
  if (p == NULL) return GOVD_OK;
  if (govd__xml_is(element, GOVD__XML_WORD, "fldCharType", "begin")) {
    if (p->fields < MAX_FIELDS) p->instructions |= 1ULL << p->fields;
    p->fields++;
    return GOVD_OK;
  }
  if (p->fields == 0) return GOVD_OK; /* began in a paragraph before */
  bool ends = govd__xml_is(element, GOVD__XML_WORD, "fldCharType", "end");
  if (p->fields <= MAX_FIELDS) p->instructions &= ~(1ULL << (p->fields - 1));
  if (ends) p->fields--;
  return GOVD_OK;
}

/* Content controls. */

static govd_status on_control(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  reader *r = user;
  r->prompts[r->controls++] = false;
  return GOVD_OK;
}

static govd_status on_prompt(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  reader *r = user;
  bool prompts = r->controls > 0 && govd__xml_flag(element, GOVD__XML_WORD, "val", true);
  if (!prompts || r->prompts[r->controls - 1]) return GOVD_OK;
  r->prompts[r->controls - 1] = true;
  r->prompting++;
  return GOVD_OK;
}

static govd_status end_control(void *user, govd_error *error) {
  (void)error;
  reader *r = user;
  if (r->prompts[--r->controls]) r->prompting--;
  return GOVD_OK;
}

static govd_status end_box(void *user, govd_error *error) { return finish_joined(user, error); }

/* Tables. */

static govd_status on_table(void *user, govd__xml_element *element, govd_error *error) {
  (void)element;
  reader *r = user;
  govd_status status = finish_joined(r, error);
  return status == GOVD_OK ? govd__docx_begin_table(&r->tables, error) : status;
}

static govd_status end_table(void *user, govd_error *error) {
  reader *r = user;
  return govd__docx_end_table(&r->tables, r->document, error);
}

static govd_status on_row(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  reader *r = user;
  govd__docx_begin_row(&r->tables, next_line(r));
  return GOVD_OK;
}

static govd_status end_row(void *user, govd_error *error) {
  return govd__docx_end_row(&((reader *)user)->tables, error);
}

static govd_status on_row_properties(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((reader *)user)->row_properties = true;
  return GOVD_OK;
}

static govd_status end_row_properties(void *user, govd_error *error) {
  (void)error;
  ((reader *)user)->row_properties = false;
  return GOVD_OK;
}

static govd_status on_columns_before(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_skip_columns(&((reader *)user)->tables, govd__xml_number(element, GOVD__XML_WORD, "val", 0));
  return GOVD_OK;
}

static govd_status on_cell(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_begin_cell(&((reader *)user)->tables);
  return GOVD_OK;
}

static govd_status end_cell(void *user, govd_error *error) {
  reader *r = user;
  govd_status status = finish_joined(r, error);
  return status == GOVD_OK ? govd__docx_end_cell(&r->tables, error) : status;
}

/* The cell whose properties are being read. */
static govd__docx_cell *cell_of(const reader *r) {
  govd__docx_table *table = govd__docx_current(&r->tables);
  return table != NULL && table->cell.open ? &table->cell : NULL;
}

static govd_status on_columns(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_cell *cell = cell_of(user);
  long columns = govd__xml_number(element, GOVD__XML_WORD, "val", 1);
  if (cell != NULL) cell->columns = columns < 1 ? 1 : (size_t)columns;
  return GOVD_OK;
}

static govd__docx_merge merge_of(const govd__xml_element *element) {
  return govd__xml_is(element, GOVD__XML_WORD, "val", "restart") ? GOVD__DOCX_RESTART : GOVD__DOCX_CONTINUE;
}

static govd_status on_merge_down(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_cell *cell = cell_of(user);
  if (cell != NULL) cell->down = merge_of(element);
  return GOVD_OK;
}

static govd_status on_merge_across(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_cell *cell = cell_of(user);
  if (cell != NULL) cell->across = merge_of(element);
  return GOVD_OK;
}

/* Revision marks. */

static govd_status on_deleted_cell(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_cell *cell = cell_of(user);
  if (cell != NULL) cell->deleted = true;
  return GOVD_OK;
}

/* Said of a row, of the end of a paragraph, or of the runs inside. */
static govd_status on_deleted(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  reader *r = user;
  paragraph *p = current(r);
  govd__docx_table *table = govd__docx_current(&r->tables);
  if (r->row_properties) {
    if (table != NULL) table->row_deleted = true;
  } else if (p != NULL && p->properties) {
    p->joined = true;
  } else {
    element->skip = true;
  }
  return GOVD_OK;
}

/* Those that part paragraphs of a footnotes part have a type. */
static govd_status on_note(void *user, govd__xml_element *element, govd_error *error) {
  (void)user, (void)error;
  const char *type;
  size_t length;
  element->skip = govd__xml_attribute(element, GOVD__XML_WORD, "type", &type, &length) &&
                  !govd__xml_is(element, GOVD__XML_WORD, "type", "normal");
  return GOVD_OK;
}

static const govd__xml_rule rules[] = {
    {"br", GOVD__XML_WORD, on_break, NULL},
    {"cellDel", GOVD__XML_WORD, on_deleted_cell, NULL},
    {"cr", GOVD__XML_WORD, on_break, NULL},
    {"del", GOVD__XML_WORD, on_deleted, NULL},
    {"delInstrText", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"delText", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"endnote", GOVD__XML_WORD, on_note, NULL},
    {"ffData", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"fldChar", GOVD__XML_WORD, on_field, NULL},
    {"footnote", GOVD__XML_WORD, on_note, NULL},
    {"gridBefore", GOVD__XML_WORD, on_columns_before, NULL},
    {"gridSpan", GOVD__XML_WORD, on_columns, NULL},
    {"hMerge", GOVD__XML_WORD, on_merge_across, NULL},
    {"ilvl", GOVD__XML_WORD, on_level, NULL},
    {"instrText", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"moveFrom", GOVD__XML_WORD, on_deleted, NULL},
    {"noBreakHyphen", GOVD__XML_WORD, on_hyphen, NULL},
    {"numId", GOVD__XML_WORD, on_list, NULL},
    {"p", GOVD__XML_WORD, on_paragraph, end_paragraph},
    {"pPr", GOVD__XML_WORD, on_paragraph_properties, end_paragraph_properties},
    {"pPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"pStyle", GOVD__XML_WORD, on_paragraph_style, NULL},
    {"ptab", GOVD__XML_WORD, on_blank, NULL},
    {"r", GOVD__XML_WORD, on_run, NULL},
    {"rPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"rStyle", GOVD__XML_WORD, on_run_style, NULL},
    {"rt", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"sdt", GOVD__XML_WORD, on_control, end_control},
    {"sectPr", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"showingPlcHdr", GOVD__XML_WORD, on_prompt, NULL},
    {"sym", GOVD__XML_WORD, on_symbol, NULL},
    {"t", GOVD__XML_WORD, on_text, end_text},
    {"t", GOVD__XML_MATH, on_text, end_text},
    {"tab", GOVD__XML_WORD, on_blank, NULL},
    {"tbl", GOVD__XML_WORD, on_table, end_table},
    {"tblPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"tblPrExChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"tc", GOVD__XML_WORD, on_cell, end_cell},
    {"tcPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"tr", GOVD__XML_WORD, on_row, end_row},
    {"trPr", GOVD__XML_WORD, on_row_properties, end_row_properties},
    {"trPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"txbxContent", GOVD__XML_WORD, NULL, end_box},
    {"vMerge", GOVD__XML_WORD, on_merge_down, NULL},
    {"vanish", GOVD__XML_WORD, on_vanish, NULL},
};

/* The same grammar for all parts that hold text; they differ in what they begin with. */
static govd_status read_part(reader *r, govd__package *package, const char *part, const char *root,
                             govd_error *error) {
  govd__xml_grammar grammar = {
      {root, GOVD__XML_WORD, NULL, NULL}, rules, sizeof rules / sizeof *rules, on_characters};
  govd_status status = govd__part_parse(package, part, &grammar, r, error);
  return status == GOVD_OK ? finish_joined(r, error) : status;
}

static govd_status read_parts(reader *r, govd__package *package, const govd__relations *relations,
                              const char *type, const char *root, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < relations->count && status == GOVD_OK; i++) {
    const govd__relation *relation = &relations->items[i];
    bool wanted = relation->target != NULL && strcmp(relation->type, type) == 0;
    if (wanted && govd__package_has(package, relation->target)) {
      status = read_part(r, package, relation->target, root, error);
    }
  }
  return status;
}

static govd_status read_main(reader *r, govd__package *package, const char *part, govd_error *error) {
  r->once = false;
  r->numbered = true;
  govd_status status = read_part(r, package, part, "document", error);
  r->numbered = false;
  return status;
}

static govd_status read_document(reader *r, govd__package *package, const char *part, govd_error *error) {
  govd__relations relations = {0};
  govd_status status = govd__relations_read(package, part, &relations, error);
  if (status == GOVD_OK) status = govd__numbering_read(package, &relations, &r->numbering, error);
  r->once = true;
  if (status == GOVD_OK) status = read_parts(r, package, &relations, "header", "hdr", error);
  if (status == GOVD_OK) status = read_main(r, package, part, error);
  if (status == GOVD_OK) status = read_parts(r, package, &relations, "footnotes", "footnotes", error);
  if (status == GOVD_OK) status = read_parts(r, package, &relations, "endnotes", "endnotes", error);
  govd__relations_release(&relations);
  return status;
}

static void release(reader *r) {
  for (size_t i = 0; i < r->paragraph_count; i++) govd__buffer_release(&r->paragraphs[i].text);
  govd__free(r->paragraphs);
  govd__docx_release_tables(&r->tables);
  govd__numbering_release(&r->numbering);
}

govd_status govd__document_parse_docx(const char *bytes, size_t length, govd_document **document,
                                      govd_error *error) {
  *document = NULL;
  govd__package *package;
  govd_status status = govd__package_open(bytes, length, &package, error);
  if (status != GOVD_OK) return status;
  reader r = {0};
  char *part = NULL;
  status = govd__main_part(package, &part, error);
  if (status == GOVD_OK) status = govd_document_new(&r.document, error);
  if (status == GOVD_OK) status = read_document(&r, package, part, error);
  govd__free(part);
  release(&r);
  govd__package_close(package);
  if (status != GOVD_OK) {
    govd_document_free(r.document);
    return status;
  }
  *document = r.document;
  return GOVD_OK;
}
