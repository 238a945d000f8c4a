# SPDX-License-Identifier: Apache-2.0
"""A report as other programs write it: tests/fixtures/documents/*-by-*.

Needs python-docx, openpyxl, XlsxWriter and LibreOffice's soffice; only for making the files anew.

    python3 tests/render/make/others.py
"""

import io
import json
import pathlib
import subprocess
import tempfile

import docx
import openpyxl
import xlsxwriter
from docx.oxml.ns import qn
from openpyxl.styles import Border, Side
from ooxml import DOCUMENTS, save

FIGURES = json.loads((DOCUMENTS.parent / "real-figures.json").read_text(encoding="utf-8"))[0]["cells"]
TITLE = "柳塘县2023年政府信息公开工作年度报告"
COLUMNS = ["natural", "commercial", "research", "welfare", "law_service", "other_org", "total"]
HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
REQUESTS = [
    ("一、本年新收政府信息公开申请数量", None, "requests.new"), ("二、上年结转政府信息公开申请数量", None, "requests.carried_in"),
    ("三、本年度办理结果", "（一）予以公开", "requests.result.granted"), ("", "（二）部分公开", "requests.result.partial"),
    ("", "（七）总计", "requests.result.total"), ("四、结转下年度继续办理", None, "requests.carried_out"),
]


def figure(cell):
    value = FIGURES.get(cell)
    return "" if value is None else value


def small_tables():
    return [
        ["第二十条第（一）项", ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
         [["规章"] + [figure(f"art20_1.regulation.{c}") for c in ("issued", "repealed", "in_force")],
          ["行政规范性文件"] + [figure(f"art20_1.normative.{c}") for c in ("issued", "repealed", "in_force")]]],
        ["第二十条第（八）项", ["信息内容", "本年收费金额（单位：万元）"], [["行政事业性收费", float(figure("art20_8.fee.amount") or 0)]]],
    ]


def by_python_docx():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "柳塘县人民政府办公室"
    document.add_heading(TITLE, 0)
    document.add_heading("一、总体情况", 1)
    document.add_paragraph("全年新收政府信息公开申请").add_run(str(figure("requests.new.total"))).bold = True
    document.paragraphs[-1].add_run("件。")
    document.add_paragraph("加强解读。", style="List Number")
    document.add_paragraph("拓宽渠道。", style="List Number")
    document.add_paragraph("队伍建设", style="List Bullet")
    document.add_heading("二、主动公开政府信息情况", 1)
    for title, heads, lines in small_tables():
        table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.rows[0].cells[0].merge(table.rows[0].cells[-1]).text = title
        for line in [heads] + lines:
            for place, value in zip(table.add_row().cells, line):
                place.text = str(value)
        document.add_paragraph()
    document.add_heading("三、收到和处理政府信息公开申请情况", 1)
    table = document.add_table(rows=3 + len(REQUESTS), cols=9, style="Table Grid")
    at = table.cell
    at(0, 0).merge(at(2, 1)).text = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    at(0, 2).merge(at(0, 8)).text = "申请人情况"
    at(1, 2).merge(at(2, 2)).text = "自然人"
    at(1, 3).merge(at(1, 7)).text = "法人或其他组织"
    at(1, 8).merge(at(2, 8)).text = "总计"
    for column, head in enumerate(HEADS[1:6], 3):
        at(2, column).text = head
    for row, (label, sub, cell) in enumerate(REQUESTS, 3):
        if sub is None:
            at(row, 0).merge(at(row, 1)).text = label
        else:
            at(row, 1).text = sub
        for column, name in enumerate(COLUMNS, 2):
            at(row, column).text = str(figure(f"{cell}.{name}"))
    at(5, 0).merge(at(7, 0)).text = "三、本年度办理结果"
    inner = at(8, 8).add_table(1, 1)
    inner.cell(0, 0).text = "表中表"
    for attribute in ("created", "modified"):
        setattr(document.core_properties, attribute, __import__("datetime").datetime(2024, 1, 1))
    assert document.element.find(qn("w:body")) is not None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def place_in_sheet(write, merge):
    """Writes the report by calls write(row, column, value) and merge(row, column, last_row, last_column, value), from 1."""
    merge(1, 1, 1, 9, TITLE)
    write(2, 1, "二、主动公开政府信息情况")
    row = 3
    for title, heads, lines in small_tables():
        merge(row, 1, row, 4, title)
        for line in [heads] + lines:
            row += 1
            for column, value in enumerate(line, 1):
                write(row, column, value)
        row += 1
    merge(row, 1, row, 9, "三、收到和处理政府信息公开申请情况")
    merge(row + 1, 1, row + 2, 2, "情形")
    merge(row + 1, 3, row + 1, 9, "申请人情况")
    for column, head in enumerate(HEADS, 3):
        write(row + 2, column, head)
    row += 3
    for i, (label, sub, cell) in enumerate(REQUESTS):
        if sub is None:
            merge(row + i, 1, row + i, 2, label)
        else:
            write(row + i, 2, sub)
        for column, name in enumerate(COLUMNS, 3):
            write(row + i, column, figure(f"{cell}.{name}"))
    merge(row + 2, 1, row + 4, 1, "三、本年度办理结果")
    return row + len(REQUESTS)


