/* SPDX-License-Identifier: Apache-2.0 */
#include "bodies.h"

#include <string.h>

static bool ends_with_any(const char *name, size_t length, const char *const *ends) {
  for (size_t i = 0; ends[i] != NULL; i++) {
    if (govd__ends_with(name, length, ends[i])) return true;
  }
  return false;
}

govd__body_kind govd__body_kind_of(const char *name, size_t length) {
  static const char *const townships[] = {"街道",       "街道办事处", "镇",     "乡", "镇人民政府",
                                          "乡人民政府", "镇政府",     "乡政府", NULL};
  static const char *const governments[] = {
      "人民政府", "人民政府办公室", "人民政府办公厅", "省", "市", "县", "区", "州", "旗", "盟", NULL};
  static const char *const departments[] = {"局",   "厅", "委员会", "委", "办公室",
                                            "中心", "部", "院",     "处", NULL};
  if (ends_with_any(name, length, townships)) return GOVD__BODY_TOWNSHIP;
  if (ends_with_any(name, length, governments)) return GOVD__BODY_GOVERNMENT;
  return ends_with_any(name, length, departments) ? GOVD__BODY_DEPARTMENT : GOVD__BODY_UNKNOWN;
}

bool govd__is_body_name(const char *name, size_t length) {
  static const char *const ends[] = {"人民政府", "政府",   "局",   "厅", "委员会",
                                     "办公室",   "办事处", "中心", NULL};
  return ends_with_any(name, length, ends);
}

static bool is_inside(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* Whether two texts have a character in common. */
static bool share_character(const char *a, size_t a_length, const char *b, size_t b_length) {
  for (size_t i = 0, size; i < a_length; i += size) {
    char character[8] = "";
    govd__point_at(a + i, a_length - i, &size);
    if (size == 0) return true;
    memcpy(character, a + i, size);
    if (govd__find_word(b, b_length, character) != GOVD_NONE) return true;
  }
  return false;
}

static void drop_end(const char *name, size_t *length) {
  static const char *const ends[] = {"人民政府办公室", "政府办公室", "人民政府", "政府", "办事处", NULL};
  for (size_t i = 0; ends[i] != NULL; i++) {
    if (!govd__ends_with(name, *length, ends[i])) continue;
    *length -= strlen(ends[i]);
    return;
  }
}

/* Whether what two names differ by is of two kinds: a city's name where the other has a district's. */
static bool are_of_two_levels(const char *a, size_t a_length, const char *b, size_t b_length) {
  static const char *const levels[] = {"省", "市", "县", "区", "州", "旗", NULL};
  for (size_t i = 0; levels[i] != NULL; i++) {
    if (govd__ends_with(a, a_length, levels[i])) return !govd__ends_with(b, b_length, levels[i]);
  }
  return false;
}

bool govd__are_other_bodies(const char *a, size_t a_length, const char *b, size_t b_length) {
  size_t front = 0;
  size_t back = 0;
  drop_end(a, &a_length);
  drop_end(b, &b_length);
  while (front < a_length && front < b_length && a[front] == b[front]) front++;
  while (front > 0 && front < a_length && is_inside((unsigned char)a[front])) front--;
  a += front;
  b += front;
  a_length -= front;
  b_length -= front;
  while (back < a_length && back < b_length && a[a_length - back - 1] == b[b_length - back - 1]) back++;
  while (back > 0 && is_inside((unsigned char)a[a_length - back])) back--;
  a_length -= back;
  b_length -= back;
  if (a_length == 0 || b_length == 0) return false;
  return !are_of_two_levels(a, a_length, b, b_length) && !are_of_two_levels(b, b_length, a, a_length) &&
         !share_character(a, a_length, b, b_length);
}
