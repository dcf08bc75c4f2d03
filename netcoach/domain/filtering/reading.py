"""Reading a filter as it is typed: whatever is typed gives one, half-typed pieces too."""

from __future__ import annotations

from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.clean import clean_line
from netcoach.domain.filtering.keys import KEYS, OFFERED, key_meant
from netcoach.domain.filtering.splitting import Word, unquoted, values_in, words_in
from netcoach.domain.filtering.terms import Calendar, NotReadError, TroubleKind, term_of
from netcoach.domain.filtering.values import Condition, Filter, HasText
from netcoach.domain.people.names import folded
from netcoach.domain.week import FirstDay


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
    calendar = Calendar(today=today, first_day=first_day)
    cleaned = clean_line(text)
    return FilterReading(
        text=cleaned, pieces=tuple(_piece(word, calendar) for word in words_in(cleaned))
    )


def _piece(word: Word, calendar: Calendar) -> Piece:
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
