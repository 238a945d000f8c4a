# SPDX-License-Identifier: Apache-2.0
"""Public bodies: their names, which belongs to which, and the sum of their reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any, Iterable, Iterator, Literal, Mapping, Optional, Tuple

from . import _govdisclosure as _c
from .amounts import _SCALES, Figure, _figure
from .errors import AmbiguousError
from .forms import _forms_with
from .reports import Report
from .sources import Source, _content

Part = Literal[
    "summed",
    "repeated",
    "contradicts",
    "other_form",
    "other_year",
    "whole",
    "included",
    "is_sum",
    "stranger",
    "nameless",
]
"""What became of a report in a rollup: it went in; it says the same as another of this body, which went in; another
of this body has other figures, and neither went in; it is on another form, or of another year; it is of the body that
is rolled up, or one above it; it is below a body whose report went in; its figures are the sum of all others; the
roster does not have it below the body that is rolled up; it names no body."""


def body_key(name: str) -> str:
    """A name as names of bodies are compared: without white space, quotes and width, and without 人民政府 behind the
    name of a province, city, county, district, township or town.

    >>> body_key("某市 人民政府") == body_key("某市")
    True
    >>> body_key("某市人民政府办公室")
    '某市人民政府办公室'
    """
    return _c.govd_body_key(name)


@dataclass(frozen=True)
class Body:
    """A body of a roster."""

    name: str
    kind: str
    """Such as `department` or `town`; may be empty."""
    parent: Optional[str]
    """Name of the body above it."""


class Roster(Mapping[str, Body]):
    """Bodies and their tree, by name. A body is also found by its other names, as names of bodies are compared.

    >>> import govdisclosure as gd
    >>> roster = gd.Roster.read("name,parent,kind,aliases\\n某县,,,\\n甲镇,某县,town,甲镇人民政府；甲\\n".encode())
    >>> roster
    <Roster: 2 bodies>
    >>> roster["甲"]
    Body(name='甲镇', kind='town', parent='某县')
    >>> roster.root.name
    '某县'
    """

    _handle: Any
    _text: bytes

    def __init__(self) -> None:
        raise TypeError("rosters are read by Roster.read()")

    @classmethod
    def read(cls, source: Source) -> Roster:
        """Reads a roster from CSV: a path, bytes, or an open file.

        A line of column names, `name` and, each optional, `parent`, `kind` and `aliases`, then one line a body; other
        names are separated by `;` or `；`.

        Raises:
            EncodingError, MalformedError: not UTF-8; a quote that does not close
            SchemaError: no column `name`, a line with more fields, a body without a name or below itself
            UnknownError: another column, or a parent that is no body's name
            DuplicateError: a column, or a name of two bodies
        """
        content = _content(source)
        roster = object.__new__(cls)
        with content.named():
            roster._handle = _c.govd_roster_parse(content.data)
        roster._text = content.data
        return roster

    @cached_property
    def _bodies(self) -> Tuple[Body, ...]:
        parts = [_c.govd_roster_at(self._handle, index) for index in range(len(self))]
        return tuple(Body(name, kind, None if parent is None else parts[parent][0]) for name, kind, parent in parts)

    @property
    def root(self) -> Optional[Body]:
        """The only body that is below no other; None where there are several."""
        roots = [body for body in self._bodies if body.parent is None]
        return roots[0] if len(roots) == 1 else None

    def is_below(self, name: str, above: str) -> bool:
        """Whether a body is below another, at whatever distance.

        Raises:
            KeyError: there is no such body
        """
        top, body = self[above].name, self[name]
        while body.parent is not None:
            if body.parent == top:
                return True
            body = self[body.parent]
        return False

    def _index(self, name: str) -> int:
        index = _c.govd_roster_find(self._handle, name)
        if index is None:
            raise KeyError(name)
        return index

    def __getitem__(self, name: str) -> Body:
        if not isinstance(name, str):
            raise KeyError(name)
        return self._bodies[self._index(name)]

    def __iter__(self) -> Iterator[str]:
        return (body.name for body in self._bodies)

    def __len__(self) -> int:
        return _c.govd_roster_count(self._handle)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, Roster) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> Tuple[Any, ...]:
        return Roster.read, (self._text,)

    def __repr__(self) -> str:
        return f"<Roster: {len(self)} {'body' if len(self) == 1 else 'bodies'}>"


@dataclass(frozen=True)
class RollupEntry:
    """What became of a report in a rollup."""

    part: Part
    other: Optional[int]
    """Which of the reports it repeats, contradicts or is included in."""
    body: Optional[str]
    """Its body, by the roster."""
    blank: int
    """Cells left blank or with a dash, read as 0."""
    unknown: int
    """Cells that are not known: no figure, or not there though others have them."""


@dataclass(frozen=True)
class Gap:
    """A figure of a body's own report that is not the sum of the reports below it."""

    id: str
    sum: Figure
    printed: Figure
    difference: Figure
    """Printed less sum."""
    suspects: Tuple[int, ...]
    """Reports whose figure in this cell is just the difference: left out of what is printed where that is less,
    counted twice or besides where it is more."""


