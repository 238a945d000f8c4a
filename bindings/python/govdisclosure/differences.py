# SPDX-License-Identifier: Apache-2.0
"""In what two reports differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Iterable, Literal, Optional, Tuple

from . import _govdisclosure as _c
from .amounts import _SCALES, Figure, _figure
from .findings import _language
from .forms import Language, Severity
from .places import Place, _place
from .reports import Report
from .sequences import Items
from .settings import Blank, _codes
from .suggestions import State

DifferenceKind = Literal["form", "title", "field", "cell", "section", "paragraph", "row", "finding"]


@dataclass(frozen=True)
class DifferenceSide:
    """One of the two reports, as far as a difference speaks of it. What does not apply is None."""

    text: Optional[str]
    """What stands there; of a cell as printed, None where that is just the figure; of a finding its sentence."""
    state: Optional[State]
    """Of a cell."""
    value: Optional[Figure]
    """Of a cell that is given."""
    unit: Optional[str]
    """Of a cell, the unit printed beside it, where it is not the form's."""
    severity: Optional[Severity]
    """Of a finding."""
    place: Optional[Place]


@dataclass(frozen=True)
class Difference:
    """Something in which two reports differ."""

    kind: DifferenceKind
    id: Optional[str]
    """Of the field, cell or section; the code of a finding; None where there is none."""
    before: Optional[DifferenceSide]
    """None where the old report has no such thing, as after for the new one."""
    after: Optional[DifferenceSide]
    difference: Optional[Figure]
    """After less before, of a cell that is given in both."""


class Diff(Items[Difference]):
    """The differences of two reports, in a fixed order. It comes from `diff`."""

    old: Report
    new: Report
    lang: Language
    _handle: Any
    _asked: Tuple[Any, ...]

    def __init__(self) -> None:
        raise TypeError("differences come from diff()")

    def of(self, kind: DifferenceKind) -> Tuple[Difference, ...]:
        """Those of a kind."""
        return tuple(difference for difference in self if difference.kind == kind)

    def to_json(self) -> str:
        """The differences as one JSON object, which docs/exchange-format.md describes."""
        return _c.govd_diff_write_json(self._handle)

    @cached_property
    def _items(self) -> Tuple[Difference, ...]:
        return tuple(
            self._difference(*_c.govd_diff_at(self._handle, index)) for index in range(_c.govd_diff_count(self._handle))
        )

    def _difference(
        self, kind: DifferenceKind, id: Optional[str], before: Any, after: Any, scale: int, difference: Optional[int]
    ) -> Difference:
        sides = (_side(self.old, kind, before), _side(self.new, kind, after))
        return Difference(kind, id, *sides, None if difference is None else _figure(difference, scale))

    def __len__(self) -> int:
        return _c.govd_diff_count(self._handle)

    def __eq__(self, other: object) -> bool:
        return self._asked == other._asked if isinstance(other, Diff) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._asked)

    def __reduce__(self) -> Tuple[Any, ...]:
        return _diff, self._asked

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} difference{'' if len(self) == 1 else 's'}>"


def diff(
    old: Report,
    new: Report,
    *,
    lang: Language = "en",
    findings: bool = True,
    blank: Blank = "zero",
    disable: Iterable[str] = (),
) -> Diff:
    """Compares two reports: two editions of one, or a body's reports of two years.

    Of two forms, cells are compared that are counterparts; the others are there on one side only. A finding is the same
    as long as it has the same code and is about the same things, whatever its figures. Places are no difference.

    Args:
        lang: language of the sentences of findings
        findings: whether findings that have appeared or gone are listed, too
        blank, disable: as with `Report.validate`

    >>> import govdisclosure as gd
    >>> old = gd.Report("cn-2021", {"requests.new.natural": 12}, unit_name="某镇", year=2023)
    >>> [difference] = gd.diff(old, old.replace({"requests.new.natural": 21}))
    >>> difference.id, difference.before.value, difference.after.value, difference.difference
    ('requests.new.natural', 12, 21, 9)
    """
    return _diff(old, new, lang, findings, blank, _codes(disable))


def _diff(
    old: Report,
    new: Report,
    lang: Language,
    findings: bool,
    blank: Blank,
    disable: Tuple[str, ...],
) -> Diff:
    def checked(report: Report) -> Any:
        return report.validate(lang=lang, blank=blank, disable=disable, suggest=0)._handle if findings else None

    made = object.__new__(Diff)
    made.old, made.new, made.lang = old, new, lang
    made._asked = (old, new, lang, findings, blank, disable)
    made._handle = _c.govd_diff_new(old._handle, new._handle, checked(old), checked(new), _language(lang))
    return made


def _side(report: Report, kind: str, parts: Any) -> Optional[DifferenceSide]:
    if parts is None:
        return None
    index, text, state, value, unit, severity, place = parts
    if kind != "cell":
        return DifferenceSide(text, None, None, None, severity if kind == "finding" else None, _place(place))
    cell = report.form.cells[report.form._ids[index]]
    figure = _figure(value, _SCALES[cell.type]) if state == "given" else None
    return DifferenceSide(text, state, figure, unit, None, _place(place))
