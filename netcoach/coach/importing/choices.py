"""What an import leaves to the user: what to record, and who may be one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, RequestId, SentTime
from netcoach.domain.people.names import full_name_key
from netcoach.domain.people.person import PersonId
from netcoach.linkedin import Decided, Joined, JoinedPerson
from netcoach.linkedin.joining.matching import accepted_on
from netcoach.storage.importing.batch import Held, HeldRequest


@frozen
class Shown:
    """Somebody as the source shows them.

    Attributes:
        connected_on: since when they are listed as a connection, None when they are not.
        asked_on: the local date the source tells of the last request to them, None without any.
    """

    name: str
    connected_on: Date | None = None
    asked_on: Date | None = None
    profile_key: str = ""
    company: str = ""
    role: str = ""


@frozen
class Choice:
    """Somebody of the source whom a request can have gone to.

    Attributes:
        person: the id of whom the request went to, among the joined people.
        name, sent, note, company, role, profile_key: what is known of them and of the last
            request to them, "" and None when nothing is.
        other: the id of the other.
        connection: what the source shows of the other.
        is_new: the log does not have the other yet.
        on: the date of the acceptance if this is what happened; None where it would be none.
    """

    person: str
    name: str
    sent: SentTime
    other: str
    connection: Shown
    on: Date | None
    note: str | None = None
    company: str = ""
    role: str = ""
    profile_key: str = ""
    is_new: bool = False


@frozen
class OpenQuestion:
    """People who may be one, which nothing but the user can tell.

    Attributes:
        choices: every answer there is, never empty.
        by_connection: the source shows somebody, and several were asked whom it can be: who of
            them is it? Otherwise somebody was asked: who of those shown is it?
    """

    choices: tuple[Choice, ...] = field(repr=False)
    by_connection: bool


@frozen
class Choices:
    """What the user chose.

    Attributes:
        outcomes: record what messages and recommendations tell: replies, contact, and
            recommendations.
        given: the answer to each answered question; None for "none of them".
        gone: what became of requests that are not on the Sent page any more.
    """

    outcomes: bool = True
    given: Mapping[OpenQuestion, Choice | None] = field(default_factory=dict, repr=False)
    gone: Mapping[RequestId, Outcome] = field(default_factory=dict)

    def open_to(self, question: OpenQuestion) -> tuple[Choice, ...]:
        """The answers still possible: nobody is placed twice."""
        others = [one for other, one in self.given.items() if one and other != question]
        shown = {one.other for one in others}
        people = {one.person for one in others}
        return tuple(
            one for one in question.choices if one.other not in shown and one.person not in people
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
    def settled(self) -> Decided:
        """Who is one person, and who are two; the latter are not asked about again."""
        same = {(one.person, one.other) for one in self.picked}
        asked = {
            (choice.person, choice.other) for question in self.given for choice in question.choices
        }
        return Decided(same=frozenset(same), apart=frozenset(asked - same))


def questions_in(joined: Joined, held: Held, today: Date) -> tuple[OpenQuestion, ...]:
    """What to ask, by the name it is about."""
    to: dict[PersonId, list[HeldRequest]] = defaultdict(list)
    for request in held.requests if joined.questions else ():
        if not request.deleted:
            to[request.person_id].append(request)
    by_name: dict[str, list[Choice]] = defaultdict(list)
    for question in joined.questions:
        for asked, other in question.pairs:
            choice = _choice(joined.people[asked], joined.people[other], held, to, today)
            by_name[full_name_key(choice.connection.name)].append(choice)
    return tuple(
        OpenQuestion(choices=tuple(sorted(choices, key=_when)), by_connection=by_connection)
        for namesakes in by_name.values()
        for by_connection, choices in _grouped(namesakes)
    )


def _when(one: Choice) -> tuple[Date, Date, str, str]:
    return one.sent.on, one.connection.connected_on or one.sent.on, one.person, one.other


def _grouped(choices: Sequence[Choice]) -> Iterator[tuple[bool, list[Choice]]]:
    """Questions about one name: by who is shown where people share them, else by person."""
    shown: dict[str, list[Choice]] = defaultdict(list)
    people: dict[str, list[Choice]] = defaultdict(list)
    for one in choices:
        shown[one.other].append(one)
        people[one.person].append(one)
    shared = any(len(group) > 1 for group in shown.values())
    for group in shown.values() if shared else people.values():
        yield shared, group


def _choice(
    asked: JoinedPerson,
    other: JoinedPerson,
    held: Held,
    to: Mapping[PersonId, Sequence[HeldRequest]],
    today: Date,
) -> Choice:
    """Somebody who was asked, with somebody whom the source shows."""
    known = held.people[PersonId(int(asked.known.ref))].person if asked.known else None
    mine = to.get(known.id, ()) if known else ()
    # The last one without an end, or else the last.
    request = max(mine, key=lambda one: (not one.closed, one.sent.on), default=None)
    told = asked.asked[-1].told if asked.asked else None
    sent = request.sent if request else told.sent if told else SentTime(on=today)
    connected_on = other.connected_on
    return Choice(
        person=asked.id,
        name=known.name if known else asked.name,
        sent=sent,
        other=other.id,
        connection=_shown(other),
        on=None if connected_on is None else accepted_on(connected_on, sent, today),
        note=request.note if request else told.note if told else None,
        company=request.company if request else "",
        role=request.role if request else "",
        profile_key=asked.profile_key,
        is_new=other.known is None,
    )


def _shown(other: JoinedPerson) -> Shown:
    listed = other.listed
    return Shown(
        name=listed.name if listed else other.name,
        connected_on=other.connected_on,
        asked_on=other.asked[-1].told.sent.on if other.asked else None,
        profile_key=other.profile_key,
        company=listed.company if listed else "",
        role=listed.role if listed else "",
    )
