"""What leaves the program: data to stdout, talk to stderr, neither able to command a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, TextIO


def show_lines(lines: Iterable[str]) -> None:
    """Write lines of text to stdout."""
    from netcoach.domain.clean import printable

    _write(sys.stdout, "".join(f"{printable(line).rstrip()}\n" for line in lines))


def show_json(document: Mapping[str, Any]) -> None:
    """Write one JSON document to stdout, in ASCII whatever the locale."""
    _write(sys.stdout, f"{json.dumps(document, indent=2)}\n")


def talk(sentence: str) -> None:
    """Say one sentence on stderr."""
    from netcoach.domain.clean import printable

    _write(sys.stderr, f"{printable(sentence)}\n")


def _write(stream: TextIO | None, text: str) -> None:
    """Write at once, with what the stream's encoding can say; quiet when nobody reads on."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    if not encoding.lower().startswith("utf"):
        from netcoach.wording.plain import in_ascii

        text = in_ascii(text)
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # The reader has what it wanted; without this Python would complain as it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
