# SPDX-License-Identifier: Apache-2.0
"""Findings: in both languages, with other reports, as plain objects."""

import copy
import dataclasses
import json
import pickle
from collections.abc import Sequence
from decimal import Decimal

import pytest

import govdisclosure as gd
from conftest import EXAMPLES

BROKEN = gd.read(EXAMPLES / "shilizhen-2020.txt")


def test_findings_are_a_sequence():
    findings = BROKEN.validate()
    assert isinstance(findings, Sequence) and len(findings) == 3
    assert findings[0].code == "total.missing" and findings[-1] == findings[2] and findings[1:] == tuple(findings)[1:]
    assert findings[1] in findings and findings.index(findings[1]) == 1
    assert [len(part) for part in (findings.errors, findings.warnings, findings.notes)] == [2, 1, 0]
    assert repr(findings) == "<Findings: 2 errors, 1 warning, 0 notes>"
    assert (findings.form, findings.unit_name, findings.year) == (BROKEN.form, BROKEN.unit_name, 2020)
    assert str(findings).count("\n") == 2
    with pytest.raises(IndexError):
        findings[3]
    with pytest.raises(TypeError):
        gd.Findings()


def test_a_finding_tells_all():
    finding = BROKEN.validate().errors[0]
    assert (finding.code, finding.rule, finding.instance) == (
        "arithmetic.requests.balance",
        "requests.balance",
        "natural",
    )
    assert (finding.expected, finding.actual, finding.difference) == (10, 9, -1)
    assert finding.sum == "8 + 1 = 9 ≠ 10 = 9 + 1" and finding.place == gd.Place(25, 20)
    assert [cell.value for cell in finding.cells] == [8, 1, 9, 1]
    assert [cell.right for cell in finding.cells] == [False, False, True, True]
    assert {cell.source for cell in finding.cells} == {"this"} and finding.cells[0].unit is None
    assert str(finding).startswith("25:20: error: column")


def test_languages():
    zh, en = BROKEN.validate(lang="zh"), BROKEN.validate()
    assert zh.lang == "zh" and zh != en and zh.in_language("en") == en
    assert [f.code for f in zh] == [f.code for f in en] and zh[0].message != en[0].message
    assert json.loads(zh.to_json())["findings"][0]["message"] == zh[0].message
    for wrong in ("fr", None, ["zh"]):
        with pytest.raises((ValueError, TypeError)):
            BROKEN.validate(lang=wrong)
    with pytest.raises(ValueError):
        zh.in_language("fr")


def test_settings():
    assert [f.code for f in BROKEN.validate(disable=["arithmetic"])] == ["total.missing"]
    assert BROKEN.validate(disable=iter(["arithmetic", "total.missing"])).errors == ()
    form = gd.Form.load(AMOUNTS.encode())
    report = gd.Report(form, {"a": 1, "b": None, "c": 2}, unit_name="某镇", year=2023)
    (as_zero,) = [f for f in report.validate() if f.rule]
    (unknown,) = [f for f in report.validate(blank="unknown") if f.rule]
    assert (as_zero.code, as_zero.blank_as_zero) == ("arithmetic.sum", True)
    assert (unknown.code, [cell.id for cell in unknown.cells]) == ("rule.undecided", ["b"])
    with pytest.raises(TypeError):
        BROKEN.validate(disable="arithmetic")
    with pytest.raises(ValueError):
        BROKEN.validate(blank="perhaps")


def test_last_year_and_units():
    report = gd.Report("cn-2021", {"requests.carried_in.natural": 3}, unit_name="某镇", year=2023)
    prior = gd.Report("cn-2021", {"requests.carried_out.natural": 5}, unit_name="某镇", year=2022)
    cells = [cell for finding in report.validate(prior) for cell in finding.cells if cell.source == "prior"]
    assert [(cell.id, cell.value) for cell in cells] == [("requests.carried_out.natural", 5)]
    assert not [f for f in report.validate() for cell in f.cells if cell.source != "this"]
    assert len(report.validate(units=[prior, report])) >= len(report.validate())
    with pytest.raises((TypeError, AttributeError)):
        report.validate(prior="last year")


def test_amounts_are_decimal():
    form = gd.Form.load(AMOUNTS.encode())
    report = gd.Report(form, {"a": Decimal("1.25"), "b": Decimal("2"), "c": 3}, unit_name="某镇", year=2023)
    (finding,) = report.validate(disable=["field"])
    assert (finding.expected, finding.actual, finding.difference) == (Decimal("3.25"), 3, Decimal("-0.25"))
    assert all(type(figure) is Decimal for figure in (finding.expected, finding.actual, finding.difference))
    assert [cell.value for cell in finding.cells] == [Decimal("1.25"), 2, 3]
    assert list(pickle.loads(pickle.dumps(report.validate()))) == list(report.validate())


AMOUNTS = """{"format": "govdisclosure/form/1", "id": "fees", "title": {"zh": "收费"}, "tables": [
  {"id": "t", "prefix": "", "title": {"zh": "收费"}, "layout": "grid",
   "columns": [{"id": "", "title": {"zh": "金额"}, "unit": "万元", "type": "amount"}],
   "rows": [{"id": "a", "title": {"zh": "甲"}, "kind": "value"}, {"id": "b", "title": {"zh": "乙"}, "kind": "value"},
            {"id": "c", "title": {"zh": "合计"}, "kind": "value"}]}],
 "rules": [{"id": "sum", "severity": "error", "basis": "form", "expr": "a + b = c"}]}"""


def test_findings_are_plain():
    findings = BROKEN.validate(lang="zh")
    for again in (pickle.loads(pickle.dumps(findings)), copy.deepcopy(findings)):
        assert again == findings and hash(again) == hash(findings) and tuple(again) == tuple(findings)
        assert again.lang == "zh"
    assert pickle.loads(pickle.dumps(findings[0])) == findings[0] and hash(findings[0]) is not None
    assert findings != 3 and findings != BROKEN.validate(disable=["arithmetic"], lang="zh")
    with pytest.raises(dataclasses.FrozenInstanceError):
        findings[0].code = "another"
    assert "arithmetic.requests.balance" in findings._repr_html_()


def test_codes_are_explained():
    known = gd.codes()
    assert len({code.code for code in known}) == len(known) > 10
    for code in known:
        assert code.title.zh and code.title.en and code.explanation.zh and code.explanation.en
        assert gd.explain(code.code.replace("*", "requests.balance")) == code
    with pytest.raises(KeyError):
        gd.explain("no.such.code")
