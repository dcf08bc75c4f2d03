"""What an import leaves to the user: outcomes to record, and names that fit more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, SentTime
from netcoach.domain.people.names import full_name_key
from netcoach.linkedin import Acceptance, Connection, Export, Found, ImportedRequest, Question
from netcoach.linkedin.joining import accepted_on
from netcoach.storage.importing.batch import Held, HeldRequest

if TYPE_CHECKING:
    from netcoach.linkedin import Connection


@frozen
class Choice:
    """A connection that a request can have led to, by the name alone.

    Attributes:
        ref: the request, as reading the export calls it.
        person: equal for requests to one person.
        name, sent, note, company, role, profile_key: what is known of the request, "" and None
            when nothing is.
        on: the date of the acceptance if this is what happened.
    """

    ref: str
    person: str
    name: str
    sent: SentTime
    connection: Connection
    on: Date
    note: str | None = None
    company: str = ""
    role: str = ""
    profile_key: str = ""


@frozen
class OpenQuestion:
    """An acceptance that the name alone cannot place.

    Attributes:
        choices: every answer there is, never empty.
        by_connection: somebody accepted, and people with that name were asked: who of them was
            it? Otherwise somebody was asked, and connections have that name: which of them is it?
    """

    choices: tuple[Choice, ...] = field(repr=False)
    by_connection: bool


@frozen
class Choices:
    """What the user chose; nothing, unless they said something.

    Attributes:
        outcomes: record the offered replies and recommendations. Off unless the user says so:
            a reply is inferred from who wrote after whom, and a log holds what its owner knows.
        given: the answer to each answered question; None for "none of them".
    """

    outcomes: bool = False
    given: Mapping[OpenQuestion, Choice | None] = field(default_factory=dict, repr=False)

    def open_to(self, question: OpenQuestion) -> tuple[Choice, ...]:
        """The answers still possible: no connection and no person is placed twice."""
        others = [one for other, one in self.given.items() if one and other != question]
        connections = {one.connection for one in others}
        people = {one.person for one in others}
        return tuple(
            one
            for one in question.choices
            if one.connection not in connections and one.person not in people
        )

    def answer(self, question: OpenQuestion, choice: Choice | None) -> Choices:
        """The same with a question answered: with one of its choices, or with none of them."""
        return replace(self, given={**self.given, question: choice})

    def leave_open(self, question: OpenQuestion) -> Choices:
        """The same without an answer to that question."""
        return replace(self, given={q: one for q, one in self.given.items() if q != question})

    @property
    def picked(self) -> tuple[Choice, ...]:
        """What was answered to be so."""
        return tuple(one for one in self.given.values() if one)

    @property
    def ruled_out(self) -> tuple[Choice, ...]:
        """What was answered not to be so; not asked about again."""
        return tuple(
            choice
            for question, answer in self.given.items()
            for choice in question.choices
            if choice != answer
        )


def questions_in(export: Export, held: Held, today: Date) -> tuple[OpenQuestion, ...]:
    """What to ask, by the name it is about.

    Nothing about a request that was deleted or whose end the log knows, and nothing that was
    answered with no before.
    """
    by_name: dict[str, list[Choice]] = defaultdict(list)
    for choice in _choices(export, held, today):
        by_name[full_name_key(choice.connection.name)].append(choice)
    return tuple(
        OpenQuestion(choices=tuple(choices), by_connection=by_connection)
        for namesakes in by_name.values()
        for by_connection, choices in _grouped(namesakes)
    )


def connection_key(connection: Connection) -> str:
    """The same for a connection in every export that shows it alike, 32 hexadecimal digits."""
    parts = full_name_key(connection.name), connection.connected_on.isoformat()
    said = "\x1f".join((*parts, connection.profile_key))
    return blake2b(said.encode(errors="replace"), digest_size=16).hexdigest()


def with_picked(export: Export, picked: Collection[Choice]) -> Export:
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
                Found(ref=ref, outcome=Outcome.ACCEPTED, on=one.on)
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
        if connection_key(connection) in known.ruled_out:
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
