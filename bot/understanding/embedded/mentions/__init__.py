"""Names of records and numbers of documents in running text."""

from bot.understanding.embedded.mentions.documents import DocumentNumbers, find_documents
from bot.understanding.embedded.mentions.find import find_mentions
from bot.understanding.embedded.mentions.index import NameIndex
from bot.understanding.embedded.mentions.mention import Candidate, How, Mention, Name, Strength, Unknown
from bot.understanding.embedded.mentions.text import Normal, normalise

__all__ = [
    "Candidate",
    "DocumentNumbers",
    "How",
    "Mention",
    "Name",
    "NameIndex",
    "Normal",
    "Strength",
    "Unknown",
    "find_documents",
    "find_mentions",
    "normalise",
]
