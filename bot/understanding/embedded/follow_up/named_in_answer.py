"""Who is meant, told in answer to that question: 张伟，采购，139…; 财务李姐."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.listed import TYPED
from bot.understanding.embedded.filling.people import person_in, post_and_name
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.mentions.lexicon import SURNAMES
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import How, Source
from domain.arguments import SlotKind
from domain.vocabulary import Take

_PIECE = re.compile(r"[\u3400-\u9fff]+")
_CALLED = re.compile(r"(?:姓名|名字|叫|是|就)+")
_FAMILIAR = re.compile(r"[小老阿][\u3400-\u9fff]")
_LONGEST = 4


def name_in_answer(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """Fill the name that was asked for with what stands by itself and begins as people's names do, and the post beside it."""
    slots = {slot.name: slot for slot in profile.slots}
    name = next(
        (each for each in base.missing if each in slots and profile.said(slots[each]).take is Take.NEW_NAME), None
    )
    of_a_firm = "contact_name" in slots
    if name is None or of_a_firm or not TYPED & slots.keys() or slots[name].kind is not SlotKind.TEXT:
        return
    for piece in _PIECE.finditer(stretch.text):
        led = _CALLED.match(piece[0])
        start, words = piece.start() + (led.end() if led else 0), piece[0][led.end() if led else 0 :]
        if told := _name_of(words):
            post, said = told
            place = start + words.index(said), start + words.index(said) + len(said)
            filled.args[name] = said
            filled.sources[name] = Source(How.SAID, *place)
            stretch.taken.append((piece.start(), piece.end()))
            if post and "title" in slots:
                filled.args["title"] = post
                filled.sources["title"] = Source(How.SAID, start, place[0])
            return


def _name_of(words: str) -> tuple[str, str] | None:
    """The post, which may be none, and the name that make up some words."""
    if (both := post_and_name(words)) and both[1][0] in SURNAMES:
        return both
    if (person := person_in(words)) and person[1] == len(words):
        return words[: person[0]], words[slice(*person)]
    familiar = _FAMILIAR.fullmatch(words) is not None and words[1] in SURNAMES
    named = familiar or (1 < len(words) < _LONGEST and words[0] in SURNAMES)
    return ("", words) if named else None
