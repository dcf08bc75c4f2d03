"""Why an episode is one, in the user's own figures, for the explanation."""

from __future__ import annotations

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
from netcoach.wording.bursts.message import level_word, span
from netcoach.wording.figures import number_word, plural

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
    words = {
        least: level_word(level)
        for level, least in enumerate(least_counts(reason.rule, reason.high), start=1)
    }
    steps = ", ".join(f"{word} from {least}" for least, word in words.items())
    return (
        f"{name}: {plural(len(reason.requests), 'request')} {_when(reason)}. "
        f"With a guideline up to {reason.high}, {window}: {steps}."
    )


def _when(reason: SpeedReason) -> str:
    dates = span(reason.first_on, reason.last_on)
    if reason.rule is not SpeedRule.SITTING:
        return f"on {dates}" if reason.rule is SpeedRule.DAY else f"in {dates}"
    return f"in {plural(reason.minutes, 'minute')} on {dates}"


def thin_reason(reason: ThinReason, of: int) -> str:
    """Say one thin reason: "no note: 4 of 6 requests went without one."."""
    name, rule = _THIN_REASONS[reason.rule]
    return f"{name}: {len(reason.requests)} of {plural(of, 'request')} {rule}."
