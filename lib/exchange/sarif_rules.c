/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "sarif.h"

size_t govd__sarif_rule_index(const govd_sarif *sarif, const char *code) {
  for (size_t i = 0; i < sarif->rule_count; i++) {
    if (strcmp(sarif->rules[i], code) == 0) return i;
  }
  return GOVD_NONE;
}

void govd__sarif_write_message(govd__json_writer *w, const char *key, const char *text) {
  govd__json_key(w, key);
  govd__json_open(w, '{');
  govd__json_text_member(w, "text", text);
  govd__json_close(w, '}');
}

static const char *in(govd_title title, govd_language language) {
  return language == GOVD_EN && *title.en != '\0' ? title.en : title.zh;
}

static void write_rule(govd_sarif *sarif, const char *code, govd_severity severity, const char *relation) {
  const govd_code *entry = govd_code_find(code);
  govd__json_writer *w = &sarif->log;
  govd__json_open(w, '{');
  govd__json_text_member(w, "id", code);
  govd__sarif_write_message(w, "shortDescription", in(entry->title, sarif->language));
  govd__sarif_write_message(w, "fullDescription", in(entry->explanation, sarif->language));
  if (relation != NULL) govd__sarif_write_message(w, "help", relation);
  govd__json_key(w, "defaultConfiguration");
  govd__json_open(w, '{');
  govd__json_text_member(w, "level", govd_severity_name(severity));
  govd__json_close(w, '}');
  govd__json_close(w, '}');
}

/* Takes a code over, unless it is there; it is written at its first time. */
static govd_status add_rule(govd_sarif *sarif, char *code, govd_severity severity, const char *relation,
                            govd_error *error) {
  if (code == NULL) return govd__fail_memory(error);
  char **rules = govd__grow(sarif->rules, sarif->rule_count, &sarif->rule_capacity, sizeof *rules);
  if (rules != NULL) sarif->rules = rules;
  if (rules == NULL || govd__sarif_rule_index(sarif, code) != GOVD_NONE) {
    govd__free(code);
    return rules == NULL ? govd__fail_memory(error) : GOVD_OK;
  }
  rules[sarif->rule_count++] = code;
  write_rule(sarif, code, severity, relation);
  return GOVD_OK;
}

/* Rules between years and between bodies have codes of their own; the others are arithmetic. */
static char *code_of(const govd_rule *rule) {
  bool own = strncmp(rule->id, "years.", 6) == 0 || strncmp(rule->id, "units.", 6) == 0;
  govd__buffer code = {0};
  govd__buffer_puts(&code, own ? "" : "arithmetic.");
  govd__buffer_puts(&code, rule->id);
  return govd__buffer_take(&code, NULL);
}

govd_status govd__sarif_write_rules(govd_sarif *sarif, const govd_forms *forms, govd_error *error) {
  govd_status status = GOVD_OK;
  govd__json_key(&sarif->log, "rules");
  govd__json_open(&sarif->log, '[');
  for (size_t i = 0; i < govd_code_count() && status == GOVD_OK; i++) {
    const govd_code *entry = govd_code_at(i);
    if (strchr(entry->code, '*') != NULL) continue; /* stands for the rules of the forms */
    status = add_rule(sarif, govd__strdup(entry->code), entry->severity, NULL, error);
  }
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
    for (size_t r = 0; r < govd_form_rule_count(form) && status == GOVD_OK; r++) {
      const govd_rule *rule = govd_form_rule(form, r);
      status = add_rule(sarif, code_of(rule), rule->severity, rule->expression, error);
    }
  }
  govd__json_close(&sarif->log, ']');
  return status;
}
