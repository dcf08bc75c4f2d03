"""Everything the People place shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.keeping_in_touch import KeepInTouch
from netcoach.domain.person import Person
from netcoach.domain.request import RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloOwed:
    """Somebody who said yes, and nothing came after it.

    ``days`` counts from the acceptance, 0 on the same date.
    """

    person: Person
    request_id: RequestId
    sent_on: Date
    accepted_on: Date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A pending request.

    Attributes:
        days: since it was sent, 0 on the same date.
        kept_on: the local date "keep" was last said, None when never.
        offers: keep or withdraw is to be offered: more than 42 days pending, and "keep" was not
            said in the last 41.
    """

    person: Person
    request_id: RequestId
    sent_on: Date
    days: int
    kept_on: Date | None
    offers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Somebody whose last request was withdrawn.

    ``again_on`` is the first local date on which they can be asked again; ``days_left`` counts
    up to it, 0 from that date on.
    """

    person: Person
    request_id: RequestId
    withdrawn_on: Date
    again_on: Date
    days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Benched:
    """Somebody who is meant to be asked.

    Attributes:
        reason: why, in the user's words; "" when not said.
        since: the local date they were put on the bench; ``days`` counts from it.
        touches: contacts before asking: engaged first.
        last_touch_on: the local date of the last of them, None without any.
        again_on: the first date they can be asked again, when a request to them was withdrawn
            under 21 days ago; else None.
    """

    person: Person
    reason: str
    since: Date
    days: int
    touches: int
    last_touch_on: Date | None
    again_on: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The People place.

    Attributes:
        today: the local date it was made on.
        hellos: said yes, no hello yet; the latest yes first.
        waiting: pending; the longest wait first, so that those to decide on lead.
        withdrawn: first those who cannot be asked yet, the soonest date first; then those who
            can, the latest date first. Nobody who is on the bench.
        bench: on it for longest first.
        in_touch: everybody with a rhythm; the longest due first, then the next to be due.
    """

    today: Date
    hellos: tuple[HelloOwed, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    bench: tuple[Benched, ...] = ()
    in_touch: tuple[KeepInTouch, ...] = ()

    @property
    def to_decide(self) -> tuple[Waiting, ...]:
        """The pending requests for which keep or withdraw is offered."""
        return tuple(one for one in self.waiting if one.offers)

    @property
    def due(self) -> tuple[KeepInTouch, ...]:
        """Those whose rhythm has run out."""
        return tuple(one for one in self.in_touch if one.is_due)
