"""A message as it is put to a model, and what comes of the answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.profile import lexicon_of
from bot.understanding.model.answer import Answer
from bot.understanding.model.handles import Handles
from bot.understanding.model.mask import EVERYTHING, Mask, Masked
from bot.understanding.model.quoting import Said
from bot.understanding.model.reading import Circumstances, understanding_of
from bot.understanding.model.request import Request, request_for
from bot.understanding.proposal import Hearing, Understanding
from bot.understanding.world import World
from domain.registry import Registry


@dataclass(frozen=True)
class Question:
    """One message with what is asked about it: as it is sent, and as it is kept, in which everything is masked."""

    hearing: Hearing
    lattice: Lattice
    handles: Handles
    sent: Request
    mask: Mask
    kept: Request
    kept_mask: Mask


@dataclass(frozen=True)
class Asking:
    """Puts messages to a model in words and reads what it points at; who is asked is no concern of it.

    `masked` never leaves. `everything`: all actions are offered, whoever asks.
    """

    registry: Registry
    world: World
    embedded: EmbeddedEngine
    masked: frozenset[Masked] = frozenset()
    everything: bool = False

    def question(self, text: str, hearing: Hearing) -> Question:
        """What is asked about a message."""
        lattice = self.embedded.lattice(text, hearing)
        handles, mask = Handles(self.world.knowledge()), self._mask(self.masked, text, hearing)
        sent = self._request(hearing, lattice, handles, mask)
        if self.masked == EVERYTHING:
            return Question(hearing, lattice, handles, sent, mask, sent, mask)
        kept_mask = self._mask(EVERYTHING, text, hearing)
        kept = self._request(hearing, lattice, Handles(handles.known), kept_mask)
        return Question(hearing, lattice, handles, sent, mask, kept, kept_mask)

    def reading(self, question: Question, answer: Answer) -> Understanding:
        """What an answer comes to, whose quotations are the person's own words."""
        hearing = question.hearing
        said = Said(
            question.lattice,
            tuple(reversed(hearing.talk.words)),
            lambda words: self.embedded.lattice(words, hearing),
        )
        facts = self.world.facts_for(hearing.person)
        lexicon = lexicon_of(self.registry)
        heard = frozenset(cue.owner for cue in lexicon.phrases.cues(question.lattice) if cue.weight > 0)
        handles = question.handles
        given = Circumstances(
            self.registry,
            lexicon.profiles,
            lexicon.own_words,
            handles.known,
            facts,
            hearing,
            said,
            handles,
            heard,
        )
        return understanding_of(answer, given)

    def _mask(self, kinds: frozenset[Masked], text: str, hearing: Hearing) -> Mask:
        return Mask(kinds, (text, *hearing.talk.words), lambda words: self.embedded.lattice(words, hearing))

    def _request(self, hearing: Hearing, lattice: Lattice, handles: Handles, mask: Mask) -> Request:
        return request_for(hearing, lattice, handles, self.registry, mask, everything=self.everything)
