"""Tests of finding known people by the first letters of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from netcoach.domain.people import index
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.names import name_key
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import RequestFacts, Stand, Standing, standing_of
from tests.support.builders import a_draft, a_request

NAMES = ("Bo Kessler", "José Kaplan", "Anne-Marie Bo", "Åsa Öberg", "李小龙", "Юрий Чехов")
INDEX = PeopleIndex.of(Person(id=PersonId(n), name=name) for n, name in enumerate(NAMES, 1))


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
        ("yur", ("Юрий Чехов",)),
        ("чех", ("Юрий Чехов",)),
        ("li", ()),
        ("essler", ()),
        ("\u0301", ()),
    ],
)
def test_each_word_typed_begins_a_word_of_the_name(typed: str, found: tuple[str, ...]) -> None:
    assert tuple(person.name for person in INDEX.matching(typed)) == found


def test_no_more_than_asked_for_are_found_the_first_ones_first() -> None:
    many = [Person(id=PersonId(n), name=f"Bo {n}") for n in range(500)]
    assert PeopleIndex.of(many).matching("bo") == tuple(many[:200])
    assert PeopleIndex.of(many).matching("bo", most=3) == tuple(many[:3])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ("Bo Kessler", "José Kaplan", "Ana Bo")),
        ("b", ("Bo Kessler", "Ana Bo")),
        ("kva", ("José Kaplan", "Ana Bo")),
        ("JO kva", ("José Kaplan",)),
        ("kvant bo", ("Ana Bo",)),
        ("dåta", ("Bo Kessler",)),
        ("lead", ()),
        ("vant", ()),
        ("bo ada", ()),
    ],
)
def test_each_word_typed_begins_a_word_of_the_name_or_the_company(
    typed: str, found: tuple[str, ...]
) -> None:
    texts = (("Bo Kessler", "Fjord Data"), ("José Kaplan", "Kvant"), ("Ana Bo", "Kvant Labs"))
    people_index = PeopleIndex.of(
        Person(id=PersonId(n), name=name, company=company, role="Lead")
        for n, (name, company) in enumerate(texts, 1)
    )
    assert tuple(person.name for person in people_index.found(typed)) == found


def test_no_more_people_are_shown_than_fit_a_list() -> None:
    many = [Person(id=PersonId(n), name=f"Bo {n}") for n in range(500)]
    assert PeopleIndex.of(many).found("") == PeopleIndex.of(many).found("bo") == tuple(many[:200])


BO = Person(id=PersonId(7), name="Bo Kessler", company="Orbital", profile_key="bo-kessler")
NAMESAKE = Person(id=PersonId(3), name="bo  KESSLER", company="Quay")
LONGER = Person(id=PersonId(4), name="Ana Bo Kessler")
PEOPLE_INDEX = PeopleIndex.of([LONGER, NAMESAKE], [a_request(person=BO)])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"name": "Bo Kessler"}, [BO, NAMESAKE]),
        ({"name": "bo-kessler"}, []),
        ({"name": "Kessler"}, []),
        ({"name": "Somebody", "url": "linkedin.com/in/Bo-Kessler"}, [BO]),
        ({"name": "Somebody", "url": "no address at all"}, []),
        ({"name": "Somebody", "person_id": PersonId(4)}, [LONGER]),
        ({"name": "Bo Kessler", "person_id": PersonId(4)}, [BO, LONGER, NAMESAKE]),
    ],
)
def test_a_draft_finds_by_name_address_and_choice(
    said: dict[str, Any], found: list[Person]
) -> None:
    assert list(PEOPLE_INDEX.like(a_draft(**said))) == found


@pytest.mark.parametrize("typed", ["ana ru", "nana", "sh/", "soren", "ruiz ph"])
def test_who_has_something_written_around_the_name_is_found_by_either(typed: str) -> None:
    texts = ("Dr. Ana (Nana) Ruiz, PhD", "Søren Sh/ Bæk")
    decorated = PeopleIndex.of(Person(id=PersonId(n), name=name) for n, name in enumerate(texts, 1))
    assert len(decorated.matching(typed)) == 1
    assert [one.id for one in decorated.like(a_draft("Ana Ruiz"))] == [1]


def test_only_who_was_asked_stands_anywhere() -> None:
    (asked,) = PEOPLE_INDEX.asked_like(a_draft("Bo Kessler"))
    assert (asked.person, asked.standing.sent_on) == (BO, a_request(person=BO).sent.on)


def test_names_are_ready_before_the_first_key(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = PeopleIndex.of([BO, NAMESAKE])

    def fold(name: str) -> str:
        raise AssertionError(f"{name} is folded while somebody types")

    monkeypatch.setattr("netcoach.domain.people.index.name_key", fold)
    assert ready.matching("bo ke") == (BO, NAMESAKE)


NAME = st.text(min_size=1, max_size=12).map("x".__add__)


@given(st.lists(NAME, max_size=8), NAME)
def test_nobody_of_the_same_name_is_missed(names: list[str], wanted: str) -> None:
    people = [Person(id=PersonId(n), name=name) for n, name in enumerate(names)]
    found = PeopleIndex.of(people).like(a_draft(wanted))
    assert list(found) == [one for one in people if name_key(one.name) == name_key(wanted)]


def test_where_people_stand_is_worked_out_only_for_whom_a_draft_could_mean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = (a_request(name="Bo Kessler"), a_request(name="Cleo Varga"))
    two = PeopleIndex.of(asked=asked)
    worked_out: list[object] = []

    def counting(facts: Sequence[RequestFacts], connected_on: Date | None) -> Standing:
        worked_out.append(facts)
        return standing_of(facts, connected_on)

    monkeypatch.setattr(index, "standing_of", counting)
    (found,) = two.asked_like(a_draft("Bo Kessler"))
    assert found.standing.stand is Stand.PENDING
    assert len(worked_out) == 1
