# SPDX-License-Identifier: Apache-2.0
"""Quirks of rows: missing, repeated, swapped, added, split, or those of an earlier form."""
from __future__ import annotations

from copy import deepcopy
from typing import List, Tuple

from model import UNCLEAR, Document, Figure, Row, Sheet, Truth
from quirks.registry import LABELS, NEW_FORMS, OLD_FORM, ROWS, quirk


def _main(document: Document) -> Sheet:
    return document.sheets.get("stat") or document.sheets["requests"]


def _leaves(document: Document) -> List[Row]:
    sheet = _main(document)
    parents = {row.parent for row in sheet.rows}
    return [row for row in sheet.rows if row.id and not row.is_group and row.id not in parents]


def _plain_rows(document: Document) -> List[Row]:
    """The rows whose titles say enough to be told from all others."""
    titles = [row.title for row in _main(document).rows]
    return [row for row in _leaves(document) if titles.count(row.title) == 1 and row.title != "其他"]


@quirk(ROWS, "rows")
def missing_row(document: Document) -> bool:
    for row in document.rng.sample(_leaves(document), document.rng.randint(1, 2)):
        _main(document).rows.remove(row)
        document.forget(row, "absent")
    document.sound = False
    return True


def _neighbours(document: Document) -> List[Tuple[int, int]]:
    """Rows next to each other, of one group."""
    rows = _main(document).rows
    plain = _plain_rows(document)
    fit = [row in plain for row in rows]
    return [(i, i + 1) for i in range(len(rows) - 1) if fit[i] and fit[i + 1] and rows[i].parent == rows[i + 1].parent]


@quirk(ROWS, "rows")
def swapped_rows(document: Document) -> bool:
    """Two rows in the other order; their numerals go with them, or stay."""
    rows = _main(document).rows
    first, second = document.rng.choice(_neighbours(document))
    rows[first], rows[second] = rows[second], rows[first]
    if "其中" in rows[first].numeral + rows[second].numeral or document.rng.random() < 0.5:
        rows[first].numeral, rows[second].numeral = rows[second].numeral, rows[first].numeral
    return True


@quirk(ROWS, "rows", deserves="row.repeated with numerals_wrong, row.missing with numerals_wrong, "
                              "row.repeated with notes_added, row.missing with notes_added")
def row_twice(document: Document) -> bool:
    """The same row twice, with the same figures: nothing is lost. Labels that came to differ make it doubtful."""
    rows = _main(document).rows
    row = document.rng.choice(_plain_rows(document))
    rows.insert(rows.index(row) + 1, deepcopy(row))
    return True


@quirk(ROWS, "rows damage", hard=True)  # a damaged label would tell the two apart
def row_twice_with_other_figures(document: Document) -> bool:
    rows = _main(document).rows
    row = document.rng.choice(_leaves(document))
    copy = deepcopy(row)
    for figure in copy.figures:
        figure.text = str(document.rng.randint(1, 99) + 100000)
    document.forget(row, UNCLEAR)
    document.sound = False
    at = rows.index(row)
    rows.insert(at + document.rng.randint(0, 1), copy)
    return True


_ADDED = {"stat": ("政务客户端公开政府信息数", "新闻媒体公开政府信息数"), "art20_1": ("其他主动公开文件", "其他文件"),
          "art20_6": ("行政检查", "行政奖励")}


@quirk(ROWS, "added", deserves="row.unknown")
def added_row(document: Document) -> bool:
    """A row of the place's own."""
    sheet = document.sheets[document.rng.choice([t for t in _ADDED if t in document.sheets])]
    row = Row(None, document.rng.choice(_ADDED[sheet.id]), numeral="", unit="条" if sheet.id == "stat" else "")
    figures = [document.rng.randint(0, 500) for _ in sheet.heads]
    if sheet.id == "stat" and "total" in document.options:
        total = document.options["total"]
        figures[total] = sum(figures) - figures[total]
    row.figures = [Figure(str(figure)) for figure in figures]
    at = len(sheet.rows)
    if sheet.id == "stat":
        at = max(i for i, r in enumerate(sheet.rows) if r.parent == "disclosure.channel") + 1
        row.parent, row.numeral = "disclosure.channel", "6."
    sheet.rows.insert(at, row)
    return True


@quirk(ROWS, "rows", forms=frozenset({"cn-2019"}), hard=True)
def split_row(document: Document) -> bool:
    """其他对外管理服务事项 in rows of its own parts: no figure is the row's."""
    pattern = document.rng.choice(("{0}（{1}）", "{0}-{1}", "{1}"))
    sheet = document.sheets["art20_5"]
    row = sheet.row("other_service")
    document.forget(row, UNCLEAR)
    document.sound = False
    at = sheet.rows.index(row)
    parts = []
    for part in ("行政确认", "行政给付", "公共服务"):
        copy = Row(None, pattern.format(row.title, part))
        copy.figures = [Figure(str(document.rng.randint(1, 500)), f.cell) for f in row.figures]
        parts.append(copy)
    sheet.rows[at:at + 1] = parts
    return True


@quirk(ROWS, "rows short broken", forms=frozenset({"cn-2021"}))
def mixed_form(document: Document) -> bool:
    """其他处理 as one row, as in the form of 2019."""
    sheet = document.sheets["requests"]
    parts = [row for row in sheet.rows if row.parent == "result.other"]
    if not parts:
        return False  # it is one already
    other = sheet.row("result.other")
    other.is_group = False
    for i, figure in enumerate(other.figures):
        truths = [document.truth[part.figures[i].cell] for part in parts]
        figure.text = str(sum(int(truth.value) for truth in truths if truth.state == "given"))
        document.truth[figure.cell] = Truth("given", figure.text)
    for part in parts:
        sheet.rows.remove(part)
        document.forget(part, "absent")
    return True


def _shorten(document: Document, row: Row) -> bool:
    for _ in range(document.rng.randint(1, 3)):
        if len(row.figures) > 1:
            document.truth[row.figures.pop().cell] = Truth("absent")
    document.sound = False
    return True


@quirk(ROWS, "short", forms=NEW_FORMS, hard=True)
def short_row(document: Document) -> bool:
    """The last cells of a row are not there."""
    return _shorten(document, document.rng.choice([r for r in document.sheets["requests"].rows if not r.is_group]))


@quirk(ROWS, "short", forms=NEW_FORMS, hard=True)
def short_disputes(document: Document) -> bool:
    """The same of the disputes, the last of which may stand at the end of their only row."""
    return _shorten(document, document.sheets["disputes"].rows[-1])


@quirk(LABELS, "of_which", forms=OLD_FORM)
def of_which_on_own_line(document: Document) -> bool:
    """其中： as a row of its own before the rows it introduces."""
    rows = document.sheets["stat"].rows
    for row in [r for r in rows if r.numeral.startswith("其中")]:
        line = Row(None, row.numeral, parent=row.parent, figures=[Figure("") for _ in row.figures])
        row.numeral = ""
        rows.insert(rows.index(row), line)
    return True
