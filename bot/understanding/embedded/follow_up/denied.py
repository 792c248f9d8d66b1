"""What a message says not to be meant: 不是A，是B; "not 20"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.leads import denies, says_again
from bot.understanding.embedded.phrasing.profile import Profile
from domain.arguments import Slot

_NOT_THIS = re.compile(r"(?:不是|不止|不给|而不是|\bnot|\binstead of|\brather than)\s*(?:for |to |the )?$")
_NOT_SO_MANY = re.compile(r"不[要用]\s?$")
_BUT = re.compile(
    r"[,，\s]*(?:而?是|要|改|调|来|下|订|发|换|给|做|得|应该是|but|it's|it is|[,，\s]+(?=[\d一二三四五六七八九十百两]))"
)
_TOO_MANY = re.compile(r"\s?(?:太?(?:多|少|贵|高|低|早|晚|便宜|久|长|短)了|(?:too (?:many|much|few|little)))")
_WONT_DO = re.compile(
    r"(?:不行|不方便|来不及|太赶|太早|太晚|没空|不在|赶不上|送不了|不送)了?[,，\s]*(?:改|换|挪|推|调)?(?:到|成|为)?"
)
_TWO = 2


def set_aside(stretch: Stretch) -> None:
    """What is said not to be meant is no answer, be it a name, a figure or a day."""
    for mention in stretch.mentions():
        if _NOT_THIS.search(stretch.text[: mention.start]):
            stretch.take(mention)
    days = stretch.values("day", "moment")
    for value in days:
        wont = _WONT_DO.match(stretch.text, value.end)
        if wont and any(each.start >= wont.end() for each in days):
            stretch.taken.append((value.start, wont.end()))
        denied = _NOT_THIS.search(stretch.text[: value.start])
        if denied and any(each.start > value.end or each.end <= denied.start() for each in days):
            stretch.taken.append((denied.start(), value.end))
    figures = stretch.values("quantity", "number", "money", "duration")
    for value in figures if len(figures) >= _TWO else ():
        denied = _NOT_THIS.search(stretch.text[: value.start]) or _NOT_SO_MANY.search(stretch.text[: value.start])
        too_many = _TOO_MANY.match(stretch.text, value.end - value.text.endswith("多"))
        if (denied and _BUT.match(stretch.text, value.end)) or too_many:
            stretch.take(value)
            stretch.taken += [too_many.span()] if too_many else []
            break


def denies_record(stretch: Stretch, value: object) -> bool:
    """Whether the record that a slot has is the one that is said not to be meant: "not Mike, Ellen"."""
    return isinstance(value, str) and any(
        value == candidate.id and _NOT_THIS.search(stretch.text, 0, mention.start)
        for mention in stretch.lattice.mentions
        for candidate in mention.candidates
    )


def of_the_other(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled) -> bool:
    """Whether the one name of a message is that of another slot of its kind: "no, to Leeds" is not from where, and
    不是北仓是南仓 is for the slot that has the one that is denied.

    What says neither is of the one that was told last, and is asked about, but for a mere "no, Leeds".
    """
    others = [each for each in profile.slots if each.reference is slot.reference and each.name != slot.name]
    named = [mention for mention in stretch.mentions() if str(slot.reference) in mention.kinds]
    if slot.reference is None or not others or len(named) != 1:
        return False
    own, [name] = profile.said(slot), named
    if stretch.marked(name, own.before, own.after):
        return False
    if any(stretch.marked(name, (said := profile.said(each)).before, said.after) for each in others):
        return True
    denied = {
        candidate.id
        for mention in stretch.lattice.mentions
        for candidate in mention.candidates
        if _NOT_THIS.search(stretch.text, 0, mention.start)
    }
    if denied:
        return filled.args.get(slot.name) not in denied and any(filled.args.get(each.name) in denied for each in others)
    if all(filled.args.get(each.name) for each in others):
        there = {filled.args.get(each.name) for each in others} & {each.id for each in name.candidates}
        if there or not (says_again(stretch.text) or denies(stretch.text)):
            filled.odd.append((name.start, name.end))
        places = [each.name for each in profile.slots if each.reference is slot.reference]
        return slot.name != places[-1]
    return False
