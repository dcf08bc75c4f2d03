"""The table of rules for advice: each looks at the last weeks and says what is thin, if it is.

The tips are those of the article netcoach is built on; the numbers from which on one is given
are ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from netcoach.domain.request import Precision, Request, RequestId, Sign
from netcoach.domain.week import Week

FEWEST = 6
"""Requests about which something is known before a rule says that it is thin (ours)."""

FEWEST_NOTES = 4
"""Requests that could have a note before these are said to be few (ours: a free account has five
notes a month)."""

SELDOM = 5
"""A sign is thin when at most one answer in this many is yes (ours)."""

COPIES = 3
"""Copied notes from which on a message of its own is advised (ours: one set of copies)."""

FULL_WEEK = 4
"""Requests in a week before its days are looked at (ours)."""

CROWDED_WEEKS = 3
"""Weeks sent mostly on one day before spreading them is advised (ours: half of six)."""


class AdviceRule(StrEnum):
    """What may be advised, in the order of the table: what harms before what is missing."""

    SEARCH = "search"
    NOTES = "notes"
    SPREAD = "spread"
    ANSWER = "answer"
    ENGAGE = "engage"
    EVENTS = "events"
    COLLEAGUES = "colleagues"
    THEY_ENGAGE = "they-engage"
    ALUMNI = "alumni"
    COMPANIES = "companies"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the rules look at.

    Attributes:
        weeks: the weeks looked at, the oldest first.
        requests: the requests sent in them that were known then.
        copied: those whose note was a copy then.
        by_choice: those blank that could have had a note their month left unused.
    """

    weeks: tuple[Week, ...]
    requests: tuple[Request, ...]
    copied: frozenset[RequestId]
    by_choice: frozenset[RequestId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that holds: ``found`` of ``of``, requests except for ``SPREAD``, whose are weeks."""

    rule: AdviceRule
    found: int
    of: int

    @property
    def harms(self) -> bool:
        """Whether it is about what harms, and not about what is missing."""
        return self.rule in _HARMS


Rule = Callable[[Looked], Finding | None]


def copied(looked: Looked) -> Finding | None:
    """Three notes or more are copies of each other."""
    written = [request for request in looked.requests if request.note]
    found = sum(1 for request in written if request.id in looked.copied)
    if found < COPIES:
        return None
    return Finding(rule=AdviceRule.SEARCH, found=found, of=len(written))


def blank(looked: Looked) -> Finding | None:
    """Half or more went out without a note, though there was one to be had."""
    found = sum(1 for request in looked.requests if request.id in looked.by_choice)
    of = found + sum(1 for request in looked.requests if request.note)
    if of < FEWEST_NOTES or 2 * found < of:
        return None
    return Finding(rule=AdviceRule.NOTES, found=found, of=of)


def crowded(looked: Looked) -> Finding | None:
    """In three weeks or more, three quarters of four requests or more went out on one day."""
    full = crowds = 0
    for week in looked.weeks:
        sent = [request.sent for request in looked.requests if request.sent.on in week]
        days = Counter(time.on for time in sent if time.precision is not Precision.WEEK)
        if len(sent) >= FULL_WEEK:
            full += 1
            crowds += 4 * max(days.values(), default=0) >= 3 * len(sent)
    if crowds < CROWDED_WEEKS:
        return None
    return Finding(rule=AdviceRule.SPREAD, found=crowds, of=full)


def unanswered(looked: Looked) -> Finding | None:
    """At most a fifth have any answer, a note or a reason: nothing else can be told of them."""
    found = sum(1 for request in looked.requests if _is_said(request))
    of = len(looked.requests)
    if of < FEWEST or SELDOM * found > of:
        return None
    return Finding(rule=AdviceRule.ANSWER, found=found, of=of)


def _is_said(request: Request) -> bool:
    """Whether any sign, the field, the reason or the note was spoken of, be it to say "none"."""
    signs = request.signs
    answered = signs.yes or signs.no or request.field or request.note is not None
    return bool(answered or request.reason.strip())


def seldom(looked: Looked, rule: AdviceRule, signs: frozenset[Sign]) -> Finding | None:
    """At most a fifth of those with an answer have any of these signs; unknown is not no."""
    yes = sum(1 for request in looked.requests if request.signs.yes & signs)
    no = sum(1 for request in looked.requests if request.signs.no >= signs)
    if yes + no < FEWEST or SELDOM * yes > yes + no:
        return None
    return Finding(rule=rule, found=yes, of=yes + no)


def _seldom(rule: AdviceRule, *signs: Sign) -> Rule:
    return partial(seldom, rule=rule, signs=frozenset(signs))


RULES: tuple[Rule, ...] = (
    copied,
    blank,
    crowded,
    unanswered,
    _seldom(AdviceRule.ENGAGE, Sign.I_ENGAGED),
    _seldom(AdviceRule.EVENTS, Sign.EVENT, Sign.INTRODUCED),
    _seldom(AdviceRule.COLLEAGUES, Sign.WORKED),
    _seldom(AdviceRule.THEY_ENGAGE, Sign.THEY_ENGAGE),
    _seldom(AdviceRule.ALUMNI, Sign.ALUMNI),
    _seldom(AdviceRule.COMPANIES, Sign.TARGET_COMPANY),
    _seldom(AdviceRule.GROUPS, Sign.GROUP),
)


def findings_in(looked: Looked) -> tuple[Finding, ...]:
    """Every finding, the one to be said first: the thinnest, of equal ones the earlier rule.

    The first three rules come before all others, whatever their share.
    """
    found = [finding for rule in RULES if (finding := rule(looked))]
    return tuple(sorted(found, key=_weight))


def _weight(finding: Finding) -> tuple[bool, float]:
    return not finding.harms, 0.0 if finding.harms else finding.found / finding.of


_HARMS = frozenset({AdviceRule.SEARCH, AdviceRule.NOTES, AdviceRule.SPREAD})
