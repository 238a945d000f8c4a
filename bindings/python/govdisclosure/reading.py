# SPDX-License-Identifier: Apache-2.0
"""From files to the reports in them."""

from __future__ import annotations

import json
from typing import Any, Iterator, List, Optional, Tuple, Union

from . import _govdisclosure as _c
from .documents import Document
from .errors import AmbiguousError, ArgumentError, Error
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


def _taken(handle: Any, forms: Forms) -> List[Report]:
    count = _c.govd_reports_count(handle)
    return [Report._of(_c.govd_reports_take(handle, index), forms) for index in range(count)]


def _from_json(data: bytes, form: Optional[str], forms: Forms) -> Iterator[Report]:
    """The reports in JSON, with errors told by their place in the file."""
    for line, offset, text in _objects(data):
        try:
            report = Report.from_json(text, forms=forms)
        except Error as error:
            error.line = line if error.line is None else line + error.line - 1
            error.offset = None if error.offset is None else offset + error.offset
            raise
        if form is not None and report.form.id != form:
            raise ArgumentError("the report is of another form than the one asked for")
        yield report


def _objects(data: bytes) -> List[Tuple[int, int, bytes]]:
    """One object, or one a line where the first of several lines is whole; each with its line and offset."""
    start = offset = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    lines = []
    for number, line in enumerate(data[start:].split(b"\n"), 1):
        if line.strip():
            lines.append((number, offset, line))
        offset += len(line) + 1
    try:
        whole = len(lines) > 1 and isinstance(json.loads(lines[0][2]), dict)
    except (ValueError, RecursionError):
        whole = False
    return lines if whole else [(1, start, data[start:])]
