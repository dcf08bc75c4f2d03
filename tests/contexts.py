"""What the log form needs to know, for tests that say only what matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netcoach.domain.guideline import Guideline
from netcoach.domain.request import Request
from netcoach.domain.review import LogContext
from netcoach.domain.roster import Roster
from netcoach.domain.week import FirstDay
from tests.builders import WEDNESDAY


def a_context(*recent: Request, **said: Any) -> LogContext:
    """The context of a Wednesday at noon, with every setting at its default."""
    context = LogContext(
        today=WEDNESDAY.date(),
        zone="Europe/Berlin",
        guideline=Guideline(),
        guidelines=(),
        first_day=FirstDay.MONDAY,
        recent=recent,
        people=Roster.of(asked=recent),
        notes_a_month=5,
        note_length=200,
    )
    return replace(context, **said)
