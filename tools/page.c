/* SPDX-License-Identifier: Apache-2.0 */
#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "messages.h"
#include "page_style.h"
#include "page_table.h"
#include "place.h"

static void put_legend(const page *p) {
  static const struct {
    const char *style;
    message word;
  } entries[] = {{"given", MESSAGE_PAGE_GIVEN},      {"blank", MESSAGE_PAGE_BLANK},
                 {"dash", MESSAGE_PAGE_DASH},        {"invalid", MESSAGE_PAGE_INVALID},
                 {"unread", MESSAGE_PAGE_LEFT_OVER}, {"has-error", MESSAGE_PAGE_FOUND}};
  fputs("<p class=\"legend\" style=\"padding:0\">", p->stream);
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    fprintf(p->stream, "<span class=\"%s\">", entries[i].style);
    message_put(p->stream, p->language, entries[i].word);
    fputs("</span>", p->stream);
  }
  fputs("</p>\n", p->stream);
}

void page_begin(const page *p) {
  fprintf(p->stream, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n",
          p->language == GOVD_EN ? "en" : "zh-CN");
  fputs("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>", p->stream);
  message_put(p->stream, p->language, MESSAGE_PAGE_TITLE);
  fprintf(p->stream, "</title>\n<style>\n%s</style></head><body>\n<h1>", page_style);
  message_put(p->stream, p->language, MESSAGE_PAGE_TITLE);
  fputs("</h1>\n", p->stream);
  put_legend(p);
}

void page_end(const page *p) { fputs("</body></html>\n", p->stream); }

static void free_cells(const page_view *view, size_t reports) {
  for (size_t i = 0; view->cells != NULL && i < reports; i++) free(view->cells[i]);
  free(view->cells);
}

/* Notes on each cell the gravest finding that speaks of it. */
static void note_findings(const page_view *view, size_t report) {
  const govd_findings *findings = view->file->findings[report];
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *finding = govd_findings_at(findings, i);
    for (size_t k = 0; k < finding->cell_count; k++) {
      page_cell *cell = &view->cells[report][finding->cells[k].cell];
      if (!page_shows(&finding->cells[k]) || (cell->found && cell->severity >= finding->severity)) continue;
      cell->found = true;
      cell->severity = finding->severity;
    }
  }
}

static bool make_cells(page_view *view, size_t reports) {
  view->cells = calloc(reports + 1, sizeof *view->cells);
  for (size_t i = 0; view->cells != NULL && i < reports; i++) {
    const govd_report *report = govd_reports_at(govd_reading_reports(view->file->reading), i);
    view->cells[i] = calloc(govd_form_cell_count(govd_report_form(report)) + 1, sizeof **view->cells);
    if (view->cells[i] == NULL) return false;
    note_findings(view, i);
  }
  return view->cells != NULL;
}

/* The cells that a finding speaks of, each a link to where it stands. */
static void put_links(const page_view *view, size_t report, const govd_finding *finding) {
  enum { MOST = 16 };
  const govd_form *form = govd_findings_form(view->file->findings[report]);
  size_t put = 0;
  size_t more = 0;
  for (size_t i = 0; i < finding->cell_count; i++) {
    if (!page_shows(&finding->cells[i])) continue;
    if (put == MOST && ++more > 0) continue;
    fputs(put++ == 0 ? "<div><a href=\"#" : "<a href=\"#", view->stream);
    page_put_anchor(view, report, finding->cells[i].cell);
    fputs("\"><code>", view->stream);
    html_put(view->stream, govd_form_cell_at(form, finding->cells[i].cell)->id);
    fputs("</code></a>", view->stream);
  }
  if (more > 0) {
    char number[32];
    snprintf(number, sizeof number, "%zu", more);
    message_put(view->stream, view->language, MESSAGE_MORE_PLACES, number);
  }
  if (put > 0) fputs("</div>", view->stream);
}

/* The place that a finding on no cell speaks of, as a link. */
static void put_spot(const page_view *view, const govd_finding *finding) {
  if (!govd_place_is_known(finding->place) || page_has_cells(finding)) return;
  char text[PLACE_TEXT];
  place_text(text, view->language, (place_source){view->file->kind, view->file->document}, finding->place);
  fputs(" <a href=\"#", view->stream);
  page_spot_put(view->stream, view->number, finding->place);
  fputs("\"><code>", view->stream);
  html_put(view->stream, text);
  fputs("</code></a>", view->stream);
}

static void put_finding(const page_view *view, size_t report, size_t index) {
  const govd_findings *findings = view->file->findings[report];
  const govd_finding *finding = govd_findings_at(findings, index);
  char *sentence = NULL;
  govd_finding_message(findings, index, view->language, &sentence, NULL);
  fprintf(view->stream, "<li class=\"%s\"><b>", govd_severity_name(finding->severity));
  html_put(view->stream, message_severity(view->language, finding->severity));
  fputs("</b>", view->stream);
  html_put(view->stream, sentence == NULL ? "" : sentence);
  fputs(" <code>", view->stream);
  html_put(view->stream, finding->code);
  fputs("</code>", view->stream);
  put_links(view, report, finding);
  put_spot(view, finding);
  fputs("</li>\n", view->stream);
  govd_string_free(sentence);
}

