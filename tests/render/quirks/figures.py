# SPDX-License-Identifier: Apache-2.0
"""Quirks of figures: how they are spelt, and what stands where there is none."""
from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_DOWN, Decimal
from typing import Callable, List, Tuple

from figures import group_sum, plain
from model import UNCLEAR, Document, Figure, Row, Truth
from quirks.registry import FIGURES, NEW_FORMS, OLD_FORM, ROWS, quirk

BLANKS = ("", "\u00a0", " ", "\u3000", "?", "？")
DASHES = ("-", "—", "——", "－", "–", "--", "/", "／", "\\", "无", "不涉及")


def _given(document: Document) -> List[Figure]:
    """The figures that are printed plainly so far."""
    return [f for f in document.figures() if document.truth[f.cell] == Truth("given", f.text)]


def _some(document: Document, figures: List[Figure], share: float) -> List[Figure]:
    """A part of the figures, at least one where there are any."""
    if not figures:
        return []
    return document.rng.sample(figures, max(1, int(len(figures) * share)))


def _empty(document: Document, figure: Figure, text: str, state: str) -> None:
    """Leaves a figure out. Where it was not 0, the sums no longer hold."""
    if document.truth[figure.cell].value not in (None, "0"):
        document.sound = False
    figure.text = text
    document.truth[figure.cell] = Truth(state)


def _spell(document: Document, figures: List[Figure], spelling: Callable[[str], str]) -> bool:
    for figure in figures:
        figure.text = spelling(figure.text)
    return bool(figures)


@quirk(FIGURES, "empty")
def some_blank(document: Document) -> bool:
    for figure in _some(document, _given(document), document.rng.choice((0.01, 0.1, 0.4))):
        _empty(document, figure, document.rng.choice(BLANKS), "blank")
    return True


@quirk(FIGURES, "empty")
def some_dashes(document: Document) -> bool:
    dash = document.rng.choice(DASHES)
    for figure in _some(document, _given(document), document.rng.choice((0.01, 0.1, 0.4))):
        _empty(document, figure, dash if document.rng.random() < 0.9 else document.rng.choice(DASHES), "dash")
    return True


@quirk(FIGURES, "empty")
def zeros_blank(document: Document) -> bool:
    text = document.rng.choice(BLANKS[:4])
    zeros = [f for f in _given(document) if document.truth[f.cell].value == "0"]
    for figure in zeros:
        _empty(document, figure, text, "blank")
    return bool(zeros)


@quirk(FIGURES, "empty")
def zeros_dashes(document: Document) -> bool:
    dash = document.rng.choice(DASHES)
    zeros = [f for f in _given(document) if document.truth[f.cell].value == "0"]
    for figure in zeros:
        _empty(document, figure, dash, "dash")
    return bool(zeros)


@quirk(FIGURES, "empty", forms=NEW_FORMS)
def only_natural_and_total(document: Document) -> bool:
    """Whole columns blank but the first and the last."""
    for row in document.sheets["requests"].rows:
        for figure in row.figures[1:-1]:
            if document.truth[figure.cell].state == "given":
                _empty(document, figure, "", "blank")
    return True


@quirk(FIGURES, "empty", forms=NEW_FORMS)
def totals_blank_on_details(document: Document) -> bool:
    for row in document.sheets["requests"].rows:
        figure = row.figures[-1]
        if row.id.count(".") > 1 and document.truth[figure.cell].state == "given":
            _empty(document, figure, "", "blank")
    return True


@quirk(FIGURES, "empty", forms=NEW_FORMS)
def disputes_blank(document: Document) -> bool:
    for row in document.sheets["disputes"].rows:
        for figure in row.figures:
            _empty(document, figure, "", "blank")
    return True


@quirk(FIGURES, "spelling")
def with_units(document: Document) -> bool:
    """`124件`: the form's unit behind the figure."""
    cells = document.form.cells
    figures = [f for f in _given(document) if cells[f.cell].unit and cells[f.cell].type == "count"]
    for figure in _some(document, figures, document.rng.choice((0.05, 0.3, 1.0))):
        figure.text += document.rng.choice(("", " ")) + cells[figure.cell].unit
    return bool(figures)


@quirk(FIGURES, "spelling")
def thousands(document: Document) -> bool:
    comma = document.rng.choice((",", "，"))
    large = [f for f in _given(document) if abs(Decimal(f.text)) >= 1000]
    return _spell(document, large, lambda text: f"{Decimal(text):,}".replace(",", comma))


@quirk(FIGURES, "spelling")
def full_width_digits(document: Document) -> bool:
    wide = {ord("-"): "－", ord("."): "．", **{ord("0") + i: chr(0xFF10 + i) for i in range(10)}}
    return _spell(document, _some(document, _given(document), document.rng.choice((0.1, 1.0))),
                  lambda text: text.translate(wide))


