/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_DOCUMENT_H
#define GOVDISCLOSURE_DOCUMENT_H

/**
 * @file document.h
 * @brief What a file shows: paragraphs and tables, in order, with their places.
 *
 * A document knows nothing of forms. It is made by a reader of one format, or
 * block by block by a program that has a reader of its own. Afterwards it is only
 * read, from any number of threads. Getters borrow from the document; an index
 * that is out of range gives NULL.
 */

#include <stddef.h>

#include "govdisclosure/error.h"
#include "govdisclosure/place.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct govd_document govd_document;

typedef enum govd_block_kind { GOVD_BLOCK_PARAGRAPH = 0, GOVD_BLOCK_TABLE = 1 } govd_block_kind;

/** A paragraph or a table. */
typedef struct govd_block {
  govd_block_kind kind;
  const char *text; /**< of a paragraph, without outer white space; NULL for a table */
  govd_place place;
  size_t rows;    /**< of a table */
  size_t columns; /**< of a table: its widest row */
  size_t parent;  /**< of a table that stands in a cell of another: that one's block, else GOVD_NONE */
  size_t parent_row;
  size_t parent_column;
} govd_block;

/** One place of a table's grid. */
typedef struct govd_grid_cell {
  const char *text; /**< without outer white space; "" where the cell is empty, NULL where there is no cell */
  govd_place place;
  size_t row;    /**< where the cell that covers this place begins */
  size_t column; /**< likewise; both are the place's own unless cells are merged */
} govd_grid_cell;

/** A new document without blocks. Release it with govd_document_free(). */
govd_status govd_document_new(govd_document **document, govd_error *error);

/** Releases a document. NULL is allowed. */
void govd_document_free(govd_document *document);

/** What a file is. The numbers are permanent; new ones are only added. */
typedef enum govd_kind {
  GOVD_KIND_UNKNOWN = 0,
  GOVD_KIND_TEXT = 1, /**< plain text, perhaps with rows of `label | unit | figure |` */
  GOVD_KIND_CSV = 2,  /**< separated by commas, tabs or semicolons */
  GOVD_KIND_MARKDOWN = 3,
  GOVD_KIND_HTML = 4, /**< a page, or a part of one */
  GOVD_KIND_DOCX = 5,
  GOVD_KIND_XLSX = 6,
  GOVD_KIND_PDF = 7,
  GOVD_KIND_JSON = 8, /**< such as govd_report_parse_json() reads */
  GOVD_KIND_DOC = 9,  /**< Word 97 to 2003, or WPS Writer */
  GOVD_KIND_XLS = 10, /**< Excel 97 to 2003, or WPS Spreadsheets */
  GOVD_KIND_OLE = 11, /**< another compound file: of a program, or encrypted */
  GOVD_KIND_ZIP = 12, /**< an archive that is none of the others */
  GOVD_KIND_RTF = 13,
  GOVD_KIND_OFD = 14,        /**< GB/T 33190 */
  GOVD_KIND_ODF = 15,        /**< OpenDocument: ODT, ODS */
  GOVD_KIND_MHT = 16,        /**< a page with its pictures in one file */
  GOVD_KIND_OFFICE_XML = 17, /**< Word or Excel 2003 in one XML file */
  GOVD_KIND_IMAGE = 18
} govd_kind;

/**
 * Tells the kind of a file from its bytes, not its name. Text whose bytes are not valid in
 * any encoding that govd_document_parse() knows is GOVD_KIND_UNKNOWN, and so is an empty file.
 */
govd_kind govd_document_kind(const char *bytes, size_t length);

/** The permanent short name of a kind, such as "docx"; "unknown" for a number that is none. Static. */
const char *govd_kind_name(govd_kind kind);

