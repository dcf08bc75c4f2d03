"""Files that a user names: which are meant, and which cannot be."""

from __future__ import annotations

import errno
import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from netcoach.config.registry import value_shown
from netcoach.domain.errors import NetcoachError
from netcoach.domain.frozen import frozen

LONGEST_NAME = 150
"""Bytes of the name of a log: file systems take 255, and its backups have longer ones (ours)."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|file:", re.IGNORECASE)


_FILE_ADDRESS = re.compile(r"file:(?://(?:localhost)?)?(?=/)", re.IGNORECASE)


def path_typed(text: str) -> Path:
    """The path a user typed, pasted or dropped into a terminal; it need not be there.

    Terminals write a dropped file in quotes, with backslashes, as ``file://`` with ``%20``, or
    with a blank behind it. The first of these readings that exists is meant, the text as it
    stands before all others; where none does, the text without blanks around it and with its
    ``~`` filled in.
    """
    readings = [Path(text), *map(_with_home, _readings(text))]
    return next(filter(_exists, readings), readings[1])


def _readings(text: str) -> Iterator[str]:
    """What a typed path can mean, the plainest first."""
    typed = text.strip()
    yield typed
    try:
        words = shlex.split(typed)
    except ValueError:
        words = []
    unquoted = words if len(words) == 1 and words[0] else []
    yield from unquoted
    for said in (typed, *unquoted):
        if address := _FILE_ADDRESS.match(said):
            yield os.fsdecode(unquote_to_bytes(os.fsencode(said[address.end() :])))


def _with_home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


class ConfigProblem(NetcoachError):
    """It stays open which log is meant; another one would be the wrong one."""


@frozen
class Named:
    """A path as it was said, and what said it: an option, a variable or a line of a file."""

    said: str
    by: str

    def wrong(self, why: str) -> ConfigProblem:
        """The sentence for a path that cannot be."""
        return ConfigProblem(f"{self.by} is {value_shown(self.said)}: {why}")


def file_named(named: Named, folder: Path | None = None) -> Path:
    """The file a path means, absolute, with its ``~`` filled in; it need not be there.

    Args:
        named: what was said.
        folder: where a relative path begins; None for the folder the user is in.

    Raises:
        ConfigProblem: no file can be meant; nothing was made.
    """
    said = named.said
    if not said.strip():
        raise ConfigProblem(f"{named.by} is empty; it needs the path of a file.")
    if "\0" in said:
        raise named.wrong("no path holds such a character; name a file.")
    if _ADDRESS.match(said):
        raise named.wrong("that is an address; name a file of this machine by its path.")
    if said.endswith(("/", "/.", "/..")) or said in (".", ".."):
        raise named.wrong("that is a folder; name a file in it, with its own name at the end.")
    try:
        path = Path(said).expanduser() if said.startswith("~") else Path(said)
    except RuntimeError:
        raise named.wrong("there is no such home; write ./ before a name with ~.") from None
    if path.is_absolute():
        return path
    try:
        return (folder or Path()).absolute() / path
    except OSError:
        raise named.wrong("the folder you are in is gone; go to another.") from None


def log_named(named: Named, folder: Path | None = None) -> Path:
    """The file of the log that a path means: one that is there, or can be made in its folder.

    Args:
        named: what was said.
        folder: where a relative path begins; None for the folder the user is in.

    Raises:
        ConfigProblem: there can be no log; nothing was made, no folder either: a path with a
            letter wrong would begin a second log without a word.
    """
    path = file_named(named, folder)
    try:
        if not stat.S_ISDIR(path.parent.stat().st_mode):
            raise named.wrong(f"{path.parent} is no folder; name a file in one.")
    except FileNotFoundError:
        raise named.wrong(
            f"there is no folder {path.parent}; make it first, or name another file."
        ) from None
    except OSError as error:
        raise named.wrong(_why(error)) from None
    if len(path.name.encode(errors="surrogateescape")) > LONGEST_NAME:
        raise named.wrong("the name is too long; give a shorter one.")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise named.wrong(
                "that is a link that leads nowhere. Remove it, or mend what it points to."
            ) from None
        return path
    except OSError as error:
        raise named.wrong(_why(error)) from None
    if stat.S_ISDIR(mode):
        raise named.wrong("that is a folder; name a file in it, such as netcoach.db.")
    if not stat.S_ISREG(mode):
        raise named.wrong("that is not a file; netcoach needs the path of its database.")
    return path


def _why(error: OSError) -> str:
    match error.errno:
        case errno.ELOOP:
            return "that is a link that leads to itself; name another file."
        case errno.ENAMETOOLONG:
            return "the path is too long; give a shorter one."
        case errno.ENOTDIR:
            return "what should be a folder in it is a file; name another."
        case _:
            return f"it cannot be looked at ({error.strerror}); name another file."
