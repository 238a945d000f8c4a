# SPDX-License-Identifier: Apache-2.0
"""DOCX: `gridSpan` for cells over columns, `vMerge` for cells over rows."""
from __future__ import annotations

from html import escape
from typing import Dict, List

from formats.ooxml import XML, archive, content_types, relations
from layout import Place, places
from model import Cell, Document, Paragraph, Table

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _run(text: str) -> str:
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in text.split("\n"))
    return f'<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>{inner}</w:r>'


def _paragraph(document: Document, text: str, level: int = 0) -> str:
    style = f'<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>' if level else ""
    if document.options.get("many_runs"):
        step = document.rng.randint(1, 3)
        runs = "".join(_run(text[i:i + step]) + '<w:proofErr w:type="gramStart"/>' for i in range(0, len(text), step))
    else:
        runs = _run(text) if text else ""
    return f"<w:p>{style}{runs}</w:p>"


def _cell(document: Document, cell: Cell, merge: str) -> str:
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    text = "" if merge == "<w:vMerge/>" else cell.text
    return f'<w:tc><w:tcPr><w:tcW w:w="800" w:type="dxa"/>{span}{merge}</w:tcPr>{_paragraph(document, text)}</w:tc>'


def _row(document: Document, row: Dict[int, Place]) -> str:
    cells = []
    for column in sorted(row):
        place = row[column]
        if place.right:
            continue
        merge = ""
        if place.cell.rowspan > 1:
            merge = "<w:vMerge/>" if place.down else '<w:vMerge w:val="restart"/>'
        cells.append(_cell(document, place.cell, merge))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _table(document: Document, table: Table) -> str:
    rows = places(table)
    width = max(max(row, default=0) for row in rows) + 1
    columns = '<w:gridCol w:w="800"/>' * width
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_row(document, row) for row in rows)}</w:tbl>")


def write_docx(document: Document) -> bytes:
    body: List[str] = []
    before = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            body.append(_paragraph(document, block.text, block.level))
        else:
            if isinstance(before, Table):
                body.append("<w:p/>")  # else the two would be one table
            body.append(_table(document, block))
        before = block
    text = f'{XML}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    return archive({
        "[Content_Types].xml": content_types({"/word/document.xml": "wordprocessingml.document.main"}),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": text,
    })
