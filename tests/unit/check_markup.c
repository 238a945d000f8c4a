/* SPDX-License-Identifier: Apache-2.0 */
/* Pages in detail, and pages that mean harm: what tests/fixtures/documents/ cannot hold. */
#include <govdisclosure/document.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "document/encoding.h"
#include "document/html_cuts.h"
#include "document/html_line.h"
#include "fixtures.h"

/* Allocations of libxml2, of which the n-th can be made to fail. */
static struct {
  bool armed;
  size_t left;
  bool failed;
  size_t live;
} memory;

static bool must_fail(void) {
  if (!memory.armed || memory.left-- > 0) return false;
  memory.armed = false;
  memory.failed = true;
  return true;
}

static void *counted_malloc(size_t size) {
  if (must_fail()) return NULL;
  memory.live++;
  return malloc(size);
}

static void *counted_realloc(void *block, size_t size) {
  if (must_fail()) return NULL;
  memory.live += block == NULL;
  return realloc(block, size);
}

static void counted_free(void *block) {
  memory.live -= block != NULL;
  free(block);
}

static char *counted_strdup(const char *text) {
  char *copy = counted_malloc(strlen(text) + 1);
  return copy == NULL ? NULL : strcpy(copy, text);
}

static const struct {
  const char *bytes;
  size_t length;
  const char *text; /* NULL: refused */
  size_t offset;
  int line;
} encodings[] = {
    {"", 0, "", 0, 0},
    {"\xEF\xBB\xBF", 3, "", 0, 0},
    {"\xEF\xBB\xBF甲", 6, "甲", 0, 0},
    {"\xB9\xAB\xBF\xAA", 4, "公开", 0, 0},
    {"\x81\x30\x81\x30\x82\x40", 6,
     "\xC2\x80"
     "侤",
     0, 0}, /* four bytes, and two of GBK only */
    {"\xFF\xFE\x6C\x51\n\0", 6, "公\n", 0, 0},
    {"\xFE\xFF\x51\x6C\0\n", 6, "公\n", 0, 0},
    {"\xFF\xFE\x3D\xD8\x00\xDE", 6, "\xF0\x9F\x98\x80", 0, 0},
    {"<meta charset=Big5>\xA4\xA4", 21, "<meta charset=Big5>中", 0, 0},
    {"\xFE\xFF", 2, "", 0, 0},
    {"a\n\xB9\xAB\xFF", 5, NULL, 4, 2},
    {"a\n\xB9", 3, NULL, 2, 2},
    {"\xFF\xFE\n\0\x3D\xD8", 6, NULL, 4, 2}, /* half a pair */
    {"\xFF\xFE"
     "a\0\n\0b",
     7, NULL, 6, 2}, /* half a unit */
    {"\xFF\xFE\x3D\xD8\x00\xDE\n\0\0\0", 10, NULL, 8, 2},
    {"\xEF\xBB\xBF\xB9\xAB", 5, NULL, 3, 1},
    {"公开信息\n条\xFF", 17, NULL, 16, 2},
    {"<meta charset=big5>\xA4\xFF", 21, NULL, 19, 1},
    {"a\0b", 3, NULL, 1, 1},
};

START_TEST(decodes) {
  for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
    govd__decoded decoded;
    govd_error error = {GOVD_OK, 0, 0, ""};
    govd_status status = govd__decode(encodings[i].bytes, encodings[i].length, &decoded, &error);
    if (encodings[i].text == NULL) {
      ck_assert_msg(status == GOVD_E_ENCODING, "case %zu: %s", i, govd_status_name(status));
      ck_assert_msg(error.offset == encodings[i].offset, "case %zu: offset %zu", i, error.offset);
      ck_assert_msg(error.line == encodings[i].line, "case %zu: line %d", i, error.line);
      ck_assert_ptr_null(decoded.text);
    } else {
      ck_assert_msg(status == GOVD_OK, "case %zu: %s", i, error.text);
      ck_assert_uint_eq(decoded.length, strlen(encodings[i].text));
      ck_assert_msg(memcmp(decoded.text, encodings[i].text, decoded.length) == 0, "case %zu", i);
    }
    govd__decoded_release(&decoded);
  }
}
END_TEST

