"""Accounts of visits and calls: what other actions' words in them are but told, and what is asked for all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.finding.lattice import Lattice, is_a
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.in_passing.somebodys_words import quotes_somebody
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import HINT, OUTRIGHT, Profile
from domain.arguments import SlotKind
from domain.vocabulary import Manner

_HANDS_OVER = re.compile(
    r"\s*(?:记(?:一下|下来)(?:并且?|再|然后|同时)|然后|顺便|另外|还有|再|对了|你|您|你们|and |also |then )*"
    r"(?:给|帮|替|为|把|请|麻烦|建|开|下|设|加|录|登"
    r"|提[个一]|报[个一](?!价)|做[个一张]|记[个一](?!下)|please |pls "
    r"|can you |could you |put |create |add |open |log |set |book |send |order |quote |ship |invoice |raise "
    r"|place |cancel |enter |tag |stick |knock |push "
    r"|move |amend |change |bump |make |remind |swap |take |get |approve |reject |record |register |start "
    r"|mark |turn |convert |close |assign |flag |receive |transfer |adjust |issue |drop |bill |draw )"
)
_CHASES = re.compile(r"(?!.*\bremind)\W*(?:chase|call|ring|ping) (?:him|her|them|it)\b")
_FEW = 2
_TO_QUOTE = 2
_ASKS = re.compile(r"[?？]|吗|怎么|谁|啥|什么|\b(?:what|who|how|why)\b")
_UNTOLD = Mood.SUPPOSED | Mood.DENIED | Mood.TOLD | Mood.PAST


def without_told(
    lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue], profiles: Mapping[str, Profile]
) -> list[Cue]:
    """The cues that count: within a report those of other actions only where the person turns to us."""
    reporting = {cue.owner for cue in cues if profiles[cue.owner].manner is Manner.REPORT}
    placed = [(cue, _clause_of(cue, clauses)) for cue in cues]
    placed = list(_without_reminded(lattice, clauses, placed, profiles))
    placed = [
        (cue, place)
        for cue, place in placed
        if cue.owner not in reporting
        or not (_leads_in(lattice, cue) or _rules_out_besides(lattice, clauses, cue, place, placed, profiles))
    ]
    placed = [pair for pair in placed if not _dictated(lattice, clauses, pair[1])]
    if reporting and any(cue.weight >= OUTRIGHT and _of_money(profiles[cue.owner]) for cue, _ in placed):
        # 记一笔: what is to be noted is the sum that came in.
        placed = [(cue, place) for cue, place in placed if cue.owner not in reporting or not _notes_a_sum(lattice, cue)]
    if reporting and any(_only_quotes(lattice, clauses, cue) for cue, _ in placed if cue.owner in reporting):
        return [cue for cue, _ in placed if cue.owner not in reporting]
    if reporting and any(_asks_outright(clauses, cue, place, profiles) for cue, place in placed):
        # What somebody said is but the reason for what is asked.
        placed = [
            (cue, place)
            for cue, place in placed
            if cue.owner not in reporting
            or not (
                _tells_what_to_do(lattice, cue)
                or _merely_agrees(lattice, clauses, place)
                or _wants_goods(lattice, clauses, place)
                or _merely_called(lattice, clauses, place)
                or _tells_why(lattice, clauses, place, placed, profiles)
            )
        ]
    if reporting and any(
        _complaint(lattice, clauses, place, placed, profiles) for cue, place in placed if cue.owner in reporting
    ):
        # What is told is what the ticket is about, and no account of its own.
        placed = [(cue, place) for cue, place in placed if cue.owner not in reporting]
    if reporting and _registers_first(clauses, placed, profiles):
        # How a newcomer was met is part of registering him.
        placed = [pair for pair in placed if pair[0].owner not in reporting or _someone_known(lattice, pair[0])]
    if _registers(placed, profiles):
        # What a newcomer wants to see is told of him, and not asked of us.
        placed = [pair for pair in placed if profiles[pair[0].owner].writes or not _wanted(lattice, clauses, pair[1])]
    first = _first_report(lattice, clauses, placed, reporting, profiles)
    if first is None:
        return [cue for cue, _ in placed]
    return list(_kept(lattice, clauses, placed, first, reporting, profiles))


def _registers_first(
    clauses: Sequence[Clause], placed: Sequence[tuple[Cue, int]], profiles: Mapping[str, Profile]
) -> bool:
    """Whether the message begins by registering somebody new."""
    outright = [(cue, place) for cue, place in placed if cue.weight >= OUTRIGHT and place >= 0]
    if not outright:
        return False
    cue, place = min(outright, key=lambda pair: pair[0].first)
    profile = profiles[cue.owner]
    return profile.registers and not clauses[place].mood & (Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED)


def _registers(placed: Sequence[tuple[Cue, int]], profiles: Mapping[str, Profile]) -> bool:
    """Whether the message registers somebody new, wherever it says so."""
    return any(cue.weight >= OUTRIGHT and profiles[cue.owner].registers for cue, _ in placed)


_WISHES = re.compile(r"\W*(?:[他她]们?)?(?:想|要|打听|咨询|问|需要|有意|对)")


def _wanted(lattice: Lattice, clauses: Sequence[Clause], place: int) -> bool:
    """Whether a clause says what somebody wants."""
    return place >= 0 and _WISHES.match(lattice.text, clauses[place].start) is not None


def _someone_known(lattice: Lattice, cue: Cue) -> bool:
    """Whether a cue's own words hold the name of a customer or of somebody there."""
    return any(m.candidates and is_a(m, "customer") for m in lattice.mentions_in(cue.start, cue.end))


