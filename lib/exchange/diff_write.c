/* SPDX-License-Identifier: Apache-2.0 */
#include "base/export.h"
#include "govdisclosure/exchange.h"
#include "json_write.h"

static void write_report(govd__json_writer *w, const govd_diff *diff, bool after) {
  govd__json_key(w, after ? "new" : "old");
  govd__json_open(w, '{');
  govd__json_text_member(w, "form", govd_form_id(govd_diff_form(diff, after)));
  govd__json_text_member(w, "unit_name", govd_diff_unit_name(diff, after));
  govd__json_number_member(w, "year", govd_diff_year(diff, after));
  govd__json_close(w, '}');
}

static void write_side(govd__json_writer *w, const govd_difference *difference, const char *key,
                       const govd_difference_side *side) {
  if (!side->there) return;
  govd__json_key(w, key);
  govd__json_open(w, '{');
  if (difference->kind == GOVD_DIFFERENCE_CELL) {
    govd__json_text_member(w, "state", govd_state_name(side->state));
    if (side->state == GOVD_GIVEN) {
      govd__json_key(w, "value");
      govd__json_figure(w, side->value, difference->scale == 0 ? GOVD_COUNT : GOVD_AMOUNT);
    }
  }
  if (difference->kind == GOVD_DIFFERENCE_FINDING)
    govd__json_text_member(w, "severity", govd_severity_name(side->severity));
  govd__json_text_member(w, "text", side->text);
  govd__json_text_member(w, "unit", side->unit);
  govd__json_place_members(w, side->place);
  govd__json_close(w, '}');
}

static void write_difference(govd__json_writer *w, const govd_difference *difference) {
  govd__json_open(w, '{');
  govd__json_text_member(w, "kind", govd_difference_kind_name(difference->kind));
  govd__json_text_member(w, "id", difference->id);
  write_side(w, difference, "old", &difference->before);
  write_side(w, difference, "new", &difference->after);
  if (difference->compared) {
    govd__json_key(w, "difference");
    govd__json_decimal(w, difference->difference, difference->scale);
  }
  govd__json_close(w, '}');
}

GOVD_EXPORT govd_status govd_diff_write_json(const govd_diff *diff, char **text, size_t *length,
                                             govd_error *error) {
  govd__json_writer w = {.comma = false};
  govd__json_open(&w, '{');
  govd__json_text_member(&w, "format", "govdisclosure/diff/1");
  write_report(&w, diff, false);
  write_report(&w, diff, true);
  govd__json_key(&w, "differences");
  govd__json_open(&w, '[');
  for (size_t i = 0; i < govd_diff_count(diff); i++) write_difference(&w, govd_diff_at(diff, i));
  govd__json_close(&w, ']');
  govd__json_close(&w, '}');
  return govd__json_finish(&w, text, length, error);
}
