/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes a workbook with libxlsxwriter for programs.py.
 *
 *     xlsx OUT < LINES
 *
 * Each line is `row column last-row last-column kind text`, apart by tabs and counted from 0; kind is
 * `t` for text or `n` for a number. A cell over several rows or columns is merged.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static void write_cell(lxw_worksheet *sheet, char *line, lxw_format *format) {
  int row, column, last_row, last_column, at = 0;
  char kind;
  if (sscanf(line, "%d\t%d\t%d\t%d\t%c\t%n", &row, &column, &last_row, &last_column, &kind, &at) < 5) exit(2);
  const char *text = line + at;
  if (row != last_row || column != last_column) {
    worksheet_merge_range(sheet, (lxw_row_t)row, (lxw_col_t)column, (lxw_row_t)last_row,
                          (lxw_col_t)last_column, "", format);
  }
  if (kind == 'n') {
    worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, strtod(text, NULL), format);
  } else if (*text != '\0') {
    worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, text, format);
  }
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  lxw_workbook_options options = {.constant_memory = LXW_FALSE};
  lxw_workbook *book = workbook_new_opt(argv[1], &options);
  lxw_doc_properties properties = {.created = 1704067200};
  workbook_set_properties(book, &properties);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "年度报告");
  lxw_format *framed = workbook_add_format(book);
  format_set_border(framed, LXW_BORDER_THIN);
  static char line[65536];
  while (fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    write_cell(sheet, line, framed);
  }
  return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
