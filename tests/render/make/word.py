# SPDX-License-Identifier: Apache-2.0
"""The Word documents of tests/fixtures/documents that are written by hand.

    python3 tests/render/make/word.py
"""

from ooxml import (DOWN, GOES_ON, STRICT, STRICT_WORD, WORD, cell, pack, paragraph, relations, row, save, span, table,
                   word_part, word_parts)

TITLE = "柳塘镇2023年政府信息公开工作年度报告"


def run(content, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def text(content):
    return f'<w:t xml:space="preserve">{content}</w:t>'


def plain():
    body = paragraph(TITLE) + paragraph("一、总体情况") + paragraph("全年受理申请66件。") + table(
        row("信息内容", "本年制发件数", "现行有效件数"), row("规章", "2", "11"), row("行政规范性文件", "9", "")
    ) + paragraph() + paragraph("以上。")
    return word_parts(body)


def strict():
    return word_parts(paragraph(TITLE) + table(row("规章", "2")), space=STRICT_WORD, kind=STRICT)


def other_names():
    """Nothing is where Word puts it; relations say where."""
    parts = word_parts(paragraph(TITLE))
    content = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relations(("a", "core-properties", "docProps/core.xml"), ("b", "officeDocument", "/A/./b/../Main.XML"))
    parts["a/main.xml"] = content
    return parts


def merges():
    head = row(cell("情形", span(2) + DOWN), cell("申请人情况", span(3)))
    second = row(cell("", span(2) + GOES_ON), "自然人", "其他", "总计")
    first = row(cell("三、本年度办理结果", DOWN), "（一）予以公开", "40", "2", "42")
    next_row = row(cell("不显示的文字", GOES_ON), "（二）部分公开", "6", "1", "7")
    short = row("12", "13", properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')
    old = row(cell("合", '<w:hMerge w:val="restart"/>'), cell("并", "<w:hMerge/>"), "3", "4", "5")
    orphan = row(cell("独自", GOES_ON), "1", "2")
    return word_parts(table(head, second, first, next_row, short, old) + paragraph("下一表") + table(orphan))


def nested():
    inner = table(row("甲", "1"), row("乙", "2"))
    deep = table(row(cell(paragraph("外") + table(row(cell(inner + paragraph("里")))) + paragraph("尾"))))
    hidden = table(row(cell("上", DOWN), "1"), row(cell(table(row("看不见")) + paragraph(), GOES_ON), "2"))
    return word_parts(paragraph("前") + table(row("标", cell(inner + paragraph())), row("签", "9")) + deep + hidden)


def runs():
    lines = [
        run(text("公开")) + run("<w:tab/>" + text("答复")) + run(text(" 9 ")) + run(text("件")),
        run(text("上行") + "<w:br/>" + text("下行") + "<w:cr/>" + text("末行")),
        run(text("2022") + "<w:noBreakHyphen/>" + text("2023")) + run(text("软\u00ad连") + "<w:softHyphen/>" + text("字")),
        run(text("见")) + run(text("隐藏"), "<w:vanish/>") + run(text("不隐"), '<w:vanish w:val="0"/>') + run(text("式隐"), '<w:rStyle w:val="Secret"/>'),
        run('<w:sym w:font="Wingdings" w:char="F0FE"/>') + run('<w:sym w:font="Wingdings" w:char="00A8"/>') + run('<w:sym w:font="Odd" w:char="F041"/>') + run('<w:sym w:font="SimSun" w:char="2460"/>'),
        run(text("a&lt;b &amp; “c” &#x4E00;<![CDATA[<d>]]>")),
        run(text("注")) + run('<w:footnoteReference w:id="2"/>') + run(text("释123")),
        '<w:smartTag>' + run(text("智")) + '</w:smartTag><w:hyperlink>' + run(text("链接")) + "</w:hyperlink><w:customXml>" + run(text("定制")) + "</w:customXml>",
        '<w:ruby><w:rt>' + run(text("zhu")) + "</w:rt><w:rubyBase>" + run(text("注音")) + "</w:rubyBase></w:ruby>",
        '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>' + run(text("段落标记隐藏")),
        '<w:pPr><w:pStyle w:val="SecretParagraph"/></w:pPr>' + run(text("整段隐藏")),
    ]
    styles = word_part("styles", '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
                       '<w:style w:type="paragraph" w:styleId="SecretBase"><w:rPr><w:vanish/></w:rPr></w:style>'
                       '<w:style w:type="paragraph" w:styleId="SecretParagraph"><w:basedOn w:val="SecretBase"/></w:style>')
    return word_parts("".join(f"<w:p>{line}</w:p>" for line in lines), more={"styles": ("styles.xml", styles)})


def styles(extra=""):
    """Styles of tables hide nothing, and a style that hides stands among them; `extra` goes in between."""
    table_style = ('<w:style w:type="table" w:styleId="Grid{0}"><w:name w:val="Grid {0}"/><w:rPr><w:vanish/></w:rPr>'
                   '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>')
    content = ('<w:docDefaults/><w:latentStyles w:count="1"><w:lsdException w:name="Normal"/></w:latentStyles>'
               + table_style.format(1) + extra
               + '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>' + table_style.format(2))
    body = paragraph("段落有表格样式", '<w:pStyle w:val="Grid1"/>') + paragraph("字符有表格样式", run='<w:rStyle w:val="Grid2"/>')
    body += paragraph("隐藏", run='<w:rStyle w:val="Secret"/>') + paragraph("末段")
    return word_parts(body, more={"styles": ("styles.xml", word_part("styles", content))})


def styles_with_comment():
    """With what looks like the end of a style, and the beginning of another."""
    return styles('<w:style w:type="table" w:styleId="Odd"><!-- </w:style><w:style w:type="paragraph" w:styleId="Grid1"> -->'
                  '<w:rPr><w:vanish/></w:rPr></w:style>')


def field(code, result, end=True):
    return (run('<w:fldChar w:fldCharType="begin"/>') + run(f"<w:instrText>{code}</w:instrText>")
            + run('<w:fldChar w:fldCharType="separate"/>') + run(text(result))
            + (run('<w:fldChar w:fldCharType="end"/>') if end else ""))


def fields():
    inner = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText> IF </w:instrText>") + field("REF x", "不是") + \
        run('<w:fldChar w:fldCharType="separate"/>') + run(text("是")) + run('<w:fldChar w:fldCharType="end"/>')
    lines = [
        run(text("第")) + field(" PAGE ", "3") + run(text("页")),
        '<w:fldSimple w:instr="DATE">' + run(text("2024年1月")) + "</w:fldSimple>",
        run(text("甲")) + inner + run(text("乙")),
        run('<w:fldChar w:fldCharType="begin"/>') + run(text("代码")) + run(text("不见")),
        run(text("没有结尾的域不吞下文")),
        field("TOC", "目录一", end=False),
        run(text("目录二")) + run('<w:fldChar w:fldCharType="end"/>'),
    ]
    return word_parts("".join(f"<w:p>{line}</w:p>" for line in lines))


def revisions():
    ended = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = (
        "<w:p>" + run(text("受理")) + "<w:del>" + run("<w:delText>60</w:delText>") + "</w:del><w:ins>" + run(text("66")) + "</w:ins>" + run(text("件")) + "</w:p>"
        + "<w:p>" + ended + run(text("前半段，")) + "</w:p>" + paragraph("后半段。")
        + "<w:p>" + "<w:moveFrom>" + run(text("移走")) + "</w:moveFrom><w:moveTo>" + run(text("移来")) + "</w:moveTo></w:p>"
        + table(row("留", "1"), row("删", "2", properties="<w:del/>"),
                "<w:tr>" + cell("增", "<w:cellIns/>") + cell("去", "<w:cellDel/>") + cell("3") + "</w:tr>",
                row(cell("<w:p>" + ended + run(text("格内")) + "</w:p>"), "4"))
        + "<w:p>" + ended + run(text("无后段")) + "</w:p>"
    )
    return word_parts(body)


def controls():
    def control(properties, content):
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = (
        control("", paragraph("整段在内容控件中"))
        + "<w:p>" + run(text("填报单位：")) + control("<w:showingPlcHdr/><w:text/>", run(text("单击此处输入文字"))) + "</w:p>"
        + "<w:p>" + run(text("年度：")) + control("<w:text/>", run(text("2023"))) + run(text("年")) + "</w:p>"
        + table("<w:tr>" + cell("规章") + control("<w:showingPlcHdr/>", cell("输入")) + "</w:tr>",
                "<w:tr>" + cell("许可") + control("", cell("18")) + "</w:tr>",
                control("", "<w:tr>" + cell("处罚") + control("<w:showingPlcHdr/>", cell("输入")) + "</w:tr>"))
    )
    return word_parts(body)


BOX = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
       'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')


def box(content):
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>'
            f'</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>'
            '</mc:AlternateContent></w:r>')


