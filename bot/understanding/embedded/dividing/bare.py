"""A customer and lines by themselves, as people note an order: 江月楼 贝柱3箱, "Harbour: 3 chairs, 2 lamps"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.filling.line_prices import TAX
from bot.understanding.embedded.finding.lattice import Lattice, Span, is_a
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.in_passing.asides_zh import asides_zh
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from domain.kinds import Kind

_PLAIN = ~(Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED | Mood.TOLD | Mood.PAST)
#: What but says that the price is as it was, or how soon it is wanted.
_STAYS = re.compile(
    r"\s*(?:单?价格?|价钱|其[他它]的?)(?:都|也|先|还是|还)?(?:不[动变]|照旧|照常|一样|按(?:老|原)(?:价|来的?)|老样子)\s*"
    r"|\s*(?:还是|还|按)?(?:老价格?|原价|老规矩)\s*|\s*(?:比较|有点|挺|很|真)?(?:急|加急|着急|急用|急要)[的啊了]?\s*"
)
#: 按上次的价: told of the price, and no figure.
_AS_BEFORE = re.compile(
    r"(?:还是|还|就)?[按照](?:上[次回批]|之前|以前|去年|原来|往常|老)的?(?:那个)?(?:价格?|单价|价钱)"
)
#: 孙大厨刚打电话: how the order came in.
_CALLED = re.compile(
    r"(?:刚刚?|刚才|又|早上|上午|下午)?(?:来|打来?)了?个?(?:电话|微信|消息)(?:过?来)?(?:了|说)?(?=$|[\s,，。;；:：])"
)
_VERBS = re.compile(r"来|要|拿|再|先|给|的")
#: "wants some …", 要几箱…: goods are wanted, and how many is to be asked.
_SOME = re.compile(
    r"\b(?:wants?|needs?|(?:would|'d) like|to order|ordering|to buy)(?: to (?:order|buy))?"
    r" (?:some|some more|a few|a few more|a couple|a couple of|several|more|a bit of|a bit more) (?:of )?(?:the |our |those )?$"
    r"|(?:要|来|订|拿|下)(?:个|上)?(?:十?几[箱件个包盒瓶桶台条只支套卷袋]|一些|一点|点|些|若干)(?:的)?$"
)
#: 来100把扳手: counted goods are wanted, by whom is to be asked.
_LED = re.compile(
    r"(?:^|(?<=[\s,，。;；]))(?:帮我|给我|再|先|麻烦)*(?:来|要|订|下|拿)(?=\d|[一二两三四五六七八九十百])"
)
_FEW = 3
_NEAR = 8


def bare_lines(
    lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue], profiles: Iterable[Profile]
) -> list[Segment]:
    """The action that a name with counted goods means, where the message asks for nothing and hardly says more.

    Counted goods alone mean it too, where the message says nothing else: whose they are will be asked.
    """
    clauses = [clause for clause in clauses if not _STAYS.fullmatch(lattice.text, clause.start, clause.end)]
    called = [found.span() for found in _CALLED.finditer(lattice.text)]
    plain = [clause for clause in clauses if not any(clause.start < end <= clause.end for _, end in called)]
    if any(cue.weight >= OUTRIGHT for cue in cues) or any(clause.quoted or clause.mood & ~_PLAIN for clause in plain):
        return []
    if not (_counted_goods(lattice) or _some_goods(lattice)):
        return []
    led = [found.span() for found in _LED.finditer(lattice.text)]
    told = [*called, *led, *asides_zh(lattice), *(found.span() for found in _AS_BEFORE.finditer(lattice.text))]
    for profile in profiles:
        slot = profile.main
        ruled_out = any(cue.owner == profile.name and cue.weight < 0 for cue in cues)
        if not profile.vocabulary.bare or slot is None or ruled_out:
            continue
        named = [clause for clause in clauses if _names(lattice, clause, str(slot.reference))]
        goods = [clause for clause in clauses if _names(lattice, clause, "product")]
        if not named and slot.reference is not Kind.CUSTOMER:
            continue
        little = _FEW if named else 0
        if goods and all(
            _little_else(lattice, clause, little, told) for clause in ((*named, *goods) if named else clauses)
        ):
            return [Segment(profile.name, tuple(clauses), 0.0)]
    return []


def with_bare_lines(
    segments: Sequence[Segment],
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
) -> list[Segment]:
    """The segments, with the order that is noted before something else is asked for: "Harbour 3 chairs, and remind me …"."""
    if not segments or profiles[segments[0].action].has_lines or not profiles[segments[0].action].writes:
        return list(segments)
    first = segments[0]
    asked = min((cue.first for cue in first.cues), default=0)
    ahead = [clause for clause in clauses if clause.end <= asked]
    goods = [c for c in ahead if _names(lattice, c, "product") and lattice.values_in(c.start, c.end)]
    if not goods or not any(_names(lattice, clause, str(Kind.CUSTOMER)) for clause in ahead):
        return list(segments)
    said = [cue for cue in cues if cue.last <= ahead[-1].end]
    noted = bare_lines(lattice, ahead, said, profiles.values())
    rest = tuple(clause for clause in first.clauses if clause not in ahead)
    return [*noted, replace(first, clauses=rest), *segments[1:]] if noted and rest else list(segments)


def _counted_goods(lattice: Lattice) -> bool:
    """Whether an exact quantity stands beside goods of the company."""
    figures = [value for value in lattice.values if value.kind in ("quantity", "number") and value.exact]
    goods = [mention for mention in lattice.mentions if mention.of_kind("product")]
    return any(
        0 <= mention.start - value.end <= _NEAR or _right_behind(lattice, mention.end, value.start)
        for value in figures
        for mention in goods
    )


def _some_goods(lattice: Lattice) -> bool:
    """Whether some of the company's goods are wanted, and nobody says how many."""
    goods = (mention for mention in lattice.mentions if mention.of_kind("product"))
    return any(_SOME.search(lattice.text, 0, mention.start) for mention in goods)


def _right_behind(lattice: Lattice, start: int, end: int) -> bool:
    """Whether no more stands between than one sign, or as what the goods are priced: 花洒按上次的价来30箱."""
    if not start <= end:
        return False
    return end - start <= 1 or _VERBS.sub("", _AS_BEFORE.sub("", lattice.text[start:end])).strip() == ""


def _names(lattice: Lattice, clause: Clause, kind: str) -> bool:
    return any(is_a(mention, kind) and mention.candidates for mention in lattice.mentions_in(clause.start, clause.end))


def _little_else(lattice: Lattice, clause: Clause, little: int, told: Sequence[Span]) -> bool:
    of_prices = [found.span() for found in TAX.finditer(lattice.text, clause.start, clause.end)]
    return weight(left_over(lattice, clause.start, clause.end, [*of_prices, *told])) <= little
