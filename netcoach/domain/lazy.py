"""Attributes of a facade that are made when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

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
