"""One of a few words: by keys, by the mouse, and where the line is too short for all."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from netcoach.tui.widgets.inputs import ChoiceLine
from tests.support.app import picture

KINDS = tuple((word, word) for word in ("met", "messaged", "called"))


class LineApp(App[None]):
    """A line alone, in a window of a given width."""

    def compose(self) -> ComposeResult:
        yield ChoiceLine(KINDS, id="kind")

    @property
    def line(self) -> ChoiceLine:
        return self.query_one(ChoiceLine)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([], "met"),
        (["right"], "messaged"),
        (["l", "space"], "called"),
        (["j", "j", "j"], "called"),
        (["end", "k"], "messaged"),
        (["end", "home"], "met"),
        (["left"], "met"),
    ],
)
async def test_keys_choose_and_stop_at_the_ends(keys: list[str], value: str) -> None:
    app = LineApp()
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.press("tab", *keys)
        assert app.line.value == value
        assert f"[{value}]" in picture(app)


@pytest.mark.parametrize(
    ("width", "offset", "value"),
    [
        (40, (6, 0), "messaged"),
        (40, (16, 0), "called"),
        (16, (2, 1), "called"),
        (40, (30, 0), "met"),
    ],
)
async def test_a_click_chooses_the_word_under_it(
    width: int, offset: tuple[int, int], value: str
) -> None:
    app = LineApp()
    async with app.run_test(size=(width, 3)) as pilot:
        await pilot.click(ChoiceLine, offset=offset)
        assert app.line.value == value


async def test_a_word_longer_than_the_line_is_cut() -> None:
    app = LineApp()
    async with app.run_test(size=(8, 4)):
        assert picture(app).splitlines()[:3] == ["[met]", " messa…", " called"]
