"""What the slots of an action tell about each other once they are filled, and what is still wanting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.goods_or_deal import deal_and_not_the_goods
from bot.understanding.embedded.filling.people import post_and_name
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.owned.titles import words_of_title
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts, LineFact
from bot.understanding.proposal import How, Source
from domain.arguments import SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner

_PUTS_OFF = re.compile(
    r"延|推|往后|顺延|晚|later|postpone|push|delay|put back|\b(?:slip|slide|shift|move|knock|put|set)\b.*\b(?:back|out)\b"
)
_BRINGS_FORWARD = re.compile(r"提前|往前|提早|早|earlier|bring forward|pull in|sooner")


def put_off(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """A document put off by a week is due a week after the day it was due, or was just said to be."""
    order = filled.args.get("order")
    by = next((value for value in stretch.lattice.values if isinstance(value.value, timedelta)), None)
    if order is None or by is None or not isinstance(by.value, timedelta):
        return
    due = facts.due_on(Kind.ORDER, order)
    said = stretch.text[stretch.start : stretch.end]
    for slot in profile.slots:
        source = filled.sources.get(slot.name)
        if slot.kind is SlotKind.DAY and due and (source is None or source.start == by.start):
            if source is None and slot.name in filled.args:
                due = date.fromisoformat(filled.args[slot.name])
            if _BRINGS_FORWARD.search(said) or _PUTS_OFF.search(said):
                stretch.take(by)
            if _BRINGS_FORWARD.search(said):
                filled.args[slot.name] = (due - by.value).isoformat()
            elif _PUTS_OFF.search(said):
                filled.args[slot.name] = (due + by.value).isoformat()
            stretch.take(by)
            return


def _part_post(profile: Profile, filled: Filled) -> None:
    """A new person's post goes before his name; what only announces a value (电话, "phone") is no name."""
    for name in profile.new_names:
        if filled.args.get(name) in profile.labels:
            del filled.args[name]
    if not {"name", "title"} <= {slot.name for slot in profile.slots}:
        return
    for one, other in (("name", "title"), ("title", "name")):
        parted = post_and_name(filled.args.get(one, ""))
        if parted and is_filler(filled.args.get(other, "")):
            filled.args["title"], filled.args["name"] = parted
            if source := filled.sources.get(one):
                filled.sources["title"] = filled.sources["name"] = source


