"""The milestones that an export offers: replies and recommendations the log does not have."""

from __future__ import annotations

from dataclasses import replace

from pendulum import Date

from netcoach.domain.request import Milestone
from netcoach.domain.week import day_after
from netcoach.linkedin import Export, Found
from netcoach.storage.bringing import Held, HeldRequest

NO = frozenset({Milestone.WITHDRAWN, Milestone.DECLINED, Milestone.EXPIRED})
"""What the user said of a request that a reply would contradict."""


def offers_in(export: Export, held: Held) -> tuple[Found, ...]:
    """What can be recorded, each milestone of a request once, with its earliest date."""
    log = {str(one.id): one for one in held.requests}
    yes = {one.known or one.uid: one.accepted.on for one in export.requests if one.accepted}
    yes |= {one.ref: one.on for one in export.accepted}
    offers: dict[tuple[str, Milestone], Found] = {}
    for one in export.suggestions:
        known = log.get(one.ref)
        if known and not _takes(known, one.milestone):
            continue
        found = replace(one, on=_after(one.on, yes.get(one.ref)))
        same = offers.setdefault((one.ref, one.milestone), found)
        if found.on < same.on:
            offers[one.ref, one.milestone] = found
    return tuple(offers.values())


def _takes(known: HeldRequest, milestone: Milestone) -> bool:
    """Whether the log has room for a milestone: it is new and contradicts nothing."""
    return not known.deleted and known.milestones.isdisjoint(NO | {milestone})


def _after(on: Date, yes: Date | None) -> Date:
    """A local date, not on the day before the yes, which is known by its date in UTC only."""
    return yes if yes and day_after(on, 1) == yes else on
