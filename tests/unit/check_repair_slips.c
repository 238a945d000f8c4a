/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "repair_parts.h"
#include "sound.h"

/* Slips of several cells, and several slips. */

START_TEST(names_slips_of_several_cells) {
  govd_report *report = repair_requests();
  repair_set(report, "requests.result.granted.natural", 60);
  repair_set(report, "requests.result.partial.natural", 230);
  repair_expect_first(report, NULL, GOVD_CELLS_SWAPPED, "requests.result.granted.natural", 230);

  /* One request counted under another applicant. */
  report = repair_requests();
  repair_set(report, "requests.new.natural", 320);
  repair_set(report, "requests.new.commercial", 46);
  repair_expect_first(report, NULL, GOVD_ITEM_MOVED, "requests.new.natural", 321);

  /* 部分公开 left out of the totals of all columns. */
  report = repair_requests();
  repair_set(report, "requests.result.total.natural", 250);
  repair_set(report, "requests.result.total.commercial", 31);
  repair_set(report, "requests.result.total.total", 281);
  repair_expect_first(report, NULL, GOVD_PART_LEFT_OUT, "requests.result.total.natural", 310);

  /* A figure too many in a column, so that the others stand one row lower. */
  report = repair_requests();
  repair_set(report, "requests.result.granted.natural", 0);
  repair_set(report, "requests.result.partial.natural", 230);
  repair_set(report, "requests.result.denied.state_secret.natural", 60);
  repair_set(report, "requests.result.denied.state_secret.total", 0);
  repair_expect_first(report, NULL, GOVD_COLUMN_SHIFTED, "requests.result.granted.natural", 230);

  /* The same in a row. */
  report = repair_requests();
  repair_set(report, "requests.new.natural", 0);
  repair_set(report, "requests.new.commercial", 321);
  repair_set(report, "requests.new.research", 45);
  repair_expect_first(report, NULL, GOVD_ROW_SHIFTED, "requests.new.natural", 321);
}
END_TEST

