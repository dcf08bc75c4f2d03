"""Lists copied from LinkedIn become cards, each with what the page says and nothing more."""

from __future__ import annotations

import random

import pytest

from netcoach.domain.ages import Age
from netcoach.domain.log.request import Precision
from netcoach.linkedin.cards import read_age, read_connected
from netcoach.linkedin.page_facts import WORDS, Language
from netcoach.linkedin.pasted import Card, Line, PageKind
from tests.support.builders import day
from tests.support.pasted import (
    CONNECTION_CARDS,
    CONNECTIONS,
    FOOT,
    GERMAN,
    HEAD,
    NOW,
    PORTUGUESE,
    SENT,
    SENT_CARDS,
    read,
)


def age(precision: str, first: str, last: str) -> Age:
    return Age(precision=Precision(precision), first=day(first), last=day(last))


TODAY = age("day", "2026-11-24", "2026-11-24")
THREE_DAYS = age("week", "2026-11-20", "2026-11-21")


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("sent today", "day", "2026-11-24", "2026-11-24"),
        ("sent just now", "day", "2026-11-24", "2026-11-24"),
        ("sent 10 minutes ago", "day", "2026-11-24", "2026-11-24"),
        ("sent 9 hours ago", "day", "2026-11-24", "2026-11-24"),
        ("sent 10 hours ago", "day", "2026-11-23", "2026-11-23"),
        ("sent yesterday", "week", "2026-11-22", "2026-11-23"),
        ("sent 1 day ago", "week", "2026-11-22", "2026-11-23"),
        ("3 days ago", "week", "2026-11-20", "2026-11-21"),
        ("sent a week ago", "span", "2026-11-11", "2026-11-17"),
        ("sent 3 weeks ago", "span", "2026-10-28", "2026-11-03"),
        ("sent 1 month ago", "span", "2026-09-26", "2026-10-25"),
        ("sent 3 months ago", "span", "2026-07-28", "2026-08-26"),
        ("sent 1 year ago", "span", "2024-11-25", "2025-11-24"),
    ],
)
def test_an_age_is_as_exact_as_linkedin_rounds_it(
    text: str, precision: str, first: str, last: str
) -> None:
    assert read_age(text, WORDS[Language.ENGLISH], now=NOW) == age(precision, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sent",
        "sent a while back",
        "sent 3 fortnights ago",
        "sent 3 weeks",
        "sent ٣ weeks ago",
        "sent -1 days ago",
        "sent 99999 days ago",
        "sent 9000 days ago",
        "sent 30 hours ago",
        "connected 3 weeks ago",
        "gesendet vor 1 woche",
        "sent 1 " + "week " * 50 + "ago",
    ],
)
def test_what_is_no_age_is_none_and_never_today(text: str) -> None:
    assert read_age(text, WORDS[Language.ENGLISH], now=NOW) is None


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("de", "gesendet vor 1 woche", "2026-11-17"),
        ("de", "vor 2 tagen", "2026-11-22"),
        ("de", "vor einem monat", "2026-10-25"),
        ("de", "heute gesendet", "2026-11-24"),
        ("de", "gestern", "2026-11-23"),
        ("pt", "enviado há 4 dias", "2026-11-20"),
        ("pt", "enviada há 2 horas", "2026-11-24"),
        ("pt", "há 5 meses", "2026-06-27"),
        ("pt", "enviado ontem", "2026-11-23"),
    ],
)
def test_ages_are_read_in_german_and_portuguese(language: str, text: str, last: str) -> None:
    read = read_age(text, WORDS[Language(language)], now=NOW)
    assert read is not None
    assert read.last == day(last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Connected on June 9, 2026", "2026-06-09"),
        ("connected on Nov 24, 2026", "2026-11-24"),
        ("Connected 3 weeks ago", "2026-11-03"),
        ("Connected on November 25, 2026", None),
        ("Connected on June 31, 2026", None),
        ("Connected on Junius 9, 2026", None),
        ("Connected", None),
    ],
)
def test_a_date_of_connecting_is_read_or_none(text: str, last: str | None) -> None:
    read = read_connected(text, now=NOW)
    assert (read and read.last) == (day(last) if last else None)


def test_the_sent_page_gives_every_request_with_its_own_total() -> None:
    page = read(SENT)
    assert (page.kind, page.language, page.total, page.loaded) == ("sent", "en", 40, 5)
    assert page.unread == ()
    noor, emil, pia, jo, ada = page.cards
    assert noor == Card(
        name="Noor Haddad",
        line=0,
        headline="Data Lead @ Orbital | SQL",
        pending=True,
        sent=TODAY,
    )
    assert (noor.role, noor.company, noor.line) == ("Data Lead", "Orbital", 15)
    assert (emil.role, emil.company, emil.sent) == ("Buyer", "Fjord", THREE_DAYS)
    assert emil.headline == "Buyer at Fjord\nRuns, reads"
    assert (pia.name, pia.headline) == ("Dr. Pia Lund, PhD 🚀", "")
    assert (jo.name, jo.headline) == ("Jo Aro", "")
    assert (ada.name, ada.degree, ada.role) == ("Ada Brandt", 2, "Architect")


def test_the_connections_page_gives_dates_and_the_size_of_the_network() -> None:
    page = read(CONNECTIONS)
    assert (page.kind, page.total, page.unread) == ("connections", 683, ())
    assert [(one.name, one.connected_on) for one in page.cards] == [
        ("Ida Moreau", day("2026-11-18")),
        ("Tor Moss", day("2026-11-20")),
        ("Vic Okoye", None),
        ("Zoe Rahn", None),
    ]
    assert [one.role for one in page.cards] == ["Head of Growth", "SRE", "", "Founder · teams"]
    assert page.cards[2].connected == age("span", "2026-10-28", "2026-11-03")


