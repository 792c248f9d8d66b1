"""A person's name told from the post before it: 技术部的林舟, 前台小何."""

from __future__ import annotations

import re

from bot.understanding.embedded.mentions.lexicon import SURNAMES

_POST = (
    "采购员|业务员|销售员|技术员|收银员|仓管员?|库管员?|文员|店员|营业员|护士长|护士|医生|项目经理|部门|部|科|处|室|组|车间|中心|仓库|前台|会计|出纳|采购|销售|技术|财务|行政|人事|工艺|设备|生产|质检|品控|市场|运营|后勤|总务"
    "|副?总经理|副?经理|副?总监|主管|科长|副?部长|副?主任|工程师|副?厂长|副?店长|老板娘?|助理|专员|秘书|文员|班长|组长|教师|老师|园长|校长|院长|站长|队长"
)
_POST_AND_NAME = re.compile(
    rf"^(?:(?:新来|新|他们|那边|客户)的?|一[个位名]|叫)*(?P<post>[\u4e00-\u9fff]{{0,8}}(?:{_POST}))的?(?P<name>[\u4e00-\u9fff]{{2,3}})$"
)


_SURNAMES = "".join(sorted(SURNAMES))
_CALLED = re.compile(
    rf"(?P<post>{_POST}|老板娘?)?(?P<name>[{_SURNAMES}](?:总(?![部店厂公包])|经理|姐|哥|工(?![程厂业作人地具艺期装])|老板|店长|主任|先生|女士|小姐|老师|医生|院长|部长|科长|阿姨|师傅))"
    r"(?![\u3400-\u9fff]*(?:公司|店|厂|院|所|中心|行)$)|(?:老板|经理|店长|负责人|采购|他|人)姓(?P<surname>[\u3400-\u9fff])(?![\u3400-\u9fff]{2})"
)
_FOREIGN = re.compile(r"的\s?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=\s?(?:对|想|要|问|说|打|来|，|,|$))")


def person_in(words: str) -> tuple[int, int] | None:
    """Where a person is named as people address each other: 采购孙姐, 老板姓蔡, …的Anders."""
    found = _CALLED.search(words)
    if found:
        return found.span("surname") if found["surname"] else found.span("name")
    foreign = _FOREIGN.search(words)
    return foreign.span("name") if foreign else None


def post_and_name(words: str) -> tuple[str, str] | None:
    """The post and the name in words that hold both, else None."""
    found = _POST_AND_NAME.match(words)
    return (found["post"], found["name"]) if found else None
