# SPDX-License-Identifier: Apache-2.0
"""Pages of tests/fixtures/pdf: words in their places, as pdftotext -bbox-layout writes them. The others there are
parts of pages that were read wrongly, cut down to what was read so.

    python3 tests/render/make/boxes.py
"""

import sys
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from forms import load_form  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SIZE = 10


def width(text, size=SIZE):
    return sum(0.5 if char.isascii() else 1.0 for char in text) * size


def word(left, middle, text, size=SIZE):
    """A word that begins at a place across, with its middle at a height."""
    return (f'          <word xMin="{left:.6f}" yMin="{middle - size / 2:.6f}" xMax="{left + width(text, size):.6f}" '
            f'yMax="{middle + size / 2:.6f}">{escape(text)}</word>')


def centred(middle_across, middle, text):
    return word(middle_across - width(text) / 2, middle, text)


def row(middle, label, *figures, left=100, first=320, pitch=60):
    """A label and figures in the middle of their columns; those that are empty are left out."""
    words = [word(left, middle, label)] if label else []
    return words + [centred(first + i * pitch, middle, text) for i, text in enumerate(figures) if text]


def page(*words, size=(595, 842)):
    flat = [item for group in words for item in (group if isinstance(group, list) else [group])]
    return [f'  <page width="{size[0]:.6f}" height="{size[1]:.6f}">', "    <flow>", '      <block xMin="0" yMin="0" xMax="1" yMax="1">',
            '        <line xMin="0" yMin="0" xMax="1" yMax="1">', *flat, "        </line>", "      </block>", "    </flow>", "  </page>"]


def save(name, *pages, kind="pdf"):
    lines = ['<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
             '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml">',
             "<head>", "<title></title>", "</head>", "<body>", "<doc>", *(line for p in pages for line in p), "</doc>", "</body>",
             "</html>", ""]
    folder = FIXTURES / kind / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "input.xhtml").write_text("\n".join(lines), "utf-8")


HEAD = row(200, "信息内容", "本年制发", "本年废止", "现行有效")
LONG = "本年度各科室按照公开目录发布信息并按季度核对发现缺漏的栏目当月补齐内容过期"  # as wide as the page


def paragraphs():
    save("paragraphs", page(
        centred(297, 100, "某镇2023年政府信息公开工作年度报告"), word(120, 130, LONG[:36]), word(100, 150, "的及时归档。"),
        word(120, 170, "共收到申请"), word(175, 170, "9"), word(185, 170, "件，办结"), word(230, 170, "8"), word(240, 170, "件。"),
        word(120, 190, "A&B"), word(140, 190, "and"), word(160, 190, "C")))


def plain():
    save("table", page(word(120, 170, "第二十条第（一）项"), HEAD, row(220, "规章", "1", "0", "22"),
                       row(240, "行政规范性文件", "12", "3", "1,706"), word(120, 280, "三、其他情况")))


def wrapped():
    save("wrapped-labels", page(
        HEAD, word(100, 220, "（一）部分公开（区分处理的，只"), row(226, "", "1", "0", "22"), word(100, 232, "计这一情形）"),
        row(250, "（二）予以公开", "5", "6", "7"), word(100, 270, "（三）申请人逾期未按收费通知要"),
        row(282, "求缴纳费用、行政机关不再处理其", "3", "2", "1"), word(100, 294, "申请"), row(312, "（四）总计", "9", "8", "30")))


def groups():
    labels = ["1.属于国家秘密", "2.其他法律禁止", "3.属于内部信息"]
    rows = [row(220 + 20 * i, label, str(i), "0", "7", left=190) for i, label in enumerate(labels)]
    upright = [centred(110, 228 + 12 * i, char) for i, char in enumerate("办理结果")]
    save("groups", page(row(200, "项目", "自然人", "企业", "总计"), *rows, upright, word(130, 234, "（三）不"), word(130, 246, "予公开"),
                        row(280, "（四）予以公开", "1", "2", "3", left=130), row(300, "四、结转下年度", "4", "5", "9")))


