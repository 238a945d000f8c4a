/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_tokens.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "prose.h"

/* Words that hold another one and do not mean it: 格局 is no 局. */
enum { NOTHING = -1 };

/* The words of the language, by their bytes. Those of the form come with the form. */
static const struct {
  const char *text;
  int kind;
} language[] = {
    {"一季度", GOVD__TOKEN_PART_OF_YEAR},
    {"三季度", GOVD__TOKEN_PART_OF_YEAR},
    {"三年来", GOVD__TOKEN_PART_OF_YEAR},
    {"上一年", GOVD__TOKEN_LAST_YEAR},
    {"上一年度", GOVD__TOKEN_LAST_YEAR},
    {"上升", GOVD__TOKEN_MORE},
    {"上半年", GOVD__TOKEN_PART_OF_YEAR},
    {"上年", GOVD__TOKEN_LAST_YEAR},
    {"上年同期", GOVD__TOKEN_LAST_YEAR},
    {"上年度", GOVD__TOKEN_LAST_YEAR},
    {"上涨", GOVD__TOKEN_MORE},
    {"下一年将", GOVD__TOKEN_PART_OF_YEAR},
    {"下半年", GOVD__TOKEN_PART_OF_YEAR},
    {"下属", GOVD__TOKEN_OTHERS},
    {"下年度将", GOVD__TOKEN_PART_OF_YEAR},
    {"下滑", GOVD__TOKEN_LESS},
    {"下降", GOVD__TOKEN_LESS},
    {"不予受理", GOVD__TOKEN_NARROW},
    {"不低于", GOVD__TOKEN_ABOUT},
    {"不受理", GOVD__TOKEN_NARROW},
    {"不少于", GOVD__TOKEN_ABOUT},
    {"不超过", GOVD__TOKEN_ABOUT},
    {"不足", GOVD__TOKEN_ABOUT},
    {"与上年相比", GOVD__TOKEN_COMPARED},
    {"与去年相比", GOVD__TOKEN_COMPARED},
    {"个人隐私", GOVD__TOKEN_NARROW},
    {"个别", GOVD__TOKEN_OTHERS},
    {"个别谈话", NOTHING},
    {"中共", NOTHING},
    {"中国共产党", NOTHING},
    {"中心", GOVD__TOKEN_BODY},
    {"中心任务", NOTHING},
    {"中心工作", NOTHING},
    {"乡", GOVD__TOKEN_BODY},
    {"乡亲", NOTHING},
    {"乡村振兴", NOTHING},
    {"乡镇", GOVD__TOKEN_OTHERS},
    {"书面", GOVD__TOKEN_NARROW},
    {"二季度", GOVD__TOKEN_PART_OF_YEAR},
    {"五年来", GOVD__TOKEN_PART_OF_YEAR},
    {"今年", GOVD__TOKEN_THIS_YEAR},
    {"以人民为中心", NOTHING},
    {"以来", GOVD__TOKEN_PART_OF_YEAR},
    {"任务数", GOVD__TOKEN_PART_OF_YEAR},
    {"传真", GOVD__TOKEN_NARROW},
    {"依次为", GOVD__TOKEN_EACH},
    {"信函", GOVD__TOKEN_NARROW},
    {"免征", GOVD__TOKEN_NARROW},
    {"免收", GOVD__TOKEN_NARROW},
    {"全乡", GOVD__TOKEN_ALL},
    {"全区", GOVD__TOKEN_ALL},
    {"全县", GOVD__TOKEN_ALL},
    {"全局", NOTHING},
    {"全州", GOVD__TOKEN_ALL},
    {"全市", GOVD__TOKEN_ALL},
    {"全年", GOVD__TOKEN_THIS_YEAR},
    {"全旗", GOVD__TOKEN_ALL},
    {"全盟", GOVD__TOKEN_ALL},
    {"全省", GOVD__TOKEN_ALL},
    {"全街道", GOVD__TOKEN_ALL},
    {"全镇", GOVD__TOKEN_ALL},
    {"公共", NOTHING},
    {"公司", GOVD__TOKEN_BODY},
    {"公开办公室", NOTHING},
    {"公民、法人及其他组织", NOTHING},
    {"公民、法人和其他组织", NOTHING},
    {"公民、法人或其他组织", NOTHING},
    {"公民、法人或者其他组织", NOTHING},
    {"公民法人和其他组织", NOTHING},
    {"公民法人或其他组织", NOTHING},
    {"公约", NOTHING},
    {"共", GOVD__TOKEN_TOTALLING},
    {"共产党", NOTHING},
    {"共享", NOTHING},
    {"共同", NOTHING},
    {"共建", NOTHING},
    {"共性", NOTHING},
    {"共有", GOVD__TOKEN_TOTALLING},
    {"共计", GOVD__TOKEN_TOTALLING},
    {"关于", GOVD__TOKEN_NARROW},
    {"其中", GOVD__TOKEN_OF_WHICH},
    {"其他", GOVD__TOKEN_NARROW},
    {"其他单位", GOVD__TOKEN_OTHERS},
    {"典型", GOVD__TOKEN_NARROW},
    {"减免", GOVD__TOKEN_NARROW},
    {"减少", GOVD__TOKEN_LESS},
    {"减收", GOVD__TOKEN_NARROW},
    {"分别", GOVD__TOKEN_EACH},
    {"分别为", GOVD__TOKEN_EACH},
    {"分别是", GOVD__TOKEN_EACH},
    {"前年", GOVD__TOKEN_LAST_YEAR},
    {"力争", GOVD__TOKEN_PART_OF_YEAR},
    {"办事处", GOVD__TOKEN_BODY},
    {"办公室", GOVD__TOKEN_BODY},
    {"包括", GOVD__TOKEN_OF_WHICH},
    {"区政府", GOVD__TOKEN_BODY},
    {"区直", GOVD__TOKEN_OTHERS},
    {"医院", GOVD__TOKEN_BODY},
    {"协助", GOVD__TOKEN_NARROW},
    {"占", GOVD__TOKEN_SHARE},
    {"占比", GOVD__TOKEN_SHARE},
    {"占用", NOTHING},
    {"厅", GOVD__TOKEN_BODY},
    {"历年", GOVD__TOKEN_CUMULATIVE},
    {"去年", GOVD__TOKEN_LAST_YEAR},
    {"去年同期", GOVD__TOKEN_LAST_YEAR},
    {"县政府", GOVD__TOKEN_BODY},
    {"县直", GOVD__TOKEN_OTHERS},
    {"及时", GOVD__TOKEN_NARROW},
    {"口头", GOVD__TOKEN_NARROW},
    {"各乡镇", GOVD__TOKEN_OTHERS},
    {"各区", GOVD__TOKEN_OTHERS},
    {"各单位", GOVD__TOKEN_OTHERS},
    {"各县", GOVD__TOKEN_OTHERS},
    {"各委办局", GOVD__TOKEN_OTHERS},
    {"各局", GOVD__TOKEN_OTHERS},
    {"各成员单位", GOVD__TOKEN_OTHERS},
    {"各科室", GOVD__TOKEN_OTHERS},
    {"各级", GOVD__TOKEN_OTHERS},
    {"各级领导", NOTHING},
    {"各街道", GOVD__TOKEN_OTHERS},
    {"各部门", GOVD__TOKEN_OTHERS},
    {"各镇", GOVD__TOKEN_OTHERS},
    {"合计", GOVD__TOKEN_TOTALLING},
    {"同期", GOVD__TOKEN_LAST_YEAR},
    {"同比", GOVD__TOKEN_COMPARED},
    {"商业秘密", GOVD__TOKEN_NARROW},
    {"四季度", GOVD__TOKEN_PART_OF_YEAR},
    {"园区", GOVD__TOKEN_BODY},
    {"在办", GOVD__TOKEN_NARROW},
    {"城乡", NOTHING},
    {"城镇", NOTHING},
    {"基层", GOVD__TOKEN_OTHERS},
    {"基层政务公开", NOTHING},
    {"增加", GOVD__TOKEN_MORE},
    {"增多", GOVD__TOKEN_MORE},
    {"增幅", GOVD__TOKEN_MORE},
    {"增长", GOVD__TOKEN_MORE},
    {"增长点", NOTHING},
    {"备案", GOVD__TOKEN_NARROW},
    {"大约", GOVD__TOKEN_ABOUT},
    {"大队", GOVD__TOKEN_BODY},
    {"如期", GOVD__TOKEN_NARROW},
    {"委员会", GOVD__TOKEN_BODY},
    {"季度", GOVD__TOKEN_PART_OF_YEAR},
    {"学校", GOVD__TOKEN_BODY},
    {"学院", GOVD__TOKEN_BODY},
    {"审查", GOVD__TOKEN_NARROW},
    {"对比", NOTHING},
    {"将近", GOVD__TOKEN_ABOUT},
    {"尚未办结", GOVD__TOKEN_NARROW},
    {"尚未答复", GOVD__TOKEN_NARROW},
    {"局", GOVD__TOKEN_BODY},
    {"局面", NOTHING},
    {"市政府", GOVD__TOKEN_BODY},
    {"市直", GOVD__TOKEN_OTHERS},
    {"布局", NOTHING},
    {"平均", GOVD__TOKEN_PART_OF_YEAR},
    {"平均主义", NOTHING},
    {"年内", GOVD__TOKEN_THIS_YEAR},
    {"年度内", GOVD__TOKEN_THIS_YEAR},
    {"延期", GOVD__TOKEN_NARROW},
    {"开发区", GOVD__TOKEN_BODY},
    {"当场", GOVD__TOKEN_NARROW},
    {"当年", GOVD__TOKEN_THIS_YEAR},
    {"当面", GOVD__TOKEN_NARROW},
    {"往年", GOVD__TOKEN_LAST_YEAR},
    {"待办理", GOVD__TOKEN_NARROW},
    {"总数为", GOVD__TOKEN_TOTALLING},
    {"总计", GOVD__TOKEN_TOTALLING},
    {"总量为", GOVD__TOKEN_TOTALLING},
    {"我乡", GOVD__TOKEN_ALL},
    {"我办", GOVD__TOKEN_ALL},
    {"我区", GOVD__TOKEN_ALL},
    {"我厅", GOVD__TOKEN_ALL},
    {"我县", GOVD__TOKEN_ALL},
    {"我委", GOVD__TOKEN_ALL},
    {"我局", GOVD__TOKEN_ALL},
    {"我市", GOVD__TOKEN_ALL},
    {"我省", GOVD__TOKEN_ALL},
    {"我街道", GOVD__TOKEN_ALL},
    {"我镇", GOVD__TOKEN_ALL},
    {"所属", GOVD__TOKEN_OTHERS},
    {"拟", GOVD__TOKEN_PART_OF_YEAR},
    {"拟定", NOTHING},
    {"拟稿", NOTHING},
    {"指导", GOVD__TOKEN_NARROW},
    {"按时", GOVD__TOKEN_NARROW},
    {"按期", GOVD__TOKEN_NARROW},
    {"接近", GOVD__TOKEN_ABOUT},
    {"接近尾声", NOTHING},
    {"提高", GOVD__TOKEN_MORE},
    {"提高了认识", NOTHING},
    {"提高信息", NOTHING},
    {"提高公开", NOTHING},
    {"提高办", NOTHING},
    {"提高工作", NOTHING},
    {"提高政府", NOTHING},
    {"提高服务", NOTHING},
    {"提高认识", NOTHING},
    {"撤回", GOVD__TOKEN_NARROW},
    {"撤诉", GOVD__TOKEN_NARROW},
    {"撤销", GOVD__TOKEN_NARROW},
    {"支队", GOVD__TOKEN_BODY},
    {"政府办", GOVD__TOKEN_BODY},
    {"教体局", GOVD__TOKEN_BODY},
    {"无比", NOTHING},
    {"日均", GOVD__TOKEN_PART_OF_YEAR},
    {"明年", GOVD__TOKEN_PART_OF_YEAR},
    {"最多", GOVD__TOKEN_ABOUT},
    {"最近", NOTHING},
    {"最近期", NOTHING},
    {"月均", GOVD__TOKEN_PART_OF_YEAR},
    {"有的", GOVD__TOKEN_OTHERS},
    {"未办理", GOVD__TOKEN_NARROW},
    {"未办结", GOVD__TOKEN_NARROW},
    {"未受理", GOVD__TOKEN_NARROW},
    {"未收到", GOVD__TOKEN_NARROW},
    {"未答复", GOVD__TOKEN_NARROW},
    {"未结", GOVD__TOKEN_NARROW},
    {"本乡", GOVD__TOKEN_ALL},
    {"本区", GOVD__TOKEN_ALL},
    {"本单位", GOVD__TOKEN_ALL},
    {"本厅", GOVD__TOKEN_ALL},
    {"本县", GOVD__TOKEN_ALL},
    {"本委", GOVD__TOKEN_ALL},
    {"本局", GOVD__TOKEN_ALL},
    {"本市", GOVD__TOKEN_ALL},
    {"本年", GOVD__TOKEN_THIS_YEAR},
    {"本年度", GOVD__TOKEN_THIS_YEAR},
    {"本机关", GOVD__TOKEN_ALL},
    {"本级", GOVD__TOKEN_OTHERS},
    {"本街道", GOVD__TOKEN_ALL},
    {"本镇", GOVD__TOKEN_ALL},
    {"村", GOVD__TOKEN_BODY},
    {"村务", NOTHING},
    {"村居", NOTHING},
    {"村民", NOTHING},
    {"某些", NOTHING},
    {"某种", NOTHING},
    {"标准目录", NOTHING},
    {"格局", NOTHING},
    {"检察院", GOVD__TOKEN_BODY},
    {"模拟", NOTHING},
    {"正在办理", GOVD__TOKEN_NARROW},
    {"每季度", GOVD__TOKEN_PART_OF_YEAR},
    {"每月", GOVD__TOKEN_PART_OF_YEAR},
    {"比", GOVD__TOKEN_COMPARED},
    {"比上一年", GOVD__TOKEN_COMPARED},
    {"比上一年度", GOVD__TOKEN_COMPARED},
    {"比上年", GOVD__TOKEN_COMPARED},
    {"比上年同期", GOVD__TOKEN_COMPARED},
    {"比上年度", GOVD__TOKEN_COMPARED},
    {"比例", NOTHING},
    {"比去年", GOVD__TOKEN_COMPARED},
    {"比去年同期", GOVD__TOKEN_COMPARED},
    {"比如", NOTHING},
    {"比对", NOTHING},
    {"比较", NOTHING},
    {"比重", NOTHING},
    {"法院", GOVD__TOKEN_BODY},
    {"涉及", GOVD__TOKEN_NARROW},
    {"环比", GOVD__TOKEN_COMPARED},
    {"现场", GOVD__TOKEN_NARROW},
    {"申请渠道", GOVD__TOKEN_NARROW},
    {"电话", GOVD__TOKEN_NARROW},
    {"疑难", GOVD__TOKEN_NARROW},
    {"目标", GOVD__TOKEN_PART_OF_YEAR},
    {"直属", GOVD__TOKEN_OTHERS},
    {"相比", GOVD__TOKEN_COMPARED},
    {"省政府", GOVD__TOKEN_BODY},
    {"督促", GOVD__TOKEN_NARROW},
    {"社区", GOVD__TOKEN_BODY},
    {"社区公开", NOTHING},
    {"社区居民", NOTHING},
    {"移送", GOVD__TOKEN_NARROW},
    {"突破", GOVD__TOKEN_ABOUT},
    {"窗口", GOVD__TOKEN_NARROW},
    {"第一季度", GOVD__TOKEN_PART_OF_YEAR},
    {"第三季度", GOVD__TOKEN_PART_OF_YEAR},
    {"第二季度", GOVD__TOKEN_PART_OF_YEAR},
    {"第四季度", GOVD__TOKEN_PART_OF_YEAR},
    {"简易", GOVD__TOKEN_NARROW},
    {"管委会", GOVD__TOKEN_BODY},
    {"系统", GOVD__TOKEN_OTHERS},
    {"系统地", NOTHING},
    {"系统学习", NOTHING},
    {"系统性", NOTHING},
    {"累计", GOVD__TOKEN_CUMULATIVE},
    {"累计折旧", NOTHING},
    {"约", GOVD__TOKEN_ABOUT},
    {"约束", NOTHING},
    {"约谈", NOTHING},
    {"线上", GOVD__TOKEN_NARROW},
    {"线下", GOVD__TOKEN_NARROW},
    {"组织", GOVD__TOKEN_NARROW},
    {"结局", NOTHING},
    {"网上", GOVD__TOKEN_NARROW},
    {"网站中心", NOTHING},
    {"网络", GOVD__TOKEN_NARROW},
    {"胜诉", GOVD__TOKEN_NARROW},
    {"自成立", GOVD__TOKEN_PART_OF_YEAR},
    {"至少", GOVD__TOKEN_ABOUT},
    {"节约", NOTHING},
    {"草拟", NOTHING},
    {"虚拟", NOTHING},
    {"街道", GOVD__TOKEN_BODY},
    {"补正", GOVD__TOKEN_NARROW},
    {"要求公开", GOVD__TOKEN_NARROW},
    {"计划", GOVD__TOKEN_PART_OF_YEAR},
    {"计划生育", NOTHING},
    {"评比", NOTHING},
    {"败诉", GOVD__TOKEN_NARROW},
    {"超", GOVD__TOKEN_ABOUT},
    {"超时", NOTHING},
    {"超期", NOTHING},
    {"超越", NOTHING},
    {"超过", GOVD__TOKEN_ABOUT},
    {"转办", GOVD__TOKEN_NARROW},
    {"转送", GOVD__TOKEN_NARROW},
    {"较", GOVD__TOKEN_COMPARED},
    {"较上一年", GOVD__TOKEN_COMPARED},
    {"较上一年度", GOVD__TOKEN_COMPARED},
    {"较上年", GOVD__TOKEN_COMPARED},
    {"较上年同期", GOVD__TOKEN_COMPARED},
    {"较上年度", GOVD__TOKEN_COMPARED},
    {"较为", NOTHING},
    {"较低", NOTHING},
    {"较去年", GOVD__TOKEN_COMPARED},
    {"较去年同期", GOVD__TOKEN_COMPARED},
    {"较多", NOTHING},
    {"较大", NOTHING},
    {"较好", NOTHING},
    {"较小", NOTHING},
    {"较少", NOTHING},
    {"较差", NOTHING},
    {"较强", NOTHING},
    {"较快", NOTHING},
    {"较高", NOTHING},
    {"辖区", GOVD__TOKEN_OTHERS},
    {"达到近", GOVD__TOKEN_ABOUT},
    {"近", GOVD__TOKEN_ABOUT},
    {"近三年", GOVD__TOKEN_PART_OF_YEAR},
    {"近两年", GOVD__TOKEN_PART_OF_YEAR},
    {"近五年", GOVD__TOKEN_PART_OF_YEAR},
    {"近年来", GOVD__TOKEN_PART_OF_YEAR},
    {"近期", NOTHING},
    {"退还", GOVD__TOKEN_NARROW},
    {"通过邮", GOVD__TOKEN_NARROW},
    {"逾", GOVD__TOKEN_ABOUT},
    {"逾期", GOVD__TOKEN_NARROW},
    {"邮件", GOVD__TOKEN_NARROW},
    {"邮寄", GOVD__TOKEN_NARROW},
    {"邮箱", GOVD__TOKEN_NARROW},
    {"部门", GOVD__TOKEN_OTHERS},
    {"部门决算", NOTHING},
    {"部门文件", NOTHING},
    {"部门规章", NOTHING},
    {"部门预算", NOTHING},
    {"重点", GOVD__TOKEN_NARROW},
    {"镇", GOVD__TOKEN_BODY},
    {"镇静", NOTHING},
    {"附近", NOTHING},
    {"降低", GOVD__TOKEN_LESS},
    {"降低门槛", NOTHING},
    {"降幅", GOVD__TOKEN_LESS},
    {"预约", NOTHING},
    {"预计", GOVD__TOKEN_PART_OF_YEAR},
    {"馆", GOVD__TOKEN_BODY},
    {"首次", GOVD__TOKEN_NARROW},
};

