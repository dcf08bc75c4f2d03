"""The tables that are read: invitations, connections, messages and recommendations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from itertools import count

from pendulum import Date, DateTime, Time

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.people.names import name_key, usable_profile
from netcoach.domain.people.person import GONE_NAME
from netcoach.domain.week.calendar import day_after
from netcoach.domain.zones import Zone
from netcoach.linkedin.dates import connected_on, is_skipped, message_at, sent_at, written_on
from netcoach.linkedin.export import (
    Connection,
    Meter,
    Recommendation,
    SourceMessage,
    SourceRequest,
    Why,
)
from netcoach.linkedin.facts import (
    CONVERSATION_LENGTH,
    DRAFT,
    INCOMING,
    OUTGOING,
)
from netcoach.linkedin.rows import Account, Cells, Skipped, capped
from netcoach.linkedin.sheets.cell_dates import CellDate, DateOrder, cell_date, order_of

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


def read_requests(account: Account, times: Times, sender: Sender) -> list[SourceRequest]:
    """The requests the owner sent, in the order of the file, none of them twice.

    ``sender`` learns whose requests they are, and which were found already.
    """
    column = SentColumn(account, times)

    def request(cells: Cells) -> SourceRequest:
        _outgoing(cells)
        sent, text = cells.date("sentat", column.read)
        name = cells.line("to")
        if not name:
            raise Skipped(Why.NO_NAME)
        if sent.on > times.today:
            raise Skipped(Why.FUTURE_DATE)
        found = _request(cells, name, sent, text, sender.uids)
        if found.uid and found.uid in sender.uids:
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


class SentColumn:
    """When requests were sent, as LinkedIn writes it or as a spreadsheet saved it again.

    Re-saved dates are read where there is one reading of the whole column, looked through only
    when one is met. A time is still on the clock that LinkedIn wrote it from; where a
    spreadsheet kept only the day, a day is all that is known.
    """

    def __init__(self, account: Account, times: Times) -> None:
        self._account = account
        self._times = times

    def read(self, text: str) -> tuple[SentTime, str]:
        """When it was sent, and the text LinkedIn had for it; "" where only the day is known.

        Raises:
            AmbiguousDate: it can be read in two ways.
            UnreadableDate: it cannot be read, or there is no such day or time.
        """
        times = self._times
        if re.fullmatch(_AS_LINKEDIN_WRITES, text):
            return _sent(sent_at(text, times.sent_zone), times.zone), text
        cell = cell_date(text, self._order)
        if serial := re.fullmatch(_SERIAL, text):
            minutes = round(float(f"0.{serial[1]}") * _MINUTES_A_DAY) % _MINUTES_A_DAY
            cell = CellDate(on=cell.on, clock=Time(minutes // 60, minutes % 60))
        if cell.clock is None or cell.clock == _MIDNIGHT:
            return SentTime(on=cell.on, zone=times.zone.name), ""
        at = cell.sent(times.sent_zone).at
        if at is None:
            raise UnreadableDate("That is not a date as LinkedIn writes it.")
        wall = at.in_timezone(times.sent_zone)
        half = f"{wall.hour % 12 or 12}:{wall:%M %p}"
        return _sent(at, times.zone), f"{wall.month}/{wall.day}/{wall:%y}, {half}"

    @cached_property
    def _order(self) -> DateOrder | None:
        again = replace(self._account, meter=Meter(), rows=0, skipped=Counter(), problems=[])
        return order_of(again.each(lambda cells: cells.raw("sentat").strip()))


_AS_LINKEDIN_WRITES = r"(?i)\d{1,2}/\d{1,2}/\d{2},\s+\d{1,2}:\d{2}\s*[AP]M"
_SERIAL = r"\d{5}[.,](\d+)"
"""How a spreadsheet stores a date with a time: days, and the part of the day."""

_MINUTES_A_DAY = 24 * 60
_MIDNIGHT = Time(0, 0)


def _request(
    cells: Cells, name: str, sent: SentTime, text: str, taken: Collection[str]
) -> SourceRequest:
    key = cells.profile("inviteeprofileurl")
    member = cells.line("inviteeprofileurn")
    who = name_key(name)
    uid = _uid(key or who, text) if text else ""
    person = member if member.startswith(_MEMBER) else ""
    if not who and not key and text:
        # Whoever's account is gone has no name, and each of them is somebody else.
        uids = (_uid(f"{number}", text) for number in count())
        uid = next(one for one in uids if one not in taken)
        person = f"gone:{uid}"
    return SourceRequest(
        uid=uid,
        name_uid=_uid(who, text) if who and text else uid,
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
    text = cells.line("sentat")
    if not sender.other_zone and re.fullmatch(_AS_LINKEDIN_WRITES, text):
        sender.other_zone = is_skipped(text, sent_zone)


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
        if name == GONE_NAME:
            raise Skipped(Why.HIDDEN)
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
class Messages:
    """Messages between two, and those of groups left out, before it is known who the user is."""

    rows: list[tuple[str, str, str, str, float]]
    """Name and profile key of the sender, of the receiver, and seconds since 1970."""

    def of(self, sender: Sender) -> tuple[SourceMessage, ...]:
        """Those between the user and one other person each."""
        names, keys = sender.names, sender.profiles
        if not names and not keys:
            names, keys = _owner(self.rows)

        def is_owner(name: str, key: str) -> bool:
            return key in keys if key and keys else name_key(name) in names

        return tuple(
            SourceMessage(to, to_key, True, at)
            if is_owner(name, key)
            else SourceMessage(name, key, False, at)
            for name, key, to, to_key, at in self.rows
        )


def _owner(rows: Sequence[tuple[str, str, str, str, float]]) -> tuple[set[str], set[str]]:
    """Who is in every conversation, where no request tells who the user is."""
    names = Counter(name_key(name) for row in rows for name in (row[0], row[2]))
    keys = Counter(key for row in rows for key in (row[1], row[3]) if key)
    return (
        {name for name, _ in names.most_common(1) if name},
        {key for key, _ in keys.most_common(1)},
    )


def read_messages(account: Account, today: Date) -> Messages:
    """The messages between two, in the order of the file.

    Raises:
        UnreadableExport: there are more than any account has.
    """
    rows = [row for row in account.each(lambda cells: _message(cells, today)) if row is not None]
    return Messages(rows=rows)


def _message(cells: Cells, today: Date) -> tuple[str, str, str, str, float] | None:
    at = cells.date("date", message_at)
    if at.date() > day_after(today, 1):
        raise Skipped(Why.FUTURE_DATE)
    if cells.line("ismessagedraft").upper() == DRAFT:
        raise Skipped(Why.DRAFT)
    if len(cells.line("conversationid")) > CONVERSATION_LENGTH:
        raise Skipped(Why.TOO_LONG)
    to = cells.raw("recipientprofileurls")
    if "," in to and len([one for one in to.split(",") if one.strip()]) > 1:
        return None
    return (
        cells.line("from"),
        cells.profile("senderprofileurl"),
        cells.line("to"),
        usable_profile(to),
        at.timestamp(),
    )


def read_recommendations(account: Account, today: Date) -> list[Recommendation]:
    """Who recommended the user, and when; the table has only names.

    The date is taken as it is written, in no zone.
    """

    def recommendation(cells: Cells) -> Recommendation:
        on = cells.date("creationdate", written_on)
        if on > today:
            raise Skipped(Why.FUTURE_DATE)
        name = f"{cells.line('firstname')} {cells.line('lastname')}".strip()
        return Recommendation(name=name, on=on)

    return list(account.each(recommendation))
