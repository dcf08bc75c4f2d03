"""The settings, on the real coach, a real log and a real config file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import DateTime
from textual.pilot import Pilot
from textual.widgets import Input

from netcoach.clock import Clock
from netcoach.coach import Coach
from netcoach.config.files import load_config
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.zones import offset_zone
from netcoach.storage.store import Store
from netcoach.tui.settings.form import SettingsForm
from netcoach.tui.settings.screen import SettingTable
from netcoach.tui.widgets.table import LineTable
from tests.support.app import SMALL, WHOLE, opened, picture, until
from tests.support.builders import a_draft, day

MINE = '# mine\n[week]  # as at home\nfirst_day = "monday"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A config file somebody wrote by hand."""
    file = tmp_path / "config.toml"
    file.write_text(MINE)
    return file


@pytest.fixture
def coach(store: Store, clock: Clock, file: Path) -> Coach:
    """A coach on six requests of last week and nine of the one before, the last on a Sunday."""
    coach = Coach(store, clock, load_config(file=file, database=store.path))
    for number in range(15):
        coach.log.add(a_draft(f"Ana {number}", "2026-11-11" if number < 6 else "2026-11-05"))
    coach.log.add(a_draft("Bo Kessler", "2026-11-15"))
    return coach


async def to(pilot: Pilot[None], place: tuple[str, str], *, opens: bool = True) -> None:
    """Open the settings and go to one of them."""
    await pilot.press("comma")
    await until(pilot, "Kept in")
    table = pilot.app.screen.query_one(SettingTable)
    table.cursor = [row.place for row in table.rows].index(place)
    if opens:
        await pilot.press("enter")
        await until(pilot, "Esc leaves it as it was")


async def to_again(pilot: Pilot[None], place: tuple[str, str]) -> None:
    """Open another setting of the settings shown."""
    table = pilot.app.screen.query_one(SettingTable)
    table.cursor = [row.place for row in table.rows].index(place)
    await pilot.press("enter")
    await until(pilot, "Esc leaves it as it was")


async def choose(pilot: Pilot[None], value: str) -> None:
    """Move to a value of a choice."""
    form = pilot.app.screen
    assert isinstance(form, SettingsForm)
    values = [one for one, _ in form.asking.choices]
    form.query_one(LineTable).cursor = values.index(value)
    await pilot.pause()


@pytest.mark.parametrize("size", [SMALL, WHOLE])
async def test_the_comma_shows_every_setting_and_esc_comes_back(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with opened(coach, size=size) as pilot:
        await pilot.press("comma")
        text = await until(pilot, "5–10 requests a week", "Monday", "200 characters", "New request")
        assert "Europe/Berlin, the system's" in text
        assert "weeks that are over keep the one they were lived under" in " ".join(text.split())
        await pilot.press("escape")
        await until(pilot, "so far")


async def test_a_guideline_is_tried_on_past_weeks_before_it_holds(coach: Coach) -> None:
    before = coach.week.review(day("2026-11-11"))
    async with opened(coach) as pilot:
        await to(pilot, ("guideline", "guideline"))
        await until(pilot, "2 of 2 past weeks inside 5–10.")
        await pilot.press(*"5-8")
        await until(pilot, "1 of 2 past weeks inside 5–8, as against 2 of 2 inside 5–10.")
        assert (coach.week.guideline().low, coach.week.guideline().high) == (5, 10)
        await pilot.press("enter")
        await until(pilot, "Guideline: 5–8 requests a week, from this week on · u undoes")
        assert (coach.week.guideline().high, coach.week.guideline().from_week) == (
            8,
            day("2026-11-16"),
        )
        assert coach.week.review(day("2026-11-11")).guideline == before.guideline
        await pilot.press("u")
        await until(pilot, "Took back: set the guideline", "5–10 requests a week")
    assert coach.week.guideline().high == 10


async def test_a_guideline_that_cannot_be_says_so_and_stays_open(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("guideline", "guideline"))
        await pilot.press(*"ten")
        await until(pilot, "Give two numbers, the smaller first, like 5–10.")
        pilot.app.screen.query_one(Input).value = "9-3"
        await pilot.press("enter")
        await until(pilot, "A guideline of 9–3 cannot be")
        await pilot.press("escape")
        await until(pilot, "5–10 requests a week")
    assert coach.week.guideline().low == 5


async def test_the_first_day_is_tried_set_and_put_back_to_the_byte(
    coach: Coach, file: Path
) -> None:
    before = coach.backup.export()
    async with opened(coach) as pilot:
        await to(pilot, ("week", "first_day"))
        await choose(pilot, "sunday")
        await until(pilot, "past weeks would hold", "Nothing stored changes")
        assert file.read_text() == MINE
        await pilot.press("enter")
        await until(pilot, "First day of the week: Sunday · u puts it back")
        assert file.read_text() == MINE.replace("monday", "sunday")
        await pilot.press("escape")
        # Bo was asked on a Sunday, which is in this week now.
        assert "1 so far" in await until(pilot, "Sun 15 – Sat 21 Nov")
        await to(pilot, ("week", "first_day"), opens=False)
        await pilot.press("u")
        await until(pilot, "Put back · First day of the week: Monday")
        await pilot.press("escape")
        await until(pilot, "Mon 16 – Sun 22 Nov")
    assert (file.read_text(), coach.backup.export()) == (MINE, before)
    assert coach.config.first_day is FirstDay.MONDAY


async def test_a_theme_is_seen_while_it_is_chosen_and_esc_brings_the_old_one_back(
    coach: Coach, file: Path
) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("look", "theme"))
        await choose(pilot, "textual-light")
        assert pilot.app.theme == "textual-light"
        await pilot.press("escape")
        assert (pilot.app.theme, file.read_text()) == ("textual-dark", MINE)
        await pilot.press("enter")
        await choose(pilot, "solarized-light")
        await pilot.press("enter")
        await until(pilot, "Theme: solarized-light · u puts it back")
        assert file.read_text() == f'{MINE}\n[look]\ntheme = "solarized-light"\n'
        await pilot.press("u")
        await until(pilot, "Put back · Theme: textual-dark")
        assert (pilot.app.theme, file.read_text()) == ("textual-dark", MINE)


