# SPDX-License-Identifier: Apache-2.0
"""The same report as several programs write it: tests/fixtures/programs/FORM/, read by ../programs.py.

Needs python-docx, openpyxl, XlsxWriter, libxlsxwriter with a C compiler, pandoc, w3m, LibreOffice, WeasyPrint,
wkhtmltopdf, and a Chinese font (fonts-wqy-zenhei is small in a PDF); only for making the files anew:

    python3 tests/render/make/programs.py

FORM.json says what stands in all of them.
"""

import datetime
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import docx
import openpyxl
import xlsxwriter
from docx.oxml.ns import qn
from openpyxl.styles import Border, Side
from openpyxl.worksheet.properties import PageSetupProperties

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from forms import FORM_IDS, load_form  # noqa: E402
from layout import places  # noqa: E402
from model import Paragraph  # noqa: E402
from render import render, truth_as_json  # noqa: E402
from formats import FORMATS  # noqa: E402

TARGET = HERE.parents[1] / "fixtures" / "programs"
MADE = datetime.datetime(2024, 1, 1)


def merged(table):
    """Each cell of a table with the first and last row and column that it covers, from 0."""
    areas = {}
    for row, line in enumerate(places(table)):
        for column, place in line.items():
            area = areas.setdefault(id(place.cell), [row, column, row, column, place.cell.text])
            area[2], area[3] = max(area[2], row), max(area[3], column)
    return list(areas.values())


def width_of(table):
    return 1 + max(max(line, default=0) for line in places(table))


def by_python_docx(report):
    document = docx.Document()
    document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Sans CJK SC")
    for name in ("created", "modified"):
        setattr(document.core_properties, name, MADE)
    for block in report.blocks:
        if isinstance(block, Paragraph):
            if block.level:
                document.add_heading(block.text, block.level - 1)
            else:
                document.add_paragraph(block.text)
            continue
        table = document.add_table(rows=len(block.rows), cols=width_of(block), style="Table Grid")
        for top, left, bottom, right, text in merged(block):
            table.cell(top, left).merge(table.cell(bottom, right)).text = text
        document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def number(text):
    """A figure as a number, where it can be one."""
    return float(text) if text.replace(".", "", 1).isdigit() else text


def areas_of(report):
    """The whole report on one sheet, as areas; empty rows stand between its blocks."""
    row = 0
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield row, 0, row, 11, block.text
            row += 1
            continue
        for top, left, bottom, right, text in merged(block):
            yield row + top, left, row + bottom, right, number(text)
        row += len(block.rows) + 1


def by_openpyxl(report):
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = MADE
    sheet = workbook.active
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # else a wide table is cut at the page's edge
    sheet.page_setup.fitToHeight = 0
    line = Side(style="thin")
    for column, width in {"A": 20, "B": 16, "C": 48}.items():
        sheet.column_dimensions[column].width = width  # as a person would, so that labels can be read
    for top, left, bottom, right, value in areas_of(report):
        cell = sheet.cell(top + 1, left + 1, value if value != "" else None)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        if (top, left) != (bottom, right):
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def by_xlsxwriter(report):
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"created": MADE})
    sheet = workbook.add_worksheet("年度报告")
    framed = workbook.add_format({"border": 1})
    for top, left, bottom, right, value in areas_of(report):
        if (top, left) != (bottom, right):
            sheet.merge_range(top, left, bottom, right, value, framed)
        else:
            sheet.write(top, left, value, framed)
    workbook.close()
    return out.getvalue()


def by_libxlsxwriter(report):
    lines = []
    for top, left, bottom, right, value in areas_of(report):
        kind = "n" if isinstance(value, float) else "t"
        lines.append("\t".join(map(str, (top, left, bottom, right, kind, value))) + "\n")
    with tempfile.TemporaryDirectory() as folder:
        program, made = f"{folder}/xlsx", f"{folder}/out.xlsx"
        subprocess.run(["cc", "-o", program, str(HERE / "xlsx.c"), "-lxlsxwriter"], check=True)
        subprocess.run([program, made], input="".join(lines).encode(), check=True)
        return pathlib.Path(made).read_bytes()


