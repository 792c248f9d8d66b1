"""A reading as plain JSON: what would be done or asked, by which two readings of a message are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.understanding.proposal import Proposal, Replaces, Understanding


def read_as(understood: Understanding) -> dict[str, Any]:
    """What a message was read as, and by which engine; what is not the case is left out."""
    plain: dict[str, Any] = _plain(dict(_parts(understood)))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two readings come to the same, whichever engine they are of."""
    return _compared(one) == _compared(other)


def _compared(reading: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in reading.items() if name != "engine"}


def _parts(understood: Understanding) -> Iterator[tuple[str, Any]]:
    yield "engine", understood.engine
    if understood.proposals:
        yield "actions", [_action(each) for each in understood.proposals]
    if not (understood.sure or understood.ask or understood.problem):
        yield "sure", False
    if (ask := understood.ask) is not None:
        yield (
            "asks",
            {
                **_action(ask.proposal),
                "missing": ask.missing,
                "ambiguous": ask.ambiguous,
                "besides": [_action(each) for each in (*ask.before, *ask.after)],
            },
        )
    if understood.replaces is not Replaces.NOTHING:
        yield "replaces", str(understood.replaces)
    if understood.withdraw:
        yield "withdraws", True
    if understood.problem is not None:
        yield "problem", understood.problem[0]


def _action(proposal: Proposal) -> dict[str, Any]:
    return {"action": proposal.action, "args": proposal.args}
