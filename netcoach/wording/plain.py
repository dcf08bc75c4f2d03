"""What the command line says in a few lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pendulum import Date

from netcoach.config.files import command_on
from netcoach.domain.bursts import is_seen
from netcoach.domain.log.request import Request
from netcoach.domain.text import did_you_mean
from netcoach.domain.week.guideline import BEGINNING, Guideline
from netcoach.domain.week.next_steps import Needs
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.wording.bursts import burst_text
from netcoach.wording.closing import first_need
from netcoach.wording.done import name_cut
from netcoach.wording.log.form import COUNTED_NOWHERE
from netcoach.wording.text import day_said, sent_said
from netcoach.wording.week.headline import headline
from netcoach.wording.week.screen import band, spread, week_span


def not_sound(log: Path) -> str:
    """Say of a log that it is not sound, and what there is to do."""
    repair = command_on(log, "doctor", "--repair")
    return (
        f"The log is not as it should be where a line begins with '!'. {repair} sets aside what "
        "cannot be read; a copy in the folder backups beside it may be whole."
    )


_ASCII = str.maketrans(
    {
        "▽": "v",
        "■": "#",
        "△": "^",
        "●": "o",
        "·": ".",
        "›": ">",
        "–": "-",
        "—": "-",
        "━": "=",
        "─": "-",
        "┝": "|",
        "┥": "|",
        "…": "...",
        "“": '"',
        "”": '"',
        "’": "'",
    }
)


def in_ascii(text: str) -> str:
    """The same with ASCII for every shape netcoach prints, for terminals that know no other."""
    return text.translate(_ASCII)


def guideline_line(guideline: Guideline, today: Date) -> str:
    """Say the guideline and since when it holds."""
    said = f"{band(guideline)} requests a week"
    if guideline.from_week == BEGINNING:
        return f"{said}, the default."
    return f"{said}, from the week of {day_said(guideline.from_week, today)} on."


def rest_line(review: WeekReview, *, on: bool) -> str:
    """Say that a week rests, or counts again."""
    week = week_span(review.week, review.today)
    if on:
        return f"{week} is a rest week, left out of every average."
    return f"{week} counts again."


def logged_lines(request: Request, review: WeekReview) -> list[str]:
    """Say that a request is in the log, how its week stands, and what a live burst has to say."""
    bursts = [
        burst_text(burst, review.today)
        for burst in review.bursts
        if burst.live
        and not is_seen(burst, review.seen)
        and any(member.id == request.id for member in burst.requests)
    ]
    stands = week_standing(review)
    if not request.sent.is_in(review.week):
        stands = f"{sent_said(request.sent, review.today)}: {COUNTED_NOWHERE}."
    return [f"Logged {name_cut(request.person.name)}. {stands}", *bursts]


def week_standing(review: WeekReview) -> str:
    """Say how a week stands in one line: "3 this week, inside 3–10, room for 7."."""
    line = headline(review)
    said = " ".join(part for part in (line.figure, line.sentence, line.then) if part)
    if review.state is WeekState.OPEN:
        return said
    return f"{week_span(review.week, review.today)}: {said}"


_FIELD = re.compile(r"\{(\w+)\}")


def fields_of(review: WeekReview, needs: Needs) -> dict[str, str]:
    """What one line of a status bar can hold, by the names it is asked for; nobody's name."""
    quality = review.quality
    return {
        "sent": str(review.sent),
        "low": str(review.guideline.low),
        "high": str(review.guideline.high),
        "to_low": str(review.to_low),
        "room": str(review.room),
        "days_left": str(review.days_left),
        "quality": spread(quality.low, quality.high) if quality else "-",
        "state": review.state.value,
        "next": first_need(needs),
    }


def unknown_field(text: str, fields: Mapping[str, str]) -> str:
    """Say which ``{name}`` of a text there is none of; "" where all are known."""
    unknown = next((name for name in _FIELD.findall(text) if name not in fields), None)
    if unknown is None:
        return ""
    known = ", ".join(f"{{{name}}}" for name in fields)
    return f"There is no {{{unknown}}} to fill in; there is {known}.{did_you_mean(unknown, fields)}"


def filled_in(text: str, fields: Mapping[str, str]) -> str:
    """The text with every ``{name}`` filled in."""
    return _FIELD.sub(lambda found: fields[found[1]], text)
