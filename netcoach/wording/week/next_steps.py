"""Next steps and advice, each in one calm sentence or two."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.bursts import Burst
from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import HelloOwed, Shortlisted, Waiting
from netcoach.domain.week.advice import (
    COPIES,
    CROWDED_WEEKS,
    FEWEST,
    FEWEST_NOTES,
    SELDOM,
    Advice,
    AdviceRule,
)
from netcoach.domain.week.calendar import DAYS, Week
from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.next_steps import NextStep, NextStepKind
from netcoach.domain.week.review import RatedRequest
from netcoach.domain.week.trends import WeekFacts, WeekState
from netcoach.wording.bursts import burst_text
from netcoach.wording.done import message_dismissed, name_cut
from netcoach.wording.keys import VERBS
from netcoach.wording.outcomes import days_ago_said
from netcoach.wording.text import Explanation, day_said, number_word, plural
from netcoach.wording.week.screen import band, week_span

KEYS = {
    NextStepKind.CLOSE: ("close-week", "w"),
    NextStepKind.HELLO: ("contact", "t"),
    NextStepKind.FOLLOW_UP: ("contact", "t"),
    NextStepKind.UNRATED: ("signs", "s"),
    NextStepKind.BURST: ("put-off-week", "x"),
    NextStepKind.PENDING: ("outcome", "o"),
    NextStepKind.PILE_UP: ("go-people", "3"),
    NextStepKind.LAPSED: ("record-lapsed", "E"),
    NextStepKind.SHORTLIST: ("log", "n"),
    NextStepKind.ADVICE: ("log", "n"),
    NextStepKind.UNKNOWN_WEEK: ("close-week", "w"),
}
"""The action that does a step, with the key it has unless the user changed it."""

_ADVICE_KEYS = {
    AdviceRule.ANSWER: ("signs", "s"),
    AdviceRule.SPREAD: ("explain", "?"),
    AdviceRule.ENGAGE: ("explain", "?"),
}


def key_of_step(step: NextStep) -> tuple[str, str]:
    """The id of the action that does a step, and the key it has unless the user changed it."""
    if isinstance(step.about, Advice):
        return _ADVICE_KEYS.get(step.about.rule, KEYS[step.kind])
    return KEYS[step.kind]


def next_step_text(step: NextStep, today: Date, *, cells: int | None = None) -> str:
    """Say one thing to do next: "Say hello to Dalia Eskola, who said yes yesterday (2 more)".

    ``cells``: what there is room for; how many more there are is left out first.
    """
    said, others = _said(step, today), _others(step)
    fits = cells is None or len(said) > cells or len(said) + len(others) <= cells
    return f"{said}{others}" if fits else said


def _said(step: NextStep, today: Date) -> str:
    match step.about:
        case WeekFacts() as week:
            return last_week_text(week)
        case HelloOwed() as hello:
            name = name_cut(hello.person.name)
            return f"Say hello to {name}, who said yes {days_ago_said(hello.days)}"
        case KeepInTouch() as due:
            return due_text(due, today)
        case RatedRequest() as row:
            return f"How do you know {name_cut(row.request.person.name)}?"
        case Burst() as burst:
            return burst_text(burst, today)
        case Waiting() as waiting if step.kind is NextStepKind.LAPSED:
            return lapsed_text(waiting, 1 + step.more)
        case Waiting() as waiting:
            return waiting_text(waiting)
        case PileUp() as pile_up:
            return pile_up_text(pile_up)
        case Shortlisted() as one:
            why = f": {one.reason}" if one.reason else ""
            return f"Ask {name_cut(one.person.name)}, on your shortlist{why}"
        case Advice() as advice:
            return advice_text(advice)
        case Week() as week:
            return f"Nothing logged in {week_span(week, today)}: none sent, or none logged?"


def _others(step: NextStep) -> str:
    """Say for how many alike it stands: " (2 more)"."""
    return f" ({step.more:,} more)" if step.more and step.kind is not NextStepKind.LAPSED else ""


def last_week_text(week: WeekFacts) -> str:
    """Say how last week went, which is to be closed."""
    return f"Last week: {last_week_figures(week)}. Close it in a minute"


def last_week_figures(week: WeekFacts) -> str:
    """Say how a week went: "4 sent, 1 short of 5"."""
    if week.state is WeekState.UNKNOWN:
        return "nothing logged"
    guideline = week.guideline
    match week.pace:
        case Pace.BELOW:
            where = f", {guideline.low - week.sent} short of {guideline.low}"
        case Pace.ABOVE:
            where = f", {week.sent - guideline.high:,} past {guideline.high}"
        case Pace.INSIDE:
            where = f", inside {band(guideline)}"
        case _:
            where = ""
    return f"{week.sent:,} sent{where}"


def due_text(due: KeepInTouch, today: Date) -> str:
    """Say whom to write to: "Bo Kessler: send slides (for 1 Dec)"."""
    name = name_cut(due.person.name)
    if due.on is None:
        quiet = "no contact yet" if due.last_on is None else f"quiet for {_quiet_for(due, today)}"
        return f"Keep in touch with {name}: {quiet}"
    planned = "today" if due.on == today else day_said(due.on, today)
    what = due.line.rstrip(".") if due.line else "time to write"
    return f"{name}: {what} (for {planned})"


def _quiet_for(due: KeepInTouch, today: Date) -> str:
    """Say how long nobody wrote: "97 days"."""
    last_on = due.last_on or today
    return plural(today.toordinal() - last_on.toordinal(), "day")


def waiting_text(waiting: Waiting) -> str:
    """Say how long a request has waited, in whole weeks."""
    weeks = number_word(waiting.days // DAYS)
    return f"{name_cut(waiting.person.name)} was asked {weeks} weeks ago: keep or withdraw?"


def lapsed_text(longest: Waiting, count: int) -> str:
    """Say that requests have waited for so long that they have probably lapsed."""
    if count == 1:
        name = name_cut(longest.person.name)
        return f"{name} was asked over six months ago: record it as lapsed"
    return f"{count:,} were asked over six months ago: record them as lapsed"


def pile_up_text(pile_up: PileUp) -> str:
    """Say a pile-up: what is so, and one easy next step."""
    facts = pile_up.facts
    if pile_up.many_wait:
        return (
            f"{facts.waiting} requests have waited over three weeks. "
            "Withdrawing a few is kind to everyone"
        )
    return (
        f"Of the last {facts.last.of} you looked at, {number_word(facts.last.count)} said yes. "
        "A few warm ones will do now"
    )


PUT_OFF_TITLE = "Put off"
UNTIL, UNTIL_HINT, UNTIL_USUAL = "Until", "in a week · tomorrow, mon, 1 dec, days like 14", "7"


def put_off_said(until: Date | None, today: Date, undo_key: str) -> str:
    """Say that a step is left out for a while: "Put off until 30 Nov · u undoes"."""
    if until is None:
        return message_dismissed(undo_key)
    return f"Put off until {day_said(until, today)} · {undo_key} undoes"


ADVICE_TITLE = "To try this week"

_SENTENCES = {
    AdviceRule.SEARCH: "Search by keyword, and say in each note why it is them.",
    AdviceRule.NOTES: "Two lines about them make a request easy to say yes to.",
    AdviceRule.SPREAD: "Two calm sittings on two days keep requests personal.",
    AdviceRule.ANSWER: "Note what you have in common, or the reason you ask.",
    AdviceRule.ENGAGE: "Read and answer what somebody wrote before you ask them.",
    AdviceRule.EVENTS: "Ask somebody from an event, or through a mutual friend.",
    AdviceRule.COLLEAGUES: "Write to a former colleague, classmate or professor.",
    AdviceRule.THEY_ENGAGE: "Ask who answers your posts: they know you a little.",
    AdviceRule.ALUMNI: "Ask somebody from a school you attended.",
    AdviceRule.COMPANIES: "Follow a company you like, and ask one person there.",
    AdviceRule.GROUPS: "Join a group of your field, talk there, ask a member.",
}
"""One thing to try, for each rule; with its title it fits a line of 80 columns."""

_FIGURES = {
    AdviceRule.SEARCH: "{found} of the last {of} notes read nearly alike",
    AdviceRule.NOTES: "{found} of the last {of} that could have a note had none",
    AdviceRule.SPREAD: "{found} of the last {of} full weeks were sent mostly in a day",
    AdviceRule.ANSWER: "{found} of the last {of} has an answer, a note or a reason",
    AdviceRule.ENGAGE: "{found} of the last {of} came after you engaged with them",
    AdviceRule.EVENTS: "{found} of the last {of} came from an event or an introduction",
    AdviceRule.COLLEAGUES: "{found} of the last {of} had worked or studied with you",
    AdviceRule.THEY_ENGAGE: "{found} of the last {of} went to somebody who engages with you",
    AdviceRule.ALUMNI: "{found} of the last {of} went to fellow alumni",
    AdviceRule.COMPANIES: "{found} of the last {of} went to a company you want to work at",
    AdviceRule.GROUPS: "{found} of the last {of} went to somebody in the same group",
}
"""What led to it."""


def advice_text(advice: Advice) -> str:
    """Say what to try, in one sentence."""
    return _SENTENCES[advice.rule]


def advice_figures(advice: Advice) -> str:
    """Say the figures that led to it: "1 of the last 9 came from an event"."""
    return _FIGURES[advice.rule].format(found=advice.found or "none", of=advice.of)


def explain_advice(advice: Advice) -> Explanation:
    """Explain why this is advised now."""
    return Explanation(
        title=advice_text(advice),
        paragraphs=(
            f"In the {number_word(advice.weeks)} weeks before this one, {advice_figures(advice)}.",
            _rule(advice.rule),
            "It is a tip of the article netcoach is built on, chosen for what is thin in your "
            "own last weeks. There is at most one a week, never the same twice in a row; of "
            "several the one not said for longest, what may harm first.",
        ),
    )


def _rule(rule: AdviceRule) -> str:
    match rule:
        case AdviceRule.SEARCH:
            return f"It is said from {plural(COPIES, 'copied note')} on."
        case AdviceRule.NOTES:
            return (
                f"It is said when half or more of at least {number_word(FEWEST_NOTES)} went "
                "without one. Blank ones count as far as their month left notes unused."
            )
        case AdviceRule.SPREAD:
            return (
                f"It is said when in {number_word(CROWDED_WEEKS)} weeks or more three quarters "
                "of the requests went out on one day."
            )
        case AdviceRule.ANSWER:
            return (
                f"It is said when at most one in {number_word(SELDOM)} of at least "
                f"{number_word(FEWEST)} has any. “{VERBS['signs']}” answers for the selected "
                "request; who met, studied or engaged with somebody has something in common."
            )
        case _:
            return (
                f"It is said when at least {number_word(FEWEST)} have an answer and at most one "
                f"in {number_word(SELDOM)} of these is yes. What was not answered does not count."
            )
