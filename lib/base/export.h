/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BASE_EXPORT_H
#define GOVD_BASE_EXPORT_H

/* Put before the definition of every public function; all else stays hidden. */
#define GOVD_EXPORT __attribute__((visibility("default")))

#endif
