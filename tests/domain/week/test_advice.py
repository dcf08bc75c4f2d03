"""Advice is chosen by rule from what is thin, and never the same twice in a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.request import Request
from netcoach.domain.log.signs import Field, Sign, Signs
from netcoach.domain.week.advice import Advice, AdviceRule, advice_for
from netcoach.domain.week.calendar import Week, day_after
from tests.support.builders import a_request, day

WEEK = Week(start=day("2026-11-16"))
ALL = frozenset(Sign)
COPY = "I saw your work on open data and would like to follow what you build next"


def sent(
    number: int = 6, *, weeks_back: int = 1, no: frozenset[Sign] = frozenset(), **said: Any
) -> list[Request]:
    """That many requests, a day each, in a week before the shown one."""
    days = WEEK.shift(-weeks_back).days
    signs = said.pop("signs", Signs(yes=ALL - no, no=no))
    return [
        a_request(days[n % 7].isoformat(), note=said.pop(f"note{n}", f"Note {n}"), signs=signs)
        for n in range(number)
    ]


def advised(
    requests: Sequence[Request], week: Week = WEEK, seen: frozenset[str] = frozenset()
) -> Advice | None:
    ordered = sorted(requests, key=lambda each: each.sent.on)
    return advice_for(week, ordered, notes_a_month=None, seen=seen)


def rule_of(requests: Sequence[Request], week: Week = WEEK) -> AdviceRule | None:
    advice = advised(requests, week)
    return advice.rule if advice else None


def test_an_empty_log_has_none() -> None:
    assert advised([]) is None


def test_where_nothing_is_thin_there_is_none() -> None:
    assert advised(sent(8)) is None


@pytest.mark.parametrize(
    ("signs", "rule"),
    [
        ({Sign.I_ENGAGED}, AdviceRule.ENGAGE),
        ({Sign.EVENT, Sign.INTRODUCED}, AdviceRule.EVENTS),
        ({Sign.WORKED}, AdviceRule.COLLEAGUES),
        ({Sign.THEY_ENGAGE}, AdviceRule.THEY_ENGAGE),
        ({Sign.ALUMNI}, AdviceRule.ALUMNI),
        ({Sign.TARGET_COMPANY}, AdviceRule.COMPANIES),
        ({Sign.GROUP}, AdviceRule.GROUPS),
    ],
)
def test_what_nobody_has_is_advised_with_its_figures(signs: set[Sign], rule: AdviceRule) -> None:
    advice = advised(sent(7, no=frozenset(signs)))
    assert advice is not None
    assert (advice.rule, advice.found, advice.of, advice.weeks) == (rule, 0, 7, 6)


@pytest.mark.parametrize(("answers", "holds"), [(5, False), (6, True), (7, True)])
def test_six_answers_are_needed(answers: int, holds: bool) -> None:
    assert (advised(sent(answers, no=frozenset({Sign.GROUP}))) is not None) is holds


@pytest.mark.parametrize(("no", "holds"), [(7, False), (8, True)])
def test_one_in_five_is_still_thin(no: int, holds: bool) -> None:
    requests = sent(no, no=frozenset({Sign.GROUP})) + sent(2, weeks_back=2)
    assert (advised(requests) is not None) is holds


def test_unknown_is_not_no() -> None:
    assert advised(sent(8, signs=Signs())) is None
    half = Signs(yes=ALL - {Sign.EVENT, Sign.INTRODUCED}, no=frozenset({Sign.EVENT}))
    assert advised(sent(8, signs=half)) is None


@pytest.mark.parametrize(("weeks_back", "holds"), [(0, False), (1, True), (6, True), (7, False)])
def test_the_six_weeks_before_are_looked_at(weeks_back: int, holds: bool) -> None:
    requests = sent(7, weeks_back=weeks_back, no=frozenset({Sign.GROUP}))
    assert (advised(requests) is not None) is holds


def test_the_thinnest_is_said_first() -> None:
    requests = sent(6, no=frozenset({Sign.ALUMNI, Sign.I_ENGAGED})) + sent(
        1, weeks_back=2, no=frozenset({Sign.ALUMNI})
    )
    assert rule_of(requests) is AdviceRule.ALUMNI


@pytest.mark.parametrize(("blank", "holds"), [(2, False), (3, True)])
def test_half_without_a_note_is_thin(blank: int, holds: bool) -> None:
    requests = [
        a_request(on.isoformat(), note="" if n < blank else f"Note {n}")
        for n, on in enumerate(WEEK.shift(-1).days[:6])
    ]
    assert (rule_of(requests) is AdviceRule.NOTES) is holds


def test_a_blank_sent_when_no_note_was_left_is_not_thin() -> None:
    requests = [
        a_request(on.isoformat(), note="" if n else "Hi")
        for n, on in enumerate(WEEK.shift(-1).days)
    ]
    assert advice_for(WEEK, requests, notes_a_month=1, seen=()) is None
    assert advice_for(WEEK, requests, notes_a_month=5, seen=()) is not None


@pytest.mark.parametrize(("copies", "holds"), [(2, False), (3, True)])
def test_copied_notes_call_for_one_of_their_own(copies: int, holds: bool) -> None:
    requests = [
        a_request(on.isoformat(), note=COPY, name=f"Name{n} Other{n}")
        for n, on in enumerate(WEEK.shift(-1).days[:copies])
    ]
    assert (rule_of(requests) is AdviceRule.SEARCH) is holds


@pytest.mark.parametrize(("weeks", "holds"), [(2, False), (3, True)])
def test_weeks_sent_on_one_day_call_for_two_sittings(weeks: int, holds: bool) -> None:
    requests = [
        a_request(day_after(WEEK.start, -7 * back).isoformat(), note=f"Note {n} {back}")
        for back in range(1, weeks + 1)
        for n in range(4)
    ]
    assert (rule_of(requests) is AdviceRule.SPREAD) is holds


def test_what_was_put_away_comes_in_no_form_that_week() -> None:
    requests = sent(7, no=frozenset({Sign.GROUP, Sign.ALUMNI}))
    advice = advised(requests)
    assert advice is not None
    assert advised(requests, seen=frozenset({advice.key})) is None
    assert advised(requests, WEEK.shift(1), seen=frozenset({advice.key})) is not None


@pytest.mark.parametrize(("bare", "holds"), [(5, False), (6, True), (18, True)])
def test_names_alone_call_for_an_answer(bare: int, holds: bool) -> None:
    requests = [
        a_request(WEEK.shift(-1 - n % 6).days[n % 5].isoformat(), note=None) for n in range(bare)
    ]
    advice = advised(requests)
    assert (advice is not None) is holds
    if advice:
        assert (advice.rule, advice.found, advice.of) == (AdviceRule.ANSWER, 0, bare)


@pytest.mark.parametrize(
    "said",
    [
        {"reason": "her talk"},
        {"note": "Hi"},
        {"note": ""},
        {"field": Field.RELATED},
        {"signs": Signs(no=frozenset({Sign.MET}))},
        {"signs": Signs(yes=frozenset({Sign.MET}))},
    ],
)
@pytest.mark.parametrize(("answered", "holds"), [(2, True), (3, False)])
def test_any_answer_a_note_or_a_reason_is_one(
    said: dict[str, Any], answered: int, holds: bool
) -> None:
    days = WEEK.shift(-1).days
    requests = [
        a_request(days[n % 7].isoformat(), **(said if n < answered else {})) for n in range(11)
    ]
    assert (rule_of(requests) is AdviceRule.ANSWER) is holds


def test_of_several_thin_places_each_has_its_turn() -> None:
    thin = frozenset({Sign.GROUP, Sign.WORKED, Sign.ALUMNI, Sign.TARGET_COMPANY})
    requests = [each for back in range(1, 40) for each in sent(2, weeks_back=back, no=thin)]
    said = [rule_of(requests, WEEK.shift(n - 15)) for n in range(16)]
    assert None not in said
    begins = [n for n in range(16) if WEEK.shift(n - 15).start.toordinal() // 7 % 8 == 0]
    four = said[begins[0] : begins[0] + 4]
    assert set(four) == {
        AdviceRule.COLLEAGUES,
        AdviceRule.ALUMNI,
        AdviceRule.COMPANIES,
        AdviceRule.GROUPS,
    }
    assert said[begins[0] + 4 : begins[0] + 7] == four[:3]


def test_what_harms_does_not_wait_for_its_turn() -> None:
    thin = frozenset({Sign.GROUP, Sign.WORKED, Sign.ALUMNI})
    requests = [
        a_request(
            day_after(WEEK.start, -7 * back + n).isoformat(),
            note="",
            signs=Signs(yes=ALL - thin, no=thin),
        )
        for back in range(1, 40)
        for n in range(2)
    ]
    said = [rule_of(requests, WEEK.shift(-n)) for n in range(16)]
    assert said.count(AdviceRule.NOTES) in (7, 8)


def test_the_same_is_not_said_two_weeks_in_a_row() -> None:
    requests = [
        each
        for back in range(1, 30)
        for each in sent(2, weeks_back=back, no=frozenset({Sign.GROUP}))
    ]
    said = [rule_of(requests, WEEK.shift(-n)) for n in range(20)]
    assert AdviceRule.GROUPS in said
    assert (AdviceRule.GROUPS, AdviceRule.GROUPS) not in list(pairwise(said))


def test_what_is_logged_later_does_not_change_what_was_said() -> None:
    requests = sent(7, no=frozenset({Sign.GROUP}))
    late = [
        a_request(
            on.isoformat(),
            note=f"Late {n}",
            signs=Signs(yes=ALL - {Sign.WORKED}, no=frozenset({Sign.WORKED})),
            logged_at=pendulum.datetime(2026, 11, 24, 12),
        )
        for n, on in enumerate(WEEK.shift(-1).days)
    ]
    assert rule_of(requests + late) is AdviceRule.GROUPS


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.frozensets(st.sampled_from(Sign)), st.booleans()),
        max_size=60,
    )
)
def test_nothing_is_ever_said_twice_in_a_row(
    history: list[tuple[int, frozenset[Sign], bool]],
) -> None:
    requests = [
        a_request(
            day_after(WEEK.start, -days).isoformat(),
            note="Hi" if noted else "",
            signs=Signs(no=no, yes=ALL - no),
        )
        for days, no, noted in history
    ]
    said = [rule_of(requests, WEEK.shift(-n)) for n in range(12)]
    assert all(one is None or one is not other for one, other in pairwise(said))
