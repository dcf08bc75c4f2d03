"""An import done before is told at once: same file, same log, same settings.

Working an import out is a pure function of these, so its summary is kept with the import and
holds for as long as none of them changed. The day matters only to rows that were dated ahead of
it: an export with such rows is read anew.
"""

from __future__ import annotations

import json
import stat
from dataclasses import asdict, replace
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any

from pendulum import Date, DateTime

from netcoach import __version__
from netcoach.coach.summary import ImportSummary, Suggestions
from netcoach.config import Config
from netcoach.domain.clean import clean_line
from netcoach.linkedin import Caution, Export, FileReport, Kind, Problem, Table, Why

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is told again at once (ours: hashing it takes a tenth of a second)."""


def fingerprint_of(path: Path, now: DateTime, config: Config) -> str:
    """The same for the same content, zones and netcoach; "" for what is no file."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            return ""
        with path.open("rb") as file:
            content = file_digest(file, blake2b).hexdigest()
    except (OSError, ValueError):
        return ""
    zones = now.timezone_name, config.sent_at_zone
    parts = (__version__, content, *zones)
    return blake2b(
        "\x1f".join(map(str, parts)).encode(errors="replace"), digest_size=16
    ).hexdigest()


def will_change(export: Export) -> bool:
    """Whether reading the same export on a later day can tell something else."""
    return any(one.count(Why.FUTURE_DATE) for one in export.files)


def memory_of(summary: ImportSummary) -> str:
    """What to keep of an import: what planning it once more would tell."""
    again = replace(
        summary,
        requests_added=0,
        requests_known=summary.requests_added + summary.requests_known,
        requests_filled=0,
        accepted=0,
        accepted_by_name=0,
        people_added=0,
        people_known=summary.people_added + summary.people_known,
        spells=(),
        answered=0,
        # What was not recorded is offered again.
        suggestions=Suggestions() if summary.suggestions.recorded else summary.suggestions,
        nothing_new=True,
    )
    return json.dumps(asdict(again), default=Date.isoformat)


def remembered(memory: str, path: Path, today: Date) -> ImportSummary:
    """The summary that was kept, of the same content under whatever name it has now."""
    said: dict[str, Any] = json.loads(memory)
    covers = said["covers"] and tuple(map(Date.fromisoformat, said["covers"]))
    return ImportSummary(
        **said
        | {
            "file": clean_line(path.name),
            "kind": Kind(said["kind"]),
            "today": today,
            "covers": covers,
            "spells": (),
            "suggestions": Suggestions(**said["suggestions"]),
            "again_by": said["again_by"] and Date.fromisoformat(said["again_by"]),
            "cautions": tuple(map(Caution, said["cautions"])),
            "tables": tuple(map(_table, said["tables"])),
        }
    )


def _table(said: dict[str, Any]) -> FileReport:
    return FileReport(
        **said
        | {
            "table": Table(said["table"]),
            "skipped": tuple((Why(why), count) for why, count in said["skipped"]),
            "problems": tuple(Problem(row=p["row"], why=Why(p["why"])) for p in said["problems"]),
            "cautions": tuple(map(Caution, said["cautions"])),
        }
    )