/* Longer than what is converted at once. */
START_TEST(decodes_long_texts) {
  enum { COUNT = 20001 };
  static char bytes[2 * COUNT];
  for (size_t i = 0; i < COUNT; i++) memcpy(bytes + 2 * i, "\xB9\xAB", 2);
  govd__decoded decoded;
  ck_assert_int_eq(govd__decode(bytes, sizeof bytes, &decoded, NULL), GOVD_OK);
  ck_assert_uint_eq(decoded.length, 3 * COUNT);
  for (size_t i = 0; i < COUNT; i++) ck_assert_int_eq(memcmp(decoded.text + 3 * i, "公", 3), 0);
  govd__decoded_release(&decoded);
}
END_TEST

START_TEST(joins_pieces_to_lines) {
  static const struct {
    const char *pieces[4];
    const char *line;
  } lines[] = {
      {{"甲", "乙"}, "甲乙"},
      {{"甲 ", " 乙"}, "甲 乙"},
      {{"甲\n", "\n乙"}, "甲乙"},
      {{"甲\r\n\t", "乙"}, "甲乙"},
      {{"甲", "\n", "3"}, "甲 3"},
      {{"a\nb", "\n", "，"}, "a b ，"},
      {{"\xC2\xA0", " \xE3\x80\x80甲", "\xC2\xA0"}, "甲"},
      {{"1\xC2\xA0", "\xC2\xA0", "2"},
       "1\xC2\xA0\xC2\xA0"
       "2"},
      {{"<!--[if !supportLists]-->", "一、", "<!--[endif]-->"}, "一、"},
      {{"<!--[if gte mso 9]>", "9", "<![endif]-->", "甲"}, "甲"},
      {{"<!--[if gte mso 9]>", "甲"}, "甲"},
      {{"<![if !vml]>", "甲<![endif]"}, "甲<![endif]"},
      {{"<!--[if ", "甲"}, "<!--[if 甲"},
      {{" ", "\n"}, ""},
  };
  govd__html_line line = {.gap = GOVD__GAP_NONE};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    for (size_t p = 0; p < 4 && lines[i].pieces[p] != NULL; p++) {
      govd__html_line_add(&line, lines[i].pieces[p], strlen(lines[i].pieces[p]));
    }
    size_t length;
    const char *text = govd__html_line_end(&line, &length);
    ck_assert_msg(length == strlen(lines[i].line) && memcmp(text, lines[i].line, length) == 0,
                  "case %zu gives %.*s", i, (int)length, text);
  }
  govd__buffer_release(&line.text);
}
END_TEST

static govd_status parse(const char *text, size_t length, govd_document **document) {
  char *copy = malloc(length == 0 ? 1 : length); /* its own block, so that reading past the end shows */
  ck_assert_ptr_nonnull(copy);
  memcpy(copy, text, length);
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_document_parse(copy, length, document, &error);
  ck_assert_int_eq(status, error.status);
  ck_assert_int_eq(status == GOVD_OK, *document != NULL);
  free(copy);
  return status;
}

static govd_document *parse_buffer(govd__buffer *page) {
  govd_document *document;
  ck_assert_int_eq(parse(page->data, page->length, &document), GOVD_OK);
  govd__buffer_release(page);
  return document;
}

static void repeat(govd__buffer *page, const char *text, size_t count) {
  for (size_t i = 0; i < count; i++) govd__buffer_puts(page, text);
}

/* libxml2's own count of lines ends at 65535. */
START_TEST(counts_lines_and_columns) {
  govd__buffer page = {0};
  govd__buffer_puts(&page, "<p>甲</p>");
  repeat(&page, "<!-- 批注 -->\n", 70000);
  repeat(&page, "<b>&nbsp;字</b>", 10000);
  govd__buffer_puts(&page, "<table><tr><td>&#19968;2</td><td></td></tr></table>");
  govd_document *document = parse_buffer(&page);
  ck_assert_uint_eq(govd_document_block_count(document), 3);
  ck_assert_int_eq(govd_document_block(document, 1)->place.line, 70001);
  ck_assert_int_eq(govd_document_block(document, 1)->place.column, 10); /* behind the blank */
  const govd_block *table = govd_document_block(document, 2);
  ck_assert_int_eq(table->place.line, 70001);
  ck_assert_int_eq(table->place.column, 140001);
  const govd_grid_cell *cell = govd_document_grid_cell(document, 2, 0, 0);
  ck_assert_str_eq(cell->text, "一2");
  ck_assert_int_eq(cell->place.column, 140016);
  ck_assert_int_eq(govd_document_grid_cell(document, 2, 0, 1)->place.column, 140034);
  govd_document_free(document);
}
END_TEST