async def test_shapes_change_on_the_whole_screen_by_mouse_alone(coach: Coach, file: Path) -> None:
    async with opened(coach, size=SMALL) as pilot:
        await pilot.press("comma")
        await until(pilot, "Kept in")
        table = pilot.app.screen.query_one(SettingTable)
        row = [row.place for row in table.rows].index(("look", "glyphs"))
        await pilot.click(SettingTable, offset=(20, row), times=2)
        await until(pilot, "Esc leaves it as it was")
        await pilot.click(LineTable, offset=(4, 1))
        await pilot.click("#save")
        text = await until(pilot, "Shapes: ascii . u puts it back")
        assert "5-10 requests a week" in text
    assert 'glyphs = "ascii"' in file.read_text()


async def test_an_action_gets_another_key_and_a_clash_is_named(coach: Coach, file: Path) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("keys", "log"))
        await pilot.press("s")
        await until(pilot, "s is “How you know them” on the Week: give that another key first")
        await pilot.press("enter")
        await until(pilot, "s is “How you know them” on the Week")
        assert file.read_text() == MINE
        await pilot.press("ctrl+u", "f2")
        await until(pilot, "New request: f2")
        await pilot.press("enter")
        await until(pilot, "New request: f2 · u puts it back")
        await pilot.press("escape", "n")
        assert "new request" not in picture(pilot.app)
        await pilot.press("f2")
        await until(pilot, "new request")
    assert file.read_text() == f'{MINE}\n[keys]\nlog = "f2"\n'


async def test_a_remapped_undo_is_said_by_its_new_key(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("keys", "undo"))
        await pilot.press("f", "9", "enter")
        await until(pilot, "Undo: f9 · f9 puts it back")
        await pilot.press("escape", "n", *"Cleo", "enter")
        await until(pilot, "Logged Cleo · f9 undoes")


async def test_the_plan_and_the_note_length_hold_in_the_next_form(coach: Coach, file: Path) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("linkedin", "plan"))
        await choose(pilot, "premium")
        await until(pilot, "notes without limit a month, 300 characters each")
        await pilot.press("enter")
        await until(pilot, "Plan: Premium", "no limit", "300 characters")
        await pilot.press("escape", "n")
        await until(pilot, "0/300")
    assert file.read_text() == f'{MINE}\n[linkedin]\nplan = "premium"\n'


async def test_a_number_that_cannot_be_is_refused_and_an_empty_one_is_the_plans(
    coach: Coach, file: Path
) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("linkedin", "notes_a_month"))
        await pilot.press(*"many", "enter")
        await until(pilot, "it can be a whole number", "from 0 to 1,000")
        await pilot.press("ctrl+u", "3", "enter")
        await until(pilot, "Notes a month: 3")
        assert "notes_a_month = 3" in file.read_text()
        await pilot.press("enter", "delete", "enter")
        await until(pilot, "Notes a month: 5")
        assert "notes_a_month" not in file.read_text()


async def test_a_zone_is_found_by_a_few_letters(coach: Coach, file: Path) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("week", "zone"))
        await pilot.press(*"kirit")
        await until(pilot, "Pacific/Kiritimati")
        await pilot.press("enter")
        await until(pilot, "There it is Thu 19 Nov, 01:00.")
        await pilot.press("enter")
        await until(pilot, "Your zone: Pacific/Kiritimati")
        assert coach.today() == day("2026-11-19")
    assert 'zone = "Pacific/Kiritimati"' in file.read_text()


