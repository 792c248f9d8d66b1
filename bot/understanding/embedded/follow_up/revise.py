"""An action that is talked about, as it stands after a further message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bot.understanding.embedded.filling.changes import revised
from bot.understanding.embedded.filling.fill import fill_slot, in_order
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.finish import complete, known_lines, put_off
from bot.understanding.embedded.filling.no_reason import means_all
from bot.understanding.embedded.filling.other_unit import unit_told
from bot.understanding.embedded.filling.partly import broken_ones, comes_in_parts
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.told_behind import befell
from bot.understanding.embedded.filling.wording import EDGE, MAKES_IT
from bot.understanding.embedded.follow_up.add_one import add_to_list
from bot.understanding.embedded.follow_up.alone_said import figure_alone, figure_of_another, name_alone, rather_anothers
from bot.understanding.embedded.follow_up.another_document import tell_of_it, without_its_lines
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.follow_up.choose import choose
from bot.understanding.embedded.follow_up.counted_on import counted_on
from bot.understanding.embedded.follow_up.denied import denies_record, of_the_other, set_aside
from bot.understanding.embedded.follow_up.for_another import for_another, with_goods_of_its_own, without_tied
from bot.understanding.embedded.follow_up.its_like import its_like
from bot.understanding.embedded.follow_up.leads import corrects, denies, hesitates, says_again, tells_more
from bot.understanding.embedded.follow_up.moved import moves
from bot.understanding.embedded.follow_up.name_or_goods import (
    of_goods_at_a_place,
    part_for_another,
    sets_goods_apart,
)
from bot.understanding.embedded.follow_up.named_in_answer import name_in_answer
from bot.understanding.embedded.follow_up.narrow import another_of_kind
from bot.understanding.embedded.follow_up.parts import ask_about_differences, ask_about_parts
from bot.understanding.embedded.follow_up.put_right import (
    ask_for_lines_of_another,
    name_the_other_in_words,
    put_words_right,
    rename_in_words,
    swap_places,
)
from bot.understanding.embedded.follow_up.recounted import recount
from bot.understanding.embedded.follow_up.renamed import without_other_name
from bot.understanding.embedded.follow_up.said_before import beside_day_before, by_how_many, counted_before, in_its_unit
from bot.understanding.embedded.follow_up.shifted import shifted
from bot.understanding.embedded.follow_up.standing import as_on_document
from bot.understanding.embedded.follow_up.taxed import tell_tax
from bot.understanding.embedded.follow_up.tell_more import with_more
from bot.understanding.embedded.follow_up.times import put_clock_right, set_aside_others_times, settle_times
from bot.understanding.embedded.follow_up.why import set_aside_told, tell_why
from bot.understanding.embedded.follow_up.words_told import revise_words
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts
from bot.understanding.proposal import How, Source
from bot.understanding.world import DOCUMENTS
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.money import plain
from domain.vocabulary import Manner, Said, Take


def revise(profile: Profile, stretch: Stretch, base: Base, facts: Facts) -> Filled | None:
    """The action with what the message says of it; None where it says nothing of it."""
    filled = Filled(args=dict(base.proposal.args))
    stretch = in_its_unit(profile, stretch)
    if for_another(profile, stretch, base.proposal) and not base.asked:
        stretch = replace(stretch, for_another=True)
        stretch.taken += [(each.start, each.end) for each in stretch.values("number") if each.text == "one"]
        without_tied(filled.args)
    if not base.asked and with_goods_of_its_own(stretch, base.proposal):
        filled.args.clear()
    if not base.asked:
        without_its_lines(profile, stretch, base.proposal, filled.args)
    set_aside(stretch)
    set_aside_told(profile, stretch, filled)
    set_aside_others_times(stretch)
    choose(profile, stretch, base, filled)
    name_in_answer(profile, stretch, base, filled)
    put_clock_right(profile, stretch, base, filled)
    swapped = (
        swap_places(profile, stretch, filled)
        or put_words_right(profile, stretch, filled)
        or recount(profile, stretch, filled)
    )
    for slot in () if swapped else in_order(profile):
        if slot.kind is SlotKind.PERIOD and (other := shifted(stretch.text, base.proposal.args.get(slot.name))):
            filled.args[slot.name] = other
            filled.sources[slot.name] = Source(How.SAID, 0, len(stretch.text))
        else:
            _revise_slot(profile, slot, stretch, base, filled, facts)
    tell_tax(stretch, base.proposal, filled)
    if profile.changes:
        put_off(profile, stretch, filled, facts)
    counted_on(profile, stretch, base.proposal, filled)
    tell_why(profile, stretch, filled)
    tell_of_it(profile, stretch, base.proposal, filled)
    add_to_list(profile, stretch, base, filled)
    _tell_more(profile, stretch, base, filled)
    settle_times(profile, stretch, base, filled)
    _in_thousands(profile, filled, base)
    _settle_people(profile, base, filled, facts)
    _note_odd(profile, stretch, base, filled)
    rename_in_words(profile, stretch, filled)
    name_the_other_in_words(profile, stretch, base.proposal, filled, facts)
    ask_for_lines_of_another(profile, base.proposal, filled)
    if filled.args == base.proposal.args and not (filled.ambiguous or filled.unknown):
        _take_words(profile, stretch, base, filled)
    if filled.args == base.proposal.args and not (filled.ambiguous or filled.unknown):
        return None
    for slot_name, ids in base.ambiguous.items():
        if slot_name not in filled.args and slot_name not in filled.ambiguous and not _in_lines(filled, slot_name, ids):
            filled.doubt(slot_name, ids)
    complete(profile, filled)
    ask_about_parts(profile, stretch, filled)
    ask_about_differences(profile, stretch, base.proposal, filled)
    _note_lines(profile, filled)
    return filled


def _note_odd(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """What may be meant in another way is asked about."""
    pays = any(slot.kind is SlotKind.AMOUNT and slot.required for slot in profile.slots)
    returns = profile.has_lines and any(slot.name == "reason" for slot in profile.slots)
    if pays or (profile.has_lines and not returns):
        filled.odd += broken_ones(stretch)
    elif returns and (said := _NOT_WANTED.search(stretch.text)):
        # Of what comes back: it is to come back, or the return is off.
        filled.odd.append(said.span())
    if profile.has_lines and base.proposal.args.get("customer"):
        filled.odd += part_for_another(stretch, base, filled.args.get("customer"))


def _tell_more(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """What is added to an account is written behind it."""
    summary = next((slot.name for slot in profile.slots if profile.said(slot).take is Take.WHOLE), None)
    told = base.proposal.args.get(summary or "")
    if profile.manner is not Manner.REPORT or not isinstance(told, str) or not tells_more(stretch.text):
        return
    words = stretch.lattice.normal.raw.strip(EDGE)
    filled.args[str(summary)] = with_more(told.rstrip(EDGE), words)
    filled.sources[str(summary)] = Source(How.SAID, 0, len(stretch.text))


def _in_lines(filled: Filled, slot: str, ids: Sequence[str]) -> bool:
    """Whether all lines have their goods by now, or the last of those without got one of what was asked about."""
    lines = filled.args.get("lines", ())
    return slot == "product" and (all(line.get("product") for line in lines) or lines[-1].get("product") in ids)


def _revise_slot(profile: Profile, slot: Slot, stretch: Stretch, base: Base, filled: Filled, facts: Facts) -> None:
    if moves(slot, stretch, filled):
        return
    said = profile.said(slot)
    if (
        slot.name in base.missing
        or (slot.name in filled.args and (corrects(stretch.text) or denies_record(stretch, filled.args[slot.name])))
        or figure_alone(slot, stretch, filled)
        or (base.asked is None and name_alone(slot, stretch, filled))
    ):
        said = replace(said, only=False)
    if slot.kind is SlotKind.LINES and slot.name not in base.missing and _gives_reason(profile, stretch.text):
        return
    if revise_words(profile, slot, said, stretch, base, filled, facts):
        return
    if slot.kind is SlotKind.LINES and slot.name in filled.args:
        items = filled.args[slot.name]
        by = by_how_many(stretch) if said.changes and corrects(stretch.text) else 0
        figures = stretch.values("quantity", "number") if said.changes and denies(stretch.text) else []
        if by or figures:
            there = as_on_document(items, known_lines(filled, facts))
            # "take 2 off", then "make that 3": three fewer than there were.
            stretch, items = replace(stretch, by=by if there != items else 0), there
        document = known_lines(filled, facts) if said.changes else ()
        filled.args[slot.name] = revised(stretch, filled, items, base.missing, document=document)
        if profile.main and profile.main.reference not in DOCUMENTS:
            filled.odd += comes_in_parts(stretch, items, filled.args[slot.name])
    elif slot.reference is Kind.PRODUCT and (another := another_of_kind(stretch, filled.args.get(slot.name))):
        stretch.take(another.mention)
        filled.put(slot.name, str(another.only), another.mention, "part")
    elif other := _its_like(profile, slot, stretch, filled):
        filled.args[slot.name], place = other
        filled.sources[slot.name] = Source(How.PART, *place)
        stretch.taken.append((0, len(stretch.text)))
    elif not _stays(profile, slot, said, stretch, base, filled):
        counted_anew = bool(stretch.values("quantity", "number"))
        fill_slot(profile, slot, stretch, filled, facts, said=said)
        without_other_name(profile, slot, stretch, base.proposal, filled)
        if slot.kind is SlotKind.LINES and slot.name in filled.args and not counted_anew:
            filled.args[slot.name] = counted_before(stretch, filled.args[slot.name], base.proposal)
        source = filled.sources.get(slot.name)
        if slot.kind is SlotKind.DAY and source is not None and slot.name in filled.args:
            place, before = (source.start, source.end), base.proposal.args.get(slot.name)
            filled.args[slot.name] = beside_day_before(stretch, filled.args[slot.name], before, place)


def _its_like(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled) -> tuple[str, tuple[int, int]] | None:
    """Another record called like the one that was said; what is written must be said to be another one, or the same once more."""
    text = stretch.text
    if profile.writes and not (corrects(text) or says_again(text)):
        return None
    if any(str(slot.reference) in mention.kinds for mention in stretch.mentions()):
        return None
    return its_like(stretch, slot, filled.args.get(slot.name))


def _gives_reason(profile: Profile, text: str) -> bool:
    """Whether a message begins with the words that announce a text: 原因是外壳进水 speaks of no goods."""
    return text.strip().startswith(_announcing_texts(profile))


@lru_cache(maxsize=256)
def _announcing_texts(profile: Profile) -> tuple[str, ...]:
    texts = (slot for slot in profile.slots if slot.kind is SlotKind.TEXT)
    return tuple(word for slot in texts for word in profile.said(slot).before if len(word) > 1)


def _stays(profile: Profile, slot: Slot, said: Said, stretch: Stretch, base: Base, filled: Filled) -> bool:
    """Whether the message can't be about a slot: words that took all that was left, names, what was just chosen."""
    if slot.kind is SlotKind.TEXT and slot.name not in base.missing and said.take in (Take.WHOLE, Take.REST):
        return True
    if said.take is Take.NEW_NAME and slot.name in filled.args:
        return not corrects(stretch.text)
    if slot.kind is SlotKind.REFERENCE and slot.name in base.ambiguous:
        return slot.name in filled.args
    if slot.kind is SlotKind.REFERENCE and slot.name in filled.args and of_the_other(profile, slot, stretch, filled):
        return True
    if slot.reference is Kind.CUSTOMER and slot.name in filled.args and _answers_another(slot, stretch, base):
        return True
    if slot.reference is Kind.CUSTOMER and not slot.required and of_goods_at_a_place(stretch, base):
        return True
    if slot.reference is Kind.CUSTOMER and slot.name in filled.args and sets_goods_apart(stretch, base):
        return True
    if slot.kind is SlotKind.QUANTITY and (
        figure_of_another(profile, slot, stretch) or rather_anothers(profile, slot, stretch, filled, base.proposal.args)
    ):
        return True
    counted = bool(stretch.values("quantity")) or (bool(stretch.values("number")) and _SO_MANY.search(stretch.text))
    if slot.kind is SlotKind.LINES and unit_told(stretch, filled.args.get(slot.name) or ()):
        return False
    told = counted or stretch.for_another
    return slot.kind is SlotKind.LINES and slot.name not in base.missing and not stretch.mentions() and not told


