"""Reading a filter as it is typed, half-typed too, and completing it."""

from __future__ import annotations

import re
from enum import StrEnum

from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.log.filter.query import (
    ANSWERS,
    COLUMNS,
    DATES,
    FIELDS,
    FILLED,
    KEYS,
    NOTES,
    OFFERED,
    SILENT,
    STANDS,
    Column,
    Condition,
    Filled,
    Filter,
    HasTag,
    HasText,
    IsField,
    IsSign,
    IsTagged,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    Term,
    key_meant,
)
from netcoach.domain.log.signs import SIGNS, Answer
from netcoach.domain.outcomes.rates import aged_until
from netcoach.domain.people.names import folded, text_key
from netcoach.domain.text import clean_line
from netcoach.domain.typed_days import day_in_week_typed, day_typed
from netcoach.domain.week.calendar import DAYS, FirstDay, day_after, week_of

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGO = re.compile(r"([0-9]{1,5})([dwmy])")
_MONTHS_OF = {"m": 1, "y": 12}
_DECEMBER = 12

UNREADABLE = "days are written 2026, 2026-11, 2026-11-12, nov, yesterday, mon, 30d or 2w"


@frozen
class Period:
    """Days from ``first`` up to, not with, ``after``."""

    first: Date
    after: Date


def period_typed(typed: str, *, today: Date, first_day: FirstDay) -> Period:
    """Read a year, a month, a week or a day; a coming one too where it is written in digits.

    Args:
        typed: lower-cased, single blanks.
        today: the user's local date.
        first_day: the day the user's weeks begin on.

    Raises:
        UnreadableDate: it is none.
    """
    if iso := _ISO.fullmatch(typed):
        return _iso_period(*iso.groups())
    if ago := _AGO.fullmatch(typed):
        return _day(_ago(int(ago[1]), ago[2], today))
    if typed in ("this month", "this year"):
        return _iso_period(str(today.year), str(today.month) if "month" in typed else None, None)
    if (day := day_in_week_typed(typed, today)) is not None:
        return week_period(day, first_day)
    try:
        return _day(day_typed(typed, today))
    except UnreadableDate:
        return _month(day_typed(f"1 {typed}", today))


def week_period(day: Date, first_day: FirstDay) -> Period:
    """The week that holds a day."""
    week = week_of(day, first_day)
    return Period(first=week.start, after=day_after(week.start, DAYS))


def _day(day: Date) -> Period:
    return Period(first=day, after=day_after(day, 1))


def _month(first: Date) -> Period:
    year, month = divmod(first.year * 12 + first.month, 12)
    return Period(first=first, after=_date(year, month + 1, 1))


def _iso_period(year: str, month: str | None, day: str | None) -> Period:
    if day and month:
        return _day(_date(int(year), int(month), int(day)))
    if month:
        return _month(_date(int(year), int(month), 1))
    return Period(first=_date(int(year), 1, 1), after=_date(int(year) + 1, 1, 1))


