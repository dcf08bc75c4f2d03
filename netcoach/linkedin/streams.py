"""Bytes of one file of an export: in small pieces, counted as they come."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile

from netcoach.domain.errors import UnreadableExport
from netcoach.linkedin.facts import UNPACKED_BYTES, MiB

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


@dataclass(frozen=True, slots=True, kw_only=True)
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
