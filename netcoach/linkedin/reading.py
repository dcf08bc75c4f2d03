"""Reading an export from beginning to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pendulum import Date

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome
from netcoach.domain.week.calendar import day_after
from netcoach.linkedin.archive import Archive, open_archive
from netcoach.linkedin.dates import zone_named
from netcoach.linkedin.export import (
    Caution,
    Connection,
    Export,
    FileReport,
    Found,
    ImportedPerson,
    ImportedRequest,
    Kind,
    KnownRequest,
    Meter,
    Why,
)
from netcoach.linkedin.facts import SENT_AT_ZONE, Table
from netcoach.linkedin.joining import Answers, Ask, answers_in, ask_of, known_among
from netcoach.linkedin.rows import Account, opened_account
from netcoach.linkedin.sources import (
    Correspondents,
    Sender,
    Talks,
    Times,
    Yes,
    read_connections,
    read_recommendations,
    read_requests,
)
from netcoach.linkedin.tables import header_of, is_wanted, refuse


@frozen
class Gathered:
    """Requests with what the connections say of them, and those of the log beside them.

    ``asks`` are the requests of the export and of the log, each once.
    """

    requests: tuple[ImportedRequest, ...]
    known: tuple[KnownRequest, ...]
    asks: tuple[Ask, ...]
    connections: int
    newest: Date | None
    answers: Answers
    sender: Sender
    suggestions: tuple[Found, ...] = ()

    def said_yes(self) -> Iterator[Yes]:
        """The accepted requests, of the export and of the log."""
        in_log = {one.ref: one.accepted_on for one in self.known if one.accepted_on}
        for ask in self.asks:
            answer = self.answers.accepted.get(ask.ref)
            accepted_on = in_log.get(ask.ref)
            if answer:
                since = self.answers.connected[ask.ref].connected_on
            elif accepted_on:
                # A local date can be one day later than that in UTC.
                since = day_after(accepted_on, -1)
            else:
                continue
            yield Yes(
                ref=ask.ref,
                person=ask.person,
                name=ask.name,
                profile_key=ask.profile_key,
                since=since,
                by_name=answer is not None and answer.by_name,
            )


def gather(
    requests: Sequence[ImportedRequest],
    connections: Sequence[Connection],
    known: tuple[KnownRequest, ...],
    today: Date,
) -> Gathered:
    """Join requests, connections and the log."""
    requests = sorted(requests, key=lambda one: (one.sent.at, one.uid))
    same = known_among(requests, known)
    settled = {one.ref for one in known if one.accepted_on}
    asks = [_ask(request, same, settled) for request in requests]
    held = set(same.values())
    asks += [ask_of(one) for one in known if one.ref not in held]
    answers = answers_in(asks, connections, today)
    namesakes = Counter(one.name_uid for one in requests)
    return Gathered(
        requests=tuple(_joined(one, same, answers, namesakes) for one in requests),
        known=known,
        asks=tuple(asks),
        connections=len(connections),
        newest=_newest(requests, connections, today),
        answers=answers,
        sender=Sender(),
    )


def _newest(
    requests: Sequence[ImportedRequest], connections: Sequence[Connection], today: Date
) -> Date | None:
    """The latest date anything has; ``Connected On`` is in UTC and may be ahead of today."""
    days = [one.sent.on for one in requests] + [one.connected_on for one in connections]
    return min(max(days), today) if days else None


def export_of(
    gathered: Gathered,
    *,
    kind: Kind,
    sent_zone: str,
    files: tuple[FileReport, ...],
    other_files: int,
) -> Export:
    """Everything the export says, as one value."""
    requests = gathered.requests
    return Export(
        kind=kind,
        requests=requests,
        people=_people(requests),
        connections=gathered.connections,
        newest=gathered.newest,
        hidden_members=max((one.count(Why.HIDDEN) for one in files), default=0),
        covers=(requests[0].sent.on, max(one.sent.on for one in requests)) if requests else None,
        sent_zone=sent_zone,
        accepted=_accepted_in_log(gathered),
        questions=gathered.answers.questions,
        suggestions=gathered.suggestions,
        files=files,
        other_files=other_files,
        cautions=tuple(_cautions(gathered, files)),
    )


def _ask(request: ImportedRequest, same: dict[str, str], settled: set[str]) -> Ask:
    ref = same.get(request.uid, request.uid)
    return Ask(
        ref=ref,
        person=request.person,
        name=request.name,
        profile_key=request.profile_key,
        sent=request.sent,
        settled=ref in settled,
    )


def _joined(
    request: ImportedRequest, same: dict[str, str], answers: Answers, namesakes: Counter[str]
) -> ImportedRequest:
    """A request with its acceptance, its person's work, and the known request it is."""
    ref = same.get(request.uid, request.uid)
    connection = answers.connected.get(ref)
    return replace(
        request,
        # Two people of one name asked in one minute: the name tells nothing.
        name_uid=request.uid if namesakes[request.name_uid] > 1 else request.name_uid,
        company=connection.company if connection else "",
        role=connection.role if connection else "",
        accepted=answers.accepted.get(ref),
        known=same.get(request.uid),
    )


def _people(requests: Sequence[ImportedRequest]) -> tuple[ImportedPerson, ...]:
    """Each person once, as their newest request says."""
    people: dict[str, ImportedPerson] = {}
    for one in requests:
        before = people.get(one.person)
        people[one.person] = ImportedPerson(
            person=one.person,
            name=one.name,
            profile_key=one.profile_key,
            company=one.company or (before.company if before else ""),
            role=one.role or (before.role if before else ""),
        )
    return tuple(people.values())


def _accepted_in_log(gathered: Gathered) -> tuple[Found, ...]:
    """New acceptances of requests that are only in the log."""
    held = {one.known for one in gathered.requests}
    return tuple(
        Found(ref=one.ref, outcome=Outcome.ACCEPTED, on=answer.on, by_name=answer.by_name)
        for one in gathered.known
        if one.ref not in held and one.accepted_on is None
        if (answer := gathered.answers.accepted.get(one.ref))
    )


def _cautions(gathered: Gathered, files: Sequence[FileReport]) -> Iterator[Caution]:
    """What the user should know of the whole."""
    sender = gathered.sender
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
    if _moved(gathered):
        yield Caution.TIMES_MOVED


def _moved(gathered: Gathered) -> bool:
    """Whether requests imported before have other times now, all of them: a zone was changed."""
    before = {uid: one.sent.at for one in gathered.known for uid in one.uids}
    same = [(one.sent.at, before[one.uid]) for one in gathered.requests if one.uid in before]
    return bool(same) and all(now != then for now, then in same)


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
