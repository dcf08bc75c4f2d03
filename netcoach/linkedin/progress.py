"""How far the reading is, and whether it should go on."""

from __future__ import annotations

from collections.abc import Callable

from netcoach.domain.errors import NetcoachError

STEP = 0.005
"""The smallest advance that is told, as a share: 200 calls at most (ours)."""


class ReadingCancelled(NetcoachError):
    """The user no longer wants it; nothing was kept."""

    def __init__(self) -> None:
        super().__init__("The import was cancelled; nothing was changed.")


def _never() -> bool:
    return False


def _silent(_: float) -> None:
    return


class Meter:
    """Counts bytes read against bytes expected."""

    def __init__(
        self,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._progress = progress or _silent
        self._cancelled = cancelled or _never
        self._expected = 0
        self._read = 0
        self._told = -STEP

    def expect(self, size: int) -> None:
        """Add to the bytes that will be read."""
        self._expected += size

    def advance(self, size: int) -> None:
        """Count bytes that were read, and tell when it is worth telling.

        Raises:
            ReadingCancelled: when it should not go on.
        """
        if self._cancelled():
            raise ReadingCancelled
        self._read += size
        done = min(self._read / self._expected, 1.0) if self._expected else 0.0
        if done - self._told >= STEP:
            self._told = done
            self._progress(done)

    def finish(self) -> None:
        """Tell that all is read."""
        self._told = 1.0
        self._progress(1.0)
