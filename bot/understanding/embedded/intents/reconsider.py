"""What the cue words say, weighed against what the message sounds like as a whole."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto

from bot.understanding.embedded.intents.classifier import NOTHING, SEVERAL, Opinion

#: So unlikely is hardly so; so likely is hardly otherwise.
_HARDLY, _RATHER, _SURELY, ALMOST_SURELY, SURE = 0.03, 0.6, 0.9, 0.95, 0.99
#: So many times as likely is much likelier.
_MUCH = 6
#: So likely it must sound like an action that no cue word asks for: to look something up does no harm.
_TO_ASK, _TO_WRITE = 0.5, 0.75


class Verdict(Enum):
    """What becomes of a reading by cue words."""

    STANDS = auto()
    STANDS_FIRMLY = auto()
    DOUBTED = auto()
    INSTEAD = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict; of `INSTEAD` the action that is meant."""

    verdict: Verdict
    action: str = ""


def weigh(actions: Sequence[str], opinion: Opinion, *, writes: Set[str], accounts: Set[str]) -> Weighed:
    """What becomes of the actions that were read by cue words; `writes` are the actions that write, `accounts` of these those
    that keep an account in the person's own words: beside another one it may be but why that is asked for.
    """
    if any(opinion.of(action) is None for action in actions):
        return Weighed(Verdict.STANDS)
    if len(actions) > 1:
        best, others = opinion.best, set(actions) - {opinion.best}
        # An account takes up whatever is told: it never stands in for another write.
        enough = ALMOST_SURELY if others <= accounts else SURE
        one = opinion.likelihood[best] >= enough and best not in accounts and len(others) == 1 and others <= writes
        return Weighed(Verdict.INSTEAD, best) if one else Weighed(Verdict.STANDS)
    if opinion.likelihood[SEVERAL] >= SURE and actions[0] in writes:
        return Weighed(Verdict.DOUBTED)
    best = opinion.best_of_one
    share, likely = opinion.of_one(actions[0]), opinion.of_one(best)
    hardly = share < _HARDLY or share * _MUCH < likely
    if actions[0] in accounts and hardly and best in writes - accounts and likely >= _RATHER:
        # Who said it, and how, is told of an order as well: 家乐刚来电话，要三十台….
        return Weighed(Verdict.INSTEAD, best)
    if share >= ALMOST_SURELY:
        return Weighed(Verdict.STANDS_FIRMLY)
    if share >= _HARDLY or likely < _SURELY:
        return Weighed(Verdict.STANDS)
    if best != NOTHING:
        return Weighed(Verdict.INSTEAD if likely >= ALMOST_SURELY else Verdict.DOUBTED, best)
    return Weighed(Verdict.NOTHING if likely >= SURE else Verdict.DOUBTED)


def guess(opinion: Opinion, *, writes: Set[str]) -> str | None:
    """The action that a message sounds like in which no cue word asks for any."""
    best = opinion.best
    if best in (NOTHING, SEVERAL):
        return None
    return best if opinion.likelihood[best] >= (_TO_WRITE if best in writes else _TO_ASK) else None