def _leads_in(lattice: Lattice, cue: Cue) -> bool:
    """Whether a cue's words but tell whose the words are that are quoted right behind it."""
    return any(0 <= start - cue.end <= _TO_QUOTE for start, _ in lattice.quotes)


def _of_money(profile: Profile) -> bool:
    """Whether an action notes a sum that has come in."""
    return profile.manner is Manner.FACT and any(slot.kind is SlotKind.AMOUNT for slot in profile.slots)


def _notes_a_sum(lattice: Lattice, cue: Cue) -> bool:
    """Whether a cue only asks to note something, and calls it a sum: 记一笔."""
    return 0 < cue.weight < OUTRIGHT and "一笔" in lattice.text[cue.first : cue.last]


#: What follows is to be written down somewhere: 备注加一句.
_WRITES = re.compile(
    r"(?:备注|附言|留言|标注|注明)(?:[里上栏]|信息)?(?:[加写补注记]|添加|写明)?[上个条]?(?:一[句条下个])?$"
)


def _dictated(lattice: Lattice, clauses: Sequence[Clause], place: int) -> bool:
    """Whether a clause is but the words of a note, announced by the one before."""
    return place > 0 and _WRITES.search(lattice.text[: clauses[place - 1].end].rstrip(" :,")) is not None


def _merely_says(cue: Cue) -> bool:
    """Whether a cue of a report only tells that somebody said something, or to note it: no word of a visit or a call."""
    return HINT < cue.weight < OUTRIGHT


_AGREES = re.compile(
    r"\W*(?:just |has |have |'s |'ve |have just |has just )*(?:(?:said|says|saying) (?:yes|yeah|yep|ok|okay|go"
    r"|go ahead|it's (?:a yes|on|fine|good))"
    r"|agrees?d?|accept(?:s|ed)?|confirm(?:s|ed)|approved?|signed(?: off| up)?|(?:is|are) (?:happy|in|on board"
    r"|up for it)|took it|went for it"
    r"|g[ai]ves? (?:us |me )?(?:the |a )?(?:go[- ]ahead|green light|nod|thumbs up|ok|okay|yes)|want(?:s"
    r"|ed)? to (?:go ahead|proceed))"
    r"(?: (?:on|to|with|for))?(?: (?:it|this|that|everything|(?:the|our|that|their) (?:[a-z]+ ){0,3}(?:quote"
    r"|offer|price|proposal|deal|opp|contract|opportunity|terms)))?(?: (?:today|now"
    r"|this morning|by (?:email|text|phone)))?\W*"
)


#: That somebody got in touch is but how what is wanted came in.
_GOT_IN_TOUCH = re.compile(
    r"\W*(?:has |have |'s |'ve )?(?:just |only )?(?:rang|called|phoned|emailed|texted|messaged|pinged"
    r"|been in touch|got in touch|been on)"
    r"(?: (?:me|us|in|up|me up))?(?: (?:just )?now| (?:this (?:morning|afternoon)|today))?\W*"
)
_WANTS = re.compile(
    r"\W*(?:and |so )?(?:he|she|they)(?: (?:needs?|wants?|would like|is after|are after|asked for)|'s after|'d like|'re after)\b"
)


