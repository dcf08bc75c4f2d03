"""Follow-ups, tags and profiles: what is typed, what is on the screen, and what is stored."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.domain.people.contacts import ContactPlan
from netcoach.domain.people.person import Person
from netcoach.domain.week.next_steps import NextStepKind
from netcoach.tui.week.next_panel import NextPanel
from tests.support.app import SMALL, open_person, opened, until
from tests.support.builders import a_draft, day
from tests.support.storage import content


@pytest.fixture
def coach(coach: Coach) -> Coach:
    """Three people asked lately; only of Bo the address is known."""
    coach.log.add(a_draft("Bo Kessler", "2026-11-16", company="Fjord", url="in/bo-kesslér"))
    coach.log.add(a_draft("Ana Rybar", "2026-11-17", company="Orbital"))
    coach.log.add(a_draft("Cleo Vance", "2026-11-18"))
    return coach


def person(coach: Coach, name: str) -> Person:
    return coach.people.named(name)


async def to_pending(pilot: Pilot[None]) -> None:
    await pilot.press("3")
    await until(pilot, "[Pending 3]")


async def test_a_follow_up_is_typed_due_put_off_and_done(coach: Coach) -> None:
    bo = person(coach, "Bo Kessler")
    before = content(coach.backup.export())
    async with opened(coach, size=SMALL) as pilot:
        open_person(pilot, bo.id)
        await until(pilot, "Bo Kessler · Fjord")
        await pilot.press("f")
        await until(pilot, "Follow up with Bo Kessler", "On that day it is a next step.")
        await pilot.press(*"today", "tab", *"send slides", "enter")
        await until(pilot, "due · send slides · 18 Nov", "Set the follow-up of Bo Kessler")
        assert coach.people.planned(bo.id) == ContactPlan(on=day("2026-11-18"), line="send slides")

        await pilot.press("1")
        await until(pilot, "Bo Kessler: send slides (for today)")
        await to_pending(pilot)
        await pilot.press("l", "l", "l")
        await until(pilot, "[Keep in touch 1]", "● Bo Kessler")
        await pilot.press("z")
        await until(pilot, "Put Bo Kessler off")
        await pilot.press(*"1 dec", "enter")
        await until(pilot, "send slides · 1 Dec")
        assert coach.people.planned(bo.id).on == day("2026-12-01")
        await pilot.press("z")
        await until(pilot, "Put Bo Kessler off")
        await pilot.press("enter")
        await until(pilot, "send slides · 25 Nov")
        for _ in range(3):
            await pilot.press("u")
            await until(pilot, "Took back: set the follow-up of Bo Kessler")
        await until(pilot, "Keep in touch 0")
    assert content(coach.backup.export()) == before


async def test_a_follow_up_without_a_day_to_come_stays_in_the_form(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await to_pending(pilot)
        await pilot.press("f")
        await until(pilot, "Follow up with")
        await pilot.press(*"2026-11-01", "enter")
        await until(pilot, "That day has passed")
        await pilot.press("escape")
        await until(pilot, "Leave without saving")
        await pilot.press("l")
        await until(pilot, "[Pending 3]")
    assert coach.people.shelves().in_touch == ()


async def test_a_due_follow_up_is_put_off_from_the_week(coach: Coach) -> None:
    bo = person(coach, "Bo Kessler")
    coach.people.plan_contact(bo.id, ContactPlan(on=day("2026-11-18"), line="send slides"))
    async with opened(coach) as pilot:
        await until(pilot, "Bo Kessler: send slides")
        steps = pilot.app.screen.query_one(NextPanel)
        steps.focus()
        steps.cursor = [step.kind for step in steps.items].index(NextStepKind.FOLLOW_UP)
        await pilot.press("z")
        await until(pilot, "Put Bo Kessler off")
        await pilot.press(*"3", "enter")
        await until(pilot, "Set the follow-up of Bo Kessler")
    assert coach.people.planned(bo.id).on == day("2026-11-21")


async def test_tags_of_one_are_shown_on_the_page_and_of_marked_ones_given_at_once(
    coach: Coach,
) -> None:
    bo, ana = person(coach, "Bo Kessler"), person(coach, "Ana Rybar")
    before = content(coach.backup.export())
    async with opened(coach, size=SMALL) as pilot:
        open_person(pilot, bo.id)
        await until(pilot, "Bo Kessler · Fjord")
        await pilot.press("number_sign")
        await until(pilot, "Tags of Bo Kessler")
        await pilot.press(*"SQL, job fair", "enter")
        await until(pilot, "#job fair #sql", "Changed the tags of Bo Kessler")
        assert coach.people.page(bo.id).tags == ("job fair", "sql")

        await to_pending(pilot)
        await pilot.press("space", "space")
        await until(pilot, "■ Bo Kessler", "■ Ana Rybar", "2 marked")
        await pilot.press("number_sign")
        await until(pilot, "Tags of 2 people")
        await pilot.press(*"berlin", "tab", *"sql", "enter")
        await until(pilot, "Changed the tags of 2 people")
        assert coach.people.page(bo.id).tags == ("berlin", "job fair")
        assert coach.people.page(ana.id).tags == ("berlin",)

        await pilot.press("2")
        await until(pilot, "3 requests")
        await pilot.press("slash", *"tag:berlin")
        await until(pilot, "2 of 3", "#berlin")
        await pilot.press("enter", "u")
        await until(pilot, "Took back: changed the tags of 2 people", "0 of 3")
        await pilot.press("u")
        await until(pilot, "Took back: changed the tags of Bo Kessler")
    assert content(coach.backup.export()) == before


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What reached the browser and the clipboard."""
    reached: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "textual.app.App.open_url",
        lambda _, url, *, new_tab=True: reached.append(("browser", url)),
    )
    monkeypatch.setattr(
        "textual.app.App.copy_to_clipboard", lambda _, text: reached.append(("clipboard", text))
    )
    return reached


