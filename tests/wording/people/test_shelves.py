"""What the shelves say, how a row is explained, and what is said of it below the shelf."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.people.person import Person
from netcoach.wording.explain.people import explain_shelf, how_it_stands
from netcoach.wording.people.page import strip_lines
from netcoach.wording.people.shelves import (
    ABOUT,
    NOBODY,
    Shelf,
    ShelfRow,
    beside_person,
    needs_you,
    said_of,
    shelf_word,
    tell_apart,
)
from tests.support.builders import BO, PAIR, ROWS, SHELVES_TODAY, on_shortlist


@pytest.mark.parametrize(("row", "said", "due"), ROWS)
def test_a_row_says_how_it_stands_and_whether_there_is_something_to_do(
    row: ShelfRow, said: str, due: bool
) -> None:
    assert said_of(row, SHELVES_TODAY) == said
    assert needs_you(row) is due


@pytest.mark.parametrize(
    ("person", "full", "short"),
    [
        (BO, "Data lead, Orbital", "Orbital"),
        (replace(BO, company=""), "Data lead", "Data lead"),
    ],
)
def test_where_somebody_is_is_said_as_room_allows(person: Person, full: str, short: str) -> None:
    assert (beside_person(person), beside_person(person, short=True)) == (full, short)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (("Orbital", "Lead"), ("Fjord", "Lead"), ("Orbital", "Fjord")),
        (("Orbital", "Lead"), ("orbital", "Analyst"), ("Lead", "Analyst")),
        (("Orbital", "Lead"), ("Orbital", ""), ("Lead", "Orbital")),
        (("Orbital", "Lead"), ("Orbital", "Lead"), ("Orbital", "Orbital")),
        (("", ""), ("Fjord", ""), ("", "Fjord")),
    ],
)
def test_two_who_may_be_one_are_told_apart(
    one: tuple[str, str], other: tuple[str, str], said: tuple[str, str]
) -> None:
    first, second = (replace(BO, company=company, role=role) for company, role in (one, other))
    assert tell_apart(replace(PAIR, first=first, second=second)) == said


@pytest.mark.parametrize("shelf", Shelf)
def test_every_shelf_says_in_one_line_of_80_columns_what_it_is_for(shelf: Shelf) -> None:
    assert len(ABOUT[shelf]) <= 76
    assert len(NOBODY[shelf]) <= 74


@pytest.mark.parametrize(("count", "word"), [(None, "Pending"), (0, "Pending 0")])
def test_a_shelf_that_was_not_counted_says_no_number(count: int | None, word: str) -> None:
    assert shelf_word(Shelf.PENDING, count) == word


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROWS[1][0], "Accepted on 17 Nov 2026, and nothing is recorded after it"),
        (ROWS[3][0], "Sent on 6 Oct 2026, 43 days ago. Over 42 days"),
        (ROWS[6][0], "Withdrawn on 29 Oct 2026, so again from 19 Nov 2026."),
        (ROWS[8][0], "On the shortlist since 15 Nov 2026; no contact yet."),
        (ROWS[9][0], "On the shortlist since 15 Nov 2026; 1 contact, the last on 17 Nov 2026."),
        (ROWS[11][0], "Every 30 days; last contact 20 Oct 2026, due 19 Nov 2026."),
        (ROWS[14][0], "Every 30 days; last contact never, due 18 Nov 2026."),
        (PAIR, "May be Bö Roth: name spelt another way, same company."),
    ],
)
def test_a_row_is_explained_with_its_own_dates(row: ShelfRow, said: str) -> None:
    assert how_it_stands(row).startswith(said)
    assert explain_shelf(Shelf.HELLO, row).paragraphs[1].startswith(f"Bo Roth. {said}")


def test_an_empty_shelf_is_explained_by_its_rule_alone() -> None:
    for shelf in Shelf:
        explanation = explain_shelf(shelf, None)
        assert len(explanation.paragraphs) == 1
        assert "?:" not in explanation.title


def test_below_the_shelf_somebody_is_shown_in_full() -> None:
    assert strip_lines(on_shortlist(1)) == [
        "Bo Roth · Data lead, Orbital",
        "On the shortlist since 15 Nov 2026; 1 contact, the last on 17 Nov 2026.",
        "Why: her talk",
    ]


def test_below_the_shelf_two_are_shown_with_what_speaks_for_one() -> None:
    assert strip_lines(PAIR) == [
        "Bo Roth · Data lead, Orbital",
        "Bö Roth · Orbital · linkedin.com/in/bo-roth",
        "Name spelt another way, same company.",
    ]
