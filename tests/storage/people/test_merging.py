"""Making two people one."""

from __future__ import annotations

import pytest

from netcoach.domain.errors import InvalidInput, NotFound
from netcoach.domain.log.request import Request
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.page import PersonDraft
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, day, yes
from tests.support.storage import TODAY, asked, known_well, on_shortlist, rows


def test_everything_of_the_other_is_the_ones_and_one_undo_takes_it_back(store: Store) -> None:
    keep = asked(store, "B. Roth", "2026-11-02", ("withdrawn", "2026-11-03")).person
    other = known_well(store)
    draft = PersonDraft(
        name="Bo Roth", company="Nimbus", url="bo-roth", through="Ana Rybar", words="likes chess"
    )
    store.people.edit(other.id, draft, day("2026-11-10"), at=WEDNESDAY)
    store.people.add_contact(other.id, ContactKind.MET, day("2026-11-05"), "lunch", at=WEDNESDAY)
    store.people.set_cadence(other.id, 90, at=WEDNESDAY)
    before = rows(store)

    merged = store.people.merge(keep.id, other.id, at=WEDNESDAY)
    found = store.people.page(keep.id, TODAY)
    assert (merged.name, merged.company, merged.profile_key) == ("B. Roth", "Nimbus", "bo-roth")
    assert found.person == merged
    assert (found.through, found.words, len(found.contacts)) == ("Ana Rybar", "likes chess", 1)
    assert len(found.requests) == 2
    assert found.in_touch is not None
    with pytest.raises(NotFound):
        store.people.page(other.id, TODAY)
    after = rows(store)

    store.undo(at=WEDNESDAY)
    assert rows(store) == before
    store.redo(at=WEDNESDAY)
    assert rows(store) == after


def test_words_of_both_are_kept(store: Store) -> None:
    one, other = asked(store, "Bo Roth").person, on_shortlist(store, "Roth Bo")
    for person, words in ((one, "chess"), (other, "climbing")):
        store.people.edit(person.id, PersonDraft(name="Bo", words=words), TODAY, at=WEDNESDAY)
    store.people.merge(one.id, other.id, at=WEDNESDAY)
    assert store.people.page(one.id, TODAY).words == "chess\nclimbing"


@pytest.mark.parametrize(("reached", "shortlisted"), [("withdrawn", True), ("accepted", False)])
def test_the_shortlist_follows_unless_there_is_nothing_to_ask(
    store: Store, reached: str, shortlisted: bool
) -> None:
    one = asked(store, "Bo Roth", "2026-09-02", (reached, "2026-09-03")).person
    other = on_shortlist(store, "Roth Bo", reason="her book")
    store.people.merge(one.id, other.id, at=WEDNESDAY)
    assert (store.people.page(one.id, TODAY).shortlisted is not None) is shortlisted


def test_who_is_not_the_other_is_not_the_one_either(store: Store) -> None:
    one, other, third = (
        asked(store, name, company="Orbital", url=url).person
        for name, url in (("Bo Roth", "bo"), ("Roth Bo", ""), ("Roth  B.", ""))
    )
    store.people.not_same(other.id, third.id, at=WEDNESDAY)
    store.people.not_same(one.id, other.id, at=WEDNESDAY)
    store.people.merge(one.id, other.id, at=WEDNESDAY)
    with_one = {third.id, one.id}
    pairs = store.people.likely_duplicates()
    assert not [pair for pair in pairs if {pair.first.id, pair.second.id} == with_one]


def test_nobody_is_merged_with_themselves(store: Store) -> None:
    bo = asked(store, "Bo Roth").person
    with pytest.raises(InvalidInput):
        store.people.merge(bo.id, bo.id, at=WEDNESDAY)


def exported(store: Store) -> Request:
    """A request that an import brought, with its minute and a yes."""
    return asked(store, "Bob Roth", "2026-11-04T09:10", ("accepted", "2026-11-06"), note="Hi Bob")


def test_a_request_logged_twice_becomes_one_and_one_undo_parts_everything(store: Store) -> None:
    typed = asked(store, "Bo Roth", "2026-11-05", reason="her talk", signs=yes(Sign.MET))
    twice = exported(store)
    later = asked(store, "Bob Roth", "2026-12-20")
    store.people.not_same(typed.person.id, later.person.id, at=WEDNESDAY)
    before = rows(store)
    merging = store.people.merging(typed.person.id, twice.person.id)
    assert [(one.id, other.id) for one, other in merging.logged_twice] == [(typed.id, twice.id)]

    store.people.merge(typed.person.id, twice.person.id, join_requests=True, at=WEDNESDAY)
    found = store.people.page(typed.person.id, TODAY).requests
    assert [one.id for one in found] == [later.id, typed.id]
    joined = found[1]
    assert joined.sent == twice.sent
    assert (joined.note, joined.reason, joined.signs) == ("Hi Bob", "her talk", yes(Sign.MET))
    assert joined.outcomes == twice.outcomes
    after = rows(store)

    store.undo(at=WEDNESDAY)
    assert rows(store) == before
    store.redo(at=WEDNESDAY)
    assert rows(store) == after


def test_requests_stay_two_unless_they_are_to_be_joined(store: Store) -> None:
    typed, twice = asked(store, "Bo Roth", "2026-11-05"), exported(store)
    store.people.merge(typed.person.id, twice.person.id, at=WEDNESDAY)
    assert len(store.people.page(typed.person.id, TODAY).requests) == 2
