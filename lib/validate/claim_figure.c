/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_figure.h"

#include <string.h>

#include "prose.h"

/* What a figure counts. The longer ones stand before those that they begin with. */
static const char *const units[] = {"人次", "万元", "亿元", "件次", "元", "件", "宗", "条",
                                    "次",   "项",   "篇",   "份",   "个", "人", "名", "期",
                                    "场",   "例",   "家",   "部",   "起", "处", NULL};

/* What stands behind a unit and makes it another word: 一件事, 三次元. */
static const char *const not_units[] = {"事",     "龙",   "线", "性", "元", "以内",
                                        "工作日", "小时", "月", "环", "例", NULL};

/* Words that begin with a unit: 3部门联合发文 counts no rules. */
static const char *const not_counted[] = {"部门", "部分", "部署", "部委", "起诉", "处理",
                                          "处罚", "处分", "处置", "处室", NULL};

typedef struct source {
  const char *text;
  size_t length;
} source;

static bool has(const source *s, size_t at, const char *word) {
  return govd__begins_with(s->text + at, s->length - at, word);
}

/* The word of a list at an offset, or NULL. All are Chinese: most are told apart by the third byte. */
static const char *one_of(const source *s, size_t at, const char *const *words) {
  if (at + strlen("件") > s->length) return NULL;
  for (size_t i = 0; words[i] != NULL; i++) {
    if (words[i][2] == s->text[at + 2] && has(s, at, words[i])) return words[i];
  }
  return NULL;
}

static bool multiply(int64_t *value, int64_t factor) {
  return !__builtin_mul_overflow(*value, factor, value);
}

/* Scales a number to whole units, and says by how much its last digit counts. */
static bool scale(govd__number n, int64_t factor, govd__printed_figure *figure) {
  figure->value = n.value;
  figure->step = 1;
  bool fits = n.fits;
  for (; n.decimals > 0 && factor % 10 == 0; n.decimals--) factor /= 10;
  if (n.decimals > 0) return false; /* half a request */
  if (factor > 1) figure->step = factor;
  return fits && multiply(&figure->value, factor);
}

/* Money is counted in millionths of 万元. */
static bool scale_money(govd__number n, int64_t factor, govd__printed_figure *figure) {
  figure->money = true;
  figure->unit = "万元";
  return scale(n, factor, figure);
}

static bool is_about(const source *s, size_t at, size_t *end) {
  static const char *const about[] = {"余", "多", "来", "以上", "以下", "左右", "以内", NULL};
  const char *word = one_of(s, at, about);
  *end = at + (word == NULL ? 0 : strlen(word));
  return word != NULL;
}

/* What 万 and 亿 multiply a figure by, unless they belong to its unit; 1 where there are none. */
static int64_t factor_at(const source *s, size_t at) {
  if (has(s, at, "万元") || has(s, at, "亿元")) return 1;
  return has(s, at, "万") ? 10000 : has(s, at, "亿") ? 100000000 : 1;
}

static bool scale_by_unit(govd__number n, const char *unit, int64_t factor, govd__printed_figure *figure) {
  if (strcmp(unit, "元") == 0) return scale_money(n, 100 * factor, figure);
  if (strcmp(unit, "万元") == 0) return scale_money(n, 1000000 * factor, figure);
  if (strcmp(unit, "亿元") == 0) return scale_money(n, 10000000000 * factor, figure);
  figure->unit = unit;
  return scale(n, factor, figure);
}

bool govd__printed_figure_read(const char *text, size_t length, govd__number n, govd__printed_figure *figure,
                               size_t *end) {
  source s = {text, length};
  size_t at = n.end;
  figure->spelt = n.spelt;
  figure->about = is_about(&s, at, &at);
  int64_t factor = factor_at(&s, at);
  if (factor > 1) {
    at += strlen("万");
    figure->about = is_about(&s, at, &at) || figure->about;
  }
  if (at < length && text[at] == '%') {
    *figure = (govd__printed_figure){
        .value = n.value, .step = 1, .scale = n.decimals, .unit = "%", .percent = true};
    *end = at + 1;
    return n.fits && factor == 1;
  }
  const char *unit = one_of(&s, at, units);
  if (unit == NULL || one_of(&s, at, not_counted) != NULL) return false;
  at += strlen(unit);
  if (one_of(&s, at, not_units) != NULL) return false;
  *end = at;
  size_t behind;
  figure->about = is_about(&s, at, &behind) || figure->about;
  return scale_by_unit(n, unit, factor, figure);
}
