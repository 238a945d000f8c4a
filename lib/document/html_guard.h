/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_GUARD_H
#define GOVD_DOCUMENT_HTML_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether an element has so many attributes that libxml2, which compares each with each,
 * would not come to an end.
 */
bool govd__html_has_endless_tag(const char *text, size_t length);

#endif
