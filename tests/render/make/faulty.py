# SPDX-License-Identifier: Apache-2.0
"""Files of tests/fixtures/command: a report with a few faults, and that of the year before, in several formats.

    python3 tests/render/make/faulty.py
"""

import sys
import zipfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from formats import FORMATS  # noqa: E402
from forms import load_form  # noqa: E402
from layout import lay_out  # noqa: E402
from model import Figure, Row  # noqa: E402
from render import start  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures/command"
FORM = load_form("cn-2021")


def figure(document, table, row, column):
    sheet = document.sheets[table]
    return sheet.row(row).figures[sheet.column_ids.index(column)]


def add(document, table, row, column, more):
    place = figure(document, table, row, column)
    place.text = str(int(place.text) + more)


def break_report(document):
    """A total, a figure that is none, a row that the form does not have, and a total of the disputes."""
    add(document, "requests", "new", "total", 3)
    figure(document, "requests", "result.partial", "natural").text = "许多"
    document.sheets["art20_1"].rows.append(
        Row(id=None, title="其他主动公开文件", figures=[Figure("4"), Figure("0"), Figure("9")]))
    document.sheets["disputes"].rows[0].figures[4].text = "9"


def lose_row(document):
    """A row of the form is not there."""
    sheet = document.sheets["requests"]
    sheet.rows.remove(sheet.row("result.partial"))


def go_back(document):
    """The year before, at whose end one request more was open than the next year begins with."""
    for column in document.sheets["requests"].column_ids:
        figure(document, "requests", "carried_out", column).text = figure(document, "requests", "carried_in", column).text
    add(document, "requests", "carried_out", "natural", 1)
    document.title = [line.replace(str(document.year), str(document.year - 1)) for line in document.title]
    for section in document.sections:
        section.paragraphs = [text.replace(str(document.year), str(document.year - 1)) for text in section.paragraphs]


def save(case, name, file_format, change, **options):
    document = start(FORM, Random("faulty"))
    document.options.update(FORMATS[file_format].options, **options)
    change(document)
    lay_out(document)
    (FIXTURES / case / name).write_bytes(FORMATS[file_format].write(document))


def rename_sheets(source, target):
    """Names that Excel would not let pass: far too long, and with a tab and a mark that turns the direction of text."""
    with zipfile.ZipFile(FIXTURES / source) as parts, zipfile.ZipFile(FIXTURES / target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts.infolist():
            data = parts.read(part)
            if part.filename == "xl/workbook.xml":
                text = data.decode("utf-8").replace('"Sheet1"', f'"{"长名" * 100}"')
                data = text.replace('"Sheet5"', '"a&#x9;b\u202ec"').encode("utf-8")
            made.writestr(part, data)


def main():
    for case, file_format in (("check-word", "docx"), ("check-workbook", "xlsx"), ("check-pdf", "pdf")):
        (FIXTURES / case).mkdir(exist_ok=True)
        suffix = FORMATS[file_format].suffix
        save(case, f"report{suffix}", file_format, break_report)
        if file_format != "pdf":
            save(case, f"before{suffix}", file_format, go_back)
    for file_format in ("html", "csv"):
        save("check-missing-row", f"report{FORMATS[file_format].suffix}", file_format, lose_row)
    save("check-workbook", "parts.xlsx", "xlsx", break_report, several_sheets=True)
    rename_sheets("check-workbook/parts.xlsx", "check-workbook/odd-names.xlsx")


if __name__ == "__main__":
    main()
