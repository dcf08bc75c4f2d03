from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.linkedin import Acceptance
from tests.support.builders import on_day
from tests.support.exports import (
    CONNECTIONS,
    INVITATIONS_URN,
    OWNER,
    asked,
    connected,
    read,
    table,
    zipped,
)
from tests.support.joining import Typed, held, held_tables


def accepted(
    folder: Path, requests: list[tuple[str, ...]], people: list[tuple[str, ...]]
) -> list[tuple[str, bool] | None]:
    found = held_tables(folder, invitations=requests, connections=people)
    return [(str(one.on), one.by_name) if one else None for one in found.accepted]


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
    export = held_tables(
        tmp_path,
        zone="Asia/Tokyo",
        invitations=[asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo")],
        connections=[connected("Bo", "Ek", "27 Jun 2026", slug="bo")],
    )
    assert export.accepted[0] == Acceptance(on=Date(2026, 6, 28))


def test_a_yes_is_never_after_today(tmp_path: Path) -> None:
    export = held_tables(
        tmp_path,
        zone="America/Los_Angeles",
        invitations=[asked("Bo Ek", "11/22/26, 9:30 AM", slug="bo")],
        connections=[connected("Bo", "Ek", "23 Nov 2026", slug="bo")],
    )
    assert export.accepted[0] == Acceptance(on=Date(2026, 11, 22))


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
    export = held_tables(
        tmp_path,
        invitations=[asked("Bo Ek", "6/27/26, 9:30 AM")],
        connections=[
            connected("Bo", "Ek", "28 Jun 2026", company="A"),
            connected("Bo", "Ek", "29 Jun 2026", company="B"),
            connected("Bo", "Ek", "29 Jun 2020", company="C"),
        ],
    )
    assert export.accepted == [None]
    (question,) = export.joined.questions
    shown = [export.joined.people[other].listed for _, other in question.pairs]
    assert [one.company for one in shown if one] == ["A", "B"]


@pytest.mark.parametrize(
    ("people", "connections", "asks"), [(10, 1, 1), (11, 1, 0), (1, 10, 1), (1, 11, 0)]
)
def test_a_name_that_very_many_share_asks_nothing(
    tmp_path: Path, people: int, connections: int, asks: int
) -> None:
    export = held_tables(
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
    assert len(export.joined.questions) == asks
    assert not any(export.accepted)


def test_a_crowd_of_namesakes_takes_no_longer_than_strangers(tmp_path: Path) -> None:
    many = 3_000
    export = held_tables(
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
    assert (len(export.accepted), export.joined.questions) == (many, ())


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
    export = held(read(tmp_path, zipped(files)))
    assert export.accepted == [None, None]
    assert export.asked == [[("Bo Ek", "Bo Ek")] * 2]


def test_a_connection_with_a_profile_that_was_asked_is_no_namesakes(tmp_path: Path) -> None:
    requests = [asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo"), asked("Bo Ek", "6/27/26, 9:31 AM")]
    people = [connected("Bo", "Ek", "28 Jun 2026", slug="bo")]
    assert accepted(tmp_path, requests, people) == [("2026-06-28", False), None]
    assert held_tables(tmp_path, invitations=requests, connections=people).asked == []


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


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Jose Alvarez", "José", "Álvarez"),
        ("Ana Ruiz", "Dr. Ana", "Ruiz, PhD, MBA 🚀 (she/her)"),
        ("Jurgen Strasser", "Jürgen", "Straßer"),
        ("Mei Lin", "MEI", "LIN"),
        ("Zoe Braun", "Zoë ✨", "Braun"),
    ],
)
def test_a_name_typed_plainly_is_the_decorated_one(
    tmp_path: Path, name: str, first: str, last: str
) -> None:
    known = Typed(name=name, sent=on_day("2026-06-16"))
    people = [connected(first, last, "18 Jun 2026", slug="somebody")]
    found = held_tables(tmp_path, [known], connections=people)
    (accepted,) = found.joined.accepted
    assert (accepted.ref, str(accepted.on), accepted.by_name) == ("7", "2026-06-18", True)
    assert found.joined.people["c:somebody"].by_name == (f"{first} {last}", "somebody")
    assert found.asked == []


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Bob Clark", "Robert (Bob)", "Clark"),
        ("Piet van der Berg", "Van der Berg,", "Piet"),
        ("Juergen Strasser", "Jürgen", "Straßer"),
        ("Ana Novak", "Ana", "Ruiz (Novak)"),
    ],
)
def test_a_name_written_another_way_is_asked_about(
    tmp_path: Path, name: str, first: str, last: str
) -> None:
    known = Typed(name=name, sent=on_day("2026-06-16"))
    people = [connected(first, last, "18 Jun 2026", slug="somebody")]
    found = held_tables(tmp_path, [known], connections=people)
    assert found.joined.accepted == ()
    assert found.asked == [[(name, f"{first} {last}")]]
    early = [connected(first, last, "10 Jun 2026", slug="somebody")]
    assert held_tables(tmp_path, [known], connections=early).asked == []


def test_one_name_under_two_addresses_is_asked_about(tmp_path: Path) -> None:
    requests = [
        asked("Bo Kessler", "6/15/26, 9:30 AM", slug="bo-kessler"),
        asked("Cy Moss", "6/15/26, 9:31 AM", slug="cy-moss"),
    ]
    people = [
        connected("Bo", "Kessler", "17 Jun 2026", slug="bokessler"),
        connected("Cy", "Moss", "17 Jun 2026", slug="cy-moss"),
        connected("Cy", "Moss", "18 Jun 2026", slug="cy-moss-2"),
    ]
    found = held_tables(tmp_path, invitations=requests, connections=people)
    assert found.asked == [[("Bo Kessler", "Bo Kessler")]]
    assert [one is not None for one in found.accepted] == [False, True]


def test_who_was_listed_before_they_were_asked_is_somebody_else(tmp_path: Path) -> None:
    known = Typed(name="Zoe Old", sent=on_day("2026-06-16"))
    people = [connected("Zoe", "Old", "16 Sep 2020", slug="zoe-old")]
    found = held_tables(tmp_path, [known], connections=people)
    assert (found.joined.accepted, found.asked) == ((), [])
    assert found.joined.people["c:zoe-old"].known is None


def test_members_whose_account_is_gone_are_nobody_of_the_log(tmp_path: Path) -> None:
    known = Typed(name="LinkedIn Member", sent=on_day("2026-06-15"))
    requests = [asked("LinkedIn Member", "6/15/26, 9:30 AM")]
    found = held_tables(tmp_path, [known], invitations=requests)
    assert found.known == {"LinkedIn Member": None}
    assert found.asked == []


@pytest.mark.parametrize(("on", "asks"), [("2026-06-15", True), ("2026-06-20", False)])
def test_a_first_name_alone_is_asked_about_on_its_day(tmp_path: Path, on: str, asks: bool) -> None:
    known = Typed(name="Cy", sent=on_day(on))
    requests = [asked("Cy Moss", "6/15/26, 9:30 AM", slug="cy-moss")]
    found = held_tables(tmp_path, [known], invitations=requests)
    assert found.asked == ([[("Cy", "Cy Moss")]] if asks else [])
