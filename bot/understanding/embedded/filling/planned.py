"""What is but planned: 明天去拜访…, "meeting with … on Thursday"; nobody has called or been there yet."""

from __future__ import annotations

import re

_PLANNED = re.compile(
    r"\W*(?:我们?|咱们?)?(?:准备|打算|计划|要|得|想)?"
    r"(?:明[天早晚]|大?后天|下个?(?:周|星期|礼拜)[一二三四五六日天]?)(?:上午|下午|早上|晚上|中午)?"
    r"(?:要|得|准备|打算|计划|想|再|先)*(?:去|来|到|和|跟|约|见|拜访|走访|过去|上门|给)[^，,。;；:：了过\s]{0,24}\W*"
    r"|\W*(?:(?:i'?m|i am|we'?re|we are|going to|gonna|will|i'?ll|got an?|have an?)\s){0,3}"
    r"(?:visit(?:ing)?|meeting|seeing|see|meet|calling)\s[^,.;:]{1,40}"
    r"\b(?:tomorrow|next \w+|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\W*"
)


def merely_planned(text: str) -> bool:
    """Whether an account tells only of what is to come, in one clause: that is to be asked about, and nothing that happened."""
    return _PLANNED.fullmatch(text) is not None
