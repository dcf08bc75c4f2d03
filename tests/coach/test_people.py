"""People: what is cleaned and refused before anything is written."""

from __future__ import annotations

import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.page import PersonDraft, ShortlistDraft
from tests.support.builders import a_draft, day


def test_a_contact_is_of_today_unless_said(coach: Coach) -> None:
    bo = coach.log.add(a_draft("Bo Roth")).person
    kept = coach.people.add_contact(bo.id, ContactKind.MET, words=" over\tlunch \n")
    assert (kept.on, kept.words) == (coach.today(), "over lunch")
    with pytest.raises(UnreadableDate):
        coach.people.add_contact(bo.id, ContactKind.MET, on=day("2026-11-19"))
    with pytest.raises(InvalidInput):
        coach.people.add_contact(bo.id, ContactKind.MET, words="x" * 20_001)


def test_the_shortlist_takes_a_clean_name_and_a_profile_address(coach: Coach) -> None:
    cleo = coach.people.add_to_shortlist(
        ShortlistDraft(name=" Cleo\x1b  Vance ", url="https://www.linkedin.com/in/Cleo-V/?x=1")
    )
    assert (cleo.name, cleo.profile_key) == ("Cleo Vance", "cleo-v")
    for draft in (ShortlistDraft(name=" "), ShortlistDraft(name="Cleo", url="not an address")):
        with pytest.raises(InvalidInput):
            coach.people.add_to_shortlist(draft)


def test_a_person_keeps_a_name(coach: Coach) -> None:
    bo = coach.log.add(a_draft("Bo Roth")).person
    with pytest.raises(InvalidInput):
        coach.people.edit(bo.id, PersonDraft(name=" "))
    draft = PersonDraft(name="Bo Kessler", url="linkedin.com/in/bo", words="likes\n chess ")
    coach.people.edit(bo.id, draft)
    page = coach.people.page(bo.id)
    assert (page.person.name, page.person.profile_key) == ("Bo Kessler", "bo")
    assert page.words == "likes\n chess"


def test_a_cadence_that_cannot_be_is_refused(coach: Coach) -> None:
    bo = coach.log.add(a_draft("Bo Roth")).person
    with pytest.raises(InvalidInput):
        coach.people.set_cadence(bo.id, 0)
    assert coach.people.set_cadence(bo.id, 90) == bo
    assert coach.people.shelves().in_touch[0].days == 90


def test_the_form_finds_who_is_on_the_shortlist(coach: Coach) -> None:
    cleo = coach.people.add_to_shortlist(ShortlistDraft(name="Cleo Vance", company="Orbital"))
    assert tuple(coach.log.context().people) == coach.people.everybody() == (cleo,)
    coach.log.add(a_draft("Cleo Vance", person_id=cleo.id))
    assert coach.people.shelves().shortlist == ()
    assert [one.person.id for one in coach.people.shelves().waiting] == [cleo.id]


def test_forgetting_leaves_nobody_to_find(coach: Coach) -> None:
    bo = coach.log.add(a_draft("Bo Roth")).person
    assert coach.people.forget(bo.id).requests == 1
    assert coach.people.everybody() == ()
    assert coach.week.review().sent == 1
