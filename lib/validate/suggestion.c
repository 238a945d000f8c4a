/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "labels.h"

/* Each explanation: its name in exchange formats, and what it means. */
static const struct {
  const char *name;
  govd_title title;
} explanations[] = {
    [GOVD_UNEXPLAINED] = {"unexplained", {"原因不明", "no explanation"}},
    [GOVD_UNREAD] = {"unread", {"由勾稽关系推出", "follows from the rules"}},
    [GOVD_LEFT_BLANK] = {"left_blank", {"漏填", "left blank"}},
    [GOVD_TOTAL_ZERO] = {"total_zero", {"总计未填写，仍为 0", "total left at 0"}},
    [GOVD_DIGITS_SWAPPED] = {"digits_swapped", {"相邻两位数字颠倒", "two digits swapped"}},
    [GOVD_DIGIT_DROPPED] = {"digit_dropped", {"漏写一位数字", "a digit dropped"}},
    [GOVD_DIGIT_DOUBLED] = {"digit_doubled", {"一位数字重复", "a digit doubled"}},
    [GOVD_SIGN] = {"sign", {"正负号有误", "wrong sign"}},
    [GOVD_TIMES_TEN] = {"times_ten", {"相差十倍", "off by a factor of ten"}},
    [GOVD_TIMES_HUNDRED] = {"times_hundred", {"相差百倍", "off by a factor of a hundred"}},
    [GOVD_UNIT] = {"unit", {"单位有误，相差万倍", "wrong unit, off by a factor of ten thousand"}},
    [GOVD_CELLS_SWAPPED] = {"cells_swapped", {"相邻两格互换", "two cells swapped"}},
    [GOVD_ROW_SHIFTED] = {"row_shifted", {"一行数字错开一格", "figures of the row one cell off"}},
    [GOVD_COLUMN_SHIFTED] = {"column_shifted", {"一列数字错开一格", "figures of the column one cell off"}},
    [GOVD_PART_LEFT_OUT] = {"part_left_out", {"合计漏加一项", "a part left out of the sum"}},
    [GOVD_PART_TWICE] = {"part_twice", {"合计重复加一项", "a part counted twice"}},
    [GOVD_PART_COPIED] = {"part_copied", {"总计填成了其中一项", "a part copied into the total"}},
    [GOVD_ITEM_MOVED] = {"item_moved", {"计入了另一格", "counted in the wrong cell"}},
    [GOVD_LAST_YEARS] = {"last_years", {"沿用了上年的数字", "last year's figure"}},
    [GOVD_SEVERAL] = {"several", {"几种原因", "several slips"}},
    [GOVD_STATED] = {"stated", {"正文所述即为此数", "as the prose states"}},
};

enum { EXPLANATIONS = sizeof explanations / sizeof *explanations };

GOVD_EXPORT const char *govd_explanation_name(govd_explanation explanation) {
  return (size_t)explanation < EXPLANATIONS ? explanations[explanation].name : "";
}

GOVD_EXPORT govd_title govd_explanation_title(govd_explanation explanation) {
  if ((size_t)explanation < EXPLANATIONS) return explanations[explanation].title;
  return (govd_title){"", ""};
}

static void put_title(govd__buffer *text, govd_explanation kind, govd_language language) {
  govd__buffer_puts(text, govd__title_in(govd_explanation_title(kind), language));
}

/* Whose figure it is. */
static void put_source(govd__buffer *text, const govd_change *change, govd_language language) {
  bool english = language == GOVD_EN;
  if (change->source == GOVD_PRIOR) govd__buffer_puts(text, english ? "last year's " : "上年的");
  if (change->source == GOVD_UNITS)
    govd__buffer_printf(text, english ? "body %zu's " : "第 %zu 个所属单位的", change->unit + 1);
}

