/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_DUMP_H
#define GOVD_TESTS_DUMP_H

#include <govdisclosure/document.h>

/*
 * A document as plain text, for expected.txt of fixtures. Release with free().
 *
 *     paragraph 1:1 某镇2023年报告
 *     table 2:1 2x3
 *       0,0 2x1 2:1 规章
 *       0,1 none
 *
 * Each block has its place; each cell of a table its row and column, the rows and
 * columns it covers, where they are not 1x1, and its place. A line feed is
 * written \n. A place without a cell is `none`; a nested table says where it stands.
 */
char *dump_document(const govd_document *document);

#endif
