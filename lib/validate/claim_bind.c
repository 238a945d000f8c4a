/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "claim_binder.h"

/*
 * Sentences are read from left to right. A figure is bound by the words in front of it, back
 * to the figure before or to the comma; failing these, by the words right behind it. What a
 * sentence says of the year, the body and the topic holds up to its end. Whatever is not
 * certain leaves a figure unbound: to say nothing of a figure is better than to say something
 * wrong.
 */
enum { SHORT_LINE = 25, REACH_FIGURES = 32 };

static void end_sentence(govd__binder *b) {
  govd__claim_close_list(b);
  govd__claim_clear_clause(b);
  b->year = 0;
  b->year_named = b->part_of_year = b->cumulative = b->others = b->narrow = b->topic_named = false;
  b->own_end = 0;
  b->own_joined = false;
  b->grouped = false;
  b->before = b->earlier = GOVD_NONE;
  b->begun = b->found->count;
  b->stopped = true;
}

/* A short line without a full stop is a heading, whose topic holds for the paragraph below it. */
static void end_paragraph(govd__binder *b, const govd__token *token) {
  bool heading =
      !b->stopped && govd__utf8_count(b->text->text + b->break_at, token->begin - b->break_at) <= SHORT_LINE;
  end_sentence(b);
  if (!heading) b->topic = govd__claim_topic_of_section(b);
  b->last = GOVD_NONE;
  b->first = b->found->count;
  b->break_at = token->end;
  b->stopped = false;
}

/* Whether something in the sentence makes its figures others than those of the form. */
static bool is_out_of_place(const govd__binder *b, const govd__token *figure) {
  return b->others || b->part_of_year || (b->cumulative && !b->year_named) || b->about || b->narrow ||
         figure->figure.about;
}

/*
 * Whether requests are told apart by what they are about, for which the form has no cell:
 * 收到2件征地方面的申请, 收到征地方面的申请2件.
 */
static bool is_narrowed(const govd__binder *b, size_t begin, size_t end) {
  static const char *const abouts[] = {"方面", "领域", "有关", "相关", "问题", "类型", NULL};
  return end > begin && govd__has_word(b->text->text + begin, end - begin, abouts);
}

/* The same between the words of a clause and its figure, and between the figure and the topic behind it. */
static bool is_narrowed_clause(const govd__binder *b) {
  const govd__token *figure = &b->tokens[b->at];
  for (size_t i = b->at + 1; i < b->count && b->tokens[i].kind == GOVD__TOKEN_WORD; i++) {
    if (b->tokens[i].begin - figure->end > GOVD__CLAIM_REACH_TOPIC) break;
    if (govd__claim_topic_of(b, b->tokens[i].word) != GOVD_NONE)
      return is_narrowed(b, figure->end, b->tokens[i].begin);
  }
  for (size_t i = b->at; b->word_count > 0 && !b->stale && i > b->words[0]; i--) {
    if (is_narrowed(b, b->tokens[i - 1].end, b->tokens[i].begin)) return true;
  }
  return false;
}

/*
 * The figure that a column outside a list is a part of: the last that is bound, unless the sentence began
 * with one that is not: 审结复议案件11件，维持8件.
 */
static size_t spoken_of(const govd__binder *b) {
  bool elsewhere = b->last == GOVD_NONE || b->last < b->begun;
  bool other = b->before != GOVD_NONE && !b->found->items[b->before].compared;
  return elsewhere && other ? GOVD_NONE : b->last;
}

/*
 * Takes the rows that a column belongs to from the figure that it is a part of; outside a list, that is the
 * one before, or any in the paragraph: 新收22件，结转1件。从申请主体看，自然人17件.
 */
static void complete_column(const govd__binder *b, govd__found *f) {
  size_t from = b->open ? b->whole : spoken_of(b);
  if (f->row_count > 0 || f->column == GOVD_NONE || from == GOVD_NONE) return;
  const govd__found *whole = &b->found->items[from];
  memcpy(f->rows, whole->rows, sizeof f->rows);
  f->row_count = whole->row_count;
  size_t count = b->found->count;
  if (!b->open) f->since = count - b->first > REACH_FIGURES ? count - REACH_FIGURES : b->first;
}