@quirk(FIGURES, "spelling", forms=frozenset({"cn-2019"}))
def signs(document: Document) -> bool:
    """`减3`, `+19`, `－18` in the column of changes."""
    minus = document.rng.choice(("减", "－", "-", "−"))
    plus = document.rng.choice(("+", "增", "＋"))
    changes = [f for f in _given(document) if document.form.cells[f.cell].type == "signed_count" and f.text != "0"]
    return _spell(document, changes, lambda t: minus + t[1:] if t.startswith("-") else plus + t)


@quirk(FIGURES, "spelling")
def notes_behind(document: Document) -> bool:
    """`22（其中修订16件）`."""
    figures = [f for f in _given(document) if f.text != "0"]
    for figure in _some(document, figures, 0.03):
        part = document.rng.randint(0, 99)
        figure.text += document.rng.choice((f"（其中修订{part}件）", f"（含自然失效{part}件）", f"({part}件为转办)"))
    return bool(figures)


@quirk(FIGURES, "spelling")
def spaces_round(document: Document) -> bool:
    return _spell(document, _some(document, _given(document), 0.3), lambda text: f"\u00a0{text}\u3000")


@quirk(FIGURES, "amount")
def money_in_other_units(document: Document) -> bool:
    """`251000元` where the form wants 万元, or thousands, or hundreds of millions."""
    name, size = document.rng.choice((("元", 10000), ("元", 10000), ("千元", 10), ("百万元", Decimal("0.01")), ("亿元", Decimal("0.0001"))))
    money = [f for f in _given(document)
             if document.form.cells[f.cell].type == "amount" and document.form.cells[f.cell].unit == "万元"]
    return _spell(document, money, lambda text: plain(Decimal(text) * size) + name)


@quirk(FIGURES, "amount")
def money_with_unit(document: Document) -> bool:
    money = [f for f in _given(document)
             if document.form.cells[f.cell].type == "amount" and document.form.cells[f.cell].unit == "万元"]
    return _spell(document, money, lambda text: text + "万元")


@quirk(FIGURES, "amount")
def money_with_more_places(document: Document) -> bool:
    """`0.00`, `12.50`: zeros behind the point do not change the amount."""
    money = [f for f in _given(document) if document.form.cells[f.cell].type == "amount"]
    return _spell(document, money, lambda text: text + ("00" if "." in text else ".00"))


@quirk(FIGURES, "labels subtotals", forms=NEW_FORMS)
def subtotals_in_groups(document: Document) -> bool:
    """Group rows print the sum of their parts."""
    values = {cell: t.value for cell, t in document.truth.items() if t.state == "given"}
    document.options["label_columns"] = document.rng.choice((1, 2))
    if any(truth.state != "given" for cell, truth in document.truth.items() if not document.form.cells[cell].is_group):
        document.sound = False  # sums of columns with gaps need not add up to the sum of the totals
    for row in document.sheets["requests"].rows:
        if not row.is_group or (row.id == "result" and document.options["label_columns"] == 2):
            continue
        for figure in row.figures:
            figure.text = str(group_sum(document.form, values, figure.cell))
            document.truth[figure.cell] = Truth("given", figure.text)
    return True


def _own(row: Row) -> Figure:
    """The figure of a row that is the form's; there may be columns beside."""
    return next(figure for figure in row.figures if figure.cell)


@quirk(FIGURES, "subtotals", forms=OLD_FORM)
def figures_in_headings(document: Document) -> bool:
    """Headings, whose unit is `——`, carry some figure."""
    for row in document.sheets["stat"].rows:
        if row.is_group and document.rng.random() < 0.7:
            figure = _own(row)
            figure.text = str(document.rng.randint(0, 2000))
            document.truth[figure.cell] = Truth("given", figure.text)
    return True


@quirk(FIGURES, "subtotals", forms=OLD_FORM)
def dashes_in_headings(document: Document) -> bool:
    dash = document.rng.choice(DASHES[:4])
    for row in document.sheets["stat"].rows:
        if row.is_group:
            figure = _own(row)
            figure.text = dash
            document.truth[figure.cell] = Truth("dash")
    return True


@quirk(FIGURES, "broken", hard=True)
def words_for_figures(document: Document) -> bool:
    """Text that is no figure must not become one."""
    for figure in _some(document, _given(document), 0.02):
        value = document.truth[figure.cell].value
        figure.text = document.rng.choice((f"约{value}", f"{value}余件", "若干", "十二", f"{value}左右", f"{value}/{value}", "详见附件",
                                           f"{value}.{value}.1", "1,23", "12 34", f"{value}%"))
        document.truth[figure.cell] = Truth("invalid")
    document.sound = False
    return True


