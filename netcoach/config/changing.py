"""Settings changed for one run only, where there is no file to keep them in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netcoach.config import Config
from netcoach.config.settings import PLANS, checked


def changed(config: Config, table: str, key: str, value: Any) -> Config:
    """The settings with one of them changed; None puts its default back.

    Raises:
        InvalidInput: the setting cannot be that; says what can.
    """
    read = None if value is None else checked(table, key, value)
    problems = [
        (sentence, place)
        for sentence, place in zip(config.problems, config.wrong, strict=True)
        if place != (table, key)
    ]
    config = replace(
        config,
        problems=tuple(sentence for sentence, _ in problems),
        wrong=tuple(place for _, place in problems),
    )
    if table == "keys":
        others = tuple(pair for pair in config.keys if pair[0] != key)
        return replace(config, keys=others if read is None else (*others, (key, read)))
    plain = Config(database=config.database)
    said: dict[str, Any] = {key: getattr(plain, key) if read is None else read}
    if key == "plan":
        said |= PLANS[said[key]]
    elif read is None and key in PLANS[config.plan]:
        said[key] = PLANS[config.plan][key]
    return replace(config, **said)
