# SPDX-License-Identifier: Apache-2.0
"""Which figures are most likely wrong, and what they should have been."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence, Tuple

from . import _govdisclosure as _c
from .amounts import Figure
from .errors import ArgumentError
from .findings import Findings, _language
from .forms import Form, Language
from .sequences import Items
from .settings import Blank, _related, _validator
from .suggestions import Suggestion, _suggestion

if TYPE_CHECKING:
    from .reports import Report


@dataclass(frozen=True)
class Broken:
    """A rule that is broken, or a group that is not the sum of its parts."""

    rule: Optional[str]
    """The form's rule, and the column or row it is broken for; None for a group."""
    instance: Optional[str]
    group: Optional[str]
    """The cell of the group."""


@dataclass(frozen=True)
class Component:
    """Broken rules that share figures, perhaps by way of rules that hold, and what would put all of them right.

    Without any broken rule it is about figures that are not known, but that the rules give.
    """

    broken: Tuple[Broken, ...]
    suggestions: Tuple[Suggestion, ...]
    """The likeliest first."""
    size: int
    """Figures in the smallest sets; 0 where none was found."""
    complete: bool
    """All smallest sets are listed; False where a limit was met."""
    doubtful: Tuple[Suggestion, ...] = ()
    """More that leave no rule broken, but that nothing speaks for: of more figures than the smallest sets have, one of
    them chosen to fit."""


@dataclass(frozen=True)
class Repair(Items[Component]):
    """What would put a report right: its components, in the order of their first broken rules.

    >>> import govdisclosure as gd
    >>> report = gd.read("examples/reports/shilizhen-2020.txt")
    >>> repair = report.explain()
    >>> repair
    <Repair: 2 components, 2 broken rules>
    >>> print(repair[0].suggestions[0])
    "Requests newly received this year, Natural person" 8 → 9; "Requests newly received this year, Other organisation" \
1 → 0: counted in the wrong cell

    Each suggestion has been applied to copies and the rules evaluated anew; `certificate` does so again.

    >>> [finding.code for finding in repair.certificate(repair[0].suggestions[0]).errors]
    []
    """

    components: Tuple[Component, ...]
    report: Report = field(repr=False)
    """What was looked at, and how."""
    prior: Optional[Report] = field(repr=False)
    units: Tuple[Report, ...] = field(repr=False)
    lang: Language
    blank: Blank
    disable: Tuple[str, ...]

    @property
    def likeliest(self) -> Tuple[Suggestion, ...]:
        """The first suggestion of each component, as far as it speaks of no other report: for `Report.corrected`.

        None for a component that an earlier suggestion puts right as well, or whose first changes the same figure.
        """
        chosen: List[Suggestion] = []
        for component in self.components:
            for first in component.suggestions[:1]:
                cells = {change.id for change in first.changes if change.source == "this"}
                changed = {change.id for other in chosen for change in other.changes}
                mended = any(other in component.suggestions + component.doubtful for other in chosen)
                if len(cells) == len(first.changes) and cells.isdisjoint(changed) and not mended:
                    chosen.append(first)
        return tuple(chosen)

    def certificate(self, *suggestions: Suggestion) -> Findings:
        """The findings on the report with suggestions carried out, in copies of all the reports they speak of.

        Raises:
            ArgumentError: a report does not hold what is to be changed
        """
        report = _carried_out(self.report, self.report.form, suggestions, "this", None, None)
        prior = self.prior
        if prior is not None:
            prior = _carried_out(prior, self.report.form, suggestions, "prior", None, None)
        units = [
            _carried_out(unit, self.report.form, suggestions, "units", index, None)
            for index, unit in enumerate(self.units)
        ]
        return report.validate(prior, units=units, lang=self.lang, blank=self.blank, disable=self.disable, suggest=0)

    @property
    def _items(self) -> Tuple[Component, ...]:
        return self.components

    def __repr__(self) -> str:
        numbers = ((len(self), "component"), (sum(len(part.broken) for part in self), "broken rule"))
        return f"<Repair: {', '.join(f'{number} {word}' + ('' if number == 1 else 's') for number, word in numbers)}>"

    def __str__(self) -> str:
        return "\n".join(str(suggestion) for component in self for suggestion in component.suggestions)


_MARKS = {
    "zh": ("{to}（原填 {printed}）", "{to}（原未填）"),
    "en": ("{to} (was {printed})", "{to} (was not given)"),
}


def _text(figure: Optional[Figure]) -> str:
    return format(figure, "f") if isinstance(figure, Decimal) else str(figure)


def _carried_out(
    report: Report,
    form: Form,
    suggestions: Sequence[Suggestion],
    source: str,
    unit: Optional[int],
    marks: Optional[Language],
) -> Report:
    """A copy with the changes that speak of this report; with marks, what it was stands behind each figure."""
    for suggestion in suggestions:
        cells = {}
        for change in suggestion.changes:
            if (change.source, change.unit) != (source, unit):
                continue
            id = form.counterpart(change.id, report.form)
            cell = None if id is None else report.cell(id)
            if cell is None or (cell.state, cell.value) != (change.state, change.printed):
                raise ArgumentError(f"the report does not hold what is to be changed in {change.id}")
            mark = None if marks is None else _MARKS[marks][change.printed is None]
            if mark is not None:
                mark = mark.format(to=_text(change.to), printed=_text(change.printed))
            cells[cell.id] = replace(cell, state="given", value=change.to, text=mark, unit=None)
        report = report.replace(cells)
    return report


def _repair(
    report: Report,
    prior: Optional[Report],
    units: Tuple[Report, ...],
    lang: Language,
    blank: Blank,
    disable: Tuple[str, ...],
    options: Tuple[int, int, Optional[Mapping[str, int]]],
) -> Repair:
    most_cells, most_steps, weights = options
    form = report.form
    listed = None
    if weights is not None:
        if min(weights.values(), default=0) < 0:
            raise ArgumentError("a weight is not negative")
        for id in weights:
            form.cells[id]
        listed = tuple(weights.get(id, 1) for id in form._ids)
    handle = _c.govd_repair_new(
        _validator(blank, disable), report._handle, _related(prior, units), (most_cells, most_steps, listed)
    )
    parts = [
        _c.repair_component(handle, index, form._handle, _language(lang))
        for index in range(_c.govd_repair_component_count(handle))
    ]
    return Repair(tuple(_component(form, *part) for part in parts), report, prior, units, lang, blank, disable)


def _component(form: Form, broken: Any, suggestions: Any, size: int, complete: bool, doubtful: Any) -> Component:
    rules = tuple(_broken(form, *part) for part in broken)
    likely, others = (tuple(_suggestion(form, part) for part in parts) for parts in (suggestions, doubtful))
    return Component(rules, likely, size, complete, others)


def _broken(form: Form, rule: Optional[int], instance: Optional[int], group: Optional[int]) -> Broken:
    if rule is None:
        return Broken(None, None, None if group is None else form._ids[group])
    return Broken(*form._instance(instance), None)