const char *govd__token_word(size_t index) {
  return index < sizeof language / sizeof *language ? language[index].text : NULL;
}

/* What a figure counts. The longer ones stand before those that they begin with. */
static const char *const units[] = {"人次", "万元", "亿元", "件次", "元", "件", "宗", "条", "次", "项",
                                    "篇",   "份",   "个",   "人",   "名", "期", "场", "例", "家", NULL};

/* What stands behind a unit and makes it another word: 一件事, 三次元. */
static const char *const not_units[] = {"事",     "龙",   "线", "性", "元", "以内",
                                        "工作日", "小时", "月", "环", "例", NULL};

/* Closing marks of names, by their opening ones; a name is no longer than this. */
enum { LONGEST_NAME = 100 };
static const char *const names[][2] = {{"“", "”"}, {"《", "》"}, {"‘", "’"}, {"「", "」"}, {"\"", "\""}};

typedef struct reader {
  govd__tokens *tokens;
  const govd__claim_book *book;
  const char *text;
  size_t length;
  size_t at;
  bool failed;
} reader;

static void add(reader *r, govd__token token) {
  govd__token *items = govd__grow(r->tokens->items, r->tokens->count, &r->tokens->capacity, sizeof *items);
  r->failed = r->failed || items == NULL;
  if (items == NULL) return;
  r->tokens->items = items;
  items[r->tokens->count++] = token;
  r->at = token.end;
}

