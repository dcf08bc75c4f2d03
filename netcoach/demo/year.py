"""The sample year: rest weeks, thin weeks, one true burst, quality that rises.

Everything is drawn from one seeded generator and laid out backwards from a given moment, so the
same moment always gives the same year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from pendulum import DateTime

from netcoach.demo import people as cast
from netcoach.demo.people import DemoSource, contacts_of, draft_of, outcomes_drawn
from netcoach.domain.change import ChangeKind
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import (
    Outcome,
    Precision,
    Request,
    RequestDraft,
    SentTime,
    Source,
)
from netcoach.domain.outcomes.outcome import LAPSE_DAYS
from netcoach.domain.people.contacts import ContactPlan
from netcoach.domain.people.page import ShortlistDraft
from netcoach.domain.people.shelves import WAITING_DAYS
from netcoach.domain.week.calendar import Week, day_after, week_of
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import Kept, Marking, MarkKind, WeekMark, marking_of, middle_of
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store

# Requests sent in each week, oldest first, the open week last; None is a rest week.
COUNTS: tuple[int | None, ...] = (
    3, 6, 4, 7, None, None, 5, 8, 6, 9, 4, 7, 5,
    6, 10, 5, 8, 3, 6, 7, 5, None, 6, 9, 8, 5,
    7, 6, 4, 5, 8, 14, 2, None, 5, 6, 7, 6, 9,
    5, 8, 6, 10, 5, 4, 6, None, 8, 12, 5, 6, 9, 7,
)  # fmt: skip
BURST_WEEK = 31
"""The week of ``COUNTS`` with twelve requests in an hour, all with one note."""

SEED = 559
"""Which of the possible years this is: one in which quality is told to be rising."""

NOTES_A_MONTH = 5
"""Personal notes a free LinkedIn account has a calendar month (LinkedIn's help)."""

KEPT_DAYS, KEPT_EACH = 20, 8
"""How long ago the sample user said of a pending request to keep it, and of how many not of one."""

CHECK_WEEKS = 2
"""How often the sample user looks through who accepted, in weeks."""

CADENCE_DAYS = (30, 90)
"""How often the sample user means to hear from two people."""

FOLLOW_UP_DAYS = 2
"""Days until the sample user means to write to somebody."""

TURNING_POINT = 43
"""The week of ``COUNTS`` from which requests grow thoughtful quickly."""


@frozen
class _Slot:
    """When one request of the year was sent, and in what manner."""

    at: DateTime
    warmth: float
    copied: bool = False
    exact: bool = True


def demo_year(now: DateTime) -> tuple[NewRequest, ...]:
    """The requests of the year up to ``now``, oldest first; ``now`` says the zone."""
    draw = Random(SEED)  # noqa: S311 - a repeatable year, no secret
    people = [(given, family) for family in cast.FAMILY for given in cast.GIVEN]
    draw.shuffle(people)
    notes: Counter[tuple[int, int]] = Counter()
    news = []
    for number, slot in enumerate(slot for slot in _slots(now, draw) if slot.at < now):
        month, week = (slot.at.year, slot.at.month), slot.at.isocalendar()[:2]
        this_week = week == now.isocalendar()[:2]
        may_note = notes[month] < NOTES_A_MONTH and notes[week] < 1 + this_week
        draft = _draft(draw, " ".join(people[number]), slot, number, may_note)
        notes.update((month, week) if draft.note else ())
        reached = outcomes_drawn(draw, draft.sent.on, now.date())
        news.append(
            NewRequest(
                draft=draft,
                uid=f"demo-{number}",
                logged_at=slot.at.in_timezone("UTC"),
                source=Source.LIVE,
                outcomes=reached,
                contacts=contacts_of(reached, now.date()),
            )
        )
    return tuple(news)


def fill_demo(store: Store, now: DateTime) -> int:
    """Put the sample year into an empty store; returns how many requests it has."""
    this_week = week_of(now.date())
    rested = [this_week.shift(-n) for n, sent in enumerate(reversed(COUNTS)) if sent is None]
    store.week.mark(marking_of(rested, MarkKind.REST), at=now)
    store.week.mark(Marking(on=tuple(_closed(this_week, now))), kind=ChangeKind.CLOSE, at=now)
    added = store.log.add_many(demo_year(now))
    for name, company, reason in cast.SHORTLIST:
        draft = ShortlistDraft(name=name, company=company, reason=reason)
        store.people.add_to_shortlist(draft, now.date(), at=now)
    talked = [one for one in store.log.latest() if _talked(one)]
    for one, days in zip(talked[-2:], CADENCE_DAYS, strict=False):
        store.people.set_cadence(one.person.id, days, at=now)
    on = day_after(now.date(), FOLLOW_UP_DAYS)
    for one in talked[:1]:
        plan = ContactPlan(on=on, line=cast.FOLLOW_UP)
        store.people.plan_contact(one.person.id, plan, at=now)
        store.people.change_tags([one.person.id], cast.TAGS, (), at=now)
    _look_after(store, this_week, now)
    # Undo is for what is tried with the year, not for the year.
    store.clear_journal()
    return added


def _look_after(store: Store, this_week: Week, now: DateTime) -> None:
    """Keep most of what has waited long, and look every other week who accepted."""
    for request in store.log.latest():
        days = now.date().toordinal() - request.sent.on.toordinal()
        if not request.outcomes and WAITING_DAYS < days <= LAPSE_DAYS and request.id % KEPT_EACH:
            store.people.keep_waiting(request.id, day_after(now.date(), -KEPT_DAYS), at=now)
    for weeks in range(0, len(COUNTS), CHECK_WEEKS):
        store.outcomes.check(this_week.shift(-weeks).start, at=now)


def _closed(this_week: Week, now: DateTime) -> Iterator[WeekMark]:
    for weeks, (went_well, felt_rushed, next_line) in enumerate(cast.REVIEWS, 1):
        week = this_week.shift(-weeks)
        yield WeekMark(
            day=middle_of(week),
            kind=MarkKind.CLOSED,
            closed_at=now.subtract(days=now.date().toordinal() - week.end.toordinal() - 1),
            guideline=Guideline(low=5, high=10),
            went_well=went_well,
            felt_rushed=felt_rushed,
            next_line=next_line,
            next_done=Kept.YES if weeks > 1 else Kept.UNSAID,
        )


def _talked(request: Request) -> bool:
    return bool(request.outcomes) and request.outcomes[-1][0] is Outcome.TALKED


def _draft(draw: Random, name: str, slot: _Slot, number: int, may_note: bool) -> RequestDraft:
    sent = SentTime(
        on=slot.at.date(),
        at=slot.at.in_timezone("UTC") if slot.exact else None,
        zone=slot.at.timezone_name or "UTC",
        precision=Precision.MINUTE if slot.exact else Precision.DAY,
    )
    origin = DemoSource.COLD if slot.copied else None
    draft = draft_of(
        draw, name, sent, warmth=slot.warmth, number=number, may_note=may_note, origin=origin
    )
    if not slot.copied:
        return draft
    note = cast.ONE_NOTE.format(name=name.split()[0], company=draft.company)
    return RequestDraft(
        name=name, sent=sent, company=draft.company, role=draft.role, note=note,
        signs=draft.signs, field=draft.field,
    )  # fmt: skip


def _warmth(number: int) -> float:
    """0.0 for the least thoughtful week to 1.0 for the most: slowly up, then quickly."""
    slow = 0.25 * number / len(COUNTS)
    return slow + max(0.0, 0.75 * (number - TURNING_POINT) / (len(COUNTS) - TURNING_POINT))


def _slots(now: DateTime, draw: Random) -> list[_Slot]:
    this_week = week_of(now.date())
    slots: list[_Slot] = []
    for number, sent in enumerate(COUNTS):
        week = this_week.shift(number + 1 - len(COUNTS))
        warmth = _warmth(number)
        if number == BURST_WEEK:
            slots += _sitting(now, week, 2, 12, minutes=55, warmth=warmth, copied=True)
            slots += _spread(now, week, (sent or 0) - 12, draw, warmth)
        elif number == len(COUNTS) - 1:
            slots += _sitting(now, week, 3, 6, minutes=40, warmth=warmth)
            slots += _spread(now, week, (sent or 0) - 6, draw, warmth, days=(0,))
        else:
            slots += _spread(now, week, sent or 0, draw, warmth)
    return sorted(slots, key=lambda slot: slot.at)


def _sitting(
    now: DateTime, week: Week, weekday: int, sent: int, *, minutes: int, warmth: float,
    copied: bool = False,
) -> list[_Slot]:  # fmt: skip
    """Several in one evening, evenly from seven o'clock over that many minutes."""
    evening = _moment(now, week, weekday, 19, 2)
    return [
        _Slot(at=evening.add(minutes=n * minutes // (sent - 1)), warmth=warmth, copied=copied)
        for n in range(sent)
    ]


def _spread(
    now: DateTime, week: Week, sent: int, draw: Random, warmth: float, days: tuple[int, ...] = ()
) -> list[_Slot]:
    """One or two on a day, at different hours; now and then one known only by its day."""
    days = days or tuple(draw.sample((0, 1, 2, 3, 4, 5), k=min(6, max(3, sent // 2 + 1))))
    slots = []
    for n in range(sent):
        hour = (8, 12, 17, 20)[(n // len(days) + draw.randrange(4)) % 4]
        at = _moment(now, week, days[n % len(days)], hour, draw.randrange(1, 58))
        slots.append(_Slot(at=at, warmth=warmth, exact=draw.random() > 0.1))
    return slots


def _moment(now: DateTime, week: Week, weekday: int, hour: int, minute: int) -> DateTime:
    day = day_after(week.start, weekday)
    return now.set(
        year=day.year, month=day.month, day=day.day, hour=hour, minute=minute, second=0,
        microsecond=0,
    )  # fmt: skip
