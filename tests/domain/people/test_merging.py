"""Which requests of two people are one, and what the one says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.log.request import Outcome, Precision, Request, RequestId, SentTime, Source
from netcoach.domain.log.signs import Sign, Signs
from netcoach.domain.people.merging import as_one, logged_twice
from tests.support.builders import a_request, day, sent


def at(number: int, when: str, **said: object) -> Request:
    return replace(a_request(when, "Bo"), id=RequestId(number), **said)  # type: ignore[arg-type]


def paired(ones: list[Request], others: list[Request]) -> list[tuple[int, int]]:
    return [(one.id, other.id) for one, other in logged_twice(ones, others)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2026-11-04T09:10", "2026-11-04T09:10", True),
        ("2026-11-04T09:10", "2026-11-04", True),
        ("2026-11-04", "2026-11-24", True),
        ("2026-11-24", "2026-11-04", True),
        ("2026-11-04", "2026-11-25", False),
    ],
)
def test_under_three_weeks_apart_they_are_one(one: str, other: str, same: bool) -> None:
    assert bool(paired([at(1, one)], [at(2, other)])) is same


def test_a_week_or_a_span_is_as_near_as_it_can_be() -> None:
    week = SentTime(on=day("2026-11-04"), precision=Precision.WEEK)
    span = SentTime(on=day("2026-11-30"), first=day("2026-11-01"), precision=Precision.SPAN)
    assert paired([at(1, "2026-11-04", sent=week)], [at(2, "2026-11-30")])
    assert not paired([at(1, "2026-11-04", sent=week)], [at(2, "2026-12-01")])
    assert paired([at(1, "2026-11-30", sent=span)], [at(2, "2026-10-12")])


def test_each_is_in_one_pair_and_the_nearest_go_together() -> None:
    ones = [at(1, "2026-09-01"), at(2, "2026-11-04T09:10")]
    others = [at(3, "2026-11-03"), at(4, "2026-11-04T09:10"), at(5, "2026-09-10")]
    assert paired(ones, others) == [(1, 5), (2, 4)]


def test_what_was_typed_stays() -> None:
    imported = at(1, "2026-11-04", source=Source.IMPORT)
    assert paired([imported], [at(2, "2026-11-05")]) == [(2, 1)]
    assert paired([at(2, "2026-11-05")], [imported]) == [(2, 1)]


def test_the_one_says_what_both_did() -> None:
    stays = at(
        1,
        "2026-11-05",
        reason="mine",
        signs=Signs(yes=frozenset({Sign.MET}), no=frozenset({Sign.EVENT})),
        outcomes=((Outcome.WITHDRAWN, day("2026-11-20")),),
    )
    goes = at(
        2,
        "2026-11-04T09:10",
        reason="theirs",
        note="",
        company="Orbital",
        signs=Signs(yes=frozenset({Sign.EVENT, Sign.ALUMNI})),
        outcomes=((Outcome.ACCEPTED, day("2026-11-06")),),
    )
    one = as_one(stays, goes)
    assert (one.id, one.reason, one.company, one.note) == (1, "mine", "Orbital", "")
    assert one.sent == sent("2026-11-04T09:10")
    assert one.signs == Signs(yes=frozenset({Sign.MET, Sign.ALUMNI}), no=frozenset({Sign.EVENT}))
    assert one.outcomes == ((Outcome.ACCEPTED, day("2026-11-06")),)


def test_no_outcome_comes_before_the_request() -> None:
    stays = at(1, "2026-11-03", outcomes=((Outcome.ACCEPTED, day("2026-11-03")),))
    one = as_one(stays, at(2, "2026-11-04T09:10"))
    assert one.sent == stays.sent
