"""Documents named by whose they are: 江月楼那单, 江月楼那个翻新商机, 江月楼那个漏水的售后."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.embedded.mentions.text import normalise
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.facts import Facts
from bot.understanding.world import Knowledge
from domain.kinds import Kind

_THIS = r"[那这](?![边里儿些么样周月年]|个[月星季礼]|一?次)(?:一?[个张笔条份批]|一)?"
_ORDER = r"(?:销售|草稿|待审批?|没发的?)?(?:订单|单子|单)(?!价(?!格)|[位号独品据])"
_CHANCE = r"商机|项目|机会"
_TICKET = r"售后单?|投诉单?|客诉单?|报修单?|工单"
_NAMED = re.compile(
    rf"(?:那边|这边|家)?\s?的?(?:{_THIS}(?P<order>[^\s,，。;；、]{{0,8}}的)?(?:{_ORDER})(?!丢|黄了|赢|没戏|凉|飞了|中标|拿下|谈成|没中|输)"
    rf"|(?:{_THIS}|的)(?P<chance>[^\s,，。;；、]{{0,10}}?)(?:那个|这个|的)?(?P<of_chance>{_CHANCE})(?![有都])"
    rf"|(?:[\u3400-\u9fff]{{1,5}}?的?)?{_THIS}(?P<ticket>[^\s,，。;；、]{{0,8}}?)(?P<of_ticket>{_TICKET})"
    rf"|{_THIS}(?:份|张)?(?P<quote>报价单?)"
    rf"|(?:[,，]\s?)?(?P<title>[\u3400-\u9fff]{{2,8}}?)的?(?:[那这]个(?:{_CHANCE})?|{_CHANCE})"
    rf"|{_THIS}(?P<words>[\u3400-\u9fffa-z0-9]{{2,8}}))"
)
#: 鼎固的采购单, 鼎固那张采购单.
_PURCHASE = re.compile(rf"(?:那边|这边|家)?(?:的|的?{_THIS})采购(?:订单|单)(?![位号独品据])")
_KINDS = {
    "order": Kind.ORDER,
    "of_chance": Kind.OPPORTUNITY,
    "of_ticket": Kind.TICKET,
    "quote": Kind.QUOTE,
    "title": Kind.OPPORTUNITY,
    "words": Kind.OPPORTUNITY,
}
_SPOKEN_OF = re.compile(_CHANCE)
_LEAST = 2


def with_documents_named_behind(lattice: Lattice, facts: Facts, known: Knowledge) -> Lattice:
    """The message, with the documents in it that are named by their customer alone."""
    bought = list(_bought(lattice, facts))
    if not bought and "那" not in lattice.text and "这" not in lattice.text and not _SPOKEN_OF.search(lattice.text):
        return lattice
    found = bought or [each for mention in lattice.mentions for each in _named_behind(lattice, mention, facts, known)]
    found += [] if found else list(_named_ahead(lattice, facts, known))
    if not found:
        return lattice
    mentions = [each for each in lattice.mentions if not any(_within(each, new) for new in found)]
    values = tuple(each for each in lattice.values if not any(_within(each, new) for new in found))
    together = sorted([*mentions, *found], key=lambda each: each.start)
    return replace(lattice, mentions=tuple(together), values=values)


def _bought(lattice: Lattice, facts: Facts) -> Iterator[Mention]:
    """The purchase orders that are named behind whom they go to."""
    if "采购" not in lattice.text:
        return
    for mention in lattice.mentions:
        suppliers = [each.id for each in mention.of_kind("supplier") if each.sure]
        named = _PURCHASE.match(lattice.text, mention.end) if len(suppliers) == 1 else None
        if named is None or lattice.quoted(mention.start):
            continue
        kind = Kind.PURCHASE_ORDER
        ids = facts.documents_of(kind, suppliers[0])
        if ids:
            # With the house itself: who it is of is told by it.
            said = lattice.text[mention.start : named.end()]
            of = tuple(Candidate(str(kind), id_, "part", sure=True, of=suppliers[0]) for id_ in ids)
            yield Mention(mention.start, named.end(), said, of)


def _within(each: Mention | Found, new: Mention) -> bool:
    return new.start <= each.start and each.end <= new.end


def _named_behind(lattice: Lattice, owner: Mention, facts: Facts, known: Knowledge) -> Iterator[Mention]:
    """The document that is named right behind its customer's name."""
    owners = _owners(owner)
    named = _NAMED.match(lattice.text, owner.end) if owners else None
    if named is None or lattice.quoted(owner.start):
        return
    start, end = named.start() + (named[0][0] in ",，"), named.end()
    if any(m.start < end and start < m.end and _numbered(m) for m in lattice.mentions):
        return
    group = next((name for name in ("title", "words", "quote", "of_ticket", "of_chance") if named[name]), "order")
    kind = _KINDS[group]
    ids = [id_ for each in owners for id_ in facts.documents_of(kind, each)]
    if group in ("title", "words"):
        ids, end = _by_title(known, ids, named, group)
        if not ids:
            return
    elif not ids:
        if group == "order":
            yield Mention(start, end, lattice.text[start:end], unknown="document")
        return
    else:
        ids = _narrowed(lattice, kind, ids, start, end, facts, known)
    yield Mention(
        start, end, lattice.text[start:end], tuple(Candidate(str(kind), id_, "part", sure=True) for id_ in ids)
    )


