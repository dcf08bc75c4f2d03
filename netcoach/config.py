"""What a user may set, read once and passed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netcoach.domain.week import FirstDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting with its default.

    ``notes_a_month`` is how many personal notes the plan allows a calendar month: 5 on a free
    LinkedIn account (LinkedIn's help), None (no limit) on Premium. ``note_length`` is the
    longest note in characters: 200 free, 300 Premium.
    """

    database: Path
    first_day: FirstDay = FirstDay.MONDAY
    plan: str = "free"
    notes_a_month: int | None = 5
    note_length: int = 200
    theme: str = "textual-dark"
    glyphs: str = "unicode"
    keys: tuple[tuple[str, str], ...] = ()
