"""What an import would do and did, set for reading: the gist first, then the details."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from netcoach.domain.text import printable
from netcoach.wording.importing import Section


def set_out(sections: Sequence[Section]) -> Content:
    """Set sections under their headings; the first line of all is the gist.

    Names of files are in them: data, never markup.
    """
    return Content("\n\n").join(
        _set(section, gist=number == 0) for number, section in enumerate(sections)
    )


def _set(section: Section, *, gist: bool) -> Content:
    lines = [Content(printable(line)) for line in section.lines]
    if gist and lines:
        lines[0] = lines[0].stylize("bold")
    if section.heading:
        lines.insert(0, Content.styled(section.heading, "bold $text-primary"))
    return Content("\n").join(lines)
