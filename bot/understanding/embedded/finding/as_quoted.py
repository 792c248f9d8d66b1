"""What is to be done with what was quoted in the message before: 照这个下单, "enter that as an order"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.embedded.finding.reading import quotes_in
from bot.understanding.embedded.mentions import normalise
from bot.understanding.proposal import Proposal, Source, Talk, Understanding

_AS_QUOTED = re.compile(
    r"\W*(?:那就?|就|请|麻烦|帮我|给[他她]们?|直接|你|都)*[照按](?:着)?(?:这个|上面|[他她]们?|这|此|客户|对方)(?:的|[说发要写]的)?"
    r"(?:来|去|给[他她]们?|帮我|直接)*(?:下单|下|开单|开|录单|录|报价|报|做|办|安排)(?:一下|吧|了|个|单)*\W*"
    r"|\W*(?:(?:ok|okay|so|please|pls|can you|could you|just|now|go ahead and),? )*"
    r"(?:(?:enter|place|book|key|put|process|order|quote|raise) (?:that|this|it|those|them|their order|the order)"
    r"(?: (?:in|up|through|for (?:him|her|them)|as (?:an? )?(?:order|quote)|as (?:is|it is|written|quoted|above)))*"
    r"|make (?:that|this|it) an? (?:order|quote))(?:,? (?:please|pls|thanks))?\W*"
)


def with_what_was_quoted(text: str, talk: Talk) -> str:
    """A message that but says what to do with somebody's words, behind these words; any other one as it is."""
    quoted = talk.words[-1] if talk.words else ""
    if not quoted or _AS_QUOTED.fullmatch(text.lower()) is None or not any(quotes_in(normalise(quoted).text)):
        return text
    return f"{quoted}\n{text}"


def placed_by_turn(understanding: Understanding, before: int) -> Understanding:
    """A reading with so many characters of the message before ahead of it, its values told by where each was said."""
    if not before:
        return understanding
    ask = understanding.ask
    return replace(
        understanding,
        proposals=tuple(_placed(each, before) for each in understanding.proposals),
        ask=ask
        and replace(
            ask,
            proposal=_placed(ask.proposal, before),
            before=tuple(_placed(each, before) for each in ask.before),
            after=tuple(_placed(each, before) for each in ask.after),
        ),
    )


def _placed(proposal: Proposal, before: int) -> Proposal:
    return replace(proposal, sources={name: _of_turn(source, before) for name, source in proposal.sources.items()})


def _of_turn(source: Source, before: int) -> Source:
    if source.turn or source.start == source.end:
        return source
    if source.start < before:
        return replace(source, turn=1, end=min(source.end, before - 1))
    return replace(source, start=source.start - before, end=source.end - before)
