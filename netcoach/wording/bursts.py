"""What is said of a burst: its message, its level, and the reasons for both."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.bursts import (
    BARE_ROW,
    LEVELS,
    LIVE_DAYS,
    SEVERAL,
    Burst,
    SpeedReason,
    SpeedRule,
    ThinReason,
    ThinRule,
    least_counts,
)
from netcoach.domain.log.notes import COPY_DAYS, SHORTEST
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.wording.text import day_said, number_word, plural, span_said

LEVEL_WORDS = {1: "busy", 2: "worth a pause", 3: "can read as spam"}

_THIN = {
    ThinRule.COPIED: "with a repeated note",
    ThinRule.NO_GROUND: "without shared ground",
    ThinRule.UNRELATED: "in unrelated fields",
    ThinRule.BARE: "without a note",
}
_BUSY = {
    SpeedRule.SITTING: "A busy sitting, no more.",
    SpeedRule.DAY: "A busy day, no more.",
    SpeedRule.ROLLING: "A busy stretch, no more.",
    SpeedRule.WEEK: "Nothing to undo.",
}
_LATER = {
    SpeedRule.SITTING: "Tomorrow will do for the rest.",
    SpeedRule.DAY: "Tomorrow will do for the rest.",
    SpeedRule.ROLLING: "A few quiet days will do.",
    SpeedRule.WEEK: "Next week will do for the rest.",
}
THIN_DRAFT = _THIN | {ThinRule.COPIED: "in nearly the same words"}
"""The same of a request that is still being written."""

_OTHER_SIDE = "From the other side this can read as spam."
_CALMER = "Nothing to undo; spread out, they read calmer."


def level_word(level: int) -> str:
    """Say a level, 1 to 3."""
    return LEVEL_WORDS[level]


def window_said(reason: SpeedReason, on: str) -> str:
    """Say in what time somebody sent many: "in an hour"; ``on`` is how the day is said."""
    match reason.rule:
        case SpeedRule.SITTING:
            return "in an hour"
        case SpeedRule.DAY:
            return on
        case SpeedRule.ROLLING:
            return "in seven days"
        case SpeedRule.WEEK:
            return "in one week"


def burst_text(burst: Burst, today: Date) -> str:
    """Say an episode in one calm message.

    Args:
        burst: any episode; one that late logs or imports make is told for interest, with no
            advice.
        today: the local date; a past episode gets no "today", "tomorrow" or "now".
    """
    fact = _fact(burst, today)
    if not burst.live:
        return f"For interest: {fact}."
    return f"{fact[0].upper()}{fact[1:]}. {_comment(burst, today)}"


def _fact(burst: Burst, today: Date) -> str:
    worst = burst.speed[0]
    return f"{_happened(worst, today)}{_detail(burst, worst)}"


def _happened(reason: SpeedReason, today: Date) -> str:
    count = number_word(len(reason.requests))
    match reason.rule:
        case SpeedRule.SITTING:
            return f"{count} {_lasting(reason.minutes)}{_begun(reason, today)}"
        case SpeedRule.DAY:
            return f"{count} {_on(reason.last_on, today)}"
        case SpeedRule.ROLLING:
            return f"{count} in {_seven_days(reason.last_on, today)}"
        case SpeedRule.WEEK:
            return f"{len(reason.requests)} {_in_week(reason, today)}"


def _lasting(minutes: int) -> str:
    if minutes == 60:
        return "in an hour"
    if minutes == 0:
        return "within a minute"
    return "in one minute" if minutes == 1 else f"in {number_word(minutes)} minutes"


def _begun(reason: SpeedReason, today: Date) -> str:
    """When a sitting was, unless it was today; one that crosses midnight is named as begun."""
    if reason.last_on == today:
        return ""
    begun = "" if reason.first_on == reason.last_on else " begun"
    return f"{begun} {_on(reason.first_on, today)}"


def _on(day: Date, today: Date) -> str:
    return "today" if day == today else f"on {_named(day, today)}"


def _seven_days(last: Date, today: Date) -> str:
    return "seven days" if last == today else f"the seven days to {_named(last, today)}"


def _named(day: Date, today: Date) -> str:
    """The weekday within six days either way, else the date, with its year unless it is this."""
    if abs(day.toordinal() - today.toordinal()) < DAYS:
        return f"{day:%A}"
    return day_said(day, today)


def _in_week(reason: SpeedReason, today: Date) -> str:
    if reason.first_on <= today <= reason.last_on:
        return "this week"
    if reason.first_on <= day_after(today, -DAYS) <= reason.last_on:
        return "last week"
    return f"in the week of {span_said(reason.first_on, reason.last_on, today)}"


def _detail(burst: Burst, worst: SpeedReason) -> str:
    """What the count alone does not say: what was thin, the notes, or how far past it went."""
    bare = not burst.thin or burst.thin[0].rule is ThinRule.BARE
    if burst.level == 3 and bare and (noted := _noted(worst)):
        return noted
    if burst.thin:
        return _thinly(burst, worst, burst.thin[0])
    return _past(worst)


def _noted(reason: SpeedReason) -> str:
    """How few went with a note; "" when that is not known of all, or half or more did."""
    notes = [request.note for request in reason.requests]
    written = sum(1 for note in notes if note)
    if None in notes or 2 * written >= len(notes):
        return ""
    if written == 1:
        return " with one note"
    return f" with {number_word(written)} notes" if written else " with no note"


def _thinly(burst: Burst, worst: SpeedReason, thin: ThinReason) -> str:
    count, how = number_word(len(thin.requests)), _THIN[thin.rule]
    if {each.id for each in thin.requests} <= {each.id for each in worst.requests}:
        return f", {'all' if len(thin.requests) == len(worst.requests) else count} {how}"
    return f", {number_word(len(burst.requests))} in all, {count} of them {how}"


def _past(reason: SpeedReason) -> str:
    beyond = len(reason.requests) - reason.high
    match reason.rule:
        case SpeedRule.WEEK:
            return f", {number_word(beyond)} past {reason.high}"
        case SpeedRule.DAY if beyond > 0:
            return f", {number_word(beyond)} past the whole week's guideline"
        case SpeedRule.DAY if beyond == 0:
            return ", the whole week's guideline"
        case _:
            return ""


def _comment(burst: Burst, today: Date) -> str:
    worst = burst.speed[0]
    if burst.level == 1:
        return _BUSY[worst.rule]
    if _is_now(worst, today):
        return _comment_now(burst, worst, today)
    if burst.level == 3:
        return f"{_OTHER_SIDE} {_CALMER}"
    if burst.thin:
        return "A pause between them keeps such requests personal."
    return _CALMER


def _is_now(reason: SpeedReason, today: Date) -> bool:
    """Whether a pause now would still change anything."""
    if reason.rule is SpeedRule.WEEK:
        return reason.first_on <= today <= reason.last_on
    return reason.last_on == today


def _comment_now(burst: Burst, worst: SpeedReason, today: Date) -> str:
    if burst.level == 3:
        return f"{_OTHER_SIDE} Next calm moment: {_named(_calm_on(burst, worst), today)}."
    return "A pause now keeps them personal." if burst.thin else _LATER[worst.rule]


def _calm_on(burst: Burst, worst: SpeedReason) -> Date:
    """The date after the window; for seven dates, the first with room for one more."""
    calm = day_after(worst.last_on, 1)
    if worst.rule is SpeedRule.ROLLING:
        while _in_seven_days_to(calm, burst) >= worst.high:
            calm = day_after(calm, 1)
    return calm


def _in_seven_days_to(last: Date, burst: Burst) -> int:
    begins = day_after(last, 1 - DAYS)
    return sum(1 for request in burst.requests if begins <= request.sent.on <= last)


_WINDOW = {
    SpeedRule.WEEK: ("Week", "one week"),
    SpeedRule.ROLLING: ("Seven days", "any seven days in a row"),
    SpeedRule.DAY: ("Day", "one day"),
    SpeedRule.SITTING: ("Sitting", "any 60 minutes"),
}
_THIN_REASONS = {
    ThinRule.COPIED: (
        "Copied notes",
        f"with a note that is one of three or more, each {SHORTEST} characters or longer without "
        f"names, links and figures, at least 80 % alike and at most {COPY_DAYS} days apart; "
        "notes from the same event do not count",
    ),
    ThinRule.NO_GROUND: (
        "Shared ground",
        f"with every ground sign answered no, where {number_word(SEVERAL)} or more count",
    ),
    ThinRule.UNRELATED: (
        "Field",
        f"in an unrelated field with no ground sign, where {number_word(SEVERAL)} or more count",
    ),
    ThinRule.BARE: (
        "No note",
        f"in a row of {number_word(BARE_ROW)} or more with no note and nothing said elsewhere "
        "first, while the month still had notes left",
    ),
}


def burst_reasons(burst: Burst) -> tuple[str, ...]:
    """Say each reason with its rule, its thresholds and the user's own figures."""
    fast = [_fast(reason) for reason in burst.speed]
    return (*fast, *(thin_reason(reason, len(burst.requests)) for reason in burst.thin))


