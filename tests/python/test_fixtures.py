# SPDX-License-Identifier: Apache-2.0
"""The fixtures of the tests in C give the same through Python, byte for byte."""

import re

import pytest

import govdisclosure as gd
from conftest import cases, input_of


def read(path):
    try:
        return gd.read(path)
    except gd.UnsupportedError as error:
        if "this build of the library" not in error.text:
            raise
        pytest.skip(str(error))


def spot(place):
    return "0:0" if place is None else f"{place.line or 0}:{place.column or 0}"


@pytest.mark.parametrize("fixture", cases("reports"))
def test_reports_and_their_findings(fixture):
    report = read(input_of(fixture))
    text = re.sub(r'(?<=[}\]]),(?=["{])', ",\n", report.to_json(places=True)) + "\n"
    assert text == (fixture / "report.json").read_text(encoding="utf-8")
    findings = report.validate(lang="zh")
    lines = [f"{spot(f.place)} {f.severity} {f.code} {f.message}\n" for f in findings]
    assert "".join(lines).encode() == (fixture / "findings.txt").read_bytes()
    again = gd.Findings.from_json(findings.to_json(), lang="zh")
    assert again == findings and list(again) == list(findings)


def written(place):
    """A place as the tests in C write it: `3:5`, or `p1t2r5c3` of page, table, row and column."""
    if place is None:
        return "0:0"
    text = "" if place.line is None else f"{place.line}:{place.column or 0}"
    for letter, number in (("p", place.page), ("t", place.table_number), ("r", place.row_number)):
        text += "" if number is None else f"{letter}{number}"
    text += "" if place.line is not None or place.column is None else f"c{place.column}"
    box = place.box
    return text if box is None else f"{text}[{box.left},{box.top},{box.right},{box.bottom}]"


def dumped(document):
    for block in document.blocks:
        if isinstance(block, gd.Paragraph):
            yield f"paragraph {written(block.place)}", block.text
            continue
        parent = "" if block.parent is None else " in block {} at {},{}".format(*block.parent)
        yield f"table {written(block.place)} {block.rows}x{block.columns}{parent}", ""
        cells = {(cell.row, cell.column): cell for cell in block.cells}
        for row, texts in enumerate(block.texts):
            for column, text in enumerate(texts):
                cell = cells.get((row, column))
                if text is None:
                    yield f"  {row},{column} none", ""
                elif cell is not None:
                    span = f" {cell.row_span}x{cell.column_span}" if (cell.row_span, cell.column_span) != (1, 1) else ""
                    yield f"  {row},{column}{span} {written(cell.place)}", cell.text


@pytest.mark.parametrize("fixture", cases("documents"))
def test_documents(fixture):
    expected = (fixture / "expected.txt").read_bytes().decode()
    try:
        document = gd.Document.read(input_of(fixture))
    except gd.Error as error:
        if "this build of the library" in error.text:
            pytest.skip(str(error))
        assert error.text in expected
        return
    lines = ((head + " " + text.replace("\n", "\\n")) if text else head for head, text in dumped(document))
    assert "".join(line + "\n" for line in lines) == expected
    rebuilt = gd.Document(document.blocks)
    assert tuple(gd.documents._blocks(rebuilt._handle)) == document.blocks


@pytest.mark.parametrize(
    "folder, parse", [("report-errors", gd.Report.from_json), ("findings-errors", gd.Findings.from_json)]
)
def test_malformed_json_is_refused_with_its_place(folder, parse):
    for case in cases(folder):
        fixture = case.values[0]
        expected = dict(line.split(" ", 1) for line in (fixture / "expected").read_text(encoding="utf-8").splitlines())
        with pytest.raises(gd.Error) as caught:
            parse((fixture / "input.json").read_bytes())
        error = caught.value
        assert (type(error), error.text) == (gd.errors._CLASSES[expected["status"]], expected["text"]), fixture.name
        assert (error.line or 0) == int(expected["line"]), fixture.name


@pytest.mark.parametrize("fixture", cases("layout-errors"))
def test_what_text_cannot_hold(fixture):
    expected = dict(line.split(" ", 1) for line in (fixture / "expected").read_text(encoding="utf-8").splitlines())
    report = gd.Report.from_json((fixture / "input.json").read_bytes())
    with pytest.raises(gd.Error) as caught:
        report.to_text()
    assert (type(caught.value), caught.value.text) == (gd.errors._CLASSES[expected["status"]], expected["text"])
