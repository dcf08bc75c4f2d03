"""The table of connections: who, and since which date."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.week.calendar import day_after
from netcoach.linkedin.account import Account, Cells, Skipped, capped
from netcoach.linkedin.dates import connected_on
from netcoach.linkedin.report import Why
from netcoach.linkedin.values import Connection

_SAYS_WHO = ("firstname", "lastname", "url", "emailaddress", "company", "position")


def read_connections(account: Account, today: Date, seen: set[object]) -> list[Connection]:
    """Everybody with a name; hidden members are counted in the account, and nobody is made up.

    Args:
        account: the table.
        today: the local date; ``Connected On`` is in UTC and may be one day ahead of it.
        seen: what marks those found so far, so that a second table adds nobody twice.
    """

    def connection(cells: Cells) -> Connection:
        on = cells.date("connectedon", connected_on)
        if not any(cells.line(name) for name in _SAYS_WHO):
            raise Skipped(Why.HIDDEN)
        if on > day_after(today, 1):
            raise Skipped(Why.FUTURE_DATE)
        name = " ".join(filter(None, (cells.line("firstname"), cells.line("lastname"))))
        if not name:
            raise Skipped(Why.NO_NAME)
        found = Connection(
            name=name,
            connected_on=on,
            profile_key=cells.profile("url"),
            company=cells.line("company"),
            role=cells.line("position"),
        )
        mark = (found.profile_key, on) if found.profile_key else found
        if mark in seen:
            raise Skipped(Why.REPEATED)
        seen.add(mark)
        return found

    return capped(account.each(connection))
