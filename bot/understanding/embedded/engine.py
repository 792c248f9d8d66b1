"""The embedded engine: reads a message by its names, values and cue words, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.understanding.embedded.dividing.alone import name_alone
from bot.understanding.embedded.dividing.asked_together import with_asked_together
from bot.understanding.embedded.dividing.bare import bare_lines, with_bare_lines
from bot.understanding.embedded.dividing.by_ear import Ear
from bot.understanding.embedded.dividing.clauses import Clause, asked_of, clauses_of
from bot.understanding.embedded.dividing.fan_out import fanned_out, with_goods
from bot.understanding.embedded.dividing.in_turn import (
    Part,
    either_list,
    led_on_by,
    one_after_the_other,
    part_of,
    parts_in_turn,
    rather_in_turn,
    stands_alone,
    turns_in_lists,
)
from bot.understanding.embedded.dividing.leading import with_leading
from bot.understanding.embedded.dividing.said_of_both import with_said_of_both
from bot.understanding.embedded.dividing.segments import Segment, divide
from bot.understanding.embedded.dividing.settle import Reading, settled
from bot.understanding.embedded.dividing.stated import without_reasons
from bot.understanding.embedded.dividing.trailing import (
    with_orders_inside,
    with_told_goods,
    with_told_no_more,
    with_told_why,
    with_trailing,
)
from bot.understanding.embedded.explain import Explanation
from bot.understanding.embedded.filling.fill import fill
from bot.understanding.embedded.filling.options import get_ready
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.as_quoted import placed_by_turn, with_what_was_quoted
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.finding.reading import read_message
from bot.understanding.embedded.follow_up.for_another import one_more
from bot.understanding.embedded.follow_up.go_on import asks, bases_of, gone_on, may_go_on, understood
from bot.understanding.embedded.follow_up.handed_on import rather_than_him
from bot.understanding.embedded.follow_up.instead import meant_instead
from bot.understanding.embedded.follow_up.leads import strikes_out, withdrawing_words, withdraws, withdraws_at_last
from bot.understanding.embedded.follow_up.said_before import said_just_before
from bot.understanding.embedded.follow_up.standing import changed_since, tells_enough
from bot.understanding.embedded.follow_up.tell_more import told_more
from bot.understanding.embedded.follow_up.that_day import with_that_day
from bot.understanding.embedded.in_passing.asides import without_told_people
from bot.understanding.embedded.in_passing.complaints import with_subjects_of_tickets, without_complaints
from bot.understanding.embedded.in_passing.currencies import foreign_sum
from bot.understanding.embedded.in_passing.leftover import with_leftover
from bot.understanding.embedded.in_passing.minded import without_minded
from bot.understanding.embedded.in_passing.noted_behind import with_notes_behind
from bot.understanding.embedded.in_passing.purposes import without_purposes
from bot.understanding.embedded.in_passing.refrained import with_refrained
from bot.understanding.embedded.in_passing.reports import without_told
from bot.understanding.embedded.in_passing.word_of_mouth import led_by_word
from bot.understanding.embedded.intents.classifier import Classifier, learnt
from bot.understanding.embedded.intents.remarks import WEIGHTS
from bot.understanding.embedded.owned import with_owned
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import AGAINST, OUTRIGHT, OwnWords, Profile, lexicon_of
from bot.understanding.facts import Facts
from bot.understanding.proposal import Ask, Hearing, Proposal, Talk, Understanding
from bot.understanding.talk import made_by, records_of
from bot.understanding.world import DOCUMENTS, Knowledge, World
from domain.kinds import Kind
from domain.registry import Registry
from domain.vocabulary import Manner
from domain.words import Language

MOST_CHARACTERS = 4000
_SEVERAL = 2
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]{2}")


class EmbeddedEngine:
    """Understands a message in about a millisecond; where it is not sure it asks, or proposes nothing."""

    def __init__(
        self, registry: Registry, world: World, classifier: Classifier | None = None, remarked: Classifier | None = None
    ) -> None:
        self._registry = registry
        self._world = world
        lexicon = lexicon_of(registry)
        self._profiles, self._phrases, self._own_words = lexicon.profiles, lexicon.phrases, lexicon.own_words
        self._remarked = remarked or learnt(WEIGHTS)
        self._ear = Ear(classifier or learnt(), self._profiles)
        get_ready(slot for profile in self._profiles.values() for slot in profile.slots)

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message in its circumstances."""
        if len(text) > MOST_CHARACTERS:
            return Understanding(problem=("understanding.too_long", {"most": MOST_CHARACTERS}), sure=False)
        known = self._world.knowledge()
        said = with_what_was_quoted(text, hearing.talk)
        lattice = self.lattice(said, hearing)
        whole, explanation = self._read(lattice, known, hearing)
        understanding = self._in_turn(whole, explanation, known, hearing) or whole
        return replace(
            placed_by_turn(understanding, len(said) - len(text)),
            language=_language(explanation.lattice.normal.raw.lower()),
            explanation=replace(explanation, leftover=understanding.leftover),
        )

    def read_as(self, action: str, text: str, hearing: Hearing) -> Understanding:
        """What a text tells one action, whether or not anything in it asks for it: what somebody else chose the action for."""
        known = self._world.knowledge()
        lattice = self.lattice(text, hearing)
        clauses = clauses_of(lattice)
        quoted = any(clause.quoted for clause in clauses)
        meant = Segment(action, tuple(clauses), 0.0, takes_quotes=quoted)
        readings = self._filled([meant], lattice, known, hearing) if clauses else []
        facts = self._world.facts_for(hearing.person)
        return _left_over(lattice, facts, known, readings, self._own_words, self._remarked)

    def lattice(self, text: str, hearing: Hearing) -> Lattice:
        """A message with the names, documents and values in it, as they are read where it was said."""
        known, now = self._world.knowledge(), _now(hearing)
        recent = frozenset(hearing.talk.records.values())
        lattice = read_message(
            text, known, own=known.book(hearing.person), recent=recent, now=now, spoken=self._own_words.latin
        )
        lattice = self._own_words.without_words_for_names(lattice)
        lattice = with_that_day(lattice, hearing.talk.words, known)
        lattice = with_owned(lattice, self._world.facts_for(hearing.person), known)
        lattice = without_told_people(lattice)
        if pointed := _pointed(hearing.talk, lattice.text):
            lattice = replace(lattice, pointed=pointed)
        return lattice

    def _in_turn(
        self, whole: Understanding, explanation: Explanation, known: Knowledge, hearing: Hearing
    ) -> Understanding | None:
        """The readings of the message's parts one after the other; None where these say no more than that of the whole."""
        lattice = explanation.lattice
        turns = turns_in_lists(lattice, explanation.clauses, explanation.cues)
        if either_list(explanation.cues, turns):
            return replace(whole, sure=False)
        parts = parts_in_turn(lattice, explanation.clauses, explanation.cues, turns)
        if len(parts) < _SEVERAL:
            return None
        read = list[Part]()
        for start, end in parts:
            # What was said before this message is hardly what a later part goes on from.
            heard = replace(hearing, talk=Talk()) if read else hearing
            read.append(Part(*self._read(part_of(lattice, start, end), known, heard)))
            if not stands_alone(read[-1], self._profiles):
                return None
        joint = led_on_by(lattice, *parts[:2])
        if not rather_in_turn(whole, read, self._profiles, led_on_by=joint):
            return None
        return one_after_the_other(read)

    def _read(self, lattice: Lattice, known: Knowledge, hearing: Hearing) -> tuple[Understanding, Explanation]:
        clauses = with_notes_behind(lattice, clauses_of(lattice))
        heard = self._phrases.cues(lattice)
        cues = without_minded(lattice, heard, self._profiles, hearing.talk)
        cues = without_complaints(lattice, clauses, cues, self._profiles)
        cues = with_subjects_of_tickets(lattice, clauses, cues, self._profiles)
        cues = with_refrained(lattice, cues, self._profiles)
        cues = without_purposes(lattice, without_told(lattice, clauses, cues, self._profiles))
        spoken_of = frozenset(hearing.talk.records)
        segments = divide(lattice, clauses, cues, self._profiles, spoken_of)
        segments = without_reasons(segments, lattice, clauses, self._profiles)
        segments = with_told_goods(segments, lattice, self._profiles)
        segments = with_told_why(segments, lattice, self._profiles)
        segments = with_told_no_more(segments, lattice, clauses, self._profiles)
        segments = with_trailing(segments, lattice, clauses, cues, self._profiles)
        segments = with_orders_inside(segments, lattice, cues, self._profiles)
        segments = with_asked_together(segments, lattice, cues, self._profiles)
        segments = with_leading(segments, lattice, clauses, cues, self._profiles)
        segments = with_bare_lines(segments, lattice, clauses, cues, self._profiles)
        readings = self._filled(segments, lattice, known, hearing)
        changing = self._changing(readings, cues, clauses, lattice, known, hearing)
        asked_before = not any(self._profiles[each.action].writes for each in hearing.talk.last)
        gone_on = None
        if not (changing and asked_before):
            # What changes the document that was merely shown is no further question about it.
            gone_on = self._gone_on(readings, clauses, lattice, known, hearing)
        if gone_on is None:
            readings = changing or readings
        if gone_on is None and not readings:
            profiles = self._profiles.values()
            bare = name_alone(lattice, clauses, profiles) or bare_lines(lattice, clauses, cues, profiles)
            readings = self._filled(bare, lattice, known, hearing)
        understanding = gone_on or self._weighed(readings, cues, clauses, lattice, known, hearing)
        understanding = self._in_own_money(understanding, lattice, hearing.company.currency)
        understanding = replace(
            understanding,
            named={} if understanding.proposals or understanding.ask else _named_plainly(lattice),
            meant_nothing=bool(heard) and not (understanding.proposals or understanding.ask),
        )
        explanation = Explanation(
            lattice, clauses, cues, segments, self._profiles, spoken_of, understanding.leftover, self._ear.classifier
        )
        return understanding, explanation

    def _weighed(
        self,
        readings: list[Reading],
        cues: Sequence[Cue],
        clauses: Sequence[Clause],
        lattice: Lattice,
        known: Knowledge,
        hearing: Hearing,
    ) -> Understanding:
        """The readings by cue words, weighed against what the message sounds like as a whole."""
        facts = self._world.facts_for(hearing.person)

        def understood(each: Sequence[Reading], *, firmly: bool) -> Understanding:
            return _left_over(lattice, facts, known, each, self._own_words, self._remarked, firmly=firmly)

        def by_cues(*, firmly: bool) -> Understanding:
            return understood(readings, firmly=firmly)

        def read_as(action: str, *, firmly: bool) -> Understanding:
            quoted = any(clause.quoted for clause in clauses)
            meant = Segment(action, tuple(clauses), 0.0, takes_quotes=quoted)
            return understood(self._filled([meant], lattice, known, hearing), firmly=firmly)

        if readings and (hearing.talk.last or hearing.talk.records):
            return by_cues(firmly=False)
        actions = [reading.profile.name for reading in readings]
        denied = {cue.owner for cue in cues if cue.weight <= AGAINST}
        hinted = all(_merely_hinted(reading) for reading in readings)
        return self._ear.weighed(actions, clauses, lattice, by_cues, read_as, denied=denied, hinted=hinted)

    def _in_own_money(self, understanding: Understanding, lattice: Lattice, currency: str) -> Understanding:
        """The reading; a problem where a sum in another currency would be written as the company's."""
        ask = understanding.ask
        proposals = (*understanding.proposals, *([ask.proposal] if ask else ()))
        read = [(self._profiles[each.action], each) for each in proposals]
        foreign = foreign_sum(lattice, currency, read)
        if foreign is None:
            return understanding
        return Understanding(
            problem=("understanding.currency", {"said": foreign.text, "currency": currency}), sure=False
        )

    def _gone_on(
        self,
        readings: Sequence[Reading],
        clauses: Sequence[Clause],
        lattice: Lattice,
        known: Knowledge,
        hearing: Hearing,
    ) -> Understanding | None:
        """The reading as a message that goes on from the talk so far; None where it stands by itself."""
        talk, text = hearing.talk, lattice.text
        own = [(reading.profile, reading.filled) for reading in readings]
        outright = any(cue.weight >= OUTRIGHT for reading in readings for cue in reading.segment.cues)
        waits = bool(talk.pending or talk.asked or talk.done)
        last = withdraws_at_last(text) if waits else None
        word = led_by_word(lattice) if waits else 0
        behind = withdrawing_words(text[word:]) if word else 0
        first = withdrawing_words(text) or (behind and word + behind)
        said = [cue for reading in readings for cue in reading.segment.cues if cue.last > first]
        asked = [cue for cue in said if last is None or cue.last <= last]
        struck_out = waits and strikes_out(text)
        taken_back = bool(first) or last is not None or struck_out
        does = bool(own) and (own[0][0].writes or asks(clauses, text)) and not _merely_told_why(readings[0])
        if struck_out or (
            taken_back and (waits or not asked) and not (asked and does and outright and own[0][1].whole)
        ):
            return Understanding(withdraw=waits)
        cues = tuple((cue.start, cue.end) for reading in readings for cue in reading.segment.cues)
        facts, earlier = self._world.facts_for(hearing.person), said_just_before(talk.words)
        for base, replaces in bases_of(talk, self._profiles, text):
            profile = self._profiles[base.proposal.action]
            stretch = Stretch(
                lattice,
                ((0, len(text)),),
                cues,
                known,
                hearing.person,
                lattice.now.date(),
                again=True,
                lenient=not profile.writes,
                earlier=earlier,
            )
            more = (
                None
                if base.asked
                else told_more(profile, replace(stretch, taken=[]), clauses, own, base.proposal, facts)
            )
            if more is not None:
                return understood(profile, more, base, replaces, talk, lattice.normal)
            if not may_go_on(own, outright, base, self._profiles, text, word) and not one_more(
                profile, stretch, base.proposal
            ):
                continue
            understanding = gone_on(
                profile, stretch, clauses, base, replaces, talk, facts, self._own_words, self._remarked
            )
            if understanding is not None:
                return understanding
        return Understanding(withdraw=True) if waits and not own and meant_instead(text) else None

    def _changing(
        self,
        readings: Sequence[Reading],
        cues: Sequence[Cue],
        clauses: Sequence[Clause],
        lattice: Lattice,
        known: Knowledge,
        hearing: Hearing,
    ) -> list[Reading]:
        """The message as one that changes the document talked about last; none where it says something else outright."""
        segments = changed_since(lattice, clauses, cues, hearing.talk, self._profiles.values())
        own = {reading.profile.name for reading in readings if not _merely_hinted(reading)}
        if not segments or own - {segments[0].action} or any(reading.filled.whole for reading in readings if own):
            return []
        facts = self._world.facts_for(hearing.person)
        changing = self._filled(segments, lattice, known, hearing)
        enough = all(tells_enough(each.profile, each.filled, each.segment, each.stretch, facts) for each in changing)
        return changing if enough else []

    @staticmethod
    def _owner(records: Mapping[Kind, str], facts: Facts) -> Iterator[tuple[Kind, str]]:
        """The customer whose deal an action is about, for what else the message says of him."""
        for kind, id_ in records.items():
            if kind is Kind.OPPORTUNITY and (owner := facts.customer_of(kind, id_)):
                yield Kind.CUSTOMER, owner

    def _named_beside(self, segments: Sequence[Segment], place: int, lattice: Lattice) -> Mapping[Kind, str]:
        """The goods named before a question; where it names nothing, those of one joined to it: "stock and price of the …"."""
        segment, behind = segments[place], next(iter(segments[place + 1 :]), None)
        joined = behind is not None and _AND.match(lattice.text, segment.end) is not None
        alike = behind is not None and not self._profiles[behind.action].writes
        if behind and joined and alike and not any(m.kinds for m in lattice.mentions_in(segment.start, segment.end)):
            return _named(lattice, behind.start, behind.end)
        return _named(lattice, 0, segment.start)

    def _filled(
        self, segments: Sequence[Segment], lattice: Lattice, known: Knowledge, hearing: Hearing
    ) -> list[Reading]:
        readings: list[Reading] = []
        clauses = [clause for segment in segments for clause in segment.clauses]
        facts = self._world.facts_for(hearing.person)
        inside: dict[Kind, str] = {}
        for place, segment in enumerate(segments):
            profile = self._profiles[segment.action]
            told = {} if profile.writes else self._named_beside(segments, place, lattice)
            here = {**told, **inside}
            before: Mapping[Kind, str] = {**hearing.talk.records, **_decided_on(hearing.talk, known), **here}
            spans = tuple((clause.start, clause.end) for clause in segment.clauses)
            cues = asked_of(segment.cues, clauses, lattice.text)
            stretch = Stretch(
                lattice,
                spans,
                cues,
                known,
                hearing.person,
                lattice.now.date(),
                quotes=segment.takes_quotes,
                lenient=not profile.writes,
                drawn_from=_with_lines(hearing.talk),
                offered=_with_lines(hearing.talk, other_than=profile.name),
                before=before,
                looked_up=_looked_up(hearing.talk, self._profiles),
                looked_up_at=_looked_up(hearing.talk, self._profiles, "warehouse"),
                looked_up_of=_looked_up(hearing.talk, self._profiles, "customer"),
                carried=frozenset(here),
            )
            for later, each in enumerate(fanned_out(profile, stretch)):
                part = with_goods(each, inside) if later else each
                filled = fill(profile, part, facts)
                if rather_than_him(profile, filled, hearing.talk, self._profiles, lattice.text):
                    filled.odd.extend(cues)
                readings.append(Reading(profile, filled, part, segment))
                proposal = Proposal(profile.name, filled.args)
                records = records_of([proposal], self._registry)
                inside.update(self._owner(records, facts))
                inside.update(records)
                inside.update(_document_of(readings[-1].proposal, known))
                inside.update(made_by(proposal))
        with_said_of_both(readings)
        return settled(readings)