static bool has(const reader *r, size_t at, const char *word) {
  return govd__begins_with(r->text + at, r->length - at, word);
}

/* The word of a list at an offset, or NULL. */
static const char *one_of(const reader *r, size_t at, const char *const *words) {
  for (size_t i = 0; words[i] != NULL; i++) {
    if (has(r, at, words[i])) return words[i];
  }
  return NULL;
}

static bool is_digit(const reader *r, size_t at) {
  return at < r->length && r->text[at] >= '0' && r->text[at] <= '9';
}

/* A number being read: its digits, and how many of them are behind the point. */
typedef struct number {
  int64_t value;
  int decimals;
  size_t end;
  bool fits;
  bool spelt;
} number;

static void add_digit(number *n, int digit) {
  n->fits = n->fits && !__builtin_mul_overflow(n->value, 10, &n->value) &&
            !__builtin_add_overflow(n->value, digit, &n->value);
}

/* Whether a comma parts thousands: three digits behind it, and no fourth. */
static bool parts_thousands(const reader *r, size_t begin, size_t at) {
  return at - begin <= 7 && r->text[at] == ',' && is_digit(r, at + 1) && is_digit(r, at + 2) &&
         is_digit(r, at + 3) && !is_digit(r, at + 4);
}

/* 1706, 1,706, 38.62 */
static number read_digits(const reader *r, size_t begin) {
  number n = {0, 0, begin, true, false};
  while (is_digit(r, n.end) || (n.end > begin && n.end < r->length && parts_thousands(r, begin, n.end))) {
    if (r->text[n.end] != ',') add_digit(&n, r->text[n.end] - '0');
    n.end++;
  }
  if (n.end + 1 >= r->length || r->text[n.end] != '.' || !is_digit(r, n.end + 1)) return n;
  for (n.end++; is_digit(r, n.end); n.end++, n.decimals++) add_digit(&n, r->text[n.end] - '0');
  return n;
}

