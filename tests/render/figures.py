# SPDX-License-Identifier: Apache-2.0
"""Random figures that obey the rules of a form, and those of published reports."""
from __future__ import annotations

import json
from decimal import Decimal
from random import Random
from typing import Dict, List, Optional, Tuple

from forms import ROOT, Form, Rule

Figures = Dict[str, str]  # cell id → exact value: digits, or a decimal for an amount

PROFILES = ("zero", "small", "middle", "large")
_ENDLESS = 10**12


class DeadEnd(Exception):
    """A choice made earlier leaves no value for a cell."""


def _size(rng: Random, profile: str) -> int:
    """A count of the size that bodies of this kind report."""
    if profile == "zero" and rng.random() < 0.85:
        return 0
    if profile in ("small", "middle") and rng.random() < 0.45:
        return 0
    top = {"zero": 9, "small": 40, "middle": 900, "large": 60000}[profile]
    return int(top ** rng.random()) if rng.random() < 0.7 else rng.randint(0, top)


def amount(rng: Random, profile: str) -> str:
    """An amount of money with up to six decimal places, without trailing zeros."""
    if profile == "zero" and rng.random() < 0.7:
        return "0"
    scale = rng.choice((0, 0, 2, 2, 4, 6))
    value = Decimal(rng.randint(0, 10 ** (scale + rng.choice((2, 4, 5))))).scaleb(-scale)
    return plain(value)


def plain(value: Decimal) -> str:
    """A decimal as it is compared: no exponent, no trailing zeros."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


class Solver:
    """Fills cells one by one within the bounds that the rules leave, and sets what follows at once."""

    def __init__(self, form: Form, rng: Random, profile: str):
        self.form, self.rng, self.profile = form, rng, profile
        self.values: Dict[str, int] = {}
        self.rules_of: Dict[str, List[Rule]] = {}
        for rule in form.rules:
            for cell, _ in rule.terms:
                self.rules_of.setdefault(cell, []).append(rule)

    def _range(self, cell: str) -> Tuple[int, int]:
        if cell in self.values:
            return self.values[cell], self.values[cell]
        return (-_ENDLESS if self.form.cells[cell].type == "signed_count" else 0), _ENDLESS

    def _bounds_by(self, rule: Rule, cell: str) -> Tuple[int, int]:
        """From what the other cells may be, what this one may be."""
        low = high = factor = 0
        for name, coefficient in rule.terms:
            if name == cell:
                factor = coefficient
                continue
            first, last = (bound * coefficient for bound in self._range(name))
            low, high = low + min(first, last), high + max(first, last)
        # factor * x + [low, high] compared with 0
        least = -high if rule.relation in ("=", ">=") else -_ENDLESS
        most = -low if rule.relation in ("=", "<=") else _ENDLESS
        return (least, most) if factor > 0 else (-most, -least)

    def _bounds(self, cell: str) -> Tuple[int, int]:
        low, high = self._range(cell)
        for rule in self.rules_of.get(cell, ()):
            least, most = self._bounds_by(rule, cell)
            low, high = max(low, least), min(high, most)
        if low > high:
            raise DeadEnd(cell)
        return low, high

    def choose(self, cell: str) -> None:
        if cell in self.values:
            return
        low, high = self._bounds(cell)
        value = _size(self.rng, self.profile)
        if self.form.cells[cell].type == "signed_count" and self.rng.random() < 0.4:
            value = -value
        self._set(cell, min(max(value, low), high))

    def _set(self, cell: str, value: int) -> None:
        self.values[cell] = value
        for rule in self.rules_of.get(cell, ()):
            missing = [(name, factor) for name, factor in rule.terms if name not in self.values]
            if rule.relation != "=" or len(missing) != 1:
                continue
            name, factor = missing[0]
            rest = -sum(self.values[other] * f for other, f in rule.terms if other != name)
            low, high = self._bounds(name)
            if rest % factor or not low <= rest // factor <= high:
                raise DeadEnd(name)
            self._set(name, rest // factor)


def _order(rule: Rule) -> Tuple[int, int]:
    """Columns of totals last; before others, rules that give a total of their own."""
    sides = [sum(1 for _, factor in rule.terms if (factor > 0) == side) for side in (True, False)]
    return int(rule.column == "total"), int(min(sides) > 1)


def _check(form: Form, values: Dict[str, int]) -> bool:
    for rule in form.rules:
        total = sum(values[cell] * factor for cell, factor in rule.terms)
        if not {"=": total == 0, "<=": total <= 0, ">=": total >= 0}[rule.relation]:
            return False
    return True


def _solve(form: Form, rng: Random, profile: str) -> Optional[Dict[str, int]]:
    solver = Solver(form, rng, profile)
    try:
        for rule in sorted(form.rules, key=_order):
            if rule.relation == "=":
                for cell, _ in sorted(rule.terms, key=lambda term: -term[1]):
                    solver.choose(cell)
        for cell, kind in form.cells.items():
            if not kind.is_group and kind.type != "amount":
                solver.choose(cell)
    except DeadEnd:
        return None
    return solver.values if _check(form, solver.values) else None


def random_figures(form: Form, rng: Random) -> Figures:
    """Sound figures for every row that has figures of its own."""
    profile = rng.choice(PROFILES)
    counts = None
    while counts is None:
        counts = _solve(form, rng, profile)
    figures = {}
    for cell, kind in form.cells.items():
        if kind.type == "amount":
            figures[cell] = amount(rng, profile)
        elif cell in counts:
            figures[cell] = str(counts[cell])
    return figures


def group_sum(form: Form, figures: Figures, cell: str) -> int:
    """What a group's row would print: the sum of the rows under it."""
    kind = form.cells[cell]
    table = form.table(kind.table)
    total = 0
    for row in table.rows:
        if row.parent != kind.row or row.kind == "of_which" or row.id.endswith("total"):
            continue
        child = table.cell(row.id, kind.column)
        total += group_sum(form, figures, child) if row.is_group else int(figures.get(child, "0"))
    return total


def real_figures(form: Form) -> List[dict]:
    """Reports that were published, with their faults. Cells that are not given are absent or blank."""
    reports = json.loads((ROOT / "tests/fixtures/real-figures.json").read_text("utf-8"))
    chosen = []
    for report in reports:
        if report["form"] == form.id:
            # "251000元" where the form has no unit: the figure is what stands before it
            cells = {cell: str(value).rstrip("元") for cell, value in report["cells"].items() if value is not None}
            chosen.append({"body": report["body"], "year": report["year"], "figures": cells,
                           "sound": not report["errors"] and None not in report["cells"].values()})
    return chosen
