# SPDX-License-Identifier: Apache-2.0
"""What was read, held against the truth, cell by cell.

A cell is `right`, or `reported` (its figure was not read, and a finding says so), or
`silent`: a figure that is not the one printed, or one that was lost without a word.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Dict, List, Set, Tuple

from forms import Form
from govd import Reading
from model import UNCLEAR, Document, Truth
from quirks import deserved

RIGHT, REPORTED, SILENT = "right", "reported", "silent"
_NOTHING = frozenset({"absent", "blank", "dash"})


@dataclass
class Score:
    document: Document
    cells: Counter = field(default_factory=Counter)
    errors: List[Tuple[str, str, str]] = field(default_factory=list)    # silent: cell, truth, what was read
    told: List[Tuple[str, str, str]] = field(default_factory=list)      # reported, likewise
    unread: bool = False  # no report was read, which the command said
    form_wrong: bool = False
    year_wrong: bool = False
    body_wrong: bool = False
    alarms: List[str] = field(default_factory=list)  # what is said against sound reports
    failure: str = ""

    @property
    def is_bad(self) -> bool:
        return bool(self.errors or self.unread or self.form_wrong or self.year_wrong or self.body_wrong or self.alarms)


def _read_cell(item: Any) -> Truth:
    """The state and value of a cell in the JSON of a report."""
    if isinstance(item, dict) and "state" in item:
        return Truth(item["state"])
    if isinstance(item, dict):
        item = item["value"]
    return Truth("blank") if item is None else Truth("given", str(item))


class Told:
    """The cells, rows, columns and tables that findings name."""

    def __init__(self, findings: List[Dict[str, Any]]):
        self.cells: Set[str] = set()
        self.places: Set[Tuple[str, str, str]] = set()
        for finding in findings:
            cells = {cell["id"] for cell in finding.get("cells", []) if "id" in cell}
            self.cells |= cells
            table = finding.get("table_id")
            if table is not None and not cells:  # some cells are not all of a table
                self.places.add((table, finding.get("row_id", ""), finding.get("column_id", "")))

    def about(self, form: Form, cell: str) -> bool:
        kind = form.cells[cell]
        row, column = kind.row, kind.column
        ways = [(row, ""), ("", column), (row, column), ("", "")]
        return cell in self.cells or any((kind.table, *way) in self.places for way in ways)


def _same(truth: Truth, read: Truth, is_group: bool) -> bool:
    if truth.state == "given":
        return read.state == "given" and Decimal(read.value) == Decimal(truth.value)
    if is_group and truth.state in _NOTHING:
        return read.state in _NOTHING  # whether a heading has cells is a matter of layout
    return read.state == truth.state


def _judge(form: Form, cell: str, truth: Truth, read: Truth, told: Told) -> str:
    if truth.state != UNCLEAR and _same(truth, read, form.cells[cell].is_group):
        return RIGHT
    if read.state == "given":
        return SILENT  # a figure that is not there, or another one
    return REPORTED if told.about(form, cell) else SILENT


def _show(truth: Truth) -> str:
    return truth.value if truth.value is not None else truth.state


def _score_cells(score: Score, cells: Dict[str, Any], told: Told) -> None:
    form = score.document.form
    for cell, truth in score.document.truth.items():
        read = _read_cell(cells[cell]) if cell in cells else Truth("absent")
        verdict = _judge(form, cell, truth, read, told)
        score.cells[verdict] += 1
        if verdict != RIGHT:
            kept = score.errors if verdict == SILENT else score.told
            kept.append((cell, _show(truth), _show(read)))


# What every document of a form deserves: the lines below the table of cn-2014 are rendered without names and date.
_DESERVED = {"cn-2014": {"field.blank"}}


def _alarms(document: Document, reading: Reading, lost: Set[str]) -> List[str]:
    """What is said against a report whose figures are sound: errors and warnings, but those that it deserves, and what is
    told of the tables of which a cell was not read: that is counted as `reported`."""
    just = _DESERVED.get(document.form.id, set()) | deserved(document.quirks)

    def is_alarm(finding: Dict[str, Any]) -> bool:
        severity = finding["severity"]
        is_just = finding["code"] in just or finding.get("table_id") in lost
        return severity == "error" or (severity == "warning" and not is_just)

    return [finding["code"] for finding in reading.findings if is_alarm(finding)]


def score(document: Document, reading: Reading) -> Score:
    result = Score(document)
    if reading.error is not None or len(reading.reports) != 1:
        result.failure = reading.error or f"{len(reading.reports)} reports"
        result.unread = True
        result.cells[REPORTED] = len(document.truth)
        return result
    report = reading.reports[0]
    result.form_wrong = report["form"] != document.form.id
    result.year_wrong = report.get("year") != document.year
    result.body_wrong = document.body is not None and report.get("unit_name") != document.body
    if result.form_wrong:
        result.failure = f"read as {report['form']}"
        result.cells[SILENT] = len(document.truth)
        result.errors.append(("form", document.form.id, report["form"]))
        return result
    _score_cells(result, report["cells"], Told(reading.findings))
    if document.sound:
        lost = {document.form.cells[cell].table for cell, _, _ in result.told}
        result.alarms = _alarms(document, reading, lost)
    return result
