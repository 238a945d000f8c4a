# SPDX-License-Identifier: Apache-2.0
"""Quirks of tables: merged cells, heads, parts, and what else stands in the document."""
from __future__ import annotations

from copy import deepcopy
from typing import List

from layout import places
from model import Cell, Document, Paragraph, Table
from quirks.registry import FLAT, LAYOUT, MARKED_UP, NEW_FORMS, OLD_FORM, PARTS, TABLES, quirk

_SPANNED = MARKED_UP | FLAT | frozenset({"markdown"})


@quirk(LAYOUT, "labels", forms=NEW_FORMS)
def labels_in_one_column(document: Document) -> bool:
    document.options["label_columns"] = 1
    return True


@quirk(LAYOUT, "labels", forms=NEW_FORMS)
def labels_in_two_columns(document: Document) -> bool:
    document.options["label_columns"] = 2
    return True


@quirk(LAYOUT, "labels", forms=NEW_FORMS)
def labels_in_three_columns(document: Document) -> bool:
    document.options["label_columns"] = 3
    return True


@quirk(LAYOUT, "labels", forms=NEW_FORMS)
def no_group_rows(document: Document) -> bool:
    document.options.update(label_columns=1, no_group_rows=True)
    return True


@quirk(LAYOUT, "labels", forms=NEW_FORMS)
def group_labels_across(document: Document) -> bool:
    """A group's label spans the whole row."""
    document.options.update(label_columns=1, wide_group_rows=True)
    return True


@quirk(LAYOUT, "heads", forms=NEW_FORMS)
def other_head_lines(document: Document) -> bool:
    document.options["head_lines"] = document.rng.choice((1, 2, 3))
    return True


@quirk(LAYOUT, "disputes", forms=NEW_FORMS)
def disputes_as_rows(document: Document) -> bool:
    document.options["disputes"] = "rows"
    return True


@quirk(LAYOUT, "disputes", forms=NEW_FORMS)
def disputes_with_two_heads(document: Document) -> bool:
    document.options["disputes"] = "two"
    return True


@quirk(LAYOUT, "disputes", forms=NEW_FORMS)
def disputes_in_three_tables(document: Document) -> bool:
    document.options["disputes"] = "three"
    return True


@quirk(LAYOUT, "art20", forms=NEW_FORMS)
def one_table_for_article_20(document: Document) -> bool:
    document.options["big_table"] = True
    return True


@quirk(LAYOUT, "first_columns", forms=OLD_FORM)
def numerals_in_own_column(document: Document) -> bool:
    document.options["numeral_column"] = True
    return True


@quirk(LAYOUT, "unit_column", forms=OLD_FORM)
def no_unit_column(document: Document) -> bool:
    document.options["no_unit_column"] = True
    return True


@quirk(LAYOUT, "covered", formats=FLAT)
def covered_cells_repeat(document: Document) -> bool:
    """Where cells were merged, each row shows the text."""
    document.options["repeat_rows"] = True
    return True


