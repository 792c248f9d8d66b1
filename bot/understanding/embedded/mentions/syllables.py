"""How a name sounds: syllables without tones, in which common confusions are one."""

from functools import cache
from importlib.resources import files

_FIRST_CODE = 0xE000


@cache
def _spelling() -> dict[int, str]:
    table = files(__package__).joinpath("syllables.txt").read_text(encoding="utf-8")
    lines = (line.split(" ", 1) for line in table.splitlines())
    return {ord(character): syllable for syllable, characters in lines for character in characters}


@cache
def _codes() -> dict[int, str]:
    codes: dict[str, str] = {}
    return {
        character: codes.setdefault(_folded(syllable), chr(_FIRST_CODE + len(codes)))
        for character, syllable in _spelling().items()
    }


def sound(text: str) -> str:
    """One code for each Chinese character, alike where zh/z, ch/c, sh/s, n/l, -ng/-n are confused; other characters stay."""
    return text if text.isascii() else text.translate(_codes())


def spelled(text: str) -> str:
    """The plain syllables of Chinese characters in one word."""
    return text.translate(_spelling())


def initials(text: str) -> str:
    """The first letters of the syllables of Chinese characters."""
    return text.translate(_first_letters())


@cache
def _first_letters() -> dict[int, str]:
    return {character: syllable[0] for character, syllable in _spelling().items()}


def pinyin(text: str) -> list[str]:
    """The plain syllable of each Chinese character; a character without one stands for itself."""
    table = _spelling()
    return [table.get(ord(character), character) for character in text]


def _folded(syllable: str) -> str:
    for thick, thin in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")):
        if syllable.startswith(thick):
            syllable = thin + syllable[len(thick) :]
    return syllable[:-1] if syllable.endswith("ng") else syllable
