"""Messages that go on from what was said before: answers, corrections, additions, further questions, taking back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.filling.figures_alone import TOO_DEAR
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.listed import TYPED
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.add_one import adds_one
from bot.understanding.embedded.follow_up.alike import corrected_alike
from bot.understanding.embedded.follow_up.another_document import another_document
from bot.understanding.embedded.follow_up.asked_again import asked_again
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.follow_up.counted_on import of_other_goods, tells_but_how_much, wants_another
from bot.understanding.embedded.follow_up.for_another import for_another, with_goods_of_its_own
from bot.understanding.embedded.follow_up.leads import (
    corrects,
    goes_on,
    lead_spans,
    narrows,
    opens_as_correction,
    says_again,
    tells_more,
)
from bot.understanding.embedded.follow_up.ordered import adds_for_him, more_of_it, orders_it, so_many_of_it
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.follow_up.revise import revise
from bot.understanding.embedded.in_passing.asides_zh import asides_zh
from bot.understanding.embedded.in_passing.leftover import with_leftover
from bot.understanding.embedded.intents.classifier import Classifier
from bot.understanding.embedded.mentions import Normal
from bot.understanding.embedded.phrasing.matching import whole_word
from bot.understanding.embedded.phrasing.profile import OwnWords, Profile
from bot.understanding.facts import Facts
from bot.understanding.proposal import Ask, How, Proposal, Replaces, Talk, Understanding
from bot.understanding.world import DOCUMENTS
from domain.arguments import SlotKind
from domain.vocabulary import Manner

_MOST_LEFT = 3
_WONDERS = re.compile(r"\W*(?:多少|几[箱个件台]?|啥|什么|嗯|哦|等等)\W*")
_WONDERED = re.compile(r"[?？]|[吗呢么]\W*$|多少|几|什么|啥|谁|哪|\b(?:what|how|who|which|when|where|show|list)\b")
_BESIDE, _SHORT = 6, 40
_IF = re.compile(r"^\W*(?:但|那|不过)?(?:要是|如果|假如|倘若|万一|等[他她客对]\S{0,6}再)(?!没事|没问题|可以|方便)")
_SHORT_QUESTION = 12
#: 让他们下周四到货: those who are to do what is told say nothing of it by themselves.
_THEM = re.compile(r"\W*(?:那|就)?(?:让|叫|请|要求|催|告诉)(?:他们|她们|对方|那边|供应商|厂家|厂里|他|她)")


def bases_of(talk: Talk, profiles: Mapping[str, Profile], text: str) -> Iterator[tuple[Base, Replaces]]:
    """What the message may go on from, the likeliest first: a question just answered goes before an order that waits."""
    just_asked = talk.asked is not None and talk.last == (talk.asked.proposal,)
    reads = [proposal for proposal in talk.last if not profiles[proposal.action].writes and not just_asked]
    asking = bool(reads) and not corrects(text)
    if asking:
        yield Base(reads[-1]), Replaces.NOTHING
    if talk.asked is not None:
        replaces = Replaces.PENDING if profiles[talk.asked.proposal.action].writes else Replaces.NOTHING
        yield Base(talk.asked.proposal, talk.asked), replaces
    for proposal in reversed(talk.pending):
        yield Base(proposal), Replaces.PENDING
    for proposal in reversed(talk.done):
        yield Base(proposal), Replaces.DONE
    if reads and not asking:
        yield Base(reads[-1]), Replaces.NOTHING
    if says_again(text) and not (talk.asked or talk.pending or talk.done):
        # What was carried out just now may be wanted once more, for somebody else.
        for proposal in reversed(talk.last):
            if profiles[proposal.action].writes:
                yield Base(proposal), Replaces.NOTHING


def may_go_on(
    own: Sequence[tuple[Profile, Filled]],
    outright: bool,
    base: Base,
    profiles: Mapping[str, Profile],
    text: str,
    word: int = 0,
) -> bool:
    """Whether the message may be about the same thing: it has no subject of its own, or only parts of the same one.

    `word` is where the message goes on behind who it was that said it: "Ivy just texted, make it twelve".
    """
    ordered = bool(own) and not profiles[base.proposal.action].writes and orders_it(*own[0], text)
    if not own or not outright or ordered:
        return not (ordered or (own and _tells_of_another(*own[0], base, text)))
    narrowed = narrows(text) and not profiles[base.proposal.action].writes
    if len(own) == 1 and (narrowed or _his_terms(*own[0], base, text)):
        return True
    profile, filled = own[0]
    as_that = _as_last_time(filled) or _but_for(filled, base, text)
    if says_again(text) and len(own) == 1 and as_that and base.proposal.args.get("lines"):
        # "same again for Acme", while something waits: as that, not as Acme's last order.
        return True
    if (
        len(own) == 1
        and not profile.writes
        and profiles[base.proposal.action].writes
        and (
            _THAT_WAS.match(text)
            or _TELLS_PRICE.search(text)
            or _gives_how_to_reach(profiles[base.proposal.action], base, text)
        )
    ):
        return True
    if len(own) == 1 and not profile.writes and profiles[base.proposal.action].writes and corrects(text):
        # "缺货 换…吧": the reason for a change sounds like a question about the stock.
        return _WONDERED.search(text) is None
    same = profile.name == base.proposal.action
    haggles = bool(base.proposal.args.get("lines")) and _TOO_DEAR.match(text) is not None
    changes = bool(word) and corrects(text[word:])
    if profile.manner is Manner.REPORT and not same and (opens_as_correction(text) or haggles or changes):
        return True
    if profile.manner is Manner.REPORT and _asked_for_words(profiles[base.proposal.action], base):
        # 提醒我, then 周五去收款: what was asked for may sound like an account.
        return len(own) == 1
    if same and profile.manner is Manner.REPORT and tells_more(text) and filled.from_talk("customer"):
        return len(own) == 1
    if same and profile.writes and not wants_another(text) and _of_the_same(profile, filled, base):
        return len(own) == 1
    if same and not profile.writes and _only_where(filled, base, text):
        return len(own) == 1
    more = so_many_of_it(filled, base) or adds_for_him(filled, base, text)
    more = more or (adds_one(text) and filled.from_talk("customer"))
    if same and profile.writes and more:
        return len(own) == 1
    if same:
        short = not profile.writes and len(text) <= _SHORT and not _names_its_choice(profile, filled)
        further = not profile.writes and (goes_on(text) or corrects(text))
        return len(own) == 1 and (short or not filled.whole or further)
    amends = profile.name.startswith("amend") or profile.action.name == "undo"
    return (corrects(text) and not filled.whole and profiles[base.proposal.action].writes) or (
        amends and not filled.whole
    )


_TOO_DEAR = re.compile(TOO_DEAR + r"\d")
_HE_WANTS = re.compile(
    r"\W*(?:(?:and|but|so|oh|ok),? )*(?:[a-z'-]+ ){1,3}?(?:says|said|wants|wanted|asks|asked|reckons|needs|insists|would like)"
    r" (?:for |on )?(?:it |them |that |the )?(?:at |to be )?(?:only |just )?(?:[$£€]?\d|(?:it |them |that )(?:by|on|for|before) )"
)


def _his_terms(profile: Profile, filled: Filled, base: Base, text: str) -> bool:
    """Whether what sounds like an account is what the one wants whose order waits: "Ivy says 58 each"."""
    same = bool(base.proposal.args.get("lines")) and filled.args.get("customer") == base.proposal.args.get("customer")
    return (profile.manner is Manner.REPORT or not filled.whole) and same and _HE_WANTS.match(text) is not None


#: More is told than whom it is about.
_TOLD = re.compile(r"[,，。;；:：]\s*\S{4}")


def _tells_of_another(profile: Profile, filled: Filled, base: Base, text: str) -> bool:
    """Whether an account is about somebody else than the one before, and tells itself what there is to tell."""
    if (
        profile.manner is not Manner.REPORT
        or profile.name != base.proposal.action
        or "customer" not in filled.sources
        or filled.from_talk("customer")
    ):
        return False
    another = filled.args.get("customer") != base.proposal.args.get("customer")
    return another and not corrects(text) and _TOLD.search(text) is not None


_NUMBER_OR_ADDRESS = re.compile(r"\w@\w|\d{6}|\d{3,}[ -]\d{3}")


def _asked_for_words(profile: Profile, base: Base) -> bool:
    """Whether it was asked what is to be written of something."""
    texts = {slot.name for slot in profile.slots if slot.kind is SlotKind.TEXT and not slot.many}
    return profile.writes and profile.manner is not Manner.REPORT and bool(texts & base.missing)


def _gives_how_to_reach(profile: Profile, base: Base, text: str) -> bool:
    """Whether a message gives the number or address that somebody who is just being noted still wants: "her email's …"."""
    reached = [slot.name for slot in profile.slots if slot.name in TYPED and slot.name not in base.proposal.args]
    return bool(reached) and _NUMBER_OR_ADDRESS.search(text) is not None


def _as_last_time(filled: Filled) -> bool:
    source = filled.sources.get("lines")
    return source is not None and source.how is How.COMPUTED


_BUT, _PLUS = re.compile(r"\b(?:but|except|only|just|without)\b"), re.compile(r"\b(?:plus|and also|as well as|with)\b")


def _but_for(filled: Filled, base: Base, text: str) -> bool:
    """Whether what is wanted once more is to differ in some of its lines: "same for Acme but 2 of the lamps"."""
    there = {line.get("product") for line in base.proposal.args.get("lines") or []}
    said = {line.get("product") for line in filled.args.get("lines") or []}
    return bool(said) and (_BUT if said <= there else _PLUS).search(text) is not None


def _names_its_choice(profile: Profile, filled: Filled) -> bool:
    """Whether a question says of what it asks: "compared with last year?" leaves that to the one before."""
    choices = [
        slot.name for slot in profile.slots if slot.kind is SlotKind.CHOICE and slot.name in profile.vocabulary.defaults
    ]
    return not choices or any(name in filled.sources for name in choices)


#: "that was order 1022": what was just written is about that.
_THAT_WAS = re.compile(
    r"\W*(?:that|this|it|they)(?:'s| was| is| were) (?:for |from |on |about |to do with |re )?"
    r"(?:\w+ ?#?\d+\W*$"
    r"|(?:the )?(?:order|invoice|quote|ticket|po|so) (?:no |number )?#?(?:\d{2,}|[a-z]+ [a-z]+)(?: [a-z]+)?\b(?!.*\?))"
)


#: 12寸的单价30: a price that is told asks for none.
_TELLS_PRICE = re.compile(r"(?:单价|价格|价钱)(?:也|都|就|改|调|降|涨|给|按|是|为|到|成|算)*\s?\d[^?？吗呢多么]*$")


def _only_where(filled: Filled, base: Base, text: str) -> bool:
    """Whether a short question names but a place, after one about some goods: 北仓有多少."""
    goods = "product" in base.proposal.args and "product" not in (*filled.ambiguous, *filled.unknown)
    return goods and set(filled.args) == {"warehouse"} and len(text) <= _SHORT_QUESTION


def _of_the_same(profile: Profile, filled: Filled, base: Base) -> bool:
    """Whether an action is about the very document that the talk is about, or the very records, without naming any anew."""
    main = profile.main
    if main is None or main.reference not in DOCUMENTS:
        return tells_but_how_much(profile, filled, base.proposal)
    same = filled.args.get(main.name) == base.proposal.args.get(main.name)
    return same and filled.from_talk(main.name)


def gone_on(
    profile: Profile,
    stretch: Stretch,
    clauses: Sequence[Clause],
    base: Base,
    replaces: Replaces,
    talk: Talk,
    facts: Facts,
    own_words: OwnWords,
    remarked: Classifier,
) -> Understanding | None:
    """The action as it stands now, with what waits beside it; None where the message says nothing of it."""
    if profile.writes and not base.asked and asks(clauses, stretch.text):
        return None
    filled = revise(profile, stretch, base, facts) or asked_again(profile, stretch, base)
    if filled is None or not _accounted_for(profile, stretch, filled, base, clauses, own_words):
        return None
    if filled.problem:
        return Understanding(problem=filled.problem, sure=False)
    again = says_again(stretch.text) and not more_of_it(filled, base)
    again = again or (not base.asked and of_other_goods(profile, filled, base.proposal) and not corrects(stretch.text))
    before = base.proposal
    for_more = for_another(profile, stretch, before) or another_document(profile, stretch, before)
    for_more = for_more or with_goods_of_its_own(stretch, before)
    if again or (not base.asked and for_more):
        replaces = Replaces.NOTHING
    sources = [(source.start, source.end) for source in filled.sources.values()]
    sources += [*_labels(profile, stretch, filled), *lead_spans(stretch.text), *_them(stretch.text)]
    if not _lacks_post(profile, filled):
        sources += _asides(stretch, [*stretch.cues, *sources], clauses)
    understanding = understood(profile, filled, base, replaces, talk, stretch.lattice.normal)
    # What is to be done only if something else happens is asked about.
    supposed = [(each.start, each.end) for each in clauses if _IF.search(stretch.text, each.start, each.end)]
    odd = [*filled.odd, *(supposed if profile.writes and profile.manner is Manner.DEMAND else ())]
    return with_leftover(
        understanding,
        stretch.lattice,
        facts,
        stretch.known,
        [*stretch.taken, *sources],
        stretch.cues,
        own_words,
        odd,
        remarked=remarked,
    )


def asks(clauses: Sequence[Clause], text: str) -> bool:
    """Whether something is asked; to wonder at what oneself said is no question ("多少?哦不是60是16")."""
    return any(
        Mood.QUESTION in clause.mood
        and Mood.REQUEST not in clause.mood
        and not _WONDERS.fullmatch(text[clause.start : clause.end])
        for clause in clauses
    )


def _them(text: str) -> Iterator[tuple[int, int]]:
    """The words with which a message begins that is to be told to others."""
    if found := _THEM.match(text):
        yield found.span()


def _labels(profile: Profile, stretch: Stretch, filled: Filled) -> Iterator[tuple[int, int]]:
    """The words that announce a value: "their po number is …"."""
    for slot in profile.slots:
        source = filled.sources.get(slot.name)
        if source is None or filled.args.get(slot.name) is None or source.how is How.CONTEXT:
            continue
        for word in profile.said(slot).before:
            if word not in stretch.text:
                continue
            place = stretch.text.rfind(word, 0, source.start + len(word))
            whole = place >= 0 and whole_word(stretch.text, place, place + len(word))
            if whole and source.start - place - len(word) <= _BESIDE:
                yield place, place + len(word)


def _lacks_post(profile: Profile, filled: Filled) -> bool:
    """Whether somebody is registered whose post nothing told: words behind the name may well be it."""
    return any(slot.name == "title" for slot in profile.slots) and profile.registers and "title" not in filled.args


def _asides(stretch: Stretch, known: Sequence[tuple[int, int]], clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """A short clause behind what was read that names nothing and counts nothing: "they found some"."""
    read = [*stretch.taken, *known]
    for before, clause in pairwise(clauses):
        told = any(before.start <= start < before.end for start, _ in read)
        lattice = stretch.lattice
        things = [m for m in lattice.mentions_in(clause.start, clause.end) if not m.kinds <= {"contact", "customer"}]
        empty = not things and not lattice.values_in(clause.start, clause.end)
        if told and empty and clause.end - clause.start <= _SHORT and not clause.mood & Mood.QUESTION:
            yield clause.start, clause.end


def _accounted_for(
    profile: Profile, stretch: Stretch, filled: Filled, base: Base, clauses: Sequence[Clause], own_words: OwnWords
) -> bool:
    """Whether little of the message remains that nobody has read: a guess about a card that waits is worse than a question."""
    texts = [
        (source.start, source.end)
        for slot, source in filled.sources.items()
        if isinstance(filled.args.get(slot), str | Mapping | list)
    ]
    asked_about = [(m.start, m.end) for m in stretch.lattice.mentions if m.unknown == "product" and filled.unknown]
    known = [*stretch.cues, *texts, *asked_about, *_labels(profile, stretch, filled), *_them(stretch.text)]
    known += (span for span in lead_spans(stretch.text) if not stretch.text[: span[0]].strip())
    known += stretch.taken
    known += _asides(stretch, known, clauses)
    lenient = bool(base.asked) or not profile.writes
    most = _MOST_LEFT + 3 * lenient + 2 * corrects(stretch.lattice.text)
    if _left(stretch, known) <= most:
        return True
    known += [*own_words.found(stretch.lattice, [profile.name]), *asides_zh(stretch.lattice)]
    return _left(stretch, known) <= most


#: Who wants it, and that it goes so: "he wants", "these go at".
_LIGHT = frozenset({"he", "she", "they", "we", "i", "it", "go", "goes", "come", "comes"})


def _left(stretch: Stretch, known: Sequence[tuple[int, int]]) -> int:
    """How much of the message is left over, but for words that tell nothing by themselves."""
    return weight(word for word in left_over(stretch.lattice, known=known) if word not in _LIGHT)


def understood(
    profile: Profile, filled: Filled, base: Base, replaces: Replaces, talk: Talk, normal: Normal
) -> Understanding:
    """The action as it stands now, with what waits beside it."""
    now = Proposal(profile.name, filled.args, filled.sources_in(normal))
    before: tuple[Proposal, ...] = ()
    after: tuple[Proposal, ...] = ()
    if base.asked is not None:
        before, after = base.asked.before, base.asked.after
    elif replaces in (Replaces.PENDING, Replaces.DONE):
        others = talk.pending if replaces is Replaces.PENDING else talk.done
        place = others.index(base.proposal)
        alike = [corrected_alike(each, base.proposal, now, profile) for each in others]
        before, after = tuple(alike[:place]), tuple(alike[place + 1 :])
    if not filled.whole:
        ask = Ask(now, tuple(filled.missing), filled.ambiguous, filled.unknown, before, after)
        return Understanding(ask=ask, replaces=replaces)
    return Understanding((*before, now, *after), replaces=replaces)
