/* SPDX-License-Identifier: Apache-2.0 */
#include "forms.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "builtin.h"

struct govd_forms {
  govd_form **forms;
  size_t count;
  size_t capacity;
};

static govd_status add_builtin(govd_forms *forms, govd_error *error) {
  for (size_t i = 0; i < govd__builtin_form_count; i++) {
    govd_form *form;
    govd_status status =
        govd_form_load(govd__builtin_forms[i].text, govd__builtin_forms[i].length, &form, error);
    if (status == GOVD_OK) status = govd_forms_add(forms, form, error);
    govd_form_free(form);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* A new set, filled with the built-in forms, or with one that is given. */
static govd_status make_forms(const govd_form *only, govd_forms **forms, govd_error *error) {
  *forms = NULL;
  govd_forms *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  govd_status status = only == NULL ? add_builtin(made, error) : govd_forms_add(made, only, error);
  if (status != GOVD_OK) {
    govd_forms_free(made);
    return status;
  }
  *forms = made;
  return GOVD_OK;
}

GOVD_EXPORT govd_status govd_forms_new(govd_forms **forms, govd_error *error) {
  return make_forms(NULL, forms, error);
}

govd_status govd__forms_of(const govd_form *form, govd_forms **forms, govd_error *error) {
  return make_forms(form, forms, error);
}

GOVD_EXPORT void govd_forms_free(govd_forms *forms) {
  if (forms == NULL) return;
  for (size_t i = 0; i < forms->count; i++) govd_form_free(forms->forms[i]);
  govd__free(forms->forms);
  govd__free(forms);
}

GOVD_EXPORT govd_status govd_forms_add(govd_forms *forms, const govd_form *form, govd_error *error) {
  if (govd_forms_find(forms, govd_form_id(form)) != NULL) {
    return govd__fail(error, GOVD_E_DUPLICATE, "there is a form '%s' already", govd_form_id(form));
  }
  govd_form **grown = govd__grow(forms->forms, forms->count, &forms->capacity, sizeof(govd_form *));
  if (grown == NULL) return govd__fail_memory(error);
  forms->forms = grown;
  grown[forms->count++] = govd_form_hold(form);
  return GOVD_OK;
}

GOVD_EXPORT size_t govd_forms_count(const govd_forms *forms) { return forms->count; }

GOVD_EXPORT const govd_form *govd_forms_at(const govd_forms *forms, size_t index) {
  return index < forms->count ? forms->forms[index] : NULL;
}

GOVD_EXPORT const govd_form *govd_forms_find(const govd_forms *forms, const char *id) {
  for (size_t i = 0; i < forms->count; i++) {
    if (strcmp(govd_form_id(forms->forms[i]), id) == 0) return forms->forms[i];
  }
  return NULL;
}
