"""What a correction changes besides the slot it is about: names within words, the lines of another document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.leads import says_again
from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.mentions.sounds import Said
from bot.understanding.embedded.phrasing.matching import whole_word
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts
from bot.understanding.proposal import How, Proposal
from domain.arguments import SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner, Take

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


def name_the_other_in_words(profile: Profile, stretch: Stretch, before: Proposal, filled: Filled, facts: Facts) -> None:
    """ "Remind me to call Acme", then "and Brill": what is written for the other one speaks of that one.

    Somebody of the first customer's people can't be renamed: that is asked about.
    """
    for kind in ("customer", "contact"):
        old, source = before.args.get(kind), filled.sources.get(kind)
        if old is None and source is not None and profile.manner is Manner.WATCH and says_again(stretch.text):
            # 给黔味也打一个: what there is to do was told of somebody whom nobody knows.
            filled.odd.append((source.start, source.end))
        if old in (None, filled.args.get(kind)) or source is None or source.how is How.CONTEXT:
            continue
        names = sorted(_called(stretch, kind, str(old)), key=len, reverse=True)
        said = next((each for each in stretch.lattice.mentions if each.start == source.start), None)
        for slot in profile.slots:
            words = filled.args.get(slot.name)
            if slot.kind is not SlotKind.TEXT or not isinstance(words, str) or words != before.args.get(slot.name):
                continue
            place, name = next(_places(words, names), (-1, ""))
            if said is not None and said.of_kind(kind) and place >= 0:
                new = stretch.lattice.normal.raw_text(said.start, said.end)
                filled.args[slot.name] = words = words[:place] + new + words[place + len(name) :]
            elif place >= 0 or (profile.manner is Manner.WATCH and _names_one_of(stretch, words, str(old), facts)):
                filled.odd.append((source.start, source.end))


def _called(stretch: Stretch, kind: str, id_: str) -> set[str]:
    """What a customer or a person is called; a person by the first name, too."""
    names = {each.text for each in stretch.known.index.names_of(kind, id_)}
    return names | {name.split()[0] for name in names if kind == "contact" and name.isascii()}


def _places(words: str, names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where one of the names stands in the words."""
    folded = words.lower()
    for name in names:
        place = folded.find(name.lower())
        if place >= 0 and whole_word(folded, place, place + len(name)):
            yield place, name


def _names_one_of(stretch: Stretch, words: str, customer: str, facts: Facts) -> bool:
    """Whether words speak of somebody of a customer's."""
    said = Said(normalise(words).compact)
    people = {
        e.record[1] for *_, entries in stretch.known.index.names_in(said) for e in entries if e.record[0] == "contact"
    }
    return any(facts.customer_of(Kind.CONTACT, each) == customer for each in people)


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
