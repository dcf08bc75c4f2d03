from __future__ import annotations

import pytest

from tests.support.command import Netcoach


def test_undo_and_redo_work_across_runs(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler")
    netcoach.run("log", "Ana Rybar")
    assert netcoach.run("undo").out.startswith("Took back: logged Ana Rybar")
    assert netcoach.run("undo", "--json").document == {"undone": "log", "person": "Bo Kessler"}
    assert netcoach.week()["sent"] == 0
    assert netcoach.run("redo").out.startswith("Did again: logged Bo Kessler")
    assert netcoach.run("redo", "--json").document == {"redone": "log", "person": "Ana Rybar"}
    people = [request["person"] for request in netcoach.week()["requests"]]
    assert people == ["Bo Kessler", "Ana Rybar"]


def test_a_guideline_is_taken_back_too(netcoach: Netcoach) -> None:
    netcoach.run("guideline", "3", "6")
    assert netcoach.run("undo", "--json").document == {"undone": "guideline", "person": ""}
    assert netcoach.week()["guideline"] == {"low": 5, "high": 10}


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_to_take_back_is_said(netcoach: Netcoach, command: str) -> None:
    ran = netcoach.run(command, status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