/* Figures of other years and bodies are kept, and not bound. */
static void unbind_out_of_place(const govd__binder *b, const govd__token *token, govd__found *f) {
  bool any_year = f->row_count > 0 && b->book->claims[f->rows[0]].any_year;
  bool checked = any_year || b->year == 0 || b->year == -1;
  f->source = !any_year && b->year == -1 ? GOVD_PRIOR : GOVD_THIS;
  if (!is_out_of_place(b, token) && checked && !is_narrowed_clause(b)) return;
  f->row_count = 0;
  f->column = f->since = GOVD_NONE;
}

/*
 * Whether a claim stands beside another instead of being a part of it: reconsideration and litigation,
 * and what is a part of the one and the other.
 */
static bool stands_beside(const govd__binder *b, const govd__claim_pattern *claim,
                          const govd__claim_pattern *other) {
  if (*claim->group == '\0' || *other->group == '\0') return false;
  if (strcmp(claim->group, other->group) == 0) return true;
  for (size_t i = 0; i < b->book->claim_count; i++) {
    const govd__claim_pattern *whole = &b->book->claims[i];
    if (strcmp(whole->id, claim->group) == 0 && strcmp(whole->group, other->group) == 0)
      return whole != other;
  }
  return false;
}

/* Whether a figure is a part of the list that is open; one that is of something else ends the list. */
static bool joins_list(govd__binder *b, const govd__found *f) {
  if (!b->open || b->whole == GOVD_NONE) return false;
  const govd__found *whole = &b->found->items[b->whole];
  bool same_unit = whole->figure.unit == NULL || strcmp(whole->figure.unit, f->figure.unit) == 0;
  if (!same_unit || f->source != whole->source) return false;
  bool part = f->column != GOVD_NONE || f->row_count == 0;
  if (!part) {
    const govd__claim_pattern *claim = &b->book->claims[f->rows[0]];
    bool beside = whole->row_count == 1 && stands_beside(b, claim, &b->book->claims[whole->rows[0]]);
    part = *claim->group != '\0' && !beside;
  }
  if (!part && !b->bracket) govd__claim_close_list(b);
  return part;
}

static govd__found new_found(const govd__binder *b, govd__found_kind kind, const govd__token *token) {
  (void)b;
  return (govd__found){.kind = kind,
                       .begin = token->begin,
                       .end = token->end,
                       .figure = token->figure,
                       .column = GOVD_NONE,
                       .scope = GOVD_NONE,
                       .since = GOVD_NONE,
                       .whole = GOVD_NONE,
                       .base = GOVD_NONE,
                       .stated = true};
}

static void take_count(govd__binder *b, const govd__token *token) {
  govd__found f = new_found(b, GOVD__FOUND_FIGURE, token);
  size_t topic = govd__claim_topic_at(b);
  const char *unit = token->figure.unit;
  govd__claim_words r = govd__claim_read_before(b, topic, unit);
  bool nothing = r.row_count == 0 && r.column == GOVD_NONE;
  if (nothing) r = govd__claim_read_behind(b, topic, unit, &f.end);
  /* 行政复议1件被维持: the figure is that of the column. */
  if (!nothing && r.column == GOVD_NONE) r.column = govd__claim_read_behind(b, topic, unit, &f.end).column;
  f.begin = r.begin;
  f.column = r.column;
  f.row_count = r.row_count;
  memcpy(f.rows, r.rows, sizeof f.rows);
  complete_column(b, &f);
  unbind_out_of_place(b, token, &f);
  if (f.row_count == 0) {
    f.column = GOVD_NONE;
    f.begin = token->begin;
    f.end = token->end;
  }
  /* What is said inside a part, such as 自然人19件（新收17件）, may be of that part alone. */
  if (b->open && b->whole != GOVD_NONE && f.column == GOVD_NONE) f.scope = b->found->items[b->whole].column;
  if (joins_list(b, &f)) f.whole = b->whole;
  bool bound = f.row_count > 0;
  /* 2022年结转2件，共办理24件: the year was that of the words, and not of the sentence. */
  if (bound && b->book->claims[f.rows[0]].any_year && b->year == -1) b->year = 0;
  f.compared = b->compared;
  size_t index = govd__claim_add_found(b, f);
  b->earlier = b->before;
  b->before = index;
  /* What is said in brackets of a figure, or as a part of it, leaves it the one that is spoken of. */
  bool aside = b->open && (b->bracket || f.whole != GOVD_NONE);
  if (bound && !aside) b->last = index;
  if (bound && !b->open && govd__claim_is_whole(b, f.end)) govd__claim_open_list_of(b, index, false);
}

