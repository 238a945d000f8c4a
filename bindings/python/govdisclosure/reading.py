# SPDX-License-Identifier: Apache-2.0
"""From files to the reports in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator, List, Literal, Optional, Tuple, Union

from . import _govdisclosure as _c
from .documents import Block, Document, Grid
from .errors import AmbiguousError, ArgumentError
from .forms import Forms, forms
from .reports import Report
from .sources import BYTE_LIMIT, Source, _content


def read(
    source: Union[Source, Document], *, form: Optional[str] = None, forms: Forms = forms, limit: int = BYTE_LIMIT
) -> Report:
    """Reads the report in a file: a path, bytes, an open file, or a document.

    The kind of file is found from its bytes: text, HTML, DOCX, XLSX, CSV, Markdown or PDF, or the JSON that
    `Report.to_json` writes, also one report a line. Which form the report is filled in on is recognised.

    Args:
        source: what to read
        form: the id of the form to read it as, instead of recognising it
        forms: the forms it may be filled in on; the built-in ones unless given
        limit: the largest file that is read, in bytes; 0 is no limit but that of the formats

    >>> import govdisclosure as gd
    >>> text = gd.Report("cn-2021", {"requests.new.natural": 12}, unit_name="某镇", year=2023).to_csv()
    >>> gd.kind(text.encode())
    'csv'

    Raises:
        UnrecognisedError: it holds no table of a known form
        AmbiguousError: it holds several reports (`read_all` gives them), or several forms fit equally well
        UnsupportedError, EncodingError, MalformedError, LimitError, AccessError: it cannot be read
        UnknownError: the forms do not include the one that is asked for
        ArgumentError: a report in JSON is on another form than the one that is asked for
        OSError: the file cannot be opened
    """
    reports = read_all(source, form=form, forms=forms, limit=limit)
    if len(reports) > 1:
        raise AmbiguousError(f"there are {len(reports)} reports in it; read_all() gives them")
    return reports[0]


def read_all(
    source: Union[Source, Document], *, form: Optional[str] = None, forms: Forms = forms, limit: int = BYTE_LIMIT
) -> List[Report]:
    """Reads all reports in a file, at least one. What it takes and raises is as with `read`."""
    reader = forms._reader(form, limit)
    if isinstance(source, Document):
        return _taken(_c.govd_read_document(reader, source._handle), forms)
    content = _content(source, limit)
    with content.named():
        if _c.govd_document_kind(content.data) == _c.GOVD_KIND_JSON:
            return list(_from_json(content.data, form, forms))
        return _taken(_c.govd_read_bytes(reader, content.data), forms)


Role = Literal["other", "unknown", "ambiguous", "repeated", "copy", "matched", "head", "blocks"]
"""What a row of a table was taken for: no row of a form's table; a row that the form does not have; one that fits
several rows equally well; one of several that are the same row; the same as the one above it, word for word; a row of
the form; what stands in the columns; the figures of all rows of a table of one row."""


@dataclass(frozen=True)
class RowReading:
    """How a row of a table of a document was read."""

    role: Role
    report: Optional[int]
    """Which of the reports it belongs to."""
    table: Optional[str]
    """The form's table and row."""
    row: Optional[str]
    cells: Tuple[Optional[str], ...]
    """By the columns of the grid, the cell of the form that was read there; of several that ran together, the last."""


@dataclass(frozen=True)
class Reading:
    """The reports of a document, with what each row and cell of it was taken for.

    >>> import govdisclosure as gd
    >>> reading = gd.explain_reading("examples/reports/shilizhen-2020.txt")
    >>> reading
    <Reading: 1 report, 41 rows read of 41>
    >>> block = next(rows for rows in reading.rows if any("requests.new.total" in row.cells for row in rows))
    >>> next(row for row in block if row.row == "new").role
    'matched'
    """

    document: Document
    reports: Tuple[Report, ...]
    rows: Tuple[Tuple[RowReading, ...], ...]
    """By the blocks of the document; empty for paragraphs."""

    def __repr__(self) -> str:
        rows = [row for block in self.rows for row in block]
        read = sum(row.role in ("matched", "blocks", "head", "copy") for row in rows)
        plural = "" if len(self.reports) == 1 else "s"
        return f"<Reading: {len(self.reports)} report{plural}, {read} rows read of {len(rows)}>"


def explain_reading(
    source: Union[Source, Document], *, form: Optional[str] = None, forms: Forms = forms, limit: int = BYTE_LIMIT
) -> Reading:
    """Reads all reports in a file, and tells how. What it takes and raises is as with `read`; JSON has no rows.

    By what a row was recognised is told by `Report.row_source`.
    """
    document = source if isinstance(source, Document) else Document.read(source, limit=limit)
    handle = _c.govd_read_explain(forms._reader(form, limit), document._handle)
    reports = tuple(Report._of(report, forms) for report in _c.reading_reports(handle))
    return Reading(document, reports, tuple(_rows(handle, reports, *block) for block in enumerate(document.blocks)))


def _rows(handle: Any, reports: Tuple[Report, ...], index: int, block: Block) -> Tuple[RowReading, ...]:
    if not isinstance(block, Grid):
        return ()
    return tuple(_row(handle, reports, index, row, block.columns) for row in range(block.rows))


def _row(handle: Any, reports: Tuple[Report, ...], block: int, number: int, columns: int) -> RowReading:
    role, report, table, row = _c.govd_reading_row(handle, block, number)
    if report is None:
        return RowReading(role, None, None, None, (None,) * columns)
    form = reports[report].form
    cells = (_c.govd_reading_cell(handle, block, number, column) for column in range(columns))
    return RowReading(
        role,
        report,
        None if table is None else form.tables[table].id,
        None if table is None or row is None else form.tables[table].rows[row].id,
        tuple(None if cell is None else form._ids[cell] for cell in cells),
    )


def _taken(handle: Any, forms: Forms) -> List[Report]:
    count = _c.govd_reports_count(handle)
    return [Report._of(_c.govd_reports_take(handle, index), forms) for index in range(count)]


def _from_json(data: bytes, form: Optional[str], forms: Forms) -> Iterator[Report]:
    """The one report in JSON, or one a line."""
    cursor = [0, 0, 0, 0]
    while (handle := _c.govd_report_parse_next(forms._handle, data, cursor)) is not None:
        report = Report._of(handle, forms)
        if form is not None and report.form.id != form:
            raise ArgumentError("the report is of another form than the one asked for")
        yield report
