# SPDX-License-Identifier: Apache-2.0
"""What a government site puts round a report: menus, scripts, side bars, breadcrumbs, footers."""
from __future__ import annotations

from random import Random
from typing import List

from model import Document

_MENU = ("首页", "机构概况", "政务公开", "政府信息公开", "办事服务", "互动交流", "数据开放", "走进示例", "无障碍浏览", "长者模式")
_LINKS = ("关于召开年度会议的通知", "财政预算公开", "部门决算", "招考公告", "政策解读", "行政许可办理指南", "行政处罚案件信息", "规范性文件目录")


def _script(rng: Random, size: int) -> str:
    parts = ["<script type=\"text/javascript\">", "var rows = '<table><tr><td>1.政府网站公开政府信息数</td><td>9</td></tr></table>';"]
    length = 0
    while length < size:
        line = f"function f{rng.randint(0, 10**6)}(a, b) {{ if (a < b && b > {rng.randint(0, 999)}) return '<td>' + a + '</td>'; }}"
        parts.append(line)
        length += len(line)
    return "\n".join(parts + ["</script>"])


def _menu() -> List[str]:
    return ["<div class=\"nav\"><ul>", *(f'<li><a href="/{i}/">{name}</a></li>' for i, name in enumerate(_MENU)), "</ul></div>"]


def _side_bar(document: Document, links: int) -> List[str]:
    """Other reports of the same body, and a table of dates that is none of the form's."""
    rng = document.rng
    older = [f'<li><a href="/r/{y}.html">{document.body}{y}年政府信息公开工作年度报告</a></li>'
             for y in range(document.year - 3, document.year)]
    rows = [f'<tr><td><a href="/n/{i}.html">{rng.choice(_LINKS)}</a></td><td>{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}</td></tr>'
            for i in range(links)]
    return ["<div class=\"side\"><h3>历年年报</h3><ul>", *older, "</ul><table class=\"list\">", *rows, "</table></div>"]


def _head_of_article(document: Document) -> List[str]:
    return ["<div class=\"crumbs\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/zwgk\">政府信息公开</a> &gt; 政府信息公开年报</div>",
            "<div class=\"tools\">字体：[<a>大</a> <a>中</a> <a>小</a>] <a href=\"javascript:print()\">打印本页</a> <a>关闭窗口</a></div>",
            f"<div class=\"info\">发布时间：{document.year + 1}-01-22 10:30　来源：{document.body}　浏览次数：<span id=hits>143</span></div>"]


def _footer() -> List[str]:
    return ["<div class=\"footer\"><table><tr><td>主办：示例单位</td><td>网站标识码：0000000000</td></tr>",
            "<tr><td colspan=2>版权所有　未经许可不得转载　联系电话：0000-0000000</td></tr></table></div>"]


def site(document: Document, meta: str, title: str, content: List[str]) -> List[str]:
    """A page of 20 to 320 KB; the side bar stands before the report, or behind it."""
    rng = document.rng
    size = int(20000 * 16 ** rng.random())
    side = _side_bar(document, size // 800)
    before, after = (side, []) if rng.random() < 0.5 else ([], side)
    return ["<!DOCTYPE html>", f"<html><head>{meta}<title>{title}_示例政府网</title>", _script(rng, size // 3), "</head><body>",
            *_menu(), *before, "<div class=\"article\">", *_head_of_article(document), *content, "</div>", *after,
            _script(rng, size // 6), *_footer(), "</body></html>"]
