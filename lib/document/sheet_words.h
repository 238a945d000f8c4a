/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SHEET_WORDS_H
#define GOVD_DOCUMENT_SHEET_WORDS_H

#include <stdbool.h>

/* What the text of a cell that stands alone in its row looks like. */

/* Begins like a figure, or says that there is none. */
bool govd__sheet_is_figure(const char *text);

/* Begins with a Chinese numeral and 、, as sections do. */
bool govd__sheet_is_heading(const char *text);

/* Ends like a sentence, or is longer than labels are. */
bool govd__sheet_is_prose(const char *text);

#endif
