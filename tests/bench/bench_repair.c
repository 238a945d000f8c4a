/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How well wrong figures are found again: slips of every kind in sound reports of each form, alone and two
 * at a time, and how long that takes.
 */
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench.h"
#include "faults.h"
#include "sound.h"
#include "stated.h"

enum { SINGLE = 400, DOUBLE = 200, MOST_TIMES = 200000 };

/* What is put into a report. */
typedef struct trial {
  const char *name;  /* for machines */
  const char *title; /* for people */
  bool twice;        /* two slips */
  bool stated;       /* prose that states the usual figures, and right */
  size_t number;     /* of reports for each kind of slip */
} trial;

typedef struct counts {
  size_t made;
  size_t seen; /* all of it: of two slips each */
  size_t crossed, crossed_first, crossed_listed;
  size_t plain, plain_first, plain_listed; /* some cell in one rule only */
  size_t larger;                           /* of those seen: no smallest set */
  size_t within;                           /* all cells are in what is suggested first */
  size_t shown;                            /* listed, and not among what is doubtful */
  double best;                             /* how many could be found first, at most */
} counts;

static double times[MOST_TIMES]; /* of the processor, since other programs may run */
static size_t time_count;
static double lengths[2][MOST_TIMES]; /* of the lists of each part: without and with what is doubtful */
static size_t length_count;
static double worst_of_three; /* where no smallest set has more than three cells */

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void tally(counts *all, fault_verdict v, size_t causes) {
  all->made++;
  if (!v.seen || v.hidden) return;
  all->seen++;
  all->larger += v.larger;
  all->within += v.within;
  all->shown += v.shown;
  all->best += causes > 0 ? 1 / (double)causes : 1;
  if (v.crossed) {
    all->crossed++;
    all->crossed_first += v.first;
    all->crossed_listed += v.listed;
  } else {
    all->plain++;
    all->plain_first += v.first;
    all->plain_listed += v.listed;
  }
}

static void time_repair(const govd_report *report, const govd_related *related) {
  govd_repair *repair;
  double start = now();
  if (govd_repair_new(NULL, report, related, NULL, &repair, NULL) != GOVD_OK) abort();
  double end = now();
  size_t size = 0;
  for (size_t i = 0; i < govd_repair_component_count(repair); i++) {
    const govd_component *part = govd_repair_component(repair, i);
    if (length_count < MOST_TIMES) {
      lengths[0][length_count] = (double)part->suggestion_count;
      lengths[1][length_count++] = (double)(part->suggestion_count + part->doubtful_count);
    }
    if (part->size > size || !part->complete) size = part->complete ? part->size : GOVD_REPAIR_MOST_CELLS;
  }
  if (size <= 3 && end - start > worst_of_three) worst_of_three = end - start;
  if (time_count < MOST_TIMES) times[time_count++] = end - start;
  govd_repair_free(repair);
}

/* One sound report with one or two slips; false where there was no place for them. */
static bool try_one(const govd_form *form, fault_kind kind, const trial *t, test_random *random,
                    counts *all) {
  govd_report *prior = sound_random(form, NULL, random);
  govd_report *report = sound_random(form, prior, random);
  govd_related related = {.prior = prior};
  fault f = {0};
  if (test_random_below(random, 2) == 0) sound_print_groups(report);
  if (t->stated) stated_add(report);
  fault_kind kinds[2] = {kind, kind};
  govd_report *between = NULL;
  bool made = fault_inject(report, prior, kind, random, &f);
  if (made && t->twice) {
    f.first = f.count;
    kinds[1] = (fault_kind)test_random_below(random, FAULT_KINDS);
    if (govd_report_copy(report, &between, NULL) != GOVD_OK) abort();
    made = fault_inject(report, prior, kinds[1], random, &f);
  }
  if (made) {
    fault_verdict verdict = fault_judge(report, &related, &f);
    bool told = verdict.seen && !verdict.hidden;
    size_t causes = !told      ? 0
                    : t->twice ? fault_pairs(report, between, &related, kinds, &f)
                               : fault_causes(report, &related, kind);
    tally(all, verdict, causes);
    time_repair(report, &related);
  }
  govd_report_free(between);
  govd_report_free(report);
  govd_report_free(prior);
  return made;
}

static double percent(size_t part, size_t whole) {
  return whole == 0 ? 100 : 100 * (double)part / (double)whole;
}

static void print_counts(const char *name, const counts *c) {
  printf("%-16s %7zu %6.2f %7zu %6.2f %6.2f %7zu %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, c->made,
         percent(c->seen, c->made), c->crossed, percent(c->crossed_first, c->crossed),
         percent(c->crossed_listed, c->crossed), c->plain, percent(c->plain_first, c->plain),
         percent(c->plain_listed, c->plain), percent(c->larger, c->seen), percent(c->shown, c->seen),
         c->seen == 0 ? 100 : 100 * c->best / (double)c->seen, percent(c->within, c->seen));
}

