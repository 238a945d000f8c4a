/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_ENCODING_H
#define GOVD_DOCUMENT_ENCODING_H

#include <stddef.h>

#include "govdisclosure/error.h"

/*
 * From the bytes of a text file to UTF-8. A byte order mark decides; without one the
 * bytes are UTF-8 if they are valid as that, else Big5 if their head
 * declares it, else GB18030, which includes GB2312 and GBK: pages that declare these use characters
 * beyond them. Text that is UTF-8 but for a few bytes is refused, not read as GB18030.
 */
typedef struct govd__decoded {
  const char *text; /* without a byte order mark */
  size_t length;
  char *owned; /* NULL where the text is a part of the bytes */
} govd__decoded;

/*
 * @retval GOVD_E_ENCODING    invalid in its encoding, or with the character NUL (offset and line are set)
 * @retval GOVD_E_UNSUPPORTED the system's iconv does not know the encoding
 */
govd_status govd__decode(const char *bytes, size_t length, govd__decoded *decoded, govd_error *error);
void govd__decoded_release(govd__decoded *decoded);

#endif
