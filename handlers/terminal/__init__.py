"""The terminal chat: a line in, the reply out."""

from handlers.terminal.chat import TerminalChannel

channel = TerminalChannel()

__all__ = ["channel"]