/* Text longer than libxml2's buffer comes in parts. */
START_TEST(keeps_long_texts_whole) {
  govd__buffer page = {0};
  govd__buffer_puts(&page, "<table><tr><td>");
  repeat(&page, "全年公开", 3000);
  govd__buffer_puts(&page, "</td><td>1");
  govd_document *document = parse_buffer(&page);
  const govd_grid_cell *cell = govd_document_grid_cell(document, 0, 0, 0);
  ck_assert_uint_eq(strlen(cell->text), 36000);
  ck_assert_ptr_null(strchr(cell->text, ' '));
  ck_assert_int_eq(cell->place.column, 16);
  ck_assert_int_eq(govd_document_grid_cell(document, 0, 0, 1)->place.column, 12025);
  govd_document_free(document);
}
END_TEST

/*
 * Pages with a script, whose text stands for the `@`: what is shown is the same whether it is
 * short, and libxml2 sees it, or long, and left out; and whether it is left out.
 */
static const struct {
  const char *page;
  size_t found;
} scripts[] = {
    {"<p>a</p><script>@</script><p>b</p>", 1},
    {"<p>a</p><SCRIPT type='x>y' src=\"z\">@</Script ><p>b</p>", 1},
    {"<style>@</style><p>b</p><script>@</script>", 2},
    {"<p>a<script>if (a < b) '</p>' @</script>b</p>", 1},
    {"<script><!--\n@ //--></script><p>b</p>", 1},
    {"<p>1 < 2</p><script>@</script><p>b</p>", 1},
    {"<!-- <script>@</script> --><p>b</p>", 0},
    {"<!-- <script> --><p>@</p><script></script><p>b</p>", 0},
    {"<p title='<script>'>@</p><script></script>b", 0},
    {"<p title=<script>>@</p></script>b", 0},
    {"<title><script>@</title><p>b</p></script>", 0},
    {"<textarea><script>@</textarea><p>b</p></script>", 0},
    {"<script/>@</script><p>b</p>", 0},
    {"<script src=x/>@</script><p>b</p>", 0},
    {"<script-x>@</script-x><p>b</p>", 0},
    {"<scripts>@</scripts><p>b</p>", 0},
    {"<script><noscript>@</noscript>b</script>", 0},
    {"<script></b><noscript>@</noscript>b</script>", 0},
    {"<title>a</b><script>@</script></title>", 0},
    {"<style><!-- </style><p>@</p> --></style>b", 0},
    {"<style><!-- @ --></style>b", 1},
    {"<script>@", 0},
    {"<script>@</script", 1},
    {"<script><!-- <script>@</script> --></script><p>b</p>", 0},
    {"<!--><script>@</script><p>b</p>-->", 0},
    {"<!-- --!><script>@</script><p>b</p> -->", 0},
    {"<!DOCTYPE x [<!ENTITY y '<script>'>]><p>@</p></script>", 0},
    {"<p </p><script>@</script><p>b</p>", 0},
};

static govd_document *parse_script(const char *page, size_t blanks, size_t *found) {
  static const char hidden[] = " <p>c</p><table><tr><td>1</td></tr></table>";
  govd__buffer text = {0};
  for (; *page != '\0'; page++) {
    if (*page != '@')
      govd__buffer_add(&text, page, 1);
    else
      govd__buffer_puts(&text, hidden), repeat(&text, " ", blanks);
  }
  govd__html_cuts list = {.items = NULL};
  ck_assert(govd__html_cut_scripts(&list, text.data, text.length));
  *found = list.count;
  free(list.items);
  return parse_buffer(&text);
}