/* What is printed, and what it would be; with the choice there is. */
static void put_figures(govd__buffer *text, const govd_change *change, int scale, govd_language language) {
  bool english = language == GOVD_EN;
  if (change->state == GOVD_GIVEN) {
    govd__buffer_amount(text, change->from, scale);
    govd__buffer_puts(text, english ? " → " : " 改为 ");
  } else {
    govd__buffer_puts(text, english ? "→ " : "填 ");
  }
  govd__buffer_amount(text, change->to, scale);
  if (change->least == change->most) return;
  if (change->most == INT64_MAX) {
    govd__buffer_puts(text, english ? " or more" : " 或以上");
  } else if (change->least == INT64_MIN) {
    govd__buffer_puts(text, english ? " or less" : " 或以下");
  } else {
    govd__buffer_puts(text, english ? " (from " : "（");
    govd__buffer_amount(text, change->least, scale);
    govd__buffer_puts(text, english ? " to " : " 至 ");
    govd__buffer_amount(text, change->most, scale);
    govd__buffer_puts(text, english ? ")" : " 均可）");
  }
}

static void put_change(govd__buffer *text, const govd_form *form, const govd_change *change,
                       govd_language language) {
  bool english = language == GOVD_EN;
  put_source(text, change, language);
  govd__buffer_puts(text, english ? "\"" : "“");
  govd__write_cell(text, form, change->cell, language);
  govd__buffer_puts(text, english ? "\" " : "”");
  put_figures(text, change, govd_type_scale(govd_form_cell_at(form, change->cell)->type), language);
}

/* The explanation of one change, with the cell that it speaks of. */
static void put_reason(govd__buffer *text, const govd_form *form, const govd_change *change,
                       govd_language language) {
  bool english = language == GOVD_EN;
  put_title(text, change->kind, language);
  if (change->part == GOVD_NONE) return;
  govd__buffer_puts(text, english ? ": \"" : "：“");
  govd__write_cell(text, form, change->part, language);
  govd__buffer_puts(text, english ? "\"" : "”");
}

static bool is_known(const govd_form *form, const govd_suggestion *s) {
  size_t count = govd_form_cell_count(form);
  for (size_t i = 0; i < s->change_count; i++) {
    if (s->changes[i].cell >= count || (s->changes[i].part != GOVD_NONE && s->changes[i].part >= count))
      return false;
  }
  return s->change_count > 0;
}

/* Whether each change has an explanation of its own to be told. */
static bool has_reasons(const govd_suggestion *s) {
  if (s->kind == GOVD_SEVERAL) return true;
  bool named = false;
  for (size_t i = 0; i < s->change_count; i++) named = named || s->changes[i].kind != GOVD_UNEXPLAINED;
  return s->kind == GOVD_UNEXPLAINED && named;
}

GOVD_EXPORT govd_status govd_suggestion_message(const govd_form *form, const govd_suggestion *suggestion,
                                                govd_language language, char **message, govd_error *error) {
  bool english = language == GOVD_EN;
  govd__buffer text = {0};
  *message = NULL;
  if (!is_known(form, suggestion))
    return govd__fail(error, GOVD_E_ARGUMENT, "the suggestion speaks of cells that the form does not have");
  bool reasons = has_reasons(suggestion);
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    if (i > 0) govd__buffer_puts(&text, english ? "; " : "；");
    put_change(&text, form, change, language);
    if (!reasons || change->kind == GOVD_UNEXPLAINED) continue;
    govd__buffer_puts(&text, english ? " (" : "（");
    put_reason(&text, form, change, language);
    govd__buffer_puts(&text, english ? ")" : "）");
  }
  if (!reasons) {
    govd__buffer_puts(&text, english ? ": " : "：");
    if (suggestion->change_count == 1) {
      put_reason(&text, form, &suggestion->changes[0], language);
    } else {
      put_title(&text, suggestion->kind, language);
    }
  }
  *message = govd__buffer_take(&text, NULL);
  return *message == NULL ? govd__fail_memory(error) : GOVD_OK;
}
