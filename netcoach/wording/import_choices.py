"""What an import leaves to the user: milestones to record and names to tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from netcoach.coach.importing.choices import Choice, OpenQuestion
from netcoach.coach.importing.summary import ImportSummary, Suggestions
from netcoach.domain.log.request import Precision, SentTime
from netcoach.wording.import_figures import count, day_said

NONE = "None of these"
LEAVE_OPEN = "Leave it open"

NOTE_BEGINNING = 40
"""Characters of a note that tell one request from another (ours)."""

WHICH_ONE = "Which one? Its number, 0 for none of these, Enter leaves it open"


def not_a_number(most: int) -> str:
    """Say what can be answered."""
    return f"Type a number from 0 to {most}, or nothing."


def found(suggestions: Suggestions) -> str:
    """Say what was found: "12 replies and 1 recommendation"."""
    parts = []
    if suggestions.replies:
        parts.append(count(suggestions.replies, "reply", "replies"))
    if suggestions.recommendations:
        parts.append(count(suggestions.recommendations, "recommendation", "recommendations"))
    return " and ".join(parts)


def record(suggestions: Suggestions) -> str:
    """Offer to record them."""
    return f"Record {found(suggestions)} as {_milestones(suggestions)}"


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
            f"{count(questions, 'acceptance stays', 'acceptances stay')} open: "
            "the name fits more than one person, and only you can tell."
        )
    if answered := summary.answered:
        yield f"{count(answered, 'question about a name', 'questions about a name')} answered."
    if summary.suggestions.total:
        yield _suggested(summary.suggestions, done=done)


def question_line(question: OpenQuestion) -> str:
    """Ask: who accepted, or whom the user asked, and which it is."""
    first = question.choices[0]
    if question.by_connection:
        connection = first.connection
        who = _parts(", ", connection.name, connection.role, connection.company)
        return f"{who} accepted on {day_said(connection.connected_on)}. Which request was that?"
    days = list(dict.fromkeys(_sent(one.sent) for one in question.choices))
    who = _parts(", ", first.name, first.role, first.company)
    return f"You asked {who} on {' and '.join(days)}. Which connection is that?"


def choice_line(question: OpenQuestion, choice: Choice) -> str:
    """Say one answer by what tells it from the others."""
    if question.by_connection:
        asked = f"asked on {_sent(choice.sent)}"
        work = _parts(", ", choice.role, choice.company)
        return _parts(" · ", asked, work, choice.profile_key, _note(choice.note))
    connection = choice.connection
    since = f"connected on {day_said(connection.connected_on)}"
    work = _parts(", ", connection.role, connection.company)
    return _parts(" · ", since, work, connection.profile_key)


def _suggested(suggestions: Suggestions, *, done: bool) -> str:
    names = suggestions.by_name
    told = f", {names:,} of them told by the name alone" if names else ""
    said = f"{found(suggestions)}{told}"
    one = suggestions.total == 1
    if suggestions.recorded:
        recorded = "recorded" if done else "to record"
        return f"{said}: {recorded} as {_milestones(suggestions)}."
    if done:
        return f"{said}: not recorded. Importing again offers {'it' if one else 'them'}."
    return f"{said}: can be recorded as {_milestones(suggestions)}."


def _milestones(suggestions: Suggestions) -> str:
    return "a milestone" if suggestions.total == 1 else "milestones"


def _sent(sent: SentTime) -> str:
    day = day_said(sent.on)
    return f"a day in the week of {day}" if sent.precision is Precision.WEEK else day


def _note(note: str | None) -> str:
    if not note:
        return ""
    line = " ".join(note.split())
    return f"“{line[:NOTE_BEGINNING]}{'…' if len(line) > NOTE_BEGINNING else ''}”"


def _parts(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