def _ago(number: int, unit: str, today: Date) -> Date:
    if unit in "dw":
        return _date_of(today.toordinal() - number * (DAYS if unit == "w" else 1))
    months = today.year * _DECEMBER + today.month - 1 - number * _MONTHS_OF[unit]
    first = _date(months // _DECEMBER, months % _DECEMBER + 1, 1)
    last = day_after(_month(first).after, -1)
    return Date(first.year, first.month, min(today.day, last.day))


def _date(year: int, month: int, day: int) -> Date:
    try:
        return Date(year, month, day)
    except ValueError:
        raise UnreadableDate(UNREADABLE) from None


def _date_of(ordinal: int) -> Date:
    try:
        return Date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise UnreadableDate(UNREADABLE) from None


_QUOTES = '"“”„'
_QUOTED = rf"[{_QUOTES}][^{_QUOTES}]*(?:[{_QUOTES}]|$)"
_WORD = re.compile(rf"(?:{_QUOTED}|[^\s{_QUOTES}])+")
_PARTS = re.compile(rf",|{_QUOTED}|[^,{_QUOTES}]+")
_KEYED = re.compile(r"([^\W\d_][\w-]*)([:=])(.*)", re.DOTALL)


@frozen
class Word:
    """One piece as it was typed.

    Attributes:
        start: where it begins in the whole.
        typed: the piece, with its sign and its quotes.
        key: lower-cased, "" for free text.
        value: what follows the key, or the whole free text, still quoted.
    """

    start: int
    typed: str
    negated: bool
    key: str
    value: str


def words_in(text: str) -> list[Word]:
    """Every piece, in order."""
    return [_word(found.start(), found[0]) for found in _WORD.finditer(text)]


def _word(start: int, typed: str) -> Word:
    negated = len(typed) > 1 and typed[0] == "-"
    said = typed[1:] if negated else typed
    keyed = _KEYED.fullmatch(said)
    if keyed is None or keyed[2] == "=":
        return Word(start=start, typed=typed, negated=negated, key="", value=said)
    return Word(start=start, typed=typed, negated=negated, key=keyed[1].casefold(), value=keyed[3])


def unquoted(value: str) -> str:
    """The value without its quotes, single blanks."""
    return " ".join("".join(one for one in value if one not in _QUOTES).split())


def values_in(value: str) -> list[str]:
    """The values between commas; a comma inside quotes parts nothing."""
    found: list[str] = []
    parted = True
    for match in _PARTS.finditer(value):
        if match[0] == ",":
            parted = True
            continue
        if parted:
            found.append("")
        found[-1] += match[0]
        parted = False
    return [plain for one in found if (plain := unquoted(one))]


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


@frozen
class FilterCalendar:
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


def term_of(key: str, value: str, calendar: FilterCalendar) -> Term:
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
        case "tag":
            return _tag(word)
        case "is" | "field":
            raise NotReadError(TroubleKind.UNKNOWN_VALUE, value)
    return _column(COLUMNS[key], word, value)


def _dated(key: str, value: str, calendar: FilterCalendar) -> SentWithin:
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


def _tag(word: str) -> Term:
    if word in FILLED:
        return IsTagged(tagged=FILLED[word])
    tag = text_key(word.removeprefix("#"))
    if not tag:
        raise NotReadError(TroubleKind.NO_VALUE, "")
    return HasTag(tag=tag)


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


@frozen
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


@frozen
class Piece:
    """How one piece was read.

    ``condition`` is None where it was left out; an unknown key is text and trouble at once.
    """

    typed: str
    condition: Condition | None = None
    trouble: Trouble | None = None


@frozen
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
    calendar = FilterCalendar(today=today, first_day=first_day)
    cleaned = clean_line(text)
    return FilterReading(
        text=cleaned, pieces=tuple(_piece(word, calendar) for word in words_in(cleaned))
    )


def _piece(word: Word, calendar: FilterCalendar) -> Piece:
    key = key_meant(word.key) if word.key else None
    if key is None:
        return _text_piece(word)
    offered = "who" if key == "name" else key
    values = values_in(word.value)
    if not values:
        return _left_out(word, TroubleKind.NO_VALUE, offered, "")
    try:
        terms = tuple(term_of(key, value, calendar) for value in values)
    except NotReadError as problem:
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


LETTERS = 2
"""Letters of a value typed before it is offered without its key (ours)."""


@frozen
class Completion:
    """``text`` in place of what stands from ``start`` up to ``end``; a key goes on with a value."""

    start: int
    end: int
    text: str

    @property
    def goes_on(self) -> bool:
        """Whether something has still to follow."""
        return self.text.endswith(":")

    def applied(self, text: str) -> tuple[str, int]:
        """The text with it put in, and where the cursor stands then."""
        put = self.text if self.goes_on or text[self.end : self.end + 1] == " " else f"{self.text} "
        return text[: self.start] + put + text[self.end :], self.start + len(put)


def completions(text: str, cursor: int) -> tuple[Completion, ...]:
    """What can stand where the cursor is, the likeliest first; () within a piece."""
    if not text[:cursor].strip() or text[cursor - 1] == " ":
        return tuple(Completion(start=cursor, end=cursor, text=f"{key}:") for key in KEYS)
    words = words_in(text[:cursor])
    word = next((one for one in words if one.start + len(one.typed) == cursor), None)
    if word is None or (cursor < len(text) and text[cursor] != " "):
        return ()
    typed = word.typed.casefold()
    sign = "-" if word.negated else ""
    said = typed.removeprefix("-") if word.negated else typed
    offers = _values(word.key, word.value.casefold()) if word.key else _keys_and_values(said)
    return tuple(
        Completion(start=word.start, end=cursor, text=f"{sign}{offer}")
        for offer in offers
        if offer != said
    )


def _keys_and_values(begun: str) -> list[str]:
    found = [f"{key}:" for key in KEYS if key.startswith(begun)]
    if len(begun) >= LETTERS:
        for key in ("is", "sign"):
            found += [f"{key}:{value}" for value in OFFERED[key] if value.startswith(begun)]
    return found


def _values(key: str, begun: str) -> list[str]:
    meant = key_meant(key)
    if meant is None:
        return []
    *done, last = begun.split(",")
    before = "".join(f"{one}," for one in done)
    known = OFFERED["who" if meant == "name" else meant]
    found = [value for value in known if value.startswith(last)]
    if meant == "sign" and last in known:
        found = [f"{last}={answer}" for answer in ANSWERS if answer != "yes"]
    return [f"{key}:{before}{_quoted(value)}" for value in found]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
