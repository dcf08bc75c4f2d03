from __future__ import annotations

import pytest

from netcoach.domain.errors import InvalidInput
from netcoach.tui.navigation import keyboard
from netcoach.tui.settings.keys import Keyboard, keys_typed, shown
from netcoach.wording import settings as words
from netcoach.wording.keys import HELP, VERBS

PLAIN = Keyboard(
    {
        "on the Week": {"log": ("n",), "put-off-week": ("x",), "undo": ("u",)},
        "in the Log": {"log": ("n",), "mark": ("space",), "week-of": ("enter",)},
    }
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("n", ("n",)),
        (" U ", ("U",)),
        ("f2,ctrl+n", ("f2", "ctrl+n")),
        ("f2 , f2", ("f2",)),
        (",", ("comma",)),
        ("?", ("question_mark",)),
        ("[", ("left_square_bracket",)),
        ("question_mark", ("question_mark",)),
        ("space", ("space",)),
        ("é", ("é",)),
        ("", ()),
    ],
)
def test_keys_are_read_as_they_are_typed(typed: str, keys: tuple[str, ...]) -> None:
    assert keys_typed(typed) == keys


@pytest.mark.parametrize("typed", ["nn", "f2,", "ctrl+", "hyper+n", "\x1b", "a b", "f99", "[bold]"])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="There is no key called"):
        keys_typed(typed)


@pytest.mark.parametrize(
    ("action", "keys", "remapped", "words"),
    [
        ("log", ("x",), {}, "x is “Not this week” on the Week: give that another key first"),
        ("log", ("f2", "space"), {}, "space is “Mark” in the Log"),
        ("put-off-week", ("space",), {}, ""),
        ("put-off-week", ("n",), {"log": "f2"}, ""),
        ("put-off-week", ("f2",), {"log": "f2"}, "f2 is “New request” on the Week"),
        ("log", ("j",), {}, "j moves in lists everywhere"),
        ("log", ("ctrl+q",), {}, "^q leaves netcoach everywhere"),
        ("week-of", ("enter",), {}, ""),
        ("log", ("n",), {}, ""),
    ],
)
def test_a_clash_is_named_with_where_it_is(
    action: str, keys: tuple[str, ...], remapped: dict[str, str], words: str
) -> None:
    assert PLAIN.refusal(action, keys, remapped).startswith(words)
    assert bool(PLAIN.refusal(action, keys, remapped)) is bool(words)


def test_every_action_of_every_screen_can_be_remapped_and_has_its_words() -> None:
    there = keyboard()
    for keys in there.plain.values():
        assert keys.keys() <= VERBS.keys() & HELP.keys()
    assert {"log", "settings", "change-setting", "previous-week"} <= set(there.ids())


def test_keys_as_they_come_clash_with_nothing() -> None:
    there = keyboard()
    for action in there.ids():
        for where, actions in there.plain.items():
            for other, keys in actions.items():
                if other != action and action in actions:
                    assert not set(keys) & set(actions[action]), (where, action, other)
    assert words.FIXED_KEYS["j"]


def test_keys_are_said_as_the_footer_says_them() -> None:
    assert shown(("question_mark", "ctrl+n", "f2", "up")) == "? ^n f2 ↑"


@pytest.mark.parametrize(
    ("wanted", "kept", "refused"),
    [
        ({}, {}, {}),
        ({"log": "f2"}, {"log": "f2"}, {}),
        ({"log": "x"}, {}, {"log": "x is “Not this week” on the Week"}),
        ({"log": "x", "put-off-week": "n"}, {"log": "x", "put-off-week": "n"}, {}),
        ({"log": "f2", "undo": "f2"}, {"log": "f2"}, {"undo": "f2 is “New request”"}),
        ({"log": "nosuchkey"}, {}, {"log": "There is no key called nosuchkey"}),
        # "log" is left with its own key, which "put-off-week" was to have.
        (
            {"log": "nosuchkey", "put-off-week": "n"},
            {},
            {"log": "There is no key called", "put-off-week": "n is “New request”"},
        ),
        ({"log": "ctrl+q"}, {}, {"log": "^q leaves netcoach"}),
        ({"bogus": "b", "log": "f2"}, {"log": "f2"}, {}),
    ],
)
def test_keys_that_cannot_be_leave_an_action_its_own(
    wanted: dict[str, str], kept: dict[str, str], refused: dict[str, str]
) -> None:
    allowed = PLAIN.allowed(tuple(wanted.items()))
    assert dict(allowed.keys) == kept
    assert [action for action, _ in allowed.refused] == list(refused)
    for action, why in allowed.refused:
        assert why.startswith(refused[action])
