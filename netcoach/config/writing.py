"""Writing single settings into the config file, whole and private."""

from __future__ import annotations

import os
import tempfile
from codecs import BOM_UTF8
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from netcoach.config.editing import Uneditable, Value, edited
from netcoach.config.named import ConfigProblem
from netcoach.config.reading import content_of, parsed
from netcoach.config.settings import place_of
from netcoach.domain.text import printable

PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
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
            f"{place_of(table, key)} has no room in {printable(str(path))}, where {table} is "
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
    try:
        real.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        # Of a name nobody else has, and readable by its owner alone.
        handle, part = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
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
