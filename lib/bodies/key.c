/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "govdisclosure/bodies.h"

static const char government[] = "人民政府";

/* What the name of a place with a government of its own ends in. */
static const char *const places[] = {"省", "市", "县", "区", "州", "旗", "乡", "镇", "苏木"};

static bool is_quote(uint32_t point) {
  static const uint32_t quotes[] = {'"', '\'', 0x2018, 0x2019, 0x201C, 0x201D, 0x300A, 0x300B};
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    if (point == quotes[i]) return true;
  }
  return false;
}

static bool ends_in(const char *text, size_t length, const char *end) {
  size_t size = strlen(end);
  return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* Takes 人民政府 off the end where the name of a place is left. */
static void drop_government(govd__buffer *key) {
  if (!ends_in(key->data, key->length, government)) return;
  size_t length = key->length - strlen(government);
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    if (length <= strlen(places[i]) || !ends_in(key->data, length, places[i])) continue;
    key->length = length;
    key->data[length] = '\0';
    return;
  }
}

GOVD_EXPORT govd_status govd_body_key(const char *name, char **key, govd_error *error) {
  *key = NULL;
  size_t length = strlen(name);
  size_t valid = govd__utf8_check(name, length);
  if (valid != length) return govd__fail_at(error, GOVD_E_ENCODING, valid, 0, "the name is not UTF-8");
  govd__buffer text = {0};
  govd__buffer_puts(&text, "");
  for (size_t at = 0; at < length;) {
    uint32_t point;
    char bytes[4];
    at += govd__utf8_decode(name + at, length - at, &point);
    point = govd__fold_width(point);
    if (govd__is_space(point) || is_quote(point)) continue;
    govd__buffer_add(&text, bytes, govd__utf8_encode(point, bytes));
  }
  if (!text.failed) drop_government(&text);
  *key = govd__buffer_take(&text, NULL);
  return *key == NULL ? govd__fail_memory(error) : GOVD_OK;
}
