from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.linkedin import Acceptance
from tests.support.exports import (
    CONNECTIONS,
    INVITATIONS_URN,
    OWNER,
    asked,
    connected,
    read,
    read_tables,
    table,
    zipped,
)


def accepted(
    folder: Path, requests: list[tuple[str, ...]], people: list[tuple[str, ...]]
) -> list[tuple[str, bool] | None]:
    export = read_tables(folder, invitations=requests, connections=people)
    return [
        (str(one.accepted.on), one.accepted.by_name) if one.accepted else None
        for one in export.requests
    ]


@pytest.mark.parametrize(
    ("connected_on", "yes"),
    [
        ("25 Jun 2026", None),
        ("26 Jun 2026", None),
        ("27 Jun 2026", ("2026-06-27", False)),
        ("28 Jun 2026", ("2026-06-28", False)),
    ],
)
def test_a_connection_from_the_day_sent_in_utc_is_a_yes(
    tmp_path: Path, connected_on: str, yes: tuple[str, bool] | None
) -> None:
    # 26 June, 11:58 PM in Los Angeles is 27 June, 06:58 in UTC.
    request = asked("Léa Ek", "6/26/26, 11:58 PM", slug="léa-ek")
    person = connected("Léa", "Ek-Holm", connected_on, slug="l%C3%A9a-ek")
    assert accepted(tmp_path, [request], [person]) == [yes]


