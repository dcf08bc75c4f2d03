"""Row <-> value: the one place that knows which column holds what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from pendulum import UTC, Date, DateTime

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import (
    Outcome,
    Precision,
    Request,
    RequestDraft,
    RequestId,
    SentTime,
    Source,
)
from netcoach.domain.log.signs import SIGNS, Answer, Field, Sign, Signs
from netcoach.domain.people.names import name_key
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.zones import is_zone

if TYPE_CHECKING:
    from netcoach.domain.people.contacts import ContactKind


def day_text(day: Date) -> str:
    """A local date as "2026-11-18"."""
    return day.isoformat()


@lru_cache(maxsize=8192)
def day_of(text: str) -> Date:
    """The local date written as ``text``."""
    return Date.fromisoformat(text)


def instant_text(instant: DateTime) -> str:
    """An instant in UTC as "2026-11-18T18:02:00.000000Z": one width, so that text order is time."""
    plain = instant.astimezone(datetime.UTC).replace(tzinfo=None)
    return plain.isoformat(timespec="microseconds") + "Z"


def instant_of(text: str) -> DateTime:
    """The UTC instant written as ``text``."""
    plain = datetime.datetime.fromisoformat(text)
    return DateTime(
        plain.year,
        plain.month,
        plain.day,
        plain.hour,
        plain.minute,
        plain.second,
        plain.microsecond,
        tzinfo=UTC,
    )


def is_day(value: Any) -> bool:
    """Whether that is a date as it is written here."""
    try:
        return isinstance(value, str) and day_text(day_of(value)) == value
    except ValueError:
        return False


def is_instant(value: Any) -> bool:
    """Whether that is an instant as it is written here."""
    try:
        return isinstance(value, str) and instant_text(instant_of(value)) == value
    except (ValueError, OverflowError):
        return False


def is_day_of(day: Any, instant: Any) -> bool:
    """Whether a date and an instant, both as they are written, can be of one moment somewhere."""
    apart = instant_of(instant).date().toordinal() - day_of(day).toordinal()
    return abs(apart) <= 1


@frozen
class NewRequest:
    """A draft with what only the coach knows: its form's uid, when and how it was logged."""

    draft: RequestDraft
    uid: str
    logged_at: DateTime
    source: Source = Source.LIVE
    outcomes: tuple[tuple[Outcome, Date], ...] = ()
    contacts: tuple[tuple[ContactKind, Date], ...] = ()


Row = tuple[Any, ...]
Outcomes = tuple[tuple[Outcome, Date], ...]

PERSON_COLUMNS = ("id", "name", "company", "role", "profile_key", "connected_on")
REQUEST_COLUMNS = (
    "id",
    "sent_on",
    "sent_from",
    "sent_at",
    "zone",
    "precision",
    "logged_at",
    "source",
    "company",
    "role",
    "note",
    "reason",
    "event",
    "field",
)
GUIDELINE_COLUMNS = ("low", "high", "from_week")

JOURNALED = (
    "people",
    "requests",
    "sign_answers",
    "outcomes",
    "import_uids",
    "contacts",
    "joins",
    "checks",
    "network_counts",
    "shortlist",
    "follow_ups",
    "tags",
    "jobs",
    "not_same",
    "waits",
    "guidelines",
    "week_marks",
    "seen",
)
"""Every table with a history, as ``schema`` declares them."""

_RUNG = {outcome: number for number, outcome in enumerate(Outcome)}


def columns(table: str, names: Sequence[str]) -> str:
    """Name columns of a table, for a statement."""
    return ", ".join(f"{table}.{name}" for name in names)


# Of the texts that many rows say alike one is held for all of them, and so are equal dates and
# answers: a year of a busy log takes half as much memory (measured).


def person_of(row: Row) -> Person:
    """A person from ``PERSON_COLUMNS``."""
    number, name, company, role, profile, connected_on = row
    return Person(
        id=PersonId(number),
        name=name,
        company=intern(company),
        role=intern(role),
        profile_key=profile,
        connected_on=None if connected_on is None else day_of(connected_on),
    )


