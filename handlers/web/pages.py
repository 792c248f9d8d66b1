"""Templates rendered in a visitor's language."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from handlers.web.words import Speech

_TEMPLATES = Environment(
    loader=PackageLoader("handlers.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def rendered(template: str, speech: Speech, **values: Any) -> str:
    """A template's text."""
    return _TEMPLATES.get_template(template).render(say=speech, **values)


def page(template: str, speech: Speech, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page."""
    return HTMLResponse(rendered(template, speech, **values), status)
