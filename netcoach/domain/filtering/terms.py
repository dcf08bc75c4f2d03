"""What one value of one key means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.filtering.keys import (
    ANSWERS,
    COLUMNS,
    DATES,
    FIELDS,
    FILLED,
    NOTES,
    SIGNS,
    SILENT,
    STANDS,
)
from netcoach.domain.filtering.periods import Period, period_typed
from netcoach.domain.filtering.values import (
    Column,
    Filled,
    HasText,
    IsField,
    IsSign,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    Term,
)
from netcoach.domain.people.names import folded
from netcoach.domain.rates import aged_until
from netcoach.domain.request import Answer
from netcoach.domain.week import FirstDay


class TroubleKind(StrEnum):
    """Why a piece was not understood."""

    UNKNOWN_KEY = "unknown-key"
    NO_VALUE = "no-value"
    UNKNOWN_VALUE = "unknown-value"
    UNREADABLE_DATE = "unreadable-date"


class NotReadError(Exception):
    """A value that is none of its key's."""

    def __init__(self, kind: TroubleKind, value: str) -> None:
        super().__init__(value)
        self.kind = kind
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a date is read against."""

    today: Date
    first_day: FirstDay

    def period(self, value: str) -> Period:
        """The stretch of days a value names. Raises NotReadError."""
        try:
            typed = " ".join(value.casefold().split())
            return period_typed(typed, today=self.today, first_day=self.first_day)
        except UnreadableDate:
            raise NotReadError(TroubleKind.UNREADABLE_DATE, value) from None


def term_of(key: str, value: str, calendar: Calendar) -> Term:
    """Read one value. Raises NotReadError."""
    if key in DATES:
        return _dated(key, value, calendar)
    word = value.casefold()
    match key:
        case "is" if word == SILENT:
            return Silent(sent_by=aged_until(calendar.today))
        case "is" if word in STANDS:
            return STANDS[word]
        case "sign":
            return _sign(word)
        case "field" if word in FIELDS:
            return IsField(field=FIELDS[word])
        case "note":
            return _note(word, value)
        case "is" | "field":
            raise NotReadError(TroubleKind.UNKNOWN_VALUE, value)
    return _column(COLUMNS[key], word, value)


def _dated(key: str, value: str, calendar: Calendar) -> SentWithin:
    if key == "week" and value.casefold() in ("this", "last"):
        value = f"{value} week"
    period = calendar.period(value)
    match key:
        case "after":
            return SentWithin(first=period.first)
        case "before":
            return SentWithin(after=period.first)
        case "week":
            period = calendar.period(f"week:{period.first.isoformat()}")
    return SentWithin(first=period.first, after=period.after)


def _sign(word: str) -> IsSign:
    """A sign answered yes, or as is said behind it: ``met=no``."""
    for mark in ("=", ":"):
        name, found, answer = word.partition(mark)
        if found and name in SIGNS and answer in ANSWERS:
            return IsSign(sign=SIGNS[name], answer=ANSWERS[answer])
    if word not in SIGNS:
        raise NotReadError(TroubleKind.UNKNOWN_VALUE, word)
    return IsSign(sign=SIGNS[word], answer=Answer.YES)


def _note(word: str, value: str) -> Term:
    if word == "no":
        return NoteIs(said=NoteSaid.NONE)
    return NOTES.get(word) or _column(Column.NOTE, "", value)


def _column(column: Column, word: str, value: str) -> Term:
    """What is looked for in one text, or whether there is any."""
    if column is not Column.NAME and word in FILLED:
        return Filled(column=column, filled=FILLED[word])
    text = folded(value)
    if not text:
        raise NotReadError(TroubleKind.NO_VALUE, "")
    return HasText(text=text, column=column)
