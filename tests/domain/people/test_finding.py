"""Whom words mean: a name, the start of one, an address, and what else was said."""

from __future__ import annotations

import pytest

from netcoach.domain.errors import InvalidInput
from netcoach.domain.people.finding import Who, is_exact, nearest, people_meant
from netcoach.domain.people.names import is_address, name_in_address
from netcoach.domain.people.person import Person, PersonId

PEOPLE = [
    Person(id=PersonId(number), name=name, company=company, profile_key=key)
    for number, (name, company, key) in enumerate(
        [
            ("José Álvarez", "Kvant", "jose-a"),
            ("Dr. Ana Ruiz (Novak), PhD 🚀", "Orbital GmbH", ""),
            ("Bo Kessler", "Orbital", "bo-kessler-1a2b3c"),
            ("Boris Weber", "Fjord", ""),
            ("John Smith", "Orbital", ""),
            ("John Smith", "Fjord", "john"),
            ("Юрий Ким", "", ""),
        ]
    )
]


def meant(typed: str, company: str = "", url: str = "") -> list[int]:
    who = Who(typed=typed, company=company, url=url)
    return [one.id for one in people_meant(who, PEOPLE)]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("José Álvarez", [0]),
        ("jose alvarez", [0]),
        ("alvarez jose", [0]),
        ("Ana Ruiz", [1]),
        ("Prof. Ana Ruiz, MBA ✨", [1]),
        ("Ruiz Ana", [1]),
        ("novak", [1]),
        ("ana", [1]),
        ("bo k", [2]),
        ("ke bo", [2]),
        ("Bo", [2, 3]),
        ("john smith", [4, 5]),
        ("yuriy", [6]),
        ("John", [5]),
        ("https://www.linkedin.com/in/bo-kessler-1a2b3c/?originalSubdomain=de", [2]),
        ("in/bo-kessler-1a2b3c", [2]),
        ("linkedin.com/in/nobody", []),
        ("Cleo", []),
        ("", []),
    ],
)
def test_what_fits_best_is_meant(typed: str, ids: list[int]) -> None:
    assert meant(typed) == ids


def test_company_and_address_decide_between_namesakes() -> None:
    assert meant("john smith", company="fjord") == [5]
    assert meant("smith", company="orb") == [4]
    assert meant("john smith", url="https://linkedin.com/in/john/") == [5]
    assert meant("john smith", company="Nimbus") == []
    with pytest.raises(InvalidInput):
        meant("john smith", url="linkedin.com/company/orbital")
    other = Who(typed="john smith", other_than=PersonId(4))
    assert [one.id for one in people_meant(other, PEOPLE)] == [5]


@pytest.mark.parametrize(
    ("typed", "name"), [("Bo Kesler", "Bo Kessler"), ("Jon Smith", "John Smith"), ("Xqz", None)]
)
def test_the_nearest_name_is_offered_and_none_that_is_not_near(
    typed: str, name: str | None
) -> None:
    found = nearest(Who(typed=typed), PEOPLE)
    assert next((one.name for one in found), None) == name


def test_an_address_is_no_name_and_holds_one() -> None:
    assert is_address("https://www.linkedin.com/in/bo-kessler")
    assert is_address("in/bo")
    assert not is_address("Bo Kessler")
    assert not is_address("bo-kessler")
    assert name_in_address("https://linkedin.com/in/bo-kessler-1a2b3c/?x=1") == "Bo Kessler"
    assert name_in_address("in/zo%C3%AB-ruiz") == "Zoë Ruiz"
    assert name_in_address("in/12345") == ""


def test_only_a_whole_name_or_an_address_is_exact() -> None:
    bo = PEOPLE[2]
    assert is_exact(Who(typed="bo kessler"), bo)
    assert is_exact(Who(typed="in/bo-kessler-1a2b3c"), bo)
    assert not is_exact(Who(typed="bo"), bo)