def _now(hearing: Hearing) -> datetime:
    """The present in the company's zone."""
    return hearing.clock.now().astimezone(hearing.company.zone)


def _pointed(talk: Talk, text: str) -> Kind | None:
    """The kind of document that an "it" means: the one talked about last, where no card or question is open."""
    if talk.pending or talk.asked or withdraws(text):
        return None
    return next((kind for kind in reversed(list(talk.records)) if kind in DOCUMENTS), None)


def _decided_on(talk: Talk, known: Knowledge) -> Mapping[Kind, str]:
    """The document, of whichever kind, that was approved or rejected just before."""
    return next(
        (_document_of(each, known) for each in reversed((*talk.done, *talk.pending)) if "document" in each.args), {}
    )


def _document_of(proposal: Proposal, known: Knowledge) -> dict[Kind, str]:
    """The document, of whichever kind, that an action is about."""
    told = proposal.args.get("document")
    return {Kind(kind): told for kind in known.documents.kinds_of(told)} if isinstance(told, str) else {}


def _merely_told_why(reading: Reading) -> bool:
    """Whether an account is but why something is taken back: it is told in the same sentence."""
    same = not any(clause.strong and clause.start for clause in reading.segment.clauses)
    return reading.profile.manner is Manner.REPORT and same


def _merely_hinted(reading: Reading) -> bool:
    return not any(cue.weight >= OUTRIGHT for cue in reading.segment.cues)


