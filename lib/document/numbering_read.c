/* SPDX-License-Identifier: Apache-2.0 */
#include "numbering_read.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "styles_cut.h"

/* More styles or lists than any document has. */
enum { MAX_ITEMS = 20000 };

/* A part on its way in. */
typedef struct collector {
  govd__numbering *numbering;
  govd__style *style;        /* the one being read, or NULL */
  govd__list_design *design; /* likewise */
  govd__list *list;          /* likewise */
  govd__list_level *level;   /* likewise */
  size_t overridden;         /* the level that the list changes, or GOVD_NONE */
} collector;

static long number(const govd__xml_element *element, const char *name, long otherwise) {
  return govd__xml_number(element, GOVD__XML_WORD, name, otherwise);
}

/* Copies an attribute; *copy stays where it is absent, or longer than any id or text of a number. */
static govd_status copy(collector *c, const govd__xml_element *element, const char *name, const char **copied,
                        govd_error *error) {
  enum { LONGEST = 255 };
  const char *value;
  size_t length;
  if (!govd__xml_attribute(element, GOVD__XML_WORD, name, &value, &length) || length > LONGEST)
    return GOVD_OK;
  *copied = govd__arena_strndup(&c->numbering->arena, value, length);
  return *copied == NULL ? govd__fail_memory(error) : GOVD_OK;
}

/* A new element, zeroed, at the end of an array. */
static govd_status append(void **array, size_t *count, size_t *capacity, size_t size, void **item,
                          govd_error *error) {
  if (*count == MAX_ITEMS)
    return govd__fail(error, GOVD_E_LIMIT, "more than %d styles or lists", (int)MAX_ITEMS);
  void *grown = govd__grow(*array, *count, capacity, size);
  if (grown == NULL) return govd__fail_memory(error);
  *array = grown;
  *item = (char *)grown + *count * size;
  memset(*item, 0, size);
  (*count)++;
  return GOVD_OK;
}

/* Styles. */

/* A style of tables is none that a paragraph or a run can have, even if one names it (ISO/IEC 29500-1, 17.3).
 */
static govd_status on_style(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  element->skip = govd__xml_is(element, GOVD__XML_WORD, "type", "table");
  if (element->skip) return GOVD_OK;
  govd__numbering *n = c->numbering;
  void *array = n->styles;
  void *made = NULL;
  govd_status status = append(&array, &n->style_count, &n->style_capacity, sizeof *n->styles, &made, error);
  n->styles = array;
  if (status != GOVD_OK) return status;
  c->style = made;
  *c->style = (govd__style){.id = "", .list = -1, .level = -1, .hidden = -1};
  status = copy(c, element, "styleId", &c->style->id, error);
  bool chosen = govd__xml_is(element, GOVD__XML_WORD, "type", "paragraph") &&
                govd__xml_flag(element, GOVD__XML_WORD, "default", false);
  if (chosen) n->default_style = c->style->id;
  return status;
}

static govd_status on_based_on(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  return c->style == NULL ? GOVD_OK : copy(c, element, "val", &c->style->base, error);
}

static govd_status on_style_list(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->style != NULL) c->style->list = number(element, "val", -1);
  return GOVD_OK;
}

static govd_status on_style_level(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->style != NULL) c->style->level = number(element, "val", -1);
  return GOVD_OK;
}

static govd_status on_style_hidden(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->style != NULL) c->style->hidden = govd__xml_flag(element, GOVD__XML_WORD, "val", true);
  return GOVD_OK;
}

static govd_status end_style(void *reader, govd_error *error) {
  (void)error;
  ((collector *)reader)->style = NULL;
  return GOVD_OK;
}

