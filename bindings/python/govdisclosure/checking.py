# SPDX-License-Identifier: Apache-2.0
"""Many files, one after the other: read and checked, and what was found for other programs."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Iterable, Iterator, List, Optional, Tuple, Union

from . import _govdisclosure as _c
from .bodies import Shelf
from .documents import kind
from .errors import AmbiguousError, _failure
from .findings import Findings, _language
from .forms import Forms, Language, forms
from .reading import read_all
from .reports import Report
from .settings import Blank, _codes
from .sources import BYTE_LIMIT, _as_text, _content
from .tables import Path, _files, _read_each

_KINDS_WITH_LINES = ("text", "csv", "markdown", "html")


@dataclass(frozen=True)
class Checked:
    """What became of a file: the reports in it with the findings on each, or why it cannot be read."""

    file: str
    reports: Tuple[Report, ...] = ()
    findings: Tuple[Findings, ...] = ()
    error: Optional[Exception] = None
    lines: bool = True
    """Whether places are lines of the file, as in text and pages."""
    unclear: Tuple[AmbiguousError, ...] = ()
    """Why reports of other years or bodies were left out."""
    text: Optional[bytes] = field(default=None, repr=False)
    """The file, where it is text in UTF-8: for the fixes of `sarif`."""

    def to_json(self) -> str:
        """All of it as one JSON object, as `govd check --format jsonl` writes it."""
        language = _language(self.findings[0].lang if self.findings else "en")
        handles = tuple(findings._handle for findings in self.findings)
        return _c.govd_check_write_json(_as_text(self.file), handles, _failure(self.error), language)

    def __repr__(self) -> str:
        found = f"{sum(map(len, self.findings))} findings" if self.error is None else f"{self.error}"
        return f"<Checked {self.file}: {found}>"


def check(
    source: Union[Path, Iterable[Path]],
    *,
    prior: Union[Report, Shelf, None] = None,
    units: Optional[Shelf] = None,
    lang: Language = "en",
    blank: Blank = "zero",
    disable: Iterable[str] = (),
    suggest: Optional[int] = 5,
    workers: Optional[int] = None,
    form: Optional[str] = None,
    forms: Forms = forms,
    limit: int = BYTE_LIMIT,
) -> Iterator[Checked]:
    """Reads and checks all reports in many files, one file after the other. It is `govd check` for programs.

    Args:
        source, workers: as with `scan`
        prior: last year's report; or many reports, of which each body's of the year before is taken, and another
            edition of each report
        units: the reports of subordinate bodies, of which those below each body are taken
        lang, blank, disable, suggest: as with `Report.validate`
        form, forms, limit: as with `read`

    A file that cannot be read has an `error`. Where a shelf gives no clear answer it is not used; `unclear` tells so.

    >>> import govdisclosure as gd
    >>> for checked in gd.check("examples/reports/*.txt", suggest=0):
    ...     print(checked)
    <Checked examples/reports/shiliqu-2023.txt: 0 findings>
    <Checked examples/reports/shilizhen-2020.txt: 3 findings>
    <Checked examples/reports/xiaobanqiao-2018.txt: 13 findings>
    """
    unwanted = _codes(disable)

    def findings(report: Report, unclear: List[AmbiguousError]) -> Findings:
        before: Optional[Report] = None
        below: Tuple[Report, ...] = ()
        try:
            before = prior.prior(report) if isinstance(prior, Shelf) else prior
        except AmbiguousError as error:
            unclear.append(error)
        try:
            below = () if units is None else units.units(report)
        except AmbiguousError as error:
            unclear.append(error)
        edition = prior.edition(report) if isinstance(prior, Shelf) else None
        return report.validate(
            before, units=below, edition=edition, lang=lang, blank=blank, disable=unwanted, suggest=suggest
        )

    def work(file: str) -> Checked:
        content = _content(file, limit)
        unclear: List[AmbiguousError] = []
        with content.named():
            reports = tuple(read_all(content.data, form=form, forms=forms, limit=limit))
        found = tuple(findings(report, unclear) for report in reports)
        lines = kind(content.data) in _KINDS_WITH_LINES
        text = content.data if lines and _is_utf8(content.data) else None
        return Checked(file, reports, found, None, lines, tuple(unclear), text)

    for file, result in _read_each(_files(source), work, workers or os.cpu_count() or 1):
        yield result if isinstance(result, Checked) else Checked(file, error=result)


def _is_utf8(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


def sarif(checked: Iterable[Checked], *, lang: Language = "en", forms: Forms = forms) -> Iterator[str]:
    """A log of the Static Analysis Results Interchange Format, SARIF 2.1.0, piece by piece: joined, they are the log.

    Each finding is a result, with a fix where its likeliest suggestion explains the slip and its figures stand plainly
    in the text; each file that could not be read is a notification. A log of any length needs little memory:
    `stream.writelines(gd.sarif(gd.check("archive")))`.

    Args:
        checked: what became of each file
        lang: language of the messages
        forms: whose rules the log describes, beside the library's own codes

    >>> import govdisclosure as gd, json
    >>> log = json.loads("".join(gd.sarif(gd.check("examples/reports/shilizhen-2020.txt"))))
    >>> [result["ruleId"] for result in log["runs"][0]["results"]]
    ['total.missing', 'arithmetic.requests.balance', 'arithmetic.requests.balance']
    """
    log = _c.govd_sarif_new(forms._handle, _language(lang))
    for one in checked:
        if one.text is not None:
            _c.govd_sarif_set_text(log, one.text)  # which `one` holds until it has been added
        handles = tuple(findings._handle for findings in one.findings)
        _c.govd_sarif_add(log, os.fsencode(one.file), one.lines, handles, _failure(one.error))
        yield _c.govd_sarif_take(log)
    yield _c.govd_sarif_finish(log)
