/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_READER_H
#define GOVD_READ_READER_H

#include "trace.h"

/* Reads a document as govd_read_document() does; trace may be NULL. */
govd_status govd__read_document(const govd_reader *reader, const govd_document *document, govd__trace *trace,
                                govd_reports **reports, govd_error *error);

#endif
