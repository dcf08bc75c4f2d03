"""Damaged and enormous texts give values or one sentence, and cost no time."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from netcoach.domain.errors import NetcoachError
from netcoach.linkedin.page_facts import NAME_LENGTH
from netcoach.linkedin.pages import read_pasted, read_people
from netcoach.linkedin.pasted import PastedPage
from tests.support.page_mutants import PageMutants
from tests.support.pasted import NOW, SENT_CARDS

MUTANTS = 400
"""20,000 of them by hand took 0.6 ms each and 6 at most."""

NAMES = ("Noor", "Emil", "Pia", "Jule", "Ines", "Lotte", "Ida")


@pytest.mark.parametrize("reading", [read_pasted, read_people])
def test_a_damaged_text_gives_values_or_one_sentence(
    reading: Callable[..., PastedPage],
) -> None:
    mutants = PageMutants(seed=20_261_128)
    read = 0
    for _ in range(MUTANTS):
        sentence, page = outcome(reading, mutants.next())
        assert sentence.endswith(".")
        assert not any(name in sentence for name in NAMES)
        if page:
            check(page)
            read += 1
    assert read > MUTANTS / 2


def outcome(reading: Callable[..., PastedPage], text: str) -> tuple[str, PastedPage | None]:
    """What is said of a text, and what was read of it."""
    try:
        return "It was read.", reading(text, now=NOW)
    except NetcoachError as refusal:
        return str(refusal), None


def check(page: PastedPage) -> None:
    """Hold what must be true of any page."""
    today = NOW.date()
    for card in page.cards:
        assert card.name or card.profile_key
        assert len(card.name) <= NAME_LENGTH
        assert card.name == " ".join(card.name.split())
        assert (card.name + card.profile_key + card.headline.replace("\n", "")).isprintable()
        assert card.line >= 1
        for age in (card.sent, card.connected):
            assert age is None or age.first <= age.last <= today
    assert all(line.number >= 1 for line in page.unread)


def spent(text: str) -> float:
    """Seconds of processor time to read a text, at best of three."""
    times = []
    for _ in range(3):
        before = process_time()
        outcome(read_people, text)
        times.append(process_time() - before)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a b ",
        "a.",
        "linkedin.com/",
        "linkedin.com/in/",
        "http",
        "'s",
        " | linkedin",
        "· 2nd ",
        "1,111",
        "(",
        "sent ",
        "<a href=",
        "\n",
        "a\n",
        "Sent today\n",
        "Withdraw\n",
        "Ana\nAna\n",
        "Message\n",
        "From: x\n",
        "-",
        "x accepted your invitation ",
        "\u200d",
        "\ud800",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    short, long = piece * (4_000 // len(piece)), piece * (40_000 // len(piece))
    assert spent(long) < 30 * max(spent(short), 0.001)


def test_two_thousand_lines_take_less_than_a_tenth_of_a_second() -> None:
    page = "".join(card.replace("Aro", f"Aro{n}") for n in range(100) for card in SENT_CARDS)
    text = "\n".join(page.split("\n")[:2000])
    assert spent(text) < 0.1 * pace()


def pace() -> float:
    """How much slower this machine is now than the one 100 ms were meant for, at least 1."""
    before = process_time()
    sum(number * number for number in range(1_000_000))
    return max(1.0, (process_time() - before) / 0.06)
