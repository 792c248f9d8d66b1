"""What a correction changes besides the slot it is about: names within words, the lines of another document."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.profile import Profile
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind
from domain.vocabulary import Take

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


#: 不是财务，是采购; 不姓孙，姓宋; 不是财务是采购.
_NOT_THIS = re.compile(
    r"\W*(?:(?:错了|说错了|写错了|不对|哦|那个|[她他])[,，\s]*)*不(?P<how>[是姓叫])(?P<old>[^\s,，。]{1,12}?)"
    r"(?:[,，\s]+(?:[她他]|应该|其实|而|要)*[是姓叫]|(?:而是|是))(?P<new>[^\s,，。]{1,14}?)(?:吧|啊|哈|才对)?\W*"
)


def put_words_right(profile: Profile, stretch: Stretch, filled: Filled) -> bool:
    """不是财务，是采购: what was noted in these words is noted in the others; whether that is all that the message says."""
    found = _NOT_THIS.fullmatch(stretch.text)
    records = {str(slot.reference) for slot in profile.slots if slot.reference}
    if found is None or any(each.candidates and each.kinds & records for each in stretch.mentions()):
        # Another record is meant.
        return False
    old, new = (stretch.lattice.normal.raw_text(*found.span(name)) for name in ("old", "new"))
    done = False
    for slot in profile.slots:
        words = filled.args.get(slot.name)
        if slot.kind is not SlotKind.TEXT:
            continue
        if isinstance(words, list) and old in words:
            filled.args[slot.name] = [new if each == old else each for each in words]
        elif isinstance(words, str) and (words.startswith(old) if found["how"] == "姓" else old in words):
            filled.args[slot.name] = _with_new(words, old, new)
        else:
            continue
        done = done or profile.said(slot).take is not Take.WHOLE
    if done:
        stretch.taken.append((0, len(stretch.text)))
    return done


def _with_new(words: str, old: str, new: str) -> str:
    """The words with the new ones in them; those said again with the new ones stand there once: 不是东风，是东方商行."""
    ahead, _, behind = words.partition(old)
    ahead = "" if new.startswith(ahead) else ahead
    return f"{ahead}{new}" if new.endswith(behind) else f"{ahead}{new}{behind}"


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