def level_reason(burst: Burst) -> str:
    """Say how the level came about, and why a message is not live."""
    fast = burst.speed[0].level
    said = f"Speed alone makes level {fast} of {len(LEVELS)}"
    if burst.thin:
        adds = "adds one" if burst.level > fast else "cannot add to it"
        said = f"{said}, and what is thin {adds}"
    said = f"{said}: {level_word(burst.level)}."
    if burst.live:
        return said
    return (
        f"{said} It takes imports, or requests logged more than {LIVE_DAYS} days late, "
        "so it is told for interest."
    )


def _fast(reason: SpeedReason) -> str:
    name, window = _WINDOW[reason.rule]
    leasts = enumerate(least_counts(reason.rule, reason.high), start=1)
    steps = ", ".join(f"{level_word(level)} from {least}" for level, least in leasts)
    return (
        f"{name}: {plural(len(reason.requests), 'request')} {_when(reason)}. "
        f"With a guideline up to {reason.high}, {window}: {steps}."
    )


def _when(reason: SpeedReason) -> str:
    dates = span_said(reason.first_on, reason.last_on)
    if reason.rule is not SpeedRule.SITTING:
        return f"on {dates}" if reason.rule is SpeedRule.DAY else f"in {dates}"
    return f"in {plural(reason.minutes, 'minute')} on {dates}"


def thin_reason(reason: ThinReason, of: int) -> str:
    """Say one thin reason: "no note: 4 of 6 requests went without one."."""
    name, rule = _THIN_REASONS[reason.rule]
    return f"{name}: {len(reason.requests)} of {plural(of, 'request')} {rule}."
