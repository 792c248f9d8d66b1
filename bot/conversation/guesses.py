"""Names that were not matched exactly, as the card tells them: a part of a name, a homophone, a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation.forms import kind_of
from bot.understanding.proposal import How, Proposal
from domain.kinds import Kind
from domain.registry import Registry

_GUESSED = frozenset({How.PART, How.HOMOPHONE, How.SLIP, How.MODEL})


@dataclass(frozen=True, slots=True)
class Guess:
    """The words that were taken for a record."""

    said: str
    kind: Kind
    id: str


def guesses_in(words: str, proposals: Sequence[Proposal], registry: Registry) -> Iterator[Guess]:
    """What of a message was taken for a record without being its name."""
    for proposal in proposals:
        for place, source in proposal.sources.items():
            said = words[source.start : source.end].strip()
            slot = place.rpartition(".")[2]
            kind, value = kind_of(registry[proposal.action], slot), _at(proposal.args, place)
            if source.how in _GUESSED and source.turn == 0 and said and kind and isinstance(value, str):
                yield Guess(said, kind, value)


def _at(args: Mapping[str, Any], place: str) -> Any:
    """The value at a place such as `lines.0.product`; None where there is none."""
    found: Any = args
    for step in place.split("."):
        if isinstance(found, list | tuple):
            found = found[int(step)] if step.isdigit() and int(step) < len(found) else None
        elif isinstance(found, Mapping):
            found = found.get(step)
    return found
