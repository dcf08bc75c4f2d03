"""The ladder: what is reached, what is pending, and what a correction does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.log.request import Outcome, Precision, SentTime
from netcoach.domain.outcomes.kinds import ENDS, FRUITS, YES_OUTCOMES, reached, rung_of
from netcoach.domain.outcomes.outcome import (
    Outcomes,
    age_in_days,
    check_date,
    furthest_in,
    furthest_of,
    is_pending,
    outcome_day,
    settled,
    unsettled,
)
from tests.support.builders import a_request, day, on_day

ACCEPTED, REPLIED, TALKED = Outcome.ACCEPTED, Outcome.REPLIED, Outcome.TALKED
ADVICE, OPPORTUNITY = Outcome.ADVICE, Outcome.OPPORTUNITY
WITHDRAWN, DECLINED = Outcome.WITHDRAWN, Outcome.DECLINED


@pytest.mark.parametrize(
    ("recorded", "so"),
    [
        ([], []),
        ([ACCEPTED], [ACCEPTED]),
        ([TALKED], [ACCEPTED, REPLIED, TALKED]),
        ([ADVICE], [ACCEPTED, REPLIED, TALKED, ADVICE]),
        ([ADVICE, OPPORTUNITY], [ACCEPTED, REPLIED, TALKED, ADVICE, OPPORTUNITY]),
        ([WITHDRAWN], [WITHDRAWN]),
        ([WITHDRAWN, REPLIED], [ACCEPTED, REPLIED]),
    ],
)
def test_a_later_rung_implies_the_earlier_ones(recorded: list[Outcome], so: list[Outcome]) -> None:
    assert reached(recorded) == frozenset(so)


@given(st.sets(st.sampled_from(YES_OUTCOMES), min_size=1), st.sampled_from(YES_OUTCOMES))
def test_one_more_rung_never_takes_anything_away(recorded: set[Outcome], more: Outcome) -> None:
    assert reached(recorded) <= reached(recorded | {more})


def test_silence_is_pending_however_old_it_is() -> None:
    silent = a_request("2020-01-01")
    assert is_pending(silent)
    assert furthest_of(silent) is None


@pytest.mark.parametrize(
    ("today", "days"), [("2026-11-18", 0), ("2026-11-19", 1), ("2026-12-09", 21)]
)
def test_age_counts_days_since_the_local_date_of_sending(today: str, days: int) -> None:
    assert age_in_days(a_request("2026-11-18"), day(today)) == days


def dated(*said: tuple[Outcome, str]) -> Outcomes:
    """Outcomes with dates as texts."""
    return tuple((outcome, day(on)) for outcome, on in said)


def test_the_highest_rung_is_where_a_request_stands_whatever_the_dates_say() -> None:
    assert furthest_in(dated((TALKED, "2026-11-02"), (ACCEPTED, "2026-11-05"))) is TALKED


def test_of_several_fruits_the_latest_is_where_a_request_stands() -> None:
    found = dated((OPPORTUNITY, "2026-11-02"), (ADVICE, "2026-11-05"))
    assert furthest_in(found) is ADVICE


def test_the_same_outcome_once_more_only_moves_its_date() -> None:
    once = settled((), ACCEPTED, day("2026-11-03"))
    assert settled(once, ACCEPTED, day("2026-11-02")) == dated((ACCEPTED, "2026-11-02"))


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("rung", YES_OUTCOMES)
def test_a_yes_takes_an_end_away(end: Outcome, rung: Outcome) -> None:
    ended = settled((), end, day("2026-11-03"))
    assert settled(ended, rung, day("2026-11-04")) == ((rung, day("2026-11-04")),)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("rung", YES_OUTCOMES)
def test_an_end_after_a_yes_is_refused_with_what_to_do(end: Outcome, rung: Outcome) -> None:
    with pytest.raises(InvalidInput, match="has no other end; take the yes off first"):
        settled(((rung, day("2026-11-03")),), end, day("2026-11-04"))


def test_one_end_replaces_another() -> None:
    ended = settled((), DECLINED, day("2026-11-03"))
    assert settled(ended, WITHDRAWN, day("2026-11-04")) == dated((WITHDRAWN, "2026-11-04"))


def test_what_a_later_rung_implies_cannot_be_taken_off_before_it() -> None:
    talked = dated((TALKED, "2026-11-03"))
    with pytest.raises(InvalidInput, match="Replied follows from talked"):
        unsettled(talked, REPLIED)
    assert unsettled(talked, TALKED) == ()


def test_taking_off_what_was_never_said_is_refused() -> None:
    with pytest.raises(InvalidInput, match="nothing to take off"):
        unsettled((), ACCEPTED)


@given(st.lists(st.tuples(st.sampled_from(Outcome), st.integers(0, 30)), max_size=8))
def test_no_row_of_corrections_leaves_a_yes_beside_an_end(
    said: list[tuple[Outcome, int]],
) -> None:
    found: Outcomes = ()
    for outcome, days in said:
        try:
            found = settled(found, outcome, day("2026-11-01").add(days=days))
        except InvalidInput:
            continue
    rungs = [rung_of(outcome) for outcome, _ in found]
    assert not rungs or 0 not in rungs or rungs == [0]
    assert list(found) == sorted(found, key=lambda one: (one[1], list(Outcome).index(one[0])))


def test_the_fruits_stand_beside_each_other() -> None:
    assert {rung_of(fruit) for fruit in FRUITS} == {4}


TODAY = day("2026-11-18")


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        ("2026-11-09", "sent on 10 Nov 2026"),
        ("2026-11-10", ""),
        ("2026-11-18", ""),
        ("2026-11-19", "lies ahead"),
    ],
)
def test_a_outcome_lies_between_sending_and_today(on: str, refused: str) -> None:
    sent = on_day("2026-11-10")
    if not refused:
        check_date(day(on), sent, TODAY)
        return
    with pytest.raises(UnreadableDate, match=refused):
        check_date(day(on), sent, TODAY)


def test_of_a_request_known_to_the_week_any_day_of_it_may_be_its_day() -> None:
    sent = SentTime(on=day("2026-11-15"), precision=Precision.WEEK)
    check_date(day("2026-11-09"), sent, TODAY)
    with pytest.raises(UnreadableDate):
        check_date(day("2026-11-08"), sent, TODAY)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("", "2026-11-18"),
        ("now", "2026-11-18"),
        ("Yesterday", "2026-11-17"),
        ("mon", "2026-11-16"),
        ("12 nov", "2026-11-12"),
        ("2026-11-03", "2026-11-03"),
    ],
)
def test_the_day_it_happened_on_is_read_as_people_type_it(text: str, on: str) -> None:
    assert outcome_day(text, TODAY) == day(on)


@pytest.mark.parametrize("text", ["tomorrow", "2026-11-19"])
def test_a_day_ahead_is_refused_in_words_about_what_happened(text: str) -> None:
    with pytest.raises(UnreadableDate, match="give the day it happened on"):
        outcome_day(text, TODAY)
