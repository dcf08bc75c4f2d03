"""What a filter is made of: conditions that all hold, each of terms of which one does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pendulum import Date

from netcoach.domain.outcomes.outcome import reached
from netcoach.domain.quality import QualityWord
from netcoach.domain.request import Answer, Field, Milestone, Sign, Source


class Column(StrEnum):
    """A text of a request that can be searched; the values are the keys of the language."""

    NAME = "name"
    COMPANY = "company"
    ROLE = "role"
    NOTE = "note"
    REASON = "reason"
    EVENT = "event"


class State(StrEnum):
    """Where a request stands; a later rung of the ladder implies the earlier ones.

    Pending: nothing became of it yet. An end does not count where a yes is known too.
    """

    PENDING = "pending"
    ACCEPTED = "accepted"
    REPLIED = "replied"
    TALKED = "talked"
    ADVICE = "advice"
    OPPORTUNITY = "opportunity"
    RECOMMENDATION = "recommendation"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


class NoteSaid(StrEnum):
    """What is known of a note, without judging it."""

    YES = "yes"
    NONE = "none"
    UNKNOWN = "unknown"


SHOWN_BY: dict[State, tuple[Milestone, ...]] = {
    state: tuple(one for one in Milestone if Milestone(state.value) in reached([one]))
    for state in State
    if state is not State.PENDING
}
"""The milestones any one of which shows a state, unless it is an end and a yes is there too; a
pending request has none at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasText:
    """A folded text stands in a column; in any of them when ``column`` is None."""

    text: str
    column: Column | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A column of the request itself holds something, or nothing; a name always does."""

    column: Column
    filled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IsState:
    """It stands there, or has been there."""

    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """Pending, and sent on ``sent_by`` or before: old enough to count, and no answer."""

    sent_by: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class IsSource:
    """It came into the log that way."""

    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class IsSign:
    """A sign has that answer."""

    sign: Sign
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class IsField:
    """Their field of work is that near; None is not answered."""

    field: Field | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteIs:
    """A note was sent, none was, or nothing is known of one."""

    said: NoteSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class IsQuality:
    """Its quality reads so; None is not rated."""

    word: QualityWord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentWithin:
    """Sent on ``first`` or later and before ``after``; None leaves that end open."""

    first: Date | None = None
    after: Date | None = None


Term = (
    HasText
    | Filled
    | IsState
    | Silent
    | IsSource
    | IsSign
    | IsField
    | NoteIs
    | IsQuality
    | SentWithin
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One of the terms holds; when ``negated``, none of them does."""

    any_of: tuple[Term, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """All conditions hold; without any, every request is meant."""

    conditions: tuple[Condition, ...] = ()


def asks_quality(condition: Condition) -> bool:
    """Whether a quality must be known to tell what is meant."""
    return any(isinstance(term, IsQuality) for term in condition.any_of)
