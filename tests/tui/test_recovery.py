"""The program where the log is gone or damaged: what is asked first, and what each answer does."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from netcoach.coach import Coach
from netcoach.storage.backup.backups import backups_of
from netcoach.storage.connection import Place
from netcoach.storage.store import Store
from netcoach.tui.app import NetcoachApp
from tests.support.app import SMALL, until
from tests.support.builders import a_draft
from tests.support.storage import everything

MISSING = "The log is missing: there is nothing"
DAMAGED = "The log is damaged, and was left as it is"


@pytest.fixture
def lost(coach: Coach, store: Store) -> Store:
    """A log of two requests with a backup of the first."""
    coach.log.add(a_draft("Bo Kessler"))
    coach.backup.back_up()
    coach.log.add(a_draft("Cleo Vance"))
    store.close()
    return store


def damage(store: Store) -> bytes:
    """Fill two pages of tables with nothing; gives the file as it is then."""
    content = bytearray(store.path.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    store.path.write_bytes(content)
    return bytes(content)


def names(store: Store) -> list[str]:
    """Who is in the log."""
    return [request.person.name for request in everything(store)]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [SMALL, (60, 16)])
async def test_a_missing_log_is_told_before_the_week_and_one_key_restores_it(
    coach: Coach, lost: Store, theme: str, size: tuple[int, int]
) -> None:
    lost.path.unlink()
    app = NetcoachApp(coach, coach.config, lost=coach.backup.lost_log())
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        text = await until(pilot, MISSING, "r Restore", "b Begin", "q Quit")
        said = " ".join(text.replace("│", " ").split())
        assert "made on 18 Nov 2026 at 12:00 and holds 1 request." in said
        await pilot.press("r")
        await until(pilot, "Restored: the log holds 1 request.")
    assert names(lost) == ["Bo Kessler"]


async def test_an_empty_file_is_a_missing_log_and_a_new_one_can_be_begun(
    coach: Coach, lost: Store
) -> None:
    lost.path.write_bytes(b"")
    app = NetcoachApp(coach, coach.config, lost=coach.backup.lost_log())
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, MISSING)
        await pilot.press("b")
        await until(pilot, "A new log was begun.")
    assert names(lost) == []
    assert len(backups_of(Place(lost.path))) == 1


async def test_a_damaged_log_is_kept_aside_and_its_backup_restored(
    coach: Coach, lost: Store
) -> None:
    content = damage(lost)
    found = coach.backup.lost_log()
    assert found is not None
    assert not found.is_missing
    app = NetcoachApp(coach, coach.config, lost=found)
    async with app.run_test(size=SMALL) as pilot:
        assert "b Begin" not in await until(pilot, DAMAGED)
        await pilot.press("b")
        await pilot.press("r")
        await until(pilot, "The damaged file is kept in backups.")
    assert names(lost) == ["Bo Kessler"]
    (aside,) = Place(lost.path).backups.glob("*.damaged")
    assert aside.read_bytes() == content


async def test_leaving_changes_nothing(coach: Coach, lost: Store) -> None:
    content = damage(lost)
    app = NetcoachApp(coach, coach.config, lost=coach.backup.lost_log())
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, DAMAGED)
        await pilot.press("q")
        await pilot.pause(0.5)
    assert app.return_code == 0
    assert lost.path.read_bytes() == content


async def test_damage_the_week_does_not_meet_is_found_at_the_start(
    coach: Coach, lost: Store
) -> None:
    with closing(sqlite3.connect(lost.path)) as connection:
        connection.execute("DROP TRIGGER requests_inserted")
    review = coach.week.review()
    app = NetcoachApp(coach, coach.config, first_review=review)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, DAMAGED)
        await pilot.press("r")
        await until(pilot, "Restored")
    assert names(lost) == ["Bo Kessler"]


async def test_a_backup_that_is_gone_meanwhile_is_told_and_asked_again(
    coach: Coach, lost: Store
) -> None:
    lost.path.unlink()
    found = coach.backup.lost_log()
    assert found is not None
    found.backup.unlink()
    app = NetcoachApp(coach, coach.config, lost=found)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, MISSING)
        await pilot.press("r")
        await until(pilot, "There is no file", "b Begin")
    assert not lost.path.exists()


@pytest.mark.parametrize("damaged", [False, True])
def test_without_a_sound_backup_there_is_nothing_to_offer(
    coach: Coach, lost: Store, damaged: bool
) -> None:
    for one in coach.backup.backups():
        one.path.write_bytes(b"none")
    if damaged:
        damage(lost)
    else:
        lost.path.unlink()
    assert coach.backup.lost_log() is None


def test_a_sound_log_is_not_lost(coach: Coach, lost: Store) -> None:
    assert names(lost) == ["Bo Kessler", "Cleo Vance"]
    assert coach.backup.lost_log() is None
