"""Slots of free text: notes, reasons, subjects, summaries, and names that are new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.newcomer import (
    announced,
    come_by,
    event_of,
    person_by_number,
    place_behind_name,
    put_down_as,
)
from bot.understanding.embedded.filling.people import person_in
from bot.understanding.embedded.filling.persons import (
    called_by_post,
    contact_told,
    first_name_alone,
    post_of_who_came,
    title_told,
)
from bot.understanding.embedded.filling.places import place_told
from bot.understanding.embedded.filling.posts import POST
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.told_behind import told_at_goods, told_behind
from bot.understanding.embedded.filling.told_beside import told_beside
from bot.understanding.embedded.filling.told_numbers import carriers, number_of
from bot.understanding.embedded.lattice import Span
from bot.understanding.embedded.matching import whole_word
from bot.understanding.embedded.mentions import Mention
from bot.understanding.proposal import How, Source
from domain.arguments import Slot
from domain.vocabulary import Said, Take

_EDGE = " \t\n,，。.;；:：、!！~-—"
_BETWEEN = re.compile(
    r"[、,，;；/]|(?<=[”\"」』])?[和及](?=[“\"「『])|\s(?:and|&)\s|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?:[和跟与及]\s*)?(?=[\u3400-\u9fff])"
)
_FEW = 2
_COLONS = (":", "：")
#: Behind the words that announce a value: "tracking's PF2288", "the reason is".
_IS = re.compile(r"'s\s|\s(?:is|are|was)\s")
_SMALL = re.compile(
    r"\b(?:from|for|with|to|at|by|on|of|the|a|an|re|about|regarding|against|over|concerning)\b|[给跟帮替和在把对向]|那边|这边"
)
_JOINS = re.compile(r"and |[,，、]?\s*(?:和|跟|与|及|、|还有)|[\u3400-\u9fff]{2,6}$|[^\s]+\s+(?:和|跟)")
_TO_DO = re.compile(r"催|联系|问|打电话|回访|拜访|对账|送|拿|收款|签|交货|跟进|回复|寄")
#: How many tags there are, behind the last of them.
_COUNT_OF_TAGS = re.compile(r"\s*(?:这?(?:两|三|几|四)个|俩|仨)\s*(?:标签)?$")
#: "tag Acme key account too": no part of the tag.
_TOO = re.compile(r"[\s,]+(?:too|as well|also|again|now|while you're (?:there|at it))$", re.IGNORECASE)
#: 帮我办下: asked for, and no reason.
_MERE_REQUEST = re.compile(
    r"(?:麻烦|劳驾|请|快点?|尽快|先|你|您|帮忙?|给|替|我们?|他们?|[她咱])*(?:办理|处理|安排|登记|操作|办|弄|搞|做|录|走|开)"
    r"(?:一下|下|了|好|掉|个|单子?|流程)*(?:吧|啊|哈|谢谢)?"
)
_QUOTE = "“”\"'「」『』【】"
_LEADING = re.compile(
    r"^(?:(?:(?:一下|下(?![午周个月次班单半])|(?:之|以)?前(?=[把给将要得去来])|呢|啊|吧|了|是|为|叫|的|说|呃|嗯|哦)"
    r"|(?:that|to|about|for|of|is|was|because|as|and|please|pls|then|so|also|it|saying|called|reading)\b)[\s,，:：]*)+"
)
_TRAILING = re.compile(
    r"(?:[\s,，]*(?:吧|啊|哦|呢|哈|谢谢|(?:就|即)(?:行|好|可以|可|成)了?"
    r"|(?<![a-zA-Z])(?:and|to|for|at|on|by|from|against|of|please|pls|plz|thanks|thx|cheers|ta|btw|asap|too|as well|also|is"
    r"|are)))+$"
)


def fill_text(stretch: Stretch, filled: Filled, slot: Slot, said: Said, *, listed: bool = False) -> None:
    """A text as the slot takes it; `listed`: only a word that the company itself uses."""
    if _told_by_form(stretch, filled, slot, listed=listed):
        return
    span = _words_for(stretch, filled, slot, said)
    if span is None:
        _fill_told(stretch, filled, slot, said)
        return
    if slot.name == "contact_name":
        span = _name_within(stretch, span)
        # 采购孙姐: the post belongs to the person.
        stretch.taken += [post.span() for post in _POST.finditer(stretch.text, 0, span[0]) if post.end() == span[0]]
        if met := _MET.search(stretch.text, 0, span[0]):
            stretch.taken.append(met.span())
    words = _clean(stretch.lattice.normal.raw_text(*span))
    if said.take is Take.REST and _MERE_REQUEST.fullmatch(words):
        return
    words = _without_what_is_beside(slot, words)
    if words:
        filled.args[slot.name] = _several(words) if slot.many else words
        filled.sources[slot.name] = Source(How.SAID, *span)
        if said.take in (Take.CUED, Take.NEW_NAME):
            stretch.taken += [span, *(carriers(stretch, span) if slot.name == "tracking_no" else ())]


def _without_what_is_beside(slot: Slot, words: str) -> str:
    """The words for a slot without what but stands beside them: "manager at Acme", "that tag too"."""
    if slot.many:
        words = _TOO.sub("", _COUNT_OF_TAGS.sub("", words))
    if slot.name == "title":
        words = _AT_WHOM.split(words)[0]
    if slot.name in _OF_PEOPLE:
        words = _OTHER_THINGS.split(words)[0].strip().rstrip("了吧啊哈")
    return words


def _words_for(stretch: Stretch, filled: Filled, slot: Slot, said: Said) -> Span | None:
    """Where the words stand that a text slot takes."""
    return (
        (post_of_who_came(stretch) if slot.name == "title" else None)
        or _announced(stretch, slot, said)
        or _second_name(stretch, slot, said)
        or _span(stretch, slot, said, customer_known="customer" in filled.args)
        or number_of(stretch, slot)
        or _told_in_passing(stretch, slot, filled)
    )


def _told_by_form(stretch: Stretch, filled: Filled, slot: Slot, *, listed: bool) -> bool:
    """Whether a text is told by its form alone; it is filled then, where there is one."""
    if slot.name in TYPED:
        _fill_typed(stretch, filled, slot)
        return True
    if slot.name in _LISTED:
        _fill_listed(stretch, filled, slot, anywhere=listed)
        return listed or slot.name in filled.args
    if slot.name in _OF_PEOPLE and "customer" in filled.args and (called := called_by_post(stretch)):
        _fill_called(stretch, filled, slot, called)
        return True
    return False


def _fill_called(stretch: Stretch, filled: Filled, slot: Slot, called: Span) -> None:
    """器械科吴科长: nothing else is known of the name, nor of the post."""
    if slot.name == "name":
        filled.args[slot.name] = stretch.text[slice(*called)]
        filled.sources[slot.name] = Source(How.SAID, *called)
        stretch.taken.append((stretch.lattice.clause_start(called[0]), called[1]))


#: "book it in as a return" tells what it is, and not why.
_AS_WHAT = re.compile(r"\s(?:an?|the|per|soon|well|usual|agreed|discussed|planned|normal|before)\b")


def _announced(stretch: Stretch, slot: Slot, said: Said) -> Span | None:
    return announced(stretch, said) if slot.name == "contact_name" else None


def _told_in_passing(stretch: Stretch, slot: Slot, filled: Filled) -> Span | None:
    match slot.name:
        case "interest":
            return _after_goods(stretch)
        case "source":
            return come_by(stretch)
        case "region" if "contact_name" in filled.args:
            return place_behind_name(stretch)
        case "contact_name":
            return _person(stretch) or person_by_number(stretch)
        case _:
            return None


_AFTER = re.compile(r"[\s,]*(?:(?:and|he's|she's|they're) )?after (?=[a-z])")


def _after_goods(stretch: Stretch) -> Span | None:
    """ "…, after degreaser": what a newcomer wants, in a breath of its own that tells of no day."""
    for start, end in stretch.spans:
        found = _AFTER.match(stretch.text, start, end)
        if found and stretch.free(start, end) and not stretch.lattice.values_in(start, end):
            return found.end(), end
    return None


_POST = re.compile(
    r"(?:采购|老板娘?|店长|经理|负责人|主管|财务|会计|厂长|主任|仓管|前台|对接人|联系人)(?:是|叫|姓)?\s?"
)
_AT_WHOM = re.compile(r"\s(?:at|for|over at|with)\s", re.IGNORECASE)


def _name_within(stretch: Stretch, span: Span) -> Span:
    """Of words that begin with somebody's name only that: "Craig Dunn from Solway Stores"."""
    for mention in stretch.mentions():
        led = not stretch.text[span[0] : mention.start].strip(_EDGE) if span[0] <= mention.start else False
        if led and mention.unknown == "name" and _FROM_WHERE.match(stretch.text, mention.end, span[1]):
            return mention.start, mention.end
    return span


