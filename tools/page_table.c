/* SPDX-License-Identifier: Apache-2.0 */
#include "page_table.h"

#include <string.h>

#include "govdisclosure/amount.h"
#include "html.h"
#include "messages.h"

void page_put_anchor(const page_view *view, size_t report, size_t cell) {
  const govd_report *read = govd_reports_at(govd_reading_reports(view->file->reading), report);
  fprintf(view->stream, "f%zu-r%zu-", view->number, report);
  html_put(view->stream, govd_form_cell_at(govd_report_form(read), cell)->id);
}

/* A row of a table, and what it was taken for. */
typedef struct page_row {
  size_t block;
  size_t row;
  size_t columns;
  govd_row_reading reading;
  const govd_report *report; /* that it belongs to, or NULL */
  size_t first;              /* the column of the first cell that was read, GOVD_NONE if none was */
  size_t label;              /* the column that its label ends in, or GOVD_NONE */
  size_t texts;              /* how many texts begin in it */
} page_row;

static const govd_grid_cell *cell_at(const page_view *view, const page_row *row, size_t column) {
  return govd_document_grid_cell(view->file->document, row->block, row->row, column);
}

static size_t reading_of(const page_view *view, const page_row *row, size_t column) {
  const govd_reading *reading = view->file->reading;
  return reading == NULL ? GOVD_NONE : govd_reading_cell(reading, row->block, row->row, column);
}

/* Where the label of a row stands: as was noted when it was matched, else in its first text. */
static size_t label_of(const page_view *view, const page_row *row) {
  const govd_row_source *source = NULL;
  if (row->report != NULL) source = govd_report_row_source(row->report, row->reading.table, row->reading.row);
  size_t found = GOVD_NONE;
  for (size_t c = row->columns; c-- > 0;) {
    const govd_grid_cell *cell = cell_at(view, row, c);
    if (cell->text == NULL || *cell->text == '\0') continue;
    bool noted = source != NULL && source->match != GOVD_MATCH_NONE;
    if (noted && govd_place_compare(cell->place, source->place) == 0 &&
        strcmp(cell->text, source->label) == 0)
      return c;
    found = c;
  }
  return found;
}

static size_t count_texts(const page_view *view, const page_row *row) {
  size_t count = 0;
  for (size_t c = 0; c < row->columns; c++) {
    const govd_grid_cell *cell = cell_at(view, row, c);
    count += cell->row == row->row && cell->column == c && cell->text != NULL && *cell->text != '\0';
  }
  return count;
}

static page_row row_at(const page_view *view, size_t block, size_t row) {
  page_row r = {.block = block,
                .row = row,
                .columns = govd_document_block(view->file->document, block)->columns,
                .reading = {GOVD_ROLE_OTHER, GOVD_NONE, GOVD_NONE, GOVD_NONE},
                .first = GOVD_NONE};
  if (view->file->reading != NULL) {
    r.reading = *govd_reading_row(view->file->reading, block, row);
    if (r.reading.report != GOVD_NONE)
      r.report = govd_reports_at(govd_reading_reports(view->file->reading), r.reading.report);
  }
  for (size_t c = r.columns; c-- > 0;) {
    if (reading_of(view, &r, c) != GOVD_NONE) r.first = c;
  }
  r.label = label_of(view, &r);
  r.texts = count_texts(view, &r);
  return r;
}

/* Whether a cell holds a text that ought to have been read: no label, no head, no line of prose. */
static bool is_unread(const page_view *view, const page_row *row, size_t column) {
  const govd_grid_cell *cell = cell_at(view, row, column);
  if (cell->text == NULL || *cell->text == '\0' || reading_of(view, row, column) != GOVD_NONE) return false;
  switch (row->reading.role) {
    case GOVD_ROLE_OTHER:
    case GOVD_ROLE_COPY:
    case GOVD_ROLE_HEAD: return false;
    case GOVD_ROLE_BLOCKS: return true;
    case GOVD_ROLE_MATCHED:
      return row->first == GOVD_NONE ? row->label == GOVD_NONE || column > row->label : column > row->first;
    case GOVD_ROLE_UNKNOWN:
    case GOVD_ROLE_AMBIGUOUS:
    case GOVD_ROLE_REPEATED: break;
  }
  return row->texts > 1;
}

