/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "docx_reader.h"
#include "model.h"

govd__docx_paragraph *govd__docx_open_paragraph(const govd__docx_reader *r) {
  return r->depth == 0 ? NULL : &r->paragraphs[r->depth - 1];
}

static bool stands_already(const govd__docx_reader *r, const char *text, size_t length) {
  enum { MAX_COMPARED = 64 }; /* headers are short */
  size_t count = govd_document_block_count(r->document);
  for (size_t i = 0; i < count && i < MAX_COMPARED; i++) {
    const govd_block *block = govd_document_block(r->document, i);
    /* Not by its length: it may be long, and there may be many to compare it with. */
    bool same = block->text != NULL && strncmp(block->text, text, length) == 0 && block->text[length] == '\0';
    if (same) return true;
  }
  return false;
}

static void add_to_cell(govd__docx_cell *cell, const char *text, size_t length) {
  if (length == 0) return;
  if (cell->text.length > 0) govd__buffer_putc(&cell->text, '\n');
  govd__buffer_add(&cell->text, text, length);
}

/* A whole paragraph goes to the cell that is open, else to the document. */
static govd_status emit(govd__docx_reader *r, const char *text, size_t length, govd_error *error) {
  govd__trim(&text, &length);
  govd__docx_cell *cell = govd__docx_open_cell(&r->tables);
  if (cell != NULL) {
    add_to_cell(cell, text, length);
    return GOVD_OK;
  }
  if (r->numbered) r->line++;
  if (length == 0 || (r->once && stands_already(r, text, length))) return GOVD_OK;
  govd_place place = {.line = r->numbered ? r->line : 0, .column = r->numbered ? 1 : 0};
  return govd__document_add_paragraph(r->document, text, length, place, error);
}

/* Puts the number of a list item in front of its text. */
static govd_status add_number(govd__docx_reader *r, govd__docx_paragraph *p, govd_error *error) {
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

static govd_status finish(govd__docx_reader *r, govd__docx_paragraph *p, govd_error *error) {
  govd_status status = add_number(r, p, error);
  if (status != GOVD_OK) return status;
  if (p->text.failed) return govd__fail_memory(error);
  p->joined = false;
  status = emit(r, p->text.data == NULL ? "" : p->text.data, p->text.length, error);
  p->text.length = 0;
  return status;
}

govd_status govd__docx_finish_joined(govd__docx_reader *r, govd_error *error) {
  if (r->depth >= r->paragraph_count || !r->paragraphs[r->depth].joined) return GOVD_OK;
  return finish(r, &r->paragraphs[r->depth], error);
}

void govd__docx_put(govd__docx_reader *r, const char *text, size_t length) {
  govd__docx_paragraph *p = govd__docx_open_paragraph(r);
  if (p == NULL || p->properties || p->hidden || p->instructions != 0 || r->prompting > 0) return;
  govd__buffer_add(&p->text, text, length);
}

govd_status govd__docx_on_paragraph(void *user, govd__xml_element *element, govd_error *error) {
  (void)element;
  govd__docx_reader *r = user;
  if (r->depth == r->paragraph_count) {
    govd__docx_paragraph *grown =
        govd__grow(r->paragraphs, r->paragraph_count, &r->paragraph_capacity, sizeof *grown);
    if (grown == NULL) return govd__fail_memory(error);
    r->paragraphs = grown;
    memset(&grown[r->paragraph_count++], 0, sizeof *grown);
  }
  govd__docx_paragraph *p = &r->paragraphs[r->depth++];
  const char *style = r->numbering.default_style;
  *p = (govd__docx_paragraph){.text = p->text, .list = -1, .level = -1};
  if (style != NULL) p->style = govd__numbering_style(&r->numbering, style, strlen(style));
  r->in_text = false;
  return GOVD_OK;
}

govd_status govd__docx_end_paragraph(void *user, govd_error *error) {
  govd__docx_reader *r = user;
  govd__docx_paragraph *p = &r->paragraphs[--r->depth];
  return p->joined ? GOVD_OK : finish(r, p, error);
}

govd_status govd__docx_on_paragraph_properties(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p != NULL) p->properties = true;
  return GOVD_OK;
}

govd_status govd__docx_end_paragraph_properties(void *user, govd_error *error) {
  (void)error;
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p != NULL) p->properties = false;
  return GOVD_OK;
}

govd_status govd__docx_on_paragraph_style(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_reader *r = user;
  govd__docx_paragraph *p = govd__docx_open_paragraph(r);
  const char *id;
  size_t length;
  if (p == NULL || !govd__xml_attribute(element, GOVD__XML_WORD, "val", &id, &length)) return GOVD_OK;
  p->style = govd__numbering_style(&r->numbering, id, length);
  return GOVD_OK;
}

govd_status govd__docx_on_list(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p != NULL && p->properties) p->list = govd__xml_number(element, GOVD__XML_WORD, "val", -1);
  return GOVD_OK;
}

govd_status govd__docx_on_level(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p != NULL && p->properties) p->level = govd__xml_number(element, GOVD__XML_WORD, "val", -1);
  return GOVD_OK;
}
