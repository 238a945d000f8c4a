# SPDX-License-Identifier: Apache-2.0
"""Whatever reports hold, and whatever strings come in."""

import contextlib
import pickle
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govdisclosure as gd

FORMS = list(gd.forms.values())
plain = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=30)
counts = st.integers(0, 2**63 - 1)
amounts = counts.map(lambda scaled: Decimal(scaled).scaleb(-6))


def figures(cell):
    return (
        amounts
        if cell.type == "amount"
        else st.integers(-(2**63), 2**63 - 1)
        if cell.type == "signed_count"
        else counts
    )


@st.composite
def reports(draw):
    form = draw(st.sampled_from(FORMS))
    ids = draw(st.lists(st.sampled_from(list(form.cells)), max_size=12, unique=True))
    cells = {id: draw(st.one_of(figures(form.cells[id]), plain, st.none())) for id in ids}
    sections = [
        gd.Section(draw(st.sampled_from([None, *form.sections])), draw(plain), tuple(draw(st.lists(plain, max_size=2))))
        for _ in range(draw(st.integers(0, 2)))
    ]
    name, title = draw(st.one_of(st.none(), plain)), draw(st.one_of(st.none(), plain))
    return gd.Report(form, cells, unit_name=name, year=draw(st.integers(1, 9999)), title=title, sections=sections)


@given(reports())
def test_reports_go_through_json_and_pickle(report):
    again = gd.Report.from_json(report.to_json())
    assert again == report and again.to_json() == report.to_json() and dict(again) == dict(report)
    assert pickle.loads(pickle.dumps(report)) == report
    rebuilt = gd.Report(
        report.form,
        {cell.id: cell for cell in report.cells if cell.state != "absent"},
        title=report.title,
        fields={id: text for id, text in report.fields.items() if text is not None},
        sections=report.sections,
    )
    assert rebuilt == report


@given(reports(), st.sampled_from(["zh", "en"]))
def test_findings_go_through_json_and_pickle(report, lang):
    findings = report.validate(lang=lang)
    again = gd.Findings.from_json(findings.to_json(), lang=lang)
    assert again == findings and list(again) == list(findings)
    assert list(pickle.loads(pickle.dumps(findings))) == list(findings)
    report._repr_html_()


@given(counts, st.sampled_from(["元", "千元", "万元", "百万元", "亿元"]))
def test_amounts_convert_there_and_back(scaled, unit):
    amount = Decimal(scaled).scaleb(-6)
    try:
        converted = gd.convert_amount(amount, "万元", unit)
    except gd.RangeError:
        return
    assert gd.convert_amount(converted, unit, "万元") == amount


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(data):
    for call in (gd.read, gd.Document.read, gd.Report.from_json, gd.Findings.from_json, gd.Form.load):
        with contextlib.suppress(gd.Error):
            call(data)
    gd.kind(data)


HOSTILE = ["a\0b", "\0", "\ud800", "a\udcffb", "\udfff\ud800"]
CALLS = {
    "unit_name": lambda text: gd.Report("cn-2021", unit_name=text),
    "title": lambda text: gd.Report("cn-2021", title=text),
    "field": lambda text: gd.Report("cn-2014", fields={"reviewer": text}),
    "cell": lambda text: gd.Report("cn-2021", {"requests.new.natural": text}),
    "cell text": lambda text: gd.Report("cn-2021", {"requests.new.natural": gd.Cell("", "invalid", None, text)}),
    "cell unit": lambda text: gd.Report("cn-2021", {"requests.new.natural": gd.Cell("", "given", 1, "1", text)}),
    "section": lambda text: gd.Report("cn-2021", sections=[gd.Section(None, text, ())]),
    "section id": lambda text: gd.Report("cn-2021", sections=[gd.Section(text, "", ())]),
    "paragraph": lambda text: gd.Report("cn-2021", sections=[gd.Section(None, "", (text,))]),
    "form": lambda text: gd.read(b"x", form=text),
    "disable": lambda text: gd.Report("cn-2021").validate(disable=[text]),
    "json": lambda text: gd.Report.from_json(text),
    "findings": lambda text: gd.Findings.from_json(text),
    "unit": lambda text: gd.convert_amount(1, text, "元"),
    "document": lambda text: gd.read(gd.Document([gd.Paragraph(text)])),
    "grid": lambda text: gd.read(gd.Document([gd.Grid(1, 1, (gd.GridCell(0, 0, text),))])),
    "explain": lambda text: gd.explain(text),
    "body": lambda text: gd.body_key(text),
    "roster": lambda text: gd.Roster.read(b"name\n\xe7\x94\xb2\n")[text],
    "roster text": lambda text: gd.Roster.read(f"name\n{text}\n".encode("utf-8", "surrogatepass")),
    "whole": lambda text: gd.rollup([gd.Report("cn-2021")], roster=gd.Roster.read(b"name\na\n"), whole=text),
    "weights": lambda text: gd.Report("cn-2021").explain(weights={text: 1}),
    "csv": lambda text: gd.Report("cn-2021").validate().to_csv(text),
    "counterpart": lambda text: gd.forms["cn-2021"].counterpart(text, gd.forms["cn-2019"]),
}


@pytest.mark.parametrize("write", [gd.Checked.to_json, lambda checked: "".join(gd.sarif([checked]))])
def test_names_of_files_are_never_cut(write):
    """What stands for bytes that are no text may be in them, but no NUL."""
    error = gd.MalformedError("damaged")
    assert re.search(r"a(%FF|\\\\udcff)b", write(gd.Checked("a\udcffb", error=error)))
    with pytest.raises(ValueError):
        write(gd.Checked("a\0b", error=error))


@given(reports(), reports())
def test_differences_and_repairs_go_through_pickle(old, new):
    found = gd.diff(old, new)
    assert tuple(pickle.loads(pickle.dumps(found))) == tuple(found)
    assert len(gd.diff(old, old)) == 0 and len(found) == len(gd.diff(new, old))
    repair = old.explain(prior=new)
    assert pickle.loads(pickle.dumps(repair)) == repair
    corrected = old.corrected(*repair.likeliest)
    assert all(corrected[c.id] == c.to for suggestion in repair.likeliest for c in suggestion.changes)


@given(st.text(max_size=60))
def test_rosters_are_read_or_refused(text):
    with contextlib.suppress(ValueError, LookupError):
        roster = gd.Roster.read(f"name,parent\n{text}\n".encode("utf-8", "surrogatepass"))
        assert all(roster[name].name == name for name in roster)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("call", CALLS)
def test_strings_that_are_no_text_are_errors(call, text):
    with pytest.raises((ValueError, LookupError)):
        CALLS[call](text)
