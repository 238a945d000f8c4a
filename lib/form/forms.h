/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_FORMS_H
#define GOVD_FORM_FORMS_H

#include "govdisclosure/form.h"

/* A set that holds one form and no other; release it with govd_forms_free(). */
govd_status govd__forms_of(const govd_form *form, govd_forms **forms, govd_error *error);

#endif
