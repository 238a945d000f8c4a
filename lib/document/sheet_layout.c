/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet_layout.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "sheet_table.h"
#include "sheet_words.h"

/* Cells, blanks and lines of a stretch of rows without an empty one among them. */
typedef struct area {
  govd__sheet_layout *layout;
  const govd__sheet *sheet;
  govd__sheet_part part;
  size_t cell_end; /* indices into the sheet's cells and blanks */
  size_t blank_end;
  govd__sheet_line *lines;
  size_t count;
  unsigned first_column; /* of the table being laid out */
  unsigned last_column;
  size_t widened; /* the cells before this one are in its width */
} area;

static bool make_lines(area *a, unsigned first, unsigned last) {
  a->count = govd__sheet_visible_rows(a->sheet, first, last);
  a->lines = govd__calloc(a->count + 1, sizeof *a->lines); /* one more for the sums below */
  if (a->lines == NULL) return false;
  size_t hidden = 0;
  size_t at = 0;
  for (unsigned row = first; row <= last; row++) {
    while (hidden < a->sheet->hidden_count && a->sheet->hidden_rows[hidden] < row) hidden++;
    if (hidden < a->sheet->hidden_count && a->sheet->hidden_rows[hidden] == row) continue;
    a->lines[at].row = row;
    a->lines[at++].blank = GOVD_NONE;
  }
  return true;
}

/*
 * How many cells reach into each line, and the sum of their indices, which is the index
 * itself where there is but one: first what begins and ends at each line, then sums.
 */
static void count_cells(area *a) {
  for (size_t i = a->part.cell; i < a->cell_end; i++) {
    const govd__sheet_cell *cell = &a->sheet->cells[i];
    size_t first = govd__sheet_line_at(a->lines, a->count, cell->row);
    size_t behind = govd__sheet_line_at(a->lines, a->count, cell->last_row + 1);
    a->lines[first].cells++;
    a->lines[first].cell += i;
    a->lines[behind].cells--;
    a->lines[behind].cell -= i;
  }
  for (size_t i = 1; i < a->count; i++) {
    a->lines[i].cells += a->lines[i - 1].cells;
    a->lines[i].cell += a->lines[i - 1].cell;
  }
  for (size_t i = a->part.blank; i < a->blank_end; i++) {
    size_t line = govd__sheet_line_at(a->lines, a->count, a->sheet->blanks[i].row);
    if (line < a->count && a->lines[line].row == a->sheet->blanks[i].row) a->lines[line].blank = i;
  }
}

/* Whether a line has one cell and no empty ones with a border beside it. */
static bool is_alone(const area *a, size_t line) {
  const govd__sheet_line *l = &a->lines[line];
  if (l->cells != 1) return false;
  if (l->blank == GOVD_NONE) return true;
  const govd__sheet_cell *cell = &a->sheet->cells[l->cell];
  const govd__sheet_blank *blank = &a->sheet->blanks[l->blank];
  return blank->first >= cell->column && blank->last <= cell->last_column;
}

/* How many lines the paragraph has that begins at a line; 0 where there is none. */
static size_t paragraph_height(const area *a, size_t line) {
  if (!is_alone(a, line)) return 0;
  size_t cell = a->lines[line].cell;
  if (line > 0 && a->lines[line - 1].cells == 1 && a->lines[line - 1].cell == cell) return 0;
  if (line > 0 && a->sheet->cells[cell].row <= a->lines[line - 1].row) return 0;
  size_t height = 1;
  unsigned last = a->sheet->cells[cell].last_row;
  for (; line + height < a->count && a->lines[line + height].row <= last; height++) {
    if (!is_alone(a, line + height)) return 0;
  }
  return height;
}

/* Takes the cells up to a row into the width of the table. */
static void widen(area *a, unsigned row) {
  for (; a->widened < a->cell_end && a->sheet->cells[a->widened].row <= row; a->widened++) {
    const govd__sheet_cell *cell = &a->sheet->cells[a->widened];
    if (cell->row <= a->part.above) continue;
    if (cell->column < a->first_column) a->first_column = cell->column;
    if (cell->last_column > a->last_column) a->last_column = cell->last_column;
  }
}

