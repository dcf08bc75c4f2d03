"""What became of requests, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.domain.log.request import Milestone
from netcoach.domain.outcomes.outcome import FRUITS, Milestones, furthest_in
from netcoach.domain.outcomes.rates import AGED_DAYS, CameBack, Likely, Rate
from netcoach.wording.done import name_cut
from netcoach.wording.figures import number_word, plural

if TYPE_CHECKING:
    from netcoach.domain.outcomes.outcome import Settled

CAME_BACK_TITLE = "What came back"
CAME_BACK_SPAN = f"sent {AGED_DAYS}+ days ago"
NOTHING_OLD_ENOUGH = "Nothing old enough to count yet."
NO_ANSWER_YET = "no answer yet"


def standing(milestones: Milestones) -> str:
    """Say where a request stands: "accepted", "talked", "no answer yet"."""
    found = furthest_in(milestones)
    return found.value if found else NO_ANSWER_YET


def likely(found: Likely | None, *, short: bool = False) -> str:
    """Say a likely range in whole points: "likely 52–74 %"; "" where too few tell anything.

    ``short`` leaves the word out.
    """
    if found is None:
        return ""
    ends = round(found.low * 100), round(found.high * 100)
    said = f"{ends[0]}–{ends[1]} %" if ends[0] != ends[1] else f"{ends[0]} %"
    return said if short else f"likely {said}"


def counted(rate: Rate) -> str:
    """Say how many of how many: "19 of 30", "2,342 of 4,645"."""
    return f"{rate.count:,} of {rate.of:,}"


def came_back_rows(came: CameBack, *, short: bool = False) -> Iterator[tuple[str, str, str]]:
    """Say what came back, a line each: its name, its figure, and what stands beside it.

    ``short`` says the ranges without a word, where there is no room for it.
    """
    if came.aged:
        for milestone in (Milestone.ACCEPTED, Milestone.REPLIED):
            rate = came.rate(milestone)
            yield milestone.value, counted(rate), likely(rate.likely, short=short)
        yield Milestone.TALKED.value, f"{came.rate(Milestone.TALKED).count:,}", fruits(came)
    else:
        yield "", "", NOTHING_OLD_ENOUGH
    if came.too_new:
        yield "too new", f"{came.too_new:,}", early(came)


def fruits(came: CameBack) -> str:
    """Say what talks led to: "advice 1 · opportunity 2"; advice is said also where it is 0."""
    counts = {fruit: came.rate(fruit).count for fruit in FRUITS}
    return " · ".join(
        f"{fruit.value} {count:,}"
        for fruit, count in counts.items()
        if count or fruit is Milestone.ADVICE
    )


def early(came: CameBack) -> str:
    """Say how many yeses came early: "2 said yes"."""
    return f"{came.early_yes:,} said yes" if came.early_yes else "to count"


def came_back_lines(came: CameBack) -> Iterator[str]:
    """Say what came back as plain lines."""
    for name, figure, beside in came_back_rows(came):
        yield " ".join(part for part in (name, figure, beside) if part)


def days_ago(days: int) -> str:
    """Say how long ago: "today", "yesterday", "nine days ago"."""
    if days < 2:
        return "yesterday" if days else "today"
    return f"{number_word(days)} days ago"


def day_in_words(day: Date, today: Date) -> str:
    """Say a date: "3 Nov", with the year unless it is this one."""
    return day.format("D MMM" if day.year == today.year else "D MMM YYYY")


def settled(done: Settled, undo_key: str) -> str:
    """Say what was settled: "Settled Bo Kessler: accepted · u undoes"."""
    if done.number != 1:
        return f"Settled {plural(done.number, 'request')} · {undo_key} undoes"
    said = standing(done.requests[0].milestones)
    return f"Settled {name_cut(done.name)}: {said} · {undo_key} undoes"