/* 当面、网络申请分别为3件、5件: as many figures as words; false where they are not. */
static bool take_each(govd__binder *b) {
  size_t figures = 0;
  size_t at[GOVD__CLAIM_WORDS];
  size_t words[GOVD__CLAIM_WORDS];
  size_t count = b->word_count;
  for (size_t i = b->at; i < b->count && figures < GOVD__CLAIM_WORDS; i++) {
    if (b->tokens[i].kind == GOVD__TOKEN_FIGURE)
      at[figures++] = i;
    else if (b->tokens[i].kind != GOVD__TOKEN_LIST && b->tokens[i].kind != GOVD__TOKEN_COMMA)
      break;
  }
  /* The words that the figures are for come last; in front of them, 办理结果 may stand. */
  if (figures < 2 || figures > count) return false;
  memcpy(words, b->words + (count - figures), figures * sizeof *words);
  for (size_t i = 0; i < figures; i++) {
    b->at = at[i];
    b->words[0] = words[i];
    b->word_count = 1;
    b->stale = false;
    take_count(b, &b->tokens[at[i]]);
  }
  govd__claim_clear_clause(b);
  return true;
}

/* Whether what changes is not a number of cases but a measure of them: 答复满意度同比提高. */
static bool measures_otherwise(const govd__binder *b, size_t begin, size_t end) {
  static const char *const measures[] = {"满意", "率",   "时间", "时长", "天",
                                         "效",   "质量", "水平", "比例", NULL};
  return govd__has_word(b->text->text + begin, end - begin, measures);
}

/*
 * 2023年收到22件，2022年收到19件: the figures of both years, of the same cells, right in front of what is
 * said of their change. It is theirs, whatever the tables have.
 */
static bool bind_to_both_years(const govd__binder *b, govd__found *change) {
  if (b->earlier == GOVD_NONE || b->word_count > 0) return false;
  const govd__found *first = &b->found->items[b->earlier];
  const govd__found *second = &b->found->items[b->before];
  bool both = first->source != second->source && first->row_count > 0 && first->column == second->column &&
              first->row_count == second->row_count &&
              memcmp(first->rows, second->rows, first->row_count * sizeof *first->rows) == 0;
  bool exact = first->figure.step == 1 && second->figure.step == 1 && !first->figure.money;
  if (!both || !exact) return false;
  change->base = first->source == GOVD_THIS ? b->earlier : b->before;
  change->whole = first->source == GOVD_THIS ? b->before : b->earlier;
  memcpy(change->rows, first->rows, sizeof change->rows);
  change->row_count = first->row_count;
  change->column = first->column;
  return true;
}

/* 同比增长15.8%, 较上年增加3件 */
static void take_change(govd__binder *b, const govd__token *token) {
  govd__found f = new_found(b, GOVD__FOUND_CHANGE, token);
  f.direction = b->direction;
  size_t topic = govd__claim_topic_at(b);
  bool sound = !b->compared_elsewhere && !is_out_of_place(b, token);
  if (sound && !bind_to_both_years(b, &f) && b->year == 0) {
    const govd__found *before = b->before == GOVD_NONE ? NULL : &b->found->items[b->before];
    for (size_t i = 0; i < b->word_count && !b->stale; i++) {
      const govd__token *word = &b->tokens[b->words[i]];
      size_t claim = govd__claim_of_word(b, word->word, topic);
      if (claim == GOVD_NONE || b->book->claims[claim].table != GOVD_NONE) continue;
      f.rows[0] = claim;
      bool said = govd__claim_is_said(b, word, claim) && !measures_otherwise(b, word->end, token->begin);
      f.row_count = said ? 1 : 0;
      before = NULL; /* it is the change of this, or of nothing that is known */
    }
    if (f.row_count == 0 && before != NULL && before->kind == GOVD__FOUND_FIGURE &&
        before->source == GOVD_THIS) {
      memcpy(f.rows, before->rows, sizeof f.rows);
      f.row_count = before->row_count;
      f.column = before->column;
    }
  }
  govd__claim_add_found(b, f);
}

