"""What looks like a name and is none: a unit that some product is called after ("8 bags of …"), a month within a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.understanding.embedded.finding.fillers import says_nothing
from bot.understanding.embedded.finding.measured import FIGURES
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.lexicon import EN_STOP, SURNAMES
from bot.understanding.embedded.mentions.text import singular
from bot.understanding.embedded.values import Found
from bot.understanding.world import Knowledge

_COUNTED = re.compile(
    r"(?:\d[\d.,]*|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|hundred|few))\s$"
)
_DATES, _ADDRESSES = frozenset({"day", "period", "moment"}), frozenset({"email", "phone"})
_PER = re.compile(r"\d\s?(?:an?|per|each|/)\s?$")
_PRICED = re.compile(r"(?:\d\.\d\d|[$£€]\s?\d[\d.,]*|(?:\bat|@) ?\d[\d.,]*) (?:a|per|each) $")
_MEASURE = re.compile(r"([a-z]+) of (?=\w)|([a-z]+s) (?=[a-z])")
_OF = re.compile(r"\s(?:of|x)\s")
#: 慕尼黑电子展上: what a fair is called is no firm.
_FAIR = re.compile(r"(?:展会?|博览会|论坛|峰会|年会|交易会)(?:[上里时]|$)")
_MONTHS = frozenset(
    {
        "jan",
        "feb",
        "mar",
        "apr",
        "april",
        "may",
        "jun",
        "june",
        "jul",
        "aug",
        "august",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    }
)


def without_false_names(
    names: Iterable[Mention], text: str, values: Sequence[Found], known: Knowledge
) -> Iterator[Mention]:
    """The names, without units that goods are counted or priced in, and without months within a date."""
    names = list(names)
    for name in names:
        if name.text in _MONTHS and any(_within(value, name, _DATES) for value in values):
            continue
        if any(_within(value, name, _ADDRESSES) for value in values):
            continue
        if (
            _plain_speech(name)
            or _mere_figure(name)
            or _with_small_word(name, known)
            or _counts(name, text, names)
            or _verb(name, text)
            or _another_person(name, text)
            or (name.unknown == "company" and _FAIR.match(text, name.end))
            or _is_part_of_a_term(name, text)
            or _of_last_time(name, text)
        ):
            continue
        if not _is_unit(name, text, names, known):
            yield _without_measure(name, text, known)


#: Everyday terms that begin like some firm's name: high priority, the front desk.
_TERMS = re.compile(
    r"(?:(?:high|low|top|medium|first|general) (?:prio(?:rity)?|importance)|front (?:desk|office|door|gate|counter|of\b)"
    r"|bank (?:holidays?|transfers?|details|account|statements?|charges)|back (?:to|by|until|till|a|an|one|two)"
    r"|(?:head|main|home|back) office|high (?:time|street|stock|demand)|first thing|best (?:price|offer|rate))\b"
)


def _is_part_of_a_term(name: Mention, text: str) -> bool:
    """Whether a part of a name is but the first word of an everyday term."""
    parts = bool(name.candidates) and all(each.how in ("part", "piece", "slip") for each in name.candidates)
    found = _TERMS.match(text, name.start) if parts and " " not in name.text else None
    return found is not None and found.end() > name.end


_PLACE = re.compile(r"第[一二三四五六七八九十\d](?:个|款|种|行|条|项|批|次|家|张|单|位|套)")
_TIME = re.compile(r"[上下这][次回][^\s]")


def _of_last_time(name: Mention, text: str) -> bool:
    """Whether what merely sounds like a name is a piece of 上次那单, or but tells which of several: 第一个."""
    if name.candidates and all(each.how in ("part", "piece") for each in name.candidates):
        return _PLACE.match(text, name.start) is not None
    guessed = bool(name.candidates) and not name.sure
    return guessed and name.start > 0 and _TIME.match(text, name.start - 1) is not None


def _plain_speech(name: Mention) -> bool:
    """Whether plain words merely look like a name that was misspelt: "remind me on"."""
    guessed = bool(name.candidates) and all(each.how == "slip" and not each.sure for each in name.candidates)
    return guessed and (all(word in EN_STOP for word in name.text.split()) or says_nothing(name.text))


_SMALL = frozenset({"of", "for", "to", "from", "at", "in", "on", "and", "with", "by", "the", "or"})


def _with_small_word(name: Mention, known: Knowledge) -> bool:
    """Whether what looks like a name with a slip in it begins or ends with a small word that the name has not: "of vanilla"."""
    words = name.text.split()
    if len(words) < _PAIR or not name.candidates or any(each.how != "slip" for each in name.candidates):
        return False
    for word, end in ((words[0], 0), (words[-1], -1)):
        names = (called.text.lower().split() for c in name.candidates for called in known.index.names_of(c.kind, c.id))
        if word in _SMALL and not any(said and said[end] == word for said in names):
            return True
    return False


_PAIR = 2


def _another_person(name: Mention, text: str) -> bool:
    """Whether another surname stands before a given name: 叫毕晓东 is no 晓东 of another surname."""
    given = len(name.text) == _GIVEN and all(each.how == "part" for each in name.candidates)
    if not given or not name.candidates or not name.kinds <= {"contact", "employee"} or not name.start:
        return False
    return text[name.start - 1] in SURNAMES and _NAMED.search(text, 0, name.start - 1) is not None


def _mere_figure(name: Mention) -> bool:
    """Whether a figure in words merely ends some goods' name as well: ten, and the tens."""
    return name.text in FIGURES and all(not each.sure for each in name.candidates) and bool(name.candidates)


