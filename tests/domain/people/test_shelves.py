"""The shelves of the People place: their edges and their order."""

import pytest

from netcoach.domain.errors import InvalidInput
from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.people.contacts import ContactPlan, checked_cadence, keep_in_touch
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import (
    Shelves,
    hello_owed,
    shelves_in_order,
    shelves_of,
    shortlisted,
    waiting,
    withdrawn,
)
from netcoach.domain.week.calendar import day_after
from tests.support.builders import a_request, day
from tests.support.standings import known_standings_in

TODAY = day("2026-11-18")
BO = Person(id=PersonId(1), name="Bo Roth")
FIRST = RequestId(1)


@pytest.mark.parametrize(("days", "offers"), [(0, False), (41, False), (42, False), (43, True)])
def test_keep_or_withdraw_is_offered_after_42_days(days: int, offers: bool) -> None:
    one = waiting(BO, FIRST, day_after(TODAY, -days), None, TODAY)
    assert (one.days, one.offers) == (days, offers)


@pytest.mark.parametrize(("days", "offers"), [(0, False), (41, False), (42, True), (43, True)])
def test_keep_holds_for_42_days(days: int, offers: bool) -> None:
    kept_on = day_after(TODAY, -days)
    assert waiting(BO, FIRST, day_after(TODAY, -200), kept_on, TODAY).offers is offers


@pytest.mark.parametrize(("days", "left"), [(0, 21), (20, 1), (21, 0), (22, 0)])
def test_asking_again_is_possible_21_days_after_a_withdrawal(days: int, left: int) -> None:
    one = withdrawn(BO, FIRST, day_after(TODAY, -days), TODAY)
    assert one.days_left == left
    assert one.again_on == day_after(TODAY, 21 - days)


@pytest.mark.parametrize(("days", "again"), [(20, True), (21, False)])
def test_the_shortlist_says_from_when_somebody_can_be_asked_again(days: int, again: bool) -> None:
    since = day_after(TODAY, -3)
    one = shortlisted(BO, "her talk", since, (2, TODAY), day_after(TODAY, -days), TODAY)
    assert (one.days, one.contacts, one.again_on is not None) == (3, 2, again)


@pytest.mark.parametrize(("days", "over", "due"), [(29, -1, False), (30, 0, True), (31, 1, True)])
def test_a_cadence_runs_out_on_its_day(days: int, over: int, due: bool) -> None:
    one = keep_in_touch(BO, ContactPlan(days=30), day_after(TODAY, -days), TODAY)
    assert (one.days_over, one.is_due, one.due_on) == (over, due, day_after(TODAY, -over))


def test_somebody_never_met_is_due_at_once() -> None:
    assert keep_in_touch(BO, ContactPlan(days=90), None, TODAY).due_on == TODAY


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_cadence_that_cannot_be_is_refused(days: int) -> None:
    with pytest.raises(InvalidInput):
        checked_cadence(days)


@pytest.mark.parametrize("days", [None, 1, 3650])
def test_any_other_cadence_is_kept(days: int | None) -> None:
    assert checked_cadence(days) == days


def test_every_shelf_has_its_order() -> None:
    people = [Person(id=PersonId(n), name=f"Person {n}") for n in range(5)]
    shelves = shelves_in_order(
        Shelves(
            today=TODAY,
            hellos=tuple(
                hello_owed(BO, RequestId(n), day_after(TODAY, -40), day_after(TODAY, -n), TODAY)
                for n in (9, 0, 3)
            ),
            waiting=tuple(
                waiting(BO, RequestId(n), day_after(TODAY, -n), None, TODAY) for n in (3, 50, 9)
            ),
            withdrawn=tuple(
                withdrawn(BO, RequestId(n), day_after(TODAY, -n), TODAY) for n in (90, 3, 22, 10)
            ),
            shortlist=tuple(
                shortlisted(people[n], "", day_after(TODAY, -n), (0, None), None, TODAY)
                for n in (1, 4)
            ),
            in_touch=tuple(
                keep_in_touch(people[n], ContactPlan(days=30), day_after(TODAY, -days), TODAY)
                for n, days in ((1, 30), (2, 99), (3, 10), (4, 30))
            ),
        )
    )
    assert [one.days for one in shelves.hellos] == [0, 3, 9]
    assert [one.days for one in shelves.waiting] == [50, 9, 3]
    assert [one.days for one in shelves.waiting if one.offers] == [50]
    assert [one.request_id for one in shelves.withdrawn] == [10, 3, 22, 90]
    assert [one.days for one in shelves.shortlist] == [4, 1]
    assert [one.person.id for one in shelves.in_touch] == [2, 1, 4, 3]
    assert [one.person.id for one in shelves.due] == [2, 1, 4]


@pytest.mark.parametrize(("days", "shown"), [(90, True), (91, False)])
def test_a_withdrawal_is_spoken_of_for_90_days(days: int, shown: bool) -> None:
    gone = (Outcome.WITHDRAWN, day_after(TODAY, -days))
    asked = a_request(day_after(TODAY, -days - 30).isoformat(), outcomes=(gone,))
    found = shelves_of(known_standings_in([asked]), shortlist=(), in_touch=(), today=TODAY)
    assert bool(found.withdrawn) is shown
