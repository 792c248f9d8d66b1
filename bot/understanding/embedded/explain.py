"""How a reading was come by, in lines for people who mend the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.embedded.cues import Cue
from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.mentions import Candidate
from bot.understanding.embedded.segments import Segment


def explanation(
    lattice: Lattice, cues: Sequence[Cue], segments: Sequence[Segment], leftover: Sequence[str]
) -> tuple[str, ...]:
    """The names, values, cues and segments of a message, and what was left over."""
    return (
        *(f"name     {m.text!r} {_candidates(m.candidates)} {m.unknown or ''}" for m in lattice.mentions),
        *(f"value    {v.text!r} {v.kind} {v.value}" for v in lattice.values),
        *(f"cue      {lattice.text[c.start : c.end]!r} {c.owner} {c.weight:+}" for c in cues),
        *(
            f"segment  {s.action} {s.score:.1f} "
            + " | ".join(f"{lattice.text[c.start : c.end]} {c.mood!r}" for c in s.clauses)
            for s in segments
        ),
        *(f"left     {words!r}" for words in leftover),
    )


def _candidates(candidates: Sequence[Candidate]) -> str:
    shown = [f"{c.kind}:{c.id}:{c.how}{'' if c.sure else '?'}" for c in candidates[:6]]
    return " ".join(shown)
