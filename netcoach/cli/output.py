"""What leaves the program: data to stdout, talk to stderr, neither able to command a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

import click


def show_lines(lines: Iterable[str], *, glyphs: str = "unicode") -> None:
    """Write lines of text to stdout, with shapes as the setting ``glyphs`` says."""
    from netcoach.domain.text import printable

    text = "".join(f"{printable(line).rstrip()}\n" for line in lines)
    _write(sys.stdout, _in_ascii(text) if glyphs == "ascii" else text)


def show_json(document: Mapping[str, Any]) -> None:
    """Write one JSON document to stdout, in ASCII whatever the locale."""
    _write(sys.stdout, f"{json.dumps(document, indent=2)}\n")


def show_text(text: str) -> None:
    """Write a document to stdout in UTF-8: as it is, but for what would command a terminal."""
    if sys.stdout is not None and sys.stdout.isatty():
        from netcoach.domain.text import printable

        text = "\n".join(map(printable, text.split("\n")))
    _write(sys.stdout, text, exact=True)


def can_ask() -> bool:
    """Whether somebody sees a question and can answer it."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def talk(sentence: str) -> None:
    """Say one sentence on stderr."""
    from netcoach.domain.text import printable

    _write(sys.stderr, f"{printable(sentence)}\n")


@contextmanager
def already_stored() -> Iterator[None]:
    """Tell of what was written; what goes wrong in here is said, and no failure of the command."""
    from netcoach.domain.errors import NetcoachError
    from netcoach.wording.done import BUT_STORED

    try:
        yield
    except (NetcoachError, click.ClickException) as problem:
        talk(f"{BUT_STORED} {problem}")
    except Exception:  # whatever it is: a status of 1 would have the same entered once more
        talk(BUT_STORED)
        sys.excepthook(*sys.exc_info())


def _write(stream: TextIO | None, text: str, *, exact: bool = False) -> None:
    """Write at once; quiet when nobody reads on.

    Args:
        stream: where to.
        text: what.
        exact: in UTF-8; else with what the stream's encoding can say.
    """
    if stream is None:
        return
    try:
        if exact:
            stream.buffer.write(text.encode())
        else:
            stream.write(_sayable(text, stream.encoding or "utf-8"))
        stream.flush()
    except OSError as problem:
        # What is left in the buffer goes nowhere, or Python would complain of it as it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is sys.stdout and not isinstance(problem, BrokenPipeError):
            raise click.ClickException(
                f"The output could not be written: {problem.strerror}."
            ) from problem


def _sayable(text: str, encoding: str) -> str:
    """The text with ASCII shapes where the encoding has no others, and "?" for what it lacks."""
    if encoding.lower().startswith("utf"):
        return text
    return _in_ascii(text).encode(encoding, "replace").decode(encoding)


def _in_ascii(text: str) -> str:
    from netcoach.wording.plain import in_ascii

    return in_ascii(text)
