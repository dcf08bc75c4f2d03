"""What came back, what is worth a look, and what was settled, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.outcomes.follow_up import PileUpFacts, pile_up_of
from netcoach.domain.outcomes.outcome import Recorded, Settled
from netcoach.domain.outcomes.rates import NOTHING_CAME_BACK, CameBack, Rate
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import hello_owed, waiting
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.next_steps import About, NextStep, NextStepKind
from netcoach.wording.explain.outcomes import explain_came_back, explain_pile_up
from netcoach.wording.outcomes import came_back_lines, settled_said
from netcoach.wording.week.next_steps import next_step_text
from tests.support.builders import day, on_day
from tests.support.reviews import SEVEN_SENT

TODAY = day("2026-11-22")
CLEO = Person(id=PersonId(1), name="Cleo Varga")
SOME = CameBack(
    of=30,
    unchecked=17,
    counts=(
        (Outcome.ACCEPTED, 19),
        (Outcome.REPLIED, 9),
        (Outcome.TALKED, 4),
        (Outcome.ADVICE, 1),
    ),
    too_new=7,
    early_yes=2,
)


def lines(came: CameBack, **said: object) -> list[str]:
    """What this week says of it."""
    return list(came_back_lines(replace(SEVEN_SENT, came_back=came, **said)))  # type: ignore[arg-type]


def test_a_past_week_says_its_own_first() -> None:
    own = CameBack(of=4, counts=((Outcome.ACCEPTED, 3),), unchecked=1)
    said = lines(SOME, own_came_back=own, today=day("2026-11-25"))
    assert said[:2] == [
        "that week 3 of 4 accepted · 1 not looked at yet",
        "accepted 19 of 30 likely 52–74 %",
    ]
    assert lines(SOME, own_came_back=own)[0] == said[1]


def test_what_came_back_is_said_with_its_likely_ranges() -> None:
    assert lines(SOME) == [
        "accepted 19 of 30 likely 52–74 %",
        "replied 9 of 30 likely 21–42 %",
        "talked 4 advice 1",
        "17 not looked at yet",
        "7 sent in the last 3 weeks, 2 said yes",
    ]


def test_great_counts_have_their_thousands_parted() -> None:
    many = CameBack(
        of=4645,
        counts=((Outcome.ACCEPTED, 2342), (Outcome.TALKED, 1200), (Outcome.ADVICE, 1001)),
        too_new=1182,
        early_yes=1000,
    )
    assert lines(many) == [
        "accepted 2,342 of 4,645 likely 49–51 %",
        "replied 0 of 4,645 likely 0 %",
        "talked 1,200 advice 1,001",
        "1,182 sent in the last 3 weeks, 1,000 said yes",
    ]


def test_without_anything_old_enough_that_is_said() -> None:
    assert lines(NOTHING_CAME_BACK) == ["Nothing old enough yet."]
    assert lines(CameBack(unchecked=3)) == ["3 not looked at yet"]


def test_under_five_there_are_counts_and_no_share() -> None:
    few = CameBack(of=4, counts=((Outcome.ACCEPTED, 2),), too_new=0, early_yes=0)
    assert lines(few)[0] == "accepted 2 of 4"
    assert "no share is said" in " ".join(explain_came_back(few).paragraphs)


def test_the_explanation_holds_the_users_own_figures() -> None:
    said = " ".join(explain_came_back(SOME).paragraphs)
    assert "p = 19 of 30 = 0.63" in said
    assert "Counted are the 30 requests" in said
    assert "not looked at yet: 17" in said


def step(kind: NextStepKind, about: About, more: int = 0) -> str:
    """What is said of a step."""
    return next_step_text(NextStep(kind=kind, about=about, name="", more=more), TODAY)


@pytest.mark.parametrize(
    ("days", "more", "text"),
    [
        (0, 0, "Say hello to Cleo Varga, who said yes today"),
        (1, 0, "Say hello to Cleo Varga, who said yes yesterday"),
        (9, 0, "Say hello to Cleo Varga, who said yes nine days ago"),
        (9, 2, "Say hello to Cleo Varga, who said yes nine days ago (2 more)"),
    ],
)
def test_a_hello_owed_is_said_with_how_long_ago(days: int, more: int, text: str) -> None:
    hello = hello_owed(CLEO, RequestId(1), TODAY, day_after(TODAY, -days), TODAY)
    assert step(NextStepKind.HELLO, hello, more) == text


def test_how_many_more_is_left_out_where_there_is_no_room() -> None:
    hello = hello_owed(CLEO, RequestId(1), TODAY, TODAY, TODAY)
    said = NextStep(kind=NextStepKind.HELLO, about=hello, name="", more=2)
    whole = "Say hello to Cleo Varga, who said yes today (2 more)"
    assert next_step_text(said, TODAY, cells=len(whole)) == whole
    assert next_step_text(said, TODAY, cells=len(whole) - 1) == whole.removesuffix(" (2 more)")


def test_a_long_wait_is_said_in_weeks() -> None:
    found = waiting(CLEO, RequestId(1), day_after(TODAY, -50), None, TODAY)
    said = step(NextStepKind.PENDING, found)
    assert said == "Cleo Varga was asked seven weeks ago: keep or withdraw?"


def test_what_has_probably_lapsed_is_one_line() -> None:
    found = waiting(CLEO, RequestId(1), day_after(TODAY, -200), None, TODAY)
    assert step(NextStepKind.LAPSED, found, 2) == (
        "3 were asked over six months ago: record them as lapsed"
    )
    assert step(NextStepKind.LAPSED, found) == (
        "Cleo Varga was asked over six months ago: record it as lapsed"
    )


def test_a_pile_up_is_said_with_what_is_easy_to_do() -> None:
    many = pile_up_of(PileUpFacts(waiting=31), Guideline())
    assert many is not None
    assert step(NextStepKind.PILE_UP, many) == (
        "31 requests have waited over three weeks. Withdrawing a few is kind to everyone"
    )
    few = pile_up_of(PileUpFacts(last=Rate(count=2, of=20)), Guideline())
    assert few is not None
    said = step(NextStepKind.PILE_UP, few)
    assert said.startswith("Of the last 20 you looked at, two said yes.")
    assert "at most 0.301" in " ".join(explain_pile_up(few).paragraphs)


def one(name: str) -> Recorded:
    """A request that was accepted."""
    return Recorded(
        id=RequestId(1),
        person_id=PersonId(1),
        name=name,
        sent=on_day("2026-11-02"),
        outcomes=((Outcome.ACCEPTED, TODAY),),
    )


def test_what_was_settled_is_said_with_how_to_take_it_back() -> None:
    assert settled_said(Settled(requests=(one("Bo Kessler"),)), "u") == (
        "Settled Bo Kessler: accepted · u undoes"
    )
    assert (
        settled_said(Settled(requests=(one("Bo"),) * 500), "u") == "Settled 500 requests · u undoes"
    )
