"""Travel and clocks: no stored date moves, no week is judged early, nothing crashes."""

from __future__ import annotations

from collections.abc import Sequence

import pendulum
import pytest
from pendulum import Date, DateTime

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.domain.log.request import Precision, RequestDraft
from netcoach.domain.typed_dates import parse_when
from netcoach.domain.week.calendar import FirstDay, week_of
from netcoach.domain.week.trends import WeekState
from netcoach.storage.store import Store


class Traveller:
    """Somebody with one log who looks at clocks in different places."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._logged = 0

    def at(self, moment: DateTime, first_day: FirstDay = FirstDay.MONDAY) -> Coach:
        """A coach at a moment, as the clocks there show it."""
        return Coach(
            self._store, lambda: moment, Config(database=self._store.path, first_day=first_day)
        )

    def log(self, moment: DateTime, when: str = "now") -> None:
        """Log a request at a moment."""
        self._logged += 1
        sent = parse_when(when, now=moment)
        self.at(moment).log.add(RequestDraft(name=f"Person Number{self._logged}", sent=sent))

    def dates(self) -> Sequence[tuple[Date, DateTime | None, str]]:
        """Everything the log knows of when."""
        requests = self._store.log.between(Date(2000, 1, 1), Date(2100, 1, 1))
        return [(each.sent.on, each.sent.at, each.sent.zone) for each in requests]


@pytest.fixture
def traveller(store: Store) -> Traveller:
    """Somebody whose log is empty."""
    return Traveller(store)


def there(text: str, zone: str) -> DateTime:
    """A moment as clocks in a zone show it; the second of two where they show it twice."""
    moment = pendulum.parse(text, tz=zone)
    assert isinstance(moment, DateTime)
    return moment


def test_a_flight_from_tokyo_to_los_angeles_on_a_sunday(traveller: Traveller) -> None:
    tokyo, angeles = "Asia/Tokyo", "America/Los_Angeles"
    traveller.log(there("2026-11-22T23:30", tokyo))
    monday = there("2026-11-23T00:30", tokyo)
    traveller.log(monday)
    assert traveller.at(monday).week.review(Date(2026, 11, 22)).state is WeekState.CLOSED
    before = traveller.dates()
    landed = there("2026-11-22T08:30", angeles)
    coach = traveller.at(landed)
    assert coach.week.review().week.end == Date(2026, 11, 22)
    assert (coach.week.review().state, coach.week.review().pace) == (WeekState.OPEN, None)
    assert coach.week.review().sent == 1
    assert coach.week.review(Date(2026, 11, 23)).sent == 1
    assert coach.week.review(Date(2026, 11, 23)).state is WeekState.OPEN
    assert [week.sent for week in coach.week.trends(2).weeks] == [0, 1]
    traveller.log(landed)
    assert coach.week.review().sent == 2
    assert traveller.dates()[0] == before[0]
    assert set(before) <= set(traveller.dates())
    assert [on for on, _, _ in traveller.dates()] == [
        Date(2026, 11, 22),
        Date(2026, 11, 22),
        Date(2026, 11, 23),
    ]


@pytest.mark.parametrize(
    ("first", "second", "zone"),
    [
        ("2026-10-25T02:40:00+02:00", "2026-10-25T02:20:00+01:00", "Europe/Berlin"),
        ("2026-03-29T01:40:00+01:00", "2026-03-29T03:20:00+02:00", "Europe/Berlin"),
        ("2026-11-01T01:40:00-07:00", "2026-11-01T01:20:00-08:00", "America/Los_Angeles"),
    ],
)
def test_forty_minutes_across_a_change_of_clocks_are_forty(
    traveller: Traveller, first: str, second: str, zone: str
) -> None:
    moments = [there(text, zone).in_timezone(zone) for text in (first, second)]
    for moment in moments:
        traveller.log(moment)
    coach = traveller.at(moments[1])
    sent = [row.request.sent for row in coach.week.review().rows]
    instants = [time.at for time in sent if time.at is not None]
    assert [time.precision for time in sent] == [Precision.MINUTE] * 2
    assert (instants[1] - instants[0]).total_seconds() == 40 * 60
    assert {time.on for time in sent} == {moments[0].date()}
    assert coach.week.review().state is WeekState.OPEN


@pytest.mark.parametrize("year", [2020, 2026])
def test_the_last_days_of_a_year_with_53_weeks(traveller: Traveller, year: int) -> None:
    eve = there(f"{year}-12-31T23:50", "Europe/Berlin")
    traveller.log(eve)
    new_year = there(f"{year + 1}-01-01T00:10", "Europe/Berlin")
    traveller.log(new_year)
    coach = traveller.at(new_year)
    week = coach.week.review().week
    assert eve.date() in week
    assert new_year.date() in week
    assert coach.week.review().sent == 2
    assert coach.week.review().state is WeekState.OPEN
    assert coach.week.review(week.shift(-1).start).week.end == Date.fromordinal(
        week.start.toordinal() - 1
    )
    after = traveller.at(there(f"{year + 1}-01-04T09:00", "Europe/Berlin"))
    assert after.week.review(eve.date()).sent == 2


def test_a_clock_set_back_a_day_opens_the_week_again_and_moves_nothing(
    traveller: Traveller,
) -> None:
    monday = there("2026-11-16T12:00", "Europe/Berlin")
    traveller.log(monday.subtract(days=3))
    traveller.log(monday)
    before = traveller.dates()
    coach = traveller.at(monday.subtract(days=1))
    assert traveller.dates() == before
    review = coach.week.review()
    assert (review.state, review.pace, review.days_left) == (WeekState.OPEN, None, 0)
    assert coach.week.review(monday.date()).sent == 1
    assert coach.week.trends().inside_of == 0
    coach.closing.preview()
    coach.closing.needs()
    assert coach.week.review().unanswered == ()
    coach.log.context()
    traveller.log(monday.subtract(days=1))
    assert coach.week.review().sent == 2


def test_a_week_is_judged_when_its_last_day_is_over_and_not_before(traveller: Traveller) -> None:
    traveller.log(there("2026-11-16T12:00", "Pacific/Auckland"))
    for text, zone, state in [
        ("2026-11-22T23:59", "Pacific/Auckland", WeekState.OPEN),
        ("2026-11-23T00:00", "Pacific/Auckland", WeekState.CLOSED),
        ("2026-11-22T23:59", "Pacific/Honolulu", WeekState.OPEN),
        ("2026-11-23T00:00", "Pacific/Honolulu", WeekState.CLOSED),
    ]:
        assert traveller.at(there(text, zone)).week.review(Date(2026, 11, 16)).state is state


@pytest.mark.parametrize("first_day", FirstDay)
def test_another_first_day_and_back_moves_nothing(
    traveller: Traveller, first_day: FirstDay
) -> None:
    moment = there("2026-11-18T12:00", "Europe/Berlin")
    for days in range(30):
        traveller.log(moment.subtract(days=30 - days))
    home = traveller.at(moment)
    home.closing.set_rest(Date(2026, 11, 4))
    home.closing.close(Date(2026, 11, 11), next_line="One a day")
    before, dates = home.week.review(), traveller.dates()
    exported = home.store.backup.export_json()
    away = traveller.at(moment, first_day)
    assert away.week.review().week == week_of(moment.date(), first_day)
    assert sum(week.sent for week in away.week.trends().weeks) == 30
    assert traveller.dates() == dates
    assert away.store.backup.export_json() == exported
    assert traveller.at(moment).week.review() == before
    assert home.store.backup.export_json() == exported


def test_a_zone_that_skipped_a_day_skips_no_week(traveller: Traveller) -> None:
    traveller.log(there("2011-12-29T12:00", "Pacific/Apia"))
    after = there("2011-12-31T12:00", "Pacific/Apia")
    traveller.log(after)
    review = traveller.at(after).week.review()
    assert (review.sent, review.days_left) == (2, 1)