/* A column one row off, and a digit that was dropped elsewhere. */
START_TEST(names_a_slip_beside_another) {
  govd_report *report = repair_requests();
  repair_set(report, "requests.result.granted.natural", 0);
  repair_set(report, "requests.result.partial.natural", 230);
  repair_set(report, "requests.result.denied.state_secret.natural", 60);
  repair_set(report, "requests.carried_in.commercial", 33);
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  ck_assert_int_eq(part->suggestions[0].kind, GOVD_SEVERAL);
  ck_assert_uint_eq(part->suggestions[0].change_count, 4);
  char *message = repair_message(govd_report_form(report), &part->suggestions[0], GOVD_EN);
  ck_assert_ptr_nonnull(strstr(message, "33 → 3 (a digit doubled)"));
  ck_assert_ptr_nonnull(strstr(message, "0 → 230 (figures of the column one cell off)"));
  govd_string_free(message);
  ck_assert_int_eq(govd_suggestion_apply(&part->suggestions[0], report, NULL), GOVD_OK);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* A row one cell off, and a column: neither leaves what a few cells would mend. */
START_TEST(names_two_slips_of_several_cells) {
  govd_report *report = repair_requests();
  repair_set(report, "requests.new.natural", 0);
  repair_set(report, "requests.new.commercial", 321);
  repair_set(report, "requests.new.research", 45);
  repair_set(report, "requests.result.granted.natural", 0);
  repair_set(report, "requests.result.partial.natural", 230);
  repair_set(report, "requests.result.denied.state_secret.natural", 60);
  govd_repair *repair = repair_of(report, NULL, NULL);
  repair_print(govd_report_form(report), repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  const govd_suggestion *first = &govd_repair_component(repair, 0)->suggestions[0];
  ck_assert_int_eq(first->kind, GOVD_SEVERAL);
  ck_assert_uint_eq(first->change_count, 6);
  ck_assert_int_eq(govd_suggestion_apply(first, report, NULL), GOVD_OK);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  ck_assert_int_eq(repair_get(report, "requests.new.natural"), 321);
  ck_assert_int_eq(repair_get(report, "requests.result.granted.natural"), 230);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

START_TEST(an_item_answered_under_another_applicant) {
  govd_report *report = repair_requests();
  repair_set(report, "requests.result.partial.natural", 61);
  repair_set(report, "requests.result.partial.commercial", 9);
  repair_set(report, "requests.result.total.natural", 311);
  repair_set(report, "requests.result.total.commercial", 40);
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(part->broken_count, 2);
  ck_assert_uint_eq(part->size, 2);
  /* Received or answered under the wrong one: both are told, with the smaller change first. */
  bool found = false;
  for (size_t i = 0; i < part->suggestion_count; i++) {
    const govd_suggestion *s = &part->suggestions[i];
    found = found || (s->kind == GOVD_ITEM_MOVED && s->change_count == 4 &&
                      s->changes[0].cell ==
                          govd_form_find_cell(govd_report_form(report), "requests.result.partial.natural"));
  }
  ck_assert(found);
  ck_assert_uint_eq(part->suggestions[0].change_count, 2);
  ck_assert_int_eq(part->suggestions[0].kind, GOVD_ITEM_MOVED);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* Slips that a smaller set explains away, too. */

/* The suggestion that is of a kind and changes a cell to a figure; NULL if there is none. */
static const govd_suggestion *find_suggestion(const govd_suggestion *all, size_t count, govd_explanation kind,
                                              size_t cell, int64_t to) {
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < all[i].change_count && all[i].kind == kind; k++) {
      if (all[i].changes[k].cell == cell && all[i].changes[k].to == to) return &all[i];
    }
  }
  return NULL;
}

/* What a report of cn-2014 says of lawsuits; everything else is 0. */
static govd_report *lawsuits(int64_t all, int64_t upheld, int64_t corrected, int64_t other,
                             int64_t complaints) {
  govd_report *report = sound_zeros(govd_forms_find(repair_forms, "cn-2014"));
  repair_set(report, "litigation", all);
  repair_set(report, "litigation.upheld", upheld);
  repair_set(report, "litigation.corrected", corrected);
  repair_set(report, "litigation.other", other);
  repair_set(report, "complaint", complaints);
  return report;
}

START_TEST(figures_that_changed_places_with_one_that_no_rule_speaks_of) {
  govd_report *report = lawsuits(3, 2, 0, 4, 1);
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  size_t complaint = govd_form_find_cell(govd_report_form(report), "complaint");
  ck_assert_uint_eq(part->size, 1);
  const govd_suggestion *swap =
      find_suggestion(part->suggestions, part->suggestion_count, GOVD_CELLS_SWAPPED, complaint, 4);
  ck_assert_ptr_nonnull(swap);
  ck_assert_uint_eq(swap->change_count, 2);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

START_TEST(what_nothing_speaks_for_is_doubtful) {
  govd_report *report = lawsuits(5, 2, 1, 3, 10);
  const govd_form *form = govd_report_form(report);
  size_t complaint = govd_form_find_cell(form, "complaint");
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(part->broken_count, 1);
  ck_assert_uint_eq(part->suggestion_count, 4); /* each figure of the sum by itself */
  for (size_t i = 0; i < part->suggestion_count; i++) ck_assert_uint_eq(part->suggestions[i].change_count, 1);
  /* One of the lawsuits may be counted among the complaints, but any other figure could be one of two as
   * well. */
  ck_assert_ptr_nonnull(
      find_suggestion(part->doubtful, part->doubtful_count, GOVD_ITEM_MOVED, complaint, 11));
  for (size_t i = 0; i < part->doubtful_count; i++) ck_assert_uint_gt(part->doubtful[i].change_count, 1);
  govd_repair_free(repair);

  /* A figure that is certain is not changed by these, either. */
  unsigned *weights = calloc(govd_form_cell_count(form), sizeof *weights);
  ck_assert_ptr_nonnull(weights);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) weights[i] = i != complaint;
  repair = repair_of(report, NULL, &(govd_repair_options){.weights = weights});
  part = govd_repair_component(repair, 0);
  ck_assert_uint_gt(part->doubtful_count, 0);
  for (size_t i = 0; i < part->doubtful_count; i++) {
    for (size_t k = 0; k < part->doubtful[i].change_count; k++)
      ck_assert_uint_ne(part->doubtful[i].changes[k].cell, complaint);
  }
  free(weights);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* Whether a suggestion changes just some cells, and each to a figure or by a range that has it. */
static bool changes_just(const govd_suggestion *s, const govd_form *form, const char *const *ids,
                         const int64_t *figures, size_t count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    size_t cell = govd_form_find_cell(form, ids[i]);
    ck_assert_uint_ne(cell, GOVD_NONE);
    for (size_t k = 0; k < s->change_count; k++) {
      const govd_change *c = &s->changes[k];
      found += c->source == GOVD_THIS && c->cell == cell &&
               (c->to == figures[i] || (c->least <= figures[i] && figures[i] <= c->most));
    }
  }
  return found == count && s->change_count == count;
}

/* What is doubtful and changes just some cells; applied, it leaves nothing broken, and nobody takes it for
 * likely. */
static govd_suggestion expect_doubtful(govd_report *report, const char *const *ids, const int64_t *figures,
                                       size_t count) {
  const govd_form *form = govd_report_form(report);
  govd_repair *repair = repair_of(report, NULL, NULL);
  govd_suggestion found = {.change_count = 0};
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    for (size_t i = 0; i < part->suggestion_count; i++)
      ck_assert(!changes_just(&part->suggestions[i], form, ids, figures, count));
    for (size_t i = 0; i < part->doubtful_count; i++) {
      if (!changes_just(&part->doubtful[i], form, ids, figures, count)) continue;
      ck_assert_uint_eq(found.change_count, 0); /* not twice */
      found = part->doubtful[i];
      ck_assert_int_eq(govd_suggestion_apply(&found, report, NULL), GOVD_OK);
      ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
    }
  }
  if (found.change_count == 0) repair_print(form, repair);
  ck_assert_uint_eq(found.change_count, count);
  found.changes = NULL; /* it goes with the others */
  govd_repair_free(repair);
  return found;
}

START_TEST(two_wrong_figures_of_one_sum) {
  /* A part and the total: 2 and 3. Either may be any figure, if the other follows. */
  govd_report *report = lawsuits(30, 20, 0, 1, 0);
  static const char *const total[] = {"litigation", "litigation.upheld"};
  ck_assert_uint_eq(expect_doubtful(report, total, (const int64_t[]){3, 2}, 2).freedom, 1);
  govd_report_free(report);

  /* Two parts, of which one is 0 now. */
  report = lawsuits(5, 40, 0, 1, 0);
  static const char *const parts[] = {"litigation.upheld", "litigation.corrected"};
  ck_assert_uint_eq(expect_doubtful(report, parts, (const int64_t[]){1, 3}, 2).freedom, 1);
  govd_report_free(report);
}
END_TEST

/* An item under another applicant, and a figure of the same column: two figures would do as well. */
START_TEST(three_wrong_figures_where_two_would_do) {
  govd_report *report = repair_requests();
  repair_set(report, "requests.result.granted.natural", 229);
  repair_set(report, "requests.result.granted.commercial", 27);
  repair_set(report, "requests.result.unable.not_held.natural", 200);
  static const char *const ids[] = {"requests.result.granted.natural", "requests.result.granted.commercial",
                                    "requests.result.unable.not_held.natural"};
  ck_assert_uint_eq(expect_doubtful(report, ids, (const int64_t[]){230, 26, 20}, 3).freedom, 0);
  govd_report_free(report);
}
END_TEST

/* Cells of a report, as they were and as they are printed. */
typedef struct printed_cell {
  const char *id;
  int64_t right;
  int64_t printed;
} printed_cell;

enum { MOST_PRINTED = 20 };

/* Puts what is printed into a report that is sound with what was right, and asks whether a suggestion changes
 * all that differs, and no more: whether what is suggested has it, and whether what is doubtful does. */
static void look_for(govd_report *report, const printed_cell *cells, size_t count, bool *shown,
                     bool *doubtful) {
  const govd_form *form = govd_report_form(report);
  const char *ids[MOST_PRINTED];
  int64_t right[MOST_PRINTED];
  size_t wrong = 0;
  ck_assert_uint_le(count, MOST_PRINTED);
  for (size_t i = 0; i < count; i++) repair_set(report, cells[i].id, cells[i].right);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  for (size_t i = 0; i < count; i++) {
    repair_set(report, cells[i].id, cells[i].printed);
    if (cells[i].right == cells[i].printed) continue;
    ids[wrong] = cells[i].id;
    right[wrong++] = cells[i].right;
  }
  govd_repair *repair = repair_of(report, NULL, NULL);
  *shown = *doubtful = false;
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    for (size_t i = 0; i < part->suggestion_count; i++)
      *shown = *shown || changes_just(&part->suggestions[i], form, ids, right, wrong);
    for (size_t i = 0; i < part->doubtful_count; i++)
      *doubtful = *doubtful || changes_just(&part->doubtful[i], form, ids, right, wrong);
  }
  govd_repair_free(repair);
}