def boxes():
    vml = '<w:r><w:pict><v:shape><v:textbox><w:txbxContent>' + paragraph("旧式框") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = (
        "<w:p>" + run(text("框外")) + box(paragraph("框内一") + paragraph("框内二")) + run(text("之后")) + "</w:p>"
        + "<w:p>" + vml + "</w:p>"
        + "<w:p>" + box(table(row("框", "1"))) + "</w:p>"
        + table(row(cell("<w:p>" + run(text("格")) + box(paragraph("格中框")) + "</w:p>"), "2"))
    )
    return word_parts(body, names=BOX)


def level(index, form, shown, more=""):
    return (f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shown}"/></w:lvl>')


def numbered(list_id, index, words=""):
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbering():
    designs = [
        (1, level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3.", '<w:suff w:val="space"/>')),
        (2, level(0, "bullet", "\uf06c")),
        (3, level(0, "decimal", "%1")),
        (4, level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", '<w:isLgl/><w:suff w:val="nothing"/>')),
        (5, level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="Part"/>') + level(1, "upperRoman", "%2)", '<w:pStyle w:val="Sub"/>')),
        (6, level(0, "ideographDigital", "%1") + level(1, "decimalEnclosedCircle", "%2") + level(2, "lowerLetter", "%3)")
         + level(3, "ideographTraditional", "%4") + level(4, "chineseLegalSimplified", "%5") + level(5, "decimalZero", "%6")
         + level(6, "none", "%7") + level(7, "lowerRoman", "%8") + level(8, "cardinalText", "%9")),
    ]
    content = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in designs)
    content += '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Linked"/></w:abstractNum>'
    content += "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 8))
    content += '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    content += '<w:num w:numId="9"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">' + level(0, "decimal", "[%1]") + "</w:lvlOverride></w:num>"
    styles = (
        '<w:style w:type="paragraph" w:styleId="Part"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Part"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
        '<w:style w:type="numbering" w:styleId="Linked"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    body = [
        numbered(1, 0, "总体情况"), numbered(1, 1, "主动公开"), numbered(1, 2, "网站"), numbered(1, 2, "公报"), numbered(1, 1, "依申请公开"),
        numbered(1, 2, "又从一起"), numbered(1, 0, "主动公开政府信息情况"), numbered(2, 0, "圆点不写"), numbered(8, 0, "另起为九"), numbered(8, 0, "十"),
        numbered(8, 0, "十一"), numbered(4, 0, "章"), numbered(4, 1, "节"), paragraph("样式编号", '<w:pStyle w:val="Part"/>'),
        paragraph("样式二级", '<w:pStyle w:val="Sub"/>'), paragraph("不编号", '<w:pStyle w:val="Part"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        paragraph("环", '<w:pStyle w:val="Loop"/>'), numbered(7, 0, "件数"), numbered(9, 0, "自定"), numbered(99, 0, "无此列表"), numbered(1, 12, "无此级"),
    ]
    body += [numbered(6, index, "各式") for index in range(9)] + [numbered(6, 0, "") for _ in range(9)] + [numbered(6, 0, "十一"), numbered(6, 4, "贰")]
    body.append(table(row(cell(numbered(3, 0)), cell(numbered(1, 1, "予以公开"))), row(cell(numbered(3, 0)), cell(numbered(1, 1, "部分公开"))),
                      row(cell(numbered(3, 0)), cell(numbered(1, 1, "不予公开")))))
    return word_parts("".join(body), more={"numbering": ("numbering.xml", word_part("numbering", content)), "styles": ("styles.xml", word_part("styles", styles))})


def around():
    note = '<w:footnote w:type="separator" w:id="0">' + paragraph("线") + '</w:footnote><w:footnote w:id="2">' + paragraph("注：含部门数据。") + "</w:footnote>"
    more = {
        "header#1": ("header1.xml", word_part("hdr", paragraph("柳塘镇人民政府"))),
        "header#2": ("header2.xml", word_part("hdr", paragraph("柳塘镇人民政府") + paragraph())),
        "footer": ("footer1.xml", word_part("ftr", paragraph("第1页"))),
        "footnotes": ("footnotes.xml", word_part("footnotes", note)),
        "endnotes": ("endnotes.xml", word_part("endnotes", '<w:endnote w:id="1">' + paragraph("尾注。") + "</w:endnote>")),
        "comments": ("comments.xml", word_part("comments", '<w:comment w:id="1">' + paragraph("批注") + "</w:comment>")),
        "header#3": ("missing.xml", ""),
    }
    parts = word_parts(paragraph(TITLE) + paragraph("柳塘镇人民政府"), more=more)
    del parts["word/missing.xml"]
    return parts


CASES = {
    "docx-plain": plain, "docx-strict": strict, "docx-other-names": other_names, "docx-merges": merges, "docx-nested": nested,
    "docx-runs": runs, "docx-fields": fields, "docx-revisions": revisions, "docx-controls": controls, "docx-boxes": boxes,
    "docx-numbering": numbering, "docx-around": around, "docx-styles": styles, "docx-styles-with-comment": styles_with_comment,
}

if __name__ == "__main__":
    for case, make in CASES.items():
        save(case, "input.docx", pack(make()))
