"""What a correction changes besides the slot it is about: names within words, the lines of another document."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.profile import Profile
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind

_NOT = re.compile(r"(?:不是|而非|\bnot)\s?$")


def rename_in_words(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """不是罗总是梁总: the words that were noted speak of the other one, too."""
    lattice = stretch.lattice
    named = [mention for mention in lattice.mentions if mention.candidates and not mention.kinds & {"product"}]
    wrong = [mention for mention in named if _NOT.search(lattice.text, 0, mention.start)]
    right = [mention for mention in named if mention not in wrong]
    if len(wrong) != 1 or len(right) != 1:
        return
    old, new = (lattice.normal.raw_text(each.start, each.end) for each in (wrong[0], right[0]))
    for slot in profile.slots:
        words = filled.args.get(slot.name)
        if slot.kind is SlotKind.TEXT and isinstance(words, str):
            filled.args[slot.name] = words.replace(old, new)


_THE_OTHER_WAY = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|wait|actually|i meant?|it's|its|that's|thats|should be|make (?:it|that)|rather),? ?)*"
    r"(?:(?:the )?other way (?:round|around|about)|the (?:opposite|reverse)|vice versa|reverse (?:it|that|them)"
    r"|(?:swap|switch) (?:them|those|it|that|the two|round)(?: (?:round|around|over))?|反过来了?|(?:搞|弄|说|写)反了)"
    r"(?:,? (?:sorry|please|pls|my bad|oops))*\W*"
)


def swap_places(profile: Profile, stretch: Stretch, filled: Filled) -> bool:
    """ "Other way round": what two slots of one kind hold changes places."""
    if _THE_OTHER_WAY.fullmatch(stretch.text) is None:
        return False
    kinds = [slot.reference for slot in profile.slots if slot.reference]
    two = [slot.name for slot in profile.slots if slot.reference and kinds.count(slot.reference) == _PAIR]
    if len(two) != _PAIR or not all(name in filled.args for name in two):
        return False
    one, other = two
    filled.args[one], filled.args[other] = filled.args[other], filled.args[one]
    stretch.taken.append((0, len(stretch.text)))
    return True


_PAIR = 2


def ask_for_lines_of_another(profile: Profile, before: Proposal, filled: Filled) -> None:
    """The lines were reckoned from one document: of another it is not known what they will be."""
    main = profile.main
    changing = next((slot.name for slot in profile.slots if profile.said(slot).changes), None)
    if main is None or changing is None or filled.args.get(main.name) == before.args.get(main.name):
        return
    if before.args.get(main.name) and filled.args.get(changing) == before.args.get(changing) is not None:
        del filled.args[changing]
        filled.lack(changing)
