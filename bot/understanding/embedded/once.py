"""What is worked out when it is first asked for, and then kept: `functools.cached_property` without its lock.

What is kept this way belongs to one message, which one thread reads; and to work it out twice would do no harm.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - used like `property`
    """A property that is worked out but once for each object."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> once[T]: ...

    @overload
    def __get__(self, owner: object, kind: type | None = None) -> T: ...

    def __get__(self, owner: object | None, kind: type | None = None) -> once[T] | T:
        """The value, put where it is found from then on without any of this."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work(owner)
        return value