def heads():
    columns = [320 + 40 * i for i in range(5)]
    names = [("自然", "人"), ("商业", "企业"), ("科研", "机构"), ("其他", ""), ("总计", "")]
    words = [centred(columns[2], 180, "法人或其他组织")]
    for x, (upper, lower) in zip(columns, names):
        middle = 192 if x in (columns[0], columns[4]) else 202
        if lower:
            words += [centred(x, middle - 6, upper), centred(x, middle + 6, lower)]
        else:
            words.append(centred(x, middle, upper))
    save("heads", page(words, row(230, "一、本年新收", "1", "2", "3", "4", "10", pitch=40),
                       row(250, "二、上年结转", "0", "0", "", "1", "1", pitch=40)),
         page(word(100, 65, "四、政府信息公开行政复议、行政诉讼情况"), row(100, "", "维持", "纠正", "其他", "总计", first=120),
              row(135, "", "5", "1", "0", "6", first=120)))


def blanks():
    save("blank-rows", page(HEAD, row(220, "甲类事项", "1", "0", "22"), row(240, "乙类事项"), row(260, "丙类事项", "", "3", ""),
                            row(280, "丁类事项", "—", "/", "无")))


def pages():
    top, bottom = centred(297, 45, "某镇政府信息公开"), 800
    head = row(90, "信息内容", "本年制发", "本年废止", "现行有效")
    save("pages", page(top, HEAD, row(220, "规章", "1", "0", "22"), centred(297, bottom, "— 1 —")),
         page(top, head, row(110, "行政规范性文件", "12", "3", "17"), centred(297, bottom, "— 2 —")),
         page(top, row(90, "其他文件", "4", "5", "6"), centred(297, bottom, "— 3 —")))


def notes():
    save("notes", page(HEAD, row(220, "规章", "1", "0", "22件"), centred(320, 240, "12（其"), row(252, "行政规范性文件", "中修订", "3", "17"),
                       centred(320, 264, "6件）"), row(284, "其他文件", "减4", "5 件", "-6")))


def one_figure():
    save("one-figure", page(row(200, "指标", "单位", "数量"), row(220, "一、主动公开情况", "——", ""), row(240, "（一）规范性文件", "件", "12"),
                            row(260, "（二）政府公报", "条", ""), row(280, "（三）政府网站", "条", "1234567")))


def sides():
    titles = row(200, "信息内容", "制发", "废止", "有效")
    figures = [[word(100, 220 + 20 * i, label)] + [word(345 + 60 * c - width(text), 220 + 20 * i, text) for c, text in enumerate(texts)]
               for i, (label, texts) in enumerate((("规章", ("1", "0", "2")), ("规范性文件", ("3", "4", "5"))))]
    save("figures-aside", page(titles, *figures))


def together():
    save("figures-together", page(HEAD, row(220, "规章", "1", "0", "22"), row(240, "规范性文件", "3", "4", "5"),
                                  [word(100, 260, "其他"), word(318, 260, "123456789012345"), centred(440, 260, "7")]))


def blank_apart():
    """Two figures in one cell, whose columns other rows show or do not; and cells that are close to each other."""
    save("figures-blank-apart", page(
        HEAD, row(220, "规章", "1", "0", "22"), [word(100, 240, "规范性文件"), centred(320, 240, "4"), word(372.5, 240, "0"),
                                            word(382.5, 240, "3"), centred(440, 240, "7")],
        row(260, "其他", "3", "4", "5"), row(280, "合计", "123456", "12345", "34"), word(100, 300, "第二十条第（五）项"),
        row(330, "信息内容", "处理决定"), row(350, "行政许可", "0"), [word(100, 370, "行政确认"), word(307.5, 370, "12"), word(322.5, 370, "34")]),
        page(row(100, "", "维持", "纠正", "其他", "总计"), row(120, "", "5", "2余件", "0", "7")))


def lines_of_figures():
    """A cell whose figures need a line each, and a number in front of each label."""
    save("lines-of-figures", page(
        row(200, "项目", "自然人", "企业", "其他", "总计"), row(220, "予以公开", "1", "0", "22", "23"), row(245, "部分公开", "3", "", "4", "5"),
        centred(380, 232, "167211"), centred(380, 258, "400433"), row(275, "不予公开", "0", "0", "0", "0")))


def other_widths():
    """A table goes on below with columns of other widths, and nothing stands between."""
    upper = [row(220 + 20 * i, label, "1", "0", "22", "23") for i, label in enumerate(("予以公开", "部分公开"))]
    lower = [row(260 + 20 * i, label, "3", "4", "5", "12", first=280, pitch=66) for i, label in enumerate(("不予公开", "无法提供", "总计"))]
    save("other-widths", page(row(200, "项目", "自然人", "企业", "其他", "总计"), *upper, *lower))


