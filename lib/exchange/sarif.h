/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_SARIF_H
#define GOVD_EXCHANGE_SARIF_H

#include "govdisclosure/exchange.h"
#include "json_write.h"

/* A log in the making. What is written of it waits in `log` to be taken. */
struct govd_sarif {
  govd_language language;
  govd__json_writer log;
  govd__json_writer unread; /* notifications, one a file that could not be read */
  const char *text;         /* of the file that is added next, or NULL */
  size_t text_length;
  char **rules; /* the ids in tool.driver.rules, in their order */
  size_t rule_count;
  size_t rule_capacity;
};

/* A file that results are about. */
typedef struct govd__sarif_file {
  const char *name;
  bool placed;      /* places are places in it */
  const char *text; /* or NULL */
  size_t length;
} govd__sarif_file;

/* Writes the rules of the library and of some forms, each code once, and remembers their order. */
govd_status govd__sarif_write_rules(govd_sarif *sarif, const govd_forms *forms, govd_error *error);

/* Index of a code among them, or GOVD_NONE. */
size_t govd__sarif_rule_index(const govd_sarif *sarif, const char *code);

/* Writes {"text":…}, as the standard has messages. */
void govd__sarif_write_message(govd__json_writer *w, const char *key, const char *text);

/* Writes {"uri":…}: the name as a relative or file: URI. */
void govd__sarif_write_artifact(govd__json_writer *w, const char *name);

/* Writes a finding as a result. */
govd_status govd__sarif_write_result(govd_sarif *sarif, govd__json_writer *w, const govd__sarif_file *file,
                                     const govd_findings *findings, size_t index, govd_error *error);

/* Writes the fix that the likeliest suggestion is, where a tool could apply it. */
govd_status govd__sarif_write_fix(const govd_sarif *sarif, govd__json_writer *w, const govd__sarif_file *file,
                                  const govd_findings *findings, const govd_finding *finding,
                                  govd_error *error);

#endif
