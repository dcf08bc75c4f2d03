"""What a source, held against the log, adds to it: pure functions over what was read of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from pendulum import Date

from netcoach.coach.importing.summary import ImportSummary, Material, Suggestions
from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.outcomes.kinds import ENDS, Origin
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import NOTE_LENGTH
from netcoach.domain.week.calendar import DAYS, day_after, week_of
from netcoach.domain.week.marks import marked_in, middle_of
from netcoach.linkedin import (
    Correspondence,
    Found,
    Joined,
    JoinedPerson,
    JoinedRequest,
    KnownPerson,
)
from netcoach.linkedin.joining.joined import LOG
from netcoach.storage.importing.batch import (
    Batch,
    FilledGap,
    HeldPerson,
    HeldRequest,
    KnownAs,
    ListedPerson,
    NewImport,
    NewPerson,
    Outcomes,
    SaidOfPerson,
    Whose,
)
from netcoach.storage.importing.reads import OWN_UID


class Addition:
    """What a source, held against the log, adds to it."""

    def __init__(
        self, material: Material, joined: Joined, said: Correspondence, *, outcomes: bool
    ) -> None:
        self.material = material
        self.joined = joined
        self.recorded = outcomes
        held = material.held
        self.log = {str(one.id): one for one in held.requests}
        self.uids = {uid for one in held.requests for uid in one.uids}
        self.people = [one for number, one in joined.people.items() if number == one.id]
        self.new = [one for one in self.people if _is_new(one)]
        self.ids: dict[str, Whose] = {one.id: -n for n, one in enumerate(self.new, 1)}
        self.ids |= {one.id: _known_id(one.known) for one in self.people if one.known}
        self.found = self._suggested(said)
        self.fresh = [
            (self.ids[person], one)
            for person, one in joined.requests
            if one.known is None and person in self.ids
        ]
        self.kept = [
            (person, one, self.log[one.known])
            for person, one in joined.requests
            if one.known is not None and not self.log[one.known].deleted
        ]
        self.yeses = self._accepted()
        self.contacts = tuple(self._contacts(said))
        self.batch = self._batch()

    def counted(self, summary: ImportSummary) -> ImportSummary:
        """The counts of it."""
        yes = [one.accepted for _, one in self.fresh if one.accepted]
        said_yes = [
            one
            for _, one in self.fresh
            if not one.accepted and Outcome.ACCEPTED in dict(one.told.outcomes)
        ]
        recommended = sum(one.outcome is Outcome.RECOMMENDATION for one in self.found)
        return replace(
            summary,
            requests_added=len(self.fresh),
            requests_known=len(self.joined.requests) - len(self.fresh),
            requests_held=len(self.kept),
            requests_filled=self._filled(),
            accepted=len(yes) + len(said_yes) + len(self.yeses),
            accepted_by_name=sum(one.by_name for one in yes)
            + sum(by_name for _, by_name in self.yeses.values()),
            people_added=len(self.new),
            people_known=sum(one.known is not None and one.is_told for one in self.people),
            connections_added=sum(one.is_shown_new and not one.asked for one in self.new),
            joined_by_name=len(self.batch.joins),
            weeks_without=len(self.batch.weeks),
            suggestions=Suggestions(
                replies=len(self.found) - recommended,
                recommendations=recommended,
                by_name=sum(one.by_name for one in self.found),
                contacts=len(self.contacts),
                recorded=self.recorded,
            ),
            checked_on=next(iter(self.batch.checks), None),
            nothing_new=self.batch.is_empty,
            only_suggested=replace(
                self.batch, contacts=(), outcomes=tuple(self._yes_to_known())
            ).is_empty,
        )

    def _batch(self) -> Batch:
        material, recorded = self.material, self.recorded
        reached = self._reached()
        told = material.told
        later = [
            (self.log[ref].id, *one)
            for ref, outcomes in reached.items()
            if ref in self.log
            for one in outcomes
        ]
        return Batch(
            mark=material.held.mark,
            on=material.today,
            origin=told.kind.origin,
            people=tuple(_newcomer(one) for one in self.new),
            requests=tuple(
                self._request(to, one, reached.get(one.ref, ())) for to, one in self.fresh
            ),
            listed=tuple(self._listed()),
            filled_gaps=tuple(gap for gap, _ in self._gaps().values() if gap is not None),
            said=tuple(self._said_of_people()),
            outcomes=(*self._yes_to_known(), *later),
            known_as=tuple(self._known_as()),
            contacts=self.contacts if recorded else (),
            joins=tuple(self._joins()),
            not_same=tuple(
                (self.ids[one], self.ids[other])
                for one, other in self._pairs()
                if one in self.ids and other in self.ids
            ),
            merges=tuple(
                (_known_id(one.known), _known_id(one.merged))
                for one in self.people
                if one.known and one.merged
            ),
            checks=self._checks(),
            weeks=tuple(self._weeks_without()),
        )

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs the user said to be two, by the ids people have now."""
        there = self.joined.people
        return ((there[one].id, there[other].id) for one, other in self.joined.apart)

    # people

    def _listed(self) -> Iterator[ListedPerson]:
        """What changes of known people by what the source shows of them."""
        held = self.material.held
        told = self.material.told
        looked = [day for day, origin in held.checks if origin is not Origin.TYPED]
        newest = max(looked, default=None)
        is_newer = newest is None or (told.as_of or newest) >= newest
        free = {one.person.profile_key: None for one in held.people.values()}
        for one in self.people:
            if one.known is None or not one.is_told:
                continue
            mine = held.people[_known_id(one.known)]
            theirs = held.people[_known_id(one.merged)] if one.merged else mine
            listed = one.listed
            dates = [mine.person.connected_on, theirs.person.connected_on]
            if told.kind.is_export or one.connected_on is None or not _meets(one, dates):
                dates.append(one.connected_on)
            company, role = mine.company or theirs.company, mine.role or theirs.role
            # An export without them says that there is none, a page or a mail says nothing.
            if listed and is_newer and (told.kind.is_export or listed.company or listed.role):
                company, role = listed.company, listed.role
            key, others = _keys(one, mine, theirs, free)
            after = ListedPerson(
                person_id=mine.person.id,
                profile_key=key,
                other_keys=others,
                connected_on=max((on for on in dates if on), default=None),
                company=company,
                role=role,
            )
            if after != _as_held(mine):
                yield after

    def _said_of_people(self) -> Iterator[SaidOfPerson]:
        """What the source says of people and the log does not; nothing typed is replaced."""
        for one in self.people:
            told = one.said
            if told is None or one.id not in self.ids or not one.is_told:
                continue
            whose = self.ids[one.id]
            held = self.material.held.people[PersonId(whose)] if whose > 0 else _NOBODY
            words = _with_words(held.words, told.words)
            said = SaidOfPerson(
                whose=whose,
                words=None if words == held.words else words,
                follow_up=None if held.followed_up else told.follow_up,
                tags=tuple(tag for tag in told.tags if tag not in held.tags),
                kept=not (one.asked or one.listed or held.findable),
            )
            if said != SaidOfPerson(whose=whose):
                yield said

    def _joins(self) -> Iterator[tuple[Whose, str, str]]:
        for one in self.people:
            if one.id not in self.ids or not one.is_told:
                continue
            if one.by_name is not None and not self._was_told_before(one):
                yield (self.ids[one.id], *one.by_name)
            elif one.merged is not None and one.known and not one.known.joined:
                yield self.ids[one.id], one.merged.name, one.merged.profile_key

    def _was_told_before(self, one: JoinedPerson) -> bool:
        """Whether the log has somebody as such a source told of them, not as anybody else did."""
        if self.material.told.kind.is_export or one.known is None or one.listed is not None:
            return False
        mine = [self.log[each.known] for each in one.asked if each.known is not None]
        if len(mine) < len(one.asked):
            return False
        held = self.material.held.people[_known_id(one.known)]
        return all(not each.typed and not each.uids for each in mine) if mine else held.kept

    def _contacts(self, said: Correspondence) -> Iterator[tuple[Whose, ContactKind, Date]]:
        known = self.material.held.contacts
        for number, kind, on in said.contacts:
            to = int(number.removeprefix(LOG)) if number.startswith(LOG) else self.ids.get(number)
            if to and (to < 0 or (to, kind.value, on.isoformat()) not in known):
                yield to, kind, on

    # requests

    def _request(self, to: Whose, one: JoinedRequest, reached: Outcomes) -> NewImport:
        """A new request; one to somebody whose work the log knows does not change that."""
        told = one.told
        known = self.material.held.people[PersonId(to)].person if to > 0 else None
        listed = self.joined.people[told.to].listed
        company = told.company or (listed.company if listed else "")
        role = told.role or (listed.role if listed else "")
        further = (
            ()
            if told.name_uid in ("", told.uid) or told.name_uid in self.uids
            else (told.name_uid,)
        )
        self.uids.update((told.uid, told.name_uid))
        said = [(outcome, on or self.material.as_of) for outcome, on in told.outcomes]
        yes = ((Outcome.ACCEPTED, one.accepted.on),) if one.accepted else ()
        outcomes = dict((*yes, *reached, *said))
        return NewImport(
            uid=told.uid or f"{OWN_UID}{uuid4().hex}",
            sent=told.sent,
            to=to,
            company="" if known and known.company and not told.company else company,
            role="" if known and known.role and not told.role else role,
            note=told.note,
            reason=told.reason,
            event=told.event,
            field=told.field,
            signs=told.signs,
            outcomes=tuple(outcomes.items()),
            uids=further,
        )

    def _gaps(self) -> Mapping[str, tuple[FilledGap | None, tuple[str, ...]]]:
        """What known requests do not say and the source does, by ref, and which fields it fills."""
        found: dict[str, tuple[FilledGap | None, tuple[str, ...]]] = {}
        for to, one, known in self.kept:
            person = self.material.held.people[known.person_id].person
            listed = self.joined.people[to].listed
            company = one.told.company or (listed.company if listed else "")
            role = one.told.role or (listed.role if listed else "")
            before = {"company": known.company, "role": known.role, "note": known.note}
            event, reason = known.event or one.told.event, known.reason or one.told.reason
            after = {
                "company": known.company or ("" if person.company else company),
                "role": known.role or ("" if person.role else role),
                "note": one.told.note if known.note is None else known.note,
            }
            filled = tuple(name for name in after if after[name] != before[name])
            gap = FilledGap(
                request_id=known.id,
                person_id=known.person_id,
                company=after["company"] or "",
                role=after["role"] or "",
                note=after["note"],
                event=event,
                reason=reason,
            )
            more = filled or (event, reason) != (known.event, known.reason)
            found[one.ref] = (gap if more else None), filled
        return found

    def _known_as(self) -> Iterator[KnownAs]:
        """What known requests are called in this source, unless another one is called that."""
        gaps = self._gaps()
        for to, one, known in self.kept:
            first = True
            is_by_name = known.typed and self.joined.people[to].by_name is not None
            for uid in dict.fromkeys((one.told.uid, one.told.name_uid)):
                if uid and uid not in self.uids:
                    self.uids.add(uid)
                    kept = is_by_name and first
                    yield KnownAs(
                        request_id=known.id,
                        uid=uid,
                        sent_at=one.told.sent.at if kept else None,
                        note=one.told.note if kept else None,
                        filled=gaps[one.ref][1] if kept else (),
                    )
                    first = False

    def _filled(self) -> int:
        """How many known requests get something."""
        got = {one.request_id for one in self.batch.filled_gaps}
        got |= {one.request_id for one in self.batch.known_as}
        people = {one.person_id for one in self.batch.listed}
        return len(got | {known.id for _, _, known in self.kept if known.person_id in people})

    # what became of requests

    def _accepted(self) -> Mapping[str, tuple[Date, bool]]:
        """New acceptances of known requests: the date, and whether only a name told."""
        found = [
            (one.ref, one.accepted.on, one.accepted.by_name)
            for _, one, _ in self.kept
            if one.accepted
        ]
        found += [(one.ref, one.on, one.by_name) for one in self.joined.accepted]
        return {
            ref: (on, by_name)
            for ref, on, by_name in found
            if not (self.log[ref].closed or self.log[ref].deleted)
        }

    def _yes_to_known(self) -> Iterator[tuple[RequestId, Outcome, Date]]:
        for ref, (on, _) in self.yeses.items():
            yield self.log[ref].id, Outcome.ACCEPTED, on
        for _, one, known in self.kept:
            for outcome, day in one.told.outcomes:
                is_there = outcome is Outcome.ACCEPTED and one.ref in self.yeses
                if _takes(known, outcome) and not is_there:
                    yield known.id, outcome, day or self.material.as_of

    def _suggested(self, said: Correspondence) -> tuple[Found, ...]:
        """What messages and recommendations tell, each once, with its earliest date."""
        yes = {one.ref: one.accepted.on for _, one in self.joined.requests if one.accepted}
        yes |= {one.ref: one.on for one in self.joined.accepted}
        found: dict[tuple[str, Outcome], Found] = {}
        for one in said.outcomes:
            known = self.log.get(one.ref)
            if known and not _takes(known, one.outcome):
                continue
            said_yes = yes.get(one.ref)
            # A local date, not on the day before the yes, which is known by its date in UTC only.
            is_before = said_yes is not None and day_after(one.on, 1) == said_yes
            later = replace(one, on=day_after(one.on, 1)) if is_before else one
            same = found.setdefault((one.ref, one.outcome), later)
            if later.on < same.on:
                found[one.ref, one.outcome] = later
        return tuple(found.values())

    def _reached(self) -> Mapping[str, Outcomes]:
        """What became of each request by messages, by its ref."""
        found: dict[str, Outcomes] = defaultdict(tuple)
        for one in self.found if self.recorded else ():
            found[one.ref] += ((one.outcome, one.on),)
        return found

    # what the whole source tells

    def _checks(self) -> tuple[Date, ...]:
        """The date on which the source looked who accepted, if it did and the log has it not."""
        told = self.material.told
        if not told.lists_connections or told.as_of is None:
            return ()
        known = any(day == told.as_of for day, _ in self.material.held.checks)
        return () if known else (told.as_of,)

    def _weeks_without(self) -> Iterator[Date]:
        """A date in each week of which LinkedIn's export says that none was sent."""
        told, held, today = self.material.told, self.material.held, self.material.today
        covers = told.covers
        if not told.kind.is_export or covers is None or told.as_of is None:
            return
        first_day = self.material.first_day
        this_week = week_of(today, first_day)
        days = [one.sent for one in held.requests if not one.deleted]
        days += [one.told.sent for _, one in self.joined.requests]
        sent = {week_of(on, first_day) for one in days for on in (one.first or one.on, one.on)}
        week = week_of(day_after(covers[0], DAYS - 1), first_day)
        while week.end <= told.as_of and week < this_week:
            if week not in sent and not marked_in(week, held.marks):
                yield middle_of(week)
            week = week.shift(1)


