"""Holding a source against the log: who is who, which requests are known, what came of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from pendulum import Date

from netcoach.domain.log.request import Outcome, Precision, SentTime
from netcoach.domain.outcomes.outcome import REASK_DAYS
from netcoach.domain.people.names import full_name_key
from netcoach.domain.week.calendar import day_after
from netcoach.linkedin.export import Connection, SourceFacts
from netcoach.linkedin.facts import NAMESAKES
from netcoach.linkedin.joining.first_names import meant_by_first_name
from netcoach.linkedin.joining.joined import (
    LISTED,
    LOG,
    Acceptance,
    Found,
    Joined,
    JoinedPerson,
    JoinedRequest,
    KnownPerson,
    KnownRequest,
    Log,
    Question,
)
from netcoach.linkedin.joining.pairing import (
    NOTHING_DECIDED,
    Decided,
    Pairing,
    Side,
    SideId,
    earliest_utc,
    gap,
    paired,
)


def accepted_on(connected_on: Date, sent: SentTime, today: Date) -> Date:
    """The date of an acceptance, never before the request's local date nor after today."""
    return min(max(connected_on, sent.earliest), today)


def join(told: SourceFacts, log: Log, today: Date, settled: Decided = NOTHING_DECIDED) -> Joined:
    """Hold a source against the log.

    Args:
        told: what a reader gave.
        log: what there is.
        today: the local date; no acceptance is later.
        settled: what the user answered to ``questions``.
    """
    work = _Work(told, log, settled)
    work.know()
    asked = tuple(work.join_asked())
    work.know_typed()
    questions = (*asked, *work.join_listed(), *work.join_first_names())
    work.know_typed()
    work.meet_those_apart()
    accepted = tuple(work.accepted_in_log(today))
    there = work.people
    return Joined(
        people=there,
        requests=tuple((there[one.told.to].id, one) for one in work.requests),
        accepted=accepted,
        questions=questions,
        apart=tuple(
            pair for pair in sorted(settled.apart) if pair[0] in there and pair[1] in there
        ),
        times_moved=work.times_moved(),
    )