/* Numerals in words. */
static const struct {
  uint32_t point;
  int value;
} spelt[] = {{0x96F6, 0},  {0x4E00, 1},   {0x4E8C, 2},    {0x4E09, 3}, {0x56DB, 4},
             {0x4E94, 5},  {0x516D, 6},   {0x4E03, 7},    {0x516B, 8}, {0x4E5D, 9},
             {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}, {0x4E24, 2}, {0x3007, 0}};

/* The value of a numeral in words; 10, 100 and 1000 for what multiplies, -1 for none. */
static int spelt_value(uint32_t point) {
  for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
    if (spelt[i].point == point) return spelt[i].value;
  }
  return -1;
}

/* 三, 十二, 一百零五, 二〇 */
static number read_spelt(const reader *r, size_t begin) {
  number n = {0, 0, begin, true, true};
  int64_t digit = 0;
  bool pending = false;
  for (size_t size; n.end < r->length; n.end += size) {
    int value = spelt_value(govd__point_at(r->text + n.end, r->length - n.end, &size));
    if (value < 0) break;
    if (value < 10) {
      digit = pending ? digit * 10 + value : value;
      pending = true;
      n.fits = n.fits && digit < 100000;
    } else {
      n.value += (pending ? digit : 1) * value;
      digit = 0;
      pending = false;
    }
  }
  n.value += digit;
  return n;
}

