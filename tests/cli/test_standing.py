"""Where somebody stands after several requests: every command says the same."""

from __future__ import annotations

import pytest

from tests.support.command import Netcoach


@pytest.fixture
def ana(netcoach: Netcoach) -> Netcoach:
    """Asked twice; the second request was withdrawn, the first answered with yes later."""
    netcoach.run("log", "Ana Rybar", "--when", "2026-10-10")
    netcoach.run("log", "Ana Rybar", "--when", "2026-10-20", "--anyway")
    netcoach.run("outcome", "Ana Rybar", "withdrawn", "--on", "2026-11-01", "--sent", "2026-10-20")
    netcoach.run("outcome", "Ana Rybar", "accepted", "--on", "2026-11-20", "--sent", "2026-10-10")
    return netcoach


def test_who_said_yes_is_owed_a_hello_and_not_offered_to_be_asked_again(ana: Netcoach) -> None:
    shelves = ana.run("people", "--json").document
    assert [one["name"] for one in shelves["said_yes_no_hello"]] == ["Ana Rybar"]
    assert shelves["withdrawn"] == shelves["pending"] == []
    assert "can be asked again" not in ana.run("people").out


def test_the_week_and_the_reminder_say_it_too(ana: Netcoach) -> None:
    assert "Ana Rybar" in ana.run("week").said
    assert "1 said yes and has no hello yet" in ana.run("remind").said


@pytest.mark.parametrize("who", ["Ana Ruiz", "ana ruiz (she/her)", "Dr. Ana Ruiz, PhD"])
def test_what_is_written_around_a_name_makes_nobody_else(netcoach: Netcoach, who: str) -> None:
    netcoach.run("log", "Dr. Ana Ruiz, PhD 🚀 (she/her)", "--when", "2026-11-02")
    assert "was asked on 2 Nov 2026" in netcoach.run("log", who, status=1).err
    netcoach.run("outcome", who, "accepted")
    assert netcoach.run("people", "--json").document["said_yes_no_hello"][0]["person"] == 1


def test_asking_again_is_refused_as_to_anybody_connected(ana: Netcoach) -> None:
    refused = ana.run("log", "Ana Rybar", status=1)
    assert "said yes to your request of 10 Oct 2026" in refused.err
    assert "nothing to mean to ask" in ana.run("shortlist", "Ana Rybar", status=1).err
