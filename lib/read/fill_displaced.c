/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows whose figures stand a column too far to the left, or to the right: two figures ran together in one
 * cell, or one was torn apart, where nothing shows how many cells the row should have. The sums of the
 * columns tell it, when the other rows are there: one slip puts one column out, a row that is moved several
 * at once.
 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "columns.h"
#include "ends_early.h"
#include "fill_kept.h"
#include "fill_row.h"
#include "report/store.h"

enum { MOST = 16, MOST_ROWS = 4000, SEVERAL_ROWS = 4 };

/* What stands in a cell: a count, or nothing. */
typedef struct figure {
  bool given;
  int64_t value;
} figure;

/* A row, and a copy of the report in which other readings of it are tried. */
typedef struct trial {
  const govd_report *as_read;
  govd_report *copy;
  size_t table;
  size_t row;
  size_t first; /* cell */
  size_t count; /* of the form's columns */
  size_t total; /* the column of the total */
  figure as_is[MOST + 1];
  size_t have;   /* figures: one more where the last cell has two */
  size_t failed; /* rules for columns that fail as the row stands, and those by far */
  size_t far;
  uint64_t out; /* the columns of these */
  size_t gain;  /* how many fewer fail by far with the best reading so far */
  govd_error *error;
} trial;

/* Whether a reading has a total that its other figures do not add up to. */
static bool fails(const trial *t, const figure *reading) {
  int64_t rest = 0;
  for (size_t c = 0; c < t->count; c++) rest += c == t->total ? -reading[c].value : reading[c].value;
  return reading[t->total].given && rest != 0;
}

/*
 * Whether a reading puts right all columns that are out, and they are several. Where details have no totals,
 * that of the totals is out anyway.
 */
static bool makes_well(const trial *t, govd__verdict verdict) {
  enum { SEVERAL = 3 };
  const uint64_t others = ~(UINT64_C(1) << t->total);
  size_t out = 0;
  for (uint64_t bits = t->out & others; bits != 0; bits &= bits - 1) out++;
  return out >= SEVERAL && (verdict.out & others) == 0;
}

/*
 * Judges a reading. One figure too many in one column and one too few in another may be but a case under the
 * wrong applicant, so it takes more than that.
 */
static govd_status try(trial *t, const figure *reading) {
  enum { SEVERAL = 2 };
  for (size_t c = 0; c < t->count; c++) {
    govd_state state = reading[c].given ? GOVD_GIVEN : GOVD_BLANK;
    int64_t value = reading[c].given ? reading[c].value : 0;
    govd_status status = govd_report_set_cell(t->copy, t->first + c, state, value, NULL, NULL, t->error);
    if (status != GOVD_OK) return status;
  }
  govd__verdict verdict = govd__columns_judge(t->copy, t->table, t->row);
  bool better = verdict.failed + SEVERAL <= t->failed && verdict.far < t->far;
  if (makes_well(t, verdict)) better = true;
  if (better && t->failed - verdict.failed > t->gain) t->gain = t->failed - verdict.failed;
  return GOVD_OK;
}

static govd_status restore(trial *t) {
  govd_status status = GOVD_OK;
  for (size_t c = 0; c < t->count && status == GOVD_OK; c++) {
    const govd_cell *cell = govd_report_cell(t->as_read, t->first + c);
    status = govd_report_set_cell(t->copy, t->first + c, cell->state, cell->value, cell->text, cell->unit,
                                  t->error);
  }
  return status;
}

/* Cuts a figure before its last digits, which are so many as a power of ten has zeros; false where a figure
 * would begin with a zero. */
static bool cut(figure whole, int64_t power, figure *left, figure *right) {
  *left = (figure){power == 1 || whole.value >= power, whole.value / power};
  *right = (figure){power > 1, whole.value % power};
  return power <= 10 || right->value >= power / 10;
}

/*
 * The readings in which the figures of two columns ran together in one, and all behind it moved to the left.
 * Where cells are blank that have figures elsewhere, the row itself need not add up.
 */
static govd_status try_cuts(trial *t) {
  govd_status status = GOVD_OK;
  if (t->have > t->count || t->as_is[t->count - 1].given) return GOVD_OK; /* no cell is left over */
  for (size_t c = 0; c + 1 < t->count; c++) {
    figure reading[MOST + 1];
    memcpy(reading, t->as_is, sizeof reading);
    memmove(reading + c + 1, t->as_is + c, (t->count - c - 1) * sizeof *reading);
    figure whole = t->as_is[c];
    for (int64_t power = 1; status == GOVD_OK; power *= 10) {
      if (!whole.given) reading[c] = reading[c + 1] = whole;
      if (!whole.given || cut(whole, power, &reading[c], &reading[c + 1])) status = try(t, reading);
      if (!whole.given || whole.value < power || power > INT64_MAX / 10) break;
    }
  }
  return status;
}

