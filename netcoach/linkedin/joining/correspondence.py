"""What messages and recommendations say: replies to requests, and contact with people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, SentTime
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.names import full_name_key
from netcoach.domain.week.calendar import day_after
from netcoach.domain.zones import Zone
from netcoach.linkedin.export import Recommendation, SourceFacts
from netcoach.linkedin.joining.joined import LOG, Found, Joined, KnownRequest, Log
from netcoach.linkedin.joining.pairing import SideId, earliest_utc

NOTE_SECONDS = 90
"""How far from a request its own note can lie among the messages (ours: both are told to the
minute)."""

Touch = tuple[SideId, ContactKind, Date]
"""Contact with a joined person, or somebody only the log has, on a local date."""


@frozen
class Correspondence:
    """What a source's messages and recommendations say.

    Attributes:
        outcomes: the first reply to each request, and each recommendation.
        contacts: that the user wrote to somebody who had said yes, or that they wrote: one a
            person, kind and day.
    """

    outcomes: tuple[Found, ...] = ()
    contacts: tuple[Touch, ...] = ()


@dataclass(kw_only=True, eq=False)
class _Party:
    """Somebody messages can be with.

    Attributes:
        since: the date in UTC from which they were a connection, as far as anything tells.
        requests: when each request to them was sent, and its ref, in order of sending.
    """

    id: SideId
    profile_key: str
    since: Date | None
    requests: list[tuple[SentTime, str, bool]] = field(default_factory=list)
    by_name: bool = False

    @cached_property
    def sent(self) -> list[tuple[float, bool, str, bool]]:
        """From when each request can have been answered, in seconds since 1970, and its own time.

        Then its ref, and whether they said yes to it.
        """
        return [
            (one.at.timestamp() if one.at else _midnight(one), one.at is not None, ref, yes)
            for one, ref, yes in self.requests
        ]

    def answered_at(self, at: float) -> str | None:
        """The request that something of theirs answers: the last one before it, a yes before all.

        Args:
            at: the moment, in seconds since 1970.
        """
        before = [(yes, ref) for start, _, ref, yes in self.sent if start <= at]
        said_yes = [ref for yes, ref in before if yes]
        return said_yes[-1] if said_yes else before[-1][1] if before else None

    def is_note(self, at: float) -> bool:
        """Whether a message is the note that a request was sent with."""
        return any(exact and abs(start - at) <= NOTE_SECONDS for start, exact, _, _ in self.sent)


def _midnight(sent: SentTime) -> float:
    """The beginning of the earliest date in UTC a request can have been sent on."""
    return (earliest_utc(sent).toordinal() - _EPOCH) * float(_DAY)


_EPOCH, _DAY = Date(1970, 1, 1).toordinal(), 86_400


def correspondence(
    told: SourceFacts, joined: Joined, log: Log, *, zone: Zone, today: Date
) -> Correspondence:
    """Find out whom messages are with, and what they mean.

    What the user wrote to somebody before they said yes is no contact (it is the request's own
    note, or a message to a stranger); what somebody wrote after they were asked is a reply, also
    where it answers that note.

    Args:
        told: the source.
        joined: the source held against the log.
        log: the log.
        zone: the user's, for local dates.
        today: the local date; nothing is later.
    """
    if not told.messages and not told.recommendations:
        return Correspondence()
    people = _People(joined, log)
    replies: dict[str, Found] = {}
    contacts: dict[Touch, None] = {}
    days: dict[int, Date] = {}
    for message in sorted(told.messages, key=lambda one: one.at):
        party = people.meant(message.profile_key, message.name)
        if party is None:
            continue
        local = dt.datetime.fromtimestamp(message.at, zone).toordinal()
        on = min(days.get(local) or days.setdefault(local, Date.fromordinal(local)), today)
        since = party.since
        is_connected = since is not None and message.at // _DAY + _EPOCH >= since.toordinal()
        if message.outgoing:
            if is_connected and not party.is_note(message.at):
                contacts[party.id, ContactKind.MESSAGED, on] = None
            continue
        ref = party.answered_at(message.at)
        if ref is not None and ref not in replies:
            replies[ref] = Found(ref=ref, outcome=Outcome.REPLIED, on=on, by_name=party.by_name)
        if ref is not None or is_connected:
            contacts[party.id, ContactKind.WROTE, on] = None
    recommended = [
        found for one in told.recommendations if (found := _recommended(one, people)) is not None
    ]
    return Correspondence(outcomes=(*replies.values(), *recommended), contacts=tuple(contacts))


def _recommended(one: Recommendation, people: _People) -> Found | None:
    """The last request before a recommendation, to the one person of that name."""
    party = people.meant("", one.name)
    before = [ref for sent, ref, _ in party.requests if sent.on <= one.on] if party else []
    if not before:
        return None
    return Found(ref=before[-1], outcome=Outcome.RECOMMENDATION, on=one.on, by_name=True)


class _People:
    """Everybody of a source and of the log, by address and by name; one name of two finds none."""

    def __init__(self, joined: Joined, log: Log) -> None:
        self._of_each: defaultdict[str, list[KnownRequest]] = defaultdict(list)
        for request in log.requests:
            if not request.deleted:
                self._of_each[request.person].append(request)
        self._by_key: dict[str, _Party] = {}
        self._by_name: defaultdict[str, list[_Party]] = defaultdict(list)
        yes = {one.ref for one in joined.accepted}
        met: set[str] = set()
        for number, person in joined.people.items():
            if number != person.id or person.gone:
                continue
            held = [one for one in (person.known, person.merged) if one is not None]
            met.update(one.ref for one in held)
            requests = [one for each in held for one in self._of_each[each.ref]]
            party = _Party(
                id=person.id,
                profile_key=person.profile_key,
                since=_since(person.connected_on, requests),
                by_name=person.by_name is not None,
            )
            party.requests = [
                (one.sent, one.ref, _said_yes(one) or one.ref in yes) for one in requests
            ]
            party.requests += [
                (one.told.sent, one.ref, one.accepted is not None)
                for one in person.asked
                if one.known is None
            ]
            names = {one.told.name for one in person.asked} | {one.name for one in held}
            self._add(party, names | ({person.listed.name} if person.listed else set()))
        for known in log.people.values():
            if known.ref not in met and known.findable and not known.forgotten:
                requests = self._of_each[known.ref]
                party = _Party(
                    id=LOG + known.ref,
                    profile_key=known.profile_key,
                    since=_since(known.connected_on, requests),
                )
                party.requests = [(one.sent, one.ref, _said_yes(one)) for one in requests]
                self._add(party, {known.name})

    def _add(self, party: _Party, names: set[str]) -> None:
        party.requests.sort(key=lambda one: (earliest_utc(one[0]), one[0].at or 0, one[1]))
        if party.profile_key:
            self._by_key[party.profile_key] = party
        for key in {full_name_key(name) for name in names} - {""}:
            self._by_name[key].append(party)

    def meant(self, profile_key: str, name: str) -> _Party | None:
        """Whoever has that address, else the one whose full name that is."""
        if profile_key and (found := self._by_key.get(profile_key)):
            return found
        named = self._by_name.get(full_name_key(name), ())
        fitting = [one for one in named if not (profile_key and one.profile_key)]
        return fitting[0] if len(fitting) == 1 else None


def _said_yes(one: KnownRequest) -> bool:
    return one.accepted_on is not None


def _since(connected_on: Date | None, requests: list[KnownRequest]) -> Date | None:
    if connected_on is not None:
        return connected_on
    # A local date can be one day later than that in UTC.
    return min(
        (day_after(one.accepted_on, -1) for one in requests if one.accepted_on), default=None
    )
