"""Reading the date that names a week, a coming one too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pendulum import Date, DateTime

NEXT_WEEK = "next week"


def day_said(words: tuple[str, ...], now: DateTime) -> Date | None:
    """The date that was typed; None when nothing was.

    Args:
        words: a date like 2026-11-12, "next week", or what ``parse_when`` reads.
        now: the present moment.

    Raises:
        UnreadableDate: it cannot be read.
    """
    from pendulum import Date

    from netcoach.domain.typed_dates import parse_when
    from netcoach.domain.week.calendar import DAYS, day_after

    text = " ".join(words)
    if not text:
        return None
    if text.casefold() == NEXT_WEEK:
        return day_after(now.date(), DAYS)
    try:
        return Date.fromisoformat(text)
    except ValueError:
        return parse_when(text, now=now).on
