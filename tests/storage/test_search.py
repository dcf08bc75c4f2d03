"""Searching the log finds what the language means, whatever was searched for before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcoach.domain.log.filter.matching import matches
from netcoach.domain.log.filter.parser import read_filter
from netcoach.domain.log.filter.query import Filter
from netcoach.domain.log.notes import evidence_of
from netcoach.domain.log.request import Outcome, Request, Source, sending_order
from netcoach.domain.log.signs import Field, Sign, Signs
from netcoach.domain.week.calendar import FirstDay, day_after
from netcoach.domain.week.review import RatedRequest
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day
from tests.support.storage import everything, new

TODAY = WEDNESDAY.date()
WORDS = [
    "José",
    "Kaplan-Ruiz",
    "sql",
    "Orbital",
    "Fjord",
    "talk",
    "Søn",
    "a  b",
    "x\ny",
    "李小 🙂",
    "",
]
STATES = (
    "is:pending is:accepted is:replied is:talked is:advice is:withdrawn is:silent is:imported "
    "is:late,pending sign:met sign:met=no sign:group=unknown field:same field:unknown note:yes "
    "note:none note:unknown company:none reason:yes event:none"
)
TEXTS = (
    "note:none,sql company:none,orbital company:orb company:fjord,son role:sql who:jose note:talk "
    "sql sq s jose kaplan-ruiz orbital talk zebra 小 who:🙂"
)
DATES = "after:2026-09 before:2026-11-10 on:2026-10 week:2026-11-12 after:30d"
PIECES = [*f"{STATES} {TEXTS} {DATES}".split(), '"a b"', '"x y"', '"jose orbital"']


def filled(path: Path, seed: int) -> Store:
    """A log of requests of every kind, some of them deleted."""
    pick = random.Random(seed)
    store = Store(path)
    store.log.add_many([_request(pick, number) for number in range(50)])
    for request in everything(store)[::9]:
        store.log.delete(request.id, at=WEDNESDAY)
    return store


def _request(pick: random.Random, number: int) -> NewRequest:
    signs = pick.sample(list(Sign), 4)
    sent = day_after(TODAY, -pick.randrange(90))
    rungs = pick.sample(list(Outcome), pick.choice([0, 0, 1, 2]))
    hour = pick.choice(["", "T09:30", "T17:05"])
    draft = a_draft(
        f"{pick.choice(WORDS)} Person {number}",
        sent.isoformat() + hour if sent < TODAY else sent.isoformat(),
        company=pick.choice(WORDS),
        role=pick.choice(WORDS),
        note=pick.choice([None, *WORDS]),
        reason=pick.choice(WORDS),
        event=pick.choice(WORDS),
        signs=Signs(yes=frozenset(signs[:2]), no=frozenset(signs[2:])),
        field=pick.choice([None, *Field]),
    )
    return NewRequest(
        draft=draft,
        uid=f"u{number}",
        logged_at=WEDNESDAY,
        source=pick.choice(list(Source)),
        outcomes=tuple((rung, TODAY) for rung in rungs),
    )


@pytest.fixture(scope="module", params=[1, 2])
def log(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, tuple[Request, ...]]]:
    """A store with what is in it, newest first."""
    store = filled(tmp_path_factory.mktemp("search") / "netcoach.db", request.param)
    yield store, tuple(sorted(everything(store), key=sending_order, reverse=True))
    store.close()


def meant(requests: tuple[Request, ...], wanted: Filter) -> list[int]:
    """What the predicate says, in the order given."""
    found = []
    for request in requests:
        evidence = evidence_of(request, copied=frozenset(), spent=frozenset())
        if matches(RatedRequest(request=request, evidence=evidence, quality=None), wanted):
            found.append(int(request.id))
    return found


def filter_of(text: str) -> Filter:
    """A filter typed on the Wednesday."""
    return read_filter(text, today=TODAY, first_day=FirstDay.MONDAY).filter


@settings(max_examples=150)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(PIECES)), max_size=4))
def test_a_search_finds_what_the_predicate_means(
    log: tuple[Store, tuple[Request, ...]], pieces: list[tuple[bool, str]]
) -> None:
    store, requests = log
    wanted = filter_of(" ".join(f"-{piece}" if negated else piece for negated, piece in pieces))
    assert list(store.search.find(wanted.conditions)) == meant(requests, wanted)


@pytest.mark.parametrize("text", ["is:pending company:orbital", "-sql note:yes talk", '"x y"'])
def test_every_state_of_a_filter_being_typed_finds_what_it_means(
    log: tuple[Store, tuple[Request, ...]], text: str
) -> None:
    store, requests = log
    for end in (*range(len(text) + 1), *range(len(text), -1, -1)):
        wanted = filter_of(text[:end])
        assert list(store.search.find(wanted.conditions)) == meant(requests, wanted)


def test_a_change_is_found_by_the_next_search(store: Store) -> None:
    wanted = filter_of("zebra").conditions
    assert not store.search.find(wanted)
    first = store.log.add(new("one", "Zebra Marsh"))
    assert list(store.search.find(wanted)) == [first.id]
    store.log.edit(first.id, a_draft("Horse Marsh"), at=WEDNESDAY)
    assert not store.search.find(wanted)
    store.undo(at=WEDNESDAY)
    assert list(store.search.find(wanted)) == [first.id]


def test_a_log_that_is_not_there_yet_holds_nothing(store: Store) -> None:
    store.search.warm_up()
    assert not store.search.find(())
    assert not store.search.find(filter_of("bo is:pending").conditions)
    assert store.log.requests([1, 2]) == ()


def test_requests_come_in_the_order_asked_for(store: Store) -> None:
    ids = [store.log.add(new(str(number), when="2026-11-10")).id for number in range(3)]
    assert [request.id for request in store.log.requests([ids[2], ids[0], 999, ids[1]])] == [
        ids[2],
        ids[0],
        ids[1],
    ]


def test_many_are_deleted_in_one_step_and_brought_back_in_one(store: Store) -> None:
    ids = [store.log.add(new(str(number), "Ana Rybar")).id for number in range(3)]
    kept = store.log.add(new("kept", when="2026-11-01", company="Fjord"))
    assert store.log.delete_many([*ids, ids[0]], at=WEDNESDAY) == 3
    assert everything(store) == (kept,)
    assert store.log.delete_many(ids, at=WEDNESDAY) == 0
    change = store.undo(at=WEDNESDAY)
    assert change.count == 3
    assert len(everything(store)) == 4
    store.redo(at=WEDNESDAY)
    assert list(store.search.find(())) == [kept.id]


def test_the_newest_come_first_and_a_day_without_a_time_before_its_times(store: Store) -> None:
    sent = ["2026-11-10", "2026-11-12T10:00", "2026-11-12", "2026-11-12T09:00"]
    ids = [store.log.add(new(str(number), when=when)).id for number, when in enumerate(sent)]
    assert list(store.search.find(())) == [ids[1], ids[3], ids[2], ids[0]]
    assert day("2026-11-12") == store.log.requests(ids[1:2])[0].sent.on
