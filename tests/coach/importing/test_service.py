"""Importing an export through the coach, on a real database."""

from __future__ import annotations

from pathlib import Path

import pendulum
import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import StorageProblem, UnreadableExport
from netcoach.domain.log.request import Outcome, Precision, Source
from netcoach.linkedin import ReadingCancelled, Why
from netcoach.storage.store import Store
from tests.support.builders import a_draft, day
from tests.support.exports import OWNER, asked, connected
from tests.support.importing import an_export, bring, content, requests_to
from tests.support.storage import everything, settle

ASKED = (
    asked("Bo Kessler", "10/5/26, 9:30 AM", slug="bo-kessler", note="Your SQL talk"),
    asked("Ana Rybar", "10/6/26, 9:30 AM", slug="ana-rybar"),
    asked("Mira Holt", "11/16/26, 11:30 PM", slug="mira-holt"),
)
CONNECTED = (
    connected("Bo", "Kessler", "09 Oct 2026", slug="bo-kessler", company="Orbital", role="Lead"),
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Three requests, one of them accepted."""
    return an_export(tmp_path, ASKED, CONNECTED)


def test_a_plan_counts_and_writes_nothing(coach: Coach, store: Store, export: Path) -> None:
    told: list[float] = []

    summary = coach.importing.plan(export, progress=told.append).summary

    assert (summary.requests_added, summary.requests_known, summary.people_added) == (3, 0, 3)
    assert (summary.accepted, summary.accepted_by_name, summary.questions) == (1, 0, 0)
    assert summary.covers == (day("2026-10-05"), day("2026-11-17"))
    assert summary.again_by == day("2027-04-17")
    assert not summary.nothing_new
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert not store.path.exists()


def test_what_is_imported_is_in_its_weeks(coach: Coach, store: Store, export: Path) -> None:
    report = bring(coach, export)

    assert report.backup is None
    bo, ana, mira = everything(store)
    assert (bo.person.name, bo.company, bo.role, bo.note) == (
        "Bo Kessler",
        "Orbital",
        "Lead",
        "Your SQL talk",
    )
    assert (bo.source, bo.sent.precision) == (Source.IMPORT, Precision.MINUTE)
    assert bo.outcomes == ((Outcome.ACCEPTED, day("2026-10-09")),)
    assert bo.person.company == "Orbital"
    assert (ana.note, ana.outcomes) == ("", ())
    # 23:30 on Monday in California is Tuesday morning in Berlin.
    assert mira.sent.on == day("2026-11-17")
    assert coach.week.review().sent == 1
    assert coach.week.review(day("2026-10-05")).sent == 2


def test_the_same_export_twice_adds_nothing(coach: Coach, store: Store, export: Path) -> None:
    bring(coach, export)
    before = content(store.path)

    plan = coach.importing.plan(export)
    report = coach.importing.carry_out(plan)

    assert plan.summary.nothing_new
    assert (plan.summary.requests_added, plan.summary.requests_known) == (0, 3)
    assert report.backup is None
    assert content(store.path) == before
    assert coach.log.undo().kind.value == "import"


def test_a_renamed_export_months_later_still_adds_nothing(
    coach: Coach, store: Store, export: Path
) -> None:
    bring(coach, export)
    later = pendulum.datetime(2027, 4, 20, 12, tz="Europe/Berlin")
    renamed = export.rename(export.with_name("again.zip"))

    summary = Coach(store, lambda: later, coach.config).importing.plan(renamed).summary

    assert (summary.file, summary.nothing_new, summary.again_due) == ("again.zip", True, True)


def test_rows_dated_ahead_are_read_anew_on_another_day(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    path = an_export(tmp_path, [*ASKED, asked("Kim Lund", "11/20/26, 9:30 AM")])
    bring(coach, path)
    later = pendulum.datetime(2026, 11, 22, 12, tz="Europe/Berlin")
    again = Coach(store, lambda: later, coach.config).importing.plan(path)
    assert again.summary.requests_added == 1


def test_an_export_of_which_nothing_can_be_read_is_refused(coach: Coach, tmp_path: Path) -> None:
    path = an_export(tmp_path, [asked("Bo Kessler", "last summer")] * 2)
    with pytest.raises(UnreadableExport, match=r"2 rows, and none could be read \(unreadable date"):
        coach.importing.plan(path)


def test_an_import_is_read_anew_once_the_log_changed(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    path = an_export(
        tmp_path, ASKED, [*CONNECTED, connected("Kim", "Lund", "06 Oct 2026", slug="kim")]
    )
    bring(coach, path)
    logged = coach.log.add(a_draft("Kim Lund", "2026-10-05"))

    # The import listed her since the day after, so this is what she said yes to.
    assert logged.outcomes == ((Outcome.ACCEPTED, day("2026-10-06")),)
    assert coach.importing.plan(path).summary.nothing_new
    coach.log.undo()
    coach.log.undo()
    assert coach.importing.plan(path).summary.requests_added == 3
    assert everything(store) == ()


def test_a_later_export_adds_what_is_new(
    coach: Coach, store: Store, tmp_path: Path, export: Path
) -> None:
    bring(coach, export)
    later = an_export(
        tmp_path,
        [*ASKED[1:], asked("Ana Rybar", "11/17/26, 9:30 AM", slug="ana-rybar")],
        [*CONNECTED, connected("Mira", "Holt", "17 Nov 2026", slug="mira-holt")],
        name="later.zip",
    )

    summary = bring(coach, later).summary

    assert (summary.requests_added, summary.requests_known, summary.accepted) == (1, 2, 1)
    assert (summary.people_added, summary.people_known) == (0, 3)
    first, second = requests_to(store, "Ana Rybar")
    assert first.person == second.person
    (mira,) = requests_to(store, "Mira Holt")
    assert mira.outcomes == ((Outcome.ACCEPTED, day("2026-11-17")),)


def test_an_export_that_knows_profiles_recognises_one_that_did_not(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    bring(coach, an_export(tmp_path, [asked("Bo Kessler", "10/5/26, 9:30 AM")]))
    with_profiles = an_export(tmp_path, ASKED, name="profiles.zip")

    assert bring(coach, with_profiles).summary.requests_added == 2
    (bo,) = requests_to(store, "Bo Kessler")
    assert bo.person.profile_key == "bo-kessler"
    renamed = an_export(
        tmp_path, [asked("B. Kessler", "10/5/26, 9:30 AM", slug="bo-kessler")], name="renamed.zip"
    )
    summary = bring(coach, renamed).summary
    assert (summary.requests_added, summary.requests_filled) == (0, 1)
    assert coach.importing.plan(renamed).summary.nothing_new


def test_nothing_typed_is_overwritten(coach: Coach, store: Store, export: Path) -> None:
    typed = coach.log.add(
        a_draft("Bo Kessler", "2026-10-05", company="Zenit", role="Chief", note="My words")
    )

    summary = bring(coach, export).summary

    assert (summary.requests_known, summary.people_known) == (1, 1)
    (bo,) = requests_to(store, "Bo Kessler")
    assert (bo.id, bo.sent, bo.source) == (typed.id, typed.sent, typed.source)
    assert (bo.company, bo.role, bo.note) == ("Zenit", "Chief", "My words")
    assert bo.person.company == "Zenit"
    assert bo.person.profile_key == "bo-kessler"
    assert bo.outcomes == ((Outcome.ACCEPTED, day("2026-10-09")),)


def test_what_was_left_empty_is_filled(coach: Coach, store: Store, export: Path) -> None:
    coach.log.add(a_draft("Bo Kessler", "2026-10-05"))

    bring(coach, export)

    (bo,) = requests_to(store, "Bo Kessler")
    assert (bo.company, bo.role, bo.note) == ("Orbital", "Lead", "Your SQL talk")
    assert (bo.person.company, bo.person.role) == ("Orbital", "Lead")
    assert coach.importing.plan(export).summary.nothing_new


def test_a_company_that_was_typed_stays_when_another_request_comes_in(
    coach: Coach, store: Store, export: Path
) -> None:
    coach.log.add(
        a_draft("Bo Kessler", "2026-01-05", company="Zenit", url="linkedin.com/in/bo-kessler")
    )

    bring(coach, export)

    old, new = requests_to(store, "Bo Kessler")
    assert (old.company, new.company, new.role) == ("Zenit", "", "Lead")
    assert new.person.company == "Zenit"


def test_an_acceptance_that_is_there_is_kept(coach: Coach, store: Store, export: Path) -> None:
    typed = coach.log.add(a_draft("Bo Kessler", "2026-10-05"))
    settle(store, typed.id, Outcome.ACCEPTED, day("2026-10-20"), at=coach.clock())

    assert bring(coach, export).summary.accepted == 0
    assert store.log.request(typed.id).outcomes == ((Outcome.ACCEPTED, day("2026-10-20")),)


def test_a_request_said_to_be_withdrawn_is_left_alone(
    coach: Coach, store: Store, export: Path
) -> None:
    typed = coach.log.add(a_draft("Bo Kessler", "2026-10-05"))
    settle(store, typed.id, Outcome.WITHDRAWN, day("2026-10-20"), at=coach.clock())

    assert bring(coach, export).summary.accepted == 0


def test_an_import_that_was_deleted_does_not_come_back(
    coach: Coach, store: Store, export: Path
) -> None:
    bring(coach, export)
    coach.log.delete(requests_to(store, "Bo Kessler")[0].id)

    assert coach.importing.plan(export).summary.nothing_new
    assert requests_to(store, "Bo Kessler") == []


def test_a_typed_request_found_once_is_known_after_it_was_moved(
    coach: Coach, store: Store, export: Path
) -> None:
    typed = coach.log.add(a_draft("Bo Kessler", "2026-10-05"))
    bring(coach, export)
    coach.log.edit(typed.id, a_draft("Robert Kessler", "2026-09-01"))

    assert coach.importing.plan(export).summary.requests_added == 0


def test_an_ambiguous_name_is_somebody_new(coach: Coach, store: Store, tmp_path: Path) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-03-05", company="Orbital"))
    coach.log.add(a_draft("Ana Rybar", "2026-03-06", company="Zenit"))
    path = an_export(
        tmp_path,
        [asked("Ana Rybar", "10/5/26, 9:30 AM"), asked("Ana Rybar", "11/5/26, 9:30 AM")],
    )

    assert bring(coach, path).summary.people_added == 1
    people = [one.person.id for one in requests_to(store, "Ana Rybar")]
    assert len(set(people)) == 3
    assert people[2] == people[3]
    assert coach.importing.plan(path).summary.nothing_new


def test_a_name_that_fits_one_known_person_is_that_person(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    typed = coach.log.add(a_draft("Ana Rybar", "2026-03-05"))
    bring(coach, an_export(tmp_path, [asked("ana  RYBAR", "10/5/26, 9:30 AM", slug="ana-r")]))

    assert {one.person.id for one in everything(store)} == {typed.person.id}
    assert everything(store)[0].person.profile_key == "ana-r"
    assert everything(store)[0].person.name == "Ana Rybar"


def test_namesakes_in_an_export_stay_two_people(coach: Coach, store: Store, tmp_path: Path) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-03-05"))
    path = an_export(
        tmp_path,
        [
            asked("Ana Rybar", "10/5/26, 9:30 AM", slug="ana-1"),
            asked("Ana Rybar", "10/5/26, 9:30 AM", slug="ana-2"),
        ],
    )

    bring(coach, path)

    assert len({one.person.id for one in everything(store)}) == 3
    assert coach.importing.plan(path).summary.nothing_new


def test_one_undo_takes_an_import_back_and_one_redo_brings_it_again(
    coach: Coach, store: Store, export: Path
) -> None:
    coach.log.add(a_draft("Bo Kessler", "2026-10-05"))
    before = content(store.path)
    bring(coach, export)
    after = content(store.path)

    coach.log.undo()
    assert content(store.path) == before
    coach.log.redo()
    assert content(store.path) == after
    assert all(one.ok for one in store.health())


def test_past_bursts_are_told_for_interest_and_none_is_live(coach: Coach, tmp_path: Path) -> None:
    rows = [asked(f"Person N{n}", f"11/16/26, 9:{n:02d} AM", slug=f"p-{n}") for n in range(12)]
    report = bring(coach, an_export(tmp_path, rows))

    assert report.summary.spells == (day("2026-11-16"),)
    assert [burst.live for burst in coach.week.review().bursts] == [False]


def test_a_log_is_backed_up_before(coach: Coach, store: Store, export: Path) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-03-05"))
    before = content(store.path)

    backup = bring(coach, export).backup

    assert backup is not None
    assert "before-import" in backup.name
    assert content(backup) == before


def test_without_a_backup_nothing_is_imported(
    coach: Coach, store: Store, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-03-05"))
    plan = coach.importing.plan(export)
    before = content(store.path)

    def fail(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("netcoach.storage.importing.repository.verified_backup", fail)
    with pytest.raises(StorageProblem):
        coach.importing.carry_out(plan)
    assert content(store.path) == before


def test_a_log_that_changed_since_is_looked_at_anew(
    coach: Coach, store: Store, export: Path
) -> None:
    plan = coach.importing.plan(export)
    coach.log.add(a_draft("Bo Kessler", "2026-10-05"))

    summary = coach.importing.carry_out(plan).summary

    assert (summary.requests_added, summary.requests_known) == (2, 1)
    assert len(requests_to(store, "Bo Kessler")) == 1


@pytest.mark.parametrize("looks", [0, 1, 2, 3, 4])
def test_a_cancelled_import_changes_nothing(
    coach: Coach, store: Store, tmp_path: Path, looks: int
) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-03-05"))
    rows = [asked(f"Person N{n}", f"9/{n % 28 + 1}/26, 9:30 AM", slug=f"p-{n}") for n in range(600)]
    plan = coach.importing.plan(an_export(tmp_path, rows))
    before = content(store.path)
    seen: list[float] = []

    with pytest.raises(ReadingCancelled):
        coach.importing.carry_out(plan, progress=seen.append, cancelled=lambda: len(seen) >= looks)
    assert content(store.path) == before
    assert coach.importing.carry_out(plan).summary.requests_added == 600


def test_a_first_import_called_off_before_it_writes_makes_no_log(
    coach: Coach, store: Store, export: Path
) -> None:
    plan = coach.importing.plan(export)

    with pytest.raises(ReadingCancelled):
        coach.importing.carry_out(plan, cancelled=lambda: True)
    assert not store.path.exists()


@pytest.mark.parametrize("looks", [1, 2, 3])
def test_a_first_import_cancelled_while_it_writes_leaves_no_log(
    coach: Coach, store: Store, tmp_path: Path, looks: int
) -> None:
    rows = [asked(f"Person N{n}", f"9/{n % 28 + 1}/26, 9:30 AM", slug=f"p-{n}") for n in range(600)]
    plan = coach.importing.plan(an_export(tmp_path, rows))
    seen: list[float] = []

    with pytest.raises(ReadingCancelled):
        coach.importing.carry_out(plan, progress=seen.append, cancelled=lambda: len(seen) >= looks)
    assert not store.path.exists()
    assert coach.importing.carry_out(plan).summary.requests_added == 600


def test_a_cancelled_reading_changes_nothing(coach: Coach, store: Store, export: Path) -> None:
    with pytest.raises(ReadingCancelled):
        coach.importing.plan(export, cancelled=lambda: True)
    assert not store.path.exists()


def test_a_file_that_is_no_export_changes_nothing(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableExport):
        coach.importing.plan(tmp_path / "x.csv")
    assert not store.path.exists()


def test_every_row_that_could_not_be_read_is_named(coach: Coach, tmp_path: Path) -> None:
    rows = [
        *ASKED,
        asked("Odd Sander", "13/45/26, 1:30 PM"),
        asked("Kim Lund", "10/5/26, 9:30 AM", direction="INCOMING"),
    ]
    summary = coach.importing.plan(an_export(tmp_path, rows)).summary

    (problem,) = summary.problems
    assert (problem.file, problem.row, problem.why) == ("Invitations.csv", 5, Why.UNREADABLE_DATE)
    assert summary.requests_skipped == summary.unreadable == 1


def test_hostile_names_are_only_text(coach: Coach, store: Store, tmp_path: Path) -> None:
    names = [
        "=cmd|' /C calc'!A0",
        "[bold]Ana[/bold]",
        "\x1b[31mRed\x07",
        "'); DROP TABLE people;--",
    ]
    rows = [asked(name, f"10/{n}/26, 9:30 AM") for n, name in enumerate(names, 1)]

    bring(coach, an_export(tmp_path, rows))

    kept = [one.person.name for one in everything(store)]
    assert kept[0] == names[0]
    assert kept[1] == names[1]
    assert "\x1b" not in kept[2]
    assert kept[3] == names[3]
    assert OWNER not in kept
