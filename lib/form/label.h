/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_LABEL_H
#define GOVD_FORM_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * What makes two printed labels the same: the key of a label is its text without
 * white space, width, numerals in front (一、 （一） 1. 其中：), notes in brackets, quotes
 * and other punctuation, in simplified characters. A numeral in brackets inside a label stays:
 * 第二十条第（一）项.
 */
typedef struct govd__label {
  govd__buffer key;
  govd__buffer numeral; /* what was taken off the front, width folded: "(一)", "1." */
  govd__buffer note; /* what stood in brackets, as a key: 不包括政府公报及政府网站工作人员数 */
} govd__label;

/* Fills a label, which starts out zeroed and may be filled again. Valid UTF-8 only. */
void govd__label_set(govd__label *label, const char *text, size_t length);
bool govd__label_failed(const govd__label *label);
void govd__label_release(govd__label *label);

/* Length of the numeral in front of a text, with the bracket or point behind it; 0 if there is none. */
size_t govd__numeral_length(const char *text, size_t length);

#endif
