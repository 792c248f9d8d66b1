"""Filling in what a form lacks: which value goes where, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from bot.understanding.proposal import Ask, How, Proposal, Source
from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind

#: What a line lacks is asked for by these names; they are no slots of the action itself.
LINE_PARTS = ("product", "quantity")


def lines_slot(action: Action[Any]) -> Slot | None:
    """The action's slot of lines."""
    return next((slot for slot in action.slots if slot.kind is SlotKind.LINES), None)


def kind_of(action: Action[Any], name: str) -> Kind | None:
    """The kind of record that a slot, or a part of a line, refers to."""
    if name == "product" and lines_slot(action) is not None:
        return Kind.PRODUCT
    return next((slot.reference for slot in action.slots if slot.name == name), None)


def answered(ask: Ask, action: Action[Any], name: str, value: Any) -> Ask:
    """The form with one value filled in; for a part of a line, in the first line that lacks it."""
    slot = next((each for each in action.slots if each.name == name), None)
    lines = lines_slot(action)
    args = dict(ask.proposal.args)
    path = name
    if slot is None and lines is not None and name in LINE_PARTS:
        path = _fill_line(args, lines.name, name, value)
    else:
        args[name] = [value] if slot is not None and slot.many else value
    sources = {**ask.proposal.sources, path: Source(How.SAID)}
    return replace(
        ask,
        proposal=replace(ask.proposal, args=args, sources=sources),
        missing=tuple(each for each in ask.missing if each != name or _lacks(args, lines, name)),
        ambiguous={key: ids for key, ids in ask.ambiguous.items() if key != name},
        unknown={key: said for key, said in ask.unknown.items() if key != name},
    )


def _fill_line(args: dict[str, Any], lines: str, name: str, value: Any) -> str:
    written = [dict(line) for line in args.get(lines, ())] or [{}]
    place = next((number for number, line in enumerate(written) if line.get(name) is None), len(written) - 1)
    written[place][name] = value
    args[lines] = written
    return f"{lines}.{place}.{name}"


def _lacks(args: Mapping[str, Any], lines: Slot | None, name: str) -> bool:
    """Whether any line still lacks a part."""
    if lines is None or name not in LINE_PARTS:
        return False
    return any(line.get(name) is None for line in args.get(lines.name, ()))


def missing_in(error: ValidationError, action: Action[Any]) -> tuple[str, ...]:
    """The slots whose values can't stand, by their names in a form."""
    return tuple(dict.fromkeys(_named(error, action)))


def _named(error: ValidationError, action: Action[Any]) -> Iterator[str]:
    names = {slot.name for slot in action.slots}
    for detail in error.errors(include_url=False, include_input=False, include_context=False):
        steps = [step for step in detail["loc"] if isinstance(step, str)]
        if len(steps) > 1 and steps[-1] in LINE_PARTS:
            yield steps[-1]
        elif steps and steps[0] in names:
            yield steps[0]


def whole(ask: Ask) -> bool:
    """Whether nothing is left to be asked."""
    return not ask.missing and not ask.ambiguous


def proposals_of(ask: Ask) -> tuple[Proposal, ...]:
    """All actions of the message, in order."""
    return (*ask.before, ask.proposal, *ask.after)
