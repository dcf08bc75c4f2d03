"""What ``netcoach import`` leaves to choose, on a terminal and in scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command import Netcoach
from tests.support.exports import asked, connected
from tests.support.importing import ASKED_BO, TALK, YES_BO, an_export, content, recommended

Type = Callable[..., list[str]]


class Screen:
    """A stream that says it is a terminal."""

    def __init__(self, stream: object) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Make the streams a terminal on which these lines are typed; gives what was asked."""

    def begin(*lines: str, without: str = "") -> list[str]:
        prompts: list[str] = []
        answers = iter(lines)

        def answer(prompt: str) -> str:
            prompts.append(prompt)
            return next(answers)

        for name in {"stdin", "stdout", "stderr"} - {without}:
            monkeypatch.setattr(sys, name, Screen(getattr(sys, name)))
        monkeypatch.setattr("click.termui.visible_prompt_func", answer)
        return prompts

    return begin


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A request with a reply and a recommendation, and two namesakes of whom one accepted."""
    return an_export(
        tmp_path,
        [
            ASKED_BO,
            asked("Ana Ruiz", "5/3/26, 9:30 AM", slug="ana-1"),
            asked("Ana Ruiz", "5/6/26, 9:30 AM", slug="ana-2"),
        ],
        [YES_BO, connected("Ana", "Ruiz", "09 May 2026", company="Orbital", role="Lead")],
        messages=TALK,
        recommendations=[recommended()],
    )


def ends(netcoach: Netcoach, week: str) -> list[str]:
    """What became of the requests of a week, the last of each."""
    return [one["latest"] for one in netcoach.run("week", week, "--json").document["requests"]]


def test_yes_alone_records_what_messages_tell_and_says_what_stays_open(
    netcoach: Netcoach, export: Path
) -> None:
    looked = netcoach.run("import", str(export), "--dry-run", "--json").document
    assert not netcoach.database.exists()
    ran = netcoach.run("import", str(export), "--yes")

    told = "1 reply, 1 recommendation and 2 days with messages, 1 of them told by the name alone"
    assert f"{told}: recorded." in ran.said
    assert "1 question stays open" in ran.out
    assert "Ana" not in ran.out + ran.err
    assert ends(netcoach, "2026-10-05") == ["recommendation"]
    assert looked["outcomes"] == {
        "offered": {"replied": 1, "recommendation": 1},
        "contacts": 2,
        "by_name": 1,
        "recorded": True,
    }
    assert (looked["suggestions"], looked["questions"], looked["answered"]) == (4, 1, 0)


def test_outcomes_can_follow_later_and_undo_takes_only_them_back(
    netcoach: Netcoach, export: Path
) -> None:
    netcoach.run("import", str(export), "--yes", "--no-outcomes")

    later = netcoach.run("import", str(export), "--yes")

    assert "2 days with messages, 1 of them told by the name alone: recorded." in later.said
    assert ends(netcoach, "2026-10-05") == ["recommendation"]
    before = content(netcoach.database)
    again = netcoach.run("import", str(export), "--yes", "--outcomes", "--json").document
    assert (again["nothing_new"], again["suggestions"]) == (True, 0)
    assert content(netcoach.database) == before
    netcoach.run("undo")
    assert ends(netcoach, "2026-10-05") == ["accepted"]


def test_on_a_terminal_it_asks_about_names_first(
    netcoach: Netcoach, export: Path, typing: Type
) -> None:
    prompts = typing("2", "y")

    ran = netcoach.run("import", str(export))

    assert "Ana Ruiz, Lead, Orbital accepted on 9 May 2026. Which request was that?" in ran.err
    assert "2  asked on 6 May 2026 · ana-2" in ran.err
    assert len(prompts) == 2
    assert ends(netcoach, "2026-10-05") == ["recommendation"]
    assert ends(netcoach, "2026-05-06") == ["accepted"]
    assert ends(netcoach, "2026-05-03") != ["accepted"]
    assert "1 question about a name answered." in ran.out


@pytest.mark.parametrize(
    ("typed", "asked_again", "open_ones"),
    [
        (["", "y"], False, 1),
        (["0", "y"], False, 0),
        (["3", "x", "1", "y"], True, 0),
        (["1_0", "-1", "2", "y"], True, 0),
    ],
)
def test_enter_alone_leaves_a_name_open_and_a_slip_is_asked_again(
    netcoach: Netcoach,
    export: Path,
    typing: Type,
    typed: list[str],
    asked_again: bool,
    open_ones: int,
) -> None:
    typing(*typed)

    ran = netcoach.run("import", str(export))

    assert ("Type a number from 0 to 2, or nothing." in ran.err) is asked_again
    assert ends(netcoach, "2026-10-05") == ["recommendation"]
    left = netcoach.run("import", str(export), "--yes", "--json").document
    assert left["questions"] == open_ones
    assert left["nothing_new"]


def test_outcomes_the_command_does_not_want_stay_out(
    netcoach: Netcoach, export: Path, typing: Type
) -> None:
    prompts = typing("", "y")

    netcoach.run("import", str(export), "--no-outcomes")

    assert len(prompts) == 2
    assert ends(netcoach, "2026-10-05") == ["accepted"]


@pytest.mark.parametrize("arguments", [["--yes"], ["--dry-run"]])
def test_who_said_yes_or_only_looks_is_asked_nothing(
    netcoach: Netcoach, export: Path, typing: Type, arguments: list[str]
) -> None:
    assert typing() == []

    ran = netcoach.run("import", str(export), *arguments)

    assert "1 question stays open" in ran.out
    assert "Ana" not in ran.err


def test_no_name_is_asked_about_where_the_output_is_kept(
    netcoach: Netcoach, export: Path, typing: Type
) -> None:
    prompts = typing("y", without="stdout")

    ran = netcoach.run("import", str(export))

    assert len(prompts) == 1
    assert "Ana" not in ran.out + ran.err
    assert "1 question stays open" in ran.out


def test_what_an_unknown_status_means_is_asked_once(
    netcoach: Netcoach, typing: Type, tmp_path: Path
) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text("Name,Sent,Status\nMia Torvik,2026-09-14,Coffee booked\n")
    prompts = typing("talked", "y")
    netcoach.run("import", str(path))
    assert "Coffee booked" in prompts[0]
    assert netcoach.run("list", "--json").document["requests"][0]["latest"] == "talked"
    prompts = typing("y")
    netcoach.run("import", str(path))
    assert not any("Coffee booked" in prompt for prompt in prompts)
