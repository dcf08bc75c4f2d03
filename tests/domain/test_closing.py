"""What closing a week shows."""

from __future__ import annotations

import pytest

from netcoach.domain.closing import Closing
from netcoach.domain.log.request import RequestId
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import HelloOwed, hello_owed, waiting
from netcoach.domain.week.calendar import day_after
from tests.support.builders import day

TODAY = day("2026-11-18")


def closing(hellos: int, waits: int) -> Closing:
    """That many people to greet, and that many who wait long."""
    people = [Person(id=PersonId(n), name=f"Person {n}") for n in range(hellos + waits)]
    sent, long_ago = day_after(TODAY, -9), day_after(TODAY, -50)
    return Closing(
        today=TODAY,
        weeks=(),
        unanswered=(),
        hello_owed=tuple(
            hello_owed(one, RequestId(one.id), sent, TODAY, TODAY) for one in people[:hellos]
        ),
        due=(),
        lapsed=(),
        looked_on=None,
        long_pending=tuple(
            waiting(one, RequestId(one.id), long_ago, None, TODAY) for one in people[hellos:]
        ),
        intention=None,
        closed=None,
    )


@pytest.mark.parametrize(
    ("hellos", "waits", "greeted", "kept"),
    [(0, 0, 0, 0), (5, 7, 5, 7), (0, 13, 0, 12), (13, 0, 12, 0), (3, 99, 3, 9), (99, 99, 6, 6)],
)
def test_twelve_at_most_are_followed_up_and_neither_kind_pushes_the_other_out(
    hellos: int, waits: int, greeted: int, kept: int
) -> None:
    shown = closing(hellos, waits)
    to_greet = [row for row in shown.to_follow if isinstance(row, HelloOwed)]
    assert (len(to_greet), len(shown.to_follow) - len(to_greet)) == (greeted, kept)
    assert to_greet == list(shown.hello_owed[:greeted])
    assert shown.follow_count == hellos + waits
