"""People from the command line."""

from __future__ import annotations

import pytest

from tests.support.command import SUNDAY, Netcoach


def test_somebody_is_put_on_the_shortlist_touched_and_asked(netcoach: Netcoach) -> None:
    netcoach.run("shortlist", "Cleo", "Vance", "--company", "Orbital", "--reason", "her SQL talk")
    netcoach.run(
        "contact", "Cleo", "Vance", "commented", "--on", "yesterday", "--words", "on joins"
    )
    (one,) = netcoach.run("people", "--json").document["shortlist"]
    assert (one["name"], one["company"], one["contacts"]) == ("Cleo Vance", "Orbital", 1)
    assert (one["reason"], one["last_contact_on"]) == ("her SQL talk", "2026-11-21")
    said = netcoach.run("people").said
    assert "Cleo Vance Orbital since 22 Nov 2026 · 1 contact" in said

    netcoach.run("log", "Cleo Vance", "--company", "Orbital")
    document = netcoach.run("people", "--json").document
    assert document["shortlist"] == []
    assert [one["name"] for one in document["pending"]] == ["Cleo Vance"]
    assert "Cleo Vance" in netcoach.run("undo").out
    assert len(netcoach.run("people", "--json").document["shortlist"]) == 1


def test_somebody_is_taken_off_the_shortlist(netcoach: Netcoach) -> None:
    netcoach.run("shortlist", "Cleo Vance")
    netcoach.run("shortlist", "Cleo Vance", "--off", "--reason", "no", status=2)
    netcoach.run("shortlist", "Cleo Vance", "--off")
    assert netcoach.run("people").out.startswith("Nobody to follow up")
    netcoach.run("shortlist", "Cleo Vance", "--off", status=1)


def test_a_cadence_is_set_told_and_ended(netcoach: Netcoach) -> None:
    netcoach.run("log", "Cleo Vance", "--company", "Orbital")
    assert netcoach.run("follow-up", "Cleo", "Vance", "--every", "90").out == (
        "Cleo Vance · every 90 days · next 20 Feb 2027\n"
    )
    document = netcoach.run("follow-up", "Cleo Vance", "--every", "45", "--json").document
    assert (document["name"], document["cadence_days"]) == ("Cleo Vance", 45)
    assert (document["last_on"], document["due_on"]) == ("2026-11-22", "2027-01-06")
    assert [document] == netcoach.run("people", "--json").document["keep_in_touch"]
    assert netcoach.run("follow-up", "Cleo Vance", "--off").out == "Cleo Vance · nothing planned\n"
    document = netcoach.run("follow-up", "Cleo Vance", "--off", "--json").document
    assert (document["cadence_days"], document["due_on"]) == (None, None)
    assert netcoach.run("people", "--json").document["keep_in_touch"] == []


@pytest.mark.parametrize(("days", "status"), [("often", 2), ("-5", 1), ("0", 1), ("3651", 1)])
def test_a_cadence_is_a_number_of_days_or_off(netcoach: Netcoach, days: str, status: int) -> None:
    netcoach.run("log", "Cleo Vance")
    netcoach.run("follow-up", "Cleo Vance", "--every", days, status=status)
    netcoach.run("follow-up", "Cleo Vance", status=2)
    netcoach.run("follow-up", "Cleo Vance", "--every", "9", "--off", status=2)
    assert netcoach.run("people", "--json").document["keep_in_touch"] == []


def test_whom_a_note_helps_most_is_told_while_they_are_fewer_than_the_shortlist(
    netcoach: Netcoach,
) -> None:
    netcoach.run("shortlist", "Cleo Vance")
    netcoach.run("shortlist", "Dee Marlow", "--reason", "her SQL talk")
    assert netcoach.run("people", "--json").document["shortlist_notes"] is None
    for name in ("Ana Rybar", "Bo Kessler", "Eva Lind", "Finn Holm"):
        netcoach.run("log", name, "--note", f"Hello {name}")
    document = netcoach.run("people", "--json").document
    helped = [one["person"] for one in document["shortlist"] if one["note_helps_most"]]
    assert document["shortlist_notes"] == {"left_this_month": 1, "people": 2, "help_most": helped}
    said = "1 note left in November: Dee Marlow would gain most from it."
    assert said in netcoach.run("people").out
    config = netcoach.database.with_name("premium.toml")
    config.write_text('[linkedin]\nplan = "premium"\n')
    premium = ("people", "--config", str(config))
    assert netcoach.run(*premium, "--json").document["shortlist_notes"] is None
    assert "note left" not in netcoach.run(*premium).out


def test_forgetting_wants_a_yes_and_then_leaves_the_bare_request(netcoach: Netcoach) -> None:
    netcoach.run("log", "Cleo Vance", "--note", "Hi Cleo Vance")
    netcoach.run("forget", "Cleo Vance", status=2)
    ran = netcoach.run("forget", "Cleo Vance", "--yes")
    assert ran.out.startswith("Forgotten. 1 bare request still counted")
    assert netcoach.week()["sent"] == 1
    assert b"Cleo" not in netcoach.database.read_bytes()
    netcoach.run("undo", status=1)
    assert netcoach.week()["sent"] == 1


