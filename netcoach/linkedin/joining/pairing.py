"""Who is who: the people a source tells of, those it lists, and those of the log.

The rule is ``names.name_key``'s. The same profile address is the same person. Without one on either
side the same full name is, where exactly one on each side has it and no date speaks against it;
that is marked. Several are a question, and so is a name that is only written another way, and a
name under two addresses: until somebody answers, they stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.people.names import full_name_key, name_key
from netcoach.domain.people.spelling import readings
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.linkedin.facts import NAMESAKES

SideId = str
"""What a side is called: the same each time a source is held against a log."""

Pair = tuple[SideId, SideId]


@dataclass(slots=True, kw_only=True, eq=False)
class Side:
    """Somebody as one side shows them: a source by its requests or its list, or the log.

    Attributes:
        id: unique among all sides.
        names: every name they have there, the latest first.
        sent: when each request to them was sent.
        connected_on: since when they are listed as a connection, in UTC.
        is_open: a request to them has no answer yet.
        in_log: the log has them.
    """

    id: SideId
    names: tuple[str, ...]
    profile_key: str = ""
    sent: tuple[SentTime, ...] = ()
    connected_on: Date | None = None
    is_open: bool = False
    in_log: bool = False
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = frozenset(map(name_key, self.names)) - {""}

    @property
    def first_asked(self) -> Date | None:
        """The earliest date in UTC anybody can have asked them; None where nobody did."""
        return min(map(earliest_utc, self.sent), default=None)


@frozen
class Decided:
    """What the user said of who is who: pairs of sides that are one, and that are not."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def are_apart(self, one: Side, other: Side) -> bool:
        """Whether they were said to be two."""
        return (one.id, other.id) in self.apart or (other.id, one.id) in self.apart


NOTHING_DECIDED = Decided()


@frozen
class Pairing:
    """What one pass of the rule gives: pairs joined by the name, and pairs to ask about.

    ``asked`` are all pairs of one question each.
    """

    joined: tuple[tuple[Side, Side], ...] = ()
    asked: tuple[tuple[tuple[Side, Side], ...], ...] = ()


def earliest_utc(sent: SentTime) -> Date:
    """The earliest date in UTC a request can have been sent on."""
    if sent.at is not None:
        return sent.at.date()
    if sent.first is not None:
        return day_after(sent.first, -1)
    return day_after(sent.on, -DAYS if sent.precision is Precision.WEEK else -1)


def gap(one: SentTime, other: SentTime) -> int:
    """Days between the nearest dates two requests can have been sent on; 0 where they meet."""
    first, last = _between(one)
    begins, ends = _between(other)
    return max(0, begins - last, first - ends)


def _between(sent: SentTime) -> tuple[int, int]:
    """The first and the last date it can be, as ordinals."""
    on = sent.on.toordinal()
    if sent.first is not None:
        return sent.first.toordinal(), on
    slack = DAYS - 1 if sent.precision is Precision.WEEK else 0
    return on - slack, on + slack


def paired(
    lefts: Sequence[Side],
    rights: Sequence[Side],
    settled: Decided,
    *,
    near: Callable[[Side, Side], int | None] | None = None,
) -> Pairing:
    """Join people of two sides by their names, each with one of the other side at most.

    Args:
        lefts: those of one side whom no address joined already.
        rights: those of the other.
        settled: what the user said; pairs that are apart are neither joined nor asked about.
        near: how many days apart the nearest requests to two of them are, where that tells
            namesakes apart; None where it does not, or for none at all.
    """
    joined: list[tuple[Side, Side]] = []
    asked: list[tuple[tuple[Side, Side], ...]] = []
    done: set[SideId] = set()
    by_name = _by_key(rights, lambda one: one.keys)
    namesakes = _by_key(lefts, lambda one: one.keys)
    namesakes_met = [
        (one, other)
        for name, group in namesakes.items()
        if max(len(group), len(by_name.get(name, ()))) <= NAMESAKES
        for one in group
        for other in by_name.get(name, ())
        if _dates_fit(one, other)
    ]
    edges = [pair for pair in namesakes_met if not settled.are_apart(*pair)]
    # Whoever was said to be somebody else still has the name.
    ruled_out = {one.id for pair in namesakes_met if settled.are_apart(*pair) for one in pair}
    told_apart = [(one, other) for one, other in edges if one.profile_key and other.profile_key]
    for part in _components(pair for pair in edges if pair not in told_apart):
        rest = part
        if len(part) > 1:
            nearest = _nearest(part, near) if near else []
            joined += nearest
            taken = {side.id for pair in nearest for side in pair}
            rest = [one for one in part if taken.isdisjoint((one[0].id, one[1].id))]
        elif not _is_unsure(part[0], ruled_out):
            joined += part
            rest = []
        if rest:
            asked.append(tuple(rest))
        done |= {side.id for pair in part for side in pair}
    for part in _components(pair for pair in told_apart if _left_over(pair, done)):
        asked.append(tuple(part))
        done |= {side.id for pair in part for side in pair}
    free = [one for one in lefts if one.keys and one.id not in done]
    others = [one for one in rights if one.keys and one.id not in done]
    alike = [*_alike(free, others, settled), *(_first_names(free, others, near) if near else ())]
    asked += map(tuple, _components(pair for pair in alike if not settled.are_apart(*pair)))
    return Pairing(joined=tuple(joined), asked=tuple(asked))