/* Figures slipped, and one of them is wrong besides. */
static void expect_shift_and_figure(govd_report *report, const printed_cell *cells, size_t count) {
  bool shown;
  bool doubtful;
  look_for(report, cells, count, &shown, &doubtful);
  ck_assert(!shown);
  ck_assert(doubtful);
  govd_report_free(report);
}

START_TEST(a_shift_and_a_figure_of_it) {
  /* Of two parts: 170 for 17. */
  static const printed_cell line[] = {
      {"disputes.review.upheld", 17, 0},     {"disputes.review.corrected", 3, 170},
      {"disputes.review.other", 0, 3},       {"disputes.review.pending", 5, 0},
      {"disputes.review.total", 25, 5},      {"disputes.direct.upheld", 4, 25},
      {"disputes.direct.corrected", 2, 4},   {"disputes.direct.other", 0, 2},
      {"disputes.direct.pending", 1, 0},     {"disputes.direct.total", 7, 1},
      {"disputes.after_review.upheld", 0, 7}};
  expect_shift_and_figure(repair_requests(), line, sizeof line / sizeof *line);

  /* 187 became -187 before it slipped: the cell that it left has the right figure, from the cell above. */
  static const printed_cell sign[] = {{"request.received", 11, 11},
                                      {"request.received.letter", 11, 0},
                                      {"request.closed", 187, 11},
                                      {"request.closed.on_time", 187, 187},
                                      {"request.closed.extended", 0, -187},
                                      {"request.reply", 187, 0},
                                      {"request.reply.already_public", 9, 187},
                                      {"request.reply.granted", 178, 178}};
  expect_shift_and_figure(lawsuits(0, 0, 0, 0, 0), sign, sizeof sign / sizeof *sign);

  /* 70 for 7, and the complaints at the end are lost: no rule speaks of them. */
  static const printed_cell lost[] = {{"review", 6, 0},
                                      {"review.upheld", 4, 6},
                                      {"review.corrected", 0, 4},
                                      {"review.other", 2, 0},
                                      {"litigation", 7, 2},
                                      {"litigation.upheld", 2, 70},
                                      {"litigation.corrected", 0, 2},
                                      {"litigation.other", 5, 0},
                                      {"complaint", 3, 5}};
  expect_shift_and_figure(lawsuits(0, 0, 0, 0, 0), lost, sizeof lost / sizeof *lost);

  /* The refusals are more than they come to, besides: a figure of both rules mends both. */
  static const printed_cell two_rules[] = {{"request.closed", 109, 109},
                                           {"request.closed.on_time", 109, 109},
                                           {"request.reply", 109, 109},
                                           {"request.reply.refused", 52, 52},
                                           {"request.reply.refused.privacy", 19, 0},
                                           {"request.reply.refused.security_stability", 8, 24},
                                           {"request.reply.refused.not_gov_info", 4, 8},
                                           {"request.reply.refused.other_legal", 21, 4},
                                           {"request.reply.not_this_organ", 0, 21},
                                           {"request.reply.nonexistent", 36, 0},
                                           {"request.reply.amend_notice", 3, 36},
                                           {"request.reply.other_channel_notice", 18, 3},
                                           {"review", 58, 18},
                                           {"review.upheld", 58, 58}};
  expect_shift_and_figure(lawsuits(0, 0, 0, 0, 0), two_rules, sizeof two_rules / sizeof *two_rules);
}
END_TEST

