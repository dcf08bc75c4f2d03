"""Which encoding a table is in: its mark, else UTF-8, else what old spreadsheets write."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, TextIO

from netcoach.linkedin.report import Caution
from netcoach.linkedin.streams import PIECE, Member

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_REPLACED = "�"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How to read bytes as text; bytes that mean nothing become U+FFFD, never a crash."""

    name: str
    caution: Caution | None = None


def marked_encoding(head: bytes) -> Encoding | None:
    """The encoding a byte order mark names, None without a mark."""
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return Encoding(name=name)
    return None


def encoding_of(member: Member, tell: Callable[[int], None]) -> Encoding:
    """Read a file through once to tell its encoding."""
    with member.reading(tell) as file:
        marked = marked_encoding(file.peek(len(codecs.BOM_UTF8)))
        name = marked.name if marked else "utf-8"
        letters, damaged = _counted(file, name)
    if not damaged:
        return Encoding(name=name)
    # A file of UTF-8 with a few broken bytes stays UTF-8; letters of another encoding hardly
    # ever happen to be well-formed UTF-8.
    if marked or letters > damaged:
        return Encoding(name=name, caution=Caution.DAMAGED_LETTERS)
    return Encoding(name="cp1252", caution=Caution.GUESSED_ENCODING)


@contextmanager
def reading_text(
    member: Member, encoding: Encoding, tell: Callable[[int], None]
) -> Iterator[TextIO]:
    """Open a file as text, line ends as they are."""
    with (
        member.reading(tell) as file,
        io.TextIOWrapper(file, encoding.name, errors="replace", newline="") as text,
    ):
        yield text


def _counted(file: BinaryIO, name: str) -> tuple[int, int]:
    """How many characters beyond ASCII are well-formed, and how many are not."""
    strict = codecs.getincrementaldecoder(name)("strict")
    replacing = codecs.getincrementaldecoder(name)("replace")
    letters = damaged = 0
    broken = False
    pieces = iter(partial(file.read, PIECE), b"")
    for piece in _with_end(pieces):
        text = replacing.decode(piece, final=not piece)
        replaced = text.count(_REPLACED)
        letters += len(text) - len(text.encode("ascii", "ignore")) - replaced
        damaged += replaced
        if not broken:
            try:
                strict.decode(piece, final=not piece)
            except UnicodeDecodeError:
                broken = True
    # A replacement character that was written into the file is whole, just no longer a letter.
    return letters, damaged if broken else 0


def _with_end(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces and an empty one, which tells a decoder that nothing follows."""
    yield from pieces
    yield b""
