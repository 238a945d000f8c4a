/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_TRADITIONAL_H
#define GOVD_FORM_TRADITIONAL_H

#include <stdint.h>

/* The simplified form of a traditional character, as far as labels of forms are made of it; others as they
 * are. */
uint32_t govd__simplify(uint32_t point);

#endif
