# SPDX-License-Identifier: Apache-2.0
"""Bodies, rollups and shelves: the same as the command says."""

import copy
import gc
import io
import pickle
from collections.abc import Mapping

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, FIXTURES

ROLLUP = FIXTURES / "command" / "rollup"
UNITS = FIXTURES / "command" / "check-units"
YEARS = FIXTURES / "command" / "check-prior-folder"
CSV = "name,parent,kind,aliases\n某县,,government,\n甲镇,某县,town,甲；甲镇政府\n乙镇,某县,town,\n丙村,乙镇,village,\n"


def roster():
    return gd.Roster.read(CSV.encode())


def reports(*figures, cell="requests.new.natural", year=2023):
    names = "甲乙丙"
    return [
        gd.Report("cn-2021", {cell: figure}, unit_name=f"{name}镇", year=year) for name, figure in zip(names, figures)
    ]


def test_a_roster_is_a_mapping():
    bodies = roster()
    assert isinstance(bodies, Mapping) and list(bodies) == ["某县", "甲镇", "乙镇", "丙村"] and len(bodies) == 4
    assert bodies["甲"] == bodies["甲镇 人民政府"] == gd.Body("甲镇", "town", "某县") and "丁镇" not in bodies
    assert bodies.get(None) is None and bodies.root == gd.Body("某县", "government", None)
    assert bodies.is_below("丙村", "某县") and not bodies.is_below("某县", "丙村") and not bodies.is_below("甲", "甲")
    assert gd.Roster.read("name\na\nb\n".encode()).root is None
    for again in (pickle.loads(pickle.dumps(bodies)), copy.deepcopy(bodies), gd.Roster.read(io.StringIO(CSV))):
        assert again == bodies and hash(again) == hash(bodies) and dict(again) == dict(bodies)
    assert repr(bodies) == "<Roster: 4 bodies>"
    with pytest.raises(KeyError):
        bodies["丁镇"]
    with pytest.raises(KeyError):
        bodies.is_below("丁镇", "某县")
    with pytest.raises(TypeError):
        gd.Roster()


@pytest.mark.parametrize(
    "text, error",
    [
        ("kind\ntown\n", gd.SchemaError),
        ("name,size\na,1\n", gd.UnknownError),
        ("name,parent\na,b\n", gd.UnknownError),
        ("name\na\na\n", gd.DuplicateError),
        ('name\n"a\n', gd.MalformedError),
    ],
)
def test_faults_of_rosters(text, error):
    with pytest.raises(error):
        gd.Roster.read(text.encode())


def test_names_are_compared():
    assert gd.body_key("“某市” 人民政府") == gd.body_key("某市")
    with pytest.raises(ValueError):
        gd.body_key("某\0市")
    with pytest.raises(TypeError):
        gd.body_key(None)


def test_a_rollup_tells_what_went_in():
    given = [*reports(12, 30), gd.Report("cn-2021", {"requests.new.natural": 5}, unit_name="丙村", year=2023)]
    rolled = gd.rollup(given, roster=roster())
    assert rolled.whole == "某县" and rolled.report["requests.new.natural"] == 42
    assert (rolled.report.unit_name, rolled.report.year) == ("某县", 2023)
    assert [entry.part for entry in rolled.entries] == ["summed", "summed", "included"]
    assert rolled.entries[2] == gd.RollupEntry("included", 1, "丙村", 0, 0)
    assert rolled.summed == tuple(given[:2]) and (rolled.expected, rolled.missing) == (2, ())
    assert repr(rolled) == "<Rollup: 2 of 3 reports summed, 2 of 2 bodies present>"
    alone = gd.rollup(given[:1], roster=roster(), whole="某县")
    assert alone.missing == ("乙镇",) and repr(alone) == "<Rollup: 1 of 1 reports summed, 1 of 2 bodies present>"
    for again in (pickle.loads(pickle.dumps(rolled)), copy.deepcopy(rolled)):
        assert again == rolled != alone and hash(again) == hash(rolled) and again.report == rolled.report


def test_gaps_and_who_explains_them():
    rolled = gd.rollup(reports(12, 30))
    printed = gd.Report("cn-2021", {"requests.new.natural": 30}, unit_name="某县", year=2023)
    assert rolled.compare(printed) == (gd.Gap("requests.new.natural", 42, 30, -12, (0,)),)
    assert rolled.compare(printed.replace({"requests.new.natural": 42})) == ()
    with pytest.raises(gd.ArgumentError):
        rolled.compare(gd.Report("cn-2019"))


def test_what_cannot_be_rolled_up():
    with pytest.raises(gd.ArgumentError):
        gd.rollup([])
    with pytest.raises(KeyError):
        gd.rollup(reports(1), roster=roster(), whole="丁镇")
    with pytest.raises(TypeError):
        gd.rollup(reports(1), whole="某县")
    with pytest.raises(gd.RangeError):
        gd.rollup(reports(2**62, 2**62))
    with pytest.raises(TypeError):
        gd.Rollup()