def _counts(name: Mention, text: str, names: Sequence[Mention]) -> bool:
    """Whether a figure that is the size of some goods rather counts the others that are named right behind it."""
    if not (name.text.isdigit() and name.candidates and all(each.how == "spec" for each in name.candidates)):
        return False
    if not text.startswith(" ", name.end):
        return False
    sized = {each.id for each in name.candidates}
    return any(
        m.start == name.end + 1
        and m.text.isascii()
        and m.kinds == {"product"}
        and sized.isdisjoint(each.id for each in m.candidates)
        for m in names
    )


_GIVEN = 2
_NAMED = re.compile(r"(?:叫|是|姓名|名字|联系人|[\s,，:：])$")


#: Somebody is told to do what stands behind these, and no noun stands before those: "so stick in an order", "pick me 20 of …".
_BIDS = re.compile(r"(?:^|[,.;:!?]|\b(?:so|then|and|please|pls|just|also))\s*$")
_TO_WHAT = re.compile(
    r" (?:(?:in|up|down|out|on|off|through|over|back) )?(?:an?|another|me|us|them|him|her|it|this|that|these|those|some|the)\b"
    r"| (?:off|up|out|back)(?: on)? (?:order |quote |po )?[a-z-]*\d"
    r"| (?:in|up|down|out) (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|ten\b|twenty\b)"
)
_DOES = re.compile(r"\b(?:we|i|you|they|he|she|to|will|can|could|should|please|and|did)\s$")


#: Behind these, back is no thing: "knock back 1013".
_BACK = re.compile(
    r"\b(?:knock|push|send|put|take|bring|call|ring|go|come|get|give|set|move|hold|pull|turn|kick|book)(?:s|ed|ing)? $"
)


def _verb(name: Mention, text: str) -> bool:
    """Whether a single word for goods is rather what somebody does: "how many orders did we book"."""
    if name.text == "back" and name.kinds == {"product"} and _BACK.search(text, 0, name.start):
        return True
    word = name.kinds == {"product"} and name.text.isascii() and " " not in name.text and not name.text.endswith("s")
    if not word or not all(each.how in ("piece", "part") for each in name.candidates):
        return False
    if _TO_WHAT.match(text, name.end) and _BIDS.search(text, 0, name.start):
        return True
    return all(each.how == "piece" for each in name.candidates) and _DOES.search(text, 0, name.start) is not None


def _within(value: Found, name: Mention, kinds: frozenset[str]) -> bool:
    return value.kind in kinds and value.start <= name.start and name.end <= value.end


def _without_measure(name: Mention, text: str, known: Knowledge) -> Mention:
    """ "10 sets of …": what goods are counted in is no part of their name, though they are called so too."""
    found = _MEASURE.match(name.text)
    if found is None or not _COUNTED.search(text, 0, name.start):
        return name
    unit = found[1] or found[2]
    if unit not in known.units and singular(unit) not in known.units:
        return name
    if found[2] and singular(unit) == unit:
        return name
    return replace(name, start=name.start + found.end(), text=name.text[found.end() :])


def _said_of_goods_before(name: Mention, text: str, names: Sequence[Mention], known: Knowledge) -> bool:
    """ "48 rolls of film and 4 rolls free": a part of a name that counts what was named before, which is sold so."""
    if any(each.how != "piece" for each in name.candidates) or not _COUNTED.search(text, 0, name.start):
        return False
    before = [each.of_kind("product") for each in names if each.end <= name.start and "product" in each.kinds]
    last = before[-1] if before else ()
    goods = known.goods.get(last[0].id) if len(last) == 1 else None
    return goods is not None and goods.unit_named(name.text) is not None


def _is_unit(name: Mention, text: str, names: Sequence[Mention], known: Knowledge) -> bool:
    """Whether a word for a product merely says in what something else is counted, or what a price is for."""
    if not name.kinds <= {"product", "category"} or not name.kinds or " " in name.text:
        return False
    if _PRICED.search(text, 0, name.start):
        return True
    if name.text not in known.units and singular(name.text) not in known.units:
        return False
    if _PER.search(text, 0, name.start):
        return True
    if _said_of_goods_before(name, text, names, known):
        return True
    goods_follow = any(m is not name and m.start == name.end + 1 and m.kinds & {"product"} for m in names)
    return bool(_COUNTED.search(text, 0, name.start)) and (goods_follow or bool(_OF.match(text, name.end)))
