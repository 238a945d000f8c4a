# SPDX-License-Identifier: Apache-2.0
"""The workbooks of tests/fixtures/documents that are written by hand.

    python3 tests/render/make/workbook.py
"""

from ooxml import HEAD, OFFICE, SHEET, STRICT, STRICT_SHEET, pack, relations, save

TITLE = "柳塘镇2023年政府信息公开工作年度报告"


def name_of(column):
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(value, row, column, style=0):
    """A number, a text, None for an empty cell with a style, or markup that begins with <."""
    attributes = f'r="{name_of(column)}{row}"' + (f' s="{style}"' if style else "")
    if value is None:
        return f"<c {attributes}/>"
    if isinstance(value, tuple):
        return f"<c {attributes} {value[0]}>{value[1]}</c>"
    if isinstance(value, str):
        return f'<c {attributes} t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f"<c {attributes}><v>{value}</v></c>"


def rows(*lines, first=1, style=0, attributes=None):
    """Rows of values from a row on; "" leaves a cell out, a number may have its own style as (value, style)."""
    out = []
    for row, line in enumerate(lines, first):
        cells = [cell(value, row, column, style) for column, value in enumerate(line, 1) if value != ""]
        more = (attributes or {}).get(row, "")
        out.append(f'<row r="{row}" {more}>{"".join(cells)}</row>')
    return "".join(out)


def sheet(data, merges=(), columns="", space=SHEET, before=""):
    merged = f'<mergeCells count="{len(merges)}">{"".join(f"<mergeCell ref={chr(34)}{m}{chr(34)}/>" for m in merges)}</mergeCells>' if merges else ""
    return f'{HEAD}<worksheet xmlns="{space}">{before}{columns}<sheetData>{data}</sheetData>{merged}</worksheet>'


