/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_PLACE_H
#define GOVDISCLOSURE_PLACE_H

/**
 * @file place.h
 * @brief Where something stood in its source.
 */

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A rectangle on a page, in hundredths of a point from its left and upper edge; zeros where it is not known.
 */
typedef struct govd_box {
  int left;
  int top;
  int right;
  int bottom;
} govd_box;

/**
 * A place in a source. Every number counts from 1, and is 0 where it is not known or there is
 * no such thing; later versions may add members, so name them: `{.line = 3, .column = 5}`.
 *
 * In text and HTML it is a line and a column. In a Word document it is a table, its row and its
 * column; outside of tables, a line, which is the running number of the paragraph. In a workbook
 * it is a page, which is the sheet, and the row and column of the sheet. In a PDF it is
 * a page and a box on it; of a cell, also the table, the row and the column that were made of the
 * words, else the line.
 */
typedef struct govd_place {
  int line;         /**< in the whole document */
  int column;       /**< of the table or sheet where there is a row_number, else characters (code points) */
  int page;         /**< of a PDF; of a workbook, the sheet, those not counted that are hidden */
  int table_number; /**< in the whole document, tables in cells of others included */
  int row_number;   /**< of the table or sheet */
  govd_box box;     /**< on the page */
} govd_place;

/** Whether anything is known of a place. */
bool govd_place_is_known(govd_place place);

/**
 * Orders places of one source: less than 0, 0 or more than 0 as @p a stands before @p b, is the
 * same, or stands behind. A place in a table of a Word document stands behind all outside of tables, and so
 * does one on a page of a PDF.
 */
int govd_place_compare(govd_place a, govd_place b);

#ifdef __cplusplus
}
#endif

#endif