_FROM_WHERE = re.compile(r"\s(?:from|at|of|over at|who|with)\b")


def _fill_told(stretch: Stretch, filled: Filled, slot: Slot, said: Said) -> None:
    """People told of in passing; a reason told in the same breath as the rest."""
    told = (
        contact_told(stretch) if slot.name == "contact_name" else title_told(stretch) if slot.name == "title" else None
    )
    if told is None and said.take is Take.REST and slot.name == "reason" and (place := told_beside(stretch)):
        told = place, _clean(stretch.lattice.normal.raw_text(*place))
    if told is None and slot.name == "reason":
        place = told_behind(stretch, of_them=said.take is Take.REST) or told_at_goods(stretch)
        told = (place, stretch.lattice.normal.raw_text(*place)) if place else None
    if slot.name == "region" and (place := place_told(stretch, contact_known="contact_name" in filled.args)):
        told = place, stretch.lattice.normal.raw_text(*place)
    if slot.name == "interest" and (place := _goods_told(stretch)):
        told = place, _WANTS.sub("", _clean(stretch.lattice.normal.raw_text(*place)))
    if told is not None and told[1]:
        filled.args[slot.name] = told[1]
        filled.sources[slot.name] = Source(How.SAID, *told[0])
        stretch.taken.append(told[0])


