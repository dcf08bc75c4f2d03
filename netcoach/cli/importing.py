"""``netcoach import``: bring LinkedIn's own data export, or one of netcoach's, into the log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netcoach.cli.session import (
    FilePath,
    as_json,
    can_ask,
    pass_session,
    places,
    show_json,
    show_lines,
    stdin_text,
    talk,
)

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.coach.backup import MergeReport, MergeSummary
    from netcoach.coach.importing.choices import Choices, OpenQuestion
    from netcoach.coach.importing.pages import PageReport
    from netcoach.coach.importing.summary import ImportPlan, ImportReport, ImportSummary
    from netcoach.linkedin.sheets import SheetChoices
    from netcoach.wording.importing import Section


def import_document(summary: ImportSummary, report: ImportReport | None = None) -> dict[str, Any]:
    """What an import would do, or did.

    Args:
        summary: the counts.
        report: what was written; None when nothing was, as only a look was asked for.
    """
    backup = report.backup if report else None
    offered = summary.suggestions
    return {
        "file": summary.file,
        "kind": summary.kind.value,
        "dry_run": report is None,
        "nothing_new": summary.nothing_new,
        "requests": {
            "added": summary.requests_added,
            "known": summary.requests_known,
            "filled": summary.requests_filled,
            "skipped": summary.requests_skipped,
            "held_before": summary.requests_held,
        },
        "accepted": {"matched": summary.accepted, "by_name": summary.accepted_by_name},
        "people": {
            "added": summary.people_added,
            "known": summary.people_known,
            "connections": summary.connections_added,
            "joined_by_name": summary.joined_by_name,
        },
        "checked_on": summary.checked_on and summary.checked_on.isoformat(),
        "weeks_without": summary.weeks_without,
        "hidden_members": summary.hidden_members,
        "covers": summary.covers
        and {"from": summary.covers[0].isoformat(), "to": summary.covers[1].isoformat()},
        "busy_spells": [day.isoformat() for day in summary.spells],
        "questions": summary.questions,
        "answered": summary.answered,
        "suggestions": offered.total,
        "outcomes": {
            "offered": {"replied": offered.replies, "recommendation": offered.recommendations},
            "contacts": offered.contacts,
            "by_name": offered.by_name,
            "recorded": offered.recorded,
        },
        "sent_at_zone": summary.sent_zone,
        "import_again_by": summary.again_by and summary.again_by.isoformat(),
        "cautions": [caution.value for caution in summary.cautions],
        "rows": [
            {
                "file": table.file,
                "table": table.table.value,
                "rows": table.rows,
                "read": table.used,
                "skipped": {why.value: count for why, count in table.skipped},
            }
            for table in summary.tables
        ],
        "page": _page_document(summary.page) if summary.page else None,
        "problems": [
            {"file": problem.file, "row": problem.row, "why": problem.why.value}
            for problem in summary.problems
        ],
        "backup": str(backup) if backup else None,
    }


def _page_document(page: PageReport) -> dict[str, Any]:
    """What a pasted page or mail comes to, row by row."""
    return {
        "kind": page.kind.value,
        "total": page.total,
        "loaded": len(page.rows),
        "connections": page.network,
        "rows": [
            {"line": row.line, "name": row.name, "state": row.state.value} for row in page.rows
        ],
        "not_understood": [line.number for line in page.unread],
        "no_longer_pending": [one.request_id for one in page.gone],
    }


def choices_for(plan: ImportPlan) -> Choices:
    """What the user answers to what only they can tell."""
    choices = plan.choices
    for question in plan.questions:
        choices = _answer(question, choices)
    if page := plan.summary.page:
        choices = _ask_who_said_yes(page, choices)
    return choices


def _ask_who_said_yes(page: PageReport, choices: Choices) -> Choices:
    """Ask about requests that are not on the Sent page any more."""
    from netcoach.domain.log.request import Outcome
    from netcoach.wording.pages import WHO_SAID_YES, gone_line, numbered

    if not page.gone:
        return choices
    talk("")
    talk(gone_line(len(page.gone)))
    for line in numbered(page.gone):
        talk(line)
    numbers: tuple[int, ...] = click.prompt(
        WHO_SAID_YES,
        default="",
        show_default=False,
        value_proc=lambda typed: tuple(
            number for one in typed.split() if (number := _number(one, len(page.gone)))
        ),
        err=True,
    )
    gone = {page.gone[number - 1].request_id: Outcome.ACCEPTED for number in numbers}
    return replace(choices, gone=gone)


def _answer(question: OpenQuestion, choices: Choices) -> Choices:
    """Ask which one it is, on stderr, so that stdout stays data."""
    from netcoach.wording.importing import WHICH_ONE, choice_line, question_line

    still = choices.open_to(question)
    if not still:
        return choices
    talk("")
    talk(question_line(question))
    for number, choice in enumerate(still, 1):
        talk(f"  {number}  {choice_line(question, choice)}")
    answer: int | None = click.prompt(
        WHICH_ONE,
        default="",
        show_default=False,
        value_proc=lambda typed: _number(typed, len(still)),
        err=True,
    )
    if answer is None:
        return choices
    return choices.answer(question, still[answer - 1] if answer else None)


def _number(typed: str, most: int) -> int | None:
    """The number typed, None for nothing. Raises click.UsageError, and is asked again."""
    from netcoach.wording.importing import not_a_number

    if not typed.strip():
        return None
    # int() also takes "1_0", " 1" and other scripts' digits; a slip should be asked again.
    if typed.strip() not in map(str, range(most + 1)):
        raise click.UsageError(not_a_number(most))
    return int(typed)


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
        show_lines(backup.merge_summary(plan.summary), glyphs=glyphs)
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


STEPS = 100
"""Steps of the bar on stderr."""


STDIN_PATH = Path("-")


class PathOrStdin(FilePath):
    """A path that is typed for a file, or "-" for what is piped in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; "-" stays what it is."""
        return STDIN_PATH if str(value) == "-" else super().convert(value, param, ctx)


@click.command("import")
@click.argument("path", type=PathOrStdin())
@click.option("--dry-run", is_flag=True, help="Show what it would add and stop there.")
@click.option("--yes", is_flag=True, help="Import without asking.")
@click.option(
    "--outcomes/--no-outcomes",
    default=True,
    help="Record replies, recommendations and days with messages too, or do not.",
)
@click.option(
    "--columns",
    multiple=True,
    metavar="NAME=HEADING",
    help='Say what a column of a spreadsheet holds: sent="Date Added"; sent= for none.',
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="WORD=OUTCOME",
    help='Say what a status of a spreadsheet means: "Coffee booked"=replied.',
)
@click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="Say how a spreadsheet writes dates of which both readings are possible.",
)
@as_json
@places()
@pass_session
def import_(
    session: Session,
    path: Path,
    dry_run: bool,
    yes: bool,
    outcomes: bool,
    columns: tuple[str, ...],
    statuses: tuple[str, ...],
    dates: str | None,
    as_json: bool,
) -> None:
    r"""Add what LinkedIn's export or a spreadsheet says to the log.

    PATH is the zip that LinkedIn sent ("Get a copy of your data"), the folder it was unpacked
    to, or its Invitations.csv. It may also be any CSV file with names of people, told by its
    headings, or what 'netcoach export' wrote: its json makes an equal log where there is none.
    What it would add is shown first; nothing the log holds is overwritten, the same file twice
    adds nothing, and 'netcoach undo' takes it back whole.

    A page copied from LinkedIn (Ctrl-A, Ctrl-C on the Sent or the Connections page, or a profile)
    or a mail about who accepted is read from a .txt or .eml file, or from stdin as "-". Rows are
    shown one by one: new, known, not understood.

    Replies, recommendations and messages are recorded too, unless --no-outcomes says otherwise.
    On a terminal you are asked who is meant where a name fits more than one person; elsewhere
    that stays open.

    \b
    netcoach import ~/Downloads/Complete_LinkedInDataExport.zip
    netcoach import contacts.csv --dry-run
    """
    if not (dry_run or yes or (can_ask() and not as_json)):
        from netcoach.wording.importing import NEEDS_YES

        raise click.UsageError(NEEDS_YES)
    coach = session.talking_coach
    if path != STDIN_PATH and coach.backup.is_own_export(path):
        take_in(session, path, dry_run=dry_run, yes=yes, as_json=as_json, bar=_bar)
        return
    try:
        with _bar("Reading") as progress:
            from netcoach.wording.pages import PIPED

            said = _said_of_columns(columns, statuses, dates)
            plan = (
                coach.importing.plan_text(stdin_text(), PIPED)
                if path == STDIN_PATH
                else coach.importing.plan(path, columns=said, progress=progress)
            )
        if not (yes or dry_run) and _can_show_names() and (told := _statuses_asked(plan)):
            plan = coach.importing.plan(path, columns=said.updated(told))
        plan = _chosen(plan, outcomes=outcomes)
    except KeyboardInterrupt:
        _say_cancelled()
        raise
    if not as_json:
        _show_plan(plan, session)
    if dry_run:
        if as_json:
            _show_document(plan.summary)
        return
    if plan.summary.sheet is not None and not plan.summary.sheet.rows:
        from netcoach.wording.sheets import NOTHING_READ

        raise click.ClickException(NOTHING_READ)
    if not yes and _can_show_names():
        plan = _asked(plan)
    if not (yes or plan.summary.nothing_new or _agreed()):
        _say_cancelled()
        return
    with _bar("Writing") as progress:
        report = coach.importing.carry_out(plan, progress=progress)
    if as_json:
        _show_document(report.summary, report)
    elif not report.summary.nothing_new:
        _show_report(report, plan, session)


ASKED = 10
"""Statuses that are asked about one by one (ours): a column with more unknown ones holds none."""


def _statuses_asked(plan: ImportPlan) -> SheetChoices | None:
    """What the user says unknown statuses mean; None where there is nothing to ask."""
    from netcoach.linkedin.sheets import STATUSES, SheetChoices
    from netcoach.wording.sheets import ask_status

    unknown = plan.summary.sheet.unknown_words if plan.summary.sheet else ()
    if not unknown or len(unknown) > ASKED:
        return None
    said: dict[str, str] = {}
    for word in unknown:
        means = click.Choice(["", *STATUSES])
        said[word.word] = click.prompt(
            ask_status(word),
            type=means,
            default="",
            show_default=False,
            show_choices=False,
            err=True,
        )
    return SheetChoices(statuses={word: means for word, means in said.items() if means})


def _said_of_columns(
    columns: tuple[str, ...], statuses: tuple[str, ...], dates: str | None
) -> SheetChoices:
    from netcoach.linkedin.sheets import DateOrder, SheetChoices

    return SheetChoices(
        columns={name: heading for name, _, heading in _parted(columns, "--columns", first=True)},
        statuses={word: says for word, _, says in _parted(statuses, "--status", first=False)},
        order=DateOrder(dates) if dates else None,
    )


def _parted(pairs: tuple[str, ...], option: str, *, first: bool) -> Iterator[tuple[str, str, str]]:
    """Pairs at their first or their last "=". Raises click.UsageError where there is none."""
    for said in pairs:
        if "=" not in said:
            raise click.UsageError(f"{option} needs an = in it; see 'netcoach import --help'.")
        yield said.partition("=") if first else said.rpartition("=")


def _can_show_names() -> bool:
    """Whether what is asked is read by somebody only, stdout as little kept as the rest."""
    return can_ask() and sys.stdout is not None and sys.stdout.isatty()


def _chosen(plan: ImportPlan, *, outcomes: bool) -> ImportPlan:
    """The plan with what the command line says of outcomes."""
    if outcomes:
        return plan
    from netcoach.coach.importing.plan import chosen

    return chosen(replace(plan, choices=replace(plan.choices, outcomes=False)))


def _asked(plan: ImportPlan) -> ImportPlan:
    """The plan with what the user answers."""
    from netcoach.coach.importing.plan import chosen

    return chosen(replace(plan, choices=choices_for(plan)))


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
    from netcoach.wording.sheets import correcting_hints

    _show_sections(preview(plan.summary), session)
    if plan.summary.sheet is not None:
        show_lines(["", *correcting_hints(plan.summary.sheet)], glyphs=session.config.glyphs)


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
    show_json(import_document(summary, report))
