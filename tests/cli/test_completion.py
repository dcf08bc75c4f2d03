"""Completion: what the log knows, as each shell asks for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from netcoach.cli import main
from tests.support.command import Netcoach


@pytest.fixture
def known(netcoach: Netcoach) -> Netcoach:
    """A log with three people."""
    netcoach.run("log", "Bo Kessler", "--company", "Orbital")
    netcoach.run("log", "Dr. José Álvarez, PhD", "--company", "Café Nord")
    netcoach.run("log", "Bonnie O'Neil")
    return netcoach


def completed(netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What fish is offered for the last of the words."""
    monkeypatch.setenv("_NETCOACH_COMPLETE", "fish_complete")
    quoted = [f'"{word}"' if " " in word else word for word in words]
    monkeypatch.setenv("COMP_WORDS", " ".join(["netcoach", *quoted]))
    monkeypatch.setenv("COMP_CWORD", words[-1])
    monkeypatch.setenv("NETCOACH_DB", str(netcoach.database))
    with pytest.raises(SystemExit):
        main([])
    lines = netcoach.captured.readouterr().out.splitlines()
    return [line.split(",")[1].split("\t")[0] for line in lines if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("outcome", "bo"), {"Bo Kessler", "Bonnie O'Neil"}),
        (("contact", "jose"), {"José Álvarez"}),
        (("outcome", "Bo", "Ke"), {"Kessler"}),
        (("outcome", "Bo Kessler", "acc"), {"accepted"}),
        (("outcome", "Bo", "Kessler", "wi"), {"withdrawn"}),
        (("contact", "Bo", "Kessler", "m"), {"messaged", "met"}),
        (("forget", "--company", "caf"), {"Café Nord"}),
        (("outcome", "Bo", "accepted", "--on", "y"), {"yesterday"}),
        (("list", "is:pen"), {"is:pending"}),
        (("list", "company:o"), {"company:Orbital"}),
        (("list", "who:jo"), {"who:José Álvarez"}),
    ],
)
def test_people_companies_and_words_are_offered(
    known: Netcoach, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], offered: set[str]
) -> None:
    assert set(completed(known, monkeypatch, *words)) == offered


def test_without_a_log_nobody_is_offered(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert completed(netcoach, monkeypatch, "outcome", "bo") == []
    assert not netcoach.database.exists()


BASH = """
source "$1"
complete_line() {
    COMP_LINE="$1" COMP_POINT=${#1} COMP_CWORD=$2; shift 2
    COMP_WORDS=("$@") COMPREPLY=()
    _netcoach_completion "$NETCOACH"
    printf '%s|' "${COMPREPLY[@]}"; echo
}
complete_line 'netcoach outcome bo' 2 netcoach outcome bo
complete_line 'netcoach list is:pen' 4 netcoach list is : pen
complete_line 'netcoach outcome Bo\\ Ke' 2 netcoach outcome 'Bo\\ Ke'
"""


def test_bash_gets_words_it_can_insert(known: Netcoach, tmp_path: Path) -> None:
    import os
    import sys

    program = tmp_path / "netcoach"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m netcoach "$@"\n')
    program.chmod(0o755)
    script = tmp_path / "script.bash"
    script.write_text(known.run("completion", "bash").out)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "NETCOACH_DB": str(known.database),
        "NETCOACH": str(program),
    }
    done = subprocess.run(
        ["bash", "-c", BASH, "bash", str(script)],
        env=environment,
        cwd=Path.cwd(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "Bonnie\\ O\\'Neil|Bo\\ Kessler|",
        "pending|",
        "Bo\\ Kessler|",
    ]
    assert done.stderr == ""
