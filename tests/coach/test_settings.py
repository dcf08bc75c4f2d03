"""Changing settings through the coach: what holds from then on, and what the file says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from netcoach.clock import Clock
from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.config.files import load_config
from netcoach.config.named import ConfigProblem
from netcoach.config.registry import Value
from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import FirstDay
from netcoach.storage.store import Store
from tests.support.builders import a_draft, day
from tests.support.storage import content

MINE = """\
# kept since 2024
[week]  # as we cut it at home
first_day = "monday"

[look]
glyphs = "unicode"  # this terminal draws them well
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A config file somebody wrote by hand."""
    file = tmp_path / "config.toml"
    file.write_text(MINE)
    return file


@pytest.fixture
def coach(store: Store, clock: Clock, file: Path) -> Coach:
    """A coach with a config file."""
    return Coach(store, clock, load_config(file=file, database=store.path))


def test_sunday_and_back_leaves_the_log_and_the_file_to_the_byte(coach: Coach, file: Path) -> None:
    for when in ("2026-11-02", "2026-11-08", "2026-11-15"):
        coach.log.add(a_draft(f"Ana {when}", when))
    coach.closing.set_rest(day("2026-11-10"))
    coach.closing.close(day("2026-11-02"), went_well="calm")
    coach.week.set_guideline(3, 6)
    before, review = content(coach.backup.export()), coach.week.review(day("2026-11-08"))
    coach.settings.change("week", "first_day", "sunday")
    assert coach.week.review(day("2026-11-08")).week.start == day("2026-11-08")
    assert file.read_text() == MINE.replace('"monday"', '"sunday"')
    assert content(coach.backup.export()) == before
    coach.settings.change("week", "first_day", "monday")
    assert (content(coach.backup.export()), file.read_text()) == (before, MINE)
    assert coach.week.review(day("2026-11-08")) == review


@pytest.mark.parametrize(
    ("place", "value", "holds"),
    [
        (("week", "zone"), "Asia/Tokyo", lambda config: config.zone == "Asia/Tokyo"),
        (("linkedin", "plan"), "premium", lambda config: config.notes_a_month is None),
        (("linkedin", "notes_a_month"), 3, lambda config: config.notes_a_month == 3),
        (("linkedin", "note_length"), 300, lambda config: config.note_length == 300),
        (("linkedin", "note_length"), None, lambda config: config.note_length == 200),
        (("look", "theme"), "nord", lambda config: config.theme == "nord"),
        (("keys", "log"), "f2", lambda config: config.keys == (("log", "f2"),)),
        (("keys", "log"), None, lambda config: config.keys == ()),
    ],
)
@pytest.mark.parametrize("kept", [True, False])
def test_a_change_holds_at_once_with_a_file_and_without(
    store: Store,
    clock: Clock,
    file: Path,
    place: tuple[str, str],
    value: Value | None,
    holds: Callable[[Config], bool],
    kept: bool,
) -> None:
    coach = Coach(store, clock, Config(database=store.path, file=file if kept else None))
    token = coach.change_token()
    assert holds(coach.settings.change(*place, value))
    assert holds(coach.config)
    assert (coach.change_token() != token) is (value is not None)
    if kept:
        assert holds(load_config(file=file, database=store.path))
    assert (file.read_text() == MINE) is not (kept and value is not None)
    assert (coach.settings.undo() == place) is (value is not None)
    assert file.read_text() == MINE
    assert coach.settings.undo() is None


def test_the_zone_decides_which_day_it_is(coach: Coach) -> None:
    assert (coach.clock().hour, coach.today()) == (12, day("2026-11-18"))
    coach.settings.change("week", "zone", "Pacific/Kiritimati")
    assert (coach.clock().timezone_name, coach.today()) == ("Pacific/Kiritimati", day("2026-11-19"))
    assert coach.settings.read().system_zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (("week", "first_day"), "someday", '[week] first_day cannot be "someday"'),
        (("linkedin", "notes_a_month"), "five", "a whole number from 0 to 1,000"),
        (("linkedin", "note_length"), 0, "a whole number from 1 to 20,000"),
        (("week", "zone"), "Mars/Base", 'a zone like "Europe/Berlin"'),
        (("keys", "log"), " ", "keys like"),
    ],
)
def test_what_cannot_be_is_refused_and_not_written(
    coach: Coach, file: Path, place: tuple[str, str], value: Value, words: str
) -> None:
    before = coach.config
    with pytest.raises(InvalidInput) as caught:
        coach.settings.change(*place, value)
    assert words in str(caught.value)
    assert (coach.config, file.read_text()) == (before, MINE)


def test_what_an_editor_wrote_meanwhile_is_kept_and_holds(coach: Coach, file: Path) -> None:
    file.write_text(MINE.replace("unicode", "ascii") + '\n[linkedin]\nplan = "premium"\n')
    config = coach.settings.change("week", "first_day", "sunday")
    assert (config.glyphs, config.plan, config.first_day) == ("ascii", "premium", FirstDay.SUNDAY)
    file.write_text(file.read_text().replace("premium", "free"))
    assert coach.settings.reload().plan == "free"
    coach.settings.undo()
    assert (coach.config.first_day, coach.config.plan) == (FirstDay.MONDAY, "free")


def test_a_file_that_is_no_toml_by_now_is_refused_and_left(coach: Coach, file: Path) -> None:
    before = coach.config
    file.write_text("[week\n")
    with pytest.raises(ConfigProblem, match="is not TOML: mend it"):
        coach.settings.change("week", "first_day", "sunday")
    with pytest.raises(ConfigProblem):
        coach.settings.reload()
    assert (coach.config, file.read_text()) == (before, "[week\n")


@pytest.mark.parametrize("kept", [True, False])
def test_a_wrong_setting_is_mended_by_setting_it(
    store: Store, clock: Clock, file: Path, kept: bool
) -> None:
    file.write_text('[week]\nfirst_day = "someday"\n[look]\nshade = 1\n')
    config = load_config(file=file, database=store.path)
    assert config.wrong == (("week", "first_day"), ("look", "shade"))
    coach = Coach(store, clock, config if kept else replace(config, file=None))
    config = coach.settings.change("week", "first_day", "friday")
    assert (config.wrong, len(config.problems)) == ((("look", "shade"),), 1)
