"""Logging, changing and finding requests, on a real database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import InvalidInput, NotFound, NothingToUndo, TooSoon, UnreadableDate
from netcoach.domain.log.quality import NoteEvidence
from netcoach.domain.log.request import Outcome, RequestDraft, RequestId, Source
from netcoach.domain.log.signs import Sign, Signs
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day, yes
from tests.support.storage import settle

TEMPLATE = "Hello {}, your work on query planners made me think of how we index things here."


def names(coach: Coach, text: str) -> list[str]:
    """Who a filter means, newest first."""
    _, rows = coach.log.find(text)
    return [row.request.person.name for row in rows]


def test_an_earlier_date_is_a_late_log(coach: Coach) -> None:
    assert coach.log.add(a_draft("Ana Rybar", "2026-11-17")).source is Source.LATE
    assert coach.log.add(a_draft("Bo Kessler", "2026-11-18T11:59")).source is Source.LIVE


@pytest.mark.parametrize("when", ["2026-11-18T12:01", "2026-11-19"])
def test_the_future_is_refused(coach: Coach, when: str) -> None:
    with pytest.raises(UnreadableDate):
        coach.log.add(a_draft("Ana Rybar", when))

    assert coach.week.review().sent == 0


def test_asking_a_pending_person_again_stops_with_the_date(coach: Coach) -> None:
    coach.log.add(a_draft("Cleo Marlow", "2026-11-02"))

    with pytest.raises(TooSoon) as stop:
        coach.log.add(a_draft("Cleo Marlow", "2026-11-18"))

    assert stop.value.possible_on == day("2026-12-09")
    assert "9 Dec 2026" in str(stop.value)
    assert "Cleo" not in str(stop.value)


def test_anyway_logs_a_request_that_is_too_soon(coach: Coach) -> None:
    coach.log.add(a_draft("Cleo Marlow", "2026-11-02"))
    coach.log.add(a_draft("Cleo Marlow", "2026-11-18"), anyway=True)

    assert coach.week.review().sent == 1


@pytest.mark.parametrize(("withdrawn", "stops"), [("2026-10-28", False), ("2026-10-29", True)])
def test_a_withdrawn_person_can_be_asked_again_after_21_days(
    coach: Coach, store: Store, withdrawn: str, stops: bool
) -> None:
    first = coach.log.add(a_draft("Cleo Marlow", "2026-09-01"))
    settle(store, first.id, Outcome.WITHDRAWN, day(withdrawn), at=WEDNESDAY)

    if stops:
        with pytest.raises(TooSoon):
            coach.log.add(a_draft("Cleo Marlow", "2026-11-18"))
    else:
        coach.log.add(a_draft("Cleo Marlow", "2026-11-18"))


def test_a_connected_person_is_not_asked_again(coach: Coach, store: Store) -> None:
    first = coach.log.add(a_draft("Cleo Marlow", "2026-09-01"))
    settle(store, first.id, Outcome.ACCEPTED, day("2026-09-03"), at=WEDNESDAY)

    with pytest.raises(TooSoon) as stop:
        coach.log.add(a_draft("Cleo Marlow", "2026-11-18"))
    assert stop.value.possible_on is None


def test_the_same_form_saved_twice_logs_once(coach: Coach) -> None:
    draft = a_draft("Ana Rybar", "2026-11-18")
    first = coach.log.add(draft, uid="form-1")

    assert coach.log.add(draft, uid="form-1", anyway=True).id == first.id
    assert coach.week.review().sent == 1


def test_hostile_text_is_cleaned_before_it_is_kept(coach: Coach) -> None:
    request = coach.log.add(
        a_draft("Ann\x1b]52;c;aGk=\x07 \u202eLee", "2026-11-18", note="Hi\x00 Ann")
    )

    assert request.person.name == "Ann]52;c;aGk= Lee"
    assert request.note == "Hi Ann"


def test_a_name_of_nothing_but_controls_is_refused(coach: Coach) -> None:
    with pytest.raises(InvalidInput):
        coach.log.add(a_draft("\x1b\u202e", "2026-11-18"))


@pytest.mark.parametrize("field", ["name", "company", "role", "reason", "event", "note"])
def test_a_text_too_long_to_keep_is_refused_whole(coach: Coach, field: str) -> None:
    said: dict[str, Any] = {field: "a" * 100_000}
    draft = replace(a_draft("Ana Rybar", "2026-11-18"), **said)

    with pytest.raises(InvalidInput):
        coach.log.add(draft)
    assert coach.week.review().sent == 0


def test_an_edit_replaces_and_undo_brings_back(coach: Coach) -> None:
    request = coach.log.add(a_draft("Ana Rybar", "2026-11-18", reason="her talk"))
    coach.log.edit(request.id, a_draft("Ana Rybar", "2026-11-17", signs=yes(Sign.MET)))

    edited = coach.log.request(request.id)
    assert (edited.sent.on, edited.reason) == (day("2026-11-17"), "")
    assert edited.signs == Signs(yes=frozenset({Sign.MET}))

    coach.log.undo()
    assert coach.log.request(request.id) == request

    coach.log.redo()
    assert coach.log.request(request.id) == edited


def test_a_deleted_request_leaves_every_count_and_comes_back(coach: Coach) -> None:
    request = coach.log.add(a_draft("Ana Rybar", "2026-11-18"))
    coach.log.delete(request.id)
    assert coach.week.review().sent == 0

    coach.log.undo()
    assert coach.week.review().sent == 1


def test_an_empty_journal_has_nothing_to_undo(coach: Coach) -> None:
    with pytest.raises(NothingToUndo):
        coach.log.undo()
    coach.log.add(a_draft())
    with pytest.raises(NothingToUndo):
        coach.log.redo()


def test_a_draft_without_a_name_cannot_be_made() -> None:
    with pytest.raises(InvalidInput):
        RequestDraft(name="  ", sent=a_draft().sent)


def test_a_listing_holds_what_the_filter_means_newest_first(coach: Coach) -> None:
    for name, when in (("Ana Rybar", "2026-11-02"), ("Bo Kessler", "2026-11-12")):
        coach.log.add(a_draft(name, when, company="Orbital"))
    coach.log.add(a_draft("Cleo Vance", "2026-11-10", company="Fjord"))
    listing = coach.log.listing("company:orbital")
    assert (len(listing), listing.of) == (2, 3)
    assert names(coach, "company:orbital") == ["Bo Kessler", "Ana Rybar"]
    assert names(coach, "") == ["Bo Kessler", "Cleo Vance", "Ana Rybar"]
    assert names(coach, "company:orbital after:2026-11-10") == ["Bo Kessler"]
    _, rows = coach.log.find("", limit=2)
    assert len(rows) == 2


def test_rows_have_the_quality_that_their_week_shows(coach: Coach) -> None:
    for number, name in enumerate(("Ana", "Bo", "Cleo", "Dara", "Elif", "Finn", "Gus")):
        note = TEMPLATE.format(name) if number < 6 else ""
        coach.log.add(
            a_draft(f"{name} Marsh", f"2026-11-1{number}", note=note, signs=yes(Sign.MET))
        )
    listing, rows = coach.log.find("")
    weeks = [*coach.week.review().rows, *coach.week.review(rows[-1].request.sent.on).rows]
    by_id = {row.request.id: row for row in weeks}
    assert {row.evidence.note for row in rows} == {NoteEvidence.COPIED, NoteEvidence.NONE}
    assert all(row.evidence.spent for row in rows)
    assert all(by_id[row.request.id].quality == row.quality for row in rows)
    unhurried = coach.log.rows(listing.between(0, 9), patience=0.0)
    assert [row.rated for row in unhurried] == list(rows)


def test_notes_are_not_compared_when_there_is_no_time(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar", note="Hello"))
    coach.log.add(a_draft("Bo Kessler"))
    ids = coach.log.listing().between(0, 9)
    assert all(row.rated is None for row in coach.log.rows(ids, patience=0.0))
    assert all(row.rated for row in coach.log.rows(ids))


def test_a_quality_can_be_filtered_for(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar", signs=yes(*Sign), note="Hi", reason="x"))
    coach.log.add(a_draft("Bo Kessler"))
    assert names(coach, "is:thoughtful") == ["Ana Rybar"]
    assert names(coach, "is:unrated") == ["Bo Kessler"]
    assert names(coach, "-is:thoughtful,unrated") == []
    assert len(coach.log.listing("is:unrated", given_up=lambda: True)) == 0


def test_many_are_deleted_in_one_step(coach: Coach) -> None:
    ids = [coach.log.add(a_draft(f"Person {n}")).id for n in range(3)]
    assert coach.log.delete_many(ids[:2]) == 2
    assert names(coach, "") == ["Person 2"]
    assert coach.log.undo().count == 2
    assert len(coach.log.listing()) == 3


def test_deleting_one_names_the_person_in_the_journal(coach: Coach) -> None:
    request = coach.log.add(a_draft("Ana Rybar"))
    assert coach.log.delete_many([request.id]) == 1
    assert coach.log.undo().name == "Ana Rybar"


def test_deleting_what_is_gone_says_so(coach: Coach) -> None:
    with pytest.raises(NotFound):
        coach.log.delete_many([RequestId(8), RequestId(9)])
