/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_AMOUNT_H
#define GOVDISCLOSURE_AMOUNT_H

/**
 * @file amount.h
 * @brief Exact decimal arithmetic on 64-bit integers.
 *
 * A figure is an int64 that counts units of 10^-scale: a count has scale 0, an
 * amount of money has scale GOVD_AMOUNT_SCALE. So 59237.2449 万元 is the integer
 * 59237244900. A figure never passes through floating point, and nothing wraps:
 * a result that does not fit is GOVD_E_RANGE.
 *
 * All functions are pure and may be called from any thread.
 */

#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Decimal places of an amount: one millionth of the form's unit. */
#define GOVD_AMOUNT_SCALE 6

/** The longest text govd_amount_format() writes, with the NUL at its end. */
#define GOVD_AMOUNT_TEXT_SIZE 32

/**
 * Reads a plain decimal (`-12.50`, `7`, `+3`) of @p length bytes as an integer
 * scaled by 10^scale. Digits only: no separators, exponent, unit or blanks.
 *
 * @param scale decimal places to keep, 0 to 18
 * @retval GOVD_E_SYNTAX not a decimal number
 * @retval GOVD_E_RANGE  more non-zero decimal places than @p scale, or too large
 */
govd_status govd_amount_parse(const char *text, size_t length, int scale, int64_t *value, govd_error *error);

/**
 * Writes @p value as the shortest exact decimal: no trailing zeros, no `+`, no
 * exponent, `0` for zero. The result always parses back to @p value.
 *
 * @param scale decimal places of @p value, 0 to 18
 * @param text  at least GOVD_AMOUNT_TEXT_SIZE bytes
 * @return the length written, without the NUL
 */
size_t govd_amount_format(int64_t value, int scale, char *text);

/** Sum of two figures of one scale; GOVD_E_RANGE where it does not fit. */
govd_status govd_amount_add(int64_t a, int64_t b, int64_t *sum, govd_error *error);

/** Product of a figure and a whole number; GOVD_E_RANGE where it does not fit. */
govd_status govd_amount_multiply(int64_t value, int64_t factor, int64_t *product, govd_error *error);

/**
 * Converts an amount (scale GOVD_AMOUNT_SCALE) between units of money: 元, 千元,
 * 万元, 百万元, 亿元. Exact or not at all.
 *
 * @retval GOVD_E_UNKNOWN a unit that is none of these
 * @retval GOVD_E_RANGE   the result has more than six decimal places or is too large
 */
govd_status govd_amount_convert(int64_t value, const char *from, const char *to, int64_t *converted,
                                govd_error *error);

#ifdef __cplusplus
}
#endif

#endif
