"""A source held against a log, as the tests of joining look at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pendulum import Date

from netcoach.domain.log.request import SentTime
from netcoach.domain.zones import zone_of
from netcoach.linkedin import (
    Acceptance,
    Correspondence,
    Joined,
    KnownPerson,
    KnownRequest,
    Log,
    SourceFacts,
    correspondence,
    join,
)
from tests.support.exports import TODAY, read_tables


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A request of the log to somebody; one person a name and address."""

    name: str
    sent: SentTime
    ref: str = "7"
    slug: str = ""
    uids: frozenset[str] = frozenset()
    accepted_on: Date | None = None


def log_with(known: Iterable[Typed]) -> Log:
    """A log of these requests."""
    people: dict[tuple[str, str], KnownPerson] = {}
    requests = []
    for one in known:
        person = people.setdefault(
            (one.name, one.slug),
            KnownPerson(ref=f"p{len(people)}", name=one.name, profile_key=one.slug),
        )
        requests.append(
            KnownRequest(
                ref=one.ref,
                person=person.ref,
                sent=one.sent,
                uids=one.uids,
                accepted_on=one.accepted_on,
                is_settled=one.accepted_on is not None,
            )
        )
    return Log(people={one.ref: one for one in people.values()}, requests=tuple(requests))


@dataclass(frozen=True, kw_only=True)
class Held:
    """What was read, the log, and one held against the other."""

    told: SourceFacts
    log: Log
    joined: Joined
    said: Correspondence

    @property
    def known(self) -> dict[str, str | None]:
        """Which request of the log each of the source is, by its profile key or name."""
        return {one.told.profile_key or one.told.name: one.known for _, one in self.joined.requests}

    @property
    def accepted(self) -> list[Acceptance | None]:
        """What answered each request of the source, in order of sending."""
        return [one.accepted for _, one in self.joined.requests]

    @property
    def asked(self) -> list[list[tuple[str, str]]]:
        """The questions, each as pairs of names: who was asked, and who is shown."""
        people = self.joined.people
        return [
            [(people[one].name, people[other].name) for one, other in question.pairs]
            for question in self.joined.questions
        ]


def held(
    told: SourceFacts,
    known: Sequence[Typed] = (),
    *,
    zone: str = "Europe/Berlin",
    today: Date = TODAY,
) -> Held:
    """Hold a source against a log of these requests."""
    log = log_with(known)
    joined = join(told, log, today)
    said = correspondence(told, joined, log, zone=zone_of(zone), today=today)
    return Held(told=told, log=log, joined=joined, said=said)


def held_tables(folder: Path, known: Sequence[Typed] = (), **tables: Any) -> Held:
    """Read a zip of tables and hold it against a log."""
    where = {name: tables[name] for name in ("zone", "today") if name in tables}
    return held(read_tables(folder, **tables), known, **where)
