"""One person from the command line, and two that become one."""

from __future__ import annotations

from tests.support.command import Netcoach


def test_everything_of_a_person_is_printed(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--company", "Orbital", "--when", "2026-11-02")
    netcoach.run("contact", "bo", "met", "--words", "at the fair")
    netcoach.run("tag", "bo", "sql")
    netcoach.run("follow-up", "bo", "--on", "1 dec", "--line", "send slides")
    lines = netcoach.run("person", "bo").out.splitlines()
    assert lines[0] == "Bo Kessler · Orbital"
    assert "send slides · 1 Dec" in lines[1]
    assert "  #sql" in lines
    assert "  22 Nov  met: at the fair" in lines
    document = netcoach.run("person", "bo", "--json").document
    assert (document["name"], document["tags"]) == ("Bo Kessler", ["sql"])
    assert (document["follow_up_on"], document["line"]) == ("2026-12-01", "send slides")
    assert [one["sent_on"] for one in document["requests"]] == ["2026-11-02"]
    assert document["contacts"] == [{"kind": "met", "on": "2026-11-22", "words": "at the fair"}]


def test_two_become_one_and_the_week_counts_what_was_logged_twice_once(
    netcoach: Netcoach,
) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-18")
    netcoach.run("log", "Bob Kessler", "--when", "2026-11-19T10:04")
    before = netcoach.run("export").out
    said = netcoach.run("merge", "Bo Kessler", "bob").out
    assert said == (
        "Merged Bob Kessler into Bo Kessler. `netcoach undo` parts them.\n"
        "1 request of theirs was logged twice and still counts twice: undo, then merge with "
        "--join-requests.\n"
    )
    assert netcoach.week()["sent"] == 2
    netcoach.run("undo")
    said = netcoach.run("merge", "Bo Kessler", "bob", "--join-requests").out
    assert "1 request of theirs was logged twice and is one now." in said
    assert netcoach.week()["sent"] == 1
    (request,) = netcoach.week()["requests"]
    assert (request["person"], request["precision"]) == ("Bo Kessler", "minute")
    netcoach.run("undo")
    assert without_change(netcoach.run("export").out) == without_change(before)


def test_namesakes_are_merged_by_their_name_alone(netcoach: Netcoach) -> None:
    netcoach.run("log", "John Smith", "--company", "Orbital", "--when", "2026-10-05")
    netcoach.run("log", "John Smith", "--company", "Fjord", "--when", "2026-11-02")
    assert netcoach.run("merge", "John Smith", "John Smith", status=1).err.count("\n") == 3
    document = netcoach.run(
        "merge", "John Smith", "John Smith", "--company", "orbital", "--json"
    ).document
    assert document["requests"] == {"joined": 0, "logged_twice": 0}
    assert len(netcoach.run("person", "John Smith", "--json").document["requests"]) == 2
    assert netcoach.run("merge", "John Smith", "john", status=1).err


def test_looking_through_who_accepted_is_kept_and_taken_back(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-10-02")
    assert "20 Nov 2026" in netcoach.run("checked", "2026-11-20").out
    assert netcoach.run("checked", "--json").document == {"checked_on": "2026-11-22"}
    assert netcoach.run("undo").out.startswith("Took back")
    assert netcoach.run("checked", "tomorrow", status=1).err


def without_change(export: str) -> str:
    """An export without when its rows changed."""
    import re

    return re.sub(r', "changed_at": "[^"]*"', "", export)
