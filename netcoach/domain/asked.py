"""Who was asked, as far as asking again needs it."""

from __future__ import annotations

from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.person import Person
from netcoach.domain.request import Milestone, SentTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The latest request to a person without what was said of it.

    A form holds one for everybody who was ever asked, so it is kept small; ``sent`` says the
    date only.
    """

    person: Person
    sent: SentTime
    milestones: tuple[tuple[Milestone, Date], ...] = ()
