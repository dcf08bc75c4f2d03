"""How often a fault run repeats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Times = Callable[[int, int], int]
"""``times(in_the_suite, by_hand)``: how often to repeat."""


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Times:
    """Choose between a few repetitions and, with ``--full``, all of them."""
    is_full = bool(request.config.getoption("--full"))

    def choose(in_the_suite: int, by_hand: int) -> int:
        return by_hand if is_full else in_the_suite

    return choose
