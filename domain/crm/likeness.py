"""Whether two company names may well mean the same company."""

from __future__ import annotations

import re
import unicodedata

_ZH_FORMS = re.compile(r"(?:集团|股份|有限|责任|公司)+$")
_EN_FORMS = re.compile(r"co|company|corp|corporation|gmbh|group|inc|incorporated|limited|llc|llp|ltd|plc|pte|pty|sarl")

#: From so many signs on a common beginning, or a single slip, means something: Chinese names are short.
_ENOUGH_ZH, _ENOUGH = 4, 7


def core(name: str) -> str:
    """What tells a company from others: letters and digits alone, without its legal form."""
    words = unicodedata.normalize("NFKC", name).casefold().replace(".", "").split()
    while len(words) > 1 and _EN_FORMS.fullmatch(words[-1].strip(",()")):
        words.pop()
    whole = "".join(sign for word in words for sign in word if sign.isalnum())
    return _ZH_FORMS.sub("", whole) or whole


def same_company(one: str, other: str) -> bool:
    """Whether two cores are equal, or the longer begins with the whole of the shorter."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and (one == other or (_enough(shorter) and longer.startswith(shorter)))


def one_slip_apart(one: str, other: str) -> bool:
    """Whether two cores differ by one sign that is wrong, lacking or too many, or by two that changed places."""
    shorter, longer = sorted((one, other), key=len)
    if not _enough(shorter) or len(longer) - len(shorter) > 1:
        return False
    start = next((place for place, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    if len(shorter) != len(longer):
        return shorter[start:] == longer[start + 1 :]
    swapped = shorter[start : start + 2] == longer[start : start + 2][::-1]
    return shorter[start + 1 :] == longer[start + 1 :] or (swapped and shorter[start + 2 :] == longer[start + 2 :])


def _enough(shorter: str) -> bool:
    return len(shorter) >= (_ENOUGH_ZH if any("\u4e00" <= sign <= "\u9fff" for sign in shorter) else _ENOUGH)
