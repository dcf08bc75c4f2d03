"""Follow-ups and tags in the file: written, undone, merged, exported and forgotten."""

from __future__ import annotations

import pytest

from netcoach.domain.errors import NotFound
from netcoach.domain.people.contacts import ContactKind, ContactPlan
from netcoach.domain.people.person import PersonId
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, day
from tests.support.storage import TODAY, asked, rows

SLIDES = ContactPlan(on=day("2026-12-01"), line="send slides", days=90)


def planned(store: Store, person_id: PersonId) -> ContactPlan | None:
    """What is stored of a plan."""
    in_touch = store.people.page(person_id, TODAY).in_touch
    return in_touch.plan if in_touch else None


def test_a_plan_is_kept_replaced_and_taken_back(store: Store) -> None:
    bo = asked(store, "Bo Roth").person
    before = rows(store)
    store.people.plan_contact(bo.id, SLIDES, at=WEDNESDAY)
    assert planned(store, bo.id) == SLIDES
    later = ContactPlan(on=day("2026-12-08"), line="send slides")
    store.people.plan_contact(bo.id, later, at=WEDNESDAY)
    assert planned(store, bo.id) == later
    store.people.plan_contact(bo.id, ContactPlan(), at=WEDNESDAY)
    assert planned(store, bo.id) is None
    for plan in (later, SLIDES, None):
        assert store.undo(at=WEDNESDAY).name == "Bo Roth"
        assert planned(store, bo.id) == plan
    assert rows(store) == before
    with pytest.raises(NotFound):
        store.people.plan_contact(PersonId(99), SLIDES, at=WEDNESDAY)


@pytest.mark.parametrize(
    ("kind", "on", "done"),
    [
        (ContactKind.MESSAGED, "2026-11-17", False),
        (ContactKind.MESSAGED, "2026-11-18", True),
        (ContactKind.WROTE, "2026-11-18", False),
    ],
)
def test_a_contact_on_its_day_or_later_does_a_follow_up(
    store: Store, kind: ContactKind, on: str, done: bool
) -> None:
    bo = asked(store, "Bo Roth").person
    store.people.plan_contact(bo.id, ContactPlan(on=TODAY, line="send slides"), at=WEDNESDAY)
    before = rows(store)
    store.people.add_contact(bo.id, kind, day(on), "", at=WEDNESDAY)
    assert (planned(store, bo.id) is None) is done
    store.undo(at=WEDNESDAY)
    assert rows(store) == before


def test_tags_are_given_and_taken_off_many_in_one_step(store: Store) -> None:
    bo, ana = asked(store, "Bo Roth").person, asked(store, "Ana Rybar").person
    before = rows(store)
    store.people.change_tags([bo.id, ana.id], ["sql", "berlin"], [], at=WEDNESDAY)
    store.people.change_tags([bo.id], ["sql"], ["berlin"], at=WEDNESDAY)
    assert store.people.page(bo.id, TODAY).tags == ("sql",)
    assert store.people.page(ana.id, TODAY).tags == ("berlin", "sql")
    assert store.people.tags() == ("berlin", "sql")
    assert store.undo(at=WEDNESDAY).name == "Bo Roth"
    assert store.undo(at=WEDNESDAY).count == 2
    assert rows(store) == before
    with pytest.raises(NotFound):
        store.people.change_tags([bo.id, PersonId(99)], ["x"], [], at=WEDNESDAY)
    assert rows(store) == before


def test_merging_keeps_the_plan_and_the_tags_of_both(store: Store) -> None:
    bo, bob = asked(store, "Bo Roth").person, asked(store, "Bob Roth").person
    store.people.plan_contact(bob.id, SLIDES, at=WEDNESDAY)
    for person, tags in ((bo, ["sql"]), (bob, ["sql", "berlin"])):
        store.people.change_tags([person.id], tags, [], at=WEDNESDAY)
    before = rows(store)
    store.people.merge(bo.id, bob.id, at=WEDNESDAY)
    assert planned(store, bo.id) == SLIDES
    assert store.people.page(bo.id, TODAY).tags == ("berlin", "sql")
    store.undo(at=WEDNESDAY)
    assert rows(store) == before


def test_forgetting_leaves_neither(store: Store) -> None:
    bo, ana = asked(store, "Bo Roth").person, asked(store, "Ana Rybar").person
    store.people.plan_contact(bo.id, SLIDES, at=WEDNESDAY)
    store.people.change_tags([bo.id], ["roth-family"], [], at=WEDNESDAY)
    line = ContactPlan(on=TODAY, line="ask Bo Roth first")
    store.people.plan_contact(ana.id, line, at=WEDNESDAY)
    done = store.people.forget(bo.id, at=WEDNESDAY)
    assert (done.mentions.texts, done.mentions.people) == (1, ("Ana Rybar",))
    content = store.path.read_bytes()
    assert b"roth-family" not in content
    assert b"send slides" not in content
    assert planned(store, ana.id) == line
