# SPDX-License-Identifier: Apache-2.0
"""Memory: nothing is lost, whichever way a call ends."""

import gc
import os
import resource

import pytest

import govdisclosure as gd
from conftest import EXAMPLES
from govdisclosure import _govdisclosure as c

DATA = (EXAMPLES / "shilizhen-2020.txt").read_bytes()
REPORT = gd.read(DATA)
JSON = REPORT.to_json()
FINDINGS = REPORT.validate()
SUGGESTION = REPORT.explain()[0].suggestions[0]
OTHER = REPORT.replace({"requests.new.natural": 21}, unit_name="某镇")
ROSTER = "name,parent\n某县,\n某镇,某县\n".encode()
CHECKED = gd.Checked("文件", (REPORT,), (FINDINGS, FINDINGS))
FAILED = gd.Checked("a", error=gd.MalformedError("无" * 300, 3, 4))
SANITIZED = "ASAN_OPTIONS" in os.environ


def ends_badly(call):
    def quietly():
        try:
            call()
        except (gd.Error, TypeError, ValueError):
            return
        raise AssertionError("it should fail")

    return quietly


# What is done, and how often: a million calls of the cheap ones.
CALLS = {
    "values": (lambda: REPORT.to_dict(), 20_000),
    "cell": (lambda: c.govd_report_cell(REPORT._handle, 5), 1_000_000),
    "string": (lambda: REPORT.unit_name, 300_000),
    "amount": (lambda: gd.convert_amount(251000, "元", "万元"), 50_000),
    "read": (lambda: gd.read(DATA), 300),
    "document": (lambda: gd.Document.read(DATA).blocks, 100),
    "explained": (lambda: gd.explain_reading(DATA), 100),
    "rebuilt": (lambda: gd.read(gd.Document(gd.Document.read(DATA).blocks)), 60),
    "json": (lambda: gd.Report.from_json(JSON).to_json(), 2_000),
    "validate": (lambda: list(REPORT.validate(REPORT, units=[REPORT, REPORT])), 1_000),
    "findings": (lambda: gd.Findings.from_json(FINDINGS.to_json()), 3_000),
    "replace": (lambda: REPORT.replace({"requests.new.natural": "许多"}), 3_000),
    "suggestions": (lambda: [finding.suggestions for finding in REPORT.validate(REPORT)], 300),
    "explain": (lambda: REPORT.explain(REPORT, weights={"requests.new.natural": 2}), 300),
    "corrected": (lambda: REPORT.corrected(SUGGESTION), 1_000),
    "claims": (lambda: REPORT.claims(REPORT), 1_000),
    "analyse": (lambda: REPORT.form.analyse(), 30),
    "roster": (lambda: gd.Roster.read(ROSTER)["某镇"], 10_000),
    "rollup": (lambda: gd.rollup([REPORT, OTHER], roster=gd.Roster.read(ROSTER)).compare(REPORT), 1_000),
    "rolled up": (lambda: gd.rollup([REPORT, OTHER]).report.to_json(), 1_000),
    "shelf": (lambda: gd.Shelf([REPORT, OTHER]).find(REPORT, 0), 3_000),
    "diff": (lambda: [*gd.diff(REPORT, OTHER), gd.diff(REPORT, OTHER).to_json()], 300),
    "sarif": (lambda: list(gd.sarif([CHECKED, FAILED])), 300),
    "checked": (lambda: (CHECKED.to_json(), FAILED.to_json()), 1_000),
    "csv": (lambda: FINDINGS.to_csv("文件"), 1_000),
    "forms": (lambda: gd.Forms()["cn-2021"].tables, 20),
    "malformed": (ends_badly(lambda: gd.Report.from_json(JSON[:-1])), 2_000),
    "unrecognised": (ends_badly(lambda: gd.read(b"x")), 3_000),
    "refused": (ends_badly(lambda: c.govd_form_id(None)), 100_000),
    "range": (ends_badly(lambda: REPORT.replace({"requests.new.natural": 2**63})), 3_000),
    "list": (ends_badly(lambda: c.govd_rollup_new((REPORT._handle, None), None, None)), 30_000),
    "weights": (ends_badly(lambda: REPORT.explain(weights={"requests.new.natural": -1})), 3_000),
    "too few": (ends_badly(lambda: c.govd_repair_new(None)), 100_000),
    "units": (ends_badly(lambda: c.govd_validate(c.govd_validator_new(), REPORT._handle, (None, (1,), None))), 30_000),
}


@pytest.mark.parametrize("name", CALLS)
def test_memory_stays_flat(name):
    call, often = CALLS[name]
    often = often // 50 + 1 if SANITIZED else often
    for _ in range(often // 10 + 1):
        call()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(often):
        call()
    gc.collect()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert SANITIZED or grown < 4096, f"{grown} KiB more after {often} calls"


def test_what_was_handed_out_outlives_where_it_came_from():
    reports = gd.read_all(DATA)
    form = reports[0].form
    cells, findings = reports[0].cells, reports[0].validate()
    own = gd.Report(gd.Form.load((EXAMPLES.parent / "forms" / "service-windows.json").read_bytes()))
    del reports
    gc.collect()
    assert form.cells and cells[0].id and findings[0].message and own.validate() is not None
    assert own.form.tables
