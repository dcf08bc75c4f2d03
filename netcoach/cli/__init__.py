"""The command ``netcoach``: reads what was typed, wires everything, prints.

No module in here imports more than click at its top, and this one nothing. A command brings in
what it needs when it runs, so ``--help`` and completion load nothing else, and ``netcoach week``
no screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcoach.clock import Clock


def main(arguments: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Run the command; see ``netcoach.cli.app.run_command``."""
    from netcoach.cli.app import run_command

    return run_command(arguments, clock=clock)