/* Requests refused for every reason there is, and of every applicant, so that figures stand in many rows one
 * below the other, and in one row side by side. */
static govd_report *many_requests(void) {
  static const char *const reasons[] = {"state_secret", "other_law", "security_stability", "third_party",
                                        "internal",     "process",   "enforcement_file",   "admin_query"};
  static const int64_t refused[] = {17, 29, 8, 35, 4, 13, 26, 9};
  static const char *const applicants[] = {"research", "welfare", "law_service"};
  static const int64_t granted[] = {14, 5, 3};
  govd_report *report = repair_requests();
  int64_t sum = 0;
  char id[64];
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    snprintf(id, sizeof id, "requests.result.denied.%s.natural", reasons[i]);
    repair_set(report, id, refused[i]);
    snprintf(id, sizeof id, "requests.result.denied.%s.total", reasons[i]);
    repair_set(report, id, refused[i]);
    sum += refused[i];
  }
  repair_set(report, "requests.new.natural", 321 + sum);
  repair_set(report, "requests.result.total.natural", 310 + sum);
  int64_t partial = 0;
  for (size_t i = 0; i < sizeof granted / sizeof *granted; i++) {
    static const char *const rows[] = {"new", "result.partial", "result.total"};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
      snprintf(id, sizeof id, "requests.%s.%s", rows[r], applicants[i]);
      repair_set(report, id, granted[i]);
    }
    partial += granted[i];
  }
  repair_set(report, "requests.result.partial.total", 70 + partial);
  repair_set(report, "requests.new.total", 366 + sum + partial);
  repair_set(report, "requests.result.total.total", 351 + sum + partial);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  return report;
}

