# SPDX-License-Identifier: Apache-2.0
"""Quirks of titles and sections, of the bytes of a file, and of how a format is written."""
from __future__ import annotations

import prose
from model import Document, Paragraph, Section
from quirks.registry import FILE, LABELS, NEW_FORMS, quirk

_PLAIN_TEXT = frozenset({"text", "csv", "tsv", "markdown", "html"})


def _name(document: Document) -> str:
    return prose.TITLE_OF.get(document.form.id, prose.TITLE)


@quirk(LABELS, "title")
def year_first_in_title(document: Document) -> bool:
    document.title = [f"{document.year}年{document.body}{_name(document)}"]
    return True


@quirk(LABELS, "title")
def year_behind_title(document: Document) -> bool:
    left, right = document.rng.choice(("（）", "()"))
    document.title = [f"{document.body}{_name(document)}{left}{document.year}年{document.rng.choice(('', '度'))}{right}"]
    return True


@quirk(LABELS, "title")
def title_on_two_lines(document: Document) -> bool:
    document.title = [document.body or "", f"{document.year}年{_name(document)}"]
    return True


@quirk(LABELS, "title")
def year_of_title_on_own_line(document: Document) -> bool:
    document.title = [f"{document.body}{_name(document)}", f"（{document.year}年度）"]
    return True


@quirk(LABELS, "title")
def spaces_in_title(document: Document) -> bool:
    document.title = [f"{document.body} {document.year} 年{_name(document)}"]
    return True


@quirk(LABELS, "title", forms=NEW_FORMS)
def year_only_in_prose(document: Document) -> bool:
    """The title names no year; the period of the figures is told in the first section."""
    document.title = [f"{document.body}{_name(document)}"]
    return True


@quirk(LABELS, "title", forms=NEW_FORMS)
def other_title(document: Document) -> bool:
    document.title = [f"{document.body}{document.year}年{document.rng.choice(('政府信息公开年度报告', '度政府信息公开工作年度报告'))}"]
    return True


@quirk(LABELS, "section_titles", forms=NEW_FORMS)
def other_section_titles(document: Document) -> bool:
    for section in document.sections:
        numeral = section.title[:2]
        section.title = numeral + document.rng.choice(prose.SECTION_VARIANTS[section.id])
    return True


@quirk(LABELS, "section_titles", forms=NEW_FORMS)
def section_numerals_otherwise(document: Document) -> bool:
    style = document.rng.choice(("（{}）", "{} 、", "{}．", ""))
    for section in document.sections:
        section.title = style.format(section.title[0]) + section.title[2:]
    return True


@quirk(LABELS, "more_prose", deserves="paragraph.numbering, paragraph.duplicate")
def more_prose(document: Document) -> bool:
    """Numbered points, and sentences with figures, years and bars of their own."""
    points = ["1.公开内容与群众需要之间还有距离。", "2.公开工作开展不平衡，2016年以来新设科室公布偏少。", "2.公开工作开展不平衡，2016年以来新设科室公布偏少。",
              "（一）通过网站公开99条，通过公告栏公开37条，其他9条。", "同比增长12.5%，比上年多3件。"]
    section = document.rng.choice([s for s in document.sections if s.title] or document.sections)
    section.paragraphs.extend(points[:document.rng.randint(2, len(points))])
    return True


@quirk(FILE, "line_ends", formats=_PLAIN_TEXT)
def crlf(document: Document) -> bool:
    document.options["newline"] = "\r\n"
    return True


@quirk(FILE, "encoding", formats=_PLAIN_TEXT)
def byte_order_mark(document: Document) -> bool:
    document.options["encoding"] = "utf-8-sig"
    return True


# In GBK but not in GB2312, and in neither: such names and words stand in pages that say gb2312.
_RARE = "镕堃喆㑇䶮"


@quirk(FILE, "encoding", formats=_PLAIN_TEXT)
def gb18030(document: Document) -> bool:
    document.options.update(encoding="gb18030", charset=document.rng.choice(("gb2312", "gbk", "GB18030", "GB2312")))
    _add_rare(document)
    return True


