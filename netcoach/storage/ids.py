"""Very many ids, read and kept without an object for each."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from typing import Any, TypeAlias

from netcoach.storage.queries import Run

Ids: TypeAlias = "array[int]"
"""Ids in some order: eight bytes each, so that a long log fits many times over."""

# One text of sixteen digits each instead of a row each. What group_concat is given stands in the
# order of the inner query.
_IN_ONE = "SELECT group_concat(printf('%016x', id), '') FROM ({ids})"


def ids_in_order(run: Run, statement: str, values: Sequence[Any] = ()) -> Ids:
    """The ids that a statement gives as its column ``id``, in its order."""
    found = array("q")
    for (text,) in run(_IN_ONE.format(ids=statement), values):
        found.frombytes(bytes.fromhex(text or ""))
    if sys.byteorder == "little":
        found.byteswap()
    return found
