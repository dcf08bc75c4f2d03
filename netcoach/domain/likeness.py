"""How alike two notes are, once whatever names their receivers is taken out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SHORTEST = 40
"""Characters a cleaned note needs before it can count as copied (ours: everybody's short
greetings are alike)."""

WORD = re.compile(r"[^\W\d_]+")
"""A run of letters of any script: digits and punctuation fall away."""

SKETCH_BITS = 1024
ONE = ord("1")
KEPT = 1024
"""Prints kept between calls: more than a year of notes, as the log form asks on every key."""


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
