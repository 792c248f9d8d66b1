"""Reads and checks a company file as a whole: either a document, or everything that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from storage.company_file.figures import figure_problems
from storage.company_file.format import CompanyDocument, Known
from storage.company_file.problems import CompanyFileError, Problem, problem_of, record_place

#: Sections whose records have an id of their own, in the file's order.
_SECTIONS = tuple(name for name in CompanyDocument.model_fields if name not in {"name", "currency", "stock"})


def read_company(path: Path) -> CompanyDocument:
    """The company in a file; raises CompanyFileError with every problem, OSError where the file can't be opened."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CompanyFileError([Problem("", "", "not UTF-8 text")]) from None
    return parse_company(text)


def parse_company(text: str) -> CompanyDocument:
    """The company in a text of JSON; raises CompanyFileError with every problem."""
    raw = _json(text)
    problems = [*_duplicate_ids(raw), *_duplicate_stock(raw), *_duplicate_units(raw)]
    try:
        document = CompanyDocument.model_validate_json(text, context=_known(raw))
    except ValidationError as error:
        raise CompanyFileError([problem_of(each, raw) for each in error.errors(include_url=False)] + problems) from None
    problems.extend(figure_problems(document))
    if problems:
        raise CompanyFileError(problems)
    return document


def _json(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        why = f"not JSON: {error.msg}, line {error.lineno} column {error.colno}"
        raise CompanyFileError([Problem("", "", why)]) from None
    except RecursionError:
        raise CompanyFileError([Problem("", "", "not a company: nested too deeply")]) from None
    if not isinstance(raw, dict):
        raise CompanyFileError([Problem("", "", "not a JSON object")])
    return raw


def _records(raw: Mapping[str, Any], section: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """A section's records with their positions, as far as they have the shape of records."""
    listed = raw.get(section)
    for position, record in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(record, Mapping):
            yield position, record


def _named(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Section, place and id of everything that has an id, people at customers' included."""
    for section in _SECTIONS:
        for position, record in _records(raw, section):
            place = record_place(section, position, record)
            yield section, place, str(record.get("id", "")).strip()
            for inner, contact in _records(record, "contacts"):
                yield "contacts", f"{place}: contacts[{inner}]", str(contact.get("id", "")).strip()


def _known(raw: Mapping[str, Any]) -> Known:
    known = Known()
    for section, _, record_id in _named(raw):
        known.ids.setdefault(section, set()).add(record_id)
    for _, product in _records(raw, "products"):
        if isinstance(product.get("id"), str):
            known.units[product["id"].strip()] = set(_unit_names(product))
    return known


def _unit_names(product: Mapping[str, Any]) -> Iterator[str]:
    packs = [pack for _, pack in _records(product, "units")]
    names = [product.get("unit"), *(pack.get("name") for pack in packs)]
    lists = [product.get("unit_aliases"), *(pack.get("aliases") for pack in packs)]
    aliases = [alias for each in lists if isinstance(each, list) for alias in each]
    return (name.strip() for name in (*names, *aliases) if isinstance(name, str))


def _duplicate_ids(raw: Mapping[str, Any]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for _, place, record_id in _named(raw):
        if record_id and record_id in first:
            yield Problem(place, "id", f"{record_id} is also {first[record_id]}")
        first.setdefault(record_id, place)


def _duplicate_stock(raw: Mapping[str, Any]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for position, record in _records(raw, "stock"):
        product, warehouse = str(record.get("product")).strip(), str(record.get("warehouse")).strip()
        if (product, warehouse) in seen:
            yield Problem(
                record_place("stock", position, record), "product", f"{product} in {warehouse} is there twice"
            )
        seen.add((product, warehouse))


def _duplicate_units(raw: Mapping[str, Any]) -> Iterator[Problem]:
    for position, product in _records(raw, "products"):
        seen = {str(product.get("unit")).strip()}
        for inner, pack in _records(product, "units"):
            name = str(pack.get("name")).strip()
            if name in seen:
                place = record_place("products", position, product)
                yield Problem(place, f"units[{inner}].name", f"{name} is there twice")
            seen.add(name)
