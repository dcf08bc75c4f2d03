"""What a path holds: a zip, a folder or a single table, opened without following or waiting."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.frozen import frozen
from netcoach.domain.text import clean_line
from netcoach.linkedin.export import Kind
from netcoach.linkedin.facts import (
    DIRECTORY_BYTES,
    FOLDERS_DEEP,
    LABEL_LENGTH,
    MEMBERS,
    RATIO,
    TABLE_SUFFIXES,
    UNPACKED_BYTES,
    MiB,
)

PIECE = 64 * 1024
"""Bytes read at a time (ours)."""

DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the standard library raises for a damaged zip."""

_DAMAGED = "The zip is damaged or was not downloaded to its end; download it again."
_TOO_MUCH = (
    f"More than {UNPACKED_BYTES // MiB} MiB came out of it, far more than LinkedIn's exports hold; "
    "nothing was read."
)


@frozen
class Member:
    """One file of an export: what it is called, how large it says it is, how to open it."""

    name: str
    size: int
    opened: Callable[[], BinaryIO]

    @contextmanager
    def reading(self, tell: Callable[[int], None]) -> Iterator[io.BufferedReader]:
        """Open it; ``tell`` hears of every piece and may stop the reading by raising."""
        with ExitStack() as stack:
            with readable():
                source = stack.enter_context(self.opened())
            yield stack.enter_context(io.BufferedReader(_Counted(source, tell), PIECE))


class _Counted(io.RawIOBase):
    """A file that counts what really comes out of it: declared sizes lie."""

    def __init__(self, source: BinaryIO, tell: Callable[[int], None]) -> None:
        self._source = source
        self._tell = tell
        self._total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with readable():
            data = self._source.read(min(len(buffer), PIECE)) or b""
        self._total += len(data)
        if self._total > UNPACKED_BYTES:
            raise UnreadableExport(_TOO_MUCH)
        self._tell(len(data))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what goes wrong while reading into a sentence.

    Raises:
        UnreadableExport: for a damaged zip, and for a file the system does not let us read.
    """
    try:
        yield
    except OSError as fault:
        reason = (fault.strerror or "the system does not say why").lower()
        raise UnreadableExport(f"It cannot be read: {reason}.") from fault
    except DAMAGED as fault:
        raise UnreadableExport(_DAMAGED) from fault


SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""How a zip begins: with a file, empty, or as one part of several."""

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LARGE_PLACE = struct.Struct("<4sLQL")
_LARGE_PLACE_SIGN = b"PK\x06\x07"
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_COMMENT_LENGTH = 65_535

_LOCKED = 0x1
_ELSEWHERE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:$|[/\\])")

_CUT_OFF = "The zip is damaged or was not downloaded to its end; download it again."


def zip_members(file: BinaryIO) -> tuple[tuple[Member, ...], int]:
    """The files of a zip that can be tables, and how many others there are.

    Raises:
        UnreadableExport: when the zip is damaged, locked, too large, or no export of LinkedIn's.
    """
    with readable():
        _check_directory(file)
        archive = ZipFile(file)
        # Not is_dir(): a damaged zip can hold a file without any name.
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    _check(infos)
    tables = [info for info in infos if _can_be_table(info)]
    if not tables and any(_suffix(info) == ".zip" for info in infos):
        raise UnreadableExport(
            "This zip holds another zip; unpack it once and import the one inside."
        )
    if not tables and any(info.filename == "[Content_Types].xml" for info in infos):
        raise UnreadableExport(
            "This is a spreadsheet or a document; LinkedIn's export is a zip of CSV files."
        )
    members = [
        Member(
            name=clean_line(_parts(info)[-1])[:LABEL_LENGTH],
            size=info.file_size,
            opened=partial(_opened, archive, info),
        )
        for info in tables
    ]
    return tuple(members), len(infos) - len(members)


def _opened(archive: ZipFile, info: ZipInfo) -> BinaryIO:
    opened: BinaryIO = archive.open(info)  # type: ignore[assignment]
    return opened