_WANTS = re.compile(r"^(?:[他她]们?)?(?:想|要|来|主要|专门)*(?:找|看上|看中|看看|看|要|问|用|需要|谈)了?(?:一下|下)?")


def _goods_told(stretch: Stretch) -> Span | None:
    """The clause in which goods are named, where nothing else is: 找350切割片."""
    for mention in stretch.mentions():
        if mention.kinds & {"product", "category"} or mention.unknown == "product":
            clause = stretch.lattice.clause_start(mention.start), stretch.lattice.clause_end(mention.start)
            start = max(clause[0], stretch.text.rfind(" ", 0, mention.start) + 1)
            end = next((at for at in (stretch.text.find(" ", mention.end, clause[1]),) if at >= 0), clause[1])
            if not any(first < end and start < last for first, last in [*stretch.taken, *stretch.cues]):
                return start, end
    return None


_OF_PEOPLE = frozenset({"contact_name", "name", "title"})
_LISTS = frozenset({"interest"})
"""Texts that go on behind an "and"."""
#: What is told of a person besides the name, where no mark stands between.
_OTHER_THINGS = re.compile(
    r"(?<=[\u3400-\u9fff])\s*(?:电话|手机|微信号?|邮箱|号码|联系方式|职务|职位)[\s:：是]*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])"
)


def _person(stretch: Stretch) -> Span | None:
    """Somebody who is named beside the company: 采购孙姐."""
    raw = stretch.lattice.normal
    for start, end in stretch.spans:
        if not stretch.holds(start, end) or raw.raw_text(start, end).lower() != stretch.text[start:end]:
            continue
        found = person_in(raw.raw_text(start, end))
        if found is not None and stretch.free(start + found[0], start + found[1]):
            return start + found[0], start + found[1]
    return None


def _second_name(stretch: Stretch, slot: Slot, said: Said) -> Span | None:
    """The person named behind a newcomer, with nothing else in the same breath: "new lead: …, Ada Quill, met at …"."""
    if slot.name != "contact_name":
        return None
    event = event_of(stretch)
    unknown = [
        mention
        for mention in stretch.mentions()
        if mention.unknown in ("company", "name")
        and not _EVENT.match(stretch.text, mention.end)
        and not (event and event[0] <= mention.start < event[1])
    ]
    alone = (
        each
        for each in unknown[1:]
        if each.unknown == "name" and _by_itself(stretch, each.start, each.end) and _begins(stretch, each.start)
    )
    met = (each for each in unknown if each.unknown == "name" and len(unknown) > 1 and _met(stretch, each))
    named = next(((each.start, each.end) for each in (*alone, *met)), None)
    return named or (first_name_alone(stretch, unknown[0].end) if unknown and not _cued(stretch, said) else None)


_EVENT = re.compile(
    r"\s(?:trade )?(?:show|expo|fair|stand|booth|conference|exhibition|event|roadshow|convention|summit|meetup|open day)\b"
)
_MET = re.compile(
    r"\b(?:met|saw|spoke (?:to|with|w/)|talked (?:to|with|w/)|dealing with|dealt with|ask for|asked for|"
    r"speak to|talk to|run by|owned by|dr|mr|mrs|ms|miss"
    r"|(?:contact|owner|buyer|manager|boss):"
    rf"|(?<!new )(?:contact|guy|chap|bloke|lady|person|name|{POST})(?: there)?(?: is|'s| called| named)(?: called)?)\s(?:with )?$"
)


