"""People told of in passing: 老板姓冯, 甘经理 138…, 新来个采购员梁小燕."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.understanding.embedded.filling.posts import POST, TRADE
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.mentions.lexicon import SURNAMES

Span = tuple[int, int]
_POSTS = (
    "总经理|副总|经理|老板娘?|主任|店长|师傅|女士|先生|小姐|阿姨|老师|厂长|校长|园长|院长"
    "|站长|队长|班长|主管|主厨|厨师长|部长|科长|处长|局长|会计|医生|大夫|护士长|总监|工|总|姐|哥|叔"
)
_ONE_SIGN = "".join(sorted(surname for surname in SURNAMES if len(surname) == 1))
_SURNAMED = re.compile(
    r"(?P<post>老板娘?|总经理|经理|店长|负责人|联系人|采购|对接人|主任|厂长|校长"
    r"|园长|院长|主管|厨师长)(?:是)?姓(?P<name>[\u3400-\u9fff])"
)
_WHOLE_NAME = re.compile(
    r"(?:老板娘?|经理|店长|负责人|联系人|采购|人)?姓(?P<surname>[\u3400-\u9fff])(?:[,，\s](?:名字?)?叫?|(?:名字?)?叫)(?P<name>(?P=surname)[\u3400-\u9fff]{1,2})"
)
_TITLED = re.compile(
    rf"(?<![\u3400-\u9fff])(?:联系人|找|老板|联系|负责人|对接人)?(?P<name>[\u3400-\u9fff]{{1,2}}(?:{_POSTS})|[小老阿][{_ONE_SIGN}])"
    r"(?=\s*(?:[,，。;；、\d+]|电话|手机|微信|$|\s))"
)
#: 老板苏小妹: the post, and the whole name behind it.
_POST_FIRST = re.compile(
    r"(?<![\u3400-\u9fff])(?:老板娘?|店长|经理|负责人|采购|主管|主任|厂长|园长|校长|院长|厨师长|对接人)(?:是|叫)?"
    r"(?P<name>[\u3400-\u9fff]{2,3})(?=\s*(?:[,，。;；、\d+]|电话|手机|微信|$|\s))"
)
_NO_NAME = re.compile(r"客户|公司|咱们|我们|他们|对方|新来|那个|这个|大|总公|员工|手工|加工|施工|开工|完工")
_POST_ENDS = (
    r"(?:经理|总监|主任|科长|处长|部长|厂长|主管|员|工程师|助理|秘书|店长|店主|园长|校长|老板|会计|出纳|财务|前台|护士长"
    r"|医生|院长|老师|库管|仓管|仓库|内勤|采购|运营|买手|主厨|厨师长|行政|跟单|客服|设计师|组长|班长|大夫|技师|质检|品控|领班)"
)
_CAME = re.compile(
    rf"(?:(?<=的)|(?<=那边))(?P<before>{_POST_ENDS})(?=换成|换了|变成|改成|现在是)"
    r"|(?:新来|来|新换|换|新招|换成|新上?任|新)[了的]?(?:个|一个|位|一位|名)?(?:新的?)?"
    rf"(?P<title>[\u3400-\u9fff]{{0,4}}?{_POST_ENDS})"
    r"(?=叫|姓|是|[,，\s]|[\u3400-\u9fff]{2,3}(?:[\s,，]|电话|手机|$))"
)


def contact_told(stretch: Stretch) -> tuple[Span, str] | None:
    """Where a contact is told of and what he is called: the surname goes before the post."""
    for start, end in stretch.spans:
        if (found := _WHOLE_NAME.search(stretch.text, start, end)) and stretch.holds(*found.span()):
            return found.span(), found["name"]
        if (found := _SURNAMED.search(stretch.text, start, end)) and stretch.holds(*found.span()):
            post = "" if found["post"] in ("负责人", "联系人", "对接人", "采购") else found["post"]
            return found.span(), found["name"] + post
        for named in _POST_FIRST.finditer(stretch.text, start, end):
            if named["name"][0] in SURNAMES and stretch.free(*named.span("name")):
                return named.span(), named["name"]
        for named in _TITLED.finditer(stretch.text, start, end):
            if stretch.free(*named.span("name")) and not _NO_NAME.match(named["name"]):
                return named.span("name"), named["name"]
    return None


_BY_POST = re.compile(
    rf"\s*(?:[\u3400-\u9fff]{{1,4}}?[科部处室组]的?)?(?P<name>[{_ONE_SIGN}](?:{_POSTS}))"
    r"\s*(?:(?:电话|手机|微信)?[:：是]?\s*\d[\d\s-]*)?"
)


def called_by_post(stretch: Stretch) -> Span | None:
    """Somebody who is named by surname and post alone, in a clause that says nothing else: 器械科吴科长."""
    for start, end in stretch.spans:
        for first, last in _clauses_in(stretch, start, end):
            found = _BY_POST.fullmatch(stretch.text, first, last)
            if found and stretch.free(*found.span("name")):
                return found.span("name")
    return None


def _clauses_in(stretch: Stretch, start: int, end: int) -> list[Span]:
    """The pieces between spaces."""
    found = re.finditer(r"[^ ]+(?: \d[\d -]*)?", stretch.text[start:end])
    return [(start + each.start(), start + each.end()) for each in found]


_FIRST_NAME = re.compile(r"[\s,:]*([A-Z][a-z'’-]+(?: [A-Z][a-z'’.-]+){0,2})[\s,.]*")
_POST_EN = re.compile(rf"\b{POST}\b")
#: What somebody is, by the last word of it alone: "head gardener".
_TRADE_EN = re.compile(rf"(?:(?:the|our|their|an?) )?(?:[a-z-]+ ){{0,3}}?{TRADE}")
_TOLD_OF_HIM = re.compile(r"(?:he|she|they|it|who|his|her|and|but|so)\b")
_LONGEST_POST = 5


def first_name_alone(stretch: Stretch, place: int) -> Span | None:
    """Where somebody's name stands by itself, behind a newcomer's: "Hyde Park Preschool, Dana, 555 …".

    A single word may as well be a place, where no number or address comes behind it.
    """
    reached = max((value.end for value in stretch.lattice.values if value.kind in ("phone", "email")), default=0)
    for start, end in stretch.spans:
        if start < place or stretch.lattice.mentions_in(start, end) or stretch.lattice.values_in(start, end):
            continue
        raw = "".join(stretch.lattice.normal.raw[at] for at in stretch.lattice.normal.places[start:end])
        found = _FIRST_NAME.fullmatch(raw)
        if found and stretch.free(start, end) and (" " in found[1] or reached > end):
            return start + found.start(1), start + found.end(1)
    return None


_NEWCOMER = re.compile(
    r"\b(?:new|the|as|an?|their) ((?!new |the )(?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?= (?:at|for|over at|there|here|called|named|is|in)\b| ?[,.;:–-]|$| #)"
)
_POST_THERE = re.compile(r"(?:'s)?(?: new)? ((?!new )(?:[a-z-]+ ){0,2}?[a-z-]+)(?= (?:is|is now|'s now|is called) #)")
_SOMEBODY = re.compile(r" (?:lady|guy|man|woman|chap|bloke|girl|lad|gal|fella|person)$")


_NO_POST = re.compile(
    r"\b(?:contact|customer|lead|prospect|account|number|details|name|email|mail|mobile|phone|cell|address|one|face|hire|starter"
    r"|addition|joiner|recruit|colleague|guy|lady|man|woman|chap|bloke|girl|lad|person|guys|member|intern)\b"
)


def _before_name(text: str, found: re.Match[str]) -> bool:
    """Whether words stand right between "a new" and somebody's name: "has a new treasurer Ida Moss"."""
    new = text.endswith("new ", 0, found.start(1))
    return new and text.startswith(" #", found.end(1)) and not _NO_POST.search(found[1])


