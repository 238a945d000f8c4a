/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "structure.h"

/*
 * One slip may have broken the rules of several parts, as figures of a column do that stand one cell off.
 * Each part lists it, but one that finds it first is of no use where the next prefers another: what the parts
 * put first together has to be likelier than what they have by themselves.
 */

bool govd__same_set(const govd__set *a, const govd__set *b) {
  return a->count == b->count && memcmp(a->variables, b->variables, a->count * sizeof *a->variables) == 0 &&
         memcmp(a->deltas, b->deltas, a->count * sizeof *a->deltas) == 0;
}

static size_t place_of(const govd__list *list, const govd__set *set) {
  size_t at = 0;
  while (at < list->count && !govd__same_set(&list->items[at].set, set)) at++;
  return at;
}

bool govd__list_has(const govd__list *list, size_t count, const govd__set *set) {
  return place_of(list, set) < count;
}

/* Whether a slip is likelier than what the parts that list it have first. */
static bool is_likelier(const govd__list *lists, size_t count, const govd__set *slip) {
  int together = 0;
  int apart = 0;
  size_t unexplained = 0;
  for (size_t i = 0; i < count; i++) {
    size_t at = place_of(&lists[i], slip);
    if (at == lists[i].count) continue;
    together += lists[i].items[at].cost;
    apart += lists[i].items[0].cost;
    unexplained += lists[i].items[0].kind == GOVD_UNEXPLAINED;
  }
  return unexplained > 0 || together < apart;
}

static void put_first(govd__list *lists, size_t count, const govd__set *slip) {
  for (size_t i = 0; i < count; i++) {
    size_t at = place_of(&lists[i], slip);
    if (at == lists[i].count) continue;
    govd__explained x = lists[i].items[at];
    memmove(&lists[i].items[1], &lists[i].items[0], at * sizeof x);
    lists[i].items[0] = x;
  }
}

void govd__agree(govd__list *lists, size_t count) {
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < lists[i].count; k++) {
      govd__set slip = lists[i].items[k].set;
      if (lists[i].items[k].beyond && is_likelier(lists, count, &slip)) put_first(lists, count, &slip);
    }
  }
}
