"""Slots of free text: notes, reasons, subjects, summaries, and names that are new."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.filling.beside import OF_PEOPLE, without_what_is_beside
from bot.understanding.embedded.filling.contact_name import MET, name_within, person, second_name
from bot.understanding.embedded.filling.cued import asked_with, cued, holding
from bot.understanding.embedded.filling.days_of_things import with_its_thing
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.goods_told import WANTS, after_goods, goods_told
from bot.understanding.embedded.filling.listed import LISTED, TYPED, fill_listed, fill_typed
from bot.understanding.embedded.filling.new_name import name_alone, new_name, without_request
from bot.understanding.embedded.filling.newcomer import (
    announced,
    come_by,
    person_by_number,
    place_behind_name,
)
from bot.understanding.embedded.filling.no_reason import no_reason, without_count
from bot.understanding.embedded.filling.persons import (
    called_by_post,
    contact_told,
    post_of_who_came,
    title_told,
)
from bot.understanding.embedded.filling.places import place_told, trade_told
from bot.understanding.embedded.filling.rest import apart, names_someone, rest
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.tags_told import tag_told
from bot.understanding.embedded.filling.told_behind import (
    befell_so_many,
    said_not_wanted,
    told_at_goods,
    told_behind,
    told_of_somebody,
)
from bot.understanding.embedded.filling.told_beside import told_beside
from bot.understanding.embedded.filling.told_numbers import NUMBER, NUMBERS, carriers, number_of
from bot.understanding.embedded.filling.wording import EDGE, MAKES_IT, QUOTE, clean
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.proposal import How, Source
from domain.arguments import Slot
from domain.vocabulary import Said, Take

_BETWEEN = re.compile(
    r"[、,，;；/]|(?<=[”\"」』])?[和及](?=[“\"「『])|\s(?:and|&)\s|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?:[和跟与及]\s*)?(?=[\u3400-\u9fff])"
)


#: 帮我办下: asked for, and no reason.
_MERE_REQUEST = re.compile(
    r"(?:麻烦|劳驾|请|快点?|尽快|先|你|您|帮忙?|给|替|我们?|他们?|[她咱])*(?:办理|处理|安排|登记|操作|办|弄|搞|做|录|走|开|发|设|建|加|来)"
    r"(?:一下|下|了|好|掉|个|单子?|流程)*(?:吧|啊|哈|谢谢)?"
    r"|(?:will|would|can|could) (?:you|u)(?: please)?|if you (?:can|could|would)|for me(?: please)?"
    r"|when you (?:can|get a (?:min|minute|sec))"
)


#: "right, cancel that one": no reason either.
_LEADS_ON = re.compile(
    r"(?:(?:right|ok|okay|well|so|yes|yeah|yep|now|then|please|pls|thanks|sure|fine|great|cool|perfect|oh|ah|alright)[\s,]*)+",
    re.IGNORECASE,
)


def fill_text(stretch: Stretch, filled: Filled, slot: Slot, said: Said, *, listed: bool = False) -> None:
    """A text as the slot takes it; `listed`: only a word that the company itself uses."""
    if _told_by_form(stretch, filled, slot, listed=listed):
        return
    span = _words_for(stretch, filled, slot, said)
    if span is None:
        _fill_told(stretch, filled, slot, said)
        return
    span = _as_far_as_it_goes(stretch, filled, slot, span)
    words = clean(stretch.lattice.normal.raw_text(*span))
    leads = said.take is Take.REST and any(says.fullmatch(words) for says in (_MERE_REQUEST, _LEADS_ON, MAKES_IT))
    if slot.name == "reason" and no_reason(stretch, span):
        _fill_told(stretch, filled, slot, said)
        return
    if leads:
        return
    of_deal = slot.name == "title" and said.take is Take.REST
    words = without_what_is_beside(slot, words, quoted=stretch.lattice.quoted(span[0]), of_deal=of_deal)
    if words:
        told = _several(words) if slot.many else words
        if not told:
            return
        filled.args[slot.name] = told
        filled.sources[slot.name] = Source(How.SAID, *span)
        stretch.taken += _label(stretch, said, span[0]) if slot.name == "reason" else ()
        if said.take in (Take.CUED, Take.NEW_NAME):
            stretch.taken += [span, *(carriers(stretch, span) if slot.name == "tracking_no" else ())]


def _as_far_as_it_goes(stretch: Stretch, filled: Filled, slot: Slot, span: Span) -> Span:
    """Where the words for a slot begin and end without what stands beside them, or with what belongs to them."""
    if slot.name == "contact_name":
        span = name_within(stretch, span)
        # 采购孙姐: the post belongs to the person.
        stretch.taken += [post.span() for post in _POST.finditer(stretch.text, 0, span[0]) if post.end() == span[0]]
        if met := MET.search(stretch.text, 0, span[0]):
            stretch.taken.append(met.span())
    if slot.name == "name" and (region := filled.sources.get("region")):
        span = _without_town(stretch, span, (region.start, region.end))
    if slot.name in ("name", "contact_name"):
        span = name_alone(stretch.text, span)
    if slot.name == "text":
        span = with_its_thing(stretch, span)
    if slot.name == "note":
        span = _without_day(stretch, _with_place(stretch, span))
    if slot.name in NUMBERS and (number := NUMBER.match(stretch.text, *span)):
        span = number.span(1)
    if slot.name == "reason":
        span = _with_denial(stretch, without_count(stretch, span))
    if slot.many:
        span = (
            max((last for first, last in stretch.cues if span[0] < first and last < span[1]), default=span[0]),
            span[1],
        )
    return span


_NO_MORE = re.compile(r"(?:都|又|也|说|就|已经|那边)*不(?:要|做|想要|需要|订|买|开|干|用)了")


def _with_denial(stretch: Stretch, span: Span) -> Span:
    """A reason with what asks for the action as well, where that tells who wants it no more: 取消吧，车行不要了."""
    found = _NO_MORE.match(stretch.text, span[1]) if stretch.text[slice(*span)].strip() else None
    asks = found is not None and any(first < found.end() and found.start() < last for first, last in stretch.cues)
    return (span[0], found.end()) if found and asks else span


#: "the side gate on Alder": a place that nobody knows is told behind it.
_AT_PLACE = re.compile(r" (?:on|at|in|off|by|near|opposite|behind|facing|to|from) (?:the )?$")


def _with_place(stretch: Stretch, span: Span) -> Span:
    """A note with the unknown name that it goes on to, to the end of its clause."""
    end = stretch.lattice.clause_end(max(span[0], span[1] - 1))
    for mention in stretch.lattice.mentions_in(span[1], end):
        if (
            mention.candidates
            or mention.unknown != "name"
            or not _AT_PLACE.search(stretch.text, span[0], mention.start)
        ):
            break
        if not stretch.lattice.values_in(span[1], end):
            return span[0], end
    return span


_BY = re.compile(r"[\s,]+(?:by|on|before|for|no later than)\s(?:the\s)?$")


def _without_day(stretch: Stretch, span: Span) -> Span:
    """A note without the one day of the message that it ends with: "deliver to the back door by friday"."""
    days = [value for value in stretch.lattice.values if value.kind == "day"]
    if len(days) == 1 and span[0] < days[0].start and not stretch.text[days[0].end : span[1]].strip(" ,."):
        led = _BY.search(stretch.text, span[0], days[0].start)
        return (span[0], led.start()) if led else span
    return span


_IN = re.compile(r"(?:,|,?\s(?:(?:up|down|out|over|based|located|somewhere) )*(?:in|near|around))\s$")


def _without_town(stretch: Stretch, span: Span, town: Span) -> Span:
    """A new name without where that is, told behind it: "Barley Barn in Galway"."""
    led = _IN.search(stretch.text, span[0], town[0]) if span[0] < town[0] < span[1] <= town[1] else None
    return (span[0], led.start()) if led and led.start() > span[0] else span


def _words_for(stretch: Stretch, filled: Filled, slot: Slot, said: Said) -> Span | None:
    """Where the words stand that a text slot takes."""
    return (
        (post_of_who_came(stretch) if slot.name == "title" else None)
        or (number_of(stretch, slot, told=True) if slot.name in NUMBERS else None)
        or (tag_told(stretch) if slot.name == "tags" else None)
        or _announced(stretch, slot, said)
        or second_name(stretch, slot, said)
        or _span(stretch, slot, said, customer_known="customer" in filled.args)
        or number_of(stretch, slot)
        or _told_in_passing(stretch, slot, filled)
    )


def _told_by_form(stretch: Stretch, filled: Filled, slot: Slot, *, listed: bool) -> bool:
    """Whether a text is told by its form alone; it is filled then, where there is one."""
    if slot.name in TYPED:
        fill_typed(stretch, filled, slot)
        return True
    if slot.name in LISTED:
        fill_listed(stretch, filled, slot, anywhere=listed)
        return listed or slot.name in filled.args
    if slot.name in OF_PEOPLE and "customer" in filled.args and (called := called_by_post(stretch)):
        _fill_called(stretch, filled, slot, called)
        return True
    return False


def _fill_called(stretch: Stretch, filled: Filled, slot: Slot, called: Span) -> None:
    """器械科吴科长: nothing else is known of the name, nor of the post."""
    if slot.name == "name":
        filled.args[slot.name] = stretch.text[slice(*called)]
        filled.sources[slot.name] = Source(How.SAID, *called)
        stretch.taken.append((stretch.lattice.clause_start(called[0]), called[1]))


def _announced(stretch: Stretch, slot: Slot, said: Said) -> Span | None:
    return announced(stretch, said) if slot.name == "contact_name" else None


def _told_in_passing(stretch: Stretch, slot: Slot, filled: Filled) -> Span | None:
    match slot.name:
        case "interest":
            return after_goods(stretch)
        case "industry":
            return trade_told(stretch)
        case "source":
            return come_by(stretch)
        case "region" if "contact_name" in filled.args:
            return place_behind_name(stretch)
        case "contact_name":
            return person(stretch) or person_by_number(stretch)
        case _:
            return None


_POST = re.compile(
    r"(?:采购|老板娘?|店长|经理|负责人|主管|财务|会计|厂长|主任|仓管|前台|对接人|联系人)(?:是|叫|姓)?\s?"
)


def _fill_told(stretch: Stretch, filled: Filled, slot: Slot, said: Said) -> None:
    """People told of in passing; a reason told in the same breath as the rest."""
    told = (
        contact_told(stretch) if slot.name == "contact_name" else title_told(stretch) if slot.name == "title" else None
    )
    if told is None and said.take is Take.REST and slot.name == "reason" and (place := told_beside(stretch)):
        place = _with_denial(stretch, place)
        told = place, clean(stretch.lattice.normal.raw_text(*place))
    if told is None and slot.name == "reason":
        place = (
            told_behind(stretch, of_them=said.take is Take.REST)
            or told_at_goods(stretch)
            or befell_so_many(stretch)
            or said_not_wanted(stretch)
            or told_of_somebody(stretch)
        )
        told = (place, stretch.lattice.normal.raw_text(*place)) if place else None
    if slot.name == "region" and (place := place_told(stretch, contact_known="contact_name" in filled.args)):
        told = place, stretch.lattice.normal.raw_text(*place)
    if slot.name == "interest" and (place := goods_told(stretch)):
        told = place, WANTS.sub("", clean(stretch.lattice.normal.raw_text(*place)))
    if told is not None and told[1] and not (slot.name == "reason" and no_reason(stretch, told[0])):
        filled.args[slot.name] = told[1]
        filled.sources[slot.name] = Source(How.SAID, *told[0])
        stretch.taken += [told[0], *_label(stretch, said, told[0][0])]


def _label(stretch: Stretch, said: Said, place: int) -> Iterator[Span]:
    """The word that announces a text right before it, with its mark: 原因：包装破损."""
    before = stretch.text[:place].rstrip(" :：,，")
    word = max((word for word in said.before if before.endswith(word)), key=len, default="")
    if len(word) > 1:
        yield len(before) - len(word), place


_LISTS = frozenset({"interest"})
"""Texts that go on behind an "and"."""


#: "tag the account new owner": whom the words are for is none of them.
_OF_WHOM = re.compile(r"^(?:the |their |this |that )?(?:account|customer|client) (?:as )?(?=\S)")


#: "as seasonal for me": who asks is none of them.
_FOR_WHOM = re.compile(
    r"(?:,? (?:for (?:me|us)|in the (?:system|books|crm)|on (?:the|our) (?:system|books)))+$", re.IGNORECASE
)


#: "mark them as a slow payer", "now a key account": the word alone is noted.
_ARTICLE = re.compile(r"^(?:now |currently |being )*(?:an? |our |the )(?=\w{3})", re.IGNORECASE)


#: 打个标签, "add a tag": which one is yet to be told.
_MERELY_TAGS = re.compile(r"(?:一?个|新|几个)*标签(?:吧)?|(?:an? |some |the )?(?:tags?|labels?)", re.IGNORECASE)


def _several(words: str) -> list[str]:
    """A、B和C, "A and B": each for itself."""
    words = _FOR_WHOM.sub("", _OF_WHOM.sub("", words))
    pieces = (_ARTICLE.sub("", piece.strip(EDGE + QUOTE)) for piece in _BETWEEN.split(words))
    return list(dict.fromkeys(piece for piece in pieces if piece and not _MERELY_TAGS.fullmatch(piece)))


def _span(stretch: Stretch, slot: Slot, said: Said, *, customer_known: bool) -> Span | None:
    if said.take is Take.WHOLE:
        return _whole(stretch)
    found = (
        cued(stretch, said, many=slot.many or slot.name in _LISTS, on=slot.name == "note")
        or holding(stretch, said.within)
        or asked_with(stretch, said.within)
    )
    if found is not None and said.take is Take.NEW_NAME:
        found = without_request(stretch, found)
    if found is not None or said.take is Take.CUED:
        return found
    if said.take is Take.NEW_NAME:
        return new_name(stretch, customer_known=customer_known)
    if not slot.required:
        return apart(stretch, title=slot.name == "title")
    if slot.many:
        return rest(stretch, many=True)
    return (
        rest(stretch)
        or (rest(stretch, within_cues=True) if names_someone(stretch) else None)
        or (_about_whom(stretch) if slot.name == "text" else None)
    )


_ABOUT = re.compile(r"\b(?:about|re|regarding) (?=[a-z\u3400-\u9fff])")


def _about_whom(stretch: Stretch) -> Span | None:
    """ "remind me friday about Acme": nothing else is told of what is to be done."""
    found = _ABOUT.search(stretch.text, stretch.start, stretch.end)
    return (found.start(), stretch.lattice.clause_end(found.end())) if found else None


def _whole(stretch: Stretch) -> Span | None:
    return (stretch.start, stretch.end) if stretch.spans else None
