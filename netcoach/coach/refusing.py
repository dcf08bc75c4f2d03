"""Refusing an export of which nothing can be read, instead of calling it empty."""

from __future__ import annotations

from operator import itemgetter

from netcoach.domain.errors import UnreadableExport
from netcoach.linkedin import EXPECTED, Export, Table

MAIN = frozenset({Table.INVITATIONS, Table.CONNECTIONS})

_SENTENCE = (
    "{file} has {rows}, and none could be read ({why}); choose the file as LinkedIn made it, "
    "not one that another program saved."
)


def refuse_unreadable(export: Export) -> None:
    """Pass an export with something to read in it, or with nothing that should be read.

    Raises:
        UnreadableExport: its requests and connections are there, and not one could be read.
    """
    main = [one for one in export.files if one.table in MAIN]
    if any(one.used for one in main) or not any(one.unreadable for one in main):
        return
    worst = max(main, key=lambda one: one.unreadable)
    why, _ = max((pair for pair in worst.skipped if pair[0] not in EXPECTED), key=itemgetter(1))
    rows = "1 row" if worst.rows == 1 else f"{worst.rows:,} rows"
    raise UnreadableExport(_SENTENCE.format(file=worst.file, rows=rows, why=why.value))
