"""What an import does about people who were forgotten, or are on the shortlist."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import ForgettingStays, NotSaved
from netcoach.domain.people.page import ShortlistDraft
from netcoach.domain.people.person import FORGOTTEN_NAME
from netcoach.storage.store import Store
from tests.support.importing import ASKED_BO, YES_BO, an_export
from tests.support.storage import everything


def test_the_same_export_does_not_bring_back_who_was_forgotten(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    export = an_export(tmp_path, [ASKED_BO])
    coach.importing.carry_out(coach.importing.plan(export))
    coach.people.forget(store.people.everybody()[0].id)
    later = an_export(tmp_path, [ASKED_BO], [YES_BO], name="later.zip")
    for path in (export, later):
        coach.importing.carry_out(coach.importing.plan(path))
    (request,) = everything(store)
    assert request.person.name == FORGOTTEN_NAME
    assert (request.person.profile_key, request.outcomes) == ("", ())
    assert store.people.everybody() == ()


def test_an_import_is_not_taken_back_from_under_who_was_forgotten(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    coach.importing.carry_out(coach.importing.plan(an_export(tmp_path, [ASKED_BO])))
    coach.people.forget(store.people.everybody()[0].id)
    with pytest.raises(ForgettingStays):
        coach.log.undo()
    with pytest.raises(NotSaved, match="was forgotten since"):
        coach.log.undo()
    (request,) = everything(store)
    assert request.person.name == FORGOTTEN_NAME


def test_an_export_that_knows_of_a_request_takes_them_off_the_shortlist(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    bo = coach.people.add_to_shortlist(ShortlistDraft(name="Bo Kessler", reason="her talk"))
    coach.importing.carry_out(coach.importing.plan(an_export(tmp_path, [ASKED_BO])))
    (request,) = everything(store)
    assert request.person.id == bo.id
    assert coach.people.shelves().shortlist == ()
    coach.log.undo()
    assert [one.person for one in coach.people.shelves().shortlist] == [bo]