static bool multiply(int64_t *value, int64_t factor) {
  return !__builtin_mul_overflow(*value, factor, value);
}

/* Scales a number to whole units, and says by how much its last digit counts. */
static bool scale(number n, int64_t factor, govd__printed_figure *figure) {
  figure->value = n.value;
  figure->step = 1;
  bool fits = n.fits;
  for (; n.decimals > 0 && factor % 10 == 0; n.decimals--) factor /= 10;
  if (n.decimals > 0) return false; /* half a request */
  if (factor > 1) figure->step = factor;
  return fits && multiply(&figure->value, factor);
}

/* Money is counted in millionths of 万元. */
static bool scale_money(number n, int64_t factor, govd__printed_figure *figure) {
  figure->money = true;
  figure->unit = "万元";
  return scale(n, factor, figure);
}

static bool is_about(const reader *r, size_t at, size_t *end) {
  static const char *const about[] = {"余", "多", "来", "以上", "以下", "左右", "以内", NULL};
  const char *word = one_of(r, at, about);
  *end = at + (word == NULL ? 0 : strlen(word));
  return word != NULL;
}

/* Reads the figure that a number is, with its unit; false where it is none that counts. */
static bool read_figure(const reader *r, number n, govd__token *token) {
  govd__printed_figure *figure = &token->figure;
  int64_t factor = 1;
  size_t at = n.end;
  figure->spelt = n.spelt;
  figure->about = is_about(r, at, &at);
  bool money = has(r, at, "万元") || has(r, at, "亿元");
  if (!money && has(r, at, "万")) factor = 10000;
  if (!money && has(r, at, "亿")) factor = 100000000;
  if (factor > 1) {
    at += strlen("万");
    figure->about = is_about(r, at, &at) || figure->about;
  }
  if (at < r->length && r->text[at] == '%') {
    *figure = (govd__printed_figure){
        .value = n.value, .step = 1, .scale = n.decimals, .unit = "%", .percent = true};
    token->end = at + 1;
    return n.fits && factor == 1;
  }
  const char *unit = one_of(r, at, units);
  if (unit == NULL) return false;
  at += strlen(unit);
  if (one_of(r, at, not_units) != NULL) return false;
  figure->unit = unit;
  token->end = at;
  size_t end;
  figure->about = is_about(r, at, &end) || figure->about;
  if (strcmp(unit, "元") == 0) return scale_money(n, 100 * factor, figure);
  if (strcmp(unit, "万元") == 0) return scale_money(n, 1000000 * factor, figure);
  if (strcmp(unit, "亿元") == 0) return scale_money(n, 10000000000 * factor, figure);
  return scale(n, factor, figure);
}

