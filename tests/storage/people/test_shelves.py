"""Who is on which shelf."""

from __future__ import annotations

import pytest

from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.shelves import Shelves
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, day
from tests.support.storage import TODAY, asked, on_shortlist


def shelves(store: Store) -> Shelves:
    return store.people.shelves(TODAY)


def test_a_log_that_is_not_there_has_empty_shelves(store: Store) -> None:
    assert shelves(store) == Shelves(today=TODAY)


def test_sent_and_accepted_yesterday_a_hello_is_owed_at_once(store: Store) -> None:
    bo = asked(store, "Bo Roth", "2026-11-17", ("accepted", "2026-11-17"))
    (one,) = shelves(store).hellos
    assert (one.person, one.request_id, one.days) == (bo.person, bo.id, 1)
    assert shelves(store).waiting == ()


@pytest.mark.parametrize("after", ["replied", "talked", "advice", "withdrawn"])
def test_anything_after_the_yes_ends_it(store: Store, after: str) -> None:
    asked(store, "Bo Roth", "2026-11-02", ("accepted", "2026-11-03"), (after, "2026-11-04"))
    assert shelves(store).hellos == ()


@pytest.mark.parametrize(("on", "owed"), [("2026-11-02", 1), ("2026-11-03", 0), ("2026-11-09", 0)])
def test_a_contact_since_the_yes_is_a_hello(store: Store, on: str, owed: int) -> None:
    bo = asked(store, "Bo Roth", "2026-11-02", ("accepted", "2026-11-03"))
    store.people.add_contact(bo.person.id, ContactKind.MESSAGED, day(on), "", at=WEDNESDAY)
    assert len(shelves(store).hellos) == owed


def test_two_yeses_of_one_person_owe_one_hello(store: Store) -> None:
    asked(store, "Bo Roth", "2026-10-02", ("accepted", "2026-10-03"))
    later = asked(store, "Bo Roth", "2026-11-02", ("accepted", "2026-11-03"))
    assert [one.request_id for one in shelves(store).hellos] == [later.id]


def test_a_talk_after_another_request_is_a_hello_too(store: Store) -> None:
    asked(store, "Bo Roth", "2026-10-02", ("accepted", "2026-10-03"))
    asked(store, "Bo Roth", "2026-11-02", ("talked", "2026-11-03"))
    assert shelves(store).hellos == ()


def test_only_the_last_request_to_somebody_waits(store: Store) -> None:
    asked(store, "Bo Roth", "2026-09-02")
    last = asked(store, "Bo Roth", "2026-10-06")
    asked(store, "Cleo Vance", "2026-10-06", ("declined", "2026-10-07"))
    (one,) = shelves(store).waiting
    assert (one.request_id, one.days, one.offers) == (last.id, 43, True)


def test_keep_puts_the_question_off(store: Store) -> None:
    bo = asked(store, "Bo Roth", "2026-09-02")
    store.people.keep_waiting(bo.id, TODAY, at=WEDNESDAY)
    (one,) = shelves(store).waiting
    assert (one.kept_on, one.offers) == (TODAY, False)
    store.undo(at=WEDNESDAY)
    assert shelves(store).waiting[0].offers


def test_who_was_withdrawn_can_be_asked_again_later(store: Store) -> None:
    asked(store, "Bo Roth", "2026-09-02", ("withdrawn", "2026-11-10"))
    asked(store, "Cleo Vance", "2026-09-02", ("withdrawn", "2026-09-20"))
    asked(store, "Cleo Vance", "2026-11-02")
    (one,) = shelves(store).withdrawn
    assert (one.person.name, one.again_on) == ("Bo Roth", day("2026-12-01"))


def test_whoever_is_on_the_shortlist_is_on_no_other_shelf(store: Store) -> None:
    bo = asked(store, "Bo Roth", "2026-09-02", ("withdrawn", "2026-11-10")).person
    on_shortlist(store, "Bo Roth", day("2026-11-15"), person_id=bo.id, reason="her SQL talk")
    store.people.add_contact(bo.id, ContactKind.COMMENTED, day("2026-11-16"), "", at=WEDNESDAY)
    found = shelves(store)
    assert found.withdrawn == ()
    (one,) = found.shortlist
    assert (one.reason, one.days, one.contacts) == ("her SQL talk", 3, 1)
    assert (one.last_contact_on, one.again_on) == (day("2026-11-16"), day("2026-12-01"))


@pytest.mark.parametrize(
    ("reached", "last_on"),
    [
        ((), "2026-09-02"),
        ((("accepted", "2026-09-05"),), "2026-09-05"),
        ((("talked", "2026-09-09"),), "2026-09-09"),
        ((("withdrawn", "2026-09-09"),), "2026-09-02"),
    ],
)
def test_a_cadence_counts_from_the_last_contact(
    store: Store, reached: tuple[tuple[str, str], ...], last_on: str
) -> None:
    bo = asked(store, "Bo Roth", "2026-09-02", *reached).person
    store.people.set_cadence(bo.id, 30, at=WEDNESDAY)
    (one,) = shelves(store).in_touch
    assert (one.days, one.last_on, one.is_due) == (30, day(last_on), True)
    store.people.add_contact(bo.id, ContactKind.MET, TODAY, "", at=WEDNESDAY)
    assert shelves(store).due == ()
    store.people.set_cadence(bo.id, None, at=WEDNESDAY)
    assert shelves(store).in_touch == ()
