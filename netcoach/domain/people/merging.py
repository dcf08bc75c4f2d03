"""Making two people one: which of their requests are one that was logged twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, Request, RequestId, SentTime, Source
from netcoach.domain.log.signs import Signs
from netcoach.domain.outcomes.kinds import ENDS, Outcome
from netcoach.domain.outcomes.outcome import REASK_DAYS, Outcomes, outcomes_in_order
from netcoach.domain.people.person import Person
from netcoach.domain.week.calendar import DAYS, day_after

Pairs = tuple[tuple[Request, Request], ...]
"""Requests that are one: the one that stays, and the one that becomes part of it."""

_EXACT = {precision: place for place, precision in enumerate(Precision)}


@frozen
class Merging:
    """Two people who are to be made one.

    ``logged_twice`` are the requests of theirs that are one, by their dates.
    """

    first: Person
    second: Person
    logged_twice: Pairs = ()


def logged_twice(requests: Sequence[Request], others: Sequence[Request]) -> Pairs:
    """Which requests to two people are one, if the two are: the nearest dates first.

    Nobody can be asked again within ``REASK_DAYS`` of a withdrawal (LinkedIn's help), so two
    requests to one person that are under so many days apart are one. Each is in one pair at most.
    Of a pair the one that was typed stays, else that of the first person.
    """
    near = [
        (apart, one, other)
        for one in requests
        for other in others
        if (apart := _days_apart(one.sent, other.sent)) < REASK_DAYS
    ]
    near.sort(key=lambda pair: (pair[1].sent.at != pair[2].sent.at, pair[0], pair[1].id))
    found: list[tuple[Request, Request]] = []
    taken: set[RequestId] = set()
    for _, one, other in near:
        if taken.isdisjoint({one.id, other.id}):
            taken |= {one.id, other.id}
            stays = other if _is_imported(one) and not _is_imported(other) else one
            found.append((stays, one if stays is other else other))
    return tuple(sorted(found, key=lambda pair: pair[0].sent.on))


def as_one(stays: Request, goes: Request) -> Request:
    """The request that stays, with what only the other one says.

    The time is the more exact of the two, unless something came of it before that; of an outcome
    recorded in both, the earlier date; a yes in one takes an end in the other away.
    """
    outcomes = _outcomes_of_both(stays.outcomes, goes.outcomes)
    return replace(
        stays,
        sent=_sent_of_both((stays.sent, goes.sent), outcomes),
        company=stays.company or goes.company,
        role=stays.role or goes.role,
        note=goes.note if stays.note is None else stays.note,
        reason=stays.reason or goes.reason,
        event=stays.event or goes.event,
        signs=Signs(
            yes=stays.signs.yes | (goes.signs.yes - stays.signs.no),
            no=stays.signs.no | (goes.signs.no - stays.signs.yes),
        ),
        field=goes.field if stays.field is None else stays.field,
        outcomes=outcomes,
    )


def _is_imported(request: Request) -> bool:
    return request.source is Source.IMPORT


def _days_apart(one: SentTime, other: SentTime) -> int:
    """Days between two times of which each may be known to a week or a span only."""
    (first, last), (begin, end) = _range(one), _range(other)
    return max(0, begin.toordinal() - last.toordinal(), first.toordinal() - end.toordinal())


def _range(sent: SentTime) -> tuple[Date, Date]:
    if sent.precision is Precision.WEEK:
        return day_after(sent.on, 1 - DAYS), day_after(sent.on, DAYS - 1)
    return sent.first or sent.on, sent.on


def _sent_of_both(times: Iterable[SentTime], outcomes: Outcomes) -> SentTime:
    by_exactness = sorted(times, key=lambda sent: _EXACT[sent.precision])
    came_on = min((on for _, on in outcomes), default=None)
    possible = [sent for sent in by_exactness if came_on is None or sent.on <= came_on]
    return (possible or sorted(by_exactness, key=lambda sent: sent.on))[0]


def _outcomes_of_both(ones: Outcomes, others: Outcomes) -> Outcomes:
    dates: dict[Outcome, Date] = {}
    for outcome, on in (*ones, *others):
        dates[outcome] = min(on, dates.get(outcome, on))
    answered = dates.keys() - set(ENDS)
    end = None if answered else next(_ends(ones, others), None)
    kept = [(one, on) for one, on in dates.items() if one in answered or one is end]
    return outcomes_in_order(kept)


def _ends(ones: Outcomes, others: Outcomes) -> Iterator[Outcome]:
    return (outcome for outcome, _ in (*ones, *others) if outcome in ENDS)
