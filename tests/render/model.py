# SPDX-License-Identifier: Apache-2.0
"""What is rendered: a report as rows and figures, then as tables with merged cells.

Quirks change the first (`Sheet`) before it is laid out, or the second (`Table`) after.
Along with the document goes the truth: what a reader should find in each cell.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any, Dict, List, Optional, Union

from forms import Form, FormTable

# Beside the library's own states: the document does not say which figure belongs here.
UNCLEAR = "unclear"


@dataclass(frozen=True)
class Truth:
    state: str
    value: Optional[str] = None


@dataclass
class Figure:
    """One figure as it is printed. Without a cell it belongs to no cell of the form."""

    text: str
    cell: Optional[str] = None


@dataclass
class Row:
    id: Optional[str]
    title: str
    numeral: str = ""
    note: str = ""
    unit: str = ""
    parent: Optional[str] = None
    is_group: bool = False
    figures: List[Figure] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.numeral + self.title + self.note


@dataclass
class Sheet:
    """One table of the form before it is laid out."""

    id: str
    title: str
    corner: str
    column_ids: List[str]
    heads: List[str]
    rows: List[Row]

    def row(self, row_id: str) -> Optional[Row]:
        return next((row for row in self.rows if row.id == row_id), None)


@dataclass
class Cell:
    text: str
    colspan: int = 1
    rowspan: int = 1
    role: str = "figure"  # label, head, figure, unit, filler


@dataclass
class Table:
    """Rows of cells as in HTML: a cell that is covered by another is not there."""

    id: Optional[str]
    rows: List[List[Cell]]
    head_rows: int = 0


@dataclass
class Paragraph:
    text: str
    level: int = 0  # 1 for the title, 2 for headings of sections


Block = Union[Paragraph, Table]


@dataclass
class Section:
    id: Optional[str]
    title: str
    paragraphs: List[str]


@dataclass
class Document:
    form: Form
    rng: Random
    body: Optional[str]
    year: int
    truth: Dict[str, Truth]
    sheets: Dict[str, Sheet]
    title: List[str]
    sections: List[Section]
    sound: bool
    options: Dict[str, Any] = field(default_factory=dict)
    blocks: List[Block] = field(default_factory=list)
    quirks: List[str] = field(default_factory=list)

    def figures(self) -> List[Figure]:
        return [f for sheet in self.sheets.values() for row in sheet.rows for f in row.figures if f.cell]

    def rows(self) -> List[Row]:
        return [row for sheet in self.sheets.values() for row in sheet.rows]

    def forget(self, row: Row, state: str) -> None:
        """The cells of a row can no longer be read off the document."""
        for figure in row.figures:
            if figure.cell:
                self.truth[figure.cell] = Truth(state)


def make_sheet(table: FormTable, figures: Dict[str, str]) -> Sheet:
    """A table as the form prints it. Cells without a figure are printed blank."""
    rows = []
    for source in table.rows:
        cells = [table.cell(source.id, column.id) for column in table.columns]
        row = Row(source.id, source.title, source.numeral, source.note, source.unit, source.parent,
                  source.is_group or not source.takes_value)
        row.figures = [Figure(figures.get(cell, ""), cell) for cell in cells]
        rows.append(row)
    return Sheet(table.id, table.title, table.corner, [c.id for c in table.columns],
                 [c.title for c in table.columns], rows)


def first_truth(form: Form, figures: Dict[str, str]) -> Dict[str, Truth]:
    return {cell: Truth("given", figures[cell]) if cell in figures else Truth("blank") for cell in form.cells}