/* 占77.3%: the figure before, of the whole that it is a part of. */
static void take_share(govd__binder *b, const govd__token *token) {
  govd__found f = new_found(b, GOVD__FOUND_SHARE, token);
  const govd__found *before = b->before == GOVD_NONE ? NULL : &b->found->items[b->before];
  bool of_one = b->word_count == 0 && !b->summed; /* 两项合计占54%: of several */
  if (of_one && before != NULL && before->whole != GOVD_NONE && !is_out_of_place(b, token)) {
    f.base = b->before;
    f.whole = before->whole;
  }
  govd__claim_add_found(b, f);
}

/* 比上年多3件, 少3件 */
static int direction_in_front(const govd__binder *b, const govd__token *token) {
  if (!b->compared) return 0;
  if (govd__ends_with(b->text->text, token->begin, "多")) return 1;
  return govd__ends_with(b->text->text, token->begin, "少") ? -1 : 0;
}

static void take_figure(govd__binder *b) {
  const govd__token *token = &b->tokens[b->at];
  if (b->direction == 0) b->direction = direction_in_front(b, token);
  if (b->direction != 0) {
    take_change(b, token);
  } else if (b->share && token->figure.percent) {
    take_share(b, token);
  } else if (token->figure.percent) {
    govd__claim_add_found(b, new_found(b, GOVD__FOUND_SHARE, token));
  } else if (!b->each || b->word_count < 2 || !take_each(b)) {
    if (b->each && b->word_count >= 2) govd__claim_clear_clause(b); /* which figure is whose cannot be told */
    take_count(b, token);
  }
  govd__claim_clear_clause(b);
}

/* 征地拆迁类政府信息公开申请 are some of them; those 公开类, 各类 are not told apart. */
static bool is_of_a_kind(const govd__binder *b, const govd__token *token) {
  const char *text = b->text->text;
  return govd__ends_with(text, token->begin, "类") && !govd__ends_with(text, token->begin, "公开类") &&
         !govd__ends_with(text, token->begin, "各类");
}

/* Whether a word is the result of a case, which another body decides: 复议机关维持2件. */
static bool is_result(const govd__binder *b, const govd__token *token) {
  size_t claim = govd__claim_of_word(b, token->word, b->topic);
  return claim != GOVD_NONE && b->book->claims[claim].table != GOVD_NONE;
}

static void take_word(govd__binder *b, const govd__token *token) {
  size_t topic = govd__claim_topic_of(b, token->word);
  if (b->stale) govd__claim_clear_clause(b);
  if (topic != GOVD_NONE) {
    b->topic = topic;
    b->topic_named = true;
    b->narrow = b->narrow || is_of_a_kind(b, token);
  }
  if (token->word->claim != GOVD_NONE && govd__claim_acts_elsewhere(b, token))
    b->others = !is_result(b, token);
  if (token->word->claim != GOVD_NONE && b->word_count < GOVD__CLAIM_WORDS) b->words[b->word_count++] = b->at;
}

/* Behind a list in brackets the figure in front of them is spoken of again:
 * 22件（网络18件、信函4件），同比增加3件. */
static void close_bracket(govd__binder *b) {
  size_t whole = b->whole;
  /* A figure of another year in brackets leaves the sentence in its own: 187件（2021年为169件）. */
  if (b->bracket && b->found->count > b->opened) b->year = b->year_outside;
  if (!b->bracket) return;
  govd__claim_close_list(b);
  if (whole != GOVD_NONE) b->before = whole;
}

