/* SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "messages.h"
#include "suggest.h"

/* Rules between years and between bodies have codes of their own; docs/findings.md says so. */
static const char *rule_prefix(const govd_rule *rule) {
  bool own = strncmp(rule->id, "years.", 6) == 0 || strncmp(rule->id, "units.", 6) == 0;
  return own ? "" : "arithmetic.";
}

bool code_is_of_rule(const char *code, const govd_rule *rule) {
  const char *prefix = rule_prefix(rule);
  size_t length = strlen(prefix);
  return strncmp(code, prefix, length) == 0 && strcmp(code + length, rule->id) == 0;
}

static char *join(const char *a, const char *b) {
  char *text = malloc(strlen(a) + strlen(b) + 1);
  if (text == NULL) return NULL;
  strcpy(text, a);
  return strcat(text, b);
}

static bool has(const codes *all, const char *code) {
  for (size_t i = 0; i < all->count; i++) {
    if (strcmp(all->items[i], code) == 0) return true;
  }
  return false;
}

/* Takes over a code that stands in memory of its own. */
static bool add(codes *all, char *code) {
  if (code == NULL) return false;
  if (has(all, code)) {
    free(code);
  } else {
    all->items[all->count++] = code;
  }
  return true;
}

bool codes_collect(codes *all, const govd_forms *forms) {
  size_t most = govd_code_count();
  for (size_t i = 0; i < govd_forms_count(forms); i++) most += govd_form_rule_count(govd_forms_at(forms, i));
  *all = (codes){calloc(most + 1, sizeof *all->items), 0};
  if (all->items == NULL) return false;
  for (size_t i = 0; i < govd_code_count(); i++) {
    if (!add(all, join(govd_code_at(i)->code, ""))) return false;
  }
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
    for (size_t r = 0; r < govd_form_rule_count(form); r++) {
      const govd_rule *rule = govd_form_rule(form, r);
      if (!add(all, join(rule_prefix(rule), rule->id))) return false;
    }
  }
  return true;
}

void codes_free(codes *all) {
  for (size_t i = 0; i < all->count; i++) free(all->items[i]);
  free(all->items);
}

bool codes_have(const codes *all, const char *code) {
  size_t length = strlen(code);
  for (size_t i = 0; i < all->count; i++) {
    bool begins = strncmp(all->items[i], code, length) == 0;
    if (begins && (all->items[i][length] == '\0' || all->items[i][length] == '.')) return true;
  }
  return false;
}

void say_unknown_code(const codes *all, const char *code, govd_language language) {
  message_say(language, MESSAGE_UNKNOWN_CODE, code);
  suggest(language, code, (const char *const *)all->items, all->count);
}

void say_unknown_form(const govd_forms *forms, const char *id, govd_language language) {
  size_t count = govd_forms_count(forms);
  const char **ids = calloc(count + 1, sizeof *ids);
  message_say(language, MESSAGE_UNKNOWN_FORM, id);
  for (size_t i = 0; ids != NULL && i < count; i++) ids[i] = govd_form_id(govd_forms_at(forms, i));
  if (ids != NULL) suggest(language, id, ids, count);
  free(ids);
}
