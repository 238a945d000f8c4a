/* SPDX-License-Identifier: Apache-2.0 */
#include "numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "numbering_read.h"

static int compare_styles(const void *a, const void *b) {
  return strcmp(((const govd__style *)a)->id, ((const govd__style *)b)->id);
}

static int compare_numbers(long a, long b) { return a < b ? -1 : a > b; }

static int compare_designs(const void *a, const void *b) {
  return compare_numbers(((const govd__list_design *)a)->id, ((const govd__list_design *)b)->id);
}

static int compare_lists(const void *a, const void *b) {
  return compare_numbers(((const govd__list *)a)->id, ((const govd__list *)b)->id);
}

/* Sorts, so that they are found by halving; qsort() is not given an empty array, which may be NULL. */
static void sort_all(govd__numbering *n) {
  if (n->style_count > 0) qsort(n->styles, n->style_count, sizeof *n->styles, compare_styles);
  if (n->design_count > 0) qsort(n->designs, n->design_count, sizeof *n->designs, compare_designs);
  if (n->list_count > 0) qsort(n->lists, n->list_count, sizeof *n->lists, compare_lists);
}

static govd__list_design *find_design(const govd__numbering *n, long id) {
  govd__list_design key = {.id = id};
  if (n->design_count == 0) return NULL;
  return bsearch(&key, n->designs, n->design_count, sizeof *n->designs, compare_designs);
}

static govd__list *find_list(const govd__numbering *n, long id) {
  govd__list key = {.id = id};
  if (n->list_count == 0 || id <= 0) return NULL;
  return bsearch(&key, n->lists, n->list_count, sizeof *n->lists, compare_lists);
}

static govd__style *find_style(const govd__numbering *n, const char *id) {
  govd__style key = {.id = id};
  if (n->style_count == 0) return NULL;
  return bsearch(&key, n->styles, n->style_count, sizeof *n->styles, compare_styles);
}

const govd__style *govd__numbering_style(const govd__numbering *n, const char *id, size_t length) {
  char name[256]; /* ids that are longer do not occur, and are not found */
  if (length >= sizeof name) return NULL;
  memcpy(name, id, length);
  name[length] = '\0';
  return find_style(n, name);
}

/* Takes over from the styles it is based on what a style does not say itself. */
static void inherit(const govd__numbering *n, govd__style *style) {
  enum { MAX_STEPS = 20 }; /* they may run in a circle */
  const govd__style *base = style;
  style->numbered_by = style->list >= 0 ? style->id : NULL;
  for (int i = 0; i < MAX_STEPS && base->base != NULL; i++) {
    base = find_style(n, base->base);
    if (base == NULL) return;
    if (style->list < 0 && base->list >= 0) {
      style->list = base->list;
      style->numbered_by = base->id;
    }
    if (style->level < 0) style->level = base->level;
    if (style->hidden < 0) style->hidden = base->hidden;
  }
}

/* A design may stand for the one of the list that a style refers to. */
static govd__list_design *design_of(const govd__numbering *n, const govd__list *list) {
  govd__list_design *design = find_design(n, list->design);
  if (design == NULL || design->link == NULL) return design;
  const govd__style *style = find_style(n, design->link);
  const govd__list *real = style == NULL ? NULL : find_list(n, style->list);
  govd__list_design *linked = real == NULL ? NULL : find_design(n, real->design);
  return linked == NULL ? design : linked;
}

govd_status govd__numbering_read(govd__package *package, const govd__relations *relations,
                                 govd__numbering *numbering, govd_error *error) {
  govd_status status = govd__numbering_read_styles(package, relations, numbering, error);
  if (status == GOVD_OK) status = govd__numbering_read_lists(package, relations, numbering, error);
  if (status != GOVD_OK) return status;
  sort_all(numbering);
  for (size_t i = 0; i < numbering->style_count; i++) inherit(numbering, &numbering->styles[i]);
  return GOVD_OK;
}

void govd__numbering_release(govd__numbering *numbering) {
  govd__arena_release(&numbering->arena);
  govd__free(numbering->designs);
  govd__free(numbering->lists);
  govd__free(numbering->styles);
  memset(numbering, 0, sizeof *numbering);
}