static void add(counts *to, const counts *from) {
  to->made += from->made;
  to->seen += from->seen;
  to->crossed += from->crossed;
  to->crossed_first += from->crossed_first;
  to->crossed_listed += from->crossed_listed;
  to->plain += from->plain;
  to->plain_first += from->plain_first;
  to->plain_listed += from->plain_listed;
  to->larger += from->larger;
  to->within += from->within;
  to->shown += from->shown;
  to->best += from->best;
}

static void print_head(const char *form, const char *what) {
  printf("\n%s, %s\n%-16s %7s %6s %7s %6s %6s %7s %6s %6s %6s %6s %6s %6s\n", form, what, "", "reports",
         "seen%", "crossed", "first%", "list%", "single", "first%", "list%", "less%", "shown%", "best%",
         "within%");
}

/* The shares of all that is seen, for machines. */
static void report_shares(const char *form, const trial *t, const counts *c) {
  static char ids[64][64];
  static size_t used;
  const struct {
    const char *name;
    size_t count;
  } shares[] = {{"first", c->crossed_first + c->plain_first},
                {"listed", c->crossed_listed + c->plain_listed},
                {"shown", c->shown},
                {"within", c->within}};
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
    snprintf(ids[used], sizeof ids[used], "%s.repair.%s.%s", form, t->name, shares[i].name);
    bench_result(ids[used++], percent(shares[i].count, c->seen), "percent", (int)c->seen);
  }
}

static void measure(const govd_form *form, const trial *t, size_t number, test_random *random) {
  counts total = {0};
  print_head(govd_form_id(form), t->title);
  for (int kind = 0; kind < FAULT_KINDS; kind++) {
    counts c = {0};
    for (size_t tries = 0; c.made < number && tries < 2 * number; tries++)
      try_one(form, (fault_kind)kind, t, random, &c);
    print_counts(fault_name((fault_kind)kind), &c);
    add(&total, &c);
  }
  print_counts("all", &total);
  report_shares(govd_form_id(form), t, &total);
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a;
  double y = *(const double *)b;
  return (x > y) - (x < y);
}

/* How many suggestions a part has. */
static void report_lengths(const char *form, const char *name) {
  static const char *const what[] = {"shown", "listed"};
  static const double parts[] = {0.5, 0.9};
  static char ids[32][64];
  static size_t used;
  for (size_t i = 0; i < 2 && length_count > 0; i++) {
    qsort(lengths[i], length_count, sizeof *lengths[i], compare);
    for (size_t k = 0; k < 2; k++) {
      snprintf(ids[used], sizeof ids[used], "%s.%s.%s.%s", form, name, what[i], k == 0 ? "median" : "p90");
      size_t at = (size_t)(parts[k] * (double)(length_count - 1));
      bench_result(ids[used++], lengths[i][at], "suggestions", (int)length_count);
    }
  }
  length_count = 0;
}

static void report_times(const char *form, const char *name) {
  static char ids[32][64];
  static size_t used;
  qsort(times, time_count, sizeof *times, compare);
  const struct {
    const char *name;
    double part;
  } parts[] = {{"median", 0.5}, {"p99", 0.99}, {"worst", 1}};
  for (size_t i = 0; i < 3 && time_count > 0; i++) {
    size_t at = (size_t)(parts[i].part * (double)(time_count - 1));
    snprintf(ids[used], sizeof ids[used], "%s.%s.%s", form, name, parts[i].name);
    bench_result(ids[used++], times[at] * 1e6, "us", (int)time_count);
  }
  if (time_count > 0) {
    snprintf(ids[used], sizeof ids[used], "%s.%s.worst_of_three_cells", form, name);
    bench_result(ids[used++], worst_of_three * 1e6, "us", (int)time_count);
  }
  worst_of_three = 0;
  time_count = 0;
}

/* The support of the tests asserts, and so must run as a test. */
START_TEST(measure_all) {
  static const trial trials[] = {
      {"one_slip", "one slip", false, false, SINGLE},
      {"two_slips", "two slips, by the first", true, false, DOUBLE},
      {"one_slip_stated", "one slip, figures stated in the prose", false, true, SINGLE},
      {"two_slips_stated", "two slips, by the first, figures stated in the prose", true, true, DOUBLE}};
  govd_forms *forms;
  test_random random = test_random_new();
  const char *scale = getenv("GOVD_FAULTS"); /* how many in a hundred of the usual number */
  size_t part = scale == NULL ? 100 : (size_t)strtoul(scale, NULL, 10);
  ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK);
  for (size_t first = 0; first < 4; first += 2) {
    for (size_t i = 0; i < govd_forms_count(forms); i++) {
      const govd_form *form = govd_forms_at(forms, i);
      measure(form, &trials[first], trials[first].number * part / 100, &random);
      measure(form, &trials[first + 1], trials[first + 1].number * part / 100, &random);
      report_times(govd_form_id(form), trials[first].stated ? "repair_stated" : "repair");
      report_lengths(govd_form_id(form), trials[first].stated ? "repair_stated" : "repair");
    }
  }
  govd_forms_free(forms);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_set_timeout(tests, 600);
  tcase_add_test(tests, measure_all);
}

int main(int argc, char **argv) {
  setenv("CK_FORK", "no", 1); /* what is counted must come back */
  int failed = test_run("repair", add_tests);
  return failed != 0 ? failed : bench_finish(argc, argv);
}
