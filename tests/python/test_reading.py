# SPDX-License-Identifier: Apache-2.0
"""Reading: from paths, bytes, open files and documents."""

import io
import pathlib
import pickle
import tempfile

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, FIXTURES, cases, input_of

PATH = EXAMPLES / "shilizhen-2020.txt"


def test_every_source_gives_the_same():
    report = gd.read(PATH)
    data = PATH.read_bytes()
    sources = [str(PATH), data, bytearray(data), memoryview(data), io.BytesIO(data), io.StringIO(data.decode())]
    assert all(gd.read(source) == report for source in sources)
    with open(PATH, "rb") as stream:
        assert gd.read(stream) == report
    document = gd.Document.read(PATH)
    assert gd.read(document) == gd.read(gd.Document(document.blocks)) == report
    assert gd.read_all(PATH) == [report]


@pytest.mark.parametrize("fixture", cases("reports"))
def test_how_it_was_read(fixture):
    path = input_of(fixture)
    try:
        reading = gd.explain_reading(path)
    except gd.UnsupportedError as error:
        if "this build of the library" not in error.text:
            raise
        pytest.skip(str(error))
    assert list(reading.reports) == gd.read_all(path)
    assert pickle.loads(pickle.dumps(reading)) == reading
    if any(word in fixture.name for word in ("flat", "torn", "together")):
        return  # a figure there is not the text of one place
    (report, *_) = reading.reports
    given = {cell.id for cell in report.cells if cell and cell.text is None}
    seen = set()
    for block, rows in zip(reading.document.blocks, reading.rows):
        assert len(rows) == (block.rows if isinstance(block, gd.Grid) else 0)
        for number, row in enumerate(rows):
            assert (row.row is not None) == (row.role == "matched")
            for text, id in zip(block.texts[number], row.cells):
                if row.report == 0 and id in given:
                    assert str(report[id]) in text.replace(",", "").replace("，", "")
                    seen.add(id)
    assert given == seen


def test_json_is_read_back(tmp_path):
    report, other = gd.read(PATH), gd.read(EXAMPLES / "shiliqu-2023.txt")
    text = report.to_json().encode()
    assert gd.read(text) == gd.read(b"\xef\xbb\xbf" + text + b"\n") == gd.read(text.replace(b",", b",\n")) == report
    lines = text + b"\n\n" + other.to_json().encode() + b"\n"
    assert gd.read_all(lines) == [report, other]
    with pytest.raises(gd.AmbiguousError):
        gd.read(lines)
    assert gd.read(text, form="cn-2019") == report
    with pytest.raises(gd.ArgumentError):
        gd.read(text, form="cn-2021")
    (tmp_path / "all.jsonl").write_bytes(lines + b'{"format":\n')
    with pytest.raises(gd.MalformedError) as caught:
        gd.read_all(tmp_path / "all.jsonl")
    assert (caught.value.line, caught.value.filename) == (4, str(tmp_path / "all.jsonl"))
    assert caught.value.offset is not None and caught.value.offset >= len(lines)
    deep = b'{"a":' * 100_000 + b"\n{}"
    with pytest.raises(gd.Error):
        gd.read(deep)


def test_sheets_have_names():
    document = gd.Document.read(next((FIXTURES / "documents" / "xlsx-hidden").glob("input.*")))
    assert document.page_names == {1: "一月", 4: "二月"}
    assert pickle.loads(pickle.dumps(document)).page_names == document.page_names
    assert gd.Document.read(PATH).page_names == {}


def test_what_is_no_source():
    for source in (3, None, 1.5, object()):
        with pytest.raises(TypeError):
            gd.read(source)
    with pytest.raises(FileNotFoundError):
        gd.read("/nowhere/report.txt")
    with pytest.raises(ValueError):
        gd.read("a\0b")


def test_several_reports():
    data = (EXAMPLES / "shilizhen-2020.txt").read_bytes() + b"\n" + (EXAMPLES / "shiliqu-2023.txt").read_bytes()
    first, second = gd.read_all(data)
    assert (first.year, second.year) == (2020, 2023)
    with pytest.raises(gd.AmbiguousError, match="2 reports"):
        gd.read(data)


def test_limits_and_forms():
    with pytest.raises(gd.LimitError, match="100 bytes") as caught:
        gd.read(PATH, limit=100)
    assert caught.value.filename == str(PATH)
    assert gd.read(PATH, limit=0) == gd.read(PATH)
    assert gd.read(PATH, form="cn-2019") == gd.read(PATH)
    assert gd.read(PATH, forms=gd.Forms()) == gd.read(PATH)
    with pytest.raises(gd.UnknownError):
        gd.read(PATH, form="cn-1999")
    with pytest.raises(gd.UnrecognisedError):
        gd.read(PATH, form="cn-2014")


def test_errors_name_the_file(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("no report\n")
    with pytest.raises(gd.UnrecognisedError) as caught:
        gd.read(path)
    assert caught.value.filename == str(path) and str(caught.value).startswith(str(path))
    with open(path, "rb") as stream, pytest.raises(gd.UnrecognisedError) as caught:
        gd.read(stream)
    assert caught.value.filename == str(path)
    with tempfile.TemporaryFile() as stream, pytest.raises(gd.UnrecognisedError) as caught:
        gd.read(stream)
    assert caught.value.filename is None


def test_kinds():
    assert gd.kind(PATH) == "text" and gd.kind(b"%PDF-1.7\n") == "pdf" and gd.kind(b"") == "unknown"
    for path in sorted((FIXTURES / "documents").glob("*-plain/input.*")):
        assert gd.kind(path) == path.parent.name.split("-")[0]


def test_documents_are_plain():
    document = gd.Document.read(b"one\n\nA | 1 |\nB |")
    assert document.kind == "text" and repr(document) == "<Document: 1 paragraph, 1 table>"
    assert document.paragraphs == (gd.Paragraph("one", gd.Place(1, 1)),)
    (grid,) = document.tables
    assert repr(grid) == "<Grid 2x2, 3 cells>" and grid.texts == (("A", "1"), ("B", None))
    again = pickle.loads(pickle.dumps(document))
    assert again == document and hash(again) == hash(document) and again.kind == "text"
    assert gd.Document([]) == gd.Document(()) != document


def test_documents_of_ones_own():
    cells = (gd.GridCell(0, 0, "A", None, 2, 1), gd.GridCell(0, 1, "1"), gd.GridCell(1, 1, "2"))
    outer = gd.Grid(2, 2, cells, gd.Place(3, 1))
    inner = gd.Grid(1, 1, (gd.GridCell(0, 0, "x"),), None, (1, 1, 1))
    document = gd.Document([gd.Paragraph("p"), outer, inner])
    assert tuple(gd.documents._blocks(document._handle)) == document.blocks
    assert outer.texts == (("A", "1"), ("A", "2"))
    outside = gd.Document([gd.Grid(1, 1, (gd.GridCell(0, 1, "x"),))])
    with pytest.raises(gd.ArgumentError):
        gd.read(outside)
    with pytest.raises(gd.UnrecognisedError):
        gd.read(document)


def test_paths_of_any_kind(tmp_path):
    path = tmp_path / "某镇 报告.txt"
    path.write_bytes(PATH.read_bytes())
    assert gd.read(pathlib.Path(path)) == gd.read(str(path)) == gd.read(PATH)
