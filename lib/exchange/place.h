/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_PLACE_H
#define GOVD_EXCHANGE_PLACE_H

#include "govdisclosure/place.h"

/* Whether a place has anything in it that can be written. */
bool govd__has_place(govd_place place);

/* Whether a box is one: its edges in their order, on the page. */
bool govd__is_box(govd_box box);

#endif
