/* SPDX-License-Identifier: Apache-2.0 */
#include "zip_names.h"

#include <stdint.h>
#include <string.h>

/* Parts of an archive (APPNOTE.TXT 4.3): sizes of their fixed fields and offsets in them. */
enum {
  END_SIZE = 22,
  END_DIRECTORY = 16,
  END_COMMENT = 65535,
  ENTRY_SIZE = 46,
  ENTRY_NAME_LENGTH = 28,
  ENTRY_EXTRA_LENGTH = 30,
  ENTRY_COMMENT_LENGTH = 32
};

static size_t number(const char *bytes, size_t size) {
  size_t value = 0;
  for (size_t i = size; i > 0; i--) value = value << 8 | (unsigned char)bytes[i - 1];
  return value;
}

/* The offset of the directory, or the length if there is none. */
static size_t find_directory(const char *bytes, size_t length) {
  if (length < END_SIZE) return length;
  size_t last = length - END_SIZE;
  size_t first = last > END_COMMENT ? last - END_COMMENT : 0;
  for (size_t at = last + 1; at-- > first;) {
    if (memcmp(bytes + at, "PK\x05\x06", 4) == 0) return number(bytes + at + END_DIRECTORY, 4);
  }
  return length;
}

bool govd__zip_is_whole(const char *bytes, size_t length) { return find_directory(bytes, length) < length; }

bool govd__zip_has(const char *bytes, size_t length, const char *name) {
  size_t wanted = strlen(name);
  bool folder = wanted > 0 && name[wanted - 1] == '/';
  size_t at = find_directory(bytes, length);
  while (at < length && length - at >= ENTRY_SIZE && memcmp(bytes + at, "PK\x01\x02", 4) == 0) {
    size_t size = number(bytes + at + ENTRY_NAME_LENGTH, 2);
    size_t more = number(bytes + at + ENTRY_EXTRA_LENGTH, 2) + number(bytes + at + ENTRY_COMMENT_LENGTH, 2);
    at += ENTRY_SIZE;
    if (length - at < size) return false;
    if ((folder ? size >= wanted : size == wanted) && memcmp(bytes + at, name, wanted) == 0) return true;
    at += size;
    if (length - at < more) return false;
    at += more;
  }
  return false;
}
