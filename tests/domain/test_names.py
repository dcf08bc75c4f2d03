"""Tests of finding known people by the first letters of their names."""

from __future__ import annotations

import pytest

from netcoach.domain.names import NameIndex
from netcoach.domain.person import Person, PersonId

NAMES = ("Bo Kessler", "José Kaplan", "Anne-Marie Bo", "Åsa Öberg", "李小龙")
INDEX = NameIndex(Person(id=PersonId(n), name=name) for n, name in enumerate(NAMES, 1))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("b", ()),
        ("bo", ("Bo Kessler", "Anne-Marie Bo")),
        ("BO k", ("Bo Kessler",)),
        ("k b", ("Bo Kessler",)),
        ("jose ka", ("José Kaplan",)),
        ("marie", ("Anne-Marie Bo",)),
        ("as ob", ("Åsa Öberg",)),
        ("李小", ("李小龙",)),
        ("essler", ()),
        ("\u0301", ()),
    ],
)
def test_each_word_typed_begins_a_word_of_the_name(typed: str, found: tuple[str, ...]) -> None:
    assert tuple(person.name for person in INDEX.matching(typed)) == found


def test_no_more_than_asked_for_are_found_the_first_ones_first() -> None:
    many = [Person(id=PersonId(n), name=f"Bo {n}") for n in range(500)]
    assert NameIndex(many).matching("bo") == tuple(many[:200])
    assert NameIndex(many).matching("bo", most=3) == tuple(many[:3])
