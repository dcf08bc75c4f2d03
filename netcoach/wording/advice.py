"""The one sentence of advice a week may have, and the figures that led to it."""

from __future__ import annotations

from netcoach.domain.advice import Advice
from netcoach.domain.advice_rules import (
    COPIES,
    CROWDED_WEEKS,
    FEWEST,
    FEWEST_NOTES,
    SELDOM,
    AdviceRule,
)
from netcoach.wording.explanation import Explanation
from netcoach.wording.figures import number_word, plural

ADVICE_TITLE = "To try this week"

_SENTENCES = {
    AdviceRule.SEARCH: "Search by a keyword of your field, and say in each note why it is them.",
    AdviceRule.NOTES: "Two lines of your own, about them, make a request easy to say yes to.",
    AdviceRule.SPREAD: "Two calm sittings on two days keep the requests personal.",
    AdviceRule.ENGAGE: "Read and answer what somebody in your field wrote before you ask them.",
    AdviceRule.EVENTS: "Ask somebody you met at an event, or let a mutual friend introduce you.",
    AdviceRule.COLLEAGUES: "A former colleague, classmate or professor would be glad to hear.",
    AdviceRule.THEY_ENGAGE: "Look at who answers your posts: they know you a little already.",
    AdviceRule.ALUMNI: "Somebody from a school you attended shares a beginning with you.",
    AdviceRule.COMPANIES: "Follow a company you would like to work at, and ask one person there.",
    AdviceRule.GROUPS: "Join a group of your field, and ask one member you talked with.",
}
"""One thing to try, for each rule."""

_FIGURES = {
    AdviceRule.SEARCH: "{found} of the last {of} notes read nearly alike",
    AdviceRule.NOTES: "{found} of the last {of} that could have a note went without one",
    AdviceRule.SPREAD: "{found} of the last {of} fuller weeks were sent mostly on one day",
    AdviceRule.ENGAGE: "{found} of the last {of} came after you engaged with their content",
    AdviceRule.EVENTS: "{found} of the last {of} came from an event or an introduction",
    AdviceRule.COLLEAGUES: "{found} of the last {of} went to somebody you worked or studied with",
    AdviceRule.THEY_ENGAGE: "{found} of the last {of} went to somebody who engages with your posts",
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
            "own last weeks. There is at most one a week, never the same twice in a row.",
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
        case _:
            return (
                f"It is said when at least {number_word(FEWEST)} have an answer and at most one "
                f"in {number_word(SELDOM)} of these is yes. What was not answered does not count."
            )
