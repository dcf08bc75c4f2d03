"""Several requests from stdin, as one step."""

from __future__ import annotations

import io

import pytest

from tests.support.command import Netcoach, Ran


def piped(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch, text: str, *options: str, status: int = 0
) -> Ran:
    """Run ``netcoach log -`` on a text."""
    stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    return netcoach.run("log", "-", *options, status=status)


CARDS = """\
Ana Ruiz
Data Lead at Orbital | PhD
Sent 3 days ago
Withdraw
Bo Kessler
Engineer
Sent today
Withdraw
"""


def test_names_and_addresses_are_one_step(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "José Álvarez\n\nhttps://www.linkedin.com/in/bo-kessler-1a2b3c/?x=1\n"
    ran = piped(netcoach, monkeypatch, text, "--when", "yesterday", "--event", "PyDay")
    assert ran.out.startswith("Logged 2 requests: José Álvarez, Bo Kessler.\n")
    requests = netcoach.week()["requests"]
    assert [(one["sent_on"], one["precision"]) for one in requests] == [("2026-11-21", "day")] * 2
    assert {one["event"] for one in requests} == {"PyDay"}
    assert netcoach.week()["bursts"] == []
    assert netcoach.run("undo").out.startswith("Took back: logged 2 requests")
    assert netcoach.week()["sent"] == 0


def test_a_card_says_who_where_and_when(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = piped(netcoach, monkeypatch, CARDS, "--json").document
    ana, bo = document["requests"]
    assert (ana["person"], ana["role"], ana["company"]) == ("Ana Ruiz", "Data Lead", "Orbital")
    assert (ana["sent_on"], ana["precision"]) == ("2026-11-19", "week")
    assert (bo["person"], bo["sent_on"], bo["precision"]) == ("Bo Kessler", "2026-11-22", "day")


def test_who_is_known_is_left_out_and_said(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-20")
    netcoach.run("log", "John Smith", "--company", "Orbital", "--when", "2026-10-05")
    netcoach.run("log", "John Smith", "--company", "Fjord", "--when", "2026-11-02")
    ran = piped(netcoach, monkeypatch, "Bo Kessler\nCleo Vance\ncleo vance\nJohn Smith\n")
    assert ran.out.startswith("Logged 1 request: Cleo Vance.")
    assert [line.split(":")[1].strip() for line in ran.err.splitlines()] == [
        "Bo Kessler",
        "cleo vance",
        "John Smith",
    ]
    again = piped(netcoach, monkeypatch, "Bo Kessler\n", status=1)
    assert again.err.endswith("Nothing was logged.\n")
    assert piped(netcoach, monkeypatch, "Bo Kessler\n", "--anyway").out.startswith("Logged 1")


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("", (), 1),
        ("\n  \n", (), 1),
        ("Ana Ruiz\n", ("--company", "Orbital"), 2),
        ("Ana Ruiz\n", ("--when", "tomorrow"), 1),
    ],
)
def test_what_cannot_be_logged_changes_nothing(
    netcoach: Netcoach,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    options: tuple[str, ...],
    status: int,
) -> None:
    assert piped(netcoach, monkeypatch, text, *options, status=status).err
    assert not netcoach.database.exists()
