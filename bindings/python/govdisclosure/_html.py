# SPDX-License-Identifier: Apache-2.0
"""How reports and findings show in a notebook."""

from __future__ import annotations

from html import escape
from typing import Dict, Iterable, List

from .findings import Finding, Findings
from .forms import FormTable
from .reports import Report

_COLOURS = {"error": "#c62828", "warning": "#b26a00", "note": "#1565c0"}


def _said(findings: Iterable[Finding]) -> Dict[str, List[Finding]]:
    """The findings by the cells they speak of, in this report."""
    said: Dict[str, List[Finding]] = {}
    for finding in findings:
        for id in {cell.id for cell in finding.cells if cell.source == "this"}:
            said.setdefault(id, []).append(finding)
    return said


def _figure_html(report: Report, id: str, findings: List[Finding]) -> str:
    cell = report.cell(id)
    text = cell.text if cell.text is not None else "" if cell.value is None else str(cell.value)
    mark = ""
    if findings:
        worst = min(findings, key=lambda finding: list(_COLOURS).index(finding.severity)).severity
        title = escape("\n".join(finding.message for finding in findings), quote=True)
        mark = f' style="outline: 2px solid {_COLOURS[worst]}" title="{title}"'
    return f"<td{mark}>{escape(text)}</td>"


def _table_html(report: Report, index: int, table: FormTable, said: Dict[str, List[Finding]]) -> str:
    ids = [cell.id for cell in report.form.cells.values() if cell.table == index]
    head = "".join(f"<th>{escape(column.title.zh)}</th>" for column in table.columns)
    lines = [f"<tr><th>{escape(table.corner)}</th>{head}</tr>"]
    width = len(table.columns)
    for number, row in enumerate(table.rows):
        cells = ids[number * width : (number + 1) * width]
        figures = "".join(_figure_html(report, id, said.get(id, [])) for id in cells)
        label = escape(" ".join(filter(None, [row.printed_under, row.numeral + row.title.zh])))
        lines.append(f"<tr><th>{label}</th>{figures}</tr>")
    return f"<table><caption>{escape(table.title.zh)}</caption>{''.join(lines)}</table>"


def report_html(report: Report) -> str:
    findings = report.validate(lang="zh")
    said = _said(findings)
    heading = escape(" ".join(filter(None, [report.unit_name, str(report.year or ""), report.form.id])))
    tables = [_table_html(report, index, table, said) for index, table in enumerate(report.form.tables)]
    return f"<div><p><b>{heading}</b></p>{''.join(tables)}{findings_html(findings)}</div>"


def findings_html(findings: Findings) -> str:
    return f"<ul>{''.join(map(_finding_html, findings))}</ul>"


def _finding_html(finding: Finding) -> str:
    suggested = "".join(f"<li>{escape(suggestion.message)}</li>" for suggestion in finding.suggestions)
    more = f"<ul>{suggested}</ul>" if suggested else ""
    return (
        f'<li><span style="color: {_COLOURS[finding.severity]}">{finding.severity}</span> '
        f"{escape(finding.message)} <code>{escape(finding.code)}</code>{more}</li>"
    )
