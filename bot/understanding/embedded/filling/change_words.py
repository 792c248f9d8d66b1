"""Words by which the lines of a document are changed: added, dropped, kept, swapped."""

from __future__ import annotations

import re
from typing import Any

DROPS = re.compile(
    r"不要(?![\d一二三四五六七八九十百两]+[^,，。]?[,，\s]*[要改来是])|去掉|删|拿掉|取消|划掉|免了"
    r"|\b(?!\w+ (?:the |its |their |his |her )?(?:unit )?(?:price|rate|cost|discount|delivery|date|qty|"
    r"quantity|number)s?\b)(?:drop|remove|delete|without|take out|take off|take|cancel|no|scrap|lose|minus|"
    r"knock"
    r"|pull|strike|scratch|nix|skip|forget|ditch|bin|get rid of|leave (?:[a-z0-9'-]+ ){0,4}?(?:out|off))\b"
)


KEEPS = re.compile(
    r"保留|留着|不[用要]?动|别动|不变|照旧|照常|照样|照发|照要|还要|照原[来样]"
    r"|\b(?:keep|keeping|leave(?! (?:[a-z0-9'-]+ ){0,4}?(?:out|off)\b)|leaving|stays?|remains?|unchanged|untouched"
    r"|as (?:is|it is|they are|it was|they were))\b"
)


#: "drop the lamps and keep the chairs", 灯不要了 椅子照旧: what stands right beside the goods is said of them.
KEPT_BEFORE = re.compile(rf"(?:{KEEPS.pattern})\s?(?:the |my |their |his |her |those |all )*")
KEPT_BEHIND = re.compile(rf"(?:都|也|先|的|就|那|can |should |just |all |to |\s)*(?:{KEEPS.pattern})")


ADDS = re.compile(
    r"再加|添(?!加)|加(?!到|急|个备注|备注|上备注|条备注|至|成)|再来|再要|再配|加上|多加|多要|另加|追加|\b(?:add|plus|another|more|extra|also)\b"
)


SWAPS = re.compile(
    r"换成|改成|改为|改(?=\s?[\d一二三四五六七八九十两百千])|换|不是|不对|错了|应该是|要的是|^\s*是"
    r"|\b(?:instead|swap|change|make it|should be|not)\b"
)


NEAR, SHORT = 12, 20


_FEWER = re.compile(r"减|少[发要拿来]|\b(?:fewer|less)\b")


Item = dict[str, Any]


def speaks_of_lines(text: str) -> bool:
    """Whether a message has words by which lines are added, dropped, lessened or swapped."""
    return any(words.search(text) for words in (ADDS, DROPS, SWAPS, _FEWER))
