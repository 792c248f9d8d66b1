"""The open question which of several records is meant, answered: by name, by words, by a quantity for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, counted, unit_for
from bot.understanding.embedded.filling.lines import read_lines
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import in_figures, told_apart
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.follow_up.narrow import narrowed
from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.mentions.product_words import tokens_of, tokens_of_names
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import LineFact
from bot.understanding.proposal import How, Source
from domain.kinds import Kind
from domain.money import plain

_SEVERAL = 2


def choose(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """Choose among the records that the open question offers."""
    kinds = {slot.name: slot.reference for slot in profile.slots if slot.reference}
    for slot, ids in base.ambiguous.items():
        if slot == "product" and slot not in kinds and _divided(stretch, filled, ids):
            continue
        kind = kinds.get(slot) or (Kind.PRODUCT if slot == "product" else None)
        chosen = narrowed(stretch, str(kind), ids) if kind else None
        if chosen is None:
            continue
        for mention in stretch.lattice.mentions:
            if any(chosen in (candidate.id, candidate.of) for candidate in mention.candidates):
                stretch.take(mention)
        _take_figures_of(stretch, str(kind), chosen)
        if kind is Kind.PRODUCT:
            _take_words_of(stretch, ids, chosen)
        if slot in kinds:
            filled.args[slot] = chosen
            filled.sources[slot] = Source(How.PART, 0, len(stretch.text))
        else:
            lines = filled.args.get("lines", ())
            # Which goods were asked about last is known; of other lines without any that is told is no answer.
            open_ = [place for place, line in enumerate(lines) if not line.get("product")]
            meant = open_[-1:] if "product" not in base.missing or len(open_) == 1 else []
            filled.args["lines"] = [
                _told(stretch, line, chosen) if place in meant else dict(line) for place, line in enumerate(lines)
            ]


def _told(stretch: Stretch, line: Mapping[str, Any], chosen: str) -> dict[str, Any]:
    """A line with the product that was chosen for it, and its own name for the unit."""
    if line.get("product"):
        return dict(line)
    unit = unit_for(stretch, chosen, line["unit"]) if line.get("unit") else None
    rest = {name: value for name, value in line.items() if name not in ("product", "unit")}
    told = {"product": chosen, **rest}
    return {**told, "unit": unit} if unit else told


def _take_words_of(stretch: Stretch, ids: Sequence[str], chosen: str) -> None:
    """The words by which goods are told, and those in their name, are accounted for: 大号的, "crunchy", "the 24 inch"."""
    stretch.taken.extend(span for id_, span in told_apart(stretch, ids) if id_ == chosen)
    words = tokens_of_names(stretch.known.index.names_of(str(Kind.PRODUCT), chosen))
    for token in tokens_of(stretch.text):
        if token.said in words or "#" + token.said in words:
            stretch.taken.append((token.start, token.end))


def _divided(stretch: Stretch, filled: Filled, ids: Sequence[str]) -> bool:
    """Whether the answer names several of the goods with a quantity of each: M码20 L码10."""
    known = [LineFact(id_, Decimal(0)) for id_ in ids]
    said = [line for line in read_lines(stretch, known) if line.choice.only in ids and line.quantity is not None]
    if len({line.choice.only for line in said}) < _SEVERAL:
        return False
    lines: list[dict[str, Any]] = []
    for line in filled.args.get("lines", ()):
        lines.extend([line] if line.get("product") else _lines_of(stretch, line, said))
    filled.args["lines"] = lines
    return True


def _lines_of(stretch: Stretch, asked: Mapping[str, Any], said: Sequence[Line]) -> Iterator[dict[str, Any]]:
    for line in said:
        amount, unit = counted(stretch, line.choice.only, line.quantity) if line.quantity else (None, None)
        if amount is None or line.quantity is None:
            continue
        stretch.take(line.choice.mention)
        stretch.take(line.quantity)
        item = {**asked, "product": line.choice.only, "quantity": plain(amount)}
        yield {**item, "unit": unit} if unit else item


def _take_figures_of(stretch: Stretch, kind: str, chosen: str) -> None:
    """The figures by which one of several records was told are no quantities."""
    names = " ".join(normalise(name.text).text for name in stretch.known.index.names_of(kind, chosen))
    for value in stretch.lattice.values:
        said = value.text.strip()
        if _OF_WHICH.match(stretch.text, value.end) and (figure := _FIGURE.match(in_figures(said))):
            # 46件的 is the set of 46 pieces, and no 46 of them.
            said = figure[0]
        if said.isascii() and re.search(rf"(?<![0-9.]){re.escape(said)}(?![0-9])", names):
            stretch.take(value)


#: What sets goods apart stands before these: 46件的, 五米那种.
_OF_WHICH = re.compile(r"\s?(?:的|那[个款种]|规格|装的?)")


_FIGURE = re.compile(r"\d+(?:\.\d+)?")
