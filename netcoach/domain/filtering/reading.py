"""Reading a filter as it is typed: whatever is typed gives one, half-typed pieces too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pendulum import Date

from netcoach.domain.clean import clean_line
from netcoach.domain.errors import UnreadableDate
from netcoach.domain.filtering.folding import folded
from netcoach.domain.filtering.keys import (
    ANSWERS,
    COLUMNS,
    DATES,
    FIELDS,
    FILLED,
    KEYS,
    NOTES,
    OFFERED,
    SIGNS,
    SILENT,
    STANDS,
    key_meant,
)
from netcoach.domain.filtering.periods import Period, period_typed
from netcoach.domain.filtering.splitting import Word, unquoted, values_in, words_in
from netcoach.domain.filtering.values import (
    Column,
    Condition,
    Filled,
    Filter,
    HasText,
    IsField,
    IsSign,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    Term,
)
from netcoach.domain.rates import aged_until
from netcoach.domain.request import Answer
from netcoach.domain.week import FirstDay


class TroubleKind(StrEnum):
    """Why a piece was not understood."""

    UNKNOWN_KEY = "unknown-key"
    NO_VALUE = "no-value"
    UNKNOWN_VALUE = "unknown-value"
    UNREADABLE_DATE = "unreadable-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What was not understood, and what would be.

    Attributes:
        key: the key as it is offered, or the unknown one.
        value: what could not be read; "" when nothing was typed yet.
        known: the keys or values there are, the nearest first; of dates and texts examples.
    """

    kind: TroubleKind
    key: str
    value: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """How one piece was read.

    ``condition`` is None where it was left out; an unknown key is text and trouble at once.
    """

    typed: str
    condition: Condition | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterReading:
    """A filter with how each piece of it was read."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def filter(self) -> Filter:
        """What was understood."""
        return Filter(
            conditions=tuple(
                piece.condition for piece in self.pieces if piece.condition is not None
            )
        )

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What was not."""
        return tuple(piece.trouble for piece in self.pieces if piece.trouble is not None)


class _NotReadError(Exception):
    """A value that is none of its key's."""

    def __init__(self, kind: TroubleKind, value: str) -> None:
        super().__init__(value)
        self.kind = kind
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calendar:
    today: Date
    first_day: FirstDay

    def period(self, value: str) -> Period:
        try:
            typed = " ".join(value.casefold().split())
            return period_typed(typed, today=self.today, first_day=self.first_day)
        except UnreadableDate:
            raise _NotReadError(TroubleKind.UNREADABLE_DATE, value) from None


def read_filter(text: str, *, today: Date, first_day: FirstDay) -> FilterReading:
    """Read a filter.

    Pieces stand between blanks and all of them hold: words are looked for in every text of a
    request, ``"quoted words"`` side by side, ``key:value`` asks for one thing, ``key:one,other``
    for either, and a ``-`` before a piece for what it does not mean.

    Args:
        text: as it was typed, half-typed too.
        today: the user's local date, for "yesterday", "30d" and ``is:silent``.
        first_day: the day the user's weeks begin on.
    """
    calendar = _Calendar(today=today, first_day=first_day)
    cleaned = clean_line(text)
    return FilterReading(
        text=cleaned, pieces=tuple(_piece(word, calendar) for word in words_in(cleaned))
    )


def _piece(word: Word, calendar: _Calendar) -> Piece:
    key = key_meant(word.key) if word.key else None
    if key is None:
        return _text_piece(word)
    offered = "who" if key == "name" else key
    values = values_in(word.value)
    if not values:
        return _left_out(word, TroubleKind.NO_VALUE, offered, "")
    try:
        terms = tuple(_term(key, value, calendar) for value in values)
    except _NotReadError as problem:
        return _left_out(word, problem.kind, offered, problem.value)
    return Piece(typed=word.typed, condition=Condition(any_of=terms, negated=word.negated))


def _text_piece(word: Word) -> Piece:
    """Free text; what looks like a key that there is not, too."""
    said = word.typed[1:] if word.negated else word.typed
    text = folded(unquoted(said))
    trouble = None
    if word.key and not word.value.startswith("//"):
        trouble = Trouble(
            kind=TroubleKind.UNKNOWN_KEY,
            key=word.key,
            value=word.value,
            known=_near(word.key, KEYS),
        )
    terms = (HasText(text=text),)
    condition = Condition(any_of=terms, negated=word.negated) if text else None
    return Piece(typed=word.typed, condition=condition, trouble=trouble)


def _left_out(word: Word, kind: TroubleKind, key: str, value: str) -> Piece:
    known = _near(value, OFFERED[key])
    return Piece(typed=word.typed, trouble=Trouble(kind=kind, key=key, value=value, known=known))


def _near(value: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """What begins as the value does, then what holds it; everything where nothing does."""
    wanted = folded(value)
    near = [one for one in known if folded(one).startswith(wanted)]
    near += [one for one in known if one not in near and wanted in folded(one)]
    return tuple(near) or known


def _term(key: str, value: str, calendar: _Calendar) -> Term:
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
            raise _NotReadError(TroubleKind.UNKNOWN_VALUE, value)
    return _column(COLUMNS[key], word, value)


def _dated(key: str, value: str, calendar: _Calendar) -> SentWithin:
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
        raise _NotReadError(TroubleKind.UNKNOWN_VALUE, word)
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
        raise _NotReadError(TroubleKind.NO_VALUE, "")
    return HasText(text=text, column=column)