def test_the_sum_is_that_of_the_command(govd, tmp_path):
    bodies = gd.Roster.read(ROLLUP / "bodies.csv")
    files = [*sorted((ROLLUP / "reports").iterdir()), ROLLUP / "again.txt", EXAMPLES / "shiliqu-2023.txt"]
    rolled = gd.rollup(map(gd.read, files), roster=bodies)
    govd("rollup", "--roster", ROLLUP / "bodies.csv", "-o", tmp_path / "sum.json", *files)
    assert rolled.report.to_json() + "\n" == (tmp_path / "sum.json").read_text("utf-8")
    assert rolled.report.to_json() + "\n" == (ROLLUP / "expected" / "sum.json").read_text("utf-8")
    printed = gd.read(ROLLUP / "whole.txt")
    gaps = gd.rollup(map(gd.read, files[:-2]), roster=bodies).compare(printed)
    said = (ROLLUP / "expected.stderr").read_text("utf-8")
    assert gaps and all(f"[{gap.id}]" in said for gap in gaps)


def test_a_shelf_finds_what_belongs_together():
    before = reports(1, 2, year=2022)
    again = reports(9, year=2022)
    shelf = gd.Shelf([*before, *again], roster())
    report = gd.Report("cn-2021", unit_name="甲", year=2023)
    assert shelf.find(report) == (before[0], again[0]) and shelf.find(report, 0) == ()
    with pytest.raises(gd.AmbiguousError):
        shelf.prior(report)
    assert shelf.prior(reports(0, 0)[1]) == before[1] and shelf.prior(before[0]) is None
    assert shelf.edition(before[0]) == again[0] and shelf.edition(before[1]) is None
    assert shelf.find(gd.Report("cn-2021")) == ()
    assert list(shelf) == [*before, *again] and len(shelf) == 3 and repr(shelf) == "<Shelf: 3 reports>"
    for other in (pickle.loads(pickle.dumps(shelf)), copy.deepcopy(shelf)):
        assert other == shelf and hash(other) == hash(shelf) and other.find(report) == shelf.find(report)
    del other
    gc.collect()


def test_the_units_of_a_body():
    towns = reports(1, 2)
    whole = gd.Report("cn-2021", {"requests.new.natural": 3}, unit_name="某县", year=2023)
    assert gd.Shelf([*towns, whole], roster()).units(whole) == tuple(towns)
    assert gd.Shelf([*towns, whole]).units(whole) == tuple(towns)
    assert gd.Shelf([whole]).units(whole) == () == gd.Shelf(towns, roster()).units(gd.Report("cn-2021"))
    with pytest.raises(gd.AmbiguousError):
        gd.Shelf(towns[:1], roster()).units(whole)
    with pytest.raises(gd.AmbiguousError):
        gd.Shelf([*towns, *reports(7)]).units(whole)


def test_years_are_paired_as_by_the_command(govd):
    bodies = gd.Roster.read(YEARS / "roster.csv")
    files = sorted(path for path in (YEARS / "years").rglob("*") if path.is_file())
    shelf = gd.Shelf((report for path in files for report in gd.read_all(path)), bodies)
    lines = [checked.to_json() + "\n" for checked in gd.check(files, prior=shelf, lang="zh")]
    said = govd(
        "check",
        "--format",
        "jsonl",
        "--lang",
        "zh",
        "--prior",
        YEARS / "years",
        "--roster",
        YEARS / "roster.csv",
        *files,
    )
    assert "".join(lines) == said and "prior" in said


def test_units_are_those_of_the_command(govd):
    form = gd.Form.load(UNITS / "form.json")
    forms = gd.Forms(form)
    files = sorted((UNITS / "parts").iterdir())
    parts = [gd.read(path, forms=forms) for path in files]
    asked = (
        "check",
        "--format",
        "jsonl",
        "--lang",
        "zh",
        "--form-file",
        UNITS / "form.json",
        "--units",
        UNITS / "parts",
    )
    (checked,) = gd.check(UNITS / "whole.txt", units=gd.Shelf(parts), forms=forms, lang="zh")
    said = govd(*asked, UNITS / "whole.txt")
    assert checked.to_json() + "\n" == said and '"units"' in said and checked.unclear == ()
    shelf = gd.Shelf(parts, gd.Roster.read(UNITS / "bodies.csv"))
    (checked,) = gd.check(UNITS / "whole.txt", units=shelf, forms=forms, lang="zh")
    said = govd(*asked, "--roster", UNITS / "bodies.csv", UNITS / "whole.txt")
    assert checked.to_json() + "\n" == said and '"units"' not in said and len(checked.unclear) == 1
