"""Writing a file only its owner can read, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from netcoach.domain.errors import UnwritableFile
from netcoach.storage.place import give_name, make_file, sync


def write_private(path: Path, parts: Iterable[str], *, replace: bool = False) -> None:
    """Write text in UTF-8 to a file that appears only once it is whole and on the disk.

    Args:
        path: where; its folder must be there.
        parts: the text, piece by piece.
        replace: write over a file that is there; a link is replaced, never followed.

    Raises:
        UnwritableFile: something lies there, or it cannot be written.
    """
    if not path.name:
        raise UnwritableFile(f"{path} is a folder and was left as it is; name a file in it.")
    part = path.with_name(f".{path.name}.part")
    try:
        if os.path.lexists(path) and not (replace and (path.is_file() or path.is_symlink())):
            raise FileExistsError
        part.unlink(missing_ok=True)
        make_file(part)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            part.replace(path)
        else:
            give_name(part, path)
        sync(path.parent)
    except FileExistsError:
        raise in_the_way(path) from None
    except OSError as error:
        raise UnwritableFile(f"{path} could not be written: {error.strerror}.") from None
    finally:
        # Where it could not even be looked for, it was not made.
        with suppress(OSError):
            part.unlink(missing_ok=True)


def in_the_way(path: Path) -> UnwritableFile:
    """The sentence for a path where something lies."""
    return UnwritableFile(f"{path} is there already and was left as it is; give another name.")
