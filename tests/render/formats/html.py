# SPDX-License-Identifier: Apache-2.0
"""HTML: a plain page, one saved by a word processor, one of a content management system, a careless one."""
from __future__ import annotations

from html import escape
from random import Random
from typing import List

from formats.frame import site
from model import Block, Cell, Document, Paragraph, Table


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br>")


def _spans(cell: Cell) -> str:
    return (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "") + (
        f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "")


# Plain


def _plain_cell(cell: Cell, rng: Random) -> str:
    name = "th" if cell.role == "head" and rng.random() < 0.5 else "td"
    return f"<{name}{_spans(cell)}>{_text(cell.text)}</{name}>"


def _plain_block(block: Block, rng: Random) -> List[str]:
    if isinstance(block, Paragraph):
        name = f"h{block.level}" if block.level else "p"
        return [f"<{name}>{_text(block.text)}</{name}>"]
    rows = ["<tr>" + "".join(_plain_cell(cell, rng) for cell in cells) + "</tr>" for cells in block.rows]
    return ["<table>", "<tbody>", *rows, "</tbody>", "</table>"]


# Saved by a word processor


def _pieces(text: str, rng: Random) -> List[str]:
    """A text cut every few characters."""
    pieces = []
    while text:
        size = rng.randint(1, 4)
        pieces.append(text[:size])
        text = text[size:]
    return pieces


def _word_run(text: str, rng: Random) -> str:
    """One span for every few characters, some with fonts inside."""
    out = []
    for piece in _pieces(text, rng):
        inner = _text(piece)
        if rng.random() < 0.3:
            inner = f'<font face="仿宋_GB2312"><font size=3>{inner}</font></font>'
        lang = " lang=EN-US" if piece.isascii() else ""
        out.append(f"<span{lang} style='font-size:12.0pt;font-family:宋体'>{inner}</span>")
    return "".join(out)


def _word_paragraph(text: str, rng: Random) -> str:
    if not text.strip():
        return "<p class=MsoNormal align=center><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
    list_mark = "<!--[if !supportLists]--><!--[endif]-->" if rng.random() < 0.1 else ""
    return (f"<p class=MsoNormal style='mso-line-height-rule:exactly'>{list_mark}{_word_run(text, rng)}"
            "<span lang=EN-US><o:p></o:p></span></p>")


def _word_cell(cell: Cell, rng: Random) -> str:
    if cell.role == "figure" and cell.text and rng.random() < 0.1:
        return f"<td{_spans(cell)}>{_text(cell.text)}</td>"  # a figure that was typed in afterwards
    return f"<td width=64 valign=top{_spans(cell)} style='border:solid windowtext 1.0pt'>{_word_paragraph(cell.text, rng)}</td>"


def _word_block(block: Block, rng: Random) -> List[str]:
    if isinstance(block, Paragraph):
        escaped = "&lt;!--[if !supportLists]--&gt;" if block.text.endswith("。") and rng.random() < 0.1 else ""
        return [escaped + _word_paragraph(block.text, rng)]
    rows = []
    for cells in block.rows:
        rows.append("<tr style='mso-yfti-irow:1'>\n" + "\n".join(_word_cell(cell, rng) for cell in cells) + "\n</tr>")
    return ["<div align=center><table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>", *rows, "</table></div>"]


# Careless


def _careless_block(block: Block, rng: Random) -> List[str]:
    """Nothing is closed that need not be."""
    if isinstance(block, Paragraph):
        return [f"<P ALIGN=left>{_text(block.text)}"]
    lines = ["<TABLE border=1 width=100%>"]
    for cells in block.rows:
        lines.append("<TR>")
        for cell in cells:
            spans = _spans(cell).replace('"', "").replace("colspan", "colSpan").replace("rowspan", "rowSpan")
            lines.append(f"<TD{spans}>" + (f"<P>{_text(cell.text)}" if rng.random() < 0.5 else _text(cell.text)))
    return lines + ["</TABLE>"]


_BLOCKS = {"plain": _plain_block, "word": _word_block, "site": _plain_block, "careless": _careless_block}


def _page(document: Document, kind: str, lines: List[str]) -> List[str]:
    charset = document.options.get("charset", "utf-8")
    title = escape("".join(document.title))
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    if kind == "site":
        return site(document, meta, title, lines)
    attributes = ' xmlns:o="urn:schemas-microsoft-com:office:office"' if kind == "word" else ""
    style = "<style><!-- p.MsoNormal {margin:0cm;} --></style>" if kind == "word" else ""
    return ["<!DOCTYPE html>", f"<html{attributes}><head>{meta}<title>{title}</title>{style}</head><body>", *lines,
            "</body></html>"]


def write_html(document: Document) -> bytes:
    kind = document.options.get("page", "plain")
    lines: List[str] = []
    for block in document.blocks:
        lines.extend(_BLOCKS[kind](block, document.rng))
    text = document.options.get("newline", "\n").join(_page(document, kind, lines) + [""])
    return text.encode(document.options.get("encoding", "utf-8"))