def book(sheets, styles=None, strings=None, settings="", space=SHEET, kind=OFFICE, names=None):
    """`sheets`: name, markup, and perhaps the state."""
    names = names or {}
    items = [(f"rId{i}", entry[3] if len(entry) > 3 else "worksheet", f"worksheets/sheet{i}.xml") for i, entry in enumerate(sheets, 1)]
    listed = "".join(f'<sheet name="{entry[0]}" sheetId="{i}" r:id="rId{i}"' + (f' state="{entry[2]}"' if len(entry) > 2 and entry[2] else "") + "/>"
                     for i, entry in enumerate(sheets, 1))
    parts = {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml"), kind=kind),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{space}" xmlns:r="{kind}">{settings}<sheets>{listed}</sheets></workbook>',
    }
    for i, entry in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = entry[1]
    if styles:
        items.append(("rIdStyles", "styles", "styles.xml"))
        parts["xl/styles.xml"] = styles
    if strings:
        items.append(("rIdStrings", "sharedStrings", "/xl/sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = strings
    parts["xl/_rels/workbook.xml.rels"] = relations(*items, kind=kind)
    return parts


def style_part(codes, borders=False):
    """One cell style for each format, a code or the number of a built-in one; with borders a last one with lines."""
    formats, styles = [], ['<xf numFmtId="0" borderId="0"/>']
    for i, code in enumerate(codes):
        number = code if isinstance(code, int) else 164 + i
        if not isinstance(code, int):
            escaped = code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
            formats.append(f'<numFmt numFmtId="{number}" formatCode="{escaped}"/>')
        styles.append(f'<xf numFmtId="{number}" borderId="0"/>')
    if borders:
        styles.append('<xf numFmtId="0" borderId="1"/>')
    return (f'{HEAD}<styleSheet xmlns="{SHEET}"><numFmts>{"".join(formats)}</numFmts><borders count="2"><border><left/><right/></border>'
            f'<border><left style="thin"/></border></borders><cellStyleXfs><xf numFmtId="9" borderId="1"/></cellStyleXfs>'
            f'<cellXfs>{"".join(styles)}</cellXfs><dxfs><dxf><border><left style="thin"/></border></dxf></dxfs></styleSheet>')


def plain():
    data = rows((TITLE,), ("二、主动公开政府信息情况",), ("信息内容", "本年制发件数", "现行有效件数"), ("规章", 2, 11), ("行政规范性文件", 9, 97),
                (), ("三、收到和处理政府信息公开申请情况",), ("情形", "自然人", "总计"), ("一、本年新收", 60, 63))
    return book([("年度报告", sheet(data))])


def strict():
    return book([("表", sheet(rows(("规章", 2)), space=STRICT_SHEET))], space=STRICT_SHEET, kind=STRICT)


def strings():
    shared = (f'{HEAD}<sst xmlns="{SHEET}"><si><t>规章</t></si><si><r><t>行政</t></r><r><rPr><b/></rPr><t xml:space="preserve">规范性 </t></r><r><t>文件</t></r>'
              '<rPh sb="0" eb="2"><t>xingzheng</t></rPh></si><si><t>上行_x000D_\n下行_x005F_x0041_</t></si><si/><si><t xml:space="preserve">　 空白 </t></si></sst>')
    types = [('t="s"', f"<v>{i}</v>") for i in range(5)]
    more = [('t="str"', "<f>A1&amp;B1</f><v>结果</v>"), ('t="b"', "<v>1</v>"), ('t="b"', "<v>0</v>"), ('t="e"', "<f>1/0</f><v>#DIV/0!</v>"), ('t="d"', "<v>2023-12-31T00:00:00</v>"),
            ("", "<f>SUM(A1:A2)</f>"), ("", "<f>1+1</f><v>2</v>"), ('t="inlineStr"', "<is><r><t>内</t></r><r><t>联</t></r><rPh><t>x</t></rPh></is>"), ("", "<v>五</v>")]
    return book([("表", sheet(rows(types + more, ("二",) * 14)))], strings=shared)


def numbers():
    codes = ["General", "0", "0.00", "#,##0", "#,##0.00", 9, "0.0%", "000", "00000", '0"件"', '0.00"万元"', '"约"0', "0!.0,\"万\"", "#,##0,", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
             '[$¥-804]#,##0.00', '"¥"#,##0', "0;(0)", ";;;", "@", "# ?/?", "0.00E+00", "[Red][>100]0;0", "0件", "+0;-0", "General\"件\"", "G/通用格式\"件\""]
    values = ["59237.244899999998", "1706", "-18", "0", "0.153", "7", "1E+3", "2.5e-3", "12345678901234567", "0.30000000000000004", "-0.0", "99999999999999999.9", "24252.311082000001", "1e400"]
    lines = [tuple([code if isinstance(code, str) else f"内置{code}"]) for code in codes]
    data = []
    for row, code in enumerate(codes, 1):
        label = str(code).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        cells = [cell(label, row, 1)] + [cell(("", f"<v>{value}</v>"), row, column, row) for column, value in enumerate(values, 2)]
        data.append(f'<row r="{row}">{"".join(cells)}</row>')
    return book([("数", sheet("".join(data)))], styles=style_part(codes))


def dates(settings=""):
    codes = [14, 22, "yyyy\"年\"m\"月\"d\"日\"", "yyyy-mm-dd", "m/d/yy h:mm", "[$-804]yyyy年m月;@", "h:mm AM/PM", "[h]:mm", 31, 57, 45, "mmm", "上午/下午h\"时\"", "[$-411]ggge", "aaaa", "e-mm"]
    values = ["1", "59", "60", "61", "45291", "45291.75", "45291.999999999", "0", "-1", "2958465", "2958466", "0.5"]
    data = []
    for row, code in enumerate(codes, 1):
        label = str(code).replace("&", "&amp;")
        cells = [cell("格式 " + label, row, 1)] + [cell(("", f"<v>{value}</v>"), row, column, row) for column, value in enumerate(values, 2)]
        data.append(f'<row r="{row}">{"".join(cells)}</row>')
    return book([("日期", sheet("".join(data)))], styles=style_part(codes), settings=settings)


def dates_1904():
    return dates('<workbookPr date1904="1"/>')


def hidden():
    data = rows(("甲", "藏", 1, "尾"), ("藏行", "x", 2), ("乙", "藏", 3), ("藏二", "y", 4), ("丙", "", 5), attributes={2: 'hidden="1"', 4: 'ht="0" customHeight="1"'})
    merged = rows(("跨藏列", None, None, 7), ("藏锚", None, None, 8), ("", "", "", 9), attributes={2: 'hidden="1"'})
    return book([
        ("一月", sheet(data, columns='<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" width="0" customWidth="1"/></cols>')),
        ("藏", sheet(rows(("看不见",))), "hidden"), ("深藏", sheet(rows(("看不见",))), "veryHidden"), ("空", sheet("")),
        ("图", f'{HEAD}<chartsheet xmlns="{SHEET}"/>', "", "chartsheet"),
        ("二月", sheet(merged, merges=("A1:C1", "A2:B3"), columns='<cols><col min="2" max="3" hidden="1"/></cols>')),
    ])


def merges():
    data = rows((TITLE, None, None, None), ("情形", None, "申请人情况", None), (None, None, "自然人", "总计"), ("三、本年度办理结果", "（一）予以公开", 40, 42),
                (None, "（二）部分公开", "被盖", None), ("四、政府信息公开行政复议情况", None, None, None), ("维持", "纠正", "其他", "总计"), (1, 2, 3, 6), ("注：合并。", None, None, None))
    return book([("表", sheet(data, merges=("A1:D1", "A2:B3", "C2:D2", "A4:A5", "B5:C5", "A6:D6", "A9:D9", "C5:D5", "Z1:Z2", "X9")))])


def framed(*lines, first=1):
    """Rows of values with lines round each, empty ones too."""
    out = []
    for row, line in enumerate(lines, first):
        out.append(f'<row r="{row}">{"".join(cell(value, row, column, 1) for column, value in enumerate(line, 1))}</row>')
    return "".join(out)


def frames():
    """Empty cells with lines round them are cells; those without are none."""
    style = style_part([], borders=True)
    data = (rows((TITLE,)) + framed(("规章", None, None), ("行政规范性文件", 9, None), (None, None, None), ("合计", None, 1), (None, None, None), first=2)
            + rows(("", "独居",), first=8) + framed((None, None), first=10))
    return book([("表", sheet(data))], styles=style)


def odd_cell():
    """One row has a cell more than all others, though it is blank; a heading stands above a table with an empty first line."""
    data = (framed(("项目", "个人", "总计"), ("新收", 2, 5, None), ("结转", None, None)) + rows(("四、复议情况",), first=4)
            + framed((None, None, None, None, None), ("维持", "纠正", "其他", "未审结", "总计"), (1, 0, 0, 0, 1), first=5))
    return book([("表", sheet(data))], styles=style_part([], borders=True))


def far_cells():
    return ('<row r="1">' + cell("甲", 1, 1) + cell("远", 1, 16384) + "</row><row>" + "<c><v>5</v></c><c/><c><v>6</v></c></row>"
            + '<row r="1048576">' + cell("底", 1048576, 16384) + cell(1, 1048576, 1) + "</row>")


def sparse():
    return book([("表", sheet(far_cells(), merges=("B1:XFD1048576",), before='<dimension ref="A1:XFD1048576"/>'))])


def tall():
    """A merge that ties the first row to the last: more cells than a document takes."""
    return book([("表", sheet(far_cells(), merges=("A1:A1048576",)))])


def disorder():
    data = '<row r="3">' + cell("丙", 3, 2) + cell("三", 3, 1) + '</row><row r="1">' + cell("甲", 1, 1) + cell(1, 1, 2) + '</row><row r="2">' + cell("乙", 2, 1) + cell(2, 2, 2) + "</row>"
    return book([("表", sheet(data))])


CASES = {
    "xlsx-plain": plain, "xlsx-strict": strict, "xlsx-strings": strings, "xlsx-numbers": numbers, "xlsx-dates": dates,
    "xlsx-dates-1904": dates_1904, "xlsx-hidden": hidden, "xlsx-merges": merges, "xlsx-frames": frames, "xlsx-odd-cell": odd_cell, "xlsx-sparse": sparse,
    "xlsx-disorder": disorder, "xlsx-tall": tall,
}

if __name__ == "__main__":
    for case, make in CASES.items():
        save(case, "input.xlsx", pack(make()))
