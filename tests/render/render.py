# SPDX-License-Identifier: Apache-2.0
"""One document from a seed: figures, prose, quirks, layout, bytes."""
from __future__ import annotations

from random import Random
from typing import Dict, List, Optional, Sequence

import prose
from figures import random_figures, real_figures
from formats import Format
from forms import Form
from layout import lay_out
from model import Document, Sheet, first_truth, make_sheet
from quirks import LAYOUT, QUIRKS, Quirk, choose


def start(form: Form, rng: Random) -> Document:
    """The report as the form has it, without quirks."""
    real = real_figures(form)
    if real and rng.random() < 0.05:
        chosen = rng.choice(real)
        figures, body, year, sound = chosen["figures"], chosen["body"], chosen["year"], chosen["sound"]
    else:
        figures, sound = random_figures(form, rng), True
        body, year = prose.invent_body(rng), rng.randint(form.first_year, form.last_year)
    sheets = {table.id: make_sheet(table, figures) for table in form.tables}
    document = Document(form, rng, body, year, first_truth(form, figures), sheets, prose.title(form, body, year),
                        prose.sections(form, figures, year, rng), sound)
    for sheet in sheets.values():
        _unsplit(document, sheet, figures)
    return document


def _unsplit(document: Document, sheet: Sheet, figures: Dict[str, str]) -> None:
    """Published reports may have a group as one row, without its parts."""
    for row in [row for row in sheet.rows if row.is_group]:
        parts = [part for part in sheet.rows if part.parent == row.id]
        if any(f.cell in figures for f in row.figures) and not any(f.cell in figures for p in parts for f in p.figures):
            row.is_group = False
            for part in parts:
                sheet.rows.remove(part)
                document.forget(part, "absent")


def _apply(document: Document, quirks: List[Quirk]) -> None:
    for quirk in quirks:
        if quirk.apply(document):
            document.quirks.append(quirk.name)


def render(form: Form, file_format: Format, seed: str, forced: Optional[List[str]] = None,
           without: Sequence[str] = ()) -> Document:
    """The document, laid out; `file_format.write` makes its bytes."""
    rng = Random(seed)
    document = start(form, rng)
    document.options.update(file_format.options)
    quirks = [q for q in choose(rng, form.id, file_format.name) if q.name not in without]
    if forced is not None:
        quirks = sorted((QUIRKS[name] for name in forced), key=lambda q: q.stage)
    _apply(document, [q for q in quirks if q.stage <= LAYOUT])
    lay_out(document)
    _apply(document, [q for q in quirks if q.stage > LAYOUT])
    return document


def truth_as_json(document: Document) -> Dict[str, object]:
    """What is kept beside a document that was not read well."""
    cells = {cell: {"state": t.state, **({"value": t.value} if t.value is not None else {})}
             for cell, t in document.truth.items()}
    return {"form": document.form.id, "body": document.body, "year": document.year, "quirks": document.quirks,
            "sound": document.sound, "cells": cells}
