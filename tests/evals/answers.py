"""Whether what was understood is what a case calls right."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.understanding.proposal import Ask, Proposal

Json = Any


def right(case: Mapping[str, Json], ask: Ask | None, proposals: Sequence[Proposal]) -> bool:
    """Whether the whole answer is right: the question, or every action with every argument."""
    if "expect_ask" in case:
        wanted = case["expect_ask"]
        return ask is not None and any(_same_question(each, ask) for each in wanted.get("any_of", [wanted]))
    if ask is not None or len(case["expect"]) != len(proposals):
        return False
    optional = case.get("optional", ())
    pairs = zip(case["expect"], proposals, strict=True)
    return all(_same_action(wanted, proposal, optional) for wanted, proposal in pairs)


def _same_question(wanted: Mapping[str, Json], ask: Ask) -> bool:
    ambiguous = {slot: set(ids) for slot, ids in ask.ambiguous.items()}
    return (
        wanted["action"] == ask.proposal.action
        and set(wanted.get("missing", ())) == set(ask.missing)
        and {slot: set(ids) for slot, ids in wanted.get("ambiguous", {}).items()} == ambiguous
    )


def _same_action(wanted: Mapping[str, Json], proposal: Proposal, optional: Collection[str]) -> bool:
    args = {name: value for name, value in proposal.known_args.items() if value not in (None, False, "", [])}
    needed, there = set(wanted["args"]), set(args)
    if wanted["action"] != proposal.action or (needed ^ there) - set(optional):
        return False
    return all(fits(wanted["args"][name], args[name]) for name in needed & there)


def fits(wanted: Json, value: Json) -> bool:
    """Whether a value is the wanted one, one of several, or a text that holds certain words and lacks others."""
    if isinstance(wanted, dict) and "any_of" in wanted:
        return any(fits(each, value) for each in wanted["any_of"])
    if isinstance(wanted, dict) and "contains" in wanted:
        folded = str(value).casefold()
        return all(words.casefold() in folded for words in wanted["contains"]) and not any(
            words.casefold() in folded for words in wanted.get("lacks", ())
        )
    if isinstance(wanted, dict):
        return (
            isinstance(value, dict) and wanted.keys() == value.keys() and all(fits(wanted[k], value[k]) for k in wanted)
        )
    if isinstance(wanted, list):
        several = isinstance(value, list | tuple) and len(wanted) == len(value)
        if several and all(isinstance(each, str) for each in wanted):
            # Records and tags are a set: their order says nothing.
            return sorted(map(str.casefold, wanted)) == sorted(str(each).casefold() for each in value)
        return several and all(fits(one, other) for one, other in zip(wanted, value, strict=True))
    return str(wanted).casefold() == str(value).casefold()
