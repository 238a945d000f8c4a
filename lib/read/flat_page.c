/* SPDX-License-Identifier: Apache-2.0 */
#include "flat_page.h"

#include <string.h>

#include "base/utf8.h"
#include "columns.h"
#include "govdisclosure/amount.h"
#include "report/figure.h"

size_t govd__flat_page_number(const govd__flat_line *line) {
  enum { MOST_DIGITS = 3 };
  if (line->label.length > 0 || line->tail.count != 1) return 0;
  govd__slice item = line->tail.items[0];
  size_t value = 0;
  size_t digits = 0;
  for (size_t at = 0; at < item.length; digits++) {
    uint32_t point = 0;
    size_t size = govd__utf8_decode(item.text + at, item.length - at, &point);
    point = govd__fold_width(point);
    if (size == 0 || point < '0' || point > '9' || digits == MOST_DIGITS) return 0;
    if (digits > 0 && value == 0) return 0;
    value = value * 10 + (point - '0');
    at += size;
  }
  return value;
}

/* Whether the total of a row of figures is the sum of the others, and no number of a page. */
static bool holds(const govd__flat_table *table, const govd__slice *figures, size_t total, size_t pages) {
  size_t columns = govd_form_table(table->vocabulary->form, table->table)->column_count;
  int64_t difference = 0;
  for (size_t c = 0; c < columns; c++) {
    govd_figure figure = govd_figure_read(figures[c].text, figures[c].length, GOVD_COUNT, "", NULL);
    if (figure.status > GOVD_FIGURE_DASH) return false;
    int64_t value = figure.status == GOVD_FIGURE_OK ? figure.value : 0;
    if (table->order[c] == total) {
      if (value > 0 && value <= (int64_t)pages) return false;
      value = -value;
    }
    if (govd_amount_add(difference, value, &difference, NULL) != GOVD_OK) return false;
  }
  return difference == 0;
}

bool govd__flat_adds_up(const govd__flat_table *table, const govd__slice *figures, size_t count,
                        size_t pages) {
  size_t columns = govd_form_table(table->vocabulary->form, table->table)->column_count;
  size_t total = govd__columns_total(table->vocabulary->form, table->table, 0);
  if (total == GOVD_NONE || count != table->columns) return false;
  for (size_t begin = 0; begin < count; begin += columns) {
    if (!holds(table, figures + begin, total, pages)) return false;
  }
  return true;
}
