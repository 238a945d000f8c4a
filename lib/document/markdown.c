/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown as editors and converters write reports: headings, lists and lines of text
 * become paragraphs without their marks, and lines with bars tables, without the rule
 * below their head. A table in HTML is read as such, where HTML is read.
 */
#include <string.h>

#include "ascii.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "drawn.h"
#include "grid.h"
#include "html.h"
#include "kind.h"
#include "model.h"
#include "readers.h"
#include "source.h"

typedef struct markdown {
  govd__source places;
  const char *text;
  size_t length;
  size_t at;        /* of the next line */
  size_t begin;     /* of the line */
  const char *line; /* without white space round it */
  size_t size;
  bool fenced;       /* between ``` and ``` */
  const char *tried; /* up to here no line begins a drawn table */
  govd__buffer scratch;
  govd__grid_builder grid;
  govd_document *document;
  govd_error *error;
} markdown;

static bool next_line(markdown *m) {
  if (m->at >= m->length) return false;
  m->begin = m->at;
  m->line = m->text + m->at;
  size_t left = m->length - m->at;
  const char *end = memchr(m->line, m->places.line_end, left);
  m->size = end == NULL ? left : (size_t)(end - m->line);
  m->at += m->size + 1;
  govd__trim(&m->line, &m->size);
  return true;
}

static bool is_escaped(const char *text, size_t length) {
  static const char marks[] = "\\`*_{}[]()#+-.!|<>~\"$%&',/:;=?@^";
  return length >= 2 && text[0] == '\\' && memchr(marks, text[1], sizeof marks - 1) != NULL;
}

/* The length of marks for bold, italics and code that stand at a place: *, **, ***, __ and `. */
static size_t emphasis_length(const char *text, size_t length) {
  size_t run = 0;
  while (run < length && text[run] == text[0]) run++;
  if (text[0] == '*') return run <= 3 ? run : 0;
  if (text[0] == '_') return run == 2 || run == 3 ? run : 0; /* one is part of a name */
  return text[0] == '`' ? run : 0;
}

/* Whether the same marks stand again further on, which makes them a pair. */
static bool is_paired(const char *text, size_t length, size_t run) {
  for (size_t i = run; i + run <= length; i++) {
    if (text[i] == text[0] && memcmp(text + i, text, run) == 0) return true;
  }
  return false;
}

/* Markup of HTML that editors of Markdown use in cells. */
static const struct {
  const char *written;
  const char *text;
} markup[] = {{"<br>", "\n"}, {"<br/>", "\n"}, {"<br />", "\n"}, {"&nbsp;", "\xC2\xA0"},
              {"&amp;", "&"}, {"&lt;", "<"},   {"&gt;", ">"}};

/* Writes what markup at a place stands for, and gives its length; 0 if there is none. */
static size_t replace_markup(govd__buffer *out, const char *text, size_t length) {
  for (size_t i = 0; i < sizeof markup / sizeof *markup; i++) {
    if (!govd__begins_with(text, length, markup[i].written)) continue;
    govd__buffer_puts(out, markup[i].text);
    return strlen(markup[i].written);
  }
  return 0;
}

static bool may_have_marks(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (strchr("\\*_`<&", text[i]) != NULL) return true;
  }
  return false;
}

/* Takes the marks off a piece of text; *text and *length then are valid until the next call. */
static void take_marks_off(markdown *m, const char **text, size_t *length) {
  enum { MARKS = 4 };
  if (!may_have_marks(*text, *length)) return;
  bool open[MARKS] = {false}; /* by length of the run: a pair that was begun */
  m->scratch.length = 0;
  for (size_t i = 0; i < *length;) {
    const char *at = *text + i;
    size_t left = *length - i;
    size_t run = *at == '*' || *at == '_' || *at == '`' ? emphasis_length(at, left) : 0;
    size_t replaced = *at == '<' || *at == '&' ? replace_markup(&m->scratch, at, left) : 0;
    if (is_escaped(at, left)) {
      govd__buffer_putc(&m->scratch, at[1]);
      replaced = 2;
    } else if (run > 0 && run < MARKS && (open[run] || is_paired(at, left, run))) {
      open[run] = !open[run];
      replaced = run;
    } else if (replaced == 0) {
      replaced = run > 0 ? run : 1;
      govd__buffer_add(&m->scratch, at, replaced);
    }
    i += replaced;
  }
  *text = m->scratch.length == 0 ? "" : m->scratch.data;
  *length = m->scratch.length;
}

static govd_place place_of(markdown *m, const char *text) {
  return govd__source_place(&m->places, (size_t)(text - m->text));
}

static govd_status end_table(markdown *m) {
  size_t block;
  return govd__grid_finish(&m->grid, m->document, &block, m->error);
}

