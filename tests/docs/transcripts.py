# SPDX-License-Identifier: Apache-2.0
"""Holds what the pages show against what happens: the output under each `$ govd ...`, and that the C in them compiles.

    transcripts.py --govd GOVD --include FOLDER [--include FOLDER] --cc COMMAND ROOT
"""

import argparse
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys

TRANSCRIPT = re.compile(r"^    \$ govd (.*)\n((?:(?:    .*)?\n)*?)(?=\n*(?:    \$ |\S|\Z))", re.MULTILINE)
C = re.compile(r"^```c\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pages(root):
    return [root / "README.md", *sorted((root / "docs").glob("*.md"))]


def run(govd, root, arguments):
    environment = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1")
    ran = subprocess.run([govd, *shlex.split(arguments)], cwd=root, env=environment, capture_output=True, encoding="utf-8")
    return ran.stdout + ran.stderr


def transcript_faults(govd, root, text):
    """A fault for each command whose output is another; and how many commands there are."""
    faults = []
    shown = list(TRANSCRIPT.finditer(text))
    for match in shown:
        said = [line[4:].rstrip() for line in match[2].rstrip("\n").split("\n")]
        says = [line.rstrip() for line in run(govd, root, match[1]).rstrip("\n").split("\n")]
        if said != says:
            faults.append(f"govd {match[1]}\n" + "\n".join(difflib.unified_diff(said, says, "shown", "said", lineterm="")))
    return faults, len(shown)


def c_faults(cc, includes, text):
    """A fault for each piece of C that does not compile, as the body of a function."""
    faults = []
    pieces = C.findall(text)
    for piece in pieces:
        lines = piece.split("\n")
        head = [line for line in lines if line.startswith("#include")]
        body = [line for line in lines if not line.startswith("#include")]
        program = "\n".join(["#include <stdio.h>", *head, "int piece(void);", "int piece(void) {", *body, "return 0;", "}"])
        command = [*cc, "-std=c11", "-Wall", "-Wextra", "-Werror", *(f"-I{folder}" for folder in includes), "-fsyntax-only", "-xc", "-"]
        ran = subprocess.run(command, input=program, capture_output=True, encoding="utf-8")
        if ran.returncode != 0:
            faults.append(ran.stderr)
    return faults, len(pieces)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--govd", required=True)
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("--cc", required=True)
    parser.add_argument("root", type=pathlib.Path)
    arguments = parser.parse_args()
    govd = str(pathlib.Path(arguments.govd).resolve())
    counts = [0, 0]
    status = 0
    for page in pages(arguments.root):
        text = page.read_text(encoding="utf-8")
        checks = (transcript_faults(govd, arguments.root, text), c_faults(shlex.split(arguments.cc), arguments.include, text))
        for kind, (faults, count) in enumerate(checks):
            counts[kind] += count
            for fault in faults:
                print(f"{page}: {fault}")
                status = 1
    print(f"{counts[0]} transcripts, {counts[1]} pieces of C")
    return status if all(counts) else 1


if __name__ == "__main__":
    sys.exit(main())