/* How far a cell reaches that begins at a place. */
static void find_span(const page_view *view, const page_row *row, size_t column, size_t *rows,
                      size_t *columns) {
  size_t all = govd_document_block(view->file->document, row->block)->rows;
  const govd_grid_cell *other;
  for (*columns = 1; column + *columns < row->columns; ++*columns) {
    other = cell_at(view, row, column + *columns);
    if (other->row != row->row || other->column != column) break;
  }
  for (*rows = 1; row->row + *rows < all; ++*rows) {
    other = govd_document_grid_cell(view->file->document, row->block, row->row + *rows, column);
    if (other->row != row->row || other->column != column) break;
  }
}

static void put_value(const page_view *view, const govd_form_cell *cell, const govd_cell *value) {
  if (value->state == GOVD_GIVEN) {
    char number[GOVD_AMOUNT_TEXT_SIZE];
    govd_amount_format(value->value, govd_type_scale(cell->type), number);
    fputs(number, view->stream);
  } else {
    html_put(view->stream, message_state(view->language, value->state));
  }
}

/* The columns that a cell covers. */
typedef struct page_places {
  size_t from;
  size_t to;
} page_places;

static bool is_among(const page_view *view, const page_row *row, page_places places, size_t cell) {
  for (size_t c = places.from; c < places.to; c++) {
    if (reading_of(view, row, c) == cell) return true;
  }
  return false;
}

/* Whether a cell of the form was read from here; so may several be, whose figures ran together. */
static bool is_here(const page_view *view, const page_row *row, page_places places, size_t cell) {
  if (is_among(view, row, places, cell)) return true;
  const govd_cell *value = govd_report_cell(row->report, cell);
  bool same = value->state != GOVD_ABSENT && govd_place_is_known(value->place) &&
              govd_place_compare(value->place, cell_at(view, row, places.from)->place) == 0;
  return same && !is_among(view, row, (page_places){0, row->columns}, cell);
}

/* The next cell of the form from one on that was read from here; GOVD_NONE after the last. */
static size_t next_cell(const page_view *view, const page_row *row, page_places places, size_t from) {
  const govd_table *table = govd_form_table(govd_report_form(row->report), row->reading.table);
  size_t begin = table->first_cell;
  size_t end = begin + table->row_count * table->column_count;
  if (row->reading.row != GOVD_NONE) {
    begin += row->reading.row * table->column_count;
    end = begin + table->column_count;
  }
  for (size_t cell = from > begin ? from : begin; cell < end; cell++) {
    if (is_here(view, row, places, cell)) return cell;
  }
  return GOVD_NONE;
}

/* `title="requests.new.natural = 12"`, a line for each cell of the form. */
static void put_title(const page_view *view, const page_row *row, page_places places) {
  const govd_form *form = govd_report_form(row->report);
  const char *between = "";
  fputs(" title=\"", view->stream);
  for (size_t cell = 0; (cell = next_cell(view, row, places, cell)) != GOVD_NONE; cell++) {
    fputs(between, view->stream);
    html_put(view->stream, govd_form_cell_at(form, cell)->id);
    fputs(" = ", view->stream);
    put_value(view, govd_form_cell_at(form, cell), govd_report_cell(row->report, cell));
    between = "\n";
  }
  putc('"', view->stream);
}

/* An anchor for each cell of the form, at the first place it was read from. */
static void put_anchors(const page_view *view, const page_row *row, page_places places) {
  for (size_t cell = 0; (cell = next_cell(view, row, places, cell)) != GOVD_NONE; cell++) {
    page_cell *shown = &view->cells[row->reading.report][cell];
    if (shown->anchored) continue;
    shown->anchored = true;
    fputs("<a id=\"", view->stream);
    page_put_anchor(view, row->reading.report, cell);
    fputs("\"></a>", view->stream);
  }
}

