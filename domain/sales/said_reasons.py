"""How people give a reason."""

from __future__ import annotations

from domain.vocabulary import Said, Take

#: Why something is cancelled or turned down.
REASON = Said(
    before=(
        "因为",
        "由于",
        "原因是",
        "原因",
        "理由是",
        "理由",
        "because",
        "reason is",
        "reason",
        "since",
        "due to",
        "cuz",
        "coz",
        "cos",
        "cause",
        "on account of",
        "seeing as",
        "owing to",
        "as",
    ),
    take=Take.REST,
)
