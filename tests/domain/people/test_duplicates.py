"""Two people who may be one."""

from dataclasses import replace
from itertools import combinations, count
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from netcoach.domain.people.duplicates import (
    MOST_ALIKE,
    NEAR_DAYS,
    DatedPerson,
    Likeness,
    likely_pairs,
    pair_of,
    why_alike,
    worth_comparing,
)
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.calendar import day_after
from tests.support.builders import day

NEW_YEAR = day("2026-01-01")
_ids = count(1)


def known(name: str, company: str = "", *days: int, key: str = "") -> DatedPerson:
    """Somebody asked on these days of the year."""
    person = Person(id=PersonId(next(_ids)), name=name, company=company, profile_key=key)
    return DatedPerson(person=person, dates=tuple(day_after(NEW_YEAR, n) for n in days))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            known("Bo Roth", "Orbital"),
            known("bo  ROTH", "orbital"),
            (Likeness.SAME_NAME, "company"),
        ),
        (
            known("Bo Roth", "", 5),
            known("Bo Roth", "Orbital", 5 + NEAR_DAYS),
            (Likeness.SAME_NAME,),
        ),
        (known("Bo Roth", "", 5), known("Bo Roth", "", 6 + NEAR_DAYS), None),
        (known("Bo Roth", "Orbital"), known("Bo Roth", "Nimbus"), None),
        (known("Jörg Roth", "Orbital"), known("Joerg Roth"), (Likeness.SPELLING,)),
        (known("Jörg Roth", "Orbital"), known("Joerg Roth", "Nimbus"), None),
        (known("Юрий Щербаков"), known("Yuri Scherbakov", "Orbital"), (Likeness.SPELLING,)),
        (known("Юрий Щербаков", "Nimbus"), known("Yuri Scherbakov", "Orbital"), None),
        (known("Щербаков Алексей"), known("Alexey Scherbakov"), (Likeness.ORDER,)),
        (known("Yuri Scherbakov"), known("Yury Shcherbakov"), None),
        (known("Pat O'Neil"), known("Pat ONeil"), (Likeness.SPELLING,)),
        (known("Roth, Bo"), known("Bo Roth", "Orbital"), (Likeness.ORDER,)),
        (known("B. Roth", "Orbital"), known("Bo Roth", "Orbital"), (Likeness.INITIALS,)),
        (known("B. Roth", "", 5), known("Bo Roth", "Orbital", 5), None),
        (known("B. R.", "Orbital"), known("Bo Roth", "Orbital"), None),
        (known("Bo Roth", "Orbital", key="bo"), known("Bo Roth", "Orbital", key="bo-2"), None),
        (known("Bo Roth", "Orbital", key="bo"), known("Bo Roth", "Orbital"), (Likeness.SAME_NAME,)),
    ],
)
def test_two_people_look_like_one(
    one: DatedPerson, other: DatedPerson, why: tuple[str, ...] | None
) -> None:
    assert why_alike(one, other)[:1] == (why or ())[:1]
    assert why_alike(one, other) == why_alike(other, one)


def test_the_reasons_are_all_told() -> None:
    one, other = known("Bo Roth", "Orbital", 5, 200), known("Bo Roth", "Orbital", 190)
    assert why_alike(one, other) == (Likeness.SAME_NAME, Likeness.SAME_COMPANY, Likeness.NEAR_DATES)


def test_those_who_are_not_the_same_are_not_suggested_again() -> None:
    one, other = known("Bo Roth", "Orbital"), known("Bo Roth", "Orbital")
    pair = (one.person.id, other.person.id)
    assert likely_pairs([other, one])[0].first == one.person
    assert likely_pairs([one, other], {pair}) == ()
    assert likely_pairs([one, other], {pair[::-1]}) == ()


