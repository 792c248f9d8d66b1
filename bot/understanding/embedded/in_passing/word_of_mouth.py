"""What somebody rang, wrote or says, told on the way to what is wanted: "Ivy says it's fine", 店长又来消息了."""

from __future__ import annotations

import re

from bot.understanding.embedded.finding.lattice import Lattice, Span

_NOW = r"(?:刚刚?|刚才|又|也|已经|早上|上午|下午|昨天|今天|那边|这边|给我|跟我|在?微信上?|在?群里)*"
#: How word came from somebody: nobody went to see him.
_CAME = re.compile(
    r"'?s?\s(?:(?:just|has|have|also|now|already|only|did|there|here)\s)*"
    r"(?:says?|said|reckons?|thinks?|texted|messaged|pinged|emailed|mailed|rang|rung|called|phoned|wrote|writes|confirmed|confirms"
    r"|replied|told (?:me|us)|tells me|let me know|got back|came back|mentioned|asked|asks|wants? to know)\b"
    rf"|{_NOW}(?:来了?个?(?:电话|消息|微信|信息|邮件)|来电话?|打(?:来|了个?|过来)?电话|发(?:来|了)?(?:个|条)?(?:消息|微信|信息|邮件)|回(?:复|话|信|消息|邮件|微信)"
    rf"|回了|说|讲|通知|确认|答应|同意|点头)"
)
_WHO = (
    r"(?:the |our |their )?(?:customer|client|buyer|boss|owner|they|he|she|somebody|someone)"
    r"|(?:客户|对方|老板娘?|[他她]们?|人家|店长|采购|那边)"
)
_SOMEBODY = re.compile(rf"\W*(?:(?:hang on|hold on|hmm+|wait|oh|ah|sorry|so|and|but|哦|等等|等下)\W+)*(?:{_WHO}|#)")


def word_came(lattice: Lattice, start: int, end: int) -> bool:
    """Whether a clause begins with who it was that wrote, rang or said something."""
    return bool(_led(lattice, start, end))


def led_by_word(lattice: Lattice) -> int:
    """Where the clause ends with which a message begins that tells who wrote, rang or said something; 0 where there is none."""
    stop = next((stop for stop in lattice.stops if _led(lattice, 0, stop)), None)
    return 0 if stop is None or lattice.values_in(0, stop) else stop + 1


def _led(lattice: Lattice, start: int, end: int) -> Span | None:
    text, words = lattice.text, lattice.text[start:end]
    person = next((m for m in lattice.mentions_in(start, end) if m.kinds & {"contact", "customer", "employee"}), None)
    if person is not None and _SOMEBODY.fullmatch(text[start : person.start] + "#"):
        came = _CAME.match(text, person.end, end)
    else:
        who = _SOMEBODY.match(words)
        came = _CAME.match(words, who.end()) if who else None
    return came.span() if came else None
