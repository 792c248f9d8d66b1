"""Days of an account that say when something was, and are no day of the next contact."""

from __future__ import annotations

import re

from bot.understanding.embedded.values import Found

#: 周五跟他开了个会: what has happened on a day is not what comes next.
_HAPPENED = re.compile(
    r"(?:(?!再|下次|打算|准备|计划|等|提醒|要|得|会[^上议]|才|就|前|后|之)[^,，。;；!！?？\s]){0,16}?"
    r"(?:[开聊谈见去跑打通访碰吃喝发看来送系试流坐逛转签交带寄]|参观|视频)(?:了|过(?![去来会]))"
    r"(?!再|就|我|以?后|之后)(?![^,，。;；!！?？\s]*(?:再|下次))"
)
_AWAITED = re.compile(r"(?:[等到约下改再]|定在|之?后)\s?$")
_YET_TO_COME = re.compile(r"[下明后]|next|tomorrow")
#: "Friday I met her".
_I_MET = re.compile(
    r",? (?:i|we|i've|we've)(?: just| also| then)? (?:met|visited|saw|called|rang|phoned|emailed|spoke|talked|had|went|popped"
    r"|dropped|swung|stopped|sat|did|was|were|got|took|drove|caught|messaged|texted|chatted|bumped|ran|left|nipped)\b"
)
#: "met her Friday".
_MET_ON = re.compile(
    r"(?:^|[,.;:!?]|\band|\bi|\bwe|\bjust|\bso) ?(?:met|visited|saw|called|rang|phoned|emailed|messaged|texted)(?: up)?(?: with)?"
    r"(?: (?!(?:to|for|about|again|back|re|who|that|says?|said|until|till|by|before|next|and|but|so|i|will|they|he|she|we)\b)"
    r"[^\s,.;:!?]+){1,6}(?: on| last| this)? $"
)
#: "the board met on Tuesday", "her successor starts on the 1st": what others did or do then.
_BEFELL_ON = re.compile(
    r"(?<!to )(?<!we )(?<!i )\b(?:met|opened|started|arrived|came(?: in| back)?|landed|signed(?: off)?|closed|voted|decided|moved"
    r"|launched|broke down|went live|turned up|starts|begins|opens|closes|retires|leaves|finishes|launches|votes|reopens|moves)"
    r"(?: on| in| last)?(?: the)? ?$"
)


def happened(text: str, day: Found) -> bool:
    """Whether a day is told with what was done on it: 周五跟他开了个会, "Friday I met her", "met her Friday"."""
    if _YET_TO_COME.search(day.text):
        return False
    if day.text.isascii():
        return bool(
            _I_MET.match(text, day.end) or _MET_ON.search(text, 0, day.start) or _BEFELL_ON.search(text, 0, day.start)
        )
    return _HAPPENED.match(text, day.end) is not None and _AWAITED.search(text, 0, day.start) is None
