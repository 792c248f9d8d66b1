"""What the cue words of a message say, beside what it sounds like as a whole: which of the two is believed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.joining import content_counts
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.intents.classifier import NOTHING, Classifier
from bot.understanding.embedded.intents.reconsider import ALMOST_SURELY, Verdict, guess, weigh
from bot.understanding.embedded.intents.words import features_of, masked
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import Proposal, Understanding
from domain.kinds import Kind
from domain.vocabulary import Manner

#: What is wished, supposed, past or asked is not done.
_NO_DEED = Mood.SUPPOSED | Mood.DENIED | Mood.PAST | Mood.QUESTION
#: What the person himself once meant to do is no account of what happened.
_INTENDED = re.compile(
    r"\W*(?:so |well |ok )?(?:i |we )?"
    r"(?:(?:was|were) (?:going|gonna|about|meant|supposed|thinking|planning)\b"
    r"|(?:wanted|meant|planned|hoped) to\b"
    r"|(?:nearly|almost|maybe|might|wish|thinking)\b)|[^,，。]{0,6}(?:本来|原本|差点|打算|想着)"
)
#: Nobody wants it, by whatever verb: no words of the action's own stand there to be denied.
_NOT_SO = re.compile(
    r"\b(?:(?:does|was|were|had|would|could|should|need|are|is|ai|did)n't (?:want|need|have|going|taking|to)\b"
    r"|(?:leave|hold|put|held|leaving|holding) off\b|rather than\b|no longer\b)"
)
#: Whoever asks for an account to be kept means both.
_TO_BE_KEPT = re.compile(
    r"记一下|记录|记下来?|记个|记上|登记一?下|写进|\b(?:log|note|record|write) (?:it|that|this|the|a|down|up|as)\b"
)
#: Who says what is not to be done, or what he has in mind, asks for nothing to be looked up.
_ASKS_NOTHING = re.compile(r"\W*(?:(?:please|pls|so|ok|and|but) )*(?:don't|dont|do not|thinking of \w+ing)\b[^?]*$")
_STANDS = (Verdict.STANDS, Verdict.STANDS_FIRMLY)


class _ByCues(Protocol):
    def __call__(self, *, firmly: bool) -> Understanding: ...


class _ReadAs(Protocol):
    def __call__(self, action: str, *, firmly: bool) -> Understanding: ...


@dataclass(frozen=True)
class Ear:
    """A classifier of messages, and the actions it may speak of."""

    classifier: Classifier
    profiles: Mapping[str, Profile]

    @cached_property
    def _writes(self) -> frozenset[str]:
        return frozenset(name for name, profile in self.profiles.items() if profile.writes)

    @cached_property
    def _accounts(self) -> frozenset[str]:
        return frozenset(name for name, profile in self.profiles.items() if profile.manner is Manner.REPORT)

    def _absorb(self, actions: Collection[str]) -> bool:
        """Whether one of these takes up whatever is told, in the person's words."""
        return any(self.profiles[name].absorbs for name in actions)

    def _registers(self, actions: Sequence[str]) -> bool:
        return all(self.profiles[name].registers for name in actions)

    def weighed(
        self,
        actions: Sequence[str],
        clauses: Sequence[Clause],
        lattice: Lattice,
        by_cues: _ByCues,
        read_as: _ReadAs,
        *,
        denied: Collection[str] = (),
        hinted: bool = False,
    ) -> Understanding:
        """What is understood: `by_cues` as the cue words of these actions say, or `read_as` another action that it sounds like.

        `denied` are actions against which words speak; `hinted`: the words but hint at these actions. `firmly`: both agree so
        well that one unknown word does not matter.
        """
        opinion = self.classifier.opinion(features_of(masked(lattice)))
        if not actions:
            action = guess(opinion, writes=self._writes)
            if action is None or action in self._writes & set(denied):
                return Understanding()
            return self._guessed(action, opinion.likelihood[action], clauses, lattice, read_as)
        weighed = weigh(actions, opinion, writes=self._writes, accounts=self._accounts, hinted=hinted)
        looks_up = self._writes.isdisjoint(actions)
        doubtful = looks_up and _ASKS_NOTHING.match(lattice.text) and opinion.best == NOTHING
        if weighed.verdict is Verdict.NOTHING or doubtful:
            return Understanding()
        plain = by_cues(firmly=weighed.verdict is Verdict.STANDS_FIRMLY)
        if len(actions) > 1 and self._accounts & set(actions) and _TO_BE_KEPT.search(lattice.text):
            return plain
        others = set(actions) - {weighed.action}
        if others and plain.sure and len(plain.proposals) == len(actions) > 1 and not self._absorb(others):
            # Each of them is said in full: "… paid by card, so ship it".
            return plain
        all_taken_up = plain.proposals and plain.sure and not plain.leftover
        if weighed.action in self._accounts and all_taken_up and self._registers(actions):
            # An account takes up whatever is told; somebody new of whom all was taken up is no mere account.
            return plain
        unsure = len(actions) == 1 and not (plain.proposals and plain.sure)
        rather = weighed.verdict is Verdict.INSTEAD or (weighed.verdict is Verdict.DOUBTED and unsure)
        if (
            rather
            and weighed.action in self.profiles
            and not self._newly_undone(weighed.action, actions, clauses, lattice)
        ):
            if self._accounts.issuperset(actions) and self._of_nobody(weighed.action, lattice):
                return replace(plain, sure=False)
            instead = read_as(weighed.action, firmly=False)
            # An account takes up whatever is told: what is wanted, and of which something is not said, is not for it.
            absorbed = self._accounts.issuperset(actions)
            asks = instead.ask and (unsure or absorbed) and weighed.verdict is Verdict.INSTEAD
            merely_shown = unsure and weighed.verdict is Verdict.INSTEAD and self._writes.isdisjoint(actions)
            if (instead.proposals and (instead.sure or merely_shown)) or asks:
                return instead
            wanted = [each for each in plain.proposals if each.action == weighed.action]
            told = [each for each in plain.proposals if each.action in self._accounts]
            beside = wanted and plain.sure and len(told) + len(wanted) == len(plain.proposals)
            if beside and merely_rang(told):
                # Who rang, and what he chatted about, is told on the way to what is wanted; a day told with it is asked about.
                if instead.proposals and [each.args for each in instead.proposals] != [each.args for each in wanted]:
                    return replace(instead, sure=False)
                return replace(plain, proposals=tuple(wanted))
        doubted = weighed.verdict not in _STANDS and len(actions) == 1
        return replace(plain, sure=False) if doubted else plain

    def _of_nobody(self, action: str, lattice: Lattice) -> bool:
        """Whether goods are made, moved or counted for nobody, though somebody is named: "Ivy just texted, wants 10 more"."""
        places = {slot.reference for slot in self.profiles[action].slots}
        named = any(mention.kinds & {"customer", "contact"} for mention in lattice.mentions)
        return named and Kind.PRODUCT in places and not places & {Kind.CUSTOMER, Kind.ORDER, Kind.WORK_ORDER}

    def _newly_undone(self, action: str, actions: Sequence[str], clauses: Sequence[Clause], lattice: Lattice) -> bool:
        """Whether a write that no words ask for is not to be done: 转给文博怎么样."""
        newly = action in self._writes and action not in actions and self._writes.isdisjoint(actions)
        profile = self.profiles[action]
        return newly and profile.manner is not Manner.WATCH and _undone(profile, clauses, lattice.text)

    def _guessed(
        self, action: str, likelihood: float, clauses: Sequence[Clause], lattice: Lattice, read_as: _ReadAs
    ) -> Understanding:
        """What a message sounds like in which no words ask for anything; what is quoted counts only where the person says so."""
        if any(clause.quoted for clause in clauses) and not any(content_counts(lattice, clause) for clause in clauses):
            return Understanding()
        if action in self._writes and _merely_names(lattice):
            return Understanding()
        if action not in self.profiles or _undone(self.profiles[action], clauses, lattice.text):
            return Understanding()
        if action not in self._writes and _ASKS_NOTHING.match(lattice.text):
            return Understanding()
        almost_surely = likelihood >= ALMOST_SURELY
        guessed = read_as(action, firmly=almost_surely)
        # Of several records to choose from one must have been named, and not only guessed at.
        named = guessed.ask is None or any(mention.sure for mention in lattice.mentions)
        enough = action in self._writes or (almost_surely and guessed.sure and named) or _says_enough(guessed)
        return guessed if enough else Understanding()