/* The readings in which one figure stands in two columns, and all behind it moved to the right. */
static govd_status try_joins(trial *t) {
  govd_status status = GOVD_OK;
  for (size_t c = 0; c + 1 < t->have && status == GOVD_OK; c++) {
    figure left = t->as_is[c];
    figure right = t->as_is[c + 1];
    int64_t power = 10;
    while (power <= right.value && power <= INT64_MAX / 10) power *= 10;
    if (!left.given || !right.given || left.value == 0 || left.value > INT64_MAX / MOST / power - 1) continue;
    figure reading[MOST + 1] = {{false, 0}};
    memcpy(reading, t->as_is, c * sizeof *reading);
    reading[c] = (figure){true, left.value * power + right.value};
    memcpy(reading + c + 1, t->as_is + c + 2, (t->have - c - 2) * sizeof *reading);
    status = try(t, reading);
  }
  return status;
}

/* Leaves out the commas between the digits of a figure. */
static void drop_commas(char *text) {
  static const char digits[] = "0123456789";
  for (char *at = text; (at = strchr(at, ',')) != NULL;) {
    bool within = at > text && at[-1] >= '0' && at[-1] <= '9' && strspn(at + 1, digits) == 3;
    if (within) memmove(at, at + 1, strlen(at));
    at += !within;
  }
}

/* Two counts with a blank between them, and perhaps units. */
static bool read_two(const char *printed, figure *two) {
  char plain[80];
  const char *text = plain;
  if (!govd__fold_text(printed, plain, sizeof plain)) return false;
  drop_commas(plain);
  static const char digits[] = "0123456789";
  for (size_t i = 0; i < 2; i++) {
    size_t length = strspn(text, digits);
    if (length == 0 || length > 15 || (length > 1 && *text == '0')) return false;
    two[i] = (figure){true, 0};
    for (size_t k = 0; k < length; k++) two[i].value = two[i].value * 10 + (text[k] - '0');
    text += length;
    size_t between = strcspn(text, digits);
    if (strcspn(text, ".,%") < between || (i == 0 && strcspn(text, " ") >= between)) return false;
    text += between;
  }
  return *text == '\0';
}

/* Takes the figures of a row; false if they are not all counts, or there are none. */
static bool take(trial *t) {
  bool some = false;
  t->have = t->count;
  for (size_t c = 0; c < t->count; c++) {
    const govd_cell *cell = govd_report_cell(t->as_read, t->first + c);
    if (cell->state == GOVD_INVALID && c + 1 == t->count && cell->text != NULL &&
        read_two(cell->text, &t->as_is[c])) {
      t->have++;
      return true;
    }
    if (cell->state == GOVD_INVALID || cell->state == GOVD_ABSENT) return false;
    bool given = cell->state == GOVD_GIVEN;
    t->as_is[c] = (figure){given, given ? cell->value : 0};
    if (t->as_is[c].value < 0 || t->as_is[c].value > INT64_MAX / MOST) return false;
    some = some || given;
  }
  return some;
}

/* How many columns more add up if a row is read as moved; 0 where that would not show anything. */
static govd_status weigh_row(trial *t) {
  if (t->have == t->count && t->as_is[t->total].given && !fails(t, t->as_is)) return GOVD_OK;
  govd__verdict verdict = govd__columns_judge(t->copy, t->table, t->row);
  t->failed = verdict.failed;
  t->far = verdict.far;
  t->out = verdict.out;
  govd_status status = try_cuts(t);
  if (status == GOVD_OK) status = try_joins(t);
  return status == GOVD_OK ? restore(t) : status;
}

/* Whether a row has two figures in the cell of its total, and they are not that total with a blank within. */
static bool is_crowded(const trial *t) {
  if (t->have <= t->count) return false;
  int64_t sum = 0;
  for (size_t c = 0; c + 1 < t->count; c++) sum += t->as_is[c].value;
  int64_t power = 10;
  while (power <= t->as_is[t->count].value) power *= 10;
  return t->as_is[t->count - 1].value > INT64_MAX / power - 1 ||
         t->as_is[t->count - 1].value * power + t->as_is[t->count].value != sum;
}

static bool is_given(const trial *t, size_t row, size_t column) {
  return govd_report_cell(t->as_read, t->first + (row - t->row) * t->count + column)->state == GOVD_GIVEN;
}

/*
 * Whether a row has its last figure in front of the column of totals, where no other row has one: all others
 * have it there.
 */
static bool stands_apart(const trial *t) {
  const govd_table *table = govd_form_table(govd_report_form(t->as_read), t->table);
  if (t->total == 0 || t->total + 1 != t->count || is_given(t, t->row, t->total) ||
      t->as_is[t->total - 1].value == 0)
    return false;
  size_t others = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    bool before = is_given(t, row, t->total - 1);
    if (row == t->row || (!before && !is_given(t, row, t->total))) continue;
    if (before) return false;
    others++;
  }
  return others >= SEVERAL_ROWS;
}