def _answers_another(slot: Slot, stretch: Stretch, base: Base) -> bool:
    """Whether a name that nobody knows is told, of something else: it is no other customer."""
    people = [m for m in stretch.mentions() if any(each.sure and each.kind == "contact" for each in m.candidates)]
    known = bool(people) or any(m.of_kind(str(slot.reference)) for m in stretch.mentions())
    return not (corrects(stretch.text) or stretch.for_another or known or slot.name in base.missing)


#: "only 150 of them", "just 4": so many of what was said.
_SO_MANY = re.compile(r"\b(?:only|just) \d|\d of (?:them|it|those|these)\b")


def _in_thousands(profile: Profile, filled: Filled, base: Base) -> None:
    """9k, then "make it 11": eleven thousand, where the sum before was told in thousands."""
    for slot in profile.slots:
        old, new = base.proposal.args.get(slot.name), filled.args.get(slot.name)
        if slot.kind is not SlotKind.AMOUNT or not (isinstance(old, str) and isinstance(new, str)) or old == new:
            continue
        if Decimal(old) >= 1000 and Decimal(old) % 500 == 0 and Decimal(new) < min(Decimal(1000), Decimal(old) / 50):
            filled.args[slot.name] = plain(Decimal(new) * 1000)


def _settle_people(profile: Profile, base: Base, filled: Filled, facts: Facts) -> None:
    """Another customer has other contacts and projects; a team asked about stands in for a person, and the other way round."""
    before, now = base.proposal.args, filled.args
    customer = now.get("customer")
    if customer != before.get("customer") and before.get("customer"):
        for slot in profile.slots:
            value = now.get(slot.name)
            if (
                slot.kind is SlotKind.REFERENCE
                and slot.reference
                and isinstance(value, str)
                and value == before.get(slot.name)
            ):
                owner = facts.customer_of(slot.reference, value)
                if owner is not None and owner != customer:
                    now.pop(slot.name)
    for one, other in (("team", "employee"), ("employee", "team")):
        if one in now and now.get(one) != before.get(one) and now.get(other) == before.get(other):
            now.pop(other, None)


