"""Reading the config file, and finding the places a platform keeps things in."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from netcoach.config import Config
from netcoach.config.named import ConfigProblem, Named, log_named
from netcoach.config.settings import (
    DATABASE,
    KEY,
    PLANS,
    SETTINGS,
    TABLES,
    WHOLE_FILE,
    place_of,
    settings_in,
    shown,
)
from netcoach.domain.text import printable

Pairs = tuple[tuple[str, str], ...]

LARGEST_FILE = 1_000_000
"""Bytes of a config file; a larger one is something else (ours)."""


class NoToml(ConfigProblem):
    """The config file is no TOML, so nothing it says is known; ``why`` says where and what."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The config file {printable(str(path))} is not TOML: mend it, name another with "
            f"--config, or name the log with --db ({why})."
        )
        self.why = why


def load_config(*, file: Path | None = None, database: Path | None = None) -> Config:
    """Read the settings; one that cannot be is named in ``problems`` and left at its default.

    Args:
        file: the config file; None for the platform's own, which need not exist.
        database: the log to use, whatever the file says. Then even a file that is no TOML, or
            names no log that can be, is a problem like others; without it, it may name a log,
            and the platform's own would be the wrong one.

    Raises:
        ConfigProblem: the file cannot be read, it leaves open which log is meant, or the log has
            no place.
    """
    path = file or _place("config", "config.toml")
    try:
        said = _toml(path, needed=file is not None) if path else {}
    except NoToml as broken:
        if database is None:
            raise
        problem = f"{printable(str(path))} is not TOML; every default is used ({broken.why})."
        return Config(database=database, file=path, problems=(problem,), wrong=(WHOLE_FILE,))
    return _config(said, path, database)


def read_again(config: Config, path: Path) -> Config:
    """The settings as their file has them now, for the same log. Raises ConfigProblem."""
    return _config(_toml(path, needed=False), path, config.database)


def _config(said: Mapping[str, Any], path: Path | None, database: Path | None) -> Config:
    """What a document says, with the defaults for everything else."""
    values, keys, problems, wrong = _checked(said, str(path), needs_log=database is None)
    named = values.pop("database", None)
    if database is None and named is not None and path is not None:
        by = f"{printable(str(path))}: {place_of(*DATABASE)}"
        database = log_named(Named(said=named, by=by), path.parent)
    return Config(
        **{**PLANS[values.get("plan", "free")], **values},
        database=database or _data_file(),
        file=path,
        keys=keys,
        problems=problems,
        wrong=wrong,
    )


def _checked(
    said: Mapping[str, Any], file: str, *, needs_log: bool
) -> tuple[dict[str, Any], Pairs, tuple[str, ...], Pairs]:
    """The settings that can be, the keys, and for everything else a sentence and its place."""
    values: dict[str, Any] = {}
    keys: list[tuple[str, str]] = []
    problems: list[str] = []
    wrong: list[tuple[str, str]] = []
    for table, key, value in settings_in(said):
        setting = KEY if table == "keys" else SETTINGS.get((table, key))
        where = f"{printable(file)}: {place_of(table, key)}"
        if setting is None:
            problems.append(f"{where} is no setting; {_known(table)}.")
            wrong.append((table, key))
            continue
        try:
            read = setting.read(value)
        except ValueError:
            sentence = f"{where} is {shown(value)}, and can be {setting.allowed}"
            if (table, key) == DATABASE and needs_log:
                raise ConfigProblem(f"{sentence}.") from None
            used = "the log named otherwise" if (table, key) == DATABASE else "the default"
            problems.append(f"{sentence}; {used} is used.")
            wrong.append((table, key))
            continue
        if table == "keys":
            keys.append((key, read))
        else:
            values[key] = read
    return values, tuple(keys), tuple(problems), tuple(wrong)


def _known(table: str) -> str:
    """What there is instead of an unknown key."""
    names = [key for inside, key in SETTINGS if inside == table]
    if table:
        return f"[{table}] knows {', '.join(names)}"
    tables = ", ".join(f"[{name}]" for name in sorted(TABLES))
    return f"a config file knows {', '.join(names)}, {tables}"


def content_of(path: Path) -> bytes | None:
    """What stands in a config file; None without one.

    Raises:
        ConfigProblem: it cannot be read, or is no config file.
    """
    try:
        if not (stat.S_ISREG(path.stat().st_mode) or path.samefile(os.devnull)):
            raise ConfigProblem(f"{printable(str(path))} is no file; a config file is needed.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise _unreadable(path, problem.strerror) from None
    if len(content) > LARGEST_FILE:
        raise ConfigProblem(f"{printable(str(path))} is no config file: it is over a megabyte.")
    return content


def parsed(content: bytes, path: Path) -> dict[str, Any]:
    """The TOML of a config file. Raises NoToml."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise NoToml(path, printable(str(problem))) from None


def _toml(path: Path, *, needed: bool) -> dict[str, Any]:
    """What a config file says; {} for a missing one that is not needed."""
    content = content_of(path)
    if content is None and needed:
        raise _unreadable(path, "No such file or directory")
    return parsed(content or b"", path)


def _unreadable(path: Path, why: str | None) -> ConfigProblem:
    return ConfigProblem(f"The config file {printable(str(path))} cannot be read: {why}.")


def _data_file() -> Path:
    """Where this platform keeps a program's data."""
    path = _place("data", "netcoach.db")
    if path is None:
        raise ConfigProblem(
            "There is no home directory to keep the log in: name a file with --db or NETCOACH_DB."
        )
    return path


def _place(kind: str, name: str) -> Path | None:
    """A file in the folder this platform has for settings or data; None when there is no home."""
    import platformdirs

    folders = {"config": platformdirs.user_config_path, "data": platformdirs.user_data_path}
    folder = folders[kind]("netcoach")
    # An empty or relative HOME would put the log beside whatever file was worked on.
    homeless = not Path(os.environ.get("HOME", "/")).is_absolute()
    if not folder.is_absolute() or (homeless and not os.environ.get(f"XDG_{kind.upper()}_HOME")):
        return None
    return folder / name
