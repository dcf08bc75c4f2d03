"""What a user may set, read once and passed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netcoach.domain.week.calendar import FirstDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting with its default.

    Attributes:
        database: the file the log is kept in.
        file: where the config file is or would be; None without a place for one.
        first_day: the day a week begins on.
        zone: the IANA zone the user lives in; None for the system's own, wherever that is.
        plan: the LinkedIn account, "free" or "premium".
        notes_a_month: how many personal notes the plan allows a calendar month: 5 on a free
            account (LinkedIn's help), None (no limit) on Premium.
        note_length: the longest note in characters: 200 free, 300 Premium.
        sent_at_zone: the IANA zone of the times in LinkedIn's data export (measured).
        theme: the name of a theme; the screens know which there are.
        glyphs: "unicode", or "ascii" for terminals that show the shapes two cells wide.
        keys: (id of an action, its keys) each; the screens know which actions there are.
        problems: a sentence for each setting that cannot be; its default is used.
        wrong: the (table, key) that each of the problems is about, in the same order.
    """

    database: Path
    file: Path | None = None
    first_day: FirstDay = FirstDay.MONDAY
    zone: str | None = None
    plan: str = "free"
    notes_a_month: int | None = 5
    note_length: int = 200
    sent_at_zone: str = "America/Los_Angeles"
    theme: str = "textual-dark"
    glyphs: str = "unicode"
    keys: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
