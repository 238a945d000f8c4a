/* SPDX-License-Identifier: Apache-2.0 */
#include "html_names.h"

#include <string.h>

#include "ascii.h"
#include "grid.h"

/* In the order of strcmp(). */
static const struct {
  const char *name;
  govd__element element;
} elements[] = {
    {"address", GOVD__ELEMENT_BLOCK},    {"applet", GOVD__ELEMENT_SKIPPED},
    {"article", GOVD__ELEMENT_BLOCK},    {"aside", GOVD__ELEMENT_BLOCK},
    {"audio", GOVD__ELEMENT_SKIPPED},    {"blockquote", GOVD__ELEMENT_BLOCK},
    {"body", GOVD__ELEMENT_BLOCK},       {"br", GOVD__ELEMENT_BREAK},
    {"canvas", GOVD__ELEMENT_SKIPPED},   {"caption", GOVD__ELEMENT_BLOCK},
    {"center", GOVD__ELEMENT_BLOCK},     {"datalist", GOVD__ELEMENT_SKIPPED},
    {"dd", GOVD__ELEMENT_BLOCK},         {"details", GOVD__ELEMENT_BLOCK},
    {"dialog", GOVD__ELEMENT_BLOCK},     {"dir", GOVD__ELEMENT_BLOCK},
    {"div", GOVD__ELEMENT_BLOCK},        {"dl", GOVD__ELEMENT_BLOCK},
    {"dt", GOVD__ELEMENT_BLOCK},         {"fieldset", GOVD__ELEMENT_BLOCK},
    {"figcaption", GOVD__ELEMENT_BLOCK}, {"figure", GOVD__ELEMENT_BLOCK},
    {"footer", GOVD__ELEMENT_BLOCK},     {"form", GOVD__ELEMENT_BLOCK},
    {"h1", GOVD__ELEMENT_BLOCK},         {"h2", GOVD__ELEMENT_BLOCK},
    {"h3", GOVD__ELEMENT_BLOCK},         {"h4", GOVD__ELEMENT_BLOCK},
    {"h5", GOVD__ELEMENT_BLOCK},         {"h6", GOVD__ELEMENT_BLOCK},
    {"header", GOVD__ELEMENT_BLOCK},     {"hgroup", GOVD__ELEMENT_BLOCK},
    {"hr", GOVD__ELEMENT_BLOCK},         {"html", GOVD__ELEMENT_BLOCK},
    {"iframe", GOVD__ELEMENT_SKIPPED},   {"legend", GOVD__ELEMENT_BLOCK},
    {"li", GOVD__ELEMENT_BLOCK},         {"listing", GOVD__ELEMENT_PRE},
    {"main", GOVD__ELEMENT_BLOCK},       {"map", GOVD__ELEMENT_SKIPPED},
    {"menu", GOVD__ELEMENT_BLOCK},       {"nav", GOVD__ELEMENT_BLOCK},
    {"noembed", GOVD__ELEMENT_SKIPPED},  {"noframes", GOVD__ELEMENT_SKIPPED},
    {"noscript", GOVD__ELEMENT_SKIPPED}, {"object", GOVD__ELEMENT_SKIPPED},
    {"ol", GOVD__ELEMENT_BLOCK},         {"optgroup", GOVD__ELEMENT_SKIPPED},
    {"option", GOVD__ELEMENT_SKIPPED},   {"p", GOVD__ELEMENT_BLOCK},
    {"plaintext", GOVD__ELEMENT_PRE},    {"pre", GOVD__ELEMENT_PRE},
    {"script", GOVD__ELEMENT_SKIPPED},   {"section", GOVD__ELEMENT_BLOCK},
    {"select", GOVD__ELEMENT_SKIPPED},   {"style", GOVD__ELEMENT_SKIPPED},
    {"summary", GOVD__ELEMENT_BLOCK},    {"svg", GOVD__ELEMENT_SKIPPED},
    {"table", GOVD__ELEMENT_TABLE},      {"tbody", GOVD__ELEMENT_ROWS},
    {"td", GOVD__ELEMENT_CELL},          {"template", GOVD__ELEMENT_SKIPPED},
    {"textarea", GOVD__ELEMENT_SKIPPED}, {"tfoot", GOVD__ELEMENT_ROWS},
    {"th", GOVD__ELEMENT_CELL},          {"thead", GOVD__ELEMENT_ROWS},
    {"title", GOVD__ELEMENT_TITLE},      {"tr", GOVD__ELEMENT_ROW},
    {"ul", GOVD__ELEMENT_BLOCK},         {"video", GOVD__ELEMENT_SKIPPED},
    {"xmp", GOVD__ELEMENT_PRE},
};

govd__element govd__element_of(const char *name) {
  size_t low = 0;
  size_t high = sizeof elements / sizeof *elements;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(name, elements[middle].name);
    if (order == 0) return elements[middle].element;
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return GOVD__ELEMENT_INLINE;
}

static const char *skip_spaces(const char *text) {
  while (*text == ' ' || (*text >= '\t' && *text <= '\r')) text++;
  return text;
}

/* Properties of a style that hide, and the value with which they do. */
static const struct {
  const char *property;
  const char *value;
} hiding[] = {{"display", "none"}, {"visibility", "hidden"}, {"visibility", "collapse"}, {"mso-hide", "all"}};

static bool declaration_hides(const char *text) {
  for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++) {
    size_t size = strlen(hiding[i].property);
    if (!govd__begins_with(text, size, hiding[i].property)) continue;
    const char *colon = skip_spaces(text + size);
    if (*colon != ':') continue;
    const char *value = skip_spaces(colon + 1);
    if (govd__begins_with(value, strlen(hiding[i].value), hiding[i].value)) return true;
  }
  return false;
}

static bool style_hides(const char *style) {
  while (style != NULL) {
    style = skip_spaces(style);
    char first = govd__lower(*style);
    if ((first == 'd' || first == 'v' || first == 'm') && declaration_hides(style)) return true;
    style = strchr(style, ';');
    if (style != NULL) style++;
  }
  return false;
}

bool govd__attributes_hide(const char *const *attributes) {
  for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    const char *name = attributes[i];
    if (name[0] == 's' && strcmp(name, "style") == 0 && style_hides(attributes[i + 1])) return true;
    if (name[0] == 'h' && strcmp(name, "hidden") == 0) return true;
  }
  return false;
}

size_t govd__span_of(const char *const *attributes, const char *name) {
  for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    if (strcmp(attributes[i], name) != 0 || attributes[i + 1] == NULL) continue;
    const char *digit = skip_spaces(attributes[i + 1]);
    size_t span = 0;
    for (; *digit >= '0' && *digit <= '9' && span <= GOVD__MAX_SPAN; digit++)
      span = span * 10 + (size_t)(*digit - '0');
    return span == 0 ? 1 : span;
  }
  return 1;
}
