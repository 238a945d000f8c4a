/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_PLACE_H
#define GOVDISCLOSURE_PLACE_H

/**
 * @file place.h
 * @brief Where something stood in its source.
 */

#ifdef __cplusplus
extern "C" {
#endif

/** A place in a source; zeros where it is not known. */
typedef struct govd_place {
  int line;   /**< from 1 */
  int column; /**< in characters (code points), from 1 */
} govd_place;

#ifdef __cplusplus
}
#endif

#endif
