"""WHO in every command: who is meant, which of several, and whom nobody is called."""

from __future__ import annotations

import pytest

from tests.support.command import Netcoach

COMMANDS = {
    "outcome": ("outcome", "{}", "accepted"),
    "contact": ("contact", "{}", "met"),
    "follow-up": ("follow-up", "{}", "--every", "30"),
    "forget": ("forget", "{}", "--yes"),
}


def typed(command: str, who: str, *options: str) -> list[str]:
    return [who if part == "{}" else part for part in COMMANDS[command]] + list(options)


def log_namesakes(netcoach: Netcoach) -> None:
    netcoach.run("log", "John Smith", "--company", "Orbital", "--when", "2026-10-05")
    netcoach.run("log", "John Smith", "--company", "Fjord", "--when", "2026-11-02")


@pytest.mark.parametrize("command", COMMANDS)
def test_of_namesakes_both_are_listed_and_nothing_is_changed(
    netcoach: Netcoach, command: str
) -> None:
    log_namesakes(netcoach)
    before = netcoach.run("export").out
    ran = netcoach.run(*typed(command, "john smith"), status=1)
    assert ran.err.splitlines() == [
        "Several people are called that; say which with --company, --sent or --url:",
        "  John Smith, Orbital · last 5 Oct 2026",
        "  John Smith, Fjord · last 2 Nov 2026",
    ]
    assert netcoach.run("export").out == before


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("options", [("--company", "fjord"), ("--sent", "2026-11-02")])
def test_company_or_date_decides(
    netcoach: Netcoach, command: str, options: tuple[str, ...]
) -> None:
    log_namesakes(netcoach)
    netcoach.run(*typed(command, "John Smith", *options))
    wrong = typed(command, "John Smith", "--company", "Nimbus")
    said = netcoach.run(*wrong, status=1).err
    assert said.startswith("Nobody called that has that company, date or address. There is:\n")


def test_the_start_of_a_name_is_taken_and_the_whole_name_is_said(netcoach: Netcoach) -> None:
    netcoach.run("log", "José Álvarez-Weber", "--when", "2026-11-02")
    assert "José Álvarez-Weber" in netcoach.run("outcome", "jose", "alv", "accepted").out
    address = "https://www.linkedin.com/in/jose-a?trk=x"
    netcoach.run("log", "Dr. Jose Alvarez Weber", "--url", address, "--when", "2026-11-03")
    assert "Dr. Jose" in netcoach.run("contact", address, "met").out


def test_nobody_is_answered_with_the_nearest(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Sayeh")
    said = netcoach.run("outcome", "Bo Sayah", "accepted", status=1).err
    assert said == "Nobody in the log or on the shortlist is called that. Did you mean Bo Sayeh?\n"
    said = netcoach.run("outcome", "Xqz", "accepted", status=1).err
    assert "Did you mean" not in said
    assert said.count("\n") == 1


def test_forgetting_unasked_takes_a_whole_name(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bob Kessler", "--url", "in/bob-k")
    assert "whole name" in netcoach.run("forget", "Bo", "--yes", status=2).err
    netcoach.run("forget", "linkedin.com/in/bob-k", "--yes")


def test_an_address_is_logged_by_the_name_in_it_and_known_by_it(netcoach: Netcoach) -> None:
    address = "https://www.linkedin.com/in/bo-kessler-1a2b3c/?originalSubdomain=de"
    netcoach.run("log", address, "--when", "2026-11-02")
    (request,) = netcoach.run("list", "--json").document["requests"]
    assert request["person"] == "Bo Kessler"
    assert netcoach.run("log", "linkedin.com/in/bo-kessler-1a2b3c/", status=1).err
    netcoach.run("log", "Cleo Vance", "--url", "in/cleo-v")
    netcoach.run("shortlist", "linkedin.com/in/dee-marlow-9x")
    names = [one["name"] for one in netcoach.run("people", "--json").document["shortlist"]]
    assert names == ["Dee Marlow"]
    assert "holds no name" in netcoach.run("log", "linkedin.com/in/123", status=1).err
    assert netcoach.run("log", "linkedin.com/company/orbital", status=1).err.count("\n") == 1
