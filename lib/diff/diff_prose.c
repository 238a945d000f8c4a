/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "diff.h"

/* The table of lengths holds at most as many entries; above, all that differs is gone and appeared. */
enum { MAX_TABLE = 4 * 1024 * 1024 };

/* One line of the prose: the title of a chapter, or a paragraph. */
typedef struct line {
  govd_difference_kind kind;
  const char *id;
  const char *text;
  govd_place place;
} line;

typedef struct lines {
  line *items;
  size_t count;
} lines;

static bool is_same(const line *a, const line *b) {
  return a->kind == b->kind && govd__diff_same(a->id, b->id) && strcmp(a->text, b->text) == 0;
}

static size_t count_lines(const govd_report *report) {
  size_t count = govd_report_section_count(report);
  for (size_t s = 0; s < govd_report_section_count(report); s++)
    count += govd_report_section(report, s)->paragraph_count;
  return count;
}

/* False without memory. A chapter without a title, what stands before the first, is no line. */
static bool collect(const govd_report *report, lines *all) {
  all->items = govd__calloc(count_lines(report) + 1, sizeof *all->items);
  if (all->items == NULL) return false;
  for (size_t s = 0; s < govd_report_section_count(report); s++) {
    const govd_section *section = govd_report_section(report, s);
    if (*section->title != '\0')
      all->items[all->count++] = (line){GOVD_DIFFERENCE_SECTION, section->id, section->title, section->place};
    for (size_t p = 0; p < section->paragraph_count; p++) {
      const govd_paragraph *paragraph = govd_report_paragraph(report, s, p);
      all->items[all->count++] =
          (line){GOVD_DIFFERENCE_PARAGRAPH, section->id, paragraph->text, paragraph->place};
    }
  }
  return true;
}

static govd_status add_line(govd__differ *d, const line *l, bool after) {
  govd_difference_side side = {.there = true, .index = GOVD_NONE, .text = l->text, .place = l->place};
  govd_difference difference = {.kind = l->kind, .id = l->id};
  *(after ? &difference.after : &difference.before) = side;
  return govd__diff_add(d, &difference);
}

static govd_status add_lines(govd__differ *d, const line *items, size_t count, bool after) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) status = add_line(d, &items[i], after);
  return status;
}

/* lengths[i * (m + 1) + k]: of the longest common subsequence of a[i..] and b[k..]. */
static void fill_lengths(const line *a, size_t n, const line *b, size_t m, uint32_t *lengths) {
  for (size_t i = n; i-- > 0;) {
    for (size_t k = m; k-- > 0;) {
      uint32_t down = lengths[(i + 1) * (m + 1) + k];
      uint32_t right = lengths[i * (m + 1) + k + 1];
      bool same = is_same(&a[i], &b[k]);
      lengths[i * (m + 1) + k] = same ? lengths[(i + 1) * (m + 1) + k + 1] + 1 : down > right ? down : right;
    }
  }
}

/* Follows the longest common subsequence: what is gone stands before what has come in its place. */
static govd_status walk(govd__differ *d, const line *a, size_t n, const line *b, size_t m,
                        const uint32_t *lengths) {
  govd_status status = GOVD_OK;
  size_t i = 0;
  size_t k = 0;
  while (status == GOVD_OK && (i < n || k < m)) {
    if (i < n && k < m && is_same(&a[i], &b[k])) {
      i++;
      k++;
    } else if (i < n && (k == m || lengths[(i + 1) * (m + 1) + k] >= lengths[i * (m + 1) + k + 1])) {
      status = add_line(d, &a[i++], false);
    } else {
      status = add_line(d, &b[k++], true);
    }
  }
  return status;
}

static govd_status diff_lines(govd__differ *d, const lines *before, const lines *after) {
  size_t first = 0;
  size_t n = before->count;
  size_t m = after->count;
  while (first < n && first < m && is_same(&before->items[first], &after->items[first])) first++;
  while (n > first && m > first && is_same(&before->items[n - 1], &after->items[m - 1])) {
    n--;
    m--;
  }
  const line *a = before->items + first;
  const line *b = after->items + first;
  n -= first;
  m -= first;
  if (n >= MAX_TABLE / (m + 1)) {
    govd_status status = add_lines(d, a, n, false);
    return status == GOVD_OK ? add_lines(d, b, m, true) : status;
  }
  uint32_t *lengths = govd__calloc((n + 1) * (m + 1), sizeof *lengths);
  if (lengths == NULL) return govd__fail_memory(d->error);
  fill_lengths(a, n, b, m, lengths);
  govd_status status = walk(d, a, n, b, m, lengths);
  govd__free(lengths);
  return status;
}

/* Rows that the form does not have, as lines: their labels, and their figures behind them. */
static bool collect_rows(const govd_report *report, lines *all, govd__buffer *texts) {
  size_t count = govd_report_unknown_row_count(report);
  all->items = govd__calloc(count + 1, sizeof *all->items);
  size_t *starts = govd__calloc(count + 1, sizeof *starts);
  for (size_t i = 0; i < count && starts != NULL; i++) {
    const govd_unknown_row *row = govd_report_unknown_row(report, i);
    starts[i] = texts->length;
    govd__buffer_puts(texts, row->label);
    if (*row->figures != '\0') govd__buffer_puts(texts, " | ");
    govd__buffer_puts(texts, row->figures);
    govd__buffer_putc(texts, '\0');
  }
  bool well = all->items != NULL && starts != NULL && !texts->failed;
  for (size_t i = 0; i < count && well; i++)
    all->items[all->count++] =
        (line){GOVD_DIFFERENCE_ROW, NULL, texts->data + starts[i], govd_report_unknown_row(report, i)->place};
  govd__free(starts);
  return well;
}

govd_status govd__diff_prose(govd__differ *d) {
  lines prose[2] = {{.items = NULL}, {.items = NULL}};
  lines rows[2] = {{.items = NULL}, {.items = NULL}};
  govd__buffer texts[2] = {{.data = NULL}, {.data = NULL}};
  bool well = true;
  for (int i = 0; i < 2; i++) {
    well = well && collect(d->reports[i], &prose[i]);
    well = well && collect_rows(d->reports[i], &rows[i], &texts[i]);
  }
  govd_status status = well ? diff_lines(d, &prose[0], &prose[1]) : govd__fail_memory(d->error);
  if (status == GOVD_OK) status = diff_lines(d, &rows[0], &rows[1]);
  for (int i = 0; i < 2; i++) {
    govd__free(prose[i].items);
    govd__free(rows[i].items);
    govd__buffer_release(&texts[i]);
  }
  return status;
}
