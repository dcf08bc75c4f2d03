"""The busy spells that imported requests hold; told for interest, never flagged."""

from __future__ import annotations

from pendulum import Date, DateTime

from netcoach.config import Config
from netcoach.domain.bursts import bursts_in
from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import Request, RequestId, Source
from netcoach.domain.week import day_after
from netcoach.storage.bringing import Batch, NewcomerRequest
from netcoach.storage.store import Store

REACH_DAYS = 62
"""How far outside the imported dates a request can share a spell or a month of notes: a month
on either side, and the spell it is in (ours, generous)."""


def past_spells(store: Store, config: Config, now: DateTime, batch: Batch) -> tuple[Date, ...]:
    """The first date of each spell that requests of a batch are in, oldest first."""
    days = [one.sent.on for one in batch.requests]
    if not days:
        return ()
    with store.snapshot():
        around = store.requests_between(
            day_after(min(days), -REACH_DAYS), day_after(max(days), REACH_DAYS)
        )
        guidelines = store.guidelines()
    added = [_as_request(one, -number, now) for number, one in enumerate(batch.requests, 1)]
    bursts = bursts_in(
        [*around, *added],
        guidelines=guidelines,
        first_day=config.first_day,
        notes_a_month=config.notes_a_month,
    )
    return tuple(
        sorted(
            min(request.sent.on for request in burst.requests)
            for burst in bursts
            if not burst.live and any(request.id < 0 for request in burst.requests)
        )
    )


def _as_request(one: NewcomerRequest, number: int, now: DateTime) -> Request:
    """A request as the log will have it; a negative id is nobody else's."""
    person = Person(id=PersonId(number), name="")
    return Request(
        id=RequestId(number),
        person=person,
        sent=one.sent,
        logged_at=now,
        source=Source.IMPORT,
        company=one.company,
        role=one.role,
        note=one.note,
    )