def test_a_yes_is_never_before_its_request_where_the_user_lives(tmp_path: Path) -> None:
    # 27 June, 16:30 in UTC is 28 June in Tokyo.
    export = read_tables(
        tmp_path,
        zone="Asia/Tokyo",
        invitations=[asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo")],
        connections=[connected("Bo", "Ek", "27 Jun 2026", slug="bo")],
    )
    assert export.requests[0].accepted == Acceptance(on=Date(2026, 6, 28))


def test_a_yes_is_never_after_today(tmp_path: Path) -> None:
    export = read_tables(
        tmp_path,
        zone="America/Los_Angeles",
        invitations=[asked("Bo Ek", "11/22/26, 9:30 AM", slug="bo")],
        connections=[connected("Bo", "Ek", "23 Nov 2026", slug="bo")],
    )
    assert export.requests[0].accepted == Acceptance(on=Date(2026, 11, 22))


def test_a_yes_brings_company_and_role(tmp_path: Path) -> None:
    export = read_tables(
        tmp_path,
        invitations=[
            asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo"),
            asked("Ida", "6/27/26, 9:31 AM"),
        ],
        connections=[
            connected("Bo", "Ek", "28 Jun 2026", slug="bo", company="Ek AB", role="Smith")
        ],
    )
    assert [(one.company, one.role) for one in export.requests] == [("Ek AB", "Smith"), ("", "")]
    assert [(one.company, one.role) for one in export.people] == [("Ek AB", "Smith"), ("", "")]


@pytest.mark.parametrize(
    ("request_slug", "connection_slug", "yes"),
    [
        ("", "", ("2026-06-28", True)),
        ("", "bo", ("2026-06-28", True)),
        ("bo", "", ("2026-06-28", True)),
        ("bo", "bo", ("2026-06-28", False)),
        ("bo", "another-bo", None),
    ],
)
def test_a_name_decides_only_without_a_profile(
    tmp_path: Path, request_slug: str, connection_slug: str, yes: tuple[str, bool] | None
) -> None:
    request = asked("BO  Ek", "6/27/26, 9:30 AM", slug=request_slug)
    person = connected("Bo", "Ek ✨", "28 Jun 2026", slug=connection_slug)
    assert accepted(tmp_path, [request], [person]) == [yes]


def test_a_name_that_fits_two_connections_is_a_question(tmp_path: Path) -> None:
    export = read_tables(
        tmp_path,
        invitations=[asked("Bo Ek", "6/27/26, 9:30 AM")],
        connections=[
            connected("Bo", "Ek", "28 Jun 2026", company="A"),
            connected("Bo", "Ek", "29 Jun 2026", company="B"),
            connected("Bo", "Ek", "29 Jun 2020", company="C"),
        ],
    )
    (only,) = export.requests
    assert (only.accepted, only.company) == (None, "")
    (question,) = export.questions
    assert question.ref == only.uid
    assert [one.company for one in question.candidates] == ["A", "B"]


@pytest.mark.parametrize(
    ("people", "connections", "asks"), [(10, 1, 10), (11, 1, 0), (1, 10, 1), (1, 11, 0)]
)
def test_a_name_that_very_many_share_asks_nothing(
    tmp_path: Path, people: int, connections: int, asks: int
) -> None:
    export = read_tables(
        tmp_path,
        invitations=[
            asked("Bo Ek", "6/27/26, 9:30 AM", slug="" if people == 1 else f"bo-{number}")
            for number in range(people)
        ],
        connections=[
            connected("Bo", "Ek", "28 Jun 2026", company=f"Company {number}")
            for number in range(connections)
        ],
    )
    assert len(export.questions) == asks
    assert all(one.accepted is None for one in export.requests)


def test_a_crowd_of_namesakes_takes_no_longer_than_strangers(tmp_path: Path) -> None:
    many = 3_000
    export = read_tables(
        tmp_path,
        invitations=[
            asked("Bo Ek", f"6/{number % 28 + 1}/26, 9:{number % 60:02} AM", slug=f"bo-{number}")
            for number in range(many)
        ],
        connections=[
            connected("Bo", "Ek", "28 Jun 2026", company=f"Company {number}")
            for number in range(many)
        ],
    )
    assert (len(export.requests), export.questions) == (many, ())


def test_a_namesake_from_before_the_request_does_not_fit(tmp_path: Path) -> None:
    people = [connected("Bo", "Ek", "28 Jun 2026"), connected("Bo", "Ek", "28 Jun 2020")]
    request = asked("Bo Ek", "6/27/26, 9:30 AM")
    assert accepted(tmp_path, [request], people) == [("2026-06-28", True)]


def test_a_connection_whose_name_two_people_share_is_a_question(tmp_path: Path) -> None:
    rows = [
        (OWNER, "Bo Ek", "6/19/23, 6:02 AM", "", "OUTGOING", "urn:li:member:1", "urn:li:member:2"),
        (OWNER, "Bo Ek", "6/20/23, 6:02 AM", "", "OUTGOING", "urn:li:member:1", "urn:li:member:3"),
    ]
    files = {
        "Invitations.csv": table(INVITATIONS_URN, rows),
        "Connections.csv": table(CONNECTIONS, [connected("Bo", "Ek", "21 Jun 2023")]),
    }
    export = read(tmp_path, zipped(files))
    assert [one.accepted for one in export.requests] == [None, None]
    assert {one.ref for one in export.questions} == {one.uid for one in export.requests}


def test_a_connection_with_a_profile_that_was_asked_is_no_namesakes(tmp_path: Path) -> None:
    requests = [asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo"), asked("Bo Ek", "6/27/26, 9:31 AM")]
    people = [connected("Bo", "Ek", "28 Jun 2026", slug="bo")]
    assert accepted(tmp_path, requests, people) == [("2026-06-28", False), None]
    assert read_tables(tmp_path, invitations=requests, connections=people).questions == ()


@pytest.mark.parametrize(
    ("connected_on", "yeses"),
    [
        ("01 Mar 2026", [None, None]),
        ("20 Mar 2026", [("2026-03-20", False), None]),
        ("20 Apr 2026", [None, ("2026-04-20", False)]),
    ],
)
def test_a_yes_answers_the_last_request_before_it(
    tmp_path: Path, connected_on: str, yeses: list[tuple[str, bool] | None]
) -> None:
    requests = [
        asked("Bo Ek", "4/10/26, 9:30 AM", slug="bo"),
        asked("Bo Ek", "3/10/26, 9:30 AM", slug="bo"),
    ]
    people = [connected("Bo", "Ek", connected_on, slug="bo")]
    assert accepted(tmp_path, requests, people) == yeses


def test_a_name_of_nothing_but_emoji_fits_nobody(tmp_path: Path) -> None:
    request = asked("✨", "6/27/26, 9:30 AM")
    assert accepted(tmp_path, [request], [connected("🌻", "", "28 Jun 2026")]) == [None]
