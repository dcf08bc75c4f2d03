"""Rows a repair set aside: whoever is forgotten is in no file of them, and everybody else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netcoach.domain.errors import StorageProblem
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.person import Person
from netcoach.storage.connection import Place
from netcoach.storage.store import Store
from tests.storage.damaging import NO_TEXT, set_value
from tests.support.builders import WEDNESDAY
from tests.support.storage import TODAY, asked

CANARY = "Zephyrine Quillon"


def repaired(store: Store) -> Path:
    """Set aside what cannot be read; gives the file."""
    store.close()
    file = store.backup.repair(at=WEDNESDAY).file
    assert file is not None
    return file


def files_with(store: Store, word: str) -> list[str]:
    """The files beside the log, and in its backups, that hold a word."""
    beside = (path for path in store.path.parent.rglob("*") if path.is_file())
    return sorted(path.name for path in beside if word.encode() in path.read_bytes())


def rows_in(file: Path) -> dict[str, list[Any]]:
    """The ids that are set aside, by table."""
    document = json.loads(file.read_text(encoding="utf-8"))
    return {table: [row["id"] for row in found] for table, found in document["rows"].items()}


def two_people(store: Store) -> tuple[Person, Person]:
    """The canary and somebody else, with a request and a contact each."""
    canary = asked(store, CANARY, note="Hello Quillon", reason="Quillon spoke").person
    other = asked(store, "Bo Roth", "2026-11-03").person
    for person in (canary, other):
        store.people.add_contact(person.id, ContactKind.MET, TODAY, CANARY, at=WEDNESDAY)
    return canary, other


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("requests", "zone", b"Europe/Brelin"),
        ("requests", "company", CANARY.encode() + NO_TEXT),
        ("contacts", "kind", b"waved"),
        ("contacts", "words", CANARY.encode() + NO_TEXT),
        ("people_history", "created_at", b"soon"),
        ("requests_history", "zone", b"Europe/Brelin"),
    ],
)
def test_somebody_forgotten_is_in_no_file_of_what_was_set_aside(
    store: Store, table: str, column: str, value: bytes
) -> None:
    canary, _ = two_people(store)
    for row in (1, 2):
        set_value(store.path, table, row, column, value)
    file = repaired(store)
    before = rows_in(file)
    assert {1, 2} <= set(before[table])

    store.people.forget(canary.id, at=WEDNESDAY)
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Quillon" not in file.read_text(encoding="utf-8")
    assert CANARY.encode().hex() not in file.read_text(encoding="utf-8")
    assert 1 not in rows_in(file).get(table, [])
    assert list(file.parent.glob(".*")) == []


def test_everybody_else_stays_in_the_file(store: Store) -> None:
    canary = asked(store, "Ana", note="Hello").person
    asked(store, "Ana Rybar", "2026-11-03", reason="her talk")
    for row in (1, 2):
        set_value(store.path, "requests", row, "zone", b"Europe/Brelin")
    file = repaired(store)
    before = json.loads(file.read_text(encoding="utf-8"))
    store.people.forget(canary.id, at=WEDNESDAY)
    after = json.loads(file.read_text(encoding="utf-8"))
    assert after["rows"]["requests"] == before["rows"]["requests"][1:]
    assert {**after, "rows": {}} == {**before, "rows": {}}


def test_a_file_without_them_is_not_touched(store: Store) -> None:
    asked(store, "Bo Roth", "2026-11-03")
    set_value(store.path, "requests", 1, "zone", b"Europe/Brelin")
    file = repaired(store)
    before = file.stat().st_ino, file.read_bytes()
    store.people.forget(asked(store, CANARY).person.id, at=WEDNESDAY)
    assert (file.stat().st_ino, file.read_bytes()) == before


def test_an_entry_set_aside_goes_with_the_one_that_was_made_anew(store: Store) -> None:
    asked(store, CANARY, note="my note to her")
    asked(store, "Bo Roth", "2026-11-03")
    for row in (1, 2):
        set_value(store.path, "people", row, "created_at", b"soon")
    file = repaired(store)
    anew = asked(store, CANARY.upper()).person
    assert anew.id not in (1, 2)
    store.people.forget(anew.id, at=WEDNESDAY)
    kept = rows_in(file)
    assert kept["people"] == kept["requests"] == [2]
    assert "my note to her" not in file.read_text(encoding="utf-8")


def test_what_was_being_written_is_cleared_away(store: Store) -> None:
    canary = asked(store, CANARY).person
    set_value(store.path, "requests", 1, "zone", b"Europe/Brelin")
    file = repaired(store)
    part = file.with_name(f".{file.name}.part")
    part.write_text(f'{{"name": "{CANARY}', encoding="utf-8")
    store.people.forget(canary.id, at=WEDNESDAY)
    assert not part.exists()


@pytest.mark.parametrize("content", ["", "[]", '{"format": "netcoach-set-aside", "rows": [1]}'])
def test_a_file_that_cannot_be_rewritten_is_named_and_all_else_is_done(
    store: Store, content: str
) -> None:
    canary = asked(store, CANARY).person
    set_value(store.path, "requests", 1, "zone", b"Europe/Brelin")
    files = [repaired(store)]
    files.append(files[0].with_name(files[0].name.replace("Z-", "Z-2-")))
    files[1].write_bytes(files[0].read_bytes())
    files[0].write_text(content, encoding="utf-8")
    with pytest.raises(StorageProblem, match=rf"{files[0].name} could not .* delete it"):
        store.people.forget(canary.id, at=WEDNESDAY)
    assert files_with(store, "Zephyrine") == []
    assert files[0].read_text(encoding="utf-8") == content


def test_a_damaged_log_that_was_put_aside_is_named(store: Store) -> None:
    canary = asked(store, CANARY).person
    place = Place(store.path)
    place.make_backups()
    first, second = (
        place.backups / f"netcoach-20261118T{hour}0000Z{number}.damaged"
        for hour, number in (("09", ""), ("10", "-2"))
    )
    others = place.backups / "another-20261118T090000Z.damaged"
    for path in (first, second, others):
        path.write_bytes(CANARY.encode())
    assert store.people.mentions(canary.id).damaged == (first, second)
    assert store.people.forget(canary.id, at=WEDNESDAY).mentions.damaged == (first, second)
    assert files_with(store, "Zephyrine") == sorted(path.name for path in (first, second, others))
