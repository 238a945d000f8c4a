/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_ALIGN_H
#define GOVD_READ_ALIGN_H

#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"

/*
 * Order-preserving alignment of two lists: which of the left go with which of the
 * right, so that the summed scores of the pairs are greatest and no two pairs cross
 * (Needleman and Wunsch, 1970, with free gaps).
 *
 * There may be several best alignments. An element that does not have the same
 * partner in all of them is ambiguous, and is left without one.
 */
enum { GOVD__UNPAIRED = -1, GOVD__AMBIGUOUS = -2 };

/*
 * scores:   rows × columns; 0 for a pair that cannot be
 * partners: for each row its column, GOVD__UNPAIRED or GOVD__AMBIGUOUS
 * total:    the sum of a best alignment
 */
govd_status govd__align(const uint8_t *scores, size_t rows, size_t columns, int32_t *partners, int32_t *total,
                        govd_error *error);

#endif
