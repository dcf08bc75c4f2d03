"""Somebody whom the name alone joined with one of LinkedIn's, and parting the two again."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import InvalidInput
from netcoach.domain.log.request import Outcome, Source
from netcoach.domain.people.page import JoinedByName
from netcoach.storage.store import Store
from tests.support.builders import a_draft, day
from tests.support.exports import asked, connected, wrote
from tests.support.importing import an_export, bring, content, requests_to
from tests.support.storage import everything, settle

JOSE = asked("José Álvarez", "10/6/26, 9:30 AM", slug="jose-alvarez", note="Your talk")
YES = connected(
    "José", "Álvarez", "08 Oct 2026", slug="jose-alvarez", company="Orbital", role="SRE"
)
TALK = (
    wrote("2026-10-09 10:00:00 UTC", to="José Álvarez", slug="jose-alvarez"),
    wrote("2026-10-10 10:00:00 UTC", sender="José Álvarez", slug="jose-alvarez"),
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A request that was accepted and answered, to somebody with accents."""
    return an_export(tmp_path, [JOSE], [YES], messages=TALK)


def test_a_typed_request_and_the_export_s_are_one_and_the_join_is_marked(
    coach: Coach, store: Store, export: Path
) -> None:
    typed = coach.log.add(a_draft("Jose Alvarez", "2026-10-05", company="Mine"))
    summary = bring(coach, export).summary

    assert (summary.requests_added, summary.joined_by_name, summary.questions) == (0, 1, 0)
    (only,) = everything(store)
    assert (only.id, only.person.name, only.note) == (typed.id, "Jose Alvarez", "Your talk")
    joined = coach.people.page(typed.person.id).joined
    assert joined == JoinedByName(
        name="José Álvarez", profile_key="jose-alvarez", on=day("2026-11-18")
    )


def test_one_action_parts_them_and_leaves_what_was_typed_as_it_was(
    coach: Coach, store: Store, export: Path
) -> None:
    typed = coach.log.add(a_draft("Jose Alvarez", "2026-10-05", role="Lead"))
    bring(coach, export)
    joined = content(store.path)

    assert coach.people.part(typed.person.id).id == typed.person.id

    (mine,) = requests_to(store, "Jose Alvarez")
    (theirs,) = requests_to(store, "José Álvarez")
    assert (mine.id, mine.company, mine.role, mine.note, mine.outcomes) == (
        typed.id,
        "",
        "Lead",
        None,
        (),
    )
    assert (mine.person.profile_key, mine.person.connected_on) == ("", None)
    assert (theirs.source, theirs.note, theirs.company) == (Source.IMPORT, "Your talk", "Orbital")
    assert str(theirs.sent.local) == "2026-10-06 18:30:00+02:00"
    assert theirs.outcomes == (
        (Outcome.ACCEPTED, day("2026-10-08")),
        (Outcome.REPLIED, day("2026-10-10")),
    )
    assert (theirs.person.profile_key, theirs.person.connected_on) == (
        "jose-alvarez",
        day("2026-10-08"),
    )
    assert len(coach.people.page(theirs.person.id).contacts) == 2
    assert coach.people.page(typed.person.id).contacts == ()
    assert all(one.ok for one in store.health())

    apart = content(store.path)
    again = coach.importing.plan(export)
    assert again.leaves_nothing
    assert bring(coach, export).summary.nothing_new
    assert content(store.path) == apart
    coach.log.undo()
    assert content(store.path) == joined


def test_a_request_and_a_connection_of_one_export_are_parted(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    path = an_export(
        tmp_path,
        [asked("Bo Ek", "10/6/26, 9:30 AM")],
        [connected("Bo", "Ek", "08 Oct 2026", slug="bo-ek")],
    )
    bring(coach, path)
    (asked_bo,) = requests_to(store, "Bo Ek")
    assert asked_bo.outcomes == ((Outcome.ACCEPTED, day("2026-10-08")),)

    coach.people.part(asked_bo.person.id)

    (asked_bo,) = requests_to(store, "Bo Ek")
    assert (asked_bo.outcomes, asked_bo.person.profile_key) == ((), "")
    people = coach.people.everybody()
    assert [(one.profile_key, str(one.connected_on)) for one in people] == [
        ("", "None"),
        ("bo-ek", "2026-10-08"),
    ]
    assert coach.importing.plan(path).leaves_nothing


def test_what_the_user_recorded_stays_with_what_they_typed(
    coach: Coach, store: Store, export: Path
) -> None:
    typed = coach.log.add(a_draft("Jose Alvarez", "2026-10-05"))
    settle(store, typed.id, Outcome.ACCEPTED, day("2026-10-07"), at=coach.clock())
    bring(coach, export)

    coach.people.part(typed.person.id)

    (mine,) = requests_to(store, "Jose Alvarez")
    assert mine.outcomes == ((Outcome.ACCEPTED, day("2026-10-07")),)


def test_whom_no_name_joined_cannot_be_parted(coach: Coach, store: Store, export: Path) -> None:
    bring(coach, export)
    (jose,) = coach.people.everybody()

    with pytest.raises(InvalidInput, match="nothing to part"):
        coach.people.part(jose.id)


def test_nothing_of_linkedin_s_stays_once_they_are_forgotten(
    coach: Coach, store: Store, export: Path
) -> None:
    joined = coach.log.add(a_draft("Jose Alvarez", "2026-10-05"))
    bring(coach, export)
    coach.people.forget(joined.person.id)
    assert "Álvarez".encode() not in store.path.read_bytes()
    assert b"jose-alvarez" not in store.path.read_bytes()


def test_nothing_of_whom_they_were_parted_from_stays_once_that_one_is_forgotten(
    coach: Coach, store: Store, export: Path
) -> None:
    joined = coach.log.add(a_draft("Jose Alvarez", "2026-10-05"))
    bring(coach, export)
    coach.people.part(joined.person.id)
    (theirs,) = requests_to(store, "José Álvarez")
    coach.people.forget(theirs.person.id)
    assert "Álvarez".encode() not in store.path.read_bytes()
    assert b"jose-alvarez" not in store.path.read_bytes()
