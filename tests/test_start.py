"""The file that sets netcoach up; nothing in here contacts the network or .venv."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from urllib.error import URLError

import pytest

FILE = Path(__file__).parent.parent / ".ci" / "start.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The file as a module whose checkout is an empty folder."""
    spec = importlib.util.spec_from_file_location("start", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", "uv.lock"):
        (tmp_path / name).write_text(name)
    places = {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "UV_FOLDER": tmp_path / ".uv"}
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "netcoach-setup")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    return module


def test_the_pinned_uv_is_one_that_builds_netcoach() -> None:
    pyproject = (FILE.parent.parent / "pyproject.toml").read_text()
    assert 'UV_VERSION = "0.13.' in FILE.read_text()
    assert "uv_build>=0.13,<0.14" in pyproject


def test_an_old_python_is_told_what_it_lacks(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(start.SetupError, match=r"needs Python 3\.11 or newer.*3\.10\.13"):
        start.main([])


def set_up(start: ModuleType, group: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Set up with an installer that only makes the folder; gives the groups that were installed."""
    installed: list[str] = []

    def sync(_: Path, group: str) -> None:
        start.VENV.mkdir(exist_ok=True)
        installed.append(group)

    monkeypatch.setattr(start, "find_uv", lambda: Path("uv"))
    monkeypatch.setattr(start, "sync", sync)
    if not start.is_set_up(group):
        start.set_up(group)
    return installed


def test_a_setup_that_fits_is_not_repeated(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set_up(start, "app", monkeypatch) == ["app"]
    assert set_up(start, "app", monkeypatch) == []
    assert set_up(start, "dev", monkeypatch) == ["dev"]
    assert set_up(start, "app", monkeypatch) == []


@pytest.mark.parametrize("name", ["pyproject.toml", "uv.lock"])
def test_another_lock_is_installed_anew(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    set_up(start, "dev", monkeypatch)
    (start.ROOT / name).write_text("other")
    assert set_up(start, "app", monkeypatch) == ["app"]


def test_another_python_gets_an_environment_of_its_own(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(start, "app", monkeypatch)
    (start.VENV / "left").touch()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert set_up(start, "app", monkeypatch) == ["app"]
    assert not (start.VENV / "left").exists()


def wheel(start: ModuleType) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(f"uv-{start.UV_VERSION}.data/scripts/uv", b"the installer")
    return written.getvalue()


def test_uv_is_taken_from_the_index_and_checked(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = wheel(start)
    tag = "musllinux_1_1_x86_64"
    name = f"uv-{start.UV_VERSION}-py3-none-{tag}.whl"
    pages = {
        "https://mirror.test/simple/uv/": f'<a href="../files/{name}#sha256=0">{name}</a>'.encode(),
        f"https://mirror.test/simple/files/{name}": content,
    }
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.test/simple/")
    monkeypatch.setattr(start, "download", lambda address: pages[address])
    with pytest.raises(start.SetupError, match="is not the file it should be"):
        start.find_uv()
    assert not list(start.UV_FOLDER.glob("uv-*"))
    sha256 = hashlib.sha256(content).hexdigest()
    monkeypatch.setattr(start, "UV_WHEELS", {("Linux", "x86_64"): (tag, sha256)})
    uv = start.find_uv()
    assert uv.read_bytes() == b"the installer"
    assert uv.stat().st_mode & 0o111


def test_without_network_one_sentence_says_what_to_do(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(_: str) -> bytes:
        raise URLError("no route")

    monkeypatch.setattr(start, "download", offline)
    with pytest.raises(start.SetupError, match="check the network or install uv in another way"):
        start.find_uv()
    assert not list(start.UV_FOLDER.glob("uv-*"))


@pytest.mark.parametrize(
    ("said", "is_used"),
    [
        ("uv 0.9.0 (x86_64-unknown-linux-gnu)", True),
        ("uv 1.0.2", True),
        ("uv 0.8.24", False),
        ("another program", False),
        ("", False),
    ],
)
def test_a_uv_on_the_path_is_used_when_it_is_new_enough(
    start: ModuleType, said: str, is_used: bool
) -> None:
    uv = start.ROOT / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text(f"#!/bin/sh\necho '{said}'\n")
    uv.chmod(0o755)
    assert start.uv_on_path() == (uv if is_used else None)
