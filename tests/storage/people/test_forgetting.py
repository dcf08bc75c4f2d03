"""Forgetting somebody: no byte of them stays, and the bare requests do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netcoach.domain.change import ChangeKind
from netcoach.domain.drafts import FormDraft
from netcoach.domain.errors import (
    ForgettingStays,
    NotFound,
    NothingToUndo,
    NotSaved,
    StorageProblem,
)
from netcoach.domain.log.draft import SavedDraft
from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.page import Mentions, PersonDraft
from netcoach.domain.people.person import FORGOTTEN_NAME, Person
from netcoach.domain.people.shelves import Shelves
from netcoach.domain.week.marks import Marking, MarkKind, WeekMark
from netcoach.storage.backup.backups import verified_backup
from netcoach.storage.connection import Place
from netcoach.storage.drafts import kept_path, new_kept
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day
from tests.support.storage import (
    TODAY,
    asked,
    everything,
    known_well,
    new,
    on_shortlist,
    rows,
    settle,
    settle_many,
)

SECRETS = (
    "Quillon",
    "quillon",
    "Zephyrine",
    "Vexworks",
    "chief juggler",
    "my note to her",
    "my reason for her",
    "the fair we met at",
    "what she likes",
    "over coffee with her",
    "meant to ask her",
)


def bytes_beside(store: Store) -> bytes:
    """Everything that lies in the log's folder, backups included."""
    files = [path for path in sorted(store.path.parent.rglob("*")) if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def found_in(store: Store) -> list[str]:
    """Which secrets can be read in any file."""
    content = bytes_beside(store)
    return [secret for secret in SECRETS if secret.encode() in content]


def quillon(store: Store) -> Person:
    """Somebody with a secret in every place, and a history of each."""
    first = on_shortlist(store, "Zephyrine Quillon", reason="meant to ask her", company="Vexworks")
    store.undo(at=WEDNESDAY)
    other = on_shortlist(store, "Z. Quillon", reason="meant to ask her", company="Vexworks")
    request = asked(
        store,
        "Zephyrine Quillon",
        "2026-10-01",
        ("accepted", "2026-10-03"),
        company="Vexworks",
        role="chief juggler",
        url="linkedin.com/in/quillon",
        note="my note to her",
        reason="my reason for her",
        event="the fair we met at",
    )
    person = request.person
    assert first.name == person.name
    store.log.edit(
        request.id, a_draft(person.name, "2026-10-01", person_id=person.id), at=WEDNESDAY
    )
    draft = PersonDraft(name="Zephyrine Q", company="Vexworks", words="what she likes")
    store.people.edit(person.id, draft, TODAY, at=WEDNESDAY)
    store.people.add_contact(
        person.id, ContactKind.MET, TODAY, "over coffee with her", at=WEDNESDAY
    )
    store.people.merge(person.id, other.id, at=WEDNESDAY)
    store.people.not_same(person.id, asked(store, "Bo Roth").person.id, at=WEDNESDAY)
    store.people.set_cadence(person.id, 90, at=WEDNESDAY)
    return person


def test_no_byte_of_them_stays_in_any_file(store: Store) -> None:
    person = quillon(store)
    verified_backup(Place(store.path), "before-import")
    drafts = (
        SavedDraft(uid="open", name="Zephyrine Quillon", note="my note to her"),
        SavedDraft(uid="other", name="Bo Roth"),
        FormDraft(uid="words", form="contact 1", people=(person.id,), fields={"words": "to her"}),
        FormDraft(uid="week", form="closing", fields={"went_well": "met Zephyrine Quillon"}),
        FormDraft(uid="calm", form="closing", fields={"went_well": "two calm sittings"}),
    )
    files = {draft.uid: new_kept(store.path, draft.uid) for draft in drafts}
    for draft in drafts:
        files[draft.uid].keep(draft.to_json())
    torn = kept_path(store.path, "torn.part")
    torn.write_text('99\n{"name": "Zephyrine Quil')
    assert found_in(store)

    done = store.people.forget(person.id, at=WEDNESDAY)
    assert found_in(store) == []
    assert (done.requests, done.backups, done.mentions) == (1, 1, Mentions())
    assert {path.name for path in store.path.parent.glob("*.draft-*")} == {
        "netcoach.db.draft-other",
        "netcoach.db.draft-calm",
    }
    for file in files.values():
        file.drop()


def test_the_bare_request_stays(store: Store) -> None:
    bo = known_well(store)
    store.people.forget(bo.id, at=WEDNESDAY)
    (request,) = everything(store)
    assert request.person == Person(id=bo.id, name=FORGOTTEN_NAME)
    assert request.sent.on == day("2026-10-01")
    assert request.signs.yes == {Sign.MET, Sign.EVENT}
    assert request.outcomes == ((Outcome.ACCEPTED, day("2026-10-03")),)
    assert (request.company, request.note, request.reason, request.event) == ("", None, "", "")


def test_a_blank_request_stays_blank_rather_than_unknown(store: Store) -> None:
    bo = known_well(store, note="")
    store.people.forget(bo.id, at=WEDNESDAY)
    assert everything(store)[0].note == ""


def test_somebody_forgotten_is_found_by_nothing(store: Store) -> None:
    bo = known_well(store)
    store.people.set_cadence(bo.id, 30, at=WEDNESDAY)
    store.people.forget(bo.id, at=WEDNESDAY)
    shelves = store.people.shelves(TODAY)
    assert shelves == Shelves(today=TODAY)
    assert store.people.everybody() == ()
    assert store.people.likely_duplicates() == ()
    for who in (FORGOTTEN_NAME, "Bo Roth", "bo-roth"):
        with pytest.raises(NotFound):
            store.people.named(who)
    with pytest.raises(NotFound):
        store.people.add_contact(bo.id, ContactKind.MET, TODAY, "", at=WEDNESDAY)
    assert store.people.page(bo.id, TODAY).forgotten
    again = asked(store, "Bo Roth", "2026-11-17", url="linkedin.com/in/bo-roth")
    named_alike = asked(store, FORGOTTEN_NAME, "2026-11-17")
    assert bo.id not in (again.person.id, named_alike.person.id)


def tell(store: Store) -> None:
    """Let undo say that forgetting stays."""
    before = rows(store)
    with pytest.raises(ForgettingStays, match=r"cannot be undone\. Undo again"):
        store.undo(at=WEDNESDAY)
    assert rows(store) == before


def test_that_forgetting_stays_is_told_before_undo_goes_on(store: Store) -> None:
    asked(store, "Cleo Vance", "2026-11-03")
    bo, dalia = known_well(store), asked(store, "Dalia Ray", "2026-11-04").person
    store.people.forget(bo.id, at=WEDNESDAY)
    store.people.forget(dalia.id, at=WEDNESDAY)
    store.log.add(new("later", "Eve Hart"))
    assert store.undo(at=WEDNESDAY).name == "Eve Hart"
    tell(store)
    assert store.redo(at=WEDNESDAY).name == "Eve Hart"
    assert store.undo(at=WEDNESDAY).name == "Eve Hart"
    tell(store)
    assert store.undo(at=WEDNESDAY).name == "Cleo Vance"
    assert store.redo(at=WEDNESDAY).name == "Cleo Vance"
    assert store.redo(at=WEDNESDAY).name == "Eve Hart"
    with pytest.raises(NothingToUndo):
        store.redo(at=WEDNESDAY)


def test_that_forgetting_stays_is_told_where_nothing_else_is_left(store: Store) -> None:
    store.people.forget(known_well(store).id, at=WEDNESDAY)
    with pytest.raises(ForgettingStays, match="nothing from before"):
        store.undo(at=WEDNESDAY)
    for act in (store.undo, store.redo):
        with pytest.raises(NothingToUndo, match="nothing"):
            act(at=WEDNESDAY)


def test_undo_passes_over_everything_about_them(store: Store) -> None:
    cleo = asked(store, "Cleo Vance", "2026-11-03")
    bo = known_well(store)
    store.people.add_contact(bo.id, ContactKind.MET, TODAY, "over coffee", at=WEDNESDAY)
    store.people.forget(bo.id, at=WEDNESDAY)
    tell(store)
    change = store.undo(at=WEDNESDAY)
    assert (change.kind, change.name) == (ChangeKind.LOG, "Cleo Vance")
    (bare,) = everything(store)
    assert bare.person.name == FORGOTTEN_NAME
    assert bare.outcomes == ((Outcome.ACCEPTED, day("2026-10-03")),)
    with pytest.raises(NothingToUndo):
        store.undo(at=WEDNESDAY)
    store.redo(at=WEDNESDAY)
    assert {one.id for one in everything(store)} == {bare.id, cleo.id}


def test_undo_passes_over_what_was_done_to_whom_they_were_merged_with(store: Store) -> None:
    person = quillon(store)
    store.people.forget(person.id, at=WEDNESDAY)
    tell(store)
    assert store.undo(at=WEDNESDAY).name == "Bo Roth"
    with pytest.raises(NothingToUndo):
        store.undo(at=WEDNESDAY)


@pytest.mark.parametrize("settled_since", [False, True])
def test_many_requests_settled_at_once_are_taken_back_unless_theirs_was_changed_since(
    store: Store, settled_since: bool
) -> None:
    cleo, bo = asked(store, "Cleo Vance", "2026-11-03"), asked(store, "Bo Roth", "2026-11-03")
    settle_many(store, (cleo.id, bo.id), Outcome.ACCEPTED, TODAY)
    if settled_since:
        settle(store, bo.id, Outcome.ACCEPTED, day("2026-11-09"), at=WEDNESDAY)
    store.people.forget(bo.person.id, at=WEDNESDAY)
    tell(store)
    before = rows(store)
    if settled_since:
        with pytest.raises(NotSaved, match="was forgotten since"):
            store.undo(at=WEDNESDAY)
        assert rows(store) == before
    else:
        assert store.undo(at=WEDNESDAY).count == 2
        assert not any(one.outcomes for one in everything(store))


def test_it_cannot_be_taken_back_but_what_was_before_can(store: Store) -> None:
    person = quillon(store)
    store.people.forget(person.id, at=WEDNESDAY)
    tell(store)
    taken_back = 0
    while True:
        try:
            store.undo(at=WEDNESDAY)
        except NothingToUndo:
            break
        taken_back += 1
        assert found_in(store) == []
    assert taken_back
    assert [one.person.name for one in everything(store)] == [FORGOTTEN_NAME]
    while taken_back:
        store.redo(at=WEDNESDAY)
        taken_back -= 1
        assert found_in(store) == []


def test_what_is_said_of_others_is_left_and_counted(store: Store) -> None:
    bo = known_well(store)
    cleo = asked(store, "Cleo Vance", "2026-11-03", reason="BO ROTH introduced us").person
    asked(store, "Dara Finn", "2026-11-04", reason="Bobo Rothman introduced us")
    store.people.add_contact(cleo.id, ContactKind.MET, TODAY, "with Bo Roth", at=WEDNESDAY)
    closed = WeekMark(
        day=TODAY, kind=MarkKind.CLOSED, closed_at=WEDNESDAY, next_line="thank Bo Roth"
    )
    store.week.mark(Marking(on=(closed,)), at=WEDNESDAY)
    held = Mentions(texts=2, people=("Cleo Vance",), weeks=1)
    assert store.people.mentions(bo.id) == held
    assert store.people.forget(bo.id, at=WEDNESDAY).mentions == held


def test_a_namesake_is_left_alone(store: Store) -> None:
    bo = known_well(store)
    other = asked(store, "Bo Roth", "2026-11-03", company="Nimbus", url="bo-2").person
    verified_backup(Place(store.path), "before-import")
    store.people.forget(bo.id, at=WEDNESDAY)
    assert store.people.page(other.id, TODAY).person == other
    (backup,) = Place(store.path).backups_there()
    with closing(sqlite3.connect(backup)) as connection:
        names = connection.execute("SELECT name FROM people ORDER BY id").fetchall()
    assert names == [(FORGOTTEN_NAME,), ("Bo Roth",)]


def test_a_rewritten_backup_keeps_its_name_age_and_everybody_else(store: Store) -> None:
    bo, cleo = known_well(store), asked(store, "Cleo Vance", "2026-11-03").person
    store.people.not_same(bo.id, cleo.id, at=WEDNESDAY)
    backup = verified_backup(Place(store.path), "before-import")
    before = backup.stat()
    store.people.forget(bo.id, at=WEDNESDAY)
    after = backup.stat()
    assert after.st_mtime_ns == before.st_mtime_ns
    assert (after.st_mode, list(backup.parent.iterdir())) == (before.st_mode, [backup])
    with Store(backup).snapshot():
        pass
    copy = Store(backup)
    assert copy.people.page(cleo.id, TODAY).person == cleo
    assert all(finding.ok for finding in copy.health())
    copy.close()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT * FROM tombstones").fetchall() == []
    assert all(finding.ok for finding in store.health())


def test_a_backup_without_them_is_not_touched(store: Store) -> None:
    asked(store, "Cleo Vance", "2026-11-03")
    backup = verified_backup(Place(store.path), "before-import")
    content = backup.read_bytes()
    bo = known_well(store)
    assert store.people.forget(bo.id, at=WEDNESDAY).backups == 0
    assert backup.read_bytes() == content


def test_a_backup_that_cannot_be_rewritten_is_named(store: Store) -> None:
    bo = known_well(store)
    backup = verified_backup(Place(store.path), "before-import")
    damaged: Path = backup.with_name(backup.name.replace("before", "also"))
    damaged.write_bytes(backup.read_bytes()[:4096] + b"\xff" * 8192)
    with pytest.raises(StorageProblem, match="also-import"):
        store.people.forget(bo.id, at=WEDNESDAY)
    assert everything(store)[0].person.name == FORGOTTEN_NAME


def test_what_is_logged_afterwards_can_be_taken_back(store: Store) -> None:
    bo = known_well(store)
    store.people.forget(bo.id, at=WEDNESDAY)
    before = rows(store)
    store.log.add(new("later", "Cleo Vance"))
    store.undo(at=WEDNESDAY)
    assert rows(store) == before
