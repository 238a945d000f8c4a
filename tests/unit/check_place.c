/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>

#include "govdisclosure/place.h"
#include "support.h"

/* In their order; all are different. */
static const govd_place places[] = {
    {.line = 3},
    {.line = 3, .column = 5},
    {.line = 3, .column = 6},
    {.line = 4, .column = 1},
    {.row_number = 1, .column = 2},
    {.table_number = 1, .row_number = 9, .column = 1},
    {.table_number = 2, .row_number = 1, .column = 1},
    {.table_number = 2, .row_number = 1, .column = 2},
    {.page = 1, .line = 7, .box = {.left = 90, .top = 10, .right = 95, .bottom = 20}},
    {.page = 1, .line = 7, .box = {.left = 20, .top = 30, .right = 25, .bottom = 40}},
    {.page = 1, .line = 7, .box = {.left = 20, .top = 30, .right = 25, .bottom = 41}},
    {.page = 1, .line = 7, .box = {.left = 20, .top = 30, .right = 26, .bottom = 41}},
    {.page = 2, .row_number = 7, .column = 3},
};
enum { COUNT = sizeof places / sizeof *places };

START_TEST(places_are_known_by_any_member) {
  ck_assert(!govd_place_is_known((govd_place){0}));
  for (size_t i = 0; i < COUNT; i++) ck_assert_msg(govd_place_is_known(places[i]), "place %zu", i);
}
END_TEST

START_TEST(places_are_in_order) {
  for (size_t i = 0; i < COUNT; i++) {
    for (size_t k = 0; k < COUNT; k++) {
      int order = govd_place_compare(places[i], places[k]);
      ck_assert_msg((order > 0) - (order < 0) == (i > k) - (i < k), "places %zu and %zu: %d", i, k, order);
    }
  }
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, places_are_known_by_any_member);
  tcase_add_test(tests, places_are_in_order);
}

int main(void) { return test_run("place", add_tests); }
