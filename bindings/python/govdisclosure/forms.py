# SPDX-License-Identifier: Apache-2.0
"""What a report must contain: tables, rows, columns, units, rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import count, takewhile
from typing import Any, Callable, Dict, Iterator, Literal, Mapping, Optional, Tuple, TypeVar

from . import _govdisclosure as _c
from .analysis import Analysis, _analysis
from .sources import Source, _content

CellType = Literal["count", "signed_count", "amount"]
Severity = Literal["error", "warning", "note"]
Language = Literal["zh", "en"]

_TYPES: Tuple[CellType, ...] = ("count", "signed_count", "amount")
_ROW_KINDS = ("value", "of_which", "group")
_LAYOUTS = ("grid", "one_row")
_SEVERITIES: Tuple[Severity, ...] = ("note", "warning", "error")
_BASES = ("official", "form", "inferred")
_RELATIONS = ("=", "<=", ">=")
_EACH = ("once", "column", "row")

_T = TypeVar("_T")


@dataclass(frozen=True)
class Title:
    """A name in Chinese and in English; an empty string where there is none."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh or self.en


@dataclass(frozen=True)
class FormColumn:
    """A column of a table."""

    id: str
    title: Title
    unit: str
    """Empty where the form prints none."""
    group: str
    """The group of columns above it; may be empty."""
    aliases: Tuple[str, ...]
    """Other names under which it is printed."""


@dataclass(frozen=True)
class FormRow:
    """A row of a table."""

    id: str
    numeral: str
    """As printed: `（一）`, `1.`, `其中：`; may be empty."""
    title: Title
    note: str
    """Printed behind the title in brackets; may be empty."""
    unit: str
    printed_under: str
    """Title of the block above it, in a table of one row."""
    kind: Literal["value", "of_which", "group"]
    takes_value: bool
    """False for a heading, where the form expects no figure."""
    sums_siblings: bool
    """Some rule makes this row the total of its siblings."""
    parent: Optional[int]
    """Index of the row it is a part of."""
    aliases: Tuple[str, ...]
    """Other names under which it is printed."""


@dataclass(frozen=True)
class FormTable:
    """A table of a form."""

    id: str
    section: str
    """The section it stands in; may be empty."""
    title: Title
    corner: str
    """Text of the top left cell; may be empty."""
    layout: Literal["grid", "one_row"]
    rows: Tuple[FormRow, ...]
    columns: Tuple[FormColumn, ...]


@dataclass(frozen=True)
class FormCell:
    """One place for a figure."""

    id: str
    table: int
    """Index of its table, then of its row and column there."""
    row: int
    column: int
    type: CellType
    """`count` is whole and not negative, `signed_count` whole, `amount` money and not negative."""
    unit: str
    """Such as 件 or 万元; may be empty."""
    heading: bool
    """In a row that takes no figure: kept if one is printed, never summed."""


@dataclass(frozen=True)
class FormField:
    """A field above or below the tables, such as the reporting body or the year."""

    id: str
    title: Title
    footer: bool
    """It stands below the tables."""
    required: bool
    aliases: Tuple[str, ...]


