# SPDX-License-Identifier: Apache-2.0
"""Many reports as columns, for data frames, and the rules over all of them."""

from __future__ import annotations

import glob
import os
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Callable, Deque, Iterable, Iterator, List, Literal, Optional, Tuple, TypeVar, Union

from . import _govdisclosure as _c
from .errors import Error
from .findings import _language
from .forms import Forms, Language, forms
from .reading import read_all
from .reports import Report
from .settings import Blank, _validator
from .sources import BYTE_LIMIT, _as_text

Path = Union[str, "os.PathLike[str]"]
Progress = Union[bool, Callable[[int, int], None]]

_T = TypeVar("_T")


@dataclass(frozen=True)
class Unread:
    """A file that a scan could not read, and why."""

    file: str
    error: Exception


class _Columns:
    """Something that is handed on through the Arrow PyCapsule interface."""

    _handle: Any
    _export: Callable[[Any], Any]
    _export_array: Callable[[Any], Tuple[Any, Any]]

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The columns as an Arrow stream; what is asked for of a schema is left to who asks."""
        return self._export(self._handle)

    def __arrow_c_array__(self, requested_schema: Any = None) -> Tuple[Any, Any]:
        """The columns as one Arrow array, for which the rows of several forms are copied."""
        return self._export_array(self._handle)


class Table(_Columns):
    """Many reports as columns: one row a report, one column a cell, and `form`, `unit_name`, `year`, `file`, `states`.

    Counts are int64, amounts decimal128 with six places, and a cell without a figure is null; `states` has a
    letter for each cell of the row's form: given, blank, dash, absent, invalid. pyarrow, polars, pandas and DuckDB take
    a table as it is, and without copying the counts: `pyarrow.table(table)`, `polars.DataFrame(table)`.
    Reports of one form stand together, the forms in the order of their first reports.

    >>> import govdisclosure as gd
    >>> reports = [gd.Report("cn-2021", {"requests.new.natural": n}, unit_name="某镇", year=2020 + n) for n in (1, 2)]
    >>> table = gd.Table.from_reports(reports)
    >>> table
    <Table: 2 reports>
    >>> table.report(1).year, table.report(1)["requests.new.natural"]
    (2022, 2)
    """

    unread: Tuple[Unread, ...]
    """The files that a scan could not read."""

    _forms: Forms
    _export = staticmethod(_c.govd_batch_export)
    _export_array = staticmethod(_c.govd_batch_export_array)

    def __init__(self) -> None:
        raise TypeError("tables come from scan(), Table.from_reports() or Table.from_arrow()")

    @classmethod
    def _of(cls, handle: Any, forms: Forms, unread: Iterable[Unread] = ()) -> Table:
        table = object.__new__(cls)
        table._handle = handle
        table._forms = forms
        table.unread = tuple(unread)
        return table

    @classmethod
    def from_reports(cls, reports: Iterable[Report], files: Optional[Iterable[Path]] = None) -> Table:
        """A table of reports.

        Args:
            reports: the reports, on any forms
            files: as many names, for the column `file`

        Raises:
            DuplicateError: two different forms have one id, or a cell is named like one of the other columns
        """
        handle = _c.govd_batch_new()
        reports = list(reports)
        names: List[Optional[Path]] = [None] * len(reports) if files is None else list(files)
        if len(names) != len(reports):
            raise ValueError(f"there are {len(reports)} reports and {len(names)} files")
        for report, name in zip(reports, names):
            _c.govd_batch_add(handle, report._handle, None if name is None else os.fspath(name))
        own = {report.form.id: report.form for report in reports if forms.get(report.form.id) != report.form}
        return cls._of(handle, Forms(*own.values()) if own else forms)

    @classmethod
    def from_arrow(cls, source: Any, *, forms: Forms = forms) -> Table:
        """A table of whatever offers the Arrow PyCapsule interface, with the columns that are named above.

        Only `form` must be there. Without `states` a null is a blank cell, and a cell without a column is absent.
        Columns of other names are ignored. The columns are copied.

        Raises:
            TypeError: it does not offer the interface
            SchemaError: a column is of another type, such as floating point, or `form` is missing
            UnknownError: a form that is not among those given
            RangeError: a figure that does not fit its cell
        """
        return cls._of(_c.govd_batch_import(forms._handle, _capsule(source)), forms)

    @property
    def column_names(self) -> Tuple[str, ...]:
        """The names of the columns."""
        seen = dict.fromkeys(("form", "unit_name", "year", "file", "states"))
        for index in range(_c.govd_batch_form_count(self._handle)):
            seen.update(dict.fromkeys(self._forms[_c.govd_form_id(_c.govd_batch_form(self._handle, index))].cells))
        return tuple(seen)

    def validate(
        self,
        *,
        years: bool = True,
        lang: Language = "en",
        blank: Blank = "zero",
        disable: Iterable[str] = (),
    ) -> Violations:
        """Where the reports break the rules of their forms: the same as `validate_table`."""
        validator = _validator(blank, disable)
        return Violations._of(_c.govd_batch_validate(self._handle, validator, years, _language(lang)))

    def report(self, row: int) -> Report:
        """The report of a row, with its figures, name and year.

        Raises:
            IndexError: there is no such row
        """
        if not 0 <= row < len(self):
            raise IndexError(f"there are {len(self)} reports, from 0 on")
        return Report._of(_c.govd_batch_report(self._handle, row), self._forms)

    def reports(self) -> Iterator[Report]:
        """The reports of all rows, one after the other."""
        return (self.report(row) for row in range(len(self)))

    def __len__(self) -> int:
        return _c.govd_batch_row_count(self._handle)

    def __repr__(self) -> str:
        reports = f"{len(self)} report{'' if len(self) == 1 else 's'}"
        files = f", {len(self.unread)} file{'' if len(self.unread) == 1 else 's'} unread" if self.unread else ""
        return f"<Table: {reports}{files}>"


class Violations(_Columns):
    """Where the reports of a table break the rules of their forms, as columns, one row a finding.

    The columns are `row` (of the table), `file`, `unit_name`, `form`, `year`, then as in a `Finding` `code`,
    `severity`, `rule`, `instance`, `expected`, `actual` and `difference` (decimals), `sum`, `blank_as_zero`, `message`.
    """

    _export = staticmethod(_c.govd_violations_export)
    _export_array = staticmethod(_c.govd_violations_export_array)

    def __init__(self) -> None:
        raise TypeError("violations come from validate_table()")

    @classmethod
    def _of(cls, handle: Any) -> Violations:
        violations = object.__new__(cls)
        violations._handle = handle
        return violations

    def __len__(self) -> int:
        return _c.govd_violations_count(self._handle)

    def __repr__(self) -> str:
        return f"<Violations: {len(self)}>"


def validate_table(
    table: Any,
    *,
    forms: Forms = forms,
    years: bool = True,
    lang: Language = "en",
    blank: Blank = "zero",
    disable: Iterable[str] = (),
) -> Violations:
    """Holds all rows of a table against the rules of their forms; columns in, columns out.

    Args:
        table: a `Table`, or what `Table.from_arrow` takes, such as a data frame with its columns
        forms: the forms that its rows are on
        years: whether the report of the same body and form for the year before, where the table has exactly one,
            counts as the prior report
        lang, blank, disable: as with `Report.validate`

    >>> import govdisclosure as gd
    >>> report = gd.read("examples/reports/shilizhen-2020.txt")
    >>> gd.validate_table(report.to_frame())
    <Violations: 3>
    """
    if not isinstance(table, Table):
        table = Table.from_arrow(table, forms=forms)
    checked: Table = table
    return checked.validate(years=years, lang=lang, blank=blank, disable=disable)


def scan(
    source: Union[Path, Iterable[Path]],
    *,
    workers: Optional[int] = None,
    progress: Progress = False,
    errors: Literal["keep", "raise"] = "keep",
    form: Optional[str] = None,
    forms: Forms = forms,
    limit: int = BYTE_LIMIT,
) -> Table:
    """Reads all reports in many files.

    Args:
        source: a pattern such as `archive/**/*.html`, a folder, a file, or several files
        workers: how many threads read; as many as there are processors unless given
        progress: whether to count on standard error, or what to call with the files done and all files
        errors: `keep` those of files that cannot be read in `Table.unread`, or `raise` the first
        form, forms, limit: as with `read`

    >>> import govdisclosure as gd
    >>> table = gd.scan("examples/reports/*.txt", workers=2)
    >>> table
    <Table: 3 reports>
    """
    if errors not in ("keep", "raise"):
        raise ValueError(f"errors is 'keep' or 'raise', not {errors!r}")
    handle = _c.govd_batch_new()
    unread: List[Unread] = []
    files = _files(source)
    show = _progress(progress)

    def read(file: str) -> List[Report]:
        return read_all(file, form=form, forms=forms, limit=limit)

    for done, (file, result) in enumerate(_read_each(files, read, workers or os.cpu_count() or 1), 1):
        if isinstance(result, list):
            for report in result:
                _c.govd_batch_add(handle, report._handle, _as_text(file))
        elif errors == "raise":
            raise result
        else:
            unread.append(Unread(file, result))
        show(done, len(files))
    return Table._of(handle, forms, unread)


def _read_each(files: List[str], read: Callable[[str], _T], workers: int) -> Iterator[Tuple[str, Union[_T, Exception]]]:
    """What is read from each file in turn, or why it cannot be read; a few files are read ahead."""

    def attempt(file: str) -> Union[_T, Exception]:
        try:
            return read(file)
        except (Error, OSError, ValueError) as error:
            return error

    waiting: Deque[Tuple[str, Future[Union[_T, Exception]]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for file in files:
            waiting.append((file, pool.submit(attempt, file)))
            if len(waiting) > 16 * workers:
                name, future = waiting.popleft()
                yield name, future.result()
        while waiting:
            name, future = waiting.popleft()
            yield name, future.result()


def _files(source: Union[Path, Iterable[Path]]) -> List[str]:
    if not isinstance(source, (str, os.PathLike)):
        return [os.fspath(path) for path in source]
    path = os.fspath(source)
    if os.path.isdir(path):
        path = os.path.join(glob.escape(path), "**")
    elif os.path.exists(path) or not glob.has_magic(path):
        return [path]
    return sorted(file for file in glob.iglob(path, recursive=True) if os.path.isfile(file))


def _progress(progress: Progress) -> Callable[[int, int], None]:
    if callable(progress):
        return progress
    return _count if progress else lambda done, files: None


def _count(done: int, files: int) -> None:
    end = "\n" if done == files else ""
    print(f"\r{done} of {files} files", end=end, file=sys.stderr, flush=True)


def _capsule(source: Any) -> Any:
    if hasattr(source, "__arrow_c_stream__"):
        return source.__arrow_c_stream__()
    if hasattr(source, "__arrow_c_array__"):
        return source.__arrow_c_array__()
    raise TypeError(f"{type(source).__name__} does not offer the Arrow PyCapsule interface")