/* Behind a number: 年 makes a year of it, 月 a part of one unless a day follows. Gives false for other
 * numbers. */
static bool read_time(reader *r, number n, size_t begin) {
  govd__token token = {.begin = begin, .end = n.end + strlen("年")};
  if (n.decimals > 0 || n.spelt) return false;
  if (has(r, n.end, "年")) {
    bool year = n.end - begin == 4 && n.value > 1900 && n.value < 2100;
    token.kind = year ? GOVD__TOKEN_YEAR : GOVD__TOKEN_PART_OF_YEAR;
    token.year = (int)n.value;
    add(r, token);
    return true;
  }
  if (!has(r, n.end, "月")) return false;
  number day = read_digits(r, n.end + strlen("月"));
  static const char *const ends[] = {"底", "末", NULL};
  bool whole = (day.end > n.end + strlen("月") && has(r, day.end, "日")) || one_of(r, day.end, ends) != NULL;
  if (whole) {
    r->at = day.end + strlen("日");
    return true;
  }
  token.kind = GOVD__TOKEN_PART_OF_YEAR;
  add(r, token);
  return true;
}

/* Whether what stands in front makes a number something else: 第3件, 每件, a range 3-5件. */
static bool is_no_count(const reader *r, size_t begin, bool in_words) {
  static const char *const fronts[] = {"第", "每", "同", "统", "逐", "某",
                                       "之", "这", "另", "唯", "首", NULL};
  for (size_t i = 0; fronts[i] != NULL; i++) {
    if (govd__ends_with(r->text, begin, fronts[i])) return true;
  }
  bool range =
      begin > 1 && (r->text[begin - 1] == '-' || r->text[begin - 1] == '~') && is_digit(r, begin - 2);
  return range || (!in_words && begin > 0 && r->text[begin - 1] == '.');
}

