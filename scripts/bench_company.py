"""An invented company of any size, and what people say of it: names with something wrong in them, and names that nobody has."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.understanding.embedded.mentions import Name
from bot.understanding.embedded.mentions.syllables import pinyin, sound

_CARRIERS_ZH = (
    "给{}下单20顶，单价560，下周五前发货",
    "今天拜访了{}，聊得不错，下周三再去",
    "查一下{}的应收",
    "{}的合同签了吗",
    "{}最近下了哪些订单",
    "帮我约{}周四下午见面",
)
_CARRIERS_EN = (
    "order 20 boxes for {} by Friday",
    "how much does {} owe us?",
    "visited {} today, they want a quote",
    "call {} tomorrow at 10",
)
_CARRIERS_OF_PRODUCTS = ("{}还有多少", "下单20个{}，单价35", "{}的价格是多少", "how many {} do we have?")
_LEGAL = ("有限公司",) * 8 + ("股份有限公司", "有限责任公司", "集团有限公司", "厂")
_EN_LEGAL = ("Ltd", "Ltd", "Inc", "LLC", "Co., Ltd", "GmbH", "Group")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLIPS_EN = ("dropped", "inserted", "swapped", "keyboard", "written")
_NOISE = {
    "homophone": 25, "near homophone": 20, "dropped": 9, "inserted": 9, "swapped": 9, "substituted": 9,
    "traditional": 7, "pinyin": 8, "initials": 4,
}  # fmt: skip
_LONG_ENOUGH = 5


@cache
def words(section: str) -> tuple[str, ...]:
    """The words of one section of the word list."""
    text = Path(__file__).with_name("bench_words.txt").read_text("utf-8")
    lines = text.partition(f"# {section}\n")[2].partition("\n#")[0]
    return tuple(lines.split())


@cache
def characters(section: str) -> str:
    """The characters of one section of the word list."""
    return "".join(words(section))


@dataclass
class Base:
    """The names of a company: customers with their aliases, contacts with their customer, products with their article number."""

    customers: dict[str, list[str]] = field(default_factory=dict)
    contacts: dict[str, tuple[str, str]] = field(default_factory=dict)
    products: dict[str, tuple[str, str]] = field(default_factory=dict)

    def names(self) -> Iterator[Name]:
        """Every name, as the assistant gets them."""
        for id_, called in self.customers.items():
            for place, text in enumerate(called):
                yield Name("customer", id_, text, "alias" if place else "full")
        for id_, (text, customer) in self.contacts.items():
            yield Name("contact", id_, text, "full", customer)
        for id_, (text, sku) in self.products.items():
            yield Name("product", id_, text, "full")
            yield Name("product", id_, sku, "sku")

    def book(self, size: int, seed: int = 5) -> list[str]:
        """Some customers that are one person's."""
        return random.Random(seed).sample(list(self.customers), min(size, len(self.customers)))


@dataclass(frozen=True)
class Said:
    """A name as somebody said it: what was done to it, whom it means, and the message around it."""

    noise: str
    kind: str
    id: str
    words: str
    message: str


def invent(customers: int, seed: int = 1) -> Base:
    """A company with so many customers, thrice as many contacts and a fifth as many products; the same for the same seed."""
    chance = random.Random(seed)
    base = Base()
    taken: set[str] = set()
    while len(base.customers) < customers:
        names = company(chance)
        if names[0] not in taken:
            taken.add(names[0])
            base.customers[f"C{len(base.customers):06}"] = names
    ids = list(base.customers)
    for number in range(customers * 3):
        base.contacts[f"P{number:06}"] = (_person(chance), chance.choice(ids))
    while len(base.products) < customers // 5:
        name, sku = _product(chance)
        if sku not in taken:
            taken.add(sku)
            base.products[f"A{len(base.products):05}"] = (name, sku)
    return base


