/* SPDX-License-Identifier: Apache-2.0 */
#include "validator.h"

#include "failure.h"
#include "names.h"

bool validator_open(govd_validator **validator, const kit *k, const options *o) {
  govd_error error;
  codes known;
  const char *unknown = NULL;
  govd_status status = govd_validator_new(validator, &error);
  if (status == GOVD_OK && !codes_collect(&known, k->forms)) {
    codes_free(&known);
    status = fail_memory(&error);
  }
  if (status != GOVD_OK) {
    say_error(o->language, &error);
    return false;
  }
  govd_validator_set_blank(*validator, o->blank);
  for (size_t i = 0; status == GOVD_OK && unknown == NULL && i < o->disabled.count; i++) {
    if (!codes_have(&known, o->disabled.items[i])) unknown = o->disabled.items[i];
    if (unknown == NULL) status = govd_validator_disable(*validator, o->disabled.items[i], &error);
  }
  if (unknown != NULL) say_unknown_code(&known, unknown, o->language);
  if (status != GOVD_OK) say_error(o->language, &error);
  codes_free(&known);
  return status == GOVD_OK && unknown == NULL;
}
