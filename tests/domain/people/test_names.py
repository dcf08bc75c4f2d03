"""The right person, told by address, name and company, and never by guessing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.errors import AmbiguousPerson, InvalidInput
from netcoach.domain.people.names import (
    full_name_key,
    name_in_address,
    name_key,
    person_meant,
    profile_key,
)
from netcoach.domain.people.person import Person, PersonId
from tests.support.builders import a_draft


def known(number: int, name: str, company: str = "", key: str = "") -> Person:
    return Person(id=PersonId(number), name=name, company=company, profile_key=key)


@pytest.mark.parametrize(
    "address",
    [
        "ana-rybar",
        "in/ana-rybar",
        "/in/Ana-Rybar/",
        "linkedin.com/in/ana-rybar",
        "www.linkedin.com/in/ana-rybar/",
        "https://www.linkedin.com/in/Ana-Rybar",
        "HTTPS://DE.LinkedIn.com/in/ana-rybar/?trk=people#top",
        "http://linkedin.com:80/mwlite/in/ana-rybar",
        "https://www.linkedin.com/comm/in/ana-rybar?midToken=x",
        "https://www.linkedin.com/in/ana%2Drybar/en",
        "  https://www.linkedin.com/in/ana-rybar\u200b ",
    ],
)
def test_every_form_of_an_address_has_one_key(address: str) -> None:
    assert profile_key(address) == "ana-rybar"


@pytest.mark.parametrize("address", ["linkedin.com/in/zo%C3%AB", "ZOE\u0308", "zo%65%CC%88"])
def test_keys_are_decoded_and_composed(address: str) -> None:
    assert profile_key(address) == "zoë"


@pytest.mark.parametrize("address", ["", "   ", "\u200b"])
def test_no_address_has_no_key(address: str) -> None:
    assert profile_key(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "Ana Rybar",
        "example.org",
        "www.linkedin.com",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/company/orbital",
        "https://linkedin.com.example.org/in/ana",
        "https://notlinkedin.com/in/ana",
        "https://linkedin.com@example.org/in/ana",
        "https://example.org/in/ana",
        "https://www.linkedin.com/in/%FF",
        "https://www.linkedin.com/in/a%2Fb",
        "ana%2541",
        "ana@example.org",
    ],
)
def test_what_is_no_profile_address_is_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(InvalidInput, match="not a LinkedIn profile address") as refused:
        profile_key(address)
    assert address not in str(refused.value)


@given(st.text())
def test_a_key_is_its_own_key(address: str) -> None:
    try:
        key = profile_key(address)
    except InvalidInput:
        return
    assert profile_key(key) == key
    assert not key or profile_key(f"https://fr.linkedin.com/in/{key}/?a=b") == key


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Ana  Rybar", "ana rybar"),
        ("Zoe\u0308", "ZOË"),
        ("STRASSE", "straße"),
        ("Ａｎａ", "ana"),
        ("José Álvarez", "Jose Alvarez"),
        ("Jürgen Straßer", "jurgen strasser"),
        ("Łukasz Øster", "Lukasz Oster"),
        ("Élodie x\u0302u", "Elodie xu"),
    ],
)
def test_names_that_read_the_same_have_one_key(name: str, same: str) -> None:
    assert name_key(name) == name_key(same)


@pytest.mark.parametrize(
    "decorated",
    [
        "Dr. Ana Ruiz, PhD 🚀 (she/her)",
        "Ana Ruiz she/her",
        "Prof. Dr. Ana Ruiz",
        "Ana Ruiz, Ph.D., MBA",
        "Ana Ruiz, PMP®",
        "Ana Ruiz, Jr.",
        "Ana Ruiz MSc",
        "Ana (Nana) Ruiz",
        "Ana “Nana” Ruiz",
        "Ana Ruiz (née Novak)",
        "✨ Ana Ruiz ✨",
        "Ana Ruiz,",
    ],
)
def test_what_is_written_around_a_name_is_no_part_of_it(decorated: str) -> None:
    assert name_key(decorated) == full_name_key(decorated) == "ana ruiz"
    assert person_meant(a_draft("Ana Ruiz"), [known(1, decorated)]) == known(1, decorated)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ruiz, Ana", "ruiz, ana"),
        ("Ana Ruiz-Mba", "ana ruiz-mba"),
        ("Drake Prof-Roth", "drake prof-roth"),
        ("Ana Ruiz, Berlin", "ana ruiz, berlin"),
        ("(Nana)", "(nana)"),
        ("🚀", "🚀"),
        ("Dr.", "dr."),
        ("Pat O'Neil", "pat o'neil"),
        ("Юрий Чехов", "юрий чехов"),
        ("김민준", "김민준"),
    ],
)
def test_what_may_be_the_name_itself_stays(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_company_is_read_as_it_stands() -> None:
    people = [known(1, "Ana Rybar", "Orbital (UK)"), known(2, "Ana Rybar", "Orbital (FR)")]
    assert person_meant(a_draft("Ana Rybar", company="orbital (fr)"), people) == people[1]


@given(st.text())
def test_a_name_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_the_picked_person_counts_before_the_name() -> None:
    ana, bo = known(1, "Ana Rybar"), known(2, "Bo Kessler")
    assert person_meant(a_draft("Ana Rybar", person_id=bo.id), [ana, bo]) == bo


def test_a_picked_person_who_is_gone_is_looked_for_by_name() -> None:
    ana = known(1, "Ana Rybar")
    assert person_meant(a_draft("Ana Rybar", person_id=PersonId(9)), [ana]) == ana
    assert person_meant(a_draft("Bo Kessler", person_id=PersonId(9)), [ana]) is None


def test_a_picked_person_cannot_take_the_address_of_another() -> None:
    ana, bo = known(1, "Ana Rybar"), known(2, "Bo Kessler", key="bo")
    with pytest.raises(AmbiguousPerson, match="belongs to somebody else"):
        person_meant(a_draft("Ana Rybar", person_id=ana.id, url="in/bo"), [ana, bo])


def test_an_address_tells_namesakes_apart_and_survives_a_new_name() -> None:
    people = [known(1, "Ana Rybar", key="ana-1"), known(2, "Ana Rybar", key="ana-2")]
    assert person_meant(a_draft("Ana Rybar", url="in/ana-2"), people) == people[1]
    assert person_meant(a_draft("Ana Novak", url="in/ana-2"), people) == people[1]
    assert person_meant(a_draft("Ana Rybar", url="in/ana-3"), people) is None


@pytest.mark.parametrize(
    ("company", "key", "same_person"),
    [
        ("", "", True),
        ("orbital", "", True),
        ("Nimbus", "", False),
        ("Orbital", "another", False),
    ],
)
def test_a_new_address_goes_to_a_namesake_without_one(
    company: str, key: str, same_person: bool
) -> None:
    ana = known(1, "Ana Rybar", company, key)
    meant = person_meant(a_draft("Ana Rybar", company="Orbital", url="in/ana"), [ana])
    assert meant == (ana if same_person else None)


def test_a_new_address_with_several_namesakes_is_somebody_new_unless_the_company_tells() -> None:
    people = [known(1, "Ana Rybar"), known(2, "Ana Rybar", "Orbital")]
    assert person_meant(a_draft("Ana Rybar", url="in/ana"), people) is None
    draft = a_draft("Ana Rybar", url="in/ana", company="Orbital")
    assert person_meant(draft, people) == people[1]


@pytest.mark.parametrize(
    ("companies", "company", "meant"),
    [
        ([], "", None),
        ([""], "Orbital", 0),
        (["Orbital"], "", 0),
        (["Orbital"], "ORBITAL ", 0),
        (["Orbital"], "Nimbus", None),
        (["Orbital", "Nimbus"], "Nimbus", 1),
        (["Orbital", "Nimbus"], "Tern", None),
        (["Orbital", ""], "Nimbus", 1),
        (["Orbital", ""], "Orbital", 0),
    ],
)
def test_without_an_address_name_and_company_tell(
    companies: list[str], company: str, meant: int | None
) -> None:
    people = [known(n, "Ana Rybar", one) for n, one in enumerate(companies)]
    found = person_meant(a_draft("ana  rybar", company=company), people)
    assert found == (None if meant is None else people[meant])


@pytest.mark.parametrize("companies", [["Orbital", "Nimbus"], ["", ""], ["Orbital", ""]])
def test_a_name_that_fits_several_is_asked_about_without_naming_anybody(
    companies: list[str],
) -> None:
    people = [known(n, "Ana Rybar", one) for n, one in enumerate(companies)]
    with pytest.raises(AmbiguousPerson) as asked:
        person_meant(a_draft("Ana Rybar"), people)
    assert "Ana" not in str(asked.value)
    assert "company" in str(asked.value)


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("bo-kessler-8a1b2c3", "Bo Kessler"),
        ("bo-kessler", "Bo Kessler"),
        ("ana-de-la-cruz-2", "Ana De La Cruz"),
        ("dr-ana-ruiz-phd", "Ana Ruiz"),
        ("zoë-lüders-41", "Zoë Lüders"),
        ("j-r-stone", "J R Stone"),
        ("bokessler", ""),
        ("bo8-kessler", ""),
        ("12345", ""),
        ("a-b", ""),
        ("the-best-sales-coach-in-town", ""),
        ("acoaab12", ""),
    ],
)
def test_a_slug_proposes_a_name_only_where_it_tells_one(slug: str, name: str) -> None:
    assert name_in_address(slug) == name
