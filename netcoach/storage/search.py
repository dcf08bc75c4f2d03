"""Searching the log: a filter in SQL, words in folded texts, one state over and over."""

from __future__ import annotations

import json
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from pendulum import Date

from netcoach.domain.log.filter.query import (
    SHOWN_BY,
    Column,
    Condition,
    Filled,
    HasTag,
    HasText,
    IsField,
    IsQuality,
    IsSign,
    IsSource,
    IsState,
    IsTagged,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    Term,
)
from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import Answer
from netcoach.domain.outcomes.kinds import ENDS, YES_OUTCOMES
from netcoach.domain.people.names import folded
from netcoach.storage.connection import Run
from netcoach.storage.database import Database, Repository
from netcoach.storage.log.reads import Ids, ids_in_order
from netcoach.storage.rows import day_text

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


Asked = tuple[str, tuple[Any, ...]]
"""A piece of SQL about ``requests AS r`` with its values."""

_STANDING = "SELECT r.id AS id FROM standing_requests AS r WHERE 1"
_NEWEST_FIRST = f"{_STANDING}{{where}} ORDER BY r.sent_on DESC, r.sent_at DESC, r.id DESC"
_PENDING = "r.id NOT IN (SELECT request_id FROM outcomes)"
_ANSWERED = "SELECT request_id FROM sign_answers WHERE sign = ?"
_TAGGED = "SELECT person_id FROM tags"
_NOTES = {
    NoteSaid.YES: "r.note <> ''",
    NoteSaid.NONE: "r.note = ''",
    NoteSaid.UNKNOWN: "r.note IS NULL",
}


def newest_first(run: Run, conditions: Iterable[Condition]) -> Ids:
    """Every request that meets conditions without words, newest first."""
    where, values = _all_of(conditions)
    return ids_in_order(run, _NEWEST_FIRST.format(where=where), values)


def meeting(run: Run, terms: tuple[Term, ...]) -> frozenset[int]:
    """The requests that one of these terms without words means, in no order."""
    where, values = _all_of([Condition(any_of=terms)])
    return frozenset(number for (number,) in run(f"{_STANDING}{where}", values))


def has_words(condition: Condition) -> bool:
    """Whether texts must be looked through, which SQL does not fold as people search."""
    return any(isinstance(term, HasText) for term in condition.any_of)


def _all_of(conditions: Iterable[Condition]) -> Asked:
    asked = [_any_of(condition) for condition in conditions]
    where = "".join(f" AND {sql}" for sql, _ in asked)
    return where, tuple(value for _, values in asked for value in values)


def _any_of(condition: Condition) -> Asked:
    asked = [_asked(term) for term in condition.any_of]
    either = " OR ".join(f"({sql})" for sql, _ in asked)
    # What is not known to hold does not hold: NOT alone would leave such requests out.
    sql = f"({either}) IS NOT TRUE" if condition.negated else f"({either})"
    return sql, tuple(value for _, values in asked for value in values)


def _asked(term: Term) -> Asked:
    match term:
        case IsState(outcome=outcome):
            return _state(outcome)
        case Silent(sent_by=sent_by):
            return f"r.sent_on <= ? AND {_PENDING}", (day_text(sent_by),)
        case IsSource(source=source):
            return "r.source = ?", (source.value,)
        case IsSign(sign=sign, answer=Answer.UNKNOWN):
            return f"r.id NOT IN ({_ANSWERED})", (sign.value,)
        case IsSign(sign=sign, answer=answer):
            return f"r.id IN ({_ANSWERED} AND answer = ?)", (sign.value, answer.value)
        case IsTagged(tagged=tagged):
            return f"r.person_id {'IN' if tagged else 'NOT IN'} ({_TAGGED})", ()
        case HasTag(tag=tag):
            return f"r.person_id IN ({_TAGGED} WHERE tag = ?)", (tag,)
        case IsField(field=field):
            return "r.field IS ?", (field and field.value,)
        case NoteIs(said=said):
            return _NOTES[said], ()
        case Filled(column=column, filled=filled):
            return f"coalesce(r.{column.value}, '') {'<>' if filled else '='} ''", ()
        case SentWithin(first=first, after=after):
            return _within(("r.sent_on >= ?", first), ("r.sent_on < ?", after))
        case HasText() | IsQuality():
            raise ValueError("words and qualities are not asked of SQL")


