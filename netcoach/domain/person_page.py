"""Everything one person's page shows, and what can be said of a person."""

from __future__ import annotations

from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.duplicates import LikelyPair
from netcoach.domain.keeping_in_touch import KeepInTouch
from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import Request, RequestId, Sign
from netcoach.domain.shelves import Benched, HelloOwed, Waiting, Withdrawn
from netcoach.domain.touches import Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """How the user came to a person, as one request says it.

    ``signs`` are the ground signs answered yes, in the order of the signs; ``event`` is "" when
    none was said.
    """

    request_id: RequestId
    on: Date
    signs: tuple[Sign, ...]
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A company and role a person was said to have, from the first to the last local date."""

    company: str
    role: str
    first_on: Date
    last_on: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class SentNote:
    """A note that went with a request."""

    request_id: RequestId
    on: Date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """What the user says of a person; every text may be "" but the name.

    Attributes:
        url: their profile address, as typed; a key is its own address.
        through: who introduced them.
        words: private words, of several lines.
    """

    name: str
    company: str = ""
    role: str = ""
    url: str = ""
    through: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchDraft:
    """Somebody meant to be asked: a known person, or one by name.

    ``person_id`` is the known person meant, None for somebody new; the texts of a known person
    that are "" stay as they are.
    """

    name: str
    person_id: PersonId | None = None
    company: str = ""
    role: str = ""
    url: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person.

    Attributes:
        today: the local date it was made on.
        forgotten: only the bare requests are left of them.
        through: who introduced them, "" when not said.
        words: the user's private words, "" when none.
        requests: newest first, each with its milestones.
        touches: newest first.
        grounds: how the user came to them, newest request first; only requests that say it.
        jobs: companies and roles over time, newest first.
        notes: what was sent, newest first.
        hello, waiting, withdrawn, benched, in_touch: where they are on the shelves, None where
            they are not.
        likely: who may be the same person.
    """

    today: Date
    person: Person
    forgotten: bool = False
    through: str = ""
    words: str = ""
    requests: tuple[Request, ...] = ()
    touches: tuple[Touch, ...] = ()
    grounds: tuple[Ground, ...] = ()
    jobs: tuple[Job, ...] = ()
    notes: tuple[SentNote, ...] = ()
    hello: HelloOwed | None = None
    waiting: Waiting | None = None
    withdrawn: Withdrawn | None = None
    benched: Benched | None = None
    in_touch: KeepInTouch | None = None
    likely: tuple[LikelyPair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Where somebody's name stands in what is not theirs; it stays there when they are forgotten.

    Attributes:
        texts: how many texts about other people hold it: notes, reasons, words ...
        people: the names of those people, each once, in order.
        weeks: how many lines about weeks hold it.
    """

    texts: int = 0
    people: tuple[str, ...] = ()
    weeks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What forgetting somebody left and did.

    Attributes:
        requests: how many bare requests stay counted.
        backups: how many backups they were taken out of.
        mentions: where the name still stands; netcoach does not touch what was written about
            somebody else.
    """

    requests: int
    backups: int
    mentions: Mentions
