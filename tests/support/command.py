"""The command, run in this process on a real file, at a moment that stands still."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pendulum
import pytest
from pendulum import DateTime

from netcoach.cli import main

SUNDAY = pendulum.datetime(2026, 11, 22, 21, 30, tz="Europe/Berlin")
"""Half past nine on the last evening of the week 16-22 Nov 2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How one run ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """What it wrote, as JSON."""
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """What it wrote, on one line wherever it was broken."""
        return " ".join(self.out.split())


@dataclass
class Netcoach:
    """The command on one database; every run is expected to succeed unless said otherwise."""

    database: Path
    captured: pytest.CaptureFixture[str]
    now: DateTime = SUNDAY
    logged: int = field(default=0)

    def run(self, *arguments: str, status: int = 0) -> Ran:
        """Run it; fails with what it said when it ends with another status."""
        ended = main(["--db", str(self.database), *arguments], clock=lambda: self.now)
        out, err = self.captured.readouterr()
        assert ended == status, f"{arguments} ended with {ended}: {err}"
        return Ran(status=ended, out=out, err=err)

    def log(self, when: str, *arguments: str) -> None:
        """Log a request to somebody new."""
        self.logged += 1
        self.run("log", f"Person Number{self.logged}", "--when", when, *arguments)

    def week(self, *date: str) -> Any:
        """The document of a week."""
        return self.run("week", *date, "--json").document
