"""What of the companies' messages is but a remark: whatever can be left out, and the same is understood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

import numpy as np

from bot.understanding.embedded.explain import Explanation
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.intents.classifier import Classifier
from bot.understanding.embedded.intents.remarks import MATTER, REMARK, features_of_part, parts_of
from bot.understanding.embedded.intents.training import train
from bot.understanding.proposal import Proposal, Understanding
from tests.evals.answers import right
from tests.evals.companies import HERE, Answered, answers, companies

#: The features of a part of a message, and whether it is but a remark.
Example = tuple[Sequence[str], str]
#: Takes nothing for a remark: what is learnt must not hang on what was learnt before.
_UNLEARNT = Classifier((MATTER,), {}, np.zeros((0, 1), np.int8), 1.0, np.zeros(1, np.float32))


def learn_remarks(without: Collection[str] = ()) -> Classifier:
    """What is learnt of remarks from all companies but some."""
    return train([each for name in companies() if name not in without for each in of_company(name)])


@cache
def of_company(name: str) -> Sequence[Example]:
    """The parts of what a company's people say from which nothing was taken, where all was understood rightly."""
    return [example for each in answers(HERE / name, remarked=_UNLEARNT) for example in _of_message(each)]


def _of_message(answered: Answered) -> Iterator[Example]:
    understood, last = answered.understood, answered.case["messages"][-1]
    explanation = understood.explanation
    if not isinstance(explanation, Explanation) or not understood.proposals:
        return
    if not right(answered.case, understood.ask, understood.proposals):
        return
    lattice = explanation.lattice
    parts, taken = parts_of(lattice), list(_taken(understood, explanation))
    for start, end in parts if len(parts) > 1 else ():
        first, behind = lattice.normal.raw_span(start, end)
        if any(one < behind and first < other for one, other in taken):
            continue
        rest = f"{last[:first]} {last[behind:]}".strip(" ,，.。")
        same = _said(answered.instead(rest)) == _said(understood)
        yield features_of_part(lattice, start, end), REMARK if same else MATTER


def _taken(understood: Understanding, explanation: Explanation) -> Iterator[Span]:
    """Where the values stand that were understood, and the words that ask for the actions."""
    asked = [understood.ask.proposal] if understood.ask else []
    for proposal in [*understood.proposals, *asked]:
        yield from ((each.start, each.end) for each in proposal.sources.values() if not each.turn and each.end)
    normal = explanation.lattice.normal
    yield from (normal.raw_span(cue.first, cue.last) for each in explanation.segments for cue in each.cues)


def _said(understood: Understanding) -> object:
    """What a reading comes to, however sure."""
    ask = understood.ask

    def plain(proposals: Sequence[Proposal]) -> list[tuple[str, dict[str, object]]]:
        return [(each.action, {name: value for name, value in each.known_args.items() if value}) for each in proposals]

    return ask and (plain([ask.proposal]), sorted(ask.missing), dict(ask.ambiguous)), plain(understood.proposals)
