"""What was logged of a list, and what was left out."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.log.several import LeftOutWhy, NotLogged, OneOfSeveral, SeveralLogged
from netcoach.domain.week.review import WeekReview
from netcoach.wording.done import name_cut
from netcoach.wording.plain import week_standing
from netcoach.wording.text import plural, sent_said

_WHY = {
    LeftOutWhy.TOO_SOON: "asked already, and too soon to ask again; --anyway logs it",
    LeftOutWhy.CONNECTED: "a connection already; --anyway logs it",
    LeftOutWhy.NAMESAKES: "the name of several people in the log; log it with --company or --url",
    LeftOutWhy.TWICE: "twice in the list",
}

MOST_NAMED = 12
"""Names said of a list (ours); of more, how many there are."""


def several_lines(done: SeveralLogged, review: WeekReview) -> list[str]:
    """Say what was logged, and how this week stands."""
    names = [name_cut(request.person.name) for request in done.requests]
    named = ", ".join(names[:MOST_NAMED])
    if more := len(names) - MOST_NAMED:
        named += f" and {more} more" if more > 0 else ""
    return [f"Logged {plural(len(names), 'request')}: {named}.", week_standing(review)]


def left_out_line(one: NotLogged) -> str:
    """Say why a request was not logged."""
    return f"Left out: {name_cut(one.draft.name)}: {_WHY[one.why]}."


def unread_line(number: int) -> str:
    """Say that a line was not understood."""
    return f"Line {number} is no name and no address; it was left out."


TITLE = "several requests"
ABOUT = (
    "Names, profile addresses or cards copied from LinkedIn, one a line or block. A day behind a "
    "comma is that one's own: Bo Kessler, yesterday."
)
PEOPLE, WHEN = "Who", "When"
WHEN_DEFAULT = "today"
NOBODY = "Nobody in this list can be logged; see below why."

_SHORT = {
    LeftOutWhy.TOO_SOON: "too soon, left out",
    LeftOutWhy.CONNECTED: "connected already, left out",
    LeftOutWhy.NAMESAKES: "several people are called that, left out",
    LeftOutWhy.TWICE: "twice in the list",
}


def entry_line(entry: OneOfSeveral, today: Date) -> str:
    """Say how one of several would be logged: "Ana Ruiz · Orbital · Thu 19 Nov · new"."""
    draft = entry.draft
    how = _SHORT[entry.why] if entry.why else "known" if entry.is_known else "new"
    parts = (name_cut(draft.name), draft.company, sent_said(draft.sent, today), how)
    return " · ".join(part for part in parts if part)


def several_done(done: SeveralLogged, undo_key: str) -> str:
    """Say what was logged: "Logged 3 requests · 1 left out · u undoes"."""
    said = f"Logged {plural(len(done.requests), 'request')}"
    left_out = f" · {len(done.left_out)} left out" if done.left_out else ""
    return f"{said}{left_out} · {undo_key} undoes"
