"""Notes: which are copies of one another, and what the month's allowance leaves."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.lazy import Remembered
from netcoach.domain.log.quality import Evidence, NoteEvidence
from netcoach.domain.log.request import Request, RequestId, sending_order
from netcoach.domain.week.calendar import DAYS

SHORTEST = 40
"""Characters a cleaned note needs before it can count as copied (ours: everybody's short
greetings are alike)."""

WORD = re.compile(r"[^\W\d_]+")
"""A run of letters of any script: digits and punctuation fall away."""

SKETCH_BITS = 1024
ONE = ord("1")
KEPT = 4096
"""Prints kept between calls: more than a year of notes at LinkedIn's 100 requests a week, as the
log form asks on every key."""


Trigram = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Print:
    """What is compared of a cleaned note.

    Attributes:
        text: the cleaned note.
        most: no fewer than it has trigrams.
        sketch: one bit set for each trigram, several of which may share a bit; two sketches
            never differ in more bits than the notes differ in trigrams.
    """

    text: str
    most: int
    sketch: int


def cleaned_note(note: str, *, name: str = "", companies: tuple[str, ...] = ()) -> str:
    """The words of a note in one line of folded letters, without what names its receiver.

    Args:
        note: the note as it was sent.
        name: the receiver's name, each part of which is taken out wherever it stands as a word.
        companies: names of their company; taken out in full, and when shortened from the end
            ("Orbital" for "Orbital Data Ltd").
    """
    words = _words(note)
    for company in companies:
        run = _words(company)
        if run and run[0] in words:
            words = list(_without_run(words, run))
    parts = frozenset(_words(name))
    return " ".join(word for word in words if word not in parts)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if "/" in folded or "www." in folded:
        folded = " ".join(piece for piece in folded.split() if not _is_address(piece))
    return WORD.findall(folded)


def _is_address(piece: str) -> bool:
    before, slash, _ = piece.partition("/")
    return "://" in piece or "www." in piece or bool(slash and "." in before)


def _without_run(words: list[str], run: list[str]) -> Iterator[str]:
    """Leave out each word that begins ``run``, with as much of the run as follows it."""
    matched = 0
    for word in words:
        if matched < len(run) and word == run[matched]:
            matched += 1
        elif word == run[0]:
            matched = 1
        else:
            matched = 0
            yield word


def similarity(one: str, other: str) -> float:
    """Trigrams in both of two cleaned notes among those in either, 0.0 to 1.0."""
    mine, theirs = _trigrams(one), _trigrams(other)
    either = len(mine | theirs)
    return len(mine & theirs) / either if either else 0.0


@lru_cache(maxsize=KEPT)
def _trigrams(text: str) -> frozenset[Trigram]:
    return frozenset(_pieces(text))


def _pieces(text: str) -> Iterator[Trigram]:
    return zip(text, text[1:], text[2:], strict=False)


@lru_cache(maxsize=KEPT)
def print_of(note: str, name: str, companies: tuple[str, ...]) -> Print | None:
    """What to compare of a note; None when it is too short to count as copied."""
    cleaned = cleaned_note(note, name=name, companies=companies)
    return _print(cleaned) if len(cleaned) >= SHORTEST else None


@lru_cache(maxsize=KEPT)
def _print(cleaned: str) -> Print:
    bits = bytearray(b"0" * SKETCH_BITS)
    for number in map(hash, _pieces(cleaned)):
        bits[number % SKETCH_BITS] = ONE
    return Print(text=cleaned, most=len(cleaned) - 2, sketch=int(bits, 2))


def perhaps_alike(one: Print, others: Sequence[Print]) -> list[int]:
    """Where among the others those stand that may be alike; none that is alike is left out."""
    sketch, most = one.sketch, one.most
    return [
        number
        for number, other in enumerate(others)
        if 9 * (sketch ^ other.sketch).bit_count() <= most + other.most
    ]


def are_alike(one: Print, other: Print) -> bool:
    """Similar to .80 or more (ours)."""
    if one is other:
        return True
    mine, theirs = _trigrams(one.text), _trigrams(other.text)
    # both / either >= 4/5 in whole numbers, said of the difference between the two sets:
    # both = (sizes - difference) / 2 and either = (sizes + difference) / 2.
    return 9 * len(mine ^ theirs) <= len(mine) + len(theirs)


COPY_DAYS = 30
"""Days from the first to the last of three notes that count as copied, at most (ours)."""


@frozen
class _Written:
    """A note long enough to be a copy; ``on`` is the ordinal of the local date."""

    id: RequestId
    on: int
    event: str
    print: Print

    def pairs_with(self, other: _Written) -> bool:
        """Similar, within ``COPY_DAYS``, and not both from the same event or group."""
        return (
            abs(self.on - other.on) <= COPY_DAYS
            and not (self.event and self.event == other.event)
            and are_alike(self.print, other.print)
        )


def copied_notes(requests: Sequence[Request]) -> frozenset[RequestId]:
    """The requests whose note is one of three copies of each other.

    Three notes are copies when, cleaned, each has 40 characters or more and any two of them
    are similar to .80 or more, all within 30 days, and no two are from the same event (ours).
    """
    noted = sorted((one for one in requests if one.note), key=_day)
    days = [_day(one) for one in noted]
    written: dict[int, _Written | None] = {}

    def copies(first: int, new: int, after: int) -> frozenset[RequestId]:
        for place in range(first, after):
            if place not in written:
                written[place] = next(_written(noted[place : place + 1]), None)
        near = [one for place in range(first, new) if (one := written[place])]
        return _copies_in(near, [one for place in range(new, after) if (one := written[place])])

    copied: set[RequestId] = set()
    new = 0
    while new < len(noted):
        week = days[new] // DAYS
        first = bisect_left(days, week * DAYS - COPY_DAYS)
        after = bisect_left(days, (week + 1) * DAYS)
        around = tuple(noted[first:after])
        copied |= _COPIES.value((week, len(around)), around, partial(copies, first, new, after))
        new = after
    return frozenset(copied)


_COPIES: Remembered[frozenset[RequestId]] = Remembered(KEPT)
"""The copies among the notes of seven days and those up to ``COPY_DAYS`` before them."""


def _day(request: Request) -> int:
    return request.sent.on.toordinal()


def _copies_in(earlier: list[_Written], later: list[_Written]) -> frozenset[RequestId]:
    """The copies in triples of which at least the last note is one of ``later``."""
    copied: set[RequestId] = set()
    notes = earlier + later
    prints = [note.print for note in notes]
    start = 0
    for index, note in enumerate(later, len(earlier)):
        while note.on - notes[start].on > COPY_DAYS:
            start += 1
        near = perhaps_alike(note.print, prints[start:index])
        _mark_triples(note, [notes[start + number] for number in near], copied)
    return frozenset(copied)


def _mark_triples(note: _Written, earlier: list[_Written], copied: set[RequestId]) -> None:
    for one in earlier:
        if {note.id, one.id} <= copied or not note.pairs_with(one):
            continue
        for other in earlier:
            if other is not one and other.pairs_with(one) and other.pairs_with(note):
                copied |= {note.id, one.id, other.id}
                break


def copied_from(request: Request, others: Sequence[Request]) -> tuple[Request, ...]:
    """The other requests whose note this one copies, in order of sending.

    Each stands in a triple of copies with ``request``; none when there is no such triple.
    """
    mine = next(_written([request]), None)
    if mine is None:
        return ()
    near = [note for note in _written(others) if note.id != mine.id and note.pairs_with(mine)]
    found = {
        one.id for one in near if any(other is not one and other.pairs_with(one) for other in near)
    }
    return tuple(sorted((other for other in others if other.id in found), key=sending_order))


def _written(requests: Sequence[Request]) -> Iterator[_Written]:
    for request in requests:
        if not request.note:
            continue
        companies = tuple(dict.fromkeys((request.company, request.person.company)))
        print_ = print_of(request.note, request.person.name, companies)
        if print_ is not None:
            yield _Written(
                id=request.id,
                on=request.sent.on.toordinal(),
                event=request.event.strip().casefold(),
                print=print_,
            )


LONGEST_MONTH = 31
"""Days before or after a request that share a month's notes with it, at most."""

