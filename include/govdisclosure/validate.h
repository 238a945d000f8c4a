/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_VALIDATE_H
#define GOVDISCLOSURE_VALIDATE_H

/**
 * @file validate.h
 * @brief What is wrong with a report, where, and by how much.
 *
 * The checks are the rules of the form, the figures themselves, what is missing,
 * figures in heading rows, and the prose. Each finding has a permanent code, described in
 * docs/findings.md. Findings are plain data in a fixed order; the same report
 * gives the same findings.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/place.h"
#include "govdisclosure/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct govd_validator govd_validator; /**< settings; shared by threads once set up */
typedef struct govd_findings govd_findings;   /**< the findings on one report; immutable */

/** How rules read cells that are blank or hold a dash. */
typedef enum govd_blank {
  GOVD_BLANK_ZERO = 0,   /**< as 0 where another cell of the rule is given; the finding says so */
  GOVD_BLANK_UNKNOWN = 1 /**< as not known: the rule is undecided */
} govd_blank;

typedef enum govd_language { GOVD_ZH = 0, GOVD_EN = 1 } govd_language;

/** Other reports that rules speak of. */
typedef struct govd_related {
  const govd_report *prior;        /**< the same body's report of the year before, or NULL; of another
                                        form, the cells with a counterpart are used */
  const govd_report *const *units; /**< reports of the subordinate bodies, or NULL */
  size_t unit_count;
  const govd_report
      *edition; /**< another edition of the report: the same body's for the same year, or NULL */
} govd_related;

/** A figure that a finding speaks of. */
typedef struct govd_finding_cell {
  size_t cell;        /**< index in the form of the report that is checked, whichever form the figure's is */
  govd_source source; /**< which report it stands in */
  size_t unit;        /**< index in govd_related.units for GOVD_UNITS, else 0 */
  govd_state state;
  int64_t value;       /**< 0 unless given */
  int64_t coefficient; /**< of a rule's term, on its side; 0 where no rule is meant */
  bool right;          /**< on the right side of the rule */
  const char *text;    /**< as printed, or NULL where that is just the figure */
  govd_place place;
} govd_finding_cell;

/** How a wrong figure may have come about. */
typedef enum govd_explanation {
  GOVD_UNEXPLAINED = 0,     /**< the figure would do, but nothing says how it became what is printed */
  GOVD_UNREAD = 1,          /**< it is not there, could not be read, or a total was left empty */
  GOVD_LEFT_BLANK = 2,      /**< left empty, or a dash */
  GOVD_TOTAL_ZERO = 3,      /**< a total left at 0 */
  GOVD_DIGITS_SWAPPED = 4,  /**< two neighbouring digits changed places */
  GOVD_DIGIT_DROPPED = 5,   /**< a digit was left out */
  GOVD_DIGIT_DOUBLED = 6,   /**< a digit was written twice */
  GOVD_SIGN = 7,            /**< the sign is wrong */
  GOVD_TIMES_TEN = 8,       /**< ten times too much, or a tenth */
  GOVD_TIMES_HUNDRED = 9,   /**< a hundred times too much, or a hundredth */
  GOVD_UNIT = 10,           /**< ten thousand times too much or too little: 元 for 万元 */
  GOVD_CELLS_SWAPPED = 11,  /**< the figures of two neighbouring cells changed places */
  GOVD_ROW_SHIFTED = 12,    /**< figures of a row stand one column off */
  GOVD_COLUMN_SHIFTED = 13, /**< figures of a column stand one row off */
  GOVD_PART_LEFT_OUT = 14,  /**< a total without one of its parts */
  GOVD_PART_TWICE = 15,     /**< a total with one of its parts, or a subtotal, counted twice */
  GOVD_PART_COPIED = 16,    /**< a part in place of the total */
  GOVD_ITEM_MOVED = 17,     /**< what belongs to one cell was counted in another of the row or column */
  GOVD_LAST_YEARS = 18,     /**< last year's figure was used again */
  GOVD_SEVERAL = 19,        /**< several of these at once */
  GOVD_STATED = 20          /**< the prose states it so */
} govd_explanation;

