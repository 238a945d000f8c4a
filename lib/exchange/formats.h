/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_FORMATS_H
#define GOVD_EXCHANGE_FORMATS_H

/* What the JSON is, in its key `format`; another number means that old readers must not take it. */
#define GOVD__REPORT_FORMAT "govdisclosure/report/1"

/* The longest JSON that is read. */
enum { GOVD__MAX_JSON = 64 * 1024 * 1024 };

#endif
