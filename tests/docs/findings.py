# SPDX-License-Identifier: Apache-2.0
"""Holds docs/findings.md against the codes there are: those of the library and those of the built-in forms' rules.

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


def examples_missing(page):
    """The codes without an example in both languages."""
    sections = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    return [section.splitlines()[0] for section in sections if not re.search(r"^> .*\\\n> ", section, re.MULTILINE)]


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
    for code in examples_missing(page):
        yield f"no example in both languages: {code}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--govd", required=True)
    parser.add_argument("root", type=pathlib.Path)
    arguments = parser.parse_args()
    page = (arguments.root / "docs/findings.md").read_text(encoding="utf-8")
    codes = codes_of_library(arguments.govd)
    rules = rules_of_forms(arguments.root)
    found = list(faults(page, codes, rules))
    for fault in found:
        print(fault)
    print(f"{len(codes)} codes, {len(rules)} rules, {len(found)} faults")
    return 1 if found or not codes or not rules else 0


if __name__ == "__main__":
    sys.exit(main())