def _state(outcome: Outcome | None) -> Asked:
    if outcome is None:
        return _PENDING, ()
    shown = SHOWN_BY[outcome]
    sql, values = _recorded(shown)
    if shown[0] not in ENDS:
        return f"r.id IN ({sql})", values
    yes, yeses = _recorded(YES_OUTCOMES)
    return f"r.id IN ({sql}) AND r.id NOT IN ({yes})", (*values, *yeses)


def _recorded(outcomes: tuple[Outcome, ...]) -> Asked:
    marks = ", ".join("?" * len(outcomes))
    sql = f"SELECT request_id FROM outcomes WHERE outcome IN ({marks})"
    return sql, tuple(outcome.value for outcome in outcomes)


def _within(*ends: tuple[str, Date | None]) -> Asked:
    asked = [(sql, day_text(day)) for sql, day in ends if day is not None]
    return " AND ".join(sql for sql, _ in asked) or "1", tuple(day for _, day in asked)


PAGE = 2048
"""Requests read at once: between two pages others may read and write."""

_BETWEEN = "\n"
"""What stands between the columns of a request; no folded text holds it."""

_PLACE = {column: place for place, column in enumerate(Column)}
# What is said of the person is looked through where no column is named; it stands last.
_OF_THEM = " || ' ' || ".join(
    f"coalesce((SELECT group_concat({column}, ' ') FROM {table} WHERE person_id = r.person_id), '')"
    for table, column in (("contacts", "words"), ("follow_ups", "line"), ("tags", "tag"))
)
_PAGE = (
    "SELECT r.id, p.name, r.company, r.role, r.note, r.reason, r.event,"
    f" trim(p.words || ' ' || {_OF_THEM})"
    " FROM json_each(?) AS part JOIN standing_requests AS r ON r.id = part.value"
    " JOIN people AS p ON p.id = r.person_id ORDER BY part.key"
)

Snapshot = Callable[[], AbstractContextManager[Run]]


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
    """The folded texts of all requests, newest first.

    Args:
        texts: of each request its id and its columns.
    """

    def __init__(self, texts: Sequence[tuple[int, str]]) -> None:
        self._texts = texts

    def narrowed(self, ids: Ids, condition: Condition, also: frozenset[int]) -> Ids:
        """The ids whose texts meet a condition, in their order.

        Args:
            ids: where to look, newest first.
            condition: words to look for; its other terms are met by ``also``.
            also: ids that meet another term of the condition.
        """
        looks = [Look.of(term) for term in condition.any_of if isinstance(term, HasText)]
        if len(looks) == 1 and looks[0].place is None:
            word = looks[0].word
            met = array("q", [number for number, text in self._texts if word in text])
        else:
            found = (
                number for number, text in self._texts if any(one.finds(text) for one in looks)
            )
            met = array("q", found)
        if not (also or condition.negated) and len(ids) == len(self._texts):
            return met  # of all of them, which stand in the same order
        either = also.union(met)
        return array("q", (one for one in ids if (one in either) is not condition.negated))


def fold_all(snapshot: Snapshot, ids: Ids) -> FoldedTexts:
    """Read and fold the texts of all requests, newest first, a page at a time."""
    texts: list[tuple[int, str]] = []
    for start in range(0, len(ids), PAGE):
        part = json.dumps(ids[start : start + PAGE].tolist())
        with snapshot() as run:
            rows = run(_PAGE, (part,))
        texts += [
            (number, _BETWEEN.join([folded(text) if text else "" for text in columns]))
            for number, *columns in rows
        ]
    return FoldedTexts(texts)


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


class SearchRepository(Repository):
    """What was found before is kept while nobody changes the log."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._searcher = Searcher(database.reader.snapshot, database.change_token)

    def find(self, conditions: Iterable[Condition]) -> Ids:
        """The requests that meet every condition, newest first; never inside a snapshot.

        What was found before is narrowed where that holds what is wanted, so that each further
        letter costs less. Conditions on quality are not met here.
        """
        return self._searcher.search(conditions)

    def warm_up(self) -> None:
        """Read every text, so that the first word typed is found as quickly as the second."""
        self._searcher.warm_up()
