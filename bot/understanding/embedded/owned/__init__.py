"""Documents named by whose they are, in both languages."""

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.owned.chinese import with_documents_named_behind
from bot.understanding.embedded.owned.english import with_documents_of_owners
from bot.understanding.embedded.owned.titles import with_deals_by_title
from bot.understanding.facts import Facts
from bot.understanding.world import Knowledge

__all__ = ["with_owned"]


def with_owned(lattice: Lattice, facts: Facts, known: Knowledge) -> Lattice:
    """The message, with the documents in it that are named by the customer or supplier whose they are."""
    lattice = with_documents_named_behind(with_documents_of_owners(lattice, facts), facts, known)
    return with_deals_by_title(lattice, facts, known)
