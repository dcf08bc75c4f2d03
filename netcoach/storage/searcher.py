"""Searching one state of the log over and over, as a filter is typed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TypeVar

from netcoach.domain.log.filter.query import Condition, HasText
from netcoach.storage.folded_texts import FoldedTexts, Snapshot, fold_all, narrows
from netcoach.storage.ids import Ids
from netcoach.storage.searching import has_words, meeting, newest_first

REMEMBERED = 6
"""Results kept while the log stands still (ours: the way back as a filter is deleted)."""

TRIES = 3
"""How often texts are read again when the log changed while they were; the next look at the
log searches once more anyway."""

Conditions = frozenset[Condition]
EVERYTHING: Conditions = frozenset()
Found = TypeVar("Found")


class Searcher:
    """Finds requests; what it found stays at hand until anybody changes the log.

    Args:
        snapshot: reads of one moment.
        stamp: differs after any commit by anybody.
    """

    def __init__(self, snapshot: Snapshot, stamp: Callable[[], int]) -> None:
        self._snapshot = snapshot
        self._stamp = stamp
        self._lock = Lock()
        self._seen: int | None = None
        self._found: OrderedDict[Conditions, Ids] = OrderedDict()
        self._texts: FoldedTexts | None = None

    def search(self, conditions: Iterable[Condition]) -> Ids:
        """The requests that meet every condition, newest first."""
        wanted = frozenset(conditions)
        return self._in_one_state(lambda: self._search(wanted))

    def warm_up(self) -> None:
        """Have the texts at hand before the first word is looked for."""
        self._in_one_state(self._folded)

    def _in_one_state(self, look: Callable[[], Found]) -> Found:
        """Look, and look again where the log changed meanwhile."""
        with self._lock:
            for _try in range(TRIES):
                self._forget_another_state()
                found = look()
                if self._stamp() == self._seen:
                    break
            return found

    def _forget_another_state(self) -> None:
        stamp = self._stamp()
        if stamp != self._seen:
            self._found.clear()
            self._texts = None
            self._seen = stamp

    def _folded(self) -> FoldedTexts:
        if self._texts is None:
            self._texts = fold_all(self._snapshot, self._search(EVERYTHING))
        return self._texts

    def _search(self, conditions: Conditions) -> Ids:
        if conditions in self._found:
            self._found.move_to_end(conditions)
            return self._found[conditions]
        wordless = frozenset(one for one in conditions if not has_words(one))
        if wordless == conditions:
            with self._snapshot() as run:
                return self._remember(conditions, newest_first(run, conditions))
        met = self._nearest(conditions, wordless)
        ids = self._search(wordless) if met is None else self._found[met]
        for condition in conditions - wordless - (met or frozenset()):
            ids = self._narrowed(ids, condition)
        return self._remember(conditions, ids)

    def _nearest(self, conditions: Conditions, wordless: Conditions) -> Conditions | None:
        """The smallest result at hand that holds all that is wanted, but for words."""
        wider = [
            met
            for met in self._found
            if wordless <= met
            and all(any(narrows(one, wanted) for wanted in conditions) for one in met)
        ]
        return min(wider, key=lambda met: len(self._found[met]), default=None)

    def _narrowed(self, ids: Ids, condition: Condition) -> Ids:
        others = tuple(term for term in condition.any_of if not isinstance(term, HasText))
        also: frozenset[int] = frozenset()
        if others:
            with self._snapshot() as run:
                also = meeting(run, others)
        return self._folded().narrowed(ids, condition, also)

    def _remember(self, conditions: Conditions, ids: Ids) -> Ids:
        self._found[conditions] = ids
        if len(self._found) > REMEMBERED:
            # All of them in order is what every word is first looked for in.
            oldest = next(met for met in self._found if met)
            del self._found[oldest]
        return ids
