"""One action said of several records: each of them with what is said of it."""

from __future__ import annotations

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.profile import Profile


def fanned_out(profile: Profile, stretch: Stretch) -> list[Stretch]:
    """The parts of a stretch that each make one action."""
    return [stretch]