/* More figures than any set that is looked for has. */
START_TEST(a_long_shift_and_what_came_over_it) {
  bool shown;
  bool doubtful;
  /* A column one row off, and two digits of it swapped: 53 for 35. */
  static const printed_cell figure[] = {{"requests.result.granted.natural", 230, 0},
                                        {"requests.result.partial.natural", 60, 230},
                                        {"requests.result.denied.state_secret.natural", 17, 60},
                                        {"requests.result.denied.other_law.natural", 29, 17},
                                        {"requests.result.denied.security_stability.natural", 8, 29},
                                        {"requests.result.denied.third_party.natural", 35, 8},
                                        {"requests.result.denied.internal.natural", 4, 53},
                                        {"requests.result.denied.process.natural", 13, 4},
                                        {"requests.result.denied.enforcement_file.natural", 26, 13},
                                        {"requests.result.denied.admin_query.natural", 9, 26},
                                        {"requests.result.unable.not_held.natural", 20, 9},
                                        {"requests.result.unable.must_create.natural", 0, 20}};
  govd_report *report = many_requests();
  look_for(report, figure, sizeof figure / sizeof *figure, &shown, &doubtful);
  ck_assert(doubtful);
  govd_report_free(report);

  /* A row one cell off, and a column, which has a figure in common with it. */
  static const printed_cell cross[] = {{"requests.result.granted.natural", 230, 0},
                                       {"requests.result.partial.natural", 60, 230},
                                       {"requests.result.partial.commercial", 10, 60},
                                       {"requests.result.partial.research", 14, 10},
                                       {"requests.result.partial.welfare", 5, 14},
                                       {"requests.result.partial.law_service", 3, 5},
                                       {"requests.result.partial.other_org", 0, 3},
                                       {"requests.result.denied.state_secret.natural", 17, 0},
                                       {"requests.result.denied.other_law.natural", 29, 17},
                                       {"requests.result.denied.security_stability.natural", 8, 29},
                                       {"requests.result.denied.third_party.natural", 35, 8},
                                       {"requests.result.denied.internal.natural", 4, 35},
                                       {"requests.result.denied.process.natural", 13, 4},
                                       {"requests.result.denied.enforcement_file.natural", 26, 13},
                                       {"requests.result.denied.admin_query.natural", 9, 26},
                                       {"requests.result.unable.not_held.natural", 20, 9},
                                       {"requests.result.unable.must_create.natural", 0, 20}};
  report = many_requests();
  look_for(report, cross, sizeof cross / sizeof *cross, &shown, &doubtful);
  ck_assert(shown);
  govd_report_free(report);
}
END_TEST