static const govd__xml_rule style_rules[] = {
    {"basedOn", GOVD__XML_WORD, on_based_on, NULL},       {"ilvl", GOVD__XML_WORD, on_style_level, NULL},
    {"numId", GOVD__XML_WORD, on_style_list, NULL},       {"pPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},
    {"rPrChange", GOVD__XML_WORD, govd__xml_skip, NULL},  {"style", GOVD__XML_WORD, on_style, end_style},
    {"tblStylePr", GOVD__XML_WORD, govd__xml_skip, NULL}, {"vanish", GOVD__XML_WORD, on_style_hidden, NULL},
};
static const govd__xml_grammar style_grammar = {
    {"styles", GOVD__XML_WORD, NULL, NULL}, style_rules, sizeof style_rules / sizeof *style_rules, NULL};

static govd_status parse_styles(const char *text, size_t length, const char *part, collector *c,
                                govd_error *error) {
  govd__buffer kept = {0};
  if (govd__styles_cut(text, length, &kept)) {
    text = kept.data;
    length = kept.length;
  }
  govd_status status =
      kept.failed ? govd__fail_memory(error) : govd__xml_parse(text, length, part, &style_grammar, c, error);
  govd__buffer_release(&kept);
  return status;
}

govd_status govd__numbering_read_styles(govd__package *package, const govd__relations *relations,
                                        govd__numbering *numbering, govd_error *error) {
  const govd__relation *relation = govd__relations_typed(relations, "styles");
  if (relation == NULL || !govd__package_has(package, relation->target)) return GOVD_OK;
  char *text;
  size_t length;
  govd_status status = govd__package_read(package, relation->target, &text, &length, error);
  if (status != GOVD_OK) return status;
  collector c = {.numbering = numbering};
  status = parse_styles(text, length, relation->target, &c, error);
  govd__free(text);
  return status;
}

/* Lists. */

static void begin_level(govd__list_level *level) {
  *level = (govd__list_level){
      .format = govd__list_format_find("decimal", strlen("decimal")), .start = 1, .restart = -1};
}

static govd_status on_design(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  govd__numbering *n = c->numbering;
  void *array = n->designs;
  void *made = NULL;
  govd_status status =
      append(&array, &n->design_count, &n->design_capacity, sizeof *n->designs, &made, error);
  n->designs = array;
  if (status != GOVD_OK) return status;
  c->design = made;
  c->design->id = number(element, "abstractNumId", -1);
  for (size_t i = 0; i < GOVD__LIST_LEVELS; i++) begin_level(&c->design->levels[i]);
  return GOVD_OK;
}

static govd_status end_design(void *reader, govd_error *error) {
  (void)error;
  collector *c = reader;
  c->design = NULL;
  return GOVD_OK;
}

static govd_status on_list(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  govd__numbering *n = c->numbering;
  void *array = n->lists;
  void *made = NULL;
  govd_status status = append(&array, &n->list_count, &n->list_capacity, sizeof *n->lists, &made, error);
  n->lists = array;
  if (status != GOVD_OK) return status;
  c->list = made;
  c->list->id = number(element, "numId", -1);
  c->list->design = -1;
  c->overridden = GOVD_NONE;
  for (size_t i = 0; i < GOVD__LIST_LEVELS; i++) c->list->start[i] = -1;
  return GOVD_OK;
}

static govd_status end_list(void *reader, govd_error *error) {
  (void)error;
  collector *c = reader;
  c->list = NULL;
  return GOVD_OK;
}

static govd_status on_list_design(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->list != NULL) c->list->design = number(element, "val", -1);
  return GOVD_OK;
}

static govd_status on_override(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  long level = number(element, "ilvl", -1);
  c->overridden = level >= 0 && level < GOVD__LIST_LEVELS ? (size_t)level : GOVD_NONE;
  return GOVD_OK;
}

static govd_status on_start_override(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->list != NULL && c->overridden != GOVD_NONE)
    c->list->start[c->overridden] = number(element, "val", -1);
  return GOVD_OK;
}

