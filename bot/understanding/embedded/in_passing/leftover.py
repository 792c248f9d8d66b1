"""What of a message no action took up: nothing that was said is silently dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.understanding.embedded.finding.belongings import of_documents
from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.finding.marks import Marks
from bot.understanding.embedded.follow_up.residue import left_places, weight
from bot.understanding.embedded.in_passing.asides import asides, introductions
from bot.understanding.embedded.in_passing.asides_zh import addressed, asides_zh, colleagues
from bot.understanding.embedded.in_passing.kept_nowhere import from_when, slips
from bot.understanding.embedded.in_passing.purposes import purposes
from bot.understanding.embedded.intents.classifier import Classifier
from bot.understanding.embedded.intents.remarks import parts_of, remarks, tells_how
from bot.understanding.embedded.intents.words import masked
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.profile import OwnWords
from bot.understanding.embedded.quick import quick
from bot.understanding.facts import Facts
from bot.understanding.proposal import Proposal, Understanding
from bot.understanding.world import DOCUMENTS, Knowledge
from domain.kinds import Kind

#: So many Chinese characters that nobody knows do not matter; a word in Latin letters, which counts two, does.
_FEW = 1
_FEW_MORE = 2
_TELLING_VALUES = frozenset(
    {
        "quantity",
        "money",
        "number",
        "day",
        "moment",
        "clock",
        "duration",
        "period",
        "percent",
        "discount",
        "phone",
        "email",
    }
)
_TELLING_NAMES = frozenset({"customer", "supplier", "product", "warehouse", "employee", *map(str, DOCUMENTS)})
#: A figure or a negation that nobody read changes everything.
_NEGATIONS = re.compile(
    r"[不没别未勿非]|[二三四五六七八九十百千万两半]|\b(?:hundred|thousand|million|dozen|grand|half|twice|no|not|never|don|didn|isn|aren|won|can|without|except|unless)\b"
)


#: Who it was that said what is quoted is told before it.
_WROTE = re.compile(
    r"\b(?:said|says|texted|messaged|emailed|wrote|writes|asked|whatsapped|pinged|sent)(?: (?:me|us|this))?[\s:,]*$"
)


def with_leftover(
    understanding: Understanding,
    lattice: Lattice,
    facts: Facts,
    known: Knowledge,
    taken: Iterable[Span],
    asked: Iterable[Span],
    own_words: OwnWords,
    odd: Sequence[Span] = (),
    *,
    remarked: Classifier,
    firmly: bool = False,
) -> Understanding:
    """The reading, sure only where everything that matters was `taken` up, and hardly a word stands outside the `asked` words.

    A word with which the actions understood are spoken of is known, wherever it stands. `odd` are values that were taken up
    and that are hardly meant.
    """
    if not understanding.proposals:
        return _wanting(understanding, lattice, taken, asked)
    taken, odd = list(taken), [*odd, *_held_back(lattice)]
    covered = [*taken, *_used(lattice, facts, understanding.proposals), *lattice.quotes]
    asked = list(asked)
    telling, words = _left(lattice, covered, covered, asked, odd)
    if not (telling or words or lattice.unread):
        return understanding
    # Of most messages nothing is left: what is but said in passing is looked for only in the others.
    told = list(asides_zh(lattice))
    covered += of_documents(lattice, facts, known, understanding.proposals)
    covered += _in_passing(lattice, told)
    if all(each.action == "assign_customer" for each in understanding.proposals):
        covered += from_when(lattice)
    beside = [*covered, *told, *asides(lattice), *lattice.retracted]
    telling, words = _left(lattice, covered, beside, asked, odd)
    if not (telling or words or lattice.unread):
        return understanding
    takes_words = any(own_words.takes_words(each) for each in understanding.proposals)
    if not takes_words:
        used = Marks(len(lattice.text), [*taken, *odd])
        sounding = remarks(lattice, parts_of(lattice), remarked, used)
        but_said = (each for each in sounding if not _may_matter(lattice, each, own_words, understanding.proposals))
        said = Marks(len(lattice.text), but_said)
        telling = [place for place in telling if not said.cover(*place)]
        words = [place for place in words if not said.cover(*place)]
    if words:
        own = own_words.found(lattice, (each.action for each in understanding.proposals))
        spoken = Marks(len(lattice.text), own)
        words = [place for place in words if not spoken.cover(*place)]
        telling_words = any(_at_a_figure(lattice.text, *each) or _TELLS.match(lattice.text, *each) for each in words)
        firmly = firmly and not takes_words and not telling_words
    if not (telling or words or lattice.unread):
        return understanding
    size = weight(lattice.text[start] for start, _ in words)
    denied = any(_NEGATIONS.search(lattice.text, start, end) or _measures(lattice.text, start) for start, end in words)
    return replace(
        understanding,
        sure=understanding.sure
        and not telling
        and not denied
        and size <= (_FEW_MORE if firmly else _FEW)
        and not lattice.unread
        and not tells_how(lattice, words),
        leftover=tuple(_in_words(lattice, sorted([*telling, *words]))),
    )


def _wanting(
    understanding: Understanding, lattice: Lattice, taken: Iterable[Span], asked: Iterable[Span]
) -> Understanding:
    """A question for what is wanting, not sure where words were not understood: it may be told in them."""
    if understanding.ask is None or not understanding.ask.missing:
        return understanding
    known = [(each.start, each.end) for each in lattice.mentions]
    known += [(each.start, each.end) for each in lattice.values]
    left = left_places(lattice, [*taken, *known, *asked, *lattice.quotes])
    return replace(understanding, sure=not left, leftover=tuple(_in_words(lattice, left)))


def figures_left(lattice: Lattice, facts: Facts, taken: Iterable[Span], proposals: Sequence[Proposal]) -> list[Span]:
    """Where the figures, days and names of a message stand that nothing took up."""
    covered = [*taken, *_used(lattice, facts, proposals), *lattice.quotes, *lattice.retracted]
    return list(_telling(lattice, Marks(len(lattice.text), covered)))


def _left(
    lattice: Lattice, covered: Sequence[Span], beside: Sequence[Span], asked: Sequence[Span], odd: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Figures, days and names that nothing took up, and the words outside of what is covered and beside it."""
    telling = [*odd, *_telling(lattice, Marks(len(lattice.text), covered))]
    places = left_places(lattice, [*beside, *telling, *asked])
    return telling, [place for place in places if not lattice.named(*place)]


