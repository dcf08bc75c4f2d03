"""Correcting contacts on a person's page, on the real coach and a real file."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from netcoach.coach import Coach
from netcoach.domain.people.contacts import Contact, ContactKind
from tests.support.app import SMALL, open_person, opened, until
from tests.support.builders import a_draft, day


@pytest.fixture
def ana(coach: Coach) -> Coach:
    """One person, met once."""
    person = coach.log.add(a_draft("Ana Rybar", "2026-11-02", company="Orbital")).person
    coach.people.add_contact(person.id, ContactKind.MET, on=day("2026-11-03"), words="over lunch")
    return coach


def contacts(coach: Coach) -> list[tuple[Contact, ...]]:
    """Every contact there is."""
    return [coach.people.page(one.id).contacts for one in coach.people.everybody()]


async def to_page(coach: Coach, pilot: Pilot[None]) -> None:
    """Open the page."""
    open_person(pilot, coach.people.named("Ana Rybar").id)
    await until(pilot, "3 Nov  met: over lunch", "c corrects one or takes it out")


async def test_a_contact_is_corrected_and_undo_gives_back_what_was_said(ana: Coach) -> None:
    before = contacts(ana)
    async with opened(ana, size=SMALL) as pilot:
        await to_page(ana, pilot)
        await pilot.press("c")
        await until(pilot, "Contact with Ana Rybar", "2026-11-03", "[met]", "over lunch")
        pilot.app.screen.query_one("#field-on", Input).value = "2 nov"
        await pilot.press("tab", "right", "right", "enter")
        await until(pilot, "2 Nov  called: over lunch", "Corrected a contact with Ana Rybar · u")
        ((contact,),) = contacts(ana)
        assert (contact.kind, contact.on) == (ContactKind.CALLED, day("2026-11-02"))
        await pilot.press("u")
        await until(pilot, "3 Nov  met: over lunch", "Took back: corrected a contact with Ana")
    assert contacts(ana) == before


async def test_of_several_contacts_the_chosen_one_is_taken_out(ana: Coach) -> None:
    person = ana.people.named("Ana Rybar")
    ana.people.add_contact(person.id, ContactKind.THANKED, on=day("2026-11-05"))
    (both,) = contacts(ana)
    async with opened(ana, size=SMALL) as pilot:
        await to_page(ana, pilot)
        await pilot.press("c")
        await until(pilot, "Which contact with Ana Rybar", "› 5 Nov  thanked")
        await pilot.press("escape", "c", "down")
        await until(pilot, "› 3 Nov  met: over lunch")
        await pilot.press("enter")
        await until(pilot, "Contact with Ana Rybar", "[stays, as below]")
        await pilot.press("right", "enter")
        text = await until(pilot, "Corrected a contact with Ana Rybar", "5 Nov  thanked")
        assert "over lunch" not in text
        assert contacts(ana) == [both[:1]]
        await pilot.press("u")
        await until(pilot, "3 Nov  met: over lunch", "5 Nov  thanked")
    assert contacts(ana) == [both]


async def test_a_day_ahead_is_refused_and_words_of_several_lines_stay(ana: Coach) -> None:
    person = ana.people.named("Ana Rybar")
    ((first,),) = contacts(ana)
    ana.people.change_contact(
        first.id, ContactKind.MET, on=first.on, words="over lunch\n\nlikes rye"
    )
    async with opened(ana, size=SMALL) as pilot:
        open_person(pilot, person.id)
        await until(pilot, "met: over lunch likes rye")
        await pilot.press("c")
        await until(pilot, "likes rye", "in the last field Ctrl+S")
        pilot.app.screen.query_one("#field-on", Input).value = "2026-12-01"
        await pilot.press("ctrl+s")
        await until(pilot, "lies ahead")
        pilot.app.screen.query_one("#field-on", Input).value = "2026-11-04"
        await pilot.press("ctrl+s")
        await until(pilot, "4 Nov  met: over lunch likes rye")
    ((contact,),) = contacts(ana)
    assert contact.words == "over lunch\n\nlikes rye"


async def test_without_a_contact_there_is_none_to_correct(coach: Coach) -> None:
    bo = coach.log.add(a_draft("Bo Kessler", "2026-11-02")).person
    async with opened(coach, size=SMALL) as pilot:
        open_person(pilot, bo.id)
        await until(pilot, "Bo Kessler", "pending")
        await pilot.press("c")
        assert "Which contact" not in await until(pilot, "Bo Kessler", "pending")


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"contacts": "f9"}, "f9 corrects one or takes it out"),
        ({"contact": "c"}, "“Correct a contact” corrects one or takes it out"),
    ],
)
async def test_the_page_names_the_key_the_user_has_or_else_the_verb(
    ana: Coach, keymap: dict[str, str], said: str
) -> None:
    async with opened(ana, size=SMALL) as pilot:
        pilot.app.set_keymap(keymap)
        open_person(pilot, ana.people.named("Ana Rybar").id)
        await until(pilot, "3 Nov  met: over lunch", said)
