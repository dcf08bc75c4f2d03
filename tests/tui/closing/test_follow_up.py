"""Following people up while a week is closed: every line is done where it stands."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.week.marks import Kept
from netcoach.tui.widgets.question import KeyQuestion
from tests.support.app import SMALL, opened, until
from tests.support.builders import a_draft, day
from tests.support.storage import content

TODAY = "2026-11-18"


@pytest.fixture
def asked(coach: Coach) -> tuple[Coach, Request, Request, Request]:
    """A yes without a hello, a request of ten weeks ago, and one of eight months ago."""
    ana = coach.log.add(a_draft("Ana Rybar", "2026-11-02"))
    coach.outcomes.record([ana.id], Outcome.ACCEPTED, day("2026-11-09"))
    bo = coach.log.add(a_draft("Bo Kessler", "2026-09-08"))
    old = coach.log.add(a_draft("Cleo Vance", "2026-03-10"))
    return coach, ana, bo, old


Asked = tuple[Coach, Request, Request, Request]


async def to_follow_up(pilot: Pilot[None]) -> None:
    """Go to the page on which people are followed up."""
    await pilot.press("w")
    await until(pilot, "[1 The week]")
    await pilot.press("right")
    await until(pilot, "[2 Follow up]", "Ana Rybar", "Bo Kessler")


async def test_a_hello_is_noted_by_one_key(asked: Asked) -> None:
    coach, ana, *_ = asked
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await pilot.press("t")
        text = await until(pilot, "Noted a contact with Ana Rybar", "u undoes")
        assert "said yes" not in text
        await pilot.press("u")
        await until(pilot, "said yes nine days ago")
        await pilot.press("U")
        await until(pilot, "Did again")
    (contact,) = coach.people.page(ana.person.id).contacts
    assert (contact.kind, contact.on) == (ContactKind.MESSAGED, day(TODAY))


async def test_a_long_wait_is_kept_or_withdrawn(asked: Asked) -> None:
    coach, _, bo, _ = asked
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await pilot.press("K")
        await until(pilot, "Only a request that is still pending")
        await pilot.press("j", "K")
        await until(pilot, "Kept waiting for Bo Kessler")
        await pilot.press("u")
        await until(pilot, "keep or withdraw?")
        await pilot.press("G", "o")
        await until(pilot, "What became of it")
        await pilot.press("w", "enter")
        await until(pilot, "Settled Bo Kessler: withdrawn")
    assert coach.log.requests([bo.id])[0].outcomes == ((Outcome.WITHDRAWN, day(TODAY)),)


@pytest.mark.parametrize(("key", "on"), [("3", "2026-12-18"), ("9", "2027-02-16")])
async def test_a_reminder_takes_somebody_off_the_list_until_its_day(
    asked: Asked, key: str, on: str
) -> None:
    coach, ana, *_ = asked
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await pilot.press("f")
        await until(pilot, "Remind you of Ana Rybar in", "3\u00a030\u00a0days")
        await pilot.pause(0.2)
        assert pilot.app.screen.query_one(KeyQuestion).is_asking
        await pilot.press(key)
        text = await until(pilot, "Set the follow-up of Ana Rybar")
        assert "said yes" not in text
    assert coach.people.planned(ana.person.id).on == day(on)


async def test_what_has_lapsed_is_recorded_by_one_key_and_one_undo(asked: Asked) -> None:
    coach, _, _, old = asked
    before = content(coach.backup.export())
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await until(pilot, "1 request sent over 180 days ago has probably lapsed: E records it.")
        await pilot.press("E")
        text = await until(pilot, "Settled Cleo Vance: lapsed")
        assert "probably" not in text
        assert coach.log.requests([old.id])[0].outcomes == ((Outcome.EXPIRED, day(TODAY)),)
        await pilot.press("u")
        await until(pilot, "probably lapsed")
    assert content(coach.backup.export()) == before


async def test_looking_through_my_network_is_a_check_of_today(asked: Asked) -> None:
    coach, *_ = asked
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await until(pilot, "Not looked through My Network: L notes that you looked today.")
        await pilot.press("L")
        await until(pilot, "You looked through My Network today", "u undoes")
        assert coach.store.outcomes.checks() == (day(TODAY),)
        await pilot.press("u")
        await until(pilot, "L notes that you looked today")
    assert coach.store.outcomes.checks() == ()


async def test_whoever_is_due_is_followed_up_too(asked: Asked) -> None:
    coach, _, bo, _ = asked
    coach.people.put_off(bo.person.id, day("2026-11-17"))
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await until(pilot, "due · write again · 17 Nov")


async def test_closing_ends_with_one_line_for_the_week_ahead(asked: Asked) -> None:
    coach, *_ = asked
    async with opened(coach) as pilot:
        await to_follow_up(pilot)
        await pilot.press("right")
        await until(pilot, "[3 Your words]")
        await pilot.press("tab", "tab", *"two calm evenings", "enter")
        await until(pilot, "u undoes · This week: aim for 5–10: two calm evenings")
    assert coach.closing.reviews()[0].closed.kept is Kept.UNSAID


async def test_letters_in_the_fields_are_letters(asked: Asked) -> None:
    coach, *_ = asked
    async with opened(coach, size=SMALL) as pilot:
        await to_follow_up(pilot)
        await pilot.press("right")
        await until(pilot, "[3 Your words]")
        await pilot.press(*"tKfoEL", "enter")
        await until(pilot, "Closed", "u undoes")
    assert coach.closing.reviews()[0].closed.went_well == "tKfoEL"
    assert coach.store.outcomes.checks() == ()
