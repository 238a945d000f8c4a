# SPDX-License-Identifier: Apache-2.0
"""In what two reports differ: the same as the command says."""

import copy
import pickle
from collections.abc import Sequence
from decimal import Decimal

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, FIXTURES

OLD = EXAMPLES / "shiliqu-2023.txt"
NEW = FIXTURES / "command" / "diff" / "new.txt"


def test_differences_are_those_of_the_command(govd):
    old, new = gd.read(OLD), gd.read(NEW)
    for lang in ("zh", "en"):
        difference = gd.diff(old, new, lang=lang)
        assert difference.to_json() + "\n" == govd("diff", "--format", "json", "--lang", lang, OLD, NEW)
    kinds = {one.kind for one in difference}
    assert {"cell", "paragraph", "finding"} <= kinds
    assert sum(len(difference.of(kind)) for kind in kinds) == len(difference)


def test_a_difference_tells_all(report):
    changed = report.replace(
        {"requests.new.natural": 21, "requests.new.law_service": 5, "art20_8.fee.amount": Decimal("2.5")}, title="另一"
    )
    found = gd.diff(report, changed, findings=False)
    assert isinstance(found, Sequence) and repr(found) == f"<Diff: {len(found)} differences>"
    by_id = {one.id: one for one in found}
    natural = by_id["requests.new.natural"]
    assert (natural.kind, natural.before.value, natural.after.value, natural.difference) == ("cell", 12, 21, 9)
    assert (natural.before.state, natural.before.severity) == ("given", None)
    service = by_id["requests.new.law_service"]
    assert (service.before.state, service.before.value, service.difference) == ("blank", None, None)
    fee = by_id["art20_8.fee.amount"]
    assert (fee.before.unit, fee.before.text, fee.difference) == ("元", "251000", Decimal("-22.6"))
    (title,) = found.of("title")
    assert (title.before.text, title.after.text, title.before.state) == ("某镇年度报告", "另一", None)
    assert found[0] == title and found[:1] == (title,)


def test_findings_and_forms(report):
    gone = gd.diff(report, report.replace({"requests.new.welfare": 3}))
    assert "value.not_a_number" in [one.id for one in gone.of("finding") if one.after is None]
    assert {one.before.severity for one in gone.of("finding") if one.before} <= {"error", "warning", "note"}
    assert gd.diff(report, report) == gd.diff(report, report) and len(gd.diff(report, report)) == 0
    (form,) = gd.diff(report, gd.Report("cn-2019")).of("form")
    assert (form.before.text, form.after.text) == ("cn-2021", "cn-2019")
    less = gd.diff(report, report.replace({"requests.new.welfare": 3}), disable=["value"])
    assert "value.not_a_number" not in [one.id for one in less]


def test_differences_are_plain(report):
    found = gd.diff(report, report.replace({"requests.new.natural": 21}), lang="zh")
    for again in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):
        assert again == found and hash(again) == hash(found) and tuple(again) == tuple(found)
    assert found != gd.diff(report, report) and found != 3
    with pytest.raises(TypeError):
        gd.Diff()
    with pytest.raises(ValueError):
        gd.diff(report, report, lang="fr", findings=False)
