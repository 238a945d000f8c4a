# SPDX-License-Identifier: Apache-2.0
"""Holds what the library writes and reads against the schemas in docs, and its SARIF against the standard's.

    schemas.py ROOT DUMP

DUMP is the program that writes reports, findings and checks of all kinds into a folder.
Exit status 77 where the validator is missing.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("jsonschema is not installed")
    sys.exit(77)

# What no schema can say: whether text, unit and state of a cell agree.
BEYOND_SCHEMA = {
    "blank-text-is-a-figure",
    "dash-text-is-a-word",
    "invalid-text-is-a-figure",
    "text-is-another-figure",
    "text-with-outer-space",
    "unit-converts-the-figure",
    # Which cells are counts and which are amounts of money is the form's to say.
    "amount-is-number",
    "count-is-string",
    "value-is-string",
    "claim-reading-mixed",
    "cell-value-is-string",
    # Numbers above 2^53 must be written out; 1e20 is a whole number all the same.
    "count-is-huge-power",
    "count-is-fraction-a-double-cannot-tell",
    "count-is-long-fraction",
    "count-is-wide-fraction",
    "count-is-wide-power",
    "year-is-huge",
    "change-beyond-its-ends",
    # A place or a field that belongs to no other.
    "place-of-missing-field",
    # Edges that are in no order.
    "place-with-box-of-nothing",
    "place-with-box-upside-down",
    "place-with-box-inside-out",
    # Parents, years and units that do not go together.
    "last-year-before-the-first",
    "row-below-a-round",
    "row-is-its-own-parent",
    "row-parents-go-round",
    "row-and-column-differ-in-type",
    "row-and-column-differ-in-unit",
    # Expressions have a grammar of their own.
    "expression-blank",
    "expression-mixes-counts-and-amounts",
    "expression-names-a-heading",
    "expression-names-a-heading-once",
    "expression-of-numbers-only",
    "expression-product-of-figures",
    "expression-product-of-sums",
    "expression-square",
    "expression-that-cancels",
    "expression-that-is-nothing",
}

# Written by hand: each is a finding that must be refused.
GOOD_FINDING = {"code": "cell.blank", "severity": "note", "message": "m", "suggestions": []}
BROKEN_FINDINGS = [
    {"code": None},
    {"severity": "fatal"},
    {"message": None},
    {"expected": "1"},
    {"expected": "1", "actual": "2", "difference": 1},
    {"scale": 6},
    {"row_id": "new"},
    {"cells": []},
    {"cells": [{"id": "a", "state": "given"}]},
    {"cells": [{"id": "a", "state": "blank", "value": 1}]},
    {"cells": [{"id": "a", "state": "blank", "unit_index": 1}]},
    {"cells": [{"id": "a", "state": "blank", "source": "units"}]},
    {"line": 0},
    {"blank_as_zero": False},
    {"suggestions": [{"kind": "digits_swapped"}]},
    {"note": "x"},
]
BROKEN_FILES = [
    {},
    {"file": "x"},
    {"file": "x", "reports": [], "error": {"status": "io", "message": "m"}},
    {"file": "x", "error": {"status": "ok", "message": "m"}},
    {"file": "x", "error": {"status": "io"}},
    {"file": "x", "error": {"status": "io", "message": "m", "line": 0}},
    {"file": 1, "reports": []},
]
SUGGESTION = {"kind": "digits_swapped", "changes": [{"cell": "a.b", "from": 21, "to": 12}], "message": "m"}


class Failures(list):
    def expect(self, condition, what):
        if not condition:
            self.append(what)


def load_schema(root, name, part=None):
    schema = json.loads((root / "docs" / name).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    if part is not None:
        schema = {"$schema": schema["$schema"], "$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}
    return validator(schema)


def load_standard(name):
    """A schema of others, beside this script."""
    schema = json.loads((pathlib.Path(__file__).parent / name).read_text(encoding="utf-8-sig"))
    return jsonschema.validators.validator_for(schema)(schema)


def check_sarif(failures, path):
    """What the schema of SARIF does not say: results point at their rules, and each finding is there."""
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        run = json.loads(line)["runs"][0]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        failures.expect(len(rules) == len(set(rules)), "a rule stands twice")
        for result in run["results"]:
            index = result.get("ruleIndex")
            failures.expect(index is None or rules[index] == result["ruleId"], f"{result['ruleId']} points elsewhere")


def check_lines(failures, validator, path):
    count = 0
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        count += 1
        for error in validator.iter_errors(json.loads(line)):
            failures.append(f"{path.name}, line {count}: {error.json_path}: {error.message[:200]}")
            break
    failures.expect(count > 0, f"{path.name} is empty")
    return count


def check_refused(failures, validator, folder):
    """Each fixture that the library refuses for what it is made of, the schema must refuse too."""
    count = 0
    for fixture in sorted(folder.iterdir()):
        status = (fixture / "expected").read_text(encoding="utf-8").split()[1]
        if status != "schema" or fixture.name in BEYOND_SCHEMA:
            continue
        count += 1
        document = json.loads((fixture / "input.json").read_text(encoding="utf-8-sig"))
        failures.expect(not validator.is_valid(document), f"{fixture.name} is accepted by the schema")
    failures.expect(count > 20, f"few fixtures in {folder}")
    return count


def check_findings(failures, finding, file):
    failures.expect(finding.is_valid(GOOD_FINDING), "a good finding is refused")
    failures.expect(finding.is_valid(dict(GOOD_FINDING, suggestions=[SUGGESTION])), "a suggestion is refused")
    for change in BROKEN_FINDINGS:
        broken = copy.deepcopy(GOOD_FINDING)
        broken.update(change)
        broken = {key: value for key, value in broken.items() if value is not None}
        failures.expect(not finding.is_valid(broken), f"{change} is accepted by the schema")
    for broken in BROKEN_FILES:
        failures.expect(not file.is_valid(broken), f"{broken} is accepted by the schema")


def check_written(failures, root, dump):
    report = load_schema(root, "report.schema.json")
    entry = load_schema(root, "check.schema.json", "report")
    file = load_schema(root, "check.schema.json", "file")
    check = load_schema(root, "check.schema.json")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([dump, folder], check=True)
        path = pathlib.Path(folder)
        counts = [
            check_lines(failures, report, path / "reports.jsonl"),
            check_lines(failures, entry, path / "findings.jsonl"),
            check_lines(failures, file, path / "checks.jsonl"),
        ]
        counts.append(check_lines(failures, load_schema(root, "diff.schema.json"), path / "diffs.jsonl"))
        counts.append(check_lines(failures, load_standard("sarif-2.1.0.json"), path / "sarif.jsonl"))
        check_sarif(failures, path / "sarif.jsonl")
        lines = (path / "checks.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    whole = {"format": "govdisclosure/check/1", "files": [json.loads(line) for line in lines]}
    failures.expect(check.is_valid(whole), "the files together are refused")
    failures.expect(not check.is_valid({"files": []}), "a check without format is accepted")
    return counts


def example(page):
    """The first JSON object that stands in a page as a block."""
    lines = page.read_text(encoding="utf-8").split("\n")
    start = lines.index("    {")
    return json.loads("\n".join(lines[start : lines.index("    }", start) + 1]))


def check_forms(failures, root):
    form = load_schema(root, "form.schema.json")
    paths = sorted((root / "lib" / "form" / "builtin").glob("*.json"))
    failures.expect(len(paths) >= 3, "the built-in forms are missing")
    failures.expect(form.is_valid(example(root / "docs" / "form-format.md")), "the form in form-format.md is refused")
    for path in paths:
        for error in form.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
            failures.append(f"{path.name}: {error.json_path}: {error.message[:200]}")
            break


def main(root, dump):
    failures = Failures()
    counts = check_written(failures, root, dump)
    check_forms(failures, root)
    fixtures = root / "tests" / "fixtures"
    counts.append(check_refused(failures, load_schema(root, "report.schema.json"), fixtures / "report-errors"))
    counts.append(check_refused(failures, load_schema(root, "form.schema.json"), fixtures / "form-errors"))
    counts.append(check_refused(failures, load_schema(root, "check.schema.json", "report"), fixtures / "findings-errors"))
    check_findings(
        failures, load_schema(root, "check.schema.json", "finding"), load_schema(root, "check.schema.json", "file")
    )
    for failure in failures:
        print(failure)
    print(f"{counts} values, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]))
