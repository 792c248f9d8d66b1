"""A made-up company with some months of history, so that a newcomer has something to talk about."""

from bot.demo.company import demo_company

__all__ = ["demo_company"]
