from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.domain.errors import InvalidInput
from netcoach.linkedin import (
    Caution,
    Kind,
    ReadingCancelled,
    Table,
    UnreadableExport,
    Why,
    read_export,
)
from tests.support.exports import (
    CONNECTIONS,
    INVITATIONS,
    TODAY,
    asked,
    connected,
    read,
    read_tables,
    table,
    wrote,
    zipped,
)

MANY = [asked(f"Person {n}", "1/10/26, 12:01 AM", slug=f"person-{n}") for n in range(3_000)]


def test_an_archive_tells_all_it_knows(tmp_path: Path) -> None:
    export = read_tables(
        tmp_path,
        invitations=[
            asked("Bo Ek", "6/1/26, 9:00 AM", slug="bo", note="Hello"),
            asked("Ida Holm", "5/1/26, 9:00 AM", slug="ida"),
            asked("Kim Ray", "4/1/26, 9:00 AM", slug="kim", direction="INCOMING"),
        ],
        connections=[
            connected("Bo", "Ek", "02 Jun 2026", slug="bo", company="Ek AB"),
            connected("Kim", "Ray", "02 Jun 2026", slug="kim"),
            ("", "", "", "", "", "", "24 Jul 2019"),
        ],
        messages=[
            wrote("2026-06-03 10:00:00 UTC", to="Bo Ek", slug="bo"),
            wrote("2026-06-04 10:00:00 UTC", sender="Bo Ek", slug="bo"),
        ],
    )
    assert export.kind is Kind.ARCHIVE
    assert [one.name for one in export.requests] == ["Ida Holm", "Bo Ek"]
    assert [one.name for one in export.connections] == ["Bo Ek", "Kim Ray"]
    assert export.hidden_members == 1
    assert export.covers == (Date(2026, 5, 1), Date(2026, 6, 1))
    assert [(one.name, one.outgoing) for one in export.messages] == [
        ("Bo Ek", True),
        ("Bo Ek", False),
    ]
    assert (export.as_of, export.lists_connections) == (Date(2026, 6, 4), True)
    assert {one.table for one in export.files} == {
        Table.CONNECTIONS,
        Table.INVITATIONS,
        Table.MESSAGES,
    }
    assert export.cautions == ()


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    content = (
        f"{INVITATIONS}\n"
        'Tove,Bo,"1/10/26, 12:01 AM",,OUTGOING,,\n'
        'Tove,Bo,"1/10/26, 12:01 AM",,OUTGOING,,\n'
        'Ida,Tove,"1/10/26, 12:01 AM",,INCOMING,,\n'
        "\n"
        "Tove,Bo,soon,,OUTGOING,,\n"
        "Tove\n"
        ",,,,,,\n"
    )
    (report,) = read(tmp_path, content, name="Invitations.csv").files
    assert (report.file, report.rows, report.used, report.unreadable) == (
        "Invitations.csv",
        7,
        1,
        2,
    )
    assert dict(report.skipped) == {
        Why.REPEATED: 1,
        Why.INCOMING: 1,
        Why.EMPTY: 2,
        Why.UNREADABLE_DATE: 1,
        Why.RAGGED: 1,
    }
    assert [(one.row, one.why) for one in report.problems] == [
        (6, Why.UNREADABLE_DATE),
        (7, Why.RAGGED),
    ]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    assert read(tmp_path, INVITATIONS).cautions == (Caution.NO_CONNECTIONS,)
    assert read(tmp_path, CONNECTIONS).cautions == (Caution.NO_INVITATIONS,)


def test_two_exports_in_one_folder_are_read_as_one(tmp_path: Path) -> None:
    older = table(INVITATIONS, MANY[:2])
    newer = table(INVITATIONS, MANY[1:4])
    export = read(tmp_path, zipped({"a/Invitations.csv": older, "b/Invitations.csv": newer}))
    assert len(export.requests) == 4
    assert Caution.SEVERAL_EXPORTS in export.cautions
    assert sum(one.count(Why.REPEATED) for one in export.files) == 1


def test_an_export_with_nothing_in_it_is_read(tmp_path: Path) -> None:
    export = read(
        tmp_path, zipped({"Invitations.csv": INVITATIONS, "Connections.csv": CONNECTIONS})
    )
    assert (export.requests, export.connections, export.covers) == ((), (), None)


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    content = zipped({"a.csv": table(INVITATIONS, MANY), "b.csv": table(CONNECTIONS, [])})
    read(tmp_path, content, progress=told.append)
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1] == 1.0
    assert all(0.0 <= done <= 1.0 for done in told)


@pytest.mark.parametrize("after", [0, 1, 5])
def test_reading_stops_when_it_is_cancelled(tmp_path: Path, after: int) -> None:
    asked_for = iter([False] * after + [True] * 1_000)
    with pytest.raises(ReadingCancelled):
        read(tmp_path, table(INVITATIONS, MANY), cancelled=lambda: next(asked_for))


@pytest.mark.parametrize("zones", [{"zone": "Berlin"}, {"sent_zone": "Pacific"}])
def test_a_zone_that_does_not_exist_is_refused(tmp_path: Path, zones: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        read(tmp_path, INVITATIONS, **zones)


def test_nothing_is_written_beside_the_export(tmp_path: Path) -> None:
    content = zipped({"deep/Invitations.csv": table(INVITATIONS, MANY[:3])})
    read(tmp_path, content, name="export.zip")
    assert [one.name for one in tmp_path.iterdir()] == ["export.zip"]
    assert (tmp_path / "export.zip").read_bytes() == content


def test_a_damaged_table_of_a_zip_is_refused_as_a_whole(tmp_path: Path) -> None:
    content = bytearray(zipped({"Invitations.csv": table(INVITATIONS, MANY)}))
    content[len(content) // 2] ^= 0xFF
    (tmp_path / "export.zip").write_bytes(content)
    with pytest.raises(UnreadableExport, match="download it again"):
        read_export(tmp_path / "export.zip", zone="Europe/Berlin", today=TODAY)


@pytest.mark.parametrize(
    ("name", "as_of"),
    [
        ("Complete_LinkedInDataExport_06-27-2026.zip", Date(2026, 6, 27)),
        ("Basic_LinkedInDataExport_06-27-2026.zip.zip", Date(2026, 6, 27)),
        ("Basic_LinkedInDataExport_01-01-2027.zip", TODAY),
        ("Basic_LinkedInDataExport_13-45-2026.zip", Date(2026, 6, 2)),
        ("export.zip", Date(2026, 6, 2)),
    ],
)
def test_an_export_is_of_the_day_its_name_tells_or_else_its_newest_row(
    tmp_path: Path, name: str, as_of: Date
) -> None:
    rows = [connected("Bo", "Ek", "02 Jun 2026"), connected("Ida", "Holm", "01 Jun 2026")]
    content = zipped({"Connections.csv": table(CONNECTIONS, rows)})
    assert read(tmp_path, content, name=name).as_of == as_of
