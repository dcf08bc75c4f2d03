from __future__ import annotations

import re

import pytest

from netcoach.domain.bursts import SpeedRule, ThinRule
from netcoach.wording.bursts import burst_reasons, level_reason
from tests.support.bursts import an_episode, every_episode, found, on_days, within_the_hour

BANNED = re.compile(r"you should|too many|spammer|fail|\bonly\b|!|none|  |\.\.", re.IGNORECASE)


@pytest.mark.parametrize(
    ("rule", "count", "line"),
    [
        (
            SpeedRule.SITTING,
            6,
            "Sitting: 6 requests in 40 minutes on 18 Nov 2026. With a guideline up to 10, "
            "any 60 minutes: busy from 6, worth a pause from 8, can read as spam from 10.",
        ),
        (
            SpeedRule.DAY,
            8,
            "Day: 8 requests on 18 Nov 2026. With a guideline up to 10, "
            "one day: busy from 8, worth a pause from 10, can read as spam from 15.",
        ),
        (
            SpeedRule.ROLLING,
            16,
            "Seven days: 16 requests in 12–18 Nov 2026. With a guideline up to 10, "
            "any seven days in a row: busy from 16, worth a pause from 21.",
        ),
        (
            SpeedRule.WEEK,
            11,
            "Week: 11 requests in 16–22 Nov 2026. With a guideline up to 10, "
            "one week: busy from 11, worth a pause from 16, can read as spam from 21.",
        ),
    ],
)
def test_a_speed_reason_gives_its_thresholds_and_the_users_figures(
    rule: SpeedRule, count: int, line: str
) -> None:
    assert burst_reasons(an_episode(rule, count)) == (line,)


@pytest.mark.parametrize(
    ("thin", "begins"),
    [
        (ThinRule.COPIED, "Copied notes: 3 of 6 requests with a note"),
        (ThinRule.NO_GROUND, "Shared ground: 3 of 6 requests with every ground sign"),
        (ThinRule.UNRELATED, "Field: 3 of 6 requests in an unrelated field"),
        (ThinRule.BARE, "No note: 3 of 6 requests in a row of four or more"),
    ],
)
def test_a_thin_reason_gives_its_rule_and_count(thin: ThinRule, begins: str) -> None:
    _, line = burst_reasons(an_episode(thin=thin))
    assert line.startswith(begins)


def test_every_reason_has_one_line() -> None:
    (burst,) = found(within_the_hour(8) + on_days([0, 0, 0, 0, 3]))
    assert len(burst_reasons(burst)) == len(burst.speed) == 3


def test_a_small_guideline_names_the_floors() -> None:
    (burst,) = found(within_the_hour(4), high=2)
    sitting = next(line for line in burst_reasons(burst) if line.startswith("Sitting"))
    assert sitting.endswith(
        "any 60 minutes: busy from 4, worth a pause from 6, can read as spam from 8."
    )


@pytest.mark.parametrize(
    ("level", "thin", "live", "line"),
    [
        (1, None, True, "Speed alone makes level 1 of 3: busy."),
        (
            1,
            ThinRule.BARE,
            True,
            "Speed alone makes level 1 of 3, and what is thin adds one: worth a pause.",
        ),
        (
            3,
            ThinRule.BARE,
            True,
            "Speed alone makes level 3 of 3, and what is thin cannot add to it: can read as spam.",
        ),
        (
            1,
            None,
            False,
            "Speed alone makes level 1 of 3: busy. It takes imports, or requests logged more "
            "than 14 days late, so it is told for interest.",
        ),
    ],
)
def test_a_level_says_how_it_came_about(
    level: int, thin: ThinRule | None, live: bool, line: str
) -> None:
    assert level_reason(an_episode(level=level, thin=thin, live=live)) == line


def test_no_reason_blames_or_shouts() -> None:
    for burst in every_episode():
        for line in (*burst_reasons(burst), level_reason(burst)):
            assert not BANNED.search(line), line
