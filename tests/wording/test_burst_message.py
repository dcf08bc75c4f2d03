from __future__ import annotations

import re
from dataclasses import replace

import pytest

from netcoach.domain.bursts import Burst, SpeedRule, ThinRule
from netcoach.domain.log.signs import KNOWN_SIGNS, Signs
from netcoach.wording.bursts import burst_text, level_word
from tests.support.builders import day
from tests.support.bursts import an_episode, every_episode, found, sent_on, within_the_hour

WEDNESDAY = day("2026-11-18")
TODAYS = [WEDNESDAY] + [
    day(text) for text in ("2026-11-16", "2026-11-19", "2026-11-25", "2026-11-30", "2027-03-01")
]
BANNED = re.compile(r"you should|too many|spammer|fail|\bonly\b|!|none|  |\.\.", re.IGNORECASE)
PRESENT = re.compile(r"\b(today|tomorrow|now|this week|next week|next calm)\b", re.IGNORECASE)

WEEK, ROLLING, DAY, SITTING = (
    SpeedRule.WEEK,
    SpeedRule.ROLLING,
    SpeedRule.DAY,
    SpeedRule.SITTING,
)
COLD = ThinRule.NO_GROUND


@pytest.mark.parametrize(
    ("burst", "text"),
    [
        (an_episode(), "Six in 40 minutes. A busy sitting, no more."),
        (an_episode(minutes=1), "Six in one minute. A busy sitting, no more."),
        (an_episode(minutes=0), "Six within a minute. A busy sitting, no more."),
        (an_episode(minutes=12), "Six in twelve minutes. A busy sitting, no more."),
        (
            an_episode(thin=COLD),
            "Six in 40 minutes, three without shared ground. A pause now keeps them personal.",
        ),
        (
            an_episode(thin=COLD, more=2, thin_count=4),
            "Six in 40 minutes, eight in all, four of them without shared ground. "
            "A pause now keeps them personal.",
        ),
        (
            an_episode(thin=ThinRule.COPIED, thin_count=1),
            "Six in 40 minutes, one with a repeated note. A pause now keeps them personal.",
        ),
        (
            an_episode(thin=ThinRule.COPIED, thin_count=6),
            "Six in 40 minutes, all with a repeated note. A pause now keeps them personal.",
        ),
        (
            an_episode(DAY, 10, level=2),
            "Ten today, the whole week's guideline. Tomorrow will do for the rest.",
        ),
        (
            an_episode(DAY, 12, level=2),
            "Twelve today, two past the whole week's guideline. Tomorrow will do for the rest.",
        ),
        (an_episode(DAY, 8), "Eight today. A busy day, no more."),
        (
            an_episode(SITTING, 12, level=3, minutes=60, written=1),
            "Twelve in an hour with one note. From the other side this can read as spam. "
            "Next calm moment: Thursday.",
        ),
        (
            an_episode(SITTING, 13, level=3, written=0),
            "13 in 40 minutes with no note. From the other side this can read as spam. "
            "Next calm moment: Thursday.",
        ),
        (
            an_episode(SITTING, 12, level=3, written=6),
            "Twelve in 40 minutes. From the other side this can read as spam. "
            "Next calm moment: Thursday.",
        ),
        (an_episode(WEEK, 11), "11 this week, one past 10. Nothing to undo."),
        (
            an_episode(WEEK, 16, level=2),
            "16 this week, six past 10. Next week will do for the rest.",
        ),
        (
            an_episode(WEEK, 21, level=3),
            "21 this week, eleven past 10. From the other side this can read as spam. "
            "Next calm moment: Monday.",
        ),
        (an_episode(ROLLING, 16), "16 in seven days. A busy stretch, no more."),
        (an_episode(ROLLING, 21, level=2), "21 in seven days. A few quiet days will do."),
        (
            an_episode(ROLLING, 21, level=2, thin=ThinRule.UNRELATED),
            "21 in seven days, three in unrelated fields. "
            "From the other side this can read as spam. Next calm moment: 25 Nov.",
        ),
    ],
)
def test_a_burst_of_today_says_what_happened_and_one_easy_step(burst: Burst, text: str) -> None:
    assert burst_text(burst, WEDNESDAY) == text


