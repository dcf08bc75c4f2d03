from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from netcoach.domain.bursts import ThinRule
from netcoach.domain.log.request import Request
from netcoach.domain.log.signs import KNOWN_SIGNS, Field, Sign, Signs
from tests.support.builders import a_request, answered, yes
from tests.support.bursts import found, on_days, within_the_hour

COLD = Signs(no=KNOWN_SIGNS)
TEMPLATE = "Hi {}, I came across your profile and would love to join your network at {}."


def sitting(*kinds: dict[str, Any]) -> list[Request]:
    """Six in 20 minutes: the given ones first, then ones of which nothing is known."""
    requests = within_the_hour(6)
    known = [replace(one, **said) for one, said in zip(requests, kinds, strict=False)]
    return known + requests[len(kinds) :]


def thin(requests: list[Request], notes_a_month: int | None = 5) -> dict[ThinRule, int]:
    (burst,) = found(requests, notes_a_month=notes_a_month)
    return {reason.rule: len(reason.requests) for reason in burst.thin}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param([COLD] * 3, {ThinRule.NO_GROUND: 3}, id="three all no"),
        pytest.param([COLD, COLD, Signs()], {}, id="two all no and one unknown"),
        pytest.param(
            [COLD, COLD, Signs(no=KNOWN_SIGNS - {Sign.MET})], {}, id="one sign still unknown"
        ),
        pytest.param([COLD, COLD, answered(Sign.MET)], {}, id="one had met"),
    ],
)
def test_three_without_any_ground_are_thin(
    kinds: list[Signs], expected: dict[ThinRule, int]
) -> None:
    assert thin(sitting(*({"signs": signs} for signs in kinds))) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param([{"field": Field.UNRELATED}] * 3, {ThinRule.UNRELATED: 3}, id="three"),
        pytest.param([{"field": Field.UNRELATED}] * 2, {}, id="two"),
        pytest.param([{"field": Field.RELATED}] * 3, {}, id="related"),
        pytest.param(
            [{"field": Field.UNRELATED}] * 2
            + [{"field": Field.UNRELATED, "signs": yes(Sign.ALUMNI)}],
            {},
            id="one is an alum",
        ),
        pytest.param(
            [{"field": Field.UNRELATED, "signs": yes(Sign.SENIOR)}] * 3,
            {ThinRule.UNRELATED: 3},
            id="senior is no ground",
        ),
    ],
)
def test_three_in_unrelated_fields_are_thin(
    kinds: list[dict[str, Any]], expected: dict[ThinRule, int]
) -> None:
    assert thin(sitting(*kinds)) == expected


BARE: dict[str, Any] = {"note": ""}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param([BARE] * 4, {ThinRule.BARE: 4}, id="four"),
        pytest.param([BARE] * 3, {}, id="three"),
        pytest.param([BARE] * 3 + [{"note": None}, BARE], {}, id="an unknown note between"),
        pytest.param([BARE] * 3 + [{"note": "Hello"}, BARE], {}, id="a note between"),
        pytest.param(
            [BARE] * 3 + [BARE | {"signs": yes(Sign.SPOKE_FIRST)}, BARE], {}, id="spoke first"
        ),
        pytest.param(
            [BARE | {"signs": Signs(no=frozenset({Sign.SPOKE_FIRST}))}] * 5,
            {ThinRule.BARE: 5},
            id="did not speak first",
        ),
    ],
)
def test_four_bare_in_a_row_are_thin(
    kinds: list[dict[str, Any]], expected: dict[ThinRule, int]
) -> None:
    assert thin(sitting(*kinds)) == expected


@pytest.mark.parametrize("start", ["2026-11-02", "2026-11-23"])
@pytest.mark.parametrize(("written", "is_thin"), [(4, True), (5, False)])
def test_bare_asks_whether_its_month_has_notes_left(
    written: int, is_thin: bool, start: str
) -> None:
    notes = on_days([1] * written, start=start, note="Hello")
    assert (ThinRule.BARE in thin(notes + sitting(*[BARE] * 4))) is is_thin


def test_bare_counts_without_a_limit_of_notes() -> None:
    earlier = on_days([1] * 5, start="2026-11-02", note="Hello")
    assert thin(earlier + sitting(*[BARE] * 4), notes_a_month=None) == {ThinRule.BARE: 4}


def templated(names: str, companies: list[str], **said: Any) -> list[dict[str, Any]]:
    return [
        {"note": TEMPLATE.format(name, company), "company": company, **said}
        for name, company in zip(names.split(), companies, strict=True)
    ]


def named(requests: list[Request], names: str) -> list[Request]:
    people = [
        replace(request, person=replace(request.person, name=name))
        for request, name in zip(requests, names.split(), strict=False)
    ]
    return people + requests[len(people) :]


def test_the_same_template_under_other_names_is_copied() -> None:
    notes = templated("Ana Bo Cleo", ["Orbital", "Fernway", "Lumen Data"])
    assert thin(named(sitting(*notes), "Ana Bo Cleo")) == {ThinRule.COPIED: 3}


def test_notes_to_people_of_one_event_are_not_copied() -> None:
    notes = templated("Ana Bo Cleo", ["Orbital", "Fernway", "Lumen"], event="PyData")
    assert thin(named(sitting(*notes), "Ana Bo Cleo")) == {}


def test_an_episode_lists_its_own_copies() -> None:
    two = templated("Ana Bo", ["Orbital", "Fernway"])
    earlier = a_request("2026-11-02", name="Cleo", note=TEMPLATE.format("Cleo", "Lumen"))
    assert thin([earlier, *named(sitting(*two), "Ana Bo")]) == {ThinRule.COPIED: 2}


def test_thinness_lifts_the_level_by_one_and_never_past_three() -> None:
    (six,) = found(sitting(*[{"signs": COLD}] * 3))
    ten = within_the_hour(10, note=TEMPLATE.format("", ""))
    (spam,) = found(ten)
    assert (six.level, six.speed[0].level) == (2, 1)
    assert (spam.level, spam.speed[0].level) == (3, 3)
    assert [reason.rule for reason in spam.thin] == [ThinRule.COPIED]


def test_thinness_without_speed_is_no_burst() -> None:
    assert not found(on_days([1] * 7, signs=COLD, note="", field=Field.UNRELATED))