/** A figure that would be another. */
typedef struct govd_change {
  size_t cell;
  govd_source source; /**< which report it stands in */
  size_t unit;        /**< index in govd_related.units for GOVD_UNITS, else 0 */
  govd_state state;   /**< as it is */
  int64_t from;       /**< 0 unless given */
  int64_t to;
  int64_t least; /**< where the rules leave a choice: the smallest figure that would do, INT64_MIN where
                    there is no end; else `to` */
  int64_t most;  /**< likewise the largest, INT64_MAX where there is no end */
  govd_explanation kind;
  size_t part; /**< the cell whose figure explains it, or GOVD_NONE */
} govd_change;

/** Changes that together leave no rule broken. */
typedef struct govd_suggestion {
  govd_explanation kind;
  const govd_change *changes; /**< by report and cell */
  size_t change_count;
  size_t freedom; /**< how many of the figures could be chosen otherwise, the others following; 0: none */
} govd_suggestion;

/** One thing that is wrong or worth knowing. Members that do not apply are NULL, 0 or false. */
typedef struct govd_finding {
  const char *code;
  govd_severity severity;
  const char *rule;     /**< id of the form's rule */
  const char *instance; /**< the column or row the rule is broken for */
  const char *table;    /**< id of the table, where a whole table, row or column is meant */
  const char *row;      /**< id of the row */
  const char *column;   /**< id of the column */
  const char *field;    /**< id of the field */
  const char *text;     /**< the words of the document it speaks of */
  const govd_finding_cell *cells;
  size_t cell_count;
  bool compared; /**< the next four say something */
  int scale;     /**< decimal places of the next three */
  int64_t expected;
  int64_t actual;
  int64_t difference; /**< actual - expected */
  const char *sum;    /**< the sum worked out, as `12 + 7 + 3 = 22` */
  bool blank_as_zero; /**< blank cells or dashes were read as 0 */
  govd_place place;
  int first_line;                     /**< the line of the paragraph that it repeats, or 0 */
  const govd_suggestion *suggestions; /**< what would put it right, the likeliest first (repair.h) */
  size_t suggestion_count;
} govd_finding;

/** A validator with the default settings. Release it with govd_validator_free(). */
govd_status govd_validator_new(govd_validator **validator, govd_error *error);

/** Releases a validator. NULL is allowed. */
void govd_validator_free(govd_validator *validator);

/** How blank cells are read; GOVD_BLANK_ZERO unless set. */
void govd_validator_set_blank(govd_validator *validator, govd_blank blank);

/**
 * Leaves out the findings with a code, or with all codes that begin with
 * `prefix.` where @p code is `prefix`.
 */
govd_status govd_validator_disable(govd_validator *validator, const char *code, govd_error *error);

/**
 * Checks a report.
 *
 * @param validator settings, or NULL for the defaults
 * @param related   other reports that rules speak of, or NULL; rules that need a figure
 *                  of one that is not there, or whose form has no such cell, are not evaluated
 * @param findings  receives the findings, perhaps none; release them with govd_findings_free()
 */
govd_status govd_validate(const govd_validator *validator, const govd_report *report,
                          const govd_related *related, govd_findings **findings, govd_error *error);

/** Releases findings. NULL is allowed. */
void govd_findings_free(govd_findings *findings);

size_t govd_findings_count(const govd_findings *findings);
const govd_finding *govd_findings_at(const govd_findings *findings, size_t index); /**< borrowed */
/** How many findings have this severity. */
size_t govd_findings_count_of(const govd_findings *findings, govd_severity severity);
const govd_form *govd_findings_form(const govd_findings *findings); /**< borrowed */
const char *govd_findings_unit_name(const govd_findings *findings); /**< of the report; may be NULL */
int govd_findings_year(const govd_findings *findings);              /**< of the report; may be 0 */

/**
 * The sentence that says a finding to a person, in one line.
 * @param message receives the text; release it with govd_string_free()
 * @retval GOVD_E_ARGUMENT no such finding
 */
govd_status govd_finding_message(const govd_findings *findings, size_t index, govd_language language,
                                 char **message, govd_error *error);

