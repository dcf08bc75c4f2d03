"""``netcoach list``: the filter language on the command line."""

from __future__ import annotations

import pytest

from tests.support.command import Netcoach


@pytest.fixture
def three(netcoach: Netcoach) -> Netcoach:
    """Three requests to three companies."""
    for who, company, when in (
        ("José Kaplan", "Orbital", "2026-09-14"),
        ("Bo Kessler", "Fjord Data", "2026-11-12"),
        ("Ana Rybar", "Orbital", "2026-11-20"),
    ):
        netcoach.run("log", who, "--company", company, "--when", when, "--sign", "met=yes")
    return netcoach


def names(netcoach: Netcoach, *filters: str) -> list[str]:
    """Who a filter means."""
    document = netcoach.run("list", *filters, "--json").document
    return [request["person"] for request in document["requests"]]


def test_without_a_filter_every_request_is_listed_newest_first(three: Netcoach) -> None:
    lines = three.run("list").out.splitlines()
    assert lines[0] == "3 requests"
    assert [line.split("  ")[0] for line in lines[2:]] == ["2026-11-20", "2026-11-12", "2026-09-14"]
    assert "Ana Rybar" in lines[2]
    assert "pending 2 d" in lines[2]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["jose"], ["José Kaplan"]),
        (["company:orbital"], ["Ana Rybar", "José Kaplan"]),
        (["company:Fjord Data"], ["Bo Kessler"]),
        (["company:orbital after:2026-10"], ["Ana Rybar"]),
        (["-company:orbital"], ["Bo Kessler"]),
        (["-company:Fjord Data", "jose"], ["José Kaplan"]),
        (["is:pending jose"], ["José Kaplan"]),
        (["is:pending", "-who:jose", "before:2026-11-20"], ["Bo Kessler"]),
        (["sign:met=no"], []),
    ],
)
def test_a_filter_is_read_as_on_the_screen(
    three: Netcoach, filters: list[str], found: list[str]
) -> None:
    assert names(three, *filters) == found


def test_json_says_how_the_filter_was_read(three: Netcoach) -> None:
    document = three.run("list", "company:orbital", "is:pending", "--limit", "1", "--json").document
    assert document["filter"]["read"] == "company “orbital” · pending"
    assert document["filter"]["pieces"][0] == {
        "text": "company:orbital",
        "read": "company “orbital”",
    }
    assert (document["count"], document["of"], len(document["requests"])) == (2, 3, 1)
    assert document["requests"][0]["latest"] == "sent"


@pytest.mark.parametrize(
    ("filter_", "said"),
    [
        ("is:frog", "is: knows pending"),
        ("after:soon", "is no date"),
        ("is:", "type it like is:pending"),
        ("sign:", "type it like sign:met"),
        ("frog:x is:frog", "is: knows pending"),
    ],
)
def test_what_makes_no_sense_is_said_and_ends_with_2(
    three: Netcoach, filter_: str, said: str
) -> None:
    ran = three.run("list", filter_, status=2)
    assert said in ran.err
    assert not ran.out


def test_a_key_that_there_is_not_is_searched_as_text_as_on_the_screen(netcoach: Netcoach) -> None:
    netcoach.run("log", "Ana Rybar", "--reason", "her talk at re:Invent")
    netcoach.run("log", "Bo Kessler")
    ran = netcoach.run("list", "re:invent")
    assert ran.out.startswith("1 request: text “re:invent”\n")
    assert "Ana Rybar" in ran.out
    assert ran.err == (
        "There is no key re:, so “re:invent” is searched as text; near it are reason, before.\n"
    )
    document = netcoach.run("list", "re:invent", "--json").document
    assert (document["count"], document["filter"]["read"]) == (1, "text “re:invent”")


def test_an_empty_log_lists_nothing(netcoach: Netcoach) -> None:
    assert netcoach.run("list").out == "0 requests\n"
    assert netcoach.run("list", "bo", "--json").document["requests"] == []


def test_a_name_that_could_act_on_a_terminal_cannot(netcoach: Netcoach) -> None:
    netcoach.run("log", "Ann \x1b]0;x\x07Lee", "--company", "漢字漢字漢字漢字漢字漢字")
    out = netcoach.run("list").out
    assert "\x1b" not in out
    assert "漢字漢字  pending" in out
