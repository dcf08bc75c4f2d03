"""The shelves against the plainest reading of the same log."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from pendulum import Date

from netcoach.domain.log.request import Outcome, Request, RequestDraft, RequestId, SentTime
from netcoach.domain.people.shelves import SHELF_DAYS, WITHDRAWN_DAYS
from netcoach.domain.week.calendar import day_after
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY
from tests.support.storage import TODAY, everything

PEOPLE, REQUESTS = 160, 240
ENDS = {Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.EXPIRED}


def a_log(random: Random) -> list[NewRequest]:
    """Requests to few people, with outcomes in any combination."""
    news = []
    for number in range(REQUESTS):
        sent_on = day_after(TODAY, -random.randrange(2, 500))
        reached = random.sample(list(Outcome), random.choice([0, 0, 1, 1, 2, 3]))
        news.append(
            NewRequest(
                draft=RequestDraft(
                    name=f"Person {random.randrange(PEOPLE)}", sent=SentTime(on=sent_on)
                ),
                uid=str(number),
                logged_at=WEDNESDAY,
                outcomes=tuple((one, _on(random, sent_on)) for one in reached),
            )
        )
    return news


def _on(random: Random, sent_on: Date) -> Date:
    return min(TODAY, day_after(sent_on, random.randrange(3)))


def test_the_shelves_say_what_the_requests_do(store: Store) -> None:
    store.log.add_many(a_log(Random(20261118)))
    of_each: defaultdict[int, list[Request]] = defaultdict(list)
    for request in everything(store):
        of_each[request.person.id].append(request)
    shelves = store.people.shelves(TODAY)

    lasts = [requests[-1] for requests in of_each.values()]
    assert {one.request_id for one in shelves.waiting} == {
        one.id for one in lasts if not one.outcomes
    }
    assert {one.request_id for one in shelves.withdrawn} == set(
        filter(None, map(_gone, of_each.values()))
    )
    owed = {_owed(requests) for requests in of_each.values()} - {None}
    assert {one.request_id for one in shelves.hellos} == owed
    assert len(shelves.waiting) * len(shelves.withdrawn) * len(shelves.hellos) > 0


def _gone(requests: list[Request]) -> RequestId | None:
    """The last request, when it was withdrawn after all, and none was ever answered with yes."""
    if any(what not in ENDS for one in requests for what, _ in one.outcomes):
        return None
    last = requests[-1]
    what, on = max(last.outcomes, key=lambda one: one[1], default=(None, TODAY))
    is_last = [what for what, day in last.outcomes if day == on][-1:] == [Outcome.WITHDRAWN]
    return last.id if what and is_last and on >= day_after(TODAY, -WITHDRAWN_DAYS) else None


def _owed(requests: list[Request]) -> RequestId | None:
    """The request of the latest yes, unless something came after it."""
    yeses = [(on, one) for one in requests for what, on in one.outcomes if what is Outcome.ACCEPTED]
    if not yeses:
        return None
    on, latest = max(yeses, key=lambda each: (each[0], each[1].id))
    later = [
        day
        for one in requests
        for what, day in one.outcomes
        if what is not Outcome.ACCEPTED and what not in ENDS and day >= on
    ]
    return latest.id if len(latest.outcomes) == 1 and not later and _is_recent(on) else None


def _is_recent(on: Date) -> bool:
    return on >= day_after(TODAY, -SHELF_DAYS)