START_TEST(leaves_scripts_out) {
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    size_t found;
    govd_document *seen = parse_script(scripts[i].page, 1, &found);
    ck_assert_msg(found == 0, "%s: %zu short ones", scripts[i].page, found);
    govd_document *left_out = parse_script(scripts[i].page, 300, &found);
    ck_assert_msg(found == scripts[i].found, "%s: %zu found", scripts[i].page, found);
    ck_assert_uint_eq(govd_document_block_count(seen), govd_document_block_count(left_out));
    for (size_t b = 0; b < govd_document_block_count(seen); b++) {
      const char *text = govd_document_block(seen, b)->text;
      if (text != NULL) ck_assert_str_eq(text, govd_document_block(left_out, b)->text);
    }
    govd_document_free(seen);
    govd_document_free(left_out);
  }
}
END_TEST

/* Tags, and how many of them lose their attributes. */
static const struct {
  const char *page;
  size_t found;
} tags[] = {
    {"<p class='MsoNormal'>a<span lang=EN-US style='font-size:12.0pt'>b</span></p>", 2},
    {"<P CLASS=\"MsoNormal\" ALIGN=center\n NOWRAP >a</P >", 1},
    {"<table><tr><td width=\"120\" colspan=2>a<td  width=\"120\">b</table>", 1},
    {"<table><tr><td width=\"120\" ROWSPAN=2>a<tr><td>b</table>", 0},
    {"<p style='display:none'>a</p>", 0},
    {"<p style='DISPLAY : none'>a</p>", 0},
    {"<p style='visibility:hidden'>a</p>b", 0},
    {"<p style='mso-hide:all'>a</p>b", 0},
    {"<p class='wide' hidden>a</p>b", 0},
    {"<p style='&#100;isplay:none'>a</p>b", 0},
    {"<p class='long' style='a\">b</p>", 0},
    {"<p class='a > b'>a</p><p class='a < b'>b</p>", 0},
    {"<p class=\"a 'b' c d\">a</p>", 0},
    {"<p class='x'title='y z'>a</p>", 0},
    {"<p class='x y z' / >a</p><br class='x y z'/>", 0},
    {"<p class=x/y/z/a/b/c>a</p>", 0},
    {"<!-- <p class=aaaaaaa-->a<p>b -->", 0},
    {"<!-- <p class='abcdefg'>-->a<p>b -->", 1},
    {"<!-- <p class='abcdef--'>--><p>b</p> -->", 0},
    {"<p title=\"<b class='abcdefgh'>\">a</p>", 1},
    {"<p title='<b class='abcdefgh' id='c'>a</p>", 1},
    {"<textarea><p class='abcdefgh'></textarea>a", 1},
    {"<p class='abcdefgh", 0},
    {"<p class='abcdefgh'", 0},
    {"<p class=abcdefghijk", 0},
    {"1 <2 class='abcdefgh'> 3", 0},
};

/* What a page holds: the same with its attributes as without, and in the same places. */
static void expect_same(const govd_document *a, const govd_document *b, const char *page) {
  ck_assert_msg(govd_document_block_count(a) == govd_document_block_count(b), "%s", page);
  for (size_t i = 0; i < govd_document_block_count(a); i++) {
    const govd_block *x = govd_document_block(a, i);
    const govd_block *y = govd_document_block(b, i);
    ck_assert_msg(x->rows == y->rows && x->columns == y->columns && x->parent == y->parent, "%s", page);
    ck_assert_msg(govd_place_compare(x->place, y->place) == 0, "%s: block %zu", page, i);
    if (x->text != NULL) ck_assert_msg(strcmp(x->text, y->text) == 0, "%s: %s, %s", page, x->text, y->text);
    for (size_t k = 0; k < x->rows * x->columns; k++) {
      const govd_grid_cell *cell = govd_document_grid_cell(a, i, k / x->columns, k % x->columns);
      const govd_grid_cell *other = govd_document_grid_cell(b, i, k / x->columns, k % x->columns);
      ck_assert_msg(cell->row == other->row && cell->column == other->column, "%s: cell %zu", page, k);
      ck_assert_msg(govd_place_compare(cell->place, other->place) == 0, "%s: cell %zu", page, k);
      if (cell->text != NULL) ck_assert_str_eq(cell->text, other->text);
    }
  }
}

/*
 * Reads a page twice: as it is, and with what is left out overwritten by what is not, and says nothing
 * either. Gives how much is left out.
 */
