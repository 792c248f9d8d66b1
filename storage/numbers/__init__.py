"""Ids and numbers: rising, unique, in the form that the company already uses."""

from storage.numbers.numbers import SqlNumbers

__all__ = ["SqlNumbers"]