def _told_of(lattice: Lattice, clauses: Sequence[Clause], place: int, what: re.Pattern[str]) -> Sequence[Mention]:
    """The people of whom a clause tells but one thing, behind their names; none where it tells something else."""
    if place < 0:
        return ()
    clause = clauses[place]
    people = [m for m in lattice.mentions_in(clause.start, clause.end) if is_a(m, "customer")]
    return people if people and what.fullmatch(lattice.text, people[-1].end, clause.end) else ()


def _wants_goods(lattice: Lattice, clauses: Sequence[Clause], place: int) -> bool:
    """Whether a clause tells but that somebody rang, and the next one what he wants."""
    if not 0 <= place < len(clauses) - 1 or _WANTS.match(lattice.text, clauses[place + 1].start) is None:
        return False
    return bool(_told_of(lattice, clauses, place, _GOT_IN_TOUCH))


_LEADS = re.compile(r"\W*(?:(?:and|so|as|cos|because|hi|hey|morning|ok|okay) )?(?:#(?: (?:at|from|over at|of) )?)*")


def _merely_called(lattice: Lattice, clauses: Sequence[Clause], place: int) -> bool:
    """Whether a clause tells but that somebody got in touch, which is how something came to be asked: "janet just called"."""
    people = _told_of(lattice, clauses, place, _GOT_IN_TOUCH)
    if not people:
        return False
    before = lattice.text[clauses[place].start : people[0].start] + "#"
    for one, other in pairwise(people):
        before += lattice.text[one.end : other.start] + "#"
    return _LEADS.fullmatch(before) is not None


def _merely_agrees(lattice: Lattice, clauses: Sequence[Clause], place: int) -> bool:
    """Whether a clause tells of somebody but that he agrees: "lena said yes!", which is why something is asked then."""
    return bool(_told_of(lattice, clauses, place, _AGREES))


def _tells_why(
    lattice: Lattice,
    clauses: Sequence[Clause],
    place: int,
    placed: Sequence[tuple[Cue, int]],
    profiles: Mapping[str, Profile],
) -> bool:
    """Whether somebody's words are but the reason for what the sentence asks for: "cancel 2001, Ann says they shut"."""
    if place < 1 or not quotes_somebody(lattice, clauses[place]):
        return False
    return any(
        there < place
        and not any(clause.strong for clause in clauses[there + 1 : place + 1])
        and any(slot.name == "reason" for slot in profiles[cue.owner].slots)
        and _asks_outright(clauses, cue, there, profiles)
        for cue, there in placed
    )


def _tells_what_to_do(lattice: Lattice, cue: Cue) -> bool:
    """Whether a cue of a report but tells who said what is then asked for."""
    return _merely_says(cue) or _agreed(lattice, cue) or _calls_for(lattice, cue)


_CALLS = re.compile(r"(?:电话|微信|消息|邮件|短信)(?:里|上)?(?:来|过来)?(?:说|讲|要|订|喊)")


def _calls_for(lattice: Lattice, cue: Cue) -> bool:
    """Whether a customer calls for so many of some goods: 打电话来说要十箱…, 帮我下了."""
    end = lattice.clause_end(cue.last)
    said = _CALLS.search(lattice.text, cue.start, end)
    goods = any("product" in mention.kinds for mention in lattice.mentions_in(said.end(), end)) if said else False
    return goods and any(value.kind == "quantity" for value in lattice.values_in(cue.last, end))


_SETTLED = re.compile(r"(?:说|谈|讲|商量|敲|定|约)(?:好|妥|定)")
_MORE = 2


def _agreed(lattice: Lattice, cue: Cue) -> bool:
    """Whether a cue of a report only tells that something was agreed upon, which is then asked for: 跟他说好了，下单."""
    return _SETTLED.search(lattice.text, cue.start, cue.end + _MORE) is not None


def _asks_outright(clauses: Sequence[Clause], cue: Cue, place: int, profiles: Mapping[str, Profile]) -> bool:
    """Whether a cue plainly asks for something to be done."""
    profile = profiles[cue.owner]
    if place < 0 or cue.weight < OUTRIGHT or not profile.writes or profile.manner is Manner.REPORT:
        return False
    clause = clauses[place]
    asked = Mood.QUESTION in clause.mood and Mood.REQUEST not in clause.mood
    return not (clause.quoted or asked or clause.mood & (Mood.SUPPOSED | Mood.DENIED | Mood.TOLD))


