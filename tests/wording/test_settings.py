from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from netcoach.config.registry import DATABASE, PLANS, SETTINGS
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.what_if import TriedFirstDay, TriedGuideline, Verdicts
from netcoach.wording import settings as words
from tests.support.builders import WEDNESDAY

TRIED = TriedGuideline(
    tried=Guideline(low=5, high=8),
    guidelines=(Guideline(),),
    before=Verdicts(inside=6, of=12),
    after=Verdicts(inside=7, of=12),
    other=1,
)


def test_every_setting_of_the_file_has_a_name_and_a_line_of_help() -> None:
    places = {place for place in SETTINGS if place != DATABASE}
    assert {words.GUIDELINE, *places} == words.WORDS.keys()
    for place in places:
        assert {*words.WORDS[place].choices} <= {*SETTINGS[place].choices}


def test_a_guideline_is_tried_on_past_weeks() -> None:
    said, stays = words.guideline_lines(TRIED)
    assert said == "7 of the last 12 weeks inside 5–8, as against 6 of 12 inside 5–10."
    assert stays == words.STAYS


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"before": Verdicts(inside=6, of=9), "after": Verdicts(inside=7, of=9)},
            "7 of 9 past weeks inside 5–8, as against 6 of 9 inside 5–10.",
        ),
        (
            {"before": Verdicts(inside=0, of=1), "after": Verdicts(inside=1, of=1)},
            "1 of 1 past week inside 5–8, as against 0 of 1 inside 5–10.",
        ),
        (
            {"guidelines": (Guideline(), Guideline(low=3, high=6))},
            "7 of the last 12 weeks inside 5–8, as against 6 of 12 inside the guideline they had.",
        ),
        (
            {"guidelines": (Guideline(low=5, high=8),), "after": Verdicts(inside=6, of=12)},
            "6 of the last 12 weeks inside 5–8.",
        ),
        ({"before": Verdicts(inside=0, of=0)}, "No closed week to look back on yet."),
    ],
)
def test_a_guideline_is_tried_on_what_there_is(changed: dict[str, object], said: str) -> None:
    assert words.guideline_lines(replace(TRIED, **changed))[0] == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "verdicts", "said"),
    [
        (4, 1, "4 of 12 past weeks would hold another number of requests, 1 would read otherwise."),
        (4, 0, "4 of 12 past weeks would hold another number of requests."),
        (0, 0, "12 past weeks would hold as many requests as now."),
    ],
)
def test_another_first_day_is_tried_on_past_weeks(counts: int, verdicts: int, said: str) -> None:
    tried = TriedFirstDay(
        tried=FirstDay.SUNDAY,
        before=Verdicts(inside=7, of=12),
        after=Verdicts(inside=6, of=12),
        compared=12,
        other_counts=counts,
        other_verdicts=verdicts,
    )
    assert words.first_day_lines(tried) == (
        said,
        "6 of 12 inside the guideline, as against 7 of 12.",
        words.CUT_BACK,
    )
    assert "No past week" in words.first_day_lines(replace(tried, compared=0))[0]


def test_values_are_said_plainly() -> None:
    assert words.zone_value(None, "Europe/Berlin") == "Europe/Berlin, the system's"
    assert words.zone_value("Asia/Tokyo", "Europe/Berlin") == "Asia/Tokyo"
    assert (words.notes_value(None), words.notes_value(5)) == ("no limit", "5")
    assert words.zone_tried(WEDNESDAY) == ("There it is Wed 18 Nov, 12:00.",)
    free, premium = (PLANS[plan] for plan in ("free", "premium"))
    assert "5 notes a month, 200 characters" in words.plan_tried(*_allowed(free))[0]
    assert "notes without limit a month, 300" in words.plan_tried(*_allowed(premium))[0]


def _allowed(plan: object) -> tuple[int | None, int]:
    assert isinstance(plan, dict)
    return plan["notes_a_month"], plan["note_length"]


def test_where_they_are_kept_is_said_and_nothing_in_a_path_acts() -> None:
    assert words.kept_where(Path("/home/x/config.toml")).startswith("Kept in /home/x/config.toml,")
    assert "\x1b" not in words.kept_where(Path("/tmp/\x1b[2J/config.toml"))
    assert words.kept_where(None).startswith("They hold until netcoach is left")


def test_what_was_set_says_how_it_goes_back() -> None:
    assert words.was_set("Theme", "nord", "u", kept=True) == "Theme: nord · u puts it back"
    said = words.was_set("Theme", "nord", "f9", kept=False)
    assert said == "Theme: nord, until netcoach is left · f9 puts it back"
