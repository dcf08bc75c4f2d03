"""The command ``netcoach``: reads what was typed, wires everything, prints.

No module in here imports more than click at its top. A command brings in what it needs when it
runs, so ``--help`` and completion load nothing else, and ``netcoach week`` no screen.
"""

from netcoach.cli.app import main

__all__ = ["main"]
