"""Finding, reading and changing the config file, and the places a platform keeps things in."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from netcoach.config.named import ConfigProblem, Named, log_named
from netcoach.config.registry import (
    DATABASE,
    KEY,
    PLANS,
    SETTINGS,
    TABLES,
    WHOLE_FILE,
    Config,
    Value,
    setting_at,
    settings_in,
    value_shown,
)
from netcoach.domain.frozen import frozen
from netcoach.domain.text import did_you_mean, printable

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
        by = f"{printable(str(path))}: {setting_at(*DATABASE)}"
        database = log_named(Named(said=named, by=by), path.parent)
    return Config(
        **{**PLANS[values.get("plan", "free")], **values},
        database=database or data_file(),
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
        where = f"{printable(file)}: {setting_at(table, key)}"
        if setting is None:
            meant = did_you_mean(key, [name for inside, name in SETTINGS if inside == table])
            problems.append(f"{where} is no setting; {_known(table)}.{meant}")
            wrong.append((table, key))
            continue
        try:
            read = setting.read(value)
        except ValueError:
            sentence = f"{where} is {value_shown(value)}, and can be {setting.allowed}"
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
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise NoToml(path, printable(str(problem))) from None


def _toml(path: Path, *, needed: bool) -> dict[str, Any]:
    """What a config file says; {} for a missing one that is not needed."""
    content = content_of(path)
    if content is None and needed:
        raise _unreadable(path, "No such file or directory")
    return parsed(content, path) if content else {}


def _unreadable(path: Path, why: str | None) -> ConfigProblem:
    return ConfigProblem(f"The config file {printable(str(path))} cannot be read: {why}.")


def data_file() -> Path:
    """Where this platform keeps a program's data."""
    path = _place("data", "netcoach.db")
    if path is None:
        raise ConfigProblem(
            "There is no home directory to keep the log in: name a file with --db or NETCOACH_DB."
        )
    return path


def command_on(log: Path, *words: str) -> str:
    """What to type to run a command on a log, which is named where it is not the usual one."""
    import shlex

    try:
        is_usual = log == data_file()
    except ConfigProblem:
        is_usual = False
    named = () if is_usual else ("--db", str(log))
    return f"`{shlex.join(('netcoach', *named, *words))}`"


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


class Uneditable(ValueError):
    """The text cannot take the value without something else in it changing."""


def edited(text: str, table: str, key: str, value: Value | None) -> str:
    """The text with one setting changed; comments, order and all other values stay.

    Args:
        text: valid TOML.
        table: the table of the setting.
        key: its key.
        value: what it is from now on; None takes it out, so that the default holds.

    Raises:
        Uneditable: something else has the name of the table.
    """
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    before = tomllib.loads(text)
    said = before.get(table, {})
    if not isinstance(said, dict):
        raise Uneditable
    if said.get(key) == value:
        return text
    others = {name: other for name, other in said.items() if name != key}
    wanted = {**before, table: others if value is None else {**others, key: value}}
    end = "\r\n" if "\r\n" in text else "\n"
    try:
        # Only what is added to needs the end of its last line.
        closed = key in said or not text or text.endswith("\n")
        document = tomlkit.parse(text if closed else text + end)
        if table not in document:
            if text.strip():
                document.add(tomlkit.ws(end))
            document.add(table, tomlkit.table())
        inner: Any = document[table]
        if value is None:
            del inner[key]
        elif key in said:
            inner[key] = value
        else:
            _add(inner, key, value, end)
        after = tomlkit.dumps(document)
        if tomllib.loads(after) == wanted:
            return after
    except (TOMLKitError, tomllib.TOMLDecodeError):
        pass
    raise Uneditable


def _add(table: Any, key: str, value: Value, end: str) -> None:
    """Put a key below the others of its table, above the comments that lead to the next one."""
    from tomlkit.items import Comment, Table, Whitespace

    body = table.value.body if isinstance(table, Table) else []
    after = []
    while body and isinstance(body[-1][1], Comment | Whitespace):
        after.append(body.pop())
    table[key] = value
    table[key].trivia.trail = end if isinstance(table, Table) else ""
    body.extend(reversed(after))


PRIVATE_FOLDER = 0o700


@frozen
class Written:
    """What the file held before a setting was written, and after; None for no file."""

    before: bytes | None
    after: bytes


def write_setting(path: Path, table: str, key: str, value: Value | None) -> Written:
    """Change one setting in the config file as it is now; everything else stays byte for byte.

    The file is made when there is none, and is its owner's alone afterwards. A link is followed.

    Args:
        path: the config file.
        table: the table of the setting.
        key: its key.
        value: what it is from now on; None for the default, taking it out.

    Raises:
        ConfigProblem: the file is no TOML, has something else in the place, or cannot be
            written. Nothing was changed.
    """
    before = content_of(path)
    parsed(before or b"", path)
    # Some editors begin a file with a mark that is no part of its text.
    mark = BOM_UTF8 if before and before.startswith(BOM_UTF8) else b""
    text = (before or b"").removeprefix(mark).decode("utf-8")
    try:
        after = mark + edited(text, table, key, value).encode("utf-8")
    except Uneditable:
        raise ConfigProblem(
            f"{setting_at(table, key)} has no room in {printable(str(path))}, where {table} is "
            "something else: change it there by hand."
        ) from None
    if after != (before or b""):
        _write(path, after)
    return Written(before=before, after=after)


def write_back(path: Path, written: Written) -> bool:
    """Make the file what it was before a setting was written; False if it changed since.

    Raises:
        ConfigProblem: it cannot be written.
    """
    if content_of(path) != written.after:
        return False
    if written.before is not None:
        _write(path, written.before)
        return True
    try:
        path.unlink()
    except OSError as problem:
        raise _unwritable(path, problem) from None
    return True


def _write(path: Path, content: bytes) -> None:
    """Put a whole file in the place of the one that is there, so that no half of it is seen."""
    real = Path(os.path.realpath(path))
    from tempfile import mkstemp

    try:
        real.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        # Of a name nobody else has, and readable by its owner alone.
        handle, part = mkstemp(prefix=f".{real.name}.", dir=real.parent)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 - of a handle, not a path
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(real)
        except BaseException:
            with suppress(OSError):
                Path(part).unlink()
            raise
        _sync(real.parent)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, problem: OSError) -> ConfigProblem:
    return ConfigProblem(
        f"The config file {printable(str(path))} could not be written: {problem.strerror}."
    )
