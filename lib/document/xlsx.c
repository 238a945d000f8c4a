/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Excel workbooks (ISO/IEC 29500-1, SpreadsheetML), as they print: the sheets in their
 * order, but for hidden ones, and of each sheet what is not in a hidden row or column.
 * Formulas show the result that the file has. Where several sheets hold something, the
 * name of each stands above it.
 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "model.h"
#include "readers.h"
#include "sheet_layout.h"

enum { MAX_SHEETS = 1000 };

typedef struct book_reader {
  govd__package *package;
  govd__relations relations; /* of the workbook */
  govd__sheet_book book;
  struct entry {
    const char *part;
    govd__sheet sheet;
  } * entries; /* the sheets that are seen */
  size_t count;
  size_t capacity;
  int shown; /* sheets so far that are seen, those of charts too */
} book_reader;

static govd_status on_settings(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  book_reader *r = user;
  r->book.from_1904 = govd__xml_flag(element, GOVD__XML_NONE, "date1904", false);
  return GOVD_OK;
}

static govd_status on_sheet(void *user, govd__xml_element *element, govd_error *error) {
  book_reader *r = user;
  const char *text;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_OFFICE_RELATION, "id", &text, &length);
  const govd__relation *relation = govd__relations_find(&r->relations, text, length);
  bool hidden = govd__xml_is(element, GOVD__XML_NONE, "state", "hidden") ||
                govd__xml_is(element, GOVD__XML_NONE, "state", "veryHidden");
  if (!hidden) r->shown++;
  if (hidden || relation == NULL || strcmp(relation->type, "worksheet") != 0) return GOVD_OK;
  if (r->count == MAX_SHEETS) {
    return govd__fail(error, GOVD_E_LIMIT, "the workbook has more than %d sheets", (int)MAX_SHEETS);
  }
  struct entry *entries = govd__grow(r->entries, r->count, &r->capacity, sizeof *entries);
  if (entries == NULL) return govd__fail_memory(error);
  r->entries = entries;
  struct entry *entry = &entries[r->count++];
  memset(entry, 0, sizeof *entry);
  entry->part = relation->target;
  entry->sheet.number = r->shown;
  govd__xml_attribute(element, GOVD__XML_NONE, "name", &text, &length);
  entry->sheet.name = govd__arena_strndup(&r->book.arena, text, length);
  return entry->sheet.name == NULL ? govd__fail_memory(error) : GOVD_OK;
}

static const govd__xml_rule rules[] = {
    {"sheet", GOVD__XML_SHEET, on_sheet, NULL},
    {"workbookPr", GOVD__XML_SHEET, on_settings, NULL},
};
static const govd__xml_grammar grammar = {
    {"workbook", GOVD__XML_SHEET, NULL, NULL}, rules, sizeof rules / sizeof *rules, NULL};

static govd_status read_sheets(book_reader *r, govd_error *error) {
  size_t cells = 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < r->count && status == GOVD_OK; i++) {
    struct entry *entry = &r->entries[i];
    status = govd__sheet_read(r->package, entry->part, &r->book, &entry->sheet, &cells, error);
  }
  return status;
}

/* Puts the name of a sheet above it. */
static govd_status show_name(govd_document *document, const govd__sheet *sheet, govd_error *error) {
  govd_place place = {.page = sheet->number};
  govd_status status = govd__document_name_page(document, sheet->number, sheet->name, error);
  if (status != GOVD_OK) return status;
  return govd__document_add_paragraph(document, sheet->name, strlen(sheet->name), place, error);
}

static govd_status lay_out_sheets(book_reader *r, govd_document *document, govd_error *error) {
  govd__sheet_layout layout = {.document = document};
  size_t filled = 0;
  for (size_t i = 0; i < r->count; i++) filled += r->entries[i].sheet.cell_count > 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < r->count && status == GOVD_OK; i++) {
    const govd__sheet *sheet = &r->entries[i].sheet;
    if (sheet->cell_count == 0) continue;
    if (filled > 1) status = show_name(document, sheet, error);
    if (status == GOVD_OK) status = govd__sheet_lay_out(&layout, sheet, error);
  }
  return status;
}

static govd_status read_book(book_reader *r, govd_document *document, govd_error *error) {
  char *part;
  govd_status status = govd__main_part(r->package, &part, error);
  if (status == GOVD_OK) status = govd__relations_read(r->package, part, &r->relations, error);
  if (status == GOVD_OK) status = govd__part_parse(r->package, part, &grammar, r, error);
  if (status == GOVD_OK) status = govd__sheet_book_read(r->package, &r->relations, &r->book, error);
  if (status == GOVD_OK) status = read_sheets(r, error);
  if (status == GOVD_OK) status = lay_out_sheets(r, document, error);
  govd__free(part);
  return status;
}

static void release(book_reader *r) {
  for (size_t i = 0; i < r->count; i++) govd__sheet_release(&r->entries[i].sheet);
  govd__free(r->entries);
  govd__sheet_book_release(&r->book);
  govd__relations_release(&r->relations);
  govd__package_close(r->package);
}

govd_status govd__document_parse_xlsx(const char *bytes, size_t length, govd_document **document,
                                      govd_error *error) {
  *document = NULL;
  book_reader r = {0};
  govd_status status = govd__package_open(bytes, length, &r.package, error);
  if (status != GOVD_OK) return status;
  govd_document *made = NULL;
  status = govd_document_new(&made, error);
  if (status == GOVD_OK) status = read_book(&r, made, error);
  release(&r);
  if (status != GOVD_OK) {
    govd_document_free(made);
    return status;
  }
  *document = made;
  return GOVD_OK;
}
