/* SPDX-License-Identifier: Apache-2.0 */
#include "suggest.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "messages.h"

enum { LONGEST = 80, SHOWN = 3 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* How many characters must be changed, added, left out or swapped to make one word of the other. */
static size_t distance(const char *a, const char *b) {
  size_t rows[3][LONGEST + 1]; /* this row and the two before it */
  size_t length = strlen(b);
  if (strlen(a) > LONGEST || length > LONGEST) return LONGEST;
  for (size_t j = 0; j <= length; j++) rows[0][j] = j;
  for (size_t i = 1; a[i - 1] != '\0'; i++) {
    size_t *row = rows[i % 3];
    const size_t *above = rows[(i + 2) % 3];
    const size_t *higher = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= length; j++) {
      row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = least(row[j], higher[j - 2] + 1);
    }
  }
  return rows[strlen(a) % 3][length];
}

/* How far apart two words are: a word that holds the other is near. */
static size_t farness(const char *word, const char *other) {
  bool within = strlen(word) >= 3 && strstr(other, word) != NULL;
  return within ? 1 : distance(word, other);
}

void suggest(govd_language language, const char *word, const char *const *words, size_t count) {
  size_t limit = strlen(word) / 3 > 2 ? strlen(word) / 3 : 2;
  size_t shown = 0;
  char list[SHOWN * (LONGEST + 4)] = "";
  for (size_t far = 0; far <= limit && shown < SHOWN; far++) {
    for (size_t i = 0; i < count && shown < SHOWN; i++) {
      if (strlen(words[i]) > LONGEST || farness(word, words[i]) != far) continue;
      if (shown++ > 0) strcat(list, language == GOVD_EN ? ", " : "、");
      strcat(list, words[i]);
    }
  }
  if (shown > 0) message_say(language, MESSAGE_NEAR, list);
}
