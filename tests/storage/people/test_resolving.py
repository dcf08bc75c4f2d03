"""Whose request it is."""

from __future__ import annotations

import pytest

from netcoach.domain.errors import AmbiguousPerson
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft
from tests.support.storage import everything, new


def names(store: Store) -> list[str]:
    """Who each request went to, by id."""
    return [one.person.name for one in sorted(everything(store), key=lambda one: one.id)]


def test_what_is_known_of_a_person_is_what_the_latest_request_says(store: Store) -> None:
    store.log.add(new("1", "Ana Rybar", "2026-11-16", company="Acme", role="Engineer"))
    store.log.add(new("2", "Ana Rybar", "2026-11-18", role="Lead"))
    earlier = store.log.add(new("3", "Ana Rybar", "2026-11-10", company="Acme", role="Intern"))
    (person,) = store.people.everybody()

    assert (person.company, person.role) == ("Acme", "Lead")
    assert earlier.role == "Intern"


def test_deleting_the_latest_request_brings_back_what_was_known_before(store: Store) -> None:
    store.log.add(new("1", "Ana Rybar", "2026-11-16", company="Acme"))
    ana = store.people.everybody()[0].id
    latest = store.log.add(new("2", "Ana Rybar", "2026-11-18", company="Beta", person_id=ana))
    store.log.delete(latest.id, at=WEDNESDAY)

    assert store.people.everybody()[0].company == "Acme"


def test_a_profile_address_is_learnt_and_then_tells(store: Store) -> None:
    first = store.log.add(new("1", "Ana Rybar"))
    second = store.log.add(new("2", "Ana Rybar", url="linkedin.com/in/ana"))
    third = store.log.add(new("3", "A. Rybar", url="https://de.linkedin.com/in/ANA/"))

    assert first.person.id == second.person.id == third.person.id
    assert third.person.name == "Ana Rybar"
    assert store.people.everybody()[0].profile_key == "ana"


def test_two_people_of_one_name_must_be_told_apart(store: Store) -> None:
    store.log.add(new("1", "Ana Rybar", url="linkedin.com/in/ana-1"))
    store.log.add(new("2", "Ana Rybar", url="linkedin.com/in/ana-2"))
    with pytest.raises(AmbiguousPerson):
        store.log.add(new("3", "Ana Rybar"))

    assert len(everything(store)) == len(store.people.everybody()) == 2


def test_somebody_whose_every_request_was_deleted_is_not_in_the_way(store: Store) -> None:
    gone = store.log.add(new("1", "Ana Rybar", company="Acme"))
    store.log.delete(gone.id, at=WEDNESDAY)
    made = store.log.add(new("2", "Ana Rybar", company="Beta"))

    assert made.person.id != gone.person.id
    assert [person.company for person in store.people.everybody()] == ["Beta"]


def test_a_deleted_profile_address_is_still_the_same_persons(store: Store) -> None:
    gone = store.log.add(new("1", "Ana Rybar", url="linkedin.com/in/ana"))
    store.log.delete(gone.id, at=WEDNESDAY)

    assert (
        store.log.add(new("2", "Ana Rybar", url="linkedin.com/in/ana")).person.id == gone.person.id
    )


def test_another_name_renames_the_person_everywhere(store: Store) -> None:
    store.log.add(new("1", "Ana Rybar"))
    second = store.log.add(new("2", "Ana Rybar"))
    store.log.edit(second.id, a_draft("Ana Rybár"), at=WEDNESDAY)

    assert names(store) == ["Ana Rybár", "Ana Rybár"]
    assert store.log.add(new("3", "ana rybár")).person.id == second.person.id


def test_a_picked_other_person_takes_the_request_over(store: Store) -> None:
    ana = store.log.add(new("1", "Ana Rybar", company="Acme"))
    bo = store.log.add(new("2", "Bo Kessler"))
    draft = a_draft("Bo Kessler", person_id=bo.person.id, company="Acme")
    moved = store.log.edit(ana.id, draft, at=WEDNESDAY)

    assert moved.person.id == bo.person.id
    assert [(one.name, one.company) for one in store.people.everybody()] == [("Bo Kessler", "Acme")]
    store.undo(at=WEDNESDAY)
    assert names(store) == ["Ana Rybar", "Bo Kessler"]


def test_anothers_profile_address_moves_the_request_to_them(store: Store) -> None:
    ana = store.log.add(new("1", "Ana Rybar"))
    store.log.add(new("2", "Bo Kessler", url="linkedin.com/in/bo"))
    store.log.edit(ana.id, a_draft("Bo Kessler", url="linkedin.com/in/bo"), at=WEDNESDAY)

    assert names(store) == ["Bo Kessler", "Bo Kessler"]


def test_picking_one_and_giving_the_address_of_another_is_asked_about(store: Store) -> None:
    ana = store.log.add(new("1", "Ana Rybar"))
    store.log.add(new("2", "Bo Kessler", url="linkedin.com/in/bo"))
    draft = a_draft("Ana Rybar", person_id=ana.person.id, url="linkedin.com/in/bo")
    with pytest.raises(AmbiguousPerson):
        store.log.edit(ana.id, draft, at=WEDNESDAY)
