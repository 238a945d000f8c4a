# SPDX-License-Identifier: Apache-2.0
"""Quirks of labels and heads: numerals, punctuation, spaces, other names, lost characters."""
from __future__ import annotations

from typing import Callable, Dict, Tuple

from model import Document, Row
from quirks.registry import FLAT, LABELS, NEW_FORMS, OLD_FORM, quirk

_DIGITS = "0123456789"


def _numerals(document: Document, change: Callable[[str], str]) -> bool:
    for row in document.rows():
        if row.numeral and not row.numeral.startswith("其中"):
            row.numeral = change(row.numeral)
    return True


def _texts(document: Document, change: Callable[[str], str]) -> bool:
    """Changes every label, note and head."""
    for sheet in document.sheets.values():
        sheet.heads = [change(head) for head in sheet.heads]
        sheet.corner = change(sheet.corner)
        for row in sheet.rows:
            row.numeral, row.title, row.note = change(row.numeral), change(row.title), change(row.note)
    return True


@quirk(LABELS, "numerals")
def numerals_with_comma(document: Document) -> bool:
    """`1、` for `1.`."""
    return _numerals(document, lambda n: n.replace(".", "、"))


@quirk(LABELS, "numerals")
def numerals_full_width(document: Document) -> bool:
    """`１．` for `1.`."""
    wide = {ord(d): chr(0xFF10 + int(d)) for d in _DIGITS}
    return _numerals(document, lambda n: n.translate(wide).replace(".", "．"))


@quirk(LABELS, "numerals")
def numerals_with_space(document: Document) -> bool:
    space = document.rng.choice((" ", "\u3000", "\u00a0"))
    return _numerals(document, lambda n: n + space)


@quirk(LABELS, "numerals")
def numerals_missing(document: Document) -> bool:
    return _numerals(document, lambda n: "")


@quirk(LABELS, "numerals")
def numerals_wrong(document: Document) -> bool:
    """A few rows carry the numeral of another."""
    rows = [r for r in document.rows() if r.numeral and not r.numeral.startswith("其中")]
    for _ in range(3):
        first, second = document.rng.sample(rows, 2)
        first.numeral = second.numeral
    return True


@quirk(LABELS, "of_which", forms=OLD_FORM)
def of_which_missing(document: Document) -> bool:
    for row in document.rows():
        row.numeral = row.numeral.replace("其中：", "")
    return True


@quirk(LABELS, "of_which", forms=OLD_FORM)
def of_which_on_all(document: Document) -> bool:
    for row in document.rows():
        if row.id and row.id.startswith("request.reply.refused."):
            row.numeral = "其中："
    return True


@quirk(LABELS, "punctuation")
def half_width_punctuation(document: Document) -> bool:
    table = str.maketrans("（），：", "(),:")
    return _texts(document, lambda text: text.translate(table))


@quirk(LABELS, "punctuation")
def full_width_punctuation(document: Document) -> bool:
    table = str.maketrans("()", "（）")
    return _texts(document, lambda text: text.translate(table).replace("、行政机关", "，行政机关"))


@quirk(LABELS, "quotes")
def other_quotes(document: Document) -> bool:
    left, right = document.rng.choice((('"', '"'), ("", ""), ("「", "」"), ("‘", "’"), ("”", "“"), ("“", "“")))
    table = str.maketrans({"“": left, "”": right, "《": document.rng.choice("《〈<"), "》": document.rng.choice("》〉>")})
    return _texts(document, lambda text: text.translate(table))


def _spaced(document: Document, text: str, space: str) -> str:
    return "".join(c + (space if document.rng.random() < 0.3 else "") for c in text).strip()


@quirk(LABELS, "spaces")
def spaces_in_labels(document: Document) -> bool:
    """`三 、本 年 度`."""
    space = document.rng.choice((" ", "\u3000", "\u00a0", "  "))
    return _texts(document, lambda text: _spaced(document, text, space))


@quirk(LABELS, "spaces", formats=frozenset({"html", "docx", "xlsx", "csv"}))
def line_breaks_in_labels(document: Document) -> bool:
    def broken(text: str) -> str:
        if len(text) < 4 or document.rng.random() < 0.5:
            return text
        at = document.rng.randint(2, len(text) - 1)
        return text[:at] + "\n" + text[at:]

    return _texts(document, broken)


@quirk(LABELS, "notes")
def notes_missing(document: Document) -> bool:
    for row in document.rows():
        row.note = ""
    return True


@quirk(LABELS, "notes")
def notes_added(document: Document) -> bool:
    """Remarks in brackets behind some labels."""
    for row in document.rng.sample(document.rows(), 5):
        row.note += document.rng.choice(("（件）", "（含转办）", "（不含下属单位）", "（见附表）", "(本年度)"))
    return True


