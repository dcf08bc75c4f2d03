"""Whether a screen or a widget can be asked anything."""

from __future__ import annotations

from textual.widget import Widget


def stands(node: Widget) -> bool:
    """Whether everything in a node is mounted, and it is not being taken apart.

    Ask this before anything that does not run in the node itself looks into it: what it shows
    is mounted some time after the screen is pushed, and gone some time before the node is.
    """
    return (
        node.is_mounted and node.is_running and node.is_attached and not node._pruning  # noqa: SLF001 - nothing public says
    )