/* Takes a number at the place of the reader; false where there is none. */
static bool take_number(reader *r, uint32_t point) {
  bool digits = point >= '0' && point <= '9';
  if (!digits && spelt_value(point) < 0) return false;
  size_t begin = r->at;
  number n = digits ? read_digits(r, begin) : read_spelt(r, begin);
  govd__token token = {.kind = GOVD__TOKEN_FIGURE, .begin = begin, .end = n.end};
  r->at = n.end;
  if (read_time(r, n, begin)) return true;
  if (!is_no_count(r, begin, n.spelt) && read_figure(r, n, &token)) add(r, token);
  return true;
}

static bool take_name(reader *r) {
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!has(r, r->at, names[i][0])) continue;
    size_t begin = r->at + strlen(names[i][0]);
    size_t rest = r->length - begin < LONGEST_NAME ? r->length - begin : LONGEST_NAME;
    size_t size = govd__find_word(r->text + begin, rest, names[i][1]);
    if (size == GOVD_NONE) return false;
    add(r,
        (govd__token){.kind = GOVD__TOKEN_NAME, .begin = r->at, .end = begin + size + strlen(names[i][1])});
    return true;
  }
  return false;
}

static const struct {
  uint32_t point;
  govd__token_kind kind;
} marks[] = {{',', GOVD__TOKEN_COMMA},   {':', GOVD__TOKEN_COMMA},   {0x3002, GOVD__TOKEN_STOP},
             {'!', GOVD__TOKEN_STOP},    {'?', GOVD__TOKEN_STOP},    {';', GOVD__TOKEN_SEMICOLON},
             {'\n', GOVD__TOKEN_BREAK},  {'(', GOVD__TOKEN_OPEN},    {')', GOVD__TOKEN_CLOSE},
             {0x3001, GOVD__TOKEN_LIST}, {0x548C, GOVD__TOKEN_LIST}, {0x53CA, GOVD__TOKEN_LIST}};

