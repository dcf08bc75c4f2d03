"""Everybody: connections and all, by company, found as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.cli.people import SHELVES
from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome
from netcoach.tui.people.screen import PeopleScreen
from netcoach.tui.people.widgets import PeopleTable
from netcoach.wording.people.shelves import Shelf
from tests.support.app import SMALL, open_person, opened, until
from tests.support.builders import a_draft, day
from tests.support.exports import CONNECTIONS, connected, table, zipped
from tests.support.importing import bring

LISTED = (
    connected("Dalia", "Eskola", "16 Sep 2020", slug="dalia", company="Orbital", role="Data lead"),
    connected("Émile", "Sand", "02 Mar 2024", slug="emile", company="aster"),
    connected("Noor", "Haddad", "05 May 2025", slug="noor"),
)


@pytest.fixture
def listed(coach: Coach, tmp_path: Path) -> Coach:
    """Three connections and one pending request."""
    export = tmp_path / "export.zip"
    export.write_bytes(zipped({"Connections.csv": table(CONNECTIONS, LISTED)}))
    bring(coach, export)
    coach.log.add(a_draft("Bo Kessler", "2026-11-16", company="Orbital"))
    return coach


def names(screen: object) -> list[str]:
    """Who is in the table."""
    assert isinstance(screen, PeopleScreen)
    return [row.person.name for row in screen.query_one(PeopleTable).rows]  # type: ignore[union-attr]


async def test_everybody_stands_by_company_with_how_it_is_with_them(listed: Coach) -> None:
    async with opened(listed, size=SMALL) as pilot:
        await pilot.press("3")
        await until(pilot, "Everybody 4")
        await pilot.press("left", "left", "left")
        text = await until(
            pilot, "[Everybody 4]", "connected since 16 Sep 2020", "pending, sent 16 Nov"
        )
        assert names(pilot.app.screen) == [
            "Émile Sand",
            "Bo Kessler",
            "Dalia Eskola",
            "Noor Haddad",
        ]
        assert "aster" in text
    everybody = listed.people.by_company().listing()
    assert [one.person.name for one in everybody][-1] == "Noor Haddad"


async def test_letters_of_a_name_or_a_company_find_them_as_they_are_typed(listed: Coach) -> None:
    async with opened(listed, size=SMALL) as pilot:
        await pilot.press("3")
        await until(pilot, "Everybody 4")
        await pilot.press("left", "left", "left")
        await until(pilot, "[Everybody 4]", "Noor Haddad")
        await pilot.press("slash", *"orb")
        await until(pilot, "orb")
        assert names(pilot.app.screen) == ["Bo Kessler", "Dalia Eskola"]
        await pilot.press("space", *"da", "enter", "p")
        await until(pilot, "Dalia Eskola · Data lead, Orbital")
        await pilot.press("escape")
        await until(pilot, "[Everybody 4]", "orb da")
        await pilot.press("slash", *"x")
        await until(pilot, "Nobody has words in their name or company that begin so.")
        await pilot.press("escape")
        await until(pilot, "Noor Haddad")
        await pilot.press("slash", *"EMI", "enter", "a")
        await until(pilot, "Émile Sand")


async def test_what_is_written_about_a_marked_connection_is_stored(listed: Coach) -> None:
    async with opened(listed, size=SMALL) as pilot:
        await pilot.press("3")
        await until(pilot, "Everybody 4")
        await pilot.press("left", "left", "left")
        await until(pilot, "[Everybody 4]", "Noor Haddad")
        await pilot.press("end", "space", "number_sign")
        await until(pilot, "Tags")
        await pilot.press(*"sql", "enter")
        await until(pilot, "u undoes")
    assert listed.people.page(listed.people.named("Noor Haddad").id).tags == ("sql",)


def test_the_command_knows_every_shelf() -> None:
    assert tuple(SHELVES) == tuple(shelf.value for shelf in Shelf)


async def test_a_page_says_who_else_is_there_and_x_parts_whom_the_name_joined(
    coach: Coach, tmp_path: Path
) -> None:
    coach.log.add(a_draft("Dalia Eskola", "2020-09-10", company="Orbital"))
    ana = coach.log.add(a_draft("Ana Rybar", "2026-11-02", company="Orbital"))
    coach.outcomes.record([ana.id], Outcome.ACCEPTED, day("2026-11-09"))
    export = tmp_path / "export.zip"
    export.write_bytes(zipped({"Connections.csv": table(CONNECTIONS, LISTED)}))
    bring(coach, export)
    dalia = coach.people.named("Dalia Eskola")
    async with opened(coach) as pilot:
        open_person(pilot, dalia.id)
        await until(
            pilot,
            "since 16 Sep 2020",
            "with LinkedIn's Dalia Eskola (linkedin.com/in/dalia) on 18 Nov",
            "X parts them again",
            "Others at Orbital",
            "Ana Rybar said yes last, 9 Nov",
        )
        await pilot.press("X")
        await until(pilot, "Dalia Eskola", "u undoes")
        assert coach.people.page(dalia.id).joined is None
        await pilot.press("u")
        await until(pilot, "X parts them again")
    assert coach.people.page(dalia.id).joined is not None


async def test_where_there_are_connections_alone_everybody_is_shown_first(
    coach: Coach, tmp_path: Path
) -> None:
    export = tmp_path / "export.zip"
    export.write_bytes(zipped({"Connections.csv": table(CONNECTIONS, LISTED)}))
    bring(coach, export)
    async with opened(coach, size=SMALL) as pilot:
        await pilot.press("3")
        await until(pilot, "[Everybody 3]", "connected since 16 Sep 2020")
