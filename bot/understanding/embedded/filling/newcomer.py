"""What is told of somebody new in English, in whatever words: who is there, how he was come by, where he is."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.persons import first_name_alone
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions.lexicon import EN_STOP, SURNAMES
from domain.vocabulary import Said

_REACHED = frozenset({"phone", "email"})
#: "sam carter on 086 …": a name in small letters, and nothing else before the number.
_BEFORE_NUMBER = re.compile(
    r"[\s,:-]*(?P<name>[a-z][a-z'’-]+(?: [a-z][a-z'’-]+){0,2}?)"
    r"(?: (?:on|at|is|tel|phone|ph|mob|mobile|cell|number|no|his|her|their|direct|email))*[\s.,:;-]*"
)
#: 李倩138…: a surname with a sign or two, and nothing else in the same breath before the number.
_BEFORE_NUMBER_ZH = re.compile(
    rf"(?:^|[\s,，。;；、:：])(?P<name>[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}}?)"
    r"(?:的)?(?:手机|电话|联系电话|联系方式|微信)?(?:号码?)?(?:是)?[\s:：]*$"
)
_NO_PERSON = (
    "tel phone mobile mob cell number no ph email mail ring call text office direct line landline switchboard main contact reach"
    " best accounts sales buyer owner manager reception orders his her their our new lead customer prospect website web"
)
_NO_NAME = frozenset(_NO_PERSON.split())
#: "met Ida at the ploughing", "came in off the flyer", "recommended by a neighbour", in a breath of its own.
_COME_BY = re.compile(
    r"\b(?:"
    r"(?:met|saw|spoke (?:to|with)|talked (?:to|with)|chatted (?:to|with)|got (?:chatting|talking)|bumped into|ran into"
    r"|came across|found|picked (?:them|him|her|it) up|heard (?:about|of) us)\b[^,;.]*?"
    r"\b(?:at|on|from|via|through|in|off)\s(?:the|a|an|our|my|last|this|#)\b"
    r"|(?:came|come|comes|rang|phoned|emailed|wrote|walked|got|messaged|applied)\s(?:in|to us|us|in touch|onto us)?\s?"
    r"(?:from|via|through|off|by|on|after)\b"
    r"|(?:recommended|passed on|passed to us|sent(?: our way| to us)?|introduced|tipped off|put (?:on|in) to(?:uch with)? us)"
    r"\s(?:by|from|through)\b"
    r")[^,;.]*"
)
#: "new lead from the county show: …": a firm's name follows.
_LEAD_FROM = re.compile(
    r"\b(?:lead|prospect|enquiry|inquiry|customer|account)s? (?:from|off|via|through|out of) "
    r"(?P<source>(?:the|a|an|our|my|last|this)\b[^,;:.]*)"
    r"(?=[,;:-])"
)


def person_by_number(stretch: Stretch) -> Span | None:
    """Who is named right before a phone number or an address, with nothing else in the same breath."""
    for value in stretch.lattice.values:
        if value.kind in _REACHED and stretch.holds(value.start, value.end):
            named = _BEFORE_NUMBER_ZH.search(stretch.text, 0, value.start)
            if named and stretch.free(*named.span("name")) and not stretch.lattice.named(*named.span("name")):
                return named.span("name")
        clause = stretch.lattice.clause_start(value.start)
        if value.kind not in _REACHED or not stretch.holds(value.start, value.end) or not clause:
            continue
        found = _BEFORE_NUMBER.fullmatch(stretch.text, clause, value.start)
        if found is None or stretch.lattice.mentions_in(clause, value.start) or not stretch.free(*found.span("name")):
            continue
        if not any(word in EN_STOP or word in _NO_NAME for word in found["name"].split()):
            return found.span("name")
    return None


def announced(stretch: Stretch, said: Said) -> Span | None:
    """The person whose name stands right behind the words for one: "contact Ida Moss"."""
    for mention in stretch.mentions():
        if mention.unknown == "name" and stretch.after_word(mention.start, said.before):
            return mention.start, mention.end
    return None


#: "put tollgate dairy down as a lead": whoever stands between.
_PUT_DOWN_AS = re.compile(
    r"\b(?:put|get|add|pop|stick|log|save|set|mark|register|enter|sign|note|book|bung|whack)(?: up| down| in)?\s"
    r"(?!(?:them|him|her|it|this|that|these|those|'?em)\b)(?P<name>[^,;:.]{3,60}?)"
    r"\s(?:down |in |up |on )?as (?:an?|our|my|the) (?:(?:new|potential|possible|hot|warm|cold) )?"
    r"(?:lead|prospect|customer|client|account|enquiry|inquiry)\b"
)


def put_down_as(stretch: Stretch) -> Span | None:
    """Who is to be registered, named between the verb and what he is."""
    found = _PUT_DOWN_AS.search(stretch.text, stretch.start, stretch.end)
    return found.span("name") if found and stretch.free(*found.span("name")) else None


def event_of(stretch: Stretch) -> Span | None:
    """Where a lead is said to be from, before the firm is named."""
    return next((found.span("source") for found in _LEAD_FROM.finditer(stretch.text, stretch.start, stretch.end)), None)


def come_by(stretch: Stretch) -> Span | None:
    """How somebody new was come by, in words that nobody listed."""
    if event := event_of(stretch):
        return event
    return next((found.span() for found in _COME_BY.finditer(stretch.text, stretch.start, stretch.end)), None)


def place_behind_name(stretch: Stretch) -> Span | None:
    """The place that stands by itself behind a newcomer's name, where somebody else is the person there."""
    unknown = [each for each in stretch.lattice.mentions if each.unknown in ("company", "name")]
    return first_name_alone(stretch, unknown[0].end) if unknown else None
