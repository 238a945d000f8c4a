/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_GRID_H
#define GOVD_READ_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/document.h"
#include "form/names.h"

/*
 * How the columns of a table of the document stand for the columns of a table of
 * the form: found by the head rows, which carry the titles of the form's columns.
 */
typedef struct govd__column_map {
  bool found;
  bool blocks;        /* a title stands over several columns: the rows stand side by side */
  size_t *column;     /* by grid column: the form's column, or GOVD_NONE */
  size_t first;       /* the first grid column that has one; labels stand before it */
  size_t unit;        /* the grid column of units, or GOVD_NONE */
  size_t last_head;   /* the lowest head row */
} govd__column_map;

typedef struct govd__grid {
  const govd_document *document;
  size_t block;
  size_t rows;
  size_t columns;
  bool *head;             /* by grid row: it is a head row */
  govd__column_map *maps; /* by table of the form */
} govd__grid;

/* Looks at a table of the document through the names of a form. Memory comes from the arena. */
govd_status govd__grid_make(const govd_document *document, size_t block, const govd__names *names, govd__arena *arena,
                            govd__label *scratch, govd__grid *grid, govd_error *error);

/* Text of a cell, "" where there is none. */
const char *govd__grid_text(const govd__grid *grid, size_t row, size_t column);

/* The cell that labels a row under a column map: the last one before the figures; NULL if there is none. */
const govd_grid_cell *govd__grid_label(const govd__grid *grid, size_t row, const govd__column_map *map);

/* The unit printed in a row, or NULL. */
const char *govd__grid_unit(const govd__grid *grid, size_t row, const govd__column_map *map);

/* Whether some cell of a row is a figure. */
bool govd__grid_has_figure(const govd__grid *grid, size_t row);

/* Whether some cell of a row from a column on is not empty. */
bool govd__grid_has_text(const govd__grid *grid, size_t row, size_t from);

#endif
