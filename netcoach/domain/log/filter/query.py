"""What a filter is made of: keys, and conditions that all hold, each of alternative terms."""

from __future__ import annotations

from enum import StrEnum

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.quality import QualityWord
from netcoach.domain.log.request import Outcome, Source
from netcoach.domain.log.signs import SIGNS, Answer, Field, Sign
from netcoach.domain.outcomes.kinds import reached


class Column(StrEnum):
    """A text of a request that can be searched; the values are the keys of the language."""

    NAME = "name"
    COMPANY = "company"
    ROLE = "role"
    NOTE = "note"
    REASON = "reason"
    EVENT = "event"


class NoteSaid(StrEnum):
    """What is known of a note, without judging it."""

    YES = "yes"
    NONE = "none"
    UNKNOWN = "unknown"


SHOWN_BY: dict[Outcome, tuple[Outcome, ...]] = {
    outcome: tuple(one for one in Outcome if outcome in reached([one])) for outcome in Outcome
}
"""The outcomes any one of which shows an outcome, unless it is an end and a yes is there too."""


@frozen
class HasText:
    """A folded text stands in a column; in any of them when ``column`` is None."""

    text: str
    column: Column | None = None


@frozen
class Filled:
    """A column of the request itself holds something, or nothing; a name always does."""

    column: Column
    filled: bool


@frozen
class IsState:
    """It stands there, or has been there."""

    outcome: Outcome | None


@frozen
class Silent:
    """Pending, and sent on ``sent_by`` or before: old enough to count, and no answer."""

    sent_by: Date


@frozen
class IsSource:
    """It came into the log that way."""

    source: Source


@frozen
class IsSign:
    """A sign has that answer."""

    sign: Sign
    answer: Answer


@frozen
class HasTag:
    """Their person has that tag."""

    tag: str


@frozen
class IsTagged:
    """Their person has a tag, or none."""

    tagged: bool


@frozen
class IsField:
    """Their field of work is that near; None is not answered."""

    field: Field | None


@frozen
class NoteIs:
    """A note was sent, none was, or nothing is known of one."""

    said: NoteSaid


@frozen
class IsQuality:
    """Its quality has that word; None is not rated."""

    word: QualityWord | None


@frozen
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
    | HasTag
    | IsTagged
    | IsField
    | NoteIs
    | IsQuality
    | SentWithin
)


@frozen
class Condition:
    """One of the terms holds; when ``negated``, none of them does."""

    any_of: tuple[Term, ...]
    negated: bool = False


@frozen
class Filter:
    """All conditions hold; without any, every request is meant."""

    conditions: tuple[Condition, ...] = ()


def asks_quality(condition: Condition) -> bool:
    """Whether a quality must be known to tell what is meant."""
    return any(isinstance(term, IsQuality) for term in condition.any_of)


SILENT = "silent"
"""The word for pending requests old enough to count."""

PENDING = "pending"
"""The word for requests that nothing became of yet."""

STANDS: dict[str, Term] = {
    PENDING: IsState(outcome=None),
    **{outcome.value: IsState(outcome=outcome) for outcome in Outcome},
    **{word.value: IsQuality(word=word) for word in QualityWord},
    "unrated": IsQuality(word=None),
    "imported": IsSource(source=Source.IMPORT),
    "late": IsSource(source=Source.LATE),
}
"""What ``is:`` knows besides ``SILENT``."""

NOTES: dict[str, Term] = {said.value: NoteIs(said=said) for said in NoteSaid}
FIELDS: dict[str, Field | None] = {field.value: field for field in Field} | {"unknown": None}
ANSWERS = {answer.value: answer for answer in Answer}
FILLED = {"yes": True, "none": False}
"""What a column's key knows besides a text to look for."""

DATES = ("after", "before", "on", "week")
COLUMNS = {column.value: column for column in Column} | {"who": Column.NAME}
ALSO = {"since": "after", "in": "on", "person": "who"}
"""Further words for some of the keys, understood but not offered."""

KEYS = ("is", "sign", "field", "note", "who", "company", "role", "event", "reason", "tag", *DATES)
"""Every key that is offered, in the order it is offered in; "name" says the same as "who"."""

OFFERED: dict[str, tuple[str, ...]] = {
    "is": (PENDING, *Outcome, SILENT, *tuple(STANDS)[len(Outcome) + 1 :]),
    "sign": tuple(SIGNS),
    "field": tuple(FIELDS),
    "note": tuple(NOTES),
    "who": (),
    "company": tuple(FILLED),
    "role": tuple(FILLED),
    "event": tuple(FILLED),
    "reason": tuple(FILLED),
    "tag": tuple(FILLED),
    "after": ("this month", "this year", "30d"),
    "before": ("this month", "this year", "30d"),
    "on": ("today", "yesterday", "this month"),
    "week": ("this", "last"),
}
"""The values offered for each key; those of dates and texts are only examples of many more."""


def key_meant(key: str) -> str | None:
    """The key that was meant; None for one there is not."""
    meant = ALSO.get(key, key)
    return meant if meant in KEYS or meant == "name" else None