static bool has_figures(const trial *t, size_t row) {
  for (size_t c = 0; c < t->count; c++) {
    if (is_given(t, row, c)) return true;
  }
  return false;
}

/*
 * Whether a detail has a figure in the column of totals that is no total of it, and none of the others has
 * one there.
 */
static bool stands_behind(const trial *t) {
  const govd_form *form = govd_report_form(t->as_read);
  if (!govd__is_detail(form, t->table, t->row) || !fails(t, t->as_is)) return false;
  const govd_table *table = govd_form_table(form, t->table);
  size_t others = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    if (row == t->row || !govd__is_detail(form, t->table, row)) continue;
    if (is_given(t, row, t->total)) return false;
    others += has_figures(t, row);
  }
  return others >= SEVERAL_ROWS;
}

/* Makes ready to try a row; false where it cannot have been moved. */
static bool begin(const govd__filler *f, const govd__matched_row *row, govd_report *copy, trial *t) {
  const govd_form *form = f->match->vocabulary->form;
  if (row->role != GOVD__ROW_MATCHED || row->grid->maps[row->table].several) return false;
  const govd_table *table = govd_form_table(form, row->table);
  *t = (trial){.as_read = f->report, .copy = copy, .table = row->table, .row = row->form_row};
  t->count = table->column_count;
  t->total = govd__columns_total(form, row->table, row->form_row);
  t->first = table->first_cell + row->form_row * t->count;
  t->error = f->error;
  return t->total != GOVD_NONE && t->count <= MOST;
}

/* Whether a row stands on a printed page, on which a blank cell looks like none. */
static bool is_on_page(const govd__matched_row *row) {
  return govd__sheet_cell(row->grid->sheet, row->row, row->grid->maps[row->table].first)->place.page > 0;
}

/* Whether figures behind the columns of a row are told already. */
static bool is_told(const govd__filler *f, size_t kept, const govd__matched_row *row) {
  const govd_unknown_row *last = kept == 0 ? NULL : govd_report_unknown_row(f->report, kept - 1);
  return last != NULL && last->table == row->table && last->after_row == row->form_row &&
         last->reason == GOVD_ROW_EXTRA;
}

/* Takes a row out of the report, and tells it where it stood. */
static govd_status tell(govd__filler *f, size_t i) {
  const govd__matched_row *row = &f->match->rows[i];
  const govd_table *table = govd_form_table(f->match->vocabulary->form, row->table);
  size_t first = table->first_cell + row->form_row * table->column_count;
  for (size_t c = 0; c < table->column_count; c++) govd_report_clear(f->report, first + c);
  govd__trace_forget(f->trace, first, table->column_count);
  if (is_told(f, f->kept[i], row)) {
    govd__unknown_row_turn(f->report, f->kept[i] - 1, GOVD_ROW_DISPLACED);
    return GOVD_OK;
  }
  f->last_table = row->table;
  f->last_row = row->form_row;
  const govd__column_map *map = &row->grid->maps[row->table];
  govd_status status = govd__keep_part(f, row->grid, row->row, map, GOVD_ROW_DISPLACED);
  if (status == GOVD_OK) govd__unknown_row_bring(f->report, f->kept[i]);
  return status;
}

/* Finds how much speaks against each row; where one stands apart or has a cell too many, that does. */
static govd_status weigh(const govd__filler *f, govd_report *copy, size_t *gains, size_t *best) {
  const govd__match *match = f->match;
  *best = 1;
  for (size_t i = 0; i < match->row_count; i++) {
    trial t;
    if (!begin(f, &match->rows[i], copy, &t)) continue;
    if (is_on_page(&match->rows[i]) && govd__ends_early(f->report, t.table, t.row, t.total))
      gains[i] = SIZE_MAX;
    if (gains[i] > 0 || !take(&t)) continue;
    govd_status status = weigh_row(&t);
    if (status != GOVD_OK) return status;
    gains[i] = t.gain;
    if (is_crowded(&t) || stands_apart(&t) || stands_behind(&t)) gains[i] = SIZE_MAX;
    if (gains[i] > *best && gains[i] < SIZE_MAX) *best = gains[i];
  }
  return GOVD_OK;
}

govd_status govd__doubt_displaced(govd__filler *f) {
  const govd__match *match = f->match;
  if (match->row_count == 0 || match->row_count > MOST_ROWS) return GOVD_OK;
  size_t *gains = govd__calloc(match->row_count, sizeof *gains);
  if (gains == NULL) return govd__fail_memory(f->error);
  govd_report *copy;
  size_t best; /* beside the row that is moved others may look so, too */
  govd_status status = govd_report_copy(f->report, &copy, f->error);
  if (status == GOVD_OK) status = weigh(f, copy, gains, &best);
  for (size_t i = match->row_count; i-- > 0 && status == GOVD_OK;) {
    if (gains[i] > 0 && gains[i] >= best) status = tell(f, i);
  }
  govd_report_free(copy);
  govd__free(gains);
  return status;
}
