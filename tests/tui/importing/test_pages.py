"""Stories of pages and mails pasted into the program."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome
from netcoach.storage.store import Store
from netcoach.tui.importing.screen import ImportScreen
from netcoach.tui.log.form import LogForm
from tests.support.app import SMALL, WHOLE, picture
from tests.support.builders import a_draft, day
from tests.support.import_screen import running, until, until_focused, until_left
from tests.support.importing import content
from tests.support.pasted import SENT
from tests.support.storage import everything

PART = SENT.replace("Sent 1 month ago\n", "Sent a while back\n")
MAIL = (
    "Ana accepted your invitation, explore their network\nAna Ruiz via LinkedIn <i@linkedin.com>\n"
)


def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text as a terminal does."""
    pilot.app.post_message(Paste(text))


@pytest.mark.parametrize("size", [SMALL, WHOLE])
async def test_a_page_pasted_on_any_screen_is_shown_line_by_line_and_undone_by_one_key(
    coach: Coach, store: Store, size: tuple[int, int]
) -> None:
    coach.log.add(a_draft("Noor Haddad", "2026-11-18"))
    before = content(store.path)
    async with running(coach, size) as pilot:
        await pilot.press("2")
        paste(pilot, PART)
        text = await until(pilot, "3 requests to add, 1 known")
        assert "5 of 40 were loaded: scroll to the end" in text
        assert "Noor Haddad · sent 18 Nov 2026 · known" in text
        await pilot.press("end")
        await until(pilot, "Line 37: Sent a while back")
        assert content(store.path) == before
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "3 requests added, 1 known")
        assert len(everything(store)) == 4
        await pilot.press("u")
        await until(pilot, "Took back the import")
        assert content(store.path) == before


async def test_the_same_page_again_has_nothing_to_add(coach: Coach, store: Store) -> None:
    coach.importing.carry_out(coach.importing.plan_text(SENT, "x"))
    after = content(store.path)
    async with running(coach) as pilot:
        paste(pilot, SENT)
        await until(pilot, "Nothing new: all of it is in your log")
        await pilot.press("escape")
        await until_left(pilot)
    assert content(store.path) == after


async def test_a_text_that_is_no_page_is_said_and_changes_nothing(
    coach: Coach, store: Store
) -> None:
    async with running(coach) as pilot:
        paste(pilot, "Dear diary\ntoday I wrote to nobody\n")
        text = await until(pilot, "That is no page netcoach knows")
        assert not isinstance(pilot.app.screen, ImportScreen)
        assert "diary" not in text
        assert not store.path.exists()
        await pilot.press("n")
        await until(pilot, "Who")
        assert isinstance(pilot.app.screen, LogForm)


async def test_a_page_pasted_into_a_field_stays_in_the_field(coach: Coach) -> None:
    async with running(coach) as pilot:
        await pilot.press("n")
        await until(pilot, "Who")
        paste(pilot, MAIL)
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, LogForm)


async def test_keys_typed_after_a_paste_come_after_it(coach: Coach, store: Store) -> None:
    coach.log.add(a_draft("Ana Ruiz", "2026-11-16"))
    async with running(coach) as pilot:
        paste(pilot, MAIL)
        await pilot.press("escape", "n")
        await until(pilot, "Who")
        assert isinstance(pilot.app.screen, LogForm)
    assert not everything(store)[0].outcomes


async def test_a_mail_pasted_into_the_import_records_the_yes(coach: Coach, store: Store) -> None:
    coach.log.add(a_draft("Ana Ruiz", "2026-11-16"))
    async with running(coach) as pilot:
        await pilot.press("i")
        await until(pilot, "Or paste a page here")
        paste(pilot, "Dear diary\nnothing\n")
        await until(pilot, "That is no page netcoach knows")
        assert pilot.app.screen.query_one(Input).value == ""
        paste(pilot, MAIL)
        await until(pilot, "Ana Ruiz · said yes")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "A mail about who accepted: 1 said yes.")
    assert everything(store)[0].outcomes == ((Outcome.ACCEPTED, day("2026-11-18")),)


async def test_who_is_no_longer_on_the_page_is_asked_about_and_never_assumed(
    coach: Coach, store: Store
) -> None:
    for name in ("Ana Ruiz", "Bo Ek", "Cy Moss"):
        coach.log.add(a_draft(name, "2026-11-03"))
    page = "People (1)\nAna Ruiz\nSent 2 weeks ago\nWithdraw\n"
    async with running(coach) as pilot:
        paste(pilot, page)
        text = await until(pilot, "2 are no longer pending: who said yes?")
        assert "w who said yes" in text
        await pilot.press("w")
        await until(pilot, "Bo Ek · sent 3 Nov 2026 · not known")
        await pilot.press("space", "down", "space", "space")
        await until(pilot, "Cy Moss · sent 3 Nov 2026 · I withdrew it")
        await pilot.press("enter")
        await until(pilot, "1 said yes, 1 known")
        assert not any(one.outcomes for one in everything(store))
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "takes all of it back")
    assert {one.person.name: [each for each, _ in one.outcomes] for one in everything(store)} == {
        "Ana Ruiz": [],
        "Bo Ek": [Outcome.ACCEPTED],
        "Cy Moss": [Outcome.WITHDRAWN],
    }


async def test_no_name_of_a_refused_text_reaches_the_screen(coach: Coach) -> None:
    async with running(coach) as pilot:
        paste(
            pilot, "Bo Ek\nEnvoyé il y a 3 jours\nRetirer\nAy Oz\nEnvoyé il y a 3 jours\nRetirer\n"
        )
        await until(pilot, "Line 2 cannot be read")
        assert "Bo Ek" not in picture(pilot.app)
