"""A reason that is told behind the rest, in a breath of its own: "…, box got wet", "…, they were kinked"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.in_passing.asides import asides

#: What befalls goods.
_BEFELL = re.compile(
    r"\b(?:broken?|smashed|crushed|squashed|squished|crack(?:s|ed)?|dent(?:s|ed)|damaged?|wet|damp|soaked|leak(?:s|y|ed|ing)?"
    r"|torn|ripped|split|spilt|spilled|spoil(?:t|ed)|rotten|mould(?:y|ed)?|mold(?:y|ed)?|expired|stolen|nicked|burst|melted|frozen|thawed|rust(?:y|ed)"
    r"|faulty|defective|dead|doa|doas|bent|warped|snapped|scratched|scuffed|scraped|chipped|stained|faded|kinked|frayed"
    r"|dropped|flood(?:ed)?|forklift|mice|rats|moths|miscount(?:ed)?|mispick(?:ed)?|written off|gone off|went off|out of date"
    r"|past (?:its|their) (?:date|best)|ruined|trashed|wrecked|shattered|punctured|popped|missing|lost|misplaced|written off"
    r"|sample[sd]?|used up|short[- ]dated|contaminated|burnt|burned|corked)\b"
)
#: What is told of the goods themselves.
_OF_THEM = re.compile(
    r"[\s,–-]*(?:(?:it|they|one|some|both|all|most|half|a few|a couple|the [a-z]+|these|those) "
    r"(?:is|are|was|were|has|have|had|got|came|went|keeps?|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|arrived"
    r"|turned|fell|[a-z]+ed)|(?:it|they)(?:'s|'re|'d|s|re)|(?:came|arrived|turned up) )\b"
)
#: Who asks for something, or tells what he himself did, tells no reason.
_ASKS = re.compile(
    r"[\s,–-]*(?:(?:and|but|so|then|also) )*(?:please|pls|plz|can|could|would|will|do|let|set|fix|put|make|book|log|update"
    r"|write|record|call|ring|chase|send|check|get|sort|cheers|thanks|thx|ta|i|we|i'll|i've|we've|remind|open|raise|order"
    r"|reorder)\b"
)
_EDGE = " ,.;:!-–"


def befell(words: str, *, of_them: bool = False) -> bool:
    """Whether words but tell what befell goods; `of_them`: whatever is told of them will do."""
    words = words.strip(_EDGE)
    told = _BEFELL.search(words) or (of_them and _OF_THEM.match(words))
    return bool(told) and words.isascii() and not _ASKS.match(words)


def told_behind(stretch: Stretch, *, of_them: bool) -> Span | None:
    """The clause, behind one from which something was taken, in which nothing is named and that tells what befell the goods."""
    lattice, text = stretch.lattice, stretch.text
    begun = min((first for first, _ in [*stretch.taken, *stretch.cues]), default=stretch.end)
    for start, end in _clauses(stretch):
        if start <= begun or not befell(text[start:end], of_them=of_them) or "?" in text[start : end + 1]:
            continue
        figures = any(value.kind not in ("number", "quantity") for value in lattice.values_in(start, end))
        named = any(m.candidates and m.kinds - {"product", "category"} for m in lattice.mentions_in(start, end))
        asked = any(first < end and start < last for first, last in stretch.cues)
        if not (figures or named or asked) and stretch.free(start, end):
            words = text[start:end].strip(_EDGE)
            first = text.index(words, start)
            return first, first + len(words)
    return None


#: Who asks for something, or sets right what was said, tells no reason.
_ASKS_ZH = re.compile(
    r"(?:麻烦|劳驾|请|帮|谢谢|辛苦|尽快|赶紧|快点|先|再|也|还|另外|其他|其它|剩|别的|改|不是|不对|应该|记得|提醒|通知|登记|处理|办|安排|走流程|就这|这样|行|可以|好)"
)
_FEW_SIGNS = 3


def told_behind_zh(stretch: Stretch) -> Span | None:
    """The same in Chinese: the clauses behind what was taken in which nothing is named, counted or asked for."""
    lattice, text = stretch.lattice, stretch.text
    begun = min((first for first, _ in [*stretch.taken, *stretch.cues]), default=stretch.end)
    told: Span | None = None
    for start, end in _clauses(stretch):
        words = text[start:end].strip(_EDGE_ZH)
        first = text.find(words, start) if words else start
        named = any(m.candidates and m.kinds - {"product", "category"} for m in lattice.mentions_in(first, end))
        asked = any(a < end and first < b for a, b in stretch.cues) or text[end : end + 1] in ("?", "？")
        plain = not (lattice.values_in(first, end) or named or asked) and stretch.free(first, first + len(words))
        if first <= begun or not words or not plain or words.isascii() or _ASKS_ZH.match(words):
            told = None if told and words else told
        elif told is not None:
            told = told[0], first + len(words)
        elif len(words) >= _FEW_SIGNS:
            told = first, first + len(words)
    return told


_EDGE_ZH = " ,.;:!-–，。；：！、~"


def told_at_goods(stretch: Stretch) -> Span | None:
    """What is told right behind goods that were taken: "3 lanterns frayed at the wick"."""
    text = stretch.text
    for mention in stretch.lattice.mentions:
        taken = (mention.start, mention.end) in stretch.taken and "product" in mention.kinds
        if not taken or not text.startswith(" ", mention.end):
            continue
        end = stretch.lattice.clause_end(mention.end)
        words = text[mention.end : end].strip(_EDGE)
        first = mention.end + 1
        free = stretch.free(first, end) and not any(a < end and first < b for a, b in stretch.cues)
        plain = not stretch.lattice.mentions_in(first, end) and not stretch.lattice.values_in(first, end)
        if free and plain and words.count(" ") < _FEW_WORDS and befell(words):
            return first, first + len(words)
    return None


_FEW_WORDS = 6
#: What befell so many: 有3个裂了.
_BEFELL_ZH = re.compile(
    r"\s?(?:都|全|全部|有点|已经|被)*(?:[压摔磕碰烧磨泡冻弄挤划]?(?:坏|裂|破|碎|断|烂|漏|潮|湿|霉|锈|瘪|弯|花|化)|变形|变质|变色|过期|受潮|发霉|生锈|开裂|破损|损坏|漏[气液油水]"
    r"|划伤|掉漆|脱胶|脱落|有?色差|不[亮转热响通灵]|打不开|松动|开胶|起泡|起皮|有?划痕|有?裂纹|有?质量问题|有?问题)(?:了|的|掉了?)*(?=$|[\s,，。;；])"
)


#: 老六说不要了, 客户说做不下来: whoever it was that did not want it any more.
_SAID_BY = re.compile(
    r"\s*(?:因为|是)?(?:#|客户|客人|对方|[他她]们?|人家|业主|甲方|老板娘?|采购|店长|[小老阿][\u3400-\u9fff]|[\u3400-\u9fff][总哥姐工])"
    r"(?:那边|家|那里)?(?:刚|刚才|又|都|也|来电话|打电话来?|发微信)*(?:说|讲|表示|通知|改口)(?:了|是)?"
    r"(?:暂时|先|又|都|他们|这批|这次)*(?:不要|不做|不想要|不需要|用不上|用不着|不定|不订|不买)(?:了|的|啦|呢)*\s*"
)


def said_not_wanted(stretch: Stretch) -> Span | None:
    """A clause behind what is asked for in which somebody is told to want it no more: 取消1024，老六说不要了."""
    begun = min((last for _, last in stretch.cues), default=stretch.end)
    for start, end in _clauses(stretch):
        if start >= begun and says_not_wanted(stretch.lattice, start, end):
            words = stretch.text[start:end].strip(_EDGE + "，。；")
            first = stretch.text.find(words, start)
            return first, first + len(words)
    return None


def says_not_wanted(lattice: Lattice, start: int, end: int) -> bool:
    """Whether a clause but tells that somebody wants it no more."""
    words = lattice.text[start:end].strip(_EDGE + "，。；")
    named = next((m for m in lattice.mentions_in(start, end) if m.kinds), None)
    return _SAID_BY.fullmatch(words if named is None else words.replace(named.text, "#", 1)) is not None


def befell_so_many(stretch: Stretch) -> Span | None:
    """What is told right behind how many: 有3个裂了."""
    for value in stretch.lattice.values:
        found = _BEFELL_ZH.match(stretch.text, value.end) if value.kind == "quantity" else None
        if found and stretch.holds(*found.span()) and stretch.free(*found.span()):
            return found.span()
    return None


def _clauses(stretch: Stretch) -> Iterator[Span]:
    """The stretch's clauses, where several of them stand in one span too."""
    for start, last in stretch.spans:
        stops = [stop for stop in stretch.lattice.stops if start < stop < last]
        yield from pairwise([start, *stops, last])


def told_of_somebody(stretch: Stretch) -> Span | None:
    """A clause behind what is asked for that but tells of somebody or something how it is: "…, the yard has shut"."""
    begun = max((last for _, last in stretch.cues), default=stretch.end)
    for start, end in asides(stretch.lattice):
        words = stretch.text[start:end].strip(_EDGE)
        first = stretch.text.find(words, start)
        free = stretch.holds(first, first + len(words)) and stretch.free(first, first + len(words))
        if words and first >= begun and free and not stretch.lattice.values_in(first, end):
            return first, first + len(words)
    return None