def spaced_titles():
    """Blanks as wide as letters in titles and labels."""
    def spread(middle_across, middle, text, pieces):
        left = middle_across - width(text) / 2
        return [word(left + SIZE * text.index(piece), middle, piece) for piece in pieces]

    save("spaced-titles", page(
        [word(100, 200, "信息内容")], spread(320, 200, "本　年制发", ("本", "年制发")), spread(400, 200, "废　止", ("废", "止")),
        centred(480, 200, "有效"), row(220, "规章", "1", "0", "22", pitch=80),
        [word(100, 240, "规范性"), word(142, 240, "文件"), *row(240, "", "3", "4", "5", pitch=80)], row(260, "其他", "6", "7", "8", pitch=80)))


def blank_tables():
    """Tables and columns in which nothing has been filled in; fields are none, and neither is half a head."""
    save("blank-tables", page(
        centred(297, 80, "第二十条第（一）项"), row(100, "信息内容", "本年制发", "本年废止", "现行有效"), row(120, "规章"), row(140, "行政规范性文件"),
        word(120, 170, "第二十条第（八）项"), row(190, "信息内容", "项目数量", "金额（单位：元）", pitch=90), row(210, "行政事业性收费", "", "12", pitch=90),
        row(240, "单位负责人：", "审核人："), word(100, 260, "填报日期："), row(290, "项目", "自然人", "总计"), word(100, 302, "（第一项）"),
        row(310, "", "", "", "其他"), row(330, "一、本年新收", "1", "2", "3")),
        page(row(100, "", "自然人", "", "社会", "总计"), word(100, 106, "第三项之和）"), row(112, "", "", "商业"),
             row(118, "", "", "", "组织"), row(140, "一、本年新收", "1", "2", "3", "6")))


def narrow_labels():
    """Two characters a line, figures beside the first line, and labels that go on on the next page."""
    def down(left, top, *lines):
        return [word(left, top + 12 * i, line) for i, line in enumerate(lines)]

    def figures(middle, *texts):
        return row(middle, "", *texts, first=240)

    save("narrow-labels", page(
        row(200, "项目", "自然人", "企业", "总计", first=240), word(100, 220, "一、本年新收"), figures(220, "9", "8", "17"),
        down(100, 240, "二、", "办理", "结果", "数"), down(130, 240, "（一", "）予", "以公", "开"), figures(240, "3", "0", "3"),
        down(130, 290, "（二", "）不", "予公", "开"), down(160, 290, "1.属", "于国", "家秘", "密"), figures(290, "1", "0", "1"),
        down(160, 340, "2.其", "他法", "律禁", "止公", "开"), figures(340, "2", "5", "7"), down(160, 402, "3.属", "于内"),
        figures(402, "0", "3", "3")),
        page(down(160, 80, "部信", "息"), down(160, 106, "4.属", "于过", "程性", "信息"), figures(106, "2", "0", "2"),
             down(100, 156, "三、结转下"), down(100, 168, "年度"), figures(156, "1", "0", "1")))


def left_titles():
    """Titles at the left of their columns, as spreadsheets print them, some of them wider than their cells."""
    lefts = [60 + 55 * i for i in range(9)]
    names = ("维持", "纠正", "总计") * 3
    save("left-titles", page(
        [word(60, 80, "信息内容"), word(200, 80, "本年新制作数量"), word(260, 80, "本年废止"), word(320, 80, "现行有效数")],
        *[[word(60, 95 + 15 * r, label)] + [word(258 + 60 * i - width(text), 95 + 15 * r, text) for i, text in enumerate(texts)]
         for r, (label, texts) in enumerate((("规章", ("1", "0", "22")), ("规范性文件", ("3", "4", "5"))))],
        word(60, 160, "四、政府信息公开行政复议、行政诉讼情况"), word(lefts[3], 190, "行政诉讼"),
        [word(lefts[0], 202, "行政复议"), word(lefts[3], 202, "未经复议直接起诉"), word(lefts[6], 202, "复议后起诉")],
        [word(left, 214, name) for left, name in zip(lefts, names)],
        [word(left + 50 - width(text), 226, text) for left, text in zip(lefts, ("5", "1", "6", "0", "2", "2", "7", "0", "7"))]))


