/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "failure.h"
#include "input.h"
#include "messages.h"
#include "names.h"
#include "output.h"
#include "rule_text.h"
#include "text.h"

/* All codes with their titles. */
static void list(FILE *stream, govd_language language) {
  size_t width = 0;
  for (size_t i = 0; i < govd_code_count(); i++) {
    size_t columns = text_columns(govd_code_at(i)->code);
    if (columns > width) width = columns;
  }
  for (size_t i = 0; i < govd_code_count(); i++) {
    const govd_code *code = govd_code_at(i);
    text_pad(stream, code->code, width + 2);
    text_pad(stream, message_severity(language, code->severity), 9);
    text_put(stream, message_title(language, code->title));
    putc('\n', stream);
  }
}

/* The rule in each of the forms that have it. */
static void put_rules(FILE *stream, govd_language language, const govd_forms *forms, const char *code) {
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
    for (size_t r = 0; r < govd_form_rule_count(form); r++) {
      const govd_rule *rule = govd_form_rule(form, r);
      if (!code_is_of_rule(code, rule)) continue;
      putc('\n', stream);
      message_put(stream, language, MESSAGE_IN_FORM, govd_form_id(form));
      rule_put_kind(stream, language, form, rule);
      putc('\n', stream);
      rule_put_text(stream, language, rule);
    }
  }
}

static void explain(FILE *stream, govd_language language, const govd_forms *forms, const char *name) {
  const govd_code *code = govd_code_find(name);
  message_put(stream, language, MESSAGE_CODE_TITLE, name, message_title(language, code->title),
              message_severity(language, code->severity));
  fputs("\n\n", stream);
  text_put(stream, message_title(language, code->explanation));
  putc('\n', stream);
  put_rules(stream, language, forms, name);
}

/* The code that is meant: a rule's id will do. NULL if there is none. */
static const char *find(const codes *all, const char *name) {
  static const char prefix[] = "arithmetic.";
  for (size_t i = 0; i < all->count; i++) {
    const char *code = all->items[i];
    bool rule = strncmp(code, prefix, strlen(prefix)) == 0 && strcmp(code + strlen(prefix), name) == 0;
    if (strcmp(code, name) == 0 || rule) return code;
  }
  return NULL;
}

static bool explain_all(FILE *stream, const options *o, const govd_forms *forms) {
  codes all;
  if (!codes_collect(&all, forms)) {
    codes_free(&all);
    message_say(o->language, MESSAGE_NO_MEMORY);
    return false;
  }
  const char *name = o->operands.count > 0 ? o->operands.items[0] : NULL;
  const char *code = name == NULL ? NULL : find(&all, name);
  if (name == NULL) list(stream, o->language);
  if (name != NULL && code == NULL) say_unknown_code(&all, name, o->language);
  if (code != NULL) explain(stream, o->language, forms, code);
  codes_free(&all);
  return name == NULL || code != NULL;
}

outcome command_explain(const options *o) {
  kit k;
  output out;
  output_open(&out, NULL);
  bool well = kit_open(&k, o) && explain_all(out.stream, o, k.forms);
  kit_free(&k);
  if (!well) return OUTCOME_TROUBLE;
  if (output_finish(&out)) return OUTCOME_CLEAN;
  say_unwritten(o->language, NULL, errno);
  return OUTCOME_TROUBLE;
}
