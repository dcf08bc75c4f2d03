"""Every setting is read, asked for, told by doctor and described, each from its one row."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from netcoach.config.registry import (
    DATABASE,
    PLANS,
    SETTINGS,
    Config,
    Editor,
    as_toml,
    default_of,
    settings_in,
)

README = Path(__file__).parents[2] / "README.md"
WORKED_OUT = {"file", "keys", "problems", "wrong"}
PLAIN = Config(database=Path("/log.db"))


def test_every_setting_is_an_attribute_of_the_config() -> None:
    assert {key for _, key in SETTINGS} == {one.name for one in fields(Config)} - WORKED_OUT


@pytest.mark.parametrize("place", [place for place in SETTINGS if place != DATABASE])
def test_what_a_setting_is_without_a_file_can_be_written_and_read(place: tuple[str, str]) -> None:
    setting, default = SETTINGS[place], default_of(PLAIN, place[1])
    written = as_toml(default)
    assert written is None or setting.read(written) == default
    assert (setting.editor is Editor.CHOICE) == bool(setting.choices)
    assert all(as_toml(setting.read(one)) == one for one in setting.choices)


def test_another_plan_allows_other_notes() -> None:
    for plan, allowed in PLANS.items():
        config = Config(database=PLAIN.database, plan=plan)
        assert {key: default_of(config, key) for key in allowed} == allowed


def test_the_readme_shows_every_setting_with_its_default() -> None:
    block = re.search(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    lines = [re.sub(r"^# (?=\w+ = )", "", line) for line in block[1].splitlines()]
    said = {
        (table, key): value for table, key, value in settings_in(tomllib.loads("\n".join(lines)))
    }
    assert {place for place in said if place[0] != "keys"} == SETTINGS.keys()
    for place in SETTINGS.keys() - {DATABASE, ("week", "zone")}:
        assert SETTINGS[place].read(said[place]) == default_of(PLAIN, place[1])
