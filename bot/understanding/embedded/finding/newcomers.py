"""Firms that nobody has stored, told by how a Chinese message introduces them: 展会上认识一家…, 新开了家…, 有个潜在客户叫…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.lexicon import SURNAMES
from bot.understanding.embedded.values import Found

_REGISTERS = re.compile(
    r"线索|潜客|潜在客户|意向客户|询盘|新客户|建档|开户|[记录存加建登转](?:成|为|作|到|进|入)(?:了|个|我们的?)?客户"
)
_NAME = (
    r"(?P<name>[\u3400-\u9fff]{3,14}?)(?=[\s,，。;；:：、(（]|$|老板|联系人|负责人|电话|手机|的老板"
    r"|[,，]?对[\u3400-\u9fff]{1,8}感兴趣|想[要买找换进拿试看])"
)
_MET = re.compile(
    rf"(?:认识|碰到|遇到|新开|开|来|有|谈|找到|联系上|加|冒出来)(?:了?一?[家个]|的[那这]?[家个])(?:新的?|做[\u3400-\u9fff]{{1,4}}的)?{_NAME}"
)
_CALLED = re.compile(
    rf"(?<![\u3400-\u9fff]姓[\u3400-\u9fff])(?:名字|公司|店名|单位|客户|店|厂|家|馆|院)?叫(?:做|作)?\s?{_NAME}"
)
_A_PERSON = re.compile(
    r"(?:老板娘?|经理|店长|负责人|联系人|对接人|采购员?|主任|厂长|会计|仓管|前台|老师|医生|[他她]|人|姓[\u3400-\u9fff])$"
)
_NO_NAME = re.compile(
    r"^(?:潜在|意向|新客|客户|线索|询盘|老客户|大客户|小客户|人|朋友)|[我你他她咱们俩了吗呢吧]|感兴趣|有意向"
)


def with_newcomers(text: str, values: Sequence[Found], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with such a firm; what was merely guessed at in its name gives way."""
    found = list(_newcomers(text, values, mentions))
    if not found:
        return sorted(mentions, key=lambda mention: mention.start)
    kept = [m for m in mentions if not any(m.start < new.end and new.start < m.end for new in found)]
    return sorted([*kept, *found], key=lambda mention: mention.start)


def _newcomers(text: str, values: Sequence[Found], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The one firm that a message that registers somebody introduces, where no name has been found there yet."""
    if not _REGISTERS.search(text) or any(mention.unknown == "company" for mention in mentions):
        return
    for pattern in (_CALLED, _MET):
        for found in pattern.finditer(text):
            start, end = found.span("name")
            if pattern is _CALLED and _A_PERSON.search(text, 0, found.start()):
                continue
            person = len(found["name"]) == _LIKE_A_PERSON and found["name"][0] in SURNAMES
            if (
                person
                or _NO_NAME.search(found["name"])
                or is_filler(found["name"])
                or _taken(start, end, values, mentions)
            ):
                continue
            yield Mention(start, end, found["name"], unknown="company")
            return


_LIKE_A_PERSON = 3


def _taken(start: int, end: int, values: Sequence[Found], mentions: Sequence[Mention]) -> bool:
    """Whether a value stands there, or the name of a firm or a person that the company knows."""
    if any(value.start < end and start < value.end for value in values):
        return True
    known = (
        m
        for m in mentions
        if any(each.sure and each.kind in ("customer", "supplier", "contact") for each in m.candidates)
    )
    return any(mention.start < end and start < mention.end for mention in known)
