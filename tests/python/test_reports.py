# SPDX-License-Identifier: Apache-2.0
"""Reports: as mappings, cell by cell, built, changed, pickled, shown."""

import copy
import pickle
from collections.abc import Mapping
from decimal import Decimal

import pytest

import govdisclosure as gd
from conftest import EXAMPLES


def test_a_report_is_a_mapping_of_all_cells(report):
    assert isinstance(report, Mapping)
    assert len(report) == len(report.form.cells) == len(list(report))
    assert list(report) == list(report.form.cells)
    assert report["requests.new.natural"] == 12
    assert report["requests.new.commercial"] == 1706
    assert report["requests.new.welfare"] is None
    assert report["art20_8.fee.amount"] == Decimal("25.1")
    assert type(report["art20_8.fee.amount"]) is Decimal
    assert "requests.new.natural" in report and "requests.new.nobody" not in report
    assert report.get("requests.new.nobody", 7) == 7
    assert dict(report) == dict(report.items()) == report.to_dict()
    with pytest.raises(KeyError):
        report["requests.new.nobody"]
    with pytest.raises(TypeError):
        report["requests.new.natural"] = 3


def test_a_cell_tells_its_state(report):
    states = {cell.id: cell.state for cell in report.cells}
    assert states["requests.new.natural"] == "given"
    assert states["requests.new.welfare"] == "invalid"
    assert states["requests.new.law_service"] == "blank"
    assert states["requests.new.other_org"] == "dash"
    assert states["requests.carried_in.natural"] == "absent"
    assert report.cell("requests.new.research") == gd.Cell("requests.new.research", "given", 22, "22（其中修订16件）")
    assert report.cell("art20_8.fee.amount") == gd.Cell("art20_8.fee.amount", "given", Decimal("25.1"), "251000", "元")
    assert report.cell("requests.new.welfare").text == "许多"
    assert report.cell("requests.new.natural") and not report.cell("requests.new.welfare")
    with pytest.raises(KeyError):
        report.cell("requests.new.nobody")


def test_fields_and_prose(report):
    assert (report.unit_name, report.year, report.title) == ("某镇", 2023, "某镇年度报告")
    assert report.fields == {"unit_name": "某镇", "year": "2023"}
    assert report.field_place("year") is None
    assert report.title_place is None
    assert gd.read("某镇2023年政府信息公开工作年度报告\n".encode() + TABLE.encode()).title_place == gd.Place(1, 1)
    (section,) = report.sections
    assert (section.id, section.title) == ("overview", "一、总体情况")
    assert section.paragraphs == ("全年新收申请12件。", "另有一段。")
    assert (section.place, section.places) == (gd.Place(3, 1), (None, None))
    empty = gd.Report("cn-2014", fields={"reviewer": "某人"})
    assert empty.fields["reviewer"] == "某人"
    assert (empty.unit_name, empty.year, empty.title, empty.sections) == (None, None, None, ())
    with pytest.raises(KeyError):
        gd.Report("cn-2014", fields={"nobody": ""})
    with pytest.raises(KeyError):
        report.field_place("nobody")


def test_rows_tell_where_they_came_from():
    report = gd.read(TABLE.encode(), form="cn-2019")
    assert report.row_source("requests", "new").match == "title"
    assert report.row_source("requests", "new").label == "一、本年新收政府信息公开申请数量"
    assert report.row_source("requests", "new").place.line == 2
    assert report.row_source("disputes", "review").match == "none"
    assert report.cell("requests.new.natural").place == gd.Place(2, 20)
    (unknown,) = report.unknown_rows
    assert (unknown.label, unknown.figures, unknown.reason) == (
        "某地自行增加的事项",
        "9 | 9 | 9 | 9 | 9 | 9 | 9",
        "unknown",
    )
    assert report.form.tables[unknown.table].id == "requests"
    with pytest.raises(KeyError):
        report.row_source("requests", "nobody")


TABLE = """收到和处理政府信息公开申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
一、本年新收政府信息公开申请数量 | 8 | 0 | 0 | 0 | 0 | 1 | 9 |
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
某地自行增加的事项 | 9 | 9 | 9 | 9 | 9 | 9 | 9 |
（七）总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
"""