Month = tuple[int, int]
"""A calendar month of local dates: its year and its number."""


def spent_months(requests: Sequence[Request], notes_a_month: int | None) -> frozenset[Month]:
    """The calendar months whose notes were all used, whichever of their requests came first.

    Args:
        requests: every request of the months asked about, in any order.
        notes_a_month: personal notes the plan allows in a calendar month of local dates; None
            when it sets no limit.
    """
    if notes_a_month is None:
        return frozenset()
    written: Counter[Month] = Counter()
    for request in requests:
        written[month_of(request.sent.on)] += bool(request.note)
    return frozenset(month for month, notes in written.items() if notes >= notes_a_month)


def blank_by_choice(requests: Sequence[Request], notes_a_month: int | None) -> frozenset[RequestId]:
    """The requests sent without a note that could have had one of those their month left unused.

    In a month with three notes unused the first three blank ones of it could.

    Args:
        requests: every request of the months asked about, in any order.
        notes_a_month: personal notes the plan allows in a calendar month of local dates; None
            when it sets no limit.
    """
    blank = [request for request in sorted(requests, key=sending_order) if request.note == ""]
    if notes_a_month is None:
        return frozenset(request.id for request in blank)
    unused = Counter({month_of(request.sent.on): notes_a_month for request in blank})
    unused.subtract(month_of(request.sent.on) for request in requests if request.note)
    chosen = set()
    for request in blank:
        month = month_of(request.sent.on)
        if unused[month] > 0:
            unused[month] -= 1
            chosen.add(request.id)
    return frozenset(chosen)


def notes_left(requests: Sequence[Request], day: Date, notes_a_month: int | None) -> int | None:
    """Personal notes left in the calendar month of a date, never under 0; None without a limit."""
    if notes_a_month is None:
        return None
    month = month_of(day)
    written = sum(1 for each in requests if each.note and month_of(each.sent.on) == month)
    return max(0, notes_a_month - written)


def month_of(day: Date) -> Month:
    """The calendar month that holds a day."""
    return day.year, day.month


def evidence_of(
    request: Request, *, copied: frozenset[RequestId], spent: frozenset[Month]
) -> Evidence:
    """What a request's quality is computed from.

    Args:
        request: any saved request.
        copied: the requests whose note is a copy, from ``copied_notes``.
        spent: the months whose notes were all used, from ``spent_months``.
    """
    return Evidence(
        signs=request.signs,
        field=request.field,
        note=_note_evidence(request, copied),
        spent=bool(spent) and month_of(request.sent.on) in spent,
        reason=bool(request.reason.strip()),
    )


def _note_evidence(request: Request, copied: frozenset[RequestId]) -> NoteEvidence:
    if request.note is None:
        return NoteEvidence.UNKNOWN
    if not request.note:
        return NoteEvidence.NONE
    return NoteEvidence.COPIED if request.id in copied else NoteEvidence.PERSONAL
