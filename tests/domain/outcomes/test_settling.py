"""Settling one request or many: all of them or none."""

from __future__ import annotations

from itertools import count

import pytest

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.outcomes.outcome import Outcomes, Recorded, correct, settle_all, unsettle_all
from netcoach.domain.people.person import PersonId
from tests.support.builders import day, on_day

TODAY = day("2026-11-18")
ACCEPTED, TALKED, WITHDRAWN = Outcome.ACCEPTED, Outcome.TALKED, Outcome.WITHDRAWN
_ids = count(1)


def said(*outcomes: tuple[Outcome, str]) -> Outcomes:
    """Outcomes with dates as texts."""
    return tuple((outcome, day(on)) for outcome, on in outcomes)


def one(sent: str = "2026-11-02", *outcomes: tuple[Outcome, str]) -> Recorded:
    """A request with what is recorded of it."""
    number = next(_ids)
    return Recorded(
        id=RequestId(number),
        person_id=PersonId(number),
        name=f"Person {number}",
        sent=on_day(sent),
        outcomes=said(*outcomes),
    )


def test_many_are_settled_with_one_date() -> None:
    done = settle_all([one(), one()], ACCEPTED, day("2026-11-05"), TODAY)
    assert {each.outcomes for each in done.requests} == {said((ACCEPTED, "2026-11-05"))}
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


def test_a_outcome_is_taken_off() -> None:
    (left,) = unsettle_all([one("2026-11-02", (TALKED, "2026-11-05"))], TALKED).requests
    assert left.outcomes == ()


def test_a_correction_records_exactly_what_is_said() -> None:
    request = one("2026-11-02", (ACCEPTED, "2026-11-05"), (TALKED, "2026-11-09"))
    (left,) = correct(request, said((ACCEPTED, "2026-11-04")), TODAY).requests
    assert left.outcomes == said((ACCEPTED, "2026-11-04"))


def test_a_correction_questions_only_the_dates_it_changes() -> None:
    brought = one("2026-11-10", (ACCEPTED, "2026-11-05"))
    kept = correct(brought, said((ACCEPTED, "2026-11-05"), (TALKED, "2026-11-12")), TODAY)
    assert len(kept.requests[0].outcomes) == 2
    with pytest.raises(UnreadableDate):
        correct(brought, said((ACCEPTED, "2026-11-06")), TODAY)


@pytest.mark.parametrize(
    "both",
    [
        said((WITHDRAWN, "2026-11-05"), (ACCEPTED, "2026-11-06")),
        said((ACCEPTED, "2026-11-05"), (WITHDRAWN, "2026-11-06")),
        said((Outcome.DECLINED, "2026-11-05"), (WITHDRAWN, "2026-11-06")),
    ],
)
def test_a_correction_to_what_cannot_be_is_refused(both: Outcomes) -> None:
    with pytest.raises(InvalidInput):
        correct(one(), both, TODAY)
