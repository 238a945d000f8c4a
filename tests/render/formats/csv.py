# SPDX-License-Identifier: Apache-2.0
"""Comma- and tab-separated values, as a spreadsheet is saved: paragraphs are rows of one cell."""
from __future__ import annotations

import csv
import io

from layout import grid
from model import Document, Table


def _write(document: Document, delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=document.options.get("newline", "\n"))
    for block in document.blocks:
        if isinstance(block, Table):
            for cells in grid(block, document.options.get("repeat_rows", False)):
                writer.writerow(cells)
        else:
            writer.writerow([block.text] if block.text else [])
    return out.getvalue().encode(document.options.get("encoding", "utf-8"))


def write_csv(document: Document) -> bytes:
    return _write(document, ",")


def write_tsv(document: Document) -> bytes:
    return _write(document, "\t")
