/* SPDX-License-Identifier: Apache-2.0 */
#include "trace.h"

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

bool govd__trace_prepare(govd__trace *trace, const govd_document *document) {
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
