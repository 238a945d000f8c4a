# SPDX-License-Identifier: Apache-2.0
"""Sheets laid out as tables with merged cells, in the ways that bodies print them.

`Document.options` says which way; without options the tables are plain: one column of labels.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from model import Block, Cell, Document, Figure, Paragraph, Row, Sheet, Table

_UNIT_OF_GROUP = "——"


def lay_out(document: Document) -> None:
    """Sets the blocks: title, sections with the tables that belong to them, what stands behind."""
    document.blocks = [Paragraph(line, 1) for line in document.title]
    by_section: Dict[Optional[str], List[Block]] = {}
    for table in document.form.tables:
        blocks = by_section.setdefault(table.section or None, [])
        blocks.extend(_blocks_of(document, document.sheets[table.id]))
    if document.options.get("big_table"):
        by_section["disclosure"] = [_big_table(document)]
    for section in document.sections:
        if section.title:
            document.blocks.append(Paragraph(section.title, 2))
        document.blocks.extend(Paragraph(text) for text in section.paragraphs)
        document.blocks.extend(by_section.pop(section.id, []) if section.id else [])
    for blocks in by_section.values():
        document.blocks.extend(blocks)


def _blocks_of(document: Document, sheet: Sheet) -> List[Block]:
    if sheet.id == "stat":
        return _statistics(document, sheet)
    if sheet.id == "requests":
        return list(_requests(document, sheet))
    if sheet.id == "disputes":
        return _disputes(document, sheet)
    head = [Cell("信息内容", role="head")] + [Cell(text, role="head") for text in sheet.heads]
    return [Paragraph(sheet.title), Table(sheet.id, [head] + [_simple_row(row) for row in sheet.rows], 1)]


def _figure(figure: Figure, colspan: int = 1) -> Cell:
    return Cell(figure.text, colspan=colspan)


def _simple_row(row: Row) -> List[Cell]:
    return [Cell(row.label, role="label")] + [_figure(f) for f in row.figures]


# The single table of cn-2014


def _statistics(document: Document, sheet: Sheet) -> List[Block]:
    options = document.options
    head = [Cell("统计指标", role="head"), Cell("单位", role="head")] + [Cell(h, role="head") for h in sheet.heads]
    rows = [head]
    for row in sheet.rows:
        unit = row.unit or (_UNIT_OF_GROUP if row.is_group else "")
        cells = [Cell(row.label, role="label"), Cell(unit, role="unit")] + [_figure(f) for f in row.figures]
        if options.get("numeral_column"):
            cells[0:1] = [Cell(row.numeral, role="label"), Cell(row.title + row.note, role="label")]
        rows.append(cells)
    if options.get("numeral_column"):
        head.insert(0, Cell("序号", role="head"))
    if options.get("no_unit_column"):
        for cells in rows:
            del cells[-1 - len(sheet.heads)]
    table = Table(sheet.id, rows, 1)
    name = Paragraph("政府信息公开情况统计表")
    year = Paragraph(f"（{document.year}年度）")
    filler = Paragraph(f"填报单位（盖章）：{document.body or ''}")
    signed = [Paragraph("单位负责人：     审核人：     填报人："), Paragraph("联系电话：      填报日期：")]
    return [name, year, filler, table] + signed


# The table of requests


def _request_heads(sheet: Sheet, width: int, lines: int) -> List[List[Cell]]:
    """One line of heads, two, or the form's three."""
    heads = [Cell(text, role="head") for text in sheet.heads]
    corner = Cell(sheet.corner, width, lines, "head")
    if lines == 1:
        return [[corner] + heads]
    few = Cell("法人或其他组织", 5, role="head")
    outer = [Cell(heads[0].text, rowspan=2, role="head"), few, Cell(heads[6].text, rowspan=2, role="head")]
    if lines == 2:
        return [[corner] + outer, heads[1:6]]
    return [[corner, Cell("申请人情况", 7, role="head")], outer, heads[1:6]]


def _leaves(sheet: Sheet, group: Optional[str]) -> List[Row]:
    """The rows without parts under a row, in their order."""
    leaves = []
    for row in sheet.rows:
        at = row
        while at is not None and at.id != group:
            at = sheet.row(at.parent) if at.parent else None
        if at is not None and at is not row and not row.is_group:
            leaves.append(row)
    return leaves


def _requests(document: Document, sheet: Sheet) -> List[Table]:
    width = document.options.get("label_columns", 1)
    lines = document.options.get("head_lines", 1)
    heads = _request_heads(sheet, width, lines)
    make = {1: _flat_rows, 2: _rows_under_result, 3: _nested_rows}[width]
    return [Table(sheet.id, heads + make(document, sheet), lines)]


def _flat_rows(document: Document, sheet: Sheet) -> List[List[Cell]]:
    rows = []
    for row in sheet.rows:
        bare = row.is_group and not any(f.text for f in row.figures)
        if bare and document.options.get("no_group_rows"):
            continue
        if bare and document.options.get("wide_group_rows"):
            rows.append([Cell(row.label, 1 + len(row.figures), role="label")])
        else:
            rows.append(_simple_row(row))
    return rows


