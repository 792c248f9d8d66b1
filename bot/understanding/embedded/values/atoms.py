"""The single days and periods of both languages, and in figures."""

from __future__ import annotations

from .dates_en import named_atoms
from .dates_numeric import numeric_atoms
from .dates_zh import STARTERS, chinese_atoms
from .offsets_en import offset_atoms
from .scan import Scan
from .span import Atom


def atoms_at(scan: Scan, place: int) -> list[Atom]:
    """The longest day or period that begins here; several where the words leave it open."""
    if not scan.text[place : place + 1]:
        return []
    if place not in scan.atoms:
        scan.atoms[place] = _atoms_at(scan, place)
    return scan.atoms[place]


def _atoms_at(scan: Scan, place: int) -> list[Atom]:
    first = scan.text[place]
    atoms: list[Atom] = []
    if first in STARTERS:
        atoms += chinese_atoms(scan, place)
    if "0" <= first <= "9":
        atoms += numeric_atoms(scan, place)
    if first < "\x7f":
        atoms += named_atoms(scan, place) + offset_atoms(scan, place, named_atoms)
    longest = max((found.end for found in atoms), default=0)
    return [found for found in atoms if found.end == longest or not found.sure]
