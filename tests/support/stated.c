/* SPDX-License-Identifier: Apache-2.0 */
#include "stated.h"

#include <stdio.h>
#include <string.h>

#include "support.h"

enum { MOST_SENTENCES = 12 };

/* Sentences with the ids of cells for their figures. */
static const struct {
  const char *form; /* that its id begins with */
  const char *sentences[MOST_SENTENCES];
} texts[] = {
    {"cn-2014",
     {"全年主动公开政府信息{disclosure.total}条。", "通过政府网站公开信息{disclosure.channel.website}条。",
      "通过政务微信公开信息{disclosure.channel.wechat}条。",
      "全年收到政府信息公开申请{request.received}件，其中当面申请{request.received.in_person}件，传真申请"
      "{request.received.fax}件，网络申请{request.received.online}件，信函申请{request.received.letter}件。",
      "政府信息公开申请办结{request.closed}件，其中按时办结{request.closed.on_time}件，延期办结"
      "{request.closed.extended}件。",
      "对政府信息公开申请作出答复{request.reply}件：同意公开{request.reply.granted}件，同意部分公开"
      "{request.reply.partial}件，不同意公开{request.reply.refused}件，不属于本机关公开"
      "{request.reply.not_this_organ}件，申请信息不存在{request.reply.nonexistent}件。",
      "全年发生行政复议{review}件，被依法纠错{review.corrected}件。",
      "全年发生行政诉讼{litigation}件，被依法纠错{litigation.corrected}件。"}},
    {"cn-20",
     {"全年新收政府信息公开申请{requests.new.total}件，其中自然人{requests.new.natural}件。",
      "上年结转政府信息公开申请{requests.carried_in.total}件。",
      "政府信息公开申请办结{requests.result.total.total}件，其中予以公开{requests.result.granted.total}"
      "件，部分公开"
      "{requests.result.partial.total}件。",
      "政府信息公开申请结转下年度{requests.carried_out.total}件。",
      "全年发生行政复议{disputes.review.total}件，结果纠正{disputes.review.corrected}件。"}}};

static size_t add_sentence(govd_report *report, const char *sentence, int line) {
  char text[1024];
  char id[64];
  size_t length = 0;
  size_t count = 0;
  while (*sentence != '\0') {
    const char *end = *sentence == '{' ? strchr(sentence, '}') : NULL;
    if (end == NULL) {
      text[length++] = *sentence++;
      continue;
    }
    snprintf(id, sizeof id, "%.*s", (int)(end - sentence - 1), sentence + 1);
    const govd_cell *cell = govd_report_cell_by_id(report, id);
    ck_assert_msg(cell != NULL, "%s", id);
    length += (size_t)snprintf(text + length, sizeof text - length, "%lld", (long long)cell->value);
    sentence = end + 1;
    count++;
  }
  text[length] = '\0';
  ck_assert_int_eq(govd_report_add_paragraph(report, text, (govd_place){.line = line, .column = 1}, NULL),
                   GOVD_OK);
  return count;
}

size_t stated_add(govd_report *report) {
  size_t count = 0;
  size_t i = 0;
  while (strncmp(govd_form_id(govd_report_form(report)), texts[i].form, strlen(texts[i].form)) != 0) i++;
  ck_assert_int_eq(govd_report_add_section(report, NULL, "一、情况", (govd_place){.line = 1}, NULL), GOVD_OK);
  for (int s = 0; s < MOST_SENTENCES && texts[i].sentences[s] != NULL; s++)
    count += add_sentence(report, texts[i].sentences[s], s + 2);
  return count;
}
