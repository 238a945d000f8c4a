# SPDX-License-Identifier: Apache-2.0
"""PDF as word processors print it: labels wrapped in their cells, figures centred in height, tables over pages."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Dict, List, Tuple

from formats.pdf_file import Page, width_of, write_file
from layout import Place, places
from model import Cell, Document, Paragraph, Table

_NO_LINE_START = "，。、；：）)》”？！"
_PIECE = re.compile(r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*|[!-~]+|.")  # figures stay whole, in full width, too


def _wrap(text: str, width: float, size: float) -> List[str]:
    """The lines of a text: words and figures stay whole, and punctuation does not begin a line."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for piece in _PIECE.findall(part):
            fits = width_of(line + piece, size) <= width + 0.01
            if line and not fits and piece not in _NO_LINE_START:
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return lines


@dataclass
class Laid:
    """A cell in its place: rows and columns that it covers, and its lines."""

    cell: Cell
    row: int
    column: int
    lines: List[str]


class Typesetter:
    def __init__(self, document: Document):
        options = document.options
        self.document, self.rng = document, document.rng
        self.size = options.get("pdf_size", 10.5)
        self.leading = self.size * options.get("pdf_leading", 1.3)
        self.pad_x = options.get("pdf_pad_x", 5.4)
        self.pad_y = options.get("pdf_pad_y", 1.0)
        self.width, self.height = (842, 595) if options.get("pdf_landscape") else (595, 842)
        self.margin = options.get("pdf_margin", 62)
        self.pages: List[Page] = []
        self.y = 0.0
        self.new_page()
        self.y += self.rng.uniform(0, 200)  # so that tables break anywhere

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin

    @property
    def bottom(self) -> float:
        return self.height - 72

    def new_page(self) -> None:
        self.pages.append(Page(self.width, self.height))
        self.y = 72.0
        header = self.document.options.get("pdf_header")
        if header:
            self.centred(header, 45, 9)

    def centred(self, text: str, middle: float, size: float) -> None:
        self.text((self.width - width_of(text, size)) / 2, middle, size, text)

    def text(self, x: float, middle: float, size: float, text: str) -> None:
        if text.strip():
            self.pages[-1].text(x, middle, size, text, self.document.options.get("pdf_digits_font", False))

    # Paragraphs

    def paragraph(self, paragraph: Paragraph) -> None:
        size = 16 if paragraph.level == 1 else 12
        pitch = size * 1.6
        indent = "" if paragraph.level == 1 else "　　"
        for line in _wrap(indent + paragraph.text, self.inner, size):
            if self.y + pitch > self.bottom:
                self.new_page()
            shown = line.lstrip("　")
            x = self.margin + width_of(line, size) - width_of(shown, size)
            if paragraph.level == 1:
                x = (self.width - width_of(shown, size)) / 2
            self.text(x, self.y + pitch / 2, size, shown)
            self.y += pitch
        self.y += 4 if paragraph.level else 0

    # Tables

    def _least(self, cell: Cell, size: float) -> float:
        """A cell is no narrower than its longest word, and heads have two characters a line."""
        words = [width_of(word, size) for word in _PIECE.findall(cell.text)]
        if cell.role == "figure" and len(cell.text) <= 10:
            words.append(width_of(cell.text, size))
        upright = cell.rowspan > 6 or self.document.options.get("pdf_narrow_heads") and cell.role == "head"
        few = 1 if upright else 4 if cell.role == "label" else 2
        return max([min(few * size, width_of(cell.text, size))] + words) + 2 * self.pad_x

    def _columns(self, rows: List[Dict[int, Place]], size: float) -> List[float]:
        count = max(max(row, default=0) for row in rows) + 1
        least, wanted = [2 * self.pad_x + size] * count, [1.0] * count
        for row in rows:
            for column, place in row.items():
                if place.right or place.down or place.cell.colspan > 1:
                    continue
                least[column] = max(least[column], self._least(place.cell, size))
                if place.cell.rowspan <= 6:
                    wanted[column] = max(wanted[column], width_of(place.cell.text, size))
        spare = self.inner - sum(least)
        for row in rows:  # what a wide cell lacks goes to its last column
            for column, place in row.items():
                span = range(column, min(column + place.cell.colspan, count))
                if len(span) > 1 and not place.right and not place.down:
                    lack = self._least(place.cell, size) - sum(least[c] for c in span)
                    least[span[-1]] += max(0.0, lack)
                    spare -= max(0.0, lack)
        if spare < 0:
            return []
        more = [max(0.0, w + 2 * self.pad_x - l) for w, l in zip(wanted, least)]
        share = min(1.0, spare / sum(more)) if sum(more) else 0
        widths = [l + m * share for l, m in zip(least, more)]
        left = (self.inner - sum(widths)) / count
        return [w + left for w in widths]

    def _lay(self, rows, widths: List[float], size: float) -> List[Laid]:
        laid = []
        for r, row in enumerate(rows):
            for column, place in sorted(row.items()):
                if not place.right and not place.down:
                    width = sum(widths[column:column + place.cell.colspan]) - 2 * self.pad_x
                    laid.append(Laid(place.cell, r, column, _wrap(place.cell.text, width, size)))
        return laid

    def _heights(self, laid: List[Laid], count: int, leading: float) -> List[float]:
        heights = [leading + 2 * self.pad_y] * count
        for item in sorted(laid, key=lambda i: i.cell.rowspan):
            last = min(item.row + item.cell.rowspan, count)
            lack = len(item.lines) * leading + 2 * self.pad_y - sum(heights[item.row:last])
            if lack > 0:
                heights[last - 1] += lack
        return heights

    def table(self, table: Table) -> None:
        rows = places(table)
        size = self.size
        widths = self._columns(rows, size)
        while not widths:
            size -= 0.5
            if size < 4:
                self.pad_x, size = 1.0, 5
            widths = self._columns(rows, size)
        laid = self._lay(rows, widths, size)
        heights = self._heights(laid, len(rows), size * self.leading / self.size)
        again = self.document.options.get("pdf_repeat_head") and table.head_rows
        first = 0
        while first < len(rows):
            head = list(range(table.head_rows)) if again and first else []
            shown = head + self._fitting(heights, first, sum(heights[r] for r in head))
            if len(shown) == len(head):
                self.new_page()
                continue
            self._rows(laid, widths, heights, shown, size)
            first = shown[-1] + 1
            if first < len(rows):
                self.new_page()
        self.y += 6

    def _fitting(self, heights: List[float], first: int, used: float) -> List[int]:
        """The rows that have room on the page; never a head alone."""
        y, last = self.y + used, first
        while last < len(heights) and (y + heights[last] <= self.bottom or y < 100 + used):
            y += heights[last]
            last += 1
        return list(range(first, last))

    def _rows(self, laid: List[Laid], widths, heights, shown: List[int], size: float) -> None:
        tops: Dict[int, float] = {}
        y = self.y
        for row in shown:
            tops[row] = y
            y += heights[row]
        for item in laid:
            covered = [r for r in range(item.row, item.row + item.cell.rowspan) if r < len(heights)]
            here = [r for r in covered if r in tops]
            lines = self._lines_on_page(item, heights, covered, here, size * self.leading / self.size)
            if lines:
                self._cell(replace(item, lines=lines), widths, tops[here[0]], tops[here[-1]] + heights[here[-1]], size)
        if not self.document.options.get("pdf_no_rules"):
            self._rules(tops, widths, y)
        self.y = y

    def _lines_on_page(self, item: Laid, heights, covered: List[int], here: List[int], leading: float) -> List[str]:
        """A cell that lies on two pages is printed where most of it is; what has no room there is parted."""
        room = sum(heights[r] for r in here)
        elsewhere = sum(heights[r] for r in covered) - room
        if not here or not elsewhere:
            return item.lines if here else []
        if len(item.lines) * leading + 2 * self.pad_y <= max(room, elsewhere) + 0.01:
            return item.lines if room >= elsewhere else []
        is_first = here[0] == covered[0]
        upper = int(((room if is_first else elsewhere) - 2 * self.pad_y + 0.01) / leading)
        return item.lines[:upper] if is_first else item.lines[upper:]

    def _rules(self, tops: Dict[int, float], widths: List[float], bottom: float) -> None:
        right = self.margin + sum(widths)
        for y in list(tops.values()) + [bottom]:
            self.pages[-1].rule((self.margin, y, right, y))

    def _cell(self, item: Laid, widths: List[float], top: float, bottom: float, size: float) -> None:
        left = self.margin + sum(widths[:item.column]) + self.pad_x
        room = sum(widths[item.column:item.column + item.cell.colspan]) - 2 * self.pad_x
        leading = size * self.leading / self.size
        used = len(item.lines) * leading
        options = self.document.options
        to_top = options.get("pdf_labels_at_top") and item.cell.role == "label"
        y = top + self.pad_y if to_top or used > bottom - top else (top + bottom - used) / 2
        align = "left" if item.cell.role == "label" and item.cell.rowspan < 6 else "center"
        if item.cell.role == "figure":
            align = options.get("pdf_figures", "center")
        for line in item.lines:
            spare = room - width_of(line.strip(), size)
            x = left + {"left": 0, "center": spare / 2, "right": spare}[align]
            self.text(x, y + leading / 2, size, line.strip())
            y += leading

    def finish(self) -> bytes:
        style = self.document.options.get("pdf_page_numbers", "")
        for number, page in enumerate(self.pages, 1):
            if style:
                text = style.format(number, len(self.pages))
                page.text((self.width - width_of(text, 9)) / 2, self.height - 40, 9, text)
        return write_file(self.pages)


def write_pdf(document: Document) -> bytes:
    setter = Typesetter(document)
    for block in document.blocks:
        if isinstance(block, Table):
            setter.table(block)
        else:
            setter.paragraph(block)
    return setter.finish()
