"""What takes something back and tells in the same breath what is wanted instead: 算了提前吧，下周三, "never mind, make it 30"."""

from __future__ import annotations

import re

_GIVES_UP = re.compile(
    r"\W*(?:(?:哦|噢|呃|嗯|哎|等等|那|还是|hmm|oh|ok|okay|ah|um|actually|sorry|no)[,，\s]*)*"
    r"(?:算了|不了|(?:never ?mind|forget (?:it|that)|scratch that|leave it|on second thoughts?)\b)"
    r"[,，.。!！;；~\s]*(?:吧|啊)?[,，\s]*"
)
#: A figure or a day: 30支, 下周三, 后天, "Friday".
_VALUE = (
    r"[\d一二两三四五六七八九十百千半]|(?:今|明|后|大后)[天早晚]|下下?个?(?:周|星期|礼拜|月)|[这本]个?(?:周|星期|礼拜)"
    r"|(?:周|星期|礼拜)[一二三四五六日天]|月底|月初|[早中下上晚][上午]"
)
_ZH = re.compile(
    rf"(?:还是|那就?|就|直接|咱们?|我们?|都|先|给我|帮我)*(?:(?:改|换|调|变)(?:成|到|为|个)?|提前|提早|推迟|延后|延期|往[前后]|顺延|晚[点些]?|早[点些]?"
    rf"|(?:给|要|做|下|来|订|发|用|走|按|开|报|写|算|记)(?:成|到|个)?)(?=[^,，]*[\u3400-\u9fff\w])|(?:还是|那就?|就|先|改)*(?:{_VALUE})"
)
_EN = re.compile(
    r"(?:(?:let'?s |just |then |ok |please |but )*"
    r"(?:make (?:it|that|them)|do (?:it|that|them)? ?(?:for|on|at|in|to)|go (?:with|for)|call it|change (?:it|that) to"
    r"|put (?:it|them|that)|switch (?:it |them )?to|push (?:it|that) (?:to|back)|bring (?:it|that) forward)\b)"
)
_MOVED = re.compile(
    r"(?:还是|那就?|就|改)*(?:提前|提早|推迟|延后|延期|往[前后]|晚[点些]?|早[点些]?)(?:一?点|一下|吧|到)*(?:[,，\s]+|(?<=到))"
)
#: What puts it off altogether, or tells why: 等月底再下, 他们说价格高.
_NOTHING = re.compile(
    r"不|别|没|取消|撤|作废|再[说看想议定谈下弄做开订报记]|下次|以后|回头|改天|过阵|[说讲问嫌]|等|客户|对方"
    r"|\b(?:not|don'?t|won'?t|cancel|later|another time|next time|no longer|wait)\b"
)


def meant_instead(text: str) -> bool:
    """Whether a message takes something back and goes on with what is wanted in its stead."""
    gives_up = _GIVES_UP.match(text)
    if gives_up is None:
        return False
    place = gives_up.end()
    wanted = _ZH.match(text, place) or _EN.match(text, place)
    return wanted is not None and _NOTHING.search(text, place) is None


def given_up(text: str) -> tuple[int, int]:
    """Where the words stand that take it back, with those that but say which way it goes."""
    found = _GIVES_UP.match(text)
    if found is None:
        return 0, 0
    moved = _MOVED.match(text, found.end())
    return found.start(), moved.end() if moved else found.end()
