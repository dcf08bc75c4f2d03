"""Changing one value in the text of a config file, and nothing else in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

Value = str | int
"""What a setting is in TOML."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Uneditable(ValueError):
    """The text cannot take the value without something else in it changing."""


def edited(text: str, table: str, key: str, value: Value | None) -> str:
    """The text with one setting changed; comments, order and all other values stay.

    Args:
        text: valid TOML.
        table: the table of the setting.
        key: its key.
        value: what it is from now on; None takes it out, so that the default holds.

    Raises:
        Uneditable: something else has the name of the table.
    """
    before = tomllib.loads(text)
    wanted = _with(before, table, key, value)
    if wanted == before:
        return text
    for way in _ways(before, table, key, value):
        # Whatever a way makes of it is only taken when it reads as it should.
        changed = way(text)
        if _reads_as(changed, wanted):
            return changed
    raise Uneditable


def _with(said: dict[str, Any], table: str, key: str, value: Value | None) -> dict[str, Any]:
    """What the text shall say."""
    inner = said.get(table, {})
    if not isinstance(inner, dict):
        raise Uneditable
    if value is not None:
        return {**said, table: {**inner, key: value}}
    if key not in inner:
        return said
    return {**said, table: {name: inner[name] for name in inner if name != key}}


def _ways(
    said: dict[str, Any], table: str, key: str, value: Value | None
) -> Iterator[Callable[[str], str]]:
    """How the text can be changed, the tidiest first."""
    if value is not None and key not in said.get(table, {}):
        yield partial(_added, table=table, line=f"{_named(key)} = {_written(value)}")
    yield partial(_replaced, table=table, key=key, value=value)


def _added(text: str, *, table: str, line: str) -> str:
    """The text with a line at the end of a table, above the comments that lead to the next."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = _LINE.findall(text)
    header = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]\s*(#.*)?")
    starts = [place for place, one in enumerate(lines) if header.fullmatch(one.rstrip("\r\n"))]
    if not starts:
        return _with_end(text, end) + (end if text.strip() else "") + f"[{table}]{end}{line}{end}"
    place = next(
        (at for at in range(starts[0] + 1, len(lines)) if lines[at].lstrip().startswith("[")),
        len(lines),
    )
    while place > starts[0] + 1 and lines[place - 1].strip()[:1] in ("", "#"):
        place -= 1
    return _with_end("".join(lines[:place]), end) + line + end + "".join(lines[place:])


def _replaced(text: str, *, table: str, key: str, value: Value | None) -> str:
    """The text as tomlkit changes it."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if table not in document:
            document[table] = tomlkit.table()
        inner: Any = document[table]
        if value is None:
            del inner[key]
        else:
            inner[key] = value
        return tomlkit.dumps(document)
    except TOMLKitError:
        raise Uneditable from None


def _reads_as(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _with_end(text: str, end: str) -> str:
    return text if not text or text.endswith("\n") else text + end


def _named(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _written(key)


def _written(value: Value) -> str:
    import tomlkit

    return tomlkit.item(value).as_string()
