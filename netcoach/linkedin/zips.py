"""Zips: looked through before anything is unpacked, and nothing is unpacked to a file."""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.text import clean_line
from netcoach.linkedin.facts import (
    DIRECTORY_BYTES,
    LABEL_LENGTH,
    MEMBERS,
    RATIO,
    TABLE_SUFFIXES,
    UNPACKED_BYTES,
    MiB,
)
from netcoach.linkedin.streams import Member, readable

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
