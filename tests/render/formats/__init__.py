# SPDX-License-Identifier: Apache-2.0
"""The writers: each turns a laid-out document into the bytes of a file."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Dict

from formats.csv import write_csv, write_tsv
from formats.docx import write_docx
from formats.html import write_html
from formats.markdown import write_markdown
from formats.pdf import write_pdf
from formats.text import write_text
from formats.xlsx import write_xlsx
from model import Document


@dataclass(frozen=True)
class Format:
    name: str
    suffix: str
    write: Callable[[Document], bytes]
    options: Dict[str, Any] = field(default_factory=dict)  # of the layout, unless a quirk says otherwise


_AS_THE_FORM = {"label_columns": 3, "head_lines": 3}

FORMATS: Dict[str, Format] = {
    item.name: item for item in (
        Format("text", ".txt", write_text),
        Format("html", ".html", write_html, _AS_THE_FORM),
        Format("docx", ".docx", write_docx, _AS_THE_FORM),
        Format("xlsx", ".xlsx", write_xlsx, _AS_THE_FORM),
        Format("csv", ".csv", write_csv, _AS_THE_FORM),
        Format("tsv", ".tsv", write_tsv, _AS_THE_FORM),
        Format("markdown", ".md", write_markdown),
        Format("pdf", ".pdf", write_pdf, _AS_THE_FORM),
    )
}
