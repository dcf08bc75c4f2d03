from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from netcoach.linkedin import Caution
from tests.support.exports import CONNECTIONS, connected, read, table

PEOPLE = table(
    CONNECTIONS,
    [
        connected("Léa", "Ødegård", "05 Mar 2026", slug="lea", company="Café Größe"),
        connected("Ünal", "Ek", "06 Mar 2026", slug="unal"),
    ],
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PEOPLE.encode(), "utf-8"),
        (PEOPLE.encode("utf-8-sig"), "utf-8-sig"),
        (PEOPLE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + PEOPLE.encode("utf-16-be"), "utf-16"),
    ],
)
def test_unicode_is_read_without_a_caution(tmp_path: Path, data: bytes, encoding: str) -> None:
    export = read(tmp_path, data)
    assert len(export.connections) == 2
    assert export.files[0].encoding == encoding
    assert export.cautions == (Caution.NO_INVITATIONS,)


def test_old_spreadsheets_are_read_with_a_caution(tmp_path: Path) -> None:
    export = read(tmp_path, PEOPLE.encode("cp1252"))
    assert len(export.connections) == 2
    assert export.files[0].encoding == "cp1252"
    assert Caution.GUESSED_ENCODING in export.cautions


def test_a_few_broken_bytes_leave_the_rest_utf_8(tmp_path: Path) -> None:
    export = read(tmp_path, PEOPLE.encode().replace(b"Ek", b"\xffk"))
    assert len(export.connections) == 2
    assert export.files[0].encoding == "utf-8"
    assert Caution.DAMAGED_LETTERS in export.cautions


def test_letters_lost_before_are_no_damage_of_this_file(tmp_path: Path) -> None:
    export = read(tmp_path, PEOPLE.replace("Léa", "L�a").encode())
    assert export.files[0].cautions == ()


def test_a_letter_over_two_pieces_is_whole(tmp_path: Path) -> None:
    rows = [connected("É" * 20_000, "X", "05 Mar 2026", slug=f"e{n}") for n in range(8)]
    export = read(tmp_path, "," + table(CONNECTIONS, rows))
    assert export.files[0].cautions == ()


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    export = read(tmp_path, PEOPLE.encode().replace(b"Mar", b"M\x00ar").replace(b"URL", b"U\x00RL"))
    assert len(export.connections) == 2
    assert export.files[0].unreadable == 0
