"""Random logs: what week, trends, list and people say of one thing is one number."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from pendulum import Date

from netcoach.cli.documents import list_document, trends_document, week_document
from netcoach.cli.people import shelves_document
from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome, Precision, RequestDraft, SentTime, Source
from netcoach.domain.log.signs import Answer, Field, Sign, Signs
from netcoach.domain.outcomes.follow_up import HELLO_DAYS
from netcoach.domain.week.calendar import DAYS, Week, day_after
from netcoach.domain.week.guideline import Guideline, band_value
from netcoach.domain.week.marks import MarkKind, marking_of
from netcoach.storage.rows import NewRequest
from tests.support.builders import WEDNESDAY, day

TODAY = WEDNESDAY.date()
THIS = Week(start=day("2026-11-16"))
LOGS = int(os.environ.get("NETCOACH_RANDOM_LOGS", "10"))
"""How many logs are tried; 200 by hand."""

NOTES = (None, None, "", "", "Hello", "Your talk on planners made me rewrite half of our reports")


def fill(coach: Coach, random: Random) -> None:
    """Log up to 250 requests of up to 70 weeks, rest in some weeks and look through some."""
    weeks = random.choice([2, 13, 70])
    news = []
    for number in range(random.choice([3, 40, 250])):
        on = day_after(TODAY, -random.randrange(DAYS * weeks))
        outcomes = random.sample(list(Outcome), random.choice([0, 0, 1, 1, 2]))
        draft = RequestDraft(
            name=f"Person {number}",
            sent=sent(random, on),
            note=random.choice(NOTES),
            reason=random.choice(["", "her talk"]),
            signs=signs(random),
            field=random.choice([None, *Field]),
        )
        news.append(
            NewRequest(
                draft=draft,
                uid=f"{number}",
                logged_at=WEDNESDAY.in_timezone("UTC"),
                source=random.choice([Source.LIVE, Source.LATE, Source.IMPORT]),
                outcomes=tuple((one, min(TODAY, day_after(on, 3))) for one in outcomes),
            )
        )
    coach.store.log.add_many(news)
    if random.random() < 0.5:
        coach.week.set_guideline(random.randrange(1, 6), random.randrange(6, 15))
    rests = random.sample(range(weeks), random.randrange(min(weeks, 4)))
    coach.store.week.mark(marking_of([THIS.shift(-n) for n in rests], MarkKind.REST), at=WEDNESDAY)
    for _ in range(random.choice([0, 1, 2])):
        coach.outcomes.check(day_after(TODAY, -random.randrange(90)))


def sent(random: Random, on: Date) -> SentTime:
    """Some time of that day, as exactly as it may be known."""
    known = random.choice([Precision.DAY, Precision.WEEK, Precision.SPAN])
    first = day_after(on, -random.randrange(1, 9)) if known is Precision.SPAN else None
    return SentTime(on=on, first=first, precision=known)


def signs(random: Random) -> Signs:
    """Any answers, or none."""
    said = Signs()
    for sign in Sign if random.random() < 0.8 else ():
        said = said.with_answer(sign, random.choice(list(Answer)))
    return said


@pytest.mark.parametrize("seed", range(LOGS))
def test_one_thing_has_one_number_everywhere(coach: Coach, seed: int) -> None:
    fill(coach, Random(seed))
    listing, rows = coach.log.find("")
    requests = list_document(listing, rows)["requests"]
    trends = trends_document(coach.week.trends(80))
    week = week_document(coach.week.review())
    a_series_adds_up(trends)
    for shown in trends["weeks"][-14:]:
        the_week_is_that_of_the_series(coach, shown, requests)
    assert week["recent"] == trends["recent"]
    assert week["run"] == trends["run"]["now"]
    came_back_is_counted_from_the_list(week["came_back"], requests, coach.store.outcomes.checks())
    shelves = shelves_document(coach.people.shelves())
    owed = [one for one in shelves["said_yes_no_hello"] if one["days"] <= HELLO_DAYS]
    steps = [one for one in week["next"] if one["kind"] == "hello"]
    assert [(one["person"], one["more"]) for one in steps] == (
        [(owed[0]["name"], len(owed) - 1)] if owed else []
    )


def the_week_is_that_of_the_series(
    coach: Coach, shown: Mapping[str, Any], requests: list[Mapping[str, Any]]
) -> None:
    """A week has the figures that the series and the list have of it."""
    week = week_document(coach.week.review(day(shown["start"])))
    for name in ("guideline", "part", "sent", "pace", "quality"):
        assert week[name] == shown[name]
    assert week["week"]["state"] == shown["state"]
    assert max((burst["level"] for burst in week["bursts"]), default=0) == shown["burst_level"]
    mine = {one["id"]: one for one in week["requests"]}
    assert len(mine) == week["sent"] == sum(week["people"].values())
    listed = {one["id"]: one["quality"] for one in requests if one["id"] in mine}
    assert listed == {number: one["quality"] for number, one in mine.items()}
    rated = [one["quality"] for one in mine.values() if one["quality"]]
    assert week["not_rated"] == week["sent"] - len(rated)
    if rated:
        assert week["quality"]["rated"] == len(rated)
        lows = sum(one["low"] for one in rated) / len(rated)
        assert week["quality"]["low"] == int(lows + 0.5)
    outcomes = Counter(one["latest"] != "sent" for one in mine.values())
    assert week["own_came_back"]["of"] <= sum(outcomes.values())


def a_series_adds_up(trends: Mapping[str, Any]) -> None:
    """Consistency and the weeks inside are those of the weeks shown."""
    over = [
        one
        for one in trends["weeks"]
        if one["state"] == "closed" or (one["state"] == "unknown" and one["begun"])
    ]
    known = [one for one in over if one["state"] == "closed"]
    inside = [one for one in known if one["pace"] == "inside"]
    unknown = len(over) - len(known)
    assert trends["inside"] == {"weeks": len(inside), "of": len(known), "unknown": unknown}
    last = [one for one in over[-8:] if one["state"] == "closed"]
    assert trends["recent"] == {
        "weeks": sum(one["pace"] == "inside" for one in last),
        "of": len(last),
        "unknown": len(over[-8:]) - len(last),
    }
    consistency = trends["consistency"]
    assert (consistency["weeks"], consistency["unknown"]) == (len(known), unknown if known else 0)
    if known:
        weights = [0.5 ** ((len(over) - 1 - place) / 5) for place in range(len(over))]
        for end, taken in (("low", 0.0), ("high", 1.0)):
            values = [
                band_value(one["sent"], Guideline(**one["guideline"]))
                if one["state"] == "closed"
                else taken
                for one in over
            ]
            mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
            assert consistency[end] == pytest.approx(mean, abs=0.0006)


def came_back_is_counted_from_the_list(
    came: Mapping[str, Any], requests: list[Mapping[str, Any]], checks: tuple[Date, ...]
) -> None:
    """What came back is what the list says of the requests that count."""
    ages = [(TODAY.toordinal() - day(one["sent_on"]).toordinal(), one) for one in requests]
    year = [(age, one) for age, one in ages if day(one["sent_on"]) > day("2025-11-18")]
    since_check = min((TODAY.toordinal() - on.toordinal() for on in checks), default=10**6)
    counted = [one for age, one in year if age >= since_check + 21]
    assert came["of"] == len(counted)
    assert came["unchecked"] == sum(age >= 21 for age, _ in year) - len(counted)
    assert came["too_new"] == sum(age < 21 for age, _ in year)
    ends = ("withdrawn", "declined", "expired")
    yes = [one for one in counted if one["outcomes"] and one["latest"] not in ends]
    assert came["accepted"] == len(yes)
