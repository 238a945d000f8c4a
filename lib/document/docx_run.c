/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "docx_reader.h"

/* Line ends and tabs inside w:t are blanks; soft hyphens (U+00AD) show only where a line breaks. */
govd_status govd__docx_on_characters(void *user, const char *text, size_t length, govd_error *error) {
  (void)error;
  govd__docx_reader *r = user;
  if (!r->in_text) return GOVD_OK;
  size_t from = 0;
  for (size_t i = 0; i < length; i++) {
    bool blank = text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
    bool soft_hyphen = length - i >= 2 && memcmp(text + i, "\xC2\xAD", 2) == 0;
    if (!blank && !soft_hyphen) continue;
    govd__docx_put(r, text + from, i - from);
    if (blank) govd__docx_put(r, " ", 1);
    if (soft_hyphen) i++;
    from = i + 1;
  }
  govd__docx_put(r, text + from, length - from);
  return GOVD_OK;
}

govd_status govd__docx_on_run(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p != NULL) p->hidden = p->style != NULL && p->style->hidden > 0;
  return GOVD_OK;
}

govd_status govd__docx_on_run_style(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_reader *r = user;
  govd__docx_paragraph *p = govd__docx_open_paragraph(r);
  const char *id;
  size_t length;
  if (p == NULL || p->properties || !govd__xml_attribute(element, GOVD__XML_WORD, "val", &id, &length))
    return GOVD_OK;
  const govd__style *style = govd__numbering_style(&r->numbering, id, length);
  if (style != NULL && style->hidden >= 0) p->hidden = style->hidden > 0;
  return GOVD_OK;
}

govd_status govd__docx_on_vanish(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p != NULL && !p->properties) p->hidden = govd__xml_flag(element, GOVD__XML_WORD, "val", true);
  return GOVD_OK;
}

govd_status govd__docx_on_text(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  ((govd__docx_reader *)user)->in_text = true;
  return GOVD_OK;
}

govd_status govd__docx_end_text(void *user, govd_error *error) {
  (void)error;
  ((govd__docx_reader *)user)->in_text = false;
  return GOVD_OK;
}

/* w:tab is a tab stop, too, inside of w:pPr; govd__docx_put() knows. */
govd_status govd__docx_on_blank(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_put(user, " ", 1);
  return GOVD_OK;
}

govd_status govd__docx_on_break(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_put(user, "\n", 1);
  return GOVD_OK;
}

govd_status govd__docx_on_hyphen(void *user, govd__xml_element *element, govd_error *error) {
  (void)element, (void)error;
  govd__docx_put(user, "-", 1);
  return GOVD_OK;
}

/* Signs of private fonts, by their code there. */
static const struct {
  const char *font;
  unsigned code;
  const char *text;
} symbols[] = {
    {"Wingdings", 0x52, "☑"},   {"Wingdings", 0x6F, "□"},   {"Wingdings", 0xA8, "□"},
    {"Wingdings", 0xFB, "✗"},   {"Wingdings", 0xFC, "✓"},   {"Wingdings", 0xFD, "☒"},
    {"Wingdings", 0xFE, "☑"},   {"Wingdings 2", 0x50, "✓"}, {"Wingdings 2", 0x52, "☑"},
    {"Wingdings 2", 0x54, "☒"}, {"Wingdings 2", 0xA3, "□"}, {"Symbol", 0x2B, "+"},
    {"Symbol", 0x2D, "-"},      {"Symbol", 0xB1, "±"},      {"Symbol", 0xB4, "×"},
    {"Symbol", 0xB8, "÷"},      {"Symbol", 0xA3, "≤"},      {"Symbol", 0xB3, "≥"},
};

static unsigned hexadecimal(const char *text, size_t length) {
  unsigned value = 0;
  for (size_t i = 0; i < length && i < 6; i++) {
    static const char digits[] = "0123456789abcdef";
    char small = (char)(text[i] | 0x20);
    const char *digit = small == '\0' ? NULL : strchr(digits, small);
    if (digit == NULL) return 0;
    value = value * 16 + (unsigned)(digit - digits);
  }
  return value;
}

/* A sign that is not known shows as U+FFFD: left out, it might let two figures run together. */
govd_status govd__docx_on_symbol(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  const char *text;
  size_t length;
  govd__xml_attribute(element, GOVD__XML_WORD, "char", &text, &length);
  unsigned code = hexadecimal(text, length);
  bool is_private = code >= 0xF000 && code <= 0xF0FF;
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    bool same =
        symbols[i].code == (code & 0xFF) && govd__xml_is(element, GOVD__XML_WORD, "font", symbols[i].font);
    if (!same || (!is_private && code > 0xFF)) continue;
    govd__docx_put(user, symbols[i].text, strlen(symbols[i].text));
    return GOVD_OK;
  }
  char encoded[4];
  bool plain = code >= 0x20 && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xF900);
  govd__docx_put(user, encoded, govd__utf8_encode(plain ? code : 0xFFFD, encoded));
  return GOVD_OK;
}

/* Of a field the result shows, which stands between "separate" and "end"; an unfinished one ends with its
 * paragraph. */
govd_status govd__docx_on_field(void *user, govd__xml_element *element, govd_error *error) {
  (void)error;
  enum { MAX_FIELDS = 64 };
  govd__docx_paragraph *p = govd__docx_open_paragraph(user);
  if (p == NULL) return GOVD_OK;
  if (govd__xml_is(element, GOVD__XML_WORD, "fldCharType", "begin")) {
    if (p->fields < MAX_FIELDS) p->instructions |= 1ULL << p->fields;
    p->fields++;
    return GOVD_OK;
  }
  if (p->fields == 0) return GOVD_OK; /* began in a paragraph before */
  bool ends = govd__xml_is(element, GOVD__XML_WORD, "fldCharType", "end");
  if (p->fields <= MAX_FIELDS) p->instructions &= ~(1ULL << (p->fields - 1));
  if (ends) p->fields--;
  return GOVD_OK;
}
