"""What there is to do next, in which order, and how it is put off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from netcoach.domain.log.request import RequestId
from netcoach.domain.outcomes.follow_up import FollowUp, PileUpFacts, pile_up_of
from netcoach.domain.people.contacts import ContactPlan, keep_in_touch
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import Shortlisted, hello_owed, waiting
from netcoach.domain.week.advice import Advice, AdviceRule
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.next_steps import (
    NOTHING,
    NextStepKind,
    needs_of,
    next_steps,
    put_away_on,
    put_off_key,
)
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekFacts, WeekState
from tests.support.builders import a_request, day
from tests.support.reviews import SEVEN_SENT, THIS_WEEK, closed, rated

TODAY = day("2026-11-22")
CLEO = Person(id=PersonId(1), name="Cleo Varga")
HELLO = hello_owed(CLEO, RequestId(1), day("2026-11-01"), day("2026-11-13"), TODAY)
OTHER_HELLO = replace(HELLO, request_id=RequestId(9))
DUE = keep_in_touch(CLEO, ContactPlan(on=TODAY, line="send slides"), None, TODAY)
WAITING = waiting(CLEO, RequestId(2), day("2026-10-01"), None, TODAY)
LAPSED = waiting(CLEO, RequestId(3), day("2026-04-01"), None, TODAY)
PILE_UP = pile_up_of(PileUpFacts(waiting=31), Guideline())
MEANT = Shortlisted(
    person=CLEO, reason="alum", since=TODAY, days=0, contacts=0, last_contact_on=None
)
ADVICE = Advice(rule=AdviceRule.ALUMNI, found=1, of=9, weeks=6, key="advice:2026-11-19")
LAST = WeekFacts(
    week=THIS_WEEK.shift(-1), state=WeekState.CLOSED, guideline=Guideline(), sent=4, quality=None
)
EVERYTHING = replace(
    SEVEN_SENT,
    last=LAST,
    follow_up=FollowUp(
        hellos=(HELLO,), due=(DUE,), waiting=(WAITING,), lapsed=(LAPSED,), pile_up=PILE_UP
    ),
    shortlist=(MEANT,),
    advice=ADVICE,
    unanswered=(THIS_WEEK.shift(-4),),
)


def quiet(**said: Any) -> WeekReview:
    """A week with nothing to do next but what is said."""
    return replace(SEVEN_SENT, bursts=(), rows=(), **said)


def kinds(review: WeekReview) -> list[NextStepKind]:
    """The kinds of what there is to do, in order."""
    return [step.kind for step in next_steps(review)]


def test_the_most_pressing_comes_first() -> None:
    assert kinds(EVERYTHING) == list(NextStepKind)


def test_one_line_stands_for_all_hellos_and_says_how_many_more() -> None:
    (step,) = next_steps(quiet(follow_up=FollowUp(hellos=(HELLO, OTHER_HELLO))))
    assert (step.about, step.more) == (HELLO, 1)


@pytest.mark.parametrize("kind", list(NextStepKind))
def test_each_is_left_out_once_it_was_put_off(kind: NextStepKind) -> None:
    step = next(one for one in next_steps(EVERYTHING) if one.kind is kind)
    left = replace(EVERYTHING, seen=frozenset({step.name}))
    assert kinds(left) == [one for one in NextStepKind if one is not kind]


def test_who_was_put_off_lets_the_next_one_come() -> None:
    both = quiet(follow_up=FollowUp(hellos=(HELLO, OTHER_HELLO)))
    (first,) = next_steps(both)
    (then,) = next_steps(replace(both, seen=frozenset({first.name})))
    assert (then.about, then.more) == (OTHER_HELLO, 0)


@pytest.mark.parametrize(
    ("today", "is_off"), [("2026-11-30", True), ("2026-12-01", False), ("2026-12-02", False)]
)
def test_what_is_put_off_comes_back_on_its_day(today: str, is_off: bool) -> None:
    stored = [put_off_key("hello:17", day("2026-12-01")), "burst"]
    assert put_away_on(stored, day(today)) == {"burst", *(["hello:17"] if is_off else [])}


def test_without_room_nobody_is_to_be_asked() -> None:
    full = quiet(room=0, shortlist=(MEANT,), advice=ADVICE)
    assert kinds(full) == []
    calmer = replace(ADVICE, rule=AdviceRule.SPREAD)
    assert kinds(replace(full, advice=calmer)) == [NextStepKind.ADVICE]


def test_another_week_has_what_is_its_own() -> None:
    past = closed(6, week=THIS_WEEK.shift(-2), unanswered=(THIS_WEEK.shift(-4),))
    assert kinds(past) == [NextStepKind.UNRATED, NextStepKind.BURST]
    empty = closed(0, rows=(), bursts=(), in_question=True, week=THIS_WEEK.shift(-4))
    assert kinds(empty) == [NextStepKind.UNKNOWN_WEEK]


def test_a_last_week_nobody_wrote_about_is_asked_about_once() -> None:
    empty = replace(LAST, sent=0, state=WeekState.UNKNOWN)
    found = quiet(last=empty, unanswered=(empty.week,))
    assert kinds(found) == [NextStepKind.CLOSE]


def test_the_latest_that_is_not_rated_comes_first() -> None:
    rows = tuple(
        rated(a_request(on, name), None)
        for on, name in (("2026-11-17", "A B"), ("2026-11-18", "C D"))
    )
    (step,) = next_steps(replace(quiet(), rows=rows))
    assert step.person is not None
    assert (step.person.name, step.more) == ("C D", 1)


def test_a_reminder_is_about_everything_that_waits_and_about_no_idea() -> None:
    needed = [step.kind for step in needs_of(EVERYTHING).steps]
    ideas = {NextStepKind.BURST, NextStepKind.SHORTLIST, NextStepKind.ADVICE}
    assert needed == [kind for kind in NextStepKind if kind not in ideas]
    assert needs_of(replace(EVERYTHING, ever_logged=False)) == NOTHING


@pytest.mark.parametrize(("days_left", "to_low"), [(3, 0), (2, 2), (0, 2)])
def test_only_a_late_week_is_reminded_of_its_guideline(days_left: int, to_low: int) -> None:
    needs = needs_of(quiet(sent=3, to_low=2, days_left=days_left))
    assert (needs.to_low, needs.steps) == (to_low, ())
