from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.linkedin import Connection, Problem, Why
from netcoach.linkedin.archive import open_archive
from netcoach.linkedin.export import FileReport, Meter
from netcoach.linkedin.rows import opened_account
from netcoach.linkedin.sources import read_connections
from netcoach.linkedin.tables import header_of
from tests.support.exports import (
    CONNECTIONS,
    CONNECTIONS_2018,
    PREAMBLE,
    TODAY,
    connected,
    read,
    table,
    zipped,
)


def people_in(folder: Path, content: str | bytes) -> tuple[list[Connection], FileReport]:
    path = folder / "table"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with open_archive(path) as archive:
        header = header_of(archive.members[0])
        assert header
        account = opened_account(archive.members[0], header, Meter())
        return read_connections(account, TODAY, set()), account.report()


def ages_of(folder: Path, content: str | bytes) -> tuple[list[str], list[str], int]:
    people, report = people_in(folder, content)
    names = [one.name for one in people]
    return names, [str(one.connected_on) for one in people], report.count(Why.HIDDEN)


@pytest.mark.parametrize(
    ("content", "names", "dates", "hidden"),
    [
        pytest.param(
            f"{CONNECTIONS_2018}\n"
            'Ida,Holm,ida@example.com,Ek AB,Planner,"2/9/18, 6:33 PM"\n'
            'Bo,Ek,,,,"12/31/17, 11:59 PM"\n',
            ["Ida Holm", "Bo Ek"],
            ["2018-02-09", "2017-12-31"],
            0,
            id="2018 with times",
        ),
        pytest.param(
            f'{CONNECTIONS_2018}\nIda,Holm,,"Ek, Ek & Co",Planner,20 Nov 2018\n,,,,,19 Sep 2019\n',
            ["Ida Holm"],
            ["2018-11-20"],
            1,
            id="2018 to 2021",
        ),
        pytest.param(
            f"{PREAMBLE}{CONNECTIONS_2018}\nIda,Holm,,,,09 Sep 2022\n,,,,,14 Nov 2021",
            ["Ida Holm"],
            ["2022-09-09"],
            1,
            id="2021 to 2023, a remark on top and no newline at the end",
        ),
        pytest.param(
            f"{PREAMBLE}{CONNECTIONS}\nIda,Holm,,,,,10 Jun 2023\n,,,,,,28 May 2023\n",
            ["Ida Holm"],
            ["2023-06-10"],
            1,
            id="June 2023, no addresses",
        ),
        pytest.param(
            f"{PREAMBLE}{CONNECTIONS}\n"
            'Ida,"Holm, MSc ✨",https://www.linkedin.com/in/ida-h,,"Ek ""Nord""", Planner ,'
            "27 Jun 2026\n"
            ",,,,,,01 Jan 2026\n,,,,,,01 Jan 2026",
            ["Ida Holm, MSc ✨"],
            ["2026-06-27"],
            2,
            id="today, two hidden members of one date",
        ),
        pytest.param(
            f"{PREAMBLE}{CONNECTIONS}\nIda,Holm,,,,,10 Mar 2025\n\n",
            ["Ida Holm"],
            ["2025-03-10"],
            0,
            id="an empty last record",
        ),
        pytest.param(
            f"{CONNECTIONS}\r\nIda,Holm,,,,,9-Sep-22\r\n,,,,,,1-Mar-17\r\n",
            ["Ida Holm"],
            ["2022-09-09"],
            1,
            id="saved again by an English spreadsheet",
        ),
        pytest.param(
            "\ufeff\n\n\n" + CONNECTIONS + "\nIda,Holm,,,,,9-Sep-22\n",
            ["Ida Holm"],
            ["2022-09-09"],
            0,
            id="a mark and empty lines where the remark was",
        ),
        pytest.param(
            "First Name;Company;Position;Connected On\nIda;Ek AB;;30-oct-09\nBo;;;12 Jan 2021\n",
            ["Ida", "Bo"],
            ["2009-10-30", "2021-01-12"],
            0,
            id="semicolons, a column dropped and two forms of dates",
        ),
        pytest.param(
            "First Name;Last Name;Company;Position;Connected on\nÜna;Größ;;;17.09.2021\n".encode(
                "cp1252"
            ),
            ["Üna Größ"],
            ["2021-09-17"],
            0,
            id="saved again by a German spreadsheet",
        ),
        pytest.param(
            "FirstName,LastName,EmailAddress,Company,Position,ConnectedOn\nIda,Holm,,,,05-Nov-21\n",
            ["Ida Holm"],
            ["2021-11-05"],
            0,
            id="headers without blanks",
        ),
        pytest.param(
            f"{CONNECTIONS},,\nIda,Holm,,,,,10 Mar 2025,,\n".replace(",", "\t"),
            ["Ida Holm"],
            ["2025-03-10"],
            0,
            id="tabs and empty columns at the end",
        ),
    ],
)
def test_connections_of_every_era_are_read(
    tmp_path: Path, content: str | bytes, names: list[str], dates: list[str], hidden: int
) -> None:
    assert ages_of(tmp_path, content) == (names, dates, hidden)


