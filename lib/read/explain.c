/* SPDX-License-Identifier: Apache-2.0 */
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "reader.h"
#include "trace.h"

struct govd_reading {
  govd__trace trace;
  govd_reports *reports;
};

GOVD_EXPORT const char *govd_role_name(govd_role role) {
  static const char *const names[] = {
      [GOVD_ROLE_OTHER] = "other",       [GOVD_ROLE_UNKNOWN] = "unknown", [GOVD_ROLE_AMBIGUOUS] = "ambiguous",
      [GOVD_ROLE_REPEATED] = "repeated", [GOVD_ROLE_COPY] = "copy",       [GOVD_ROLE_MATCHED] = "matched",
      [GOVD_ROLE_HEAD] = "head",         [GOVD_ROLE_BLOCKS] = "blocks"};
  return (size_t)role < sizeof names / sizeof *names ? names[role] : "unknown role";
}

GOVD_EXPORT govd_status govd_read_explain(const govd_reader *reader, const govd_document *document,
                                          govd_reading **reading, govd_error *error) {
  *reading = NULL;
  govd_reading *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  govd_status status = govd__trace_prepare(&made->trace, document) ? GOVD_OK : govd__fail_memory(error);
  if (status == GOVD_OK) status = govd__read_document(reader, document, &made->trace, &made->reports, error);
  if (status == GOVD_OK) {
    *reading = made;
  } else {
    govd_reading_free(made);
  }
  return status;
}

GOVD_EXPORT void govd_reading_free(govd_reading *reading) {
  if (reading == NULL) return;
  govd_reports_free(reading->reports);
  govd__arena_release(&reading->trace.arena);
  govd__free(reading);
}

GOVD_EXPORT const govd_reports *govd_reading_reports(const govd_reading *reading) { return reading->reports; }

GOVD_EXPORT const govd_row_reading *govd_reading_row(const govd_reading *reading, size_t block, size_t row) {
  if (block >= reading->trace.block_count || row >= reading->trace.blocks[block].rows) return NULL;
  return &reading->trace.blocks[block].row[row];
}

GOVD_EXPORT size_t govd_reading_cell(const govd_reading *reading, size_t block, size_t row, size_t column) {
  if (govd_reading_row(reading, block, row) == NULL) return GOVD_NONE;
  const govd__traced_block *traced = &reading->trace.blocks[block];
  return column < traced->columns ? traced->cell[row * traced->columns + column] : GOVD_NONE;
}
