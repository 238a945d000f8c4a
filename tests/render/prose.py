# SPDX-License-Identifier: Apache-2.0
"""Titles, sections and paragraphs of our own, with figures that the tables confirm."""
from __future__ import annotations

from random import Random
from typing import Dict, List, Set

from forms import Form
from model import Section

_PLACES = ("示例", "样板", "范例", "试填", "演示")
_KINDS = ("区人民政府", "县人民政府", "镇人民政府", "街道办事处", "市统计局", "区教育局", "乡人民政府", "经济开发区管理委员会")

TITLE_OF = {"cn-2014": "政府信息公开年度报告"}
TITLE = "政府信息公开工作年度报告"

# Of the forms from 2019 on; the first is the form's.
SECTION_VARIANTS = {
    "overview": ("总体情况",),
    "disclosure": ("主动公开政府信息情况",),
    "requests": ("收到和处理政府信息公开申请情况",),
    "disputes": ("政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    "problems": ("存在的主要问题及改进情况", "存在问题及改进情况", "存在的主要问题及整改措施",
                 "政府信息公开工作存在的主要问题及改进情况"),
    "other_matters": ("其他需要报告的事项",),
}

_NUMERALS = "一二三四五六七八九"

_PLAIN = (
    "各科室确定一名联络员，负责本科室信息的收集和报送，办公室按季度核对。",
    "栏目按照公开目录设置，内容过期的及时归档，居民可以按年份查找。",
    "公开前由起草人自查、负责人复核，涉及个人信息的部分不予上网。",
    "在服务大厅设有查阅点，备有电脑和打印设备，方便不常上网的居民。",
    "年中对照目录自查一次，发现缺漏的栏目当月补齐。",
    "组织工作人员学习公开条例，并以实际申请为例讨论答复的写法。",
)
_PROBLEMS = (
    "部分栏目更新不够及时，标题过长，居民不易找到所需内容。下一步按月检查，逐项改进。",
    "政策解读的形式还比较单一。下一步将多用图表和问答，把办事条件讲清楚。",
    "个别科室对公开时限重视不够。今后将把时限写入岗位职责，并定期提醒。",
)


def invent_body(rng: Random) -> str:
    return f"某{rng.choice('市县州')}{rng.choice(_PLACES)}{rng.choice(_KINDS)}"


def title(form: Form, body: str, year: int) -> List[str]:
    return [f"{body}{year}年{TITLE_OF.get(form.id, TITLE)}"]


def _requests_sentence(figures: Dict[str, str]) -> str:
    new = figures.get("requests.new.total", "0")
    carried = figures.get("requests.carried_in.total", "0")
    return f"全年新收政府信息公开申请{new}件，上年结转{carried}件，均已登记，按规定程序办理。"


def _fresh(drawn: List[str], used: Set[str]) -> List[str]:
    """The paragraphs that do not stand in the report already: nothing of a sound one stands twice."""
    fresh = [paragraph for paragraph in drawn if paragraph not in used]
    used.update(fresh)
    return fresh


def _paragraphs(section: str, figures: Dict[str, str], year: int, rng: Random, used: Set[str]) -> List[str]:
    some = _fresh(rng.sample(_PLAIN, rng.randint(1, 3)), used)
    if section == "overview":
        term = f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
        return [term, _requests_sentence(figures)] + some if "requests.new.total" in figures else [term] + some
    if section == "problems":
        return rng.sample(_PROBLEMS, rng.randint(1, 2))
    if section == "other_matters":
        return [rng.choice(("没有其他需要报告的事项。", "本年度没有收取信息处理费。"))]
    return some[:1] if rng.random() < 0.3 else []


def _statistics_sections(figures: Dict[str, str], year: int, rng: Random) -> List[Section]:
    website = figures.get("disclosure.channel.website", "0")
    total = figures.get("disclosure.total", "0")
    opening = f"{year}年，按照公开条例和上级要求推进公开工作，现将全年情况报告如下："
    used: Set[str] = set()
    parts = [("基本情况", _fresh(rng.sample(_PLAIN, 2), used)),
             ("主动公开情况", [f"全年主动公开政府信息{total}条，其中通过政府网站公开{website}条。"] + _fresh(rng.sample(_PLAIN, 1), used)),
             ("存在的问题和下一步打算", rng.sample(_PROBLEMS, rng.randint(1, 2)))]
    sections = [Section(None, "", [opening])]
    for numeral, (name, paragraphs) in zip(_NUMERALS, parts):
        sections.append(Section(None, f"{numeral}、{name}", paragraphs))
    sections.append(Section(None, "", ["附件："]))
    return sections


def sections(form: Form, figures: Dict[str, str], year: int, rng: Random) -> List[Section]:
    if form.id == "cn-2014":
        return _statistics_sections(figures, year, rng)
    made = []
    used: Set[str] = set()
    for numeral, (section, names) in zip(_NUMERALS, SECTION_VARIANTS.items()):
        made.append(Section(section, f"{numeral}、{names[0]}", _paragraphs(section, figures, year, rng, used)))
    return made