def _post_of_newcomer(stretch: Stretch) -> tuple[Span, str] | None:
    """ "new bar manager at the Crown called Lewis": the post right behind "new"."""
    text = stretch.text
    for each in stretch.lattice.mentions:
        if each.unknown == "name" and each.start:
            # Whose post it is may stand right behind it.
            text = text[: each.start] + "#" + text[each.start + 1 :]
    for start, end in stretch.spans:
        for found in _NEWCOMER.finditer(text, start, end):
            if (_POST_EN.search(found[1]) or _before_name(text, found)) and not stretch.lattice.mentions_in(
                *found.span(1)
            ):
                return found.span(1), _SOMEBODY.sub("", found[1])
    for each in stretch.lattice.mentions:
        # "Acme's office manager is now Kay Ford"
        there = _POST_THERE.match(text, each.end) if "customer" in each.kinds else None
        if there and _POST_EN.search(there[1]):
            return there.span(1), there[1]
    return None


def _post_alone(stretch: Stretch) -> tuple[Span, str] | None:
    """A post that stands by itself: "Gemma Holt, accounts payable, …"."""
    for start, end in _between_stops(stretch):
        words = stretch.text[start:end].strip(" ,.")
        if (
            not words
            or _TOLD_OF_HIM.match(words)
            or len(words.split()) > _LONGEST_POST
            or not (_POST_EN.search(words) or _TRADE_EN.fullmatch(words))
            or not words.isascii()
        ):
            continue
        if (
            stretch.lattice.values_in(start, end)
            or not stretch.free(start, end)
            or stretch.lattice.mentions_in(start, end)
        ):
            continue
        if not any(first < end and start < last for first, last in stretch.cues):
            first = start + len(stretch.text[start:end]) - len(stretch.text[start:end].lstrip(" ,."))
            return (first, first + len(words)), words
    return None


