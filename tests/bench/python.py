# SPDX-License-Identifier: Apache-2.0
"""The Python package beside what people write instead of it: python.py [--json FILE].

Two pages, one that Word saved and one of a site, to a report beside pandas.read_html and beside code over
BeautifulSoup that pulls the same figures; the figures of a report into a dictionary and into columns; an archive of
mixed files by one thread and by two, with the most memory that each takes.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "render"))

import govdisclosure as gd  # noqa: E402
from formats import FORMATS  # noqa: E402
from forms import load_form  # noqa: E402
from render import render  # noqa: E402

ARCHIVE = 5000
KINDS = [("html", ["saved_by_word"]), ("html", ["page_of_a_site"]), ("text", []), ("xlsx", [])]
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def median_seconds(work, turns):
    seconds = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def rendered(kind, quirks, seed):
    return FORMATS[kind].write(render(load_form("cn-2021"), FORMATS[kind], seed, quirks))


# A page


def with_pandas(text):
    import io

    import pandas

    return lambda: pandas.read_html(io.StringIO(text), flavor="lxml")


def with_beautifulsoup(text):
    """The figures row by row under their labels, as a script would pull them; it checks nothing."""
    import bs4

    def pull():
        figures = {}
        for row in bs4.BeautifulSoup(text, "lxml").find_all("tr"):
            texts = [cell.get_text(strip=True) for cell in row.find_all(["td", "th"])]
            numbers = [float(text) for text in texts if NUMBER.fullmatch(text)]
            labels = [text for text in texts if text and not NUMBER.fullmatch(text)]
            if numbers and labels:
                figures[labels[-1]] = numbers
        return figures

    return pull


def page_results():
    for page, quirk in (("page", "saved_by_word"), ("site", "page_of_a_site")):
        yield from one_page_results(page, rendered("html", [quirk], "bench/1"))


def one_page_results(page, data):
    own = median_seconds(lambda: gd.read(data), 100)
    yield f"{page}.size", len(data) / 1024, "KiB", 1
    yield f"{page}.read", own * 1e6, "us", 100
    for name, peer in (("pandas", with_pandas), ("beautifulsoup", with_beautifulsoup)):
        try:
            work = peer(data.decode())
            work()
        except ImportError as missing:
            print(f"SKIPPED {name}: {missing}")
            continue
        seconds = median_seconds(work, 20)
        yield f"{page}.{name}", seconds * 1e6, "us", 20
        yield f"{page}.{name}_to_ours", seconds / own, "ratio", 20


# A report


def report_results():
    report = gd.read(rendered("html", [], "bench/1"))
    many = [report] * 1000
    yield "report.to_dict", median_seconds(report.to_dict, 5000) * 1e6, "us", 5000
    yield "report.validate", median_seconds(lambda: len(report.validate()), 1000) * 1e6, "us", 1000
    broken = gd.read(HERE.parent.parent / "examples" / "reports" / "shilizhen-2020.txt")
    yield "report.explain", median_seconds(broken.explain, 500) * 1e6, "us", 500
    yield "report.to_columns", median_seconds(lambda: gd.Table.from_reports(many), 20) * 1e6 / len(many), "us", 20
    table = gd.Table.from_reports(many)
    yield "table.export", median_seconds(table.__arrow_c_stream__, 200) * 1e6, "us", 200
    yield "table.validate", median_seconds(lambda: gd.validate_table(table), 5) * 1e6 / len(many), "us", 5


# An archive


def make_archive(folder):
    files = [(kind, rendered(kind, quirks, f"bench/{n}")) for n in range(10) for kind, quirks in KINDS]
    for number in range(ARCHIVE):
        kind, data = files[number % len(files)]
        (folder / f"{number:05}.{kind}").write_bytes(data)


def scan_alone(folder, workers):
    """In a process of its own, for its memory: seconds and MiB."""
    command = [sys.executable, __file__, "--scan", str(folder), str(workers)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def scan_once(folder, workers):
    start = time.perf_counter()
    table = gd.scan(folder, workers=int(workers))
    seconds = time.perf_counter() - start
    if len(table) != ARCHIVE:
        sys.exit(f"{len(table)} reports of {ARCHIVE} files")
    status = Path("/proc/self/status").read_text("utf-8")  # getrusage() would tell of the parent, too
    print(json.dumps([seconds, int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024]))


def scan_results():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_archive(folder)
        seconds = {}
        for workers in (1, 2):
            turns = [scan_alone(folder, workers) for _ in range(3)]
            seconds[workers] = statistics.median(turn[0] for turn in turns)
            yield f"scan.{workers}", seconds[workers], "s", 3
            yield f"scan.{workers}.memory", max(turn[1] for turn in turns), "MiB", 3
        yield "scan.two_to_one", seconds[1] / seconds[2], "ratio", 3


def main(*options):
    if options[:1] == ("--scan",):
        return scan_once(*options[1:])
    results = []
    for part in (page_results, report_results, scan_results):
        for id, value, unit, turns in part():
            results.append({"id": f"python.{id}", "value": value, "unit": unit, "median_of": turns})
            print(f"{'python.' + id:32} {value:12.3f} {unit}", flush=True)
    print(f"{os.cpu_count()} processors")
    if options[:1] == ("--json",):
        Path(options[1]).write_text(json.dumps({"results": results}, separators=(",", ":")) + "\n", "utf-8")
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
