/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "report/line.h"
#include "text_lines.h"
#include "text_plan.h"

static govd__line read_line(govd__text_lines *lines, const char *text) {
  return govd__line_read(lines->form, text, strlen(text), &lines->scratch);
}

static void put_line(govd__text_lines *lines, const char *text) {
  govd__buffer_puts(&lines->text, text);
  govd__buffer_putc(&lines->text, '\n');
}

static bool is_a_line(const char *text) { return *text != '\0' && govd__text_fits(text); }

govd_status govd__text_title(govd__text_lines *lines) {
  const char *title = govd_report_title(lines->report);
  if (title == NULL) return GOVD_OK;
  if (!is_a_line(title) || read_line(lines, title).kind != GOVD__LINE_TITLE) {
    return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE, "the title '%.80s' would not be recognised",
                      title);
  }
  put_line(lines, title);
  return GOVD_OK;
}

static bool heading_fits(govd__text_lines *lines, const govd_section *section) {
  if (!is_a_line(section->title)) return false;
  govd__line line = read_line(lines, section->title);
  size_t wanted = section->id == NULL ? GOVD_NONE : govd_form_find_section(lines->form, section->id);
  return line.kind == GOVD__LINE_HEADING && line.section == wanted;
}

/* What stands before the first heading has none of its own, but must then be there. */
static bool is_opening(const govd_section *section, size_t index) {
  return index == 0 && section->id == NULL && *section->title == '\0' && section->paragraph_count > 0;
}

/* A line that could be the title is a paragraph where there is a title, or where a heading stands before it.
 */
static bool paragraph_fits(govd__text_lines *lines, const char *text, bool opening) {
  if (!is_a_line(text)) return false;
  govd__line_kind kind = read_line(lines, text).kind;
  bool titled = !opening || govd_report_title(lines->report) != NULL;
  return kind == GOVD__LINE_PROSE || (kind == GOVD__LINE_TITLE && titled);
}

govd_status govd__text_section(govd__text_lines *lines, size_t index) {
  const govd_section *section = govd_report_section(lines->report, index);
  bool opening = is_opening(section, index);
  if (!opening && !heading_fits(lines, section)) {
    return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE, "the heading '%.80s' would not be recognised",
                      section->title);
  }
  if (!opening) put_line(lines, section->title);
  for (size_t i = 0; i < section->paragraph_count; i++) {
    const char *text = govd_report_paragraph(lines->report, index, i)->text;
    if (!paragraph_fits(lines, text, opening)) {
      return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE,
                        "the paragraph '%.80s' would not be read as one", text);
    }
    put_line(lines, text);
  }
  return GOVD_OK;
}

void govd__text_table_title(govd__text_lines *lines, size_t table) {
  const char *title = govd_form_table(lines->form, table)->title.zh;
  if (is_a_line(title) && read_line(lines, title).kind == GOVD__LINE_TABLE_TITLE) put_line(lines, title);
}
