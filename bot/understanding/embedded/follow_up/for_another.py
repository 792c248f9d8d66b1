"""The same once more for somebody else: "and for Acme 24", "do one for Acme too, but 8", "same again for Acme"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import is_a
from bot.understanding.embedded.follow_up.leads import corrects, denies, opens_as_correction
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import Proposal

_FOR = re.compile(
    r"^\W*(?:(?:ok|okay|right|great|cool|thanks|cheers|oh|yes|yep),? )*"
    r"(?:and|also|plus|then|now|same|the same|ditto|likewise|another|do|put|make|send|n|&)\b[^#]{0,30}\b(?:for|to"
    r"|at|with|from) (?:the )?#"
    r"|\b(?:twice|double|half|triple)(?: of)? (?:that|it|those|as (?:much|many)) for (?:the )?#"
    r"|^\W*(?:and )?(?:the )?#(?: \w+){0,2} (?:twice|double|half|triple)(?: of)? (?:that|it|those|as (?:much|many))\b"
    r"|^\W*(?:and|also|plus|then|n|&)(?: then| also)? (?:the )?#(?!'s)"
    r"|^\W*(?:(?:再|另外|还有|那|顺便|对了|然后|接着|ok|好)[,，\s]*)*(?:给|帮|替)#(?:家|那边)?(?:也|再|先)?(?:下|来|要|发|报|订|开|送|拿)(?:了|个)?"
    r"[\d一二两三四五六七八九十百]"
    r"|#(?: (?:wants?|needs?|takes?|gets?|would like|'ll take|will take))? (?:the same|same|that|those|it|likewise|ditto|\d+)?"
    r"(?: \w+){0,2} ?(?:too|as well|also|ditto|likewise)\b"
)
_TIED = frozenset({"customer_po", "note"})
"""What one customer's document says is not said of another's."""


def for_another(profile: Profile, stretch: Stretch, before: Proposal) -> bool:
    """Whether a message wants what was just asked for once more, for another customer, and names no goods of its own."""
    customer = before.args.get("customer")
    if not profile.writes or not isinstance(customer, str):
        return False
    mentions = [mention for mention in stretch.lattice.mentions if not stretch.lattice.quoted(mention.start)]
    named = [mention for mention in mentions if is_a(mention, "customer")]
    if len(named) != 1 or any("product" in mention.kinds or mention.unknown == "product" for mention in mentions):
        return False
    if any(customer in (candidate.id, candidate.of) for candidate in named[0].candidates):
        return False
    if denies(stretch.text) or opens_as_correction(stretch.text):
        return False
    text = stretch.text[: named[0].start] + "#" + stretch.text[named[0].end :]
    return _FOR.search(text) is not None


_ONE = re.compile(
    r"\b(?:do|make|send|raise|put|get|need|want|give|another)(?: up| in| through)?(?: (?:an?other|just))? (?:one"
    r"|it|that|the same|same)\b"
    r"|\bsame (?:way|method|again|terms|deal)\b|\b(?:likewise|ditto)\b"
    r"|\b(?:wants?|needs?|takes?|would like|'ll take|will take) (?:the same|some|it|those|\w+) (?:too|as well|also|likewise)\b"
)


def one_more(profile: Profile, stretch: Stretch, before: Proposal) -> bool:
    """Whether what is wanted for somebody else is told by no more than a "one": "do one for Acme too"."""
    return for_another(profile, stretch, before) and _ONE.search(stretch.text) is not None


_AS_BEFORE = re.compile(r"\b(?:same|ditto|likewise)\b|一样|同样|照|也(?!要)")


def with_goods_of_its_own(stretch: Stretch, before: Proposal) -> bool:
    """Whether another customer's goods are told: "and for Acme 6 lamps", "3 chairs for Brill"; nothing of the first is meant."""
    customer, mentions = before.args.get("customer"), stretch.lattice.mentions
    if not before.args.get("lines") or not isinstance(customer, str):
        return False
    goods = [mention for mention in mentions if "product" in mention.kinds]
    others = [mention for mention in mentions if is_a(mention, "customer") and mention not in goods]
    if not goods or len(others) != 1 or not stretch.values("quantity", "number"):
        return False
    text, known = stretch.text, {id_ for each in others[0].candidates for id_ in (each.id, each.of)}
    return customer not in known and not (_AS_BEFORE.search(text) or corrects(text) or denies(text))


def without_tied(args: dict[str, object]) -> None:
    """Drop what was said for the other customer alone."""
    for name in _TIED:
        args.pop(name, None)
