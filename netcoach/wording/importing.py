"""What an import would do and did, said alike by the command line and the screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.coach.importing.summary import ImportReport, ImportSummary
from netcoach.linkedin import SENT_AT_ZONE, WINDOW_MONTHS, Caution
from netcoach.wording.figures import number_word
from netcoach.wording.import_choices import left_lines
from netcoach.wording.import_figures import count, day_said
from netcoach.wording.import_rows import LISTED_ROWS, problem_lines, rows_lines

NAMED_MONTHS = 3
"""Months that are named one by one (ours); more are said as a span."""

QUESTION = "Import this?"
CANCELLED = "Nothing was imported, and nothing was changed."
NEEDS_YES = (
    "An import asks before it writes, and here it cannot ask: "
    "add --yes to import, or --dry-run to look."
)

CAUTIONS = {
    Caution.GUESSED_ENCODING: (
        "A file is not in UTF-8 and was read as Western European; check a few names."
    ),
    Caution.DAMAGED_LETTERS: "Some letters are damaged in the file itself and stay so.",
    Caution.SEVERAL_SENDERS: (
        "The requests come from more than one sender; make sure that the export is yours."
    ),
    Caution.NO_INVITATIONS: (
        "It holds no table of invitations, so it adds no requests; it can tell who said yes."
    ),
    Caution.NO_CONNECTIONS: (
        "It holds no table of connections, so it cannot tell who said yes: its requests count as "
        "unanswered until Connections.csv of the same download is imported too."
    ),
    Caution.OTHER_ZONE: (
        "Some of its times do not exist in the zone they are read in; "
        "set sent_at_zone in the config if it was written in another."
    ),
    Caution.SEVERAL_EXPORTS: "It holds more than one table of a kind; all of them were read.",
    Caution.TIMES_MOVED: (
        "Its requests are in the log with other times, as sent_at_zone has changed since; "
        "they stay as they are. To read them anew, undo that import and import again."
    ),
}
"""What to take care of; said before an import and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A few lines under a heading; the first section has none."""

    heading: str = ""
    lines: tuple[str, ...]


def preview(summary: ImportSummary, *, listed: int = LISTED_ROWS) -> tuple[Section, ...]:
    """Everything to know before an import is agreed to; empty sections are left out.

    Args:
        summary: what it would do.
        listed: how many of the rows that could not be read are named one by one.
    """
    left = (*left_lines(summary, done=False), *_hidden(summary))
    sections = (
        Section(lines=(*_gained(summary, done=False), *_covered(summary), *left)),
        Section(heading="What an export cannot tell", lines=tuple(limits(summary))),
        _cautions(summary),
        Section(heading="Every row", lines=tuple(rows_lines(summary))),
        Section(heading="Rows that could not be read", lines=tuple(problem_lines(summary, listed))),
    )
    return tuple(section for section in sections if section.lines)


def result(report: ImportReport, undo: str) -> tuple[Section, ...]:
    """What was imported and what it cannot tell, when to import again, how to take it back.

    Args:
        report: what was done.
        undo: the key or the command that takes it back.
    """
    summary = report.summary
    if summary.nothing_new:
        lines = *_gained(summary, done=True), *left_lines(summary, done=True)
        return (Section(lines=lines),)
    from_here = *again(summary), f"{undo} takes all of it back."
    left = (*left_lines(summary, done=True), *_hidden(summary))
    if report.backup is not None:
        from_here = *from_here, f"The log as it was is kept in {report.backup}."
    sections = (
        Section(lines=(*_gained(summary, done=True), *left)),
        Section(heading="What an export cannot tell", lines=tuple(limits(summary))),
        _cautions(summary),
        Section(heading="From here", lines=from_here),
    )
    return tuple(section for section in sections if section.lines)


def requests_line(summary: ImportSummary, *, done: bool) -> str:
    """Say the requests and their busy spells.

    "120 past requests added. 3 busy spells in March and May 2026, for interest."
    """
    requests = count(summary.requests_added, "past request", "past requests")
    line = f"{requests} {'added' if done else 'to add'}."
    return f"{line} {spells(summary.spells)}" if summary.spells else line


def spells(starts: Sequence[Date]) -> str:
    """Say how many busy spells there were and when; nothing is flagged for them."""
    number = count(len(starts), "busy spell", "busy spells")
    return f"{number} {_months(sorted(starts))}, for interest."


def nothing_new(summary: ImportSummary) -> str:
    """Say that an import would change nothing."""
    match summary.requests_known:
        case 0 if summary.requests_skipped:
            return "Nothing to add: none of the requests in it could be read."
        case 0 if Caution.NO_INVITATIONS in summary.cautions:
            return (
                "Nothing to add: it holds no requests, and no yes to those in your log. "
                "Choose the zip LinkedIn sent, or its folder, for both."
            )
        case 0:
            return "Nothing new: it holds no request that you sent."
        case 1:
            return "Nothing new: the one request in it is in your log."
        case known:
            return f"Nothing new: all {known:,} requests in it are in your log."


def limits(summary: ImportSummary) -> Iterator[str]:
    """What an export cannot tell."""
    if summary.covers is None:
        return
    yield (
        f"LinkedIn keeps a request for about {number_word(WINDOW_MONTHS)} months: "
        f"what you sent before {day_said(summary.covers[0])} is not in it."
    )
    missing = "Requests that were ignored or withdrawn may be missing too"
    if Caution.NO_CONNECTIONS in summary.cautions:
        yield f"{missing}."
    else:
        yield f"{missing}, so the share that was accepted is an upper bound."
    yield zone(summary)


def zone(summary: ImportSummary) -> str:
    """Say in which zone times were read, and how sure that is."""
    if summary.sent_zone == SENT_AT_ZONE:
        return (
            "Times are read as US Pacific time and turned into yours. That is inferred, "
            "LinkedIn does not say it; sent_at_zone in the config overrides it."
        )
    return f"Times are read as {summary.sent_zone}, as the config says, and turned into yours."


def again(summary: ImportSummary) -> Iterator[str]:
    """Say when the next import is due; nothing where the export has no date."""
    if summary.again_by is None:
        return
    if summary.again_due:
        yield (
            "This export is from months ago. Ask LinkedIn for a new one now: "
            "what you sent since then falls out of it by and by."
        )
    else:
        yield (
            f"Import again by {day_said(summary.again_by)}, "
            "so that no request falls out in between."
        )


def _gained(summary: ImportSummary, *, done: bool) -> Iterator[str]:
    """What comes into the log."""
    if summary.nothing_new:
        yield nothing_new(summary)
        yield from again(summary)
        return
    if summary.requests_added:
        yield requests_line(summary, done=done)
    if held := summary.requests_known:
        filled = summary.requests_filled
        get = "gets" if filled == 1 else "get"
        more = f"; {filled:,} of them {get} what the export adds" if filled else ""
        yield f"{count(held, 'request is', 'requests are')} in your log already{more}."
    if people := summary.people_added:
        known = f", {summary.people_known:,} known" if summary.people_known else ""
        yield f"{count(people, 'person', 'people')} new to your log{known}."
    if accepted := summary.accepted:
        names = summary.accepted_by_name
        which = "" if names == accepted else f"{names:,} of them "
        told = f", {which}told by the name alone" if names else ""
        yield f"{count(accepted, 'new acceptance', 'new acceptances')}{told}."


def _cautions(summary: ImportSummary) -> Section:
    return Section(heading="Take care", lines=tuple(CAUTIONS[one] for one in summary.cautions))


def _covered(summary: ImportSummary) -> Iterator[str]:
    if summary.covers:
        first, last = summary.covers
        yield f"The requests in it are from {day_said(first)} to {day_said(last)}."


def _hidden(summary: ImportSummary) -> Iterator[str]:
    if hidden := summary.hidden_members:
        yield (
            f"{count(hidden, 'connection is', 'connections are')} only a date, because the "
            "member hides; nobody was made of them."
        )


def _months(days: Sequence[Date]) -> str:
    """Say in which months: "in March and May 2026", "between May 2025 and March 2026"."""
    months = list(dict.fromkeys(Date(day.year, day.month, 1) for day in days))
    one_year = months[0].year == months[-1].year
    named = [
        month.format("MMMM") if one_year and month is not months[-1] else month.format("MMMM YYYY")
        for month in months
    ]
    if len(named) > NAMED_MONTHS:
        return f"between {named[0]} and {named[-1]}"
    *before, last = named
    return f"in {', '.join(before)} and {last}" if before else f"in {last}"
