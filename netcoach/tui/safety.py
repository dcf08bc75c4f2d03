"""The choke points: what may reach the terminal, and what is said when netcoach itself fails."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.worker import WorkerFailed

from netcoach.domain.text import printable
from netcoach.fault import fault_of, keep_fault
from netcoach.wording.fault import fault_sentence


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


def said_of_fault(error: BaseException) -> str:
    """Keep a fault of ours for a report, and say so in one sentence."""
    fault = fault_of(error.error if isinstance(error, WorkerFailed) else error)
    return fault_sentence(fault, keep_fault(fault))
