"""Stories of what people have in the clipboard, pasted or typed where the name stands."""

from __future__ import annotations

import pytest
from pendulum import Date
from textual.events import Paste

from netcoach.domain.log.request import Precision
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person, PersonId
from tests.support.builders import a_context, a_request
from tests.support.log_form import FormDriver, a_form

ADDRESS = "https://www.linkedin.com/in/bo-kessler-1a2b3c/?originalSubdomain=de"
CARD = "Ana Ruiz\nData Lead at Orbital | PhD\nSent 3 days ago\nWithdraw\n"
BO = Person(
    id=PersonId(901), name="Dr. Bo Kessler", company="Orbital", profile_key="bo-kessler-1a2b3c"
)


async def paste(driver: FormDriver, text: str) -> None:
    driver.pilot.app.post_message(Paste(text))
    await driver.settle()


async def test_an_address_goes_where_it_belongs_and_a_name_is_read_from_it() -> None:
    async with a_form(a_context(), size=(80, 24)) as driver:
        await paste(driver, ADDRESS)
        kept = driver.form.fields.kept
        assert (kept.name, kept.url) == ("Bo Kessler", "linkedin.com/in/bo-kessler-1a2b3c")
        assert "is it right" in driver.says("who-aside")
        await driver.pilot.press("enter")
        await driver.settle()
        draft = driver.saved[0].draft
        assert (draft.name, draft.url) == ("Bo Kessler", "linkedin.com/in/bo-kessler-1a2b3c")


@pytest.mark.parametrize("leave", ["enter", "tab", "down"])
async def test_a_typed_address_is_taken_once_the_name_is_left(leave: str) -> None:
    async with a_form() as driver:
        await driver.pilot.press(*"linkedin.com/in/bo-kessler-1a2b3c", leave)
        await driver.settle()
        kept = driver.form.fields.kept
        assert (kept.name, kept.url) == ("Bo Kessler", "linkedin.com/in/bo-kessler-1a2b3c")
        assert (driver.saved, driver.is_open) == ([], True)
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved[0].draft.name == "Bo Kessler"


async def test_whom_an_address_belongs_to_is_found_and_too_soon_is_said() -> None:
    asked = a_request("2026-11-03", person=BO)
    async with a_form(a_context(asked)) as driver:
        await paste(driver, ADDRESS)
        kept = driver.form.fields.kept
        assert (kept.name, kept.person_id, kept.company) == ("Dr. Bo Kessler", BO.id, "Orbital")
        assert driver.says("who-aside").startswith("known")
        assert "Tue 3 Nov, still pending" in driver.said
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved == []


async def test_an_address_that_tells_no_name_asks_for_it() -> None:
    async with a_form() as driver:
        await paste(driver, "linkedin.com/in/bokessler")
        assert driver.form.fields.kept.url == "linkedin.com/in/bokessler"
        assert "type it here" in driver.says("who-error")
        await driver.pilot.press(*"Bo", "enter")
        await driver.settle()
        assert driver.saved[0].draft.name == "Bo"


@pytest.mark.parametrize("typed", ["linkedin.com/company/orbital", "linkedin.com/in/"])
async def test_no_address_is_ever_logged_as_a_name(typed: str) -> None:
    async with a_form() as driver:
        await driver.pilot.press(*typed, "enter")
        await driver.settle()
        assert driver.saved == []


async def test_a_card_fills_who_role_company_and_when() -> None:
    async with a_form(size=(80, 24)) as driver:
        await paste(driver, CARD)
        kept = driver.form.fields.kept
        assert (kept.name, kept.role, kept.company) == ("Ana Ruiz", "Data Lead", "Orbital")
        assert kept.when == "week of Sun 15 Nov"
        await driver.pilot.press("enter")
        await driver.settle()
        sent = driver.saved[0].draft.sent
        assert (sent.on, sent.precision) == (Date(2026, 11, 15), Precision.WEEK)


@pytest.mark.parametrize(
    ("text", "name", "role", "company"),
    [
        ("(4) Bo Kessler - Data lead @ Orbital | LinkedIn", "Bo Kessler", "Data lead", "Orbital"),
        ("Bo Kessler\nData lead · Orbital\n", "Bo Kessler", "Data lead · Orbital", ""),
        ("Bo Kessler (he/him) · 2nd\nTeam for teams", "Bo Kessler", "Team for teams", ""),
        ("Bo Kessler (he/him)", "Bo Kessler", "", ""),
    ],
)
async def test_lines_are_kept_apart(text: str, name: str, role: str, company: str) -> None:
    async with a_form() as driver:
        await paste(driver, text)
        kept = driver.form.fields.kept
        assert (kept.name, kept.role, kept.company) == (name, role, company)


async def test_nothing_typed_gives_way_to_what_is_pasted() -> None:
    async with a_form() as driver:
        driver.type(company="Fjord", when="yesterday")
        await paste(driver, CARD)
        kept = driver.form.fields.kept
        assert (kept.name, kept.company, kept.when) == ("Ana Ruiz", "Fjord", "yesterday")
        assert kept.role == "Data Lead"
        await paste(driver, ADDRESS)
        kept = driver.form.fields.kept
        assert (kept.name, kept.url) == ("Ana Ruiz", "linkedin.com/in/bo-kessler-1a2b3c")
        await paste(driver, "-Novak\n")
        assert driver.form.fields.kept.name == "Ana Ruiz-Novak"


@pytest.mark.parametrize("text", [CARD + CARD.replace("Ana", "Eva"), "x" * 30_000])
async def test_several_people_are_not_taken_for_one(text: str) -> None:
    async with a_form() as driver:
        await paste(driver, text)
        assert driver.form.fields.kept.name == ""
        assert "N takes several" in driver.says("who-error")


async def test_a_paste_and_the_keys_behind_it_land_where_they_were_meant() -> None:
    async with a_form() as driver:
        driver.pilot.app.post_message(Paste(CARD))
        await driver.pilot.press("tab", "tab", *"Kelp", "enter")
        await driver.settle()
        draft = driver.saved[0].draft
        assert (draft.name, draft.company, draft.role) == ("Ana Ruiz", "Kelp", "Data Lead")


CONNECTED = Person(
    id=PersonId(902), name="José Álvarez 🚀, PhD", connected_on=Date(2020, 9, 16), company="Kelp"
)


@pytest.mark.parametrize("typed", ["jose alvarez", "José Álvarez", "Dr. Jose Alvarez 🚀"])
async def test_a_connection_is_told_of_before_enter(typed: str) -> None:
    async with a_form(a_context(people=PeopleIndex.of((CONNECTED,)))) as driver:
        driver.type(who=typed)
        await driver.settle()
        assert "You have been connected since 16 Sep 2020." in driver.said
        assert driver.says("who-aside") == "known · Kelp"
        await driver.pilot.press("enter")
        await driver.settle()
        assert (driver.saved, driver.is_open) == ([], True)
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved[0].anyway