def _met(stretch: Stretch, each: Mention) -> bool:
    """Whether a name is that of somebody met, and no company's."""
    return _MET.search(stretch.text, 0, each.start) is not None


def _begins(stretch: Stretch, place: int) -> bool:
    """Whether a breath begins here: "in Leeds" tells of a place."""
    return any(first <= place and not stretch.text[first:place].strip(_EDGE) for first, _ in stretch.spans)


#: "tag the account new owner": whom the words are for is none of them.
_OF_WHOM = re.compile(r"^(?:the |their |this |that )?(?:account|customer|client) (?:as )?(?=\S)")


#: "mark them as a slow payer", "now a key account": the word alone is noted.
_ARTICLE = re.compile(r"^(?:now |currently |being )*(?:an? |our |the )(?=\w{3})", re.IGNORECASE)


def _several(words: str) -> list[str]:
    """A、B和C, "A and B": each for itself."""
    pieces = (_ARTICLE.sub("", piece.strip(_EDGE + _QUOTE)) for piece in _BETWEEN.split(_OF_WHOM.sub("", words)))
    return list(dict.fromkeys(piece for piece in pieces if piece))


TYPED = frozenset({"phone", "email"})
"""Texts that are told by their form alone."""
_LISTED = frozenset({"region", "category"})


def _fill_typed(stretch: Stretch, filled: Filled, slot: Slot) -> None:
    """What can be told by its form alone."""
    for value in stretch.values(slot.name):
        filled.args[slot.name] = stretch.lattice.normal.raw_text(value.start, value.end)
        filled.sources[slot.name] = Source(How.SAID, value.start, value.end)
        stretch.take(value)
        return


def _fill_listed(stretch: Stretch, filled: Filled, slot: Slot, *, anywhere: bool) -> None:
    """A word that the company itself uses: its regions and categories; in what is written only where it stands by itself."""
    for mention in stretch.mentions():
        if not (anywhere or _by_itself(stretch, mention.start, mention.end) or _placed_behind(stretch, mention)):
            continue
        ids = dict.fromkeys(candidate.id for candidate in mention.of_kind(slot.name))
        if len(ids) == 1:
            filled.put(slot.name, next(iter(ids)), mention)
            stretch.take(mention)
            return


def _placed_behind(stretch: Stretch, mention: Mention) -> bool:
    """Whether a region is where a newcomer is, told right behind his name: "Tamarack Lodge in Sacramento"."""
    new = (each for each in stretch.lattice.mentions if each.unknown in ("company", "name"))
    return any(_IN.fullmatch(stretch.text, each.end, mention.start) for each in new)


_IN = re.compile(r",? (?:in|from|based in|out of|over in)(?: the)? ")
_PLACED = re.compile(r"(?:(?:based |located )?(?:from|in)|在|来自)?")


def _by_itself(stretch: Stretch, start: int, end: int) -> bool:
    """Whether nothing else is said in the same breath, but for a 的 behind it or a "from" before it."""
    return any(
        _PLACED.fullmatch(_clean(stretch.text[first:start])) and not _clean(stretch.text[end:last])
        for first, last in stretch.spans
        if first <= start and end <= last
    )


def _span(stretch: Stretch, slot: Slot, said: Said, *, customer_known: bool) -> Span | None:
    if said.take is Take.WHOLE:
        return _whole(stretch)
    cued = (
        _cued(stretch, said, many=slot.many or slot.name in _LISTS, on=slot.name == "note")
        or _holding(stretch, said.within)
        or _asked_with(stretch, said.within)
    )
    if cued is not None and said.take is Take.NEW_NAME:
        cued = _without_request(stretch, cued)
    if cued is not None or said.take is Take.CUED:
        return cued
    if said.take is Take.NEW_NAME:
        return _new_name(stretch, customer_known=customer_known)
    if not slot.required:
        return _apart(stretch, title=slot.name == "title")
    return _rest(stretch, many=slot.many) or (_rest(stretch, within_cues=True) if _names_someone(stretch) else None)


def _whole(stretch: Stretch) -> Span | None:
    return (stretch.start, stretch.end) if stretch.spans else None