def by_libreoffice(data, source, target):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"in.{source}"
        path.write_bytes(data)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target,
                        "--outdir", f"{folder}/out", str(path)], check=True, capture_output=True)
        return next(pathlib.Path(folder, "out").iterdir()).read_bytes()


def by_pandoc(data, target):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "in.docx"
        path.write_bytes(data)
        return subprocess.run(["pandoc", "-s", "-t", target, str(path)], check=True,
                              capture_output=True).stdout


def by_w3m(page):
    """A page as a browser for terminals shows it, with the frames of its tables drawn."""
    return subprocess.run(["w3m", "-dump", "-cols", "120", "-o", "display_borders=1", "-O", "UTF-8", "-T", "text/html"],
                          input=page, check=True, capture_output=True).stdout


# Tables as they look on most sites; browsers draw none of their lines by themselves.
STYLE = """table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:2px;font-size:9pt}
body{font-family:"WenQuanYi Zen Hei"}
"""


def printed(page, command):
    """A page as a program prints it: given a style sheet, the page, and where the PDF goes."""
    with tempfile.TemporaryDirectory() as folder:
        style, source, made = (pathlib.Path(folder) / name for name in ("style.css", "in.html", "out.pdf"))
        style.write_text(STYLE, encoding="utf-8")
        source.write_bytes(page)
        subprocess.run([*command, str(style), str(source), str(made)], check=True, capture_output=True)
        return made.read_bytes()


def by_weasyprint(page):
    return printed(page, ["weasyprint", "-s"])


def by_wkhtmltopdf(page):
    return printed(page, ["wkhtmltopdf", "--encoding", "utf-8", "--user-style-sheet"])


def choose_report(form_id):
    """One whose figures fit into the columns of a page: no program breaks a figure over lines unasked."""
    for seed in range(1000):
        report = render(load_form(form_id), FORMATS["docx"], f"programs {seed}", forced=[])
        figures = [figure.text for figure in report.figures()]
        if max(map(len, figures)) <= 4 and sum(figure not in ("", "0") for figure in figures) > len(figures) / 3:
            return report
    raise LookupError(form_id)


def main():
    for form_id in FORM_IDS:
        report = choose_report(form_id)
        word, book = by_python_docx(report), by_openpyxl(report)
        files = {
            "python-docx.docx": word,
            "openpyxl.xlsx": book,
            "xlsxwriter.xlsx": by_xlsxwriter(report),
            "libxlsxwriter.xlsx": by_libxlsxwriter(report),
            "libreoffice.docx": by_libreoffice(word, "docx", "docx:Office Open XML Text"),
            "libreoffice.xlsx": by_libreoffice(book, "xlsx", "xlsx:Calc MS Excel 2007 XML"),
            "libreoffice.pdf": by_libreoffice(word, "docx", "pdf"),
            "libreoffice-calc.pdf": by_libreoffice(book, "xlsx", "pdf"),
            "libreoffice.html": by_libreoffice(word, "docx", "html"),
            "libreoffice-calc.html": by_libreoffice(book, "xlsx", "html"),
            "pandoc.html": by_pandoc(word, "html"),
            "weasyprint.pdf": by_weasyprint(by_libreoffice(word, "docx", "html")),
            "wkhtmltopdf.pdf": by_wkhtmltopdf(by_pandoc(word, "html")),
            "w3m.txt": by_w3m(by_pandoc(word, "html")),
            "pandoc-gfm.md": by_pandoc(word, "gfm"),
            "pandoc-grid.md": by_pandoc(word, "markdown-simple_tables-pipe_tables-multiline_tables"),
        }
        folder = TARGET / form_id
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        truth = truth_as_json(report)
        folder.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
