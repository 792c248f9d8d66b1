"""A reading in which phone numbers, e-mail addresses and amounts are masked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.understanding.model.mask import Mask
from domain.arguments import SlotKind
from domain.registry import Registry

PARTS = {"unit_price": SlotKind.AMOUNT}
"""The parts of a line that hold what is private."""


def redacted(reading: Mapping[str, Any], registry: Registry, mask: Mask) -> dict[str, Any]:
    """A reading as `read_as` tells it, masked like the message that it is of."""
    return {name: _told(value, registry, mask) for name, value in reading.items()}


def _told(value: Any, registry: Registry, mask: Mask) -> Any:
    if isinstance(value, Mapping) and "action" in value:
        told = {name: _told(each, registry, mask) for name, each in value.items()}
        return {**told, "args": _args(value["action"], value["args"], registry, mask)}
    return [_told(each, registry, mask) for each in value] if isinstance(value, list) else value


def _args(action: str, args: Mapping[str, Any], registry: Registry, mask: Mask) -> dict[str, Any]:
    kinds = {slot.name: slot.kind for slot in registry[action].slots} if action in registry else {}
    return {name: masked_value(value, kinds.get(name, SlotKind.TEXT), mask) for name, value in args.items()}


def masked_value(value: Any, kind: SlotKind | None, mask: Mask) -> Any:
    """A value of an action, masked as far as its kind can hold what is private."""
    if isinstance(value, Mapping):
        return {part: masked_value(each, PARTS.get(part), mask) for part, each in value.items()}
    if isinstance(value, list | tuple):
        return [masked_value(each, kind, mask) for each in value]
    if not isinstance(value, str):
        return value
    if kind is SlotKind.AMOUNT:
        return mask.amount(value)
    return mask.words(value) if kind is SlotKind.TEXT else value