def _cued(stretch: Stretch, said: Said, *, many: bool = False, on: bool = False) -> Span | None:
    """What stands behind one of the words, to the end of the clause; or before one of the others, from its start.

    `on`: behind a colon it goes on over the clauses that hold nothing else, in English.
    """
    text = stretch.text
    for word in said.before:
        place = _find(stretch, word)
        if place is not None:
            # 备注写上午十点前别送: the last sign of the words begins the next one.
            if word == "as" and _AS_WHAT.match(text, place + 2):
                continue
            start = place + len(word) - (word.endswith("上") and text.startswith("午", place + len(word)))
            start = is_.end() if (is_ := _IS.match(text, start)) else start
            if (
                word in _NAMED_BEFORE
                and text[start : start + 1] in ",，"
                and _telling(stretch, *_before(stretch, place))
            ):
                # 汽车行业，展会认识: what it is stands before the word.
                continue
            end = _end(stretch, start, said.after, many=many)
            if said.take is Take.NEW_NAME and is_latin(text) and not stretch.free(start + 1, min(start + 2, end)):
                # "a chap called Ian": somebody else's name stands there.
                continue
            if _telling(stretch, start, end):
                return start, _going_on(stretch, end) if on and text[start : start + 1] == ":" else end
            colon = _end_of_clause(stretch, start)
            if text[colon : colon + 1] in _COLONS and _telling(stretch, colon + 1, _end_of_clause(stretch, colon + 1)):
                return colon + 1, _end_of_clause(stretch, colon + 1)
    for word in said.after:
        place = _find(stretch, word)
        if place is not None:
            start, _ = _before(stretch, place)
            if text[start:place].strip(_EDGE):
                return start, place
    return None


#: Words that stand behind what they name as well as before it.
_NAMED_BEFORE = frozenset({"行业"})


def _before(stretch: Stretch, place: int) -> Span:
    """What stands before a word in its clause, behind what asks for something."""
    return max(_start_of_span(stretch, place), *(last for _, last in stretch.cues if last <= place), 0), place


def _going_on(stretch: Stretch, end: int) -> int:
    """Where words end that go on over the next clauses, which nothing was taken from."""
    for start, last in stretch.spans:
        if start < end or stretch.text[end:start].strip(" ,") or not is_latin(stretch.text[start:last]):
            continue
        if any(first < last and start < after for first, after in (*stretch.taken_values(), *stretch.cues)):
            break
        if any(value.kind != "number" for value in stretch.lattice.values_in(start, last)):
            break
        end = last
    return end


def _holding(stretch: Stretch, words: Sequence[str]) -> Span | None:
    """The first piece between what was taken that holds one of the words."""
    if not words:
        return None
    unknown = [
        (m.start, m.end) for m in stretch.mentions() if m.unknown is not None and not _leads_to(stretch, m, words)
    ]
    blocked = sorted([*stretch.taken, *stretch.cues, *unknown])
    pieces = [gap for start, end in stretch.spans for gap in _gaps(start, end, blocked)]
    holding = [
        _with_count(stretch, piece) for piece in pieces if any(_inside(stretch.text, word, *piece) for word in words)
    ]
    closed = (piece for piece in holding if _clean(stretch.text[piece[0] : piece[1]]).endswith(tuple(words)))
    return next(closed, None) or next(iter(holding), None)


_COUNTED = re.compile(r"[\s,.;:]*(\w+)\s*$")
_BEFELL = re.compile(r"\s?(?:of (?:them|those|the)|got|were|was|went|have|has|fell|broke)\b")


def _with_count(stretch: Stretch, piece: Span) -> Span:
    """A piece with how many it befell: "two of them got wet" tells no count of anything else."""
    start = stretch.lattice.clause_start(piece[0])
    found = _COUNTED.fullmatch(stretch.text, start, piece[0])
    return (found.start(1), piece[1]) if found and _BEFELL.match(stretch.text, piece[0]) else piece


def _leads_to(stretch: Stretch, mention: Mention, words: Sequence[str]) -> bool:
    """Whether a name belongs to one of the words right behind it: "the Dallas expo"."""
    end = stretch.lattice.past_spaces(mention.end)
    return end > mention.end and stretch.text.startswith(tuple(words), end) and stretch.before_word(mention.end, words)


def _asked_with(stretch: Stretch, words: Sequence[str]) -> Span | None:
    """The word with which what asks for the action ends: 新来个采购."""
    for first, last in stretch.cues:
        found = max((word for word in words if stretch.text.endswith(word, first, last)), key=len, default="")
        if found and not found.isascii():
            return last - len(found), last
    return None


