"""What an import leaves to the user: milestones to record, and names that fit more than one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.domain.request import SentTime

if TYPE_CHECKING:
    from netcoach.linkedin import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """An acceptance that the name alone cannot place.

    Attributes:
        choices: every answer there is, never empty.
        by_connection: somebody accepted, and people with that name were asked: who of them was
            it? Otherwise somebody was asked, and connections have that name: which of them is it?
    """

    choices: tuple[Choice, ...] = field(repr=False)
    by_connection: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user chose; nothing, unless they said something.

    Attributes:
        milestones: record the offered replies and recommendations. Off unless the user says so:
            a reply is inferred from who wrote after whom, and a log holds what its owner knows.
        given: the answer to each answered question; None for "none of them".
    """

    milestones: bool = False
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
