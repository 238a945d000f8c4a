/* SPDX-License-Identifier: Apache-2.0 */
#include "marks.h"

#include <stdlib.h>

#include "govdisclosure/amount.h"
#include "messages.h"
#include "place.h"
#include "place_list.h"
#include "text.h"

/* How much it matters that a figure is seen. */
typedef enum rank { RANK_PRIMARY, RANK_FIGURE, RANK_BLANK, RANK_ZERO } rank;

/* The marks of a finding in one file. */
typedef struct marks {
  mark *items;
  rank *ranks;
  size_t count;
  char (*numbers)[GOVD_AMOUNT_TEXT_SIZE]; /* figures, where the cells give no text */
  char *label;                            /* what the total should be, or NULL */
} marks;

static bool marks_new(marks *m, size_t most) {
  *m = (marks){.items = calloc(most, sizeof *m->items),
               .ranks = calloc(most, sizeof *m->ranks),
               .numbers = calloc(most, sizeof *m->numbers)};
  return m->items != NULL && m->ranks != NULL && m->numbers != NULL;
}

static void marks_free(marks *m) {
  free(m->items);
  free(m->ranks);
  free(m->numbers);
  free(m->label);
}

/*
 * The side of a rule that is one figure, where the other one is several: its total, which is what
 * may be wrong. -1 if there is no such side; then all cells are alike.
 */
static int total_side(const govd_finding *finding) {
  size_t counts[2] = {0, 0};
  for (size_t i = 0; i < finding->cell_count; i++) counts[finding->cells[i].right]++;
  if (counts[0] == counts[1] || (counts[0] != 1 && counts[1] != 1)) return -1;
  return counts[1] == 1;
}

/* Whether the actual value is a total, which the other side should be the parts of. */
static bool is_of_total(const govd_form *form, const govd_finding *finding) {
  int total = total_side(finding);
  size_t rule = finding->rule == NULL ? GOVD_NONE : govd_form_find_rule(form, finding->rule);
  if (total < 0 || !finding->compared) return false;
  if (rule != GOVD_NONE && govd_form_rule(form, rule)->relation != GOVD_EQUAL) return false;
  size_t i = 0;
  while ((int)finding->cells[i].right != total) i++;
  return finding->cells[i].value == finding->actual;
}

/* Says behind a total what it should be. */
static bool make_label(marks *m, const human *h, const govd_form *form, const govd_finding *finding) {
  char expected[GOVD_AMOUNT_TEXT_SIZE];
  size_t size;
  if (!is_of_total(form, finding)) return true;
  FILE *stream = open_memstream(&m->label, &size);
  if (stream == NULL) return false;
  govd_amount_format(finding->expected, finding->scale, expected);
  message_put(stream, h->language, MESSAGE_SHOULD_BE, expected);
  return fclose(stream) == 0;
}

static rank rank_of(const govd_finding_cell *cell, bool decides) {
  if (decides) return RANK_PRIMARY;
  if (cell->state != GOVD_GIVEN) return RANK_BLANK;
  return cell->value != 0 ? RANK_FIGURE : RANK_ZERO;
}

static void add_cell(marks *m, const govd_form *form, const govd_finding_cell *cell, bool decides) {
  bool primary = decides && cell->source == GOVD_THIS;
  rank r = rank_of(cell, decides);
  if (r == RANK_ZERO) return; /* adds nothing to a sum */
  mark *added = &m->items[m->count];
  *added = (mark){cell->place, cell->cell, cell->text, primary, primary ? m->label : NULL};
  if (cell->text == NULL && cell->state == GOVD_GIVEN) {
    govd_amount_format(cell->value, govd_type_scale(govd_form_cell_at(form, cell->cell)->type),
                       m->numbers[m->count]);
    added->text = m->numbers[m->count];
  }
  m->ranks[m->count++] = r;
}

/* Whether a place can be shown: its line, or where a file has no lines to show the place itself. */
static bool is_shown(const origin *file, govd_place place) {
  return source_is_empty(file->source) ? place_is_telling(file->places, place)
                                       : source_has_line(file->source, place.line);
}

/* Collects the cells of a finding that stand in this year's report, or in last year's. */
static void collect(marks *m, const govd_form *form, const govd_finding *finding, const origin *file,
                    govd_source from) {
  int total = total_side(finding);
  for (size_t i = 0; i < finding->cell_count; i++) {
    const govd_finding_cell *cell = &finding->cells[i];
    if (cell->source != from || !is_shown(file, cell->place)) continue;
    add_cell(m, form, cell, total < 0 || (int)cell->right == total);
  }
  if (m->count > 0 || from != GOVD_THIS || !is_shown(file, finding->place)) return;
  m->items[m->count++] = (mark){finding->place, GOVD_NONE, finding->text, true, NULL};
}

