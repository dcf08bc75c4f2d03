"""What is typed into a form and not saved stands in the next such form again."""

from __future__ import annotations

import pendulum
import pytest
from pendulum import DateTime
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.storage.drafts import PART, kept_paths
from netcoach.tui.app import NetcoachApp
from netcoach.wording.done import TYPED_AGAIN
from tests.support.app import open_person, opened, until
from tests.support.builders import a_draft, day

LAST = "2026-11-11"
FORMS = {
    "a contact": (("t", "tab", "tab", *"over tea"), "over tea", "Noted a contact"),
    "what is said of a person": (("e", "end", *"bar"), "Ana Rybarbar", "Changed Ana Rybar"),
    "private words": (("e", *["tab"] * 5, *"likes rye"), "likes rye", "Changed Ana Rybar"),
    "the shortlist": (("a", *"Dee", "tab", *"her talk"), "her talk", "Changed the shortlist"),
}


@pytest.fixture
def ana(coach: Coach) -> Coach:
    """One person and a week that is over."""
    moment = pendulum.parse(f"{LAST}T12:00", tz="Europe/Berlin")
    assert isinstance(moment, DateTime)
    then = Coach(coach.store, lambda: moment, coach.config)
    then.log.add(a_draft("Ana Rybar", LAST, company="Orbital"))
    return coach


def crash(coach: Coach, pilot: Pilot[None]) -> None:
    """End without notice, after the last second of typing was kept."""
    assert isinstance(pilot.app, NetcoachApp)
    pilot.app._keep_typed()
    for uid in list(coach.drafts._open):
        coach.drafts.leave(uid)


def kept(coach: Coach) -> int:
    """How many drafts there are on disk."""
    return len([path for path in kept_paths(coach.store.path) if path.suffix != PART])


async def to_place(coach: Coach, pilot: Pilot[None], form: str) -> None:
    """Go where the key of a form is."""
    if form == "the shortlist":
        await pilot.press("3")
        await until(pilot, "[Pending 1]")
        await pilot.press("l", "l")
        await until(pilot, "[Shortlist 0]")
    else:
        open_person(pilot, coach.people.named("Ana Rybar").id)
        await until(pilot, "Ana Rybar", "pending")


async def to_words(pilot: Pilot[None]) -> None:
    await pilot.press("w")
    await until(pilot, "[1 The week]")
    await pilot.press("enter")
    await until(pilot, "[2 Your words]")


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_that_was_not_saved_goes_on_where_it_was(ana: Coach, form: str) -> None:
    (key, *typed), words, said = FORMS[form]
    async with opened(ana) as pilot:
        await to_place(ana, pilot, form)
        await pilot.press(key, *typed)
        await until(pilot, words)
        crash(ana, pilot)
    assert kept(ana) == 1
    async with opened(ana) as pilot:
        await to_place(ana, pilot, form)
        await pilot.press(key)
        await until(pilot, words, TYPED_AGAIN)
        await pilot.press("ctrl+s")
        await until(pilot, said)
        assert kept(ana) == 0
        if form == "a contact":
            await to_place(ana, pilot, form)
            await pilot.press(key)
            assert TYPED_AGAIN not in await until(pilot, "Enter saves")


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_that_was_left_on_purpose_leaves_nothing(ana: Coach, form: str) -> None:
    (key, *typed), words, _ = FORMS[form]
    async with opened(ana) as pilot:
        await to_place(ana, pilot, form)
        await pilot.press(key, *typed)
        await until(pilot, words)
        assert isinstance(pilot.app, NetcoachApp)
        pilot.app._keep_typed()
        assert kept(ana) == 1
        await pilot.press("escape")
        await until(pilot, "Leave without saving")
        await pilot.press("l")
        await until(pilot, "pending" if form != "the shortlist" else "[Shortlist 0]")
        assert kept(ana) == 0


async def test_a_form_is_kept_while_it_is_typed_into(ana: Coach) -> None:
    async with opened(ana) as pilot:
        await to_place(ana, pilot, "a contact")
        await pilot.press("t", "tab", "tab", *"over tea")
        for _ in range(500):
            if kept(ana):
                break
            await pilot.pause(0.01)
        assert kept(ana) == 1


async def test_the_words_of_a_week_stand_there_when_it_is_closed_next(ana: Coach) -> None:
    async with opened(ana) as pilot:
        await to_words(pilot)
        await pilot.press(*"calm")
        crash(ana, pilot)
    assert kept(ana) == 1
    async with opened(ana) as pilot:
        await pilot.press("w")
        await until(pilot, "[1 The week]", TYPED_AGAIN)
        await pilot.press("enter")
        await until(pilot, "[2 Your words]", "calm")
        await pilot.press("enter")
        await until(pilot, "Closed the week")
    closed = ana.week.review(day(LAST)).closed
    assert closed is not None
    assert closed.went_well == "calm"
    assert kept(ana) == 0


async def test_going_to_another_place_keeps_the_words_of_the_week(ana: Coach) -> None:
    async with opened(ana) as pilot:
        await to_words(pilot)
        await pilot.press(*"calm", "pageup", "2")
        await until(pilot, "1 request")
        await pilot.press("1")
        await to_words(pilot)
        await until(pilot, "calm")
        await pilot.press("escape")
        await until(pilot, "Leave without closing the week?")
        await pilot.press("l")
        await until(pilot, "NEXT")
        assert kept(ana) == 0


async def test_other_words_for_a_closed_week_are_kept_too(ana: Coach) -> None:
    ana.closing.close(day(LAST), went_well="calm")
    async with opened(ana) as pilot:
        pilot.app.screen.day = day(LAST)  # type: ignore[attr-defined]
        await pilot.press("w")
        await until(pilot, "This week is closed.")
        await pilot.press("e")
        await until(pilot, "[2 Your words]", "calm")
        await pilot.press("end", *"er")
        crash(ana, pilot)
    assert kept(ana) == 1
    async with opened(ana) as pilot:
        pilot.app.screen.day = day(LAST)  # type: ignore[attr-defined]
        await pilot.press("w")
        assert TYPED_AGAIN not in await until(pilot, "This week is closed.")
        await pilot.press("e")
        await until(pilot, "[2 Your words]", "calmer", TYPED_AGAIN)
        await pilot.press("enter")
        await until(pilot, "undoes")
    closed = ana.week.review(day(LAST)).closed
    assert closed is not None
    assert closed.went_well == "calmer"
    assert kept(ana) == 0
