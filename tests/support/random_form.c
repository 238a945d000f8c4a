/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/form.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "random_report.h"

static const char *const titles[] = {"新收",     "其他",     "总计", "结转", "公开",   "不予公开",
                                     "行政复议", "行政诉讼", "单位", "2020", "统计数", "本级",
                                     "本年新收", "信息内容", "—",    "公 开"};
static const char *const numerals[] = {"", "", "1.", "2.", "（一）", "其中：", "一、"};
static const char *const notes[] = {"", "", "", "（只计一次）", "注"};
static const char *const units[] = {"", "件", "万元", "元"};
static const char *const under[] = {"", "行政诉讼", "总计"};

#define PICK(random, list) (list[test_random_below(random, sizeof(list) / sizeof *(list))])

static bool one_in(test_random *random, size_t count) { return test_random_below(random, count) == 0; }

static void put_title(govd__buffer *json, test_random *random) {
  govd__buffer_printf(json, "\"title\":{\"zh\":\"%s\"}", PICK(random, titles));
  if (one_in(random, 3)) govd__buffer_printf(json, ",\"aliases\":[\"%s\"]", PICK(random, titles));
}

static void put_columns(govd__buffer *json, size_t count, bool has_units, test_random *random) {
  govd__buffer_puts(json, "\"columns\":[");
  for (size_t i = 0; i < count; i++) {
    govd__buffer_printf(json, "%s{\"id\":\"c%zu\",", i == 0 ? "" : ",", i);
    put_title(json, random);
    if (has_units) govd__buffer_printf(json, ",\"unit\":\"%s\"", PICK(random, units));
    if (one_in(random, 3)) govd__buffer_puts(json, ",\"type\":\"amount\"");
    govd__buffer_puts(json, "}");
  }
  govd__buffer_puts(json, "]");
}

static void put_rows(govd__buffer *json, size_t count, bool has_units, test_random *random) {
  govd__buffer_puts(json, "\"rows\":[");
  for (size_t i = 0; i < count; i++) {
    govd__buffer_printf(json, "%s{\"id\":\"r%zu\",\"kind\":\"value\",\"numeral\":\"%s\",\"note\":\"%s\",",
                        i == 0 ? "" : ",", i, PICK(random, numerals), PICK(random, notes));
    put_title(json, random);
    if (has_units) govd__buffer_printf(json, ",\"unit\":\"%s\"", PICK(random, units));
    govd__buffer_printf(json, ",\"printed_under\":\"%s\"}", PICK(random, under));
  }
  govd__buffer_puts(json, "]");
}

static void put_table(govd__buffer *json, size_t index, bool sections, test_random *random) {
  bool row_units = one_in(random, 2);
  govd__buffer_printf(json,
                      "%s{\"id\":\"t%zu\",\"title\":{\"zh\":\"%s\"},\"layout\":\"%s\",\"corner\":\"%s\",",
                      index == 0 ? "" : ",", index, PICK(random, titles),
                      one_in(random, 3) ? "one_row" : "grid", one_in(random, 2) ? "" : PICK(random, titles));
  if (sections && one_in(random, 2))
    govd__buffer_printf(json, "\"section\":\"s%zu\",", test_random_below(random, 2));
  put_columns(json, 1 + test_random_below(random, 4), !row_units, random);
  govd__buffer_putc(json, ',');
  put_rows(json, 1 + test_random_below(random, 5), row_units, random);
  govd__buffer_putc(json, '}');
}

govd_form *random_form(test_random *random) {
  govd__buffer json = {0};
  bool sections = one_in(random, 2);
  govd__buffer_puts(&json, "{\"format\":\"govdisclosure/form/1\",\"id\":\"random\",\"title\":{},");
  if (sections) {
    govd__buffer_printf(&json,
                        "\"sections\":[{\"id\":\"s0\",\"numeral\":\"一、\",\"title\":{\"zh\":\"%s\"}},"
                        "{\"id\":\"s1\",\"title\":{\"zh\":\"情况\"}}],",
                        PICK(random, titles));
  }
  if (one_in(random, 2))
    govd__buffer_puts(&json, "\"header_fields\":[{\"id\":\"unit_name\",\"title\":{\"zh\":\"单位\"}}],");
  if (one_in(random, 2)) {
    govd__buffer_puts(&json,
                      "\"footer_fields\":[{\"id\":\"reviewer\",\"title\":{\"zh\":\"审核人\"}},"
                      "{\"id\":\"date\",\"title\":{\"zh\":\"日期\"}}],");
  }
  govd__buffer_puts(&json, "\"tables\":[");
  size_t tables = 1 + test_random_below(random, 3);
  for (size_t i = 0; i < tables; i++) put_table(&json, i, sections, random);
  govd__buffer_puts(&json, "]}");
  govd_form *form;
  govd_error error;
  if (json.failed || govd_form_load(json.data, json.length, &form, &error) != GOVD_OK) {
    fprintf(stderr, "random_form: %s in %s\n", error.text, json.data);
    abort();
  }
  govd__buffer_release(&json);
  return form;
}
