/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_LABELS_H
#define GOVD_VALIDATE_LABELS_H

#include "base/buffer.h"
#include "govdisclosure/validate.h"

/* Names of the parts of a form, as messages call them. */

/* The title in a language; the Chinese one where there is no English one. */
const char *govd__title_in(govd_title title, govd_language language);

/* A row's title, with its parent's in front where another row of the table is called the same. */
void govd__write_row(govd__buffer *text, const govd_form *form, size_t table, size_t row,
                     govd_language language);

/* 予以公开·自然人 */
void govd__write_cell(govd__buffer *text, const govd_form *form, size_t cell, govd_language language);

/* What a rule's term is called beside the others of its instance: by its row, its column, or both. */
void govd__write_term_name(govd__buffer *text, const govd_form *form, const govd_rule *rule,
                           const govd_term *term, govd_language language);

/* The column or row an instance speaks of, with a colon: “自然人”列：. Nothing for a rule that stands once.
 */
void govd__write_where(govd__buffer *text, const govd_form *form, const govd_instance *instance,
                       govd_language language);

#endif
