/* SPDX-License-Identifier: Apache-2.0 */
#include "invented.h"

#include <stdlib.h>
#include <string.h>

/* A word, and the number at its end. */
typedef struct counted {
  const char *word;
  size_t length;
  unsigned long number;
} counted;

static bool read_counted(const char *text, counted *c) {
  size_t length = strlen(text);
  size_t digits = 0;
  while (digits < length && text[length - 1 - digits] >= '0' && text[length - 1 - digits] <= '9') digits++;
  if (digits == 0 || digits == length || digits > 3) return false; /* no table has a thousand columns */
  *c = (counted){text, length - digits, strtoul(text + length - digits, NULL, 10)};
  return true;
}

static bool follows(const counted *before, const counted *c) {
  return c->number == before->number + 1 && c->length == before->length &&
         memcmp(c->word, before->word, c->length) == 0;
}

bool govd__is_invented_head(const govd__sheet *sheet, size_t row) {
  counted last = {0};
  size_t count = 0;
  for (size_t c = 0; c < sheet->columns; c++) {
    counted here;
    if (!read_counted(govd__sheet_text(sheet, row, c), &here)) {
      if (c > 0) return false;
      continue;
    }
    if (count++ > 0 && !follows(&last, &here)) return false;
    last = here;
  }
  return count > 1;
}
