"""What is kept of whole weeks: guidelines, marks and messages that were put away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pendulum import DateTime

from netcoach.domain.change import ChangeKind
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import Beginning
from netcoach.domain.week.marks import WeekMark
from netcoach.storage.database import Repository
from netcoach.storage.week import reads

if TYPE_CHECKING:
    from netcoach.domain.week.marks import Marking


class WeekRepository(Repository):
    """Guidelines, the marks of weeks, and when logging began."""

    def guidelines(self) -> tuple[Guideline, ...]:
        """Every version ever set, oldest first; () when never set."""
        return self._read(reads.guidelines)

    def marks(self) -> tuple[WeekMark, ...]:
        """Every mark of a week, by its date."""
        return self._read(reads.week_marks)

    def beginning(self) -> Beginning | None:
        """When logging began; None in a log in which nothing was typed."""
        return self._read(reads.beginning)

    def dismissed(self) -> frozenset[str]:
        """Keys of the burst messages that were put away."""
        return self._read(reads.dismissed)

    def set_guideline(self, guideline: Guideline, *, at: DateTime) -> None:
        """Keep a guideline version; one with the same ``from_week`` replaces the earlier."""
        from netcoach.storage.week import writes

        self._write(ChangeKind.GUIDELINE, at, partial(writes.set_guideline, guideline=guideline))

    def mark(
        self, marking: Marking, *, kind: ChangeKind = ChangeKind.WEEK_MARK, at: DateTime
    ) -> None:
        """Change marks of weeks, as one journal entry."""
        from netcoach.storage.week import writes

        self._write(kind, at, partial(writes.mark_weeks, marking=marking))

    def dismiss(self, key: str, *, at: DateTime) -> None:
        """Put a burst message away."""
        from netcoach.storage.week import writes

        self._write(ChangeKind.SEEN, at, partial(writes.dismiss, key=key))
