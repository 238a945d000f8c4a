# SPDX-License-Identifier: Apache-2.0
"""Plain text: `label | unit | figure |`, one line a row."""
from __future__ import annotations

from typing import List

from formats.drawn import draw
from layout import grid
from model import Document, Table


def encode(document: Document, lines: List[str]) -> bytes:
    """The lines with the line ends and in the encoding of the document."""
    newline = document.options.get("newline", "\n")
    return newline.join(lines + [""]).encode(document.options.get("encoding", "utf-8"))


def _rows(document: Document, table: Table) -> List[str]:
    options = document.options
    if "drawn" in options:
        return draw(table, options["drawn"], document.rng)
    bar = "|" if options.get("tight") else " | "
    lines: List[str] = []
    for cells in grid(table, options.get("repeat_rows", False)):
        if "joined" in options:
            lines.append(options["joined"].join(cell for cell in cells if cell))
            continue
        line = bar.join(cells) + bar.rstrip()
        lines.append(f"| {line}" if options.get("framed") else line)
    return lines


def _numbered(document: Document, lines: List[str]) -> List[str]:
    """The lines as on pages: behind each stands its number, and nothing else."""
    paged: List[str] = []
    page = 0
    while lines:
        page += 1
        height = document.rng.randint(20, 60)
        paged += lines[:height] + [str(page)]
        lines = lines[height:]
    return paged


def write_text(document: Document) -> bytes:
    lines: List[str] = []
    before = None
    for block in document.blocks:
        if isinstance(block, Table):
            if isinstance(before, Table):
                lines.append("")
            lines.extend(_rows(document, block))
        else:
            lines.append(block.text)
        before = block
    return encode(document, _numbered(document, lines) if document.options.get("page_numbers") else lines)
