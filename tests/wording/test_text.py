"""Small numbers are words, and a thing agrees with its count."""

from __future__ import annotations

import pytest

from netcoach.wording.text import number_word, plural


@pytest.mark.parametrize(
    ("number", "word"),
    [(-1, "-1"), (0, "none"), (1, "one"), (6, "six"), (11, "eleven"), (12, "twelve"), (13, "13")],
)
def test_numbers_up_to_twelve_are_words(number: int, word: str) -> None:
    assert number_word(number) == word


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 requests"), (1, "1 request"), (2, "2 requests"), (45_085, "45,085 requests")],
)
def test_a_thing_agrees_with_its_count(number: int, said: str) -> None:
    assert plural(number, "request") == said