# In a workbook a cell that is not there is a blank one.
_SHORT_ROWS = frozenset({"text", "html", "docx", "csv", "tsv", "markdown", "pdf"})


@quirk(FIGURES, "broken", forms=NEW_FORMS, formats=_SHORT_ROWS, hard=True)
def figures_run_together(document: Document) -> bool:
    """Two figures stand in the cell of the first; the row has one cell too few."""
    rows = [r for r in document.sheets["requests"].rows if not r.is_group]
    row = document.rng.choice(rows)
    at = document.rng.randrange(len(row.figures) - 1)
    row.figures[at].text += document.rng.choice((" ", "")) + row.figures[at + 1].text
    del row.figures[at + 1]
    document.sound = False
    return True


@quirk(ROWS, "broken short", forms=NEW_FORMS, hard=True)
def figure_in_two_cells(document: Document) -> bool:
    """The digits of one figure stand in two cells; the row has one cell too many."""
    figures = [(row, i) for row in document.sheets["requests"].rows for i, f in enumerate(row.figures)
               if len(f.text) > 1 and f.text.isdigit()]
    if not figures:
        return False
    row, at = document.rng.choice(figures)
    text = row.figures[at].text
    cut = document.rng.randrange(1, len(text))
    row.figures[at].text = text[:cut]
    row.figures.insert(at + 1, Figure(text[cut:]))
    document.sound = False
    return True


@quirk(FIGURES, "columns", forms=OLD_FORM, hard=True)
def several_columns(document: Document) -> bool:
    """本级, 部门, 乡镇街道 for one figure: which is meant is not for a reader to decide."""
    rng = document.rng
    heads = list(rng.choice((("本级", "部门", "乡镇街道"), ("本期", "累计"), ("市本级", "各县区"), ("上半年", "下半年"))))
    return _add_columns(document, heads, None)


@quirk(FIGURES, "columns", forms=OLD_FORM)
def columns_with_total(document: Document) -> bool:
    """The same with a column of totals, which is the sum of the others: that is the figure."""
    heads, total = _heads_with_total(document)
    return _add_columns(document, heads, total)


@quirk(FIGURES, "columns", forms=OLD_FORM, hard=True)
def columns_with_wrong_total(document: Document) -> bool:
    """A column of totals that is not the sum of the others: what it counts is not known."""
    heads, total = _heads_with_total(document)
    _add_columns(document, heads, total)
    document.sound = False
    rows = [row for row in document.sheets["stat"].rows if not row.is_group]
    for row in rows:
        document.forget(row, UNCLEAR)
    for row in document.rng.sample(rows, 3):  # one of which, or two, another quirk may leave out
        row.figures[total].text = str(document.rng.randint(10**6, 10**7))
    return True


def _heads_with_total(document: Document) -> Tuple[List[str], int]:
    heads = list(document.rng.choice((("合计", "本级", "部门"), ("本级", "部门", "总计"), ("全市", "市本级", "各县区", "乡镇街道"))))
    return heads, next(i for i, head in enumerate(heads) if head in ("合计", "总计", "全市"))


def _number(text: str) -> Tuple[Decimal, str] | None:
    """What a figure counts, and the unit printed behind it."""
    found = re.fullmatch(r"\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*([^\d（(]*)([（(].*)?", unicodedata.normalize("NFKC", text), re.DOTALL)
    return (Decimal(found[1].replace(",", "")), found[2].strip()) if found else None


def _shares(document: Document, text: str, count: int) -> List[str]:
    """Figures that add up to one, amounts to the fen; without any figure there are none."""
    number = _number(text)
    if number is None:
        return [text] * count
    rest, unit = number
    if document.rng.random() < 0.1:
        return [plain(rest) + unit] + ["0"] * (count - 1)
    places = min(0, max(-6, int(rest.as_tuple().exponent)))
    shares = []
    for _ in range(count - 1):
        share = (rest * document.rng.randint(0, 10) / 10).quantize(Decimal(1).scaleb(places), ROUND_DOWN)
        shares.append(plain(share))
        rest -= share
    return [share + unit for share in shares + [plain(rest)]]


def _add_columns(document: Document, heads: List[str], total: int | None) -> bool:
    sheet = document.sheets["stat"]
    sheet.heads = heads
    for row in sheet.rows:
        own = row.figures[0]
        if row.is_group:
            row.figures = [Figure("") for _ in heads[1:]]
            row.figures.insert(total or 0, own)
        elif total is None:
            row.figures = [Figure(str(document.rng.randint(1, 400))) for _ in heads]
            row.figures[0].cell = own.cell
            document.truth[own.cell] = Truth(UNCLEAR)
            document.sound = False
        else:
            row.figures = [Figure(text) for text in _shares(document, own.text, len(heads) - 1)]
            row.figures.insert(total, own)
            document.options["total"] = total
    return True
