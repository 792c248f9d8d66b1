"""Which parts of a message are but remarks, that change nothing of what is wanted: learnt from what people say beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from bot.understanding.embedded.dividing.clauses import clauses_of
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.finding.marks import Marks
from bot.understanding.embedded.intents.classifier import Classifier
from bot.understanding.embedded.intents.words import features_of, masked

REMARK, MATTER = "remark", "matter"
WEIGHTS = Path(__file__).parent / "remarks.npz"
_LIKELY = 0.7
#: Words behind which a message goes on with why, or with something else.
_BREAKS = re.compile(r"\s(?=(?:so|because|cos|coz|cuz|and|but|which|since|though)\s|-+\s)")

#: How something is to be handed over, or to whom, is no remark: "leave with the neighbour", "attn Mara", 放门卫.
_HOW = re.compile(
    r"\W*(?:(?:and|then|please|pls) )?(?:(?:leave|drop|wrap|pack|label|hand)(?:ped|led|ed)?\b"
    r"(?! (?:a|the) (?:message|voicemail)\b)"
    r"|attn\b|fao\b|care of\b|(?:for the )?attention\b)"
    r"|[\s,，。;；]*(?:请|就|要|得|直接|先|也)?(?:放在?|交给|寄到?|贴上?|包好?|分开?[包装])(?!心|假|了[^,，。]*了|流|括)"
)


def parts_of(lattice: Lattice) -> list[Span]:
    """A message cut up as finely as remarks stand in it: at marks, and before words that join."""
    cuts = {0, len(lattice.text)}
    cuts.update(stop + 1 for stop in lattice.stops if lattice.text[stop] != "、")
    cuts.update(found.start() for found in _BREAKS.finditer(lattice.text))
    cuts.update(clause.start for clause in clauses_of(lattice))
    return [part for part in pairwise(sorted(cuts)) if any(map(str.isalnum, lattice.text[slice(*part)]))]


def features_of_part(lattice: Lattice, start: int, end: int) -> list[str]:
    """The words of a part of a message, names and figures left out."""
    return features_of(masked(lattice, start, end))


def tells_how(lattice: Lattice, places: Iterable[Span]) -> bool:
    """Whether something stands within a part of a message that tells how something is to be handed over."""
    handing = [part for part in parts_of(lattice) if _HOW.match(lattice.text, *part)]
    return any(start <= place[0] < end for place in places for start, end in handing)


def remarks(lattice: Lattice, parts: Iterable[Span], model: Classifier, used: Marks) -> Iterator[Span]:
    """The parts of which nothing was `used`, and that sound like remarks."""
    for part in parts:
        if used.meet(*part) or _HOW.match(lattice.text, *part):
            continue
        if (model.opinion(features_of_part(lattice, *part)).of(REMARK) or 0) >= _LIKELY:
            yield part
