"""Which backups are kept: many of the last days, ever fewer of what lies further back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from pendulum import DateTime

from netcoach.domain.week.calendar import DAYS

NEWEST = 10
"""The newest backups, however close together (ours)."""

DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 14, 8, 24
"""Of this many days, weeks and months that have backups, the newest of each is kept (ours)."""


def worth_keeping(moments: Iterable[DateTime]) -> frozenset[DateTime]:
    """The moments whose backups are kept; days, weeks and months are those of UTC."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:NEWEST])
    periods = ((_day, DAYS_KEPT), (_week, WEEKS_KEPT), (_month, MONTHS_KEPT))
    for period, count in periods:
        newest_of: dict[Hashable, DateTime] = {}
        for moment in newest_first:
            newest_of.setdefault(period(moment), moment)
        kept.update(list(newest_of.values())[:count])
    return frozenset(kept)


def _day(moment: DateTime) -> Hashable:
    return moment.in_timezone("UTC").toordinal()


def _week(moment: DateTime) -> Hashable:
    # Ordinal 1 was a Monday, so this changes on Mondays.
    return (moment.in_timezone("UTC").toordinal() - 1) // DAYS


def _month(moment: DateTime) -> Hashable:
    utc = moment.in_timezone("UTC")
    return utc.year, utc.month
