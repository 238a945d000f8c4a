#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Renders reports in every format with every quirk, reads them back with govd, and scores.

    run.py --govd build/tools/govd --count 200 --seed 7 --form cn-2021 --format text --quirk swapped_rows

The exit status is 1 where a figure was read wrongly or lost without a word, where fewer than
99.9 % of the cells that can be read were, or where a form or a year was not recognised.
"""
from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from formats import FORMATS  # noqa: E402
from forms import FORM_IDS, load_form  # noqa: E402
from govd import read_folder  # noqa: E402
from quirks import QUIRKS  # noqa: E402
from render import render, truth_as_json  # noqa: E402
from score import REPORTED, RIGHT, SILENT, Score, score  # noqa: E402

BATCH = 200
ENCODINGS = ("gb18030", "utf16")
ENOUGH = 0.999
_SHOWN = 12


@dataclass
class Job:
    form: str
    format: str
    first: int
    last: int
    seed: str
    govd: Path
    quirks: Optional[List[str]]
    without: List[str]
    keep: Optional[Path]


@dataclass
class Line:
    """A line of the table of results."""

    documents: int = 0
    cells: Counter = field(default_factory=Counter)
    unread: int = 0
    form: int = 0
    year: int = 0
    body: int = 0
    alarms: int = 0

    def add(self, other: "Line") -> None:
        self.documents += other.documents
        self.cells.update(other.cells)
        self.unread += other.unread
        self.form += other.form
        self.year += other.year
        self.body += other.body
        self.alarms += other.alarms

    @property
    def share(self) -> float:
        return self.cells[RIGHT] / max(1, sum(self.cells.values()))


Lines = Dict[Tuple[str, str], Line]  # by kind (format, quirk, readable) and name


def _keep(job: Job, name: str, data: bytes, result: Score) -> None:
    """Puts a document that was not read well beside what is true of it."""
    job.keep.mkdir(parents=True, exist_ok=True)
    stem = name.rsplit(".", 1)[0]
    (job.keep / name).write_bytes(data)
    truth = truth_as_json(result.document)
    truth.update(silent=result.errors, reported=result.told, failure=result.failure, alarms=result.alarms,
                 form_wrong=result.form_wrong, year_wrong=result.year_wrong, body_wrong=result.body_wrong)
    (job.keep / f"{stem}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


def _as_line(result: Score) -> Line:
    return Line(1, result.cells, result.unread, result.form_wrong, result.year_wrong, result.body_wrong, bool(result.alarms))


def _is_readable(result: Score) -> bool:
    return not any(QUIRKS[q].hard for q in result.document.quirks)


def _count(lines: Lines, job: Job, result: Score) -> None:
    quirks = result.document.quirks
    keys = [("format", f"{job.format} {job.form}")] + [("quirk", q) for q in quirks or ["(none)"]]
    if job.quirks and len(job.quirks) == 1:
        keys.append(("alone", f"{job.quirks[0]} {job.format}"))
    if _is_readable(result):
        keys.append(("readable", job.format))
    for key in keys:
        lines.setdefault(key, Line()).add(_as_line(result))


def _describe(name: str, result: Score) -> str:
    """One line about a document that was not read well."""
    said = [result.failure] if result.failure else []
    said += [word for word, wrong in (("year", result.year_wrong), ("body", result.body_wrong)) if wrong]
    said += [f"{cell}: {truth} read as {read}" for cell, truth, read in result.errors[:3]]
    if len(result.errors) > 3:
        said.append(f"and {len(result.errors) - 3} more")
    said += sorted(set(result.alarms))
    return f"{name} [{', '.join(result.document.quirks)}] {'; '.join(said)}"


def _must_keep(result: Score) -> bool:
    return result.is_bad or (_is_readable(result) and result.cells[REPORTED] > 0)


def work(job: Job) -> Tuple[Lines, List[str]]:
    """Renders, reads and scores one batch."""
    form, file_format = load_form(job.form), FORMATS[job.format]
    documents = {}
    lines: Lines = {}
    bad: List[str] = []
    with tempfile.TemporaryDirectory(prefix="govd-render-") as name:
        folder = Path(name)
        for index in range(job.first, job.last):
            document = render(form, file_format, f"{job.seed}/{job.form}/{job.format}/{index}", job.quirks, job.without)
            path = folder / f"{job.form}-{job.format}-{'-'.join(job.quirks or ['any'])}-{index:06d}{file_format.suffix}"
            path.write_bytes(file_format.write(document))
            documents[path.name] = document
        readings = read_folder(job.govd, folder)
        for path_name, document in documents.items():
            result = score(document, readings[path_name])
            _count(lines, job, result)
            if result.is_bad:
                bad.append(_describe(path_name, result))
            if job.keep is not None and _must_keep(result):
                _keep(job, path_name, (folder / path_name).read_bytes(), result)
    return lines, bad


def can_read(govd: Path, format_name: str, quirks: Sequence[str] = ()) -> bool:
    """Whether the library has a reader for a format, or for an encoding: one document tells."""
    file_format = FORMATS[format_name]
    with tempfile.TemporaryDirectory(prefix="govd-render-") as name:
        path = Path(name) / f"plain{file_format.suffix}"
        path.write_bytes(file_format.write(render(load_form("cn-2014"), file_format, "plain", list(quirks))))
        return bool(read_folder(govd, Path(name))[path.name].reports)


def find_formats(arguments: argparse.Namespace) -> Dict[str, List[str]]:
    """The formats that can be read, each with the encodings that cannot; what is skipped is said."""
    found = {}
    for name in arguments.format or FORMATS:
        if not can_read(arguments.govd, name):
            print(f"SKIPPED {name}: the library does not read it")
            continue
        found[name] = [q for q in ENCODINGS if QUIRKS[q].fits("cn-2014", name) and not can_read(arguments.govd, name, [q])]
        if found[name]:
            print(f"SKIPPED {name} in {' and '.join(found[name])}: the library does not read it")
    return found


def not_yet(format_name: str) -> Dict[str, str]:
    """The quirks that are known not to be read in a format, with what comes of them."""
    known = {}
    for line in (Path(__file__).resolve().parent / "not-yet.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, formats, what = line.split(None, 2)
        assert name in QUIRKS, name
        if formats == "all" or format_name in formats.split(","):
            known[name] = what
    return known


def jobs_of(arguments: argparse.Namespace, formats: Dict[str, List[str]]) -> List[Job]:
    """One job a batch. `--quirk` forces quirks on all documents, `--alone` each in its turn."""
    forced = [[q] for q in QUIRKS] if arguments.alone else [arguments.quirk]
    start, stop = (0, arguments.count) if arguments.index is None else (arguments.index, arguments.index + 1)
    jobs = []
    chosen = bool(arguments.quirk) or arguments.alone or arguments.all
    for format_name, unread in formats.items():
        without = unread if chosen else unread + list(not_yet(format_name))
        for form in arguments.form or FORM_IDS:
            for quirks in forced:
                if quirks and not all(QUIRKS[q].fits(form, format_name) and q not in without for q in quirks):
                    continue
                jobs.extend(Job(form, format_name, first, min(first + BATCH, stop), arguments.seed, arguments.govd,
                                quirks, without, arguments.keep) for first in range(start, stop, BATCH))
    return jobs


def print_table(lines: Lines, kind: str) -> None:
    print(f"{kind:<34}{'documents':>10}{'cells':>10}{'right %':>10}{'reported':>10}{'silent':>8}"
          f"{'unread':>8}{'form':>6}{'year':>6}{'body':>6}{'alarms':>8}")
    for (of, name), line in sorted(lines.items()):
        if of == kind:
            print(f"{name:<34}{line.documents:>10}{sum(line.cells.values()):>10}{100 * line.share:>10.3f}"
                  f"{line.cells[REPORTED]:>10}{line.cells[SILENT]:>8}{line.unread:>8}{line.form:>6}{line.year:>6}{line.body:>6}"
                  f"{line.alarms:>8}")
    print()


def is_well(lines: Lines) -> bool:
    whole = Line()
    for (kind, _), line in lines.items():
        if kind == "format":
            whole.add(line)
    readable = [line for (kind, _), line in lines.items() if kind == "readable"]
    if whole.cells[SILENT] or whole.form or whole.year or whole.alarms:
        return False
    return all(line.share >= ENOUGH and not line.unread for line in readable)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20, help="documents for each form and format")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--index", type=int, help="only this document of the run")
    parser.add_argument("--form", action="append", choices=FORM_IDS)
    parser.add_argument("--format", action="append", choices=sorted(FORMATS))
    parser.add_argument("--quirk", action="append", choices=sorted(QUIRKS), metavar="QUIRK",
                        help="just this quirk in every document, or these; `--list` shows all")
    parser.add_argument("--alone", action="store_true", help="each quirk alone, in as many documents")
    parser.add_argument("--all", action="store_true", help="also the quirks of not-yet.txt")
    parser.add_argument("--govd", type=Path, default=Path("build/tools/govd"))
    parser.add_argument("--keep", type=Path, help="a folder for documents that were not read well, with their truth")
    parser.add_argument("--require", action="append", default=[], choices=sorted(FORMATS),
                        help="fail if the library cannot read this format")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="list the quirks")
    arguments = parser.parse_args()
    for a, b in combinations(arguments.quirk or [], 2):
        if QUIRKS[a].groups & QUIRKS[b].groups:
            parser.error(f"{a} and {b} exclude each other")
    return arguments


def list_quirks() -> None:
    for item in QUIRKS.values():
        about = (item.apply.__doc__ or "").strip().splitlines()
        print(f"{item.name:<32}{'hard ' if item.hard else '':<6}{about[0] if about else ''}")


def main() -> int:
    arguments = parse_arguments()
    sys.stdout.reconfigure(line_buffering=True)  # so that what is known is told even if the end is abrupt
    if arguments.list:
        list_quirks()
        return 0
    print(f"seed {arguments.seed}, {arguments.count} documents for each form and format")
    formats = find_formats(arguments)
    well = all(name in formats for name in arguments.require)
    if not (arguments.quirk or arguments.alone or arguments.all):
        left_out = {name: what for format_name in formats for name, what in not_yet(format_name).items()}
        for name, what in left_out.items():
            print(f"LEFT OUT {name}: {what}")
    lines: Lines = {}
    bad: List[str] = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for part, described in pool.map(work, jobs_of(arguments, formats)):
            bad.extend(described)
            for key, line in part.items():
                lines.setdefault(key, Line()).add(line)
    for line in bad[:_SHOWN]:
        print(line)
    if len(bad) > _SHOWN:
        print(f"and {len(bad) - _SHOWN} more documents that were not read well; --keep saves them")
    for kind in ("alone" if arguments.alone else "quirk", "readable", "format"):
        print_table(lines, kind)
    well = well and is_well(lines)
    print("all is well" if well else "there are errors")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
