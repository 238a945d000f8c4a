# SPDX-License-Identifier: Apache-2.0
"""Quirks of how pages are printed."""
from __future__ import annotations

from model import Document
from quirks.registry import FILE, quirk

_PDF = frozenset({"pdf"})


@quirk(FILE, "pdf_paper", formats=_PDF)
def landscape(document: Document) -> bool:
    document.options["pdf_landscape"] = True
    return True


@quirk(FILE, "pdf_spacing", formats=_PDF)
def rows_close_together(document: Document) -> bool:
    """Lines of one cell are as far apart as lines of two."""
    document.options.update(pdf_leading=1.15, pdf_pad_y=0.25)
    return True


@quirk(FILE, "pdf_spacing", formats=_PDF)
def rows_far_apart(document: Document) -> bool:
    document.options.update(pdf_leading=1.5, pdf_pad_y=6)
    return True


@quirk(FILE, "pdf_print", formats=_PDF)
def small_print(document: Document) -> bool:
    document.options.update(pdf_size=document.rng.choice((7.5, 8, 9)), pdf_pad_x=2)
    return True


@quirk(FILE, "pdf_print", formats=_PDF)
def large_print(document: Document) -> bool:
    document.options["pdf_size"] = document.rng.choice((12, 14))
    return True


@quirk(FILE, "pdf_figures", formats=_PDF)
def figures_to_a_side(document: Document) -> bool:
    document.options["pdf_figures"] = document.rng.choice(("left", "right"))
    return True


@quirk(FILE, "pdf_labels", formats=_PDF)
def labels_at_the_top(document: Document) -> bool:
    """Labels begin at the top of their cells, figures stand in the middle."""
    document.options["pdf_labels_at_top"] = True
    return True


@quirk(FILE, "pdf_heads", formats=_PDF)
def head_on_each_page(document: Document) -> bool:
    document.options["pdf_repeat_head"] = True
    return True


@quirk(FILE, "pdf_narrow", formats=_PDF)
def heads_upright(document: Document) -> bool:
    """Heads of one character a line, where columns are narrow."""
    document.options["pdf_narrow_heads"] = True
    return True


@quirk(FILE, "pdf_numbers", formats=_PDF)
def page_numbers(document: Document) -> bool:
    document.options["pdf_page_numbers"] = document.rng.choice(("— {0} —", "- {0} -", "{0}", "第{0}页 共{1}页", "{0}/{1}"))
    return True


@quirk(FILE, "pdf_header", formats=_PDF)
def running_header(document: Document) -> bool:
    document.options["pdf_header"] = f"{document.body or '本机关'}政府信息公开"
    return True


@quirk(FILE, "pdf_digits", formats=_PDF)
def digits_in_another_font(document: Document) -> bool:
    document.options["pdf_digits_font"] = True
    return True
