"""What is worked out once: attributes made when first asked for, and values remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

T = TypeVar("T")

_MAKING = RLock()


class lazy(cached_property[T]):  # noqa: N801 - used like cached_property
    """A cached property of which two threads at once get the same value.

    Since Python 3.12 ``cached_property`` alone may give each of them one of its own, and what
    a service or repository remembers would be lost with the second.
    """

    if not TYPE_CHECKING:

        def __get__(self, instance, owner=None):
            with _MAKING:
                if instance is not None and self.attrname in instance.__dict__:
                    return instance.__dict__[self.attrname]
                return super().__get__(instance, owner)


class Remembered(Generic[T]):
    """Values worked out of what was read, kept while that stays the same; for any thread.

    Comparing is quick where what was read before is read again as the very same objects, as
    tuples compare those by identity.

    Args:
        most: how many are kept; with one more all are let go of.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, tuple[tuple[Any, ...], T]] = {}

    def value(self, key: Hashable, given: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """The value of ``given``, worked out unless the last one under this key was of the same."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] == given:
            return kept[1]
        value = work_out()
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[key] = given, value
        return value