/* Two items under other applicants, in two rows: a figure of each of the three columns would do as well. */
START_TEST(two_items_where_three_figures_would_do) {
  static const printed_cell cells[] = {{"requests.result.granted.natural", 230, 229},
                                       {"requests.result.granted.commercial", 26, 27},
                                       {"requests.result.unable.not_held.commercial", 5, 3},
                                       {"requests.result.unable.not_held.research", 0, 2}};
  bool shown;
  bool doubtful;
  govd_report *report = repair_requests();
  look_for(report, cells, sizeof cells / sizeof *cells, &shown, &doubtful);
  ck_assert(!shown);
  ck_assert(doubtful);
  govd_report_free(report);
}
END_TEST

/* A total that was left empty is told with a shift of its parts. */
START_TEST(an_empty_total_of_figures_that_slipped) {
  govd_report *report = lawsuits(0, 0, 0, 0, 0);
  static const printed_cell cells[] = {
      {"request.received.letter", 3, 0}, {"request.closed", 9, 3}, {"request.closed.on_time", 8, 9},
      {"request.closed.extended", 1, 8}, {"request.reply", 9, 1},  {"request.reply.already_public", 4, 9}};
  enum { COUNT = sizeof cells / sizeof *cells };
  const char *ids[COUNT + 1] = {"request.received"};
  int64_t right[COUNT + 1] = {8};
  repair_set_text(report, "request.received", "");
  repair_set(report, "request.received.in_person", 5);
  repair_set(report, "request.reply.granted", 5);
  for (size_t i = 0; i < COUNT; i++) {
    repair_set(report, cells[i].id, cells[i].printed);
    ids[i + 1] = cells[i].id;
    right[i + 1] = cells[i].right;
  }
  govd_repair *repair = repair_of(report, NULL, NULL);
  size_t found = 0;
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    for (size_t i = 0; i < part->suggestion_count; i++)
      found += changes_just(&part->suggestions[i], govd_report_form(report), ids, right, COUNT + 1);
  }
  ck_assert_uint_gt(found, 0);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* A total that is not there stands in a rule that another slip breaks, and is told all the same. */
