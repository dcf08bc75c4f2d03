"""What is worth a look, each in one calm sentence or two."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.calendar import DAYS
from netcoach.domain.week.next_steps import Worth
from netcoach.wording.bursts.message import burst_text
from netcoach.wording.done import name_cut
from netcoach.wording.figures import number_word
from netcoach.wording.outcomes import days_ago
from netcoach.wording.week import unrated


def worth_text(worth: Worth, today: Date) -> str:
    """Say one thing worth a look."""
    match worth:
        case Worth(hello=HelloOwed() as hello):
            return hello_text(hello) + _more(worth.more)
        case Worth(burst=burst) if burst is not None:
            return burst_text(burst, today)
        case Worth(waiting=Waiting() as waiting):
            return waiting_text(waiting) + _more(worth.more)
        case Worth(pile_up=PileUp() as pile_up):
            return pile_up_text(pile_up)
        case Worth(promise=promise) if promise is not None:
            return f"Your line for the week is still open: {promise.line}"
        case Worth(row=row) if row is not None:
            return unrated(row)
    raise ValueError("a thing worth a look names what it is")


def hello_text(hello: HelloOwed) -> str:
    """Say that somebody said yes: "Cleo V. said yes nine days ago. No hello yet."."""
    return f"{name_cut(hello.person.name)} said yes {days_ago(hello.days)}. No hello yet."


def waiting_text(waiting: Waiting) -> str:
    """Say how long a request has waited, in whole weeks."""
    weeks = number_word(waiting.days // DAYS)
    return f"{name_cut(waiting.person.name)} was asked {weeks} weeks ago. Keep or withdraw?"


def pile_up_text(pile_up: PileUp) -> str:
    """Say a pile-up: what is so, and one easy next step."""
    facts = pile_up.facts
    if pile_up.many_wait:
        return (
            f"{facts.waiting} requests have waited over three weeks. LinkedIn counts unanswered "
            "ones; withdrawing a few is kind to everyone."
        )
    return (
        f"Of the last {facts.last.of} that are old enough to tell, "
        f"{number_word(facts.last.count)} said yes. Keep any answer that is missing; "
        "then a few warm ones will do."
    )


def _more(count: int) -> str:
    """Say how many others there are."""
    return f" And {number_word(count)} more." if count else ""
