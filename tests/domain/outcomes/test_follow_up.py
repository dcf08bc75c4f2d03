"""What is to be followed up: hellos owed, long waits, and a pile-up of what still waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from pendulum import Date

from netcoach.domain.log.request import Outcome, Request, RequestId, Source
from netcoach.domain.outcomes.follow_up import FollowUp, OutcomeFacts, follow_up_of
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.guideline import Guideline
from tests.support.builders import a_request, day
from tests.support.standings import known_standings_in

TODAY = day("2026-11-18")
CLEO = Person(id=PersonId(9001), name="Cleo Varga")


def ago(days: int, name: str = "", **said: Any) -> Request:
    """A request sent that many days before today."""
    return a_request(day_after(TODAY, -days).isoformat(), name=name, **said)


def accepted(days: int, name: str = "", *, sent: int | None = None, **said: Any) -> Request:
    """A request accepted that many days before today."""
    yes = (Outcome.ACCEPTED, day_after(TODAY, -days))
    return ago(days if sent is None else sent, name, outcomes=(yes,), **said)


def followed(
    *requests: Request,
    noted: Mapping[PersonId, Date] | None = None,
    kept: Mapping[RequestId | None, Date] | None = None,
    checks: tuple[Date, ...] = (TODAY,),
    rests: bool = False,
) -> FollowUp:
    """What is to be followed up today; contacts noted by person, keeps by request."""
    in_order = sorted(requests, key=lambda one: one.sent.on)
    standings = [
        replace(
            one,
            noted_on=(noted or {}).get(one.person.id),
            kept_on=(kept or {}).get(one.standing.pending_by),
        )
        for one in known_standings_in(in_order)
    ]
    facts = OutcomeFacts(checked={}, too_new={}, checks=checks, standings=tuple(standings))
    return follow_up_of(in_order, facts, Guideline(), TODAY, rests=rests)


def test_sent_and_accepted_yesterday_owes_a_hello_at_once() -> None:
    (hello,) = followed(accepted(1, "Cleo Varga")).hellos
    assert (hello.person.name, hello.days) == ("Cleo Varga", 1)


def test_the_latest_yes_comes_first() -> None:
    found = followed(accepted(9, "Ana"), accepted(2, "Bo", sent=30), accepted(30, "Chen"))
    assert [one.person.name for one in found.hellos] == ["Bo", "Ana", "Chen"]


@pytest.mark.parametrize(("days", "speaks"), [(42, True), (43, False)])
def test_the_week_speaks_of_a_yes_for_six_weeks(days: int, speaks: bool) -> None:
    assert bool(followed(accepted(days)).hellos) is speaks


def test_a_later_outcome_or_contact_is_the_hello() -> None:
    talked = ago(9, outcomes=((Outcome.TALKED, TODAY),))
    touched = accepted(9, person=CLEO)
    noted = {CLEO.id: day_after(TODAY, -9)}
    assert followed(talked, touched, noted=noted).hellos == ()


def test_a_contact_before_the_yes_is_no_hello_to_it() -> None:
    noted = {CLEO.id: day_after(TODAY, -10)}
    assert followed(accepted(9, person=CLEO), noted=noted).hellos


@pytest.mark.parametrize(("days", "offered"), [(42, False), (43, True), (180, True), (181, False)])
def test_keep_or_withdraw_is_offered_after_six_weeks_until_it_lapses(
    days: int, offered: bool
) -> None:
    assert bool(followed(ago(days)).waiting) is offered


def test_a_kept_request_is_not_offered_again_for_six_weeks() -> None:
    request = ago(100)
    assert not followed(request, kept={request.id: day_after(TODAY, -41)}).waiting
    assert followed(request, kept={request.id: day_after(TODAY, -42)}).waiting


def test_whoever_was_asked_again_waits_by_the_later_request_only() -> None:
    assert not followed(ago(100, person=CLEO), ago(10, person=CLEO)).waiting


@pytest.mark.parametrize(("days", "holds"), [(21, False), (22, True), (180, True), (181, False)])
def test_three_upper_edges_pending_for_over_three_weeks_pile_up(days: int, holds: bool) -> None:
    waiting = [ago(days) for _ in range(30)]
    yes = [accepted(21) for _ in range(20)]
    assert (followed(*waiting, *yes).pile_up is not None) is holds


def test_only_the_last_twenty_old_enough_tell_how_many_say_yes() -> None:
    silent = [ago(60) for _ in range(5)]
    yes = [accepted(30) for _ in range(18)]
    early = [ago(3) for _ in range(9)]
    found = followed(*silent, *yes, *early, *(ago(40) for _ in range(12)))
    assert found.pile_up is None
    thin = followed(*silent, *(ago(40) for _ in range(15)), *early)
    assert thin.pile_up is not None
    assert (thin.pile_up.facts.last.count, thin.pile_up.facts.last.of) == (0, 20)


def test_requests_nobody_looked_at_tell_nothing() -> None:
    brought = [ago(60, source=Source.IMPORT) for _ in range(40)]
    assert followed(*brought, checks=()) == FollowUp()
    assert followed(*brought, checks=(day_after(TODAY, -40),)) == FollowUp()
    typed = followed(*(ago(60) for _ in range(40)), checks=())
    assert typed.pile_up is None
    assert len(typed.waiting) == 40


@pytest.mark.parametrize(("checked", "holds"), [(39, True), (40, False)])
def test_brought_requests_pile_up_once_they_are_checked(checked: int, holds: bool) -> None:
    brought = [ago(60, source=Source.IMPORT) for _ in range(40)]
    found = followed(*brought, checks=(day_after(TODAY, -checked),))
    assert (found.pile_up is not None and found.pile_up.many_wait) is holds


def test_a_rest_week_speaks_of_hellos_only() -> None:
    found = followed(accepted(1, "Cleo Varga"), *(ago(60) for _ in range(40)), rests=True)
    assert [one.person.name for one in found.hellos] == ["Cleo Varga"]
    assert (found.waiting, found.pile_up) == ((), None)


def test_history_of_years_ago_raises_nothing() -> None:
    old = [ago(400, source=Source.IMPORT) for _ in range(60)]
    assert followed(*old, accepted(390, source=Source.IMPORT)) == FollowUp()
