/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_NUMBERING_READ_H
#define GOVD_DOCUMENT_NUMBERING_READ_H

#include "numbering.h"

/* The two parts, each as it stands: unsorted, and nothing inherited. */
govd_status govd__numbering_read_styles(govd__package *package, const govd__relations *relations,
                                        govd__numbering *numbering, govd_error *error);
govd_status govd__numbering_read_lists(govd__package *package, const govd__relations *relations,
                                       govd__numbering *numbering, govd_error *error);

#endif