class Rollup:
    """A sum of reports, and what went into it. It comes from `rollup`."""

    reports: Tuple[Report, ...]
    roster: Optional[Roster]
    whole: Optional[str]
    """The body that is rolled up, by the roster."""
    _handle: Any

    def __init__(self) -> None:
        raise TypeError("rollups come from rollup()")

    @cached_property
    def report(self) -> Report:
        """The sum as a report: a cell is given where it is known in every report that went in."""
        return Report._of(_c.govd_rollup_report(self._handle), _forms_with(self.reports[0].form))

    @cached_property
    def entries(self) -> Tuple[RollupEntry, ...]:
        """What became of each report, in the order in which they were given."""
        return tuple(self._entry(*_c.govd_rollup_at(self._handle, index)) for index in range(len(self.reports)))

    def _entry(self, part: Part, other: Optional[int], body: Optional[int], blank: int, unknown: int) -> RollupEntry:
        return RollupEntry(part, other, None if body is None else self._name(body), blank, unknown)

    def _name(self, body: int) -> str:
        name: str = _c.govd_roster_at(self.roster._handle, body)[0] if self.roster is not None else ""
        return name

    @property
    def summed(self) -> Tuple[Report, ...]:
        """The reports that went in."""
        return tuple(report for report, entry in zip(self.reports, self.entries) if entry.part == "summed")

    @property
    def expected(self) -> int:
        """How many bodies stand right below the one that is rolled up, by the roster; 0 where that is not said."""
        return _c.govd_rollup_expected(self._handle)

    @cached_property
    def missing(self) -> Tuple[str, ...]:
        """Those of them without a report that went in."""
        names = []
        for index in count():
            body = _c.govd_rollup_missing(self._handle, index)
            if body is None:
                break
            names.append(self._name(body))
        return tuple(names)

    def compare(self, printed: Report) -> Tuple[Gap, ...]:
        """Where a body's own report differs from the sum, as far as both give a figure.

        Where reports are missing, what is printed may well be more.

        Raises:
            ArgumentError: it is on another form
            RangeError: a difference that does not fit
        """
        handle = _c.govd_rollup_compare(self._handle, _handles(self.reports), printed._handle)
        return tuple(_gap(printed, *_c.govd_gaps_at(handle, index)) for index in range(_c.govd_gaps_count(handle)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rollup):
            return NotImplemented
        return (self.reports, self.roster, self.whole) == (other.reports, other.roster, other.whole)

    def __hash__(self) -> int:
        return hash((self.reports, self.roster, self.whole))

    def __reduce__(self) -> Tuple[Any, ...]:
        return _rolled_up, (self.reports, self.roster, self.whole)

    def __repr__(self) -> str:
        reports = f"{len(self.summed)} of {len(self.reports)} reports summed"
        bodies = f", {self.expected - len(self.missing)} of {self.expected} bodies present" if self.expected else ""
        return f"<Rollup: {reports}{bodies}>"


def rollup(reports: Iterable[Report], *, roster: Optional[Roster] = None, whole: Optional[str] = None) -> Rollup:
    """Adds up the reports of bodies, cell by cell and exactly. The form and the year are those of the first report.

    Nothing is counted twice and nothing is guessed: a body that is there twice, one below another that is there, and a
    report that is itself the total of the others are left out, and `Rollup.entries` tells so; where a figure of some
    body is not known, the sum is not known.

    Args:
        reports: the reports, at least one
        roster: the bodies
        whole: the body that is rolled up; the root of the roster unless given

    >>> import govdisclosure as gd
    >>> reports = [gd.Report("cn-2021", {"requests.new.natural": n}, unit_name=name, year=2023)
    ...            for n, name in [(12, "甲镇"), (30, "乙镇")]]
    >>> rolled = gd.rollup(reports)
    >>> rolled
    <Rollup: 2 of 2 reports summed>
    >>> rolled.report["requests.new.natural"]
    42

    Raises:
        KeyError: the roster does not have the body that is rolled up
        ArgumentError: there is no report
        RangeError: a sum that does not fit
    """
    if whole is not None:
        if roster is None:
            raise TypeError("the body that is rolled up is found in a roster")
        whole = roster[whole].name
    elif roster is not None and roster.root is not None:
        whole = roster.root.name
    return _rolled_up(tuple(reports), roster, whole)


def _rolled_up(reports: Tuple[Report, ...], roster: Optional[Roster], whole: Optional[str]) -> Rollup:
    rolled = object.__new__(Rollup)
    rolled.reports, rolled.roster, rolled.whole = reports, roster, whole
    index = None if roster is None or whole is None else roster._index(whole)
    rolled._handle = _c.govd_rollup_new(_handles(reports), None if roster is None else roster._handle, index)
    return rolled


def _gap(report: Report, cell: int, sum: int, printed: int, difference: int, suspects: Tuple[int, ...]) -> Gap:
    id = report.form._ids[cell]
    scale = _SCALES[report.form.cells[id].type]
    return Gap(id, _figure(sum, scale), _figure(printed, scale), _figure(difference, scale), suspects)


def _handles(reports: Iterable[Report]) -> Tuple[Any, ...]:
    return tuple(report._handle for report in reports)


class Shelf:
    """Reports by body and year, to find those that belong together.

    >>> import govdisclosure as gd
    >>> shelf = gd.Shelf(gd.Report("cn-2021", unit_name="甲镇", year=year) for year in (2021, 2022, 2023))
    >>> report = gd.Report("cn-2021", unit_name="甲镇人民政府", year=2023)
    >>> shelf.prior(report).year
    2022

    Args:
        reports: those that name no body are not found again
        roster: other names of bodies
    """

    reports: Tuple[Report, ...]
    roster: Optional[Roster]

    def __init__(self, reports: Iterable[Report], roster: Optional[Roster] = None) -> None:
        self.reports = tuple(reports)
        self.roster = roster
        self._handle = _c.govd_shelf_new(_handles(self.reports), None if roster is None else roster._handle)

    def find(self, report: Report, years_before: int = 1) -> Tuple[Report, ...]:
        """The reports of the same body, of so many years before, in the order in which they were given."""
        found = []
        for nth in count():
            index = _c.govd_shelf_find(self._handle, report._handle, years_before, nth)
            if index is None:
                break
            found.append(self.reports[index])
        return tuple(found)

    def prior(self, report: Report) -> Optional[Report]:
        """The same body's report of the year before, for `Report.validate`; None if there is none.

        Raises:
            AmbiguousError: there are several, with different figures
        """
        prior, other = _c.shelf_prior(self._handle, _handles(self.reports), report._handle)
        if other is not None:
            raise AmbiguousError("there are several reports of the year before, with different figures")
        return None if prior is None else self.reports[prior]

    def edition(self, report: Report) -> Optional[Report]:
        """The first other edition of a report, with other figures; None if there is none."""
        edition = _c.govd_shelf_edition(self._handle, _handles(self.reports), report._handle)
        return None if edition is None else self.reports[edition]

    def units(self, report: Report) -> Tuple[Report, ...]:
        """The reports of the bodies below a report's own, for `Report.validate`; of the same form and year.

        By the roster; without one, those of all other bodies.

        Raises:
            AmbiguousError: the reports do not make up the sum of all bodies: one is missing, names no body, or
                contradicts another
        """
        roster = None if self.roster is None else self.roster._handle
        units, whole = _c.units_find(_handles(self.reports), roster, report._handle)
        if not whole:
            raise AmbiguousError("the reports below it do not make up the sum of all bodies")
        return tuple(self.reports[unit] for unit in units)

    def __len__(self) -> int:
        return len(self.reports)

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Shelf):
            return NotImplemented
        return (self.reports, self.roster) == (other.reports, other.roster)

    def __hash__(self) -> int:
        return hash((self.reports, self.roster))

    def __reduce__(self) -> Tuple[Any, ...]:
        return Shelf, (self.reports, self.roster)

    def __repr__(self) -> str:
        return f"<Shelf: {len(self)} report{'' if len(self) == 1 else 's'}>"
