/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_RECOGNISE_H
#define GOVD_READ_RECOGNISE_H

#include "govdisclosure/report.h"
#include "part.h"
#include "trace.h"

/*
 * Makes the report of a part of a document, in the form that fits best, or in the one
 * form asked for by its place in the lexicon (GOVD_NONE for any). trace may be NULL.
 */
govd_status govd__recognise(const govd__lexicon *lexicon, size_t only, const govd__part *part,
                            govd__trace *trace, govd_report **report, govd_error *error);

#endif