NAMES = st.sampled_from(
    [
        *("Bo Roth", "Roth Bo", "B. Roth", "Bo R.", "Jörg Zay", "Joerg Zay", "Jorg Zay", "Zay"),
        *("🙂", "Юрий Рот", "Рот Юрий", "Ю. Рот", "Yuri Rot", "Iurii Rot", "Pat O'Rot", "Pat ORot"),
    ]
)
PEOPLE = st.lists(
    st.builds(
        lambda name, company, days, key: known(name, company, *sorted(days), key=key),
        NAMES,
        st.sampled_from(["", "Orbital", "Nimbus"]),
        st.lists(st.integers(0, 90), max_size=3),
        st.sampled_from(["", "a", "b"]),
    ),
    max_size=12,
)


@given(PEOPLE)
def test_comparing_those_who_share_a_key_finds_what_comparing_everybody_does(
    people: list[DatedPerson],
) -> None:
    found = {pair_of(each.first.id, each.second.id): each.why for each in likely_pairs(people)}
    everybody = {
        pair_of(one.person.id, other.person.id): why
        for one, other in combinations(people, 2)
        if (why := why_alike(one, other))
    }
    assert found == everybody
    step = worth_comparing([each.person for each in people])
    assert likely_pairs([each for each in people if each.person.id in step]) == tuple(
        likely_pairs(people)
    )
    assert all(one != other for one, other in found)


def test_of_many_only_those_who_share_a_key_are_worth_comparing() -> None:
    others = [known(f"Person{number} Marsh{number}", "Orbital").person for number in range(500)]
    one, other = known("Bo Roth", "Quay").person, known("Roth, Bo").person
    shortened, meant = known("B. Weber", "Aster").person, known("Bo Weber", "Aster").person
    everybody = [*others, one, other, shortened, meant]
    assert worth_comparing(everybody) == {each.id for each in (one, other, shortened, meant)}


def test_an_initial_after_thousands_of_namesakes_makes_the_same_pairs() -> None:
    people = [known(f"Bo Roth{number}", "Orbital") for number in range(MOST_ALIKE + 5)]
    people.append(known("B. Roth7", "Orbital"))
    people.append(known("Bo R.", "Orbital"))
    step = worth_comparing([each.person for each in people])
    some = [each for each in people if each.person.id in step]
    assert len(some) < len(people)
    assert likely_pairs(some) == likely_pairs(people) != ()


def test_thousands_of_namesakes_are_not_all_compared() -> None:
    people = [known("Bo Roth", "Orbital") for _ in range(5_000)]
    began = process_time()
    assert len(likely_pairs(people)) == MOST_ALIKE * (MOST_ALIKE - 1) // 2
    assert process_time() - began < 2


def maybe(text: str | None) -> Date | None:
    """A date, if there is one."""
    return None if text is None else day(text)


@pytest.mark.parametrize(
    ("connected_on", "other_on", "why"),
    [
        ("2026-01-20", None, (Likeness.SAME_NAME, Likeness.OTHER_ADDRESS)),
        ("2026-01-09", None, ()),  # they were a connection before they were asked
        ("2026-01-20", "2026-01-20", ()),  # two addresses in one list are two people
        (None, None, ()),
    ],
)
def test_an_address_may_have_been_given_up_where_one_of_two_is_a_connection(
    connected_on: str | None, other_on: str | None, why: tuple[Likeness, ...]
) -> None:
    asked = known("Bo Kessler", "", 10, key="bo-kessler")
    listed = known("BO Kessler 🚀", "", key="bokessler")
    one = replace(asked, person=replace(asked.person, connected_on=maybe(other_on)))
    other = replace(listed, person=replace(listed.person, connected_on=maybe(connected_on)))
    assert why_alike(one, other) == why_alike(other, one) == why


def test_a_nickname_in_brackets_is_looked_for() -> None:
    pair = known("Robert (Bob) Clark"), known("Bob Clark")
    assert why_alike(*pair) == (Likeness.NICKNAME,)
    assert len(likely_pairs(pair)) == 1
