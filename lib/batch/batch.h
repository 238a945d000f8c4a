/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BATCH_BATCH_H
#define GOVD_BATCH_BATCH_H

#include "govdisclosure/batch.h"
#include "store.h"

/* The columns before those of the cells. The last is not handed out: the row of the stream it came from. */
enum {
  GOVD__FORM = 0,
  GOVD__UNIT_NAME = 1,
  GOVD__YEAR = 2,
  GOVD__FILE = 3,
  GOVD__STATES = 4,
  GOVD__ROW = 5,
  GOVD__FIRST_CELL = 6
};

/* Their names, and NULL. */
extern const char *const govd__batch_names[GOVD__FIRST_CELL];

struct govd_batch {
  govd__store **parts; /* one for each form */
  size_t count;
  size_t capacity;
  bool exported;
  bool imported;
};

struct govd_violations {
  govd__store *columns;
};

/* The letters of states, in the order of govd_state. */
extern const char govd__state_letters[];

/* The columns of a form, made where the batch has none yet. */
govd_status govd__batch_part(govd_batch *batch, const govd_form *form, govd__store **part, govd_error *error);

/* Whether a cell has a figure of its own or a state, from the columns. */
govd_state govd__batch_state(const govd__store *part, size_t row, size_t cell);

/* A report with the figures of a row of one form. */
govd_status govd__batch_report(const govd__store *part, size_t row, govd_report **report, govd_error *error);

/* A table as a stream: several groups of columns one after the other, which need not have the same ones. */
govd_status govd__export(govd__store *const *tables, size_t count, struct ArrowArrayStream *stream,
                         govd_error *error);
govd_status govd__export_array(govd__store *table, struct ArrowSchema *schema, struct ArrowArray *array,
                               govd_error *error);

#endif
