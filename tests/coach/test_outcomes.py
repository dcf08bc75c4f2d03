"""What became of requests, through the coach: settling, correcting, counting, taking back."""

from __future__ import annotations

import pytest

from netcoach.coach import Coach
from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import InvalidInput, NotFound, UnreadableDate
from netcoach.domain.log.request import Outcome, Request, RequestId, Source
from netcoach.domain.log.signs import Sign
from netcoach.domain.outcomes.rates import OtherRoute, route_of
from netcoach.domain.people.finding import Who
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.next_steps import NextStepKind
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, answered, day, yes

TODAY = day("2026-11-18")
ACCEPTED, TALKED, WITHDRAWN = Outcome.ACCEPTED, Outcome.TALKED, Outcome.WITHDRAWN


def logged(coach: Coach, days: int, name: str = "Ana Rybar") -> Request:
    """A request sent that many days ago."""
    when = day_after(TODAY, -days).isoformat()
    return coach.log.add(a_draft(name, when), anyway=True)


def recorded(coach: Coach, request: Request) -> dict[Outcome, str]:
    """What is stored of a request."""
    return {one: on.isoformat() for one, on in coach.log.request(request.id).outcomes}


def test_accepted_yesterday_owes_a_hello_at_once_and_is_in_no_rate(coach: Coach) -> None:
    old, new = logged(coach, 21, "Ana Rybar"), logged(coach, 1, "Bo Kessler")
    coach.outcomes.record([new.id], ACCEPTED, TODAY)
    assert coach.week.review().came_back.unchecked == 1
    coach.outcomes.check()
    review = coach.week.review()
    assert [one.person.name for one in review.follow_up.hellos] == ["Bo Kessler"]
    assert review.came_back.rate(ACCEPTED).count == 0
    assert (review.came_back.of, review.came_back.too_new) == (1, 1)
    assert review.came_back.early_yes == 1
    coach.outcomes.record([old.id], ACCEPTED, TODAY)
    assert coach.week.review().came_back.rate(ACCEPTED).count == 1


def test_five_hundred_are_settled_in_one_entry_that_undo_takes_back(
    coach: Coach, store: Store
) -> None:
    store.log.add_many(
        [
            NewRequest(
                draft=a_draft(f"Person {number}", "2026-10-01"),
                uid=f"n{number}",
                logged_at=WEDNESDAY.in_timezone("UTC"),
                source=Source.LATE,
            )
            for number in range(500)
        ]
    )
    ids = [one.id for one in store.log.between(day("2026-10-01"), TODAY)]
    coach.outcomes.check()
    assert coach.outcomes.record(ids, ACCEPTED, TODAY).number == 500
    assert coach.week.review().came_back.rate(ACCEPTED).count == 500
    change = coach.log.undo()
    assert (change.kind, change.count) == (ChangeKind.SETTLE, 500)
    assert coach.week.review().came_back.rate(ACCEPTED).count == 0
    assert coach.log.redo().count == 500
    assert coach.week.review().came_back.rate(ACCEPTED).count == 500


def test_what_one_of_many_refuses_changes_none(coach: Coach) -> None:
    ana, bo = logged(coach, 30, "Ana Rybar"), logged(coach, 30, "Bo Kessler")
    coach.outcomes.record([bo.id], ACCEPTED, TODAY)
    with pytest.raises(InvalidInput, match="1 of them were answered with yes"):
        coach.outcomes.record([ana.id, bo.id], WITHDRAWN, TODAY)
    assert recorded(coach, ana) == {}


def test_a_outcome_that_is_settled_again_has_the_later_said_date(coach: Coach) -> None:
    ana = logged(coach, 30)
    coach.outcomes.record([ana.id], ACCEPTED, TODAY)
    coach.outcomes.record([ana.id], ACCEPTED, day("2026-11-02"))
    assert recorded(coach, ana) == {ACCEPTED: "2026-11-02"}


def test_a_yes_takes_an_end_away_and_undo_brings_it_back(coach: Coach) -> None:
    ana = logged(coach, 30)
    coach.outcomes.record([ana.id], Outcome.DECLINED, day("2026-11-02"))
    coach.outcomes.record([ana.id], TALKED, TODAY)
    assert recorded(coach, ana) == {TALKED: "2026-11-18"}
    change = coach.log.undo()
    assert change.name == "Ana Rybar"
    assert recorded(coach, ana) == {Outcome.DECLINED: "2026-11-02"}


