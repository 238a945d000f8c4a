# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a report, where, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional, Tuple, Union

from . import _govdisclosure as _c
from .amounts import _SCALES, Figure, _figure
from .forms import Form, Forms, Language, Severity, Title, _forms_with, forms
from .places import Place, _place
from .sequences import Items
from .suggestions import _SOURCES, SourceReport, State, Suggestion, _suggestion

_LANGUAGES = {"zh": _c.GOVD_ZH, "en": _c.GOVD_EN}


def _language(lang: str) -> int:
    if lang not in _LANGUAGES:
        raise ValueError(f"a language is 'zh' or 'en', not {lang!r}")
    return _LANGUAGES[lang]


@dataclass(frozen=True)
class FindingCell:
    """A figure that a finding speaks of."""

    id: str
    source: SourceReport
    unit: Optional[int]
    """Which of the subordinate bodies' reports."""
    state: State
    value: Optional[Figure]
    """None unless the state is `given`."""
    coefficient: int
    """By what a rule multiplies it, on its side; 0 where no rule is meant."""
    right: bool
    """It stands on the right side of the rule."""
    text: Optional[str]
    """As printed, where that is not just the figure."""
    place: Optional[Place]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a report, or worth knowing. What does not apply is None.

    >>> import govdisclosure as gd
    >>> report = gd.Report("cn-2021", {"requests.new.natural": "许多"}, unit_name="某镇", year=2023)
    >>> finding = next(f for f in report.validate() if f.code == "value.not_a_number")
    >>> print(finding)
    error: Requests newly received this year, Natural person: "许多" is not a number [value.not_a_number]
    >>> finding.cells[0].id
    'requests.new.natural'
    """

    code: str
    """A permanent name of what is wrong; `govdisclosure.explain` tells what it means."""
    severity: Severity
    message: str
    """One sentence for people, in the language that was asked for."""
    rule: Optional[str]
    """The form's rule that is broken, and the column or row it is broken for."""
    instance: Optional[str]
    table: Optional[str]
    """Where a whole table, row or column is meant: their ids."""
    row: Optional[str]
    column: Optional[str]
    field: Optional[str]
    text: Optional[str]
    """The words of the document it speaks of."""
    cells: Tuple[FindingCell, ...]
    expected: Optional[Figure]
    actual: Optional[Figure]
    difference: Optional[Figure]
    """Actual less expected."""
    sum: Optional[str]
    """The sum worked out, as `12 + 7 + 3 = 22`."""
    blank_as_zero: bool
    """Blank cells or dashes were read as 0."""
    place: Optional[Place]
    suggestions: Tuple[Suggestion, ...] = ()
    """What would put it right, the likeliest first."""

    def __str__(self) -> str:
        place = "" if self.place is None else f"{self.place}: "
        return f"{place}{self.severity}: {self.message} [{self.code}]"


