"""The person under the cursor of a shelf, in full."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from netcoach.domain.text import printable
from netcoach.tui.widgets.cells import LONGEST
from netcoach.wording.people.shelves import ShelfRow


class PersonStrip(Static):
    """Who they are and how it stands with them, as far as it fits."""

    DEFAULT_CSS = """
    PersonStrip {
        height: 6;
        padding: 0 2;
        border-top: solid $panel;
        color: $text-muted;
    }
    """

    def show(self, row: ShelfRow | None) -> None:
        """Show somebody; nothing where nobody is selected."""
        from netcoach.wording.people.page import strip_lines

        lines = strip_lines(row) if row is not None else [""]
        head, *rest = (printable(line[:LONGEST]).replace("\n", " ") for line in lines)
        said = Content("\n").join([Content.styled(head, "bold $text"), *map(Content, rest)])
        self.update(said, layout=False)  # its height is fixed
