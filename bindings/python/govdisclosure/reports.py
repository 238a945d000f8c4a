# SPDX-License-Identifier: Apache-2.0
"""One filled-in copy of a form."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Literal, Mapping, Optional, Tuple, Union

from . import _govdisclosure as _c
from .amounts import _SCALES, Figure, _figure, _scaled
from .claims import Claim, _claims
from .errors import ArgumentError
from .findings import Findings, _language
from .forms import Form, FormCell, Forms, Language, _forms_with, forms
from .places import Place, _parts, _place
from .repair import Repair, _carried_out, _repair
from .settings import Blank, _codes, _related, _validator
from .suggestions import State, Suggestion

if TYPE_CHECKING:
    from .tables import Table

_STATES: Tuple[State, ...] = ("absent", "blank", "dash", "given", "invalid")


@dataclass(frozen=True)
class Cell:
    """What stands in one cell of a report.

    >>> import govdisclosure as gd
    >>> gd.Report("cn-2021", {"requests.new.natural": "1，706件"}).cell("requests.new.natural")
    Cell(id='requests.new.natural', state='given', value=1706, text='1，706件', unit=None, place=None)
    """

    id: str
    state: State
    value: Optional[Figure] = None
    """int for a count, Decimal for an amount in the form's unit; None unless the state is `given`."""
    text: Optional[str] = None
    """What stood there, where that is not just the figure."""
    unit: Optional[str] = None
    """The unit that was printed beside it, where that is not the form's."""
    place: Optional[Place] = None

    def __bool__(self) -> bool:
        """Whether there is a figure, be it 0."""
        return self.state == "given"


@dataclass(frozen=True)
class Section:
    """A chapter of prose."""

    id: Optional[str]
    """The form's chapter; None for one that the form does not have."""
    title: str
    """As printed, with its numeral; empty for what stands before the first."""
    paragraphs: Tuple[str, ...]
    place: Optional[Place] = None
    places: Tuple[Optional[Place], ...] = ()
    """Of the paragraphs."""


@dataclass(frozen=True)
class RowSource:
    """Where the figures of a row came from."""

    match: Literal["none", "title", "alias", "similar"]
    """By what the row was recognised; `none` if it was not found."""
    label: Optional[str]
    """As printed."""
    place: Optional[Place]


@dataclass(frozen=True)
class UnknownRow:
    """A row of the document whose figures belong to no cell. It is kept, never guessed."""

    label: str
    figures: str
    """Its other cells, joined by ` | `."""
    table: Optional[int]
    """The form's table it stands in, and the row there that it follows."""
    after_row: Optional[int]
    reason: Literal["unknown", "ambiguous", "repeated", "short", "extra", "realigned", "displaced"]
    place: Optional[Place]


CellInput = Union[Figure, str, None, Cell]
"""A figure; text as it was printed; None for a cell that is left blank; a Cell with its state."""


