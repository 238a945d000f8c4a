/* SPDX-License-Identifier: Apache-2.0 */
#include "validator.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"

struct govd_validator {
  govd_blank blank;
  char **disabled;
  size_t count;
  size_t capacity;
};

GOVD_EXPORT govd_status govd_validator_new(govd_validator **validator, govd_error *error) {
  *validator = govd__calloc(1, sizeof **validator);
  return *validator == NULL ? govd__fail_memory(error) : GOVD_OK;
}

GOVD_EXPORT void govd_validator_free(govd_validator *validator) {
  if (validator == NULL) return;
  for (size_t i = 0; i < validator->count; i++) govd__free(validator->disabled[i]);
  govd__free(validator->disabled);
  govd__free(validator);
}

GOVD_EXPORT void govd_validator_set_blank(govd_validator *validator, govd_blank blank) {
  validator->blank = blank;
}

GOVD_EXPORT govd_status govd_validator_disable(govd_validator *validator, const char *code,
                                               govd_error *error) {
  char **grown = govd__grow(validator->disabled, validator->count, &validator->capacity, sizeof(char *));
  if (grown == NULL) return govd__fail_memory(error);
  validator->disabled = grown;
  char *copy = govd__strdup(code);
  if (copy == NULL) return govd__fail_memory(error);
  grown[validator->count++] = copy;
  return GOVD_OK;
}

govd_blank govd__validator_blank(const govd_validator *validator) {
  return validator == NULL ? GOVD_BLANK_ZERO : validator->blank;
}

bool govd__validator_disables(const govd_validator *validator, const char *code) {
  for (size_t i = 0; validator != NULL && i < validator->count; i++) {
    size_t length = strlen(validator->disabled[i]);
    if (strncmp(code, validator->disabled[i], length) == 0 && (code[length] == '\0' || code[length] == '.'))
      return true;
  }
  return false;
}