def _in_passing(lattice: Lattice, told: Sequence[Span]) -> Iterator[Span]:
    """What is only said in passing, with the names in it: who is spoken to, who wrote, who else stays as he is.

    `told` are the clauses that but tell of somebody how it is.
    """
    yield from _staying(lattice)
    yield from addressed(lattice)
    yield from colleagues(lattice, told)
    yield from (found.span() for start, _ in lattice.quotes if (found := _WROTE.search(lattice.text, 0, start)))
    yield from introductions(lattice)
    yield from _not_those(lattice)
    yield from _during(lattice)
    yield from purposes(lattice)
    yield from slips(lattice)


_OVER = re.compile(r"\b(?:over|during|within|across|throughout) $")
_THANKS = re.compile(r"\b(?:thanks|thank you) $")


def _during(lattice: Lattice) -> Iterator[Span]:
    """ "Over the last week" tells of no more than the week, "thanks a million" of no figure."""
    for value in lattice.values:
        if value.kind == "period" and (found := _OVER.search(lattice.text, 0, value.start)):
            yield found.span()
        elif value.text == "a million" and _THANKS.search(lattice.text, 0, value.start):
            yield value.start, value.end


#: "out of Leeds, not Bath": which one it is not, told beside the one it is.
_NOT = re.compile(r"(?:\b(?:not|rather than|instead of)(?: (?:from|the|to|at|in|for))?\s|不是|而不是|别从|不从|不走)$")


def _not_those(lattice: Lattice) -> Iterator[Span]:
    """The places and people that are told but not to be meant, where another of their kind is named."""
    for mention in lattice.mentions:
        kinds = mention.kinds & {"warehouse", "employee"}
        others = any(other is not mention and other.kinds & kinds for other in lattice.mentions)
        if others and _NOT.search(lattice.text, 0, mention.start):
            yield mention.start, mention.end


def _at_a_figure(text: str, start: int, end: int) -> bool:
    """Whether a word touches a figure: 第21批."""
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def _measures(text: str, start: int) -> bool:
    """Whether a sign stands right behind a figure and before 的: a measure that nobody knows, 4路的."""
    return text[start - 1 : start].isdigit() and text.startswith("的", start + 1)


