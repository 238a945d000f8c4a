# SPDX-License-Identifier: Apache-2.0
"""Figures in the prose, and what each was held against."""

import pickle

import pytest

import govdisclosure as gd
from conftest import EXAMPLES


def report_saying(text, cells):
    sections = [gd.Section("overview", "一、总体情况", (text,), gd.Place(3, 1), (gd.Place(4, 1),))]
    return gd.Report("cn-2021", cells, unit_name="某镇", year=2023, sections=sections)


def test_a_figure_is_held_against_the_table():
    (claim,) = report_saying("全年新收政府信息公开申请13件。", {"requests.new.total": 12}).claims()
    assert (claim.kind, claim.status, claim.value, claim.expected) == ("figure", "differs", 13, 12)
    assert (claim.cells, claim.unit, claim.source) == (("requests.new.total",), "件", "this")
    assert claim.text in "全年新收政府信息公开申请13件。" and claim.place.line == 4 and claim.status == "differs"
    assert pickle.loads(pickle.dumps(claim)) == claim and hash(claim) == hash(claim)
    (holds,) = report_saying("全年新收政府信息公开申请12件。", {"requests.new.total": 12}).claims()
    assert holds.status == "holds" and holds


def test_what_is_not_bound_is_told():
    (claim,) = report_saying("开展业务培训3次。", {"requests.new.total": 12}).claims()
    assert (claim.status, claim.value, claim.expected, claim.cells) == ("unbound", 3, None, ()) and claim


def test_last_years_figures():
    report = report_saying("全年新收政府信息公开申请12件，同比增长50%。", {"requests.new.total": 12})
    prior = gd.Report("cn-2021", {"requests.new.total": 8}, unit_name="某镇", year=2022)
    assert [claim.status for claim in report.claims() if claim.kind == "change"] == ["unbound"]
    assert [claim.status for claim in report.claims(prior) if claim.kind == "change"] == ["holds"]


def test_findings_are_the_claims_that_differ():
    report = gd.read(EXAMPLES / "xiaobanqiao-2018.txt")
    claims = report.claims()
    differing = [finding for finding in report.validate() if finding.code.startswith("claim.")]
    assert claims and len([claim for claim in claims if claim.status == "differs"]) == len(differing)
    with pytest.raises(ValueError):
        report.claims(blank="perhaps")