# The same things under other names, as found in published reports.
_ROW_NAMES: Dict[str, Tuple[str, ...]] = {
    "normative": ("规范性文件", "行政规范性文件", "规范文件"),
    "new": ("本年新收", "本年新收政府信息公开申请"),
    "carried_in": ("上年结转", "上年结转政府信息公开申请"),
    "carried_out": ("结转下年度", "结转下一年度继续办理"),
    "result.denied.other_law": ("其他法律、行政法规禁止公开",),
    "result.denied.security_stability": ("危及三安全一稳定", "危及\"三安全一稳定\""),
    "result.unable.unclear": ("申请内容不明确",),
    "result.not_processed.petition": ("信访举报投诉",),
    "result.other.no_correction": ("申请人无正当理由逾期不补正", "逾期不补正"),
    "result.other.fee_unpaid": ("逾期未缴费",),
    "result.total": ("合计",),
    "direct": ("未经行政复议直接起诉", "未经复议直接诉讼"),
    "after_review": ("行政复议后起诉",),
    "disclosure.total": ("主动公开信息数", "主动公开政府信息总数"),
    "disclosure.normative": ("主动公开规范文件数",),
    "disclosure.normative_issued": ("制发规范性文件数",),
    "request.reply.refused.not_gov_info": ("不是条例所指政府信息",),
}
_HEAD_NAMES: Dict[str, Tuple[str, ...]] = {
    "commercial": ("企业", "商业"), "research": ("科研",), "welfare": ("社会组织", "公益组织", "社会公益"),
    "law_service": ("法律服务",), "total": ("合计",), "upheld": ("维持",), "corrected": ("纠正",), "other": ("其他",),
    "pending": ("未审结",), "issued": ("本年制发数", "本年制发"), "repealed": ("本年废止",),
    "in_force": ("现行有效件", "现行有效"), "amount": ("本年收费金额",),
}


@quirk(LABELS, "names")
def other_row_names(document: Document) -> bool:
    share = document.rng.choice((0.3, 1.0))
    for row in document.rows():
        if row.id in _ROW_NAMES and document.rng.random() < share:
            row.title = document.rng.choice(_ROW_NAMES[row.id])
    return True


@quirk(LABELS, "head_names", forms=NEW_FORMS)
def other_head_names(document: Document) -> bool:
    for sheet in document.sheets.values():
        if sheet.id == "art20_9":
            continue
        for i, column in enumerate(sheet.column_ids):
            if column in _HEAD_NAMES and document.rng.random() < 0.6:
                sheet.heads[i] = document.rng.choice(_HEAD_NAMES[column])
    return True


# Simplified and traditional characters of the words that the forms print.
_PAIRS = ("开開 务務 处處 规規 单單 总總 结結 数數 报報 条條 个個 会會 关關 审審 请請 讼訟 诉訴 议議 复復 维維 纠糾 机機 构構 "
          "业業 组組 织織 办辦 继繼 续續 转轉 无無 关關 予予 国國 与與 应應 众眾 热熱 点點 发發 实實 时時 传傳 网網 络絡 负負 责責 "
          "举舉 绝絕 内內 费費 缴繳 纳納 权權 项項 额額 类類 设設 团團 执執 级級 节節 图圖 显顯 经經 济濟 稳穩 护護 东東 术術 为為 "
          "现現 废廢 标標 统統 计計 专專 职職 员員 训訓 运運 过過 进進 询詢 问問 访訪 谈談 说說 读讀 论論 证證 许許 罚罰 强強 征徵 购購 采採")
_TRADITIONAL = {ord(pair[0]): pair[1] for pair in _PAIRS.split() if pair[1] not in "徵"}


@quirk(LABELS, "script")
def traditional_characters(document: Document) -> bool:
    return _texts(document, lambda text: text.translate(_TRADITIONAL))


def _damaged(document: Document, row: Row) -> str:
    """A title without some characters, or with one misread."""
    rng, title = document.rng, row.title
    at = rng.randrange(len(title) - 2)
    if rng.random() < 0.5:
        return title[:at] + title[at + rng.randint(1, 2):]
    return title[:at] + rng.choice("?口□士末己") + title[at + 1:]


@quirk(LABELS, "damage", hard=True)
def damaged_labels(document: Document) -> bool:
    """Lost and misread characters in one to three labels; what is not recognised must be told."""
    rows = [r for r in document.rows() if len(r.title) >= 6 and not r.is_group and r.id]
    for row in document.rng.sample(rows, document.rng.randint(1, 3)):
        row.title = _damaged(document, row)
    document.sound = False  # a table of one row may not be found at all
    return True


@quirk(LABELS, "of_which", forms=OLD_FORM, formats=FLAT)
def of_which_with_space(document: Document) -> bool:
    for row in document.rows():
        row.numeral = row.numeral.replace("其中：", document.rng.choice(("其中： ", "其 中：", "其中 :")))
    return True