_NOT_WANTED = re.compile(r"不要了|不想要|唔要|不要(?=\W|$)")
_SETS_APART = re.compile(r"[\w.]{1,6}(?:号|码|款|色|型|寸|米|升|克)?(?:的|那[个款种])")


#: "and send replacements", "credit them", "all of them": what more is wanted, and no reason.
_ASKS_FOR = re.compile(
    r"\W*(?:(?:and|also|then|but|please|pls|can you|could you),? )*"
    r"(?:(?:tell|send|let|credit|refund|call|ring|email|text|remind|book|ship|replace|swap|issue|add|give|order|check|raise|arrange"
    r"|collect|notify|inform|copy|forward|reorder|restock) (?!back\b)"
    r"|(?:all|both|everything|the lot|the rest|most|some|half)(?: of (?:them|it|those))?\W*$)"
)
_WHY = frozenset({"reason", "lost_reason"})
#: "tell them it's below cost": what they are to be told of it is why.
_FOR_THEM = re.compile(
    r"\W*(?:and |just |please |pls )*(?:(?:tell|let) (?:him|her|them|everyone|[A-Z][a-z]+)(?: know)?(?: that)?"
    r"|say(?:ing)?(?: that)?)"
    r"(?: (?=(?:it|its|it's|that's|the|their|his|her|our|we|they|margin|price|he|she|no|not|too|\d+|at)\b))",
    re.IGNORECASE,
)


