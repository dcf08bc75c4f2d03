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


def test_yes_alone_records_no_outcome_and_says_what_stays_open(
    netcoach: Netcoach, export: Path
) -> None:
    ran = netcoach.run("import", str(export), "--yes")

    assert "1 reply and 1 recommendation, 1 of them told by the name alone" in ran.said
    assert "not recorded. Importing again offers them." in ran.said
    assert "1 acceptance stays open" in ran.out
    assert "Ana" not in ran.out + ran.err
    assert ends(netcoach, "2026-10-05") == ["accepted"]


def test_outcomes_are_recorded_when_the_command_says_so(netcoach: Netcoach, export: Path) -> None:
    looked = netcoach.run("import", str(export), "--outcomes", "--dry-run", "--json").document
    assert not netcoach.database.exists()
    done = netcoach.run("import", str(export), "--outcomes", "--yes", "--json").document

    assert done["outcomes"] == {
        "offered": {"replied": 1, "recommendation": 1},
        "by_name": 1,
        "recorded": True,
    }
    assert (done["suggestions"], done["questions"], done["answered"]) == (2, 1, 0)
    assert looked.pop("dry_run")
    assert not done.pop("dry_run")
    assert looked == done
    assert ends(netcoach, "2026-10-05") == ["recommendation"]


def test_outcomes_can_follow_later_and_undo_takes_only_them_back(
    netcoach: Netcoach, export: Path
) -> None:
    netcoach.run("import", str(export), "--yes", "--no-outcomes")

    later = netcoach.run("import", str(export), "--yes", "--outcomes")

    assert "recorded as outcomes" in later.said
    assert ends(netcoach, "2026-10-05") == ["recommendation"]
    before = content(netcoach.database)
    again = netcoach.run("import", str(export), "--yes", "--outcomes", "--json").document
    assert (again["nothing_new"], again["suggestions"]) == (True, 0)
    assert content(netcoach.database) == before
    netcoach.run("undo")
    assert ends(netcoach, "2026-10-05") == ["accepted"]


def test_on_a_terminal_it_asks_about_names_and_outcomes_first(
    netcoach: Netcoach, export: Path, typing: Type
) -> None:
    prompts = typing("2", "y", "y")

    ran = netcoach.run("import", str(export))

    assert "Ana Ruiz, Lead, Orbital accepted on 9 May 2026. Which request was that?" in ran.err
    assert "2  asked on 6 May 2026 · ana-2" in ran.err
    assert prompts[1].startswith("Record 1 reply and 1 recommendation as outcomes?")
    assert ends(netcoach, "2026-10-05") == ["recommendation"]
    assert ends(netcoach, "2026-05-06") == ["accepted"]
    assert ends(netcoach, "2026-05-03") != ["accepted"]
    assert "1 question about a name answered." in ran.out


@pytest.mark.parametrize(
    ("typed", "asked_again", "open_ones"),
    [
        (["", "", "y"], False, 1),
        (["0", "", "y"], False, 0),
        (["3", "x", "1", "n", "y"], True, 0),
        (["1_0", "-1", "2", "n", "y"], True, 0),
    ],
)
def test_enter_alone_leaves_everything_open_and_a_slip_is_asked_again(
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
    assert ends(netcoach, "2026-10-05") == ["accepted"]
    left = netcoach.run("import", str(export), "--yes", "--json").document
    assert left["questions"] == open_ones
    assert left["suggestions"] == 2


def test_what_the_command_said_of_outcomes_is_not_asked(
    netcoach: Netcoach, export: Path, typing: Type
) -> None:
    prompts = typing("", "y")

    netcoach.run("import", str(export), "--no-outcomes")

    assert len(prompts) == 2


@pytest.mark.parametrize("arguments", [["--yes"], ["--dry-run"]])
def test_who_said_yes_or_only_looks_is_asked_nothing(
    netcoach: Netcoach, export: Path, typing: Type, arguments: list[str]
) -> None:
    assert typing() == []

    ran = netcoach.run("import", str(export), *arguments)

    assert "1 acceptance stays open" in ran.out
    assert "Ana" not in ran.err


def test_no_name_is_asked_about_where_the_output_is_kept(
    netcoach: Netcoach, export: Path, typing: Type
) -> None:
    prompts = typing("y", without="stdout")

    ran = netcoach.run("import", str(export))

    assert len(prompts) == 1
    assert "Ana" not in ran.out + ran.err
    assert "1 acceptance stays open" in ran.out
