"""What a user says of people, each taken back to the row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import AmbiguousPerson, InvalidInput, NotFound, ProfileTaken
from netcoach.domain.log.request import RequestDraft, RequestId
from netcoach.domain.people.contacts import ContactId, ContactKind
from netcoach.domain.people.page import PersonDraft, PersonPage, ShortlistDraft
from netcoach.domain.people.person import PersonId
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day
from tests.support.storage import TODAY, asked, known_well, new, on_shortlist, rows


def page(store: Store, person_id: PersonId) -> PersonPage:
    return store.people.page(person_id, TODAY)


def test_a_contact_is_kept_and_taken_off(store: Store) -> None:
    bo = asked(store, "Bo Roth").person
    first = store.people.add_contact(
        bo.id, ContactKind.MET, day("2026-11-03"), "over lunch", at=WEDNESDAY
    )
    store.people.add_contact(bo.id, ContactKind.THANKED, day("2026-11-04"), "", at=WEDNESDAY)
    assert [one.kind for one in page(store, bo.id).contacts] == [
        ContactKind.THANKED,
        ContactKind.MET,
    ]
    assert store.people.remove_contact(first.id, at=WEDNESDAY) == first
    assert [one.kind for one in page(store, bo.id).contacts] == [ContactKind.THANKED]


def test_a_contact_is_corrected_and_undo_gives_back_what_was_said(store: Store) -> None:
    bo = asked(store, "Bo Roth").person
    first = store.people.add_contact(
        bo.id, ContactKind.MET, day("2026-11-03"), "over lunch", at=WEDNESDAY
    )
    second = store.people.change_contact(
        first.id, ContactKind.CALLED, day("2026-11-02"), "over tea", at=WEDNESDAY
    )
    assert page(store, bo.id).contacts == (second,)
    assert (second.id, second.kind, second.on) == (first.id, ContactKind.CALLED, day("2026-11-02"))
    change = store.undo(at=WEDNESDAY)
    assert (change.kind, change.name) == (ChangeKind.CONTACT_CHANGE, "Bo Roth")
    assert page(store, bo.id).contacts == (first,)


def test_what_is_not_there_is_said_so(store: Store) -> None:
    bo = asked(store, "Bo Roth").person
    nobody = PersonId(99)
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.people.page(nobody, TODAY),
        lambda: store.people.add_contact(nobody, ContactKind.MET, TODAY, "", at=WEDNESDAY),
        lambda: store.people.remove_contact(ContactId(99), at=WEDNESDAY),
        lambda: store.people.change_contact(
            ContactId(99), ContactKind.MET, TODAY, "", at=WEDNESDAY
        ),
        lambda: store.people.set_cadence(nobody, 30, at=WEDNESDAY),
        lambda: store.people.keep_waiting(RequestId(99), TODAY, at=WEDNESDAY),
        lambda: store.people.edit(nobody, PersonDraft(name="Bo"), TODAY, at=WEDNESDAY),
        lambda: on_shortlist(store, person_id=nobody),
        lambda: store.people.remove_from_shortlist(bo.id, at=WEDNESDAY),
        lambda: store.people.merge(bo.id, nobody, at=WEDNESDAY),
        lambda: store.people.not_same(bo.id, nobody, at=WEDNESDAY),
        lambda: store.people.forget(nobody, at=WEDNESDAY),
    )
    before = rows(store)
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert rows(store) == before


def test_somebody_new_on_the_shortlist_is_found_by_name(store: Store) -> None:
    cleo = on_shortlist(store, company="Orbital", role="Data lead", url="cleo-v", reason="her talk")
    assert (cleo.company, cleo.role, cleo.profile_key) == ("Orbital", "Data lead", "cleo-v")
    assert store.people.everybody() == (cleo,)
    assert store.people.named("cleo vance") == store.people.named("linkedin.com/in/cleo-v") == cleo


def test_asking_takes_off_the_shortlist_in_the_same_step(store: Store) -> None:
    cleo = on_shortlist(store, reason="her talk")
    before = rows(store)
    store.log.add(new("1", "Cleo Vance", "2026-11-18", person_id=cleo.id))
    assert page(store, cleo.id).shortlisted is None
    store.undo(at=WEDNESDAY)
    assert rows(store) == before
    store.log.add(new("2", "Cleo Vance", "2026-11-18"))
    assert [one.name for one in store.people.everybody()] == ["Cleo Vance"]


def test_a_second_time_on_the_shortlist_replaces_the_reason(store: Store) -> None:
    cleo = on_shortlist(store, on=day("2026-11-01"), reason="her talk")
    on_shortlist(store, reason="her book", person_id=cleo.id)
    (one,) = store.people.shelves(TODAY).shortlist
    assert (one.reason, one.since) == ("her book", day("2026-11-01"))
    store.people.remove_from_shortlist(cleo.id, at=WEDNESDAY)
    assert store.people.shelves(TODAY).shortlist == ()


@pytest.mark.parametrize(
    ("reached", "refused"),
    [
        ((), True),
        ((("accepted", "2026-11-03"),), True),
        ((("talked", "2026-11-03"),), True),
        ((("withdrawn", "2026-11-03"),), False),
        ((("declined", "2026-11-03"),), False),
    ],
)
def test_only_who_can_be_asked_is_put_on_the_shortlist(
    store: Store, reached: tuple[tuple[str, str], ...], refused: bool
) -> None:
    bo = asked(store, "Bo Roth", "2026-11-02", *reached).person
    if refused:
        with pytest.raises(InvalidInput):
            on_shortlist(store, "Bo Roth", person_id=bo.id)
    else:
        assert on_shortlist(store, "Bo Roth", person_id=bo.id) == bo


def test_two_people_of_one_name_are_told_apart_on_the_shortlist(store: Store) -> None:
    asked(store, "Bo Roth", "2026-11-02", company="Orbital")
    asked(store, "Bo Roth", "2026-11-03", company="Nimbus")
    with pytest.raises(AmbiguousPerson):
        on_shortlist(store, "Bo Roth")
    with pytest.raises(AmbiguousPerson):
        store.people.named("Bo Roth")


def test_only_what_is_pending_can_be_kept_waiting(store: Store) -> None:
    done = asked(store, "Bo Roth", "2026-09-02", ("accepted", "2026-09-03"))
    with pytest.raises(InvalidInput):
        store.people.keep_waiting(done.id, TODAY, at=WEDNESDAY)


def test_another_company_counts_from_its_day(store: Store) -> None:
    bo = known_well(store)
    draft = PersonDraft(name="Bo Kessler", company="Nimbus", url="bo-roth", words="likes\nchess")
    edited = store.people.edit(bo.id, draft, TODAY, at=WEDNESDAY)
    assert (edited.name, edited.company, edited.role) == ("Bo Kessler", "Nimbus", "")
    store.log.edit(page(store, bo.id).requests[0].id, _as_it_is(store, bo.id), at=WEDNESDAY)
    found = page(store, bo.id)
    assert (found.person.company, found.words) == ("Nimbus", "likes\nchess")
    assert [job.company for job in found.jobs] == ["Nimbus", "Orbital"]
    later = asked(store, "Bo Kessler", "2026-11-19", company="Vantage", person_id=bo.id)
    assert later.person.company == "Vantage"


def _as_it_is(store: Store, person_id: PersonId) -> RequestDraft:
    one = page(store, person_id).requests[0]
    return a_draft(one.person.name, "2026-10-01", company=one.company, person_id=person_id)


def test_somebody_elses_profile_address_says_whose_it_is(store: Store) -> None:
    bo, cleo = known_well(store), asked(store, "Cleo Vance").person
    with pytest.raises(ProfileTaken) as told:
        store.people.edit(
            cleo.id, PersonDraft(name="Cleo Vance", url="bo-roth"), TODAY, at=WEDNESDAY
        )
    assert told.value.owner == bo.id
    with pytest.raises(ProfileTaken):
        store.people.add_to_shortlist(
            ShortlistDraft(
                name="Dara Finn", person_id=on_shortlist(store, "Dara Finn").id, url="bo-roth"
            ),
            TODAY,
            at=WEDNESDAY,
        )


def test_likely_duplicates_are_suggested_until_they_are_not_the_same(store: Store) -> None:
    one = asked(store, "Jörg Roth", company="Orbital", url="joerg-1").person
    other = asked(store, "Joerg Roth", "2026-11-03", company="Orbital").person
    (pair,) = store.people.likely_duplicates()
    assert (pair.first, pair.second) == (one, other)
    assert page(store, one.id).likely == page(store, other.id).likely == (pair,)
    store.people.not_same(other.id, one.id, at=WEDNESDAY)
    assert store.people.likely_duplicates() == page(store, one.id).likely == ()
    store.undo(at=WEDNESDAY)
    assert store.people.likely_duplicates() == (pair,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Юрий Щербаков", "Yuri Scherbakov"),
        ("Алексей Васильев", "Alexey Vasiliev"),
        ("Pat O'Neil", "Pat ONeil"),
    ],
)
def test_a_page_suggests_whom_the_shelf_suggests(store: Store, one: str, other: str) -> None:
    first, second = (asked(store, name).person for name in (one, other))
    (pair,) = store.people.likely_duplicates()
    assert page(store, first.id).likely == page(store, second.id).likely == (pair,)


def test_a_page_tells_everything_of_one_person(store: Store) -> None:
    bo = known_well(store)
    asked(store, "Bo Roth", "2026-11-02", person_id=bo.id, note="")
    store.people.set_cadence(bo.id, 90, at=WEDNESDAY)
    found = page(store, bo.id)
    assert [one.sent.on.isoformat() for one in found.requests] == ["2026-11-02", "2026-10-01"]
    assert found.grounds[0].event == "PyData"
    assert [note.text for note in found.notes] == ["Hi Bo Roth, your talk on joins"]
    assert found.hello is not None
    assert found.waiting is not None
    assert found.in_touch is not None
    assert found.in_touch.due_on == day("2027-01-31")


def test_every_act_is_taken_back_to_the_row(store: Store) -> None:
    bo = known_well(store)
    waits = asked(store, "Cleo Vance", "2026-09-02")
    dara = on_shortlist(store, "Dara Finn", reason="her book")
    contact = store.people.add_contact(dara.id, ContactKind.MET, TODAY, "", at=WEDNESDAY)
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.people.add_contact(bo.id, ContactKind.MET, TODAY, "", at=WEDNESDAY),
        lambda: store.people.remove_contact(contact.id, at=WEDNESDAY),
        lambda: store.people.set_cadence(bo.id, 30, at=WEDNESDAY),
        lambda: store.people.keep_waiting(waits.id, TODAY, at=WEDNESDAY),
        lambda: store.people.edit(bo.id, PersonDraft(name="Bo K"), TODAY, at=WEDNESDAY),
        lambda: on_shortlist(store, "Emil Yard", company="Nimbus"),
        lambda: store.people.remove_from_shortlist(dara.id, at=WEDNESDAY),
        lambda: store.people.not_same(bo.id, dara.id, at=WEDNESDAY),
        lambda: store.people.merge(waits.person.id, dara.id, at=WEDNESDAY),
    )
    for act in acts:
        before = rows(store)
        act()
        after = rows(store)
        assert after != before
        store.undo(at=WEDNESDAY)
        assert rows(store) == before
        store.redo(at=WEDNESDAY)
        assert rows(store) == after
        store.undo(at=WEDNESDAY)


@pytest.mark.parametrize("act", ["contact", "shortlist", "merge"])
def test_taking_back_says_who_it_was_about(store: Store, act: str) -> None:
    bo = known_well(store)
    match act:
        case "contact":
            store.people.add_contact(bo.id, ContactKind.MET, TODAY, "", at=WEDNESDAY)
        case "shortlist":
            bo = on_shortlist(store, "Bo Roth Two")
        case _:
            store.people.merge(bo.id, asked(store, "Cleo Vance").person.id, at=WEDNESDAY)
    assert store.undo(at=WEDNESDAY).name == bo.name