_AND = re.compile(r"\W*(?:and|&|plus|和|以及|还有|跟|与|、|,|，)")


def _named(lattice: Lattice, start: int, end: int) -> dict[Kind, str]:
    """The goods that a part of the message names once and plainly."""
    found: dict[Kind, set[str]] = {}
    for mention in lattice.mentions_in(start, end):
        if mention.kinds == {str(Kind.PRODUCT)}:
            found.setdefault(Kind.PRODUCT, set()).update(candidate.id for candidate in mention.of_kind("product"))
    return {kind: next(iter(ids)) for kind, ids in found.items() if len(ids) == 1}


def _named_plainly(lattice: Lattice) -> dict[Kind, str]:
    """The documents and customers that a message names plainly, one of a kind; somebody who is named stands for his house."""
    found: dict[Kind, set[str]] = {}
    for mention in lattice.mentions:
        only = mention.candidates[0] if len(mention.candidates) == 1 else None
        if only is None:
            continue
        if only.kind in DOCUMENTS or (only.sure and only.kind == Kind.CUSTOMER):
            found.setdefault(Kind(only.kind), set()).add(only.id)
        elif only.sure and only.kind == "contact" and only.of:
            found.setdefault(Kind.CUSTOMER, set()).add(only.of)
    return {kind: next(iter(ids)) for kind, ids in found.items() if len(ids) == 1}