/* The length of a cell: up to a bar that no backslash stands before. */
static size_t cell_length(const char *text, size_t length) {
  size_t i = 0;
  while (i < length && text[i] != '|') i += text[i] == '\\' && i + 1 < length ? 2 : 1;
  return i;
}

static void add_row(markdown *m) {
  if (govd__is_markdown_rule(m->line, m->size)) return;
  if (m->grid.rows == 0) m->grid.place = place_of(m, m->line);
  govd__grid_begin_row(&m->grid);
  const char *at = m->line;
  const char *end = m->line + m->size;
  if (*at == '|') at++;
  while (at < end) {
    size_t size = cell_length(at, (size_t)(end - at));
    const char *text = at;
    size_t length = size;
    govd__trim(&text, &length);
    govd_place place = place_of(m, text);
    take_marks_off(m, &text, &length);
    govd__grid_add_cell(&m->grid, text, length, place, 1, 1);
    at += size + 1;
  }
}

/* The length of what makes a line a heading, a list item or a quotation, blanks behind it included. */
static size_t prefix_length(const char *line, size_t size) {
  size_t marks = 0;
  if (line[0] == '#') {
    while (marks < size && line[marks] == '#') marks++;
  } else if (line[0] == '>' || line[0] == '-' || line[0] == '*' || line[0] == '+') {
    marks = 1;
  }
  bool blank = marks < size && (line[marks] == ' ' || line[marks] == '\t');
  if (marks == 0 || marks > 6 || !(blank || line[0] == '>')) return 0;
  while (marks < size && (line[marks] == ' ' || line[marks] == '\t')) marks++;
  return marks;
}

/* Three and more dashes, stars, underscores or equal signs alone: a line across, or below a heading. */
static bool is_line_across(const char *line, size_t size) {
  size_t marks = 0;
  for (size_t i = 0; i < size; i++) {
    if (line[i] != line[0] && line[i] != ' ') return false;
    marks += line[i] == line[0];
  }
  return marks >= 3 && memchr("-*_=", line[0], 4) != NULL;
}

/* `<div id="top">` or `</div>` on a line of its own, or `::: {.note}`, which stands for such. */
static bool is_bracket(const char *line, size_t size) {
  if (size >= 3 && memcmp(line, ":::", 3) == 0) return true;
  const char *end = line[0] == '<' ? memchr(line, '>', size) : NULL;
  if (end == NULL || end + 1 != line + size) return false;
  return govd__begins_with(line, size, "<div") || govd__begins_with(line, size, "</div");
}

/* The length of a heading without the attributes that pandoc writes behind it: `# text {#id .class}`. */
static size_t without_attributes(const char *text, size_t length) {
  if (length == 0 || text[length - 1] != '}') return length;
  size_t i = length - 1;
  while (i > 0 && text[i] != '{') i--;
  return i > 0 && text[i - 1] == ' ' && (text[i + 1] == '#' || text[i + 1] == '.') ? i - 1 : length;
}

/* Drops what makes a line a heading, an item or a quotation: `> - text`, `# text #`. */
static void drop_prefixes(const char **text, size_t *length) {
  bool heading = false;
  for (size_t prefix; !heading && *length > 0 && (prefix = prefix_length(*text, *length)) > 0;) {
    heading = (*text)[0] == '#';
    *text += prefix;
    *length -= prefix;
  }
  if (heading) *length = without_attributes(*text, *length);
  while (heading && *length > 0 && ((*text)[*length - 1] == '#' || (*text)[*length - 1] == ' ')) (*length)--;
}

static govd_status add_text(markdown *m) {
  govd_status status = end_table(m);
  const char *text = m->line;
  size_t length = m->size;
  if (is_line_across(text, length) || is_bracket(text, length)) return status;
  drop_prefixes(&text, &length);
  govd_place place = place_of(m, text);
  take_marks_off(m, &text, &length);
  for (const char *end = text + length; text < end && status == GOVD_OK;) {
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    size_t size = (size_t)((stop == NULL ? end : stop) - text);
    const char *part = text;
    govd__trim(&part, &size);
    if (size > 0) status = govd__document_add_paragraph(m->document, part, size, place, m->error);
    text = stop == NULL ? end : stop + 1;
  }
  return status;
}

#if GOVD_WITH_HTML
/* How far a table in HTML reaches that begins a line: behind its end tag, or to the end of the text. */
static size_t end_of_html(const markdown *m, size_t begin) {
  size_t depth = 0;
  for (size_t at = begin; at < m->length; at++) {
    if (m->text[at] != '<') continue;
    depth += govd__begins_with(m->text + at, m->length - at, "<table");
    if (govd__begins_with(m->text + at, m->length - at, "</table>") && --depth == 0)
      return at + strlen("</table>");
  }
  return m->length;
}

static govd_status add_html(markdown *m) {
  govd_status status = end_table(m);
  size_t begin = (size_t)(m->line - m->text);
  m->at = end_of_html(m, begin);
  return status == GOVD_OK ? govd__html_append(&m->places, begin, m->at, m->document, m->error) : status;
}
#endif