#: Figures that always matter.
_COUNTED = frozenset({"quantity", "money", "number", "percent", "discount", "phone", "email"})


def _may_matter(lattice: Lattice, part: Span, own_words: OwnWords, proposals: Sequence[Proposal]) -> bool:
    """Whether something is told in what sounds like a remark that may still belong into what is proposed."""
    values = {value.kind for value in lattice.values_in(*part)}
    names = {kind for mention in lattice.mentions_in(*part) for kind in mention.kinds}
    if values & _COUNTED or names & {str(kind) for kind in DOCUMENTS}:
        return True
    if own_words.has_place_for(values | names, proposals) or _DEPENDS.search(lattice.text, *part):
        return True
    said = masked(lattice, *part)
    if len(_SAID.findall(_KIND.sub("", said))) < _A_REMARK or _INSTRUCTS.search(said):
        return True
    return any(_TELLS.match(word[0]) for word in _WORD.finditer(lattice.text, *part))


_WORD = re.compile(r"[a-z]+")
#: A name or a single word alone is no remark, nor is what has a figure in it or tells how something is to be done.
_KIND = re.compile(r"<[a-z+]+>")
_SAID, _A_REMARK = re.compile(r"[a-z]+|[\u3400-\u9fff]"), 2
_INSTRUCTS = re.compile(
    r"\d|记得|记着|务必|千万|一定要|别忘|备注|注明|\b(?:make sure|remember|don't forget|dont forget|note)\b"
)


#: Words that change which day, how much, how many or at what price.
_TELLS = re.compile(
    r"(?:next|last|after|before|following|previous|first|second|every|both|half|double|triple|twice|less|fewer|more|extra"
    r"|gst|vat|tax|net|gross|c(?:ar)?t?ns?|cs|bx|pks?|plts?|dz|discount|off|under|over|each|per|pair|same|except|bar)$"
)
#: What makes all that follows depend on it.
_DEPENDS = re.compile(
    r"\b(?:if|once|when|whenever|unless|until|till|after|before|wait)\b|如果|要是|等|假如|万一|除非|只要|一旦"
)


#: What stays as it is, or waits: 黑的不动, 配件等下批.
_STAYS = re.compile(
    r"(?:^|(?<=[\s,，。;；]))[^,，。;；\s\d]{0,12}?(?:不动|不变|别动|照旧|不用[动改]|等下一?[批次车趟]|等(?:到)?[货料]|等(?:下?个?[周月][一二三四五六日]?|月底|通知|到货)(?:再[发走说送])?|没到货|缺着|先欠着|下次再?[发走送]|下一?[批次车趟]再?[发走送出说补]?"
    r"|(?:剩下?|余下?|其余|其他|其它|另外那?些?|后面|缺)的?[^,，。;；\s]{0,8}再[发走送出说补来给拿配安排]+|后面再[说发补走送]|(?:快|马上|就要)(?:断货?|没货?|用完|卖完|见底|缺货?|空)了?|(?<=别的)都?先?不[要用]|(?<=其他)的?都?先?不[要用]|(?<=其它)的?都?先?不[要用])[了吧]?(?=$|[\s,，。;；])"
)


#: 留两盒下次发: not what is to go, but what is to stay.
_HELD_BACK = quick(
    r"(?:留|扣下?|压|缓|剩)(?:着|下)?(?=[\d一二两三四五六七八九十百半])[^,，。;；\s]{1,10}?"
    r"(?:下次|下回|下批|下一批|先不|先别|暂不|晚点|过后|以后|回头|不)(?:再)?(?:发|送|出|来|要|收)"
    r"|\b(?:keep|hold|leave) (?:back )?(?:\d+|one|two|three|four|five|six|a few|some|half)\b[^,.;]{0,24}"
    r"\b(?:back|behind|for (?:next time|later)|till (?:later|next))\b"
)


def _held_back(lattice: Lattice) -> Iterator[Span]:
    """Where it is told how many are to stay: no action takes that up, and it is easily taken for how many go."""
    yield from (found.span() for found in _HELD_BACK.finditer(lattice.text))