def _left_over(
    lattice: Lattice,
    facts: Facts,
    known: Knowledge,
    readings: Sequence[Reading],
    own_words: OwnWords,
    remarked: Classifier,
    *,
    firmly: bool = False,
) -> Understanding:
    """What was decided, with what of the message no action took up."""
    cues = [cue for reading in readings for cue in reading.segment.cues]
    taken = [(cue.first, cue.last) for cue in cues]
    for reading in readings:
        taken += [(source.start, source.end) for source in reading.filled.sources.values()]
        taken += reading.stretch.taken
    asked = [(cue.start, cue.end) for cue in cues]
    odd = [
        place for reading in readings for place in reading.filled.odd if not _taken_up_beside(reading, place, readings)
    ]
    return with_leftover(
        _decided(readings), lattice, facts, known, taken, asked, own_words, odd, remarked=remarked, firmly=firmly
    )


def _taken_up_beside(reading: Reading, place: Span, readings: Sequence[Reading]) -> bool:
    """Whether what an account has no place for is what another action was read out of it for."""
    others = [each.stretch for each in readings if each is not reading]
    return reading.profile.manner is Manner.REPORT and any(each.holds(*place) for each in others)


def _language(text: str) -> Language | None:
    """The message's language; none where it has both or neither."""
    chinese, latin = _CHINESE.search(text), _LATIN.search(text)
    if bool(chinese) == bool(latin):
        return None
    return "zh" if chinese else "en"