def notes_below():
    """Notes below their figures: of the first row, two of different lengths in a row, one wider than its figure."""
    def down(middle_across, middle, *lines):
        return [centred(middle_across, middle + 12 * (i - (len(lines) - 1) / 2), line) for i, line in enumerate(lines)]

    save("notes-below", page(
        row(180, "", "维持", "纠正", "其他", "总计", first=260), row(212, "", "5", "", "0", "48", first=260),
        down(320, 212, "43（", "其中", "修订", "2件）"), word(100, 270, "五、其他")),
        page(row(100, "项目", "自然人", "企业", "总计"), row(130, "一、本年新收", "", "", "33"), down(320, 130, "21", "（其中修", "订16件）"),
             down(380, 130, "12", "（含", "自然", "失效", "9件）"), row(180, "二、上年结转", "1", "2", "3"),
             row(210, "三、结转下年度", "4", "", "9"), down(380, 210, "5", "(3件为转办)")))


def pages_of_two_sizes():
    """Running heads stand as high on a low page as on a high one; a head ends one page, and its row begins the next."""
    low = (842, 595)
    save("pages-of-two-sizes", page(word(100, 45, "某镇政府信息公开"), word(120, 100, "二、主动公开情况"), word(300, 800, "— 1 —")),
         page(word(100, 45, "某镇政府信息公开"), row(500, "信息内容", "本年收费"), word(420, 555, "— 2 —"), size=low),
         page(word(100, 45, "某镇政府信息公开"), row(80, "行政事业性收费", "12"), word(120, 120, "三、其他情况"), word(420, 555, "— 3 —"), size=low))


def numeral_apart():
    """A blank stands behind the numeral of a heading, close above a table without labels."""
    save("numeral-apart", page(
        word(100, 100, "四"), word(118, 100, "、行政诉讼情况"), row(120, "", "维持", "纠正", "其他", "总计", first=115),
        row(140, "", "5", "1", "0", "6", first=115)))


def numeral_beside():
    """The numeral that an upright label begins with stands close to the lower line of a label beside it."""
    labels = [[word(130, 220 + 26 * i, name), word(130, 232 + 26 * i, "统一处理"), *row(226 + 26 * i, "", str(i), "0", "7")]
              for i, name in enumerate(("1.属于国家", "2.其他法律", "3.属于内部", "4.属于过程"))]
    upright = [word(102, 255.4 + 12 * i, text) for i, text in enumerate(("三、", "处", "理"))]
    save("numeral-beside", page(row(200, "项目", "自然人", "企业", "总计"), *labels, upright, row(332, "四、结转下年度", "4", "5", "9")))


def fields_between():
    """Below a table the lines to be filled in, and a table of the body's own, of which the rows are on the next page."""
    fields = [word(100, 780, "单位负责人："), word(200, 780, "审核人："), word(280, 780, "填报人："), word(100, 794, "联系电话："), word(200, 794, "填报日期：")]
    rows = (("统计指标", "单位", "统计数"), ("九、政府信息公开会议和培训情况", "——", ""), ("（一）召开会议数", "次", "3"), ("（三）接受培训人数", "人次", "41"))
    own = (("1月", "640"), ("2月", "647"))
    save("fields-between",
         page(*(row(720 + 14 * i, *cells, first=430, pitch=80) for i, cells in enumerate(rows)), fields),
         page(*(row(100 + 14 * i, label, figure, first=420) for i, (label, figure) in enumerate(own))))


def sentence_between():
    """A short sentence ends a table, and below it stands another, without a head."""
    save("sentence-between", page(
        row(200, "栏目", "发布数量", "占比"), row(214, "通知公告", "209", "33%"), row(228, "办事指南", "41", "7%"),
        word(100, 244, "各栏目发布情况见上表。"), row(262, "一、主动公开情况", "——", ""), row(276, "（一）规范性文件", "件", "12"),
        row(290, "（二）政府公报", "条", "3"), row(304, "（三）政府网站", "条", "41"), word(100, 318, "数据截至年底。")))


def label_of_next_row():
    """A row without figures begins a page; the last one on the page before has its label, in another column."""
    save("label-of-next-row", page(
        row(700, "项目", "自然人", "企业", "总计"), row(720, "一、本年新收", "7", "", "7"), row(740, "（一）予以公开", "", "2", "2", left=120)),
        page(word(120, 74, "（二）部分公开"), word(180, 92, "1.属于国家秘密"), row(112, "2.属于内部信息", "", "5", "5", left=180),
             word(120, 104, "（三）不"), word(120, 116, "予公开"), row(132, "（四）总计", "", "7", "7", left=120)))


