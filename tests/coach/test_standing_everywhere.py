"""People asked several times, with anything become of it: every screen and command agrees."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pytest
from pendulum import Date

from netcoach.cli.people import shelves_document
from netcoach.coach import Coach
from netcoach.domain.errors import TooSoon
from netcoach.domain.log.preview import finding_in
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.outcomes.follow_up import HELLO_DAYS
from netcoach.domain.outcomes.outcome import LAPSE_DAYS
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.person import PersonId
from netcoach.domain.people.shelves import SHELF_DAYS, WITHDRAWN_DAYS, days_since
from netcoach.domain.people.standing import Stand, request_facts, standing_of
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.next_steps import NextStepKind
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day
from tests.support.storage import everything

TODAY = day("2026-11-18")
PEOPLE = 40


def ago(random: Random, most: int) -> Date:
    """Some date, seldom long past."""
    return day_after(TODAY, -random.choice([random.randrange(1, 60), random.randrange(1, most)]))


def fill(coach: Coach, random: Random) -> None:
    """Log one to four requests to everybody, and what became of each in any combination."""
    news: list[NewRequest] = []
    for number in range(PEOPLE):
        for sent_on in sorted(ago(random, 600) for _ in range(random.choice([1, 1, 2, 4]))):
            outcomes = random.sample(list(Outcome), random.choice([0, 0, 1, 1, 2]))
            news.append(
                NewRequest(
                    draft=a_draft(f"Person {number}", sent_on.isoformat()),
                    uid=f"{len(news)}",
                    logged_at=WEDNESDAY,
                    outcomes=tuple(
                        (one, min(TODAY, day_after(sent_on, random.choice([0, 1, 9, 45]))))
                        for one in outcomes
                    ),
                )
            )
    coach.store.log.add_many(news)
    for person in coach.people.everybody():
        if random.random() < 0.3:
            coach.people.add_contact(person.id, ContactKind.MESSAGED, on=ago(random, 200))


def ids(rows: object) -> set[PersonId]:
    """Whose rows they are."""
    return {one.person.id for one in rows}  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(6))
def test_every_screen_and_command_says_what_the_one_rule_does(
    coach: Coach, store: Store, seed: int
) -> None:
    fill(coach, Random(seed))
    of_each: defaultdict[PersonId, list[Request]] = defaultdict(list)
    for request in everything(store):
        of_each[request.person.id].append(request)
    stands = {number: standing_of(request_facts(mine)) for number, mine in of_each.items()}
    noted = {
        number: max((one.on for one in coach.people.page(number).contacts), default=None)
        for number in stands
    }
    owed = {
        number: days_since(stand.since or TODAY, TODAY)
        for number, stand in stands.items()
        if stand.owes_hello(noted[number])
    }
    waits = {
        number: days_since(stand.pending_on, TODAY)
        for number, stand in stands.items()
        if stand.pending_on
    }
    gone = {
        number
        for number, stand in stands.items()
        if stand.withdrawn_on and days_since(stand.withdrawn_on, TODAY) <= WITHDRAWN_DAYS
    }

    shelves = coach.people.shelves()
    assert ids(shelves.hellos) == {one for one, days in owed.items() if days <= SHELF_DAYS}
    assert ids(shelves.waiting) == {*waits}
    assert ids(shelves.withdrawn) == gone
    assert not gone & {one for one, stand in stands.items() if stand.stand is Stand.CONNECTED}
    document = shelves_document(shelves)
    assert {one["person"] for one in document["said_yes_no_hello"]} == ids(shelves.hellos)
    assert {one["person"] for one in document["pending"]} == ids(shelves.waiting)
    assert {one["person"] for one in document["withdrawn"]} == gone

    follow_up = coach.week.review().follow_up
    assert ids(follow_up.hellos) == {one for one, days in owed.items() if days <= HELLO_DAYS}
    to_decide = ids(one for one in shelves.waiting if one.offers and one.days <= LAPSE_DAYS)
    assert ids(follow_up.waiting) == to_decide
    closing = coach.closing.preview()
    assert (ids(closing.hello_owed), ids(closing.long_pending)) == (
        ids(follow_up.hellos),
        ids(follow_up.waiting),
    )
    counts = {step.kind: 1 + step.more for step in coach.closing.needs().steps}
    assert counts.get(NextStepKind.HELLO, 0) == len(follow_up.hellos)
    assert counts.get(NextStepKind.PENDING, 0) == len(follow_up.waiting)

    context = coach.log.context()
    for person in coach.people.everybody():
        page = coach.people.page(person.id)
        shown = (page.hello is not None, page.waiting is not None, page.withdrawn is not None)
        assert shown == tuple(
            person.id in ids(rows) for rows in (shelves.hellos, shelves.waiting, shelves.withdrawn)
        )
        possible_on = stands[person.id].possible_on(TODAY)
        draft = a_draft(person.name, TODAY.isoformat())
        finding = finding_in(draft, context)
        assert (finding is None) is (possible_on == TODAY)
        if finding:
            assert finding.possible_on == possible_on
            with pytest.raises(TooSoon) as stop:
                coach.log.add(draft)
            assert stop.value.possible_on == possible_on
