# SPDX-License-Identifier: Apache-2.0
"""Many files checked, and what was found for other programs: byte for byte what the command writes."""

import json
import os
import pickle

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, FIXTURES, ROOT

FILES = [
    EXAMPLES / "shilizhen-2020.txt",
    "missing.txt",
    FIXTURES / "report-errors",
    EXAMPLES / "xiaobanqiao-2018.txt",
    *sorted(path for folder in (FIXTURES / "reports").iterdir() for path in folder.glob("input.*")),
    *sorted((FIXTURES / "command" / "check-json").glob("*.json*")),
    ROOT / "LICENSE",
]
FILES = [path for path in FILES if not os.path.isdir(path)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_csv_and_sarif_are_those_of_the_command(lang, govd, monkeypatch):
    monkeypatch.chdir(ROOT)
    checked = list(gd.check(FILES, lang=lang, workers=2))
    assert [one.file for one in checked] == [os.fspath(path) for path in FILES]
    lines = [one.to_json() + "\n" for one in checked]
    assert lines == govd("check", "--lang", lang, "--format", "jsonl", *FILES).splitlines(keepends=True)
    csv = [findings.to_csv(one.file, header=False) for one in checked for findings in one.findings]
    header = gd.Report("cn-2021").validate(disable=["field", "table"]).to_csv().split("\r\n")[0] + "\r\n"
    assert header + "".join(csv) == govd("check", "--lang", lang, "--format", "csv", *FILES)
    log = "".join(gd.sarif(checked, lang=lang)) + "\n"
    assert log == govd("check", "--lang", lang, "--format", "sarif", *FILES)


def test_what_cannot_be_read_is_kept():
    (missing, unknown) = gd.check(["nowhere/a.txt", ROOT / "LICENSE"])
    assert isinstance(missing.error, FileNotFoundError) and missing.findings == missing.reports == ()
    assert isinstance(unknown.error, gd.UnrecognisedError)
    assert json.loads(missing.to_json())["error"]["status"] == "io"
    assert "LICENSE" in repr(unknown)
    log = json.loads("".join(gd.sarif([missing, unknown])))
    assert len(log["runs"][0]["invocations"][0]["toolExecutionNotifications"]) == 2


def test_last_year_of_each():
    prior = gd.Report("cn-2021", {"requests.carried_out.natural": 5}, unit_name="某市示例区", year=2022)
    (alone,) = gd.check(EXAMPLES / "shiliqu-2023.txt", prior=prior)
    assert [cell for finding in alone.findings[0] for cell in finding.cells if cell.source == "prior"]
    name = alone.reports[0].unit_name
    twice = [prior.replace({"requests.carried_out.natural": n}, unit_name=name) for n in (1, 2)]
    (unclear,) = gd.check(EXAMPLES / "shiliqu-2023.txt", prior=gd.Shelf(twice))
    assert unclear.error is None and len(unclear.findings) == 1 and len(unclear.unclear) == 1


def test_what_was_checked_is_plain():
    (checked,) = gd.check(EXAMPLES / "shilizhen-2020.txt")
    assert checked.lines and len(checked.reports) == 1
    assert pickle.loads(pickle.dumps(checked)) == checked and hash(checked) is not None


def test_names_of_files_may_be_any_bytes(tmp_path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    (tmp_path / os.path.basename(name)).write_bytes((EXAMPLES / "shilizhen-2020.txt").read_bytes())
    (checked,) = gd.check([name])
    assert checked.error is None and json.loads(checked.to_json())["file"].endswith("\\udcff.txt")
    assert "%FF.txt" in "".join(gd.sarif([checked]))


def test_settings():
    with pytest.raises(TypeError):
        list(gd.check(EXAMPLES, disable="arithmetic"))
    with pytest.raises(ValueError):
        list(gd.sarif([], lang="fr"))
