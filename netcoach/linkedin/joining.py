"""Which connections answer which requests, and which requests the log already has."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.outcomes.outcome import REASK_DAYS
from netcoach.domain.people.names import full_name_key
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.linkedin.export import Acceptance, Connection, ImportedRequest, KnownRequest, Question
from netcoach.linkedin.facts import NAMESAKES


@frozen
class Ask:
    """A request as far as joining needs it.

    ``person`` is equal for requests to one person; ``settled`` when its acceptance is known.
    """

    ref: str
    person: str
    name: str
    profile_key: str
    sent: SentTime
    settled: bool = False

    @property
    def earliest_utc(self) -> Date:
        """The earliest date in UTC it can have been sent on."""
        if self.sent.at is not None:
            return self.sent.at.date()
        week = self.sent.precision is Precision.WEEK
        return day_after(self.sent.earliest, -DAYS if week else -1)


@frozen
class Answers:
    """What joining gives: acceptances and connections by a request's ref, and questions."""

    accepted: dict[str, Acceptance]
    connected: dict[str, Connection]
    questions: tuple[Question, ...]


@frozen
class _Match:
    """One person's requests, oldest first, with the connections that can be them."""

    asks: tuple[Ask, ...]
    fitting: tuple[Connection, ...]
    by_name: bool

    def answered(self) -> dict[str, list[Connection]]:
        """The connections each request can have led to.

        Somebody can be asked again only after the first request was withdrawn, so a connection
        answers the last request sent before it.
        """
        found: dict[str, list[Connection]] = defaultdict(list)
        earliest = [ask.earliest_utc for ask in self.asks]
        for connection in self.fitting:
            if before := bisect_right(earliest, connection.connected_on):
                found[self.asks[before - 1].ref].append(connection)
        return found


def accepted_on(connection: Connection, sent: SentTime, today: Date) -> Date:
    """The date of an acceptance, never before the request's local date nor after today."""
    return min(max(connection.connected_on, sent.earliest), today)


def answers_in(asks: Sequence[Ask], connections: Sequence[Connection], today: Date) -> Answers:
    """Find the connections that answer requests.

    A connection answers when it dates from the day of the request (in UTC) or later. A profile
    decides; without one on either side a full name does, when it fits one connection and one
    person only. A name that very many share decides nothing and asks nothing.

    Args:
        asks: the requests of the export and of the log.
        connections: everybody with a name.
        today: the local date; no acceptance is later.
    """
    matches = [(match, match.answered()) for match in _matches(asks, connections)]
    claims = Counter(one for _, answered in matches for one in _all(answered))
    accepted: dict[str, Acceptance] = {}
    connected: dict[str, Connection] = {}
    questions: list[Question] = []
    for match, answered in matches:
        fitting = _all(answered)
        if not match.by_name:
            connected |= {ask.ref: match.fitting[0] for ask in match.asks}
        elif len(fitting) > 1 or any(claims[one] > 1 for one in fitting):
            questions += _questions(match, answered)
            continue
        for ask in match.asks:
            if ask.ref in answered:
                first = min(answered[ask.ref], key=lambda one: one.connected_on)
                on = accepted_on(first, ask.sent, today)
                accepted[ask.ref] = Acceptance(on=on, by_name=match.by_name)
                connected[ask.ref] = first
    return Answers(accepted=accepted, connected=connected, questions=tuple(questions))


def _all(answered: dict[str, list[Connection]]) -> frozenset[Connection]:
    return frozenset(one for found in answered.values() for one in found)


def _questions(match: _Match, answered: dict[str, list[Connection]]) -> list[Question]:
    """What to ask about one person's requests; nothing about those with a known acceptance."""
    return [
        Question(ref=ask.ref, person=ask.person, candidates=tuple(answered[ask.ref]))
        for ask in match.asks
        if ask.ref in answered and not ask.settled
    ]


def _matches(asks: Sequence[Ask], connections: Sequence[Connection]) -> list[_Match]:
    """Each person's requests with the connections of their profile, else of their name."""
    by_key: dict[str, list[Connection]] = defaultdict(list)
    for connection in connections:
        by_key[connection.profile_key].append(connection)
    people = _by_person(asks)
    claimed = {key for asked in people if (key := _profile(asked)) and key in by_key}
    by_name = _by_name(one for one in connections if one.profile_key not in claimed)
    by_their_name = [asked for asked in people if _profile(asked) not in claimed]
    namesakes = Counter(name for asked in by_their_name for name in _names(asked))
    telling = {
        name: found
        for name, found in by_name.items()
        if max(len(found), namesakes[name]) <= NAMESAKES
    }
    return [_match(asked, by_key, telling, claimed) for asked in people]


def _by_name(connections: Iterable[Connection]) -> dict[str, list[Connection]]:
    by_name: dict[str, list[Connection]] = defaultdict(list)
    for connection in connections:
        by_name[full_name_key(connection.name)].append(connection)
    return by_name


