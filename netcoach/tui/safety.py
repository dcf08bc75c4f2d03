"""The choke points: what may reach the terminal, and what is said when netcoach itself fails."""

from __future__ import annotations

import traceback
from pathlib import Path

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.worker import WorkerFailed

from netcoach.domain.clean import printable


class PrintableFilter(LineFilter):
    """Deletes everything that could command the terminal from every line of every widget.

    Textual sends escape sequences in data raw to the terminal whatever the widget, so the last
    step before the terminal is the one place that covers them all.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with printable text only."""
        return [_cleaned(segment) for segment in segments]


class AsciiFilter(LineFilter):
    """Draws with ASCII of the same width, for terminals that show the shapes two cells wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with shapes, rules and blocks replaced."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_ASCII), segment.style)
            for segment in segments
        ]


_ASCII = str.maketrans(
    {
        **dict(zip("▽■△·●○◆▸‹›…–—“”↑↓←→▏", 'v#^.*o*><>~--""^v<>|', strict=True)),
        **dict.fromkeys("▁▂▃", "_"),
        **dict.fromkeys("▄▅▆▇█▊▋▌▐▀▔", "#"),
        **dict.fromkeys("░▒▓", ":"),
        **dict.fromkeys("─━╌╴╶╸╺", "-"),
        **dict.fromkeys("│┃▎▍", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
        **{chr(code): "." for code in range(0x2801, 0x2900)},
    }
)


def _cleaned(segment: Segment) -> Segment:
    text = segment.text
    if segment.control or (text.isascii() and text.isprintable()):
        return segment
    return Segment(printable(text), segment.style)


def fault_sentence(error: BaseException) -> str:
    """One sentence about a fault of ours: its kind, file and line, and nothing a user wrote.

    The error's own text is left out: it may hold a name or a note.
    """
    cause = error.error if isinstance(error, WorkerFailed) else error
    frames = traceback.extract_tb(cause.__traceback__)
    where = f" at {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return (
        f"netcoach stopped on a fault of its own ({type(cause).__name__}{where}); "
        "what it said was saved is saved."
    )
