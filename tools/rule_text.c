/* SPDX-License-Identifier: Apache-2.0 */
#include "rule_text.h"

#include <stdbool.h>

#include "messages.h"
#include "text.h"

static bool speaks_of(const govd_form *form, const govd_rule *rule, size_t table) {
  for (size_t i = 0; i < rule->instance_count; i++) {
    const govd_instance *instance = govd_form_instance(form, rule->first_instance + i);
    if (govd_form_cell_at(form, instance->terms[0].cell)->table == table) return true;
  }
  return false;
}

/* The ids of the tables it stands for, where a form has several. */
static void put_tables(FILE *stream, govd_language language, const govd_form *form, const govd_rule *rule) {
  size_t put = 0;
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    if (!speaks_of(form, rule, t)) continue;
    if (put++ > 0) message_put(stream, language, MESSAGE_COMMA);
    text_put(stream, govd_form_table(form, t)->id);
  }
}

void rule_put_kind(FILE *stream, govd_language language, const govd_form *form, const govd_rule *rule) {
  static const message each[] = {
      [GOVD_EACH_COLUMN] = MESSAGE_EACH_COLUMN, [GOVD_EACH_ROW] = MESSAGE_EACH_ROW};
  text_put(stream, message_severity(language, rule->severity));
  message_put(stream, language, MESSAGE_COMMA);
  text_put(stream, message_basis(language, rule->basis));
  if (rule->each == GOVD_EACH_ONCE) return;
  message_put(stream, language, MESSAGE_COMMA);
  message_put(stream, language, each[rule->each]);
  put_tables(stream, language, form, rule);
}

void rule_put_text(FILE *stream, govd_language language, const govd_rule *rule) {
  const char *note = message_title(language, rule->note);
  fputs("    ", stream);
  text_put(stream, rule->expression);
  putc('\n', stream);
  if (*rule->printed != '\0') {
    fputs("    ", stream);
    message_put(stream, language, MESSAGE_WORDING, rule->printed);
    putc('\n', stream);
  }
  if (*note == '\0') return;
  fputs("    ", stream);
  text_put(stream, note);
  putc('\n', stream);
}