static size_t read_twice(const char *page, size_t length) {
  govd__html_cuts plain = {0};
  govd__html_cuts cuts = {0};
  ck_assert(govd__html_cut_scripts(&plain, page, length));
  ck_assert(govd__html_cut_attributes(&cuts, &plain, page, length));
  size_t found = cuts.count - plain.count;
  char *seen = malloc(length + 1);
  memcpy(seen, page, length + 1);
  for (size_t i = 0; i < cuts.count; i++) {
    bool script = false;
    for (size_t k = 0; k < plain.count; k++) script = script || plain.items[k].begin == cuts.items[i].begin;
    if (script) continue;
    for (size_t at = cuts.items[i].begin; at < cuts.items[i].end; at++) {
      if (seen[at] != '\n') seen[at] = at == cuts.items[i].begin + 1 ? '^' : ' ';
    }
  }
  govd_document *cut;
  govd_document *whole;
  ck_assert_int_eq(parse(page, length, &cut), GOVD_OK);
  ck_assert_int_eq(parse(seen, length, &whole), GOVD_OK);
  expect_same(cut, whole, page);
  govd_document_free(cut);
  govd_document_free(whole);
  free(plain.items);
  free(cuts.items);
  free(seen);
  return found;
}

START_TEST(leaves_attributes_out) {
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    govd__buffer page = {0};
    govd__buffer_puts(&page, "<html><p>一</p>");
    govd__buffer_puts(&page, tags[i].page);
    size_t found = read_twice(page.data, page.length);
    ck_assert_msg(found == tags[i].found, "%s: %zu found", tags[i].page, found);
    govd__buffer_release(&page);
  }
}
END_TEST

START_TEST(leaves_random_attributes_out) {
  static const char *const pieces[] = {
      "<p",
      "<td",
      "<tr>",
      "<table",
      "</table>",
      "<span",
      "</span>",
      "<b",
      "<script",
      "<style",
      "</style>",
      "<title>",
      "</title>",
      "<!--",
      "-->",
      "</script>",
      " class",
      "=",
      "'",
      "\"",
      "x y",
      ">",
      " style='a:b c'",
      " lang=EN-US",
      " width=85",
      " hidden",
      " rowspan=2",
      "/",
      "&",
      "&nbsp;",
      "年",
      "\n",
      "<p class='MsoNormal'>",
      "<span lang=EN-US style='font-size:9.0pt'>",
      "<td width=\"120\" valign=top>",
  };
  test_random random = test_random_new();
  size_t found = 0;
  for (int turn = 0; turn < 4000; turn++) {
    govd__buffer page = {0};
    govd__buffer_puts(&page, "<html><body>");
    size_t count = 1 + test_random_below(&random, 40);
    for (size_t i = 0; i < count; i++) {
      govd__buffer_puts(&page, pieces[test_random_below(&random, sizeof pieces / sizeof *pieces)]);
    }
    found += read_twice(page.data, page.length);
    govd__buffer_release(&page);
  }
  ck_assert_uint_gt(found, 4000);
}
END_TEST

/* Places behind what was left out. */
START_TEST(counts_what_is_left_out) {
  govd__buffer page = {0};
  for (int i = 0; i < 3; i++) {
    govd__buffer_puts(&page, "<p>甲</p><script>");
    repeat(&page, "var a = '<p>乙</p>';\n", 100);
    govd__buffer_puts(&page, "</script>&amp;<b>丙</b>");
  }
  govd_document *document = parse_buffer(&page);
  ck_assert_uint_eq(govd_document_block_count(document), 6);
  for (int i = 0; i < 3; i++) {
    const govd_block *first = govd_document_block(document, (size_t)i * 2);
    const govd_block *second = govd_document_block(document, (size_t)i * 2 + 1);
    ck_assert_str_eq(second->text, "&丙");
    ck_assert_int_eq(first->place.line, 100 * i + 1);
    ck_assert_int_eq(first->place.column, i == 0 ? 4 : 26);
    ck_assert_int_eq(second->place.line, 100 * (i + 1) + 1);
    ck_assert_int_eq(second->place.column, 10);
  }
  govd_document_free(document);
}
END_TEST

