/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_LINE_H
#define GOVD_DOCUMENT_HTML_LINE_H

#include "base/buffer.h"

/*
 * A line of text on its way from pieces, white space collapsed as a browser does:
 * runs become one blank, and a line feed between two Chinese characters, which the
 * editor broke for its own sake, becomes nothing. Starts out zeroed.
 */
typedef enum govd__gap { GOVD__GAP_NONE, GOVD__GAP_SPACE, GOVD__GAP_LINE_FEED } govd__gap;

typedef struct govd__html_line {
  govd__buffer text;
  govd__gap gap; /* before the next piece */
} govd__html_line;

/*
 * Adds a piece. Gives the offset in it of what begins the line, or GOVD_NONE where the
 * line had begun before or has not yet: it begins with what is not white space.
 */
size_t govd__html_line_add(govd__html_line *line, const char *piece, size_t length);

/*
 * The text collected, valid until the next piece, without outer white space and without
 * Word's conditionals that a careless editor turned into text: <!--[if !supportLists]-->.
 * The line is empty afterwards.
 */
const char *govd__html_line_end(govd__html_line *line, size_t *length);

#endif
