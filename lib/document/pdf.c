/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "model.h"
#include "pdf_table.h"
#include "process.h"
#include "readers.h"

/*
 * poppler is under the GPL, so it is no part of this library: its program pdftotext is run,
 * if it is there.
 */
static const char *const program[] = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL};

enum { MAX_BYTES = 256 * 1024 * 1024, MAX_SECONDS = 60 };

static const govd__process_limits limits = {MAX_SECONDS, 256 * 1024 * 1024, 2048UL * 1024 * 1024};

/* A title that was too long for its line goes on in the middle of the next one. */
static bool is_long_title(const govd__pdf_text *t, const govd__pdf_line *line, const govd__pdf_line *next) {
  double middle = t->left + t->right;
  bool centred = fabs(line->left + line->right - middle) < 16 && fabs(next->left + next->right - middle) < 16;
  bool like = fabs(line->size - next->size) < 0.05 * line->size && line->page == next->page;
  bool is_full = line->right - line->left > (t->right - t->left) - 3 * line->size;
  return centred && like && is_full && next->left > t->left + 2 * line->size;
}

/* Whether a line goes on in the next one: it reaches the right margin, and no sentence ends with it. */
static bool goes_on(const govd__pdf_text *t, const govd__pdf_line *line, const govd__pdf_line *next) {
  static const char *const ends[] = {"。", "！", "？", "；", "："};
  const govd__pdf_word *last = &t->words[line->first + line->count - 1];
  if (is_long_title(t, line, next)) return true;
  bool is_full = line->right > t->right - 1.6 * line->size;
  bool is_indented = next->left > t->left + 1.2 * next->size;
  if (!is_full || is_indented || next->size > 1.15 * line->size || next->size * 1.15 < line->size)
    return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t size = strlen(ends[i]);
    if (last->length >= size && memcmp(last->text + last->length - size, ends[i], size) == 0) return false;
  }
  return true;
}

static void add_line(const govd__pdf_text *t, const govd__pdf_line *line, govd__buffer *paragraph,
                     govd_place *place) {
  govd__pdf_widen_by_line(t, place, line);
  for (size_t w = 0; w < line->count; w++) {
    const govd__pdf_word *word = &t->words[line->first + w];
    bool gap = w > 0 && word->left - t->words[line->first + w - 1].right > 0.15 * line->size;
    govd__pdf_join(paragraph, word->text, word->length, gap);
  }
}

/* Adds the paragraph that begins with a line, and gives the line behind it. */
static govd_status add_paragraph(const govd__pdf_text *t, size_t *at, govd_document *document,
                                 govd_error *error) {
  govd__buffer paragraph = {0};
  size_t i = *at;
  govd_place place = {.line = (int)i + 1, .column = 1};
  add_line(t, &t->lines[i], &paragraph, &place);
  for (size_t last = i; ++i < t->line_count;) {
    if (t->lines[i].use == GOVD__PDF_DROPPED) continue;
    if (t->lines[i].use != GOVD__PDF_PARAGRAPH || !goes_on(t, &t->lines[last], &t->lines[i])) break;
    add_line(t, &t->lines[i], &paragraph, &place);
    last = i;
  }
  govd_status status = paragraph.failed ? govd__fail_memory(error)
                                        : govd__document_add_paragraph(document, paragraph.data,
                                                                       paragraph.length, place, error);
  govd__buffer_release(&paragraph);
  *at = i;
  return status;
}

/* The paragraphs in front of a line. */
static govd_status add_paragraphs(const govd__pdf_text *t, size_t from, size_t to, govd_document *document,
                                  govd_error *error) {
  govd_status status = GOVD_OK;
  while (from < to && status == GOVD_OK) {
    if (t->lines[from].use == GOVD__PDF_PARAGRAPH) {
      status = add_paragraph(t, &from, document, error);
    } else {
      from++;
    }
  }
  return status;
}

/* Finds the next table, and takes back what belongs to another one below it. */
static bool find_table(govd__pdf_text *t, size_t from, govd__pdf_table *table, bool *done) {
  size_t limit = t->line_count;
  *done = true;
  for (;;) {
    *table = (govd__pdf_table){.text = t};
    if (!govd__pdf_find_part(t, from, limit, &table->part)) return false;
    size_t before = limit;
    *done = govd__pdf_find_rows(table) && govd__pdf_find_cut(table, &limit);
    bool cut = limit != GOVD_NONE && limit < before; /* one that takes nothing off is none */
    if (!*done || !cut) return true;
    for (size_t i = table->part.head; i < table->part.end; i++) {
      if (t->lines[i].use != GOVD__PDF_DROPPED) t->lines[i].use = GOVD__PDF_PARAGRAPH;
    }
  }
}