class Findings(Items[Finding]):
    """The findings on one report, in a fixed order. The same report gives the same findings.

    >>> import govdisclosure as gd
    >>> findings = gd.Report("cn-2021", unit_name="某镇", year=2023).validate()
    >>> findings
    <Findings: 6 errors, 0 warnings, 0 notes>
    >>> findings.errors[0].code
    'table.missing'
    """

    lang: Language
    """The language of the messages."""

    def __init__(self) -> None:
        raise TypeError("findings come from Report.validate() or Findings.from_json()")

    @classmethod
    def _of(cls, handle: Any, form: Form, lang: Language) -> Findings:
        findings = object.__new__(cls)
        findings._handle = handle
        findings._form = form
        findings.lang = lang
        return findings

    _handle: Any
    _form: Form

    @classmethod
    def from_json(cls, text: Union[str, bytes], *, forms: Forms = forms, lang: Language = "en") -> Findings:
        """Reads findings from the JSON that `to_json` writes.

        Raises:
            MalformedError, EncodingError, SchemaError, UnknownError, DuplicateError, RangeError, LimitError
        """
        _language(lang)
        handle = _c.govd_findings_parse_json(forms._handle, text)
        return cls._of(handle, forms[_c.govd_form_id(_c.govd_findings_form(handle))], lang)

    def to_json(self) -> str:
        """The findings as one JSON object, which docs/exchange-format.md describes."""
        return _c.govd_findings_write_json(self._handle, _language(self.lang))

    def to_csv(self, file: Optional[str] = None, *, header: bool = True) -> str:
        """The findings as CSV, one line a finding.

        Args:
            file: what stands in the first column
            header: whether the line of column names comes first

        >>> import govdisclosure as gd
        >>> findings = gd.Report("cn-2021", unit_name="某镇", year=2023).validate(lang="zh")
        >>> findings.to_csv("a.txt", header=False).split(",")[:6]
        ['a.txt', 'cn-2021', '某镇', '2023', 'error', 'table.missing']
        """
        return _c.govd_findings_write_csv(file, self._handle, header, _language(self.lang))

    def in_language(self, lang: Language) -> Findings:
        """The same findings with messages in another language."""
        _language(lang)
        return Findings._of(self._handle, self._form, lang)

    @property
    def form(self) -> Form:
        """The form of the report."""
        return self._form

    @property
    def unit_name(self) -> Optional[str]:
        """Name of the reporting body."""
        return _c.govd_findings_unit_name(self._handle)

    @property
    def year(self) -> Optional[int]:
        """Year of the report."""
        return _c.govd_findings_year(self._handle) or None

    @cached_property
    def _items(self) -> Tuple[Finding, ...]:
        return tuple(self._finding(index) for index in range(_c.govd_findings_count(self._handle)))

    def _finding(self, index: int) -> Finding:
        parts = _c.govd_findings_at(self._handle, index)
        code, severity, rule, instance, table, row, column, field, text, cells, compared, sum, blank, place = parts
        message = _c.govd_finding_message(self._handle, index, _language(self.lang))
        figures = (None,) * 3 if compared is None else tuple(_figure(part, compared[0]) for part in compared[1:])
        terms = tuple(self._cell(*cell) for cell in cells)
        where: Tuple[Any, ...] = (rule, instance, table, row, column, field, text)
        suggested = _c.finding_suggestions(self._handle, index, _language(self.lang))
        suggestions = tuple(_suggestion(self._form, parts) for parts in suggested)
        more: Tuple[Any, ...] = (terms, *figures, sum, blank, _place(place), suggestions)
        return Finding(code, severity, message, *where, *more)

    def _cell(self, cell: int, source: int, unit: int, state: State, value: int, *rest: Any) -> FindingCell:
        coefficient, right, text, place = rest
        kind = self._form.cells[self._form._ids[cell]]
        figure = _figure(value, _SCALES[kind.type]) if state == "given" else None
        number = unit if source == _c.GOVD_UNITS else None
        return FindingCell(kind.id, _SOURCES[source], number, state, figure, coefficient, right, text, _place(place))

    def _of_severity(self, severity: Severity) -> Tuple[Finding, ...]:
        return tuple(finding for finding in self._items if finding.severity == severity)

    @property
    def errors(self) -> Tuple[Finding, ...]:
        """Those that are errors."""
        return self._of_severity("error")

    @property
    def warnings(self) -> Tuple[Finding, ...]:
        """Those that are warnings."""
        return self._of_severity("warning")

    @property
    def notes(self) -> Tuple[Finding, ...]:
        """Those that are worth knowing, no more."""
        return self._of_severity("note")

    def __len__(self) -> int:
        return _c.govd_findings_count(self._handle)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Findings):
            return NotImplemented
        return self._form == other._form and self.lang == other.lang and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self._items)

    def __reduce__(self) -> Tuple[Any, ...]:
        return _unpickled, (self.to_json(), self._form, self.lang)

    def __repr__(self) -> str:
        numbers = (
            f"{len(found)} {word}{'' if len(found) == 1 else 's'}"
            for word, found in (("error", self.errors), ("warning", self.warnings), ("note", self.notes))
        )
        return f"<Findings: {', '.join(numbers)}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self._items))

    def _repr_html_(self) -> str:
        from ._html import findings_html

        return findings_html(self)


def _unpickled(text: str, form: Form, lang: Language) -> Findings:
    return Findings.from_json(text, forms=_forms_with(form), lang=lang)


@dataclass(frozen=True)
class Code:
    """What the code of a finding means."""

    code: str
    severity: Severity
    """Its usual severity; of rules, the form's rule decides."""
    title: Title
    explanation: Title


def explain(code: str) -> Code:
    """What the code of a finding means.

    >>> explain("total.missing").severity
    'warning'

    Raises:
        KeyError: there is no such code
    """
    found = _c.govd_code_find(code)
    if found is None:
        raise KeyError(code)
    return _code(found)


def codes() -> Tuple[Code, ...]:
    """All codes; `arithmetic.*` stands for the rules of the forms.

    >>> "cell.blank" in [code.code for code in codes()]
    True
    """
    return tuple(_code(_c.govd_code_at(index)) for index in range(_c.govd_code_count()))


def _code(parts: Tuple[Any, ...]) -> Code:
    code, severity, title, explanation = parts
    return Code(code, severity, Title(*title), Title(*explanation))
