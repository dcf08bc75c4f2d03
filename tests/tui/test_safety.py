"""The choke point: nothing that commands a terminal gets through, and faults tell no names."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.worker import WorkerFailed

from netcoach.tui.environment import drop_textual_environment
from netcoach.tui.terminal import AsciiFilter, PrintableFilter, said_of_fault

BLACK = Color(0, 0, 0)
CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066, 0xE0041]


@given(st.text())
def test_what_passes_the_filter_holds_no_control(text: str) -> None:
    (segment,) = PrintableFilter().apply([Segment(text, Style(bold=True))], BLACK)
    assert not any(ord(character) in CONTROLS for character in segment.text)
    assert segment.style == Style(bold=True)


@pytest.mark.parametrize("text", ["Bo Kessler", "Zoë – 名前 · ▽■△", "[/b] $x"])
def test_plain_text_passes_unchanged(text: str) -> None:
    segment = Segment(text)
    assert PrintableFilter().apply([segment], BLACK)[0].text == text


def test_ascii_keeps_the_width_of_every_shape() -> None:
    drawn = "▽■△·●○‹›│─╭▁▇█░⣿“x”–"
    (segment,) = AsciiFilter().apply([Segment(drawn)], BLACK)
    assert segment.text == 'v#^.*o<>|-+_##:."x"-'
    assert len(segment.text) == len(drawn)


def test_a_fault_of_a_worker_is_told_as_the_fault_it_is() -> None:
    def fail() -> None:
        raise ValueError("Canary Vale")

    with pytest.raises(ValueError, match="Canary") as raised:
        fail()
    for error in (raised.value, WorkerFailed(raised.value)):
        said = said_of_fault(error)
        assert "ValueError at test_safety.py, line" in said
        assert "Canary" not in said


def test_textual_variables_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_LOG", "keys.log")
    monkeypatch.setenv("TEXTUAL_DRIVER", "somebody:Driver")
    monkeypatch.setenv("ESCDELAY", "40")
    drop_textual_environment()
    assert not [name for name in os.environ if name.startswith("TEXTUAL")]
    assert os.environ["ESCDELAY"] == "40"
