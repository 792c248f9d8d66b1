"""A message as it is put to a model, and what the answer comes to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.profile import lexicon_of
from bot.understanding.model.answer import Answer
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
        lattice = self.embedded.lattice(text, hearing)
        request = request_for(hearing, lattice, handles, self.registry, everything=self.everything)
        return Question(request, handles)

    def reading(self, text: str, hearing: Hearing, handles: Handles, answer: Answer) -> Understanding:
        """What an answer comes to that quotes a message, with the handles that it was asked with."""
        said = Said(
            self.embedded.lattice(text, hearing),
            tuple(reversed(hearing.talk.words)),
            lambda words: self.embedded.lattice(words, hearing),
        )
        facts = self.world.facts_for(hearing.person)
        lexicon = lexicon_of(self.registry)
        heard = frozenset(cue.owner for cue in lexicon.phrases.cues(said.lattice) if cue.weight > 0)
        given = Circumstances(
            self.registry, lexicon.profiles, lexicon.own_words, handles.known, facts, hearing, said, handles, heard
        )
        return understanding_of(answer, given)
