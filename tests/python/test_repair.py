# SPDX-License-Identifier: Apache-2.0
"""What would put a report right, and what the rules can see: the same as the command says."""

import copy
import dataclasses
import pickle
import re
from collections.abc import Sequence
from decimal import Decimal

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, FIXTURES, cases, input_of
from test_fixtures import read

PATH = EXAMPLES / "shilizhen-2020.txt"
BROKEN = gd.read(PATH)
FEES = """{"format": "govdisclosure/form/1", "id": "fees", "title": {"zh": "收费"}, "tables": [
  {"id": "t", "prefix": "", "title": {"zh": "收费"}, "layout": "grid",
   "columns": [{"id": "", "title": {"zh": "金额"}, "unit": "万元", "type": "amount"}],
   "rows": [{"id": "a", "title": {"zh": "甲"}, "kind": "value"}, {"id": "b", "title": {"zh": "乙"}, "kind": "value"},
            {"id": "c", "title": {"zh": "合计"}, "kind": "value"}]}],
 "rules": [{"id": "sum", "severity": "error", "basis": "form", "expr": "a + b = c"},
           {"id": "least", "severity": "error", "basis": "form", "expr": "a >= prev(a)"}]}"""


def test_a_repair_tells_all():
    repair = BROKEN.explain()
    assert isinstance(repair, Sequence) and len(repair) == 2 and repair[:1] == repair.components[:1]
    balance, empty = repair
    assert balance.broken == (
        gd.Broken("requests.balance", "natural", None),
        gd.Broken("requests.balance", "other_org", None),
    )
    assert (balance.size, balance.complete, len(balance.suggestions)) == (2, True, 5)
    first = balance.suggestions[0]
    assert (first.kind, first.freedom) == ("item_moved", 0) and str(first) == first.message
    assert first.changes[0] == gd.Change(
        "requests.new.natural", "this", None, "given", 8, 9, 9, 9, "item_moved", "requests.new.other_org"
    )
    assert (empty.broken, empty.suggestions[0].kind) == ((), "unread")
    assert (empty.suggestions[0].changes[0].state, empty.suggestions[0].changes[0].printed) == ("blank", None)
    assert repr(repair) == "<Repair: 2 components, 2 broken rules>" and str(repair).count("\n") == 5
    assert repair.report is BROKEN and repair.likeliest == (first, empty.suggestions[0])


def test_what_nothing_speaks_for_comes_apart():
    [part] = gd.read(EXAMPLES / "shiliqu-2023.txt").replace({"disputes.review.total": 8}).explain()
    assert {len(suggestion.changes) for suggestion in part.suggestions} == {1}
    assert part.doubtful and all(len(suggestion.changes) > part.size for suggestion in part.doubtful)


def test_one_slip_of_several_components_is_corrected_once():
    slipped = gd.read(FIXTURES / "command" / "repair-slip-of-several-parts" / "report.txt")
    repair = slipped.explain()
    assert len(repair) == 3 and [len(part.broken) for part in repair] == [1, 1, 1]
    assert repair.likeliest == (repair[1].suggestions[0],)
    assert not slipped.corrected(*repair.likeliest).validate().errors


def test_repairs_are_plain():
    repair = BROKEN.explain(lang="zh", disable=["cell"])
    for again in (pickle.loads(pickle.dumps(repair)), copy.deepcopy(repair)):
        assert again == repair and hash(again) == hash(repair) and again.likeliest == repair.likeliest
    assert repair != BROKEN.explain()
    with pytest.raises(dataclasses.FrozenInstanceError):
        repair.lang = "en"
    with pytest.raises(dataclasses.FrozenInstanceError):
        repair[0].suggestions[0].kind = "sign"


def broken_rules(findings):
    return [finding for finding in findings if finding.rule is not None and finding.expected is not None]


def test_every_suggestion_is_certified():
    repair = BROKEN.explain()
    for suggestion in repair[0].suggestions:
        assert broken_rules(repair.certificate(suggestion)) == []
    assert len(broken_rules(repair.certificate())) == 2
    everything = repair.certificate(*repair.likeliest)
    assert list(everything) == []


def test_figures_of_other_reports():
    form = gd.Form.load(FEES.encode())
    prior = gd.Report(form, {"a": Decimal("52"), "b": 0, "c": 52}, unit_name="某镇", year=2022)
    report = gd.Report(form, {"a": Decimal("2.5"), "b": 1, "c": Decimal("3.5")}, unit_name="某镇", year=2023)
    repair = report.explain(prior)
    sources = {change.source for part in repair for suggestion in part.suggestions for change in suggestion.changes}
    assert "prior" in sources
    for suggestion in repair[0].suggestions:
        assert broken_rules(repair.certificate(suggestion)) == []
        if any(change.source == "prior" for change in suggestion.changes):
            with pytest.raises(gd.ArgumentError):
                report.corrected(suggestion)
            assert suggestion not in repair.likeliest
    figures = [change.to for part in repair for suggestion in part.suggestions for change in suggestion.changes]
    assert figures and all(type(figure) is Decimal for figure in figures)


