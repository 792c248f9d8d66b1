"""A name that no record has yet, of a firm or of somebody: where it begins and ends."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.newcomer import (
    put_down_as,
)
from bot.understanding.embedded.filling.rest import rest
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import clean, gaps_between
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions import Mention


def new_name(stretch: Stretch, *, customer_known: bool) -> Span | None:
    """A name that no record has: what looks like one, else the words right behind the cue."""
    for mention in stretch.mentions():
        if mention.unknown in ("company", "name") or ("customer" in mention.kinds and not customer_known):
            end = max(
                _with_surname(stretch, mention), _with_house(stretch.text, mention.end), _going_on(stretch, mention)
            )
            return _with_place(stretch, mention), end
    if between := put_down_as(stretch):
        return between
    blocked = sorted([*stretch.taken, *stretch.cues])
    asked = min((last for _, last in stretch.cues), default=stretch.start)
    gaps = [gap for start, end in stretch.spans for gap in gaps_between(start, end, blocked)]
    behind = (gap for gap in gaps if gap[0] >= asked and len(clean(stretch.text[gap[0] : gap[1]])) > 1)
    found = next(behind, None) or rest(stretch)
    return without_request(stretch, found) if found else None


#: 帮我把…录进客户: what asks for it is no part of the name; 今天有人打电话来 names nobody.
_REQUESTS = re.compile(
    r"\s*(?:please |pls |can you |could you )?(?:add|put|create|register|enter|set up|make|save|stick)"
    r"(?: in| up| on| a| an| the| new)* (?=[a-z])"
    r"|[\s,，:：]*(?:帮我|帮忙|麻烦|请|给我|替我|把|将|先|你|您|现在|目前|以后|换成了?|换了|改成了?|是|叫|刚才|刚刚|今天|昨天|前天|上午|下午|那家|那个|这家|这个|一家|有家)+"
    r"|[\s,，:：]*(?:公司名?|店名|单位|名字)(?:就?是|叫|为)(?=[\u3400-\u9fff])"
    r"|[\s,，:：]*新(?:联系人|客户|线索|商机)(?=[\u3400-\u9fff])"
)


_NOBODY = re.compile(r"有人|有个人?|一个人|某|谁|客户|老板|朋友|顾客|对方")


#: 不姓孙, 重复了, 感兴趣: said of somebody, and no name.
_REMARK = re.compile(
    r"(?:不[姓是叫对要用]|没[有说给]|别|删|重复|感兴趣|有兴趣|有意向|已经|还没|另外|对了[,，]).*|[\u3400-\u9fff,，\s]*[了吧吗呢过]"
    r"|(?:电话|手机号?|号码|微信号?|联系人|联系方式|来源|邮箱|地址)(?:是|为|叫)?"
)


def without_request(stretch: Stretch, span: Span) -> Span | None:
    """A name without the words that ask for it; None where it names nobody."""
    led = _REQUESTS.match(stretch.text, *span)
    start = led.end() if led else span[0]
    words = clean(stretch.text[start : span[1]])
    if _NOBODY.match(stretch.text, start, span[1]) or len(words) <= 1 or _REMARK.fullmatch(words):
        return None
    return start, span[1]


#: 加个联系人尤立, 尤立展会来的: what stands right before a name or behind it without a mark, and is none of it.
_BEFORE_NAME = re.compile(r"(?:再|先|帮我)?(?:新?[增加添建录]一?[个位]?)?新?联系人(?:是|叫|为)?(?=[\u3400-\u9fff]{2})")
_BEHIND_NAME = re.compile(
    r"(?<=[\u3400-\u9fff]{2})(?:对(?:[^,，。]{1,8}(?:感|有)兴趣|$)|想(?:要|买|订|进|了解|采购)|展会|抖音|小红书|朋友介绍|转介绍|老客户介绍"
    r"|(?:从|在|通过)[\u3400-\u9fff]{1,6}?(?:来的|认识|找来|加的))"
)


def name_alone(text: str, span: Span) -> Span:
    """A name without what is told on in the same breath."""
    start, end = span
    if led := _BEFORE_NAME.match(text, start, end):
        start = led.end()
    behind = _BEHIND_NAME.search(text, start, end)
    return start, behind.start() if behind else end


_HOUSE = re.compile(
    r"[\u3400-\u9fff]{0,3}?(?:食堂|批发部|批发|会所|工作室|民宿|量贩|门市部?|经营部|分店|总店|旗舰店|专卖店?|生活馆|体验店|超市|便利店|餐厅|饭店|酒楼|酒店|宾馆"
    r"|学校|幼儿园|医院|诊所|门诊部?|商行|商店|商场|小店|驾校|网吧|影院|健身房|美容院|修理厂|洗车行|养老院|馆|坊|行|店|厂|部)(?=[\s,，。;；、:：在(（]|电话|联系人|手机|老板|$)"
)


def _with_house(text: str, place: int) -> int:
    """Where a new name ends: the word for its house belongs to it."""
    found = _HOUSE.match(text, place)
    return found.end() if found else place


_GOES_ON = re.compile(r"[\u3400-\u9fff]{2,8}(?=$|[\s,，。;；])")
_LIKE = frozenset({"homophone", "pinyin", "slip"})
_NO_PART = re.compile(r"电话|联系|手机|老板|负责|采购|归|算|在|是|的|[了吧吗呢过]$")


def _going_on(stretch: Stretch, name: Mention) -> int:
    """Where a new name ends whose beginning but sounds like somebody known: 富春 of 富春帆布, though like 福春."""
    heard = bool(name.candidates) and all(each.how in _LIKE for each in name.candidates)
    found = _GOES_ON.match(stretch.text, name.end) if heard else None
    if found is None or _NO_PART.search(found[0]) or not stretch.free(*found.span()):
        return name.end
    named = stretch.lattice.mentions_in(*found.span()) or stretch.lattice.values_in(*found.span())
    asked = any(first < found.end() and found.start() < last for first, last in stretch.cues)
    return name.end if named or asked else found.end()


def _with_surname(stretch: Stretch, name: Mention) -> int:
    """Where a new name ends: a capitalised word right behind it that merely sounds like somebody's name is part of it, and so
    is a town or goods that nothing else takes up.
    """
    for other in stretch.mentions():
        guessed = bool(other.candidates) and not other.sure
        town = bool(other.kinds & {"region", "warehouse", "team"}) and stretch.free(other.start, other.end)
        goods = (
            bool(other.kinds & {"product", "category"})
            and " " not in other.text
            and stretch.free(other.start, other.end)
        )
        if other.start == name.end + 1 and (guessed or town or goods):
            capital = stretch.lattice.normal.raw_text(other.start, other.end)[:1].isupper()
            return other.end if capital else name.end
    return name.end


def _with_place(stretch: Stretch, name: Mention) -> int:
    """Where a new name begins: a town right before it belongs to it, and what is written large as it is: "North Fork …"."""
    raw = stretch.lattice.normal
    for other in stretch.mentions():
        beside = other.end + 1 == name.start and raw.raw_text(other.start, name.end)[:1].isupper()
        large = beside and other.kinds & {"region", "team", "warehouse", "category"}
        town = (
            other.end == name.start and other.kinds & {"region", "warehouse"} and not other.text.endswith(("仓", "库"))
        )
        if large or town:
            return other.start
    return name.start
