"""Next steps and advice, each in one calm sentence or two."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.advice import (
    COPIES,
    CROWDED_WEEKS,
    FEWEST,
    FEWEST_NOTES,
    SELDOM,
    Advice,
    AdviceRule,
)
from netcoach.domain.week.calendar import DAYS
from netcoach.domain.week.next_steps import NextStep
from netcoach.wording.bursts import burst_text
from netcoach.wording.done import name_cut
from netcoach.wording.keys import VERBS
from netcoach.wording.outcomes import days_ago_said
from netcoach.wording.text import Explanation, day_said, number_word, plural
from netcoach.wording.week.screen import unrated


def next_step_text(step: NextStep, today: Date) -> str:
    """Say one thing to do next."""
    match step:
        case NextStep(hello=HelloOwed() as hello):
            return hello_text(hello) + _more(step.more)
        case NextStep(in_touch=KeepInTouch() as due):
            return due_text(due, today) + _more(step.more)
        case NextStep(burst=burst) if burst is not None:
            return burst_text(burst, today)
        case NextStep(waiting=Waiting() as waiting):
            return waiting_text(waiting) + _more(step.more)
        case NextStep(pile_up=PileUp() as pile_up):
            return pile_up_text(pile_up)
        case NextStep(intention=intention) if intention is not None:
            return f"Your line for the week is still open: {intention.line}"
        case NextStep(row=row) if row is not None:
            return unrated(row)
    raise ValueError("a next step names what it is")


def hello_text(hello: HelloOwed) -> str:
    """Say that somebody said yes: "Cleo V. said yes nine days ago. No hello yet."."""
    return f"{name_cut(hello.person.name)} said yes {days_ago_said(hello.days)}. No hello yet."


def due_text(due: KeepInTouch, today: Date) -> str:
    """Say whom to write to: "Bo Kessler: send slides. Planned for 1 Dec."."""
    name = name_cut(due.person.name)
    if due.on is None:
        quiet = "no contact yet" if due.last_on is None else f"quiet {_quiet_for(due, today)}"
        return f"Keep in touch with {name}: {quiet}."
    planned = "today" if due.on == today else day_said(due.on, today)
    what = due.line.rstrip(".") if due.line else "time to write"
    return f"{name}: {what}. Planned for {planned}."


def _quiet_for(due: KeepInTouch, today: Date) -> str:
    """Say how long nobody wrote: "97 days"."""
    last_on = due.last_on or today
    return plural(today.toordinal() - last_on.toordinal(), "day")


def waiting_text(waiting: Waiting) -> str:
    """Say how long a request has waited, in whole weeks."""
    weeks = number_word(waiting.days // DAYS)
    return f"{name_cut(waiting.person.name)} was asked {weeks} weeks ago. Keep or withdraw?"


def pile_up_text(pile_up: PileUp) -> str:
    """Say a pile-up: what is so, and one easy next step."""
    facts = pile_up.facts
    if pile_up.many_wait:
        return (
            f"{facts.waiting} requests have waited over three weeks. "
            "Withdrawing a few is kind to everyone."
        )
    return (
        f"Of the last {facts.last.of} you looked at, {number_word(facts.last.count)} said yes. "
        "Record any answer that is missing; then a few warm ones will do."
    )


def _more(count: int) -> str:
    """Say how many others there are."""
    return f" And {number_word(count)} more." if count else ""


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
