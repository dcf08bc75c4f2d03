"""What is known already of those meant to be asked."""

from __future__ import annotations

from netcoach.domain.log.signs import Sign
from netcoach.domain.people.contacts import ContactKind
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, day, yes
from tests.support.storage import TODAY, asked, on_shortlist


def test_nothing_is_known_of_somebody_new(store: Store) -> None:
    on_shortlist(store)
    assert store.people.known_of_shortlist() == {}


def test_contacts_an_earlier_request_and_the_company_say_something(store: Store) -> None:
    asked(store, "Ana Rybar", company="Orbital", signs=yes(Sign.TARGET_COMPANY))
    again = asked(
        store, "Bo Roth", "2026-10-01", ("withdrawn", "2026-10-20"), signs=yes(Sign.ALUMNI)
    )
    bo = on_shortlist(store, "Bo Roth", person_id=again.person.id)
    cleo = on_shortlist(store, "Cleo Vance", company="Orbital")
    dee = on_shortlist(store, "Dee Marlow", company="Aster")
    for kind in (ContactKind.COMMENTED, ContactKind.THANKED):
        store.people.add_contact(dee.id, kind, day("2026-11-17"), "", at=WEDNESDAY)
    assert store.people.known_of_shortlist() == {
        bo.id: {Sign.ALUMNI},
        cleo.id: {Sign.TARGET_COMPANY},
        dee.id: {Sign.I_ENGAGED},
    }
    assert {one.person.id for one in store.people.shortlisted(TODAY)} == {bo.id, cleo.id, dee.id}


def test_what_was_deleted_says_nothing(store: Store) -> None:
    ana = asked(store, "Ana Rybar", company="Orbital", signs=yes(Sign.TARGET_COMPANY))
    on_shortlist(store, "Cleo Vance", company="Orbital")
    store.log.delete(ana.id, at=WEDNESDAY)
    assert store.people.known_of_shortlist() == {}
