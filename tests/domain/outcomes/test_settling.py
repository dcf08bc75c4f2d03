"""Settling one request or many: all of them or none."""

from __future__ import annotations

from itertools import count

import pytest

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.log.request import Milestone, RequestId
from netcoach.domain.outcomes.outcome import Milestones, Recorded, correct, settle_all, unsettle_all
from netcoach.domain.people.person import PersonId
from tests.support.builders import day, on_day

TODAY = day("2026-11-18")
ACCEPTED, TALKED, WITHDRAWN = Milestone.ACCEPTED, Milestone.TALKED, Milestone.WITHDRAWN
_ids = count(1)


def said(*milestones: tuple[Milestone, str]) -> Milestones:
    """Milestones with dates as texts."""
    return tuple((milestone, day(on)) for milestone, on in milestones)


def one(sent: str = "2026-11-02", *milestones: tuple[Milestone, str]) -> Recorded:
    """A request with what is recorded of it."""
    number = next(_ids)
    return Recorded(
        id=RequestId(number),
        person_id=PersonId(number),
        name=f"Person {number}",
        sent=on_day(sent),
        milestones=said(*milestones),
    )


def test_many_are_settled_with_one_date() -> None:
    done = settle_all([one(), one()], ACCEPTED, day("2026-11-05"), TODAY)
    assert {each.milestones for each in done.requests} == {said((ACCEPTED, "2026-11-05"))}
    assert (done.number, done.name) == (2, "")


def test_one_is_called_by_its_person() -> None:
    request = one()
    assert settle_all([request], ACCEPTED, TODAY, TODAY).name == request.name


def test_an_end_for_many_is_refused_with_how_many_said_yes() -> None:
    requests = [one(), one("2026-11-02", (ACCEPTED, "2026-11-03")), one()]
    with pytest.raises(InvalidInput, match="1 of them were answered with yes"):
        settle_all(requests, WITHDRAWN, TODAY, TODAY)


def test_a_day_before_some_were_sent_is_refused_with_how_many() -> None:
    with pytest.raises(UnreadableDate, match="1 of them were sent after 5 Nov 2026"):
        settle_all([one(), one("2026-11-06")], ACCEPTED, day("2026-11-05"), TODAY)


def test_a_day_ahead_is_refused() -> None:
    with pytest.raises(UnreadableDate, match="lies ahead"):
        settle_all([one(), one()], ACCEPTED, day("2026-11-19"), TODAY)


def test_a_milestone_is_taken_off() -> None:
    (left,) = unsettle_all([one("2026-11-02", (TALKED, "2026-11-05"))], TALKED).requests
    assert left.milestones == ()


def test_a_correction_records_exactly_what_is_said() -> None:
    request = one("2026-11-02", (ACCEPTED, "2026-11-05"), (TALKED, "2026-11-09"))
    (left,) = correct(request, said((ACCEPTED, "2026-11-04")), TODAY).requests
    assert left.milestones == said((ACCEPTED, "2026-11-04"))


def test_a_correction_questions_only_the_dates_it_changes() -> None:
    brought = one("2026-11-10", (ACCEPTED, "2026-11-05"))
    kept = correct(brought, said((ACCEPTED, "2026-11-05"), (TALKED, "2026-11-12")), TODAY)
    assert len(kept.requests[0].milestones) == 2
    with pytest.raises(UnreadableDate):
        correct(brought, said((ACCEPTED, "2026-11-06")), TODAY)


@pytest.mark.parametrize(
    "both",
    [
        said((WITHDRAWN, "2026-11-05"), (ACCEPTED, "2026-11-06")),
        said((ACCEPTED, "2026-11-05"), (WITHDRAWN, "2026-11-06")),
        said((Milestone.DECLINED, "2026-11-05"), (WITHDRAWN, "2026-11-06")),
    ],
)
def test_a_correction_to_what_cannot_be_is_refused(both: Milestones) -> None:
    with pytest.raises(InvalidInput):
        correct(one(), both, TODAY)
