"""Rows of every shelf, for the wording and the widgets."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.duplicates import LikelyPair, Why
from netcoach.domain.keeping_in_touch import keep_in_touch
from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import RequestId
from netcoach.domain.shelves import benched, hello_owed, waiting, withdrawn
from netcoach.domain.week import day_after
from netcoach.wording.people import ShelfRow
from tests.builders import day

TODAY = day("2026-11-18")
BO = Person(id=PersonId(1), name="Bo Roth", company="Orbital", role="Data lead")
BÖ = Person(id=PersonId(2), name="Bö Roth", company="Orbital", profile_key="bo-roth")
ONE = RequestId(1)
PAIR = LikelyPair(first=BO, second=BÖ, why=(Why.SPELLING, Why.SAME_COMPANY))


def ago(days: int) -> Date:
    """The date that many days before."""
    return day_after(TODAY, -days)


def on_bench(touches: int = 0, *, withdrawn_ago: int | None = None) -> ShelfRow:
    """Somebody who is meant to be asked, on the bench for three days."""
    last = ago(1) if touches else None
    gone = None if withdrawn_ago is None else ago(withdrawn_ago)
    return benched(BO, "her talk", ago(3), (touches, last), gone, TODAY)


ROWS: tuple[tuple[ShelfRow, str, bool], ...] = (
    (hello_owed(BO, ONE, ago(9), ago(0), TODAY), "said yes today", True),
    (hello_owed(BO, ONE, ago(9), ago(1), TODAY), "said yes yesterday", True),
    (waiting(BO, ONE, ago(42), None, TODAY), "sent 42 days ago", False),
    (waiting(BO, ONE, ago(43), None, TODAY), "sent 43 days ago · keep or withdraw?", True),
    (waiting(BO, ONE, ago(43), ago(41), TODAY), "sent 43 days ago · kept 8 Oct", False),
    (waiting(BO, ONE, ago(90), ago(42), TODAY), "sent 90 days ago · keep or withdraw?", True),
    (withdrawn(BO, ONE, ago(20), TODAY), "ask again from 19 Nov", False),
    (withdrawn(BO, ONE, ago(21), TODAY), "can be asked again", False),
    (on_bench(), "no contact yet · her talk", False),
    (on_bench(1), "1 touch, 17 Nov · her talk", False),
    (on_bench(2, withdrawn_ago=1), "2 touches, 17 Nov · ask again from 8 Dec · her talk", False),
    (keep_in_touch(BO, 30, ago(29), TODAY), "every 30 days · next 19 Nov", False),
    (keep_in_touch(BO, 30, ago(30), TODAY), "due · quiet 30 days · every 30 days", True),
    (keep_in_touch(BO, 1, ago(1), TODAY), "due · quiet 1 day · every 1 day", True),
    (keep_in_touch(BO, 30, None, TODAY), "due · no contact yet · every 30 days", True),
    (PAIR, "name spelt another way, same company", False),
)
"""A row of every kind at its edges, how it stands, and whether there is something to do."""