static govd_status add_blocks(govd__pdf_text *t, govd_document *document, govd_error *error) {
  size_t from = 0;
  size_t count = 0;
  govd_status status = GOVD_OK;
  govd__pdf_table table;
  bool done;
  while (status == GOVD_OK && find_table(t, from, &table, &done)) {
    if (!done) return govd__fail_memory(error);
    status = add_paragraphs(t, from, table.part.head, document, error);
    if (status == GOVD_OK) status = govd__pdf_add_table(&table, ++count, document, error);
    from = table.part.end;
  }
  return status == GOVD_OK ? add_paragraphs(t, from, t->line_count, document, error) : status;
}

govd_status govd__document_parse_boxes(const char *source, size_t length, govd_document **document,
                                       govd_error *error) {
  *document = NULL;
  govd__pdf_text text = {0};
  govd_document *made = NULL;
  govd_status status = govd__pdf_read_words(&text, source, length, error);
  if (status == GOVD_OK && text.word_count == 0) {
    status = govd__fail(error, GOVD_E_UNSUPPORTED,
                        "the PDF has no text, as one of scanned pages; its text must be recognised first");
  }
  if (status == GOVD_OK) status = govd__pdf_find_lines(&text, error);
  if (status == GOVD_OK) status = govd_document_new(&made, error);
  if (status == GOVD_OK) {
    govd__pdf_drop_furniture(&text);
    status = add_blocks(&text, made, error);
  }
  govd__pdf_release(&text);
  if (status != GOVD_OK) {
    govd_document_free(made);
    return status;
  }
  *document = made;
  return GOVD_OK;
}

/* The first line of what the program said, without what no message can hold. */
static void first_line(const char *errors, char *line, size_t size) {
  size_t length = strcspn(errors, "\r\n");
  if (length >= size) length = size - 1;
  length = govd__utf8_check(errors, length);
  memcpy(line, errors, length);
  line[length] = '\0';
}

/* Why there is nothing to read. */
static govd_status fail_run(const govd__process_result *result, govd_error *error) {
  char line[120];
  first_line(result->errors, line, sizeof line);
  switch (result->end) {
    case GOVD__PROCESS_TIMED_OUT:
      return govd__fail(error, GOVD_E_LIMIT, "pdftotext needed more than %d seconds", (int)MAX_SECONDS);
    case GOVD__PROCESS_TOO_LONG: return govd__fail(error, GOVD_E_LIMIT, "the PDF has too much text");
    case GOVD__PROCESS_KILLED:
      return govd__fail(error, GOVD_E_LIMIT,
                        "pdftotext was stopped by signal %d; the PDF is damaged or too large",
                        result->status);
    default: break;
  }
  if (result->status == GOVD__PROCESS_NOT_STARTED)
    return govd__fail(error, GOVD_E_IO, "pdftotext could not be started");
  bool locked = strstr(result->errors, "password") != NULL || strstr(result->errors, "ncrypt") != NULL;
  if (locked)
    return govd__fail(error, GOVD_E_UNSUPPORTED, "the PDF is encrypted; save it without a password");
  return govd__fail(error, GOVD_E_SYNTAX, "the PDF cannot be read: %s",
                    line[0] == '\0' ? "pdftotext does not say why" : line);
}

govd_status govd__document_parse_pdf(const char *bytes, size_t length, govd_document **document,
                                     govd_error *error) {
  *document = NULL;
  if (length > MAX_BYTES)
    return govd__fail(error, GOVD_E_LIMIT, "the PDF is longer than %d bytes", (int)MAX_BYTES);
  govd__process_result result;
  govd_status status = govd__process_run(program, bytes, length, &limits, &result, error);
  if (status == GOVD_E_UNSUPPORTED) {
    status = govd__fail(error, status,
                        "PDF is read with the program pdftotext, which is not installed; it is in "
                        "the package poppler-utils");
  }
  if (status == GOVD_OK) {
    bool done =
        (result.end == GOVD__PROCESS_EXITED && result.status == 0) || result.end == GOVD__PROCESS_UNKNOWN;
    const char *boxes = result.output.data == NULL ? "" : result.output.data;
    status = done ? govd__document_parse_boxes(boxes, result.output.length, document, error)
                  : fail_run(&result, error);
  }
  govd__process_release(&result);
  return status;
}