@pytest.mark.parametrize(
    ("burst", "today", "text"),
    [
        (
            an_episode(DAY, 10, level=2),
            "2026-11-20",
            "Ten on Wednesday, the whole week's guideline. "
            "Nothing to undo; spread out, they read calmer.",
        ),
        (an_episode(), "2026-11-24", "Six in 40 minutes on Wednesday. A busy sitting, no more."),
        (an_episode(), "2026-11-25", "Six in 40 minutes on 18 Nov. A busy sitting, no more."),
        (an_episode(), "2027-01-04", "Six in 40 minutes on 18 Nov 2026. A busy sitting, no more."),
        (
            an_episode(thin=ThinRule.BARE),
            "2026-11-19",
            "Six in 40 minutes on Wednesday, three without a note. "
            "A pause between them keeps such requests personal.",
        ),
        (
            an_episode(SITTING, 10, level=3, written=1),
            "2026-11-19",
            "Ten in 40 minutes on Wednesday with one note. From the other side this can read as "
            "spam. Nothing to undo; spread out, they read calmer.",
        ),
        (
            an_episode(ROLLING, 16),
            "2026-11-19",
            "16 in the seven days to Wednesday. A busy stretch, no more.",
        ),
        (an_episode(WEEK, 11), "2026-11-22", "11 this week, one past 10. Nothing to undo."),
        (an_episode(WEEK, 12), "2026-11-23", "12 last week, two past 10. Nothing to undo."),
        (an_episode(WEEK, 12), "2026-11-29", "12 last week, two past 10. Nothing to undo."),
        (
            an_episode(WEEK, 12),
            "2026-11-30",
            "12 in the week of 16–22 Nov, two past 10. Nothing to undo.",
        ),
        (
            sent_on(an_episode(WEEK, 12), "2026-11-01"),
            "2026-11-30",
            "12 in the week of 26 Oct – 1 Nov, two past 10. Nothing to undo.",
        ),
        (
            sent_on(an_episode(WEEK, 12), "2026-01-04"),
            "2026-11-30",
            "12 in the week of 29 Dec 2025 – 4 Jan, two past 10. Nothing to undo.",
        ),
    ],
)
def test_a_past_burst_names_its_day(burst: Burst, today: str, text: str) -> None:
    assert burst_text(burst, day(today)) == text


def test_a_sitting_across_midnight_is_named_as_begun() -> None:
    burst = an_episode()
    (reason,) = burst.speed
    night = replace(burst, speed=(replace(reason, first_on=day("2026-11-17")),))
    assert burst_text(night, WEDNESDAY) == "Six in 40 minutes. A busy sitting, no more."
    assert burst_text(night, day("2026-11-20")) == (
        "Six in 40 minutes begun on Tuesday. A busy sitting, no more."
    )


@pytest.mark.parametrize(
    ("burst", "text"),
    [
        (an_episode(live=False), "For interest: six in 40 minutes on 18 Nov."),
        (
            an_episode(SITTING, 12, level=3, written=1, live=False),
            "For interest: twelve in 40 minutes on 18 Nov with one note.",
        ),
        (
            an_episode(WEEK, 16, level=2, thin=COLD, live=False),
            "For interest: 16 in the week of 16–22 Nov, three without shared ground.",
        ),
    ],
)
def test_late_logs_and_imports_are_told_for_interest(burst: Burst, text: str) -> None:
    assert burst_text(burst, day("2026-12-24")) == text


def test_no_text_blames_or_shouts() -> None:
    for burst in every_episode():
        for today in TODAYS:
            text = burst_text(burst, today)
            assert not BANNED.search(text), text
            assert text[0].isupper() or text[0].isdigit(), text
            assert text.endswith("."), text
            assert text.startswith("For interest: ") is not burst.live, text


def test_a_past_text_never_speaks_of_the_present() -> None:
    for burst in every_episode():
        for today in TODAYS[-2:]:
            assert not PRESENT.search(burst_text(burst, today))


def test_the_rules_own_burst_speaks_the_same() -> None:
    requests = within_the_hour(6)
    cold = [replace(request, signs=Signs(no=KNOWN_SIGNS)) for request in requests[:3]]
    (burst,) = found([*cold, *requests[3:]])
    assert burst_text(burst, WEDNESDAY) == (
        "Six in 20 minutes, three without shared ground. A pause now keeps them personal."
    )


def test_levels_have_words() -> None:
    assert [level_word(level) for level in (1, 2, 3)] == [
        "busy",
        "worth a pause",
        "can read as spam",
    ]
