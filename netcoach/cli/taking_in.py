"""The part of ``netcoach import`` that takes an export of netcoach's own in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netcoach.cli.output import show_json, show_lines, talk

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.coach.backup import MergeReport, MergeSummary

Bar = Callable[[str], AbstractContextManager[Callable[[float], None] | None]]


def take_in(
    session: Session, path: Path, *, dry_run: bool, yes: bool, as_json: bool, bar: Bar
) -> None:
    """Show what an export adds, ask, and add it.

    Args:
        session: the run.
        path: the export.
        dry_run: only show it.
        yes: do not ask.
        as_json: print one document instead.
        bar: opens a bar that shows how far writing is.
    """
    from netcoach.wording import backup, importing

    coach = session.talking_coach
    plan = coach.backup.plan_merge(path)
    glyphs = session.config.glyphs
    if not as_json:
        show_lines(backup.taking_in(plan.summary), glyphs=glyphs)
    if dry_run:
        if as_json:
            show_json(_document(plan.summary, None))
        return
    if not (yes or plan.summary.nothing_new or click.confirm(importing.QUESTION, err=True)):
        talk(importing.CANCELLED)
        return
    with bar("Writing") as progress:
        done = coach.backup.merge(plan, progress=progress)
    if as_json:
        show_json(_document(done.summary, done))
    elif not done.summary.nothing_new:
        show_lines(["", *backup.taken_in(done, "'netcoach undo'")], glyphs=glyphs)


def _document(summary: MergeSummary, done: MergeReport | None) -> dict[str, Any]:
    counts = asdict(summary)
    return {
        "file": summary.file,
        "kind": "netcoach-export",
        "dry_run": done is None,
        "nothing_new": summary.nothing_new,
        "requests": {
            "added": counts["requests_added"],
            "known": counts["requests_known"],
            "filled": counts["filled"],
        },
        "people": {"added": counts["people_added"], "known": counts["people_known"]},
        "others": {"added": counts["others_added"]},
        "backup": str(done.backup) if done and done.backup else None,
    }