def test_replace_makes_another_report(report):
    other = report.replace({"requests.new.natural": 21}, year=2024, unit_name="某县", title="题", fields={})
    assert report["requests.new.natural"] == 12 and other["requests.new.natural"] == 21
    assert (other.year, other.unit_name, other.title) == (2024, "某县", "题")
    assert other["art20_8.fee.amount"] == Decimal("25.1")
    assert other != report and report.replace() == report


@pytest.mark.parametrize("figure", [1.5, 1.0, True, b"1", [1]])
def test_a_figure_is_never_a_float(figure):
    with pytest.raises(TypeError):
        gd.Report("cn-2021", {"art20_8.fee.amount": figure})


def test_figures_that_do_not_fit():
    with pytest.raises(gd.RangeError):
        gd.Report("cn-2021", {"requests.new.natural": 2**63})
    with pytest.raises(gd.RangeError):
        gd.Report("cn-2021", {"art20_8.fee.amount": Decimal("0.0000001")})
    with pytest.raises(gd.RangeError):
        gd.Report("cn-2021", {"requests.new.natural": Decimal("1.5")})
    with pytest.raises(gd.MalformedError):
        gd.Report("cn-2021", {"art20_8.fee.amount": Decimal("NaN")})
    largest = gd.Report("cn-2021", {"requests.new.natural": 2**63 - 1})
    assert largest["requests.new.natural"] == 2**63 - 1


def test_amounts_keep_every_digit():
    report = gd.Report("cn-2021", {"art20_8.fee.amount": Decimal("9223372036854.775807")})
    assert report["art20_8.fee.amount"] == Decimal("9223372036854.775807")
    assert gd.Report("cn-2021", {"art20_8.fee.amount": Decimal("1E+3")})["art20_8.fee.amount"] == 1000


def test_a_cell_that_contradicts_itself_is_refused():
    with pytest.raises(gd.ArgumentError):
        gd.Report("cn-2021", {"requests.new.natural": gd.Cell("requests.new.natural", "given", 3, "4")})


def test_equal_reports_are_interchangeable(report):
    same = report.replace()
    assert same == report and hash(same) == hash(report) and same is not report
    assert len({same, report}) == 1
    assert report != gd.Report("cn-2019") and report != 3
    for again in (pickle.loads(pickle.dumps(report)), copy.copy(report), copy.deepcopy(report)):
        assert again == report
        assert again.to_json(places=True) == report.to_json(places=True)


def test_json_and_back(report):
    text = report.to_json()
    assert gd.Report.from_json(text) == report == gd.Report.from_json(text.encode())
    assert '"line"' in report.to_json(places=True) and '"line"' not in text


def test_csv_and_text():
    report = gd.Report("cn-2021", {"requests.new.natural": 12}, unit_name="某镇", year=2023)
    lines = report.to_csv().split("\r\n")
    assert len(lines) == len(report) + 2
    assert report.to_csv(header=False) == "\r\n".join(lines[1:])
    with pytest.raises(gd.UnrepresentableError):
        report.to_text()


def test_text_reads_back():
    example = gd.read(EXAMPLES / "shilizhen-2020.txt")
    assert gd.read(example.to_text().encode()) == example


def test_a_report_shows_itself(report):
    assert repr(report) == "<Report cn-2021, 某镇, 2023: 4 of 235 cells given>"
    assert repr(gd.Report("cn-2021")) == "<Report cn-2021, no name, no year: 0 of 235 cells given>"
    page = report.replace({"requests.new.natural": "<b>"}, unit_name="<镇>")._repr_html_()
    assert "<table>" in page and "outline" in page and "&lt;镇&gt;" in page
    assert "<b>&lt;" in page and "<b><b>" not in page and "value.not_a_number" in page


def test_forms_of_other_programs():
    with pytest.raises(KeyError):
        gd.Report("cn-1999")
    with pytest.raises(gd.ArgumentError):
        gd.Report("cn-2021", year=0)
    with pytest.raises(gd.UnknownError):
        gd.Report("cn-2021", sections=[gd.Section("nowhere", "", ())])
