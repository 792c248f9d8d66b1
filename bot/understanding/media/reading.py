"""What a picture's words come to: an order's lines, a contact, an account. They are data and choose nothing by themselves.

Which action and for whom is told by the person's caption and the talk alone; the picture gives lines, names, numbers and the day
that it asks for, which our own grammar reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.media.pictures import LABELLED, PictureKind, Seen
from bot.understanding.media.written import DAY, NUMBER, marked
from bot.understanding.proposal import MODEL, Ask, Hearing, How, Proposal, Replaces, Source, Talk, Understanding
from domain.arguments import SlotKind
from domain.kinds import Kind
from domain.registry import Registry

ORDER, CONTACT, LEAD, CUSTOMER, ACCOUNT = (
    "create_order", "add_contact", "create_lead", "create_customer", "log_follow_up",
)  # fmt: skip
#: What a customer's name alone, or "the list of …", sounds like.
_NAMING = ("show_customer", "list_orders")
_OF_PERSONS = (CONTACT, LEAD, CUSTOMER)
_TABLES = (PictureKind.ORDER, PictureKind.LIST)
MOST_LINES = 100
_ILLEGIBLE = "[?]"


def read_words(caption: str, seen: Seen) -> str:
    """The words of a message with a picture, in which what was read of it stands: the caption, then what the picture says."""
    return f"{caption}\n{seen.text}" if caption else seen.text


def _lines_at(caption: str, seen: Seen) -> Iterator[tuple[int, str]]:
    """The lines of a picture, each with where it stands among these words."""
    place = len(caption) + 1 if caption else 0
    for line in seen.lines:
        yield place, line
        place += len(line) + 1


@dataclass
class _Lines:
    """Lines of an order as they were read, with where each value stands; `unread` are those that look like one and are none."""

    items: list[dict[str, Any]] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    ambiguous: tuple[str, ...] = ()
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PictureReading:
    """Reads what was transcribed of pictures."""

    registry: Registry
    embedded: EmbeddedEngine

    def understand(self, caption: str, seen: Seen, hearing: Hearing) -> Understanding:
        """The reading of a picture with its caption; neither proposal nor ask where it is not told what to do with it."""
        asked = self.embedded.understand(caption, hearing) if caption else Understanding()
        base = _asked_for(asked)
        if asked.problem is not None:
            return replace(asked, engine=MODEL)
        if base is not None and self._takes_lines(base):
            return self._order(base, asked.replaces, caption, seen, hearing)
        if seen.kind is PictureKind.CARD and (
            base is None or base.proposal.action in _OF_PERSONS or not self._writes(base)
        ):
            return self._card(base, caption, seen, hearing)
        if seen.kind in _TABLES and self._whose(base, asked):
            return self._order(*self._standing(caption, hearing), caption, seen, hearing)
        if base is None or (seen.kind in _TABLES and (base.proposal.action == ACCOUNT or not self._writes(base))):
            return Understanding(sure=False, engine=MODEL)
        return self._account(base, asked, seen) if base.proposal.action == ACCOUNT else replace(asked, engine=MODEL)

    def uses(self, caption: str, seen: Seen, hearing: Hearing) -> list[Proposal]:
        """What may be done with a picture, whatever it is: an order of its lines, an account of what it says."""
        told = {name: self._customer(name, caption, hearing) if caption else None for name in (ORDER, ACCOUNT)}
        args = {name: dict(ask.proposal.args) if ask is not None else {} for name, ask in told.items()}
        lines = self._lines(ORDER, "", seen, hearing).items
        account = "\n".join(part for part in (caption, seen.summary) if part)
        order = [Proposal(ORDER, {**args[ORDER], "lines": lines})] if lines else []
        return [*order, Proposal(ACCOUNT, {**args[ACCOUNT], "summary": account})]

    def _writes(self, ask: Ask) -> bool:
        return self.registry[ask.proposal.action].writes

    def _whose(self, base: Ask | None, asked: Understanding) -> bool:
        """Whether a caption asks for nothing, but may say whose a list is."""
        if base is None:
            return not (asked.meant_nothing or asked.withdraw)
        return base.proposal.action in _NAMING and asked.sure

    # Orders and lists

    def _takes_lines(self, base: Ask) -> bool:
        lines = self._slot_of_lines(base.proposal.action)
        return bool(lines) and (lines in base.missing or bool(base.proposal.args.get(lines)))

    def _slot_of_lines(self, action: str) -> str:
        return next((slot.name for slot in self.registry[action].slots if slot.kind is SlotKind.LINES), "")

    def _standing(self, caption: str, hearing: Hearing) -> tuple[Ask, Replaces]:
        """What lines are for where the caption asks for nothing: what waits for lines, else an order for whom is spoken of."""
        open_ask = hearing.talk.asked
        if open_ask is not None and self._slot_of_lines(open_ask.proposal.action) in open_ask.missing:
            return open_ask, Replaces.PENDING
        told = self._customer(ORDER, caption, hearing) if caption else None
        if told is not None:
            return told, Replaces.NOTHING
        spoken_of = hearing.talk.records.get(Kind.CUSTOMER)
        if spoken_of:
            sources = {"customer": Source(How.CONTEXT)}
            return Ask(Proposal(ORDER, {"customer": spoken_of}, sources), ("lines",)), Replaces.NOTHING
        return Ask(Proposal(ORDER, {}), ("customer", "lines")), Replaces.NOTHING

    def _order(self, base: Ask, replaces: Replaces, caption: str, seen: Seen, hearing: Hearing) -> Understanding:
        action = base.proposal.action
        slot = self._slot_of_lines(action)
        before = [dict(line) for line in base.proposal.args.get(slot) or ()]
        read = self._lines(action, caption, seen, hearing, first=len(before))
        items = before + read.items
        if not items:
            return Understanding(sure=False, leftover=tuple(read.unread), engine=MODEL)
        missing = [name for name in base.missing if name != slot and name not in ("product", "quantity")]
        if sum(item.get("product") is None for item in items) > bool(read.ambiguous):
            missing.append("product")
        if any(item.get("quantity") is None for item in items):
            missing.append("quantity")
        ambiguous = {**base.ambiguous, **({"product": read.ambiguous} if read.ambiguous else {})}
        sources = {**base.proposal.sources, **read.sources}
        told, places = self._heads(base.proposal, caption, seen, hearing)
        proposal = Proposal(action, {**told, **base.proposal.args, slot: items}, {**places, **sources})
        whole = replace(base, proposal=proposal, missing=tuple(missing), ambiguous=ambiguous)
        return _put(whole, replaces, read.unread)

    def _lines(self, action: str, caption: str, seen: Seen, hearing: Hearing, first: int = 0) -> _Lines:
        """The lines that a picture's text holds: each is read by itself, and what else it says is nobody's wish."""
        slot, found = self._slot_of_lines(action), _Lines()
        alone = replace(hearing, talk=Talk())
        for place, text in _lines_at(caption, seen):
            legible = _ILLEGIBLE not in text and len(found.items) < MOST_LINES
            read = self.embedded.read_as(action, marked(text), alone) if legible else Understanding()
            told = _asked_for(read) or Ask(Proposal(action, {}))
            ids = told.ambiguous.get("product", ())
            kept = 0
            for at, item in enumerate(told.proposal.args.get(slot) or ()):
                doubted = item.get("product") is None and bool(ids)
                if item.get("quantity") is None or not (item.get("product") or doubted):
                    continue
                number = first + len(found.items)
                found.items.append(dict(item))
                found.ambiguous = found.ambiguous or (tuple(ids) if doubted else ())
                for name, source in told.proposal.sources.items():
                    if name.startswith(f"{slot}.{at}."):
                        part = name.rpartition(".")[2]
                        found.sources[f"{slot}.{number}.{part}"] = _moved(source, place)
                kept += 1
            if not kept and self._counts_something(text, alone):
                found.unread.append(text)
        return found

    def _heads(
        self, base: Proposal, caption: str, seen: Seen, hearing: Hearing
    ) -> tuple[dict[str, Any], dict[str, Source]]:
        """What an order says besides its lines: its number and its day, where the action takes them."""
        takes = {slot.name for slot in self.registry[base.action].slots}
        args, sources = dict[str, Any](), dict[str, Source]()
        for place, text in _lines_at(caption, seen):
            for name, label in (("customer_po", NUMBER), ("deliver_by", DAY)):
                told = label.fullmatch(text)
                if told is None or name not in takes or name in args:
                    continue
                value = told["told"] if name == "customer_po" else self._day(told["told"], base.action, hearing)
                if value is not None:
                    args[name] = value
                    sources[name] = Source(How.SAID, place + told.start("told"), place + told.end("told"))
        return args, sources

    def _day(self, words: str, action: str, hearing: Hearing) -> Any:
        """The day that some words tell by themselves."""
        read = _asked_for(self.embedded.read_as(action, words, replace(hearing, talk=Talk())))
        return read.proposal.args.get("deliver_by") if read else None

    def _counts_something(self, text: str, hearing: Hearing) -> bool:
        """Whether a line that was not read looks as if it ordered something."""
        lattice = self.embedded.lattice(text, hearing)
        named = any("product" in mention.kinds for mention in lattice.mentions)
        return _ILLEGIBLE in text or named or any(value.kind == "quantity" for value in lattice.values)

    # Business cards

    def _card(self, base: Ask | None, caption: str, seen: Seen, hearing: Hearing) -> Understanding:
        told, unread = self._labelled(caption, seen, hearing)
        base = base if base is not None and base.proposal.action in _OF_PERSONS else None
        action = base.proposal.action if base is not None else ""
        company, name = told.get("company"), told.get("name")
        if company is None and name is None:
            return Understanding(sure=False, leftover=tuple(unread), engine=MODEL)
        if action not in (LEAD, CUSTOMER):
            owner = self._owner(base, caption, company, hearing)
            if owner is not None:
                return self._contact(owner, told, unread)
        made = action if action in (LEAD, CUSTOMER) else LEAD
        parts = {"name": company or name, "phone": told.get("phone")}
        if company is not None:
            parts["contact_name"] = name
        unread = [*unread, *(told[part].words for part in ("title", "email") if part in told)]
        return _put(Ask(_proposal(made, parts)), Replaces.NOTHING, unread)

    def _owner(self, base: Ask | None, caption: str, company: _Part | None, hearing: Hearing) -> Ask | None:
        """The customer whose contact the card's owner is, as an add_contact with nothing else; None for a house not known."""
        if base is not None and (base.proposal.args.get("customer") or base.ambiguous.get("customer")):
            return replace(base, missing=())
        told = self._customer(CONTACT, caption, hearing) if caption else None
        if told is not None or company is None:
            spoken_of = hearing.talk.records.get(Kind.CUSTOMER)
            if told is None and spoken_of:
                return Ask(Proposal(CONTACT, {"customer": spoken_of}, {"customer": Source(How.CONTEXT)}))
            return told or Ask(Proposal(CONTACT, {}), ("customer",))
        found = self._customer(CONTACT, company.words, replace(hearing, talk=Talk()))
        if found is None:
            return None
        sources = {name: _moved(source, company.start) for name, source in found.proposal.sources.items()}
        return replace(found, proposal=replace(found.proposal, sources=sources))

    def _contact(self, owner: Ask, told: Mapping[str, _Part], unread: list[str]) -> Understanding:
        parts = {name: told.get(name) for name in ("name", "title", "phone", "email")}
        read = _proposal(CONTACT, parts)
        customer = owner.proposal
        args = {**{name: customer.args[name] for name in ("customer",) if name in customer.args}, **read.args}
        sources = {
            **{name: customer.sources[name] for name in ("customer",) if name in customer.sources},
            **read.sources,
        }
        missing = (*owner.missing, *(() if "name" in read.args else ("name",)))
        return _put(Ask(Proposal(CONTACT, args, sources), missing, owner.ambiguous), Replaces.NOTHING, unread)

    def _labelled(self, caption: str, seen: Seen, hearing: Hearing) -> tuple[dict[str, _Part], list[str]]:
        """What the card says by its labels, numbers and addresses as our grammar reads them; and the lines that are left."""
        alone = replace(hearing, talk=Talk())
        told, left = dict[str, _Part](), list[str]()
        for place, text in _lines_at(caption, seen):
            found = LABELLED.fullmatch(text)
            label = found[1].lower() if found else ""
            part = _Part(found[2].strip(), place + found.start(2), place + found.end(2)) if found else None
            if part is not None and label in ("phone", "email"):
                part = self._only(label, part, alone)
            if part is None or label in told or _ILLEGIBLE in text:
                left.append(text)
            else:
                told[label] = part
        return told, left

    def _only(self, kind: str, part: _Part, hearing: Hearing) -> _Part | None:
        """The one number or address that a line holds; None where it holds none."""
        lattice = self.embedded.lattice(part.words, hearing)
        value = next((value for value in lattice.values if value.kind == kind), None)
        if value is None:
            return None
        first, last = lattice.normal.raw_span(value.start, value.end)
        return _Part(part.words[first:last], part.start + first, part.start + last)

    # The person's own words

    def _customer(self, action: str, words: str, hearing: Hearing) -> Ask | None:
        """The action with the customer that some words name, one or several that fit equally well; None where they name none."""
        read = _asked_for(self.embedded.read_as(action, words, hearing))
        if read is None:
            return None
        customer, doubted = read.proposal.args.get("customer"), read.ambiguous.get("customer")
        if customer is None and doubted is None:
            return None
        kept = ("customer", "deliver_by") if action == ORDER else ("customer",)
        args = {name: value for name, value in read.proposal.args.items() if name in kept}
        sources = {name: source for name, source in read.proposal.sources.items() if name in args}
        return Ask(Proposal(action, args, sources), (), {"customer": doubted} if doubted else {})

    def _account(self, base: Ask, asked: Understanding, seen: Seen) -> Understanding:
        """An account that the person gives, with what the picture says behind his own words."""
        own = base.proposal.args.get("summary")
        args = {**base.proposal.args, "summary": f"{own}\n{seen.summary}" if own else seen.summary}
        missing = tuple(name for name in base.missing if name != "summary")
        whole = replace(base, proposal=replace(base.proposal, args=args), missing=missing)
        return _put(whole, asked.replaces, [])


