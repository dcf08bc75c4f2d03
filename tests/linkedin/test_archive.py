from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from netcoach.linkedin import Kind, UnreadableExport, read_export
from tests.support import hostile
from tests.support.exports import (
    CONNECTIONS,
    INVITATIONS,
    TODAY,
    asked,
    connected,
    read,
    table,
    zipped,
)

PEOPLE = table(CONNECTIONS, [connected("Bo", "Ek", "11 Jan 2026", slug="bo-ek")])
REQUESTS = table(INVITATIONS, [asked("Bo Ek", "1/10/26, 12:01 AM", slug="bo-ek")])
SECONDS = 2.0
"""Of the processor: how busy the machine is with other things does not count."""


@pytest.mark.parametrize("name", ["export.zip", "Basic_Export.zip.zip", "export", "export.csv"])
def test_a_zip_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    content = zipped({"Connections.csv": PEOPLE, "Invitations.csv": REQUESTS, "Jobs/a.csv": "a"})
    export = read(tmp_path, content, name=name)
    assert (export.kind, len(export.connections), len(export.requests)) == (Kind.ARCHIVE, 1, 1)
    assert export.other_files == 1
    assert export.cautions == ()


def test_a_zip_made_again_on_a_mac_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "Export 2026/Connections.csv": PEOPLE,
        "Export 2026/Invitations_1234567.csv": REQUESTS,
        "__MACOSX/Export 2026/._Connections.csv": b"\x00\x05\x16\x07" + PEOPLE.encode(),
        "Export 2026/.DS_Store": b"\x00\x00\x00\x01",
        "Export 2026/photo.jpg": b"\xff\xd8",
    }
    export = read(tmp_path, zipped(files))
    assert (len(export.connections), len(export.requests)) == (1, 1)
    assert {one.file for one in export.files} == {"Connections.csv", "Invitations_1234567.csv"}
    assert export.other_files == 3


def test_an_unpacked_folder_is_read(tmp_path: Path) -> None:
    inner = tmp_path / "export" / "Complete"
    inner.mkdir(parents=True)
    (inner / "Connections.csv").write_text(PEOPLE)
    (inner / "._Connections.csv").write_text(PEOPLE)
    (tmp_path / "export" / "Invitations.CSV").write_text(REQUESTS)
    (tmp_path / "export" / "photo.jpg").write_bytes(b"\xff\xd8")
    export = read_export(tmp_path / "export", zone="Europe/Berlin", today=TODAY)
    assert (export.kind, len(export.connections), len(export.requests)) == (Kind.FOLDER, 1, 1)
    assert export.other_files == 1


def test_a_link_the_user_chose_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(PEOPLE)
    (tmp_path / "link").symlink_to(tmp_path / "Connections.csv")
    export = read_export(tmp_path / "link", zone="Europe/Berlin", today=TODAY)
    assert (export.kind, len(export.connections)) == (Kind.FILE, 1)


def test_a_link_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(PEOPLE)
    (tmp_path / "elsewhere").write_text(REQUESTS)
    (folder / "Invitations.csv").symlink_to(tmp_path / "elsewhere")
    export = read_export(folder, zone="Europe/Berlin", today=TODAY)
    assert (len(export.connections), export.requests) == (1, ())


@pytest.mark.parametrize("make", [hostile.sparse, hostile.sparse_zip])
def test_a_file_too_large_is_not_even_looked_into(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "export")
    assert refusal_of(tmp_path / "export").startswith("The file is larger than 200 MiB")


def refusal_of(path: Path) -> str:
    before = sorted(path.parent.iterdir())
    began = time.process_time()
    with pytest.raises(UnreadableExport) as refusal:
        read_export(path, zone="Europe/Berlin", today=TODAY)
    assert time.process_time() - began < SECONDS
    assert sorted(path.parent.iterdir()) == before
    return str(refusal.value)


@pytest.mark.parametrize("kind", hostile.FILES)
def test_a_hostile_file_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(hostile.FILES[kind]())
    sentence = refusal_of(path)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("make", hostile.PLACES)
def test_what_is_not_quite_a_file_is_refused_with_a_sentence(
    tmp_path: Path, make: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "export")
    assert refusal_of(tmp_path / "export").endswith(".")


@pytest.mark.parametrize("name", ["missing.zip", "a\x00b", "n" * 5_000])
def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableExport):
        read_export(tmp_path / name, zone="Europe/Berlin", today=TODAY)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("a bomb", "packed to under 1/200"),
        ("a zip in a zip", "another zip"),
        ("a file larger than allowed", "more than 200 MiB"),
        ("a locked file", "password"),
        ("a path upwards", "points outside"),
        ("a link", "a link or a device"),
        ("70,000 files", "more than 10,000 files"),
        ("10,001 files and a count that lies", "The zip holds 10,001 files"),
        ("cut off in the middle", "download it again"),
        ("packed with lzma", "unpack it"),
        ("a spreadsheet", "CSV"),
    ],
)
def test_a_refusal_says_what_is_wrong(tmp_path: Path, kind: str, said: str) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(hostile.FILES[kind]())
    assert said in refusal_of(path)
