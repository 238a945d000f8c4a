/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_MESSAGES_H
#define GOVD_TOOLS_MESSAGES_H

#include <stdio.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/read.h"
#include "govdisclosure/validate.h"

/* What the command says by itself; messages.c has the words. */
typedef enum message {
  /* what was asked wrongly */
  MESSAGE_NO_COMMAND,
  MESSAGE_UNKNOWN_COMMAND,
  MESSAGE_UNKNOWN_OPTION,
  MESSAGE_OPTION_ELSEWHERE,
  MESSAGE_NO_VALUE,
  MESSAGE_NEEDLESS_VALUE,
  MESSAGE_BAD_VALUE,
  MESSAGE_NO_FILES,
  MESSAGE_TOO_MANY,
  MESSAGE_STDIN_TWICE,
  MESSAGE_NO_TARGET,
  MESSAGE_UNKNOWN_FORM,
  MESSAGE_UNKNOWN_CODE,
  MESSAGE_ONE_REPORT,
  MESSAGE_PRIOR_COUNT,
  MESSAGE_DIFF_COUNT,
  MESSAGE_NO_SECOND,
  MESSAGE_BODY_WITHOUT_ROSTER,
  MESSAGE_NO_BODY,
  MESSAGE_ROSTER_WITHOUT_PRIOR,
  /* what helps then */
  MESSAGE_SEE_HELP,
  MESSAGE_SEE_COMMAND_HELP,
  MESSAGE_NEAR,
  /* doubts about last year's report */
  MESSAGE_PRIOR_FORM,
  MESSAGE_PRIOR_YEAR,
  MESSAGE_PRIOR_BODY,
  MESSAGE_PRIOR_EDITIONS,
  MESSAGE_UNITS_UNCLEAR,
  /* what failed */
  MESSAGE_UNREAD_FILE,
  MESSAGE_UNWRITTEN_FILE,
  MESSAGE_UNWRITTEN_OUTPUT,
  MESSAGE_NOT_WRITTEN,
  MESSAGE_NO_MEMORY,
  /* round a finding */
  MESSAGE_FINDING,
  MESSAGE_SHOULD_BE,
  MESSAGE_MORE_PLACES,
  /* what the rules of a form can see */
  MESSAGE_ANALYSIS_ALONE,
  MESSAGE_ANALYSIS_YEARS,
  MESSAGE_ANALYSIS_SIZE,
  MESSAGE_ANALYSIS_RANK,
  MESSAGE_ANALYSIS_REDUNDANT,
  MESSAGE_ANALYSIS_CONTRADICTORY,
  MESSAGE_ANALYSIS_UNSEEN,
  MESSAGE_ANALYSIS_BOUNDED,
  MESSAGE_ANALYSIS_LOCATED,
  MESSAGE_ANALYSIS_ALIKE,
  MESSAGE_ANALYSE_WHICH,
  MESSAGE_CLAIMS,
  MESSAGE_CLAIM_UNBOUND,
  /* what would put a report right */
  MESSAGE_REPAIR_NOTHING,
  MESSAGE_REPAIR_PART,
  MESSAGE_REPAIR_OPEN,
  MESSAGE_REPAIR_NONE,
  MESSAGE_REPAIR_INCOMPLETE,
  MESSAGE_REPAIR_DOUBTFUL,
  MESSAGE_REPAIR_WAS,
  MESSAGE_REPAIR_WAS_EMPTY,
  MESSAGE_REPAIR_APPLIED,
  MESSAGE_REPAIR_NOT_APPLIED,
  MESSAGE_REPAIR_ALONG,
  MESSAGE_REPAIR_WROTE,
  MESSAGE_REPAIR_SAME_FILE,
  MESSAGE_REPAIR_ONE,
  MESSAGE_REPAIR_CHOICE,
  MESSAGE_PERHAPS,
  MESSAGE_PERHAPS_FIRST,
  MESSAGE_PROGRESS,
  /* where something stands */
  MESSAGE_AT_PAGE,
  MESSAGE_AT_SHEET,
  MESSAGE_AT_NAMED_SHEET,
  MESSAGE_AT_TABLE,
  MESSAGE_AT_ROW,
  MESSAGE_AT_CELL,
  MESSAGE_AT_PARAGRAPH,
  /* the summary */
  MESSAGE_ONE_FILE,
  MESSAGE_FILES,
  MESSAGE_AFTER_FILES,
  MESSAGE_UNREAD,
  MESSAGE_ONE_ERROR,
  MESSAGE_ERRORS,
  MESSAGE_ONE_WARNING,
  MESSAGE_WARNINGS,
  MESSAGE_ONE_NOTE,
  MESSAGE_NOTES,
  MESSAGE_NOTHING,
  MESSAGE_COMMA,
  /* forms and codes described */
  MESSAGE_USED,
  MESSAGE_YEARS,
  MESSAGE_YEARS_ON,
  MESSAGE_YEARS_ANY,
  MESSAGE_AUTHORITY,
  MESSAGE_AUTHORITY_NUMBER,
  MESSAGE_LEGAL_BASIS,
  MESSAGE_FIELDS,
  MESSAGE_SECTIONS,
  MESSAGE_TABLE,
  MESSAGE_COLUMNS,
  MESSAGE_ROWS,
  MESSAGE_HEADING_ROW,
  MESSAGE_RULES,
  MESSAGE_EACH_COLUMN,
  MESSAGE_EACH_ROW,
  MESSAGE_WORDING,
  MESSAGE_CODE_TITLE,
  MESSAGE_IN_FORM,
  /* how a report was read */
  MESSAGE_READ_AS,
  MESSAGE_LEFT_OVER,
  /* a page of documents as they were read */
  MESSAGE_PAGE_TITLE,
  MESSAGE_PAGE_NO_REPORT,
  MESSAGE_PAGE_GIVEN,
  MESSAGE_PAGE_BLANK,
  MESSAGE_PAGE_DASH,
  MESSAGE_PAGE_INVALID,
  MESSAGE_PAGE_LEFT_OVER,
  MESSAGE_PAGE_FOUND,
  /* what went into a sum */
  MESSAGE_ROLLUP_SUMMED,
  MESSAGE_ROLLUP_REPEATED,
  MESSAGE_ROLLUP_CONTRADICTS,
  MESSAGE_ROLLUP_OTHER_FORM,
  MESSAGE_ROLLUP_OTHER_YEAR,
  MESSAGE_ROLLUP_WHOLE,
  MESSAGE_ROLLUP_INCLUDED,
  MESSAGE_ROLLUP_IS_SUM,
  MESSAGE_ROLLUP_STRANGER,
  MESSAGE_ROLLUP_NAMELESS,
  MESSAGE_ROLLUP_BLANK,
  MESSAGE_ROLLUP_UNKNOWN,
  MESSAGE_ROLLUP_COVERAGE,
  MESSAGE_ROLLUP_MISSING,
  MESSAGE_ROLLUP_GAP,
  MESSAGE_ROLLUP_SUSPECT,
  /* in what two reports differ */
  MESSAGE_DIFF_FORM,
  MESSAGE_DIFF_TITLE,
  MESSAGE_DIFF_CELLS,
  MESSAGE_DIFF_PROSE,
  MESSAGE_DIFF_ROWS,
  MESSAGE_DIFF_FINDINGS,
  MESSAGE_DIFF_NONE,
  MESSAGE_COUNT /* how many there are */
} message;

/* Writes a message. Its {0}, {1} … are replaced by the strings that follow, of which NULL counts as empty. */
void message_put(FILE *stream, govd_language language, message id, ...);

/* Writes "govd: ", a message and a line feed to standard error. */
void message_say(govd_language language, message id, ...);

/* Words for what the library names. */
const char *message_severity(govd_language language, govd_severity severity);
const char *message_basis(govd_language language, govd_basis basis);
const char *message_state(govd_language language, govd_state state);
const char *message_role(govd_language language, govd_role role);
const char *message_match(govd_language language, govd_match match);
const char *message_reason(govd_language language, govd_unknown_reason reason);
const char *message_title(govd_language language,
                          govd_title title); /* the Chinese one where there is no other */

/* Writes what failed: in English the library's sentence; in Chinese what it means, or its kind with that
 * sentence. */
void message_put_error(FILE *stream, govd_language language, const govd_error *error);

/* The language that the environment asks for. */
govd_language message_language(void);

#endif