class Report(Mapping[str, Optional[Figure]]):
    """One filled-in copy of a form: figures by cell id, fields, prose. It never changes.

    A report is a mapping of all cell ids of its form to figures: int for counts, Decimal for amounts in
    the form's unit, None where no figure is given. `cell` tells why there is none, and where one stood.

    Args:
        form: a form, or the id of a built-in one
        cells: figures by cell id; those that are not named are absent
        unit_name: name of the reporting body
        year: the year it covers
        title: of the document
        fields: the other fields of the form by their ids
        sections: the prose

    >>> import govdisclosure as gd
    >>> report = gd.Report("cn-2021", {"requests.new.natural": 12}, unit_name="某镇", year=2023)
    >>> report["requests.new.natural"]
    12
    >>> report["requests.new.research"] is None
    True
    >>> report
    <Report cn-2021, 某镇, 2023: 1 of 235 cells given>

    Raises:
        KeyError: a cell that the form does not have
        TypeError: a figure that is neither int nor Decimal, such as a float
        ArgumentError, RangeError, UnknownError: a value that the form cannot take
    """

    _handle: Any
    _form: Form

    def __init__(
        self,
        form: Union[Form, str],
        cells: Optional[Mapping[str, CellInput]] = None,
        *,
        unit_name: Optional[str] = None,
        year: Optional[int] = None,
        title: Optional[str] = None,
        fields: Optional[Mapping[str, str]] = None,
        sections: Iterable[Section] = (),
    ) -> None:
        self._form = forms[form] if isinstance(form, str) else form
        self._handle = _c.govd_report_new(self._form._handle)
        self._fill(cells, unit_name, year, title, fields)
        for section in sections:
            self._add_section(section)

    @classmethod
    def _of(cls, handle: Any, forms: Forms) -> Report:
        report = object.__new__(cls)
        report._handle = handle
        report._form = forms[_c.govd_form_id(_c.govd_report_form(handle))]
        return report

    def _fill(
        self,
        cells: Optional[Mapping[str, CellInput]],
        unit_name: Optional[str],
        year: Optional[int],
        title: Optional[str],
        fields: Optional[Mapping[str, str]],
    ) -> None:
        for id, value in (cells or {}).items():
            self._set_cell(id, value)
        if unit_name is not None:
            _c.govd_report_set_unit_name(self._handle, unit_name)
        if year is not None:
            _c.govd_report_set_year(self._handle, year)
        if title is not None:
            _c.govd_report_set_title(self._handle, title, _parts(None))
        for id, text in (fields or {}).items():
            _c.govd_report_set_field(self._handle, _index_of(self._form.fields, id), text, _parts(None))

    def _set_cell(self, id: str, value: CellInput) -> None:
        index = self._form._indices[id]
        scale = _SCALES[self._form.cells[id].type]
        if isinstance(value, Cell):
            figure = 0 if value.value is None else _scaled(value.value, scale)
            state = _STATES.index(value.state)
            _c.govd_report_set_cell(self._handle, index, state, figure, value.text, value.unit)
            _c.govd_report_set_place(self._handle, index, _parts(value.place))
        elif value is None or isinstance(value, str):
            _c.govd_report_set_text(self._handle, index, value or "", None)
        else:
            _c.govd_report_set_value(self._handle, index, _scaled(value, scale))

    def _add_section(self, section: Section) -> None:
        _c.govd_report_add_section(self._handle, section.id, section.title, _parts(section.place))
        places = section.places or (None,) * len(section.paragraphs)
        for text, place in zip(section.paragraphs, places):
            _c.govd_report_add_paragraph(self._handle, text, _parts(place))

    def replace(
        self,
        cells: Optional[Mapping[str, CellInput]] = None,
        *,
        unit_name: Optional[str] = None,
        year: Optional[int] = None,
        title: Optional[str] = None,
        fields: Optional[Mapping[str, str]] = None,
    ) -> Report:
        """A copy with other figures or fields; what is not named stays as it is.

        >>> report = Report("cn-2021", {"requests.new.natural": 12}, year=2023)
        >>> report.replace({"requests.new.natural": 21})["requests.new.natural"]
        21
        """
        report = object.__new__(type(self))
        report._form = self._form
        report._handle = _c.govd_report_copy(self._handle)
        report._fill(cells, unit_name, year, title, fields)
        return report

    # What it says

    @property
    def form(self) -> Form:
        """The form it is filled in on."""
        return self._form

    @property
    def unit_name(self) -> Optional[str]:
        """Name of the reporting body."""
        return _c.govd_report_unit_name(self._handle)

    @property
    def year(self) -> Optional[int]:
        """The year it covers."""
        return _c.govd_report_year(self._handle) or None

    @property
    def title(self) -> Optional[str]:
        """Title of the document."""
        return _c.govd_report_title(self._handle)

    @property
    def title_place(self) -> Optional[Place]:
        """Where the title stood, of two lines the first."""
        return _place(_c.govd_report_title_place(self._handle))

    @cached_property
    def fields(self) -> Mapping[str, Optional[str]]:
        """The fields by their ids: None where the document has none, empty where it is left empty."""
        return {id: _c.govd_report_field(self._handle, index) for index, id in enumerate(self._form.fields)}

    def field_place(self, id: str) -> Optional[Place]:
        """Where a field stood."""
        return _place(_c.govd_report_field_place(self._handle, _index_of(self._form.fields, id)))

    def cell(self, id: str) -> Cell:
        """A cell with its state, the text that was printed, and its place.

        Raises:
            KeyError: the form has no such cell
        """
        return self._cell(self._form.cells[id], self._form._indices[id])

    def _cell(self, kind: FormCell, index: int) -> Cell:
        state, value, text, unit, place = _c.govd_report_cell(self._handle, index)
        figure = _figure(value, _SCALES[kind.type]) if state == _c.GOVD_GIVEN else None
        return Cell(kind.id, _STATES[state], figure, text, unit, _place(place))

    @property
    def cells(self) -> Tuple[Cell, ...]:
        """All cells, in the form's order."""
        return tuple(self._cell(kind, index) for index, kind in enumerate(self._form.cells.values()))

    @cached_property
    def sections(self) -> Tuple[Section, ...]:
        """The prose, in the order of the document."""
        return tuple(self._section(index) for index in range(_c.govd_report_section_count(self._handle)))

    def _section(self, index: int) -> Section:
        id, title, count, place = _c.govd_report_section(self._handle, index)
        paragraphs = [_c.govd_report_paragraph(self._handle, index, number) for number in range(count)]
        texts = tuple(text for text, _ in paragraphs)
        return Section(id, title, texts, _place(place), tuple(_place(where) for _, where in paragraphs))

    @cached_property
    def unknown_rows(self) -> Tuple[UnknownRow, ...]:
        """Rows of the document whose figures belong to no cell."""
        return tuple(self._unknown_row(index) for index in range(_c.govd_report_unknown_row_count(self._handle)))

    def _unknown_row(self, index: int) -> UnknownRow:
        label, figures, table, after_row, reason, place = _c.govd_report_unknown_row(self._handle, index)
        return UnknownRow(label, figures, table, after_row, reason, _place(place))

    def row_source(self, table: str, row: str) -> RowSource:
        """Where the figures of a row came from, by the ids of table and row.

        Raises:
            KeyError: the form has no such row
        """
        for t, form_table in enumerate(self._form.tables):
            for r, form_row in enumerate(form_table.rows):
                if (form_table.id, form_row.id) == (table, row):
                    match, label, place = _c.govd_report_row_source(self._handle, t, r)
                    return RowSource(match, label, _place(place))
        raise KeyError((table, row))

    # As a mapping

    @cached_property
    def _figures(self) -> Dict[str, Optional[Figure]]:
        figures: Dict[str, Optional[Figure]] = _c.report_values(self._handle, self._form._ids, Decimal)
        return figures

    def __getitem__(self, id: str) -> Optional[Figure]:
        return self._figures[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._form._ids)

    def __len__(self) -> int:
        return len(self._form._ids)

    def to_dict(self) -> Dict[str, Optional[Figure]]:
        """All figures by cell id, in the form's order; None where none is given."""
        figures: Dict[str, Optional[Figure]] = _c.report_values(self._handle, self._form._ids, Decimal)
        return figures

    def __eq__(self, other: object) -> bool:
        """Whether both say the same. Places are not compared."""
        if not isinstance(other, Report):
            return NotImplemented
        return self._form == other._form and bool(_c.govd_report_equal(self._handle, other._handle))

    def __hash__(self) -> int:
        return hash((self._form, self.unit_name, self.year))

    def __repr__(self) -> str:
        given = sum(figure is not None for figure in self._figures.values())
        name = self.unit_name or "no name"
        return f"<Report {self._form.id}, {name}, {self.year or 'no year'}: {given} of {len(self)} cells given>"

    def _repr_html_(self) -> str:
        from ._html import report_html

        return report_html(self)

    # What is wrong with it

    def validate(
        self,
        prior: Optional[Report] = None,
        *,
        units: Iterable[Report] = (),
        edition: Optional[Report] = None,
        lang: Language = "en",
        blank: Blank = "zero",
        disable: Iterable[str] = (),
        suggest: Optional[int] = 5,
    ) -> Findings:
        """Checks the report.

        Args:
            prior: the same body's report of the year before, for rules about what was carried over; of another
                form, the cells with a counterpart are used
            units: reports of the subordinate bodies, for rules about their sums
            edition: another edition of the report: the same body's for the same year
            lang: language of the messages, `zh` or `en`
            blank: how rules read cells that are blank or hold a dash: as 0, which the finding tells, or as
                not known, which leaves the rule undecided
            disable: codes that are left out, or beginnings of codes such as `cell`
            suggest: how many suggestions a finding has at most, of what would put it right; 0 for none, which
                saves looking for them; None for all

        >>> report = Report("cn-2021", {"requests.new.natural": 1}, year=2023)
        >>> {f.code for f in report.validate(disable=["table", "row", "column", "rule"])}
        {'field.missing'}
        """
        _language(lang)
        related = _related(prior, tuple(units), edition)
        validator = _validator(blank, disable)
        handle = _c.govd_validate(validator, self._handle, related)
        if suggest != 0:
            most = 0 if suggest is None else operator.index(suggest)
            _c.govd_repair_explain(_c.govd_repair_new(validator, self._handle, related, (0, 0, None)), handle, most)
        return Findings._of(handle, self._form, lang)

    def explain(
        self,
        prior: Optional[Report] = None,
        *,
        units: Iterable[Report] = (),
        lang: Language = "en",
        blank: Blank = "zero",
        disable: Iterable[str] = (),
        weights: Optional[Mapping[str, int]] = None,
        most_cells: int = 4,
        most_steps: int = 200_000,
    ) -> Repair:
        """Looks for what would put the report right: all smallest sets of figures whose change makes every rule hold.

        docs/repair.md tells how it looks, and how often it is right. Nothing is changed.

        Args:
            prior, units, lang, blank, disable: as with `validate`; their figures may be wrong as well
            weights: by cell, how little it is suspected: 1 unless given; the larger, the later a suggestion that
                changes it is ranked; 0 for a figure that is certain
            most_cells: of a smallest set, from 1 to 4
            most_steps: of the search, for each component

        >>> Report("cn-2019", {"requests.new.natural": 1}, year=2020).explain()
        <Repair: 0 components, 0 broken rules>
        """
        if not 1 <= most_cells <= _c.GOVD_REPAIR_MOST_CELLS or most_steps < 1:
            raise ArgumentError("a set has 1 to 4 cells, and the search at least one step")
        options = (most_cells, most_steps, weights)
        return _repair(self, prior, tuple(units), lang, blank, _codes(disable), options)

    def corrected(self, *suggestions: Suggestion, lang: Language = "en") -> Report:
        """A copy with suggestions carried out, and behind each changed figure what it was.

        >>> import govdisclosure as gd
        >>> report = Report("cn-2021", {"requests.new.natural": 12})
        >>> change = gd.Change("requests.new.natural", "this", None, "given", 12, 21, 21, 21, "digits_swapped", None)
        >>> report.corrected(gd.Suggestion("digits_swapped", (change,), 0, "")).cell("requests.new.natural").text
        '21 (was 12)'

        Raises:
            ArgumentError: the report does not hold what is to be changed, or a suggestion speaks of other reports
        """
        _language(lang)
        if any(change.source != "this" for suggestion in suggestions for change in suggestion.changes):
            raise ArgumentError("the suggestion speaks of other reports, too")
        return _carried_out(self, self._form, suggestions, "this", None, lang)

    def claims(
        self, prior: Optional[Report] = None, *, blank: Blank = "zero", disable: Iterable[str] = ()
    ) -> Tuple[Claim, ...]:
        """The figures in the prose, in their order, and what each was held against.

        `validate` reports those that differ. Without last year's report, what is said of it is not bound.
        """
        handle = _c.govd_claims_find(_validator(blank, disable), self._handle, _related(prior, ()))
        return _claims(handle, self._form)

    def translate(self, form: Form) -> Report:
        """The report on another form: the cells with a counterpart, the title, and the fields with the same id.

        >>> Report("cn-2019", {"requests.new.natural": 1}).translate(forms["cn-2021"])
        <Report cn-2021, no name, no year: 1 of 235 cells given>
        """
        return Report._of(_c.govd_report_translate(self._handle, form._handle), _forms_with(form))

    # To other formats and back

    def to_json(self, *, places: bool = False) -> str:
        """The report as one JSON object, the same for the same report.

        Args:
            places: also where each figure stood, and by what rows were recognised
        """
        return _c.govd_report_write_json(self._handle, places)

    @classmethod
    def from_json(cls, text: Union[str, bytes], *, forms: Forms = forms) -> Report:
        """Reads a report from JSON, strictly.

        >>> report = Report("cn-2021", {"requests.new.natural": 12}, unit_name="某镇", year=2023)
        >>> Report.from_json(report.to_json()) == report
        True

        Raises:
            MalformedError, EncodingError, SchemaError, UnknownError, DuplicateError, RangeError, LimitError
        """
        return cls._of(_c.govd_report_parse_json(forms._handle, text), forms)

    def to_csv(self, *, header: bool = True) -> str:
        """The report as CSV, one line a cell."""
        return _c.govd_report_write_csv(self._handle, header)

    def to_text(self) -> str:
        """The report in the layout that such reports are handed round in as plain text.

        Raises:
            UnrepresentableError: it would not read back to the same report
        """
        return _c.govd_report_write_text(self._handle)

    def to_frame(self) -> Table:
        """The report as a table of one row, for pyarrow, polars, pandas and DuckDB."""
        from .tables import Table

        return Table.from_reports([self])

    def __reduce__(self) -> Tuple[Any, ...]:
        return _unpickled, (self.to_json(places=True), self._form)


def _index_of(known: Mapping[str, object], id: str) -> int:
    for index, name in enumerate(known):
        if name == id:
            return index
    raise KeyError(id)


def _unpickled(text: str, form: Form) -> Report:
    return Report.from_json(text, forms=_forms_with(form))
