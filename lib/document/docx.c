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
#include "docx_reader.h"
#include "readers.h"

/* Content controls. */

static govd_status on_control(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_reader *r = user;
  r->prompts[r->controls++] = false;
  return GOVD_OK;
}

static govd_status on_prompt(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_reader *r = user;
  bool prompts = r->controls > 0 && govd__xml_flag(element, GOVD__XML_WORD, "val", true);
  if (!prompts || r->prompts[r->controls - 1]) return GOVD_OK;
  r->prompts[r->controls - 1] = true;
  r->prompting++;
  return GOVD_OK;
}

static govd_status end_control(void *user, govd_error *error) {
  (void)error;
  govd__docx_reader *r = user;
  if (r->prompts[--r->controls]) r->prompting--;
  return GOVD_OK;
}

static govd_status end_box(void *user, govd_error *error) { return govd__docx_finish_joined(user, error); }

/* Tables. */

static govd_status on_table(void *user, govd__xml_element *element, govd_error *error) {
  (void)element;
  govd__docx_reader *r = user;
  govd_status status = govd__docx_finish_joined(r, error);
  return status == GOVD_OK ? govd__docx_begin_table(&r->tables, r->numbered, error) : status;
}

static govd_status end_table(void *user, govd_error *error) {
  govd__docx_reader *r = user;
  return govd__docx_end_table(&r->tables, r->document, error);
}

static govd_status on_row(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_reader *r = user;
  govd__docx_begin_row(&r->tables);
  return GOVD_OK;
}

static govd_status end_row(void *user, govd_error *error) {
  return govd__docx_end_row(&((govd__docx_reader *)user)->tables, error);
}

static govd_status on_row_properties(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((govd__docx_reader *)user)->row_properties = true;
  return GOVD_OK;
}

static govd_status end_row_properties(void *user, govd_error *error) {
  (void)error;
  ((govd__docx_reader *)user)->row_properties = false;
  return GOVD_OK;
}

static govd_status on_columns_before(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_skip_columns(&((govd__docx_reader *)user)->tables,
                          govd__xml_number(element, GOVD__XML_WORD, "val", 0));
  return GOVD_OK;
}

static govd_status on_cell(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_begin_cell(&((govd__docx_reader *)user)->tables);
  return GOVD_OK;
}

static govd_status end_cell(void *user, govd_error *error) {
  govd__docx_reader *r = user;
  govd_status status = govd__docx_finish_joined(r, error);
  return status == GOVD_OK ? govd__docx_end_cell(&r->tables, error) : status;
}

/* The cell whose properties are being read. */
static govd__docx_cell *cell_of(const govd__docx_reader *r) {
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
  govd__docx_reader *r = user;
  govd__docx_paragraph *p = govd__docx_open_paragraph(r);
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
    {"br", GOVD__XML_WORD, govd__docx_on_break, NULL},
    {"cellDel", GOVD__XML_WORD, on_deleted_cell, NULL},
    {"cr", GOVD__XML_WORD, govd__docx_on_break, NULL},
    {"del", GOVD__XML_WORD, on_deleted, NULL},
    {"delInstrText", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"delText", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"endnote", GOVD__XML_WORD, on_note, NULL},
    {"ffData", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"fldChar", GOVD__XML_WORD, govd__docx_on_field, NULL},
    {"footnote", GOVD__XML_WORD, on_note, NULL},
    {"gridBefore", GOVD__XML_WORD, on_columns_before, NULL},
    {"gridSpan", GOVD__XML_WORD, on_columns, NULL},
    {"hMerge", GOVD__XML_WORD, on_merge_across, NULL},
    {"ilvl", GOVD__XML_WORD, govd__docx_on_level, NULL},
    {"instrText", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"moveFrom", GOVD__XML_WORD, on_deleted, NULL},
    {"noBreakHyphen", GOVD__XML_WORD, govd__docx_on_hyphen, NULL},
    {"numId", GOVD__XML_WORD, govd__docx_on_list, NULL},
    {"p", GOVD__XML_WORD, govd__docx_on_paragraph, govd__docx_end_paragraph},
    {"pPr", GOVD__XML_WORD, govd__docx_on_paragraph_properties, govd__docx_end_paragraph_properties},
    {"pPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"pStyle", GOVD__XML_WORD, govd__docx_on_paragraph_style, NULL},
    {"ptab", GOVD__XML_WORD, govd__docx_on_blank, NULL},
    {"r", GOVD__XML_WORD, govd__docx_on_run, NULL},
    {"rPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"rStyle", GOVD__XML_WORD, govd__docx_on_run_style, NULL},
    {"rt", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"sdt", GOVD__XML_WORD, on_control, end_control},
    {"sectPr", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"showingPlcHdr", GOVD__XML_WORD, on_prompt, NULL},
    {"sym", GOVD__XML_WORD, govd__docx_on_symbol, NULL},
    {"t", GOVD__XML_WORD, govd__docx_on_text, govd__docx_end_text},
    {"t", GOVD__XML_MATH, govd__docx_on_text, govd__docx_end_text},
    {"tab", GOVD__XML_WORD, govd__docx_on_blank, NULL},
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
    {"vanish", GOVD__XML_WORD, govd__docx_on_vanish, NULL},
};

/* The same grammar for all parts that hold text; they differ in what they begin with. */
static govd_status read_part(govd__docx_reader *r, govd__package *package, const char *part, const char *root,
                             govd_error *error) {
  govd__xml_grammar grammar = {
      {root, GOVD__XML_WORD, NULL, NULL}, rules, sizeof rules / sizeof *rules, govd__docx_on_characters};
  govd_status status = govd__part_parse(package, part, &grammar, r, error);
  return status == GOVD_OK ? govd__docx_finish_joined(r, error) : status;
}

static govd_status read_parts(govd__docx_reader *r, govd__package *package, const govd__relations *relations,
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

static govd_status read_main(govd__docx_reader *r, govd__package *package, const char *part,
                             govd_error *error) {
  r->once = false;
  r->numbered = true;
  govd_status status = read_part(r, package, part, "document", error);
  r->numbered = false;
  return status;
}

static govd_status read_document(govd__docx_reader *r, govd__package *package, const char *part,
                                 govd_error *error) {
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

static void release(govd__docx_reader *r) {
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
  govd__docx_reader r = {0};
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
