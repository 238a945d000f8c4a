/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_GRID_H
#define GOVD_READ_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet.h"

/*
 * How the columns of a table of the document stand for the columns of a table of
 * the form: found by the head rows, which carry the titles of the form's columns.
 */
typedef struct govd__column_map {
  bool found;
  bool blocks;      /* a title stands over several columns: the rows stand side by side */
  size_t *column;   /* by grid column: the form's column, or GOVD_NONE */
  size_t *block;    /* of rows side by side, by grid column: the form's row, or GOVD_NONE */
  size_t first;     /* the first grid column that has one; labels stand before it */
  size_t unit;      /* the grid column of units, or GOVD_NONE */
  size_t last_head; /* the lowest head row, GOVD_NONE where the columns were found without one */
  bool several;     /* the only column of the form is several of the grid */
  size_t total;     /* then: the one that is the total of the others, or GOVD_NONE */
} govd__column_map;

/*
 * A part of a table of the document, with one head and what stands below it, seen
 * through one form. Most tables have one part; where all tables of a section were put
 * into one, each has its own.
 */
typedef struct govd__grid {
  const govd__sheet *sheet;
  size_t begin; /* its rows of the sheet: from begin up to, but not with, end */
  size_t end;
  bool *head;             /* by row from begin: it is a head row */
  govd__column_map *maps; /* by table of the form */
} govd__grid;

/* What grids of one form are made with. */
typedef struct govd__view {
  const govd__lexicon *lexicon;
  const govd__vocabulary *vocabulary;
  govd__arena *arena;
} govd__view;

/* The row behind the part of a sheet that begins with a row. */
size_t govd__part_end(const govd__view *view, const govd__sheet *sheet, size_t begin);

/* Looks at a part of a table through a form; false where memory runs out. */
bool govd__grid_make(const govd__view *view, const govd__sheet *sheet, size_t begin, size_t end,
                     govd__grid *grid);

/*
 * Takes over the columns of a part before it: one without a head may go on with that
 * one's rows, over a page for instance. They must have the same number of columns, a cell too many in
 * one row apart, and their labels must stand before the figures.
 */
void govd__grid_inherit(const govd__view *view, govd__grid *grid, const govd__grid *before, size_t tables);

/* Whether the columns of some table of the form were found. */
bool govd__grid_has_map(const govd__grid *grid, size_t tables);

/* The column of the cell that labels a row: the last one before the figures that has text, or GOVD_NONE. */
size_t govd__grid_label(const govd__grid *grid, size_t row, const govd__column_map *map);

/* The unit printed in a row, or NULL. */
const char *govd__grid_unit(const govd__grid *grid, size_t row, const govd__column_map *map);

#endif