def empty_rows():
    """Titles without labels over an empty row: three blocks, one block, close titles, and letters that are no titles."""
    lefts = [60 + 32 * i for i in range(15)]
    block = row(330, "", "维持", "纠正", "其他", "总计", first=160, pitch=70)
    names = [word(left, 144, "总计" if i % 5 == 4 else "结果") for i, left in enumerate(lefts)]
    save("empty-rows", page(
        word(100, 80, "四、政府信息公开行政复议、行政诉讼情况"), word(360, 104, "行政诉讼"), word(110, 112, "行政复议"),
        [word(280, 120, "未经复议直接起诉"), word(440, 120, "复议后起诉")], names,
        [word(left, 156, "维持") for i, left in enumerate(lefts) if i % 5 < 4], word(100, 196, "五、存在的主要问题及改进情况"),
        centred(305, 310, "未经复议直接起诉"), block, word(100, 370, "六、其他需要报告的有关情况和事项"),
        [word(120 + 30 * i, 420, char) for i, char in enumerate("某县报告")], word(100, 460, "本年度没有其他需要报告的事项"),
        row(500, "类别", "维持", "纠正", "其他", "总计", left=120, first=300), word(100, 514, "行政复议"), word(100, 528, "直接起诉"),
        word(100, 542, "复议后起诉"), word(100, 580, "附：各科室公开情况的说明见本机关网站")))


def sparse_rows():
    """Few figures: a row that ends a page looks like its number, figures at the side of their columns stand under no
    title, two rows have none, a unit stands close behind its label, and titles close to each other have no figures."""
    lefts = [50 + 36.5 * i for i in range(15)]
    close = [word(left, 690, "总计" if i % 5 == 4 else f"维持{'一二三四'[i % 5]}") for i, left in enumerate(lefts)]
    save("sparse-rows", page(
        row(200, "项目", "自然人", "企业", "其他", "总计"), row(220, "一、本年新收", "", "", "", "859"), word(100, 234, "二、部分公开（区分处理"),
        row(240, "", "3", "", "", ""), word(100, 246, "的只计这一情形）"), row(266, "三、总计", "3", "", "", "862"),
        word(110, 290, "第二十条第（六）项", 12), row(310, "信息内容", "上年项目数", "本年增减", "处理决定数", pitch=90),
        [word(100, 326, "行政处罚"), word(467, 326, "16")], [word(100, 342, "行政强制"), word(287, 342, "8")],
        word(110, 370, "第二十条第（五）项", 12), row(390, "", "处理决定数量"), word(150, 390, "信息内容"), word(100, 404, "行政许可"), word(100, 418, "行政确认"),
        row(432, "行政奖励", "160"), word(110, 460, "附表", 12), row(480, "统计指标", "单位", "数量"), row(496, "公报公开数", "条", "7"),
        row(512, "回应公众关注热点或重大舆情数同一热点计一次", "次"), row(528, "网站公开数", "条", ""), row(544, "微博公开数", "条", "2"),
        word(110, 640, "四、行政复议、行政诉讼情况", 12), close, [word(92 + 36.5 * i, 706, "5") for i in (1, 8, 13)]))


def blank_last_rows():
    """Rows without figures at the end of tables: the next page begins with one, and then with titles that are not
    those of the table before once more; where rows are far apart they are so, too. A heading is none."""
    prose = [word(90, 600, "本机关按照公开目录发布信息并按季度核对缺漏的栏目当月补齐内容过期"), word(70, 616, "的及时归档。")]
    save("blank-last-rows", page(
        prose, row(640, "项目", "自然人", "企业", "总计"), row(668, "一、本年新收", "1", "2", "3"), word(100, 696, "二、上年结转申请"),
        word(110, 724, "第二十条第（一）项", 12), row(740, "", "处理决定"), word(150, 740, "信息内容"), row(756, "行政许可公开", "4"), row(772, "行政处罚公开", "5")),
        page(word(100, 80, "行政强制"), word(110, 106, "第二十条第（六）项", 12), row(780, "", "处理决定"), word(150, 780, "信息内容"), row(796, "行政许可", "7"),
             word(110, 818, "第二十条第（七）项", 12)),
        page(row(80, "", "处理决定"), word(150, 80, "信息内容"), word(100, 96, "行政检查"), word(100, 112, "行政确认"), word(110, 140, "第二十条第（八）项", 12),
             row(160, "", "处理决定"), word(150, 160, "信息内容"), row(176, "行政收费项目和标准", "7")),
        page(word(90, 80, "四、行政诉讼"), word(90, 110, LONG[:36])))