def request_of(row: Row, signs: Signs, outcomes: Outcomes) -> Request:
    """A request from ``REQUEST_COLUMNS`` followed by its person's ``PERSON_COLUMNS``."""
    width = len(REQUEST_COLUMNS)
    number, on, first, at, zone, precision, logged_at, source, *said = row[:width]
    company, role, note, reason, event, field = said
    return Request(
        id=RequestId(number),
        person=person_of(row[width:]),
        sent=sent_of(on, first, at, zone, precision),
        logged_at=_logged_at(logged_at),
        source=Source(source),
        company=intern(company),
        role=intern(role),
        note=note,
        reason=intern(reason),
        event=intern(event),
        signs=signs,
        field=None if field is None else Field(field),
        outcomes=outcomes,
    )


@lru_cache(maxsize=1024)
def sent_of(on: str, first: str | None, at: str | None, zone: str, precision: str) -> SentTime:
    """When a request was sent, from its columns. Raises ValueError where they mean nothing."""
    if not is_zone(zone):
        raise ValueError("not a zone")
    return SentTime(
        on=day_of(on),
        first=None if first is None else day_of(first),
        at=None if at is None else instant_of(at),
        zone=intern(zone),
        precision=Precision(precision),
    )


_logged_at = lru_cache(maxsize=256)(instant_of)
"""All that one import brought was logged at one moment."""


@lru_cache(maxsize=2048)
def signs_of(answers: str | None) -> Signs:
    """Signs from a text like "met yes,event no"; equal texts give one value, as there are many."""
    found: dict[str, list[str]] = {"yes": [], "no": []}
    for sign, answer in _pairs(answers):
        found[answer].append(sign)
    return Signs(yes=_set_of(*sorted(found["yes"])), no=_set_of(*sorted(found["no"])))


@lru_cache(maxsize=2048)
def _set_of(*signs: str) -> frozenset[Sign]:
    return frozenset(SIGNS[sign] for sign in signs)


@lru_cache(maxsize=4096)
def outcomes_of(dated: str | None) -> Outcomes:
    """Outcomes from a text like "accepted 2026-11-02,talked 2026-11-05".

    They come in the order they happened; on one date, in the order of the ladder.
    """
    found = [(Outcome(outcome), day_of(on)) for outcome, on in _pairs(dated)]
    return tuple(sorted(found, key=lambda one: (one[1], _RUNG[one[0]])))


def _pairs(text: str | None) -> Iterator[list[str]]:
    return (one.split(" ") for one in text.split(",")) if text else iter(())


def guideline_of(row: Row) -> Guideline:
    """A guideline version from ``GUIDELINE_COLUMNS``."""
    low, high, from_week = row
    return Guideline(low=low, high=high, from_week=day_of(from_week))


def named_values(name: str) -> dict[str, Any]:
    """The columns a person's name fills."""
    return {"name": name, "name_key": name_key(name)}


def sent_values(sent: SentTime) -> dict[str, Any]:
    """The columns of a request that say when it was sent."""
    return {
        "sent_at": sent.at,
        "zone": sent.zone,
        "sent_on": sent.on,
        "sent_from": sent.first,
        "precision": sent.precision.value,
    }


def said_values(draft: RequestDraft) -> dict[str, Any]:
    """The columns of a request that its draft fills."""
    return sent_values(draft.sent) | {
        "company": draft.company,
        "role": draft.role,
        "note": draft.note,
        "reason": draft.reason,
        "event": draft.event,
        "field": None if draft.field is None else draft.field.value,
    }


def answers_of(signs: Signs) -> dict[str, str]:
    """Every answered sign with its answer, in the order of the signs."""
    return {
        sign.value: signs.answer(sign).value
        for sign in Sign
        if signs.answer(sign) is not Answer.UNKNOWN
    }


def guideline_values(guideline: Guideline) -> dict[str, Any]:
    """The columns of a guideline version."""
    return {"low": guideline.low, "high": guideline.high, "from_week": guideline.from_week}
