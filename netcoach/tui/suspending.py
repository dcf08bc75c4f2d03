"""Giving the terminal back to the shell for a while."""

from __future__ import annotations

import os
import signal


def has_shell() -> bool:
    """Whether a shell that can continue this process would notice that it stopped.

    A shell with job control starts every job in a process group of its own. In the group of the
    session leader nobody is left to say ``fg``: a terminal window that runs only netcoach would
    stay dark for good.
    """
    return os.getpgrp() != os.getsid(0)


def suspend() -> None:
    """Stop this process and what it was started through; returns after ``fg``.

    The whole group is told, as a terminal does on Ctrl-Z: the shell waits for the command it
    started, which may be a wrapper of ours. Textual's driver gives the terminal back first.
    """
    os.kill(0, signal.SIGTSTP)
