"""Figures in lines keep apart what does not belong together."""

from __future__ import annotations

from netcoach.tui.widgets.text import figure_lines


def test_a_figure_longer_than_its_column_keeps_a_blank_before_what_follows() -> None:
    lines = figure_lines([("consistency", "96 %", "of 47"), ("run", "3 in a row", "longest 10")])
    assert lines.plain.splitlines() == [
        "consistency    96 %    of 47",
        "run            3 in a row longest 10",
    ]
