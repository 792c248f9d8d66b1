"""Understands a message through a model that points at words."""

from __future__ import annotations

from bot.understanding.embedded.engine import MOST_CHARACTERS, EmbeddedEngine
from bot.understanding.embedded.profile import lexicon_of
from bot.understanding.model.handles import Handles
from bot.understanding.model.quoting import Said
from bot.understanding.model.reading import Circumstances, understanding_of
from bot.understanding.model.request import request_for
from bot.understanding.model.server import Server
from bot.understanding.proposal import Hearing, Understanding
from bot.understanding.world import World
from domain.registry import Registry


class ModelEngine:
    """Asks a model once; what it points at is read by the embedded engine's grammar and checked like everything else.

    `everything`: all actions are offered, whoever asks.
    """

    def __init__(
        self, registry: Registry, world: World, embedded: EmbeddedEngine, server: Server, *, everything: bool = False
    ) -> None:
        self._registry = registry
        self._world = world
        self._embedded = embedded
        self._server = server
        self._everything = everything

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message; raises ModelAwayError where the model gave none that can be used."""
        if len(text) > MOST_CHARACTERS:
            return Understanding(problem=("understanding.too_long", {"most": MOST_CHARACTERS}), sure=False)
        known = self._world.knowledge()
        lattice = self._embedded.lattice(text, hearing)
        handles = Handles(known)
        request = request_for(hearing, lattice, handles, self._registry, everything=self._everything)
        exchanged = self._server.ask(request)
        said = Said(
            lattice,
            tuple(reversed(hearing.talk.words)),
            lambda words: self._embedded.lattice(words, hearing),
        )
        facts = self._world.facts_for(hearing.person)
        lexicon = lexicon_of(self._registry)
        heard = frozenset(cue.owner for cue in lexicon.phrases.cues(lattice) if cue.weight > 0)
        given = Circumstances(
            self._registry, lexicon.profiles, lexicon.own_words, known, facts, hearing, said, handles, heard
        )
        return understanding_of(exchanged.answer, given)
