"""Run ``python -m netcoach``: the same as the command ``netcoach``."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn

from netcoach.cli import main


def run() -> NoReturn:
    """Run the command and end the process, without taking the interpreter apart piece by piece.

    By then everything is on disk and closed; taking modules and widgets apart is half of what
    leaving the screens costs, and an eighth of a short command. Where something is still under way,
    cannot be written, or warnings are asked for, the interpreter ends as it always does.
    """
    try:
        status = _status()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        status = end.code
    if sys.warnoptions or any(_is_waited_for(thread) for thread in threading.enumerate()):
        sys.exit(status)
    atexit._run_exitfuncs()  # noqa: SLF001 - os._exit runs none
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # closed, full, or there is none
        sys.exit(status)
    os._exit(status)


def _status() -> int:
    """Run the command, unless the line it would print is kept and nothing has changed since."""
    if any(word.startswith("--format") for word in sys.argv):
        from netcoach.cli.kept_line import kept_line

        line = kept_line(sys.argv[1:])
        if line is not None:
            print(line)
            return 0
    return main()


def _is_waited_for(thread: threading.Thread) -> bool:
    """Whether a thread has to come to its end; one that only reads has not."""
    return thread is not threading.main_thread() and not thread.daemon


if __name__ == "__main__":
    run()