class _Work:
    """One source being held against one log."""

    def __init__(self, told: SourceFacts, log: Log, settled: Decided) -> None:
        self.log = log
        self.settled = settled
        self.by_ref = {one.ref: one for one in log.requests}
        self.to: defaultdict[str, list[KnownRequest]] = defaultdict(list)
        for known in log.requests:
            self.to[known.person].append(known)
        ordered = sorted(told.requests, key=lambda one: (*_when(one.sent), one.uid))
        self.requests = [
            JoinedRequest(ref=one.uid or f"#{number}", told=one)
            for number, one in enumerate(ordered)
        ]
        self.people: dict[SideId, JoinedPerson] = {}
        self.of_known: dict[str, JoinedPerson] = {}
        for request in self.requests:
            to = request.told.to
            self.people.setdefault(to, JoinedPerson(id=to)).asked.append(request)
        for one in told.people:
            self.people.setdefault(one.to, JoinedPerson(id=one.to)).said = one
        self._list(told.connections)
        _know_by_uid(self.requests, log.requests)

    def _list(self, connections: Sequence[Connection]) -> None:
        by_key = {one.profile_key: one for one in self.people.values() if one.profile_key}
        for number, one in enumerate(connections):
            key = one.profile_key
            person = by_key.get(key) if key else None
            if person is None:
                said = key or f"{full_name_key(one.name)} {one.connected_on.toordinal()} {number}"
                person = self.people.setdefault(LISTED + said, JoinedPerson(id=LISTED + said))
            if person.listed is None or one.connected_on < person.listed.connected_on:
                person.listed = one
            if key:
                by_key[key] = person

    # what an address, an earlier import or the user tells

    def know(self) -> None:
        """Find those whom the log has for sure."""
        by_key = {key: one for one in self.log.people.values() for key in one.other_keys}
        by_key |= {one.profile_key: one for one in self.log.people.values() if one.profile_key}
        for person in self._each():
            if (key := person.profile_key) and key in by_key:
                self._take(person, by_key[key])
        for person in self._each():
            if person.known is None and person.asked:
                self._know_by_requests(person)
        self._know_by_date()
        for one, other in sorted(self.settled.same):
            first, second = self._meant(one), self._meant(other)
            # An id that means nobody any more is passed over.
            if first is not None and second is not None:
                self._absorb(first, second)

    def _know_by_requests(self, person: JoinedPerson) -> None:
        known = [self.by_ref[one.known] for one in person.asked if one.known is not None]
        person.gone = len(known) == len(person.asked) and all(one.deleted for one in known)
        for one in reversed(known):
            owner = self.log.people[one.person]
            if not owner.forgotten:
                self._take(person, owner)
                return

    def _know_by_date(self) -> None:
        """Know those listed without an address by their name and date."""
        dated: defaultdict[tuple[str, Date], list[KnownPerson]] = defaultdict(list)
        for known in self.log.people.values():
            met = self.of_known.get(known.ref)
            if known.connected_on is not None and (met is None or met.listed is None):
                dated[full_name_key(known.name), known.connected_on].append(known)
        for person in self._each() if dated else ():
            listed = person.listed
            if person.known is not None or listed is None or listed.profile_key:
                continue
            # A page tells the local date, an export the one in UTC.
            for days in (0, -1, 1) if listed.since else ():
                on = day_after(listed.connected_on, days)
                if found := dated.get((full_name_key(listed.name), on)):
                    self._take(person, found.pop(0))
                    break

    def _take(self, person: JoinedPerson, known: KnownPerson) -> None:
        """Know who of the log it is; whoever that is already is the same."""
        if known.ref in self.of_known:
            self._absorb(self.of_known[known.ref], person)
        else:
            person.known = known
            self.of_known[known.ref] = person

    def _meant(self, number: SideId) -> JoinedPerson | None:
        if not number.startswith(LOG):
            return self.people.get(number)
        known = self.log.people.get(number.removeprefix(LOG))
        if known is None:
            return None
        return self.of_known.get(known.ref) or self._alone(known)

    def _alone(self, known: KnownPerson) -> JoinedPerson:
        """Somebody whom only the log has so far."""
        person = JoinedPerson(id=LOG + known.ref, known=known)
        self.people[person.id] = person
        self.of_known[known.ref] = person
        return person

    def _absorb(self, first: JoinedPerson, second: JoinedPerson) -> None:
        """Let two be one."""
        if first is second:
            return
        first.asked = sorted((*first.asked, *second.asked), key=lambda one: _when(one.told.sent))
        first.listed = first.listed or second.listed
        first.said = first.said or second.said
        if second.known is not None:
            self.of_known[second.known.ref] = first
            if first.known is None:
                first.known = second.known
            else:
                first.merged = second.known
        self.people[second.id] = first

    # what the name tells

    def join_asked(self) -> Iterator[Question]:
        """Join those whom the source's requests went to with those of the log, by their names."""
        rights = {
            one.id: one
            for one in self._each()
            if (one.asked or one.said) and one.known is None and not one.gone
        }
        if not rights:
            return
        found = paired(
            [self._side_of(known) for known in self._not_met()],
            [self._side(one) for one in rights.values()],
            self.settled,
            near=_near_to_the_day,
        )
        for left, right in found.joined:
            person = rights[right.id]
            self._take(person, self.log.people[left.id.removeprefix(LOG)])
            self._mark(person, person.name, person.profile_key)
        for _, right in (pair for part in found.asked for pair in part):
            # Of namesakes nobody can tell who is meant where no request does.
            rights[right.id].gone |= not (right.sent or right.profile_key)
        yield from self._questions(found, lambda one, other: days_apart(one, other) < REASK_DAYS)

    def join_listed(self) -> Iterator[Question]:
        """Join those the source lists with those whom somebody asked, by their names."""
        rights = {
            one.id: one
            for one in self._each()
            if one.listed and not one.listed.is_first_name and not self._was_asked(one)
        }
        if not rights:
            return
        free = {one.id: one for one in self._each() if not one.listed and not one.gone}
        found = paired(
            [
                *(self._side(one) for one in free.values()),
                *(self._side_of(known) for known in self._not_met()),
            ],
            [self._side(one) for one in rights.values()],
            self._with_those_said_before(),
        )
        for left, right in found.joined:
            person = free.get(left.id) or self._alone(self.log.people[left.id.removeprefix(LOG)])
            other = rights[right.id]
            self._absorb(person, other)
            if other.listed is not None:
                self._mark(person, other.listed.name, other.listed.profile_key)
        yield from self._questions(found, lambda asked, _: asked.is_open)

    def join_first_names(self) -> Iterator[Question]:
        """Join those of whom a mail tells the first name with whom it fits, if it is one."""
        for person in self._each():
            listed = person.listed
            if listed is None or not listed.is_first_name or person.known is not None:
                continue
            found = meant_by_first_name(listed, self.log.people.values(), self.to)
            waiting = [self.of_known.get(known.ref) or self._alone(known) for known in found]
            pairs = [(one.id, person.id) for one in waiting]
            asked = tuple(pair for pair in pairs if pair not in self.settled.apart)
            if len(pairs) == len(asked) == 1:
                self._absorb(waiting[0], person)
                self._mark(waiting[0], listed.name, listed.profile_key)
            elif asked and len(asked) <= NAMESAKES:
                yield Question(pairs=asked)

    def meet_those_apart(self) -> None:
        """Find those whom the user said to be two among the people, whoever they are by now."""
        for pair in self.settled.apart:
            for number in pair:
                self._meant(number)

    def _each(self) -> Iterator[JoinedPerson]:
        """Everybody once."""
        return (one for number, one in list(self.people.items()) if number == one.id)

    def _not_met(self) -> Iterator[KnownPerson]:
        """Those of the log whom the source's people could be by their names."""
        for known in self.log.people.values():
            if known.findable and not known.forgotten and known.ref not in self.of_known:
                yield known

    def _was_asked(self, person: JoinedPerson) -> bool:
        if person.asked or person.known is None:
            return bool(person.asked)
        return any(not one.deleted for one in self.to[person.known.ref])

    def _with_those_said_before(self) -> Decided:
        """What the user said, with those whom they said to be two before."""
        ids = {ref: one.id for ref, one in self.of_known.items()}
        before = {
            (ids.get(one, LOG + one), ids.get(other, LOG + other)) for one, other in self.log.apart
        }
        return Decided(same=self.settled.same, apart=self.settled.apart | before)

    def _questions(
        self, found: Pairing, is_asked: Callable[[Side, Side], bool]
    ) -> Iterator[Question]:
        for part in found.asked:
            pairs = [(one.id, other.id) for one, other in part if is_asked(one, other)]
            for number in dict.fromkeys(number for pair in pairs for number in pair):
                if number not in self.people:
                    self._alone(self.log.people[number.removeprefix(LOG)])
            if pairs:
                yield Question(pairs=tuple(pairs))

    def _mark(self, person: JoinedPerson, name: str, profile_key: str) -> None:
        if person.known is None or not person.known.joined:
            person.by_name = name, profile_key

    def _side(self, person: JoinedPerson) -> Side:
        """Somebody the source tells of, with what the log has of them."""
        known = self._standing(person)
        fresh = [one.told.sent for one in person.asked if one.known is None]
        names = [one.told.name for one in reversed(person.asked)]
        names += [person.listed.name] if person.listed else []
        names += [person.said.name] if person.said else []
        names += [person.known.name] if person.known else []
        return Side(
            id=person.id,
            names=tuple(dict.fromkeys(names)),
            profile_key=person.profile_key,
            sent=(*(one.sent for one in known), *fresh),
            connected_on=person.connected_on,
            is_open=bool(fresh) or any(not one.is_settled for one in known),
            in_log=person.known is not None,
        )

    def _side_of(self, known: KnownPerson) -> Side:
        """Somebody only the log has."""
        return self._side(JoinedPerson(id=LOG + known.ref, known=known))

    def _standing(self, person: JoinedPerson) -> list[KnownRequest]:
        """The requests of the log to them."""
        refs = [one.ref for one in (person.known, person.merged) if one is not None]
        return [one for ref in refs for one in self.to[ref] if not one.deleted]

    # which requests are one, and what became of them

    def know_typed(self) -> None:
        """Know requests by their person and date, the nearest first.

        What an export tells to the letter is none of those an export told to another letter.
        LinkedIn lets nobody be asked twice while a request is pending, nor for three weeks after
        it was withdrawn, so two requests to one person that are closer are one.
        """
        taken = {one.known for one in self.requests}
        for person in self._each():
            if not person.asked or person.known is None:
                continue
            free = [one for one in self._standing(person) if one.ref not in taken]
            new = [one for one in person.asked if one.known is None] if free else []
            near = [
                (days, number, one.ref)
                for number, request in enumerate(new)
                for one in free
                if not (one.uids and request.told.uid)
                if (days := gap(request.told.sent, one.sent)) < REASK_DAYS
            ]
            met: set[int] = set()
            for _, number, ref in sorted(near):
                if number not in met and ref not in taken:
                    met.add(number)
                    taken.add(ref)
                    new[number].is_that(ref)

    def accepted_in_log(self, today: Date) -> Iterator[Found]:
        """Find what the list of connections answers; gives the yeses to requests of the log alone.

        Somebody can be asked again only after the first request was withdrawn, so a connection
        answers the last request sent before it.
        """
        for person in self._each():
            seen_on = person.listed.connected_on if person.listed else None
            connected_on = person.connected_on or seen_on
            if person.gone or connected_on is None:
                continue
            if person.listed is None and not person.asked and person.merged is None:
                continue
            sent = [(one.sent, one.ref) for one in self._standing(person)]
            by_ref = {one.ref: one for one in person.asked}
            sent += [(one.told.sent, one.ref) for one in person.asked if one.known is None]
            sent.sort(key=lambda one: _when(one[0]))
            last = bisect_right([earliest_utc(when) for when, _ in sent], connected_on)
            if not last:
                continue
            when, ref = sent[last - 1]
            known = self.by_ref.get(ref)
            if known is not None and known.is_settled:
                continue
            on, by_name = accepted_on(connected_on, when, today), person.by_name is not None
            if ref in by_ref:
                by_ref[ref].accepted = Acceptance(on=on, by_name=by_name)
            else:
                yield Found(ref=ref, outcome=Outcome.ACCEPTED, on=on, by_name=by_name)

    def times_moved(self) -> bool:
        """Whether all requests imported before have other times now: a zone was changed."""
        before = {uid: one.sent.at for one in self.log.requests for uid in one.uids}
        same = [
            (one.told.sent.at, before[one.told.uid])
            for one in self.requests
            if one.told.uid in before
        ]
        return bool(same) and all(now != then for now, then in same)