#: 价格不动, 老价: nothing is told that would change anything.
_AS_BEFORE = re.compile(
    r"(?<![\d.])(?:单?价格?|价钱)(?:都|也|先|还是|还)?(?:不[动变]|照旧|照常|按(?:老|原)(?:价|来的?))|(?:还是|还|按)(?:老价格?|原价)"
    r"|(?:老价格?|原价|老规矩)(?=$|[\s,，。;；])"
    r"|(?:交期|工期|日期|时间|价格?|单价)(?:先|暂时?|还|另)*(?:不定|没定|未定|待定|另定|再定|再说|不急)"
    r"|(?:先|暂时?|还)(?:不定|没定|未定|待定)(?:交期|工期|日期|时间|价格?|单价)?"
    r"|(?:剩下?|余下?|其余|其他|其它|后面)的?(?:那些?)?(?:都|也)?(?:还|暂时?)?没(?:有)?(?:到货?|来|发|收到|做完?|好|弄完|齐)"
)
#: 还差21600, 还欠两万: what is still to come is but told.
_STILL_OWED = re.compile(
    r"(?:还|仍|尚)(?:差|欠|剩下?|剩余)(?:了)?[\d.,一二两三四五六七八九十百千万]+(?:元|块|钱|[箱件个台套瓶包盒桶只把条卷])*"
)


def _staying(lattice: Lattice) -> Iterator[Span]:
    """The clauses that but say that something else stays or waits."""
    yield from (found.span() for found in _STILL_OWED.finditer(lattice.text))
    yield from (found.span() for found in _AS_BEFORE.finditer(lattice.text))
    if lattice.mentions:
        yield from (found.span() for found in _STAYS.finditer(lattice.text))


def _used(lattice: Lattice, facts: Facts, proposals: Sequence[Proposal]) -> Iterator[Span]:
    """The names of records that the actions are about, and of the houses that these belong to, however often they are said."""
    ids = {id_ for proposal in proposals for id_ in _texts(proposal.args)}
    named = [candidate for mention in lattice.mentions for candidate in mention.candidates if candidate.id in ids]
    documents = {Kind(each.kind) for each in named if each.kind in DOCUMENTS}
    documents |= {Kind(slot) for proposal in proposals for slot in proposal.args if slot in DOCUMENTS}
    owners = {facts.customer_of(kind, id_) for kind in documents for id_ in ids}
    for mention in lattice.mentions:
        if any(candidate.id in ids | owners or candidate.of in ids for candidate in mention.candidates):
            yield mention.start, mention.end


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return [text for each in inside for text in _texts(each)]


#: A figure in words that stands by itself, or before another one: "one fifty".
_FIGURES = quick(
    r"\b(?:hundred|thousand|million|dozen"
    r"|(?:one|two|three|four|five|six|seven|eight|nine)(?= (?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[a-z]+teen)\b))\b"
)


def _telling(lattice: Lattice, covered: Marks) -> Iterator[Span]:
    """Figures, days and names that nothing took up: they always matter."""
    today = lattice.now.date()
    values = [value for value in lattice.values if value.kind in _TELLING_VALUES and value.value != today]
    values = [value for value in values if value.kind != "duration" or not _A_MOMENT.fullmatch(value.text)]
    places = [(value.start, value.end) for value in values]
    places = [place for place in places if not is_filler(lattice.text[slice(*place)]) or _counts_goods(lattice, place)]
    places += [found.span() for found in _FIGURES.finditer(lattice.text)]
    places += [(mention.start, mention.end) for mention in lattice.mentions if _matters(mention)]
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not covered.meet(*place):
            covered.add(*place)
            yield place


def _counts_goods(lattice: Lattice, place: Span) -> bool:
    """Whether goods stand right behind a figure: 一个 is little more than an article, but not in 取消一个头盔."""
    goods = (each for each in lattice.mentions if "product" in each.kinds and each.sure)
    return any(0 <= each.start - place[1] <= 1 for each in goods)


#: "when you get a sec": no length of time that anything is to last.
_A_MOMENT = re.compile(r"(?:a|an|one|two|2|five|5|half a)?\s?(?:secs?|seconds?|mins?|minutes?|moments?|ticks?)")


def _matters(mention: Mention) -> bool:
    if mention.unknown is not None:
        return True
    return any(candidate.sure and candidate.kind in _TELLING_NAMES for candidate in mention.candidates)


def _in_words(lattice: Lattice, places: Iterable[Span]) -> Iterator[str]:
    """The places as the person wrote them, those that stand together as one."""
    joined: list[Span] = []
    for start, end in places:
        if joined and not lattice.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return (lattice.normal.raw_text(start, end) for start, end in joined)
