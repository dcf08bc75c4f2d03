"""Reading an export from beginning to end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from pendulum import Date

from netcoach.domain.errors import UnreadableExport
from netcoach.linkedin.account import Account, opened_account
from netcoach.linkedin.archive import Archive, open_archive
from netcoach.linkedin.connections import read_connections
from netcoach.linkedin.dates import zone_named
from netcoach.linkedin.facts import SENT_AT_ZONE, Table
from netcoach.linkedin.gathering import Gathered, export_of, gather
from netcoach.linkedin.invitations import Sender, Times, read_requests
from netcoach.linkedin.messages import Correspondents, Talks
from netcoach.linkedin.progress import Meter
from netcoach.linkedin.recommendations import read_recommendations
from netcoach.linkedin.tables import header_of, is_wanted, refuse
from netcoach.linkedin.values import Export, Kind, KnownRequest

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
    known: Iterable[KnownRequest] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Export:
    """Read LinkedIn's data export: the zip, its unpacked folder, or one of its tables.

    Nothing is written, unpacked to a file or kept. Takes well under two seconds for 20,000
    connections; call it in a thread.

    Args:
        path: what the user chose; its name means nothing.
        zone: the user's IANA zone, for the local dates.
        today: the user's local date; rows of a later date are refused one by one.
        sent_zone: the IANA zone ``Sent At`` was written in.
        known: what the log has, to tell new requests from known ones and to find what became of
            requests that this export does not hold any more.
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
        gathered = _gathered(accounts, times, tuple(known))
    meter.finish()
    used = sum(map(len, accounts.values()))
    return export_of(
        gathered,
        kind=archive.kind,
        sent_zone=sent_zone,
        files=tuple(one.report() for table in accounts.values() for one in table),
        other_files=archive.others + len(archive.members) - used,
    )


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


def _gathered(
    accounts: dict[Table, list[Account]], times: Times, known: tuple[KnownRequest, ...]
) -> Gathered:
    """Read every table; what depends on another one after it."""
    seen: set[object] = set()
    connections = [
        connection
        for account in accounts[Table.CONNECTIONS]
        for connection in read_connections(account, times.today, seen)
    ]
    sender = Sender()
    requests = [
        request
        for account in accounts[Table.INVITATIONS]
        for request in read_requests(account, times, sender)
    ]
    gathered = gather(requests, connections, known, times.today)
    talks = Talks(sender, Correspondents(gathered.said_yes()), times.today, times.zone)
    for account in accounts[Table.MESSAGES]:
        talks.read(account)
    recommended = [
        found
        for account in accounts[Table.RECOMMENDATIONS]
        for found in read_recommendations(account, gathered.asks, times.today)
    ]
    return replace(gathered, sender=sender, suggestions=(*talks.replies(), *recommended))