def _know_by_uid(requests: Sequence[JoinedRequest], log: Sequence[KnownRequest]) -> None:
    """Know requests that were imported before."""
    by_uid = {uid: one.ref for one in log for uid in one.uids}
    taken: set[str] = set()
    for one in requests:
        if ref := by_uid.get(one.told.uid):
            one.is_that(ref)
            taken.add(ref)
    namesakes = Counter(one.told.name_uid for one in requests)
    for one in requests:
        name_uid = one.told.name_uid
        ref = by_uid.get(name_uid)
        # Two people of one name asked in one minute: the name tells nothing.
        if ref and one.known is None and ref not in taken and namesakes[name_uid] == 1:
            one.is_that(ref)
            taken.add(ref)


def days_apart(one: Side, other: Side) -> int:
    """Days between the nearest requests to two people; very many where one was never asked."""
    gaps = (gap(mine, theirs) for mine in one.sent for theirs in other.sent)
    return min(gaps, default=NEVER)


NEVER = 10**6
"""Days no two requests are apart."""


def _near_to_the_day(one: Side, other: Side) -> int | None:
    """Days apart where a date tells namesakes apart: one at most, as days are typed (ours)."""
    gaps = [
        days
        for mine in one.sent
        for theirs in other.sent
        if (days := gap(mine, theirs)) <= ({mine.precision, theirs.precision} <= _TO_THE_DAY)
    ]
    return min(gaps, default=None)


_TO_THE_DAY = frozenset({Precision.MINUTE, Precision.DAY})


def _when(sent: SentTime) -> tuple[Date, float]:
    return earliest_utc(sent), sent.at.timestamp() if sent.at else 0.0
