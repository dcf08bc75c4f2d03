"""Where somebody stands, by all requests to them."""

from __future__ import annotations

import pytest

from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.people.standing import RequestFacts, Stand, last_contact_on, standing_of
from tests.support.builders import day

TODAY = day("2026-11-18")
Said = tuple[str, str]


def asked(number: int, sent: str, *outcomes: Said) -> RequestFacts:
    """A request, and what became of it."""
    return RequestId(number), day(sent), tuple((Outcome(one), day(on)) for one, on in outcomes)


@pytest.mark.parametrize(
    ("outcomes", "stand", "since", "again"),
    [
        ((), Stand.PENDING, None, "2026-12-09"),
        ((("withdrawn", "2026-11-01"),), Stand.WITHDRAWN, "2026-11-01", "2026-11-22"),
        ((("withdrawn", "2026-10-28"),), Stand.WITHDRAWN, "2026-10-28", "2026-11-18"),
        ((("declined", "2026-11-17"),), Stand.OPEN, "2026-11-17", "2026-11-18"),
        ((("expired", "2026-11-17"),), Stand.OPEN, "2026-11-17", "2026-11-18"),
        ((("accepted", "2026-11-17"),), Stand.CONNECTED, "2026-11-17", None),
        ((("talked", "2026-11-16"),), Stand.CONNECTED, "2026-11-16", None),
        ((("advice", "2026-11-16"),), Stand.CONNECTED, "2026-11-16", None),
    ],
)
def test_one_request_says_where_somebody_stands(
    outcomes: tuple[Said, ...], stand: Stand, since: str | None, again: str | None
) -> None:
    found = standing_of([asked(1, "2026-10-01", *outcomes)])
    assert (found.stand, found.since) == (stand, day(since) if since else None)
    assert found.possible_on(TODAY) == (day(again) if again else None)
    assert found.can_be_meant is (stand in (Stand.WITHDRAWN, Stand.OPEN))


@pytest.mark.parametrize(
    "later", [(), (("withdrawn", "2026-11-02"),), (("declined", "2026-11-02"),)]
)
def test_a_yes_counts_whatever_became_of_later_requests(later: tuple[Said, ...]) -> None:
    found = standing_of(
        [asked(1, "2026-10-01", ("accepted", "2026-10-05")), asked(2, "2026-11-01", *later)]
    )
    assert (found.stand, found.request_id) == (Stand.CONNECTED, 1)
    assert found.possible_on(TODAY) is None
    assert found.withdrawn_on is None
    assert found.owes_hello()
    assert found.pending_by == (None if later else 2)


def test_without_a_yes_the_latest_request_decides() -> None:
    found = standing_of(
        [asked(1, "2026-09-01", ("withdrawn", "2026-09-20")), asked(2, "2026-10-20")]
    )
    assert (found.stand, found.pending_by, found.pending_on) == (
        Stand.PENDING,
        2,
        day("2026-10-20"),
    )


@pytest.mark.parametrize("after", ["replied", "talked", "recommendation", "withdrawn", "declined"])
def test_whatever_else_is_recorded_of_that_request_came_after_its_yes(after: str) -> None:
    met_before = asked(1, "2026-10-01", (after, "2026-10-02"), ("accepted", "2026-10-05"))
    assert not standing_of([met_before]).owes_hello()


@pytest.mark.parametrize(("on", "owed"), [("2026-10-04", True), ("2026-10-05", False)])
def test_a_talk_about_another_request_is_a_hello_from_the_day_of_the_yes_on(
    on: str, owed: bool
) -> None:
    first = asked(1, "2026-08-01", ("talked", on), ("accepted", "2026-08-02"))
    assert (
        standing_of([first, asked(2, "2026-10-01", ("accepted", "2026-10-05"))]).owes_hello()
        is owed
    )


@pytest.mark.parametrize(("noted", "owed"), [("2026-10-04", True), ("2026-10-05", False)])
def test_a_contact_noted_since_the_yes_is_a_hello(noted: str, owed: bool) -> None:
    found = standing_of([asked(1, "2026-10-01", ("accepted", "2026-10-05"))])
    assert found.owes_hello(day(noted)) is owed


def test_of_two_yeses_on_one_day_the_later_request_is_the_one() -> None:
    same = ("accepted", "2026-10-05")
    assert standing_of([asked(1, "2026-10-01", same), asked(2, "2026-10-02", same)]).request_id == 2


def test_the_last_contact_is_no_end_and_may_be_one_that_was_noted() -> None:
    found = standing_of([asked(1, "2026-09-01", ("talked", "2026-10-01"))])
    gone = standing_of([asked(1, "2026-09-01", ("withdrawn", "2026-10-01"))])
    assert last_contact_on(found, None) == day("2026-10-01")
    assert last_contact_on(gone, None) == day("2026-09-01")
    assert last_contact_on(gone, day("2026-09-09")) == day("2026-09-09")
    assert last_contact_on(None, None) is None


def test_a_connection_whom_nobody_asked_is_connected_and_owed_nothing() -> None:
    found = standing_of([], day("2020-09-16"))

    assert (found.stand, found.since, found.contact_on) == (
        Stand.CONNECTED,
        day("2020-09-16"),
        day("2020-09-16"),
    )
    assert (found.request_id, found.sent_on, found.is_listed) == (None, None, True)
    assert not found.owes_hello()
    assert not found.can_be_meant
    assert found.possible_on(TODAY) is None


@pytest.mark.parametrize(
    "outcomes", [(), (("withdrawn", "2026-11-01"),), (("declined", "2026-11-01"),)]
)
def test_a_connection_is_never_asked_again_whatever_a_request_says(
    outcomes: tuple[Said, ...],
) -> None:
    found = standing_of([asked(1, "2026-10-01", *outcomes)], day("2026-11-10"))

    assert (found.stand, found.since, found.is_listed) == (
        Stand.CONNECTED,
        day("2026-11-10"),
        True,
    )
    assert found.possible_on(TODAY) is None
    assert not found.owes_hello()
    assert found.withdrawn_on is None


def test_a_request_that_was_accepted_says_since_when_and_owes_the_hello() -> None:
    accepted = asked(1, "2026-10-01", ("accepted", "2026-10-05"))
    found = standing_of([accepted], day("2026-10-04"))

    assert (found.since, found.request_id, found.is_listed) == (day("2026-10-05"), 1, False)
    assert found.owes_hello()


def test_nobody_stands_anywhere_who_was_never_asked_and_is_no_connection() -> None:
    with pytest.raises(ValueError, match="nobody asked them"):
        standing_of([])
