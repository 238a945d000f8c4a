# SPDX-License-Identifier: Apache-2.0
"""From files to the reports in them."""

from __future__ import annotations

from typing import List, Optional, Union

from . import _govdisclosure as _c
from .documents import Document
from .errors import AmbiguousError
from .forms import Forms, forms
from .reports import Report
from .sources import BYTE_LIMIT, Source, _content


def read(
    source: Union[Source, Document], *, form: Optional[str] = None, forms: Forms = forms, limit: int = BYTE_LIMIT
) -> Report:
    """Reads the report in a file: a path, bytes, an open file, or a document.

    The kind of file is found from its bytes: text, HTML, DOCX, XLSX, CSV, Markdown or PDF. Which form the
    report is filled in on is recognised.

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
        handle = _c.govd_read_document(reader, source._handle)
    else:
        content = _content(source, limit)
        with content.named():
            handle = _c.govd_read_bytes(reader, content.data)
    count = _c.govd_reports_count(handle)
    return [Report._of(_c.govd_reports_take(handle, index), forms) for index in range(count)]