def _tables(document: Document) -> List[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _main(document: Document) -> Table:
    return next(t for t in _tables(document) if t.id in ("stat", "requests"))


def _width(table: Table) -> int:
    return sum(cell.colspan for cell in table.rows[0])


@quirk(TABLES, "first_row")
def empty_first_row(document: Document) -> bool:
    table = document.rng.choice(_tables(document))
    table.rows.insert(0, [Cell("", role="filler") for _ in range(_width(table))])
    table.head_rows += 1
    return True


@quirk(TABLES, "first_row")
def table_name_as_first_row(document: Document) -> bool:
    table = _main(document)
    width = _width(table)
    name = "政府信息公开情况统计表" if table.id == "stat" else "收到和处理政府信息公开申请情况"
    table.rows.insert(0, [Cell(name, width, role="head")])
    if document.rng.random() < 0.5:
        table.rows.insert(1, [Cell("单位：件", width, role="head")])
        table.head_rows += 1
    table.head_rows += 1
    return True


@quirk(TABLES, "before")
def metadata_table_first(document: Document) -> bool:
    rows = [("索引号", "000000/2023-00001"), ("发布机构", document.body or "某单位"), ("发文日期", "2024年1月22日"), ("文号", ""), ("浏览次数", "143")]
    table = Table(None, [[Cell(a, role="label"), Cell(b)] for a, b in rows])
    document.blocks.insert(0, table)
    return True


@quirk(TABLES, "other_tables")
def other_tables(document: Document) -> bool:
    """Tables that are none of the form's, before and after those that are."""
    rng = document.rng
    own = Table(None, [[Cell("栏目", role="head"), Cell("发布数量", role="head"), Cell("占比", role="head")]]
                + [[Cell(name, role="label"), Cell(str(rng.randint(1, 300))), Cell(f"{rng.randint(1, 60)}%")]
                   for name in ("通知公告", "工作动态", "财政预决算", "办事指南")])
    later = Table(None, [[Cell("月份", role="head"), Cell("访问量", role="head")]]
                  + [[Cell(f"{m}月", role="label"), Cell(str(rng.randint(1000, 90000)))] for m in range(1, 7)])
    first = document.blocks.index(_main(document))
    document.blocks[first:first] = [own, Paragraph("各栏目发布情况见上表。")]
    document.blocks.extend([Paragraph("附：网站访问情况"), later])
    return True


@quirk(PARTS, "parts")
def table_in_parts(document: Document) -> bool:
    """A table split over pages, its head repeated or not, upright labels printed again."""
    table = _main(document)
    first = table.head_rows
    cut = document.rng.randint(first + 2, len(table.rows) - 2)
    again = document.rng.random() < 0.5
    rows = _cut_spans(table.rows, cut)
    second = Table(table.id, (deepcopy(rows[:first]) if again else []) + rows[cut:], first if again else 0)
    table.rows = rows[:cut]
    at = document.blocks.index(table)
    document.blocks[at + 1:at + 1] = [Paragraph(document.rng.choice(("", "— 3 —", "续表"))), second]
    return True


def _cut_spans(rows: List[List[Cell]], cut: int) -> List[List[Cell]]:
    """Cells that reach over the cut are printed once more behind it."""
    again: List[Cell] = []
    for r, cells in enumerate(rows[:cut]):
        for cell in cells:
            if r + cell.rowspan > cut:
                again.append(Cell(cell.text, cell.colspan, r + cell.rowspan - cut, cell.role))
                cell.rowspan = cut - r
    return rows[:cut] + [again + rows[cut]] + rows[cut + 1:]


@quirk(TABLES, "spans", formats=MARKED_UP)
def missing_rowspans(document: Document) -> bool:
    """Where a cell should reach down, empty cells stand instead."""
    table = _main(document)
    for r, cells in enumerate(table.rows):
        column = 0
        for cell in list(cells):
            for below in range(1, cell.rowspan):
                if r >= table.head_rows:
                    _insert_at(table.rows[r + below], column, Cell("", cell.colspan, role="filler"))
            if r >= table.head_rows:
                cell.rowspan = 1
            column += cell.colspan
    return True


def _insert_at(cells: List[Cell], column: int, cell: Cell) -> None:
    at, passed = 0, 0
    while at < len(cells) and passed < column:
        passed += cells[at].colspan
        at += 1
    cells.insert(at, cell)


@quirk(TABLES, "spans", formats=MARKED_UP)
def columns_of_two(document: Document) -> bool:
    """Every cell is two columns wide."""
    for cells in _main(document).rows:
        for cell in cells:
            cell.colspan *= 2
    return True


@quirk(TABLES, "spans", formats=MARKED_UP)
def finer_grid(document: Document) -> bool:
    """The grid has more columns than the table: each is one to three wide."""
    table = _main(document)
    widest = max(max(row, default=0) for row in places(table)) + 1  # a figure in two cells stands beyond the head
    widths = [document.rng.randint(1, 3) for _ in range(widest)]
    columns = [{id(place.cell): column for column, place in reversed(sorted(row.items()))} for row in places(table)]
    wider = {}
    for row in columns:
        for cells in table.rows:
            for cell in cells:
                if id(cell) in row:
                    wider[id(cell)] = sum(widths[row[id(cell)]:row[id(cell)] + cell.colspan])
    for cells in table.rows:
        for cell in cells:
            cell.colspan = wider[id(cell)]
    return True


@quirk(TABLES, "spans", forms=NEW_FORMS, formats=MARKED_UP)
def rows_of_other_widths(document: Document) -> bool:
    """A grid with a column more than the table: in each row another cell is two columns wide."""
    rng = document.rng
    tables = [t for t in _tables(document) if t.id and all(c.colspan == c.rowspan == 1 for row in t.rows for c in row)
              and min(map(len, t.rows)) == max(map(len, t.rows)) > 2]
    if not tables:
        return False
    for cells in rng.choice(tables).rows:
        rng.choice(cells).colspan = 2
    return True


@quirk(TABLES, "first_row first_columns")
def serial_column(document: Document) -> bool:
    """A column that counts the rows stands before the labels."""
    table = _main(document)
    if table.head_rows:
        table.rows[0].insert(0, Cell("序号", rowspan=table.head_rows, role="head"))
    for number, cells in enumerate(table.rows[table.head_rows:], 1):
        cells.insert(0, Cell(str(number), role="label"))
    return True


@quirk(TABLES, "head first_row", forms=OLD_FORM)
def no_head_row(document: Document) -> bool:
    """Only where a table has one column of figures does it need no head."""
    if "total" in document.options:
        return False  # nothing else says which column is that of the totals
    table = _main(document)
    del table.rows[:table.head_rows]
    table.head_rows = 0
    return True
