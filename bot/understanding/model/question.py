"""A message as it is put to a model, and what the answer comes to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.phrasing.profile import lexicon_of
from bot.understanding.model.answer import Answer
from bot.understanding.model.asked_for import Asking
from bot.understanding.model.handles import Handles
from bot.understanding.model.quoting import Said
from bot.understanding.model.reading import Circumstances, understanding_of
from bot.understanding.model.request import Request, request_for
from bot.understanding.proposal import Hearing, Understanding
from bot.understanding.world import World
from domain.registry import Registry


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a message, and the records that the handles in it stand for."""

    request: Request
    handles: Handles


@dataclass(frozen=True)
class Questions:
    """Puts messages to a model in words, and reads what it points at; who is asked is no concern of it.

    `everything`: all actions are offered, whoever asks.
    """

    registry: Registry
    world: World
    embedded: EmbeddedEngine
    everything: bool = False

    def about(self, text: str, hearing: Hearing) -> Question:
        """What is asked about a message."""
        handles = Handles(self.world.knowledge())
        said = self._said(text, hearing)
        request = request_for(hearing, said, handles, self.registry, everything=self.everything)
        return Question(request, handles)

    def reading(self, text: str, hearing: Hearing, handles: Handles, answer: Answer) -> Understanding:
        """What an answer comes to that quotes a message, with the handles that it was asked with."""
        said = self._said(text, hearing)
        facts = self.world.facts_for(hearing.person)
        lexicon = lexicon_of(self.registry)
        asking = Asking(said.lattice, lexicon.phrases)
        given = Circumstances(
            self.registry, lexicon.profiles, lexicon.own_words, handles.known, facts, hearing, said, handles, asking
        )
        return understanding_of(answer, given)

    def _said(self, text: str, hearing: Hearing) -> Said:
        """What somebody says, with what was said before."""
        earlier = tuple(reversed(hearing.talk.words))
        return Said(self.embedded.lattice(text, hearing), earlier, lambda words: self.embedded.lattice(words, hearing))
