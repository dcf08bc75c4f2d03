"""The keys of every screen, declared once; a config remaps them by their ids."""

from __future__ import annotations

from textual.binding import Binding

from netcoach.wording.keys import HELP, MAIN_SCREENS, VERBS

WEEKS = Binding.Group("Weeks", compact=False)


def bound(
    action_id: str,
    keys: str,
    action: str,
    *,
    show: bool = True,
    group: Binding.Group | None = None,
    priority: bool = True,
) -> Binding:
    """Bind keys to an action, with its verb and help.

    With priority the binding runs before the next key is handed out, so that keys typed while
    a form opens land in the form. A form's own keys are safe: no screen's bindings reach into
    one. A page with fields of its own goes without.
    """
    return Binding(
        keys,
        action,
        VERBS[action_id],
        id=action_id,
        show=show,
        priority=priority,
        tooltip=HELP[action_id],
        group=group,
    )


LOG = bound("log", "n", "app.log_request")
LOG_SEVERAL = bound("log-several", "N", "app.log_several", show=False)
UNDO = bound("undo", "u", "app.undo", show=False)
REDO = bound("redo", "U", "app.redo", show=False)
IMPORT = bound("import", "i", "app.import", show=False)
REVIEWS = bound("reviews", "V", "app.reviews", show=False)
SETTINGS = bound("settings", "comma", "app.settings", show=False)
QUIT = bound("quit", "q", "app.quit", show=False)


def _go(*, priority: bool = True) -> tuple[Binding, ...]:
    return tuple(
        bound(f"go-{screen}", str(number), f"app.go('{screen}')", show=False, priority=priority)
        for number, (screen, _) in enumerate(MAIN_SCREENS, 1)
    )


GO, GO_BESIDE_FIELDS = _go(), _go(priority=False)
LOOKED = bound("looked", "L", "looked", show=False)
EXPLAIN = bound("explain", "question_mark", "explain")


def key_now(action_id: str, default: str, remapped: tuple[tuple[str, str], ...]) -> str:
    """The key an action has now, as it is said in a sentence."""
    return dict(remapped).get(action_id, default).split(",")[0]