@quirk(FILE, "encoding", formats=_PLAIN_TEXT)
def utf16(document: Document) -> bool:
    document.options.update(encoding="utf-16", charset="utf-16")
    return True


def _add_rare(document: Document) -> None:
    for i, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and not block.level and block.text.endswith("。"):
            document.blocks[i] = Paragraph(f"{block.text}联系人单位：{_RARE}街。")
            return


@quirk(FILE, "framed", formats=frozenset({"text"}))
def framed_rows(document: Document) -> bool:
    document.options["framed"] = True
    return True


@quirk(FILE, "framed", formats=frozenset({"text"}))
def tight_rows(document: Document) -> bool:
    document.options["tight"] = True
    return True


@quirk(FILE, "framed", formats=frozenset({"text"}), hard=True)
def cells_joined_by_spaces(document: Document) -> bool:
    """What copying a table out of a page leaves: labels and figures with spaces between them."""
    document.options["joined"] = document.rng.choice(("  ", " ", "\u3000"))
    document.sound = False  # blank cells are lost, and with them whole tables
    return True


@quirk(FILE, "framed", formats=frozenset({"text"}), hard=True)
def cells_joined_by_nothing(document: Document) -> bool:
    """The same without spaces: only the sums tell where a figure ends."""
    document.options["joined"] = ""
    document.sound = False  # blank cells are lost, and with them whole tables
    return True


@quirk(FILE, "framed", formats=frozenset({"text"}), hard=True)
def cells_on_lines(document: Document) -> bool:
    """Each cell on a line of its own, as copied out of a PDF."""
    document.options["joined"] = "\n"
    document.sound = False  # blank cells are lost, and with them whole tables
    return True


@quirk(FILE, "framed page_numbers", formats=frozenset({"text"}))
def drawn_frames(document: Document) -> bool:
    """Tables drawn with characters, their labels in cells of several lines."""
    document.options["drawn"] = document.rng.choice(("signs", "narrow", "wide"))
    return True


@quirk(FILE, "page_numbers", formats=frozenset({"text"}), hard=True)
def bare_page_numbers(document: Document) -> bool:
    """Numbers of pages on lines of their own, amid tables: no figures of the rows above them."""
    document.options["page_numbers"] = True
    document.sound = False  # they may cut a table in two
    return True


@quirk(FILE, "page", formats=frozenset({"html"}))
def saved_by_word(document: Document) -> bool:
    document.options["page"] = "word"
    return True


@quirk(FILE, "page", formats=frozenset({"html"}))
def page_of_a_site(document: Document) -> bool:
    document.options["page"] = "site"
    return True


@quirk(FILE, "page", formats=frozenset({"html"}))
def careless_markup(document: Document) -> bool:
    """Elements that are not closed, upper case, attributes without quotes."""
    document.options["page"] = "careless"
    return True


@quirk(FILE, "mini_tables", formats=frozenset({"markdown"}))
def mini_tables(document: Document) -> bool:
    """After a page break each row is a table of its own, with an invented head."""
    document.options["mini_tables"] = True
    return True


@quirk(FILE, "cells_as", formats=frozenset({"xlsx"}))
def numbers_as_text(document: Document) -> bool:
    document.options["numbers_as_text"] = True
    return True


@quirk(FILE, "cells_as", formats=frozenset({"xlsx"}))
def long_numbers(document: Document) -> bool:
    """As spreadsheets write decimals: 38.62 is 38.619999999999997."""
    document.options["long_numbers"] = True
    return True


@quirk(FILE, "sheets", formats=frozenset({"xlsx"}))
def several_sheets(document: Document) -> bool:
    document.options["several_sheets"] = True
    return True


@quirk(FILE, "runs", formats=frozenset({"docx"}))
def many_runs(document: Document) -> bool:
    """A run for every few characters, as after proof reading."""
    document.options["many_runs"] = True
    return True
