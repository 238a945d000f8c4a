/* SPDX-License-Identifier: Apache-2.0 */
#include "explain.h"

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"

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

static bool prepare_block(govd__trace *trace, const govd_block *block, govd__traced_block *traced) {
  *traced = (govd__traced_block){.rows = block->rows, .columns = block->columns};
  size_t places = block->rows * block->columns;
  traced->row = govd__arena_alloc(&trace->arena, block->rows, sizeof *traced->row);
  traced->cell = govd__arena_alloc(&trace->arena, places, sizeof *traced->cell);
  if (traced->row == NULL || traced->cell == NULL) return false;
  for (size_t r = 0; r < block->rows; r++) {
    traced->row[r] = (govd_row_reading){GOVD_ROLE_OTHER, GOVD_NONE, GOVD_NONE, GOVD_NONE};
  }
  for (size_t i = 0; i < places; i++) traced->cell[i] = GOVD_NONE;
  return true;
}

/* Makes room for all tables of a document. */
static bool prepare(govd__trace *trace, const govd_document *document) {
  trace->block_count = govd_document_block_count(document);
  trace->blocks = govd__arena_alloc(&trace->arena, trace->block_count, sizeof *trace->blocks);
  if (trace->blocks == NULL) return false;
  for (size_t b = 0; b < trace->block_count; b++) {
    const govd_block *block = govd_document_block(document, b);
    if (block->kind == GOVD_BLOCK_TABLE && !prepare_block(trace, block, &trace->blocks[b])) return false;
  }
  return true;
}

void govd__trace_row(govd__trace *trace, const govd__matched_row *row, bool used) {
  static const govd_role roles[] = {
      [GOVD__ROW_UNKNOWN] = GOVD_ROLE_UNKNOWN,   [GOVD__ROW_AMBIGUOUS] = GOVD_ROLE_AMBIGUOUS,
      [GOVD__ROW_REPEATED] = GOVD_ROLE_REPEATED, [GOVD__ROW_COPY] = GOVD_ROLE_COPY,
      [GOVD__ROW_MATCHED] = GOVD_ROLE_MATCHED,   [GOVD__ROW_HEAD] = GOVD_ROLE_HEAD,
      [GOVD__ROW_BLOCKS] = GOVD_ROLE_BLOCKS};
  if (trace == NULL) return;
  bool other = row->role == GOVD__ROW_UNKNOWN && !used;
  trace->blocks[row->grid->sheet->block].row[row->row] = (govd_row_reading){
      .role = other ? GOVD_ROLE_OTHER : roles[row->role],
      .report = trace->report,
      .table = row->role == GOVD__ROW_MATCHED || row->role == GOVD__ROW_BLOCKS ? row->table : GOVD_NONE,
      .row = row->role == GOVD__ROW_MATCHED ? row->form_row : GOVD_NONE};
}

void govd__trace_cell(govd__trace *trace, const govd__matched_row *row, size_t column, size_t cell) {
  if (trace == NULL) return;
  govd__traced_block *block = &trace->blocks[row->grid->sheet->block];
  block->cell[row->row * block->columns + column] = cell;
}

void govd__trace_forget(govd__trace *trace, size_t cell, size_t count) {
  for (size_t b = 0; trace != NULL && b < trace->block_count; b++) {
    const govd__traced_block *block = &trace->blocks[b];
    for (size_t i = 0; i < block->rows * block->columns; i++) {
      bool meant = block->cell[i] != GOVD_NONE && block->cell[i] - cell < count && block->cell[i] >= cell;
      if (meant && block->row[i / block->columns].report == trace->report) block->cell[i] = GOVD_NONE;
    }
  }
}

GOVD_EXPORT govd_status govd_read_explain(const govd_reader *reader, const govd_document *document,
                                          govd_reading **reading, govd_error *error) {
  *reading = NULL;
  govd_reading *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  govd_status status = prepare(&made->trace, document) ? GOVD_OK : govd__fail_memory(error);
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