/* The classes of a cell that was read: its state, and the gravest finding on it. */
static void put_classes(const page_view *view, const page_row *row, page_places places) {
  const page_cell *gravest = NULL;
  const char *state = "";
  for (size_t cell = 0; (cell = next_cell(view, row, places, cell)) != GOVD_NONE; cell++) {
    const page_cell *shown = &view->cells[row->reading.report][cell];
    state = govd_state_name(govd_report_cell(row->report, cell)->state);
    if (shown->found && (gravest == NULL || shown->severity > gravest->severity)) gravest = shown;
  }
  fprintf(view->stream, " class=\"%s", state);
  if (gravest != NULL) fprintf(view->stream, " has-%s", govd_severity_name(gravest->severity));
  putc('"', view->stream);
}

/* Writes the cell that begins at a place, and gives how many columns it takes. */
static size_t put_cell(const page_view *view, const page_row *row, size_t column) {
  const govd_grid_cell *cell = cell_at(view, row, column);
  size_t rows;
  size_t columns;
  find_span(view, row, column, &rows, &columns);
  page_places places = {column, column + columns};
  bool read = false;
  for (size_t c = places.from; c < places.to; c++) read = read || reading_of(view, row, c) != GOVD_NONE;
  fputs("<td", view->stream);
  if (rows > 1) fprintf(view->stream, " rowspan=\"%zu\"", rows);
  if (columns > 1) fprintf(view->stream, " colspan=\"%zu\"", columns);
  if (read) {
    put_classes(view, row, places);
    put_title(view, row, places);
  } else if (cell->text == NULL) {
    fputs(" class=\"none\"", view->stream);
  } else if (is_unread(view, row, column)) {
    fputs(" class=\"unread\"", view->stream);
  }
  putc('>', view->stream);
  if (read) put_anchors(view, row, places);
  page_spots_anchor(view->spots, view->stream, view->number, cell->place, false);
  html_put(view->stream, cell->text == NULL ? "" : cell->text);
  fputs("</td>", view->stream);
  return columns;
}

/* Says by what a row was found to be which row of the form. */
static void put_match(const page_view *view, const page_row *row) {
  const govd_form *form = govd_report_form(row->report);
  const govd_row *form_row = govd_form_row(form, row->reading.table, row->reading.row);
  govd_match match = govd_report_row_source(row->report, row->reading.table, row->reading.row)->match;
  fprintf(view->stream, "<span class=\"role %s\" title=\"", govd_match_name(match));
  html_put(view->stream, form_row->numeral);
  html_put(view->stream, message_title(view->language, form_row->title));
  fputs("\">", view->stream);
  html_put(view->stream, message_match(view->language, match));
  fputs("</span><code>", view->stream);
  html_put(view->stream,
           *form_row->id != '\0' ? form_row->id : govd_form_table(form, row->reading.table)->id);
  fputs("</code>", view->stream);
}

/* What stands beside a row. */
static void put_margin(const page_view *view, const page_row *row) {
  fputs("<td class=\"margin\">", view->stream);
  if (row->reading.role == GOVD_ROLE_MATCHED) {
    put_match(view, row);
  } else {
    fprintf(view->stream, "<span class=\"role %s\">", govd_role_name(row->reading.role));
    html_put(view->stream, message_role(view->language, row->reading.role));
    fputs("</span>", view->stream);
  }
  if (row->reading.role == GOVD_ROLE_BLOCKS) {
    fputs("<code>", view->stream);
    html_put(view->stream, govd_form_table(govd_report_form(row->report), row->reading.table)->id);
    fputs("</code>", view->stream);
  }
  fputs("</td>", view->stream);
}

void page_put_table(const page_view *view, size_t block) {
  const govd_block *table = govd_document_block(view->file->document, block);
  fprintf(view->stream, "<div class=\"scroll%s\"><table>\n", table->parent == GOVD_NONE ? "" : " nested");
  for (size_t r = 0; r < table->rows; r++) {
    page_row row = row_at(view, block, r);
    fprintf(view->stream, "<tr class=\"%s\">", govd_role_name(row.reading.role));
    put_margin(view, &row);
    for (size_t c = 0; c < table->columns;) {
      const govd_grid_cell *cell = cell_at(view, &row, c);
      bool begins = cell->row == r && cell->column == c;
      c += begins ? put_cell(view, &row, c) : 1;
    }
    fputs("</tr>\n", view->stream);
  }
  fputs("</table></div>\n", view->stream);
}