ADDRESS = "https://www.linkedin.com/in/bo-kessl%C3%A9r/"


@pytest.mark.parametrize("place", ["week", "log", "people", "page"])
async def test_a_profile_is_opened_and_its_address_copied_from_everywhere(
    coach: Coach, outside: list[tuple[str, str]], place: str
) -> None:
    bo = person(coach, "Bo Kessler")
    async with opened(coach) as pilot:
        match place:
            case "week":
                await pilot.press("end")
            case "log":
                await pilot.press("2")
                await until(pilot, "3 requests")
                await pilot.press("end")
            case "people":
                await to_pending(pilot)
            case _:
                open_person(pilot, bo.id)
                await until(pilot, "Bo Kessler · Fjord")
        await pilot.press("b")
        await until(pilot, "Opening the profile of Bo Kessler in the browser: linkedin.com/in/bo-")
        await pilot.press("y")
        await until(pilot, "Copied the address of Bo Kessler: linkedin.com/in/bo-kesslér")
        await pilot.app.workers.wait_for_complete()
    assert sorted(outside) == [("browser", ADDRESS), ("clipboard", ADDRESS)]


async def test_where_no_address_is_known_it_says_so(
    coach: Coach, outside: list[tuple[str, str]]
) -> None:
    async with opened(coach) as pilot:
        open_person(pilot, person(coach, "Ana Rybar").id)
        await until(pilot, "Ana Rybar · Orbital")
        for key in ("b", "y"):
            await pilot.press(key)
            await until(pilot, "No profile address is known for Ana Rybar; “Edit” on their page")
    assert outside == []


async def test_any_two_are_merged_from_a_shelf_and_the_week_counts_once(coach: Coach) -> None:
    bo = person(coach, "Bo Kessler")
    before = content(coach.backup.export())
    async with opened(coach) as pilot:
        await to_pending(pilot)
        await pilot.press("m")
        await until(pilot, "Merge Bo Kessler with")
        await pilot.press(*"cleo", "enter")
        await until(pilot, "One person", "[Bo Kessler, Fjord]", "1 request was logged twice")
        await pilot.press("enter")
        await until(pilot, "[Pending 2]", "Merged into Bo Kessler · u undoes")
        assert len(coach.people.page(bo.id).requests) == 1
        assert coach.week.review().sent == 2
        await pilot.press("u")
        await until(pilot, "[Pending 3]")
    assert content(coach.backup.export()) == before


async def test_two_marked_ones_are_merged_and_their_requests_can_stay_two(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await to_pending(pilot)
        await pilot.press("space", "space", "m")
        await until(pilot, "One person", "[Bo Kessler, Fjord]", "Ana Rybar, Orbital")
        await pilot.press("tab", "right", "enter")
        await until(pilot, "Merged into Bo Kessler · u undoes")
    bo = person(coach, "Bo Kessler")
    assert len(coach.people.page(bo.id).requests) == 2
    assert coach.week.review().sent == 3
