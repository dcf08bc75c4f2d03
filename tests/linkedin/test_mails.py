"""Mails about acceptances say who accepted, and nobody else."""

from __future__ import annotations

import pytest

from netcoach.linkedin.pasted import Card, NotAnAcceptance, PageKind
from tests.support.builders import day
from tests.support.pasted import BATCH, MAIL, eml, read

SUBJECT = "Emil accepted your invitation, explore their network"


def test_a_mail_names_the_one_who_accepted_and_none_it_suggests() -> None:
    page = read(MAIL)
    assert (page.kind, page.total) == (PageKind.MAIL, 1)
    assert page.cards == (
        Card(
            name="Emil Sand",
            line=0,
            headline="Buyer at Fjord",
            profile_key="emil-sand-1a2b3c",
            degree=1,
        ),
    )


@pytest.mark.parametrize(
    ("subject", "name", "first_name_only"),
    [
        (SUBJECT, "Emil", True),
        ("Fwd: Emil accepted your invitation", "Emil", True),
        (
            "Subject: Emil Sand has accepted your invitation. Let’s start a conversation.",
            "Emil Sand",
            False,
        ),
        ("Ana, start a conversation with your new connection, Emil Sand", "Emil Sand", False),
        ("Emil Sand (Hiring! Product Interns) accepted your invitation", "Emil Sand", False),
    ],
)
def test_a_subject_alone_tells_as_much_as_it_says(
    subject: str, name: str, first_name_only: bool
) -> None:
    (card,) = read(subject).cards
    assert (card.name, card.first_name_only) == (name, first_name_only)
    assert card.connected is None


def test_a_saved_mail_gives_the_full_name_and_the_day_where_the_user_is() -> None:
    page = read(eml(SUBJECT, "Emil has accepted your invitation\n"))
    assert page.kind is PageKind.MAIL
    assert [(one.name, one.connected_on) for one in page.cards] == [
        ("Emil Sand", day("2026-11-21"))
    ]


def test_a_saved_mail_with_windows_line_ends_is_the_same() -> None:
    text = eml(SUBJECT, MAIL)
    assert read(text.replace("\n", "\r\n")).cards == read(text).cards


def test_encoded_headers_and_html_are_read() -> None:
    markup = (
        "<html><head><style>p {color: red}</style></head><body><p>Zoë has accepted your invitation"
        '</p><a href="https://www.linkedin.com/comm/in/zo%C3%AB-l%C3%BCders?x=1">'
        "<b>Zo&euml; L&uuml;ders</b></a><p>Buyer at Fjord</p>"
        "<h2>Suggestions from Zo&euml;'s network</h2><a href=\"https://www.linkedin.com/comm/in/zo"
        '%C3%AB-rahn">Zo&euml; Rahn</a></body></html>'
    )
    text = eml(
        "=?UTF-8?Q?Zo=C3=AB?= accepted your invitation, explore their network",
        markup,
        sender="=?UTF-8?B?Wm/DqyBMw7xkZXJzIHZpYSBMaW5rZWRJbg==?=",
    ).replace("text/plain", "text/html")
    (card,) = read(text).cards
    assert (card.name, card.profile_key) == ("Zoë Lüders", "zoë-lüders")


def test_a_mail_about_several_lists_those_it_links_and_says_how_many_there_are() -> None:
    for text in (
        BATCH,
        eml("See Emil’s and other people’s connections, experience, and more", BATCH),
    ):
        page = read(text)
        assert (page.kind, page.total, page.loaded) == (PageKind.MAIL, 10, 2)
        assert [(one.name, one.profile_key, one.headline) for one in page.cards] == [
            ("Emil Sand", "emil-sand", "Buyer at Fjord"),
            ("Noor Haddad", "noor-haddad-8a1b", ""),
        ]


def test_the_subject_about_several_tells_nobody_by_itself() -> None:
    with pytest.raises(NotAnAcceptance):
        read("See Emil's and other people's connections, experience, and more")


@pytest.mark.parametrize(
    "subject",
    [
        "Add Emil Sand to your network",
        "Emil Sand wants to connect",
        "I want to connect",
        "I'd like to join your professional network",
        "See who accepted your invitation",
        "Ana, see who accepted your invitation",
        "You and 3 others are now connected",
        "Emil just messaged you",
    ],
)
def test_a_mail_that_tells_of_no_acceptance_is_refused(subject: str) -> None:
    for text in (subject, f"{subject}\n{MAIL}", eml(subject, "Emil Sand\nBuyer\n")):
        with pytest.raises(NotAnAcceptance, match="does not say who accepted"):
            read(text)


def test_a_saved_mail_about_something_else_is_refused() -> None:
    with pytest.raises(NotAnAcceptance):
        read(eml("Your receipt", "Emil Sand\nBuyer\n"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Date", "Fri, 99 Nov 2026 99:99:99 +9999"),
        ("Date", "Fri, 20 Nov 2199 10:00:00 +0000"),
        ("Date", ""),
        ("Subject", "=?utf-77?Q?Zo=C3?= accepted your invitation"),
        ("Subject", "=?UTF-8?B?a?= accepted your invitation"),
        ("Content-Type", "text/plain; charset=nonsense"),
        ("Content-Type", "multipart/mixed; boundary="),
        ("Content-Transfer-Encoding", "base64"),
    ],
)
def test_a_broken_header_costs_at_most_what_it_said(name: str, value: str) -> None:
    lines = eml(SUBJECT, "Emil has accepted your invitation\n").split("\n")
    kept = [line for line in lines if not line.startswith(f"{name}:")]
    text = "\n".join([f"{name}: {value}", *kept])
    if name == "Content-Transfer-Encoding" or value.endswith("boundary="):
        text = text.replace("Emil has accepted", "Emil Sand has accepted")
    (card,) = read(text).cards
    assert card.name in ("Emil", "Emil Sand")
    assert card.connected_on in (None, day("2026-11-21"))
