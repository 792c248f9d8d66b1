"""Records that slots refer to: customers, products, documents, people, warehouses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.understanding.embedded.filling.giving_up import gives_up
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.mentions import Candidate, Mention
from domain.arguments import Slot
from domain.kinds import Kind
from domain.vocabulary import Said

_CLEAR = 6
DOCUMENT_KINDS = ("order", "quote", "purchase_order", "invoice", "work_order", "opportunity", "ticket")


class Choice(NamedTuple):
    """What a stretch may mean for one slot: exactly one record, several, or a name that none has."""

    mention: Mention
    ids: tuple[str, ...]
    how: str = "exact"

    @property
    def only(self) -> str | None:
        """The one record, where there is one."""
        return self.ids[0] if len(self.ids) == 1 else None


def choices_for(stretch: Stretch, slot: Slot, said: Said) -> list[Choice]:
    """What the stretch offers a slot, what its words mark first."""
    found = [choice for mention in stretch.mentions() if (choice := meant(stretch, slot.reference, mention))]
    if slot.reference is Kind.EMPLOYEE and not stretch.lenient:
        found = without_given_up(stretch, found)
    if slot.reference is Kind.WAREHOUSE:
        found = [choice for choice in found if not _its_people(stretch, choice.mention)]
    if slot.reference is Kind.OPPORTUNITY and not slot.required:
        found = [choice for choice in found if not _rather_goods(choice)]
    led = [choice for choice in found if stretch.after_word(choice.mention.start, said.before)]
    if slot.reference is Kind.EMPLOYEE and not stretch.lenient and not led and _HANDED_TO.search(stretch.text):
        # 小邱客户太多，转给阿隋: who is to have it is told, and nobody of that name is known.
        found = []
    closed = [choice for choice in found if choice not in led and stretch.before_word(choice.mention.end, said.after)]
    marked = led + closed
    if said.only:
        return marked
    return marked + [choice for choice in found if choice not in marked]


def without_given_up(stretch: Stretch, found: list[Choice]) -> list[Choice]:
    """The colleagues without those who are only told of as no longer doing it; nobody is asked about them."""
    kept = [choice for choice in found if not gives_up(stretch.text, choice.mention)]
    if kept:
        stretch.taken += [(each.mention.start, each.mention.end) for each in found if each not in kept]
    return kept or found


_HANDED_TO = re.compile(r"(?:转|交|分|划|移交|派|让|调)给(?![我你他她它])[\u3400-\u9fff]{2}")


#: "The Leeds van is leaving", 总仓司机: who comes from there says nothing of where the goods do.
_ITS_PEOPLE = re.compile(
    r"(?:'s)? (?:van|truck|lorry|driver|team|crew|guys|lads|boys|manager|people|office|staff|shift)\b"
    r"|(?:那边)?的?(?:司机|车子?(?![间架])|同事|师傅|主管|仓管|经理)"
)


def _its_people(stretch: Stretch, place: Mention) -> bool:
    """Whether but the people or the van of a warehouse are spoken of; nobody is asked about them."""
    found = _ITS_PEOPLE.match(stretch.text, place.end)
    if found:
        stretch.taken.append((place.start, found.end()))
    return found is not None


def _rather_goods(choice: Choice) -> bool:
    """Whether what may be a part of a project's title is first of all the name of goods."""
    named = choice.mention.of_kind("product")
    return any(each.sure and each.how in ("exact", "sku") for each in named) and choice.how not in ("exact", "number")


def meant(stretch: Stretch, kind: Kind | None, mention: Mention) -> Choice | None:
    """What a stretch may mean as a record of a kind (None: any document)."""
    if kind is None:
        return _document(mention)
    if kind is Kind.CUSTOMER:
        return _customer(stretch, mention)
    candidates = mention.of_kind(str(kind))
    if candidates:
        return _narrowed(stretch, mention, candidates, lambda candidate: candidate.id)
    return Choice(mention, ()) if _like(kind, mention) else None


def _like(kind: Kind, mention: Mention) -> bool:
    """Whether a name that nobody has looks like one of this kind."""
    if kind is Kind.PRODUCT:
        return mention.unknown == "product"
    if kind is Kind.SUPPLIER:
        return mention.unknown in ("company", "name")
    return mention.unknown == "document" and str(kind) in DOCUMENT_KINDS and not _of_another_kind(kind, mention)


_SAID = re.compile(
    r"(?P<order>sales order|order|so\b)|(?P<quote>quot)|(?P<ticket>ticket|case)|(?P<invoice>invoice)"
    r"|(?P<opportunity>opp|deal)"
)


def _of_another_kind(kind: Kind, mention: Mention) -> bool:
    """Whether the words before a number that nobody has tell of another kind of document: "order 1000" is no project."""
    said = _SAID.match(mention.text)
    return said is not None and kind is Kind.OPPORTUNITY and said.lastgroup != "opportunity"


def _document(mention: Mention) -> Choice | None:
    for kind in DOCUMENT_KINDS:
        if candidates := mention.of_kind(kind):
            return Choice(mention, tuple(candidate.id for candidate in candidates), candidates[0].how)
    return Choice(mention, ()) if mention.unknown == "document" else None


def _customer(stretch: Stretch, mention: Mention) -> Choice | None:
    candidates = mention.of_kind("customer")
    if candidates:
        return _narrowed(stretch, mention, candidates, lambda candidate: candidate.id)
    people = mention.of_kind("contact")
    if people and not any(each.sure for each in people) and mention.sure:
        # A colleague's own name, though somebody elsewhere may be called so too.
        return None
    if people:
        return _narrowed(stretch, mention, people, lambda candidate: candidate.of)
    return Choice(mention, ()) if mention.unknown in ("company", "name") else None


def _narrowed(
    stretch: Stretch, mention: Mention, candidates: Sequence[Candidate], key: Callable[[Candidate], str]
) -> Choice:
    """The records that fit equally well; of a rep's, his own where just one of them is."""
    ids = tuple(dict.fromkeys(key(candidate) for candidate in candidates))
    numbered = candidates[0].how == "number"
    lenient = stretch.lenient and candidates[0].how in ("piece", "spec")
    if candidates[0].kind == "product" and candidates[0].how == "slip":
        # A question may be answered about what looks like the goods asked for.
        lenient = stretch.lenient and len(mention.text) >= _CLEAR
    if mention.unknown and len(ids) > 1 and all(candidate.how == "homophone" for candidate in candidates):
        # It sounds like several: which of them is meant is the question.
        return Choice(mention, ids, "homophone")
    if mention.unknown is not None or (len(ids) == 1 and not candidates[0].sure and not numbered and not lenient):
        return Choice(mention, (), candidates[0].how)
    if len(ids) > 1 and stretch.alone:
        own = tuple(dict.fromkeys(key(candidate) for candidate in candidates if candidate.own))
        ids = own if len(own) == 1 else ids
    return Choice(mention, ids, candidates[0].how)


def contact_of(stretch: Stretch, mention: Mention, customer: str | None) -> Choice | None:
    """The person meant, at the customer where one is known."""
    people = mention.of_kind("contact")
    plain = min((each.rank for each in people), default=0)
    if any(each.kind == "customer" and each.id == customer and each.rank <= plain for each in mention.candidates):
        # The customer's own name, though somebody there bears it too.
        return None
    if customer is not None:
        people = tuple(each for each in mention.candidates if each.kind == "contact" and each.of == customer)
    return _narrowed(stretch, mention, people, lambda candidate: candidate.id) if people else None
