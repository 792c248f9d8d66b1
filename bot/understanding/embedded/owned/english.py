"""Documents named by whose they are: "reject Acme's order", "the ticket for Acme", "has the Acme quote gone out"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.facts import Facts
from domain.kinds import Kind

_WORDS = {
    "order": Kind.ORDER,
    "so": Kind.ORDER,
    "quote": Kind.QUOTE,
    "quotation": Kind.QUOTE,
    "ticket": Kind.TICKET,
    "case": Kind.TICKET,
    "complaint": Kind.TICKET,
    "po": Kind.PURCHASE_ORDER,
    "purchase order": Kind.PURCHASE_ORDER,
    "deal": Kind.OPPORTUNITY,
    "opportunity": Kind.OPPORTUNITY,
    "opp": Kind.OPPORTUNITY,
    "contract": Kind.OPPORTUNITY,
    "tender": Kind.OPPORTUNITY,
    "bid": Kind.OPPORTUNITY,
}
#: "… so that they see it", "… so many": why, or how much, and no sales order.
_NO_ORDER = (
    "(?! (?:that|the|a|we|they|i|he|she|it|you|my|our|their|every|no|can|could|will|let|need|make|don|much|many|far))"
)
_ANY = "|".join(word + (_NO_ORDER if word == "so" else "") for word in sorted(_WORDS, key=len, reverse=True))
#: Words about a document that do not tell which it is.
_ABOUT = r"(?:(?:latest|last|open|current|pending|new|newest|big|whole|entire|outstanding|recent|most recent)\s)?"
_BEHIND = re.compile(rf"(?P<whose>'s|')?\s{_ABOUT}(?P<word>{_ANY})\b(?!s|\s?(?:#|no\b|number)?\s?\d)")
#: "Acme order: 3 boxes", "Acme order, lamps please": what follows is what the new document holds.
_HOLDS = re.compile(r"\s?[:,;-]\s?(?:\d|an?\b|half\b|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)")
_COLON = re.compile(r"\s?[:,;-]\s?(?:the |some )?")
_BEFORE = re.compile(rf"\b(?:the|that|this|their)\s{_ABOUT}(?P<word>{_ANY})\s(?:for|from|with|at|of|to)\s(?:the )?$")
#: Before these words a document is being made, not meant.
_MAKES = re.compile(
    r"\b(?:new|place|raise|create|enter|start|open|do|book|draft|need|write|make|put|key|punch|(?:in|through|up))\s$"
)
_THE = re.compile(
    r"(?:^|\b(?:the|that|this|their|on|for|approve|reject|cancel|ship|invoice|bill|with|is|has|did|of|mark|flag|move|update"
    r"|lost|won|lose|win|close|bump|amend|change|landed|chase|and|then)\s)$"
)


def with_documents_of_owners(lattice: Lattice, facts: Facts) -> Lattice:
    """The message with the documents that it names by the customer or supplier whose they are."""
    found = list(_owned(lattice, facts))
    if not found:
        return lattice
    return replace(lattice, mentions=tuple(sorted([*lattice.mentions, *found], key=lambda each: each.start)))


def _owned(lattice: Lattice, facts: Facts) -> Iterator[Mention]:
    for mention in lattice.mentions:
        owner = _owner(mention)
        span = _named(lattice, mention) if owner else None
        if owner is None or span is None:
            continue
        start, end, word = span
        if any(m.start < end and start < m.end and m.kinds & {"opportunity", "order"} for m in lattice.mentions):
            continue
        kind = _WORDS[word]
        ids = facts.documents_of(kind, owner)
        if ids:
            candidates = tuple(Candidate(str(kind), id_, "part", sure=True, of=owner) for id_ in ids)
            yield Mention(start, end, lattice.text[start:end], candidates)


def _owner(mention: Mention) -> str | None:
    """The one customer or supplier that a name stands for."""
    for kind in ("customer", "supplier"):
        if kind in mention.kinds and mention.unknown is None:
            ids = {candidate.id for candidate in mention.of_kind(kind)}
            if len(ids) == 1:
                return next(iter(ids))
    return None


def _named(lattice: Lattice, mention: Mention) -> tuple[int, int, str] | None:
    """From where to where the document's naming goes, and the word for it."""
    text = lattice.text
    behind = _BEHIND.match(text, mention.end)
    if behind is None and mention.text.endswith("'s"):
        behind = _BEHIND.match(text, mention.end)
    whose = bool(behind and behind["whose"]) or mention.text.endswith("'s")
    if behind and not whose and not text[: mention.start].strip():
        colon = _COLON.match(text, behind.end())
        goods = colon and any(m.start == colon.end() and "product" in m.kinds for m in lattice.mentions)
        if goods or _HOLDS.match(text, behind.end()):
            return None
    if behind and (whose or _THE.search(text, 0, mention.start)):
        return mention.start, behind.end(), behind["word"]
    before = _BEFORE.search(text, 0, mention.start)
    if before and not _MAKES.search(text, 0, before.start()):
        return before.start(), mention.end, before["word"]
    return None
