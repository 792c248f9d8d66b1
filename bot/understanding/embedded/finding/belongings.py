"""What a document consists of, said beside it: its supplier, its goods, the words of its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions.product_words import tokens_of, tokens_of_names
from bot.understanding.facts import Facts
from bot.understanding.proposal import Proposal
from bot.understanding.world import DOCUMENTS, Knowledge
from domain.kinds import Kind

_OF_GOODS = (Kind.ORDER, Kind.PURCHASE_ORDER, Kind.QUOTE, Kind.WORK_ORDER)
_SIGNS = 2


def of_documents(lattice: Lattice, facts: Facts, known: Knowledge, proposals: Sequence[Proposal]) -> Iterator[Span]:
    """Where the words stand by which the documents that actions are about may be told from others.

    What an action says of single lines is left out: there the words for goods are what is to be done.
    """
    documents = {(kind, id_) for proposal in proposals for kind, id_ in _documents(lattice, proposal)}
    if not documents:
        return
    suppliers = {facts.supplier_of(id_) for kind, id_ in documents if kind is Kind.PURCHASE_ORDER}
    yield from ((m.start, m.end) for m in lattice.mentions if any(c.id in suppliers for c in m.candidates))
    if any("lines" in proposal.args for proposal in proposals):
        return
    goods = {line.product for kind, id_ in documents if kind in _OF_GOODS for line in facts.lines_of(kind, id_)}
    yield from ((m.start, m.end) for m in lattice.mentions if any(c.id in goods for c in m.candidates))
    named = [known.index.names_of("product", id_) for id_ in goods]
    named += [known.index.names_of("opportunity", id_) for kind, id_ in documents if kind is Kind.OPPORTUNITY]
    words = {word for names in named for word in tokens_of_names(names)}
    text = lattice.text
    yield from ((token.start, token.end) for token in tokens_of(text) if token.said in words)
    signs = {name.text[at : at + _SIGNS] for names in named for name in names for at in range(len(name.text) - 1)}
    for at in range(len(text) - 1):
        if not text[at].isascii() and text[at : at + _SIGNS] in signs:
            yield at, at + _SIGNS


def _documents(lattice: Lattice, proposal: Proposal) -> Iterator[tuple[Kind, str]]:
    """The documents that an action names."""
    ids = {value for value in proposal.args.values() if isinstance(value, str)}
    for slot, value in proposal.args.items():
        if slot in DOCUMENTS and isinstance(value, str):
            yield Kind(slot), value
    for mention in lattice.mentions:
        for candidate in mention.candidates:
            if candidate.id in ids and candidate.kind in DOCUMENTS:
                yield Kind(candidate.kind), candidate.id
