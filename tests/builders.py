"""Values for tests that say only what matters."""

from __future__ import annotations

from itertools import count
from typing import Any

import pendulum
from pendulum import Date, DateTime

from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import (
    Precision,
    Request,
    RequestDraft,
    RequestId,
    SentTime,
    Sign,
    Signs,
)

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
