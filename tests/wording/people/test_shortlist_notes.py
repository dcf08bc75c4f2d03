"""Whom on the shortlist a note helps most, in words."""

from __future__ import annotations

import pytest

from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import ShortlistNotes
from netcoach.wording.people.shelves import note_line, notes_line
from tests.support.builders import day

PEOPLE = tuple(
    Person(id=PersonId(number), name=name)
    for number, name in enumerate(("Bo Kessler", "Ana Rybar", "Cleo Vance", "Dee Marlow"), 1)
)


def notes(left: int, on: str = "2026-11-18") -> ShortlistNotes:
    return ShortlistNotes(left=left, month_of=day(on), people=5, helped=PEOPLE[:left])


@pytest.mark.parametrize(
    ("left", "line"),
    [
        (1, "1 note left in November: Bo Kessler would gain most from it."),
        (2, "2 notes left in November: Bo Kessler and Ana Rybar would gain most from them."),
        (
            4,
            "4 notes left in November: Bo Kessler, Ana Rybar and 2 more would gain most from them.",
        ),
        (0, "No note left in November; until December going without one costs no points."),
    ],
)
def test_the_line_of_the_shortlist(left: int, line: str) -> None:
    assert notes_line(notes(left)) == line


def test_after_december_comes_january() -> None:
    assert "until January going" in notes_line(notes(0, "2026-12-31"))


@pytest.mark.parametrize(
    ("left", "number", "line"),
    [
        (1, 1, "1 note left for 5 on the shortlist; this is where one helps most."),
        (1, 2, "1 note left for 5 on the shortlist; Bo Kessler would gain most."),
        (0, 1, ""),
    ],
)
def test_the_line_of_the_form(left: int, number: int, line: str) -> None:
    assert note_line(notes(left), PersonId(number)) == line
