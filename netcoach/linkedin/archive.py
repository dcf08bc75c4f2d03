"""What a path holds: a zip, a folder or a single table, opened without following or waiting."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.text import clean_line
from netcoach.linkedin.facts import (
    FOLDERS_DEEP,
    MEMBERS,
    TABLE_SUFFIXES,
    UNPACKED_BYTES,
    MiB,
)
from netcoach.linkedin.streams import Member, readable
from netcoach.linkedin.values import Kind
from netcoach.linkedin.zips import SIGNATURES, zip_members


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The files of an export that can be tables, and how many others there are."""

    kind: Kind
    members: tuple[Member, ...]
    others: int = 0


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an export: a zip, an unpacked folder, or one of its files.

    What it is shows in the bytes, never in the name.

    Raises:
        UnreadableExport: when it is none of these, or cannot be read safely.
    """
    with ExitStack() as stack:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except FileNotFoundError as missing:
            raise UnreadableExport("There is no such file or folder.") from missing
        except (OSError, ValueError) as fault:
            raise UnreadableExport("That path cannot be opened; check how it is spelt.") from fault
        yield _folder(path) if is_folder else _file(path, stack)


def _file(path: Path, stack: ExitStack) -> Archive:
    """A zip or a single table; what a link points at is what the user chose."""
    with readable():
        file = stack.enter_context(_open_regular(path, follow=True))
        size = os.fstat(file.fileno()).st_size
        head = file.read(4)
    if not head:
        raise UnreadableExport("The file is empty; LinkedIn's export is a zip of CSV files.")
    if size > UNPACKED_BYTES:
        raise UnreadableExport(
            f"The file is larger than {UNPACKED_BYTES // MiB} MiB, "
            "far larger than LinkedIn's exports."
        )
    if head in SIGNATURES:
        members, others = zip_members(file)
        return Archive(kind=Kind.ARCHIVE, members=members, others=others)
    opened = partial(_open_regular, path, follow=True)
    only = Member(name=clean_line(path.name), size=size, opened=opened)
    return Archive(kind=Kind.FILE, members=(only,))


def _folder(path: Path) -> Archive:
    """The tables in a folder and a few folders below; links are not followed."""
    with readable():
        files = _files_below(path)
        tables = [file for file in files if file.suffix.lower() in TABLE_SUFFIXES]
        members = tuple(
            Member(
                name=clean_line(os.fsencode(file.name).decode(errors="replace")),
                size=file.lstat().st_size,
                opened=partial(_open_regular, file, follow=False),
            )
            for file in tables
        )
    if sum(member.size for member in members) > UNPACKED_BYTES:
        raise UnreadableExport(
            f"The tables in this folder take more than {UNPACKED_BYTES // MiB} MiB; "
            "choose the folder of one export."
        )
    return Archive(kind=Kind.FOLDER, members=members, others=len(files) - len(members))


def _files_below(folder: Path) -> list[Path]:
    """Regular files in a folder, by name, without hidden ones."""
    found: list[Path] = []
    seen = 0
    folders = [(folder, 0)]
    while folders:
        current, depth = folders.pop()
        with os.scandir(current) as listing:
            entries = list(islice(listing, MEMBERS + 1 - seen))
        for entry in entries:
            seen += 1
            if seen > MEMBERS:
                raise UnreadableExport(
                    f"The folder holds more than {MEMBERS:,} files; "
                    "choose the folder of one export."
                )
            if entry.name.startswith(".") or entry.name == "__MACOSX":
                continue
            if entry.is_file(follow_symlinks=False):
                found.append(Path(entry.path))
            elif entry.is_dir(follow_symlinks=False) and depth < FOLDERS_DEEP:
                folders.append((Path(entry.path), depth + 1))
    return sorted(found)


def _open_regular(path: Path, *, follow: bool) -> BinaryIO:
    """Open a regular file; a pipe or a device is neither waited for nor touched."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    if not stat.S_ISREG((path.stat() if follow else path.lstat()).st_mode):
        raise UnreadableExport("That is a pipe, a device or a link; choose a file or a folder.")
    descriptor = os.open(path, flags if follow else flags | os.O_NOFOLLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableExport("That is a pipe, a device or a link; choose a file or a folder.")
    return os.fdopen(descriptor, "rb")