def test_forgetting_names_the_damaged_files_that_are_to_be_deleted(netcoach: Netcoach) -> None:
    netcoach.run("log", "Cleo Vance")
    folder = netcoach.database.parent / "backups"
    folder.mkdir(exist_ok=True)
    aside = folder / f"{netcoach.database.stem}-20261118T090000Z.damaged"
    aside.write_bytes(b"Cleo Vance")
    assert netcoach.run("forget", "Cleo Vance", "--yes").out.splitlines()[1:] == [
        f"The name may still be read in the damaged file {aside}, which netcoach cannot edit; "
        "delete it."
    ]
    assert aside.exists()


@pytest.mark.parametrize(
    "arguments", [("contact", "Nobody", "met"), ("forget", "Nobody", "--yes"), ("shortlist", " ")]
)
def test_what_cannot_be_is_one_sentence(netcoach: Netcoach, arguments: tuple[str, ...]) -> None:
    netcoach.run("log", "Cleo Vance")
    ran = netcoach.run(*arguments, status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)


def test_a_contact_to_come_is_refused(netcoach: Netcoach) -> None:
    netcoach.run("log", "Cleo Vance")
    netcoach.run("contact", "Cleo Vance", "met", "--on", "tomorrow", status=1)


def test_a_follow_up_is_a_next_step_on_its_day_and_done_by_a_contact(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-02")
    said = netcoach.run("follow-up", "bo", "--on", "1 dec", "--line", "send slides").out
    assert said == "Bo Kessler · send slides · next 1 Dec 2026\n"
    assert "send slides" in netcoach.run("people").out
    assert "send slides" not in netcoach.run("week").out
    assert "follow-up" not in netcoach.run("remind").out
    netcoach.now = SUNDAY.add(days=9)
    assert "Bo Kessler: send slides (for today)" in netcoach.run("week").said
    steps = netcoach.run("week", "--json").document["next"]
    assert ("follow-up", "Bo Kessler") in [(one["kind"], one["person"]) for one in steps]
    assert "1 follow-up due" in netcoach.run("remind").out
    document = netcoach.run("follow-up", "bo", "--every", "90", "--json").document
    assert (document["follow_up_on"], document["line"]) == ("2026-12-01", "send slides")
    netcoach.run("contact", "bo", "messaged")
    assert "follow-up" not in netcoach.run("remind").out
    (kept,) = netcoach.run("people", "--json").document["keep_in_touch"]
    assert (kept["follow_up_on"], kept["due_on"]) == (None, "2027-03-01")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--on", "yesterday"), 1),
        (("--on", "2026-11-01"), 1),
        (("--line", "send slides"), 1),
        (("--off", "--line", "x"), 2),
    ],
)
def test_a_follow_up_has_a_day_to_come(
    netcoach: Netcoach, arguments: tuple[str, ...], status: int
) -> None:
    netcoach.run("log", "Bo Kessler")
    assert netcoach.run("follow-up", "Bo Kessler", *arguments, status=status).err
    assert netcoach.run("people", "--json").document["keep_in_touch"] == []


def test_tags_sort_people_and_find_their_requests(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-02")
    netcoach.run("log", "Ana Rybar", "--when", "2026-11-03")
    said = netcoach.run("tag", "Bo", "Kessler", "#SQL", "Job Fair").out
    assert said == "Bo Kessler · #job fair #sql\n"
    netcoach.run("tag", "ana", "berlin")

    def found(*pieces: str) -> list[str]:
        requests = netcoach.run("list", *pieces, "--json").document["requests"]
        return [one["person"] for one in requests]

    assert found("tag:sql") == found("tag:#sql") == found("tag:job fair") == ["Bo Kessler"]
    assert found("tag:sql,berlin") == found("tag:yes") == ["Ana Rybar", "Bo Kessler"]
    assert found("-tag:sql") == ["Ana Rybar"]
    assert netcoach.run("tag", "bo", "sql", "--off").out == "Bo Kessler · #job fair\n"
    assert found("tag:sql") == []
    assert netcoach.run("undo").out.startswith("Took back: changed the tags of Bo Kessler")
    assert found("tag:sql") == ["Bo Kessler"]
    assert netcoach.run("tag", "bo", "#", status=1).err


def test_private_words_and_contacts_are_found(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-02")
    netcoach.run("log", "Ana Rybar", "--when", "2026-11-03")
    netcoach.run("contact", "bo", "met", "--words", "Kaffee in Köln")
    netcoach.run("follow-up", "ana", "--on", "1 dec", "--line", "send slides")
    netcoach.run("tag", "ana", "berlin")

    def found(*pieces: str) -> list[str]:
        requests = netcoach.run("list", *pieces, "--json").document["requests"]
        return [one["person"] for one in requests]

    assert found("koln") == ["Bo Kessler"]
    assert found("slides") == found("berlin") == ["Ana Rybar"]
    assert found("note:koln") == []


def test_a_shelf_is_printed_alone(netcoach: Netcoach) -> None:
    netcoach.run("log", "Cleo Vance", "--company", "Orbital")
    netcoach.run("shortlist", "Dee Marlow")
    document = netcoach.run("people", "everybody", "--json").document
    assert [(one["name"], one["stands"]) for one in document["everybody"]] == [
        ("Cleo Vance", "pending"),
        ("Dee Marlow", None),
    ]
    assert netcoach.run("people", "everybody").out.startswith("Cleo Vance")
    assert "Dee" not in netcoach.run("people", "pending").out
    assert list(netcoach.run("people", "pending", "--json").document) == ["today", "pending"]
    assert netcoach.run("people", "duplicates").out == "No two entries look like one person.\n"
    netcoach.run("people", "nobody", status=2)
