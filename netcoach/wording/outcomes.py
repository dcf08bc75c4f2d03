"""What became of requests, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    routes_differ,
)
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.wording.done import name_cut
from netcoach.wording.log.signs import route_of_sign
from netcoach.wording.text import day_said, number_word, plural, sent_said

if TYPE_CHECKING:
    from netcoach.domain.outcomes.outcome import Settled
    from netcoach.domain.week.review import WeekReview


CAME_BACK_TITLE = "What came back"
CAME_BACK_SPAN = "last twelve months"
NOTHING_OLD_ENOUGH = "Nothing old enough yet."
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


def came_back_rows(
    came: CameBack, *, own: CameBack | None = None, short: bool = False
) -> Iterator[tuple[str, str, str]]:
    """Say what came back, a line each: its name, its figure, and what stands beside it.

    Args:
        came: of the last twelve months.
        own: of the shown week, where that is past; said first.
        short: say the ranges without a word, where there is no room for it.
    """
    if own is not None and (own.of or own.unchecked or own.too_new):
        accepted = own.rate(Outcome.ACCEPTED)
        beside = [outcome_said(Outcome.ACCEPTED)] if own.of else []
        yield (
            "that week",
            rate_counted(accepted) if own.of else "",
            " · ".join([*beside, *not_counted(own)]),
        )
    if came.of:
        for outcome in (Outcome.ACCEPTED, Outcome.REPLIED):
            rate = came.rate(outcome)
            yield outcome_said(outcome), rate_counted(rate), likely(rate.likely, short=short)
        yield outcome_said(Outcome.TALKED), f"{came.rate(Outcome.TALKED).count:,}", fruits(came)
    elif not came.unchecked:
        yield "", "", NOTHING_OLD_ENOUGH
    for line in not_counted(came):
        yield "", "", line


def not_counted(came: CameBack) -> Iterator[str]:
    """Say what is in no rate: "17 not looked at yet", "7 sent in the last 3 weeks, 2 said yes"."""
    if came.unchecked:
        yield f"{came.unchecked:,} not looked at yet"
    if came.too_new:
        said = f", {came.early_yes:,} said yes" if came.early_yes else ""
        yield f"{came.too_new:,} sent in the last {AGED_DAYS // DAYS} weeks{said}"


def fruits(came: CameBack) -> str:
    """Say what talks led to: "advice 1 · opportunity 2"; advice is said also where it is 0."""
    counts = {fruit: came.rate(fruit).count for fruit in FRUITS}
    return " · ".join(
        f"{outcome_said(fruit)} {count:,}"
        for fruit, count in counts.items()
        if count or fruit is Outcome.ADVICE
    )


def came_back_lines(review: WeekReview) -> Iterator[str]:
    """Say what came back as plain lines, a past week's own figures first."""
    for row in came_back_rows(review.came_back, own=own_came_back(review)):
        yield " ".join(part for part in row if part)


def own_came_back(review: WeekReview) -> CameBack | None:
    """What came back of a past week's own requests; None for this week and coming ones."""
    return review.own_came_back if review.week.end < review.today else None


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


def route_lines(routes: Sequence[RouteRate]) -> Iterator[str]:
    """Say what came back by each way: "event: 9 of 14 said yes (about 61 %, likely 47–79 %) …"."""
    for one in routes:
        share = (
            f" (about {round(one.share * 100)} %, {likely(one.likely)})"
            if one.share is not None
            else ""
        )
        talked = f", {one.talked} talked" if one.talked else ""
        yield f"{route_said(one.route)}: {rate_counted(one.rate)} said yes{share}{talked}"
    if not routes_differ(routes):
        yield NO_DIFFERENCE


NO_DIFFERENCE = "No difference yet: the likely ranges of all ways share a point."


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