def test_a_connection_has_its_profile_decoded_and_its_work(tmp_path: Path) -> None:
    row = connected(" ✨ Léa", "Ek ", "01 Jan 2026", slug="L%C3%A9a-ek", company="A ", role="B  C")
    people, _ = people_in(tmp_path, table(CONNECTIONS, [row]))
    assert people == [
        Connection(
            name="✨ Léa Ek",
            connected_on=Date(2026, 1, 1),
            profile_key="léa-ek",
            company="A",
            role="B C",
        )
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Ida,Holm,,,,,", Why.UNREADABLE_DATE),
        ("Ida,Holm,,,,,soon", Why.UNREADABLE_DATE),
        ("Ida,Holm,,,,,03/04/2024", Why.AMBIGUOUS_DATE),
        ("Ida,Holm,,,,,24 Nov 2026", Why.FUTURE_DATE),
        (",,,,Ek AB,Planner,20 Nov 2018", Why.NO_NAME),
        ("Ida,Holm,,,20 Nov 2018", Why.RAGGED),
        ("Ida,Holm,,,Ek, Ek AB,Planner,20 Nov 2018", Why.RAGGED),
        (f"{'I' * 10_001},Holm,,,,,20 Nov 2018", Why.TOO_LONG),
        ("\u200b,\x00,,,,,soon", Why.UNREADABLE_DATE),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(tmp_path: Path, row: str, why: Why) -> None:
    people, report = people_in(tmp_path, f"{PREAMBLE}{CONNECTIONS}\n{row}\nBo,Ek,,,,,20 Nov 2018\n")
    assert [one.name for one in people] == ["Bo Ek"]
    assert report.problems == (Problem(row=5, why=why),)
    assert (report.rows, report.used, report.unreadable) == (2, 1, 1)


def test_a_connection_of_tomorrow_in_utc_is_read(tmp_path: Path) -> None:
    assert ages_of(tmp_path, f"{CONNECTIONS}\nIda,Holm,,,,,23 Nov 2026\n")[1] == ["2026-11-23"]


def test_two_people_of_one_name_stay_two(tmp_path: Path) -> None:
    rows = [
        connected("Bo", "Ek", "01 Jan 2026", slug="bo-1"),
        connected("Bo", "Ek", "01 Jan 2026", slug="bo-2"),
        connected("Bo", "Ek", "01 Jan 2026", slug="bo-2", company="Ek AB"),
    ]
    people, report = people_in(tmp_path, table(CONNECTIONS, rows))
    assert [one.profile_key for one in people] == ["bo-1", "bo-2"]
    assert report.count(Why.REPEATED) == 1


def test_hidden_members_of_two_exports_are_not_added_up(tmp_path: Path) -> None:
    older = f"{CONNECTIONS}\n,,,,,,01 Jan 2026\n"
    newer = f"{CONNECTIONS}\n,,,,,,01 Jan 2026\n,,,,,,02 Jan 2026\n"
    export = read(tmp_path, zipped({"a/Connections.csv": older, "b/Connections.csv": newer}))
    assert export.hidden_members == 2


def test_a_thousand_problems_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    _, report = people_in(tmp_path, f"{CONNECTIONS}\n" + "x\n" * 1_500)
    assert len(report.problems) == 1_000
    assert report.unreadable == report.rows == 1_500
