"""How a talk goes on: what a message may refer back to after the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from bot.understanding.proposal import MADE, Proposal, Talk, Understanding
from domain.action import Risk
from domain.arguments import SlotKind
from domain.kinds import Kind
from domain.registry import Registry

_WORDS_KEPT = 6
_KINDS = frozenset(Kind)
_TALK = TypeAdapter(Talk)


def kept_talk(talk: Talk) -> Mapping[str, Any]:
    """A talk as plain JSON, without what is empty in it."""
    written: Mapping[str, Any] = _TALK.dump_python(talk, mode="json", exclude_defaults=True)
    return written


def talk_from(kept: Mapping[str, Any]) -> Talk:
    """A talk as it was kept; raises pydantic.ValidationError for what is none."""
    return _TALK.validate_python(kept)


def after(talk: Talk, understanding: Understanding, text: str, registry: Registry) -> Talk:
    """The talk after a message, as far as the understanding alone tells: questions open, cards pending, records done.

    Pressing a button, an expired card and a refusal are the conversation's to note.
    """
    words = (*talk.words, text)[-_WORDS_KEPT:]
    if understanding.withdraw:
        return replace(talk, pending=(), asked=None, done=(), words=words)
    if understanding.ask is not None:
        asked = understanding.ask
        records = _with(talk.records, records_of([asked.proposal], registry))
        return replace(talk, asked=asked, pending=(), last=(asked.proposal,), records=records, words=words)
    if not understanding.proposals:
        return replace(talk, records=_with(talk.records, understanding.named), words=words)
    proposals = understanding.proposals
    records = _with(talk.records, records_of(proposals, registry))
    if not any(registry[each.action].writes for each in proposals):
        # A question in between leaves what waits as it is.
        return replace(talk, last=proposals, records=records, words=words)
    done = all(registry[each.action].risk in (Risk.RECORDS, None) for each in proposals)
    writes = tuple(each for each in proposals if registry[each.action].writes)
    return (
        Talk((), None, writes, proposals, records, words) if done else Talk(writes, None, (), proposals, records, words)
    )


def _with(records: Mapping[Kind, str], newer: Mapping[Kind, str]) -> dict[Kind, str]:
    """The records with those last spoken of at the end."""
    return {**{kind: record for kind, record in records.items() if kind not in newer}, **newer}


def records_of(proposals: Iterable[Proposal], registry: Registry) -> dict[Kind, str]:
    """The last record of each kind that proposals speak of."""
    records: dict[Kind, str] = {}
    for proposal in proposals:
        for slot in registry[proposal.action].slots:
            if slot.kind not in (SlotKind.REFERENCE, SlotKind.LINES):
                continue
            value = proposal.args.get(slot.name)
            if slot.kind is SlotKind.REFERENCE and slot.reference and isinstance(value, str):
                if not value.startswith(MADE):
                    records[slot.reference] = value
            elif slot.kind is SlotKind.LINES and isinstance(value, list):
                for line in value:
                    if line.get("product"):
                        records[Kind.PRODUCT] = line["product"]
    return records


def made_by(proposal: Proposal) -> dict[Kind, str]:
    """What stands for the record that an action makes, for what else the same message says of it."""
    verb, _, kind = proposal.action.partition("_")
    return {Kind(kind): f"{MADE}{kind}"} if verb == "create" and kind in _KINDS else {}
