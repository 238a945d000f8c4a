/* SPDX-License-Identifier: Apache-2.0 */
#include "drawn_line.h"

#include "base/memory.h"
#include "base/utf8.h"

typedef enum stroke { NO_STROKE, ACROSS, DOWN, JOINT } stroke;

typedef struct range {
  uint32_t first;
  uint32_t last;
} range;

static bool is_in(uint32_t point, const range *ranges, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (point >= ranges[i].first && point <= ranges[i].last) return true;
  }
  return false;
}

static bool is_box(uint32_t point) { return point >= 0x2500 && point <= 0x2570; }

/* East Asian Width W and F, in blocks (Unicode Standard Annex 11). */
static bool is_wide(uint32_t point) {
  static const range ranges[] = {{0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x4DBF},  {0x4E00, 0xA4CF},
                                 {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},  {0xFF00, 0xFF60},
                                 {0xFFE0, 0xFFE6}, {0x1F300, 0x1F9FF}, {0x20000, 0x3FFFD}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

/* East Asian Width A, in blocks: dashes and quotes, Roman and circled figures, arrows, signs. */
static bool is_ambiguous(uint32_t point) {
  static const range ranges[] = {{0xB1, 0xB7},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2010, 0x2027},
                                 {0x2030, 0x203B}, {0x2103, 0x2103}, {0x2116, 0x2116}, {0x2160, 0x217B},
                                 {0x2190, 0x22FF}, {0x2460, 0x24FF}, {0x2571, 0x266F}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

static bool is_without_width(uint32_t point) {
  static const range ranges[] = {{0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

static void add_width(govd__drawn_columns *columns, uint32_t point) {
  if (is_box(point)) {
    columns->boxes++;
  } else if (is_ambiguous(point)) {
    columns->ambiguous++;
  } else if (!is_without_width(point)) {
    columns->certain += is_wide(point) ? 2 : 1;
  }
}

static stroke box_stroke(uint32_t point) {
  static const range across[] = {
      {0x2500, 0x2501}, {0x2504, 0x2505}, {0x2508, 0x2509}, {0x254C, 0x254D}, {0x2550, 0x2550}};
  static const range down[] = {
      {0x2502, 0x2503}, {0x2506, 0x2507}, {0x250A, 0x250B}, {0x254E, 0x254F}, {0x2551, 0x2551}};
  if (!is_box(point)) return NO_STROKE;
  if (is_in(point, across, sizeof across / sizeof *across)) return ACROSS;
  return is_in(point, down, sizeof down / sizeof *down) ? DOWN : JOINT;
}

static stroke stroke_of(uint32_t point, bool boxes) {
  if (boxes) return box_stroke(point);
  if (point == '-' || point == '=') return ACROSS;
  if (point == '|') return DOWN;
  return point == '+' ? JOINT : NO_STROKE;
}

/* The first character of a line that is no blank, or 0. */
static uint32_t first_of(const govd__text_line *line) {
  const char *text = line->text;
  size_t length = line->length;
  uint32_t point = 0;
  govd__trim(&text, &length);
  if (length > 0) govd__utf8_decode(text, length, &point);
  return point;
}

/* Corners that open to the right and down, of thin, thick, double and round strokes. */
static bool is_upper_corner(uint32_t point) {
  static const range ranges[] = {{0x250C, 0x250F}, {0x2552, 0x2554}, {0x256D, 0x256D}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

bool govd__drawn_is_edge(const govd__text_line *line, bool *boxes) {
  uint32_t first = first_of(line);
  *boxes = is_upper_corner(first);
  if (first != '+' && !*boxes) return false;
  const char *text = line->text;
  size_t length = line->length;
  size_t across = 0;
  govd__trim(&text, &length);
  for (size_t i = 0, size; i < length; i += size) {
    uint32_t point;
    size = govd__utf8_decode(text + i, length - i, &point);
    stroke s = stroke_of(point, *boxes);
    if (s != ACROSS && s != JOINT) return false;
    across += s == ACROSS;
  }
  return across > 0;
}

bool govd__drawn_is_line(const govd__text_line *line, bool boxes) {
  stroke s = stroke_of(first_of(line), boxes);
  return s == DOWN || s == JOINT;
}

static bool is_sign_across(char c) { return c == '-' || c == '='; }

/* Whether a plus sign meets a stroke, to the left or the right, and is not that of a figure: +19, +-3. */
static bool is_joint(const govd__text_line *line, size_t at) {
  const char *text = line->text;
  size_t behind = line->length - at - 1;
  bool right =
      behind >= 2 && is_sign_across(text[at + 1]) && (is_sign_across(text[at + 2]) || text[at + 2] == '+');
  bool left =
      at >= 2 && is_sign_across(text[at - 1]) && (is_sign_across(text[at - 2]) || text[at - 2] == '+');
  return left || right;
}

static bool add_mark(govd__drawn_marks *marks, const govd__drawn_mark *mark) {
  govd__drawn_mark *grown = govd__grow(marks->items, marks->count, &marks->capacity, sizeof *grown);
  if (grown == NULL) return false;
  marks->items = grown;
  marks->items[marks->count++] = *mark;
  return true;
}

bool govd__drawn_add_marks(govd__drawn_marks *marks, const govd__text_line *line, bool boxes) {
  govd__drawn_columns columns = {0};
  size_t first = marks->count;
  size_t strokes = 0; /* across, since the last mark */
  bool others = false;
  for (size_t i = 0, size; i < line->length; i += size) {
    uint32_t point;
    size = govd__utf8_decode(line->text + i, line->length - i, &point);
    stroke s = stroke_of(point, boxes);
    if (point == '+' && !is_joint(line, i)) s = NO_STROKE;
    if (s == DOWN || s == JOINT) {
      if (marks->count > first) marks->items[marks->count - 1].ruled = strokes > 0 && !others;
      if (!add_mark(marks, &(govd__drawn_mark){columns, i, i + size, s == JOINT, false})) return false;
      strokes = 0;
      others = false;
    } else {
      strokes += s == ACROSS;
      others = others || s == NO_STROKE;
    }
    add_width(&columns, point);
  }
  return true;
}
