#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the same report as several programs wrote it (make/programs.py): the same must come out of each.

    programs.py --govd build/tools/govd
"""
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import List

sys.path.insert(0, str(Path(__file__).resolve().parent))

from forms import load_form  # noqa: E402
from govd import Reading, read_folder  # noqa: E402
from model import Document, Truth  # noqa: E402
from score import RIGHT, score  # noqa: E402

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "programs"

# Files of which a part is reported as not read, since labels are cut off at the edge of their cells: still not
# one figure may be wrong.
PARTLY = {("cn-2014", "libreoffice-calc.pdf")}


def load_truth(path: Path) -> Document:
    item = json.loads(path.read_text("utf-8"))
    truth = {cell: Truth(**state) for cell, state in item["cells"].items()}
    return Document(load_form(item["form"]), None, item["body"], item["year"], truth, {}, [], [], item["sound"])


def faults(document: Document, name: str, reading: Reading) -> List[str]:
    """What is wrong with what was read from a file."""
    result = score(document, reading)
    said = [f"{cell}: {truth} read as {read}" for cell, truth, read in result.errors]
    said += [word for word, wrong in (("year", result.year_wrong), ("body", result.body_wrong)) if wrong]
    if (document.form.id, name) not in PARTLY:
        said += [f"{cell} is not read" for cell, _, _ in result.told] + result.alarms
        said += [result.failure] if result.failure else []
    right = result.cells[RIGHT] / sum(result.cells.values())
    print(f"{document.form.id} {name:24} {100 * right:7.2f} %  {'; '.join(said[:5]) or 'ok'}")
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--govd", type=Path, required=True)
    govd = parser.parse_args().govd.resolve()
    bad = read = 0
    for path in sorted(FOLDER.glob("*.json")):
        document = load_truth(path)
        for name, reading in sorted(read_folder(govd, path.with_suffix("")).items()):
            bad += bool(faults(document, name, reading))
            read += 1
    print(f"{read} files, {bad} not as they should be")
    return 1 if bad or not read else 0


if __name__ == "__main__":
    sys.exit(main())