/* A level belongs to the design, or to the list that designs it anew. */
static govd_status on_level(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  c->level = NULL;
  long index = number(element, "ilvl", -1);
  if (index < 0 || index >= GOVD__LIST_LEVELS) return GOVD_OK;
  if (c->list != NULL) {
    c->level = govd__arena_alloc(&c->numbering->arena, 1, sizeof *c->level);
    if (c->level == NULL) return govd__fail_memory(error);
    c->list->own[index] = c->level;
  } else if (c->design != NULL) {
    c->level = &c->design->levels[index];
  }
  if (c->level != NULL) begin_level(c->level);
  return GOVD_OK;
}

static govd_status end_level(void *reader, govd_error *error) {
  (void)error;
  collector *c = reader;
  c->level = NULL;
  return GOVD_OK;
}

static govd_status on_format(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  const char *name;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_WORD, "val", &name, &length);
  if (c->level != NULL) c->level->format = govd__list_format_find(name, length);
  return GOVD_OK;
}

static govd_status on_level_text(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  enum { MAX_LENGTH = 64 }; /* far more than any number; it is repeated with each paragraph */
  const char *text;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_WORD, "val", &text, &length);
  if (c->level == NULL || length > MAX_LENGTH) return GOVD_OK;
  return copy(c, element, "val", &c->level->text, error);
}

static govd_status on_level_style(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  return c->level == NULL ? GOVD_OK : copy(c, element, "val", &c->level->style, error);
}

static govd_status on_link(void *reader, govd__xml_element *element, govd_error *error) {
  collector *c = reader;
  return c->design == NULL ? GOVD_OK : copy(c, element, "val", &c->design->link, error);
}

static govd_status on_start(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->level != NULL) c->level->start = number(element, "val", 1);
  return GOVD_OK;
}

static govd_status on_restart(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->level != NULL) c->level->restart = number(element, "val", -1);
  return GOVD_OK;
}

static govd_status on_arabic(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->level != NULL) c->level->arabic = govd__xml_flag(element, GOVD__XML_WORD, "val", true);
  return GOVD_OK;
}

static govd_status on_suffix(void *reader, govd__xml_element *element, govd_error *error) {
  (void)error;
  collector *c = reader;
  if (c->level != NULL) c->level->joined = govd__xml_is(element, GOVD__XML_WORD, "val", "nothing");
  return GOVD_OK;
}

static const govd__xml_rule list_rules[] = {
    {"abstractNum", GOVD__XML_WORD, on_design, end_design},
    {"abstractNumId", GOVD__XML_WORD, on_list_design, NULL},
    {"isLgl", GOVD__XML_WORD, on_arabic, NULL},
    {"lvl", GOVD__XML_WORD, on_level, end_level},
    {"lvlOverride", GOVD__XML_WORD, on_override, NULL},
    {"lvlRestart", GOVD__XML_WORD, on_restart, NULL},
    {"lvlText", GOVD__XML_WORD, on_level_text, NULL},
    {"num", GOVD__XML_WORD, on_list, end_list},
    {"numFmt", GOVD__XML_WORD, on_format, NULL},
    {"numStyleLink", GOVD__XML_WORD, on_link, NULL},
    {"pStyle", GOVD__XML_WORD, on_level_style, NULL},
    {"start", GOVD__XML_WORD, on_start, NULL},
    {"startOverride", GOVD__XML_WORD, on_start_override, NULL},
    {"suff", GOVD__XML_WORD, on_suffix, NULL},
};
static const govd__xml_grammar list_grammar = {
    {"numbering", GOVD__XML_WORD, NULL, NULL}, list_rules, sizeof list_rules / sizeof *list_rules, NULL};

govd_status govd__numbering_read_lists(govd__package *package, const govd__relations *relations,
                                       govd__numbering *numbering, govd_error *error) {
  collector c = {.numbering = numbering, .overridden = GOVD_NONE};
  return govd__part_parse_typed(package, relations, "numbering", &list_grammar, &c, error);
}
