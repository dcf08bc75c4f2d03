"""Putting together what the tables of an export say about each request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pendulum import Date

from netcoach.domain.log.request import Milestone
from netcoach.domain.week.calendar import day_after
from netcoach.linkedin.facts import Table
from netcoach.linkedin.invitations import Sender
from netcoach.linkedin.joining import Answers, Ask, answers_in
from netcoach.linkedin.known import ask_of, known_among
from netcoach.linkedin.messages import Yes
from netcoach.linkedin.report import Caution, FileReport, Why
from netcoach.linkedin.values import (
    Connection,
    Export,
    Found,
    ImportedPerson,
    ImportedRequest,
    Kind,
    KnownRequest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
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
        Found(ref=one.ref, milestone=Milestone.ACCEPTED, on=answer.on, by_name=answer.by_name)
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
