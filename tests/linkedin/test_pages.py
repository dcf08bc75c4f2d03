"""A pasted text is told for what it is, or refused by the line that was not understood."""

from __future__ import annotations

import pytest

from netcoach.linkedin.page_facts import PASTED_LENGTH
from netcoach.linkedin.pages import read_people
from netcoach.linkedin.pasted import Line, PageKind, UnreadableText
from tests.support.pasted import (
    BATCH,
    CONNECTIONS,
    GERMAN,
    MAIL,
    NOW,
    PROFILE,
    SENT,
    SENT_CARDS,
    eml,
    read,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SENT, PageKind.SENT),
        (GERMAN, PageKind.SENT),
        (CONNECTIONS, PageKind.CONNECTIONS),
        (SENT_CARDS[1], PageKind.CARD),
        ("Bo Ek\nBuyer at Fjord", PageKind.CARD),
        ("Bo Ek\n2nd degree connection\n· 2nd\nBuyer", PageKind.CARD),
        ("Bo Ek\nBo Ek · 2nd\nBo Ek · 2nd\nBuyer", PageKind.CARD),
        (PROFILE, PageKind.PROFILE),
        (MAIL, PageKind.MAIL),
        (BATCH, PageKind.MAIL),
        (eml("Bo accepted your invitation", "x"), PageKind.MAIL),
        ("Bo Ek | LinkedIn", PageKind.TITLE),
        ("linkedin.com/in/bo-ek", PageKind.ADDRESS),
    ],
)
def test_every_kind_is_told(text: str, kind: PageKind) -> None:
    assert read(text).kind is kind
    assert read(f"\n\n  {text}  \n\n").kind is kind
    assert read(text.replace("\n", "\r\n")).cards == read(text).cards


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz",
        "Some words somebody wrote down\nand a second line",
        "Feed | LinkedIn",
        "(3) Messaging | LinkedIn",
        "Orbital: Overview | LinkedIn",
        "https://www.linkedin.com/feed/",
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText, match="no page netcoach knows") as refusal:
        read(text)
    assert refusal.value.line == Line(1, text.split("\n")[0])


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\n\x00"])
def test_an_empty_text_says_how_to_copy(text: str) -> None:
    with pytest.raises(UnreadableText, match="Ctrl-A"):
        read(text)


def test_two_pages_in_one_are_not_mixed_up() -> None:
    for text in (SENT + CONNECTIONS, CONNECTIONS + SENT):
        with pytest.raises(UnreadableText, match="one by one"):
            read(text)


def test_a_text_too_long_is_refused_unread() -> None:
    with pytest.raises(UnreadableText, match="1,000,000 characters"):
        read("a" * (PASTED_LENGTH + 1))


@pytest.mark.parametrize(
    ("age", "button"),
    [
        ("Envoyé il y a 3 jours", "Retirer"),
        ("Enviado hace 3 días", "Retirar"),
        ("Inviato 3 giorni fa", "Ritira"),
        ("Wysłano 3 dni temu", "Wycofaj"),
        ("3 日前に送信済み", "取り下げ"),
    ],
)
def test_an_unknown_language_names_the_first_line_not_understood(age: str, button: str) -> None:
    with pytest.raises(UnreadableText, match="Line 3 cannot be read") as refusal:
        read(f"Bo Ek\nBuyer\n{age}\n{button}\nAy Oz\nCook\n{age}\n{button}\n")
    assert refusal.value.line == Line(3, age)
    assert "Bo" not in str(refusal.value)


def test_what_acts_or_hides_is_cleaned_away() -> None:
    page = read("Bo\x1b[31m \u202eEk\u202c\nBu\u200byer\nSent\u00a0today\n\x07Withdraw\u200e\n")
    assert [(one.name, one.headline) for one in page.cards] == [("Bo[31m Ek", "Buyer")]


def test_markup_is_text() -> None:
    page = read("[bold]Bo[/] <b>Ek</b>\n[link=x]\nSent today\nWithdraw\n")
    assert [(one.name, one.headline) for one in page.cards] == [
        ("[bold]Bo[/] <b>Ek</b>", "[link=x]")
    ]


def test_several_people_are_a_name_an_address_or_a_title_a_line() -> None:
    page = read_people(
        "Ana Ruiz (she/her)\nhttps://www.linkedin.com/in/bo-kessler-1a2\n--\n"
        "linkedin.com/in/cymoss\n(2) Dee Moreau - Buyer at Kelp | LinkedIn\n",
        now=NOW,
    )
    assert page.kind is PageKind.LIST
    assert [(one.name, one.profile_key, one.line) for one in page.cards] == [
        ("Ana Ruiz", "", 1),
        ("Bo Kessler", "bo-kessler-1a2", 2),
        ("", "cymoss", 4),
        ("Dee Moreau", "", 5),
    ]
    assert page.unread == (Line(3, "--"),)


def test_several_people_are_blocks_where_empty_lines_part_them() -> None:
    page = read_people(
        "Ana Ruiz\nBuyer at Fjord\n\nBo Kessler\nlinkedin.com/in/bo-kessler\n\n"
        "Cy Moss\nDee Moreau\n",
        now=NOW,
    )
    assert [(one.name, one.company, one.profile_key) for one in page.cards] == [
        ("Ana Ruiz", "Fjord", ""),
        ("Bo Kessler", "", "bo-kessler"),
        ("Cy Moss", "", ""),
        ("Dee Moreau", "", ""),
    ]


def test_several_people_are_the_cards_of_a_page_where_it_is_one() -> None:
    assert read_people(SENT, now=NOW) == read(SENT)
    assert read_people(SENT_CARDS[1], now=NOW).cards == read(SENT_CARDS[1]).cards


def test_a_list_of_nobody_is_refused() -> None:
    with pytest.raises(UnreadableText):
        read_people("--\n12\n", now=NOW)
