"""Numbers, dates and signs in words, the same everywhere they are said."""

from __future__ import annotations

_NUMBER_WORDS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number_word(number: int) -> str:
    """The number as said in a sentence: "none", "one" to "twelve", then digits."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else f"{number:,}"


def plural(number: int, thing: str) -> str:
    """A count with its thing: "1 request", "7 requests", "1,182 requests"."""
    return f"{number} {thing}" if number == 1 else f"{number:,} {thing}s"