def test_conversations_copied_below_a_page_are_not_part_of_it() -> None:
    undated = f"{HEAD}683 connections\n{CONNECTION_CARDS[3]}{FOOT}Yesterday\nMessage\nLotte Falk\n"
    page = read(undated)
    assert (page.kind, [one.name for one in page.cards]) == ("connections", ["Zoe Rahn"])
    assert page.unread == ()
    assert read(f"{SENT}Yesterday\nWithdraw\n") == read(SENT)


def test_connections_copied_without_pictures_and_buttons_end_with_their_date() -> None:
    page = read("Bo Ek\nBuyer\nConnected on June 9, 2026\nAy Oz\nConnected on June 8, 2026\n")
    assert [(one.name, one.headline) for one in page.cards] == [("Bo Ek", "Buyer"), ("Ay Oz", "")]


def test_a_search_among_connections_makes_nobody_a_connection() -> None:
    stranger = "Ali Baran\nAli Baran\n 2nd degree connection\n· 2nd\nBuyer\nMessage\n"
    page = read(CONNECTIONS.replace(CONNECTION_CARDS[0], stranger + CONNECTION_CARDS[0]))
    assert "Ali Baran" not in [one.name for one in page.cards]
    assert page.loaded == 4
    assert "Ali Baran" in [line.text for line in page.unread]


@pytest.mark.parametrize(
    ("text", "language", "total", "names"),
    [
        (GERMAN, "de", 12, ["Jule Winter", "Uwe Roth", "Mia Horn"]),
        (PORTUGUESE, "pt", 3, ["Lia Prado", "Rui Matos", "Bia Serra"]),
    ],
)
def test_the_sent_page_is_read_in_other_languages(
    text: str, language: str, total: int, names: list[str]
) -> None:
    page = read(text)
    assert (page.kind, page.language, page.total) == ("sent", language, total)
    assert [one.name for one in page.cards] == names
    assert all(one.sent for one in page.cards)
    assert page.unread == ()


def test_an_older_page_said_withdraw_before_the_age() -> None:
    page = read(
        "Bo Ek\nBuyer\nPending\nWithdraw\nSent 2 weeks ago\nAy Oz\nPending\nWithdraw\nSent today\n"
    )
    assert [(one.name, one.sent is not None) for one in page.cards] == [
        ("Bo Ek", True),
        ("Ay Oz", True),
    ]


def test_an_age_not_understood_is_left_open_and_named() -> None:
    page = read("Bo Ek\nBuyer\nSent a while back\nWithdraw\nAy Oz\nSent today\nWithdraw\n")
    assert [(one.name, one.sent, one.headline) for one in page.cards] == [
        ("Bo Ek", None, "Buyer"),
        ("Ay Oz", TODAY, ""),
    ]
    assert page.unread == (Line(3, "Sent a while back"),)


def test_a_picture_described_in_an_unknown_language_is_not_the_name() -> None:
    page = read("Zdjęcie: Bo Ek\nBo Ek\nBuyer\nSent today\nWithdraw\n")
    assert [(one.name, one.headline) for one in page.cards] == [("Bo Ek", "Buyer")]


@pytest.mark.parametrize("button", ["Actions List", "Save", "Get intro", "Current: Buyer at Kelp"])
def test_a_button_of_sales_navigator_is_never_a_name(button: str) -> None:
    page = read(f"{button}\nBo Ek\n{button}\nBuyer\nSent today\nWithdraw\n")
    assert [(one.name, one.headline) for one in page.cards] == [("Bo Ek", "Buyer")]


def test_more_lines_than_a_card_has_are_not_guessed_at() -> None:
    lines = [f"Line {number} of something" for number in range(12)]
    page = read("\n".join([*lines, "Sent today", "Withdraw", "Bo Ek", "Sent today", "Withdraw"]))
    assert [one.name for one in page.cards] == ["Bo Ek"]
    assert [line.text for line in page.unread][:12] == lines


def test_a_card_copied_twice_is_one_request_and_two_bare_namesakes_are_two() -> None:
    twice = read(SENT_CARDS[0] + SENT_CARDS[3] + SENT_CARDS[0] + SENT_CARDS[3])
    assert [one.name for one in twice.cards] == ["Noor Haddad", "Jo Aro", "Jo Aro"]


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_cards_changes_nothing_but_the_order(seed: int) -> None:
    order = random.Random(seed)
    for cards, whole in ((SENT_CARDS, SENT), (CONNECTION_CARDS, CONNECTIONS)):
        mixed = order.sample(cards, len(cards))
        text = whole.replace("".join(cards), "".join(mixed))
        assert set(read(text).cards) == set(read(whole).cards)


def test_one_card_is_a_card_and_a_page_of_one_is_a_page() -> None:
    assert read(SENT_CARDS[1]).kind is PageKind.CARD
    assert read(HEAD + SENT_CARDS[1] + FOOT).kind is PageKind.SENT
    assert read(CONNECTION_CARDS[0]).kind is PageKind.CARD
    assert read(CONNECTION_CARDS[0]).cards[0].connected_on == day("2026-11-18")


def test_an_address_pasted_into_a_card_belongs_to_it() -> None:
    page = read("Bo Ek\nhttps://de.linkedin.com/in/bo-ek-1/?trk=x\nBuyer\nSent today\nWithdraw\n")
    assert [(one.name, one.profile_key, one.headline) for one in page.cards] == [
        ("Bo Ek", "bo-ek-1", "Buyer")
    ]