@dataclass(frozen=True, slots=True)
class _Part:
    """Words, and where they stand in the message with what the picture says."""

    words: str
    start: int
    end: int


def _proposal(action: str, parts: Mapping[str, _Part | None]) -> Proposal:
    told = {name: part for name, part in parts.items() if part is not None}
    sources = {name: Source(How.SAID, part.start, part.end) for name, part in told.items()}
    return Proposal(action, {name: part.words for name, part in told.items()}, sources)


def _moved(source: Source, by: int) -> Source:
    return replace(source, start=source.start + by, end=source.end + by)


def _asked_for(understood: Understanding) -> Ask | None:
    """What is to be done, whole or not: the question that is open, else the first proposal that tells anything."""
    if understood.ask is not None:
        return understood.ask
    proposals = understood.proposals
    return Ask(proposals[0], after=proposals[1:]) if proposals else None


def _put(ask: Ask, replaces: Replaces, unread: list[str]) -> Understanding:
    """The reading: proposals where nothing is open, else the question; what looks like a line and was not read is told."""
    left = tuple(unread)
    if ask.missing or ask.ambiguous:
        notice: tuple[str, Mapping[str, Any]] | None = ("conversation.left_over", {"what": left}) if left else None
        return Understanding(ask=ask, replaces=replaces, sure=False, engine=MODEL, notice=notice)
    proposals = (*ask.before, ask.proposal, *ask.after)
    return Understanding(proposals, replaces=replaces, sure=not left, leftover=left, engine=MODEL)
