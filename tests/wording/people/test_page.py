"""A person's page, section by section."""

from __future__ import annotations

import pytest

from netcoach.domain.log.request import RequestId
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.contacts import Contact, ContactId, ContactKind
from netcoach.domain.people.duplicates import LikelyPair, Likeness
from netcoach.domain.people.page import Ground, Job, PersonPage, SentNote
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import waiting
from netcoach.wording.explain.people import explain_person
from netcoach.wording.people.page import FORGOTTEN, person_headline, person_stands, sections
from tests.support.builders import day

TODAY = day("2026-11-18")
BO = Person(id=PersonId(1), name="Bo Roth", company="Orbital", role="Data lead")
ONE = RequestId(1)
KEYS = {"merge": "m", "not-same": "x", "contacts": "c"}


def a_contact(kind: ContactKind, words: str = "") -> Contact:
    return Contact(id=ContactId(1), person_id=BO.id, kind=kind, on=day("2026-11-12"), words=words)


def test_a_page_of_somebody_nothing_is_known_of_says_only_the_name() -> None:
    page = PersonPage(today=TODAY, person=Person(id=PersonId(1), name="Bo Roth"))
    assert person_headline(page.person) == "Bo Roth"
    assert (person_stands(page), list(sections(page, KEYS.__getitem__))) == ("", [])
    assert explain_person(page).paragraphs == (
        "On no shelf: nothing is owed, pending or due here.",
    )


def test_every_section_says_its_dates() -> None:
    page = PersonPage(
        today=TODAY,
        person=BO,
        through="Dee Marlow",
        words="likes rye\n\nasks well",
        contacts=(a_contact(ContactKind.MET, "coffee\nat the fair"), a_contact(ContactKind.OTHER)),
        grounds=(Ground(request_id=ONE, on=day("2026-11-02"), signs=(Sign.EVENT,), event="PyDay"),),
        jobs=(
            Job(company="Orbital", role="", first_on=day("2026-01-02"), last_on=TODAY),
            Job(company="", role="Analyst", first_on=day("2025-01-02"), last_on=day("2025-01-02")),
        ),
        notes=(SentNote(request_id=ONE, on=day("2026-11-02"), text="Hi Bo,\n\nyour talk"),),
        waiting=waiting(BO, ONE, day("2026-11-02"), None, TODAY),
    )
    assert person_stands(page) == "pending, sent 16 days ago"
    assert dict(sections(page, KEYS.__getitem__)) == {
        "How you met": ("2 Nov  event, PyDay",),
        "Introduced through": ("Dee Marlow",),
        "Contacts": (
            "12 Nov  met: coffee at the fair",
            "12 Nov  in touch",
            "c corrects one or takes it out",
        ),
        "Work": ("Orbital  2 Jan – 18 Nov", "Analyst  2 Jan 2025"),
        "Notes sent": ("2 Nov  Hi Bo, your talk",),
        "Your words": ("likes rye", "", "asks well"),
    }


@pytest.mark.parametrize(
    ("others", "said"), [(1, "m makes them one · x keeps them two"), (2, "· asks which")]
)
def test_who_may_be_the_same_comes_with_what_can_be_done(others: int, said: str) -> None:
    ids = [PersonId(number) for number in range(2, others + 2)]
    likely = tuple(
        LikelyPair(
            first=BO,
            second=Person(id=number, name="Bo Rot", company="Quay"),
            why=(Likeness.SPELLING,),
        )
        for number in ids
    )
    page = PersonPage(today=TODAY, person=BO, likely=likely)
    *named, keys = dict(sections(page, KEYS.__getitem__))["May be the same person"]
    assert named == ["Bo Rot, Quay: name spelt another way"] * others
    assert keys.endswith(said)


def test_a_forgotten_person_stands_on_no_shelf() -> None:
    assert person_stands(PersonPage(today=TODAY, person=BO, forgotten=True)) == FORGOTTEN
