/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_BODIES_H
#define GOVDISCLOSURE_BODIES_H

/**
 * @file bodies.h
 * @brief Public bodies: their names, which body belongs to which, and the sum of their reports.
 *
 * A roster lists bodies with their parents, kinds and other names. A rollup adds up the
 * reports of bodies, cell by cell and exactly, and says of each report whether it went in. It
 * guesses nothing: where a figure of some body is not known, the sum is not known.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/report.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A name as names of bodies are compared: without white space, quotes and width, and without
 * 人民政府 behind the name of a province, city, county, district, township or town, so that
 * `某市 人民政府` and `某市` are one body. Nothing else is taken off: 某市人民政府办公室 is another.
 *
 * @param key receives the text; release it with govd_string_free()
 * @retval GOVD_E_ENCODING not UTF-8
 */
govd_status govd_body_key(const char *name, char **key, govd_error *error);

typedef struct govd_roster govd_roster; /**< bodies and their tree; immutable */

/** A body of a roster. */
typedef struct govd_body {
  const char *name;
  const char *kind; /**< such as `department` or `town`; may be empty */
  size_t parent;    /**< index of the body above it, or GOVD_NONE */
} govd_body;

/**
 * Reads a roster from CSV (RFC 4180, UTF-8): a line of column names, `name` and, in any order and
 * each optional, `parent`, `kind` and `aliases`, then one line a body. `parent` is the name or an
 * alias of another line's body; aliases are separated by `;` or `；`.
 *
 * @param roster receives the roster; release it with govd_roster_free()
 * @retval GOVD_E_ENCODING, GOVD_E_SYNTAX  not UTF-8; a quote that does not close
 * @retval GOVD_E_SCHEMA    no column `name`, a line with more fields, a body without a name, a body
 *                          that is below itself
 * @retval GOVD_E_UNKNOWN   another column, or a parent that is no body's name
 * @retval GOVD_E_DUPLICATE a column, or a name or alias of two bodies
 */
govd_status govd_roster_parse(const char *text, size_t length, govd_roster **roster, govd_error *error);

/** Releases a roster. NULL is allowed. */
void govd_roster_free(govd_roster *roster);

size_t govd_roster_count(const govd_roster *roster);
const govd_body *govd_roster_at(const govd_roster *roster,
                                size_t body); /**< borrowed; NULL if out of range */

/**
 * The body with this name or alias, as names are compared.
 * @param body receives its index, or GOVD_NONE if there is none
 */
govd_status govd_roster_find(const govd_roster *roster, const char *name, size_t *body, govd_error *error);

/** Whether a body is below another, at whatever distance. */
bool govd_roster_is_below(const govd_roster *roster, size_t body, size_t above);

/**
 * Reports by body and year, to find those that belong together. It holds no report, but knows each by
 * its index in the list that it was made from. Immutable.
 */
typedef struct govd_shelf govd_shelf;

/**
 * Puts reports in order. Those that name no body are not found again.
 *
 * @param reports @p count of them
 * @param roster  other names of bodies, or NULL; it must outlive the shelf
 * @param shelf   receives the shelf; release it with govd_shelf_free()
 */
govd_status govd_shelf_new(const govd_report *const *reports, size_t count, const govd_roster *roster,
                           govd_shelf **shelf, govd_error *error);

/** Releases a shelf. NULL is allowed. */
void govd_shelf_free(govd_shelf *shelf);

/**
 * Finds a report of the same body. By name, as names of bodies are compared, and by the roster.
 *
 * @param report       the report whose body and year count; it need not be on the shelf
 * @param years_before 1 for last year's report, 0 for other editions of this one
 * @param nth          from 0 up, where there may be several, in the order in which they were given
 * @param found        receives the index of the report, or GOVD_NONE if there are no more, or if
 *                     @p report names no body or year
 */
govd_status govd_shelf_find(const govd_shelf *shelf, const govd_report *report, int years_before, size_t nth,
                            size_t *found, govd_error *error);

/**
 * Last year's report of a body, for govd_related.prior.
 *
 * @param reports those the shelf was made from
 * @param prior   receives the index of the first there is, or GOVD_NONE
 * @param other   receives the index of another with other figures, or GOVD_NONE; if there is one, nobody
 *                can tell which of the two is right, and neither should be taken
 */
govd_status govd_shelf_prior(const govd_shelf *shelf, const govd_report *const *reports,
                             const govd_report *report, size_t *prior, size_t *other, govd_error *error);

/**
 * Another edition of a report: the same body's for the same year, with other figures; for
 * govd_related.edition.
 *
 * @param reports those the shelf was made from
 * @param edition receives the index of the first there is, or GOVD_NONE
 */
govd_status govd_shelf_edition(const govd_shelf *shelf, const govd_report *const *reports,
                               const govd_report *report, size_t *edition, govd_error *error);

/**
 * The reports of subordinate bodies that a body's report is the sum of, for govd_related.units: of the same
 * form and year, by other bodies, each once; with a roster those below the body, else all of them.
 *
 * @param reports    @p count of them
 * @param roster     the bodies, or NULL
 * @param units      room for @p count; receives indices of reports
 * @param unit_count receives how many; 0 where the roster does not have the body
 * @param whole      receives false where these are not all, or it is not clear: a body is missing, one names
 *                   none, or two reports contradict each other; there are none then
 */
