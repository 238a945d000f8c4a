# SPDX-License-Identifier: Apache-2.0
"""Threads and processes: the interpreter runs on while the library works, and objects pass between processes."""

import concurrent.futures
import multiprocessing
import sys
import threading
import time

import pytest

import govdisclosure as gd
from conftest import EXAMPLES

DATA = (EXAMPLES / "shilizhen-2020.txt").read_bytes()


REPORT = gd.read(DATA)
UNITS = """{"format": "govdisclosure/form/1", "id": "towns", "title": {"zh": "镇"}, "tables": [
  {"id": "t", "prefix": "", "title": {"zh": "镇"}, "layout": "grid", "columns": [{"id": "", "title": {"zh": "数"}}],
   "rows": [{"id": "a", "title": {"zh": "甲"}, "kind": "value"}]}],
 "rules": [{"id": "sum", "severity": "error", "basis": "form", "expr": "units(a) = a"}]}"""
LONG = REPORT.replace(title="题" * 5_000_000)
DISTRICT = gd.Report(gd.Form.load(UNITS.encode()), {"a": 100_000})
TOWNS = (DISTRICT.replace({"a": 1})._handle,) * 100_000
LONG_JSON = LONG.to_json()
_c = gd.reading._c

# Calls of the library that take some milliseconds each.
WORK = {
    "read": lambda: _c.govd_read_bytes(gd.forms._reader(None, 0), DATA * 500),
    "read document": lambda: _c.govd_document_parse(DATA * 500),
    "validate": lambda: _c.govd_validate(_c.govd_validator_new(), DISTRICT._handle, (None, TOWNS, None)),
    "repair": lambda: _c.govd_repair_new(
        _c.govd_validator_new(), DISTRICT._handle, (None, TOWNS[:1000], None), (0, 0, None)
    ),
    "diff": lambda: _c.govd_diff_new(LONG._handle, LONG._handle, None, None, 0),
    "parse": lambda: _c.govd_report_parse_json(gd.forms._handle, LONG_JSON),
    "write": lambda: _c.govd_report_write_json(LONG._handle, True),
}


@pytest.mark.parametrize("name", WORK)
def test_other_threads_run_meanwhile(name):
    """While switching by time is all but off, another thread gets a turn only if the call lets go of the lock."""
    turns, stop = [0], threading.Event()

    def take_turns():
        while not stop.is_set():
            turns[0] += 1
            time.sleep(0.0001)

    other = threading.Thread(target=take_turns)
    interval = sys.getswitchinterval()
    other.start()
    try:
        sys.setswitchinterval(1000)
        time.sleep(0.01)
        before = turns[0]
        for _ in range(20):  # the system may be slow to let the other begin
            WORK[name]()
            meanwhile = turns[0] - before
            if meanwhile > 0:
                break
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        other.join()
    assert meanwhile > 0


def test_threads_share_forms_and_reports():
    report = gd.read(DATA)
    expected = list(report.validate())

    def work(_):
        mine = gd.read(DATA)
        assert mine == report
        return list(mine.validate()) == list(report.validate()) == expected

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(100)))


def read_and_validate(data):
    report = gd.read(data)
    return report, report.validate(lang="zh"), report.form, gd.Document.read(data)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_objects_pass_between_processes(method):
    context = multiprocessing.get_context(method)
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        report, findings, form, document = pool.submit(read_and_validate, DATA).result(timeout=120)
        with pytest.raises(gd.UnrecognisedError) as caught:
            pool.submit(gd.read, b"x").result(timeout=120)
    assert (report, findings, form, document) == read_and_validate(DATA)
    assert caught.value.text
