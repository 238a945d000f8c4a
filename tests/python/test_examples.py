# SPDX-License-Identifier: Apache-2.0
"""The examples in examples/python, run as people run them."""

import http.client
import importlib.util
import json
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, ROOT
from test_tables import peer

FOLDER = ROOT / "examples" / "python"


def run(name, *arguments):
    result = subprocess.run(
        [sys.executable, FOLDER / name, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def test_every_example_is_tested():
    tested = {"scan_to_parquet.py", "chart_years.py", "walk_through.py", "web_form.py", "load_duckdb.py"}
    tested.add("audit_county.py")
    assert {path.name for path in FOLDER.glob("*.py")} == tested


def test_scan_to_parquet(tmp_path):
    peer("pyarrow")
    import pyarrow.parquet

    said = run("scan_to_parquet.py", EXAMPLES, tmp_path / "reports.parquet", tmp_path / "violations.parquet")
    assert said == "3 reports, 3 violations, 0 files unread\n"
    again = pyarrow.parquet.read_table(tmp_path / "reports.parquet")
    assert len(gd.validate_table(again)) == 3
    assert pyarrow.parquet.read_table(tmp_path / "violations.parquet").num_rows == 3


def test_chart_years(tmp_path):
    peer("matplotlib")
    report = gd.read(EXAMPLES / "shiliqu-2023.txt")
    for year in (2021, 2022, 2023, 2024):
        (tmp_path / f"{year}.txt").write_text(report.replace(year=year).to_text(), encoding="utf-8")
    (tmp_path / "again.txt").write_text(report.replace(year=2024).to_text(), encoding="utf-8")
    assert run("chart_years.py", tmp_path, tmp_path / "chart.png") == "3 years: 2021, 2022, 2023\n"
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_walk_through():
    said = run("walk_through.py")
    assert "<Report cn-2014, 小板桥街道办事处, 2018" in said and "heading.mismatch" in said


def test_audit_county(tmp_path):
    report = gd.read(EXAMPLES / "shiliqu-2023.txt")
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, year, cells in (
        ("甲镇", 2022, {}),
        ("甲镇", 2023, {}),
        ("乙镇", 2023, {"disputes.review.pending": 40}),
        ("某县", 2023, {}),
    ):
        filled = report.replace(cells, unit_name=name, year=year, title=f"{name}{year}年政府信息公开工作年度报告")
        (folder / f"{name}-{year}.txt").write_text(filled.to_text(), encoding="utf-8")
    (folder / "other.txt").write_bytes(b"no report")
    roster = tmp_path / "roster.csv"
    roster.write_text("name,parent\n某县,\n甲镇,某县\n乙镇,某县\n丙镇,某县\n", encoding="utf-8")
    said = run("audit_county.py", roster, folder, tmp_path / "log.sarif")
    assert said.startswith("2023: <Rollup: 2 of 3 reports summed, 2 of 3 bodies present>\n  missing: 丙镇\n")
    own = report["disputes.review.pending"]
    assert f"  disputes.review.pending: {own} printed, the sum is {own + 40} (乙镇?)" in said
    assert re.search(r"\n5 files, [1-9]\d* errors\n$", said)
    log = json.loads((tmp_path / "log.sarif").read_text("utf-8"))
    assert "years.carry" in str(log) or "prev" in str(log)


def test_load_duckdb(tmp_path):
    peer("duckdb")
    assert "3 reports, 3 violations\n" in run("load_duckdb.py", EXAMPLES, tmp_path / "reports.db")
    assert "某市示例镇人民政府, 2020: 2 rules broken" in run("load_duckdb.py", EXAMPLES, tmp_path / "reports.db")


@pytest.fixture
def server():
    spec = importlib.util.spec_from_file_location("web_form", FOLDER / "web_form.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Handler.log_message = lambda *arguments: None
    with module.ThreadingHTTPServer(("localhost", 0), module.Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://localhost:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def post(url, body):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, data=body, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def status_of_headers(url, length):
    """The answer to a request that only announces how long it is."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    connection.putrequest("POST", parts.path)
    connection.putheader("Content-Length", length)
    connection.endheaders()
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_web_form(server):
    figures = {cell.id: "0" for cell in gd.forms["cn-2021"].cells.values() if not cell.heading}
    fields = {"form": "cn-2021", "unit_name": "某镇", "year": "2023", **figures}
    url = f"{server}/check"
    status, answer = post(url, urllib.parse.urlencode(fields).encode())
    assert (status, answer["accepted"]) == (200, True)
    assert {finding["severity"] for finding in answer["findings"]} <= {"note"}
    status, answer = post(url, urllib.parse.urlencode({**fields, "requests.new.natural": "许多"}).encode())
    assert (status, answer["accepted"]) == (200, False)
    assert "value.not_a_number" in [finding["code"] for finding in answer["findings"]]
    for wrong in ({"requests.new.nobody": "1"}, {"form": "cn-1999"}, {"year": "next"}, {"unit_name": "a\0b"}):
        status, answer = post(url, urllib.parse.urlencode({**fields, **wrong}).encode())
        assert status == 400 and answer["error"]
    assert post(url, b"unit_name=\xff")[0] == 400
    assert post(server, b"")[0] == 404
    for length in ("1048577", "-1", "all", ""):
        assert status_of_headers(url, length) == 413
