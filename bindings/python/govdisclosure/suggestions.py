# SPDX-License-Identifier: Apache-2.0
"""What would put wrong figures right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any, Dict, Literal, Optional, Tuple

from . import _govdisclosure as _c
from .amounts import _SCALES, Figure, _figure
from .forms import Form, Title

State = Literal["given", "blank", "dash", "absent", "invalid"]
"""What stands in a cell: a figure; nothing; a mark for nothing, such as — or 无; the document has no
such cell; text that is no figure."""

SourceReport = Literal["this", "prior", "units"]
"""The report a figure stands in: this one, last year's, or a subordinate body's."""

_SOURCES: Tuple[SourceReport, ...] = ("this", "prior", "units")


@dataclass(frozen=True)
class Change:
    """A figure that would be another."""

    id: str
    source: SourceReport
    unit: Optional[int]
    """Which of the subordinate bodies' reports."""
    state: State
    """As it is."""
    printed: Optional[Figure]
    """None unless the state is `given`."""
    to: Figure
    least: Optional[Figure]
    """Where the rules leave a choice, the smallest figure that would do; None where there is no end."""
    most: Optional[Figure]
    """Likewise the largest."""
    kind: str
    """How the figure may have become what is printed: one of `explanations`."""
    part: Optional[str]
    """The cell whose figure explains it."""


@dataclass(frozen=True)
class Suggestion:
    """Changes that together leave no rule broken. Nothing is changed by it; `Report.corrected` makes a copy.

    >>> import govdisclosure as gd
    >>> suggestion = gd.read("examples/reports/shilizhen-2020.txt").validate().errors[0].suggestions[0]
    >>> suggestion.kind, [(change.id, change.printed, change.to) for change in suggestion.changes]
    ('item_moved', [('requests.new.natural', 8, 9), ('requests.new.other_org', 1, 0)])
    """

    kind: str
    changes: Tuple[Change, ...]
    freedom: int
    """How many of the figures could be chosen otherwise, the others following."""
    message: str
    """One sentence for people, in the language that was asked for."""

    def __str__(self) -> str:
        return self.message


def explanations() -> Dict[str, Title]:
    """How wrong figures may have come about: the kinds of suggestions and changes, and what they mean.

    >>> print(explanations()["digits_swapped"].en)
    two digits swapped
    """
    numbers = takewhile(_c.govd_explanation_name, count())
    return {_c.govd_explanation_name(number): Title(*_c.govd_explanation_title(number)) for number in numbers}


def _suggestion(form: Form, parts: Tuple[Any, ...]) -> Suggestion:
    kind, changes, freedom, message = parts
    return Suggestion(kind, tuple(_change(form, *change) for change in changes), freedom, message)


def _change(form: Form, cell: int, source: int, unit: int, state: State, *figures: Any) -> Change:
    printed, to, least, most, kind, part = figures
    id = form._ids[cell]
    scale = _SCALES[form.cells[id].type]
    return Change(
        id,
        _SOURCES[source],
        unit if source == _c.GOVD_UNITS else None,
        state,
        _figure(printed, scale) if state == "given" else None,
        _figure(to, scale),
        None if least is None else _figure(least, scale),
        None if most is None else _figure(most, scale),
        kind,
        None if part is None else form._ids[part],
    )
