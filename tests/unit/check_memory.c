/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each call that allocates is made again and again while the first, the second, the third … allocation
 * fails, until it succeeds: alone, and together with all that follow. It must say so, hand over
 * nothing, leave its objects as they were, and lose no block. cJSON's allocations fail as well.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "document/pdf.h"
#include "document/process.h"
#include "failing_memory.h"
#include "govdisclosure/govdisclosure.h"
#include "support.h"

/* A form with one of everything, small enough to try every allocation. */
static const char form_text[] =
    "{\"format\":\"govdisclosure/form/1\",\"id\":\"small\",\"title\":{\"zh\":\"表\",\"en\":\"Form\"},"
    "\"authority\":{\"number\":\"1\",\"title\":\"文\"},\"years\":[2000,null],\"legal_basis\":\"法\","
    "\"header_fields\":[{\"id\":\"unit_name\",\"title\":{\"zh\":\"单位\"},\"aliases\":[\"名称\"]}],"
    "\"footer_fields\":[{\"id\":\"date\",\"title\":{\"zh\":\"日期\"}}],"
    "\"sections\":[{\"id\":\"one\",\"numeral\":\"一、\",\"title\":{\"zh\":\"情况\"},\"aliases\":[\"概况\"]}],"
    "\"tables\":[{\"id\":\"t\",\"section\":\"one\",\"title\":{\"zh\":\"申请\"},\"layout\":\"grid\","
    "\"corner\":\"角\","
    "\"column_groups\":[{\"id\":\"g\",\"title\":{\"zh\":\"人\"}}],"
    "\"columns\":[{\"id\":\"a\",\"title\":{\"zh\":\"自然人\"},\"group\":\"g\",\"unit\":\"件\"},"
    "{\"id\":\"b\",\"title\":{\"zh\":\"企业\"},\"aliases\":[\"商业企业\"],\"unit\":\"件\"},"
    "{\"id\":\"total\",\"title\":{\"zh\":\"总计\"},\"unit\":\"件\"}],"
    "\"rows\":[{\"id\":\"new\",\"numeral\":\"1.\",\"title\":{\"zh\":\"新收\"},\"aliases\":[\"本年新收\"],"
    "\"note\":\"（注）\","
    "\"kind\":\"value\",\"type\":\"count\"},"
    "{\"id\":\"result\",\"title\":{\"zh\":\"结果\"},\"kind\":\"group\"},"
    "{\"id\":\"granted\",\"title\":{\"zh\":\"公开\"},\"kind\":\"value\",\"parent\":\"result\"},"
    "{\"id\":\"denied\",\"title\":{\"zh\":\"不公开\"},\"kind\":\"value\",\"parent\":\"result\"}]},"
    "{\"id\":\"fees\",\"title\":{\"zh\":\"收费\"},\"layout\":\"grid\","
    "\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"金额\"},\"unit\":\"万元\",\"type\":\"amount\"}],"
    "\"rows\":[{\"id\":\"fee\",\"title\":{\"zh\":\"收费\"},\"kind\":\"value\"}]}],"
    "\"rules\":[{\"id\":\"sum\",\"severity\":\"error\",\"basis\":\"form\",\"table\":\"t\",\"each\":\"row\","
    "\"expr\":\"a + b = total\"},"
    "{\"id\":\"balance\",\"severity\":\"error\",\"basis\":\"official\",\"table\":\"t\",\"each\":\"column\","
    "\"expr\":\"new = result\"},"
    "{\"id\":\"years\",\"severity\":\"warning\",\"basis\":\"inferred\",\"table\":\"t\",\"each\":\"column\","
    "\"expr\":\"prev(new) = new\"},"
    "{\"id\":\"units\",\"severity\":\"warning\",\"basis\":\"inferred\",\"table\":\"t\",\"each\":\"column\","
    "\"expr\":\"units(new) = new\"}],"
    "\"earlier\":[{\"form\":\"older\",\"cells\":[{\"id\":\"t\"},{\"id\":\"fees.fee\",\"as\":\"fee\"}]}],"
    "\"topics\":[{\"id\":\"t\",\"words\":[\"申请\"],\"sections\":[\"one\"]}],"
    "\"claims\":[{\"id\":\"new\",\"topic\":\"t\",\"words\":[\"新收\"],\"units\":[\"件\"],"
    "\"readings\":[[\"t.new.total\"]]},"
    "{\"id\":\"a\",\"words\":[\"自然人\"],\"units\":[\"件\"],\"table\":\"t\",\"columns\":[\"a\"]}]}";

/* What the calls are given; made before memory runs out. */
static struct {
  govd_forms *forms;
  const govd_form *form; /* the small one */
  govd_form *spare;      /* another, in no set */
  govd_form *later;      /* one that took the small one's place */
  govd_report *later_report;
  govd_report *report;
  govd_report *prior;
  govd_report *other;   /* with one figure changed */
  govd_report *slipped; /* a row stands one cell off */
  govd_report *beside;  /* that, and a figure is wrong elsewhere */
  govd_report *swapped; /* two figures changed places */
  govd_report *empty;   /* a total is wrong, and one that it should sum up is not there */
  govd_document *document;
  govd_reader *reader;
  govd_validator *validator;
  govd_findings *findings;
  govd_findings *no_findings;
  govd_diff *diff;
  govd_roster *roster;
  govd_repair *repair;
  govd_batch *batch;
  char *json;
  char *findings_json;
  char *text;
  char path[64];
} world;

static const govd_place place = {.line = 3, .column = 7};

/* Long enough that a few of them fill any block of memory. */
static char long_text[4000];

static void ok(govd_status status, const govd_error *error) {
  ck_assert_msg(status == GOVD_OK, "%s: %s", govd_status_name(status), error->text);
}

static size_t cell_named(const char *id) { return govd_form_find_cell(world.form, id); }

/* The small form again under another id, which says that it took the small one's place. */
static govd_form *load_later(void) {
  govd_error error;
  govd_form *form;
  char text[sizeof form_text];
  strcpy(text, form_text);
  memcpy(strstr(text, "small"), "later", 5);
  memcpy(strstr(text, "older"), "small", 5);
  ok(govd_form_load(text, strlen(text), &form, &error), &error);
  return form;
}