def _inside(text: str, word: str, start: int, end: int) -> bool:
    place = text.find(word, start, end)
    return place >= 0 and whole_word(text, place, place + len(word))


def _end(stretch: Stretch, start: int, after: Sequence[str], *, many: bool) -> int:
    """Where the words behind a cue end: with the clause, before a value that was taken, before a word that closes them."""
    end = _end_of_list(stretch, start) if many else min(_end_of_clause(stretch, start), stretch.end)
    taken = stretch.taken if many else stretch.taken_values()
    if many:
        # What asks for the action behind a pause is no part of the list: 豆瓣酱 记成线索.
        taken = [*taken, *(cue for cue in stretch.cues if stretch.text[cue[0] - 1 : cue[0]] in (" ", ",", "，"))]
    end = min([end, *(first for first, _ in taken if first > start)])
    closing = (stretch.text.find(word, start, end) for word in after)
    return min([end, *(place for place in closing if stretch.text[start:place].strip(_EDGE) and place > start)])


def _start_of_span(stretch: Stretch, place: int) -> int:
    return max((start for start, _ in stretch.spans if start <= place), default=stretch.start)


def _find(stretch: Stretch, word: str) -> int | None:
    for start, end in stretch.spans:
        place = stretch.text.find(word, start, end)
        while place >= 0:
            person = word == "叫" and _SOMEBODY.search(stretch.text, 0, place) and _names_a_firm(stretch)
            whole = whole_word(stretch.text, place, place + len(word)) and not _in_name(stretch, place, len(word))
            if whole and not person:
                return place
            place = stretch.text.find(word, place + 1, end)
    return None


#: 老板姓周叫…: behind these somebody is named, and no firm.
_SOMEBODY = re.compile(r"(?:老板娘?|经理|店长|负责人|联系人|采购|姓[\u3400-\u9fff])$")


def _names_a_firm(stretch: Stretch) -> bool:
    return any(mention.unknown == "company" for mention in stretch.mentions())


def _in_name(stretch: Stretch, place: int, size: int) -> bool:
    """Whether a word is but a part of the name of goods: 说明 of 说明书."""
    return any(
        mention.start <= place and place + size <= mention.end and size < mention.end - mention.start
        for mention in stretch.lattice.mentions
        if any(candidate.kind == "product" and candidate.sure for candidate in mention.candidates)
    )


def _end_of_clause(stretch: Stretch, place: int) -> int:
    """Where the words behind a cue end: a mark right behind the cue itself does not count."""
    while place < len(stretch.text) and stretch.text[place] in " :：,，":
        place += 1
    ends = [end for start, end in stretch.spans if start <= place < end]
    return min([stretch.lattice.clause_end(place), *ends])


def _end_of_list(stretch: Stretch, place: int) -> int:
    """Where several words end that stand beside each other: 、 and "and" lead on to the next."""
    while place < len(stretch.text) and stretch.text[place] in " :：,，":
        place += 1
    end = place
    for start, last in stretch.spans:
        if start <= place < last or (end > place and start >= end and _JOINS.match(stretch.text[end:last].lstrip())):
            end = last
    return end


def _telling(stretch: Stretch, start: int, end: int) -> bool:
    """Whether more is said there than names that were taken, and the small words between them."""
    words = stretch.text[start:end]
    for first, last in stretch.taken:
        if start <= first and last <= end:
            words = words.replace(stretch.text[first:last], " ")
    return bool(_SMALL.sub("", _clean(words)).strip(_EDGE + _QUOTE))


#: "50/50", "closes april": how likely and when, and no title.
_NO_TITLE = re.compile(
    r"\W*(?:\d+\s?(?:/|%|percent)|(?:should |will |to |expected to )?(?:close|closes|closing|land|lands|sign|signs)\b)"
)


def _apart(stretch: Stretch, *, title: bool = False) -> Span | None:
    """The clauses that nothing was taken from and that ask for nothing; else what follows the cue in its own clause."""
    blocked = [*stretch.taken_values(), *stretch.cues]
    runs: list[Span] = []
    for start, end in stretch.spans:
        if any(first < end and start < last for first, last in blocked):
            continue
        if title and _NO_TITLE.match(stretch.text, start, end):
            continue
        if runs and not _clean(stretch.text[runs[-1][1] : start]):
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    telling = [run for run in runs if len(_clean(stretch.text[run[0] : run[1]])) > 1 and _telling(stretch, *run)]
    if telling:
        return max(telling, key=lambda run: run[1] - run[0])
    return _behind(stretch, blocked) or _told_first(stretch, blocked)


