"""What was logged of a list, and what was left out."""

from __future__ import annotations

from netcoach.domain.log.several import LeftOutWhy, NotLogged, SeveralLogged
from netcoach.domain.week.review import WeekReview
from netcoach.wording.done import name_cut
from netcoach.wording.plain import week_standing
from netcoach.wording.text import plural

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