def _with_lines(talk: Talk, other_than: str = "") -> Mapping[str, Any]:
    """The document with lines that was last talked about: another one may be made of it."""
    if not (talk.asked or talk.pending or talk.done):
        return {}
    asked = [talk.asked.proposal] if talk.asked else []
    spoken = (each for each in [*asked, *reversed(talk.pending), *reversed(talk.done)] if each.args.get("lines"))
    last = next(spoken, None)
    return last.args if last and last.action != other_than else {}


def _looked_up(talk: Talk, profiles: Mapping[str, Profile], slot: str = "product") -> str:
    """The goods that were asked about in the message before, or where; none where more was asked, or something done."""
    if len(talk.last) != 1 or profiles[talk.last[0].action].writes:
        return ""
    record = talk.last[0].args.get(slot)
    return record if isinstance(record, str) else ""


def _decided(readings: Sequence[Reading]) -> Understanding:
    """The proposals; or the question about the first that is not whole, with the others waiting."""
    proposals = [reading.proposal for reading in readings]
    for place, reading in enumerate(readings):
        filled = reading.filled
        if filled.problem:
            return Understanding(problem=filled.problem, sure=False)
        if not filled.whole:
            before, after = tuple(proposals[:place]), tuple(proposals[place + 1 :])
            ask = Ask(proposals[place], tuple(filled.missing), filled.ambiguous, filled.unknown, before, after)
            return Understanding(ask=ask)
    return Understanding(tuple(proposals))
