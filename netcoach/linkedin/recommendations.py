"""The table of recommendations received: one from somebody who was asked is a milestone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.log.request import Milestone
from netcoach.domain.people.names import full_name_key
from netcoach.linkedin.account import Account, Cells, Skipped
from netcoach.linkedin.dates import written_on
from netcoach.linkedin.joining import Ask
from netcoach.linkedin.report import Why
from netcoach.linkedin.values import Found


def read_recommendations(account: Account, asks: Sequence[Ask], today: Date) -> tuple[Found, ...]:
    """Recommendations of people requests went to, each for the last request before it.

    The table has only names: somebody whose name two people share is left out. The date is taken
    as it is written, in no zone.
    """
    by_name: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        by_name[full_name_key(ask.name)].append(ask)

    def recommendation(cells: Cells) -> Found | None:
        on = cells.date("creationdate", written_on)
        if on > today:
            raise Skipped(Why.FUTURE_DATE)
        name = full_name_key(f"{cells.line('firstname')} {cells.line('lastname')}")
        asked = by_name.get(name, [])
        before = [ask for ask in asked if ask.sent.on <= on]
        if not before or len({ask.person for ask in asked}) > 1:
            return None
        last = max(before, key=lambda ask: ask.sent.on)
        return Found(ref=last.ref, milestone=Milestone.RECOMMENDATION, on=on, by_name=True)

    return tuple(found for found in account.each(recommendation) if found)
