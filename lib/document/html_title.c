/* SPDX-License-Identifier: Apache-2.0 */
#include "html_title.h"

#include <string.h>

#include "ascii.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "model.h"

/* Whether a text says what the title says: most of it, since the name of the site often stands behind. */
static bool says(const char *text, const char *title, size_t title_length) {
  size_t length = text == NULL ? 0 : strlen(text);
  if (length == 0 || 2 * length < title_length) return false;
  return length <= title_length ? strstr(title, text) != NULL : strstr(text, title) != NULL;
}

static bool block_says(const govd_document *document, size_t index, const char *title, size_t title_length) {
  const govd_block *block = govd_document_block(document, index);
  if (block->kind == GOVD_BLOCK_PARAGRAPH) return says(block->text, title, title_length);
  for (size_t i = 0; i < block->rows * block->columns; i++) {
    if (says(document->blocks[index].grid[i].text, title, title_length)) return true;
  }
  return false;
}

static bool page_says(const govd_document *document, const char *title, size_t title_length) {
  for (size_t i = 0; i < document->count; i++) {
    if (block_says(document, i, title, title_length)) return true;
  }
  return false;
}

static bool is_word(char c) { return govd__lower(c) >= 'a' ? govd__lower(c) <= 'z' : c >= '0' && c <= '9'; }

/* The length of a mark between the name of a page and that of its site that stands in a title, or 0. */
static size_t mark_length(const char *title, size_t at) {
  static const char *const marks[] = {"_", "|", "-", "–", "—", "－", "｜"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t size = strlen(marks[i]);
    if (strncmp(title + at, marks[i], size) != 0) continue;
    return at > 0 && is_word(title[at - 1]) && is_word(title[at + size]) ? 0 : size; /* 2019-2020 */
  }
  return 0;
}

static size_t part_length(const char *title) {
  size_t length = 0;
  while (title[length] != '\0' && mark_length(title, length) == 0) length++;
  return length;
}

/* Moves the blocks from an index on in front of the others. */
static govd_status move_to_front(govd_document *document, size_t index, govd_error *error) {
  size_t moved = document->count - index;
  if (moved == 0) return GOVD_OK;
  document_block *blocks = govd__calloc(document->count, sizeof *blocks);
  if (blocks == NULL) return govd__fail_memory(error);
  memcpy(blocks, document->blocks + index, moved * sizeof *blocks);
  memcpy(blocks + moved, document->blocks, index * sizeof *blocks);
  memcpy(document->blocks, blocks, document->count * sizeof *blocks);
  govd__free(blocks);
  for (size_t i = moved; i < document->count; i++) {
    govd_block *block = &document->blocks[i].block;
    if (block->parent != GOVD_NONE) block->parent += moved;
  }
  return GOVD_OK;
}

govd_status govd__html_add_title(govd_document *document, char *title, size_t title_length, govd_place place,
                                 govd_error *error) {
  size_t first = part_length(title);
  if (page_says(document, title, title_length)) return GOVD_OK;
  char kept = title[first];
  title[first] = '\0';
  bool said = first > 0 && page_says(document, title, first);
  title[first] = kept;
  if (said) return GOVD_OK;
  size_t count = document->count;
  govd_status status = GOVD_OK;
  for (size_t at = 0; title[at] != '\0' && status == GOVD_OK;) {
    const char *part = title + at;
    size_t length = part_length(part);
    at += length;
    at += mark_length(title, at);
    govd__trim(&part, &length);
    if (length > 0) status = govd__document_add_paragraph(document, part, length, place, error);
  }
  return status == GOVD_OK ? move_to_front(document, count, error) : status;
}
