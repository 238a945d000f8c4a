# SPDX-License-Identifier: Apache-2.0
"""What `govd check --format sarif` prints is SARIF 2.1.0 by the schema of the standard, and says what the JSON says.

    sarif.py --govd GOVD --root ROOT

Exit status 77 where the validator is missing.
"""

import argparse
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

UNREAD = "not there.txt"
FILES = ["examples/reports/*", "tests/fixtures/command/check-blank/*.txt", "tests/fixtures/reports/*/input.html"]


def check(arguments, layout, files):
    command = [arguments.govd, "check", "--lang", "en", "--format", layout, *files]
    done = subprocess.run(command, cwd=arguments.root, capture_output=True, timeout=60)
    assert done.returncode == 2, done.returncode  # one file cannot be read
    assert done.stderr == b"", done.stderr
    return json.loads(done.stdout)


def said_by_json(files):
    for file in files:
        for report in file.get("reports", []):
            for finding in report["findings"]:
                place = (finding.get("line"), finding.get("column"))
                yield (file["file"], finding["code"], finding["severity"], finding["message"], place)


def said_by_sarif(run):
    for result in run["results"]:
        [location] = result["locations"]
        physical = location["physicalLocation"]
        region = physical.get("region", {})
        place = (region.get("startLine"), region.get("startColumn"))
        yield (physical["artifactLocation"]["uri"], result["ruleId"], result["level"], result["message"]["text"], place)


def replace(text, replacement):
    region = replacement["deletedRegion"]
    lines = text.split("\n")
    line = lines[region["startLine"] - 1]
    begin, end = region["startColumn"] - 1, region["endColumn"] - 1
    lines[region["startLine"] - 1] = line[:begin] + replacement["insertedContent"]["text"] + line[end:]
    return "\n".join(lines)


def fix_faults(arguments, run):
    """A tool that applies a fix has a file in which what it is a fix of is gone."""
    fixed = [result for result in run["results"] if "fixes" in result]
    if not fixed:
        yield "nothing has a fix"
    for result in fixed:
        [change] = result["fixes"][0]["artifactChanges"]
        text = (arguments.root / change["artifactLocation"]["uri"]).read_text(encoding="utf-8")
        for replacement in sorted(change["replacements"], key=lambda each: -each["deletedRegion"]["startColumn"]):
            text = replace(text, replacement)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "fixed.txt"
            path.write_text(text, encoding="utf-8")
            command = [arguments.govd, "check", "--lang", "en", "--format", "json", str(path)]
            left = json.loads(subprocess.run(command, capture_output=True, timeout=60).stdout)["files"]
        if any(said[1] == result["ruleId"] and said[3] == result["message"]["text"] for said in said_by_json(left)):
            yield f"is there yet, though its fix was applied: {result['message']['text']}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--govd", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--root", required=True, type=lambda path: pathlib.Path(path).resolve())
    arguments = parser.parse_args()
    paths = [path for files in FILES for path in sorted(arguments.root.glob(files))]
    files = [*(str(path.relative_to(arguments.root)) for path in paths), UNREAD]
    schema = json.loads((arguments.root / "tests/schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    log = check(arguments, "sarif", files)
    faults = [f"{error.json_path}: {error.message}" for error in jsonschema.Draft4Validator(schema).iter_errors(log)]
    [run] = log["runs"]
    expected = list(said_by_json(check(arguments, "json", files)["files"]))
    observed = list(said_by_sarif(run))
    if not expected or expected != observed:
        faults.append(f"not what the JSON says: {set(expected) ^ set(observed)}")
    faults += fix_faults(arguments, run)
    [invocation] = run["invocations"]
    unread = [notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
              for notification in invocation["toolExecutionNotifications"]]
    if invocation["executionSuccessful"] or unread != [UNREAD.replace(" ", "%20")]:
        faults.append(f"files not read: {unread}")
    for fault in faults:
        print(fault)
    print(f"{len(observed)} results, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