def _without_reminded(
    lattice: Lattice, clauses: Sequence[Clause], placed: Sequence[tuple[Cue, int]], profiles: Mapping[str, Profile]
) -> Iterator[tuple[Cue, int]]:
    """The cues without those of what somebody only wants to be reminded of."""
    reminding = {
        place: cue.owner
        for cue, place in placed
        if cue.weight >= OUTRIGHT and profiles[cue.owner].manner is Manner.WATCH and profiles[cue.owner].absorbs
    }
    watching = [cue for cue, _ in placed if cue.weight >= OUTRIGHT and profiles[cue.owner].manner is Manner.WATCH]
    for cue, place in placed:
        if cue in watching and any(_reaches_over(longer, cue) for longer in watching):
            continue
        there = place if place in reminding else place - 1
        colon = there in reminding and (
            there == place or lattice.text[clauses[there].end : clauses[there].end + 1] == ":"
        )
        told = profiles[cue.owner].manner is Manner.REPORT and there != place and there in reminding
        colon = colon or (told and not clauses[place].strong and _announced(lattice, clauses[there], placed))
        other = colon and cue.owner != reminding[there]
        if not (other and cue.weight > 0 and profiles[cue.owner].manner is not Manner.WATCH):
            yield cue, place


def _announced(lattice: Lattice, clause: Clause, placed: Sequence[tuple[Cue, int]]) -> bool:
    """Whether a clause but says that something is to be done, and the next one what: 加个提醒 明早八点给…回电."""
    asked = [(cue.start, cue.end) for cue, _ in placed if clause.start <= cue.start and cue.end <= clause.end]
    before, after = lattice.text[: clause.start], lattice.text[clause.end :]
    edges = [(0, len(before)), (len(lattice.text) - len(after), len(lattice.text))]
    return (
        not lattice.values_in(clause.start, clause.end) and weight(left_over(lattice, known=[*asked, *edges])) <= _FEW
    )


def _reaches_over(longer: Cue, cue: Cue) -> bool:
    """Whether the words of a cue are but the end of another's: 超过两周没动静的提醒我."""
    wide = longer.end - longer.start > cue.end - cue.start and longer.start < cue.start
    return longer.owner != cue.owner and wide and cue.start <= longer.end and longer.end - cue.start > 1


def _clause_of(cue: Cue, clauses: Sequence[Clause]) -> int:
    for place, clause in enumerate(clauses):
        if clause.start <= cue.first < clause.end:
            return place
    return -1


def _first_report(
    lattice: Lattice,
    clauses: Sequence[Clause],
    placed: Sequence[tuple[Cue, int]],
    reporting: set[str],
    profiles: Mapping[str, Profile],
) -> int | None:
    """The clause with which an account begins; none where the message began by asking for something else."""
    ruled_out = {cue.owner for cue, _ in placed if cue.weight < 0}
    for cue, place in sorted(placed, key=lambda pair: pair[0].first):
        said = cue.owner in reporting and _merely_says(cue)
        if place < 0 or (cue.weight < OUTRIGHT and not said) or clauses[place].quoted:
            continue
        mood = clauses[place].mood
        if cue.owner in reporting:
            if cue.owner in ruled_out or (Mood.QUESTION | Mood.SUPPOSED) & mood or _only_quotes(lattice, clauses, cue):
                continue
            if not _complaint(lattice, clauses, place, placed, profiles):
                return place if _someone(lattice, clauses[place]) else 0
            return None
        if _asks(profiles[cue.owner], mood):
            return None
    return None


def _only_quotes(lattice: Lattice, clauses: Sequence[Clause], cue: Cue) -> bool:
    """Whether there is nothing but somebody else's words: they are quoted, and nothing is told, or what to do is asked."""
    if not lattice.quotes:
        return False
    if any(_ASKS.search(lattice.text, clause.start, clause.end + 1) for clause in clauses if not clause.quoted):
        return True
    known = [(cue.start, cue.end), *lattice.quotes]
    return weight(left_over(lattice, known=known)) <= _FEW


#: What begins so is asked for besides: 顺便登个售后单.
_BESIDES = re.compile(r"\s*(?:顺便|另外|对了|然后|还有|同时)")


def _besides(lattice: Lattice, clause: Clause) -> bool:
    """Whether a clause begins with words that set it apart from what was told before."""
    return _BESIDES.match(lattice.text, clause.start, clause.end) is not None


