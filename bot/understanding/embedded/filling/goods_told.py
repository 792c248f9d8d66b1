"""What a newcomer wants, told by the goods that are named: 找350切割片, "after degreaser"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions import Mention

WANTS = re.compile(r"^(?:[他她]们?)?(?:想|要|来|主要|专门)*(?:找|看上|看中|看看|看|要|问|用|需要|谈)了?(?:一下|下)?")
_AFTER = re.compile(
    r"[\s,]*(?:and )?(?:(?:he|she|they)(?:'s|'re| is| are|s|re)? (?:really |mainly |mostly |still )?)?after (?=[a-z])"
)


def after_goods(stretch: Stretch) -> Span | None:
    """ "…, after degreaser": what a newcomer wants, in a breath of its own that tells of no day."""
    for start, end in stretch.spans:
        found = _AFTER.match(stretch.text, start, end)
        if found and stretch.free(start, end) and not stretch.lattice.values_in(start, end):
            return found.end(), end
    return None


#: 骑行社, 面粉行: whose goods they are.
_HOUSE = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?:[社行店厂馆坊部院吧屋铺会]|公司|中心|工作室|学校|超市|集团|商贸|贸易)(?=\W|$)"
)


_CAPITALS_BEFORE = re.compile(r"(?:^|[:,;.] ?|\b(?:lead|prospect|customer) )(?:[A-Z][\w'’-]+ )+$")


def _one_capital(stretch: Stretch, mention: Mention) -> bool:
    """Whether goods are named by a single capitalised word."""
    return " " not in mention.text and stretch.lattice.normal.raw_text(mention.start, mention.end)[:1].isupper()


def _within_a_name(stretch: Stretch, mention: Mention, end: int) -> bool:
    """Whether goods are but part of what a house is called: 面粉行, "Harbour Saddles"."""
    if _CAPITALS_BEFORE.search(stretch.lattice.normal.raw_text(0, mention.start)) and _one_capital(stretch, mention):
        return True
    house = _HOUSE.match(stretch.text, mention.end, end)
    return house is not None and not any(each.sure for each in mention.candidates)


def goods_told(stretch: Stretch) -> Span | None:
    """The clause in which goods are named, where nothing else is: 找350切割片."""
    for mention in stretch.mentions():
        if mention.kinds & {"product", "category"} or mention.unknown == "product":
            clause = stretch.lattice.clause_start(mention.start), stretch.lattice.clause_end(mention.start)
            start = max(clause[0], stretch.text.rfind(" ", 0, mention.start) + 1)
            end = next((at for at in (stretch.text.find(" ", mention.end, clause[1]),) if at >= 0), clause[1])
            taken = any(first < end and start < last for first, last in [*stretch.taken, *stretch.cues])
            if not taken and not _within_a_name(stretch, mention, end):
                return start, end
    return None
