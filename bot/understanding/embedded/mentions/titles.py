"""Deals that but the first words of their title tell: "Canal Quarter is won", 东湖二期那个商机."""

import re
from collections.abc import Iterable, Iterator

from bot.understanding.embedded.mentions.scan import Hit
from bot.understanding.embedded.mentions.text import Normal

_OF_A_DEAL = re.compile(r"\s?的?(?:[那这]个(?:商机|项目|机会)?|商机|项目|机会)")


def without_loose_titles(hits: Iterable[Hit], normal: Normal) -> Iterator[Hit]:
    """The names found, none of them a deal by the first words of its title where neither capitals nor 那个商机 tell that it is
    meant: such words are as often what is wanted. What is somebody's name as well is rather that: the deal is called after him.
    """
    hits = list(hits)
    others = {(hit.start, hit.end) for hit in hits if hit.kinds - {"opportunity"}}
    for hit in hits:
        loose = [record for record, how in hit.records.items() if record[0] == "opportunity" and how == "piece"]
        if loose and ((hit.start, hit.end) in others or not _tells_a_deal(hit, normal)):
            hit.records = {record: how for record, how in hit.records.items() if record not in loose}
            if not hit.records and hit.unknown is None:
                continue
        yield hit


def _tells_a_deal(hit: Hit, normal: Normal) -> bool:
    if normal.text[hit.start : hit.end].isascii():
        return all(word[:1].isupper() for word in normal.raw_text(hit.start, hit.end).split())
    return _OF_A_DEAL.match(normal.text, hit.end) is not None
