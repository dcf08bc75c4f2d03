"""Every theme that is offered: what is written and drawn can be told from what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import ColorType
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.demo import fill_demo
from netcoach.tui.app import NetcoachApp
from netcoach.tui.themes import MARK_CONTRAST, TEXT_CONTRAST, THEMES, contrast
from tests.support.app import WHOLE, until
from tests.support.builders import WEDNESDAY

XTERM = """
#000000 #CD0000 #00CD00 #CDCD00 #0000EE #CD00CD #00CDCD #E5E5E5
#7F7F7F #FF0000 #00FF00 #FFFF00 #5C5CFF #FF00FF #00FFFF #FFFFFF
""".split()  # noqa: SIM905
LINUX = """
#000000 #AA0000 #00AA00 #AA5500 #0000AA #AA00AA #00AAAA #AAAAAA
#555555 #FF5555 #55FF55 #FFFF55 #5555FF #FF55FF #55FFFF #FFFFFF
""".split()  # noqa: SIM905
"""The sixteen colours of xterm and of the Linux console, as their sources have them."""

FRAMES = frozenset("─│╭╮╰╯╴╶━┃▏▔▁▎▊▇ ▆▅▄▃▂█")
"""Frames and scroll bars: what they hold can be told without them."""

MARKS = frozenset("■□▽△·*●○◐░▒▓›‹") | {chr(code) for code in range(0x2801, 0x2900)}


def channels(color: object, palette: list[str], default: str) -> Color:
    """A colour of a cell as a terminal with that palette draws it."""
    from rich.color import Color as RichColor

    if not isinstance(color, RichColor) or color.type is ColorType.DEFAULT:
        return Color.parse(default)
    if color.type is ColorType.STANDARD:
        assert color.number is not None
        return Color.parse(palette[color.number])
    return Color.from_rich_color(color)


def dim_cells(pilot: Pilot[None], palette: list[str], ground: str, ink: str) -> Iterator[str]:
    """Each stretch of the screen that cannot be told from what it stands on."""
    for y, strip in enumerate(pilot.app.screen._compositor.render_strips()):
        for segment in strip:
            text = "".join(c for c in segment.text if c not in FRAMES).strip()
            if not text:
                continue
            style = segment.style or Style()
            fore, back = (
                channels(style.color, palette, ink),
                channels(style.bgcolor, palette, ground),
            )
            if style.reverse:
                fore, back = back, fore
            is_text = any(c not in MARKS for c in text)
            found = contrast(fore, back)
            if found < (TEXT_CONTRAST if is_text else MARK_CONTRAST):
                yield f"{y}: {text[:40]!r} {fore.hex} on {back.hex}: {found:.2f}"


@pytest.mark.slow
async def test_everything_can_be_read_in_every_theme(coach: Coach) -> None:
    fill_demo(coach.store, WEDNESDAY)
    dim: dict[str, set[str]] = {}
    app = NetcoachApp(coach, coach.config, first_review=coach.week.review())
    async with app.run_test(size=WHOLE) as pilot:
        await until(pilot, "SENT THIS WEEK")
        for keys in ((), ("2",), ("3",), ("1", "n"), ("escape", "comma")):
            await pilot.press(*keys)
            await pilot.pause(0.3)
            for name, theme in THEMES.items():
                app.theme = name
                await pilot.pause()
                await pilot.pause()
                ground, ink = ("#000000", "#AAAAAA") if theme.dark else ("#FFFFFF", "#000000")
                for palette in (XTERM, LINUX) if theme.ansi else (XTERM,):
                    cells = dim_cells(pilot, palette, ground, ink)
                    dim.setdefault(f"{name} {keys}", set()).update(cells)
    failed = [f"{place}: {cell}" for place, cells in dim.items() for cell in sorted(cells)]
    assert failed == []