# Tables of requests, of which a row may have a cell too few or too many: tests/fixtures/pdf-requests.

REQUESTS = load_form("cn-2021").table("requests")
# Two kinds of results, the same for all applicants, and what goes in and out.
SOUND = {"new": 3, "carried_in": 1, "result.granted": 2, "result.denied.process": 1, "result.total": 3, "carried_out": 1}


def sound_rows():
    """Figures that add up, by row: of each applicant 3 come in, 2 are granted and 1 is refused."""
    figures = {r.id: [SOUND.get(r.id, 0)] * 6 for r in REQUESTS.rows if not r.is_group}
    return {row: [str(f) for f in few + [sum(few)]] for row, few in figures.items()}


def requests(name, rows, pitch=60, letters=4):
    """A page with the table; rows without figures are the headings of groups."""
    lines = [row(130, "申请情况", *(c.title[:letters] for c in REQUESTS.columns), left=40, first=480, pitch=pitch)]
    for i, form_row in enumerate(REQUESTS.rows):
        lines.append(row(150 + 20 * i, form_row.numeral + form_row.title, *rows.get(form_row.id, ()), left=40, first=480, pitch=pitch))
    save(name, page(centred(480, 60, "某市2023年政府信息公开工作年度报告"), word(60, 100, "三、收到和处理政府信息公开申请情况"), *lines,
                    size=(1000, 842)), kind="pdf-requests")


def ends_early():
    """A cell too few in a row, two figures being in one; no other row ends there. With dashes for 0 all cells are printed."""
    rows = {row: [f if f != "0" else "—" for f in figures] for row, figures in sound_rows().items()}
    rows["result.granted"] = ["2", "22", "2", "—", "2", "12"]
    requests("ends-early", rows)


def ends_early_and_holds():
    """The total of a row is blank: the columns bear out that the others stand in their places."""
    rows = sound_rows()
    rows["result.granted"][6] = ""
    requests("ends-early-and-holds", rows)


def ends_early_among_blanks():
    """Where other totals are blank, too: the last figure may be the total of the others, of which some are not known."""
    rows = sound_rows()
    for name in ("carried_in", "result.denied.internal", "result.unable.unclear"):
        rows[name][6] = ""
    rows["result.denied.process"] = ["", "1", "11", "1", "", "6"]
    requests("ends-early-among-blanks", rows)


def torn_before_blanks():
    """A figure in two cells of a row that has no total, as no detail has: three columns are out, and all hold if it is one."""
    rows = {row: [f if f != "0" else "" for f in figures] for row, figures in sound_rows().items()}
    rows["result.denied.process"] = ["1", "0", "1", "1", "", "", ""]
    rows["result.total"][0] = "12"
    rows["result.total"][3:6] = ["2", "2", "2"]
    rows["new"] = ["12", "3", "3", "2", "2", "2", "24"]
    rows["result.total"][6] = "24"
    requests("torn-before-blanks", rows)


def torn_in_narrow_columns():
    """The last figure of a row stands behind the columns, as close to the totals as columns are."""
    rows = {row: [f and f + "0000" * (f != "0") for f in (figures[0], "", "", "", "", "", figures[0])]
            for row, figures in sound_rows().items()}
    rows["result.granted"] = ["2", "1000", "", "", "", "", "", "20000"]
    requests("torn-in-narrow-columns", rows, pitch=30, letters=2)


def torn_in_full_width():
    """The last figures of a row stand in the column of totals, in full width and with a comma."""
    rows = sound_rows()
    rows["result.granted"] = ["2", "2", "2", "2", "1", "2", "１ １，０１２"]
    requests("torn-in-full-width", rows)


if __name__ == "__main__":
    for make in (paragraphs, plain, wrapped, groups, heads, blanks, pages, notes, one_figure, sides, together, blank_apart,
                 lines_of_figures, other_widths, spaced_titles, blank_tables, narrow_labels, left_titles, notes_below, pages_of_two_sizes, numeral_apart,
                 numeral_beside, fields_between, sentence_between, label_of_next_row, empty_rows, sparse_rows, blank_last_rows,
                 ends_early, ends_early_and_holds, ends_early_among_blanks, torn_before_blanks, torn_in_narrow_columns,
                 torn_in_full_width):
        make()
