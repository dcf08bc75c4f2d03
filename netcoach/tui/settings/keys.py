"""Which keys every action has, and whether it can have others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.keys import Keys, format_key

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.wording import settings as words
from netcoach.wording.keys import VERBS

ActionKeys = Mapping[str, tuple[str, ...]]
"""The keys of each action, by its id."""

_MODIFIED = re.compile(r"((?:ctrl|alt|shift|super|meta)\+)*(?P<key>.+)")
_NAMED = frozenset(key.value.rpartition("+")[2] for key in Keys if len(key.value) > 1)


Pairs = tuple[tuple[str, str], ...]
"""(id of an action, something said of it) each."""


@frozen
class Allowed:
    """What of the keys of a config file can be.

    ``keys`` are those that hold, as the file has them; ``refused`` says of each other action
    why it keeps its own. Actions there are none of are in neither.
    """

    keys: Pairs
    refused: Pairs = ()


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keys every action comes with, by where it acts."""

    plain: Mapping[str, ActionKeys]

    def ids(self) -> tuple[str, ...]:
        """Every action that has keys, in the order of the words for them."""
        there = {action for keys in self.plain.values() for action in keys}
        return tuple(action for action in VERBS if action in there)

    def plain_keys(self, action: str) -> tuple[str, ...]:
        """The keys an action comes with, wherever it acts."""
        found = (key for keys in self.plain.values() for key in keys.get(action, ()))
        return tuple(dict.fromkeys(found))

    def keys(self, action: str, remapped: Mapping[str, str]) -> tuple[str, ...]:
        """The keys an action has now."""
        if action in remapped:
            return tuple(_normal(key) for key in remapped[action].split(","))
        return self.plain_keys(action)

    def allowed(self, wanted: Pairs) -> Allowed:
        """Part the keys that can be from those that cannot.

        Of two that clash the later one keeps its own keys. That gives these back to it, which
        may be another clash: it is looked at again until there is none.
        """
        keys = dict(pair for pair in wanted if pair[0] in VERBS)
        refused: dict[str, str] = {}
        while found := self._last_refused(keys):
            action, why = found
            refused[action] = why
            del keys[action]
        return Allowed(
            keys=tuple(keys.items()),
            refused=tuple((action, refused[action]) for action, _ in wanted if action in refused),
        )

    def _last_refused(self, keys: dict[str, str]) -> tuple[str, str] | None:
        for action in reversed(keys):
            try:
                typed = keys_typed(keys[action])
            except InvalidInput as problem:
                return action, str(problem)
            if why := self.refusal(action, typed, keys):
                return action, why
        return None

    def refusal(self, action: str, keys: Sequence[str], remapped: Mapping[str, str]) -> str:
        """Why an action cannot have these keys besides those that others have; "" where it can."""
        plain = self.plain_keys(action)
        for key in keys:
            if key in words.FIXED_KEYS and key not in plain:
                return words.taken(shown((key,)), words.FIXED_KEYS[key])
        for where, actions in self.plain.items():
            if action not in actions:
                continue
            for other, others in self._others(action, actions, remapped):
                for key in keys:
                    if key in others:
                        return words.clash(shown((key,)), VERBS[other], where)
        return ""

    def _others(
        self, action: str, actions: ActionKeys, remapped: Mapping[str, str]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        for other, plain in actions.items():
            if other != action and other in VERBS:
                yield other, self.keys(other, remapped) if other in remapped else plain


def keyboard_of(screens: Mapping[str, Sequence[BindingType]]) -> Keyboard:
    """Look up the keys of actions in the bindings of each screen, by its name."""
    plain = {}
    for name, bindings in screens.items():
        keys: dict[str, tuple[str, ...]] = {}
        for binding in Binding.make_bindings(bindings):
            if binding.id:
                keys[binding.id] = (*keys.get(binding.id, ()), binding.key)
        plain[words.SCREENS[name]] = keys
    return Keyboard(plain)


def keys_typed(typed: str) -> tuple[str, ...]:
    """The keys a user typed, as Textual names them; () for none.

    Raises:
        InvalidInput: there is no such key.
    """
    text = typed.strip()
    names = [text] if text == "," else [name.strip() for name in text.split(",")]
    if not any(names):
        return ()
    return tuple(dict.fromkeys(map(_checked, names)))


def shown(keys: Sequence[str]) -> str:
    """Keys as they are said: "n", "^n", "↑"."""
    return " ".join(map(_shown, keys))


def _shown(key: str) -> str:
    *modifiers, last = key.split("+")
    said = format_key(last)
    if "ctrl" in modifiers:
        modifiers.remove("ctrl")
        said = f"^{said}"
    return "+".join([*modifiers, said])


def _normal(key: str) -> str:
    """A key by its long name: "question_mark" for "?"."""
    name = key.strip()
    if name == ",":  # which parts keys, where Textual reads them
        return "comma"
    return next(iter(Binding.make_bindings([(name, "")]))).key if name else name


def _checked(name: str) -> str:
    parts = _MODIFIED.fullmatch(name)
    last = parts["key"] if parts else ""
    # What Textual draws otherwise than it is called is the name of a character.
    known = len(last) == 1 or last in _NAMED or format_key(last) != last
    if not known or not last.isprintable() or last.isspace():
        raise InvalidInput(words.no_key(name))
    return _normal(name)
