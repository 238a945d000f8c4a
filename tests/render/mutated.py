#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads damaged files: those of the fixtures with parts changed, lost, doubled, swapped, or put into one another.

Whatever comes of a file, the command has to come to an end and say it: one line a file, and no signal. Under
the sanitizers this looks for all that reaches out of its bounds.

    mutated.py --govd build/tools/govd --count 300 --seed 1
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import List, Tuple

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
KINDS = (".txt", ".csv", ".tsv", ".md", ".html")
MARKS = "+-=|│─┌┬┼ \n\t１9甲#{}<>/\"',;（一）1.、"
LONGEST = 20000


def sources() -> List[Tuple[str, str]]:
    """The fixtures that are text, with what their names end in."""
    paths = sorted(path for folder in ("documents", "reports") for path in (FIXTURES / folder).glob("*/input.*"))
    texts = [(path.suffix, path.read_bytes().decode("utf-8", "ignore")) for path in paths if path.suffix in KINDS]
    return [(suffix, text) for suffix, text in texts if 0 < len(text) <= LONGEST]


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


def mutated(rng: Random, texts: List[Tuple[str, str]]) -> Tuple[str, str]:
    suffix, text = rng.choice(texts)
    if rng.random() < 0.3:
        other = rng.choice(texts)[1]
        at, begin = rng.randrange(len(text)), rng.randrange(len(other))
        text = text[:at] + other[begin : begin + 800] + text[at:]
    for _ in range(rng.choice((1, 3, 10, 60))):
        text = rng.choice((change_letters, change_letters, change_lines))(rng, text)
    return suffix, text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--govd", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20190515)
    parser.add_argument("--keep", type=Path, help="a folder for the files")
    arguments = parser.parse_args()
    texts = sources()
    rng = Random(arguments.seed)
    print(f"seed {arguments.seed}, {arguments.count} files of {len(texts)} fixtures")
    with tempfile.TemporaryDirectory() as folder:
        place = arguments.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        for number in range(arguments.count):
            suffix, text = mutated(rng, texts)
            (place / f"{number:06}{suffix}").write_text(text, encoding="utf-8")
        command = [str(arguments.govd.resolve()), "check", "--format", "jsonl", "."]
        ended = subprocess.run(command, cwd=place, capture_output=True)
    said = {json.loads(line)["file"] for line in ended.stdout.splitlines()}
    if ended.returncode in (0, 1, 2) and len(said) == arguments.count:
        return 0
    print(f"exit status {ended.returncode}, {len(said)} of {arguments.count} files told")
    print(ended.stderr.decode("utf-8", "replace")[-4000:])
    return 1


if __name__ == "__main__":
    sys.exit(main())