def company(chance: random.Random) -> list[str]:
    """The full name of a company, and two or three aliases."""
    if chance.random() < 0.1:
        return _english_company(chance)
    town, trade, brand = chance.choice(words("towns")), chance.choice(words("trades")), ""
    while not brand or brand in words("towns"):
        brand = "".join(chance.choices(characters("brand characters"), k=chance.choice((2, 2, 2, 3))))
    short = trade[:3] if trade.startswith("供应链") else trade[:2] if len(trade) > 3 else trade
    called = [town + brand, brand + trade, brand + short, town + brand + trade, brand]
    aliases = list(dict.fromkeys(chance.sample(called, k=4)))
    return [town + brand + trade + chance.choice(_LEGAL), *aliases[: chance.choice((2, 3))]]


def _english_company(chance: random.Random) -> list[str]:
    brand = chance.choice(words("english beginnings")) + chance.choice(words("english endings"))
    trade = chance.choice(words("english trades"))
    if chance.random() < 0.5:
        brand = f"{brand} {chance.choice(words('english beginnings'))}"
    return [f"{brand} {trade} {chance.choice(_EN_LEGAL)}", f"{brand} {trade}", brand]


def _person(chance: random.Random) -> str:
    return chance.choice(characters("surnames")) + "".join(
        chance.choices(characters("given names"), k=chance.choice((1, 2, 2, 2)))
    )


def _product(chance: random.Random) -> tuple[str, str]:
    letters = "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=chance.choice((2, 2, 3))))
    sku = f"{letters}-{chance.randrange(10, 9999)}" + chance.choice(("", "", "", "A", "X"))
    size = chance.randrange(2, 60)
    spec = chance.choice((f"{size * 5}W", f"DN{size * 5}", f"{size}kg"))
    return "".join(chance.sample(words("product words"), 2)) + chance.choice(words("products")) + spec, sku


def noisy(base: Base, count: int, seed: int, among: list[str] | None = None) -> list[Said]:
    """Mentions with something wrong in each: of customers and products, or of some customers."""
    chance = random.Random(seed)
    bearers = Counter(text for names in base.customers.values() for text in set(names))
    ids, products = among or list(base.customers), list(base.products)
    said: list[Said] = []
    while len(said) < count:
        if among is None and chance.random() < 0.2:
            id_ = chance.choice(products)
            written = _as_written(base.products[id_][1], chance)
            message = chance.choice(_CARRIERS_OF_PRODUCTS).format(written)
            said.append(Said("article number", "product", id_, written, message))
            continue
        id_ = chance.choice(ids)
        text = chance.choice(base.customers[id_])
        noise, wrong = _wrong(text, chance)
        # Nobody could tell whom a name of several means, nor whom one that is somebody else's.
        if bearers[text] == 1 and len(text) > 2 and wrong != text and wrong not in bearers:
            said.append(Said(noise, "customer", id_, wrong, _around(wrong, text, chance)))
    return said


def made_up(base: Base, count: int, seed: int) -> list[Said]:
    """Companies that nobody has stored, in full and for short."""
    chance = random.Random(seed)
    stored = "\n".join(text for names in base.customers.values() for text in names)
    said: list[Said] = []
    while len(said) < count:
        name = chance.choice([name for name in company(chance) if len(name) > 2])
        # A piece of a stored name is a short form of it, and another legal form makes no other company.
        if name not in stored and name.rsplit(" ", 1)[0] not in stored:
            said.append(Said("made up", "customer", "", name, _around(name, name, chance)))
    return said


def _around(said: str, name: str, chance: random.Random) -> str:
    english = name.isascii() and chance.random() < 0.8
    return chance.choice(_CARRIERS_EN if english else _CARRIERS_ZH).format(said)


def _as_written(sku: str, chance: random.Random) -> str:
    bare, spaced = sku.replace("-", ""), sku.replace("-", " ")
    return chance.choice((sku.lower(), bare, spaced, bare.lower(), spaced.lower(), _wide(sku)))