/**
 * Reads a file of any kind that this build reads. Text may be UTF-8, UTF-16 with a byte order
 * mark, GB18030 (and so GB2312 and GBK), or Big5 where a page declares it; places are those in
 * the text. An HTML page may have 16 MiB, other text 64 MiB.
 *
 * From HTML come the lines that a browser shows, of paragraphs, list items and headings, and
 * the tables, those in cells of others with their parent; a page title only where no line says
 * the same. A table that serves to lay out an article becomes the lines and tables in it.
 *
 * A PDF may have 256 MiB. It is read by the program pdftotext of poppler, which is looked for in
 * the folders of PATH and given a minute, 2 GiB of memory and no file. Tables are found by the
 * places of words; each has a page and a box. A place in a table has its row and column, too, and
 * that of a paragraph the line that it begins with, counted over the whole document. Pages that are
 * pictures have no text: GOVD_E_UNSUPPORTED.
 *
 * From a Word document comes its text as it prints: numbers of list items in front, revisions
 * accepted, hidden text left out; headers first and notes last, these without a place.
 * From a workbook come the sheets, rows and columns that are not hidden; a number shows all its
 * decimals and no separators, a date as 2023-12-31, a formula its last result. Either may
 * have 64 MiB, and tables of a million cells in all.
 *
 * @retval GOVD_E_UNSUPPORTED a kind that is not read; the text says which, and what to do
 * @retval GOVD_E_ENCODING    text that is not valid in its encoding (offset and line are set)
 * @retval GOVD_E_LIMIT       too large, too deep, more than a million paragraphs and tables, or a table
 *                            of more than a million cells
 * @retval GOVD_E_SYNTAX      a PDF or another file that is damaged
 * @retval GOVD_E_IO          pdftotext could not be started
 */
govd_status govd_document_parse(const char *bytes, size_t length, govd_document **document,
                                govd_error *error);

/**
 * Reads plain text: UTF-8 with or without a byte order mark, lines ended by LF,
 * CRLF or CR. A line with `|` in it is a row of a table (`label | unit | figure |`),
 * neighbouring ones are one table; so is what is drawn with `+---+` and `|`, or with box characters,
 * with cells of several lines and merged ones; every other line that is not blank is a paragraph.
 *
 * @param bytes @p length bytes; need not end with NUL
 * @retval GOVD_E_ENCODING not UTF-8, or with a NUL byte (offset and line are set)
 * @retval GOVD_E_LIMIT    more than 64 MiB, a million paragraphs and tables, or a million cells of a table
 */
govd_status govd_document_parse_text(const char *bytes, size_t length, govd_document **document,
                                     govd_error *error);

/**
 * Appends a paragraph. The text is copied, its outer white space dropped.
 * @retval GOVD_E_LIMIT more than a million paragraphs and tables
 */
govd_status govd_document_add_paragraph(govd_document *document, const char *text, govd_place place,
                                        govd_error *error);

/**
 * Appends a table, without cells as yet.
 *
 * @param block receives its index, for filling it; may be NULL
 * @retval GOVD_E_LIMIT more than a million cells, or paragraphs and tables
 */
govd_status govd_document_add_table(govd_document *document, size_t rows, size_t columns, govd_place place,
                                    size_t *block, govd_error *error);

/**
 * Fills a cell of a table. A cell may cover several places of the grid, all of which
 * then show it.
 *
 * @param row_span, column_span from 1
 * @retval GOVD_E_ARGUMENT the block is no table, or the cell reaches out of it
 */
govd_status govd_document_set_cell(govd_document *document, size_t block, size_t row, size_t column,
                                   size_t row_span, size_t column_span, const char *text, govd_place place,
                                   govd_error *error);

/**
 * Says that a table stands inside a cell of another, which was appended before it.
 * @retval GOVD_E_ARGUMENT one of them is no table, or the other has no such cell
 */
govd_status govd_document_nest_table(govd_document *document, size_t block, size_t parent, size_t row,
                                     size_t column, govd_error *error);

size_t govd_document_block_count(const govd_document *document);
const govd_block *govd_document_block(const govd_document *document, size_t block);

/**
 * The name of a page, by its number in places: of a sheet, in a workbook where several hold something.
 * NULL for all others. Borrowed.
 */
const char *govd_document_page_name(const govd_document *document, int page);

/** The cell that covers a place of the grid of a table block. */
const govd_grid_cell *govd_document_grid_cell(const govd_document *document, size_t block, size_t row,
                                              size_t column);

#ifdef __cplusplus
}
#endif

#endif