def test_settings():
    assert len(BROKEN.explain(disable=["arithmetic"])) == 0
    certain = {"requests.new.natural": 0, "requests.new.other_org": 0}
    changed = {
        change.id
        for part in BROKEN.explain(weights=certain)
        for suggestion in part.suggestions
        for change in suggestion.changes
    }
    assert changed and not changed & set(certain)
    assert BROKEN.explain(most_cells=1)[0].size == 0
    assert not BROKEN.explain(most_steps=1)[0].complete
    for wrong in ({"most_cells": 5}, {"most_cells": 0}, {"most_steps": 0}):
        with pytest.raises(gd.ArgumentError):
            BROKEN.explain(**wrong)
    for weights, error in (
        ({"no.such": 1}, KeyError),
        ({"requests.new.natural": -1}, gd.ArgumentError),
        ({"requests.new.natural": 2**40}, OverflowError),
    ):
        with pytest.raises(error):
            BROKEN.explain(weights=weights)
    with pytest.raises(TypeError):
        BROKEN.explain(disable="arithmetic")
    with pytest.raises(ValueError):
        BROKEN.explain(lang="fr")


def test_a_corrected_copy():
    suggestion = BROKEN.explain()[0].suggestions[0]
    corrected = BROKEN.corrected(suggestion, lang="zh")
    assert corrected["requests.new.natural"] == 9 and BROKEN["requests.new.natural"] == 8
    assert corrected.cell("requests.new.natural").text == "9（原填 8）"
    assert BROKEN.corrected() == BROKEN
    with pytest.raises(gd.ArgumentError):
        corrected.corrected(suggestion)
    with pytest.raises(ValueError):
        BROKEN.corrected(suggestion, lang="fr")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["shilizhen-2020.txt", "xiaobanqiao-2018.txt"])
def test_the_copy_is_that_of_the_command(name, lang, govd, tmp_path):
    report = gd.read(EXAMPLES / name)
    said = govd("repair", "--lang", lang, "-o", tmp_path / "copy.json", EXAMPLES / name)
    repair = report.explain(lang=lang)
    assert report.corrected(*repair.likeliest, lang=lang).to_json() + "\n" == (tmp_path / "copy.json").read_text(
        "utf-8"
    )
    listed = [suggestion.message for part in repair for suggestion in part.suggestions]
    assert re.findall(r"^ {2,4}\d+\. (.*)$", said, re.MULTILINE) == listed


@pytest.mark.parametrize("fixture", cases("reports"))
def test_suggestions_are_those_of_the_command(fixture, govd):
    path = input_of(fixture)
    findings = read(path).validate(lang="zh")
    checked = gd.Checked(str(path), (), (findings,))
    assert checked.to_json() + "\n" == govd("check", "--format", "jsonl", "--lang", "zh", path)


def test_suggestions_of_findings():
    (finding, other) = BROKEN.validate().errors
    assert len(finding.suggestions) == 5 == len(other.suggestions)
    assert finding.suggestions == BROKEN.explain()[0].suggestions
    assert [len(f.suggestions) for f in BROKEN.validate(suggest=2)] == [1, 2, 2]
    assert [f.suggestions for f in BROKEN.validate(suggest=0)] == [()] * 3
    assert BROKEN.validate(suggest=None) == BROKEN.validate()
    zh = BROKEN.validate(lang="zh")
    again = gd.Findings.from_json(zh.to_json(), lang="zh")
    assert [f.suggestions for f in again] == [f.suggestions for f in zh]
    assert zh.errors[0].suggestions[0].message != finding.suggestions[0].message
    assert finding.suggestions[0].message.split(":")[0] in BROKEN.validate()._repr_html_().replace("&quot;", '"')
    for wrong in (1.5, -1, "5"):
        with pytest.raises((TypeError, ValueError, OverflowError)):
            BROKEN.validate(suggest=wrong)


@pytest.mark.parametrize("id", ["cn-2014", "cn-2019", "cn-2021"])
@pytest.mark.parametrize("years", [False, True])
def test_an_analysis_is_that_of_the_command(id, years, govd):
    said = govd("forms", "--analyse", "--lang", "en", id).split("\n\n")[years]
    analysis = gd.forms[id].analyse(years=years)
    numbers = [int(number) for number in re.findall(r": (\d+)(?=$|,|;)", said, re.MULTILINE)]
    assert numbers == [
        analysis.cells,
        analysis.equations,
        analysis.rank,
        len(analysis.redundant),
        len(analysis.contradictory),
        len(analysis.unseen),
        len(analysis.bounded),
        analysis.located,
        len(analysis.alike),
        analysis.pairs,
    ]
    for instance in analysis.redundant:
        assert " ".join(instance).strip() in said
    for ids in (analysis.unseen, *analysis.alike):
        assert set(ids) <= set(gd.forms[id].cells) and " ".join(ids) in said
    assert pickle.loads(pickle.dumps(analysis)) == analysis and "equations" in repr(analysis)


def test_explanations():
    known = gd.explanations()
    assert {"unexplained", "item_moved", "several", "stated"} <= set(known)
    assert all(title.zh and title.en for title in known.values())
    used = {
        change.kind for part in BROKEN.explain() for suggestion in part.suggestions for change in suggestion.changes
    }
    assert used <= set(known)


def test_counterparts_and_translation():
    old, new = gd.forms["cn-2019"], gd.forms["cn-2021"]
    assert new.counterpart("requests.new.natural", old) == "requests.new.natural"
    assert new.counterpart("requests.new.natural", gd.Form.load(FEES.encode())) is None
    with pytest.raises(KeyError):
        new.counterpart("no.such", old)
    translated = BROKEN.translate(new)
    assert translated.form == new and translated["requests.new.natural"] == 8
    assert (translated.unit_name, translated.year) == (BROKEN.unit_name, BROKEN.year)
