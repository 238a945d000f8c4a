/* SPDX-License-Identifier: Apache-2.0 */
#include "base/export.h"
#include "base/fail.h"
#include "encoding.h"
#include "kind.h"
#include "readers.h"
#include "zip_names.h"

enum { MAX_TEXT = 64 * 1024 * 1024 };

typedef govd_status parse_function(const char *bytes, size_t length, govd_document **document,
                                   govd_error *error);

/* How each kind is read; what to do where it is not: by this build, or at all. */
static const struct {
  parse_function *parse;
  const char *otherwise;
} kinds[] = {
    [GOVD_KIND_UNKNOWN] = {govd_document_parse_text, NULL},
    [GOVD_KIND_TEXT] = {govd_document_parse_text, NULL},
#if GOVD_WITH_CSV
    [GOVD_KIND_CSV] = {govd__document_parse_csv, NULL},
#else
    [GOVD_KIND_CSV] = {NULL, "separated values, which this build of the library does not read (-Dcsv)"},
#endif
#if GOVD_WITH_MARKDOWN
    [GOVD_KIND_MARKDOWN] = {govd__document_parse_markdown, NULL},
#else
    [GOVD_KIND_MARKDOWN] = {NULL, "Markdown, which this build of the library does not read (-Dmarkdown)"},
#endif
#if GOVD_WITH_HTML
    [GOVD_KIND_HTML] = {govd__document_parse_html, NULL},
#else
    [GOVD_KIND_HTML] = {NULL, "HTML, which this build of the library does not read (-Dhtml)"},
#endif
#if GOVD_WITH_OFFICE
    [GOVD_KIND_DOCX] = {govd__document_parse_docx, NULL},
#else
    [GOVD_KIND_DOCX] = {NULL, "DOCX, which this build of the library does not read (-Doffice)"},
#endif
#if GOVD_WITH_OFFICE
    [GOVD_KIND_XLSX] = {govd__document_parse_xlsx, NULL},
#else
    [GOVD_KIND_XLSX] = {NULL, "XLSX, which this build of the library does not read (-Doffice)"},
#endif
#if GOVD_WITH_PDF
    [GOVD_KIND_PDF] = {govd__document_parse_pdf, NULL},
#else
    [GOVD_KIND_PDF] =
        {NULL, "PDF, which this build of the library does not read; convert it with pdftotext -layout"},
#endif
    [GOVD_KIND_JSON] = {NULL, "JSON; a report in JSON is read by govd_report_parse_json()"},
    [GOVD_KIND_DOC] = {NULL, "a DOC or WPS file; convert it with soffice --convert-to docx"},
    [GOVD_KIND_XLS] = {NULL, "an XLS or ET file; convert it with soffice --convert-to xlsx"},
    [GOVD_KIND_OLE] =
        {NULL,
         "a compound file of an unknown program, or encrypted; save it as DOCX or XLSX without a password"},
    [GOVD_KIND_ZIP] = {NULL, "a ZIP archive, damaged or of an unknown kind; unpack it first"},
    [GOVD_KIND_RTF] = {NULL, "RTF; convert it with soffice --convert-to docx"},
    [GOVD_KIND_OFD] = {NULL, "OFD; save it as text or PDF with an OFD reader"},
    [GOVD_KIND_ODF] = {NULL, "OpenDocument; convert it with soffice --convert-to docx, or xlsx"},
    [GOVD_KIND_MHT] = {NULL, "a web archive; save the page as HTML"},
    [GOVD_KIND_OFFICE_XML] =
        {NULL, "Word or Excel XML of 2003; convert it with soffice --convert-to docx, or xlsx"},
    [GOVD_KIND_IMAGE] = {NULL, "an image; its text must be recognised first"},
};

static govd_status parse_as(govd_kind kind, const char *bytes, size_t length, govd_document **document,
                            govd_error *error) {
  if (kind == GOVD_KIND_ZIP && !govd__zip_is_whole(bytes, length))
    return govd__fail(
        error, GOVD_E_SYNTAX,
        "the file is a Word document, a workbook or a ZIP archive that is not whole; get it anew");
  if (kinds[kind].parse == NULL)
    return govd__fail(error, GOVD_E_UNSUPPORTED, "the file is %s", kinds[kind].otherwise);
  return kinds[kind].parse(bytes, length, document, error);
}

GOVD_EXPORT govd_status govd_document_parse(const char *bytes, size_t length, govd_document **document,
                                            govd_error *error) {
  *document = NULL;
  govd_kind kind = govd__kind_of_bytes(bytes, length);
  if (kind != GOVD_KIND_UNKNOWN) return parse_as(kind, bytes, length, document, error);
  if (length > MAX_TEXT)
    return govd__fail(error, GOVD_E_LIMIT, "the text is longer than %d bytes", (int)MAX_TEXT);
  govd__decoded decoded;
  govd_status status = govd__decode(bytes, length, &decoded, error);
  if (status != GOVD_OK) return status;
  kind = govd__kind_of_text(decoded.text, decoded.length);
  status = parse_as(kind, decoded.text, decoded.length, document, error);
  govd__decoded_release(&decoded);
  return status;
}
