"""What the outcome form says."""

from __future__ import annotations

from collections import Counter

from pendulum import Date

from netcoach.domain.log.request import Milestone, Request
from netcoach.domain.outcomes.outcome import (
    ENDS,
    REASK_DAYS,
    Milestones,
    furthest_in,
    reached,
    rung_of,
)
from netcoach.domain.week.calendar import day_after
from netcoach.wording.done import name_cut
from netcoach.wording.figures import plural
from netcoach.wording.outcomes import NO_ANSWER_YET, day_in_words, standing

TITLE = "What became of it"
DATE_LABEL = "When"
DATE_HINT = "today, yesterday, mon, 12 nov …"
HINT = "A letter sets it, once more takes it off. Tab goes to the date."
SAVE, LEAVE = "Save", "Leave"
LEAVE_QUESTION = "Leave without saving what you set?"
LEAVE_YES, LEAVE_NO = ("l", "Leave"), ("s", "Stay")
SAVE_HINT = "Enter saves · Esc leaves"
CHOOSE_FIRST = "Choose what became of it first: a letter, or a click."
OPEN = "·"

KEYS = {
    Milestone.ACCEPTED: "a",
    Milestone.REPLIED: "r",
    Milestone.TALKED: "t",
    Milestone.ADVICE: "d",
    Milestone.OPPORTUNITY: "p",
    Milestone.RECOMMENDATION: "c",
    Milestone.WITHDRAWN: "w",
    Milestone.DECLINED: "x",
    Milestone.EXPIRED: "e",
}
"""The letter of each milestone, in the order they are shown in."""

NOTES = {
    Milestone.ADVICE: "they gave some",
    Milestone.DECLINED: "only if you know it",
    Milestone.EXPIRED: "after about six months",
}
"""What stands beside a milestone that is not recorded."""


def about(requests: tuple[Request, ...], today: Date) -> str:
    """Say what is to be settled: "Bo Kessler · Orbital · sent 3 Nov", "12 requests"."""
    if len(requests) != 1:
        return plural(len(requests), "request")
    (request,) = requests
    parts = [name_cut(request.person.name), name_cut(request.company)]
    sent = f"sent {day_in_words(request.sent.on, today)}"
    return " · ".join([*(part for part in parts if part), sent])


def beside(milestone: Milestone, said: Milestones, today: Date) -> str:
    """Say what is so of one milestone: its date, that another implies it, or what it means."""
    on = dict(said).get(milestone)
    if on is not None:
        return "today" if on == today else day_in_words(on, today)
    if milestone in reached(one for one, _ in said):
        later = furthest_in(said)
        return f"follows from {later.value}" if later else ""
    return NOTES.get(milestone, "")


def begins(requests: tuple[Request, ...], today: Date) -> str:
    """Say where requests stand before anything is said; of several that differ, how many each."""
    counts = Counter(standing(one.milestones) for one in requests)
    if len(counts) > 1:
        each = ", ".join(f"{count:,} {where}" for where, count in counts.most_common())
        return f"They differ: {each}."
    ((where, number),) = counts.items()
    return stands(requests[0].milestones, today) if number == 1 else f"All stand at: {where}."


def stands(said: Milestones, today: Date) -> str:
    """Say where that leaves the request, and from when a withdrawn person can be asked again."""
    found = furthest_in(said)
    if found is None:
        return f"Stands at: {NO_ANSWER_YET}."
    if found is Milestone.WITHDRAWN:
        again = day_after(dict(said)[found], REASK_DAYS)
        return f"Asking again is possible from {day_in_words(again, today)} (LinkedIn's help)."
    if found in ENDS or rung_of(found) > 1:
        return f"Stands at: {found.value}."
    return "Stands at: accepted. A hello comes next."