def _told_first(stretch: Stretch, blocked: Sequence[Span]) -> Span | None:
    """What is told of a document before it is asked for: 1024的气罐漏气，退2箱."""
    asked = min((first for first, _ in stretch.cues), default=stretch.end)
    for start, end in stretch.spans:
        ends = [last for first, last in blocked if first < end and start < last]
        if ends and max(ends) < end <= asked and not any(first < end and start < last for first, last in stretch.cues):
            piece = max(ends), end
            if len(_clean(stretch.text[slice(*piece)])) > _FEW + 1 and _telling(stretch, *piece):
                return piece
    return None


def _behind(stretch: Stretch, blocked: Sequence[Span]) -> Span | None:
    """What a dictated message goes on with behind its cue."""
    for _, last in sorted(stretch.cues, reverse=True):
        end = next((end for start, end in stretch.spans if start <= last <= end), last)
        free = not any(first < end and last < after for first, after in blocked)
        if free and len(_clean(stretch.text[last:end])) > _FEW and _telling(stretch, last, end):
            return last, end
    return None


def _names_someone(stretch: Stretch) -> bool:
    """Whether what asks for an action names whom it is about, so that it is more than the asking."""
    return any(first <= m.start and m.end <= last for m in stretch.lattice.mentions for first, last in stretch.cues)


def _rest(stretch: Stretch, *, many: bool = False, within_cues: bool = False) -> Span | None:
    """The longest stretch between what was taken and what asks for the action, names of records included.

    `within_cues`: what asks for it says what it is as well ("chase them tomorrow").
    """
    asked = () if within_cues else stretch.cues
    blocked = sorted([*(stretch.taken if many else stretch.taken_values()), *asked])
    first = min((start for start, _ in stretch.cues), default=0)
    besides = [found.span() for found in _BESIDES.finditer(stretch.text, 0, first)]
    if besides:
        # What was told before it is something else.
        blocked = sorted([*blocked, (0, besides[-1][1])])
    pieces: list[Span] = []
    for start, end in stretch.spans:
        pieces.extend(_gaps(start, end, blocked))
    telling = [
        piece for piece in pieces if len(_clean(stretch.text[piece[0] : piece[1]])) > 1 and _telling(stretch, *piece)
    ]
    telling = telling if many else _run_together(stretch, telling, over_documents=within_cues is False)
    if within_cues:
        telling = [piece for piece in telling if _does_something(stretch.text[slice(*piece)])]
    if many and telling:
        asked_in = min((stretch.lattice.clause_start(first) for first, _ in asked), default=0)
        if is_latin(stretch.text):
            # "add Ida, the buyer, to Acme and tag them …": what stands ahead is of something else.
            telling = [piece for piece in telling if piece[0] >= asked_in]
        return (telling[0][0], telling[-1][1]) if telling else None
    return max(telling, key=lambda piece: piece[1] - piece[0], default=None)


_BESIDES = re.compile(r"顺便|另外|对了[,，]")


def _does_something(words: str) -> bool:
    """Whether the words that ask for something say what it is: 催江月楼, but not 设个提醒."""
    return is_latin(words) or _TO_DO.search(words) is not None


def is_latin(words: str) -> bool:
    """Whether there are no Chinese signs among the words."""
    return not any("\u3400" <= sign <= "\u9fff" for sign in words)


def _run_together(stretch: Stretch, pieces: Sequence[Span], *, over_documents: bool = False) -> list[Span]:
    """The pieces, with those made one that stand beside each other with but a mark, or a document's number, between."""
    runs: list[Span] = []
    for start, end in pieces:
        beside = runs and not stretch.text[runs[-1][1] : start].strip(" ,，、")
        if beside or (runs and over_documents and _only_numbered(stretch, runs[-1][1], start)):
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    return runs


def _only_numbered(stretch: Stretch, start: int, end: int) -> bool:
    """Whether nothing but an order's number stands between: "a lamp from order 1013 | buzzes"."""
    between = stretch.lattice.mentions_in(start, end)
    words = stretch.text[start:end]
    return (
        len(between) == 1
        and between[0].kinds <= {"order", "invoice"}
        and words.strip() == between[0].text
        and is_latin(words)
    )


