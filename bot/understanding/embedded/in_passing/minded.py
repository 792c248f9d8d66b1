"""What is to be kept in mind about a document that is being asked for: 别忘了月底前送到 sets no reminder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from bot.understanding.embedded.quick import quick
from bot.understanding.proposal import Talk
from domain.vocabulary import Manner

MIND = quick(r"(?<!让我)别忘(?:了|记)?|千万别忘(?:了|记)?")
#: What is said of the document itself: when and from where it goes, what it costs, what else is on it.
_OF_THE_DOCUMENT = re.compile(
    r"[^,，。;；]{0,12}?(?:送到|送达|送货|到货|发货|发出|交货|要到|得到|送过?[来去](?!样)|从[^,，。;；]{1,8}[仓库走发出]|[打按]?[\d一二三四五六七八九]{1,3}折"
    r"|[填写录](?:上|进去|一下)?(?=[,，。;；吧啊哦哈]|\s*$)|备注|交期|交货期|有效期|单价|价格|还有[^,，。;；]{0,10}[\d一二两三四五六七八九十])"
)


def without_minded(lattice: Lattice, cues: Sequence[Cue], profiles: Mapping[str, Profile], talk: Talk) -> Sequence[Cue]:
    """The cues without those of a reminder, where but a document with lines is spoken of that is being asked for."""
    found = MIND.search(lattice.text)
    if found is None or _OF_THE_DOCUMENT.match(lattice.text, found.end()) is None:
        return cues
    waiting = [*talk.pending, *([talk.asked.proposal] if talk.asked else ())]
    asked = any(cue.weight >= OUTRIGHT and profiles[cue.owner].has_lines for cue in cues)
    if not asked and not any(profiles[each.action].has_lines for each in waiting):
        return cues
    return [cue for cue in cues if not (_watches(cue, profiles) and found.start() <= cue.first < found.end())]


def _watches(cue: Cue, profiles: Mapping[str, Profile]) -> bool:
    return profiles[cue.owner].manner is Manner.WATCH
