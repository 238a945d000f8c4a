# SPDX-License-Identifier: Apache-2.0
"""Holds docs/real-reports.md against the tests that it names: there is each of them.

    real_reports.py ROOT
"""

import pathlib
import re
import sys

FOLDERS = {"report": "reports", "document": "documents", "pdf": "pdf", "command": "command"}


def matches(root, pattern, *paths):
    """What a pattern finds in the files of some paths."""
    files = [file for path in paths for file in sorted(root.glob(path))]
    return {match for file in files for match in re.findall(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)}


def spelt_figures(root):
    """The spellings in the table of figures; a stroke is written as two in C."""
    return {text.replace("\\\\", "\\") for text in matches(root, r'^    \{"([^"]+)", GOVD_', "tests/unit/check_report.c")}


def tests_there_are(root):
    """The names of each kind."""
    kinds = {kind: {path.name for path in (root / "tests/fixtures" / folder).iterdir()} for kind, folder in FOLDERS.items()}
    kinds["quirk"] = matches(root, r"^@quirk\(.*(?:\n .*)*\ndef (\w+)\(", "tests/render/quirks/*.py")
    kinds["unit"] = matches(root, r"^START_TEST\((\w+)\)", "tests/unit/check_*.c")
    kinds["figure"] = spelt_figures(root)
    kinds["label"] = matches(root, r'"([^"\n]+)"', "tests/render/prose.py", "tests/render/quirks/labels.py")
    kinds["claim"] = matches(root, r"^([^#\t\n][^\t\n]*)", "tests/fixtures/prose/claims.txt")
    kinds["case"] = matches(root, r"^case (.+)$", "tests/fixtures/prose/structure.txt", "tests/fixtures/prose/plausible.txt")
    return kinds


def rows_of_page(page):
    """The last cell of each row of the tables of tests."""
    for line in page.split("\n## ", 1)[1].splitlines():
        cells = line.strip("|").split(" | ")
        if line.startswith("| ") and not line.endswith("| Tested by |"):
            yield cells[0].strip(), cells[-1].strip()


def faults(page, kinds):
    for what, tests in rows_of_page(page):
        named = re.findall(r"`([^`]+)`", tests)
        if not named or re.sub(r"`[^`]+`", "", tests).strip(", "):
            yield f"not a list of tests: {what}: {tests}"
        for test in named:
            kind, _, name = test.partition(" ")
            if name not in kinds.get(kind, ()):
                yield f"there is no such test: {what}: {test}"


def main(root):
    page = (root / "docs/real-reports.md").read_text(encoding="utf-8")
    kinds = tests_there_are(root)
    empty = [kind for kind, names in kinds.items() if not names]
    found = [f"no {kind} was found at all" for kind in empty] + list(faults(page, kinds))
    for fault in found:
        print(fault)
    count = len(list(rows_of_page(page)))
    print(f"{count} rows, {len(found)} faults")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
