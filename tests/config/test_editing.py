from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.config.files import Uneditable, edited
from netcoach.config.registry import Value

FULL = """\
# mine, kept since 2024
database = "log.db"

[week] # weeks
first_day = 'monday'  # Sunday at heart

# --- how it looks ---
[look]
theme = "nord"
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (("week", "first_day", "sunday"), "'monday'", '"sunday"'),
        (("look", "theme", "gruvbox"), '"nord"', '"gruvbox"'),
        (("look", "theme", None), 'theme = "nord"\n', ""),
        (
            ("week", "zone", "Asia/Tokyo"),
            "# Sunday at heart\n",
            '# Sunday at heart\nzone = "Asia/Tokyo"\n',
        ),
        (("keys", "log", "x"), 'theme = "nord"\n', 'theme = "nord"\n\n[keys]\nlog = "x"\n'),
        (("look", "theme", "nord"), "", ""),
        (("keys", "log", None), "", ""),
    ],
)
def test_only_what_is_meant_changes(
    change: tuple[str, str, Value | None], before: str, after: str
) -> None:
    assert edited(FULL, *change) == FULL.replace(before, after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", '[week]\nzone = "UTC"\n'),
        ("[look]", '[look]\n\n[week]\nzone = "UTC"\n'),
        ("[week]", '[week]\nzone = "UTC"\n'),
        ("[week]\r\n# mine\r\n", '[week]\r\nzone = "UTC"\r\n# mine\r\n'),
        ('week.first_day = "monday"\n', 'week.first_day = "monday"\nweek.zone = "UTC"\n'),
        ('["week"]\na = 1\n', '["week"]\na = 1\nzone = "UTC"\n'),
        ("[week.x]\na = 1\n", '[week]\nzone = "UTC"\n\n[week.x]\na = 1\n'),
        ('a = """\n[week]\n"""\n', 'a = """\n[week]\n"""\n\n[week]\nzone = "UTC"\n'),
        (
            "[week]\na = '''\n# in\n'''\n# on\n",
            "[week]\na = '''\n# in\n'''\nzone = \"UTC\"\n# on\n",
        ),
    ],
)
def test_a_new_setting_finds_its_place_however_the_file_is_written(text: str, after: str) -> None:
    assert edited(text, "week", "zone", "UTC") == after


def test_a_last_line_without_an_end_keeps_it_so() -> None:
    assert edited("[week]\nzone = 'UTC'\n[keys]", "week", "zone", "Asia/Tokyo") == (
        '[week]\nzone = "Asia/Tokyo"\n[keys]'
    )


@pytest.mark.parametrize("text", ["week = 3", "[[week]]", 'week = "x"'])
def test_where_the_table_is_something_else_nothing_is_done(text: str) -> None:
    with pytest.raises(Uneditable):
        edited(text, "week", "zone", "UTC")


_names = st.sampled_from(["week", "look", "keys"])
_keys = st.sampled_from(["zone", "theme", "log"])
_values: st.SearchStrategy[Value] = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.integers(-9, 99)
)
_comments = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=9)


@st.composite
def _files(draw: st.DrawFn) -> str:
    """A config file somebody wrote by hand, with comments and blank lines anywhere."""
    lines: list[str] = [f"# {draw(_comments)}"]
    for table in draw(st.lists(_names, unique=True)):
        lines += [draw(st.sampled_from(["", "# ---"])), f"[{table}]  # {draw(_comments)}"]
        for key in draw(st.lists(_keys, unique=True)):
            lines += [f"{key} = {draw(st.sampled_from(['1', _QUOTED, _TALL]))} # {draw(_comments)}"]
            lines += draw(st.sampled_from([[], [""], ["# on", ""]]))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


_QUOTED, _TALL = "'x # y'", "'''\n[week]\nzone = 1\n# z\n'''"


def _without(said: dict[str, Any], table: str, key: str) -> dict[str, Any]:
    kept = {name: value for name, value in said.get(table, {}).items() if name != key}
    return {name: value for name, value in {**said, table: kept}.items() if value}


@given(text=_files(), table=_names, key=_keys, value=_values)
def test_it_reads_back_and_every_other_line_stays(
    text: str, table: str, key: str, value: Value
) -> None:
    after = edited(text, table, key, value)
    said, before = tomllib.loads(after), tomllib.loads(text)
    assert said[table][key] == value
    assert _without(said, table, key) == _without(before, table, key)
    assert [line for line in after.splitlines() if line.startswith("#")] == [
        line for line in text.splitlines() if line.startswith("#")
    ] or key in before.get(table, {})
    assert edited(edited(after, table, key, 100), table, key, value) == after


@given(text=_files(), table=_names, key=_keys)
def test_what_is_taken_out_is_gone_and_nothing_else(text: str, table: str, key: str) -> None:
    said = tomllib.loads(edited(text, table, key, None))
    assert key not in said.get(table, {})
    assert _without(said, table, key) == _without(tomllib.loads(text), table, key)