START_TEST(an_empty_total_beside_a_slip) {
  govd_report *report = repair_requests();
  repair_set_text(report, "requests.result.partial.total", "");
  repair_set(report, "requests.result.granted.total", 265);
  govd_repair *repair = repair_of(report, NULL, NULL);
  ck_assert_uint_eq(govd_repair_component_count(repair), 2);
  const govd_suggestion *empty = &govd_repair_component(repair, 1)->suggestions[0];
  ck_assert_uint_eq(govd_repair_component(repair, 1)->broken_count, 0);
  ck_assert_uint_eq(empty->change_count, 1);
  ck_assert_int_eq(empty->changes[0].to, 70);
  ck_assert_int_eq(govd_suggestion_apply(&govd_repair_component(repair, 0)->suggestions[0], report, NULL),
                   GOVD_OK);
  ck_assert_int_eq(govd_suggestion_apply(empty, report, NULL), GOVD_OK);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  ck_assert_int_eq(repair_get(report, "requests.result.granted.total"), 256);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* The column slipped, and the complaints that stood at its end are lost: they may have been any number. */
START_TEST(a_lost_figure_that_no_rule_gives) {
  govd_report *report = lawsuits(0, 7, 4, 2, 1);
  size_t complaint = govd_form_find_cell(govd_report_form(report), "complaint");
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  const govd_suggestion *shift =
      find_suggestion(part->doubtful, part->doubtful_count, GOVD_COLUMN_SHIFTED, complaint, 0);
  ck_assert_ptr_nonnull(shift);
  ck_assert_uint_eq(shift->change_count, 5);
  ck_assert_uint_eq(shift->freedom, 1);
  for (size_t i = 0; i < shift->change_count; i++) {
    const govd_change *change = &shift->changes[i];
    bool lost = change->cell == complaint;
    ck_assert_int_eq(change->least, lost ? 0 : change->to);
    ck_assert_int_eq(change->most, lost ? INT64_MAX : change->to);
  }
  ck_assert_int_eq(govd_suggestion_apply(shift, report, NULL), GOVD_OK);
  ck_assert_int_eq(repair_get(report, "litigation"), 7);
  ck_assert_int_eq(repair_get(report, "litigation.other"), 1);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* The three kinds of disputes are printed in one line, which slipped as one; their sums share no figure. */
START_TEST(a_slip_that_several_parts_have_in_common) {
  static const int64_t slipped[] = {0, 17, 3, 0, 5, 25, 4, 2, 0, 1, 7, 0, 0, 0, 0};
  govd_report *report = repair_requests();
  size_t first = govd_form_find_cell(govd_report_form(report), "disputes.review.upheld");
  for (size_t i = 0; i < sizeof slipped / sizeof *slipped; i++)
    ck_assert_int_eq(govd_report_set_value(report, first + i, slipped[i], NULL), GOVD_OK);
  govd_repair *repair = repair_of(report, NULL, NULL);
  repair_print(govd_report_form(report), repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 3);
  const govd_suggestion *slip = &govd_repair_component(repair, 0)->suggestions[0];
  for (size_t c = 0; c < 3; c++) {
    const govd_suggestion *same = &govd_repair_component(repair, c)->suggestions[0];
    ck_assert_int_eq(same->kind, GOVD_ROW_SHIFTED);
    ck_assert_uint_eq(same->change_count, slip->change_count);
    for (size_t i = 0; i < slip->change_count; i++) {
      ck_assert_uint_eq(same->changes[i].cell, slip->changes[i].cell);
      ck_assert_int_eq(same->changes[i].to, slip->changes[i].to);
    }
  }
  ck_assert_int_eq(govd_suggestion_apply(slip, report, NULL), GOVD_OK);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  ck_assert_int_eq(repair_get(report, "disputes.direct.total"), 7);
  ck_assert_int_eq(govd_suggestion_apply(slip, report, NULL), GOVD_E_ARGUMENT); /* once will do */
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

void repair_add_slips(TCase *tests) {
  tcase_add_test(tests, names_slips_of_several_cells);
  tcase_add_test(tests, names_a_slip_beside_another);
  tcase_add_test(tests, names_two_slips_of_several_cells);
  tcase_add_test(tests, an_item_answered_under_another_applicant);
  tcase_add_test(tests, figures_that_changed_places_with_one_that_no_rule_speaks_of);
  tcase_add_test(tests, what_nothing_speaks_for_is_doubtful);
  tcase_add_test(tests, two_wrong_figures_of_one_sum);
  tcase_add_test(tests, three_wrong_figures_where_two_would_do);
  tcase_add_test(tests, a_shift_and_a_figure_of_it);
  tcase_add_test(tests, a_long_shift_and_what_came_over_it);
  tcase_add_test(tests, two_items_where_three_figures_would_do);
  tcase_add_test(tests, an_empty_total_of_figures_that_slipped);
  tcase_add_test(tests, an_empty_total_beside_a_slip);
  tcase_add_test(tests, a_lost_figure_that_no_rule_gives);
  tcase_add_test(tests, a_slip_that_several_parts_have_in_common);
}
