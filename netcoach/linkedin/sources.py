"""The tables that are read: invitations, connections, messages and recommendations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from pendulum import Date, DateTime, from_timestamp

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Precision, SentTime
from netcoach.domain.people.names import full_name_key, name_key, usable_profile
from netcoach.domain.week.calendar import day_after
from netcoach.domain.zones import Zone
from netcoach.linkedin.dates import connected_on, is_skipped, message_at, sent_at, written_on
from netcoach.linkedin.export import Connection, Found, ImportedRequest, Why
from netcoach.linkedin.facts import (
    CONVERSATION_LENGTH,
    DELETED_MEMBER,
    DRAFT,
    INCOMING,
    OUTGOING,
    TABLE_ROWS,
)
from netcoach.linkedin.joining import Ask
from netcoach.linkedin.rows import Account, Cells, Skipped, capped

_MEMBER = "urn:li:member:"


@dataclass(slots=True, kw_only=True)
class Sender:
    """Who the export belongs to, as their own requests tell: one name, unless it was changed."""

    names: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)
    uids: set[str] = field(default_factory=set)
    other_zone: bool = False


@frozen
class Times:
    """How times are read: the user's zone and date, and the zone of ``Sent At``."""

    zone: Zone
    sent_zone: Zone
    today: Date


def read_requests(account: Account, times: Times, sender: Sender) -> list[ImportedRequest]:
    """The requests the owner sent, in the order of the file, none of them twice.

    ``sender`` learns whose requests they are, and which were found already.
    """

    def request(cells: Cells) -> ImportedRequest:
        _outgoing(cells)
        at = cells.date("sentat", lambda text: sent_at(text, times.sent_zone))
        name = cells.line("to")
        if not name:
            raise Skipped(Why.NO_NAME)
        sent = _sent(at, times.zone)
        if sent.on > times.today:
            raise Skipped(Why.FUTURE_DATE)
        found = _request(cells, name, sent)
        if found.uid in sender.uids:
            raise Skipped(Why.REPEATED)
        sender.uids.add(found.uid)
        _learn(sender, cells, times.sent_zone)
        return found

    return capped(account.each(request))


def _outgoing(cells: Cells) -> None:
    """Pass over what somebody else sent."""
    direction = cells.line("direction").upper()
    if direction == INCOMING:
        raise Skipped(Why.INCOMING)
    if direction != OUTGOING:
        raise Skipped(Why.UNKNOWN_DIRECTION)


def _sent(at: DateTime, zone: Zone) -> SentTime:
    local = at.astimezone(zone)
    return SentTime(on=local.date(), at=at, zone=zone.name, precision=Precision.MINUTE)


def _request(cells: Cells, name: str, sent: SentTime) -> ImportedRequest:
    key = cells.profile("inviteeprofileurl")
    member = cells.line("inviteeprofileurn")
    text = cells.line("sentat")
    by_name = f"name:{name_key(name)}"
    person = key or (member if member.startswith(_MEMBER) else by_name)
    return ImportedRequest(
        uid=_uid(key or name_key(name), text),
        name_uid=_uid(name_key(name), text),
        person=person,
        name=name,
        sent=sent,
        sent_text=text,
        row=cells.row,
        profile_key=key,
        note=cells.text("message"),
    )


def _uid(who: str, sent_text: str) -> str:
    """The same for the same request in every export, 32 hexadecimal digits."""
    parts = "\x1f".join((OUTGOING, who, sent_text))
    return blake2b(parts.encode(errors="replace"), digest_size=16).hexdigest()


def _learn(sender: Sender, cells: Cells, sent_zone: Zone) -> None:
    sender.names.add(name_key(cells.line("from")))
    sender.profiles.add(cells.profile("inviterprofileurl"))
    sender.names.discard("")
    sender.profiles.discard("")
    sender.other_zone = sender.other_zone or is_skipped(cells.line("sentat"), sent_zone)


_SAYS_WHO = ("firstname", "lastname", "url", "emailaddress", "company", "position")


def read_connections(account: Account, today: Date, seen: set[object]) -> list[Connection]:
    """Everybody with a name; hidden members are counted in the account, and nobody is made up.

    Args:
        account: the table.
        today: the local date; ``Connected On`` is in UTC and may be one day ahead of it.
        seen: what marks those found so far, so that a second table adds nobody twice.
    """

    def connection(cells: Cells) -> Connection:
        on = cells.date("connectedon", connected_on)
        if not any(cells.line(name) for name in _SAYS_WHO):
            raise Skipped(Why.HIDDEN)
        if on > day_after(today, 1):
            raise Skipped(Why.FUTURE_DATE)
        name = " ".join(filter(None, (cells.line("firstname"), cells.line("lastname"))))
        if not name:
            raise Skipped(Why.NO_NAME)
        found = Connection(
            name=name,
            connected_on=on,
            profile_key=cells.profile("url"),
            company=cells.line("company"),
            role=cells.line("position"),
        )
        mark = (found.profile_key, on) if found.profile_key else found
        if mark in seen:
            raise Skipped(Why.REPEATED)
        seen.add(mark)
        return found

    return capped(account.each(connection))


