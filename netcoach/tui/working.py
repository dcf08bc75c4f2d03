"""Starting work on the event loop."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode


def start(
    node: DOMNode,
    work: Callable[[], Coroutine[Any, Any, None]],
    *,
    group: str,
    exclusive: bool = False,
) -> None:
    """Start work that belongs to a node, as a function: made a coroutine only when it runs.

    A program that ends before then leaves no coroutine behind that nobody awaited.
    """
    begin: Any = work
    node.run_worker(begin, group=group, exclusive=exclusive)
