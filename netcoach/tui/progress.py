"""How far work in a thread is, and whether the user still wants it."""

from __future__ import annotations


class Progress:
    """Written by the thread and read by the screen, or the other way round: one plain value each.

    A screen looks at it when it draws, so work that tells a thousand times draws no more often.
    """

    def __init__(self) -> None:
        self.done = 0.0
        self._stopped = False

    def tell(self, done: float) -> None:
        """Say how much is done, 0.0 to 1.0."""
        self.done = done

    def stop(self) -> None:
        """Say that it is not wanted any more."""
        self._stopped = True

    def is_stopped(self) -> bool:
        """Whether it is not wanted any more."""
        return self._stopped