static const govd__list_level *level_of(const govd__list *list, const govd__list_design *design,
                                        size_t level) {
  return list->own[level] != NULL ? list->own[level] : &design->levels[level];
}

/* Counts one more item of a level; those below begin anew. */
static void count_item(govd__list *list, govd__list_design *design, size_t level) {
  enum { MAX_COUNT = 1000000000 };
  if (list->start[level] >= 0) {
    design->counts[level] = list->start[level];
    list->start[level] = -1;
  } else if (!design->counting[level]) {
    design->counts[level] = level_of(list, design, level)->start;
  } else if (design->counts[level] < MAX_COUNT) {
    design->counts[level]++;
  }
  design->counting[level] = true;
  for (size_t below = level + 1; below < GOVD__LIST_LEVELS; below++) {
    long restart = level_of(list, design, below)->restart;
    if (restart < 0 || (long)level < restart) design->counting[below] = false;
  }
}

/* Writes the number of one level, which %1, %2 … stand for. */
static void write_level(const govd__list *list, const govd__list_design *design, size_t level, bool arabic,
                        govd__buffer *text) {
  const govd__list_level *shown = level_of(list, design, level);
  long value = design->counting[level] ? design->counts[level] : shown->start;
  if (arabic) {
    govd__buffer_number(text, value);
  } else if (shown->format != NULL) {
    govd__list_number_write(text, shown->format, value);
  }
}

static bool is_placeholder(const char *text) { return text[0] == '%' && text[1] >= '1' && text[1] <= '9'; }

/* Whether the last character is Chinese punctuation: U+3001 to U+303F, or full-width (U+FF01 to U+FF60). */
static bool ends_with_wide_sign(const govd__buffer *text) {
  if (text->length < 3) return false;
  const char *last = text->data + text->length - 3;
  uint32_t point = 0;
  if (govd__utf8_decode(last, 3, &point) != 3) return false;
  return (point > 0x3000 && point <= 0x303F && point != 0x3007) || (point > 0xFF00 && point <= 0xFF60);
}

/* A bullet says nothing that could be read; its sign is often one of a private font. */
static void write_number(const govd__list *list, const govd__list_design *design, size_t level,
                         govd__buffer *text) {
  const govd__list_level *shown = level_of(list, design, level);
  if (shown->format == NULL || shown->text == NULL || shown->text[0] == '\0') return;
  for (const char *at = shown->text; *at != '\0'; at++) {
    if (is_placeholder(at)) {
      write_level(list, design, (size_t)(at[1] - '1'), shown->arabic, text);
      at++;
    } else {
      govd__buffer_putc(text, *at);
    }
  }
  /* Else `1.` in front of `3件` would read as 1.3; behind 、 and ） nothing can be mistaken. */
  if (!shown->joined && !ends_with_wide_sign(text)) govd__buffer_putc(text, ' ');
}

static size_t level_named(const govd__list *list, const govd__list_design *design, const char *style) {
  for (size_t i = 0; i < GOVD__LIST_LEVELS; i++) {
    const char *name = level_of(list, design, i)->style;
    if (name != NULL && strcmp(name, style) == 0) return i;
  }
  return GOVD__LIST_LEVELS;
}

/* The level that numbers the paragraphs of a style, or of the one it has its list from. */
static long level_for_style(const govd__list *list, const govd__list_design *design,
                            const govd__style *style) {
  size_t level = level_named(list, design, style->id);
  if (level == GOVD__LIST_LEVELS) level = level_named(list, design, style->numbered_by);
  return level == GOVD__LIST_LEVELS ? 0 : (long)level;
}

void govd__numbering_next(govd__numbering *n, long list_id, long level, const govd__style *style,
                          govd__buffer *text) {
  bool by_style = list_id < 0 && style != NULL && style->list > 0;
  if (by_style) list_id = style->list;
  govd__list *list = find_list(n, list_id);
  govd__list_design *design = list == NULL ? NULL : design_of(n, list);
  if (design == NULL) return;
  if (level < 0 && by_style) level = style->level >= 0 ? style->level : level_for_style(list, design, style);
  if (level < 0) level = 0;
  if (level >= GOVD__LIST_LEVELS) return;
  count_item(list, design, (size_t)level);
  write_number(list, design, (size_t)level, text);
}
