/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "govdisclosure/amount.h"
#include "sarif.h"

/*
 * A tool may apply a fix without asking anybody what it means. So there is one only where every
 * figure that is to change has been found in the text of the file: at its place, spelt as the
 * library would spell it, with nothing beside it that could belong to it.
 */

/* The cell as some finding shows it with its place, or NULL. */
static const govd_finding_cell *find_cell(const govd_findings *findings, size_t cell) {
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *finding = govd_findings_at(findings, i);
    for (size_t k = 0; k < finding->cell_count; k++) {
      const govd_finding_cell *each = &finding->cells[k];
      if (each->source == GOVD_THIS && each->cell == cell && each->place.line > 0) return each;
    }
  }
  return NULL;
}

static uint32_t point_at(const char *text, const char *end, size_t *size) {
  uint32_t point = 0;
  *size = govd__utf8_decode(text, (size_t)(end - text), &point);
  return govd__fold_width(point);
}

/* Whether a character beside a figure may be a part of it. */
static bool may_belong(uint32_t point) {
  return (point >= '0' && point <= '9') || point == '.' || point == ',' || point == '-' || point == '+' ||
         point == '%';
}

/* Whether a figure stands alone at a place of a text. Lines end with a line feed. */
static bool stands_at(const char *text, const char *end, govd_place place, const char *figure) {
  size_t length = strlen(figure);
  size_t size;
  uint32_t before = 0;
  for (int line = 1; line < place.line; line++) {
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    if (stop == NULL) return false;
    text = stop + 1;
  }
  for (int column = 1; column < place.column; column++) {
    before = point_at(text, end, &size);
    if (size == 0 || before == '\n') return false;
    text += size;
  }
  if ((size_t)(end - text) < length || memcmp(text, figure, length) != 0) return false;
  uint32_t behind = point_at(text + length, end, &size);
  return !may_belong(before) && (size == 0 || !may_belong(behind));
}

/* What a change makes of a figure, as both are written, and where that stands. */
typedef struct replacement {
  char from[GOVD_AMOUNT_TEXT_SIZE];
  char to[GOVD_AMOUNT_TEXT_SIZE];
  govd_place place;
} replacement;

/* False where it is not certain where the figure stands. */
static bool find_replacement(const govd__sarif_file *file, const govd_findings *findings,
                             const govd_change *change, replacement *found) {
  const govd_finding_cell *cell = find_cell(findings, change->cell);
  if (change->source != GOVD_THIS || change->state != GOVD_GIVEN || cell == NULL) return false;
  int scale = govd_type_scale(govd_form_cell_at(govd_findings_form(findings), change->cell)->type);
  govd_amount_format(change->from, scale, found->from);
  govd_amount_format(change->to, scale, found->to);
  found->place = cell->place;
  bool plain = cell->place.column > 0 && cell->place.page == 0 && cell->place.table_number == 0 &&
               cell->place.row_number == 0;
  bool spelt = cell->text == NULL || strcmp(cell->text, found->from) == 0;
  return plain && spelt && stands_at(file->text, file->text + file->length, cell->place, found->from);
}

static void write_replacement(govd__json_writer *w, const replacement *r) {
  govd__json_open(w, '{');
  govd__json_key(w, "deletedRegion");
  govd__json_open(w, '{');
  govd__json_number_member(w, "startLine", r->place.line);
  govd__json_number_member(w, "startColumn", r->place.column);
  govd__json_number_member(w, "endColumn", r->place.column + (int64_t)strlen(r->from));
  govd__json_close(w, '}');
  govd__sarif_write_message(w, "insertedContent", r->to);
  govd__json_close(w, '}');
}

static void write_fix(govd__json_writer *w, const govd__sarif_file *file, const govd_findings *findings,
                      const govd_suggestion *suggestion, const char *message) {
  replacement r;
  govd__json_key(w, "fixes");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  govd__sarif_write_message(w, "description", message);
  govd__json_key(w, "artifactChanges");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  govd__sarif_write_artifact(w, file->name);
  govd__json_key(w, "replacements");
  govd__json_open(w, '[');
  for (size_t i = 0; i < suggestion->change_count; i++) {
    if (find_replacement(file, findings, &suggestion->changes[i], &r)) write_replacement(w, &r);
  }
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  govd__json_close(w, ']');
}

govd_status govd__sarif_write_fix(const govd_sarif *sarif, govd__json_writer *w, const govd__sarif_file *file,
                                  const govd_findings *findings, const govd_finding *finding,
                                  govd_error *error) {
  const govd_suggestion *likeliest = finding->suggestion_count == 0 ? NULL : &finding->suggestions[0];
  if (file->text == NULL || likeliest == NULL) return GOVD_OK;
  if (likeliest->kind == GOVD_UNEXPLAINED || likeliest->freedom > 0) return GOVD_OK;
  replacement r;
  for (size_t i = 0; i < likeliest->change_count; i++) {
    if (!find_replacement(file, findings, &likeliest->changes[i], &r)) return GOVD_OK;
  }
  char *message;
  govd_status status =
      govd_suggestion_message(govd_findings_form(findings), likeliest, sarif->language, &message, error);
  if (status == GOVD_OK) write_fix(w, file, findings, likeliest, message);
  govd_string_free(message);
  return status;
}