def test_a_outcome_is_taken_off(coach: Coach) -> None:
    ana = logged(coach, 30)
    coach.outcomes.record([ana.id], ACCEPTED, TODAY)
    coach.outcomes.remove(ana.id, ACCEPTED)
    assert recorded(coach, ana) == {}


def test_a_correction_of_several_outcomes_is_one_change(coach: Coach) -> None:
    ana = logged(coach, 30)
    coach.outcomes.record([ana.id], ACCEPTED, TODAY)
    coach.outcomes.correct(ana.id, ((ACCEPTED, day("2026-11-02")), (TALKED, day("2026-11-09"))))
    assert recorded(coach, ana) == {ACCEPTED: "2026-11-02", TALKED: "2026-11-09"}
    coach.log.undo()
    assert recorded(coach, ana) == {ACCEPTED: "2026-11-18"}


@pytest.mark.parametrize("on", ["2026-10-18", "2026-11-19"])
def test_a_day_before_sending_or_ahead_changes_nothing(coach: Coach, on: str) -> None:
    ana = logged(coach, 30)
    with pytest.raises(UnreadableDate):
        coach.outcomes.record([ana.id], ACCEPTED, day(on))
    assert recorded(coach, ana) == {}


def test_what_is_not_in_the_log_cannot_be_settled(coach: Coach) -> None:
    ana = logged(coach, 30)
    with pytest.raises(NotFound):
        coach.outcomes.record([ana.id, RequestId(99)], ACCEPTED, TODAY)
    assert recorded(coach, ana) == {}


def test_a_check_changes_what_is_counted_and_nothing_recorded(coach: Coach, store: Store) -> None:
    for days in (20, 21, 45, 364, 366):
        asked = logged(coach, days, f"Person {days}")
        coach.outcomes.record([asked.id], ACCEPTED, TODAY)
    before = store.log.latest()
    coach.outcomes.check(day_after(TODAY, -20))
    assert store.log.latest() == before
    came_back = coach.week.review().came_back
    assert (came_back.of, came_back.unchecked, came_back.too_new) == (2, 1, 1)
    assert came_back.rate(ACCEPTED).count == 2
    coach.log.undo()
    assert coach.week.review().came_back.of == 0


def test_a_rest_week_still_owes_its_hellos(coach: Coach) -> None:
    asked = logged(coach, 5)
    coach.outcomes.record([asked.id], ACCEPTED, TODAY)
    coach.closing.set_rest()
    assert [one.person.name for one in coach.week.review().follow_up.hellos] == ["Ana Rybar"]
    assert [step.kind for step in coach.closing.needs().steps][-1] is NextStepKind.HELLO


def test_a_deleted_request_is_in_no_figure(coach: Coach) -> None:
    ana = logged(coach, 30)
    coach.outcomes.record([ana.id], ACCEPTED, TODAY)
    coach.outcomes.check()
    coach.log.delete(ana.id)
    came_back = coach.week.review().came_back
    assert (came_back.of, came_back.rate(ACCEPTED).count) == (0, 0)


def test_a_name_means_the_pending_request_or_else_the_latest(coach: Coach) -> None:
    first, second = logged(coach, 200), logged(coach, 30)
    with pytest.raises(InvalidInput, match="Several requests to this person are pending"):
        coach.outcomes.request_meant("ana rybar")
    by_day = Who(typed="Ana Rybar", sent_on=second.sent.on)
    assert coach.outcomes.request_meant(by_day).id == second.id
    coach.outcomes.record([second.id], ACCEPTED, TODAY)
    assert coach.outcomes.request_meant("Ana Rybar").id == first.id
    assert coach.outcomes.request_meant("Ana Rybar", having=ACCEPTED).id == second.id
    coach.outcomes.record([first.id], WITHDRAWN, TODAY)
    assert coach.outcomes.request_meant("Ana Rybar").id == second.id


SIGNED = (
    yes(Sign.EVENT, Sign.MET),
    yes(Sign.ALUMNI),
    yes(Sign.SENIOR),
    answered(),
    answered(Sign.GROUP, Sign.I_ENGAGED),
)


def test_the_database_and_the_rule_agree_on_every_route(coach: Coach) -> None:
    for number, signs in enumerate(SIGNED):
        coach.log.add(a_draft(f"Person {number}", "2026-10-01", signs=signs))
    assert coach.outcomes.routes() == ()
    coach.outcomes.check()
    counted = {one.route: one.rate.of for one in coach.outcomes.routes()}
    routes = [route_of(signs) for signs in SIGNED]
    assert counted == {route: routes.count(route) for route in routes}
    assert OtherRoute.COLD in counted
