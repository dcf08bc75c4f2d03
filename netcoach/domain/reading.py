"""Reading an open form: the draft it makes so far, who is meant, and what cannot be read yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pendulum import DateTime

from netcoach.domain.draft import KeptDraft, draft_from
from netcoach.domain.errors import AmbiguousPerson, InvalidInput, UnreadableDate
from netcoach.domain.people.names import person_meant
from netcoach.domain.person import Person
from netcoach.domain.request import Request, RequestDraft
from netcoach.domain.roster import Roster

SOME_NAME = "…"
"""Stands for a name not typed yet; nobody is called that."""


class Spot(StrEnum):
    """The fields in which something can be wrong, by their names in the form."""

    WHO = "who"
    WHEN = "when"
    URL = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A form as far as it can be read.

    Attributes:
        draft: with now for a time that cannot be read, and an ellipsis for a missing name.
        person: the known person meant, None for somebody new or while it is not clear.
        problems: the fields to mend and why, from top to bottom.
    """

    draft: RequestDraft
    person: Person | None
    problems: tuple[tuple[Spot, str], ...]

    @property
    def has_name(self) -> bool:
        """Whether a name was typed."""
        return self.draft.name != SOME_NAME

    def problem(self, spot: Spot) -> str:
        """What is wrong in one field; "" when nothing is."""
        return dict(self.problems).get(spot, "")


def reading_of(
    kept: KeptDraft, *, now: DateTime, people: Roster, editing: Request | None = None
) -> Reading:
    """Read the fields as they stand; a name still missing is no problem yet."""
    draft, unreadable = _draft_so_far(kept, now, editing)
    person, unclear = _person_so_far(draft, people)
    problems = sorted(unreadable + unclear, key=lambda problem: list(Spot).index(problem[0]))
    return Reading(draft=draft, person=person, problems=tuple(problems))


Problems = list[tuple[Spot, str]]


def _draft_so_far(
    kept: KeptDraft, now: DateTime, editing: Request | None
) -> tuple[RequestDraft, Problems]:
    try:
        return draft_from(kept, now=now, editing=editing, nobody=SOME_NAME), []
    except UnreadableDate as problem:
        draft = draft_from(replace(kept, when="now"), now=now, nobody=SOME_NAME)
        return draft, [(Spot.WHEN, str(problem))]


def _person_so_far(draft: RequestDraft, people: Roster) -> tuple[Person | None, Problems]:
    try:
        return person_meant(draft, people.like(draft)), []
    except AmbiguousPerson as problem:
        return None, [(Spot.WHO, str(problem))]
    except InvalidInput as problem:
        return None, [(Spot.URL, str(problem))]
