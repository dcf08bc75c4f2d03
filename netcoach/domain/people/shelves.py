"""Shelves: everything the People screen shows and in which order, and whom a note helps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.quality import Evidence, breakdown_of
from netcoach.domain.log.request import RequestId
from netcoach.domain.log.signs import Group, Sign, Signs
from netcoach.domain.outcomes.outcome import LAPSE_DAYS, REASK_DAYS
from netcoach.domain.people.contacts import ContactKind, KeepInTouch
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import KnownStanding
from netcoach.domain.week.calendar import day_after

WAITING_DAYS = 42
"""Days pending after which keep or withdraw is offered, and days a "keep" holds (ours)."""

SHELF_DAYS = 365
"""Days a yes without a hello stays on its shelf (ours: what is older is no hello any more, and an
import can bring years of it)."""

WITHDRAWN_DAYS = 90
"""Days a withdrawal stays on its shelf, with the date from which to ask again (ours)."""

Row = TypeVar("Row")


@frozen
class HelloOwed:
    """Somebody who said yes, and nothing came after it.

    ``days`` counts from the acceptance, 0 on the same date.
    """

    person: Person
    request_id: RequestId
    sent_on: Date
    accepted_on: Date
    days: int


@frozen
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

    @property
    def has_lapsed(self) -> bool:
        """Whether the invitation has probably lapsed by itself: after about six months."""
        return self.days > LAPSE_DAYS


@frozen
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


@frozen
class Shortlisted:
    """Somebody who is meant to be asked.

    Attributes:
        reason: why, in the user's words; "" when not said.
        since: the local date they were put on the shortlist; ``days`` counts from it.
        contacts: contacts before asking: engaged first.
        last_contact_on: the local date of the last of them, None without any.
        again_on: the first date they can be asked again, when a request to them was withdrawn
            under 21 days ago; else None.
    """

    person: Person
    reason: str
    since: Date
    days: int
    contacts: int
    last_contact_on: Date | None
    again_on: Date | None = None


@frozen
class Shelves:
    """The People place.

    Attributes:
        today: the local date it was made on.
        hellos: said yes, no hello yet; the latest yes first.
        waiting: pending; the longest wait first, so that those to decide on lead.
        withdrawn: first those who cannot be asked yet, the soonest date first; then those who
            can, the latest date first. Nobody who is on the shortlist.
        shortlist: on it for longest first.
        in_touch: everybody with a follow-up date or a cadence; the longest due first, then the
            next to be due.
        notes: whom on the shortlist a note helps most; None while there are enough for everybody.
        known: how many people the log knows, on a shelf or not.
    """

    today: Date
    hellos: tuple[HelloOwed, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    shortlist: tuple[Shortlisted, ...] = ()
    in_touch: tuple[KeepInTouch, ...] = ()
    notes: ShortlistNotes | None = None
    known: int = 0

    @property
    def lapsed(self) -> tuple[Waiting, ...]:
        """Those pending for so long that their invitation has probably lapsed."""
        return tuple(one for one in self.waiting if one.has_lapsed)

    @property
    def due(self) -> tuple[KeepInTouch, ...]:
        """Those to be written to today, or since a day before."""
        return tuple(one for one in self.in_touch if one.is_due)


def hello_owed(
    person: Person, request_id: RequestId, sent_on: Date, accepted_on: Date, today: Date
) -> HelloOwed:
    """Somebody whose yes nothing came after."""
    return HelloOwed(
        person=person,
        request_id=request_id,
        sent_on=sent_on,
        accepted_on=accepted_on,
        days=days_since(accepted_on, today),
    )


def waiting(
    person: Person, request_id: RequestId, sent_on: Date, kept_on: Date | None, today: Date
) -> Waiting:
    """A pending request, with whether it is time to keep or withdraw it."""
    days = days_since(sent_on, today)
    kept = kept_on is not None and days_since(kept_on, today) < WAITING_DAYS
    return Waiting(
        person=person,
        request_id=request_id,
        sent_on=sent_on,
        days=days,
        kept_on=kept_on,
        offers=days > WAITING_DAYS and not kept,
    )


def withdrawn(person: Person, request_id: RequestId, withdrawn_on: Date, today: Date) -> Withdrawn:
    """Somebody whose last request was withdrawn, with the date they can be asked again."""
    again_on = day_after(withdrawn_on, REASK_DAYS)
    return Withdrawn(
        person=person,
        request_id=request_id,
        withdrawn_on=withdrawn_on,
        again_on=again_on,
        days_left=max(0, days_since(today, again_on)),
    )


def shortlisted(
    person: Person,
    reason: str,
    since: Date,
    touched: tuple[int, Date | None],
    withdrawn_on: Date | None,
    today: Date,
) -> Shortlisted:
    """Somebody who is meant to be asked.

    Args:
        person: who.
        reason: why.
        since: when they were put on the shortlist.
        touched: how many contacts there are, and the date of the last.
        withdrawn_on: when the last request to them was withdrawn, if it was.
        today: the local date.
    """
    contacts, last_contact_on = touched
    again_on = withdrawn_on and day_after(withdrawn_on, REASK_DAYS)
    return Shortlisted(
        person=person,
        reason=reason,
        since=since,
        days=days_since(since, today),
        contacts=contacts,
        last_contact_on=last_contact_on,
        again_on=again_on if again_on and again_on > today else None,
    )


def shelves_of(
    known: Iterable[KnownStanding],
    *,
    shortlist: tuple[Shortlisted, ...],
    in_touch: tuple[KeepInTouch, ...],
    today: Date,
) -> Shelves:
    """Put everybody on their shelves, by where they stand.

    Args:
        known: at least everybody who is pending, and whoever accepted or was withdrawn in the
            last ``SHELF_DAYS``.
        shortlist: who is meant to be asked; they are not offered among the withdrawn too.
        in_touch: everybody with a follow-up date or a cadence.
        today: the local date.
    """
    hellos, waits, gone = [], [], []
    meant = {one.person.id for one in shortlist}
    for one in known:
        if hello := hello_of(one, today):
            hellos.append(hello)
        if wait := waiting_of(one, today):
            waits.append(wait)
        if one.person.id not in meant and (back := withdrawn_of(one, today)):
            gone.append(back)
    return shelves_in_order(
        Shelves(
            today=today,
            hellos=tuple(one for one in hellos if one.days <= SHELF_DAYS),
            waiting=tuple(waits),
            withdrawn=tuple(gone),
            shortlist=shortlist,
            in_touch=in_touch,
        )
    )


def hello_of(one: KnownStanding, today: Date) -> HelloOwed | None:
    """The hello owed to somebody; None when none is."""
    standing = one.standing
    number, sent_on, since = standing.request_id, standing.sent_on, standing.since
    if not one.owes_hello or number is None or sent_on is None or since is None:
        return None
    return hello_owed(one.person, number, sent_on, since, today)


def waiting_of(one: KnownStanding, today: Date) -> Waiting | None:
    """The request somebody has not answered yet; None without one."""
    standing = one.standing
    if standing.pending_by is None or standing.pending_on is None:
        return None
    return waiting(one.person, standing.pending_by, standing.pending_on, one.kept_on, today)


def withdrawn_of(one: KnownStanding, today: Date) -> Withdrawn | None:
    """From when somebody withdrawn can be asked again; None once it is over 90 days ago."""
    standing = one.standing
    if standing.withdrawn_on is None or standing.request_id is None:
        return None
    if days_since(standing.withdrawn_on, today) > WITHDRAWN_DAYS:
        return None
    return withdrawn(one.person, standing.request_id, standing.withdrawn_on, today)


def shelves_in_order(shelves: Shelves) -> Shelves:
    """The shelves with every row in its place; rows of one date by their ids."""
    return replace(
        shelves,
        hellos=_sorted(shelves.hellos, lambda one: (one.days, -one.request_id)),
        waiting=_sorted(shelves.waiting, lambda one: (-one.days, one.request_id)),
        withdrawn=_sorted(shelves.withdrawn, _by_asking),
        shortlist=_sorted(shelves.shortlist, lambda one: (-one.days, one.person.id)),
        in_touch=_sorted(shelves.in_touch, lambda one: (-one.days_over, one.person.id)),
    )


def days_since(earlier: Date, later: Date) -> int:
    """Days from one date to another."""
    return later.toordinal() - earlier.toordinal()


def _by_asking(one: Withdrawn) -> tuple[bool, int, int]:
    day = one.again_on.toordinal()
    return not one.days_left, day if one.days_left else -day, one.request_id


def _sorted(rows: tuple[Row, ...], key: Callable[[Row], Any]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=key))


CONTACT_SIGNS: Mapping[ContactKind, Sign] = MappingProxyType(
    {
        ContactKind.COMMENTED: Sign.I_ENGAGED,
        ContactKind.MET: Sign.MET,
        ContactKind.MESSAGED: Sign.SPOKE_FIRST,
        ContactKind.WROTE: Sign.SPOKE_FIRST,
        ContactKind.CALLED: Sign.SPOKE_FIRST,
    }
)
"""What a contact lets one say of a request that follows it; the other kinds say nothing certain."""

Known = Mapping[PersonId, Collection[Sign]]
"""The signs that can be said yes of somebody who is still to be asked; nobody need be in it."""


@frozen
class ShortlistNotes:
    """Notes that do not reach for everybody on the shortlist.

    Attributes:
        left: personal notes left in the calendar month of ``month_of``; less than ``people``.
        month_of: the local date it was worked out on.
        people: how many of the shortlist can be asked now.
        helped: whom a note helps most, the first first; as many as there are notes left.
    """

    left: int
    month_of: Date
    people: int
    helped: tuple[Person, ...]

    def helps(self, person_id: PersonId | None) -> bool:
        """Whether somebody is among those whom a note helps most."""
        return any(one.id == person_id for one in self.helped)


def shortlist_notes(
    shortlist: Sequence[Shortlisted], known: Known, *, left: int | None, today: Date
) -> ShortlistNotes | None:
    """Tell whom the notes left help most; None while they reach for everybody, or have no limit.

    A note says why it is this person, so it helps most where nothing else says it (ours; the
    article asks for a customised message, and for something in common). The order: first those
    with the fewest points of ground and of words elsewhere known, then those without a contact,
    then the most relevant, then those with a reason written, which is what the note would say,
    then those on the shortlist for longest. Who cannot be asked again yet is left out.

    Args:
        shortlist: who is meant to be asked.
        known: the signs that can be said yes of them already.
        left: notes left this month; None when the plan has no limit.
        today: the local date.
    """
    askable = [one for one in shortlist if one.again_on is None]
    if left is None or left >= len(askable):
        return None
    order = sorted(askable, key=lambda one: _need(one, known.get(one.person.id, ())))
    return ShortlistNotes(
        left=left,
        month_of=today,
        people=len(askable),
        helped=tuple(one.person for one in order[:left]),
    )


def _need(one: Shortlisted, known: Collection[Sign]) -> tuple[float, bool, float, bool, int, int]:
    evidence = Evidence(signs=Signs(yes=frozenset(known)))
    points = {each.group: each.total for each in breakdown_of(evidence, unknown_counts=False)}
    return (
        points[Group.KNOWN] + points[Group.CARE],
        one.contacts > 0,
        -points[Group.WHY],
        not one.reason,
        -one.days,
        one.person.id,
    )
