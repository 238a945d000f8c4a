# SPDX-License-Identifier: Apache-2.0
"""The table of quirks: ways in which published reports differ from the form as printed.

A quirk is a function that changes a document and answers whether it could. Quirks of
one `group` exclude each other; those of an earlier stage are applied first. What is odd in a
document may deserve a warning though its figures are sound: `deserves` names the codes, after
`with` another quirk that it takes. Any other warning is a false alarm.
"""
from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Callable, Dict, FrozenSet, Iterable, List, Optional, Set, Tuple

from model import Document

# Stages: figures and rows of sheets, their labels, the options of the layout; then,
# laid out, tables and blocks; cutting them, so that both parts are alike; last what the
# writers of files look at.
FIGURES, ROWS, LABELS, LAYOUT, TABLES, PARTS, FILE = range(7)

TEXT = frozenset({"text"})
FLAT = frozenset({"text", "csv", "tsv"})
MARKED_UP = frozenset({"html", "docx", "xlsx"})
NEW_FORMS = frozenset({"cn-2019", "cn-2021"})
OLD_FORM = frozenset({"cn-2014"})


@dataclass(frozen=True)
class Quirk:
    name: str
    apply: Callable[[Document], bool]
    stage: int
    groups: FrozenSet[str]
    forms: Optional[FrozenSet[str]]
    formats: Optional[FrozenSet[str]]
    hard: bool  # some cells cannot be read, by design: they have to be reported
    deserves: Tuple[Tuple[str, Optional[str]], ...]  # codes of warnings, each with the other quirk that it takes

    def fits(self, form: str, file_format: str) -> bool:
        return (self.forms is None or form in self.forms) and (self.formats is None or file_format in self.formats)


QUIRKS: Dict[str, Quirk] = {}


def _read_deserves(text: str) -> Tuple[Tuple[str, Optional[str]], ...]:
    pairs = [item.strip().partition(" with ") for item in text.split(",") if item.strip()]
    return tuple((code, other or None) for code, _, other in pairs)


def deserved(names: Iterable[str]) -> Set[str]:
    """The codes of the warnings that a document with these quirks deserves."""
    applied = set(names)
    return {code for name in applied for code, other in QUIRKS[name].deserves if other is None or other in applied}


def quirk(stage: int, group: str = "", forms: Optional[FrozenSet[str]] = None,
          formats: Optional[FrozenSet[str]] = None, hard: bool = False, deserves: str = ""):
    """Registers a function under its own name. `group` may name several, with spaces, and so may `deserves`, with commas:
    `"row.unknown, row.repeated with row_twice"`."""

    def register(function: Callable[[Document], bool]) -> Callable[[Document], bool]:
        name = function.__name__
        assert name not in QUIRKS, name
        groups = frozenset((group or name).split())
        QUIRKS[name] = Quirk(name, function, stage, groups, forms, formats, hard, _read_deserves(deserves))
        return function

    return register


def choose(rng: Random, form: str, file_format: str, most: int = 5) -> List[Quirk]:
    """Up to `most` quirks that go together, in the order in which they are applied."""
    fitting = [q for q in QUIRKS.values() if q.fits(form, file_format)]
    rng.shuffle(fitting)
    count = rng.randint(0, most)
    chosen: List[Quirk] = []
    taken: set = set()
    for candidate in fitting:
        if len(chosen) == count:
            break
        if not candidate.groups & taken:
            chosen.append(candidate)
            taken |= candidate.groups
    return sorted(chosen, key=lambda q: q.stage)
