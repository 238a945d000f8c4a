# SPDX-License-Identifier: Apache-2.0
"""The built-in forms as the renderer sees them: rows, columns, cell ids and rules.

They are read from the same JSON as the library reads, but by code of its own: a slip of
the library's loader would show here, since cells would then have other ids.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional, Tuple

ROOT = Path(__file__).resolve().parents[2]
FORM_IDS = ("cn-2014", "cn-2019", "cn-2021")


@dataclass(frozen=True)
class FormColumn:
    id: str
    title: str
    unit: str
    type: Optional[str]


@dataclass(frozen=True)
class FormRow:
    id: str
    numeral: str
    title: str
    note: str
    unit: str
    kind: str
    parent: Optional[str]
    takes_value: bool
    type: Optional[str]

    @property
    def is_group(self) -> bool:
        return self.kind == "group"


@dataclass
class FormTable:
    id: str
    prefix: str
    title: str
    section: str
    layout: str
    corner: str
    columns: List[FormColumn]
    rows: List[FormRow]

    def cell(self, row: str, column: str) -> str:
        return ".".join(part for part in (self.prefix, row, column) if part)

    def row(self, row_id: str) -> FormRow:
        return next(row for row in self.rows if row.id == row_id)


@dataclass(frozen=True)
class CellKind:
    table: str
    row: str
    column: str
    unit: str
    type: str
    is_group: bool


@dataclass(frozen=True)
class Rule:
    """One instance of a rule: sum of coefficient times cell, compared with 0."""

    id: str
    terms: Tuple[Tuple[str, int], ...]
    relation: str
    column: str = ""


@dataclass
class Form:
    id: str
    first_year: int
    last_year: int
    tables: List[FormTable]
    cells: Dict[str, CellKind]
    rules: List[Rule] = field(default_factory=list)
    sections: List[dict] = field(default_factory=list)

    def table(self, table_id: str) -> FormTable:
        return next(table for table in self.tables if table.id == table_id)


def _column(item: dict) -> FormColumn:
    return FormColumn(item["id"], item["title"]["zh"], item.get("unit", ""), item.get("type"))


def _row(item: dict) -> FormRow:
    return FormRow(
        item["id"], item.get("numeral", ""), item["title"]["zh"], item.get("note", ""), item.get("unit", ""),
        item.get("kind", "value"), item.get("parent"), item.get("takes_value", True), item.get("type"))


def _table(item: dict) -> FormTable:
    return FormTable(
        item["id"], item.get("prefix", item["id"]), item["title"]["zh"], item.get("section", ""), item["layout"],
        item.get("corner", ""), [_column(c) for c in item["columns"]], [_row(r) for r in item["rows"]])


def _cells(tables: List[FormTable]) -> Dict[str, CellKind]:
    cells = {}
    for table in tables:
        for row in table.rows:
            for column in table.columns:
                kind = row.type or column.type or "count"
                unit = row.unit or column.unit
                cells[table.cell(row.id, column.id)] = CellKind(
                    table.id, row.id, column.id, unit, kind, row.is_group or not row.takes_value)
    return cells


def _terms(expression: str) -> Tuple[List[Tuple[str, int]], str]:
    """`a + b <= c` as [(a, 1), (b, 1), (c, -1)] and the relation."""
    left, relation, right = re.split(r"(<=|>=|=)", expression)
    terms = []
    for side, factor in ((left, 1), (right, -1)):
        for sign, name in re.findall(r"([+-]?)\s*([\w.]+)", side):
            if name.isdigit():
                continue
            terms.append((name, -factor if sign == "-" else factor))
    return terms, relation


def _stand_for(table: FormTable, row_id: str) -> List[str]:
    """A group row stands for the sum of its children."""
    if not table.row(row_id).is_group:
        return [row_id]
    return [leaf for row in table.rows if row.parent == row_id for leaf in _stand_for(table, row.id)]


def _by_column(rule: dict, table: FormTable, terms, relation) -> List[Rule]:
    instances = []
    for column in table.columns:
        cells = [(table.cell(leaf, column.id), factor)
                 for row, factor in terms for leaf in _stand_for(table, row)]
        instances.append(Rule(rule["id"], tuple(cells), relation, column.id))
    return instances


def _by_row(rule: dict, table: FormTable, terms, relation) -> List[Rule]:
    return [Rule(rule["id"], tuple((table.cell(row.id, column), factor) for column, factor in terms), relation)
            for row in table.rows if not row.is_group]


def _rules(items: List[dict], tables: List[FormTable]) -> List[Rule]:
    rules = []
    for item in items:
        if "prev(" in item["expr"] or "units(" in item["expr"]:
            continue  # they speak of other reports
        terms, relation = _terms(item["expr"])
        if "each" not in item:
            rules.append(Rule(item["id"], tuple(terms), relation))
            continue
        table = next(t for t in tables if t.id == item["table"])
        make = _by_column if item["each"] == "column" else _by_row
        rules.extend(make(item, table, terms, relation))
    return rules


def load_form(form_id: str) -> Form:
    source = json.loads((ROOT / "lib/form/builtin" / f"{form_id}.json").read_text("utf-8"))
    tables = [_table(item) for item in source["tables"]]
    first, last = source["years"]
    return Form(form_id, first, last or 2025, tables, _cells(tables), _rules(source["rules"], tables),
                source.get("sections", []))


def load_forms() -> Dict[str, Form]:
    return {form_id: load_form(form_id) for form_id in FORM_IDS}
