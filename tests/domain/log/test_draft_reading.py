"""Tests of reading an open form."""

from __future__ import annotations

from typing import Any

import pytest

from netcoach.domain.log.draft import Reading, SavedDraft, Spot, reading_of
from netcoach.domain.log.request import Precision
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person, PersonId
from tests.support.builders import WEDNESDAY, day

PEOPLE = (
    Person(id=PersonId(1), name="Bo Kessler", company="Orbital", profile_key="bo"),
    Person(id=PersonId(2), name="Ana Rybar", company="Fjord"),
    Person(id=PersonId(3), name="Ana Rybar", company="Quay"),
)
PEOPLE_INDEX = PeopleIndex.of(PEOPLE)


def read(**typed: Any) -> Reading:
    return reading_of(SavedDraft(uid="x", **typed), now=WEDNESDAY, people=PEOPLE_INDEX)


def test_an_empty_form_is_a_draft_to_nobody_with_nothing_wrong() -> None:
    reading = read()
    assert (reading.has_name, reading.person, reading.problems) == (False, None, ())
    assert reading.draft.sent.at == WEDNESDAY


def test_a_time_that_cannot_be_read_counts_as_now_and_is_said() -> None:
    reading = read(name="Cleo", when="12/11")
    assert reading.draft.sent.precision is Precision.MINUTE
    assert reading.problem(Spot.WHEN)
    assert read(name="Cleo", when="16 nov").draft.sent.on == day("2026-11-16")


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ({"name": "bo kessler"}, PEOPLE[0]),
        ({"name": "B. K.", "url": "linkedin.com/in/bo"}, PEOPLE[0]),
        ({"name": "Ana Rybar", "company": "Quay"}, PEOPLE[2]),
        ({"name": "Ana Rybar", "person_id": PersonId(2)}, PEOPLE[1]),
        ({"name": "Cleo Varga"}, None),
    ],
)
def test_whoever_is_known_is_found(typed: dict[str, Any], person: Person | None) -> None:
    assert read(**typed).person == person


def test_problems_are_told_from_top_to_bottom() -> None:
    both = read(name="Ana Rybar", when="12/11")
    assert [spot for spot, _ in both.problems] == [Spot.WHO, Spot.WHEN]
    address = read(name="Cleo", when="12/11", url="https://example.org/me")
    assert [spot for spot, _ in address.problems] == [Spot.WHEN, Spot.URL]