@dataclass(frozen=True)
class FormSection:
    """A chapter of the prose."""

    id: str
    numeral: str
    title: Title
    aliases: Tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A relation that the figures of a report must satisfy."""

    id: str
    severity: Severity
    basis: Literal["official", "form", "inferred"]
    """`official`: printed in the form; `form`: follows from its numbering; `inferred`: merely sound."""
    relation: Literal["=", "<=", ">="]
    each: Literal["once", "column", "row"]
    """What the rule is repeated for."""
    expression: str
    printed: str
    """The official wording; may be empty."""
    note: Title


def _listed(number: int, make: Callable[[int], _T]) -> Tuple[_T, ...]:
    return tuple(make(index) for index in range(number))


def _until_none(get: Callable[[int], Optional[str]]) -> Tuple[str, ...]:
    return tuple(name for name in takewhile(lambda name: name is not None, map(get, count())) if name is not None)


class Form:
    """A form that reports are filled in on. It never changes, and equal forms are interchangeable.

    The built-in forms stand in `govdisclosure.forms`; `Form.load` reads one of your own.

    >>> import govdisclosure as gd
    >>> form = gd.forms["cn-2021"]
    >>> form.first_year, form.last_year
    (2021, None)
    >>> form.cells["requests.new.natural"].unit
    '件'
    >>> form
    <Form cn-2021: 6 tables, 235 cells, 6 rules>
    """

    _handle: Any
    _text: Optional[str]

    def __init__(self) -> None:
        raise TypeError("forms are found in govdisclosure.forms, or read by Form.load()")

    @classmethod
    def _of(cls, handle: Any, text: Optional[str]) -> Form:
        form = object.__new__(cls)
        form._handle = handle
        form._text = text
        return form

    @classmethod
    def load(cls, source: Source) -> Form:
        """Reads a form from its JSON, which docs/form-format.md describes: a path, bytes, or an open file.

        Raises:
            MalformedError, EncodingError: it is not JSON
            SchemaError, UnknownError, DuplicateError, RangeError: it does not describe a form
            LimitError: it is larger than 4 MiB, or has too many cells
        """
        content = _content(source)
        with content.named():
            handle = _c.govd_form_load(content.data)
        return cls._of(handle, content.data.decode("utf-8-sig"))

    @cached_property
    def id(self) -> str:
        """Such as `cn-2021`."""
        return _c.govd_form_id(self._handle)

    @property
    def title(self) -> Title:
        """Its name."""
        return Title(*_c.govd_form_title(self._handle))

    @property
    def authority(self) -> str:
        """Title of the document that set the form; may be empty."""
        return _c.govd_form_authority(self._handle)

    @property
    def authority_number(self) -> str:
        """Number of that document; may be empty."""
        return _c.govd_form_authority_number(self._handle)

    @property
    def legal_basis(self) -> str:
        """Law and articles; may be empty."""
        return _c.govd_form_legal_basis(self._handle)

    @property
    def first_year(self) -> Optional[int]:
        """The first year it was used for, if that is said."""
        return _c.govd_form_first_year(self._handle) or None

    @property
    def last_year(self) -> Optional[int]:
        """The last year it was used for; None if it is still in use."""
        return _c.govd_form_last_year(self._handle) or None

    @cached_property
    def tables(self) -> Tuple[FormTable, ...]:
        """The tables, in the form's order."""
        return _listed(_c.govd_form_table_count(self._handle), self._table)

    def _table(self, table: int) -> FormTable:
        id, _, section, title, corner, layout, rows, columns, _ = _c.govd_form_table(self._handle, table)
        named: Any = _LAYOUTS[layout]
        all_rows = _listed(rows, lambda row: self._row(table, row))
        all_columns = _listed(columns, lambda column: self._column(table, column))
        return FormTable(id, section, Title(*title), corner, named, all_rows, all_columns)

    def _row(self, table: int, row: int) -> FormRow:
        id, numeral, title, note, unit, under, kind, takes, sums, parent = _c.govd_form_row(self._handle, table, row)
        aliases = _until_none(lambda index: _c.govd_form_row_alias(self._handle, table, row, index))
        named: Any = _ROW_KINDS[kind]
        return FormRow(id, numeral, Title(*title), note, unit, under, named, takes, sums, parent, aliases)

    def _column(self, table: int, column: int) -> FormColumn:
        id, title, unit, group = _c.govd_form_column(self._handle, table, column)
        aliases = _until_none(lambda index: _c.govd_form_column_alias(self._handle, table, column, index))
        return FormColumn(id, Title(*title), unit, group, aliases)

    @cached_property
    def cells(self) -> Mapping[str, FormCell]:
        """The cells by their ids, in the form's order. It is not to be changed."""
        return {cell.id: cell for cell in _listed(_c.govd_form_cell_count(self._handle), self._cell)}

    def _cell(self, index: int) -> FormCell:
        id, table, row, column, type, unit, heading = _c.govd_form_cell_at(self._handle, index)
        return FormCell(id, table, row, column, _TYPES[type], unit, heading)

    @cached_property
    def _ids(self) -> Tuple[str, ...]:
        return tuple(self.cells)

    @cached_property
    def _indices(self) -> Dict[str, int]:
        return {id: index for index, id in enumerate(self._ids)}

    @cached_property
    def fields(self) -> Mapping[str, FormField]:
        """The fields by their ids; every form has `unit_name` and `year`."""
        return {field.id: field for field in _listed(_c.govd_form_field_count(self._handle), self._field)}

    def _field(self, index: int) -> FormField:
        id, title, footer, required = _c.govd_form_field_at(self._handle, index)
        aliases = _until_none(lambda alias: _c.govd_form_field_alias(self._handle, index, alias))
        return FormField(id, Title(*title), footer, required, aliases)

    @cached_property
    def sections(self) -> Mapping[str, FormSection]:
        """The chapters of prose by their ids."""
        return {section.id: section for section in _listed(_c.govd_form_section_count(self._handle), self._section)}

    def _section(self, index: int) -> FormSection:
        id, numeral, title = _c.govd_form_section_at(self._handle, index)
        aliases = _until_none(lambda alias: _c.govd_form_section_alias(self._handle, index, alias))
        return FormSection(id, numeral, Title(*title), aliases)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by their ids."""
        return {rule.id: rule for rule in _listed(_c.govd_form_rule_count(self._handle), self._rule)}

    def _rule(self, index: int) -> Rule:
        id, severity, basis, relation, each, expression, printed, note = _c.govd_form_rule(self._handle, index)
        based: Any = _BASES[basis]
        related: Any = _RELATIONS[relation]
        repeated: Any = _EACH[each]
        return Rule(id, _SEVERITIES[severity], based, related, repeated, expression, printed, Title(*note))

    def _instance(self, index: Optional[int]) -> Tuple[str, str]:
        """The rule of an instance, and the column or row it is for."""
        rule, id = _c.govd_form_instance(self._handle, index)
        return list(self.rules)[rule], id

    def counterpart(self, id: str, other: Form) -> Optional[str]:
        """The cell of another form that has the same meaning as one of this form; None if there is none.

        >>> import govdisclosure as gd
        >>> gd.forms["cn-2021"].counterpart("requests.new.natural", gd.forms["cn-2019"])
        'requests.new.natural'

        Raises:
            KeyError: this form has no such cell
        """
        index = _c.govd_form_counterpart(self._handle, self._indices[id], other._handle)
        return None if index is None else other._ids[index]

    def analyse(self, *, years: bool = False) -> Analysis:
        """What the rules can see and what they cannot, whatever the figures are.

        Args:
            years: whether the rules between the years count, too; last year's figures are taken as right

        Raises:
            RangeError: coefficients that grow too large on the way
        """
        return _analysis(self, years)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Form):
            return NotImplemented
        return self is other or (self.id, self._text) == (other.id, other._text)

    def __hash__(self) -> int:
        return hash((self.id, self._text))

    def __reduce__(self) -> Tuple[Any, ...]:
        return (_built_in, (self.id,)) if self._text is None else (Form.load, (self._text.encode(),))

    def __repr__(self) -> str:
        parts = ((self.tables, "table"), (self.cells, "cell"), (self.rules, "rule"))
        sizes = ", ".join(f"{len(part)} {name}{'' if len(part) == 1 else 's'}" for part, name in parts)
        return f"<Form {self.id}: {sizes}>"


class Forms(Mapping[str, Form]):
    """A set of forms by their ids: the built-in ones, and those that are given.

    >>> import govdisclosure as gd
    >>> list(gd.Forms())
    ['cn-2014', 'cn-2019', 'cn-2021']

    Raises:
        DuplicateError: two forms have the same id
    """

    def __init__(self, *forms: Form) -> None:
        self._handle = _c.govd_forms_new()
        self._own = forms
        for form in forms:
            _c.govd_forms_add(self._handle, form._handle)
        built_in = _c.govd_forms_count(self._handle) - len(forms)
        handles = [_c.govd_forms_at(self._handle, index) for index in range(built_in)]
        self._forms = {form.id: form for form in [Form._of(handle, None) for handle in handles] + list(forms)}
        self._readers: Dict[Tuple[Optional[str], int], Any] = {}

    def _reader(self, form: Optional[str], limit: int) -> Any:
        """A reader for these forms. It is kept, and so is this object while the reader is used."""
        key = (form, limit)
        reader = self._readers.get(key)
        if reader is None:
            reader = _c.govd_reader_new(self._handle)
            if form is not None:
                _c.govd_reader_set_form(reader, form)
            _c.govd_reader_set_byte_limit(reader, limit)
            self._readers[key] = reader
        return reader

    def __getitem__(self, id: str) -> Form:
        return self._forms[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def __hash__(self) -> int:
        return hash(self._own)

    def __reduce__(self) -> Tuple[Any, ...]:
        return Forms, self._own

    def __repr__(self) -> str:
        return f"Forms({', '.join(self._forms)})"


forms = Forms()
"""The built-in forms."""


def _built_in(id: str) -> Form:
    return forms[id]


def _forms_with(form: Form) -> Forms:
    """A set of forms that has this one."""
    return forms if forms.get(form.id) == form else Forms(form)
