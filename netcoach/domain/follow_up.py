"""What is to be followed up now: a hello owed, requests that wait long, a pile-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.guideline import Guideline
from netcoach.domain.outcomes.outcome import LAPSE_DAYS, date_of, is_pending, reached
from netcoach.domain.person import FORGOTTEN_NAME, PersonId
from netcoach.domain.pile_up import LAST, PileUp, PileUpFacts, pile_up_of
from netcoach.domain.rates import Rate, Tally, aged_until
from netcoach.domain.request import Milestone, Request, RequestId, Source
from netcoach.domain.shelves import HelloOwed, Waiting, days_since, hello_owed, waiting
from netcoach.domain.week import day_after

HELLO_DAYS = 42
"""Days after a yes in which the week speaks of the hello it is owed (ours: later ones stay on
their shelf, where they press nobody)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What is to be followed up on one day.

    Attributes:
        hellos: said yes in the last six weeks and nothing came after it; the latest yes first.
        waiting: pending for over six weeks, keep or withdraw not decided; the longest first.
        pile_up: None while the health rule does not hold.
    """

    hellos: tuple[HelloOwed, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    pile_up: PileUp | None = None


NOTHING_TO_FOLLOW = FollowUp()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """What else is known of the people asked.

    Attributes:
        touched: when each person was last in touch, of those who were in the last six weeks.
        kept: when "keep" was last said of a pending request.
    """

    touched: Mapping[PersonId, Date]
    kept: Mapping[RequestId, Date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What a review needs to know of the whole log beside its own requests.

    ``aged`` and ``too_new`` tally the milestones of the requests that have any.
    """

    aged: Tally
    too_new: Tally
    contacts: Contacts


NO_OUTCOMES = Outcomes(aged={}, too_new={}, contacts=Contacts(touched={}, kept={}))


def follow_up_of(
    requests: Sequence[Request], contacts: Contacts, guideline: Guideline, today: Date
) -> FollowUp:
    """What is to be followed up today.

    Args:
        requests: at least those of the last six months, in order of sending; whoever was
            forgotten is to be followed up no more.
        contacts: what else is known of their people.
        guideline: this week's.
        today: the local date.
    """
    requests = [one for one in requests if one.person.name != FORGOTTEN_NAME]
    earliest = day_after(today, -LAPSE_DAYS)
    recent = _telling([one for one in requests if earliest <= one.sent.on <= today])
    latest = {one.person.id: one for one in recent}.values()
    waits = (_waiting(one, contacts, today) for one in latest if is_pending(one))
    return FollowUp(
        hellos=tuple(sorted(_hellos(requests, contacts, today), key=_latest_yes)),
        waiting=tuple(sorted((one for one in waits if one.offers), key=_longest)),
        pile_up=pile_up_of(_facts(recent, today), guideline),
    )


def _telling(requests: Sequence[Request]) -> list[Request]:
    """The requests whose silence tells anything.

    An export read without its connections knows of no yes at all, so every request it brought
    looks silent. Once something is known of one of them, the silence of the others is real.
    """
    imported = [one for one in requests if one.source is Source.IMPORT]
    if any(one.milestones for one in imported):
        return list(requests)
    return [one for one in requests if one.source is not Source.IMPORT]


def _facts(requests: Sequence[Request], today: Date) -> PileUpFacts:
    last_day = aged_until(today)
    aged = [one for one in requests if one.sent.on <= last_day]
    last = aged[-LAST:]
    return PileUpFacts(
        waiting=sum(1 for one in aged if is_pending(one) and one.sent.on < last_day),
        last=Rate(count=sum(map(_said_yes, last)), of=len(last)),
    )


def _said_yes(request: Request) -> bool:
    return Milestone.ACCEPTED in reached(milestone for milestone, _ in request.milestones)


def _hellos(requests: Sequence[Request], contacts: Contacts, today: Date) -> Iterable[HelloOwed]:
    """The latest bare yes of each person who was not in touch since."""
    heard: dict[PersonId, HelloOwed] = {}
    for one in requests:
        if not one.milestones:
            continue
        on = date_of(one.milestones, Milestone.ACCEPTED)
        if any(milestone is not Milestone.ACCEPTED for milestone, _ in one.milestones):
            heard.pop(one.person.id, None)
        elif on is not None and days_since(on, today) <= HELLO_DAYS:
            touched = contacts.touched.get(one.person.id)
            if touched is None or touched < on:
                heard[one.person.id] = hello_owed(one.person, one.id, one.sent.on, on, today)
    return heard.values()


def _waiting(request: Request, contacts: Contacts, today: Date) -> Waiting:
    kept_on = contacts.kept.get(request.id)
    return waiting(request.person, request.id, request.sent.on, kept_on, today)


def _latest_yes(one: HelloOwed) -> tuple[int, int]:
    return one.days, -one.request_id


def _longest(one: Waiting) -> tuple[int, int]:
    return -one.days, one.request_id
