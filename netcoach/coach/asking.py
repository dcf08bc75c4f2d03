"""Which acceptances only the user can place, and what their answers make of an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from pendulum import Date

from netcoach.coach.choices import Choice, OpenQuestion
from netcoach.domain.request import Milestone
from netcoach.linkedin import Acceptance, Connection, Export, Found, ImportedRequest, Question
from netcoach.linkedin.joining import accepted_on, joining_name
from netcoach.storage.bringing import Held, HeldRequest


def questions_in(export: Export, held: Held, today: Date) -> tuple[OpenQuestion, ...]:
    """What to ask, by the name it is about.

    Nothing about a request that was deleted or whose end the log knows, and nothing that was
    answered with no before.
    """
    by_name: dict[str, list[Choice]] = defaultdict(list)
    for choice in _choices(export, held, today):
        by_name[joining_name(choice.connection.name)].append(choice)
    return tuple(
        OpenQuestion(choices=tuple(choices), by_connection=by_connection)
        for namesakes in by_name.values()
        for by_connection, choices in _grouped(namesakes)
    )


def key_of(connection: Connection) -> str:
    """The same for a connection in every export that shows it alike, 32 hexadecimal digits."""
    parts = joining_name(connection.name), connection.connected_on.isoformat()
    said = "\x1f".join((*parts, connection.profile_key))
    return blake2b(said.encode(errors="replace"), digest_size=16).hexdigest()


def placed(export: Export, picked: Collection[Choice]) -> Export:
    """The export as if it told by itself what the user picked.

    A choice that is not in question any more, because the log changed meanwhile, is passed over.
    """
    asked = {(one.ref, candidate) for one in export.questions for candidate in one.candidates}
    picks = {one.ref: one for one in picked if (one.ref, one.connection) in asked}
    if not picks:
        return export
    people = {one.person: one.connection for one in picks.values()}
    held = picks.keys() - {_ref(one) for one in export.requests}
    return replace(
        export,
        requests=tuple(_placed(one, picks.get(_ref(one))) for one in export.requests),
        people=tuple(
            replace(one, company=one.company or known.company, role=one.role or known.role)
            if (known := people.get(one.person))
            else one
            for one in export.people
        ),
        accepted=(
            *export.accepted,
            *(
                Found(ref=ref, milestone=Milestone.ACCEPTED, on=one.on)
                for ref, one in picks.items()
                if ref in held
            ),
        ),
    )


def _ref(one: ImportedRequest) -> str:
    return one.known or one.uid


def _placed(one: ImportedRequest, choice: Choice | None) -> ImportedRequest:
    if choice is None:
        return one
    return replace(
        one,
        accepted=Acceptance(on=choice.on),
        company=one.company or choice.connection.company,
        role=one.role or choice.connection.role,
    )


def _grouped(choices: Sequence[Choice]) -> Iterator[tuple[bool, list[Choice]]]:
    """Choices about one name as questions: by connection when people share one, else by person."""
    connections: dict[Connection, list[Choice]] = defaultdict(list)
    people: dict[str, list[Choice]] = defaultdict(list)
    for one in choices:
        connections[one.connection].append(one)
        people[one.person].append(one)
    shared = any(len({one.person for one in group}) > 1 for group in connections.values())
    for group in connections.values() if shared else people.values():
        yield shared, group


def _choices(export: Export, held: Held, today: Date) -> Iterator[Choice]:
    requests = {_ref(one): one for one in export.requests}
    log = {str(one.id): one for one in held.requests}
    for question in export.questions:
        known = log.get(question.ref)
        if known and (known.closed or known.deleted):
            continue
        if known:
            yield from _of_known(question, known, held, today)
        else:
            yield from _of_new(question, requests[question.ref], today)


def _of_known(question: Question, known: HeldRequest, held: Held, today: Date) -> Iterator[Choice]:
    """What a request of the log can have led to, told as the log tells it."""
    person = held.people[known.person_id]
    for connection in question.candidates:
        if key_of(connection) in known.ruled_out:
            continue
        yield Choice(
            ref=question.ref,
            person=question.person,
            name=person.name,
            sent=known.sent,
            connection=connection,
            on=accepted_on(connection, known.sent, today),
            note=known.note,
            company=known.company,
            role=known.role,
            profile_key=person.profile_key,
        )


def _of_new(question: Question, new: ImportedRequest, today: Date) -> Iterator[Choice]:
    """What a new request can have led to."""
    for connection in question.candidates:
        yield Choice(
            ref=question.ref,
            person=question.person,
            name=new.name,
            sent=new.sent,
            connection=connection,
            on=accepted_on(connection, new.sent, today),
            note=new.note,
            profile_key=new.profile_key,
        )
