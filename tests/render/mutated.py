#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads damaged files: those of the fixtures with parts changed, lost, doubled, swapped, or put into one another.
Of Word documents and workbooks a part is damaged, not the archive: that would be noticed at once. Of a PDF it
is what pdftotext says of it, which a program of that name gives here.

Whatever comes of a file, the command has to come to an end and say it: one line a file, and no signal. Under
the sanitizers this looks for all that reaches out of its bounds.

    mutated.py --govd build/tools/govd --count 300 --seed 1
"""
from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from random import Random
from typing import List, Tuple

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
KINDS = (".txt", ".csv", ".tsv", ".md", ".html")
PACKAGES = (".docx", ".xlsx")
WORDS = ".xhtml"  # what pdftotext says of a PDF
# In place of pdftotext: the second line of the "PDF" names the file with what to say of it.
PRINTER = '#!/bin/sh\nread -r magic; read -r path; exec cat "$path"\n'
MARKS = "+-=|│─┌┬┼ \n\t１9甲#{}<>/\"',;（一）1.、"
LONGEST = 20000  # bytes of a file
LONGEST_PART = 200000


def sources() -> List[Tuple[str, bytes]]:
    """The fixtures, with what their names end in."""
    paths = sorted(path for folder in ("documents", "reports", "pdf") for path in (FIXTURES / folder).glob("*/input.*"))
    files = [(path.suffix, path.read_bytes()) for path in paths if path.suffix in (*KINDS, *PACKAGES, WORDS)]
    return [(suffix, data) for suffix, data in files if 0 < len(data) <= LONGEST]


def change_letters(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    lost = rng.choice((0, 0, 1, 1, 5, 40))
    return text[:at] + rng.choice(("", rng.choice(MARKS), text[at : at + rng.randrange(80)])) + text[at + lost :]


def change_lines(rng: Random, text: str) -> str:
    lines = text.split("\n")
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    if rng.random() < 0.5:
        lines[a], lines[b] = lines[b], lines[a]
    else:
        lines.insert(a, lines[b])
    return "\n".join(lines)


def change(rng: Random, text: str, other: str) -> str:
    """A text with some changes, perhaps with a piece of another one in it."""
    if rng.random() < 0.3 and text and other:
        at, begin = rng.randrange(len(text)), rng.randrange(len(other))
        text = text[:at] + other[begin : begin + 800] + text[at:]
    for _ in range(rng.choice((1, 3, 10, 60))):
        text = rng.choice((change_letters, change_letters, change_lines))(rng, text)
    return text


def decoded(data: bytes) -> str:
    return data.decode("utf-8", "ignore")


def change_part(rng: Random, data: bytes) -> bytes:
    """A package with one of its parts in XML changed."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    names = [name for name, part in parts.items() if name.endswith((".xml", ".rels")) and len(part) <= LONGEST_PART]
    name = rng.choice(names)
    parts[name] = change(rng, decoded(parts[name]), decoded(parts[rng.choice(names)])).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def move_words(rng: Random, text: str) -> str:
    """Some numbers of places changed: a little, a lot, or for that of another."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 5, 40))):
        at = rng.randrange(len(lines))
        numbers = re.findall(r"\d+\.\d+", lines[at])
        if numbers:
            old = rng.choice(numbers)
            new = rng.choice((float(old) + rng.uniform(-3, 3), float(old) + rng.uniform(-60, 60), 0, 1e9, float(numbers[0])))
            lines[at] = lines[at].replace(old, f"{new:.6f}", 1)
    return "\n".join(lines)


def mutated(rng: Random, files: List[Tuple[str, bytes]]) -> Tuple[str, bytes]:
    suffix, data = rng.choice(files)
    if suffix in PACKAGES and zipfile.is_zipfile(io.BytesIO(data)):
        return suffix, change_part(rng, data)
    text = decoded(data)
    if suffix == WORDS:
        text = move_words(rng, text)
    return suffix, change(rng, text, decoded(rng.choice(files)[1])).encode()


def put(folder: Path, words: Path, number: int, suffix: str, data: bytes) -> None:
    if suffix == WORDS:
        said = words / f"{number:06}{suffix}"
        said.write_bytes(data)
        suffix, data = ".pdf", f"%PDF-1.4\n{said}\n".encode()
    (folder / f"{number:06}{suffix}").write_bytes(data)


def put_printer(folder: Path) -> None:
    program = folder / "pdftotext"
    program.write_text(PRINTER)
    program.chmod(0o755)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--govd", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20190515)
    parser.add_argument("--keep", type=Path, help="a folder for the files")
    arguments = parser.parse_args()
    files = sources()
    rng = Random(arguments.seed)
    print(f"seed {arguments.seed}, {arguments.count} files of {len(files)} fixtures")
    with tempfile.TemporaryDirectory() as work:
        words, place = Path(work, "words"), arguments.keep or Path(work, "files")
        words.mkdir()
        place.mkdir(parents=True, exist_ok=True)
        put_printer(words)
        for number in range(arguments.count):
            put(place, words, number, *mutated(rng, files))
        command = [str(arguments.govd.resolve()), "check", "--format", "jsonl", "."]
        path = f"{words}{os.pathsep}{os.environ['PATH']}"
        ended = subprocess.run(command, cwd=place, capture_output=True, env={**os.environ, "PATH": path})
    said = {json.loads(line)["file"] for line in ended.stdout.splitlines()}
    if ended.returncode in (0, 1, 2) and len(said) == arguments.count:
        return 0
    print(f"exit status {ended.returncode}, {len(said)} of {arguments.count} files told")
    print(ended.stderr.decode("utf-8", "replace")[-4000:])
    return 1


if __name__ == "__main__":
    sys.exit(main())