def _is_unsure(pair: tuple[Side, Side], ruled_out: Collection[SideId]) -> bool:
    """Whether one name on each side is not enough: both are in the log, or another was meant."""
    one, other = pair
    return (one.in_log and other.in_log) or one.id in ruled_out or other.id in ruled_out


def _left_over(pair: tuple[Side, Side], done: Collection[SideId]) -> bool:
    """Whether one name stands under two addresses, and only one of them is listed."""
    one, other = pair
    return one.id not in done and other.id not in done and one.is_open


def _alike(
    lefts: Sequence[Side], rights: Sequence[Side], settled: Decided
) -> Iterator[tuple[Side, Side]]:
    """Pairs whose names may be one, written another way."""
    waiting = [one for one in lefts if one.is_open]
    if not waiting:
        return
    by_reading = _by_key(waiting, _readings)
    for other in rights:
        found = {one.id: one for reading in _readings(other) for one in by_reading.get(reading, ())}
        if len(found) > NAMESAKES:
            continue
        for one in found.values():
            told_apart = (one.profile_key and other.profile_key) or settled.are_apart(one, other)
            if not told_apart and one.keys.isdisjoint(other.keys) and _dates_fit(one, other):
                yield one, other


def _first_names(
    lefts: Sequence[Side], rights: Sequence[Side], near: Callable[[Side, Side], int | None]
) -> Iterator[tuple[Side, Side]]:
    """Pairs of somebody typed by one word and whose name begins with it, asked that very day."""
    by_word = _by_key((one for one in lefts if " " not in one.names[0]), lambda one: one.keys)
    for other in rights if by_word else ():
        for one in by_word.get(full_name_key(other.names[0]).partition(" ")[0], ()):
            if one.keys.isdisjoint(other.keys) and near(one, other) is not None:
                yield one, other


def _readings(side: Side) -> frozenset[str]:
    name = side.names[0]
    if name.isascii() and name.replace(" ", "").isalpha():  # as nearly all of them
        return frozenset({" ".join(sorted(name.casefold().split()))})
    return readings(name)


def _dates_fit(one: Side, other: Side) -> bool:
    """Whether no date tells two people apart.

    Nobody can be asked who is a connection already, and one person is listed with one date: in an
    export, with an address, in UTC, on a page without one by the local date.
    """
    if one.connected_on is not None and other.connected_on is not None:
        days = abs(one.connected_on.toordinal() - other.connected_on.toordinal())
        return days <= (not (one.profile_key and other.profile_key))
    for asked, listed in ((one, other), (other, one)):
        first = asked.first_asked
        if listed.connected_on is not None and first is not None and listed.connected_on < first:
            return False
    return True


def _nearest(
    pairs: Sequence[tuple[Side, Side]], near: Callable[[Side, Side], int | None]
) -> list[tuple[Side, Side]]:
    """Namesakes whom a date tells apart, the nearest dates first, each once."""
    found: list[tuple[Side, Side]] = []
    taken: set[SideId] = set()
    apart = [(near(*pair), pair) for pair in pairs]
    dated = [(days, pair) for days, pair in apart if days is not None]
    for _, (one, other) in sorted(dated, key=lambda each: (each[0], each[1][0].id, each[1][1].id)):
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            found.append((one, other))
    return found


def _by_key(
    sides: Iterable[Side], keys: Callable[[Side], Iterable[str]]
) -> Mapping[str, list[Side]]:
    found: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        for key in keys(side):
            found[key].append(side)
    return found


def _components(pairs: Iterable[tuple[Side, Side]]) -> list[list[tuple[Side, Side]]]:
    """Pairs that hang together, in the order they came; the same pair once."""
    found: dict[SideId, list[tuple[Side, Side]]] = {}
    for one, other in pairs:
        mine, theirs = found.get(one.id), found.get(other.id)
        part = mine if mine is not None else theirs if theirs is not None else []
        if mine is not None and theirs is not None and mine is not theirs:
            mine += theirs
            for each in theirs:
                found[each[0].id] = found[each[1].id] = mine
        if not any(each[0] is one and each[1] is other for each in part):
            part.append((one, other))
        found[one.id] = found[other.id] = part
    return list({id(part): part for part in found.values()}.values())