def _rows_under_result(document: Document, sheet: Sheet) -> List[List[Cell]]:
    """三、本年度办理结果 stands upright over the rows of results, their groups having rows of their own."""
    under = [row for row in sheet.rows if row.id and row.id.startswith("result.")]
    rows = []
    for row in sheet.rows:
        if row.id == "result":
            continue
        cells = _simple_row(row)
        if row not in under:
            cells[0].colspan = 2
        elif row is under[0]:
            cells.insert(0, _upright(sheet, len(under)))
        rows.append(cells)
    return rows


def _upright(sheet: Sheet, rows: int) -> Cell:
    result = sheet.row("result")
    return Cell(result.label if result else "三、本年度办理结果", rowspan=rows, role="label")


def _nested_rows(document: Document, sheet: Sheet) -> List[List[Cell]]:
    """As in the form: three columns of labels, groups without rows of their own."""
    leaves = _leaves(sheet, "result")
    rows = []
    for row in sheet.rows:
        if row.is_group:
            continue
        cells = _simple_row(row)
        group = sheet.row(row.parent) if row.parent else None
        if row not in leaves:
            cells[0].colspan = 3
        elif group is None or group.id == "result":
            cells[0].colspan = 2
        else:
            siblings = [leaf for leaf in leaves if leaf.parent == row.parent]
            if row is siblings[0]:
                cells.insert(0, Cell(group.label, rowspan=len(siblings), role="label"))
        if leaves and row is leaves[0]:
            cells.insert(0, _upright(sheet, len(leaves)))
        rows.append(cells)
    return rows


# The table of disputes


def _disputes(document: Document, sheet: Sheet) -> List[Block]:
    style = document.options.get("disputes", "form")
    if style == "rows":
        head = [Cell("类别", role="head")] + [Cell(h, role="head") for h in sheet.heads]
        return [Table(sheet.id, [head] + [_simple_row(row) for row in sheet.rows], 1)]
    if style == "three":
        blocks: List[Block] = []
        for row in sheet.rows:
            blocks.append(Table(sheet.id, _dispute_heads(sheet, [row]) + [[_figure(f) for f in row.figures]], 2))
            blocks.append(Paragraph(""))
        return blocks[:-1]
    figures = [_figure(f) for row in sheet.rows for f in row.figures]
    heads = _dispute_heads(sheet, sheet.rows) if style == "two" else _dispute_heads_of_form(sheet)
    return [Table(sheet.id, heads + [figures], len(heads))]


def _dispute_heads(sheet: Sheet, rows: List[Row]) -> List[List[Cell]]:
    blocks = [Cell(row.label, len(sheet.heads), role="head") for row in rows]
    return [blocks, [Cell(h, role="head") for _ in rows for h in sheet.heads]]


def _dispute_heads_of_form(sheet: Sheet) -> List[List[Cell]]:
    first, second, third = (row.label for row in sheet.rows)
    top = [Cell(first, 5, 2, "head"), Cell("行政诉讼", 10, role="head")]
    middle = [Cell(second, 5, role="head"), Cell(third, 5, role="head")]
    return [top, middle, [Cell(h, role="head") for _ in sheet.rows for h in sheet.heads]]


# All tables of article 20 as one


def _big_table(document: Document) -> Table:
    """Heads and data of each part share out the columns of the widest part."""
    parts = [document.sheets[t.id] for t in document.form.tables if t.id.startswith("art20")]
    width = max(len(part.heads) for part in parts)
    rows: List[List[Cell]] = []
    for part in parts:
        rows.append([Cell(part.title, width + 1, role="head")])
        rows.append(_spread([Cell("信息内容", role="head")] + [Cell(h, role="head") for h in part.heads], width))
        rows.extend(_spread(_simple_row(row), width) for row in part.rows)
    return Table("art20", rows, 1)


def _spread(cells: List[Cell], width: int) -> List[Cell]:
    """The last cells get wider until the row is as wide as the table."""
    count = len(cells) - 1
    for index, cell in enumerate(cells[1:]):
        cell.colspan = width // count + (1 if index >= count - width % count else 0)
    return cells


@dataclass(frozen=True)
class Place:
    """A place of the grid: the cell that covers it, and how far into that cell it lies."""

    cell: Cell
    down: int
    right: int


def places(table: Table) -> List[Dict[int, Place]]:
    """For each row, what stands in its columns. A row may be shorter than others, or have gaps."""
    rows: List[Dict[int, Place]] = [{} for _ in table.rows]
    for r, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while column in rows[r]:
                column += 1
            for down in range(min(cell.rowspan, len(rows) - r)):
                for right in range(cell.colspan):
                    rows[r + down].setdefault(column + right, Place(cell, down, right))
            column += cell.colspan
    return rows


def grid(table: Table, repeat_rows: bool = False) -> List[List[str]]:
    """The table without merged cells: what a cell covers is empty, or each row shows its text."""
    lines = []
    for row in places(table):
        line = [""] * (max(row, default=-1) + 1)
        for column, place in row.items():
            if place.right == 0 and (place.down == 0 or repeat_rows):
                line[column] = place.cell.text
        lines.append(line)
    return lines
