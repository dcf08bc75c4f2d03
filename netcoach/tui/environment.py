"""What the environment may not do to the screens; imports no Textual, so it can run before it."""

from __future__ import annotations

import os

ESCAPE_MILLISECONDS = "25"
"""How long a lone Escape waits for the rest of a sequence (ours: what curses programs use)."""


def drop_textual_environment() -> None:
    """Take every ``TEXTUAL*`` variable out of this process; call before Textual is imported.

    They would log keys to a file anybody may read, take pictures of the screen, or load another
    driver. ``ESCDELAY``, the common name for the Escape delay, is set unless the user set it.
    """
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    os.environ.setdefault("ESCDELAY", ESCAPE_MILLISECONDS)
