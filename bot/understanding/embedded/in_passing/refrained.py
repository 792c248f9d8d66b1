"""What is not to be done, or not yet, or is done already: 1006不取消了, "held off on shipping", 用不着开票, 批过了.

A word of denial that stands at a clause's other end may belong to anything (`moods`); one right ahead of what an action is
asked for with denies just that, also within a phrase that leaves room between its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import AGAINST, Profile
from bot.understanding.embedded.quick import quick
from domain.vocabulary import Manner

#: So far ahead of an action's words its denial begins.
_FAR = 28
_DENIED = quick(
    r"(?:(?<![要能可是好差得会行该对无])(?<!只)(?:又|先|都|就|也)?不(?:是|要|用|必|需要?|着急|急着|急|可以|能|想|打算|准备)?"
    r"|用不着|犯不着|没(?:有|必要|说要?|打算|想)?|甭|别(?:急着|着急|忙着)?"
    r"|慢点|晚点再?|缓缓再?|迟点再?|回头再|改天再|以后再|过[几两]天再)$"
    r"|(?<!why )(?<!if )\b(?:not|never|don't|dont|do not|won't|wouldn't|didn't|needn't|shouldn't"
    r"|(?:hold|holds|holding|held|leave|leaving|left|put|putting) off(?: on| from| with)?|rather than|instead of|against"
    r"|(?:don't|dont|no|not) (?:need|bother|want)(?:ing)?(?: to| with)?|no need (?:of|for|to)|minds? about|thoughts about|out of"
    r"|not (?:to|for|actually|really|going to)|no longer|avoid|refrain from|stop|skip|nearly|almost|yet to)"
    r"(?: be)?(?: the| a| an| any| this| that)? $"
)
#: "no return on 1003", "no complaint about": nothing of the kind; "no, cancel it" is something else.
_NONE_OF = quick(r"\b(?:no|zero|without(?: an?y?)?|had no|never any) $")
_SUCH = quick(r"(?:return|reminder|complaint|complaints|quote|invoice|payment|order|ticket|alert|lead)s?\b(?! #| \d)")
#: 快赢了: almost so; 快断货了 is what is told.
_SOON = re.compile(r"快要?$")
_DONE = re.compile(r"[赢输丢签]|成交|拿下|完")
#: What is done already is not asked for; told it may be all the same.
_ALREADY = quick(r"(?:(?<![今明昨一清大每])早就?|早已|已经?|都已)$")
_ANY = quick(
    r"[不没甭别早已慢晚缓迟快过]|回头|改天|以后|\b(?:no|not|never|off|rather|instead|against|about|out|avoid|refrain|stop|skip|nearly"
    r"|almost|yet|zero|without|do not|dont)\b|n't"
)
_OVER = quick(r"过了?(?![^\s,，。;；吧呢])")


def with_refrained(lattice: Lattice, cues: Sequence[Cue], profiles: Mapping[str, Profile]) -> Sequence[Cue]:
    """The cues; those of a write that is denied right ahead of its words, or over, speak against it."""
    if _ANY.search(lattice.text) is None:
        return cues
    found = [_refrained(lattice, cue, profiles[cue.owner]) if cue.weight > 0 else cue for cue in cues]
    return found if any(one is not other for one, other in zip(found, cues, strict=True)) else cues


def _refrained(lattice: Lattice, cue: Cue, profile: Profile) -> Cue:
    if not profile.writes or profile.manner is Manner.REPORT:
        return cue
    text, ahead = lattice.text, max(0, cue.first - _FAR)
    before = text[ahead : cue.first]
    denied = (
        (_DENIED.search(before) and not text.startswith("够", cue.first))
        or (_NONE_OF.search(before) and _SUCH.match(text, cue.first))
        or (_SOON.search(before) and _DONE.match(text, cue.first))
        or (profile.manner is Manner.DEMAND and (_OVER.match(text, cue.last) or _ALREADY.search(before)))
    )
    return cue._replace(weight=AGAINST) if denied else cue