/* Adds the cells of a drawn table. */
static govd_status add_drawn(markdown *m, const govd__drawn *table) {
  govd_status status = end_table(m);
  m->grid.place = place_of(m, m->line);
  for (size_t i = 0; i < table->count; i++) {
    const govd__drawn_cell *cell = &table->cells[i];
    const char *text = table->texts.data + cell->text;
    size_t length = cell->length;
    while (m->grid.rows <= cell->row) govd__grid_begin_row(&m->grid);
    take_marks_off(m, &text, &length);
    govd__grid_add_cell(&m->grid, text, length, cell->place, cell->rows, cell->columns);
  }
  return status == GOVD_OK ? end_table(m) : status;
}

/* Reads the drawn table that the line may begin. */
static govd_status read_drawn(markdown *m, bool *found) {
  *found = false;
  if (m->line < m->tried || !govd__drawn_begins(m->line, m->size)) return GOVD_OK;
  govd__drawn table = {.count = 0};
  int number = place_of(m, m->line).line;
  govd__lines lines = {m->text + (m->at < m->length ? m->at : m->length), m->text + m->length, number + 1};
  const char *begin = m->text + m->begin;
  govd__text_line first = {begin, (size_t)(m->line + m->size - begin), number};
  govd_status status = govd__drawn_read(&first, &lines, &table, found, m->error);
  if (status == GOVD_OK && *found) status = add_drawn(m, &table);
  if (table.end != NULL) m->tried = table.end;
  if (*found) m->at = (size_t)(table.end - m->text);
  govd__drawn_release(&table);
  return status;
}

static govd_status add_line(markdown *m) {
  bool drawn;
  if (m->size >= 3 && (memcmp(m->line, "```", 3) == 0 || memcmp(m->line, "~~~", 3) == 0)) {
    m->fenced = !m->fenced;
    return end_table(m);
  }
  if (m->size == 0) return end_table(m);
#if GOVD_WITH_HTML
  if (!m->fenced && govd__begins_with(m->line, m->size, "<table")) return add_html(m);
#endif
  govd_status status = read_drawn(m, &drawn);
  if (status != GOVD_OK || drawn) return status;
  if (cell_length(m->line, m->size) == m->size) return add_text(m);
  add_row(m);
  return GOVD_OK;
}

/* The text of a line `title: TEXT`, quotes round it taken off; false for another line. */
static bool read_title(const char *line, size_t size, const char **text, size_t *length) {
  static const char key[] = "title:";
  if (!govd__begins_with(line, size, key)) return false;
  *text = line + strlen(key);
  *length = size - strlen(key);
  govd__trim(text, length);
  bool quoted =
      *length >= 2 && ((*text)[0] == '"' || (*text)[0] == '\'') && (*text)[*length - 1] == (*text)[0];
  *text += quoted;
  *length -= quoted ? 2 : 0;
  return *length > 0;
}

/*
 * What pandoc and site generators write before the text, between lines of three dashes: settings,
 * of which the title is printed. Without a second such line the first is a line across.
 */
static govd_status add_settings(markdown *m) {
  markdown ahead = *m;
  const char *title = NULL;
  size_t length = 0;
  if (!next_line(&ahead) || ahead.size != 3 || memcmp(ahead.line, "---", 3) != 0) return GOVD_OK;
  while (next_line(&ahead) && ahead.size > 0) {
    bool end = ahead.size == 3 && (memcmp(ahead.line, "---", 3) == 0 || memcmp(ahead.line, "...", 3) == 0);
    if (!end && title == NULL) read_title(ahead.line, ahead.size, &title, &length);
    if (!end) continue;
    m->at = ahead.at;
    if (title == NULL) return GOVD_OK;
    return govd__document_add_paragraph(m->document, title, length, place_of(m, title), m->error);
  }
  return GOVD_OK;
}

static govd_status run(markdown *m) {
  govd_status status = add_settings(m);
  while (status == GOVD_OK && !m->grid.too_large && next_line(m)) status = add_line(m);
  if (status == GOVD_OK) status = end_table(m);
  if (status == GOVD_OK && m->scratch.failed) status = govd__fail_memory(m->error);
  return status;
}

govd_status govd__document_parse_markdown(const char *text, size_t length, govd_document **document,
                                          govd_error *error) {
  *document = NULL;
  markdown m = {.places = govd__source_new(text, length),
                .text = text,
                .length = length,
                .tried = text,
                .error = error};
  govd_status status = govd_document_new(&m.document, error);
  if (status == GOVD_OK) status = run(&m);
  if (status == GOVD_OK) {
    *document = m.document;
  } else {
    govd_document_free(m.document);
  }
  govd__grid_release(&m.grid);
  govd__buffer_release(&m.scratch);
  return status;
}
