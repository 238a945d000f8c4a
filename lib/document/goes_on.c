/* SPDX-License-Identifier: Apache-2.0 */
#include "goes_on.h"

#include <string.h>

bool govd__says_table_goes_on(const char *text, size_t length) {
  static const char *const words[] = {"续表", "（续表）", "(续表)", "续前表", "接上表", "续上表"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (length == strlen(words[i]) && memcmp(text, words[i], length) == 0) return true;
  }
  return false;
}
