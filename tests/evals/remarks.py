"""What of the companies' messages is but a remark: whatever can be left out, and the same is understood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cache

from bot.commands.understand import company_of, people_of, world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.explain import Explanation
from bot.understanding.embedded.intents.classifier import Classifier, learnt
from bot.understanding.embedded.intents.remarks import MATTER, REMARK, features_of_part, parts_of
from bot.understanding.embedded.intents.training import train
from bot.understanding.embedded.lattice import Span
from bot.understanding.proposal import Hearing, Proposal, Talk, Understanding
from bot.understanding.talk import after
from domain.calendar import FixedClock
from storage.company_file.read import read_company
from tests.evals.answers import right
from tests.evals.companies import HERE, REGISTRY, Case, cases_of, companies

#: The features of a part of a message, and whether it is but a remark.
Example = tuple[Sequence[str], str]
_UNLEARNT = train([(["-", "-"], MATTER), (["-", "-"], REMARK)] + [(["-"], MATTER)] * 20)


def learn_remarks(without: Collection[str] = ()) -> Classifier:
    """What is learnt of remarks from all companies but some."""
    return train([each for name in companies() if name not in without for each in of_company(name)])


@cache
def of_company(name: str) -> Sequence[Example]:
    """The parts of what a company's people say from which nothing was taken, where all was understood rightly."""
    document = read_company(HERE / name / "company.json")
    engine = EmbeddedEngine(REGISTRY, world_of(document), learnt(), _UNLEARNT)
    company, people = company_of(document), {person.id: person for person in people_of(document)}

    def examples(case: Case) -> Iterator[Example]:
        *earlier, last = case["messages"]
        talk, clock = Talk(), FixedClock(datetime.fromisoformat(case["now"]))
        for message in earlier:
            understood = engine.understand(message, Hearing(people[case["as"]], company, clock, talk))
            talk = after(talk, understood, message, REGISTRY)
        hearing = Hearing(people[case["as"]], company, clock, talk)
        understood = engine.understand(last, hearing)
        explanation = understood.explanation
        if not isinstance(explanation, Explanation) or not understood.proposals:
            return
        if not right(case, understood.ask, understood.proposals):
            return
        lattice = explanation.lattice
        parts, taken = parts_of(lattice), list(_taken(understood, explanation))
        for start, end in parts if len(parts) > 1 else ():
            first, behind = lattice.normal.raw_span(start, end)
            if any(one < behind and first < other for one, other in taken):
                continue
            rest = f"{last[:first]} {last[behind:]}".strip(" ,，.。")
            same = _said(engine.understand(rest, hearing)) == _said(understood)
            yield features_of_part(lattice, start, end), REMARK if same else MATTER

    return [each for case in cases_of(HERE / name) for each in examples(case)]


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