def _meets(one: JoinedPerson, known: Sequence[Date | None]) -> bool:
    """Whether the log has the date somebody is listed since, but for the day a page can be off."""
    on = one.connected_on
    return any(on and each and abs(on.diff(each).in_days()) <= 1 for each in known)


def _as_held(one: HeldPerson) -> ListedPerson:
    return ListedPerson(
        person_id=one.person.id,
        profile_key=one.person.profile_key,
        other_keys=" ".join(sorted(one.other_keys)),
        connected_on=one.person.connected_on,
        company=one.company,
        role=one.role,
    )


def _keys(
    one: JoinedPerson, mine: HeldPerson, theirs: HeldPerson, taken: dict[str, None]
) -> tuple[str, str]:
    """The profile key of a known person, and the further ones of theirs; nobody else's."""
    key = mine.person.profile_key or theirs.person.profile_key
    shown = [one.profile_key, one.listed.profile_key if one.listed else ""]
    new = [each for each in dict.fromkeys(shown) if each and each not in taken]
    taken |= dict.fromkeys(new)
    all_keys = {key, theirs.person.profile_key, *mine.other_keys, *theirs.other_keys, *new} - {""}
    key = key or (new[0] if new else "")
    return key, " ".join(sorted(all_keys - {key}))


def _is_new(one: JoinedPerson) -> bool:
    """Whether somebody comes into the log: listed, or asked in a request that is new to it."""
    if one.known is not None or not one.is_told:
        return False
    is_asked = any(each.known is None for each in one.asked)
    return is_asked or one.is_shown_new or one.said is not None


def _known_id(known: KnownPerson) -> PersonId:
    return PersonId(int(known.ref))


def _newcomer(one: JoinedPerson) -> NewPerson:
    listed = one.listed
    told = one.asked[-1].told if one.asked else one.said
    return NewPerson(
        name=one.name,
        company=listed.company if listed else told.company if told else "",
        role=listed.role if listed else told.role if told else "",
        profile_key=one.profile_key,
        connected_on=one.connected_on,
    )


_NOBODY = HeldPerson(person=Person(id=PersonId(0), name=""))
"""What the log says of somebody it does not have."""


def _with_words(words: str, told: str) -> str:
    """Private notes with what a source says added, unless it is in them or it gets too long."""
    if told in words:
        return words
    both = f"{words}\n{told}" if words else told
    return both if len(both) <= NOTE_LENGTH else words


def _takes(known: HeldRequest, outcome: Outcome) -> bool:
    """Whether the log has room for an outcome: it is new and contradicts nothing."""
    if known.deleted or not known.outcomes.isdisjoint({*ENDS, outcome}):
        return False
    return outcome not in ENDS or not known.outcomes