static void expect_status(govd__buffer *page, govd_status expected) {
  govd_document *document;
  govd_status status = parse(page->data, page->length, &document);
  ck_assert_msg(status == expected, "%s", govd_status_name(status));
  govd_document_free(document);
  govd__buffer_release(page);
}

/* What a page consists of: a beginning, a part many times, an end; and what becomes of it. */
static const struct {
  const char *name;
  const char *begin;
  const char *part;
  size_t count;
  const char *end;
  govd_status status;
} hostile[] = {
    {"blocks in blocks", "<p>", "<div>", 100000, "a", GOVD_E_LIMIT},
    {"marks in marks", "<p>", "<b>", 100000, "a", GOVD_E_LIMIT},
    {"tables in tables", "", "<table><tr><td>", 100000, "1", GOVD_E_LIMIT},
    {"some tables in tables", "", "a<table><tr><td>", 1000, "1", GOVD_OK},
    {"fewer tables in tables", "<p>", "<table><tr><td>a", 600, "1", GOVD_OK},
    {"tables side by side", "<table><tr><td>", "<table><tr><td>1</table>", 20000, "", GOVD_OK},
    {"end tags that end nothing", "<p>", "<i></b></table></td>", 30000, "", GOVD_E_LIMIT},
    {"huge spans", "<table>", "<tr><td colspan=1000000000 rowspan=1000000000>1", 2000, "", GOVD_E_LIMIT},
    {"a wide cell", "<table><tr>", "<td colspan=999999999>", 1, "1<tr><td>2", GOVD_OK},
    {"many cells", "<table><tr>", "<td>", 50000, "", GOVD_OK},
    {"many rows", "<table>", "<tr>", 50000, "<td>1", GOVD_OK},
    {"entities of entities", "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>",
     "&b;", 10000, "", GOVD_OK},
    {"files as entities", "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>", "&x;", 10, "",
     GOVD_OK},
    {"another site's definition", "<!DOCTYPE html SYSTEM \"http://192.0.2.1/x.dtd\"><p>", "a", 10, "",
     GOVD_OK},
    {"a comment without end", "<p>a<!--", "-- ", 100000, "", GOVD_OK},
    {"a script without end", "<p>a<script>", "</b>", 100000, "", GOVD_OK},
    {"a value without end", "<p title=\"", "> ", 100000, "", GOVD_OK},
    {"a name without end", "<p><", "a", 100000, "", GOVD_OK},
    {"conditionals", "<p>", "&lt;!--[if x]&gt;", 20000, "", GOVD_OK},
    {"openings", "<p>", "<", 100000, "", GOVD_OK},
    {"ampersands", "<p>", "&", 100000, "", GOVD_OK},
    {"titles", "", "<title>a</title>", 20000, "", GOVD_OK},
    {"skipped in skipped", "", "<select><noscript>", 1000, "", GOVD_OK},
    {"quotation marks", "a,b\n1,2\n", "\"\",", 100000, "", GOVD_OK},
    {"open quotation marks", "a,b\n1,2\n", ",\"\"\"", 100000, "", GOVD_OK},
    {"stars", "# a\n", "*b _c `d ", 20000, "", GOVD_OK},
    {"headings", "# a\n", "#", 100000, "", GOVD_OK},
    {"quotations", "# a\n", "> ", 100000, "", GOVD_OK},
    {"tables of HTML", "# a\n", "<table><td>1</table>\n", 5000, "", GOVD_OK},
    {"tables in tables without cells", "<p>", "<table>", 1300, "<br>a<table><td>b", GOVD_OK},
    {"one table of HTML", "# a\n", "<table>", 1000, "", GOVD_OK},
};

START_TEST(withstands) {
  govd__buffer page = {0};
  govd__buffer_puts(&page, hostile[_i].begin);
  repeat(&page, hostile[_i].part, hostile[_i].count);
  govd__buffer_puts(&page, hostile[_i].end);
  govd_document *document;
  govd_status status = parse(page.data, page.length, &document);
  ck_assert_msg(status == hostile[_i].status, "%s: %s", hostile[_i].name, govd_status_name(status));
  for (size_t i = 0; status == GOVD_OK && i < govd_document_block_count(document); i++) {
    const char *text = govd_document_block(document, i)->text;
    ck_assert_ptr_null(text == NULL ? NULL : strstr(text, "root:"));
  }
  govd_document_free(document);
  govd__buffer_release(&page);
}
END_TEST