def _compare(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """Several teams, people or products asked about at once are compared with each other."""
    grouped = next((slot for slot in profile.slots if slot.name == "group_by"), None)
    if grouped is None:
        return
    grouping = filled.args.get("group_by")
    if grouping == "employee" and grouping not in filled.sources:
        # 各业务员: a rep who asks about everybody does not mean himself.
        filled.args.pop(grouping, None)
    for slot in profile.slots:
        if slot.reference is None or slot.name not in {choice.value for choice in grouped.choices}:
            continue
        kind = str(slot.reference)
        named = {c.id for m in stretch.lattice.mentions if stretch.holds(m.start, m.end) for c in m.of_kind(kind)[:1]}
        if len(named) > 1 and slot.name in filled.args:
            del filled.args[slot.name]
            filled.args["group_by"] = slot.name


def _complete_changes(profile: Profile, filled: Filled) -> None:
    """A document that is to be changed, but not in what: its lines are asked for."""
    if not profile.changing or filled.ambiguous:
        return
    told = {slot.name for slot in profile.slots if not slot.required} & (set(filled.args) | set(filled.missing))
    if not told:
        filled.lack(profile.changing)


def _take_from_message(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """Where one of several records is needed and none was named, the one that the message spoke of before."""
    either = [slot for slot in profile.slots if slot.name in profile.vocabulary.either]
    if any(slot.name in filled.args or slot.name in filled.ambiguous or slot.name in filled.unknown for slot in either):
        return
    for slot in reversed(either):
        if slot.reference and stretch.inside(slot.reference):
            filled.args[slot.name] = stretch.before[slot.reference]
            filled.sources[slot.name] = Source(How.CONTEXT)
            return


#: 回访, "call": it is done with somebody, and nobody needs to be named anew.
_WITH_HIM = re.compile(
    r"回访|跟进|回电|打[个过]?电话|联系|拜访|催[款他她一]|收(?:尾|余|货)?款|对账|再[去问]"
    r"|\b(?:call|ring|phone|email|visit|chase|ask|see|text) (?:him|her|them)\b|\b(?:follow(?:ing)? up|check(?:ing)? in)\b"
)


def _with_whom(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """A reminder to ring or to visit is about the one customer that the message spoke of: 给东方下单3根，再提醒我周一回访."""
    slot = next((slot for slot in profile.slots if slot.reference is Kind.CUSTOMER and not slot.required), None)
    if slot is None or profile.manner is not Manner.WATCH or not profile.absorbs or slot.name in filled.args:
        return
    asked_about = slot.name in filled.ambiguous or slot.name in filled.unknown or not stretch.inside(Kind.CUSTOMER)
    if not asked_about and _WITH_HIM.search(stretch.text, stretch.start, stretch.end):
        filled.args[slot.name] = stretch.before[Kind.CUSTOMER]
        filled.sources[slot.name] = Source(How.CONTEXT)


def _narrow_products(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """A family's bare name is the one product of it on the document named; all products of a category are the category."""
    ids = filled.ambiguous.get("product")
    if ids is None:
        return
    there = [line.product for line in known_lines(filled, facts) if line.product in ids]
    if len(set(there)) == 1:
        filled.args["product"] = there[0]
        del filled.ambiguous["product"]
        return
    named = next((m for m in stretch.lattice.mentions if stretch.holds(m.start, m.end) and m.of_kind("category")), None)
    if named is not None and any(slot.name == "category" for slot in profile.slots):
        sorted_by = named.of_kind("category")[0].id
        if any(c.id in ids for c in named.of_kind("product")):
            filled.args["category"] = sorted_by
            del filled.ambiguous["product"]
            return
    categories = {stretch.known.goods[id_].category for id_ in ids if id_ in stretch.known.goods}
    category = next(iter(categories), None)
    asks_for_it = len(categories) == 1 and category and any(slot.name == "category" for slot in profile.slots)
    if asks_for_it and sum(goods.category == category for goods in stretch.known.goods.values()) == len(ids):
        filled.args["category"] = category
        del filled.ambiguous["product"]


def _goods_on_document(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """Of goods that a complaint tells of by a word for several, those on the order named: "the glue on 1057 is lumpy"."""
    slot = next((slot for slot in profile.slots if slot.reference is Kind.PRODUCT and not slot.required), None)
    if slot is None or slot.many or not (profile.writes and profile.absorbs and profile.manner is Manner.FACT):
        return
    if slot.name in filled.args or slot.name in filled.ambiguous or slot.name in filled.unknown:
        return
    there = {line.product for line in known_lines(filled, facts)}
    for mention in stretch.lattice.mentions if there else ():
        goods = mention.of_kind("product")
        ids = {each.id for each in goods if each.how == "part" or len(goods) > 1} & there
        if len(ids) == 1 and stretch.holds(mention.start, mention.end):
            filled.put(slot.name, ids.pop(), mention)
            return


#: Before what somebody was spoken to about.
_ABOUT = re.compile(
    r"\b(?:re:?|about|regarding|concerning|discuss|discussed|discussing|discussion on|went (?:over|through)|talked through)"
    r" (?:the |their |his |her |our )?"
)
_TELLING = 2
"""So many words of a title tell it."""


def _deal_spoken_of(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """In an account the customer's deal whose title holds what was spoken about: "call re bridge repair"."""
    slot = next((slot for slot in profile.slots if slot.reference is Kind.OPPORTUNITY and not slot.required), None)
    customer = filled.args.get("customer")
    if profile.manner is not Manner.REPORT or slot is None or not customer or slot.name in filled.args:
        return
    places = [found.end() for start, end in stretch.spans for found in _ABOUT.finditer(stretch.text, start, end)]
    if not places or slot.name in filled.ambiguous:
        return
    deals = facts.documents_of(Kind.OPPORTUNITY, customer)
    told = {begins: id_ for id_ in deals for begins in _runs(stretch, id_) if begins in stretch.text}
    if not told:
        _told_by_words(slot.name, stretch, filled, deals, places)
    if len(set(told.values())) != 1:
        return
    begins, id_ = max(told.items(), key=lambda each: len(each[0]))
    place = next((at for at in places if stretch.text.startswith(begins, at)), None)
    if place is not None:
        filled.args[slot.name] = id_
        filled.sources[slot.name] = Source(How.SAID, place, place + len(begins))


_WORD = re.compile(r"([a-z][a-z'-]*) ?")
_TELLS = 4
"""A word of a title is as long, where it tells the deal."""


def _told_by_words(slot: str, stretch: Stretch, filled: Filled, deals: Iterable[str], places: Sequence[int]) -> None:
    """The one deal whose title holds the words spoken about, some left out: "about the bridge works" of "Bridge repair works"."""
    titles = {id_: words_of_title(id_, stretch.known) for id_ in deals}
    found: dict[str, tuple[int, int]] = {}
    for place in places:
        for id_, title in titles.items():
            words, end, left = [], place, title
            while (word := _WORD.match(stretch.text, end)) and word[1] in left:
                words.append(word[1])
                left, end = left[left.index(word[1]) + 1 :], word.end()
            if sum(len(each) >= _TELLS for each in words) >= _TELLING:
                found[id_] = place, end
    if len(found) == 1:
        [(id_, span)] = found.items()
        filled.args[slot] = id_
        filled.sources[slot] = Source(How.SAID, *span)


def _runs(stretch: Stretch, opportunity: str) -> Iterator[str]:
    """The words of a deal's title that stand beside each other, as many as tell it, where the title has more."""
    words = words_of_title(opportunity, stretch.known)
    if len(words) > _TELLING:
        yield from (" ".join(words[at:]) for at in range(len(words) - _TELLING + 1))
        yield from (" ".join(words[at : at + _TELLING]) for at in range(len(words) - _TELLING + 1))


def settle_records(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """Records that go without saying, and families that the rest of the message narrows."""
    _take_from_message(profile, stretch, filled)
    _with_whom(profile, stretch, filled)
    _narrow_products(profile, stretch, filled, facts)
    _goods_on_document(profile, stretch, filled, facts)
    deal_and_not_the_goods(profile, stretch, filled, facts)
    _deal_spoken_of(profile, stretch, filled, facts)


def settle_values(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """Values that others put in another light: days counted from a document's own, posts within names, several at once."""
    put_off(profile, stretch, filled, facts)
    _part_post(profile, filled)
    _compare(profile, stretch, filled)


def complete(profile: Profile, filled: Filled) -> None:
    """Note what is required and not there; drop what belongs to no slot."""
    either = profile.vocabulary.either
    if either and not any(slot in filled.args or slot in filled.ambiguous or slot in filled.missing for slot in either):
        filled.lack(either[0])
    _complete_changes(profile, filled)
    for slot in profile.slots:
        if slot.required and slot.name not in filled.args and slot.name not in filled.ambiguous:
            filled.lack(slot.name)
    for name, (other, value) in profile.given:
        if filled.args.get(other) != value:
            filled.args.pop(name, None)
            filled.sources.pop(name, None)
    if not profile.counts_in_units:
        filled.args.pop("unit", None)


def known_lines(filled: Filled, facts: Facts) -> tuple[LineFact, ...]:
    """The lines that the document spoken of has already."""
    for slot, kind in (("order", Kind.ORDER), ("purchase_order", Kind.PURCHASE_ORDER)):
        if document := filled.args.get(slot):
            return facts.lines_of(kind, document)
    return ()