def _gaps(start: int, end: int, blocked: Sequence[Span]) -> list[Span]:
    gaps, place = [], start
    for first, last in blocked:
        if first >= end or last <= start:
            continue
        if first > place:
            gaps.append((place, first))
        place = max(place, last)
    return [*gaps, (place, end)] if place < end else gaps


def _new_name(stretch: Stretch, *, customer_known: bool) -> Span | None:
    """A name that no record has: what looks like one, else the words right behind the cue."""
    for mention in stretch.mentions():
        if mention.unknown in ("company", "name") or ("customer" in mention.kinds and not customer_known):
            end = max(_with_surname(stretch, mention), _with_house(stretch.text, mention.end))
            return _with_place(stretch, mention), end
    if between := put_down_as(stretch):
        return between
    blocked = sorted([*stretch.taken, *stretch.cues])
    asked = min((last for _, last in stretch.cues), default=stretch.start)
    gaps = [gap for start, end in stretch.spans for gap in _gaps(start, end, blocked)]
    behind = (gap for gap in gaps if gap[0] >= asked and len(_clean(stretch.text[gap[0] : gap[1]])) > 1)
    found = next(behind, None) or _rest(stretch)
    return _without_request(stretch, found) if found else None


#: 帮我把…录进客户: what asks for it is no part of the name; 今天有人打电话来 names nobody.
_REQUESTS = re.compile(
    r"\s*(?:please |pls |can you |could you )?(?:add|put|create|register|enter|set up|make|save|stick)"
    r"(?: in| up| on| a| an| the| new)* (?=[a-z])"
    r"|[\s,，:：]*(?:帮我|帮忙|麻烦|请|给我|替我|把|将|先|你|您|现在|目前|以后|换成了?|换了|改成了?|是|叫|刚才|刚刚|今天|昨天|前天|上午|下午|那家|那个|这家|这个|一家|有家)+"
    r"|[\s,，:：]*新(?:联系人|客户|线索|商机)(?=[\u3400-\u9fff])"
)
_NOBODY = re.compile(r"有人|有个人?|一个人|某|谁|客户|老板|朋友|顾客|对方")


def _without_request(stretch: Stretch, span: Span) -> Span | None:
    led = _REQUESTS.match(stretch.text, *span)
    start = led.end() if led else span[0]
    if _NOBODY.match(stretch.text, start, span[1]) or len(_clean(stretch.text[start : span[1]])) <= 1:
        return None
    return start, span[1]


_HOUSE = re.compile(
    r"[\u3400-\u9fff]{0,3}?(?:食堂|批发部|批发|会所|工作室|民宿|量贩|门市部?|经营部|分店|总店|旗舰店|专卖店?|生活馆|体验店|超市|便利店|餐厅|饭店|酒楼|酒店|宾馆"
    r"|学校|幼儿园|医院|诊所|门诊部?|商行|商店|商场|小店|驾校|网吧|影院|健身房|美容院|修理厂|洗车行|养老院|馆|坊|行|店|厂|部)(?=[\s,，。;；、:：在(（]|电话|联系人|手机|老板|$)"
)


def _with_house(text: str, place: int) -> int:
    """Where a new name ends: the word for its house belongs to it."""
    found = _HOUSE.match(text, place)
    return found.end() if found else place


def _with_surname(stretch: Stretch, name: Mention) -> int:
    """Where a new name ends: a capitalised word right behind it that merely sounds like somebody's name is part of it."""
    for other in stretch.mentions():
        guessed = bool(other.candidates) and not any(candidate.sure for candidate in other.candidates)
        if other.start == name.end + 1 and guessed:
            capital = stretch.lattice.normal.raw_text(other.start, other.end)[:1].isupper()
            return other.end if capital else name.end
    return name.end


def _with_place(stretch: Stretch, name: Mention) -> int:
    """Where a new name begins: a town right before it belongs to it, and what is written large as it is: "North Fork …"."""
    raw = stretch.lattice.normal
    for other in stretch.mentions():
        beside = other.end + 1 == name.start and raw.raw_text(other.start, name.end)[:1].isupper()
        large = beside and other.kinds & {"region", "team", "warehouse", "category"}
        town = (
            other.end == name.start and other.kinds & {"region", "warehouse"} and not other.text.endswith(("仓", "库"))
        )
        if large or town:
            return other.start
    return name.start


def _clean(words: str) -> str:
    words = words.strip(_EDGE + _QUOTE)
    words = _TRAILING.sub("", _LEADING.sub("", words))
    return words.strip(_EDGE + _QUOTE)
