"""Finding known people by the first letters of their names, while somebody types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from netcoach.domain.person import Person

LETTERS = 2
"""Letters typed before anybody is looked for: one letter finds nearly everybody (ours)."""

MOST_FOUND = 200
"""People found at most; beyond that more letters help, a longer list does not (ours)."""


class NameIndex:
    """Known people, ready to be looked up on every key; keeps the order it was given."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)

    @cached_property
    def _folded(self) -> list[tuple[str, Person]]:
        """Made when first asked: a form that opens has nobody to look for yet."""
        return [(f" {_folded(person.name)}", person) for person in self._people]

    def matching(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name that begins with each word typed.

        Case and accents make no difference: "jose ka" finds "José Kaplan". Under two letters
        nobody is found.
        """
        words = [f" {word}" for word in _folded(typed).split()]
        if len("".join(words).replace(" ", "")) < LETTERS:
            return ()
        found = (person for name, person in self._folded if all(word in name for word in words))
        return tuple(islice(found, most))


def _folded(text: str) -> str:
    bare = (
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(bare).replace("-", " ").split())
