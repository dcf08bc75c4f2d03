"""Files made to harm whoever opens them: each is one small file, refused with a sentence."""

from __future__ import annotations

import gzip
import io
import os
import random
import socket
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.support.exports import CONNECTIONS, INVITATIONS, asked, connected, table, zipped

MiB = 1024 * 1024
PEOPLE = table(CONNECTIONS, [connected("Bo", "Ek", "11 Jan 2026", slug="bo-ek")] * 40)
REQUESTS = table(INVITATIONS, [asked("Bo Ek", "1/10/26, 12:01 AM", slug="bo-ek")] * 40)
GOOD = zipped({"Connections.csv": PEOPLE, "Invitations.csv": REQUESTS})

_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"


def _patched(data: bytes, sign: bytes, offset: int, field: bytes) -> bytes:
    """A zip with a field changed in every record of a kind."""
    parts = bytearray(data)
    place = parts.find(sign)
    while place >= 0:
        parts[place + offset : place + offset + len(field)] = field
        place = parts.find(sign, place + 4)
    return bytes(parts)


def _member(name: str, content: bytes = PEOPLE.encode(), mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _packed(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("Connections.csv", PEOPLE)
    return out.getvalue()


def _crowd(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.csv", "")
    return out.getvalue()


def _large_end(count: int, length: int) -> bytes:
    """A zip whose table of contents is said to be huge, in the form for large files."""
    end = GOOD.rfind(_END)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, length, 0)
    pointer = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return GOOD[:end] + record + pointer + GOOD[end:]


def _noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


FILES: dict[str, Callable[[], bytes]] = {
    "an empty file": lambda: b"",
    "a bomb": lambda: zipped({"Connections.csv": b"\x00" * (20 * MiB)}),
    "a bomb of many files": lambda: zipped({f"{n}.csv": b"\n" * (9 * MiB) for n in range(30)}),
    "a zip in a zip": lambda: zipped({"export.zip": GOOD}),
    "a file larger than allowed": lambda: _patched(
        _patched(GOOD, _CENTRAL, 24, struct.pack("<L", 190 * MiB)),
        _CENTRAL,
        20,
        struct.pack("<L", 150 * MiB),
    ),
    "a size that lies low": lambda: _patched(GOOD, _CENTRAL, 24, struct.pack("<L", 150)),
    "a wrong checksum": lambda: _patched(GOOD, _CENTRAL, 16, b"\x00\x00\x00\x00"),
    "a locked file": lambda: _patched(GOOD, _CENTRAL, 8, b"\x01\x00"),
    "a path upwards": lambda: _member("../../Connections.csv"),
    "a path upwards inside": lambda: _member("export/../../Connections.csv"),
    "a path upwards with backslashes": lambda: _member("..\\..\\Connections.csv"),
    "a path from the root": lambda: _member("/etc/Connections.csv"),
    "a path with a drive": lambda: _member("C:\\Connections.csv"),
    "a link": lambda: _member("Connections.csv", b"/etc/passwd", stat.S_IFLNK | 0o777),
    "a device": lambda: _member("Connections.csv", b"", stat.S_IFCHR | 0o666),
    "70,000 files": lambda: _crowd(70_000),
    "10,001 files": lambda: _crowd(10_001),
    "10,001 files and a count that lies": lambda: _patched(
        _crowd(10_001), _END, 8, b"\x01\x00\x01\x00"
    ),
    "a table of contents too long": lambda: _patched(GOOD, _END, 12, b"\x00\x00\x00\x7f"),
    "a count too high in the large form": lambda: _large_end(2**40, 46),
    "a length too high in the large form": lambda: _large_end(2, 2**40),
    "packed with bzip2": lambda: _packed(zipfile.ZIP_BZIP2),
    "packed with lzma": lambda: _packed(zipfile.ZIP_LZMA),
    "cut off at the end": lambda: GOOD[:-30],
    "cut off in the middle": lambda: GOOD[: len(GOOD) // 2],
    "cut off at the beginning": lambda: GOOD[40:],
    "nothing but a signature": lambda: b"PK\x03\x04",
    "an empty zip": lambda: zipped({}),
    "a spreadsheet": lambda: zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}),
    "packed with gzip": lambda: gzip.compress(PEOPLE.encode()),
    "noise": lambda: _noise(MiB),
    "a line without end": lambda: b"Connected On," * (3 * MiB),
    "nothing but NUL bytes": lambda: b"\x00" * (4 * MiB),
    "nothing but quotation marks": lambda: b'"' * (4 * MiB),
    "nothing but line ends": lambda: b"\n" * (4 * MiB),
    "more connections than anybody has": lambda: table(
        CONNECTIONS, (connected("B", str(n), "11 Jan 2026") for n in range(50_001))
    ).encode(),
    "a table too large": lambda: f"{CONNECTIONS}\n".encode() + b"x\n" * (17 * MiB),
    "half a mark of UTF-16": lambda: b"\xff\xfe\x00",
}
"""What each file is, and its bytes."""


def sparse(path: Path) -> None:
    """A file of 3 GB that takes no room."""
    with path.open("wb") as file:
        file.write(b"First Name,Connected On\n")
        file.truncate(3_000_000_000)


def sparse_zip(path: Path) -> None:
    """A zip of 3 GB that takes no room."""
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(3_000_000_000)


def pipe(path: Path) -> None:
    """A pipe nobody writes to."""
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    """A socket nobody listens to."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def endless_device(path: Path) -> None:
    """A link to a device that never ends."""
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path)


def folder_of_links(path: Path) -> None:
    """A folder whose tables are links, pipes and folders."""
    path.mkdir()
    (path / "target").write_text(PEOPLE)
    (path / "Connections.csv").symlink_to(path / "target")
    os.mkfifo(path / "Invitations.csv")
    (path / "messages.csv").mkdir()
    (path / "up").symlink_to(path, target_is_directory=True)


def empty_folder(path: Path) -> None:
    """A folder with nothing in it."""
    path.mkdir()


def crowded_folder(path: Path) -> None:
    """A folder of 10,001 files."""
    path.mkdir()
    for number in range(10_001):
        (path / str(number)).touch()


def sparse_folder(path: Path) -> None:
    """A folder of tables of 3 GB."""
    path.mkdir()
    sparse(path / "Connections.csv")


PLACES: tuple[Callable[[Path], None], ...] = (
    sparse,
    sparse_zip,
    pipe,
    unix_socket,
    endless_device,
    circle,
    folder_of_links,
    empty_folder,
    crowded_folder,
    sparse_folder,
)
"""Things that are not quite files."""