def _wrong(text: str, chance: random.Random) -> tuple[str, str]:
    """What is wrong, and the name with it."""
    if text.isascii():
        noise = chance.choice(_SLIPS_EN)
        if noise == "written":
            return noise, chance.choice((text.upper(), text.lower(), _wide(text)))
        return noise, _slip(text, noise, chance)
    noise = chance.choices(list(_NOISE), list(_NOISE.values()))[0]
    if noise == "homophone":
        return noise, _sounding(text, chance, near=False)
    if noise == "near homophone":
        return noise, _sounding(text, chance, near=True)
    if noise == "traditional":
        return noise, text.translate({ord(pair[0]): pair[1] for pair in words("traditional")})
    if noise == "pinyin":
        return noise, chance.choice(("", " ")).join(pinyin(text.removesuffix("有限公司")))
    # One of four characters wrong, or four letters for a name: among very many that is many names.
    kind = noise if len(text) >= _LONG_ENOUGH else f"short, {noise}"
    if noise == "initials":
        return kind, "".join(syllable[0] for syllable in pinyin(text))
    return kind, _slip(text, noise, chance)


def _slip(text: str, noise: str, chance: random.Random) -> str:
    telling = text if text.isascii() else text.removesuffix("有限公司")
    place = chance.choice([place for place, character in enumerate(telling) if character.isalpha()])
    other = chance.choice("abcdefghijklmnopqrstuvwxyz" if text.isascii() else characters("brand characters"))
    if noise == "dropped":
        return text[:place] + text[place + 1 :]
    if noise == "inserted":
        return text[:place] + other + text[place:]
    if noise == "swapped":
        place = min(place, len(text) - 2)
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if noise == "keyboard":
        row = next(row for row in _KEYS if text[place].lower() in row)
        where = row.index(text[place].lower())
        other = row[where - 1 if where else 1]
    return text[:place] + other + text[place + 1 :]


def _sounding(text: str, chance: random.Random, *, near: bool) -> str:
    """The name with a character that sounds the same, or as some people say it."""
    for place in chance.sample(range(len(text)), len(text)):
        alike = [each for each in _by_sound()[sound(text[place])] if each != text[place]]
        others = [each for each in alike if (pinyin(each) != pinyin(text[place])) == near]
        if others:
            return text[:place] + chance.choice(others) + text[place + 1 :]
    return text


@cache
def _by_sound() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    sections = ("brand characters", "trades", "towns", "given names", "surnames", "other characters")
    for character in dict.fromkeys("".join(map(characters, sections))):
        found[sound(character)] += character
    return found


def _wide(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def long_texts(base: Base, size: int = 10_000) -> Iterator[str]:
    """Texts of so many bytes: lists of names, orders, and what nobody would write."""
    chance = random.Random(31)
    customers, products = list(base.customers.values()), list(base.products.values())
    beginnings, endings, trades = words("english beginnings"), words("english endings"), words("english trades")
    makers: tuple[Callable[[], str], ...] = (
        lambda: "，".join(chance.choice(customers)),
        lambda: f"给{chance.choice(customers)[0]}下单{chance.randrange(99)}个{''.join(chance.choice(products))}\n",
        lambda: f"{chance.choice(beginnings)}{chance.choice(endings)} {chance.choice(trades)} ",
        lambda: chance.choice(products)[1] + " ",
        lambda: "".join(chance.choices(characters("brand characters"), k=20)),
        lambda: chance.choice(characters("surnames")) + chance.choice(("总", "经理", "工")),
        lambda: chance.choice("abcdefghijklmnopqrstuvwxyz0123456789-. "),
        lambda: "有限公司",
        lambda: "a ",
    )
    for maker in makers:
        pieces: list[str] = []
        left = size
        while left > 0:
            pieces.append(maker())
            left -= len(pieces[-1].encode())
        yield "".join(pieces).encode()[:size].decode(errors="ignore")
