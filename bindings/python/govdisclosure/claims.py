# SPDX-License-Identifier: Apache-2.0
"""Figures in the prose of a report, and what they were held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Optional, Tuple

from . import _govdisclosure as _c
from .amounts import Figure, _figure
from .forms import Form
from .places import Place, _place
from .suggestions import _SOURCES, SourceReport

ClaimKind = Literal["figure", "list", "change", "share"]
"""So many of something; parts of a whole, which they add up to; more or less than last year; a part in percent."""
ClaimStatus = Literal["unbound", "holds", "differs"]
"""It is not known what it is to be held against; it is what the table makes it, by one reading at least; it is not,
by any reading."""

_KINDS: Tuple[ClaimKind, ...] = ("figure", "list", "change", "share")
_STATUSES: Tuple[ClaimStatus, ...] = ("unbound", "holds", "differs")


@dataclass(frozen=True)
class Claim:
    """A figure in the prose. What does not apply is None.

    >>> import govdisclosure as gd
    >>> report = gd.Report("cn-2021", {"requests.new.total": 12}, sections=[
    ...     gd.Section("overview", "一、总体情况", ("全年新收政府信息公开申请13件。",))])
    >>> [claim] = report.claims()
    >>> claim.status, claim.value, claim.expected, claim.cells
    ('differs', 13, 12, ('requests.new.total',))
    """

    kind: ClaimKind
    status: ClaimStatus
    pattern: Optional[str]
    """The form's claim that it was recognised by."""
    text: str
    """The words of the prose, as they stand there."""
    place: Optional[Place]
    value: Figure
    """Of a list, what it adds up to; of a change, with its sign."""
    unit: Optional[str]
    """As printed; 万元 for all money."""
    expected: Optional[Figure]
    """What the table makes it, by the reading taken."""
    cells: Tuple[str, ...]
    """The cells whose sum that is."""
    reading: int
    """Which of the form's readings was taken, from 0."""
    source: SourceReport
    """Whose figures these are."""


def _claims(handle: Any, form: Form) -> Tuple[Claim, ...]:
    return tuple(_claim(form, _c.govd_claims_at(handle, index)) for index in range(_c.govd_claims_count(handle)))


def _claim(form: Form, parts: Tuple[Any, ...]) -> Claim:
    kind, status, pattern, text, place, value, scale, unit, expected, cells, reading, source = parts
    return Claim(
        _KINDS[kind],
        _STATUSES[status],
        pattern,
        text,
        _place(place),
        _figure(value, scale),
        unit,
        None if status == _c.GOVD_CLAIM_UNBOUND else _figure(expected, scale),
        tuple(form._ids[cell] for cell in cells),
        reading,
        _SOURCES[source],
    )
