"""What a filter asks of the database: each term in SQL, but for words in texts."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pendulum import Date

from netcoach.domain.log.filter.query import (
    SHOWN_BY,
    Condition,
    Filled,
    HasText,
    IsField,
    IsQuality,
    IsSign,
    IsSource,
    IsState,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    State,
    Term,
)
from netcoach.domain.log.request import Answer, Milestone
from netcoach.domain.outcomes.outcome import ENDS, LADDER
from netcoach.storage.ids import Ids, ids_in_order
from netcoach.storage.moments import day_text
from netcoach.storage.queries import Run

Asked = tuple[str, tuple[Any, ...]]
"""A piece of SQL about ``requests AS r`` with its values."""

_STANDING = "SELECT r.id AS id FROM standing_requests AS r WHERE 1"
_NEWEST_FIRST = f"{_STANDING}{{where}} ORDER BY r.sent_on DESC, r.sent_at DESC, r.id DESC"
_PENDING = "r.id NOT IN (SELECT request_id FROM milestones)"
_ANSWERED = "SELECT request_id FROM sign_answers WHERE sign = ?"
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
        case IsState(state=state):
            return _state(state)
        case Silent(sent_by=sent_by):
            return f"r.sent_on <= ? AND {_PENDING}", (day_text(sent_by),)
        case IsSource(source=source):
            return "r.source = ?", (source.value,)
        case IsSign(sign=sign, answer=Answer.UNKNOWN):
            return f"r.id NOT IN ({_ANSWERED})", (sign.value,)
        case IsSign(sign=sign, answer=answer):
            return f"r.id IN ({_ANSWERED} AND answer = ?)", (sign.value, answer.value)
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


def _state(state: State) -> Asked:
    if state is State.PENDING:
        return _PENDING, ()
    shown = SHOWN_BY[state]
    sql, values = _recorded(shown)
    if shown[0] not in ENDS:
        return f"r.id IN ({sql})", values
    yes, yeses = _recorded(LADDER)
    return f"r.id IN ({sql}) AND r.id NOT IN ({yes})", (*values, *yeses)


def _recorded(milestones: tuple[Milestone, ...]) -> Asked:
    marks = ", ".join("?" * len(milestones))
    sql = f"SELECT request_id FROM milestones WHERE milestone IN ({marks})"
    return sql, tuple(milestone.value for milestone in milestones)


def _within(*ends: tuple[str, Date | None]) -> Asked:
    asked = [(sql, day_text(day)) for sql, day in ends if day is not None]
    return " AND ".join(sql for sql, _ in asked) or "1", tuple(day for _, day in asked)