/* 行政复议情况：3件 */
static bool introduces(const govd__binder *b, const govd__token *token) {
  bool figure = b->at + 1 < b->count && b->tokens[b->at + 1].kind == GOVD__TOKEN_FIGURE;
  return figure && b->text->text[token->begin] == ':' && b->tokens[b->at + 1].begin == token->end;
}

/* Takes what parts sentences and clauses; false for other tokens. */
static bool take_mark(govd__binder *b, const govd__token *token) {
  switch (token->kind) {
    case GOVD__TOKEN_STOP: end_sentence(b); return true;
    case GOVD__TOKEN_BREAK: end_paragraph(b, token); return true;
    case GOVD__TOKEN_SEMICOLON:
      govd__claim_clear_clause(b);
      b->others = b->narrow = false;
      return true;
    case GOVD__TOKEN_COMMA:
      b->stale = b->word_count > 0 && !introduces(b, token);
      b->share = b->compared = b->about = b->narrow = false;
      b->direction = 0;
      return true;
    case GOVD__TOKEN_OPEN: govd__claim_open_list(b, true); return true;
    case GOVD__TOKEN_CLOSE:
      close_bracket(b);
      govd__claim_clear_clause(b);
      return true;
    default: return false;
  }
}

/* A token, as the language takes it where no claim is meant. */
static govd__token token_at(const govd__binder *b) {
  govd__token token = b->tokens[b->at];
  bool twofold = token.kind == GOVD__TOKEN_WORD && token.word->otherwise != GOVD__TOKEN_WORD;
  if (twofold && !govd__claim_is_meant(b, &b->tokens[b->at], b->at)) token.kind = token.word->otherwise;
  return token;
}

/* 较上年增加, but what 较疫情前增加 is more than is not known. */
static void take_direction(govd__binder *b, const govd__token *token, int direction) {
  const govd__token *before = b->at == 0 ? token : &b->tokens[b->at - 1];
  b->direction = direction;
  if (!b->compared) return;
  if (before->kind == GOVD__TOKEN_NAME || before->kind == GOVD__TOKEN_COMPARED)
    b->compared_elsewhere = b->compared_elsewhere || govd__claim_has_other(b, before->end, token->begin);
}

static void take_token(govd__binder *b) {
  const govd__token this = token_at(b);
  const govd__token *token = &this;
  if (govd__claim_take_setting(b, token) || take_mark(b, token)) return;
  switch (token->kind) {
    case GOVD__TOKEN_WORD: take_word(b, token); break;
    case GOVD__TOKEN_FIGURE: take_figure(b); break;
    case GOVD__TOKEN_OF_WHICH: govd__claim_open_list(b, false); break;
    case GOVD__TOKEN_EACH:
      b->each = true;
      if (b->word_count < 2) {
        govd__claim_open_list(b, false);
        b->exhaustive = true;
      }
      break;
    case GOVD__TOKEN_MORE: take_direction(b, token, 1); break;
    case GOVD__TOKEN_LESS: take_direction(b, token, -1); break;
    case GOVD__TOKEN_SHARE:
      b->share = true;
      b->word_count = 0;
      break;
    case GOVD__TOKEN_TOTALLING:
      b->stale = false;
      b->summed = true;
      break;
    case GOVD__TOKEN_ABOUT: b->about = true; break;
    default: break;
  }
}

govd_status govd__claims_bind(const govd__context *c, const govd__claim_text *text,
                              const govd__tokens *tokens, govd__found_list *found) {
  govd__binder b = {.c = c,
                    .book = govd__form_claims(c->form),
                    .text = text,
                    .tokens = tokens->items,
                    .count = tokens->count,
                    .found = found,
                    .last = GOVD_NONE,
                    .before = GOVD_NONE,
                    .earlier = GOVD_NONE,
                    .whole = GOVD_NONE};
  b.topic = govd__claim_topic_of_section(&b);
  for (b.at = 0; b.at < b.count && !b.failed; b.at++) take_token(&b);
  end_sentence(&b);
  return b.failed ? govd__fail_memory(c->error) : GOVD_OK;
}
