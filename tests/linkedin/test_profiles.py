"""One profile: its address, the title of its window, the top of its page."""

from __future__ import annotations

import pytest

from netcoach.linkedin.pasted import Card, PageKind, clean_name, split_headline
from netcoach.linkedin.profiles import address_in
from tests.support.pasted import PROFILE, read


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/bo-kessler-8a1b2c3",
        "https://www.linkedin.com/in/bo-kessler-8a1b2c3/",
        "http://linkedin.com/in/Bo-Kessler-8A1B2C3?trk=people-guest",
        "de.linkedin.com/in/bo-kessler-8a1b2c3/?originalSubdomain=de",
        "https://www.linkedin.com/comm/in/bo-kessler-8a1b2c3?midToken=x&trk=eml",
        "https://www.linkedin.com/in/bo-kessler-8a1b2c3/details/experience/",
        "https://www.linkedin.com/in/bo-kessler-8a1b2c3?miniProfileUrn=urn%3Ali%3Afs",
        "https://www.linkedin.com/in/bo%2Dkessler-8a1b2c3#about",
        "<https://www.linkedin.com/in/bo-kessler-8a1b2c3>",
        "[Bo](https://www.linkedin.com/in/bo-kessler-8a1b2c3).",
        "m.linkedin.com/mwlite/in/bo-kessler-8a1b2c3",
    ],
)
def test_every_form_of_an_address_is_the_same_person(address: str) -> None:
    page = read(address)
    assert page.kind is PageKind.ADDRESS
    assert page.cards == (Card(name="Bo Kessler", line=1, profile_key="bo-kessler-8a1b2c3"),)


def test_an_address_with_accents_is_read_decoded() -> None:
    (card,) = read("https://www.linkedin.com/in/zo%C3%AB-l%C3%BCders-41").cards
    assert (card.profile_key, card.name) == ("zoë-lüders-41", "Zoë Lüders")


def test_a_name_beside_an_address_is_the_name() -> None:
    (card,) = read("Bo Kessler-Ruiz: https://www.linkedin.com/in/bokessler").cards
    assert (card.name, card.profile_key) == ("Bo Kessler-Ruiz", "bokessler")


@pytest.mark.parametrize(
    "text",
    [
        "Bo Kessler",
        "bo-kessler",
        "https://www.linkedin.com/company/orbital",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/sales/lead/ACwAA,NAME",
        "https://example.com/in/bo-kessler",
        "https://notlinkedin.com/in/bo-kessler",
        "https://example.com/?u=linkedin.com/in/bo-kessler",
    ],
)
def test_what_is_no_profile_address_is_none(text: str) -> None:
    assert address_in(text) == ("", text)


@pytest.mark.parametrize(
    ("title", "name", "headline"),
    [
        ("(4) Bo Kessler - Data lead | LinkedIn", "Bo Kessler", "Data lead"),
        ("(99+) Ines Valente | LinkedIn", "Ines Valente", ""),
        ("Bo Kessler – Buyer at Fjord | LinkedIn", "Bo Kessler", "Buyer at Fjord"),
        ("Bo Kessler | LinkedIn - Google Chrome", "Bo Kessler", ""),
        ("Bo Kessler | LinkedIn — Mozilla Firefox", "Bo Kessler", ""),
        ("Lu Anne Kaye-Ross | LinkedIn", "Lu Anne Kaye-Ross", ""),
    ],
)
def test_the_title_of_a_window_is_a_name_and_a_headline(
    title: str, name: str, headline: str
) -> None:
    page = read(title)
    assert page.kind is PageKind.TITLE
    assert page.cards == (Card(name=name, headline=headline, line=1),)


def test_a_profile_gives_what_stands_on_top_of_it() -> None:
    page = read(PROFILE)
    assert (page.kind, page.total) == (PageKind.PROFILE, None)
    (card,) = page.cards
    assert card == Card(
        name="Ines Valente",
        line=2,
        headline="ML Engineer at Orbital | pipelines",
        location="Rotterdam, South Holland, Netherlands",
        degree=2,
        pending=True,
    )
    assert (card.role, card.company) == ("ML Engineer", "Orbital")


def test_a_profile_with_glued_lines_is_the_same_one() -> None:
    page = read(
        "Ines Valente · 3rd\nML Engineer\nRotterdam · Contact info\n1,234 followers\n"
        "312 connections\nConnect\nMore\n"
    )
    (card,) = page.cards
    assert (page.kind, page.total) == (PageKind.PROFILE, 312)
    assert (card.name, card.degree, card.location, card.headline, card.pending) == (
        "Ines Valente",
        3,
        "Rotterdam",
        "ML Engineer",
        False,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz (she/her)", "Ana Ruiz"),
        ("Ana Ruiz (Novak) · 2nd", "Ana Ruiz (Novak)"),
        ("Ana Ruiz (They / Them) Novak", "Ana Ruiz Novak"),
        ("Ana Ruiz 2nd degree connection", "Ana Ruiz"),
        ("Ana Ruiz • 3rd+", "Ana Ruiz"),
        ("LinkedIn Member", ""),
        ("2nd", ""),
        ("· 2nd", ""),
        ("🚀 --", ""),
        ("Get intro", ""),
        ("A" * 121, ""),
    ],
)
def test_a_name_comes_without_degree_and_pronouns(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize(
    ("headline", "role", "company"),
    [
        ("Data Lead @ Orbital | SQL, columns", "Data Lead", "Orbital"),
        ("Buyer at Fjord", "Buyer", "Fjord"),
        ("Buyer @ Fjord, ex-Kelp at sea", "Buyer", "Fjord, ex-Kelp at sea"),
        ("Founder @Orbital", "Founder @Orbital", ""),
        ("Attaché, data", "Attaché, data", ""),
        ("MBA | Buyer at Fjord", "MBA", ""),
        ("", "", ""),
    ],
)
def test_role_and_company_are_split_at_at_and_nothing_else(
    headline: str, role: str, company: str
) -> None:
    assert split_headline(headline) == (role, company)