async def test_what_is_wrong_in_the_file_is_said_at_the_start_and_beside_the_setting(
    store: Store, clock: Clock, file: Path
) -> None:
    wrong = '[week]\nfirst_day = "someday"\nshade = 1\n[look]\ntheme = "neon"\n[keys]\njump = "j"\n'
    file.write_text(wrong)
    coach = Coach(store, clock, load_config(file=file, database=store.path))
    async with opened(coach) as pilot:
        await until(pilot, "4 settings need a look: , opens them")
        await to(pilot, ("week", "first_day"), opens=False)
        text = " ".join((await until(pilot, "To mend", "! First day")).split())
        assert '[week] first_day is "someday", and can be one of monday, tuesday' in text
        assert "! [week] shade no setting" in text
        assert "! [keys] jump no action" in text
        assert "! Theme" in text
        await pilot.press("enter")
        await choose(pilot, "sunday")
        await pilot.press("enter")
        await until(pilot, "First day of the week: Sunday")
        assert "! First day" not in picture(pilot.app)
    assert file.read_text() == wrong.replace("someday", "sunday")


async def test_a_file_an_editor_broke_meanwhile_is_left_alone(coach: Coach, file: Path) -> None:
    async with opened(coach) as pilot:
        await to(pilot, ("week", "first_day"))
        file.write_text("[week\n")
        await choose(pilot, "sunday")
        await pilot.press("enter")
        await until(pilot, "is not TOML: mend it")
        await pilot.press("escape")
        await until(pilot, "Monday")
    assert file.read_text() == "[week\n"


async def test_what_an_editor_changed_holds_once_the_settings_open(
    coach: Coach, file: Path
) -> None:
    async with opened(coach) as pilot:
        file.write_text('[look]\ntheme = "nord"\n')
        await pilot.press("comma")
        await until(pilot, "nord")
        assert pilot.app.theme == "nord"


async def test_a_broken_file_is_a_line_to_mend_and_is_not_written(
    store: Store, clock: Clock, file: Path
) -> None:
    file.write_text("[week]\nfirst_day = sunday\n")
    coach = Coach(store, clock, load_config(file=file, database=store.path))
    async with opened(coach) as pilot:
        await to(pilot, ("", "the file"), opens=False)
        text = await until(pilot, "To mend", "the file", "not read", "TOML;")
        assert "isnotTOML;everydefaultisused" in "".join(text.split())
        await to_again(pilot, ("week", "first_day"))
        await choose(pilot, "sunday")
        await pilot.press("enter")
        await until(pilot, "is not TOML: mend it")
    assert file.read_text() == "[week]\nfirst_day = sunday\n"


async def test_keys_that_cannot_be_are_told_at_the_start_and_the_action_keeps_its_own(
    store: Store, clock: Clock, file: Path
) -> None:
    file.write_text('[keys]\nlog = "s"\nclose-week = "nosuchkey"\n')
    coach = Coach(store, clock, load_config(file=file, database=store.path))
    coach.log.add(a_draft("Bo Kessler"))
    async with opened(coach, size=SMALL) as pilot:
        await until(pilot, "2 settings need a look: , opens them and says why.")
        await until(pilot, "n New request", "s How you know them", "w Close week")
        await pilot.press("s")
        await until(pilot, "change a request")
        await pilot.press("escape")
        await until(pilot, "s How you know them")
        await pilot.press("w")
        await until(pilot, "Close the week", "Close it now?")
        await pilot.press("g")
        await until(pilot, "s How you know them")
        await to(pilot, ("keys", "log"), opens=False)
        said = "".join((await until(pilot, "! New request", "“s”.")).split())
        assert f"{file}:[keys]logis“s”.sis“Howyouknowthem”ontheWeek" in said
        assert "Thedefaultisused." in said
        await to_again(pilot, ("keys", "close-week"))
        pilot.app.screen.query_one(Input).value = "f5"
        await pilot.press("enter")
        await until(pilot, "Close week: f5 · u puts it back")


async def test_a_zone_without_a_name_is_told_at_the_start_and_can_be_given_one(
    store: Store, clock: Clock, file: Path
) -> None:
    def nameless() -> DateTime:
        return clock().in_timezone(offset_zone(-10_800))

    coach = Coach(store, nameless, load_config(file=file, database=store.path))
    async with opened(coach, size=SMALL) as pilot:
        await until(pilot, "Your time zone has no name here, so UTC-03:00 holds all year: , names")
        await to(pilot, ("week", "zone"))
        pilot.app.screen.query_one(Input).value = "America/Sao_Paulo"
        await pilot.press("enter")
        await until(pilot, "Your zone: America/Sao_Paulo")
    async with opened(Coach(store, nameless, load_config(file=file, database=store.path))) as pilot:
        await pilot.pause(0.3)
        assert "has no name" not in picture(pilot.app)


async def test_one_wrong_setting_is_told_with_the_key_that_opens_it(
    store: Store, clock: Clock, file: Path
) -> None:
    file.write_text('[look]\ntheme = "neon"\n[keys]\nsettings = "f9"\n')
    coach = Coach(store, clock, load_config(file=file, database=store.path))
    async with opened(coach) as pilot:
        await until(pilot, "1 setting needs a look: f9 opens the settings and says why.")
