# SPDX-License-Identifier: Apache-2.0
"""Holds docs/findings.md against the codes there are, those of the library and those of the built-in forms' rules,
and its examples against what is said of the reports among the fixtures.

    findings.py --govd GOVD ROOT
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

HEADING = re.compile(r"^### `([^`]+)`\nSeverity: (error|warning|note)([.,])", re.MULTILINE)
ANY_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
TABLE_ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \| ([^|]*) \| (\w+) \| (\w+) \|$", re.MULTILINE)


def codes_of_library(govd):
    """Each code with its severity, as `govd explain` lists them."""
    listed = subprocess.run([govd, "explain", "--lang", "en"], capture_output=True, text=True, encoding="utf-8", check=True)
    return {tuple(line.split()[:2]) for line in listed.stdout.splitlines()}


def code_of_rule(rule):
    own = rule["id"].startswith(("years.", "units."))
    return rule["id"] if own else f"arithmetic.{rule['id']}"


def each_of_rule(rule):
    tables = rule.get("table", [])
    names = ", ".join(f"`{table}`" for table in ([tables] if isinstance(tables, str) else tables))
    return f"{rule['each']} of {names}" if names else ""


def rules_of_forms(root):
    """The rules as the table shows them."""
    rules = set()
    for path in sorted((root / "lib/form/builtin").glob("*.json")):
        form = json.loads(path.read_text(encoding="utf-8"))
        for rule in form["rules"]:
            row = (code_of_rule(rule), form["id"], rule["expr"], each_of_rule(rule), rule["basis"], rule["severity"])
            rules.add(row)
    return rules


def family(code):
    """The code that documents another."""
    first = code.split(".")[0]
    return f"{first}.*" if first in ("arithmetic", "years", "units") and code != "arithmetic.overflow" else code


def messages_of_reports(govd, root, language):
    """What is said of the reports among the examples and fixtures, by code."""
    prior = root / "tests/fixtures/command/check-prior/2022.txt"
    inputs = sorted((root / "tests/fixtures/reports").glob("*/input.txt"))
    command = [govd, "check", "--format", "jsonl", "--lang", language]
    runs = [command + [str(path) for path in inputs],
            command + ["--prior", str(prior), str(root / "examples/reports/shiliqu-2023.txt")]]
    messages = {}
    for run in runs:
        lines = subprocess.run(run, capture_output=True, text=True, encoding="utf-8").stdout.splitlines()
        for report in (report for line in lines for report in json.loads(line).get("reports", [])):
            for finding in report["findings"]:
                messages.setdefault(family(finding["code"]), set()).add(finding["message"])
    return messages


def examples(page):
    """The examples of each code: pairs of a message in Chinese and the same in English."""
    for section in re.split(r"^### ", page, flags=re.MULTILINE)[1:]:
        code = section.split("`")[1]
        quotes = re.findall(r"(?:^> .*\n)+", section, re.MULTILINE)
        joined = [" ".join(line[2:] for line in quote.splitlines()) for quote in quotes]
        yield code, [tuple(part.strip() for part in quote.split("\\ ")) for quote in joined]


def example_faults(page, messages):
    """Each code has an example in both languages; where reports have the finding, one that is said of them."""
    for code, pairs in examples(page):
        if not pairs or any(len(pair) != 2 for pair in pairs):
            yield f"no example in both languages: {code}"
            continue
        for index, language in enumerate(("zh", "en")):
            said = messages[language].get(code)
            for pair in pairs:
                if said and pair[index] not in said:
                    yield f"no report of the tests has this message of {code}: {pair[index]}"


def faults(page, codes, rules):
    documented = {(code, severity) for code, severity, _ in HEADING.findall(page)}
    shown = set(TABLE_ROW.findall(page))
    if len(ANY_HEADING.findall(page)) != len(HEADING.findall(page)):
        yield "a heading is no code with its severity in the line below, or stands twice"
    for what, have, want in (("code", documented, codes), ("rule", shown, rules)):
        for missing in sorted(want - have):
            yield f"{what} not documented: {' | '.join(missing)}"
        for extra in sorted(have - want):
            yield f"{what} documented, but there is none: {' | '.join(extra)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--govd", required=True)
    parser.add_argument("root", type=pathlib.Path)
    arguments = parser.parse_args()
    page = (arguments.root / "docs/findings.md").read_text(encoding="utf-8")
    codes = codes_of_library(arguments.govd)
    rules = rules_of_forms(arguments.root)
    messages = {language: messages_of_reports(arguments.govd, arguments.root, language) for language in ("zh", "en")}
    found = [*faults(page, codes, rules), *example_faults(page, messages)]
    for fault in found:
        print(fault)
    print(f"{len(codes)} codes, {len(rules)} rules, {len(found)} faults")
    return 1 if found or not codes or not rules else 0


if __name__ == "__main__":
    sys.exit(main())