@frozen
class Yes:
    """An accepted request: who it went to and the date in UTC from which they can be written."""

    ref: str
    person: str
    name: str
    profile_key: str
    since: Date
    by_name: bool


@dataclass(slots=True, kw_only=True)
class _Talk:
    """When one conversation went which way with one person, in seconds since 1970."""

    sent: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)

    def first_reply(self) -> float | None:
        """The first answer to anything sent."""
        if not self.sent:
            return None
        asked = min(self.sent)
        return min((at for at in self.received if at > asked), default=None)


class Correspondents:
    """People who said yes, by profile and by name; a name two of them share finds nobody."""

    def __init__(self, said_yes: Iterable[Yes]) -> None:
        self._by_key: dict[str, Yes] = {}
        self._by_name: dict[str, list[Yes]] = defaultdict(list)
        for one in sorted(said_yes, key=lambda one: one.since):
            if one.profile_key:
                self._by_key[one.profile_key] = one
            self._by_name[full_name_key(one.name)].append(one)

    def find(self, key: str, name: str) -> Yes | None:
        """The accepted request of the person with that profile, else of that full name."""
        if key in self._by_key:
            return self._by_key[key]
        if not name or name == DELETED_MEMBER:
            return None
        namesakes = self._by_name.get(full_name_key(name), [])
        fitting = [one for one in namesakes if not (key and one.profile_key)]
        return fitting[-1] if len({one.person for one in fitting}) == 1 else None


class Talks:
    """Conversations between two, of the owner with people who said yes."""

    def __init__(self, sender: Sender, people: Correspondents, today: Date, zone: Zone) -> None:
        self._sender = sender
        self._people = people
        self._today = today
        self._zone = zone
        self._talks: dict[tuple[str, str], _Talk] = defaultdict(_Talk)
        self._by_ref: dict[str, Yes] = {}

    def read(self, account: Account) -> None:
        """Take in a table of messages.

        Raises:
            UnreadableExport: when it has more conversations than any account.
        """
        for _ in account.each(self._take):
            continue

    def replies(self) -> tuple[Found, ...]:
        """The first reply of each person, on its local date."""
        first: dict[str, float] = {}
        for (_, ref), talk in self._talks.items():
            reply = talk.first_reply()
            if reply:
                first[ref] = min(reply, first.get(ref, reply))
        return tuple(
            Found(
                ref=ref,
                outcome=Outcome.REPLIED,
                on=min(from_timestamp(at).astimezone(self._zone).date(), self._today),
                by_name=self._by_ref[ref].by_name,
            )
            for ref, at in sorted(first.items(), key=lambda found: (found[1], found[0]))
        )

    def _take(self, cells: Cells) -> None:
        at = cells.date("date", message_at)
        if at.date() > day_after(self._today, 1):
            raise Skipped(Why.FUTURE_DATE)
        if cells.line("ismessagedraft").upper() == DRAFT:
            raise Skipped(Why.DRAFT)
        conversation = cells.line("conversationid")
        if len(conversation) > CONVERSATION_LENGTH:
            raise Skipped(Why.TOO_LONG)
        recipients = [one for one in cells.raw("recipientprofileurls").split(",") if one.strip()]
        if len(recipients) > 1:
            return
        if not self._from_owner(cells):
            self._received(conversation, cells, at)
            return
        key = usable_profile(recipients[0]) if recipients else ""
        found = self._people.find(key, cells.line("to"))
        if found and at.date() >= found.since:
            self._talk(conversation, found).sent.append(at.timestamp())

    def _received(self, conversation: str, cells: Cells, at: DateTime) -> None:
        found = self._people.find(cells.profile("senderprofileurl"), cells.line("from"))
        if found and at.date() >= found.since:
            self._talk(conversation, found).received.append(at.timestamp())

    def _talk(self, conversation: str, found: Yes) -> _Talk:
        if len(self._talks) > TABLE_ROWS:
            raise UnreadableExport(
                f"It has more than {TABLE_ROWS:,} conversations, more than any account can have."
            )
        self._by_ref[found.ref] = found
        return self._talks[conversation, found.ref]

    def _from_owner(self, cells: Cells) -> bool:
        key = cells.profile("senderprofileurl")
        if key and self._sender.profiles:
            return key in self._sender.profiles
        return name_key(cells.line("from")) in self._sender.names


def read_recommendations(account: Account, asks: Sequence[Ask], today: Date) -> tuple[Found, ...]:
    """Recommendations of people requests went to, each for the last request before it.

    The table has only names: somebody whose name two people share is left out. The date is taken
    as it is written, in no zone.
    """
    by_name: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        by_name[full_name_key(ask.name)].append(ask)

    def recommendation(cells: Cells) -> Found | None:
        on = cells.date("creationdate", written_on)
        if on > today:
            raise Skipped(Why.FUTURE_DATE)
        name = full_name_key(f"{cells.line('firstname')} {cells.line('lastname')}")
        asked = by_name.get(name, [])
        before = [ask for ask in asked if ask.sent.on <= on]
        if not before or len({ask.person for ask in asked}) > 1:
            return None
        last = max(before, key=lambda ask: ask.sent.on)
        return Found(ref=last.ref, outcome=Outcome.RECOMMENDATION, on=on, by_name=True)

    return tuple(found for found in account.each(recommendation) if found)
