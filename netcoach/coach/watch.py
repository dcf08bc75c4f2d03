"""Who waits for something long: hears how far it is, and can call it off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watch:
    """What the caller of something long gave along; either may be None."""

    progress: Callable[[float], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def tell(self, done: float) -> None:
        """Say how far it is, 0.0 to 1.0.

        Raises:
            ReadingCancelled: when it should not go on.
        """
        from netcoach.linkedin.progress import ReadingCancelled

        if self.cancelled is not None and self.cancelled():
            raise ReadingCancelled
        if self.progress is not None:
            self.progress(done)

    def share(self, first: float, last: float) -> Watch:
        """The same watcher for a part of the whole."""
        tell = self.progress
        if tell is None:
            return self
        return Watch(lambda done: tell(first + (last - first) * done), self.cancelled)
