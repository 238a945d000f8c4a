/* SPDX-License-Identifier: Apache-2.0 */
/* Which year a sentence speaks of, which body, and whether of all that the form counts. */
#include <string.h>

#include "claim_binder.h"

enum { CHARACTER = 3, SHORTEST_NAME = 3 * CHARACTER }; /* bytes of a Chinese one */

/* Where the longest end of what stands before an offset, and is a part of a name, begins; the offset if none
 * is. */
static size_t own_part(const govd__binder *b, const char *name, size_t begin, size_t end) {
  char word[128];
  size_t size = strlen(name);
  size_t known = end;
  while (end - begin < sizeof word) {
    memcpy(word, b->text->text + begin, end - begin);
    word[end - begin] = '\0';
    if (govd__find_word(name, size, word) == GOVD_NONE) break;
    known = begin;
    if (begin == 0) break;
    do begin--;
    while (begin > 0 && ((unsigned char)b->text->text[begin] & 0xC0) == 0x80);
  }
  return known;
}

/* What may stand in front of a body's own name, or of what it calls itself. */
static bool is_front(const govd__binder *b, size_t begin) {
  if (b->at > 0 && b->tokens[b->at - 1].end == begin) return true;
  static const char *const fronts[] = {",",  ":",  ";",  "(",  "。", "、", "\n", "年", "月", "日", "我", "本",
                                       "全", "由", "经", "向", "在", "对", "的", "该", "度", "，", NULL};
  for (size_t i = 0; fronts[i] != NULL; i++) {
    if (govd__ends_with(b->text->text, begin, fronts[i])) return true;
  }
  return begin == 0;
}

/* What a place is, at an end of its name: past one that is left out the name is another's. */
static bool is_level(const char *character) {
  static const char *const levels[] = {"省", "市", "州", "县", "区", "旗", NULL};
  return govd__has_word(character, CHARACTER, levels);
}

/*
 * Where a name that ends at an offset begins whose characters are some of the body's, in their order:
 * 区卫健局 of 某市示例区卫生健康局, of which 市卫健局 is none.
 */
static size_t abbreviation(const govd__binder *b, const char *name, size_t end) {
  const char *text = b->text->text;
  for (size_t at = strlen(name); end >= CHARACTER && at >= CHARACTER; at -= CHARACTER) {
    const char *last = name + at - CHARACTER;
    if (memcmp(last, text + end - CHARACTER, CHARACTER) == 0)
      end -= CHARACTER;
    else if (is_level(last))
      break;
  }
  return end;
}

/*
 * Whether a name that ends with the token is the reporting body's: 区政府 of 示例区人民政府. Its own name
 * is a part of the body's, with no other name in front of it.
 */
static bool is_own_body(const govd__binder *b, const govd__token *token) {
  const char *name = govd_report_unit_name(b->c->report);
  if (name == NULL) return false;
  char shorter[256] = "";
  size_t people = govd__find_word(name, strlen(name), "人民政府");
  if (people != GOVD_NONE && strlen(name) < sizeof shorter) {
    memcpy(shorter, name, people);
    strcpy(shorter + people, name + people + strlen("人民"));
  }
  for (int i = 0; i < 2; i++) {
    size_t begin = own_part(b, i == 0 ? name : shorter, token->begin, token->end);
    if (begin < token->end && (is_front(b, begin) || token->begin - begin >= strlen("小板桥"))) return true;
  }
  size_t begin = abbreviation(b, name, token->end);
  return token->end - begin >= SHORTEST_NAME && is_front(b, begin);
}

/* Before a place of the text, without the words that may stand between who acts and what is done. */
static size_t without_adverbs(const govd__binder *b, size_t end) {
  static const char *const adverbs[] = {"分别", "累计", "共计", "全年", "依法", "共", NULL};
  enum { MOST = 3 };
  for (int n = 0; n < MOST; n++) {
    size_t i = 0;
    while (adverbs[i] != NULL && !govd__ends_with(b->text->text, end, adverbs[i])) i++;
    if (adverbs[i] == NULL) break;
    end -= strlen(adverbs[i]);
  }
  return end;
}

/* What says of a place that it is the reporting body's, or that all of them are meant: 全县, 我区. */
static bool is_own_place(const govd__binder *b, size_t begin) {
  static const char *const fronts[] = {"全", "我", "本", NULL};
  for (size_t i = 0; fronts[i] != NULL; i++) {
    if (govd__ends_with(b->text->text, begin, fronts[i])) return true;
  }
  return false;
}

bool govd__claim_acts_elsewhere(const govd__binder *b, const govd__token *token) {
  static const char *const places[] = {"区", "县", "市", "州", "旗", "复议机关", "复议机构", NULL};
  size_t end = without_adverbs(b, token->begin);
  for (size_t i = 0; places[i] != NULL; i++) {
    if (!govd__ends_with(b->text->text, end, places[i])) continue;
    govd__token place = {.begin = end - strlen(places[i]), .end = end};
    return !is_own_place(b, place.begin) && !is_own_body(b, &place);
  }
  return false;
}

/* Whether the whole of a place is more than the body that reports: a bureau is not its county. */
static bool is_department(const govd__binder *b) {
  static const char *const ends[] = {"局",     "委", "厅", "办", "中心", "委员会",
                                     "办公室", "处", "所", "院", NULL};
  const char *name = govd_report_unit_name(b->c->report);
  for (size_t i = 0; name != NULL && ends[i] != NULL; i++) {
    if (govd__ends_with(name, strlen(name), ends[i])) return true;
  }
  return false;
}