static bool take_mark(reader *r, uint32_t point, size_t size) {
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (marks[i].point != point) continue;
    add(r, (govd__token){.kind = marks[i].kind, .begin = r->at, .end = r->at + size});
    return true;
  }
  return false;
}

/* The longest word of the language at the place of the reader; GOVD_NONE if there is none. */
static size_t find_language(const reader *r) {
  size_t low = 0;
  size_t high = sizeof language / sizeof *language;
  const char *text = r->text + r->at;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strncmp(language[middle].text, text, strlen(language[middle].text)) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  while (low > 0 && strncmp(language[--low].text, text, 2) == 0) {
    if (has(r, r->at, language[low].text)) return low;
  }
  return GOVD_NONE;
}

/* A word of the form or of the language, whichever is longer. */
static bool take_word(reader *r) {
  const govd__claim_word *word = govd__claim_word_at(r->book, r->text + r->at, r->length - r->at);
  size_t index = find_language(r);
  size_t length = index == GOVD_NONE ? 0 : strlen(language[index].text);
  if (word != NULL && word->length >= length) {
    add(r,
        (govd__token){.kind = GOVD__TOKEN_WORD, .begin = r->at, .end = r->at + word->length, .word = word});
    return true;
  }
  if (index == GOVD_NONE) return false;
  if (language[index].kind == NOTHING) {
    r->at += length;
  } else {
    add(r,
        (govd__token){.kind = (govd__token_kind)language[index].kind, .begin = r->at, .end = r->at + length});
  }
  return true;
}

static void set_bit(uint64_t *filter, uint32_t bit) {
  bit %= GOVD__TOKEN_FILTER;
  filter[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static bool has_bit(const uint64_t *filter, uint32_t bit) {
  bit %= GOVD__TOKEN_FILTER;
  return (filter[bit / 64] >> (bit % 64) & 1) != 0;
}

static uint32_t pair_of(uint32_t first, uint32_t second) { return first * 31 + second; }

static void pass(reader *r, uint32_t point) { set_bit(r->tokens->singles, point); }

static void pass_word(reader *r, const char *word) {
  size_t length = strlen(word);
  size_t size;
  size_t second;
  uint32_t point = govd__point_at(word, length, &size);
  if (size == length) {
    pass(r, point);
  } else {
    set_bit(r->tokens->pairs, pair_of(point, govd__point_at(word + size, length - size, &second)));
  }
}

/* Whether something may begin at the place of the reader with a character of a size. */
static bool passes(const reader *r, uint32_t point, size_t size) {
  size_t second;
  if (has_bit(r->tokens->singles, point)) return true;
  const char *rest = r->text + r->at + size;
  uint32_t next = govd__point_at(rest, r->length - r->at - size, &second);
  return has_bit(r->tokens->pairs, pair_of(point, next));
}

/* Most characters begin nothing; they are passed over by one look at the filter. */
static void make_filter(reader *r) {
  if (r->tokens->filtered) return;
  r->tokens->filtered = true;
  for (size_t i = 0; i < sizeof language / sizeof *language; i++) pass_word(r, language[i].text);
  for (size_t i = 0; i < r->book->word_count; i++) pass_word(r, r->book->words[i].text);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) pass_word(r, names[i][0]);
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) pass(r, marks[i].point);
  for (uint32_t point = '0'; point <= '9'; point++) pass(r, point);
  for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) pass(r, spelt[i].point);
}

govd_status govd__tokens_read(govd__tokens *tokens, const govd__claim_book *book, const char *text,
                              size_t length, govd_error *error) {
  reader r = {.tokens = tokens, .book = book, .text = text, .length = length};
  make_filter(&r);
  while (r.at < length && !r.failed) {
    size_t size;
    uint32_t point = govd__point_at(text + r.at, length - r.at, &size);
    if (size == 0) break;
    if (!passes(&r, point, size)) {
      r.at += size;
      continue;
    }
    if (take_name(&r) || take_word(&r) || take_number(&r, point) || take_mark(&r, point, size)) continue;
    r.at += size;
  }
  return r.failed ? govd__fail_memory(error) : GOVD_OK;
}

void govd__tokens_release(govd__tokens *tokens) { govd__free(tokens->items); }
