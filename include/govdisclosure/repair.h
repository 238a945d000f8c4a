/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_REPAIR_H
#define GOVDISCLOSURE_REPAIR_H

/**
 * @file repair.h
 * @brief Which figures are most likely wrong, and what they should have been.
 *
 * For the rules of a report that are broken, all smallest sets of cells whose change
 * makes every rule hold, not only the broken ones, with whole figures that are not
 * negative; and beside them changes of more cells that have a simple explanation, such
 * as a column that stands one row off or two cells whose figures changed places. They are ordered by what is
 * likelier in reports that people type, and by what the prose says of the figures: docs/repair.md says how.
 * Each of them has been applied to a copy and the rules evaluated anew, as govd_validate()
 * does it.
 *
 * Nothing is changed here. A suggestion is what the figures could have been, not what
 * they were: where several fit, only the body that wrote the report can tell.
 */

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/error.h"
#include "govdisclosure/report.h"
#include "govdisclosure/validate.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Sets of more cells than these are not searched. */
#define GOVD_REPAIR_MOST_CELLS 4

typedef struct govd_repair govd_repair; /**< what would put a report right; immutable */

/** How to look for it. A member that is 0 or NULL stands for its default. */
typedef struct govd_repair_options {
  size_t most_cells; /**< of a smallest set; GOVD_REPAIR_MOST_CELLS by default, and at most */
  size_t most_steps; /**< of the search, for each component; 200000 by default */
  /**
   * By cell of the report, how little it is suspected: 1 by default; the larger, the later a
   * suggestion that changes it is ranked; 0 for a figure that is certain and stays.
   */
  const unsigned *weights;
} govd_repair_options;

/** A rule that is broken; or, with rule GOVD_NONE, a group that is not the sum of its parts. */
typedef struct govd_broken {
  size_t rule;
  size_t instance;
  size_t group; /**< cell of the group, or GOVD_NONE */
} govd_broken;

/**
 * Broken rules that must be looked at together, since they share cells, perhaps by way of
 * rules that hold. Without any broken rule: figures that are not known, but that the
 * rules give. One slip can mend several components, as a column that slipped does; it is suggested for
 * each of them then, and is to be applied once.
 */
typedef struct govd_component {
  const govd_broken *broken;
  size_t broken_count;
  const govd_suggestion *suggestions; /**< the likeliest first */
  size_t suggestion_count;
  /**
   * More changes that leave no rule broken, and that nothing speaks for: of more cells than a smallest set,
   * with a figure that could be chosen to fit, or one slip more. What was made may be among them.
   */
  const govd_suggestion *doubtful;
  size_t doubtful_count;
  size_t size;   /**< cells in the smallest sets; 0 where none was found */
  bool complete; /**< all smallest sets are listed; false where a limit was met */
} govd_component;

/**
 * Looks for what would put a report right.
 *
 * @param validator settings as for govd_validate(), or NULL; rules whose codes it disables
 *                  need not hold
 * @param related   other reports that rules speak of, or NULL; their figures may be
 *                  wrong as well
 * @param options   or NULL for the defaults
 * @param repair    receives the result; release it with govd_repair_free()
 */
govd_status govd_repair_new(const govd_validator *validator, const govd_report *report,
                            const govd_related *related, const govd_repair_options *options,
                            govd_repair **repair, govd_error *error);

/** Releases a result. NULL is allowed. */
void govd_repair_free(govd_repair *repair);

size_t govd_repair_component_count(const govd_repair *repair);
/** A component, in the order of its first broken rule; NULL if out of range. Borrowed. */
const govd_component *govd_repair_component(const govd_repair *repair, size_t index);

/**
 * Puts suggestions to the findings they would put right: to rules that are broken, groups
 * that are no sum, and figures that are missing. Those that are doubtful are left out.
 *
 * @param findings of the same report, by govd_validate()
 * @param most     how many to put to a finding; 0 for all
 * @retval GOVD_E_ARGUMENT the findings are of another form
 */
govd_status govd_repair_explain(const govd_repair *repair, govd_findings *findings, size_t most,
                                govd_error *error);

/**
 * Changes a report as a suggestion says, as far as it speaks of this report and not of others.
 * @retval GOVD_E_ARGUMENT no such cell, or the report does not hold what is to be changed
 */
govd_status govd_suggestion_apply(const govd_suggestion *suggestion, govd_report *report, govd_error *error);

/**
 * Cells whose errors the equations cannot tell apart: they stand in the same ones, alike. If one is
 * wrong, any of them may be; if two are, they can make up for each other unseen.
 */
typedef struct govd_alike {
  const size_t *cells; /**< two or more, of this report */
  size_t count;
} govd_alike;

/**
 * What the rules of a form can see and what they cannot, whatever the figures are; groups
 * print no figure and stand for their parts.
 */
typedef struct govd_analysis {
  size_t cell_count;       /**< figures that a report can give, groups and headings apart */
  size_t equation_count;   /**< instances of rules that are equations */
  size_t rank;             /**< how many of these say something of their own */
  const size_t *redundant; /**< instances that follow from those before them */
  size_t redundant_count;
  const size_t *contradictory; /**< instances that cannot hold together with those before them */
  size_t contradictory_count;
  const size_t *unseen; /**< cells that no rule speaks of: no error in them shows */
  size_t unseen_count;
  const size_t *bounded; /**< cells that only inequalities speak of: an error may show */
  size_t bounded_count;
  size_t located_count; /**< cells that, if one alone is wrong, the equations point out */
  const govd_alike *alike;
  size_t alike_count;
  size_t pair_count; /**< pairs of cells that can be wrong together without any equation showing it */
} govd_analysis;

/**
 * Analyses the rules of a form.
 *
 * @param years    whether the rules between the years count, too; last year's figures are taken as right
 * @param analysis receives the result; release it with govd_analysis_free()
 * @retval GOVD_E_RANGE coefficients that grow too large on the way
 */
govd_status govd_form_analyse(const govd_form *form, bool years, govd_analysis **analysis, govd_error *error);

/** Releases an analysis. NULL is allowed. */
void govd_analysis_free(govd_analysis *analysis);

#ifdef __cplusplus
}
#endif

#endif