/** The name of an explanation: `unexplained`, `digits_swapped` … Static. */
const char *govd_explanation_name(govd_explanation explanation);

/** What an explanation means, in a few words. Static. */
govd_title govd_explanation_title(govd_explanation explanation);

/**
 * The sentence that says a suggestion to a person, in one line.
 * @param form    the form of the report
 * @param message receives the text; release it with govd_string_free()
 * @retval GOVD_E_ARGUMENT the suggestion speaks of cells that the form does not have
 */
govd_status govd_suggestion_message(const govd_form *form, const govd_suggestion *suggestion,
                                    govd_language language, char **message, govd_error *error);

typedef struct govd_claims govd_claims; /**< the figures in the prose of one report; immutable */

/** What a figure in the prose says. Numbered for good. */
typedef enum govd_claim_kind {
  GOVD_CLAIM_FIGURE = 0, /**< so many of something */
  GOVD_CLAIM_LIST = 1,   /**< parts of a whole, which they add up to */
  GOVD_CLAIM_CHANGE = 2, /**< more or less than last year, in number or percent */
  GOVD_CLAIM_SHARE = 3   /**< a part of a whole in percent */
} govd_claim_kind;

/** What became of it. */
typedef enum govd_claim_status {
  GOVD_CLAIM_UNBOUND = 0, /**< it is not known what it is to be held against */
  GOVD_CLAIM_HOLDS = 1,   /**< it is what the table makes it, by one reading at least */
  GOVD_CLAIM_DIFFERS = 2  /**< it is not, by any reading */
} govd_claim_status;

/** A figure in the prose. Members that do not apply are NULL, 0 or false. */
typedef struct govd_claim {
  govd_claim_kind kind;
  govd_claim_status status;
  const char *pattern; /**< id of the form's claim that it was recognised by; NULL where unbound */
  const char *text;    /**< the words of the prose, as they stand there */
  govd_place place;    /**< of these words */
  int64_t value;       /**< of a list, what it adds up to; of a change, with its sign */
  int scale;           /**< decimal places of value and expected */
  const char *unit;    /**< as printed; 万元 for all money */
  int64_t expected;    /**< what the table makes it, by the reading taken */
  const size_t *cells; /**< of the form, whose sum is expected: the reading taken */
  size_t cell_count;
  size_t reading;     /**< which of the form's readings that is, from 0 */
  govd_source source; /**< whose figures these are: of this year, or GOVD_PRIOR */
} govd_claim;

/**
 * Finds the figures in the prose of a report, and holds them against its tables. govd_validate()
 * reports those that differ; this shows all, and what each was held against.
 *
 * @param validator settings, or NULL for the defaults
 * @param related   other reports, or NULL; without last year's, what is said of it is not bound
 * @param claims    receives the figures in their order; release them with govd_claims_free()
 */
govd_status govd_claims_find(const govd_validator *validator, const govd_report *report,
                             const govd_related *related, govd_claims **claims, govd_error *error);

/** Releases claims. NULL is allowed. */
void govd_claims_free(govd_claims *claims);

size_t govd_claims_count(const govd_claims *claims);
const govd_claim *govd_claims_at(const govd_claims *claims,
                                 size_t index); /**< borrowed; NULL if out of range */

/** What a code means, for people. */
typedef struct govd_code {
  const char *code;       /**< `arithmetic.*` stands for the rules of the form */
  govd_severity severity; /**< its usual severity; of rules, the form's rule decides */
  govd_title title;
  govd_title explanation;
} govd_code;

size_t govd_code_count(void);
const govd_code *govd_code_at(size_t index); /**< static; NULL if out of range */
/** The entry for a code, a rule's code included; NULL if there is none. Static. */
const govd_code *govd_code_find(const char *code);

/** `error`, `warning` or `note`. Static. */
const char *govd_severity_name(govd_severity severity);
/** `given`, `blank`, `dash`, `absent` or `invalid`. Static. */
const char *govd_state_name(govd_state state);

#ifdef __cplusplus
}
#endif

#endif
