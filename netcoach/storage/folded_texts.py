"""The texts of every request, folded once, so that each key typed only looks through them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from netcoach.domain.log.filter.query import Column, Condition, HasText
from netcoach.domain.people.names import folded
from netcoach.storage.ids import Ids
from netcoach.storage.queries import Run

PAGE = 2048
"""Requests read at once: between two pages others may read and write."""

_BETWEEN, _AFTER = "\n", "\x1e"
"""What stands between the columns of a request and between requests; no folded text holds it."""

_PLACE = {column: place for place, column in enumerate(Column)}
_PAGE = (
    "SELECT r.id, p.name, r.company, r.role, r.note, r.reason, r.event"
    " FROM json_each(?) AS part JOIN standing_requests AS r ON r.id = part.value"
    " JOIN people AS p ON p.id = r.person_id ORDER BY part.key"
)

Snapshot = Callable[[], AbstractContextManager[Run]]


@dataclass(frozen=True, slots=True)
class FoldedPage:
    """Requests with their folded texts.

    The texts lie in one piece of UTF-8: in a string one rare letter would make all of them longer.
    """

    ids: Ids
    texts: bytes

    def __len__(self) -> int:
        return len(self.ids)

    def with_any(self, looks: Sequence[Look]) -> Sequence[int]:
        """The requests in whose texts one of the words is."""
        there = [look for look in looks if look.word.encode() in self.texts]
        if not there:
            return ()
        each = zip(self.ids, self.texts.decode().split(_AFTER), strict=True)
        if len(there) == 1 and there[0].place is None:
            word = there[0].word
            return [number for number, texts in each if word in texts]
        return [number for number, texts in each if any(look.finds(texts) for look in there)]


@dataclass(frozen=True, slots=True)
class Look:
    """A word to look for, in any column or in that of a place."""

    word: str
    place: int | None

    @classmethod
    def of(cls, term: HasText) -> Look:
        """What a term looks for."""
        return cls(term.text, None if term.column is None else _PLACE[term.column])

    def finds(self, texts: str) -> bool:
        """Whether the word is there."""
        if self.word not in texts:
            return False
        return self.place is None or self.word in texts.split(_BETWEEN)[self.place]


class FoldedTexts:
    """The folded texts of all requests, newest first; about 110 bytes each (measured)."""

    def __init__(self, pages: Sequence[FoldedPage]) -> None:
        self._pages = pages

    def narrowed(self, ids: Ids, condition: Condition, also: frozenset[int]) -> Ids:
        """The ids whose texts meet a condition, in their order.

        Args:
            ids: where to look, newest first.
            condition: words to look for; its other terms are met by ``also``.
            also: ids that meet another term of the condition.
        """
        looks = [Look.of(term) for term in condition.any_of if isinstance(term, HasText)]
        met = array("q")
        for page in self._pages:
            met.extend(page.with_any(looks))
        if not (also or condition.negated) and len(ids) == sum(map(len, self._pages)):
            return met  # of all of them, which stand in the same order
        either = also.union(met)
        return array("q", (one for one in ids if (one in either) is not condition.negated))


def fold_all(snapshot: Snapshot, ids: Ids) -> FoldedTexts:
    """Read and fold the texts of all requests, newest first, a page at a time."""
    pages: list[FoldedPage] = []
    for start in range(0, len(ids), PAGE):
        part = json.dumps(ids[start : start + PAGE].tolist())
        with snapshot() as run:
            rows = run(_PAGE, (part,))
        pages.append(_folded_page(rows))
    return FoldedTexts(pages)


def _folded_page(rows: Sequence[Sequence[Any]]) -> FoldedPage:
    lines = [
        _BETWEEN.join([folded(text) if text else "" for text in columns]) for _, *columns in rows
    ]
    return FoldedPage(array("q", [row[0] for row in rows]), _AFTER.join(lines).encode())


def narrows(earlier: Condition, later: Condition) -> bool:
    """Whether what meets ``later`` is sure to meet ``earlier``: a word typed further."""
    if earlier == later:
        return True
    mine, theirs = _only_word(earlier), _only_word(later)
    return (
        mine is not None
        and theirs is not None
        and mine.column in (None, theirs.column)
        and mine.text in theirs.text
    )


def _only_word(condition: Condition) -> HasText | None:
    terms: Sequence[object] = condition.any_of
    if condition.negated or len(terms) != 1 or not isinstance(terms[0], HasText):
        return None
    return terms[0]
