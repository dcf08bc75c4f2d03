"""Explanations of what came back, with the user's own figures in every formula."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from netcoach.domain.log.request import Outcome
from netcoach.domain.outcomes.follow_up import FEWEST_WAITING, FEWEST_YES, PileUp
from netcoach.domain.outcomes.rates import (
    AGED_DAYS,
    CAREFUL_Z,
    LEAST,
    LIKELY_Z,
    CameBack,
    Rate,
    RouteRate,
)
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import WAITING_DAYS, HelloOwed, Waiting
from netcoach.wording.done import name_cut
from netcoach.wording.keys import VERBS
from netcoach.wording.outcomes import (
    CAME_BACK_SPAN,
    CAME_BACK_TITLE,
    NOTHING_OLD_ENOUGH,
    ROUTE_RULE,
    days_ago_said,
    likely,
    rate_counted,
    route_lines,
)
from netcoach.wording.text import Explanation, day_said, plural
from netcoach.wording.week.next_steps import pile_up_text, waiting_text


def explain_came_back(came: CameBack, routes: Sequence[RouteRate] = ()) -> Explanation:
    """Explain the rates, who counts, how far they tell, and what came back by which way."""
    looked = f"last on {day_said(came.checked_on)}" if came.checked_on else "not yet"
    return Explanation(
        title=f"{CAME_BACK_TITLE}, {CAME_BACK_SPAN}",
        paragraphs=(
            f"Counted are the {came.of:,} requests sent at least {AGED_DAYS} days before you last "
            "looked through who accepted, whatever became of them: 94 % of acceptances come by "
            "then (measured on published exports). Nothing recorded is not a no, and early yeses "
            "without the silence of the same age would flatter every figure.",
            f"You looked {looked}: `netcoach checked` says that you did today, and an import of "
            f"your connections does too. As old and not looked at yet: {came.unchecked:,}. Sent in "
            f"the last three weeks: {came.too_new:,}, of which {came.early_yes:,} said yes.",
            *_rates(came),
            *((ROUTE_RULE, *route_lines(routes)) if routes else ()),
            "A later step holds the earlier ones: whoever you talked with counts as accepted and "
            "replied. No answer is no answer; only what you know is called declined.",
        ),
    )


def _rates(came: CameBack) -> tuple[str, ...]:
    if not came.of:
        return () if came.unchecked else (NOTHING_OLD_ENOUGH,)
    if came.of < LEAST:
        return (f"Under {LEAST} requests no share is said, only how many of how many.",)
    rates = (came.rate(Outcome.ACCEPTED), came.rate(Outcome.REPLIED))
    return (
        "Likely is the 80 % Wilson interval: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n) "
        f"with z = {LIKELY_Z}.",
        f"Accepted: {wilson_line(rates[0], LIKELY_Z)}, {likely(rates[0].likely)}.",
        f"Replied: {wilson_line(rates[1], LIKELY_Z)}, {likely(rates[1].likely)}.",
    )


def wilson_line(rate: Rate, z: float) -> str:
    """Say the figures a Wilson interval is made of: p, its centre and half its width."""
    share = rate.count / rate.of
    shrink = 1 + z * z / rate.of
    centre = (share + z * z / (2 * rate.of)) / shrink
    half = z * sqrt(share * (1 - share) / rate.of + z * z / (4 * rate.of**2)) / shrink
    return f"p = {rate_counted(rate)} = {share:.2f}, centre {centre:.3f} ± {half:.3f}"


def explain_hello(hello: HelloOwed) -> Explanation:
    """Explain whose hello is owed."""
    return Explanation(
        title=f"{name_cut(hello.person.name)} said yes {days_ago_said(hello.days)}.",
        paragraphs=(
            f"Accepted on {day_said(hello.accepted_on)}, and nothing is recorded "
            "after it: no reply, no talk, no contact.",
            "What a request is worth comes after the yes; a short hello is where it begins.",
        ),
    )


def explain_due(due: KeepInTouch) -> Explanation:
    """Explain why somebody is to be written to now."""
    why = "You planned it for that day."
    if due.on is None:
        last = day_said(due.last_on) if due.last_on else "never"
        why = f"You keep in touch every {plural(due.days or 0, 'day')}; last contact: {last}."
    return Explanation(
        title=f"{name_cut(due.person.name)} is due",
        paragraphs=(
            why,
            f"“{VERBS['contact']}” notes that you wrote, and it is done; "
            f"“{VERBS['put-off']}” lets it wait.",
        ),
    )


def explain_waiting(waiting: Waiting) -> Explanation:
    """Explain why keep or withdraw is offered."""
    return Explanation(
        title=waiting_text(waiting),
        paragraphs=(
            f"Sent on {day_said(waiting.sent_on)}, {plural(waiting.days, 'day')} ago. "
            f"Over {WAITING_DAYS} days of no answer a choice is offered (ours); no answer is not "
            "taken for a no. Invitations lapse by themselves after about six months.",
            "Withdrawn, the same person can be asked again three weeks later (LinkedIn's help).",
        ),
    )


def explain_pile_up(pile_up: PileUp) -> Explanation:
    """Explain both halves of the rule."""
    facts, last = pile_up.facts, pile_up.facts.last
    waits = (
        f"Pending for over {AGED_DAYS} days, looked at since, and no older than six months: "
        f"{facts.waiting}. The line is drawn at three times your upper edge and at "
        f"{FEWEST_WAITING}, so at {pile_up.most}."
    )
    if pile_up.bound is None:
        said = f"Too few to tell how many say yes: {rate_counted(last)}."
    else:
        said = (
            f"Of the last {last.of} you looked at {last.count} said yes: "
            f"{wilson_line(last, CAREFUL_Z)} with z = {CAREFUL_Z}, so at most "
            f"{pile_up.bound:.3f}. The line is drawn under {FEWEST_YES}."
        )
    return Explanation(
        title=pile_up_text(pile_up),
        paragraphs=(waits, said, "Both lines are ours; they ask for a pause, not for an answer."),
    )
