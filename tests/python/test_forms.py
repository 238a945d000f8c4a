# SPDX-License-Identifier: Apache-2.0
"""Forms: the built-in ones, one's own, sets of them."""

import dataclasses
import io
import json
import pickle

import pytest

import govdisclosure as gd
from conftest import FIXTURES, ROOT, cases

WINDOWS = ROOT / "examples" / "forms" / "service-windows.json"


@pytest.mark.parametrize("id, cells", [("cn-2014", 65), ("cn-2019", 226), ("cn-2021", 235)])
def test_built_in_forms(id, cells):
    form = gd.forms[id]
    assert form.id == id and str(form.first_year) == id[3:]
    assert form.title.zh and form.legal_basis and form.authority and form.authority_number
    assert len(form.cells) == cells == sum(len(table.rows) * len(table.columns) for table in form.tables)
    expected = (FIXTURES / "forms" / id / "cells.txt").read_text(encoding="utf-8")
    assert list(form.cells) == [line.split()[0] for line in expected.splitlines()]
    for cell in form.cells.values():
        table = form.tables[cell.table]
        assert cell.id.endswith(table.columns[cell.column].id)
        assert cell.type in ("count", "signed_count", "amount")
    assert form.fields["unit_name"].required and "year" in form.fields
    assert all(section.title.zh for section in form.sections.values())
    assert bool(form.sections) == (id != "cn-2014")
    assert form.rules and {rule.severity for rule in form.rules.values()} <= {"error", "warning", "note"}


def test_rows_and_columns_know_their_names():
    requests = next(table for table in gd.forms["cn-2021"].tables if table.id == "requests")
    assert requests.layout == "grid" and requests.columns[0].title.zh == "自然人"
    assert any(row.aliases for row in requests.rows) and any(column.aliases for column in requests.columns)
    parents = {row.id: row.parent and requests.rows[row.parent].id for row in requests.rows}
    assert parents["result.denied.state_secret"] == "result.denied"


def test_a_form_of_ones_own():
    form = gd.Form.load(WINDOWS)
    text = WINDOWS.read_bytes()
    with open(WINDOWS, "rb") as stream:
        assert gd.Form.load(stream) == form
    assert gd.Form.load(io.StringIO(text.decode())) == gd.Form.load(text) == gd.Form.load(bytearray(text)) == form
    assert hash(gd.Form.load(text)) == hash(form)
    assert form != gd.forms["cn-2021"] and form != 3
    assert form.id == json.loads(text)["id"]
    with pytest.raises(TypeError):
        gd.Form()
    with pytest.raises(TypeError):
        gd.Form.load(3)
    with pytest.raises(FileNotFoundError):
        gd.Form.load("/nowhere/form.json")


def test_sets_of_forms():
    own = gd.Form.load(WINDOWS)
    forms = gd.Forms(own)
    assert list(forms) == ["cn-2014", "cn-2019", "cn-2021", own.id] and len(forms) == 4
    assert forms[own.id] is own and forms["cn-2014"] == gd.forms["cn-2014"]
    assert repr(forms) == f"Forms(cn-2014, cn-2019, cn-2021, {own.id})"
    again = pickle.loads(pickle.dumps(forms))
    assert again == forms and hash(again) == hash(forms)
    with pytest.raises(gd.DuplicateError):
        gd.Forms(own, own)
    with pytest.raises(KeyError):
        gd.forms["cn-1999"]


def test_reports_on_a_form_of_ones_own():
    form = gd.Form.load(WINDOWS)
    report = gd.Report(form, {next(iter(form.cells)): 3}, unit_name="某镇", year=2023)
    again = pickle.loads(pickle.dumps(report))
    assert again == report and again.form == form
    findings = report.validate()
    assert list(pickle.loads(pickle.dumps(findings))) == list(findings)
    with pytest.raises(gd.UnknownError):
        gd.Report.from_json(report.to_json())
    assert gd.Report.from_json(report.to_json(), forms=gd.Forms(form)) == report


@pytest.mark.parametrize("what", [gd.forms["cn-2019"], gd.Form.load(WINDOWS)])
def test_what_a_form_tells_is_plain(what):
    assert pickle.loads(pickle.dumps(what)) == what
    parts = [*what.tables, *what.cells.values(), *what.fields.values(), *what.sections.values(), *what.rules.values()]
    for part in parts:
        assert pickle.loads(pickle.dumps(part)) == part and hash(part) is not None
        with pytest.raises(dataclasses.FrozenInstanceError):
            part.id = "another"


@pytest.mark.parametrize("fixture", cases("form-errors"))
def test_faults_of_forms(fixture):
    expected = dict(line.split(" ", 1) for line in (fixture / "expected").read_text(encoding="utf-8").splitlines())
    with pytest.raises(gd.Error) as caught:
        gd.Form.load((fixture / "input.json").read_bytes())
    assert gd.errors._CLASSES[expected["status"]] is type(caught.value)
    assert caught.value.text == expected["text"]
    assert caught.value.line == (int(expected["line"]) or None)
