"""English names told by what stands beside them: "Azuma batteries", "3 boxes of the same"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.understanding.embedded.finding.adjoining import run_together
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.world import Knowledge


def with_kind_behind(mentions: Iterable[Mention], text: str, known: Knowledge) -> Iterator[Mention]:
    """The mentions, where a word for what kind of goods something is belongs to its name right before: Azuma batteries."""

    def joined(name: Mention, word: Mention) -> Mention | None:
        its = _is_its_kind(name, word, text, known)
        return replace(name, end=word.end, text=text[name.start : word.end]) if its else None

    return run_together(mentions, joined)


def _is_its_kind(name: Mention, word: Mention, text: str, known: Knowledge) -> bool:
    if text[name.end : word.start] != " " or name.unknown or word.unknown or not word.text.isascii():
        return False
    ids = {each.id for each in name.of_kind("product")}
    if not ids or not word.candidates or any(each.kind not in ("product", "category") for each in word.candidates):
        return False
    categories = {each.id for each in word.candidates if each.kind == "category"}
    goods = {each.id for each in word.candidates if each.kind == "product" and each.how in ("piece", "part")}
    merely = all(each.kind == "category" or each.id in goods for each in word.candidates)
    kinds = {known.goods[id_].category for id_ in ids if id_ in known.goods}
    return merely and (len(goods) != 1) and (ids <= goods or (len(kinds) == 1 and kinds <= categories))


_SAME = frozenset({"same", "the same", "same ones", "same stuff", "same again"})


def of_the_same(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, where "the same" is what was named before in the message; what nothing was named for names nothing."""
    before = ""
    for mention in mentions:
        if mention.unknown == "product" and not mention.candidates and mention.text in _SAME:
            if before:
                yield replace(mention, unknown=None, candidates=(Candidate("product", before, "spec", sure=True),))
            continue
        goods = mention.of_kind("product")
        if goods:
            before = goods[0].id if len(goods) == 1 else ""
        yield mention
