from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from netcoach.config.named import path_typed

DROPPED: dict[str, Callable[[str], str]] = {
    "as it is": lambda path: path,
    "single quotes": lambda path: "'" + path.replace("'", "'\\''") + "'",
    "double quotes": lambda path: f'"{path}"',
    "backslashes": lambda path: "".join(c if c.isalnum() or c == "/" else f"\\{c}" for c in path),
    "an address": lambda path: "file://" + quote(path),
    "an address of this machine": lambda path: "file://localhost" + quote(path),
    "an address in quotes": lambda path: f"'file://{quote(path)}'",
}


@pytest.mark.parametrize("how", DROPPED)
@pytest.mark.parametrize("around", ["{}", " {}", "{} ", "{}\n"])
def test_a_dropped_path_is_found_however_the_terminal_writes_it(
    tmp_path: Path, how: str, around: str
) -> None:
    folder = tmp_path / "drag drop" / "it's (1) 50% é"
    folder.mkdir(parents=True)
    path = folder / "Connections.csv"
    path.touch()
    assert path_typed(around.format(DROPPED[how](str(path)))) == path


@pytest.mark.parametrize("name", ["it's.zip", "'quoted'.csv", "a\\ b.csv", "blank behind.csv "])
def test_what_exists_as_it_is_typed_wins(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    (tmp_path / name.strip(" '").replace("\\", "")).touch()
    assert path_typed(str(path)) == path


def test_the_home_folder_is_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "my file.csv").touch()
    assert path_typed("~/my\\ file.csv ") == tmp_path / "my file.csv"
    assert path_typed("~/not there") == tmp_path / "not there"


@pytest.mark.parametrize(
    "typed",
    [
        "it's",
        "~nobody-of-that-name/x",
        "a b",
        "nul\0byte",
        "x" * 5000,
        "file:///gone",
        "file:",
        "''",
    ],
)
def test_a_path_that_is_not_there_stays_as_typed(typed: str) -> None:
    assert path_typed(typed) == Path(typed)