static void add_attributes(govd__buffer *page, size_t count) {
  govd__buffer_puts(page, "<p x='>");
  for (size_t i = 0; i < count; i++) govd__buffer_printf(page, "' a%zu='>", i);
  govd__buffer_puts(page, "'>b");
}

/* libxml2 compares each attribute of an element with all others. */
START_TEST(limits_attributes) {
  govd__buffer page = {0};
  add_attributes(&page, 1200);
  expect_status(&page, GOVD_OK);
  add_attributes(&page, 6000);
  repeat(&page, " ", 128 * 1024);
  expect_status(&page, GOVD_E_LIMIT);
  for (size_t i = 0; i < 20; i++) add_attributes(&page, 1200);
  expect_status(&page, GOVD_E_LIMIT);
  govd__buffer_puts(&page, "<p>a<img src='data:image/png;base64,");
  repeat(&page, "A b>=", 100000);
  govd__buffer_puts(&page, "'>b");
  expect_status(&page, GOVD_OK);
}
END_TEST

/* It looks up names ever more slowly, the more of them there are. */
START_TEST(limits_names) {
  static const char *const markup[][2] = {{"<p>", "<a%zu></a%zu>"},  {"<p>", "</a%zu>"},
                                          {"<p>", "<p a%zu>"},       {"<p>", "&a%zu;"},
                                          {"<p><select>", "&a%zu;"}, {"<p>", "<?a%zu?>"}};
  for (size_t i = 0; i < sizeof markup / sizeof *markup; i++) {
    for (size_t count = 10000; count <= 40000; count += 30000) {
      govd__buffer page = {0};
      govd__buffer_puts(&page, markup[i][0]);
      for (size_t k = 0; k < count; k++) govd__buffer_printf(&page, markup[i][1], k, k);
      expect_status(&page, count == 10000 ? GOVD_OK : GOVD_E_LIMIT);
    }
  }
}
END_TEST

START_TEST(limits_pages) {
  enum { MOST = 16 * 1024 * 1024 };
  govd__buffer page = {0};
  govd__buffer_puts(&page, "<p>");
  repeat(&page, "                                                               \n", MOST / 64 - 1);
  while (page.length < MOST) govd__buffer_putc(&page, 'a');
  govd_document *document;
  ck_assert_int_eq(parse(page.data, page.length, &document), GOVD_OK);
  govd_document_free(document);
  govd__buffer_putc(&page, 'a');
  expect_status(&page, GOVD_E_LIMIT);
}
END_TEST

static void cut_everywhere(const char *fixture) {
  size_t length;
  const char *name = strrchr(fixture, '/') + 1;
  bool page = strncmp(name, "html-", 5) == 0;
  if (!page && strncmp(name, "markdown-", 9) != 0) return;
  char *text = read_fixture_file(fixture, page ? "input.html" : "input.md", &length);
  for (size_t cut = 0; cut < length; cut++) {
    govd_document *document;
    govd_status status = parse(text, cut, &document);
    ck_assert(status == GOVD_OK || status == GOVD_E_ENCODING); /* half a character */
    govd_document_free(document);
  }
  free(text);
}

START_TEST(reads_what_is_cut_short) { for_each_fixture("fixtures/documents", cut_everywhere); }
END_TEST