def by_openpyxl():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "年度报告"
    line = Side(style="thin")

    def write(row, column, value):
        place = sheet.cell(row, column, value if value != "" else None)
        place.border = Border(left=line, right=line, top=line, bottom=line)
        if isinstance(value, float):
            place.number_format = "#,##0.0000"

    def merge(row, column, last_row, last_column, value):
        sheet.cell(row, column, value)
        sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)

    last = place_in_sheet(write, merge)
    sheet.cell(last + 1, 1, "合计")
    sheet.cell(last + 1, 2, "=SUM(C15:C16)")
    workbook.create_sheet("空表")
    secret = workbook.create_sheet("底稿")
    secret["A1"] = "不公开"
    secret.sheet_state = "hidden"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def by_xlsxwriter():
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"created": __import__("datetime").datetime(2024, 1, 1)})
    sheet = workbook.add_worksheet("年度报告")
    framed = workbook.add_format({"border": 1})
    money = workbook.add_format({"border": 1, "num_format": '0.00"万元"'})

    def write(row, column, value):
        sheet.write(row - 1, column - 1, value, money if isinstance(value, float) else framed)

    def merge(row, column, last_row, last_column, value):
        sheet.merge_range(row - 1, column - 1, last_row - 1, last_column - 1, value, framed)

    last = place_in_sheet(write, merge)
    sheet.write_rich_string(last + 1, 0, "填报", workbook.add_format({"bold": True}), "单位：", "柳塘县")
    sheet.write_formula(last + 1, 2, "=1+2", framed, 3)
    sheet.write_datetime(last + 1, 4, __import__("datetime").datetime(2024, 1, 15), workbook.add_format({"num_format": "yyyy/m/d"}))
    other = workbook.add_worksheet("说明")
    other.write(0, 0, "填表说明一。")
    other.write(1, 0, "填表说明二。")
    workbook.close()
    return out.getvalue()


def convert(data, source, target):
    """Through LibreOffice, which writes the file in its own way."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"in.{source}"
        path.write_bytes(data)
        result = pathlib.Path(folder) / "out"
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target,
                        "--outdir", str(result), str(path)], check=True, capture_output=True)
        return next(result.iterdir()).read_bytes()


if __name__ == "__main__":
    word = by_python_docx()
    save("docx-by-python-docx", "input.docx", word)
    save("docx-by-libreoffice", "input.docx", convert(word, "docx", "docx:Office Open XML Text"))
    book = by_openpyxl()
    save("xlsx-by-openpyxl", "input.xlsx", book)
    written = by_xlsxwriter()
    save("xlsx-by-xlsxwriter", "input.xlsx", written)
    save("xlsx-by-libreoffice", "input.xlsx", convert(written, "xlsx", "xlsx:Calc MS Excel 2007 XML"))
