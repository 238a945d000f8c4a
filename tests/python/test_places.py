# SPDX-License-Identifier: Apache-2.0
"""Places: what of them is known, whatever kind of file they are in."""

import pickle

import pytest

import govdisclosure as gd
from conftest import FIXTURES

PLACES = {
    gd.Place(41, 12): "41:12",
    gd.Place(41): "41",
    gd.Place(page=2, row_number=7, column=3): "page 2, row 7, column 3",
    gd.Place(table_number=2, row_number=7, column=3): "table 2, row 7, column 3",
    gd.Place(3, 4, page=2, box=gd.Box(1, 2, 3, 4)): "page 2, 3:4",
    gd.Place(9, 3, table_number=1, row_number=2): "table 1, row 2, 9, column 3",
    gd.Place(page=2): "page 2",
}


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_places_go_through_a_report(place):
    assert str(place) == PLACES[place]
    cell = gd.Cell("requests.new.natural", "given", 3, place=place)
    report = gd.Report("cn-2021", {cell.id: cell})
    assert report.cell(cell.id) == cell
    assert pickle.loads(pickle.dumps(report)).cell(cell.id).place == place == pickle.loads(pickle.dumps(place))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_places_of_documents_of_every_kind(kind):
    document = gd.Document.read(FIXTURES / "documents" / f"{kind}-plain" / f"input.{kind}")
    assert all(cell.place is not None for table in document.tables for cell in table.cells)
    assert tuple(gd.documents._blocks(gd.Document(document.blocks)._handle)) == document.blocks
