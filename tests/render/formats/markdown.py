# SPDX-License-Identifier: Apache-2.0
"""Markdown: headings, paragraphs, tables with a line of dashes under the first row."""
from __future__ import annotations

from typing import List

from formats.text import encode
from layout import grid
from model import Document, Table


def _line(cells: List[str]) -> str:
    return "| " + " | ".join(cell.replace("\n", "<br>") for cell in cells) + " |"


def _table(rows: List[List[str]]) -> List[str]:
    width = max(len(row) for row in rows)
    return [_line(rows[0] + [""] * (width - len(rows[0]))), _line(["---"] * width)] + [_line(row) for row in rows[1:]]


def _mini_tables(document: Document, table: Table) -> List[str]:
    """The first half as it is; then one table a row, with a head that means nothing."""
    rows = grid(table)
    last = len(rows) - 1
    cut = document.rng.randint(min(table.head_rows + 2, last), last)
    invented = document.rng.choice(("列{}", "Column {}", "项目{}"))
    lines = _table(rows[:cut])
    for row in rows[cut:]:
        lines.append("")
        lines.extend(_table([[invented.format(i + 1) for i in range(len(row))], row]))
    return lines


def write_markdown(document: Document) -> bytes:
    lines: List[str] = []
    for block in document.blocks:
        if not isinstance(block, Table):
            mark = "#" * block.level + " " if block.level else ""
            lines.extend([mark + block.text, ""] if block.text else [])
        elif document.options.get("mini_tables") and block.id in ("requests", "stat"):
            lines.extend(_mini_tables(document, block) + [""])
        else:
            lines.extend(_table(grid(block)) + [""])
    return encode(document, lines)
