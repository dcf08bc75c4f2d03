"""What became of requests, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.log.signs import Sign
from netcoach.domain.outcomes.kinds import ENDS, FRUITS, reached, rung_of
from netcoach.domain.outcomes.outcome import REASK_DAYS, Outcomes, furthest_in
from netcoach.domain.outcomes.rates import (
    AGED_DAYS,
    LEAST,
    WEIGHT,
    CameBack,
    Likely,
    OtherRoute,
    Rate,
    Route,
    RouteRate,
)
from netcoach.domain.week.calendar import day_after
from netcoach.wording.done import name_cut
from netcoach.wording.log.signs import route_of_sign
from netcoach.wording.text import day_said, number_word, plural, sent_said

if TYPE_CHECKING:
    from netcoach.domain.outcomes.outcome import Settled


CAME_BACK_TITLE = "What came back"
CAME_BACK_SPAN = f"sent {AGED_DAYS}+ days ago"
NOTHING_OLD_ENOUGH = "Nothing old enough to count yet."
NO_ANSWER_YET = "no answer yet"


def request_standing(outcomes: Outcomes) -> str:
    """Say where a request stands: "accepted", "talked", "no answer yet"."""
    found = furthest_in(outcomes)
    return outcome_said(found) if found else NO_ANSWER_YET


def likely(found: Likely | None, *, short: bool = False) -> str:
    """Say a likely range in whole points: "likely 52–74 %"; "" where too few tell anything.

    ``short`` leaves the word out.
    """
    if found is None:
        return ""
    ends = round(found.low * 100), round(found.high * 100)
    said = f"{ends[0]}–{ends[1]} %" if ends[0] != ends[1] else f"{ends[0]} %"
    return said if short else f"likely {said}"


def rate_counted(rate: Rate) -> str:
    """Say how many of how many: "19 of 30", "2,342 of 4,645"."""
    return f"{rate.count:,} of {rate.of:,}"


def came_back_rows(came: CameBack, *, short: bool = False) -> Iterator[tuple[str, str, str]]:
    """Say what came back, a line each: its name, its figure, and what stands beside it.

    ``short`` says the ranges without a word, where there is no room for it.
    """
    if came.aged:
        for outcome in (Outcome.ACCEPTED, Outcome.REPLIED):
            rate = came.rate(outcome)
            yield outcome_said(outcome), rate_counted(rate), likely(rate.likely, short=short)
        yield outcome_said(Outcome.TALKED), f"{came.rate(Outcome.TALKED).count:,}", fruits(came)
    else:
        yield "", "", NOTHING_OLD_ENOUGH
    if came.too_new:
        yield "too new", f"{came.too_new:,}", early(came)


def fruits(came: CameBack) -> str:
    """Say what talks led to: "advice 1 · opportunity 2"; advice is said also where it is 0."""
    counts = {fruit: came.rate(fruit).count for fruit in FRUITS}
    return " · ".join(
        f"{outcome_said(fruit)} {count:,}"
        for fruit, count in counts.items()
        if count or fruit is Outcome.ADVICE
    )


def early(came: CameBack) -> str:
    """Say how many yeses came early: "2 said yes"."""
    return f"{came.early_yes:,} said yes" if came.early_yes else "to count"


def came_back_lines(came: CameBack) -> Iterator[str]:
    """Say what came back as plain lines."""
    for name, figure, beside in came_back_rows(came):
        yield " ".join(part for part in (name, figure, beside) if part)


def days_ago_said(days: int) -> str:
    """Say how long ago: "today", "yesterday", "nine days ago"."""
    if days < 2:
        return "yesterday" if days else "today"
    return f"{number_word(days)} days ago"


def settled_said(done: Settled, undo_key: str) -> str:
    """Say what was settled: "Settled Bo Kessler: accepted · u undoes"."""
    if done.number != 1:
        return f"Settled {plural(done.number, 'request')} · {undo_key} undoes"
    said = request_standing(done.requests[0].outcomes)
    return f"Settled {name_cut(done.name)}: {said} · {undo_key} undoes"


TITLE = "What became of it"
DATE_LABEL = "When"
DATE_HINT = "today, yesterday, mon, 12 nov …"
HINT = "A letter sets it, once more takes it off. Tab goes to the date."
LEAVE_QUESTION = "Leave without saving what you set?"
SAVE_HINT = "Enter saves · Esc leaves"
CHOOSE_FIRST = "Choose what became of it first: a letter, or a click."
OPEN = "·"


@frozen
class OutcomeWords:
    """The words of one outcome.

    Attributes:
        key: the letter that sets it.
        said: what it is called; "" for its public name.
        came: how a filter says it; "" for what it is called.
        note: what stands beside it while it is not recorded.
    """

    key: str
    said: str = ""
    came: str = ""
    note: str = ""


WORDS = {
    Outcome.ACCEPTED: OutcomeWords(key="a"),
    Outcome.REPLIED: OutcomeWords(key="r"),
    Outcome.TALKED: OutcomeWords(key="t"),
    Outcome.ADVICE: OutcomeWords(key="d", came="advice came of it", note="they gave some"),
    Outcome.OPPORTUNITY: OutcomeWords(key="p", came="an opportunity came of it"),
    Outcome.RECOMMENDATION: OutcomeWords(key="c", came="a recommendation came of it"),
    Outcome.WITHDRAWN: OutcomeWords(key="w"),
    Outcome.DECLINED: OutcomeWords(key="x", note="only if you know it"),
    Outcome.EXPIRED: OutcomeWords(key="e", said="lapsed", note="after about six months"),
}
"""The outcomes, in the order they are shown in."""

KEYS = {outcome: words.key for outcome, words in WORDS.items()}


def outcome_said(outcome: Outcome) -> str:
    """Name an outcome: "accepted", "lapsed"."""
    return WORDS[outcome].said or outcome.value


def came_of_it(outcome: Outcome) -> str:
    """Say that it came of a request: "accepted", "advice came of it"."""
    return WORDS[outcome].came or outcome_said(outcome)


def about_settling(requests: tuple[Request, ...], today: Date) -> str:
    """Say what is to be settled: "Bo Kessler · Orbital · sent 3 Nov", "12 requests"."""
    if len(requests) != 1:
        return plural(len(requests), "request")
    (request,) = requests
    parts = [name_cut(request.person.name), name_cut(request.company)]
    sent = f"sent {sent_said(request.sent, today)}"
    return " · ".join([*(part for part in parts if part), sent])


def beside_outcome(outcome: Outcome, said: Outcomes, today: Date) -> str:
    """Say what is so of one outcome: its date, that another implies it, or what it means."""
    on = dict(said).get(outcome)
    if on is not None:
        return "today" if on == today else day_said(on, today)
    if outcome in reached(one for one, _ in said):
        later = furthest_in(said)
        return f"follows from {outcome_said(later)}" if later else ""
    return WORDS[outcome].note


def begins(requests: tuple[Request, ...], today: Date) -> str:
    """Say where requests stand before anything is said; of several that differ, how many each."""
    counts = Counter(request_standing(one.outcomes) for one in requests)
    if len(counts) > 1:
        each = ", ".join(f"{count:,} {where}" for where, count in counts.most_common())
        return f"They differ: {each}."
    ((where, number),) = counts.items()
    return outcomes_stand(requests[0].outcomes, today) if number == 1 else f"All stand at: {where}."


def outcomes_stand(said: Outcomes, today: Date) -> str:
    """Say where that leaves the request, and from when a withdrawn person can be asked again."""
    found = furthest_in(said)
    if found is None:
        return f"Stands at: {NO_ANSWER_YET}."
    if found is Outcome.WITHDRAWN:
        again = day_after(dict(said)[found], REASK_DAYS)
        return f"Asking again is possible from {day_said(again, today)} (LinkedIn's help)."
    if found in ENDS or rung_of(found) > 1:
        return f"Stands at: {outcome_said(found)}."
    return "Stands at: accepted. A hello comes next."


OTHER_ROUTES = {OtherRoute.COLD: "cold", OtherRoute.NOT_SAID: "way not said"}


def route_lines(routes: Iterable[RouteRate]) -> Iterator[str]:
    """Say what came back by each way, the best first: "event  9 of 14, about 61 %"."""
    for one in routes:
        share = f", about {round(one.share * 100)} %" if one.share is not None else ""
        yield f"{route_said(one.route)}: {rate_counted(one.rate)} said yes{share}"


def route_said(route: Route) -> str:
    """Name the way a request came about."""
    return route_of_sign(route) if isinstance(route, Sign) else OTHER_ROUTES[route]


ROUTE_RULE = (
    f"Each way is drawn towards your own overall share by {WEIGHT} requests, so that a few do not "
    f"tell too much; under {LEAST} nothing is estimated (ours)."
)


def checked_line(day: Date) -> str:
    """Say that a look through who accepted is kept."""
    return f"Kept: you looked through who accepted, {day_said(day)}. `netcoach undo` takes it back."
