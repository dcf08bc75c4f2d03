"""Builders of values that say only what matters to a test."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

import pendulum
from pendulum import Date, DateTime

from netcoach.domain.log.filter.parser import read_filter
from netcoach.domain.log.listing import LogListing, LogRow
from netcoach.domain.log.request import Precision, Request, RequestDraft, RequestId, SentTime
from netcoach.domain.log.signs import Sign, Signs
from netcoach.domain.people.contacts import ContactPlan, keep_in_touch
from netcoach.domain.people.duplicates import LikelyPair, Likeness
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import hello_owed, shortlisted, waiting, withdrawn
from netcoach.domain.week.calendar import FirstDay, day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.review import LogContext
from netcoach.domain.week.reviewing import rated
from netcoach.wording.people.shelves import ShelfRow

WEDNESDAY = pendulum.datetime(2026, 11, 18, 12, 0, tz="Europe/Berlin")
"""Noon of a quiet Wednesday: 18 Nov 2026, in the week 16-22 Nov."""

_ids = count(1)


def day(text: str) -> Date:
    """A date from "2026-11-18"."""
    return Date.fromisoformat(text)


def minute(text: str, zone: str = "Europe/Berlin") -> SentTime:
    """A sent time of precision minute from local "2026-11-18T19:02"."""
    local = pendulum.parse(text, tz=zone)
    assert isinstance(local, DateTime)
    return SentTime(
        on=local.date(), at=local.in_timezone("UTC"), zone=zone, precision=Precision.MINUTE
    )


def on_day(text: str) -> SentTime:
    """A sent time of precision day from "2026-11-18"."""
    return SentTime(on=day(text), zone="Europe/Berlin", precision=Precision.DAY)


def sent(text: str) -> SentTime:
    """Precision minute when the text has a time, else day."""
    return minute(text) if "T" in text else on_day(text)


def yes(*signs: Sign) -> Signs:
    """Signs answered yes; all others unknown."""
    return Signs(yes=frozenset(signs))


def answered(*signs: Sign) -> Signs:
    """Signs answered yes; all others answered no."""
    return Signs(yes=frozenset(signs), no=frozenset(Sign) - frozenset(signs))


def a_draft(name: str = "Ana Rybar", when: str = "2026-11-18", **said: Any) -> RequestDraft:
    """A draft to an invented person, sent on a day or at a minute."""
    known: dict[str, Any] = {"name": name, "sent": sent(when)}
    return RequestDraft(**known | said)


def a_request(when: str = "2026-11-18", name: str = "", **said: Any) -> Request:
    """A saved request to an invented person, logged when it was sent unless said otherwise."""
    number = said.pop("id", None) or next(_ids)
    sent_time = said.pop("sent", None) or sent(when)
    person = said.pop("person", None) or Person(
        id=PersonId(number), name=name or f"Person {number}", company=said.get("company", "")
    )
    noon = pendulum.datetime(sent_time.on.year, sent_time.on.month, sent_time.on.day, 12)
    logged_at = said.pop("logged_at", None) or sent_time.at or noon
    known: dict[str, Any] = {
        "id": RequestId(number),
        "person": person,
        "sent": sent_time,
        "logged_at": logged_at,
    }
    return Request(**known | said)


def a_context(*recent: Request, **said: Any) -> LogContext:
    """The context of a Wednesday at noon, with every setting at its default."""
    context = LogContext(
        today=WEDNESDAY.date(),
        zone="Europe/Berlin",
        guideline=Guideline(),
        guidelines=(),
        first_day=FirstDay.MONDAY,
        recent=recent,
        people=PeopleIndex.of(asked=recent),
        notes_a_month=5,
        note_length=200,
    )
    return replace(context, **said)


LISTING_TODAY = WEDNESDAY.date()


def a_listing(ids: Sequence[int], text: str = "", *, of: int | None = None) -> LogListing:
    """A listing of these ids, found by a filter typed on the Wednesday."""
    return LogListing(
        reading=read_filter(text, today=LISTING_TODAY, first_day=FirstDay.MONDAY),
        ids=array("q", ids),
        of=len(ids) if of is None else of,
        today=LISTING_TODAY,
    )


def a_row(request: Request, *, rated_too: bool = True) -> LogRow:
    """A row of a request whose note no other one copies."""
    row = rated(request, copied=frozenset(), spent=frozenset())
    return LogRow(request=request, rated=row if rated_too else None)


SHELVES_TODAY = day("2026-11-18")
BO = Person(id=PersonId(1), name="Bo Roth", company="Orbital", role="Data lead")
BÖ = Person(id=PersonId(2), name="Bö Roth", company="Orbital", profile_key="bo-roth")
ONE = RequestId(1)
PAIR = LikelyPair(first=BO, second=BÖ, why=(Likeness.SPELLING, Likeness.SAME_COMPANY))


def ago(days: int) -> Date:
    """The date that many days before."""
    return day_after(SHELVES_TODAY, -days)


def on_shortlist(contacts: int = 0, *, withdrawn_ago: int | None = None) -> ShelfRow:
    """Somebody who is meant to be asked, on the shortlist for three days."""
    last = ago(1) if contacts else None
    gone = None if withdrawn_ago is None else ago(withdrawn_ago)
    return shortlisted(BO, "her talk", ago(3), (contacts, last), gone, SHELVES_TODAY)


ROWS: tuple[tuple[ShelfRow, str, bool], ...] = (
    (hello_owed(BO, ONE, ago(9), ago(0), SHELVES_TODAY), "said yes today", True),
    (hello_owed(BO, ONE, ago(9), ago(1), SHELVES_TODAY), "said yes yesterday", True),
    (waiting(BO, ONE, ago(42), None, SHELVES_TODAY), "sent 42 days ago", False),
    (waiting(BO, ONE, ago(43), None, SHELVES_TODAY), "sent 43 days ago · keep or withdraw?", True),
    (waiting(BO, ONE, ago(43), ago(41), SHELVES_TODAY), "sent 43 days ago · kept 8 Oct", False),
    (
        waiting(BO, ONE, ago(90), ago(42), SHELVES_TODAY),
        "sent 90 days ago · keep or withdraw?",
        True,
    ),
    (withdrawn(BO, ONE, ago(20), SHELVES_TODAY), "ask again from 19 Nov", False),
    (withdrawn(BO, ONE, ago(21), SHELVES_TODAY), "can be asked again", False),
    (on_shortlist(), "no contact yet · her talk", False),
    (on_shortlist(1), "1 contact, 17 Nov · her talk", False),
    (
        on_shortlist(2, withdrawn_ago=1),
        "2 contacts, 17 Nov · ask again from 8 Dec · her talk",
        False,
    ),
    (
        keep_in_touch(BO, ContactPlan(days=30), ago(29), SHELVES_TODAY),
        "every 30 days · next 19 Nov",
        False,
    ),
    (
        keep_in_touch(BO, ContactPlan(days=30), ago(30), SHELVES_TODAY),
        "due · quiet 30 days · every 30 days",
        True,
    ),
    (
        keep_in_touch(BO, ContactPlan(days=1), ago(1), SHELVES_TODAY),
        "due · quiet 1 day · every 1 day",
        True,
    ),
    (
        keep_in_touch(BO, ContactPlan(days=30), None, SHELVES_TODAY),
        "due · no contact yet · every 30 days",
        True,
    ),
    (PAIR, "name spelt another way, same company", False),
)
"""A row of every kind at its edges, how it stands, and whether there is something to do."""
