/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPORT_LINE_H
#define GOVD_REPORT_LINE_H

#include <stddef.h>

#include "form/label.h"
#include "govdisclosure/form.h"

/*
 * What a line of a report outside its tables is. Readers take a document apart by
 * it, and the text writer makes sure by it that what it writes reads back.
 */
typedef enum govd__line_kind {
  GOVD__LINE_PROSE,
  GOVD__LINE_TITLE,       /* …2018年政府信息公开年度报告 */
  GOVD__LINE_HEADING,     /* 一、总体情况 */
  GOVD__LINE_TABLE_TITLE, /* 第二十条第（一）项 */
  GOVD__LINE_YEAR,        /* (2018年度) */
  GOVD__LINE_FIELDS,      /* 单位负责人: 审核人: */
  GOVD__LINE_ATTACHMENT,  /* 附件: */
  GOVD__LINE_FURNITURE    /* what a web site puts round its pages: 打印本页 版权所有 */
} govd__line_kind;

typedef struct govd__line {
  govd__line_kind kind;
  size_t section; /* of a heading: the form's section, or GOVD_NONE */
  size_t table;   /* of a table title */
  int year;       /* of a year line */
} govd__line;

/* Classifies a line that has no outer white space. The label is scratch space. */
govd__line govd__line_read(const govd_form *form, const char *text, size_t length, govd__label *scratch);

/* Body and year that a title names; where it names none, body_length is 0 and year 0. */
typedef struct govd__title_parts {
  const char *body;
  size_t body_length;
  int year;
} govd__title_parts;

govd__title_parts govd__title_read(const char *text, size_t length);

/* The year whose whole a sentence names, as 2023年1月1日至12月31日 does; 0 if there is none. */
int govd__period_year(const char *text, size_t length);

/* A field in a line of fields. */
typedef struct govd__line_field {
  size_t field;
  size_t label; /* offset of the label's first byte */
  size_t value; /* offset of the value, without outer white space */
  size_t value_length;
} govd__line_field;

enum { GOVD__MAX_LINE_FIELDS = 16 };

/* Finds the fields of a line, whose first must begin the line; gives their number. */
size_t govd__line_fields(const govd_form *form, const char *text, size_t length,
                         govd__line_field fields[GOVD__MAX_LINE_FIELDS]);

#endif
