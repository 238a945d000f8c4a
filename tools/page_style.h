/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PAGE_STYLE_H
#define GOVD_TOOLS_PAGE_STYLE_H

/* The style sheet of a page. */
extern const char page_style[];

#endif
