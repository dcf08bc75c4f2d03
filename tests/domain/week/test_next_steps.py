"""What is worth a look, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netcoach.domain.log.request import RequestId
from netcoach.domain.outcomes.follow_up import FollowUp, PileUpFacts, pile_up_of
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import hello_owed, waiting
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import Intention
from netcoach.domain.week.next_steps import NextStepKind, all_next_steps, next_steps
from netcoach.domain.week.review import WeekReview
from tests.support.builders import a_request, day
from tests.support.reviews import SEVEN_SENT, rated

TODAY = day("2026-11-22")
CLEO = Person(id=PersonId(1), name="Cleo Varga")
HELLO = hello_owed(CLEO, RequestId(1), day("2026-11-01"), day("2026-11-13"), TODAY)
WAITING = waiting(CLEO, RequestId(2), day("2026-10-01"), None, TODAY)
PILE_UP = pile_up_of(PileUpFacts(waiting=31), Guideline())
LEFT = Intention(
    line="Write to two alumni",
    written_in=Week(start=day("2026-11-09")),
    week=Week(start=day("2026-11-16")),
)


def quiet(**said: Any) -> WeekReview:
    """A week with nothing to do next but what is said."""
    return replace(SEVEN_SENT, bursts=(), rows=(), **said)


def kinds(review: WeekReview) -> list[NextStepKind]:
    """The kinds of what is shown, in order."""
    return [item.kind for item in next_steps(review)]


def test_the_most_pressing_comes_first_and_three_are_shown() -> None:
    full = replace(
        SEVEN_SENT,
        follow_up=FollowUp(hellos=(HELLO,), waiting=(WAITING,), pile_up=PILE_UP),
        left=LEFT,
    )
    assert kinds(full) == [NextStepKind.HELLO, NextStepKind.BURST, NextStepKind.WAITING]
    later = [item.kind for item in all_next_steps(full)][3:]
    assert later[:2] == [NextStepKind.PILE_UP, NextStepKind.INTENTION]
    assert set(later[2:]) <= {NextStepKind.UNRATED}


def test_one_line_stands_for_all_hellos_and_says_how_many_more() -> None:
    (item,) = next_steps(quiet(follow_up=FollowUp(hellos=(HELLO, HELLO, HELLO))))
    assert (item.hello, item.more) == (HELLO, 2)


def test_a_pile_up_that_was_put_away_stays_away() -> None:
    assert PILE_UP is not None
    found = quiet(follow_up=FollowUp(pile_up=PILE_UP))
    assert kinds(found) == [NextStepKind.PILE_UP]
    assert kinds(replace(found, seen=frozenset({PILE_UP.key}))) == []


def test_what_nothing_was_answered_of_comes_last() -> None:
    unrated = rated(a_request("2026-11-18", "Dov Lind"), None)
    found = replace(quiet(left=LEFT), rows=(unrated,))
    assert kinds(found) == [NextStepKind.INTENTION, NextStepKind.UNRATED]