def _check_directory(file: BinaryIO) -> None:
    """Refuse a table of contents that would fill the memory before it can be looked at."""
    file.seek(0, 2)
    size = file.tell()
    start = max(0, size - _END.size - _COMMENT_LENGTH)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(_END_SIGN)
    if place < 0 or len(tail) - place < _END.size:
        raise UnreadableExport(_CUT_OFF)
    _, _, _, _, count, length, _, _ = _END.unpack_from(tail, place)
    large = place - _LARGE_PLACE.size
    if large >= 0 and tail.startswith(_LARGE_PLACE_SIGN, large):
        _, _, where, _ = _LARGE_PLACE.unpack_from(tail, large)
        count, length = _large_directory(file, min(where, size), start + large)
    if count > MEMBERS or length > DIRECTORY_BYTES:
        raise UnreadableExport(
            f"The zip holds more than {MEMBERS:,} files; LinkedIn's exports hold about 50."
        )


def _large_directory(file: BinaryIO, where: int, end: int) -> tuple[int, int]:
    """Count and length of the contents of a zip in the form for large files."""
    counts = [(0, 0)]
    # The record lies where its pointer says or right before the pointer; readers differ.
    for place in (where, end - _LARGE_END.size):
        file.seek(max(place, 0))
        record = file.read(_LARGE_END.size)
        if len(record) == _LARGE_END.size and record.startswith(b"PK\x06\x06"):
            fields = _LARGE_END.unpack(record)
            counts.append((fields[7], fields[8]))
    return max(count for count, _ in counts), max(length for _, length in counts)


def _check(infos: Sequence[ZipInfo]) -> None:
    """Refuse what no export of LinkedIn's holds, before anything is unpacked."""
    if len(infos) > MEMBERS:
        raise UnreadableExport(
            f"The zip holds {len(infos):,} files; LinkedIn's exports hold about 50."
        )
    if any(info.flag_bits & _LOCKED for info in infos):
        raise UnreadableExport(
            "The zip is locked with a password; unpack it and import the folder."
        )
    # The name as stored: zipfile cuts it at a NUL byte and turns backslashes around.
    if any(_ELSEWHERE.search(info.orig_filename) for info in infos):
        raise UnreadableExport(
            "The zip holds a file that points outside of it; LinkedIn's exports hold none."
        )
    if any(stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG) for info in infos):
        raise UnreadableExport(
            "The zip holds a link or a device; LinkedIn's exports hold only files."
        )
    if sum(info.file_size for info in infos) > UNPACKED_BYTES:
        raise UnreadableExport(
            f"The zip would unpack to more than {UNPACKED_BYTES // MiB} MiB, "
            "far more than LinkedIn's exports."
        )
    if any(info.file_size > RATIO * max(info.compress_size, 1) for info in infos):
        raise UnreadableExport(
            f"The zip holds a file packed to under 1/{RATIO} of its size; "
            "LinkedIn's tables cannot be packed like that."
        )
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise UnreadableExport(
            "The zip is packed in a way netcoach does not read; unpack it and import the folder."
        )


def _can_be_table(info: ZipInfo) -> bool:
    """Whether it is worth looking at: not the twins macOS adds, not a picture."""
    twin = any(part.startswith(".") or part == "__MACOSX" for part in _parts(info))
    return not twin and _suffix(info) in TABLE_SUFFIXES


def _suffix(info: ZipInfo) -> str:
    return PurePosixPath(_parts(info)[-1]).suffix.lower()


def _parts(info: ZipInfo) -> list[str]:
    """The pieces of a member's path; only the last is ever used, and only as a label."""
    return info.filename.replace("\\", "/").split("/")


@frozen
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
        file = stack.enter_context(open_regular(path, follow=True))
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
    opened = partial(open_regular, path, follow=True)
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
                opened=partial(open_regular, file, follow=False),
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


def open_regular(path: Path, *, follow: bool) -> BinaryIO:
    """Open a regular file; a pipe or a device is neither waited for nor touched."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    if not stat.S_ISREG((path.stat() if follow else path.lstat()).st_mode):
        raise UnreadableExport("That is a pipe, a device or a link; choose a file or a folder.")
    descriptor = os.open(path, flags if follow else flags | os.O_NOFOLLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableExport("That is a pipe, a device or a link; choose a file or a folder.")
    return os.fdopen(descriptor, "rb")
