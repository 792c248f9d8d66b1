"""One more word for a list that was said before: "and slow payer", 再打个…的标签."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import How, Source
from domain.arguments import SlotKind

_ONE_MORE = re.compile(
    r"\W*(?:(?:oh|ah|yes|ok),? )?(?:and|also|plus|add|put|n|&)(?: (?:also|add|put|tag (?:them|him|her|"
    r"it)(?: as)?|as))*(?=\s)"
    r"(?P<words>(?=\s?[a-z])[^,.;!?]{2,32}?)(?:\s(?:too|as well|also|on (?:it|them)|please|pls|thanks))*\W*$"
)

_ALSO = re.compile(r"\W*(?P<words>(?!and |also |plus )[a-z][a-z -]{2,30}?),? (?:too|as well|also)\W*")
_NOT_THAT = re.compile(
    r"\W*(?:(?:no|sorry|oops|actually),? )*(?:not (?P<old>[a-z -]{2,30}?),? (?:but )?(?P<new>[a-z][a-z -]{2,30}?)"
    r"|(?P<right>[a-z][a-z -]{2,30}?),? not (?P<wrong>[a-z -]{2,30}?))\W*"
)


_ONE_MORE_ZH = re.compile(
    r"\W*(?:再|还|另外|也|顺便|然后|还要|再帮我|再给[他她]们?)+(?:加|打|贴|标|来|补|添)(?:上|个|一个|一条|标签|一个标签)*[\s:：,，]*(?P<words>[^\d,，。;；]{2,12}?)(?:的?标签)?(?:吧|也加上|也打上)?\W*"
    r"|\W*(?:还有|以及|另外|和)[\s:：,，]*(?P<also>[^\d,，。;；]{2,12}?)(?:也(?:加|打|贴|标)(?:上|一下)?)(?:吧)?\W*"
)


def adds_one(text: str) -> bool:
    """Whether a message is but one more word for a list: 再打个…的标签."""
    return _ONE_MORE_ZH.fullmatch(text) is not None


def add_to_list(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """ "and slow payer", "add seasonal as well": one more of several words that were said before."""
    found = _ONE_MORE.fullmatch(stretch.text) or _ALSO.fullmatch(stretch.text) or _ONE_MORE_ZH.fullmatch(stretch.text)
    if _put_another(profile, stretch, base, filled):
        return
    if found is None or filled.args != base.proposal.args or any(m.unknown != "product" for m in stretch.mentions()):
        return
    for slot in profile.slots:
        before = base.proposal.args.get(slot.name)
        if slot.kind is SlotKind.TEXT and slot.many and isinstance(before, list):
            group = "words" if found["words"] else "also"
            words = stretch.lattice.normal.raw_text(*found.span(group)).strip(EDGE)
            filled.args[slot.name] = [*before, words]
            filled.sources[slot.name] = Source(How.SAID, 0, len(stretch.text))


def _put_another(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> bool:
    """ "Not vip, seasonal": one of several words that were said before is another."""
    found = _NOT_THAT.fullmatch(stretch.text)
    if found is None:
        return False
    wrong, right = found["old"] or found["wrong"], "new" if found["old"] else "right"
    for slot in profile.slots:
        before = base.proposal.args.get(slot.name)
        if slot.kind is not SlotKind.TEXT or not slot.many or not isinstance(before, list):
            continue
        if there := [word for word in before if word.lower() == wrong]:
            words = stretch.lattice.normal.raw_text(*found.span(right)).strip(EDGE)
            filled.args[slot.name] = [words if word in there else word for word in before]
            filled.sources[slot.name] = Source(How.SAID, 0, len(stretch.text))
            return True
    return False
