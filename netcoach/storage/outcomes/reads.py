"""Reading what became of requests, and how often by each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.domain.log.request import Outcome, Precision, Request, RequestId, SentTime
from netcoach.domain.outcomes.follow_up import HELLO_DAYS, OPEN_DAYS, OutcomeFacts
from netcoach.domain.outcomes.outcome import outcomes_in_order
from netcoach.domain.outcomes.rates import (
    BY_SIGN,
    OtherRoute,
    Route,
    Tally,
    aged_until,
    checked_until,
    year_from,
)
from netcoach.domain.people.person import PersonId
from netcoach.domain.week.calendar import day_after
from netcoach.storage.connection import Run
from netcoach.storage.log import reads
from netcoach.storage.people.shelves import in_touch_with
from netcoach.storage.people.standings import known_standings, recent_standings
from netcoach.storage.rows import day_of, day_text

if TYPE_CHECKING:
    from netcoach.domain.outcomes.outcome import Recorded


# ruff: noqa: S608 (only this package's own table and column names are put into statements)


MANY = 500
"""Requests asked about in one statement."""

_BITS = {outcome: 1 << place for place, outcome in enumerate(Outcome)}
MASK = (
    "sum(CASE m.outcome "
    + " ".join(f"WHEN '{outcome.value}' THEN {bit}" for outcome, bit in _BITS.items())
    + " END)"
)
"""All outcomes of a request as one number, a bit each."""

_CHECKS = "SELECT DISTINCT on_date FROM checks ORDER BY on_date"
_MASKS = "SELECT {mask} AS mask FROM outcomes AS m WHERE {where} GROUP BY m.request_id"
_TALLY = f"SELECT mask, count(*) FROM ({_MASKS}) GROUP BY mask"
_EARLY = _TALLY.format(
    mask=MASK, where="m.request_id IN (SELECT r.id FROM standing_requests AS r WHERE r.sent_on > ?)"
)
_CHECKED = _TALLY.format(
    mask=MASK,
    where="m.request_id IN (SELECT r.id FROM standing_requests AS r"
    " WHERE r.sent_on BETWEEN ? AND ?)",
)
_DATED = (
    "SELECT m.request_id, m.outcome, m.on_date FROM standing_requests AS r"
    " JOIN outcomes AS m ON m.request_id = r.id WHERE {where}"
)
_SENT = (
    "SELECT r.id, r.person_id, r.sent_on, r.sent_from, r.precision, p.name"
    " FROM standing_requests AS r JOIN people AS p ON p.id = r.person_id WHERE {where}"
)

_TO_PERSON = "SELECT id FROM standing_requests WHERE person_id = ? ORDER BY sent_on, sent_at, id"


def outcomes(run: Run, today: Date) -> OutcomeFacts:
    """What a review needs of the whole log, counted by the database."""
    known = checks(run)
    recent = recent_standings(run, day_after(today, -OPEN_DAYS), day_after(today, -HELLO_DAYS))
    return OutcomeFacts(
        checked=_tally(run, _CHECKED, *bounds) if (bounds := _bounds(known, today)) else {},
        too_new=_tally(run, _EARLY, day_text(aged_until(today))),
        checks=known,
        standings=known_standings(run, recent),
        in_touch=in_touch_with(run, today),
    )


def checks(run: Run) -> tuple[Date, ...]:
    """The dates on which it was looked through who accepted, in order, each once."""
    return tuple(day_of(on) for (on,) in run(_CHECKS, ()))


def _bounds(known: Sequence[Date], today: Date) -> tuple[str, str] | None:
    """The first and the last date of the checked requests that count; None without any."""
    last = checked_until(known)
    return None if last is None else (day_text(year_from(today)), day_text(last))


def _tally(run: Run, statement: str, *days: str) -> Tally:
    rows = run(statement, days)
    return {outcomes_in(mask): number for mask, number in rows}


def outcomes_in(mask: int) -> frozenset[Outcome]:
    """The outcomes of a mask."""
    return frozenset(outcome for outcome, bit in _BITS.items() if mask & bit)


def requests_as_sent(run: Run, person_id: PersonId) -> tuple[Request, ...]:
    """Every request to a person, in order of sending."""
    rows = run(_TO_PERSON, (person_id,))
    return reads.requests_of(run, [number for (number,) in rows])


def recorded(run: Run, ids: Sequence[RequestId]) -> tuple[Recorded, ...]:
    """These requests, as many as are in the log, in the order given, each once."""
    from netcoach.domain.outcomes.outcome import Recorded

    found: dict[int, Recorded] = {}
    for some in _batches(ids):
        where = f"r.id IN ({', '.join('?' * len(some))})"
        dated = _dated(run, where, some)
        for number, person_id, *sent, name in run(_SENT.format(where=where), some):
            found[number] = Recorded(
                id=RequestId(number),
                person_id=PersonId(person_id),
                name=name,
                sent=_sent(*sent),
                outcomes=outcomes_in_order(dated.get(number, ())),
            )
    return tuple(found[number] for number in dict.fromkeys(ids) if number in found)


def _dated(run: Run, where: str, values: Sequence[object]) -> dict[int, list[tuple[Outcome, Date]]]:
    found: dict[int, list[tuple[Outcome, Date]]] = {}
    for number, outcome, on in run(_DATED.format(where=where), values):
        found.setdefault(number, []).append((Outcome(outcome), day_of(on)))
    return found


def _sent(on: str, first: str | None, precision: str) -> SentTime:
    """A sent time to the day: what an outcome's date is held against."""
    known = Precision(precision)
    return SentTime(
        on=day_of(on),
        first=None if first is None else day_of(first),
        precision=Precision.DAY if known is Precision.MINUTE else known,
    )


def _batches(ids: Sequence[RequestId]) -> Iterator[tuple[RequestId, ...]]:
    left = iter(dict.fromkeys(ids))
    while some := tuple(islice(left, MANY)):
        yield some


# ruff: noqa: S608 (only this package's own table and column names are put into statements)


_KNOWN = ", ".join(f"'{route.value}'" for route in BY_SIGN)
_FIRST = " ".join(f"WHEN '{route.value}' THEN {place}" for place, route in enumerate(BY_SIGN))
_BY_ROUTE = (
    "WITH said AS (SELECT request_id,"
    f" min(CASE answer WHEN 'yes' THEN CASE sign {_FIRST} END END) AS place,"
    f" sum(answer = 'no' AND sign IN ({_KNOWN})) AS noes"
    " FROM sign_answers GROUP BY request_id),"
    f" dated AS (SELECT m.request_id, {MASK} AS mask FROM outcomes AS m GROUP BY m.request_id)"
    f" SELECT said.place, said.noes = {len(BY_SIGN)}, dated.mask, count(*)"
    " FROM standing_requests AS r LEFT JOIN said ON said.request_id = r.id"
    " LEFT JOIN dated ON dated.request_id = r.id"
    " WHERE r.sent_on BETWEEN ? AND ? GROUP BY 1, 2, 3"
)


def tallies_by_route(run: Run, today: Date) -> dict[Route, Tally]:
    """The outcomes of the checked requests of every route, those without any included."""
    tallies: dict[Route, Counter[frozenset[Outcome]]] = {}
    bounds = _bounds(checks(run), today)
    for place, all_no, mask, number in run(_BY_ROUTE, bounds) if bounds else ():
        route = (
            BY_SIGN[place]
            if place is not None
            else OtherRoute.COLD
            if all_no
            else OtherRoute.NOT_SAID
        )
        tallies.setdefault(route, Counter())[outcomes_in(mask or 0)] += number
    return dict(tallies)