def _rules_out_besides(
    lattice: Lattice,
    clauses: Sequence[Clause],
    cue: Cue,
    place: int,
    placed: Sequence[tuple[Cue, int]],
    profiles: Mapping[str, Profile],
) -> bool:
    """Whether what would rule an account out stands behind it, where something else is asked for: 另外登记个投诉."""
    if cue.weight < 0 < place and _reminds_behind(lattice, clauses, cue, place, placed, profiles):
        return True
    return (
        cue.weight < 0
        and place > 0
        and _besides(lattice, clauses[place])
        and any(
            there == place and each.weight >= OUTRIGHT and _is_a_fact(profiles[each.owner]) for each, there in placed
        )
    )


_HAPPENED = re.compile(r"了|过|刚|[\u3400-\u9fff]完")


def _reminds_behind(
    lattice: Lattice,
    clauses: Sequence[Clause],
    cue: Cue,
    place: int,
    placed: Sequence[tuple[Cue, int]],
    profiles: Mapping[str, Profile],
) -> bool:
    """Whether a clause begins by wanting to be reminded, behind one that tells what has happened: 去了…，提醒我明天发报价."""
    reminds = any(
        each.start == cue.start and profiles[each.owner].manner is Manner.WATCH and each.weight >= OUTRIGHT
        for each, there in placed
        if there == place
    )
    if not reminds or lattice.text[clauses[place].start : cue.start].strip(" ,，再也记得还顺便"):
        return False
    return any(
        there < place
        and each.owner == cue.owner
        and each.weight >= OUTRIGHT
        and _HAPPENED.search(lattice.text, clauses[there].start, clauses[there].end)
        for each, there in placed
    )


def _is_a_fact(profile: Profile) -> bool:
    return profile.manner is Manner.FACT and profile.absorbs and not profile.values


def _complaint(
    lattice: Lattice,
    clauses: Sequence[Clause],
    place: int,
    placed: Sequence[tuple[Cue, int]],
    profiles: Mapping[str, Profile],
) -> bool:
    """Whether what is told is what another record of the same sentence is to be about: X says it leaks, open a ticket."""
    end = next((later for later in range(place + 1, len(clauses)) if clauses[later].strong), len(clauses))
    return any(
        place <= there < end
        and cue.weight >= OUTRIGHT
        and _is_a_fact(profiles[cue.owner])
        and (there == place or not _besides(lattice, clauses[there]))
        for cue, there in placed
    )


def _asks(profile: Profile, mood: Mood) -> bool:
    """Whether a cue before the first words of a report makes the message something else."""
    if profile.manner is Manner.WATCH or Mood.REQUEST in mood:
        return True
    return profile.writes and not mood & (_UNTOLD | Mood.QUESTION)


def _someone(lattice: Lattice, clause: Clause) -> bool:
    return any(is_a(mention, "customer") for mention in lattice.mentions_in(clause.start, clause.end))


def _kept(
    lattice: Lattice,
    clauses: Sequence[Clause],
    placed: Sequence[tuple[Cue, int]],
    first: int,
    reporting: set[str],
    profiles: Mapping[str, Profile],
) -> Iterator[Cue]:
    seen: set[str] = set()
    for cue, place in placed:
        if place < first:
            yield cue
        elif cue.owner in reporting:
            here = _customers(lattice, clauses[place])
            if not seen or (here and not here & seen) or (cue.weight < OUTRIGHT):
                yield cue
            seen |= here
        elif _turned_to_us(lattice.text, clauses[place], cue, profiles[cue.owner]):
            yield cue


def _customers(lattice: Lattice, clause: Clause) -> set[str]:
    found = set()
    for mention in lattice.mentions_in(clause.start, clause.end):
        for candidate in mention.candidates:
            if candidate.kind in ("customer", "contact"):
                found.add(candidate.of or candidate.id)
    return found


def _turned_to_us(text: str, clause: Clause, cue: Cue, profile: Profile) -> bool:
    if cue.weight < OUTRIGHT:
        return cue.weight < 0 or Mood.REQUEST in clause.mood
    if profile.manner is Manner.WATCH and _CHASES.match(text, cue.start, cue.end):
        # When somebody is to be chased is the day of the next contact.
        return False
    if profile.manner is Manner.WATCH or Mood.REQUEST in clause.mood:
        return not Mood.TOLD & clause.mood or Mood.REQUEST in clause.mood
    if not profile.writes:
        return Mood.QUESTION in clause.mood and clause.strong
    if clause.strong and cue.start - clause.start <= _FEW and not clause.mood & (_UNTOLD | Mood.QUESTION):
        # A new sentence that begins with what is to be done.
        return True
    handed = _HANDS_OVER.match(text, clause.start, clause.end)
    return handed is not None and not clause.mood & (_UNTOLD | Mood.QUESTION)
