"""Episodes: spells that share a request are one burst, with one level and all its reasons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from netcoach.domain.bursts.rules import LEVELS, Burst, SpeedReason, SpeedRule, thin_reasons
from netcoach.domain.bursts.windows import Calendar, Placed, Spell, in_order, placed, spells_in
from netcoach.domain.log.notes import COPY_DAYS, LONGEST_MONTH, Month, copied_notes, spent_months
from netcoach.domain.log.request import Request, RequestId, Source, sending_order
from netcoach.domain.week.calendar import DAYS, FirstDay, Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.zones import zone_of

LIVE_DAYS = 14
"""Days after sending by which a request must be logged to count in a live burst (ours)."""

NARROWEST_FIRST = tuple(reversed(SpeedRule))


def bursts_in(
    requests: Sequence[Request],
    *,
    guidelines: Sequence[Guideline],
    first_day: FirstDay,
    notes_a_month: int | None,
) -> tuple[Burst, ...]:
    """Every episode, heaviest first, of equal ones the latest first.

    Args:
        requests: everything that may share a burst, a copied note or a month of notes with
            what is asked about, in any order; withdrawn ones count.
        guidelines: every version ever set.
        first_day: of the user's week.
        notes_a_month: personal notes the plan allows in a calendar month; None for no limit.
    """
    return _bursts(requests, requests, Calendar(guidelines, first_day), notes_a_month)


def bursts_touching(
    first: Week,
    last: Week,
    requests: Sequence[Request],
    *,
    guidelines: Sequence[Guideline],
    first_day: FirstDay,
    notes_a_month: int | None,
) -> tuple[Burst, ...]:
    """The episodes with a request in some weeks, as ``bursts_in`` would give them of all.

    Args:
        first: the first of the weeks.
        last: the last of them.
        requests: as for ``bursts_in``, in order of sending; those far off cost nothing.
        guidelines: as for ``bursts_in``.
        first_day: of the user's week.
        notes_a_month: as for ``bursts_in``.
    """
    calendar = Calendar(guidelines, first_day)
    days = [request.sent.on.toordinal() for request in requests]
    before = after = 1
    while True:
        # No window is longer than a week: an episode that leaves out the outermost weeks is whole.
        since = first.shift(-before).start.toordinal()
        until = last.shift(after).end.toordinal()
        near = requests[bisect_left(days, since) : bisect_right(days, until)]
        around = requests[bisect_left(days, since - REACH) : bisect_right(days, until + REACH)]
        bursts = _bursts(near, around, calendar, notes_a_month)
        found = tuple(burst for burst in bursts if burst.touches(first, last))
        reached = [request.sent.on.toordinal() for burst in found for request in burst.requests]
        cut_before = bool(reached) and days[0] < since and min(reached) < since + DAYS
        cut_after = bool(reached) and days[-1] > until and max(reached) > until - DAYS
        if not (cut_before or cut_after):
            return found
        before, after = before * (1 + cut_before), after * (1 + cut_after)


REACH = max(COPY_DAYS, LONGEST_MONTH)
"""Days from a request within which others decide whether its note is a copy, or a month spent."""


def _bursts(
    requests: Sequence[Request],
    around: Sequence[Request],
    calendar: Calendar,
    notes_a_month: int | None,
) -> tuple[Burst, ...]:
    """Every episode, heaviest first, of equal ones the latest first.

    Args:
        requests: what is looked through, in any order.
        around: the same and what decides about their notes.
        calendar: the user's weeks.
        notes_a_month: as for ``bursts_in``.
    """
    places = placed(requests, calendar)
    episodes = _joined(spells_in(places, calendar))
    if not episodes:
        return ()
    copied = copied_notes(around)
    spent = spent_months(around, notes_a_month)
    live = _live_ids(places, calendar)
    bursts = [_burst(episode, copied=copied, spent=spent, live=live) for episode in episodes]
    return tuple(sorted(bursts, key=lambda each: (-each.level, _latest_first(each.requests[-1]))))


def _latest_first(request: Request) -> tuple[int, ...]:
    return tuple(-part for part in sending_order(request))


def _joined(spells: Sequence[Spell]) -> list[list[Spell]]:
    """Groups of spells linked by the requests they share, directly or through others."""
    leaders = list(range(len(spells)))

    def leader(number: int) -> int:
        while leaders[number] != number:
            leaders[number] = number = leaders[leaders[number]]
        return number

    first_with: dict[RequestId, int] = {}
    for number, spell in enumerate(spells):
        for place in spell.places:
            leaders[leader(first_with.setdefault(place.request.id, number))] = leader(number)
    groups: dict[int, list[Spell]] = {}
    for number, spell in enumerate(spells):
        groups.setdefault(leader(number), []).append(spell)
    return list(groups.values())


def _live_ids(places: Sequence[Placed], calendar: Calendar) -> frozenset[RequestId]:
    """The requests that are in a burst even without late logs and imports."""
    counted = [place for place in places if _counts_live(place.request)]
    return frozenset(
        place.request.id for spell in spells_in(counted, calendar) for place in spell.places
    )


def _counts_live(request: Request) -> bool:
    if request.source is Source.IMPORT:
        return False
    days = request.logged_at.toordinal() - request.sent.on.toordinal()
    if abs(days - LIVE_DAYS) > 1:
        return days < LIVE_DAYS
    # The local date of logging is at most a day away from that in UTC: it is looked up where
    # it can matter, as that takes longer than everything else about a request.
    logged_on = request.logged_at.in_timezone(zone_of(request.sent.zone))
    return logged_on.toordinal() - request.sent.on.toordinal() <= LIVE_DAYS


def _burst(
    spells: Sequence[Spell],
    *,
    copied: frozenset[RequestId],
    spent: frozenset[Month],
    live: frozenset[RequestId],
) -> Burst:
    members = {place.request.id: place for spell in spells for place in spell.places}
    requests = tuple(place.request for place in in_order(members.values()))
    speed = _worst_by_rule(spell.reason for spell in spells)
    thin = thin_reasons(requests, copied=copied, spent=spent)
    return Burst(
        level=min(LEVELS[-1], speed[0].level + bool(thin)),
        speed=speed,
        thin=thin,
        requests=requests,
        live=not live.isdisjoint(members),
    )


def _worst_by_rule(reasons: Iterable[SpeedReason]) -> tuple[SpeedReason, ...]:
    worst = {reason.rule: reason for reason in sorted(reasons, key=_weight)}
    return tuple(
        sorted(worst.values(), key=lambda each: (-each.level, NARROWEST_FIRST.index(each.rule)))
    )


def _weight(reason: SpeedReason) -> tuple[int, int, int, int]:
    """Heavier, then fuller, then shorter, then later."""
    return reason.level, len(reason.requests), -reason.minutes, reason.last_on.toordinal()
