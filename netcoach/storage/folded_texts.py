"""The texts of every request, folded once, so that each key typed only looks through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial

from netcoach.domain.filtering.folding import folded
from netcoach.domain.filtering.values import Column, Condition, HasText
from netcoach.storage.queries import Run

PAGE = 2048
"""Requests read at once: between two pages others may read and write."""

_BETWEEN = "\n"
"""Stands between the columns of a request; no folded text holds it."""

_PLACE = {column: place for place, column in enumerate(Column)}
_PAGE = (
    "SELECT r.id, p.name, r.company, r.role, r.note, r.reason, r.event"
    " FROM requests AS r JOIN people AS p ON p.id = r.person_id"
    " WHERE r.id > ? AND r.deleted_at IS NULL ORDER BY r.id LIMIT ?"
)

Snapshot = Callable[[], AbstractContextManager[Run]]


class FoldedTexts:
    """Folded texts by request; about 250 bytes each with notes (measured)."""

    def __init__(self, texts: dict[int, str]) -> None:
        self._texts = texts

    def narrowed(
        self, ids: Iterable[int], condition: Condition, also: frozenset[int]
    ) -> Iterable[int]:
        """The ids whose texts meet a condition, in their order.

        Args:
            ids: where to look.
            condition: words to look for; its other terms are met by ``also``.
            also: ids that meet another term of the condition.
        """
        looks = [_look(term) for term in condition.any_of if isinstance(term, HasText)]
        texts, negated = self._texts, condition.negated
        if len(looks) == 1 and not also and not negated and looks[0].func is _anywhere:
            word = looks[0].args[0]
            return (number for number in ids if word in texts.get(number, ""))
        return (
            number
            for number in ids
            if (number in also or any(look(texts.get(number, "")) for look in looks)) is not negated
        )


def fold_all(snapshot: Snapshot) -> FoldedTexts:
    """Read and fold every text, a page at a time."""
    texts: dict[int, str] = {}
    last = 0
    while True:
        with snapshot() as run:
            rows = run(_PAGE, (last, PAGE))
        for number, *columns in rows:
            texts[number] = _BETWEEN.join([folded(text) if text else "" for text in columns])
        if len(rows) < PAGE:
            return FoldedTexts(texts)
        last = rows[-1][0]


def _look(term: HasText) -> partial[bool]:
    if term.column is None:
        return partial(_anywhere, term.text)
    return partial(_in_column, term.text, _PLACE[term.column])


def _anywhere(word: str, text: str) -> bool:
    return word in text


def _in_column(word: str, place: int, text: str) -> bool:
    return word in text and word in text.split(_BETWEEN)[place]


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
