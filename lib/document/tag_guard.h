/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_TAG_GUARD_H
#define GOVD_DOCUMENT_TAG_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What in markup lets libxml2 take far more time than the markup is long. It compares each
 * attribute of an element with each other one; and it keeps names in a table that does not
 * grow with them.
 */
enum { GOVD__MAX_NAMES = 20000 }; /* different ones in a part or page; there are some hundreds */

/*
 * Whether elements have so many attributes that comparing them would outweigh all else.
 * What is to be well-formed is refused by libxml2 where a `<` stands within a tag.
 */
bool govd__has_endless_tag(const char *text, size_t length, bool well_formed);

/* Offset of the `>` that ends the tag whose `<` stands at an offset, or the length where none does. */
size_t govd__tag_end(const char *text, size_t length, size_t at);

#endif
