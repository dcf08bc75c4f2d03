"""What an import asks, would do and did, said alike by the command line and the screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from pendulum import Date

from netcoach.coach.importing.choices import Choice, OpenQuestion
from netcoach.coach.importing.pages import PageReport
from netcoach.coach.importing.summary import ImportReport, ImportSummary, RowProblem, Suggestions
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.people.names import name_key
from netcoach.linkedin import SENT_AT_ZONE, WINDOW_MONTHS, Caution, FileReport, Why
from netcoach.linkedin.pasted import PageKind
from netcoach.wording.pages import (
    LINE_BY_LINE,
    NOT_UNDERSTOOD,
    WEEKLY,
    page_lines,
    row_lines,
    unread_lines,
)
from netcoach.wording.sheets import COLUMNS_HEADING, layout_lines
from netcoach.wording.text import count, day_said, number_word, sent_said

LISTED_ROWS = 10
"""Rows that could not be read which are named one by one (ours); ``--json`` names them all."""

SKIPPED = {
    Why.INCOMING: "sent by others",
    Why.HIDDEN: "of hidden members",
    Why.EMPTY: "empty",
    Why.REPEATED: "repeated",
    Why.DRAFT: "never sent",
    Why.RAGGED: "with too few or too many cells",
    Why.TOO_LONG: "longer than netcoach reads",
    Why.NO_NAME: "without a name",
    Why.UNREADABLE_DATE: "with an unreadable date",
    Why.AMBIGUOUS_DATE: "with an ambiguous date",
    Why.FUTURE_DATE: "dated in the future",
    Why.UNKNOWN_DIRECTION: "neither incoming nor outgoing",
}
"""What becomes of rows that give nothing, said of any number of them."""


def rows_lines(summary: ImportSummary) -> list[str]:
    """A line for each table: what became of its rows."""
    return [_table(one) for one in summary.tables]


def problem_lines(summary: ImportSummary, most: int = LISTED_ROWS) -> list[str]:
    """The rows that could not be read, the first ``most`` of them by number."""
    lines = [problem_line(one) for one in islice(summary.problems, most)]
    if rest := summary.unreadable - len(lines):
        lines.append(f"… and {count(rest, 'more row', 'more rows')}.")
    return lines


def problem_line(problem: RowProblem) -> str:
    """Name one: "Invitations.csv, row 17: unreadable date"."""
    return f"{problem.file}, row {problem.row}: {problem.why.value}"


def _table(report: FileReport) -> str:
    """Say one: "Invitations.csv: 134 rows · 122 read · 12 sent by others"."""
    parts = [f"{report.used:,} read", *(f"{n:,} {SKIPPED[why]}" for why, n in report.skipped)]
    return f"{report.file}: {count(report.rows, 'row', 'rows')} · {' · '.join(parts)}"


NONE = "None of these"
LEAVE_OPEN = "Leave it open"

NOTE_BEGINNING = 40
"""Characters of a note that tell one request from another (ours)."""

WHICH_ONE = "Which one? Its number, 0 for none of these, Enter leaves it open"


def not_a_number(most: int) -> str:
    """Say what can be answered."""
    return f"Type a number from 0 to {most}, or nothing."


def found_in_export(suggestions: Suggestions) -> str:
    """Say what was found: "12 replies, 1 recommendation and 40 days with messages"."""
    counts = (
        (suggestions.replies, "reply", "replies"),
        (suggestions.recommendations, "recommendation", "recommendations"),
        (suggestions.contacts, "day with messages", "days with messages"),
    )
    *first, last = [count(*each) for each in counts if each[0]] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def record(suggestions: Suggestions) -> str:
    """Offer to record them."""
    return f"Record {found_in_export(suggestions)}"


def answer_questions(open_ones: int, answered: int) -> str:
    """Offer to answer questions: "Answer 2 questions", "Answers: 1 of 2"."""
    if answered:
        return f"Answers: {answered:,} of {open_ones + answered:,}"
    return f"Answer {count(open_ones, 'question', 'questions')}"


def left_lines(summary: ImportSummary, *, done: bool) -> Iterator[str]:
    """What was found and is only written when the user says so.

    Args:
        summary: the counts.
        done: the import is over.
    """
    if questions := summary.questions:
        yield (
            f"{count(questions, 'question stays', 'questions stay')} open: who is who, only you "
            "can tell. Until then they are two people."
        )
    if answered := summary.answered:
        yield f"{count(answered, 'question about a name', 'questions about a name')} answered."
    if summary.suggestions.total:
        yield _suggested(summary.suggestions, done=done)


def question_line(question: OpenQuestion) -> str:
    """Ask: who accepted, or whom the user asked, and which it is."""
    first = question.choices[0]
    if question.by_connection:
        shown = first.connection
        who = _parts(", ", shown.name, shown.role, shown.company)
        if shown.connected_on is None:
            return f"{who} was asked, by the import{_on(shown.asked_on)}. Whom did you log?"
        return f"{who} accepted on {day_said(shown.connected_on)}. Which request was that?"
    days = list(dict.fromkeys(_sent(one.sent) for one in question.choices))
    who = _parts(", ", first.name, first.role, first.company)
    asked = f"You asked {who} on {' and '.join(days)}."
    if all(one.connection.connected_on for one in question.choices):
        return f"{asked} Which connection is that?"
    return f"{asked} Who is that in the import?"


def choice_line(question: OpenQuestion, choice: Choice) -> str:
    """Say one answer by what tells it from the others."""
    shown = choice.connection
    is_other_name = name_key(choice.name) != name_key(shown.name)
    if question.by_connection:
        name = choice.name if is_other_name else ""
        asked = f"asked on {_sent(choice.sent)}"
        work = _parts(", ", choice.role, choice.company)
        return _parts(" · ", name, asked, work, choice.profile_key, _note(choice.note))
    name = shown.name if is_other_name else ""
    since = f"connected{_on(shown.connected_on)}" if shown.connected_on else ""
    asked = f"asked{_on(shown.asked_on)}" if shown.asked_on else ""
    work = _parts(", ", shown.role, shown.company)
    return _parts(" · ", name, since or asked, work, shown.profile_key)


def _on(day: Date | None) -> str:
    return "" if day is None else f" on {day_said(day)}"


def _suggested(suggestions: Suggestions, *, done: bool) -> str:
    names = suggestions.by_name
    told = f", {names:,} of them told by the name alone" if names else ""
    said = f"{found_in_export(suggestions)}{told}"
    if suggestions.recorded:
        return f"{said}: {'recorded' if done else 'to record'}."
    if done:
        it = "it" if suggestions.total == 1 else "them"
        return f"{said}: not recorded. Importing again offers {it}."
    return f"{said}: can be recorded."


def _sent(sent: SentTime) -> str:
    day = sent_said(sent)
    return f"a day in the week of {day}" if sent.precision is Precision.WEEK else day


def _note(note: str | None) -> str:
    if not note:
        return ""
    line = " ".join(note.split())
    return f"“{line[:NOTE_BEGINNING]}{'…' if len(line) > NOTE_BEGINNING else ''}”"


def _parts(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


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
        "It holds no table of invitations, so it adds no requests; it tells who your connections "
        "are, and who said yes."
    ),
    Caution.NO_CONNECTIONS: (
        "It holds no table of connections, so it cannot tell who said yes: that is known once "
        "Connections.csv of the same download is imported too."
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


@frozen
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
    if summary.page is not None:
        return _page_preview(summary, summary.page)
    left = (*left_lines(summary, done=False), *_hidden(summary))
    sections = (
        Section(lines=(*_gained(summary, done=False), *_covered(summary), *left)),
        _columns(summary),
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
    if summary.nothing_new and summary.page is not None:
        return _page_preview(summary, summary.page)
    if summary.nothing_new:
        lines = *_gained(summary, done=True), *left_lines(summary, done=True)
        return (Section(lines=lines),)
    weekly = (WEEKLY,) if summary.page and summary.page.kind is PageKind.SENT else ()
    from_here = *again(summary), *weekly, f"{undo} takes all of it back."
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
        case 0 if summary.people_known:
            return "Nothing new: everybody in it is in your log."
        case 0 if Caution.NO_INVITATIONS in summary.cautions:
            return (
                "Nothing to add: it holds no requests and nobody's name. "
                "Choose the zip LinkedIn sent, or its folder, for both."
            )
        case 0:
            return "Nothing new: it holds no request that you sent."
        case 1:
            return "Nothing new: the one request in it is in your log."
        case known:
            return f"Nothing new: all {known:,} requests in it are in your log."


def _page(summary: ImportSummary, page: PageReport, *, done: bool) -> Iterator[str]:
    yield from page_lines(
        page, accepted=summary.accepted, nothing_new=summary.nothing_new, done=done
    )


def _page_preview(summary: ImportSummary, page: PageReport) -> tuple[Section, ...]:
    left = left_lines(summary, done=False)
    sections = (
        Section(lines=(*_page(summary, page, done=False), *left)),
        Section(heading=LINE_BY_LINE, lines=tuple(row_lines(page))),
        Section(heading=NOT_UNDERSTOOD, lines=tuple(unread_lines(page))),
    )
    return tuple(section for section in sections if section.lines)


def limits(summary: ImportSummary) -> Iterator[str]:
    """What an export cannot tell."""
    if summary.covers is None or not summary.kind.is_export:
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
    if summary.page is not None:
        yield from _page(summary, summary.page, done=done)
        return
    if summary.nothing_new:
        yield nothing_new(summary)
        yield from again(summary)
        return
    if summary.requests_added:
        yield requests_line(summary, done=done)
    if known := summary.requests_known:
        filled = summary.requests_filled
        get = "gets" if filled == 1 else "get"
        more = f"; {filled:,} of them {get} what the export adds" if filled else ""
        yield from _complete(summary, done=done)
        yield f"{count(known, 'request is', 'requests are')} in your log already{more}."
    if people := summary.people_added:
        known_too = f", {summary.people_known:,} known" if summary.people_known else ""
        listed = summary.connections_added
        never = f"; {listed:,} of them you never asked" if listed else ""
        yield f"{count(people, 'person', 'people')} new to your log{known_too}{never}."
    if joined := summary.joined_by_name:
        people_said = count(joined, "person is one", "people are one")
        yield f"{people_said} with somebody of LinkedIn's by the name alone."
    if accepted := summary.accepted:
        names = summary.accepted_by_name
        which = "" if names == accepted else f"{names:,} of them "
        told = f", {which}told by the name alone" if names else ""
        yield f"{count(accepted, 'new acceptance', 'new acceptances')}{told}."
    if weeks := summary.weeks_without:
        marked = "marked" if done else "to mark"
        yield (
            f"{count(weeks, 'week', 'weeks')} without a request, {marked} as none sent, by "
            "LinkedIn's export."
        )
    if checked := summary.checked_on:
        yield f"It tells who had said yes by {day_said(checked)}."


def _complete(summary: ImportSummary, *, done: bool) -> Iterator[str]:
    """Say how much of what LinkedIn knows the log held: "41 of the 50, 9 were added"."""
    total = summary.requests_held + summary.requests_added
    if summary.covers is None or not (summary.requests_held and summary.requests_added):
        return
    first, last = summary.covers
    added = summary.requests_added
    were = ("was added" if added == 1 else "were added") if done else "to add"
    yield (
        f"Your log held {summary.requests_held:,} of the {total:,} requests LinkedIn knows, "
        f"{day_said(first)} to {day_said(last)}; {added:,} {were}."
    )


def _columns(summary: ImportSummary) -> Section:
    if summary.sheet is None:
        return Section(lines=())
    return Section(heading=COLUMNS_HEADING, lines=tuple(layout_lines(summary.sheet)))


def _cautions(summary: ImportSummary) -> Section:
    return Section(heading="Take care", lines=tuple(CAUTIONS[one] for one in summary.cautions))


def _covered(summary: ImportSummary) -> Iterator[str]:
    if summary.covers:
        first, last = summary.covers
        yield f"The requests in it are from {day_said(first)} to {day_said(last)}."


def _hidden(summary: ImportSummary) -> Iterator[str]:
    if hidden := summary.hidden_members:
        yield (
            f"{count(hidden, 'connection hides', 'connections hide')} their name and "
            f"{'was' if hidden == 1 else 'were'} left out."
        )


def _months(days: Sequence[Date]) -> str:
    """Say in which months: "in March and May 2026", "between May 2025 and March 2026"."""
    months = list(dict.fromkeys(Date(day.year, day.month, 1) for day in days))
    one_year = months[0].year == months[-1].year
    named = [
        f"{month:%B}" if one_year and month is not months[-1] else f"{month:%B %Y}"
        for month in months
    ]
    if len(named) > NAMED_MONTHS:
        return f"between {named[0]} and {named[-1]}"
    *before, last = named
    return f"in {', '.join(before)} and {last}" if before else f"in {last}"


TITLE = "Import LinkedIn's own data export, or a spreadsheet"

PATH_PLACEHOLDER = "the zip LinkedIn sent, its folder, or a CSV file: ~/Downloads/…"
WHERE_FROM = "LinkedIn: Settings, Data privacy, Get a copy of your data."
OR_PASTE = "Or paste a page here that you copied on LinkedIn, such as the Sent page, or a mail."
WHAT_IT_DOES = "Past requests are added to their weeks. You see everything before it is saved."
PICK_KEYS = "↑↓ choose · Enter opens · Tab completes · Esc leaves"

NOTHING_HERE = "No folder, zip or CSV file here."
NOTHING_LIKE_IT = "Nothing here is called that."
WHOLE_FOLDER = "import this folder"
MORE = "There is more here; type to narrow it."
PICK_A_FILE = "Pick the zip, or the folder it was unpacked to."

READING = "Reading the export …"
SAVING = "Adding to the log …"
STOP = "Stop"
STOPPING = "Stopping …"
WORK_KEYS = "Esc stops; nothing is changed then."

IMPORT, BACK = "Import", "Back"
ASK_KEYS = "↑↓ choose · Enter answers · Esc back to the preview"

NOTHING_KEYS = "Enter closes · ↑↓ scroll"
CLOSE = "Close"


def preview_keys(
    *, outcomes: bool, questions: bool, columns: bool = False, gone: bool = False
) -> str:
    """Say what the keys do in a preview, with what it leaves to choose."""
    keys = ["Enter imports"]
    if outcomes:
        keys.append("m outcomes")
    if questions:
        keys.append("a answers")
    if columns:
        keys.append("c columns")
    if gone:
        keys.append("w who said yes")
    return " · ".join((*keys, "Esc goes back", "↑↓ scroll"))


def ticked(label: str, *, on: bool) -> str:
    """Say something that is on or off: "[x] Record 2 replies as outcomes"."""
    return f"[{'x' if on else ' '}] {label}"


def question_number(number: int, questions: int) -> str:
    """Say which of the questions it is."""
    return f"Question {number:,} of {questions:,}"


def result_keys(undo_key: str) -> str:
    """Say what can be done with the result."""
    return f"Enter closes · {undo_key} undoes all of it · ↑↓ scroll"


def imported(requests: int, undo_key: str) -> str:
    """Say on the status line what was added: "120 past requests added · u undoes"."""
    match requests:
        case 0:
            added = "What became of known requests was added"
        case 1:
            added = "1 past request added"
        case _:
            added = f"{requests:,} past requests added"
    return f"{added} · {undo_key} undoes"
