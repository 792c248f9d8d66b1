"""Deals named by whose they are and some words of their title: "Acme bridge repair", "the store refit at Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.text import normalised
from bot.understanding.facts import Facts
from bot.understanding.world import Knowledge
from domain.kinds import Kind

_LEAST, _TELLING = 2, 4
"""So many words of a title tell it, of which one has so many letters."""
_BEHIND = re.compile(r"(?:'s)?(?:,| -)? (?:the )?")
_BEFORE = re.compile(r" (?:for|at|with|of|from|over at) (?:the )?$")


def with_deals_by_title(lattice: Lattice, facts: Facts, known: Knowledge) -> Lattice:
    """The message with the deals that some words of their title tell beside the customer whose they are."""
    found = [deal for mention in lattice.mentions for deal in _beside(lattice, mention, facts, known)]
    if not found:
        return lattice
    return replace(lattice, mentions=tuple(sorted([*lattice.mentions, *found], key=lambda each: each.start)))


def _beside(lattice: Lattice, mention: Mention, facts: Facts, known: Knowledge) -> Iterator[Mention]:
    """The one deal of a customer, or of somebody there, that is told right behind his name or right before it."""
    owners = {each.of or each.id for each in mention.candidates if each.kind in ("customer", "contact")}
    if len(owners) != 1 or mention.unknown or not mention.text.isascii():
        return
    (owner,) = owners
    deals = facts.documents_of(Kind.OPPORTUNITY, owner)
    spans = {id_: span for id_ in deals if (span := _words_of(lattice, mention, id_, known))}
    if len(spans) != 1:
        return
    ((id_, (start, end)),) = spans.items()
    if not any(m.start < end and start < m.end for m in lattice.mentions):
        told = (Candidate(str(Kind.OPPORTUNITY), id_, "part", sure=True, of=owner),)
        yield Mention(start, end, lattice.text[start:end], told)


def _words_of(lattice: Lattice, mention: Mention, deal: str, known: Knowledge) -> Span | None:
    """Where the longest run of words from a deal's title stands beside a name."""
    text = lattice.text
    behind, before = _BEHIND.match(text, mention.end), _BEFORE.search(text, 0, mention.start)
    for run in _runs(deal, known):
        if behind and text.startswith(run, behind.end()) and not text[behind.end() + len(run) :][:1].isalnum():
            return behind.end(), behind.end() + len(run)
        start = before.start() - len(run) if before else -1
        if start >= 0 and text.startswith(run, start) and not text[start - 1 : start].isalnum():
            return start, start + len(run)
    return None


def _runs(deal: str, known: Knowledge) -> Iterator[str]:
    """The runs of a title's words that tell it, the longest first."""
    words = words_of_title(deal, known)
    for size in range(len(words), _LEAST - 1, -1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            if any(len(word) >= _TELLING and word not in EN_STOP for word in run):
                yield " ".join(run)


def words_of_title(deal: str, known: Knowledge) -> list[str]:
    """The words of a deal's title."""
    names = known.index.names_of(str(Kind.OPPORTUNITY), deal)[:1]
    return [word for name in names for word in normalised(name.text).split()]
