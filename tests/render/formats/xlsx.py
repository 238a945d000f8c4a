# SPDX-License-Identifier: Apache-2.0
"""XLSX: numbers or shared strings in cells, merged ranges, one sheet or several."""
from __future__ import annotations

import re
from html import escape
from typing import Dict, List

from formats.ooxml import OFFICE, XML, archive, content_types, relations
from layout import places
from model import Block, Document, Paragraph, Table

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]*[1-9])?$")

BORDERED = 1  # the style of cells in tables
_STYLES = (f'{XML}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
           '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border/>'
           '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>'
           '<cellXfs count="2"><xf borderId="0"/><xf borderId="1" applyBorder="1"/></cellXfs></styleSheet>')


def column_name(index: int) -> str:
    name = ""
    while index >= 0:
        name = chr(ord("A") + index % 26) + name
        index = index // 26 - 1
    return name


class Strings:
    """The table of shared strings."""

    def __init__(self) -> None:
        self.numbers: Dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def xml(self) -> str:
        items = "".join(f'<si><t xml:space="preserve">{escape(text, quote=False)}</t></si>' for text in self.numbers)
        return f'{XML}<sst xmlns="{_MAIN}" count="{len(self.numbers)}" uniqueCount="{len(self.numbers)}">{items}</sst>'


class Sheet:
    def __init__(self, document: Document, strings: Strings):
        self.document, self.strings = document, strings
        self.rows: List[str] = []
        self.merged: List[str] = []

    def _cell(self, name: str, text: str, style: int = 0) -> str:
        if text == "":
            return f'<c r="{name}" s="{style}"/>'
        if _NUMBER.match(text) and not self.document.options.get("numbers_as_text"):
            value = f"{float(text):.17g}" if self.document.options.get("long_numbers") else text
            return f'<c r="{name}" s="{style}"><v>{value}</v></c>'
        return f'<c r="{name}" s="{style}" t="s"><v>{self.strings.number(text)}</v></c>'

    def add_line(self, text: str) -> None:
        at = len(self.rows) + 1
        self.rows.append(f'<row r="{at}">{self._cell(f"A{at}", text)}</row>')

    def add_table(self, table: Table) -> None:
        for row in places(table):
            at = len(self.rows) + 1
            cells = []
            for column in sorted(row):
                place = row[column]
                name = f"{column_name(column)}{at}"
                own = place.down == 0 and place.right == 0
                cells.append(self._cell(name, place.cell.text if own else "", BORDERED))
                if own and (place.cell.colspan > 1 or place.cell.rowspan > 1):
                    last = f"{column_name(column + place.cell.colspan - 1)}{at + place.cell.rowspan - 1}"
                    self.merged.append(f'<mergeCell ref="{name}:{last}"/>')
            self.rows.append(f'<row r="{at}">{"".join(cells)}</row>')

    def add(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.add_line(block.text)
        else:
            self.add_table(block)

    def xml(self) -> str:
        merged = f'<mergeCells count="{len(self.merged)}">{"".join(self.merged)}</mergeCells>' if self.merged else ""
        return f'{XML}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(self.rows)}</sheetData>{merged}</worksheet>'


def _sheets(document: Document, strings: Strings) -> List[Sheet]:
    """All on one sheet, or a new one after each table."""
    sheets = [Sheet(document, strings)]
    for block in document.blocks:
        sheets[-1].add(block)
        if isinstance(block, Table) and document.options.get("several_sheets"):
            sheets.append(Sheet(document, strings))
    return [sheet for sheet in sheets if sheet.rows]


def write_xlsx(document: Document) -> bytes:
    strings = Strings()
    texts = [sheet.xml() for sheet in _sheets(document, strings)]
    names = [f"worksheets/sheet{i}.xml" for i in range(1, len(texts) + 1)]
    listed = "".join(f'<sheet name="Sheet{i}" sheetId="{i}" r:id="rId{i}"/>' for i in range(1, len(texts) + 1))
    targets = {f"worksheet#{name}": name for name in names}
    targets.update(sharedStrings="sharedStrings.xml", styles="styles.xml")
    kinds = {f"/xl/{name}": "spreadsheetml.worksheet" for name in names}
    kinds.update({"/xl/workbook.xml": "spreadsheetml.sheet.main", "/xl/sharedStrings.xml": "spreadsheetml.sharedStrings",
                  "/xl/styles.xml": "spreadsheetml.styles"})
    parts = {
        "[Content_Types].xml": content_types(kinds),
        "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/sharedStrings.xml": strings.xml(),
        "xl/styles.xml": _STYLES,
    }
    parts.update({f"xl/{name}": text for name, text in zip(names, texts)})
    return archive(parts)