/* Parts of pages and other texts in any order. */
START_TEST(reads_anything) {
  static const char *const parts[] = {"<table>",
                                      "</table>",
                                      "<tr>",
                                      "</tr>",
                                      "<td>",
                                      "</td>",
                                      "<td rowspan=3>",
                                      "<th colspan=2>",
                                      "<p>",
                                      "</p>",
                                      "<br>",
                                      "<b>",
                                      "</b>",
                                      "<title>",
                                      "</title>",
                                      "<script>",
                                      "</script>",
                                      "<pre>",
                                      "</pre>",
                                      "<select>",
                                      "</select>",
                                      "<tbody>",
                                      "</tbody>",
                                      "<div style='display:none'>",
                                      "</div>",
                                      "&nbsp;",
                                      "&nbsp",
                                      "&",
                                      "&lt;!--[if x]--&gt;",
                                      "<!--",
                                      "-->",
                                      "甲",
                                      "12",
                                      " ",
                                      "\n",
                                      "|",
                                      "\r",
                                      "\"",
                                      ",",
                                      "# ",
                                      "|---|",
                                      "**",
                                      "</body>",
                                      "<html>",
                                      "<head>",
                                      "<body>",
                                      "\\",
                                      "\t",
                                      "<!DOCTYPE html>",
                                      "<?xml",
                                      "<caption>",
                                      "<svg/>",
                                      "\xC2\xA0",
                                      ";"};
  test_random random = test_random_new();
  for (int round = 0; round < 3000; round++) {
    govd__buffer text = {0};
    size_t count = test_random_below(&random, 60);
    for (size_t i = 0; i < count; i++)
      govd__buffer_puts(&text, parts[test_random_below(&random, sizeof parts / sizeof *parts)]);
    if (count > 0) expect_status(&text, GOVD_OK);
  }
}
END_TEST

START_TEST(reads_random_bytes) {
  test_random random = test_random_new();
  for (int round = 0; round < 3000; round++) {
    char bytes[200];
    size_t length = test_random_below(&random, sizeof bytes);
    for (size_t i = 0; i < length; i++) bytes[i] = (char)test_random_next(&random);
    if (length > 3) memcpy(bytes, round % 2 == 0 ? "<p>" : "a|b", 3);
    govd_document *document;
    parse(bytes, length, &document);
    govd_document_free(document);
  }
}
END_TEST

/* How many allocations libxml2 makes for a context. Its version 2.9 loses a block where one of them fails. */
static size_t count_for_context(void) {
  memory.left = SIZE_MAX;
  memory.armed = true;
  htmlFreeParserCtxt(htmlNewParserCtxt());
  memory.armed = false;
  return SIZE_MAX - memory.left;
}

/* Where libxml2 runs out of memory the page is read, or the call says why not; nothing is lost. */
START_TEST(survives_without_memory) {
  static const char page[] =
      "<html><head><meta charset=gb2312><title>a</title></head><body><p "
      "style='color:red'>b&lt;c<b>d</i><table><tr>"
      "<td rowspan=2>1<td>2</table><!-- e --><script>f</script>";
  govd_document *document;
  ck_assert_int_eq(govd_document_parse(page, strlen(page), &document, NULL), GOVD_OK);
  govd_document_free(document);
  bool failed = true;
  for (size_t n = count_for_context(); failed; n++) {
    xmlResetLastError(); /* which it keeps for the thread */
    size_t live = memory.live;
    memory.armed = true;
    memory.failed = false;
    memory.left = n;
    govd_status status = govd_document_parse(page, strlen(page), &document, NULL);
    memory.armed = false;
    failed = memory.failed;
    ck_assert(status == GOVD_OK || (failed && status == GOVD_E_NO_MEMORY));
    govd_document_free(document);
    xmlResetLastError();
    ck_assert_msg(memory.live == live, "allocation %zu: %zu blocks are lost", n, memory.live - live);
  }
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, decodes);
  tcase_add_test(tests, decodes_long_texts);
  tcase_add_test(tests, joins_pieces_to_lines);
  tcase_add_test(tests, counts_lines_and_columns);
  tcase_add_test(tests, keeps_long_texts_whole);
  tcase_add_test(tests, leaves_scripts_out);
  tcase_add_test(tests, leaves_attributes_out);
  tcase_add_test(tests, leaves_random_attributes_out);
  tcase_add_test(tests, counts_what_is_left_out);
  tcase_add_loop_test(tests, withstands, 0, (int)(sizeof hostile / sizeof *hostile));
  tcase_add_test(tests, limits_attributes);
  tcase_add_test(tests, limits_names);
  tcase_add_test(tests, limits_pages);
  tcase_add_test(tests, reads_what_is_cut_short);
  tcase_add_test(tests, reads_anything);
  tcase_add_test(tests, reads_random_bytes);
  tcase_add_test(tests, survives_without_memory);
}

int main(void) {
  xmlMemSetup(counted_free, counted_malloc, counted_realloc, counted_strdup);
  return test_run("markup", add_tests);
}
