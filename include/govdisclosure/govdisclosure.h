/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_GOVDISCLOSURE_H
#define GOVDISCLOSURE_GOVDISCLOSURE_H

/**
 * @file govdisclosure.h
 * @brief All of the library's headers.
 */

#include "govdisclosure/amount.h"
#include "govdisclosure/batch.h"
#include "govdisclosure/bodies.h"
#include "govdisclosure/diff.h"
#include "govdisclosure/document.h"
#include "govdisclosure/error.h"
#include "govdisclosure/exchange.h"
#include "govdisclosure/form.h"
#include "govdisclosure/place.h"
#include "govdisclosure/read.h"
#include "govdisclosure/repair.h"
#include "govdisclosure/report.h"
#include "govdisclosure/validate.h"
#include "govdisclosure/version.h"

#endif
