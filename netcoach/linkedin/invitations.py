"""The table of invitations: the requests its owner sent, and those of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from pendulum import Date, DateTime

from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.people.names import name_key
from netcoach.domain.zones import Zone
from netcoach.linkedin.account import Account, Cells, Skipped, capped
from netcoach.linkedin.dates import is_skipped, sent_at
from netcoach.linkedin.facts import INCOMING, OUTGOING
from netcoach.linkedin.report import Why
from netcoach.linkedin.values import ImportedRequest

_MEMBER = "urn:li:member:"


@dataclass(slots=True, kw_only=True)
class Sender:
    """Who the export belongs to, as their own requests tell: one name, unless it was changed."""

    names: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)
    uids: set[str] = field(default_factory=set)
    other_zone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
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
