/* SPDX-License-Identifier: Apache-2.0 */
#include "export.h"
#include "govdisclosure/error.h"
#include "govdisclosure/version.h"
#include "memory.h"

GOVD_EXPORT const char *govd_status_name(govd_status status) {
  switch (status) {
    case GOVD_OK: return "ok";
    case GOVD_E_NO_MEMORY: return "no_memory";
    case GOVD_E_ARGUMENT: return "argument";
    case GOVD_E_IO: return "io";
    case GOVD_E_ENCODING: return "encoding";
    case GOVD_E_SYNTAX: return "syntax";
    case GOVD_E_SCHEMA: return "schema";
    case GOVD_E_DUPLICATE: return "duplicate";
    case GOVD_E_UNKNOWN: return "unknown";
    case GOVD_E_RANGE: return "range";
    case GOVD_E_LIMIT: return "limit";
    case GOVD_E_UNRECOGNISED: return "unrecognised";
    case GOVD_E_AMBIGUOUS: return "ambiguous";
    case GOVD_E_UNREPRESENTABLE: return "unrepresentable";
    case GOVD_E_UNSUPPORTED: return "unsupported";
  }
  return "unknown status";
}

GOVD_EXPORT void govd_string_free(char *string) { govd__free(string); }

GOVD_EXPORT const char *govd_version(void) { return GOVD_VERSION_STRING; }