def _take_words(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """The message as it is, for the text that was asked for, or that the action still wants as its reason."""
    if not profile.writes:
        return
    told = _FOR_THEM.match(stretch.lattice.normal.raw)
    words = stretch.lattice.normal.raw[told.end() if told else 0 :].strip(EDGE)
    if _SETS_APART.fullmatch(words) or hesitates(stretch.text) or MAKES_IT.fullmatch(words):
        # 105的 tells which goods are meant, and no reason; nor does "hang on", nor "make it 10".
        return
    counts = any(slot.kind in (SlotKind.LINES, SlotKind.QUANTITY) for slot in profile.slots)
    counted = counts and any(not stretch.lattice.quoted(v.start) for v in stretch.values("quantity"))
    for slot in profile.slots:
        wanted = slot.name in base.missing or (profile.said(slot).take is Take.REST and not counted)
        asks = slot.name in _WHY and _ASKS_FOR.match(stretch.text) and not (told and words)
        wanted = wanted and not (slot.name not in base.missing and asks)
        wanted = wanted or (slot.name == "reason" and not stretch.lattice.values and befell(stretch.text))
        wanted = wanted and not (slot.name == "reason" and means_all(stretch.text))
        if slot.kind is SlotKind.TEXT and wanted and slot.name not in filled.args and words:
            filled.args[slot.name] = words
            filled.sources[slot.name] = Source(How.SAID, 0, len(stretch.text))
            return


def _note_lines(profile: Profile, filled: Filled) -> None:
    """What the lines still want."""
    for slot in profile.slots:
        if slot.kind is SlotKind.LINES and slot.name in filled.args:
            lines: list[dict[str, Any]] = filled.args[slot.name]
            if not lines:
                filled.args.pop(slot.name)
                filled.lack(slot.name)
            elif any(not line.get("product") for line in lines) and "product" not in filled.ambiguous:
                filled.lack("product")
            elif any("quantity" not in line for line in lines):
                filled.lack("quantity")