govd_status govd_units_find(const govd_report *const *reports, size_t count, const govd_roster *roster,
                            const govd_report *report, size_t *units, size_t *unit_count, bool *whole,
                            govd_error *error);

/** What became of a report in a rollup. The numbers are permanent. */
typedef enum govd_rollup_part {
  GOVD_ROLLUP_SUMMED = 0,      /**< it went in */
  GOVD_ROLLUP_REPEATED = 1,    /**< it says the same as another report of this body, which went in */
  GOVD_ROLLUP_CONTRADICTS = 2, /**< another report of this body has other figures; neither went in */
  GOVD_ROLLUP_OTHER_FORM = 3,
  GOVD_ROLLUP_OTHER_YEAR = 4,
  GOVD_ROLLUP_WHOLE = 5,    /**< it is the body that is rolled up, or one above it */
  GOVD_ROLLUP_INCLUDED = 6, /**< it is below a body whose report went in, which speaks for it */
  GOVD_ROLLUP_IS_SUM = 7,   /**< its figures are the sum of all others that are given: a total */
  GOVD_ROLLUP_STRANGER = 8, /**< the roster has it, but not below the body that is rolled up, or not at all */
  GOVD_ROLLUP_NAMELESS = 9  /**< it names no body, so that nobody can tell whether it is here twice */
} govd_rollup_part;

typedef struct govd_rollup_entry {
  govd_rollup_part part;
  size_t other;   /**< index of the report it repeats, contradicts or is included in; else GOVD_NONE */
  size_t body;    /**< index in the roster, or GOVD_NONE */
  size_t blank;   /**< cells left blank or with a dash, read as 0 */
  size_t unknown; /**< cells that are not known: no figure, or not there though others have them */
} govd_rollup_entry;

typedef struct govd_rollup govd_rollup; /**< a sum of reports; immutable */

/**
 * Adds up the reports of bodies. The form and the year are those of the first report.
 *
 * A cell of the sum is given where it is known in every report that went in, blanks and dashes
 * counting as 0 beside a figure; blank where all leave it blank; else absent. A group row is given only where
 * every report prints it. Nothing is counted twice: a body that is there twice, one below another that is
 * there, and a report that is itself the total of the others are left out, and told.
 *
 * @param reports  @p count of them
 * @param roster   the bodies, or NULL
 * @param whole    the body that is rolled up: its index in the roster, or GOVD_NONE
 * @param rollup   receives the sum; release it with govd_rollup_free()
 * @retval GOVD_E_ARGUMENT no report, or no such body
 * @retval GOVD_E_RANGE    a sum that does not fit
 */
govd_status govd_rollup_new(const govd_report *const *reports, size_t count, const govd_roster *roster,
                            size_t whole, govd_rollup **rollup, govd_error *error);

/** Releases a rollup. NULL is allowed. */
void govd_rollup_free(govd_rollup *rollup);

/** The sum as a report, with the name of the body that is rolled up, if that is known. Borrowed. */
const govd_report *govd_rollup_report(const govd_rollup *rollup);

/** What became of each report, in the order in which they were given. Borrowed; NULL if out of range. */
const govd_rollup_entry *govd_rollup_at(const govd_rollup *rollup, size_t report);

/** How many reports went in. */
size_t govd_rollup_summed(const govd_rollup *rollup);

/** How many bodies stand right below the one that is rolled up, by the roster; 0 where that is not said. */
size_t govd_rollup_expected(const govd_rollup *rollup);

/** The bodies right below it without a report that went in, one after the other; GOVD_NONE after the last. */
size_t govd_rollup_missing(const govd_rollup *rollup, size_t index);

/** `summed`, `repeated`, `contradicts`, `other_form`, `other_year`, `whole`, `included`, `is_sum`, `stranger`
 * or `nameless`. Static. */
const char *govd_rollup_part_name(govd_rollup_part part);

/** A figure of a body's own report that is not the sum of the reports below it. */
typedef struct govd_gap {
  size_t cell;
  int64_t sum;
  int64_t printed;
  int64_t difference; /**< printed - sum */
  const size_t
      *suspects; /**< indices of reports whose figure in this cell is just the difference: left out of what
                      is printed where that is less, counted twice or besides where it is more */
  size_t suspect_count;
} govd_gap;

typedef struct govd_gaps govd_gaps; /**< where a report and a sum differ; immutable */

/**
 * Holds a body's own report against the sum of the reports below it, where both give a figure. Where
 * reports are missing, what is printed may well be more.
 *
 * @param reports those the rollup was made from
 * @param printed the body's own report
 * @param gaps    receives the differences, perhaps none; release them with govd_gaps_free()
 * @retval GOVD_E_ARGUMENT it is of another form  @retval GOVD_E_RANGE a difference that does not fit
 */
govd_status govd_rollup_compare(const govd_rollup *rollup, const govd_report *const *reports,
                                const govd_report *printed, govd_gaps **gaps, govd_error *error);

/** Releases differences. NULL is allowed. */
void govd_gaps_free(govd_gaps *gaps);

size_t govd_gaps_count(const govd_gaps *gaps);
const govd_gap *govd_gaps_at(const govd_gaps *gaps, size_t index); /**< borrowed; NULL if out of range */

#ifdef __cplusplus
}
#endif

#endif