enum { SHOWN_LINES = 4, LISTED_PLACES = 8 };

static bool is_among(int line, const int *lines, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (lines[i] == line) return true;
  }
  return false;
}

/* Chooses a few lines to show, those that matter most first. */
static size_t choose_lines(const marks *m, int lines[SHOWN_LINES]) {
  size_t count = 0;
  for (rank r = RANK_PRIMARY; r < RANK_ZERO; r++) {
    for (size_t i = 0; i < m->count && count < SHOWN_LINES; i++) {
      if (m->ranks[i] == r && !is_among(m->items[i].place.line, lines, count))
        lines[count++] = m->items[i].place.line;
    }
  }
  return count;
}

static int by_place(const void *a, const void *b) {
  return govd_place_compare(((const mark *)a)->place, ((const mark *)b)->place);
}

static int digits(int number) {
  int count = 1;
  for (; number > 9; number /= 10) count++;
  return count;
}

static void put_more(const human *h, const canvas *c, size_t hidden) {
  char number[32];
  snprintf(number, sizeof number, "%zu", hidden);
  text_repeat(h->stream, ' ', (size_t)c->gutter + 2);
  terminal_style(h->stream, h->colour, STYLE_DIM);
  message_put(h->stream, h->language, MESSAGE_MORE_PLACES, number);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  putc('\n', h->stream);
}

/* Shows the chosen lines in their order, and says how many marks there are elsewhere. */
static void put_lines(const human *h, source *s, marks *m, canvas *c) {
  int lines[SHOWN_LINES];
  size_t chosen = choose_lines(m, lines);
  size_t hidden = 0;
  qsort(m->items, m->count, sizeof *m->items, by_place);
  for (size_t i = 0; i < chosen; i++) c->gutter = digits(lines[i]) > c->gutter ? digits(lines[i]) : c->gutter;
  for (size_t i = 0, end; i < m->count; i = end) {
    for (end = i; end < m->count && m->items[end].place.line == m->items[i].place.line; end++) continue;
    if (is_among(m->items[i].place.line, lines, chosen)) {
      source_show(s, c, m->items + i, end - i);
    } else {
      hidden += end - i;
    }
  }
  if (hidden > 0) put_more(h, c, hidden);
}

/* Lists the figures of a file without lines, each with its place, and says how many more there are. */
static void put_places(const human *h, const origin *file, const govd_form *form, marks *m, canvas *c) {
  mark chosen[LISTED_PLACES];
  size_t count = 0;
  for (rank r = RANK_PRIMARY; r < RANK_ZERO; r++) {
    for (size_t i = 0; i < m->count && count < LISTED_PLACES; i++) {
      if (m->ranks[i] == r) chosen[count++] = m->items[i];
    }
  }
  qsort(chosen, count, sizeof *chosen, by_place);
  place_list_put(h, file->places, form, chosen, count, c);
  if (m->count > count) put_more(h, c, m->count - count);
}

static void put_origin(const human *h, const origin *file, const mark *first) {
  terminal_style(h->stream, h->colour, STYLE_FRAME);
  fputs(" ::: ", h->stream);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  origin_put(h, file->name, file->places, first->place);
  putc('\n', h->stream);
}

/* The lines of this report that a finding speaks of, or those of last year's that it is held against. */
static bool show(const human *h, const origin *from, const govd_form *form, const govd_finding *finding,
                 govd_source which, canvas *c) {
  marks m;
  bool made =
      marks_new(&m, finding->cell_count + 1) && (which != GOVD_THIS || make_label(&m, h, form, finding));
  if (made) collect(&m, form, finding, from, which);
  bool places = source_is_empty(from->source);
  bool said = places && m.count == 1 && which == GOVD_THIS; /* by the finding itself */
  if (made && m.count > 0 && !said) {
    if (which == GOVD_PRIOR) put_origin(h, from, &m.items[0]);
    if (places) {
      put_places(h, from, form, &m, c);
    } else {
      put_lines(h, from->source, &m, c);
    }
  }
  marks_free(&m);
  return made;
}

bool marks_show(const human *h, const origin *file, const govd_findings *findings,
                const govd_finding *finding, canvas *c) {
  const govd_form *form = govd_findings_form(findings);
  if (file->source != NULL && !show(h, file, form, finding, GOVD_THIS, c)) return false;
  return h->prior.source == NULL || show(h, &h->prior, form, finding, GOVD_PRIOR, c);
}
