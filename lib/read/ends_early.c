/* SPDX-License-Identifier: Apache-2.0 */
/*
 * On a printed page a blank cell looks like one that is not there. Where a row has nothing in the column that
 * all others end with, its last cell may be blank, or it may have a cell too few. The columns may bear out
 * that its figures stand where they should; else it is not known.
 */
#include "ends_early.h"

#include "columns.h"

enum { MOST_COLUMNS = 16, SEVERAL_ROWS = 4 };

/* A row of a report. */
typedef struct line {
  const govd_report *report;
  size_t table;
  size_t row;
  size_t columns;
} line;

bool govd__is_detail(const govd_form *form, size_t table, size_t row) {
  size_t parent = govd_form_row(form, table, row)->parent;
  return parent != GOVD_NONE && govd_form_row(form, table, parent)->parent != GOVD_NONE;
}

static const govd_cell *cell_of(const line *l, size_t column) {
  const govd_table *table = govd_form_table(govd_report_form(l->report), l->table);
  return govd_report_cell(l->report, table->first_cell + l->row * l->columns + column);
}

/* Whether something is printed in a cell: a mark for nothing is, too. */
static bool is_printed(const line *l, size_t column) {
  const govd_cell *cell = cell_of(l, column);
  if (cell->state == GOVD_ABSENT) return false;
  return cell->state != GOVD_BLANK || (cell->text != NULL && *cell->text != '\0');
}

/* The column behind the last one in which something is printed; 0 if there is none. */
static size_t end_of(const line *l) {
  size_t end = l->columns;
  while (end > 0 && !is_printed(l, end - 1)) end--;
  return end;
}

/* The other rows of the kind of one. */
typedef struct siblings {
  size_t count;  /* those in which something is printed */
  size_t end;    /* of most of them; 0 if there are few */
  size_t ending; /* there */
  size_t before; /* those with something printed in the column before the last of most */
} siblings;

static siblings look_at_siblings(const line *l) {
  const govd_form *form = govd_report_form(l->report);
  siblings o = {0};
  size_t ends[MOST_COLUMNS + 1] = {0};
  size_t printed[MOST_COLUMNS + 1] = {0};
  bool detail = govd__is_detail(form, l->table, l->row);
  for (size_t row = 0; row < govd_form_table(form, l->table)->row_count; row++) {
    if (row == l->row || govd__is_detail(form, l->table, row) != detail) continue;
    line at = {l->report, l->table, row, l->columns};
    size_t end = end_of(&at);
    o.count += end > 0;
    ends[end] += end > 0;
    for (size_t c = 0; c < end; c++) printed[c] += is_printed(&at, c);
  }
  for (size_t end = 2; end <= l->columns && o.count >= SEVERAL_ROWS; end++) {
    if (2 * ends[end] > o.count) o = (siblings){o.count, end, ends[end], printed[end - 2]};
  }
  return o;
}

/*
 * Whether the columns bear out that the figures stand in their own: all but the one that is blank, or that of
 * the last figure, which would be another one if it had moved.
 */
static bool is_borne_out(const line *l, size_t blank) {
  uint64_t others = ((UINT64_C(1) << l->columns) - 1) & ~(UINT64_C(1) << blank);
  govd__verdict verdict = govd__columns_judge(l->report, l->table, l->row);
  uint64_t held = verdict.held & ~verdict.out;
  if ((held & others) == others) return true;
  if (blank < 2 || (held >> (blank - 1) & 1) == 0) return false;
  const govd_cell *last = cell_of(l, blank - 1);
  return last->state == GOVD_GIVEN && last->value != 0 && last->value != cell_of(l, blank - 2)->value;
}

/* Whether a figure cut in two somewhere is less by so much. */
static bool may_lose(int64_t joined, int64_t lost) {
  for (int64_t power = 10; power <= joined; power *= 10) {
    if (joined - joined / power - joined % power == lost) return true;
    if (power > INT64_MAX / 10) break;
  }
  return false;
}

/*
 * Whether the last figure is the total of those before it if two of them ran together. Where one before it is
 * blank this cannot be known; but then blanks are the custom, and one more in place of the total is sooner
 * believed than a cell that is lost.
 */
static bool may_be_total(const line *l, size_t last) {
  int64_t sum = 0;
  const govd_cell *total = cell_of(l, last);
  for (size_t c = 0; c <= last; c++) {
    const govd_cell *cell = cell_of(l, c);
    if (cell->state == GOVD_INVALID || cell->value < 0 || cell->value > INT64_MAX / MOST_COLUMNS) return true;
    if (cell->state != GOVD_GIVEN && cell->state != GOVD_DASH) return false;
    if (c < last) sum += cell->value;
  }
  for (size_t c = 0; c < last && total->state == GOVD_GIVEN; c++) {
    if (may_lose(cell_of(l, c)->value, sum - total->value)) return true;
  }
  return false;
}

bool govd__ends_early(const govd_report *report, size_t table, size_t row, size_t total) {
  line l = {report, table, row, govd_form_table(govd_report_form(report), table)->column_count};
  if (l.columns > MOST_COLUMNS) return false;
  siblings o = look_at_siblings(&l);
  size_t end = end_of(&l);
  bool all = o.ending == o.count;
  if (end == 0 || end + 1 != o.end) return false;
  if (all && o.before == 0) return true;
  if (is_borne_out(&l, end)) return false;
  return end == total ? may_be_total(&l, end - 1) : all;
}
