"""What is said of the person under the cursor below their shelf."""

from __future__ import annotations

from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import Benched
from netcoach.wording.explain_people import how_it_stands
from netcoach.wording.people import ShelfRow, why_likely
from netcoach.wording.person_page import PROFILE, headline


def strip_lines(row: ShelfRow) -> list[str]:
    """Say who it is, how it stands, and why they are on the bench; of two, both and why."""
    if isinstance(row, LikelyPair):
        why = why_likely(row)
        return [_whole(row.first), _whole(row.second), f"{why[0].upper()}{why[1:]}."]
    reason = row.reason if isinstance(row, Benched) else ""
    lines = [_whole(row.person), how_it_stands(row), f"Why: {reason}" if reason else ""]
    return [line for line in lines if line]


def _whole(person: Person) -> str:
    profile = f" · {PROFILE}{person.profile_key}" if person.profile_key else ""
    return f"{headline(person)}{profile}"