def _between_stops(stretch: Stretch) -> Iterator[Span]:
    """The stretch's clauses, where several of them stand in one span too."""
    for start, last in stretch.spans:
        yield from pairwise([start, *(stop for stop in stretch.lattice.stops if start < stop < last), last])


_BEHIND_NAME = re.compile(
    rf"(?: the | our | their |, | - )(?P<post>(?:[a-z-]+ )?(?:[a-z-]+ )?(?:{POST}|{TRADE}))"
    r"(?= (?:at|for|over|there|on|is|with)\b|[,.;)]|$)"
    r"| ?\((?P<told>[a-z&/ -]+)\)"
)


def _behind_name(stretch: Stretch) -> tuple[Span, str] | None:
    """What somebody is, told right behind the name: "Ida Holm the florist at …", "Ida Holm (accounts)"."""
    for mention in stretch.lattice.mentions:
        told = _BEHIND_NAME.match(stretch.text, mention.end) if mention.unknown == "name" else None
        if told and stretch.holds(*told.span()):
            group = "post" if told["post"] else "told"
            stretch.taken.append(told.span())
            return told.span(group), told[group]
    return None


def title_told(stretch: Stretch) -> tuple[Span, str] | None:
    """The post of somebody new: behind "has a new …", before the name."""
    if (came := post_of_who_came(stretch)) is not None:
        return came, stretch.text[slice(*came)]
    newcomer, alone = _post_of_newcomer(stretch), _behind_name(stretch) or _post_alone(stretch)
    if newcomer and alone:
        # "a site contact …, foreman": the one is what he is for, the other what he is.
        stretch.taken.append(newcomer[0])
    found = alone or newcomer
    return (found[0], found[1].removeprefix("new ")) if found else None


def post_of_who_came(stretch: Stretch) -> Span | None:
    """The post of somebody who is told of as new: 新来的技术总监姓洪."""
    found = (_CAME.search(stretch.text, start, end) for start, end in stretch.spans)
    return next((each.span("title" if each["title"] else "before") for each in found if each), None)
