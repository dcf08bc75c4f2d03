"""A fault of ours: where it happened, without anything a user typed, kept for a report."""

from __future__ import annotations

import linecache
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from netcoach.domain.errors import NetcoachError
from netcoach.domain.frozen import frozen

NEWEST = 5
"""How many faults are kept (ours: enough to see one come back)."""

MOST_FRAMES = 40
"""Calls shown of each end of a very deep stack (ours)."""

OURS = Path(__file__).parent
"""The folder of our code: the only one whose lines are shown, as they hold nothing of a user."""

LIBRARIES = ("site-packages", "dist-packages", f"python{sys.version_info[0]}.{sys.version_info[1]}")


@frozen
class Fault:
    """What may be told of an error: kinds, files, lines, functions and lines of our own code.

    The text of an error and the values of variables are left out: they may hold a name or a
    note. So are the folders of files outside libraries, which may be named after somebody.

    Attributes:
        kind: the class of the error, "KeyError".
        file: the name of the file it happened in, "" where none is known.
        line: the line there, from 1; 0 where none is known.
        story: every error of the chain with its calls, outermost first, one line each.
    """

    kind: str
    file: str = ""
    line: int = 0
    story: tuple[str, ...] = ()


def fault_of(error: BaseException) -> Fault:
    """Take from an error what may be told."""
    calls = list(walk_tb(error.__traceback__))
    kind = type(error).__name__
    story = tuple(_chain(error, set()))
    if not calls:
        return Fault(kind=kind, story=story)
    frame, line = calls[-1]
    return Fault(kind=kind, file=Path(frame.f_code.co_filename).name, line=line, story=story)


def keep_fault(fault: Fault) -> Path | None:
    """Keep a fault in a private file among the newest few; never fails.

    Returns:
        the file; None where none can be kept: no home, a full disk, a folder not ours.
    """
    try:
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = _written(folder, "".join(f"{line}\n" for line in (*_versions(), "", *fault.story)))
        with suppress(OSError):
            _thin(folder)
    except Exception:  # whatever is wrong, the one sentence must still be said
        return None
    return file


def keep_quietly(error: BaseException | None) -> None:
    """Keep an error that ends nothing, in a thread or while something is thrown away.

    Nobody reads on when an OSError ends a thread: the terminal or the pipe is gone.
    """
    if isinstance(error, Exception) and not isinstance(error, OSError | NetcoachError):
        keep_fault(fault_of(error))


def _folder() -> Path:
    """Where this platform keeps what a program can do without.

    Raises:
        OSError: there is no such place, or somebody put a link there.
    """
    import platformdirs

    folder = platformdirs.user_state_path("netcoach") / "faults"
    homeless = not Path(os.environ.get("HOME", "/")).is_absolute()
    if not folder.is_absolute() or (homeless and not os.environ.get("XDG_STATE_HOME")):
        raise FileNotFoundError
    if folder.is_symlink():
        raise NotADirectoryError
    return folder


def _written(folder: Path, text: str) -> Path:
    from tempfile import mkstemp

    # Of a name nobody else has, and readable by its owner alone.
    handle, name = mkstemp(prefix="fault-", suffix=".txt", dir=folder)
    try:
        with open(handle, "w", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 (a handle)
            file.write(text)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _thin(folder: Path) -> None:
    """Take out all but the newest."""
    kept = sorted(folder.glob("fault-*.txt"), key=lambda path: path.lstat().st_mtime)
    for path in kept[:-NEWEST]:
        path.unlink()


def _versions() -> Iterator[str]:
    import platform
    from importlib.metadata import version

    from netcoach import __version__

    yield "A fault of netcoach. Nothing you typed and nothing of your log is in this file."
    yield f"netcoach {__version__}, Python {platform.python_version()}, {platform.system()}"
    yield ", ".join(f"{name} {version(name)}" for name in ("textual", "sqlalchemy", "pendulum"))


def _chain(error: BaseException, told: set[int]) -> Iterator[str]:
    """An error after what it came from, and the errors of a group after it."""
    told.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in told:
        yield from _chain(before, told)
        yield "then"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    yield from _calls(error.__traceback__)
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            if id(member) not in told:
                yield "with"
                yield from _chain(member, told)


def _calls(trace: TracebackType | None) -> Iterator[str]:
    calls = [
        (Path(frame.f_code.co_filename), line, frame.f_code.co_qualname)
        for frame, line in walk_tb(trace)
    ]
    for number, (file, line, function) in enumerate(calls):
        if MOST_FRAMES <= number < len(calls) - MOST_FRAMES:
            if number == MOST_FRAMES:
                yield f"  … {len(calls) - 2 * MOST_FRAMES} more calls"
            continue
        yield f"  {_reported(file)}, line {line}, in {function}"
        if file.is_relative_to(OURS) and (code := linecache.getline(str(file), line).strip()):
            yield f"    {code}"


def _reported(file: Path) -> str:
    """A file as it is told: from the library or from netcoach on, else by its name."""
    if file.is_relative_to(OURS):
        return str(file.relative_to(OURS.parent))
    for library in LIBRARIES:
        if library in file.parts:
            place = len(file.parts) - file.parts[::-1].index(library)
            return str(Path(*file.parts[place:]))
    return file.name
