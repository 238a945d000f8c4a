# SPDX-License-Identifier: Apache-2.0
"""Where something stood in its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Tuple


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in hundredths of a point from the page's left and upper edge."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Place:
    """A place in a source. Every number counts from 1; None where it is not known or there is no such thing.

    In text and HTML it is a line and a column; in a Word document a table, its row and its column, or the
    running number of a paragraph as the line; in a workbook a page, which is the sheet, its row and its
    column; in a PDF a page and a box on it, and a table, its row and its column, or the line that a
    paragraph begins with.

    >>> print(Place(41, 12))
    41:12
    >>> print(Place(column=3, page=2, row_number=7))
    page 2, row 7, column 3
    """

    line: Optional[int] = None
    """In the whole document."""
    column: Optional[int] = None
    """Of the table or sheet where there is a row number, else in characters."""
    page: Optional[int] = None
    """Of a PDF; of a workbook, the sheet."""
    table_number: Optional[int] = None
    """In the whole document."""
    row_number: Optional[int] = None
    """Of the table or sheet."""
    box: Optional[Box] = None
    """On the page."""

    def __str__(self) -> str:
        words = [("page", self.page), ("table", self.table_number), ("row", self.row_number)]
        parts = [f"{word} {number}" for word, number in words if number is not None]
        if self.line is not None:
            parts.append(str(self.line) if self.column is None or self.row_number else f"{self.line}:{self.column}")
        if self.column is not None and (self.row_number is not None or self.line is None):
            parts.append(f"column {self.column}")
        return ", ".join(parts)


def _place(parts: Tuple[Any, ...]) -> Optional[Place]:
    """A place from the numbers of C, where 0 is not known."""
    if not any(parts):
        return None
    line, column, page, table_number, row_number, *box = (number or None for number in parts)
    return Place(line, column, page, table_number, row_number, Box(*parts[5:]) if any(box) else None)


def _parts(place: Optional[Place]) -> Tuple[int, ...]:
    """The numbers of C for a place."""
    if place is None:
        return (0,) * 9
    box = (0,) * 4 if place.box is None else (place.box.left, place.box.top, place.box.right, place.box.bottom)
    numbers = (place.line, place.column, place.page, place.table_number, place.row_number)
    return (*(number or 0 for number in numbers), *box)