def _match(
    asked: tuple[Ask, ...],
    by_key: dict[str, list[Connection]],
    by_name: dict[str, list[Connection]],
    claimed: set[str],
) -> _Match:
    key = _profile(asked)
    if key in claimed:
        return _Match(asks=asked, fitting=tuple(by_key[key]), by_name=False)
    # Two different profiles are two people, whatever they are called.
    fitting = tuple(
        connection
        for name in sorted(_names(asked))
        for connection in by_name.get(name, ())
        if not (key and connection.profile_key)
    )
    return _Match(asks=asked, fitting=fitting, by_name=True)


def _names(asked: tuple[Ask, ...]) -> set[str]:
    return {full_name_key(ask.name) for ask in asked} - {""}


def _by_person(asks: Iterable[Ask]) -> list[tuple[Ask, ...]]:
    """The requests to each person, oldest first."""
    people: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        people[ask.person].append(ask)
    return [tuple(sorted(asked, key=_when)) for asked in people.values()]


def _when(ask: Ask) -> tuple[Date, float]:
    return ask.earliest_utc, ask.sent.at.timestamp() if ask.sent.at else 0.0


def _profile(asked: tuple[Ask, ...]) -> str:
    return asked[0].profile_key


_DAYS_APART = {
    Precision.MINUTE: 1,
    Precision.DAY: 1,
    Precision.WEEK: DAYS - 1,
    Precision.SPAN: 1,
}
"""How far the date somebody typed can be from the real one, by how exactly they said it (ours).

It holds for names that several people have. LinkedIn lets nobody be asked twice while a request is
pending, nor for three weeks after it was withdrawn, so two requests to one person that are closer
than ``REASK_DAYS`` are one request, and one of the dates is from memory.
"""


def known_among(
    requests: Sequence[ImportedRequest], known: Iterable[KnownRequest]
) -> dict[str, str]:
    """The ref of the known request that each imported one is, by uid; new ones are left out.

    One imported before is told by its uid. One the user typed is told by its person and a date
    under three weeks away; by a name that several people have, at most a day away (a week it was
    typed for: at most six). The nearest date wins and no known request is taken twice.
    """
    known = tuple(known)
    by_uid = {uid: one.ref for one in known for uid in one.uids}
    found = {one.uid: by_uid[one.uid] for one in requests if one.uid in by_uid}
    taken = set(found.values())
    namesakes = Counter(one.name_uid for one in requests)
    for one in requests:
        ref = by_uid.get(one.name_uid)
        # Two people of one name asked in one minute: the name tells nothing.
        if ref and one.uid not in found and ref not in taken and namesakes[one.name_uid] == 1:
            found[one.uid] = ref
            taken.add(ref)
    return found | _typed([one for one in requests if one.uid not in found], known)


def ask_of(known: KnownRequest) -> Ask:
    """A known request as joining needs it."""
    return Ask(
        ref=known.ref,
        person=known.profile_key or f"name:{full_name_key(known.name)}",
        name=known.name,
        profile_key=known.profile_key,
        sent=known.sent,
        settled=known.accepted_on is not None,
    )


def _typed(requests: Sequence[ImportedRequest], known: Sequence[KnownRequest]) -> dict[str, str]:
    """Pair requests with those the user typed, the nearest dates first."""
    by_key: dict[str, list[KnownRequest]] = defaultdict(list)
    by_name: dict[str, list[KnownRequest]] = defaultdict(list)
    for one in known:
        if not one.uids:
            by_key[one.profile_key].append(one)
            by_name[full_name_key(one.name)].append(one)
    people = defaultdict(set)
    for request in requests:
        people[full_name_key(request.name)].add(request.person)
    pairs = []
    for request in requests:
        key, name = request.profile_key, full_name_key(request.name)
        same_profile = by_key.get(key, []) if key else []
        namesakes = by_name.get(name, [])
        same_name = [one for one in namesakes if not (key and one.profile_key)]
        one_person = len(namesakes) == 1 and len(people[name]) == 1
        for one in (*same_profile, *same_name):
            apart = _days_apart(request.sent, one.sent)
            sure = one_person or one in same_profile
            if apart <= (REASK_DAYS - 1 if sure else _DAYS_APART[one.sent.precision]):
                pairs.append((apart, request.uid, one.ref))
    return _nearest(pairs)


def _days_apart(one: SentTime, other: SentTime) -> int:
    """How many days lie between two times at least; 0 where one can be the other."""
    ahead = one.earliest.toordinal() - other.on.toordinal()
    behind = other.earliest.toordinal() - one.on.toordinal()
    return max(ahead, behind, 0)


def _nearest(pairs: list[tuple[int, str, str]]) -> dict[str, str]:
    """Each uid with one ref and each ref with one uid."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, uid, ref in sorted(pairs):
        if uid not in found and ref not in taken:
            found[uid] = ref
            taken.add(ref)
    return found
