# SPDX-License-Identifier: Apache-2.0
"""Reads Chinese government-disclosure annual reports (政府信息公开工作年度报告) and says what is wrong with them.

>>> import govdisclosure as gd
>>> report = gd.Report("cn-2021", {"requests.new.natural": 12}, unit_name="某镇", year=2023)
>>> report["requests.new.natural"]
12
>>> report.validate().errors[0].code
'table.missing'

`read` reads a report from a file, `Report.validate` checks it, `Report.to_json` and its sisters hand it on.
"""

from __future__ import annotations

from . import _govdisclosure
from .amounts import Figure, convert_amount
from .analysis import Analysis
from .bodies import Body, Gap, Rollup, RollupEntry, Roster, Shelf, body_key, rollup
from .checking import Checked, check, sarif
from .claims import Claim
from .differences import Diff, Difference, DifferenceSide, diff
from .documents import Document, Grid, GridCell, Paragraph, kind
from .errors import (
    AccessError,
    AmbiguousError,
    ArgumentError,
    DuplicateError,
    EncodingError,
    Error,
    LimitError,
    MalformedError,
    NoMemoryError,
    RangeError,
    SchemaError,
    UnknownError,
    UnrecognisedError,
    UnrepresentableError,
    UnsupportedError,
)
from .findings import Code, Finding, FindingCell, Findings, codes, explain
from .forms import Form, FormCell, FormColumn, FormField, FormRow, Forms, FormSection, FormTable, Rule, Title, forms
from .places import Box, Place
from .reading import Reading, RowReading, explain_reading, read, read_all
from .repair import Broken, Component, Repair
from .reports import Cell, Report, RowSource, Section, UnknownRow
from .suggestions import Change, Suggestion, explanations
from .tables import Table, Unread, Violations, scan, validate_table

__version__: str = _govdisclosure.govd_version()

__all__ = [
    "AccessError",
    "AmbiguousError",
    "Analysis",
    "ArgumentError",
    "Body",
    "Box",
    "Broken",
    "Cell",
    "Change",
    "Checked",
    "Claim",
    "Code",
    "Component",
    "Diff",
    "Difference",
    "DifferenceSide",
    "Document",
    "DuplicateError",
    "EncodingError",
    "Error",
    "Figure",
    "Finding",
    "FindingCell",
    "Findings",
    "Form",
    "FormCell",
    "FormColumn",
    "FormField",
    "FormRow",
    "FormSection",
    "FormTable",
    "Forms",
    "Gap",
    "Grid",
    "GridCell",
    "LimitError",
    "MalformedError",
    "NoMemoryError",
    "Paragraph",
    "Place",
    "RangeError",
    "Reading",
    "Repair",
    "Report",
    "Rollup",
    "RollupEntry",
    "Roster",
    "RowReading",
    "RowSource",
    "Rule",
    "SchemaError",
    "Section",
    "Shelf",
    "Suggestion",
    "Table",
    "Title",
    "UnknownError",
    "UnknownRow",
    "Unread",
    "UnrecognisedError",
    "UnrepresentableError",
    "UnsupportedError",
    "Violations",
    "body_key",
    "check",
    "codes",
    "convert_amount",
    "diff",
    "explain",
    "explain_reading",
    "explanations",
    "forms",
    "kind",
    "read",
    "read_all",
    "rollup",
    "sarif",
    "scan",
    "validate_table",
]