/* The form, body and year of a report, and what was found wrong in it. */
static void put_report(const page_view *view, size_t index) {
  const govd_report *report = govd_reports_at(govd_reading_reports(view->file->reading), index);
  const govd_form *form = govd_report_form(report);
  const char *body = govd_report_unit_name(report);
  fputs("<h3>", view->stream);
  if (body != NULL && *body != '\0') {
    html_put(view->stream, body);
    putc(' ', view->stream);
  }
  if (govd_report_year(report) != 0) fprintf(view->stream, "%d ", govd_report_year(report));
  fputs("<span class=\"meta\">", view->stream);
  html_put(view->stream, message_title(view->language, govd_form_title(form)));
  fputs(" <code>", view->stream);
  html_put(view->stream, govd_form_id(form));
  fputs("</code></span></h3>\n<ul class=\"findings\">\n", view->stream);
  size_t count = govd_findings_count(view->file->findings[index]);
  for (size_t i = 0; i < count; i++) put_finding(view, index, i);
  fputs("</ul>\n", view->stream);
  if (count > 0) return;
  fputs("<div class=\"meta\">", view->stream);
  message_put(view->stream, view->language, MESSAGE_NOTHING);
  fputs("</div>\n", view->stream);
}

/* The id of what a line of the document is in a report: a section's title, or a field; else NULL. */
static const char *meaning_of(const govd_report *report, const govd_block *block) {
  const govd_form *form = govd_report_form(report);
  for (size_t i = 0; i < govd_report_section_count(report); i++) {
    const govd_section *section = govd_report_section(report, i);
    bool here = page_same_line(section->place, block->place) && strcmp(section->title, block->text) == 0;
    if (here && *section->title != '\0') return section->id == NULL ? "?" : section->id;
  }
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    bool here =
        govd_place_is_known(block->place) && page_same_line(govd_report_field_place(report, i), block->place);
    if (here && govd_report_field(report, i) != NULL) return govd_form_field_at(form, i)->id;
  }
  return NULL;
}

static void put_paragraph(const page_view *view, const govd_block *block) {
  const govd_reports *reports =
      view->file->reading == NULL ? NULL : govd_reading_reports(view->file->reading);
  const char *meaning = NULL;
  for (size_t i = 0; reports != NULL && meaning == NULL && i < govd_reports_count(reports); i++) {
    meaning = meaning_of(govd_reports_at(reports, i), block);
  }
  fputs("<p>", view->stream);
  if (meaning != NULL) {
    fputs("<span class=\"role\">", view->stream);
    html_put(view->stream, meaning);
    fputs("</span>", view->stream);
  }
  page_spots_anchor(view->spots, view->stream, view->number, block->place, true);
  html_put(view->stream, block->text);
  fputs("</p>\n", view->stream);
}

static void put_document(const page_view *view) {
  const govd_document *document = view->file->document;
  fputs("<div class=\"document\">\n", view->stream);
  for (size_t b = 0; b < govd_document_block_count(document); b++) {
    const govd_block *block = govd_document_block(document, b);
    if (block->kind == GOVD_BLOCK_TABLE) {
      page_put_table(view, b);
    } else {
      put_paragraph(view, block);
    }
  }
  fputs("</div>\n", view->stream);
}

static void put_failure(const page_view *view) {
  fputs("<ul class=\"findings\"><li class=\"error\">", view->stream);
  message_put(view->stream, view->language, MESSAGE_PAGE_NO_REPORT);
  char *text = NULL;
  size_t size;
  FILE *sentence = open_memstream(&text, &size);
  if (sentence != NULL) {
    message_put_error(sentence, view->language, view->file->failure);
    fclose(sentence);
  }
  html_put(view->stream, text == NULL ? "" : text);
  free(text);
  fprintf(view->stream, " <code>%s</code></li></ul>\n", govd_status_name(view->file->failure->status));
}

bool page_put(page *p, const page_file *file) {
  page_spots spots;
  page_view view = {p->stream, p->language, p->files + 1, file, NULL, &spots};
  size_t reports = file->reading == NULL ? 0 : govd_reports_count(govd_reading_reports(file->reading));
  bool made = page_spots_collect(&spots, file, reports) && make_cells(&view, reports);
  if (made) {
    p->files++;
    fputs("<details open><summary><h2>", p->stream);
    html_put(p->stream, strcmp(file->name, "-") == 0 ? "<stdin>" : file->name);
    fputs("</h2></summary>\n", p->stream);
    if (file->reading == NULL) put_failure(&view);
    for (size_t i = 0; i < reports; i++) put_report(&view, i);
    put_document(&view);
    fputs("</details>\n", p->stream);
  }
  free_cells(&view, reports);
  free(spots.items);
  return made;
}