/* What a body calls itself: 我局, 本机关. */
static bool is_own_word(const govd__binder *b, const govd__token *token) {
  const char *word = b->text->text + token->begin;
  size_t length = token->end - token->begin;
  return govd__begins_with(word, length, "我") || govd__begins_with(word, length, "本");
}

/* Behind what may stand between a body and those that are counted with it: 区政府（含各部门）. */
static size_t behind_joints(const govd__binder *b, size_t at, size_t end) {
  static const char *const joints[] = {"以及",  "及", "和", "与", "、",   "(含", "含",
                                       "(包括", "其", "各", "所", "工作", NULL};
  for (size_t i = 0; at < end && joints[i] != NULL; i++) {
    if (!govd__begins_with(b->text->text + at, end - at, joints[i])) continue;
    at += strlen(joints[i]);
    i = (size_t)-1;
  }
  return at;
}

/*
 * Others are no others where they are named along with the body that reports: 区政府及所属部门 is all of
 * it, as is what a bureau calls its own level.
 */
static bool take_beside(govd__binder *b, const govd__token *token) {
  bool beside = b->own_end != 0 && b->own_end <= token->begin;
  size_t behind = beside ? behind_joints(b, b->own_end, token->begin) : 0;
  bool joined = behind == token->begin && (b->own_joined || behind > b->own_end);
  bool own_level = beside && behind == token->begin && is_department(b) &&
                   govd__begins_with(b->text->text + token->begin, token->end - token->begin, "本级");
  if (joined || own_level) {
    b->own_end = token->end;
    b->own_joined = joined;
  }
  return joined || own_level;
}

/* A body that reports, or another one. */
static void take_body(govd__binder *b, const govd__token *token, bool own) {
  if (!own && b->own_joined && take_beside(b, token)) return; /* 各部门、街道 */
  b->others = !own;
  b->own_end = own ? token->end : 0;
  b->own_joined = false;
}

/* 涉及行政复议3件, 涉及政府信息公开的行政复议3件: not some of them, but what is counted. */
static bool is_of_topic(const govd__binder *b, const govd__token *token) {
  static const char *const words[] = {"涉及", "关于", NULL};
  const govd__token *next = &b->tokens[b->at + 1];
  bool topic = b->at + 1 < b->count && next->kind == GOVD__TOKEN_WORD && next->begin == token->end &&
               govd__claim_topic_of(b, next->word) != GOVD_NONE;
  const char *behind = b->text->text + token->end;
  size_t rest = b->text->length - token->end;
  bool disclosure =
      govd__begins_with(behind, rest, "政府信息公开") || govd__begins_with(behind, rest, "信息公开");
  return (topic || disclosure) &&
         govd__has_word(b->text->text + token->begin, token->end - token->begin, words);
}

/* Whether another year stands right in front: 2021—2023年, 2022年、2023年分别. */
static bool joins_year(const govd__binder *b, const govd__token *token) {
  static const char *const joints[] = {"、", "和", "及", "与", "至", "到", "-", "~", "—", NULL};
  const char *text = b->text->text;
  for (size_t i = 0; joints[i] != NULL; i++) {
    if (!govd__ends_with(text, token->begin, joints[i])) continue;
    size_t end = token->begin - strlen(joints[i]);
    if (govd__ends_with(text, end, "年") || (end > 0 && govd__is_digit_at(text, end, end - 1))) return true;
  }
  return false;
}

/* 截至2018年底: up to a day, and not of a year. */
static bool is_until(const govd__binder *b, const govd__token *token) {
  static const char *const untils[] = {"截至", "截止", "截至到", "截止到", NULL};
  for (size_t i = 0; untils[i] != NULL; i++) {
    if (govd__ends_with(b->text->text, token->begin, untils[i])) return true;
  }
  return false;
}

static void take_year(govd__binder *b, const govd__token *token) {
  int reported = govd_report_year(b->c->report);
  int year = token->year;
  if (b->compared) {
    b->compared_elsewhere = year != reported - 1;
    return;
  }
  b->year_named = b->year_named || !is_until(b, token);
  bool known = reported != 0 && year >= reported - 1 && year <= reported && !joins_year(b, token);
  b->year = known ? year - reported : 1;
}

/* 同上年相比: the comparison is said behind the year. */
static bool is_compared_with(const govd__binder *b, const govd__token *token) {
  const govd__token *next = &b->tokens[b->at + 1];
  return b->at + 1 < b->count && next->kind == GOVD__TOKEN_COMPARED && next->begin == token->end;
}

bool govd__claim_take_setting(govd__binder *b, const govd__token *token) {
  switch (token->kind) {
    case GOVD__TOKEN_YEAR: take_year(b, token); return true;
    case GOVD__TOKEN_THIS_YEAR:
      b->year = 0;
      b->year_named = true;
      return true;
    case GOVD__TOKEN_LAST_YEAR:
      if (is_compared_with(b, token))
        b->compared = true;
      else if (!b->compared)
        b->year = -1;
      return true;
    case GOVD__TOKEN_COMPARED:
      b->compared = true;
      if (b->year == -1) b->year = 0;
      return true;
    case GOVD__TOKEN_PART_OF_YEAR: b->part_of_year = true; return true;
    case GOVD__TOKEN_CUMULATIVE: b->cumulative = true; return true;
    case GOVD__TOKEN_OTHERS: b->others = !take_beside(b, token) || b->others; return true;
    case GOVD__TOKEN_NARROW: b->narrow = b->narrow || !is_of_topic(b, token); return true;
    case GOVD__TOKEN_BODY: take_body(b, token, is_own_body(b, token)); return true;
    case GOVD__TOKEN_ALL: take_body(b, token, !is_department(b) || is_own_word(b, token)); return true;
    default: return false;
  }
}