_AHEAD = re.compile(
    rf"(?:^|(?<=[\s,，。;；]))(?P<words>[\u3400-\u9fffa-z0-9]{{2,12}}?)的?[那这]个(?:{_CHANCE})(?![有都])"
)


def _named_ahead(lattice: Lattice, facts: Facts, known: Knowledge) -> Iterator[Mention]:
    """The opportunity that is named by its title before anybody of the customer's is: 门锁升级那个项目，跟江工谈过."""
    named = _AHEAD.search(lattice.text)
    if named is None or lattice.quoted(named.start()):
        return
    owners = dict.fromkeys(owner for mention in lattice.mentions for owner in _owners(mention))
    ids = [id_ for owner in owners for id_ in facts.documents_of(Kind.OPPORTUNITY, owner)]
    fits = [id_ for id_ in ids if named["words"] in _title(known, id_)]
    if len(fits) == 1:
        start, end = named.span()
        only = Candidate(str(Kind.OPPORTUNITY), fits[0], "part", sure=True)
        yield Mention(start, end, lattice.text[start:end], (only,))


def _numbered(mention: Mention) -> bool:
    return bool(mention.kinds & {str(kind) for kind in _KINDS.values()})


def _owners(mention: Mention) -> list[str]:
    customers = [each.id for each in mention.of_kind("customer") if each.sure]
    people = [each.of for each in mention.of_kind("contact") if each.sure]
    return list(dict.fromkeys(customers or people))


def _by_title(known: Knowledge, ids: Sequence[str], named: re.Match[str], group: str) -> tuple[list[str], int]:
    """The opportunities whose title holds the words, and where these end: 那个翻新赢了, 二期那个丢了."""
    words, start = named[group], named.start(group)
    for size in range(len(words), _LEAST - 1, -1):
        fits = [id_ for id_ in ids if words[:size] in _title(known, id_)]
        if fits and (group == "words" or size == len(words)):
            return fits, start + size if group == "words" else named.end()
    return [], named.end()


def _title(known: Knowledge, id_: str) -> str:
    return " ".join(normalise(name.text).text for name in known.index.names_of("opportunity", id_))


def _narrowed(
    lattice: Lattice, kind: Kind, ids: Sequence[str], start: int, end: int, facts: Facts, known: Knowledge
) -> list[str]:
    """Of several, those that fit what else is said: the words of the title, the goods and figures on the order."""
    if len(ids) < _LEAST:
        return list(ids)
    if kind is Kind.OPPORTUNITY:
        words = lattice.text[start:end]
        shared = {id_: _overlap(words, _title(known, id_)) for id_ in ids}
    elif kind in (Kind.ORDER, Kind.QUOTE):
        shared = {id_: _on_it(lattice, kind, id_, facts) for id_ in ids}
    else:
        return list(ids)
    best = max(shared.values())
    return [id_ for id_ in ids if shared[id_] == best]


def _overlap(words: str, title: str) -> int:
    runs = (
        size
        for start in range(len(words))
        for size in range(len(words) - start, 1, -1)
        if words[start : start + size] in title
    )
    return max(runs, default=0)


def _on_it(lattice: Lattice, kind: Kind, id_: str, facts: Facts) -> int:
    """How many of the goods and quantities that the message names are on a document."""
    lines = facts.lines_of(kind, id_)
    goods = {candidate.id for mention in lattice.mentions for candidate in mention.of_kind("product")}
    said = {value.value.amount for value in lattice.values if isinstance(value.value, Quantity)}
    return sum(line.product in goods for line in lines) + sum(line.quantity in said for line in lines)