/* A report with a figure, a text, a note, a section, a row of its own, and sums that are wrong. */
static govd_report *new_report(void) {
  govd_error error;
  govd_report *report;
  ok(govd_report_new(world.form, &report, &error), &error);
  ok(govd_report_set_unit_name(report, "某镇", &error), &error);
  ok(govd_report_set_year(report, 2023, &error), &error);
  ok(govd_report_set_title(report, "某镇2023年政府信息公开工作年度报告", (govd_place){.line = 1}, &error),
     &error);
  ok(govd_report_set_value(report, cell_named("t.new.a"), 12, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.new.b"), "1，706", NULL, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.new.total"), "22（其中修订16件）", NULL, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.granted.a"), "许多", NULL, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.granted.b"), "", NULL, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.granted.total"), "", NULL, &error), &error);
  ok(govd_report_set_value(report, cell_named("t.denied.a"), 3, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.denied.b"), "", NULL, &error), &error);
  ok(govd_report_set_text(report, cell_named("t.denied.total"), "", NULL, &error), &error);
  ok(govd_report_set_text(report, cell_named("fees.fee"), "251000", "元", &error), &error);
  ok(govd_report_add_section(report, "one", "一、情况", place, &error), &error);
  ok(govd_report_add_paragraph(report, "全年新收申请22件，其中自然人13件，占50%，乙10件，同比增长3%。", place,
                               &error),
     &error);
  ok(govd_report_add_paragraph(report, "3.截至2023年11月30日，共公开信息12条。", place, &error), &error);
  return report;
}

/* Three reports, on two forms. */
static govd_batch *new_batch(void) {
  govd_error error;
  govd_batch *batch;
  govd_report *other;
  ok(govd_batch_new(&batch, &error), &error);
  ok(govd_batch_add(batch, world.report, "某镇.txt", &error), &error);
  ok(govd_batch_add(batch, world.prior, NULL, &error), &error);
  ok(govd_report_new(govd_forms_at(world.forms, 0), &other, &error), &error);
  ok(govd_batch_add(batch, other, NULL, &error), &error);
  govd_report_free(other);
  return batch;
}

static govd_report *new_table(const int64_t *figures) {
  static const char *const cells[] = {"t.new.a",     "t.new.b",     "t.new.total",
                                      "t.granted.a", "t.granted.b", "t.granted.total",
                                      "t.denied.a",  "t.denied.b",  "t.denied.total"};
  govd_error error;
  govd_report *report;
  ok(govd_report_new(world.form, &report, &error), &error);
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
    ok(govd_report_set_value(report, cell_named(cells[i]), figures[i], &error), &error);
  return report;
}

static void write_file(const char *text) {
  strcpy(world.path, "/tmp/govdisclosure-XXXXXX");
  int descriptor = mkstemp(world.path);
  ck_assert_int_ge(descriptor, 0);
  FILE *file = fdopen(descriptor, "wb");
  ck_assert_ptr_nonnull(file);
  ck_assert_int_ge(fputs(text, file), 0);
  fclose(file);
}

static void set_up(void) {
  govd_error error;
  govd_form *form;
  memset(long_text, 'x', sizeof long_text - 1);
  cJSON_InitHooks(&(cJSON_Hooks){failing_memory_malloc, govd__free});
  ok(govd_forms_new(&world.forms, &error), &error);
  ok(govd_form_load(form_text, strlen(form_text), &form, &error), &error);
  ok(govd_forms_add(world.forms, form, &error), &error);
  govd_form_free(form);
  world.form = govd_forms_find(world.forms, "small");
  ok(govd_form_load(form_text, strlen(form_text), &world.spare, &error), &error);
  world.later = load_later();
  ok(govd_report_new(world.later, &world.later_report, &error), &error);
  world.report = new_report();
  world.prior = new_report();
  world.other = new_report();
  ok(govd_report_set_value(world.other, cell_named("t.new.a"), 13, &error), &error);
  world.slipped = new_table((const int64_t[]){0, 8, 3, 5, 2, 7, 3, 1, 4});
  world.beside = new_table((const int64_t[]){0, 8, 3, 5, 2, 7, 3, 1, 5});
  world.swapped = new_table((const int64_t[]){8, 3, 11, 2, 5, 7, 3, 1, 4});
  world.empty = new_table((const int64_t[]){5, 6, 12, 2, 5, 7, 3, 1, 4});
  ok(govd_report_set_text(world.empty, cell_named("t.denied.total"), "", NULL, &error), &error);
  ok(govd_report_set_year(world.prior, 2022, &error), &error);
  ok(govd_report_write_text(world.report, &world.text, NULL, &error), &error);
  ok(govd_document_parse_text(world.text, strlen(world.text), &world.document, &error), &error);
  ok(govd_reader_new(world.forms, &world.reader, &error), &error);
  ok(govd_reader_set_form(world.reader, "small", &error), &error);
  ok(govd_validator_new(&world.validator, &error), &error);
  ok(govd_validator_disable(world.validator, "cell.blank", &error), &error);
  ok(govd_validate(NULL, world.report, NULL, &world.findings, &error), &error);
  ok(govd_repair_new(NULL, world.report, NULL, NULL, &world.repair, &error), &error);
  world.batch = new_batch();
  ok(govd_validate(NULL, world.later_report, NULL, &world.no_findings, &error), &error);
  const char *roster = "name,parent\n某市,\n某镇,某市\n";
  ok(govd_roster_parse(roster, strlen(roster), &world.roster, &error), &error);
  ok(govd_diff_new(world.report, world.later_report, world.findings, world.no_findings, GOVD_ZH, &world.diff,
                   &error),
     &error);
  ok(govd_report_write_json(world.report, true, &world.json, NULL, &error), &error);
  ok(govd_findings_write_json(world.findings, GOVD_ZH, &world.findings_json, NULL, &error), &error);
  write_file(world.text);
}

static void tear_down(void) {
  unlink(world.path);
  govd_batch_free(world.batch);
  govd_string_free(world.findings_json);
  govd_string_free(world.json);
  govd_repair_free(world.repair);
  govd_roster_free(world.roster);
  govd_diff_free(world.diff);
  govd_findings_free(world.no_findings);
  govd_findings_free(world.findings);
  govd_validator_free(world.validator);
  govd_reader_free(world.reader);
  govd_document_free(world.document);
  govd_string_free(world.text);
  govd_report_free(world.empty);
  govd_report_free(world.swapped);
  govd_report_free(world.beside);
  govd_report_free(world.slipped);
  govd_report_free(world.other);
  govd_report_free(world.prior);
  govd_report_free(world.report);
  govd_report_free(world.later_report);
  govd_form_free(world.later);
  govd_form_free(world.spare);
  govd_forms_free(world.forms);
  ck_assert_uint_eq(failing_memory_live(), 0);
  cJSON_InitHooks(NULL);
}

/* Every allocation at first, then about one in sixty. */
static size_t next(size_t n) { return n < 1000 ? n + 1 : n + n / 64; }

/* Calls that make something. */

/* What outputs hold before a call, to see that it sets them. */
static char untouched;

static void free_form(void *form) { govd_form_free(form); }
static void free_forms(void *forms) { govd_forms_free(forms); }
static void free_report(void *report) { govd_report_free(report); }
static void free_document(void *document) { govd_document_free(document); }
static void free_reader(void *reader) { govd_reader_free(reader); }
static void free_reports(void *reports) { govd_reports_free(reports); }
static void free_reading(void *reading) { govd_reading_free(reading); }
static void free_validator(void *validator) { govd_validator_free(validator); }
static void free_findings(void *findings) { govd_findings_free(findings); }
static void free_batch(void *batch) { govd_batch_free(batch); }
static void free_violations(void *violations) { govd_violations_free(violations); }

static void free_stream(void *made) {
  struct ArrowArrayStream *stream = made;
  stream->release(stream);
}

static void free_roster(void *roster) { govd_roster_free(roster); }
static void free_shelf(void *shelf) { govd_shelf_free(shelf); }
static void free_gaps(void *gaps) { govd_gaps_free(gaps); }
static void free_rollup(void *rollup) { govd_rollup_free(rollup); }
static void free_diff(void *diff) { govd_diff_free(diff); }
static void free_sarif(void *sarif) { govd_sarif_free(sarif); }
static void free_analysis(void *analysis) { govd_analysis_free(analysis); }
static void free_repair(void *repair) { govd_repair_free(repair); }
static void free_claims(void *claims) { govd_claims_free(claims); }
static void free_string(void *string) { govd_string_free(string); }

static govd_status form_load(void **made, govd_error *error) {
  govd_form *form = *made;
  govd_status status = govd_form_load(form_text, strlen(form_text), &form, error);
  *made = form;
  return status;
}

static govd_status forms_new(void **made, govd_error *error) {
  govd_forms *forms = *made;
  govd_status status = govd_forms_new(&forms, error);
  *made = forms;
  return status;
}

static govd_status report_new(void **made, govd_error *error) {
  govd_report *report = *made;
  govd_status status = govd_report_new(world.form, &report, error);
  *made = report;
  return status;
}

static govd_status report_copy(void **made, govd_error *error) {
  govd_report *report = *made;
  govd_status status = govd_report_copy(world.report, &report, error);
  *made = report;
  return status;
}

static govd_status report_translate(void **made, govd_error *error) {
  govd_report *report = *made;
  govd_status status = govd_report_translate(world.report, world.later, &report, error);
  *made = report;
  return status;
}

static govd_status report_parse_json(void **made, govd_error *error) {
  govd_report *report = *made;
  govd_status status = govd_report_parse_json(world.forms, world.json, strlen(world.json), &report, error);
  *made = report;
  return status;
}

static govd_status report_parse_next(void **made, govd_error *error) {
  govd_report *report = *made;
  govd_json_cursor cursor = {0};
  govd_status status =
      govd_report_parse_next(world.forms, world.json, strlen(world.json), &cursor, &report, error);
  *made = report;
  return status;
}

static govd_status report_write_json(void **made, govd_error *error) {
  char *text = *made;
  govd_status status = govd_report_write_json(world.report, true, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status report_write_csv(void **made, govd_error *error) {
  char *text = *made;
  govd_status status = govd_report_write_csv(world.report, true, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status report_write_text(void **made, govd_error *error) {
  char *text = *made;
  govd_status status = govd_report_write_text(world.report, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status document_new(void **made, govd_error *error) {
  govd_document *document = *made;
  govd_status status = govd_document_new(&document, error);
  *made = document;
  return status;
}

static govd_status document_parse_text(void **made, govd_error *error) {
  govd_document *document = *made;
  govd_status status = govd_document_parse_text(world.text, strlen(world.text), &document, error);
  *made = document;
  return status;
}

static govd_status parse_document(const char *bytes, size_t length, void **made, govd_error *error) {
  govd_document *document = *made;
  govd_status status = govd_document_parse(bytes, length, &document, error);
  *made = document;
  return status;
}

static govd_status document_parse(void **made, govd_error *error) {
  return parse_document(world.text, strlen(world.text), made, error);
}

static govd_status document_parse_drawn(void **made, govd_error *error) {
  static const char text[] =
      "+----+-------+\n| 甲 | 一 二 |\n|    +---+---+\n| 乙 | 1 | 2 |\n+----+---+---+\n末\n+--+\n| 甲 | 1 "
      "|\n";
  return parse_document(text, sizeof text - 1, made, error);
}

static govd_status document_parse_gb18030(void **made, govd_error *error) {
  static const char text[] = "\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\r\n"; /* 年度报告 */
  return parse_document(text, sizeof text - 1, made, error);
}

#ifdef GOVD_WITH_HTML
static govd_status document_parse_html(void **made, govd_error *error) {
  static const char html[] =
      "<!DOCTYPE html><html><head><meta "
      "charset=\"utf-8\"><title>年度报告</title></head><body><h1>年度报告</h1>"
      "<p>一、<b>情况</b>&nbsp;</p><ul><li>甲<li>乙</ul><table><tr><th rowspan=2>申请<th colspan=2>人情况"
      "<tr><td>自然人<td>企业<tr><td>新收<td>1<td><table><tr><td>2</table></table></body></html>";
  return parse_document(html, sizeof html - 1, made, error);
}
#endif

#ifdef GOVD_WITH_CSV
static govd_status document_parse_csv(void **made, govd_error *error) {
  static const char csv[] = "年度报告,,\n项目,单位,\"数\"\"量\"\n规章,件,1\n文件,件,2\n\n尾注\n";
  return parse_document(csv, sizeof csv - 1, made, error);
}
#endif

#ifdef GOVD_WITH_MARKDOWN
static govd_status document_parse_markdown(void **made, govd_error *error) {
  static const char markdown[] =
      "---\ntitle: 报告\n---\n# **年度**报告\n\n+--+\n|甲|\n+--+\n\n| 项目 | 数量 |\n|---|---|\n| `规章` | 1 "
      "|\n- 甲<br>乙\n<table><td>1</table>\n";
  return parse_document(markdown, sizeof markdown - 1, made, error);
}
#endif

#ifdef GOVD_WITH_OFFICE
static govd_status parse_fixture(const char *name, void **made, govd_error *error) {
  size_t length;
  char *bytes = test_read_fixture(name, &length);
  govd_status status = parse_document(bytes, length, made, error);
  free(bytes);
  return status;
}

static govd_status document_parse_docx(void **made, govd_error *error) {
  return parse_fixture("fixtures/documents/docx-numbering/input.docx", made, error);
}

static govd_status document_parse_docx_tables(void **made, govd_error *error) {
  return parse_fixture("fixtures/documents/docx-nested/input.docx", made, error);
}

static govd_status document_parse_xlsx(void **made, govd_error *error) {
  return parse_fixture("fixtures/documents/xlsx-by-xlsxwriter/input.xlsx", made, error);
}

static govd_status document_parse_xlsx_hidden(void **made, govd_error *error) {
  return parse_fixture("fixtures/documents/xlsx-hidden/input.xlsx", made, error);
}
#endif

#ifdef GOVD_WITH_PDF
static govd_status document_parse_boxes(void **made, govd_error *error) {
  static const char boxes[] =
      "<page width=\"595\" height=\"842\">"
      "<word xMin=\"80\" yMin=\"50\" xMax=\"160\" yMax=\"60\">年度&amp;报告</word>"
      "<word xMin=\"80\" yMin=\"90\" xMax=\"120\" yMax=\"100\">项目</word>"
      "<word xMin=\"290\" yMin=\"78\" xMax=\"370\" yMax=\"88\">申请人情况</word>"
      "<word xMin=\"290\" yMin=\"90\" xMax=\"310\" yMax=\"100\">新收</word>"
      "<word xMin=\"350\" yMin=\"90\" xMax=\"370\" yMax=\"100\">结转</word>"
      "<word xMin=\"80\" yMin=\"110\" xMax=\"100\" yMax=\"120\">一、</word>"
      "<word xMin=\"100\" yMin=\"110\" xMax=\"120\" yMax=\"120\">规章</word>"
      "<word xMin=\"295\" yMin=\"110\" xMax=\"300\" yMax=\"120\">1</word>"
      "<word xMin=\"355\" yMin=\"110\" xMax=\"360\" yMax=\"120\">2</word>"
      "<word xMin=\"80\" yMin=\"130\" xMax=\"120\" yMax=\"140\">二、文件</word>"
      "<word xMin=\"295\" yMin=\"130\" xMax=\"300\" yMax=\"140\">3</word></page>";
  govd_document *document = *made;
  govd_status status = govd__document_parse_boxes(boxes, sizeof boxes - 1, &document, error);
  *made = document;
  return status;
}

static govd_status run_process(void **made, govd_error *error) {
  static const char *const arguments[] = {"cat", NULL};
  static const govd__process_limits limits = {30, 1000, 1024UL * 1024 * 1024};
  govd__process_result result;
  govd_status status = govd__process_run(arguments, "abc", 3, &limits, &result, error);
  *made = status == GOVD_OK ? govd__buffer_take(&result.output, NULL) : NULL;
  if (status == GOVD_OK && *made == NULL) status = GOVD_E_NO_MEMORY;
  govd__process_release(&result);
  return status;
}
#endif

static govd_status reader_new(void **made, govd_error *error) {
  govd_reader *reader = *made;
  govd_status status = govd_reader_new(world.forms, &reader, error);
  *made = reader;
  return status;
}

static govd_status reader_new_with_own_forms(void **made, govd_error *error) {
  govd_reader *reader = *made;
  govd_status status = govd_reader_new(NULL, &reader, error);
  *made = reader;
  return status;
}

static govd_status read_document(void **made, govd_error *error) {
  govd_reports *reports = *made;
  govd_status status = govd_read_document(world.reader, world.document, &reports, error);
  *made = reports;
  return status;
}

static govd_status read_explain(void **made, govd_error *error) {
  govd_reading *reading = *made;
  govd_status status = govd_read_explain(world.reader, world.document, &reading, error);
  *made = reading;
  return status;
}

static govd_status read_bytes(void **made, govd_error *error) {
  govd_reports *reports = *made;
  govd_status status = govd_read_bytes(world.reader, world.text, strlen(world.text), &reports, error);
  *made = reports;
  return status;
}

/* Rows that ran together, of which the columns tell one. */
static const char flattened[] =
    "某镇2023年政府信息公开工作年度报告\n角 自然人 企业 总计\n1.新收12315\n公开527\n不公开 7 18\n"
    "金额\n收费 3 4\n";

static govd_status read_flattened(void **made, govd_error *error) {
  govd_reports *reports = *made;
  govd_status status = govd_read_bytes(world.reader, flattened, strlen(flattened), &reports, error);
  *made = reports;
  return status;
}

static govd_status read_file(void **made, govd_error *error) {
  govd_reports *reports = *made;
  govd_status status = govd_read_file(world.reader, world.path, &reports, error);
  *made = reports;
  return status;
}

static govd_status validator_new(void **made, govd_error *error) {
  govd_validator *validator = *made;
  govd_status status = govd_validator_new(&validator, error);
  *made = validator;
  return status;
}

static govd_status validate(void **made, govd_error *error) {
  govd_findings *findings = *made;
  govd_status status = govd_validate(NULL, world.report, NULL, &findings, error);
  *made = findings;
  return status;
}

static govd_status validate_with_others(void **made, govd_error *error) {
  const govd_report *units[] = {world.report, world.prior};
  govd_related related = {.prior = world.prior, .units = units, .unit_count = 2};
  govd_findings *findings = *made;
  govd_status status = govd_validate(world.validator, world.report, &related, &findings, error);
  *made = findings;
  return status;
}

static govd_status repair_new(void **made, govd_error *error) {
  govd_repair *repair = *made;
  govd_status status = govd_repair_new(NULL, world.report, NULL, NULL, &repair, error);
  *made = repair;
  return status;
}

static govd_status repair_slip(const govd_report *report, void **made, govd_error *error) {
  govd_repair *repair = *made;
  govd_status status = govd_repair_new(NULL, report, NULL, NULL, &repair, error);
  *made = repair;
  return status;
}

static govd_status repair_slipped(void **made, govd_error *error) {
  return repair_slip(world.slipped, made, error);
}

static govd_status repair_beside(void **made, govd_error *error) {
  return repair_slip(world.beside, made, error);
}

static govd_status repair_swapped(void **made, govd_error *error) {
  return repair_slip(world.swapped, made, error);
}

static govd_status repair_empty(void **made, govd_error *error) {
  return repair_slip(world.empty, made, error);
}

static govd_status repair_with_others(void **made, govd_error *error) {
  const govd_report *units[] = {world.report, world.prior};
  govd_related related = {.prior = world.prior, .units = units, .unit_count = 2};
  govd_repair *repair = *made;
  govd_status status = govd_repair_new(world.validator, world.report, &related, NULL, &repair, error);
  *made = repair;
  return status;
}

static govd_status form_analyse(void **made, govd_error *error) {
  govd_analysis *analysis = *made;
  govd_status status = govd_form_analyse(world.form, true, &analysis, error);
  *made = analysis;
  return status;
}

static govd_status suggestion_message(void **made, govd_error *error) {
  const govd_change change = {.cell = 0, .state = GOVD_GIVEN, .from = 12, .to = 21, .part = GOVD_NONE};
  const govd_suggestion suggestion = {GOVD_DIGITS_SWAPPED, &change, 1, 0};
  char *text = *made;
  govd_status status = govd_suggestion_message(world.form, &suggestion, GOVD_ZH, &text, error);
  *made = text;
  return status;
}

static govd_status validate_after_another_form(void **made, govd_error *error) {
  govd_related related = {.prior = world.report};
  govd_findings *findings = *made;
  govd_status status = govd_validate(NULL, world.later_report, &related, &findings, error);
  *made = findings;
  return status;
}

static govd_status claims_find(void **made, govd_error *error) {
  govd_related related = {.prior = world.prior};
  govd_claims *claims = *made;
  govd_status status = govd_claims_find(NULL, world.report, &related, &claims, error);
  *made = claims;
  return status;
}

static govd_status findings_write_json(void **made, govd_error *error) {
  char *text = *made;
  govd_status status = govd_findings_write_json(world.findings, GOVD_EN, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status findings_parse_json(void **made, govd_error *error) {
  govd_findings *findings = *made;
  const char *json = world.findings_json;
  govd_status status = govd_findings_parse_json(world.forms, json, strlen(json), &findings, error);
  *made = findings;
  return status;
}

static govd_status check_write_json(void **made, govd_error *error) {
  const govd_findings *lists[] = {world.findings, world.findings};
  char *text = *made;
  govd_status status = govd_check_write_json("某镇.txt", lists, 2, NULL, GOVD_ZH, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status check_write_json_of_a_failure(void **made, govd_error *error) {
  const govd_error failure = {GOVD_E_IO, GOVD_NONE, 0, "cannot be read"};
  char *text = *made;
  govd_status status = govd_check_write_json("某镇.txt", NULL, 0, &failure, GOVD_ZH, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status findings_write_csv(void **made, govd_error *error) {
  char *text = *made;
  govd_status status = govd_findings_write_csv("某镇.txt", world.findings, true, GOVD_ZH, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status diff_new(void **made, govd_error *error) {
  govd_diff *diff = *made;
  govd_status status =
      govd_diff_new(world.report, world.later_report, world.findings, world.findings, GOVD_ZH, &diff, error);
  *made = diff;
  return status;
}

/* With findings that are gone, and rows. */
static govd_status diff_new_of_another(void **made, govd_error *error) {
  govd_diff *diff = *made;
  govd_status status =
      govd_diff_new(world.prior, world.report, world.findings, world.no_findings, GOVD_EN, &diff, error);
  *made = diff;
  return status;
}

static const char roster_text[] = "name,parent,kind,aliases\n某市,,,\n某镇,某市,town,\"镇；小 镇\"\n";

static govd_status body_key(void **made, govd_error *error) {
  char *key = *made;
  govd_status status = govd_body_key("某市 人民政府", &key, error);
  *made = key;
  return status;
}

static govd_status roster_parse(void **made, govd_error *error) {
  govd_roster *roster = *made;
  govd_status status = govd_roster_parse(roster_text, strlen(roster_text), &roster, error);
  *made = roster;
  return status;
}

static govd_status shelf_new(void **made, govd_error *error) {
  const govd_report *reports[] = {world.report, world.prior};
  govd_shelf *shelf = *made;
  size_t found;
  govd_status status = govd_shelf_new(reports, 2, world.roster, &shelf, error);
  if (status == GOVD_OK) status = govd_shelf_find(shelf, world.report, 1, 0, &found, error);
  if (status != GOVD_OK) govd_shelf_free(shelf);
  *made = status == GOVD_OK ? shelf : NULL;
  return status;
}

static govd_status rollup_compare(void **made, govd_error *error) {
  const govd_report *reports[] = {world.report};
  govd_gaps *gaps = NULL;
  govd_rollup *rollup;
  govd_status status = govd_rollup_new(reports, 1, NULL, GOVD_NONE, &rollup, error);
  if (status == GOVD_OK) status = govd_rollup_compare(rollup, reports, world.other, &gaps, error);
  govd_rollup_free(rollup);
  *made = gaps;
  return status;
}

static govd_status rollup_new(void **made, govd_error *error) {
  const govd_report *reports[] = {world.report, world.prior, world.report};
  govd_rollup *rollup = *made;
  govd_status status = govd_rollup_new(reports, 3, world.roster, 0, &rollup, error);
  *made = rollup;
  return status;
}

static govd_status diff_write_json(void **made, govd_error *error) {
  char *text = *made;
  govd_status status = govd_diff_write_json(world.diff, &text, NULL, error);
  *made = text;
  return status;
}

static govd_status sarif_new(void **made, govd_error *error) {
  govd_sarif *sarif = *made;
  govd_status status = govd_sarif_new(world.forms, GOVD_EN, &sarif, error);
  *made = sarif;
  return status;
}

/* A log from its beginning to its end, taken in two pieces. */
static govd_status sarif_finish(void **made, govd_error *error) {
  const govd_findings *lists[] = {world.findings};
  govd_sarif *sarif;
  char *piece = NULL;
  char *text = NULL;
  govd_status status = govd_sarif_new(world.forms, GOVD_ZH, &sarif, error);
  if (status == GOVD_OK) status = govd_sarif_add(sarif, "某镇.txt", true, lists, 1, NULL, error);
  if (status == GOVD_OK) status = govd_sarif_take(sarif, &piece, NULL, error);
  if (status == GOVD_OK) status = govd_sarif_finish(sarif, &text, NULL, error);
  govd_string_free(piece);
  govd_sarif_free(sarif);
  *made = text;
  return status;
}

static govd_status batch_new(void **made, govd_error *error) {
  govd_batch *batch = *made;
  govd_status status = govd_batch_new(&batch, error);
  *made = batch;
  return status;
}

static govd_status batch_report(void **made, govd_error *error) {
  govd_report *report = *made;
  govd_status status = govd_batch_report(world.batch, 1, &report, error);
  *made = report;
  return status;
}

static govd_status batch_validate(void **made, govd_error *error) {
  govd_violations *violations = *made;
  govd_status status = govd_batch_validate(world.batch, NULL, true, GOVD_EN, &violations, error);
  *made = violations;
  return status;
}

static govd_status batch_export(void **made, govd_error *error) {
  static struct ArrowArrayStream stream;
  govd_status status = govd_batch_export(world.batch, &stream, error);
  *made = status == GOVD_OK ? &stream : NULL;
  return status;
}

static void release_nothing(struct ArrowArrayStream *stream) { (void)stream; }

static govd_status batch_export_array(void **made, govd_error *error) {
  static struct ArrowArrayStream stream; /* only to have something to release */
  struct ArrowSchema schema;
  struct ArrowArray array;
  *made = NULL;
  govd_status status = govd_batch_export_array(world.batch, &schema, &array, error);
  if (status != GOVD_OK) {
    ck_assert(schema.release == NULL && array.release == NULL);
    return status;
  }
  schema.release(&schema);
  array.release(&array);
  *made = &stream;
  stream.release = release_nothing;
  return status;
}

static govd_status batch_import(void **made, govd_error *error) {
  struct ArrowArrayStream stream;
  govd_batch *batch = NULL;
  govd_status status = govd_batch_export(world.batch, &stream, error);
  if (status == GOVD_OK) status = govd_batch_import(world.forms, &stream, &batch, error);
  *made = batch;
  return status;
}

static govd_status batch_import_of_an_empty_one(void **made, govd_error *error) {
  struct ArrowArrayStream stream;
  govd_batch *empty;
  govd_batch *batch = NULL;
  govd_status status = govd_batch_new(&empty, error);
  if (status == GOVD_OK) {
    status = govd_batch_export(empty, &stream, error);
    govd_batch_free(empty);
  }
  if (status == GOVD_OK) status = govd_batch_import(world.forms, &stream, &batch, error);
  *made = batch;
  return status;
}

static const struct {
  const char *name;
  govd_status (*make)(void **made, govd_error *error);
  void (*release)(void *made);
} makers[] = {
    {"govd_form_load", form_load, free_form},
    {"govd_forms_new", forms_new, free_forms},
    {"govd_report_new", report_new, free_report},
    {"govd_report_copy", report_copy, free_report},
    {"govd_report_translate", report_translate, free_report},
    {"govd_report_parse_json", report_parse_json, free_report},
    {"govd_report_parse_next", report_parse_next, free_report},
    {"govd_report_write_json", report_write_json, free_string},
    {"govd_report_write_csv", report_write_csv, free_string},
    {"govd_report_write_text", report_write_text, free_string},
    {"govd_document_new", document_new, free_document},
    {"govd_document_parse_text", document_parse_text, free_document},
    {"govd_document_parse", document_parse, free_document},
    {"govd_document_parse of drawn tables", document_parse_drawn, free_document},
    {"govd_document_parse of GB18030", document_parse_gb18030, free_document},
#ifdef GOVD_WITH_HTML
    {"govd_document_parse of HTML", document_parse_html, free_document},
#endif
#ifdef GOVD_WITH_CSV
    {"govd_document_parse of CSV", document_parse_csv, free_document},
#endif
#ifdef GOVD_WITH_MARKDOWN
    {"govd_document_parse of Markdown", document_parse_markdown, free_document},
#endif
#ifdef GOVD_WITH_PDF
    {"govd__document_parse_boxes", document_parse_boxes, free_document},
    {"govd__process_run", run_process, free_string},
#endif
#ifdef GOVD_WITH_OFFICE
    {"govd_document_parse of DOCX", document_parse_docx, free_document},
    {"govd_document_parse of DOCX, tables", document_parse_docx_tables, free_document},
    {"govd_document_parse of XLSX", document_parse_xlsx, free_document},
    {"govd_document_parse of XLSX, hidden parts", document_parse_xlsx_hidden, free_document},
#endif
    {"govd_reader_new", reader_new, free_reader},
    {"govd_reader_new(NULL)", reader_new_with_own_forms, free_reader},
    {"govd_read_document", read_document, free_reports},
    {"govd_read_explain", read_explain, free_reading},
    {"govd_read_bytes", read_bytes, free_reports},
    {"govd_read_bytes(flattened)", read_flattened, free_reports},
    {"govd_read_file", read_file, free_reports},
    {"govd_validator_new", validator_new, free_validator},
    {"govd_validate", validate, free_findings},
    {"govd_validate with others", validate_with_others, free_findings},
    {"govd_repair_new", repair_new, free_repair},
    {"govd_repair_new of a row that slipped", repair_slipped, free_repair},
    {"govd_repair_new of that and another slip", repair_beside, free_repair},
    {"govd_repair_new of figures that changed places", repair_swapped, free_repair},
    {"govd_repair_new of a total that is not there", repair_empty, free_repair},
    {"govd_repair_new with others", repair_with_others, free_repair},
    {"govd_form_analyse", form_analyse, free_analysis},
    {"govd_suggestion_message", suggestion_message, free_string},
    {"govd_validate after another form", validate_after_another_form, free_findings},
    {"govd_claims_find", claims_find, free_claims},
    {"govd_findings_write_json", findings_write_json, free_string},
    {"govd_findings_parse_json", findings_parse_json, free_findings},
    {"govd_check_write_json", check_write_json, free_string},
    {"govd_check_write_json of a failure", check_write_json_of_a_failure, free_string},
    {"govd_findings_write_csv", findings_write_csv, free_string},
    {"govd_batch_new", batch_new, free_batch},
    {"govd_batch_report", batch_report, free_report},
    {"govd_batch_validate", batch_validate, free_violations},
    {"govd_batch_export", batch_export, free_stream},
    {"govd_batch_export_array", batch_export_array, free_stream},
    {"govd_batch_import", batch_import, free_batch},
    {"govd_batch_import of an empty one", batch_import_of_an_empty_one, free_batch},
    {"govd_body_key", body_key, free_string},
    {"govd_roster_parse", roster_parse, free_roster},
    {"govd_shelf_new and govd_shelf_find", shelf_new, free_shelf},
    {"govd_rollup_compare", rollup_compare, free_gaps},
    {"govd_rollup_new", rollup_new, free_rollup},
    {"govd_diff_new", diff_new, free_diff},
    {"govd_diff_new of another", diff_new_of_another, free_diff},
    {"govd_diff_write_json", diff_write_json, free_string},
    {"govd_sarif_new", sarif_new, free_sarif},
    {"govd_sarif_finish", sarif_finish, free_string},
};

/* Fails the n-th allocation of a maker's call; false once the call makes fewer. */
static bool make_with_failure(size_t maker, size_t n, bool lasting) {
  const char *name = makers[maker].name;
  size_t live = failing_memory_live();
  void *made = &untouched;
  govd_error error = {GOVD_OK, 0, 0, ""};
  failing_memory_arm(n, lasting);
  govd_status status = makers[maker].make(&made, &error);
  failing_memory_disarm();
  if (failing_memory_failed()) {
    ck_assert_msg(status == GOVD_E_NO_MEMORY, "%s, allocation %zu: %s", name, n, govd_status_name(status));
    ck_assert_msg(error.status == status, "%s, allocation %zu: the error is not filled", name, n);
    ck_assert_msg(made == NULL, "%s, allocation %zu: the output is not NULL", name, n);
  } else {
    ck_assert_msg(status == GOVD_OK, "%s: %s: %s", name, govd_status_name(status), error.text);
    makers[maker].release(made);
  }
  ck_assert_msg(failing_memory_live() == live, "%s, allocation %zu: blocks are lost", name, n);
  return failing_memory_failed();
}

START_TEST(making_survives) {
  for (int lasting = 0; lasting < 2; lasting++) {
    size_t n = 0;
    while (make_with_failure((size_t)_i, n, lasting == 1)) n = next(n);
    ck_assert_msg(n > 0, "%s allocates nothing", makers[_i].name);
  }
}
END_TEST

START_TEST(messages_survive) {
  for (size_t i = 0; i < 2 * govd_findings_count(world.findings); i++) {
    bool failed = true;
    for (size_t n = 0; failed; n++) {
      size_t live = failing_memory_live();
      char *message = &untouched;
      failing_memory_arm(n, false);
      govd_status status =
          govd_finding_message(world.findings, i / 2, i % 2 == 0 ? GOVD_ZH : GOVD_EN, &message, NULL);
      failing_memory_disarm();
      failed = failing_memory_failed();
      ck_assert_int_eq(status, failed ? GOVD_E_NO_MEMORY : GOVD_OK);
      ck_assert_int_eq(message == NULL, failed);
      govd_string_free(message);
      ck_assert_uint_eq(failing_memory_live(), live);
    }
  }
}
END_TEST

/* Calls that change an object. */

static void *subject_report(void) { return new_report(); }

static char *show_report(const void *report) {
  govd_error error;
  char *text;
  ok(govd_report_write_json(report, true, &text, NULL, &error), &error);
  const govd_row_source *source = govd_report_row_source(report, 0, 0);
  govd__buffer buffer = {0};
  govd__buffer_printf(&buffer, "%s\n%d %s", text, (int)source->match,
                      source->label == NULL ? "" : source->label);
  govd_string_free(text);
  return govd__buffer_take(&buffer, NULL);
}

static void *subject_document(void) {
  govd_error error;
  govd_document *document;
  ok(govd_document_new(&document, &error), &error);
  ok(govd_document_add_paragraph(document, "一、情况", place, &error), &error);
  ok(govd_document_add_table(document, 2, 2, place, NULL, &error), &error);
  ok(govd_document_set_cell(document, 1, 1, 0, 1, 2, "新收", place, &error), &error);
  return document;
}

static char *show_document(const void *document) {
  govd__buffer buffer = {0};
  for (size_t i = 0; i < govd_document_block_count(document); i++) {
    const govd_block *block = govd_document_block(document, i);
    govd__buffer_printf(&buffer, "block %d %s\n", (int)block->kind, block->text == NULL ? "" : block->text);
    for (size_t at = 0; at < block->rows * block->columns; at++) {
      const govd_grid_cell *cell =
          govd_document_grid_cell(document, i, at / block->columns, at % block->columns);
      govd__buffer_printf(&buffer, "cell %zu %zu %d %s\n", cell->row, cell->column, cell->place.line,
                          cell->text);
    }
  }
  return govd__buffer_take(&buffer, NULL);
}

/* Full up: as many forms as there is room for without another allocation. */
static void *subject_forms(void) {
  govd_error error;
  govd_forms *forms;
  ok(govd_forms_new(&forms, &error), &error);
  for (char last = 'a'; govd_forms_count(forms) < 8; last++) {
    char text[sizeof form_text];
    strcpy(text, form_text);
    *(strstr(text, "small") + 4) = last;
    govd_form *form;
    ok(govd_form_load(text, strlen(text), &form, &error), &error);
    ok(govd_forms_add(forms, form, &error), &error);
    govd_form_free(form);
  }
  return forms;
}

static char *show_forms(const void *forms) {
  govd__buffer buffer = {0};
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    govd__buffer_puts(&buffer, govd_form_id(govd_forms_at(forms, i)));
  }
  return govd__buffer_take(&buffer, NULL);
}

static void *subject_reader(void) {
  govd_error error;
  govd_reader *reader;
  ok(govd_reader_new(world.forms, &reader, &error), &error);
  return reader;
}

static void *subject_validator(void) {
  govd_error error;
  govd_validator *validator;
  ok(govd_validator_new(&validator, &error), &error);
  return validator;
}

static void *subject_sarif(void) {
  govd_error error;
  govd_sarif *sarif;
  ok(govd_sarif_new(world.forms, GOVD_ZH, &sarif, &error), &error);
  return sarif;
}

/* These have no getters. */
static char *show_nothing(const void *subject) {
  (void)subject;
  return govd__strdup("");
}

static govd_status set_value(void *report, govd_error *error) {
  return govd_report_set_value(report, cell_named("t.new.total"), 19, error);
}

static govd_status set_text(void *report, govd_error *error) {
  return govd_report_set_text(report, cell_named("t.new.a"), " １７件 ", "条", error);
}

static govd_status set_cell(void *report, govd_error *error) {
  return govd_report_set_cell(report, cell_named("t.new.total"), GOVD_INVALID, 0, "几件", "条", error);
}

static govd_status set_unit_name(void *report, govd_error *error) {
  return govd_report_set_unit_name(report, "某县", error);
}

static govd_status set_year(void *report, govd_error *error) {
  return govd_report_set_year(report, 2024, error);
}

static govd_status set_field(void *report, govd_error *error) {
  return govd_report_set_field(report, govd_form_find_field(world.form, "date"), "1月2日", place, error);
}

static govd_status set_title(void *report, govd_error *error) {
  return govd_report_set_title(report, "又一份", (govd_place){0}, error);
}

static govd_status add_section(void *report, govd_error *error) {
  return govd_report_add_section(report, NULL, "附", place, error);
}

static govd_status add_report_paragraph(void *report, govd_error *error) {
  return govd_report_add_paragraph(report, "又一段。", place, error);
}

static govd_status add_unknown_row(void *report, govd_error *error) {
  govd_unknown_row row = {"其他", "1 | 2", 0, 1, GOVD_ROW_UNKNOWN, {.line = 4, .column = 1}};
  return govd_report_add_unknown_row(report, &row, error);
}

static govd_status set_row_source(void *report, govd_error *error) {
  return govd_report_set_row_source(report, 0, 0, GOVD_MATCH_SIMILAR, "新收人", place, error);
}

static govd_status add_paragraph(void *document, govd_error *error) {
  return govd_document_add_paragraph(document, long_text, place, error);
}

static govd_status add_table(void *document, govd_error *error) {
  return govd_document_add_table(document, 3, 4, place, NULL, error);
}

static govd_status set_grid_cell(void *document, govd_error *error) {
  return govd_document_set_cell(document, 1, 0, 0, 1, 2, long_text, place, error);
}

static govd_status forms_add(void *forms, govd_error *error) {
  return govd_forms_add(forms, world.spare, error);
}

static govd_status reader_set_form(void *reader, govd_error *error) {
  return govd_reader_set_form(reader, "small", error);
}

static govd_status validator_disable(void *validator, govd_error *error) {
  return govd_validator_disable(validator, "arithmetic", error);
}

/* Empty, so that the columns of a form are made too, or full, so that all of them grow. */
static void *subject_batch(void) {
  govd_error error;
  govd_batch *batch;
  ok(govd_batch_new(&batch, &error), &error);
  return batch;
}

static char *show_batch(const void *batch) {
  govd__buffer buffer = {0};
  govd__buffer_printf(&buffer, "%zu forms, %zu rows", govd_batch_form_count(batch),
                      govd_batch_row_count(batch));
  return govd__buffer_take(&buffer, NULL);
}

static govd_status batch_add(void *batch, govd_error *error) {
  return govd_batch_add(batch, world.report, "某镇.txt", error);
}

/* A finding, and a failure, so that both parts of a log grow. */
static govd_status sarif_add(void *sarif, govd_error *error) {
  const govd_findings *lists[] = {world.findings};
  return govd_sarif_add(sarif, "某镇.txt", true, lists, 1, NULL, error);
}

static govd_status sarif_add_failure(void *sarif, govd_error *error) {
  const govd_error failure = {GOVD_E_IO, GOVD_NONE, 3, "cannot be read"};
  return govd_sarif_add(sarif, "某镇.txt", true, NULL, 0, &failure, error);
}

static void *subject_findings(void) {
  govd_findings *findings;
  ok(govd_validate(NULL, world.report, NULL, &findings, NULL), NULL);
  return findings;
}

static char *show_findings(const void *findings) {
  govd__buffer buffer = {0};
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *finding = govd_findings_at(findings, i);
    govd__buffer_printf(&buffer, "%s %zu\n", finding->code, finding->suggestion_count);
  }
  return govd__buffer_take(&buffer, NULL);
}

static govd_status repair_explain(void *findings, govd_error *error) {
  return govd_repair_explain(world.repair, findings, 0, error);
}

typedef struct subject {
  void *(*make)(void);
  char *(*show)(const void *subject);
  void (*release)(void *subject);
} subject;

static const subject report = {subject_report, show_report, free_report};
static const subject document = {subject_document, show_document, free_document};
static const subject forms = {subject_forms, show_forms, free_forms};
static const subject reader = {subject_reader, show_nothing, free_reader};
static const subject sarif = {subject_sarif, show_nothing, free_sarif};
static const subject found = {subject_findings, show_findings, free_findings};
static const subject validator = {subject_validator, show_nothing, free_validator};

static const subject batch = {subject_batch, show_batch, free_batch};

static const struct {
  const char *name;
  const subject *of;
  govd_status (*change)(void *subject, govd_error *error);
} changers[] = {
    {"govd_report_set_value", &report, set_value},
    {"govd_report_set_text", &report, set_text},
    {"govd_report_set_cell", &report, set_cell},
    {"govd_report_set_unit_name", &report, set_unit_name},
    {"govd_report_set_year", &report, set_year},
    {"govd_report_set_field", &report, set_field},
    {"govd_report_set_title", &report, set_title},
    {"govd_report_add_section", &report, add_section},
    {"govd_report_add_paragraph", &report, add_report_paragraph},
    {"govd_report_add_unknown_row", &report, add_unknown_row},
    {"govd_report_set_row_source", &report, set_row_source},
    {"govd_document_add_paragraph", &document, add_paragraph},
    {"govd_document_add_table", &document, add_table},
    {"govd_document_set_cell", &document, set_grid_cell},
    {"govd_forms_add", &forms, forms_add},
    {"govd_reader_set_form", &reader, reader_set_form},
    {"govd_validator_disable", &validator, validator_disable},
    {"govd_batch_add", &batch, batch_add},
    {"govd_sarif_add", &sarif, sarif_add},
    {"govd_sarif_add of a failure", &sarif, sarif_add_failure},
    {"govd_repair_explain", &found, repair_explain},
};

/* Objects grow by doubling: so many changes meet every step up to there. */
enum { EARLIER_CHANGES = 20 };

/* Fails the n-th allocation of a change that follows earlier ones; false once it makes fewer. */
static bool change_with_failure(size_t changer, size_t earlier, size_t n) {
  const char *name = changers[changer].name;
  const subject *of = changers[changer].of;
  size_t live = failing_memory_live();
  void *changed = of->make();
  for (size_t i = 0; i < earlier; i++) ck_assert_int_eq(changers[changer].change(changed, NULL), GOVD_OK);
  char *before = of->show(changed);
  govd_error error = {GOVD_OK, 0, 0, ""};
  failing_memory_arm(n, false);
  govd_status status = changers[changer].change(changed, &error);
  failing_memory_disarm();
  bool failed = failing_memory_failed();
  char *after = of->show(changed);
  ck_assert_msg(status == (failed ? GOVD_E_NO_MEMORY : GOVD_OK), "%s, allocation %zu: %s", name, n,
                govd_status_name(status));
  ck_assert_msg(error.status == status, "%s, allocation %zu: the error is not filled", name, n);
  ck_assert_msg(!failed || strcmp(before, after) == 0, "%s, allocation %zu: the object is changed", name, n);
  ck_assert_msg(failed || earlier > 0 || of->show == show_nothing || strcmp(before, after) != 0,
                "%s changes nothing", name);
  govd_string_free(before);
  govd_string_free(after);
  of->release(changed);
  ck_assert_msg(failing_memory_live() == live, "%s, allocation %zu: blocks are lost", name, n);
  return failed;
}

START_TEST(changing_survives) {
  size_t most = changers[_i].of == &forms ? 0 : EARLIER_CHANGES; /* a form is added once */
  for (size_t earlier = 0; earlier <= most; earlier++) {
    size_t n = 0;
    while (change_with_failure((size_t)_i, earlier, n)) n++;
  }
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_loop_test(tests, making_survives, 0, sizeof makers / sizeof *makers);
  tcase_add_test(tests, messages_survive);
  tcase_add_loop_test(tests, changing_survives, 0, sizeof changers / sizeof *changers);
}

int main(void) { return test_run("memory", add_tests); }
