# SPDX-License-Identifier: Apache-2.0
"""Tables drawn with characters: with + - | as pandoc and database clients do, or with box characters.

Those are one column wide in most programs, and two in the Chinese ones that they were made for.
"""
from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Dict, List
from unicodedata import east_asian_width

from layout import Place, places
from model import Cell, Table

# By the strokes that meet: up 1, right 2, down 4, left 8.
_BOXES = {1: "│", 2: "─", 3: "└", 4: "│", 5: "│", 6: "┌", 7: "├", 8: "─", 9: "┘", 10: "─", 11: "┴", 12: "┐", 13: "┤",
          14: "┬", 15: "┼"}


def _joint(strokes: int, style: str) -> str:
    if style != "signs":
        return _BOXES.get(strokes, " ")
    if not strokes:
        return " "
    return "+" if strokes & 10 else "|"


def _width(text: str, style: str) -> int:
    wide = "WFA" if style == "wide" else "WF"
    return sum(2 if east_asian_width(letter) in wide else 1 for letter in text)


def _wrapped(text: str, width: int, style: str) -> List[str]:
    """The lines of a text, cut wherever it is full, as Chinese is."""
    lines = [""]
    for letter in text:
        if letter == "\n" or _width(lines[-1] + letter, style) > width:
            lines.append("" if letter == "\n" else letter)
        else:
            lines[-1] += letter
    return [line.strip() for line in lines]


@dataclass
class _Area:
    """A cell with the rows and columns that it covers, the ends left out."""

    cell: Cell
    top: int
    left: int
    bottom: int
    right: int


def _areas(rows: List[Dict[int, Place]]) -> List[_Area]:
    """What is missing at the end of a row is not drawn; what is missing within is an empty cell."""
    found: Dict[int, _Area] = {}
    for r, row in enumerate(rows):
        for c in range(1 + max(row, default=-1)):
            cell = row[c].cell if c in row else Cell("")
            area = found.setdefault(id(cell) if c in row else -1 - r * 1000 - c, _Area(cell, r, c, r, c))
            area.bottom, area.right = max(area.bottom, r + 1), max(area.right, c + 1)
    return list(found.values())


def _widths(areas: List[_Area], columns: int, style: str, rng: Random) -> List[int]:
    """Wide enough for figures, which nobody breaks; labels and heads are given less than they need."""
    widths = [2] * columns
    for area in sorted(areas, key=lambda area: area.right - area.left):
        whole = _width(area.cell.text.replace("\n", ""), style)
        if area.cell.role in ("label", "head"):
            whole = min(whole, rng.choice((8, 12, 20, 40)))
        lacking = whole - sum(widths[area.left : area.right]) - 2 * (area.right - area.left - 1)
        if lacking > 0:
            widths[area.right - 1] += lacking
    return [width + width % 2 for width in widths]


def draw(table: Table, style: str, rng: Random) -> List[str]:
    """The lines of a table."""
    rows = places(table)
    columns = 1 + max(max(row, default=0) for row in rows)
    areas = _areas(rows)
    widths = _widths(areas, columns, style, rng)
    stroke = 2 if style == "wide" else 1
    left = [sum(widths[:c]) + c * (stroke + 2) for c in range(columns + 1)]  # where the stroke before a column stands

    def room(area: _Area) -> int:
        return left[area.right] - left[area.left] - stroke - 2

    heights = [1] * len(rows)
    for area in sorted(areas, key=lambda area: area.bottom - area.top):
        lines = len(_wrapped(area.cell.text, room(area), style))
        lacking = lines - sum(heights[area.top : area.bottom]) - (area.bottom - area.top - 1)
        heights[area.bottom - 1] += max(lacking, 0)
    top = [sum(heights[:r]) + r for r in range(len(rows) + 1)]  # the line of the rule above a row
    owner = {(r, c): k for k, area in enumerate(areas) for r in range(area.top, area.bottom)
             for c in range(area.left, area.right)}

    def parted(a: tuple, b: tuple) -> bool:
        return owner.get(a, -1) != owner.get(b, -1)

    def joint(r: int, c: int) -> str:
        strokes = parted((r - 1, c - 1), (r - 1, c)) * 1 + parted((r - 1, c), (r, c)) * 2
        strokes += parted((r, c - 1), (r, c)) * 4 + parted((r - 1, c - 1), (r, c - 1)) * 8
        return _joint(strokes, style)

    lines = []
    for y in range(top[-1] + 1):
        r = max(k for k in range(len(top)) if top[k] <= y)
        line, c = "", 0
        while c < columns:
            rule = y == top[r]
            if rule and parted((r - 1, c), (r, c)):
                across = "-" if style == "signs" else "─"
                line += joint(r, c) + across * ((left[c + 1] - left[c] - stroke) // stroke)
                c += 1
                continue
            if (r, c) not in owner:
                line += (joint(r, c) if rule else _joint(5 if (r, c - 1) in owner else 0, style)) + " " * (widths[c] + 2)
                c += 1
                continue
            area = areas[owner[(r, c)]]
            texts = _wrapped(area.cell.text, room(area), style)
            at = y - top[area.top] - 1
            text = texts[at] if 0 <= at < len(texts) else ""
            line += joint(r, c) if rule else _joint(5, style)
            line += " " + text + " " * (room(area) + 1 - _width(text, style))
            c = area.right
        end = joint(r, columns) if y == top[r] else _joint(5 if (r, columns - 1) in owner else 0, style)
        lines.append((line + end).rstrip())
    return lines