def merely_rang(told: Sequence[Proposal]) -> bool:
    """Whether nobody was seen of whom something is told: a visit is kept for its own sake."""
    return all(each.args.get("channel") in (None, "call", "other") for each in told)


def _merely_names(lattice: Lattice) -> bool:
    """Whether a message is but the name or number of something: nobody said what to do with it."""
    [first, *others] = lattice.mentions or (None,)
    return (
        first is not None and not others and not lattice.values and len(first.text) >= len(lattice.text.strip(" .,!?#"))
    )


def _undone(profile: Profile, clauses: Sequence[Clause], text: str) -> bool:
    """Whether what a message sounds like is not to be done: it is wished, supposed or asked; what is to be done is not past."""
    if profile.manner is Manner.REPORT and not _INTENDED.match(text):
        # What others might do is part of an account.
        return any(Mood.QUESTION in clause.mood for clause in clauses)
    mood = _NO_DEED if profile.manner in (Manner.DEMAND, Manner.WATCH) else _NO_DEED & ~Mood.PAST
    moods = (each.mood & ~Mood.QUESTION if each.mood & Mood.REQUEST else each.mood for each in clauses)
    return profile.writes and (any(each & mood for each in moods) or _NOT_SO.search(text) is not None)


def _says_enough(understanding: Understanding) -> bool:
    """Whether what is looked up is told, nothing is left over, and nothing has to be asked."""
    return understanding.sure and any(proposal.args for proposal in understanding.proposals)
