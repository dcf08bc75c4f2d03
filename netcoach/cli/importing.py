"""``netcoach import``: bring LinkedIn's own data export, or one of netcoach's, into the log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netcoach.cli.options import FilePath, as_json, pass_session, places
from netcoach.cli.output import can_ask, show_json, show_lines, talk

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.coach.importing.summary import ImportPlan, ImportReport, ImportSummary
    from netcoach.wording.importing import Section

STEPS = 100
"""Steps of the bar on stderr."""


@click.command("import")
@click.argument("path", type=FilePath())
@click.option("--dry-run", is_flag=True, help="Show what it would add and stop there.")
@click.option("--yes", is_flag=True, help="Import without asking.")
@click.option(
    "--milestones/--no-milestones",
    default=None,
    help="Record replies and recommendations too, or do not; --yes alone does not.",
)
@as_json
@places()
@pass_session
def import_(
    session: Session,
    path: Path,
    dry_run: bool,
    yes: bool,
    milestones: bool | None,
    as_json: bool,
) -> None:
    """Add the past requests in LinkedIn's data export to the log.

    PATH is the zip that LinkedIn sent ("Get a copy of your data"), the folder it was unpacked
    to, or its Invitations.csv. It may also be what 'netcoach export' wrote as json, which makes
    an equal log where there is none. What it would add is shown first; nothing the log holds is
    overwritten, the same export twice adds nothing, and 'netcoach undo' takes it back whole.

    Replies and recommendations are found by who wrote after whom and by names, so they are
    recorded only when you say so. On a terminal you are asked, and also who is meant where a
    name fits more than one person; elsewhere that stays open.
    """
    if not (dry_run or yes or (can_ask() and not as_json)):
        from netcoach.wording.importing import NEEDS_YES

        raise click.UsageError(NEEDS_YES)
    coach = session.talking_coach
    if coach.backup.is_own_export(path):
        from netcoach.cli.taking_in import take_in

        take_in(session, path, dry_run=dry_run, yes=yes, as_json=as_json, bar=_bar)
        return
    try:
        with _bar("Reading") as progress:
            plan = _chosen(coach.importing.plan(path, progress=progress), bool(milestones))
    except KeyboardInterrupt:
        _say_cancelled()
        raise
    if not as_json:
        _show_plan(plan, session)
    if dry_run:
        if as_json:
            _show_document(plan.summary)
        return
    if not yes and _can_show_names():
        plan = _asked(plan, about_milestones=milestones is None)
    if not (yes or plan.summary.nothing_new or _agreed()):
        _say_cancelled()
        return
    with _bar("Writing") as progress:
        report = coach.importing.carry_out(plan, progress=progress)
    if as_json:
        _show_document(report.summary, report)
    elif not report.summary.nothing_new:
        _show_report(report, plan, session)


def _can_show_names() -> bool:
    """Whether what is asked is read by somebody only, stdout as little kept as the rest."""
    return can_ask() and sys.stdout is not None and sys.stdout.isatty()


def _chosen(plan: ImportPlan, milestones: bool) -> ImportPlan:
    """The plan with what the command line says of milestones."""
    if not milestones:
        return plan
    from netcoach.coach.importing.plan import chosen

    return chosen(replace(plan, choices=replace(plan.choices, milestones=True)))


def _asked(plan: ImportPlan, *, about_milestones: bool) -> ImportPlan:
    """The plan with what the user answers."""
    from netcoach.cli.import_asking import choices_for
    from netcoach.coach.importing.plan import chosen

    return chosen(replace(plan, choices=choices_for(plan, about_milestones=about_milestones)))


def _agreed() -> bool:
    """Ask on stderr, so that stdout stays data; no is the answer to Enter alone."""
    from netcoach.wording.importing import QUESTION

    return click.confirm(QUESTION, err=True)


def _say_cancelled() -> None:
    from netcoach.wording.importing import CANCELLED

    talk(CANCELLED)


@contextmanager
def _bar(label: str) -> Iterator[Callable[[float], None] | None]:
    """A moving bar on stderr where that is a terminal, else none."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=STEPS, label=label, file=sys.stderr) as bar:

        def progress(done: float) -> None:
            bar.update(max(0, round(done * STEPS) - bar.pos))

        yield progress


def _show_plan(plan: ImportPlan, session: Session) -> None:
    from netcoach.wording.importing import preview

    _show_sections(preview(plan.summary), session)


def _show_report(report: ImportReport, plan: ImportPlan, session: Session) -> None:
    """Print what was done, without what the preview above it says already."""
    from netcoach.wording.importing import preview, result

    shown = preview(plan.summary)
    sections = result(report, "'netcoach undo'")
    show_lines([""])
    _show_sections(tuple(one for one in sections if one not in shown), session)


def _show_sections(sections: tuple[Section, ...], session: Session) -> None:
    """Print sections with an empty line between them, what is under a heading set in."""
    from netcoach.wording.text import wrapped

    lines: list[str] = []
    for section in sections:
        lines += ["", section.heading] if section.heading else []
        margin = "  " if section.heading else ""
        for line in section.lines:
            lines += wrapped(line, first=margin, indent=f"{margin}  ")
    show_lines(lines, glyphs=session.config.glyphs)


def _show_document(summary: ImportSummary, report: ImportReport | None = None) -> None:
    from netcoach.cli.import_document import import_document

    show_json(import_document(summary, report))
