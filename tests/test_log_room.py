"""What the Log asks the door for: listings, rows with their quality, deleting many."""

from __future__ import annotations

import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import NotFound
from netcoach.domain.quality import NoteEvidence
from netcoach.domain.request import RequestId, Sign
from tests.builders import a_draft, yes

TEMPLATE = "Hello {}, your work on query planners made me think of how we index things here."


def names(coach: Coach, text: str) -> list[str]:
    """Who a filter means, newest first."""
    _, rows = coach.list_requests(text)
    return [row.request.person.name for row in rows]


def test_a_listing_holds_what_the_filter_means_newest_first(coach: Coach) -> None:
    for name, when in (("Ana Rybar", "2026-11-02"), ("Bo Kessler", "2026-11-12")):
        coach.log(a_draft(name, when, company="Orbital"))
    coach.log(a_draft("Cleo Vance", "2026-11-10", company="Fjord"))
    listing = coach.log_listing("company:orbital")
    assert (len(listing), listing.of) == (2, 3)
    assert names(coach, "company:orbital") == ["Bo Kessler", "Ana Rybar"]
    assert names(coach, "") == ["Bo Kessler", "Cleo Vance", "Ana Rybar"]
    assert names(coach, "company:orbital after:2026-11-10") == ["Bo Kessler"]
    _, rows = coach.list_requests("", limit=2)
    assert len(rows) == 2


def test_rows_have_the_quality_that_their_week_shows(coach: Coach) -> None:
    for number, name in enumerate(("Ana", "Bo", "Cleo", "Dara", "Elif", "Finn", "Gus")):
        note = TEMPLATE.format(name) if number < 6 else ""
        coach.log(a_draft(f"{name} Marsh", f"2026-11-1{number}", note=note, signs=yes(Sign.MET)))
    listing, rows = coach.list_requests("")
    weeks = [*coach.review().rows, *coach.review(rows[-1].request.sent.on).rows]
    by_id = {row.request.id: row for row in weeks}
    assert {row.evidence.note for row in rows} == {
        NoteEvidence.COPIED,
        NoteEvidence.ALLOWANCE_SPENT,
    }
    assert all(by_id[row.request.id].quality == row.quality for row in rows)
    unhurried = coach.log_rows(listing.between(0, 9), patience=0.0)
    assert [row.rated for row in unhurried] == list(rows)


def test_notes_are_not_compared_when_there_is_no_time(coach: Coach) -> None:
    coach.log(a_draft("Ana Rybar", note="Hello"))
    coach.log(a_draft("Bo Kessler"))
    ids = coach.log_listing().between(0, 9)
    assert [row.rated is None for row in coach.log_rows(ids, patience=0.0)] == [False, True]
    assert all(row.rated for row in coach.log_rows(ids))


def test_a_quality_can_be_filtered_for(coach: Coach) -> None:
    coach.log(a_draft("Ana Rybar", signs=yes(*Sign), note="Hi", reason="x"))
    coach.log(a_draft("Bo Kessler"))
    assert names(coach, "is:thoughtful") == ["Ana Rybar"]
    assert names(coach, "is:unrated") == ["Bo Kessler"]
    assert names(coach, "-is:thoughtful,unrated") == []
    assert len(coach.log_listing("is:unrated", given_up=lambda: True)) == 0


def test_many_are_deleted_in_one_step(coach: Coach) -> None:
    ids = [coach.log(a_draft(f"Person {n}")).id for n in range(3)]
    assert coach.delete_many(ids[:2]) == 2
    assert names(coach, "") == ["Person 2"]
    assert coach.undo().count == 2
    assert len(coach.log_listing()) == 3


def test_deleting_one_names_the_person_in_the_journal(coach: Coach) -> None:
    request = coach.log(a_draft("Ana Rybar"))
    assert coach.delete_many([request.id]) == 1
    assert coach.undo().name == "Ana Rybar"


def test_deleting_what_is_gone_says_so(coach: Coach) -> None:
    with pytest.raises(NotFound):
        coach.delete_many([RequestId(8), RequestId(9)])
