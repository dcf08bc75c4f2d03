"""Reading an export from beginning to end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pendulum import Date, from_timestamp

from netcoach.domain.errors import UnreadableExport
from netcoach.linkedin.archive import Archive, open_archive
from netcoach.linkedin.dates import zone_named
from netcoach.linkedin.export import (
    Caution,
    Connection,
    FileReport,
    Kind,
    Meter,
    Recommendation,
    SourceFacts,
    SourceMessage,
    SourceRequest,
    Why,
)
from netcoach.linkedin.facts import SENT_AT_ZONE, Table
from netcoach.linkedin.rows import Account, opened_account
from netcoach.linkedin.sources import (
    Messages,
    Sender,
    Times,
    read_connections,
    read_messages,
    read_recommendations,
    read_requests,
)
from netcoach.linkedin.tables import header_of, is_wanted, refuse

_MAIN = frozenset({Table.INVITATIONS, Table.CONNECTIONS})

_NOTHING = (
    "Found {files}, none with the columns of LinkedIn's Invitations.csv or Connections.csv; "
    "choose the zip LinkedIn sent, or the folder it was unpacked to."
)


def read_export(
    path: Path,
    *,
    zone: str,
    today: Date,
    sent_zone: str = SENT_AT_ZONE,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SourceFacts:
    """Read LinkedIn's data export: the zip, its unpacked folder, or one of its tables.

    Nothing is written, unpacked to a file or kept. Takes well under two seconds for 20,000
    connections; call it in a thread.

    Args:
        path: what the user chose; its name tells at most when LinkedIn made it.
        zone: the user's IANA zone, for the local dates.
        today: the user's local date; rows of a later date are refused one by one.
        sent_zone: the IANA zone ``Sent At`` was written in.
        progress: hears how much is read, 0.0 to 1.0, rising, up to 200 times.
        cancelled: asked several times a second; reading stops when it says so.

    Raises:
        UnreadableExport: one sentence on what was found and what was expected.
        ReadingCancelled: when ``cancelled`` said so.
        InvalidInput: for a zone that does not exist.
    """
    times = Times(zone=zone_named(zone), sent_zone=zone_named(sent_zone), today=today)
    meter = Meter(progress, cancelled)
    with open_archive(path) as archive:
        accounts = _accounts(archive, meter)
        sender = Sender()
        connections = _connections(accounts[Table.CONNECTIONS], today)
        requests = _requests(accounts[Table.INVITATIONS], times, sender)
        messages = Messages(
            rows=[
                row
                for account in accounts[Table.MESSAGES]
                for row in read_messages(account, today).rows
            ]
        ).of(sender)
        recommendations = [
            one
            for account in accounts[Table.RECOMMENDATIONS]
            for one in read_recommendations(account, today)
        ]
    meter.finish()
    files = tuple(one.report() for table in accounts.values() for one in table)
    newest = _newest(requests, connections, messages, recommendations)
    made_on = _made_on(path.name) or newest
    return SourceFacts(
        kind=archive.kind,
        requests=tuple(requests),
        connections=tuple(connections),
        messages=messages,
        recommendations=tuple(recommendations),
        # ``Connected On`` is in UTC and may be ahead of the local date.
        as_of=made_on and min(made_on, today),
        lists_connections=bool(accounts[Table.CONNECTIONS]),
        hidden_members=max((one.count(Why.HIDDEN) for one in files), default=0),
        sent_zone=sent_zone,
        files=files,
        other_files=archive.others + len(archive.members) - len(files),
        cautions=tuple(_cautions(sender, files)),
    )


_MADE_ON = r"(?i)DataExport[ _-](\d{2})-(\d{2})-(\d{4})"
"""How LinkedIn names an export by the month, day and year it was made (measured)."""


def _made_on(name: str) -> Date | None:
    """The date an export was made on by its name; None where that tells none."""
    if found := re.search(_MADE_ON, name):
        month, day, year = map(int, found.groups())
        try:
            return Date(year, month, day)
        except ValueError:
            return None
    return None


def _newest(
    requests: Sequence[SourceRequest],
    connections: Sequence[Connection],
    messages: Sequence[SourceMessage],
    recommendations: Sequence[Recommendation],
) -> Date | None:
    """The latest date any row tells."""
    days = [one.sent.on for one in requests]
    days += [one.connected_on for one in connections]
    days += [one.on for one in recommendations]
    if messages:
        days.append(from_timestamp(max(one.at for one in messages)).date())
    return max(days, default=None)


def _connections(accounts: Sequence[Account], today: Date) -> list[Connection]:
    seen: set[object] = set()
    return [one for account in accounts for one in read_connections(account, today, seen)]


def _requests(accounts: Sequence[Account], times: Times, sender: Sender) -> list[SourceRequest]:
    """The requests in order of sending."""
    found = [one for account in accounts for one in read_requests(account, times, sender)]
    namesakes = Counter(one.name_uid for one in found)
    # Two people of one name asked in one minute: the name tells nothing.
    told = [
        one if namesakes[one.name_uid] == 1 else replace(one, name_uid=one.uid) for one in found
    ]
    return sorted(told, key=lambda one: (one.sent.at, one.uid))


def _cautions(sender: Sender, files: Sequence[FileReport]) -> Iterator[Caution]:
    """What the user should know of the whole."""
    tables = Counter(one.table for one in files)
    yield from dict.fromkeys(caution for one in files for caution in one.cautions)
    if Table.INVITATIONS not in tables:
        yield Caution.NO_INVITATIONS
    if Table.CONNECTIONS not in tables:
        yield Caution.NO_CONNECTIONS
    if any(count > 1 for count in tables.values()):
        yield Caution.SEVERAL_EXPORTS
    if len(sender.names) > 1:
        yield Caution.SEVERAL_SENDERS
    if sender.other_zone:
        yield Caution.OTHER_ZONE


def _accounts(archive: Archive, meter: Meter) -> dict[Table, list[Account]]:
    """The tables of an export, recognised and looked through once.

    Raises:
        UnreadableExport: when it holds none that netcoach can use.
    """
    tables = []
    for member in archive.members:
        meter.advance(0)
        header = header_of(member)
        if header and is_wanted(member, header):
            tables.append((member, header))
        elif archive.kind is Kind.FILE:
            raise refuse(member)
    if archive.kind is not Kind.FILE and not any(header.table in _MAIN for _, header in tables):
        count = archive.others + len(archive.members)
        files = "1 file" if count == 1 else f"{count:,} files"
        raise UnreadableExport(_NOTHING.format(files=files))
    for member, _ in tables:
        meter.expect(2 * member.size)
    accounts: dict[Table, list[Account]] = {table: [] for table in Table}
    for member, header in tables:
        accounts[header.table].append(opened_account(member, header, meter))
    return accounts
