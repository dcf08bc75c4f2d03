"""Make every picture in this folder from the sample year: `.venv/bin/python screenshots/make.py`.

Writes an SVG and a PNG of each scene at 120x40 and 80x24, dark and light. The PNGs need the fonts
Fira Code and DejaVu Sans Mono on this machine (Debian: fonts-firacode, fonts-dejavu-core).
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

for name in ("NO_COLOR", *filter(lambda name: name.startswith("TEXTUAL"), list(os.environ))):
    os.environ.pop(name, None)

import pendulum  # noqa: E402
import resvg_py  # noqa: E402
from textual.pilot import Pilot  # noqa: E402
from textual.widgets import Input  # noqa: E402

from netcoach.coach import Coach  # noqa: E402
from netcoach.config import Config  # noqa: E402
from netcoach.demo import fill_demo  # noqa: E402
from netcoach.storage.store import Store  # noqa: E402
from netcoach.tui.app import NetcoachApp  # noqa: E402

FOLDER = Path(__file__).parent
SUNDAY = pendulum.datetime(2026, 11, 22, 20, 0, tz="Europe/Berlin")
SIZES = ((120, 40), (80, 24))
THEMES = (("dark", "textual-dark"), ("light", "textual-light"))
FONTS = (
    "FiraCode-Regular.ttf",
    "FiraCode-Bold.ttf",
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
    "DejaVuSans.ttf",
)
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path("~/Library/Fonts"))

ChangeKind = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One picture: its name, what is done first, and whether the year is there."""

    name: str
    act: ChangeKind
    filled: bool = True


async def look(pilot: Pilot[None]) -> None:
    """Do nothing but wait for the screen."""
    await pilot.pause()


async def fill_form(pilot: Pilot[None]) -> None:
    """Open the log form and fill in what a thoughtful request has."""
    await pilot.press("n")
    await pilot.pause(0.5)
    said = ("Signe Halloran", "just now", "Orbital", "Data lead", "")
    note = "Hi Signe, your talk on slow dashboards has stayed with me. How did the second one go?"
    for text in (*said, note):
        if pilot.app.focused and text and text != "just now":
            await pilot.press(*text)
        await pilot.press("tab")
    await pilot.pause(0.6)


async def explain(pilot: Pilot[None]) -> None:
    """Ask what the number in focus means."""
    await pilot.press("question_mark")
    await pilot.pause(0.3)


async def preview_import(pilot: Pilot[None]) -> None:
    """Pick an export of some months, and see what it would add."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Basic_LinkedInDataExport.zip"
        with ZipFile(path, "w") as archive:
            archive.writestr("Invitations.csv", invitations())
        await pilot.press("i")
        await pilot.pause(0.3)
        pilot.app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await pilot.pause(1.5)


async def log_place(pilot: Pilot[None]) -> None:
    """Show the Log with the requests that wait."""
    await pilot.press("2")
    await pilot.pause(0.5)
    await pilot.press("slash", *"is:pending", "enter")
    await pilot.pause(0.5)


async def people(pilot: Pilot[None]) -> None:
    """Show who waits for a hello."""
    await pilot.press("3")
    await pilot.pause(0.8)


async def person(pilot: Pilot[None]) -> None:
    """Open the page of somebody there is something to tell of."""
    await people(pilot)
    await pilot.press("left", "left", "enter")
    await pilot.pause(0.6)


async def close_week(pilot: Pilot[None]) -> None:
    """Come to the words of a week."""
    await pilot.press("w")
    await pilot.pause(0.6)
    await pilot.press("enter", "enter", "tab")
    await pilot.pause(0.3)
    await pilot.press(*"two talks that went on by themselves")
    await pilot.pause(0.3)


async def settings(pilot: Pilot[None]) -> None:
    """Open the settings."""
    await pilot.press("comma")
    await pilot.pause(0.6)


def invitations() -> str:
    """Half a year of requests to invented people, one busy hour and one unreadable row in it."""
    first = pendulum.datetime(2026, 6, 1, 9)
    sent = [first.add(hours=31 * number) for number in range(120)]
    sent += [first.add(days=44, minutes=6 * number) for number in range(7)]
    rows = [
        f'Signe Halloran,Sample Person {number},"{at.format("M/D/YY, h:mm A")}",,OUTGOING'
        for number, at in enumerate(sent)
    ]
    unreadable = "Signe Halloran,Sample Person,some day,,OUTGOING"
    return "\n".join(("From,To,Sent At,Message,Direction", *rows, unreadable, ""))


SCENES = (
    Scene(name="week", act=look),
    Scene(name="form", act=fill_form),
    Scene(name="log", act=log_place),
    Scene(name="people", act=people),
    Scene(name="person", act=person),
    Scene(name="close-week", act=close_week),
    Scene(name="settings", act=settings),
    Scene(name="explain", act=explain),
    Scene(name="first-run", act=look, filled=False),
    Scene(name="import", act=preview_import, filled=False),
)


async def shoot(scene: Scene, size: tuple[int, int], theme: str) -> str:
    """The scene as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "netcoach.db")
        try:
            if scene.filled:
                fill_demo(store, SUNDAY)
            config = Config(database=store.path, theme=theme)
            app = NetcoachApp(Coach(store, lambda: SUNDAY, config), config)
            async with app.run_test(size=size) as pilot:
                await pilot.pause(0.8)
                await scene.act(pilot)
                return app.export_screenshot(title="netcoach")
        finally:
            store.close()


def font_files() -> list[Path]:
    """Where this machine keeps the fonts; says which one is missing."""
    found = {
        path.name: path
        for folder in FONT_FOLDERS
        for path in folder.expanduser().rglob("*.ttf")
        if path.name in FONTS
    }
    missing = [name for name in FONTS if name not in found]
    if missing:
        sys.exit(f"The pictures need {', '.join(missing)}: install Fira Code and DejaVu Sans Mono.")
    return [found[name] for name in FONTS]


def to_png(svg: str) -> bytes:
    """The picture with the fonts of this machine, none from outside."""
    local = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=local,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            font_family="Fira Code",
            monospace_family="Fira Code",
        )
    )


def main(wanted: list[str]) -> None:
    """Make every scene, or those named."""
    for scene in SCENES:
        if wanted and scene.name not in wanted:
            continue
        for columns, rows in SIZES:
            for word, theme in THEMES:
                svg = asyncio.run(shoot(scene, (columns, rows), theme))
                path = FOLDER / f"{scene.name}-{columns}x{rows}-{word}.svg"
                path.write_text(svg)
                path.with_suffix(".png").write_bytes(to_png(svg))
                sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