/* The first cell that begins at a line or below. */
static size_t first_cell(const area *a, size_t line) {
  size_t from = a->part.cell;
  size_t to = a->cell_end;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (a->sheet->cells[middle].row < a->lines[line].row) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/* Whether a line looks like the head of a table: several words, and no figure behind the first. */
static bool is_head(const area *a, size_t line) {
  size_t first = first_cell(a, line);
  size_t i = first;
  for (; i < a->cell_end && a->sheet->cells[i].row == a->lines[line].row; i++) {
    if (i > first && govd__sheet_is_figure(a->sheet->cells[i].text)) return false;
  }
  return i - first > 1;
}

/*
 * Finds the lines which are a paragraph even if their cell is not merged and a table goes on
 * right above: prose, and headings in front of prose or of the head of a table, whose frame may
 * begin with an empty line. In front of figures the same words would be the label of a row whose
 * own figures are blank.
 */
static void find_paragraphs(area *a) {
  for (size_t line = a->count; line-- > 0;) {
    size_t height = paragraph_height(a, line);
    if (height == 0) continue;
    const char *text = a->sheet->cells[a->lines[line].cell].text;
    size_t next = line + height;
    while (next < a->count && a->lines[next].cells == 0) next++;
    govd__sheet_line *l = &a->lines[line];
    bool last = next == a->count;
    l->prose = govd__sheet_is_prose(text);
    bool before_text = !last && (is_head(a, next) || a->lines[next].prose);
    bool before_heading = last || a->lines[next].paragraph;
    l->paragraph = l->prose || before_text || (before_heading && govd__sheet_is_heading(text));
  }
}

/*
 * Whether a line is but one cell, merged across the table that stands above it, a note below
 * a table for one. In front of figures it is the label of a group of rows.
 */
static bool is_merged_across(const area *a, size_t line) {
  size_t height = paragraph_height(a, line);
  if (height == 0) return false;
  const govd__sheet_cell *cell = &a->sheet->cells[a->lines[line].cell];
  bool last = line + height == a->count || a->lines[line + height].paragraph;
  return last && cell->last_column > cell->column && cell->column <= a->first_column &&
         cell->last_column >= a->last_column;
}

static govd_status add_paragraph(area *a, const govd__sheet_cell *cell, govd_error *error) {
  const char *text = cell->text;
  size_t length = strlen(text);
  govd__trim(&text, &length);
  govd_status status = govd__sheet_take_text(a->layout, length, error);
  if (status != GOVD_OK) return status;
  govd_place place = govd__sheet_place(a->sheet, cell->row, cell->column);
  return govd__document_add_paragraph(a->layout->document, text, length, place, error);
}

/* Whether an empty line with borders stands right below a row: then it is one whose figures are blank. */
static bool is_blank_row(const area *a, size_t line) {
  return a->lines[line].blank != GOVD_NONE && a->lines[line - 1].cells > 0;
}

/* Lays the table out that begins at a line, and moves behind it. */
static govd_status add_table(area *a, size_t *line, govd_error *error) {
  a->part.lines = a->lines + *line;
  a->part.above = *line == 0 ? 0 : a->lines[*line - 1].row;
  a->first_column = GOVD__SHEET_MAX_COLUMNS;
  a->last_column = 1;
  size_t end = *line;
  do {
    widen(a, a->lines[end].row);
    end++;
  } while (end < a->count && !a->lines[end].paragraph && !is_merged_across(a, end));
  size_t next = end;
  while (a->lines[end - 1].cells == 0 && !is_blank_row(a, end - 1)) end--;
  a->part.count = end - *line;
  *line = next;
  return govd__sheet_add_table(a->layout, a->sheet, &a->part, error);
}

static govd_status lay_out_lines(area *a, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t line = 0; line < a->count && status == GOVD_OK;) {
    size_t height = paragraph_height(a, line);
    if (a->lines[line].cells == 0) {
      line++; /* a frame without anything in it */
    } else if (height > 0) {
      status = add_paragraph(a, &a->sheet->cells[a->lines[line].cell], error);
      line += height;
    } else {
      status = add_table(a, &line, error);
    }
  }
  return status;
}

static govd_status lay_out_area(area *a, unsigned first, unsigned last, govd_error *error) {
  govd_status status = make_lines(a, first, last) ? GOVD_OK : govd__fail_memory(error);
  if (status == GOVD_OK) {
    count_cells(a);
    find_paragraphs(a);
    status = lay_out_lines(a, error);
  }
  govd__free(a->lines);
  a->lines = NULL;
  return status;
}

/* Whether rows follow each other, but for hidden ones. */
static bool goes_on(const govd__sheet *sheet, unsigned last, unsigned next) {
  return next <= last || govd__sheet_visible_rows(sheet, last + 1, next - 1) == 0;
}

/* Takes the cells and blanks up to the next empty row; gives the last row before it. */
static unsigned collect(area *a, unsigned last) {
  const govd__sheet *sheet = a->sheet;
  for (;;) {
    bool cell = a->cell_end < sheet->cell_count && goes_on(sheet, last, sheet->cells[a->cell_end].row);
    bool blank = a->blank_end < sheet->blank_count && goes_on(sheet, last, sheet->blanks[a->blank_end].row);
    if (!cell && !blank) return last;
    unsigned reached = cell ? sheet->cells[a->cell_end++].last_row : sheet->blanks[a->blank_end++].row;
    if (reached > last) last = reached;
  }
}

govd_status govd__sheet_lay_out(govd__sheet_layout *layout, const govd__sheet *sheet, govd_error *error) {
  area a = {.layout = layout, .sheet = sheet};
  govd_status status = GOVD_OK;
  while (status == GOVD_OK && a.cell_end < sheet->cell_count) {
    a.part.cell = a.cell_end;
    a.part.blank = a.blank_end;
    unsigned first = sheet->cells[a.cell_end].row;
    if (a.blank_end < sheet->blank_count && sheet->blanks[a.blank_end].row < first)
      first = sheet->blanks[a.blank_end].row;
    unsigned last = collect(&a, first);
    a.widened = a.part.cell;
    if (a.cell_end > a.part.cell) status = lay_out_area(&a, first, last, error);
  }
  return status;
}
