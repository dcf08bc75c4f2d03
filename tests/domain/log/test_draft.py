"""Tests of what was typed, kept through a crash and made into a request."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.log.draft import SavedDraft, draft_from, is_just_now, kept_draft, kept_from
from netcoach.domain.log.request import Precision, RequestId
from netcoach.domain.log.signs import Field, Sign, Signs
from netcoach.domain.people.person import Person, PersonId
from tests.support.builders import WEDNESDAY, a_request, on_day, yes

TEXT = st.text(max_size=30)
KEPT = st.builds(
    SavedDraft,
    uid=TEXT,
    editing=st.none() | st.integers(min_value=1).map(RequestId),
    name=TEXT,
    person_id=st.none() | st.integers(min_value=1).map(PersonId),
    when=TEXT,
    note=TEXT,
    note_none=st.booleans(),
    reason=TEXT,
    signs=st.builds(
        lambda said, no: Signs(yes=frozenset(said - no), no=frozenset(no)),
        st.sets(st.sampled_from(Sign)),
        st.sets(st.sampled_from(Sign)),
    ),
    field=st.none() | st.sampled_from(Field),
)


@given(KEPT)
def test_what_is_kept_comes_back_as_it_was(kept: SavedDraft) -> None:
    assert kept_draft(kept.to_json()) == kept


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", "{}", '{"uid": "x"}', "[" * 100_000])
def test_a_damaged_text_is_no_draft(text: str) -> None:
    assert kept_draft(text) is None


def test_a_sign_of_another_version_makes_no_draft() -> None:
    text = SavedDraft(uid="x", signs=yes(Sign.MET)).to_json()
    assert kept_draft(text.replace('"met"', '"danced"')) is None


@pytest.mark.parametrize(
    ("note", "note_none", "meant"),
    [("", False, None), ("", True, ""), (" \n", True, ""), ("Hi", False, "Hi"), ("Hi", True, "Hi")],
)
def test_a_note_is_unknown_until_written_or_said_to_be_none(
    note: str, note_none: bool, meant: str | None
) -> None:
    kept = SavedDraft(uid="x", name="Cleo", note=note, note_none=note_none)
    assert draft_from(kept, now=WEDNESDAY).note == meant


def test_every_text_is_cleaned() -> None:
    dirty = "\x1b[1m Ann\u202e\n Lee "
    kept = SavedDraft(uid="x", name=dirty, company=dirty, role=dirty, reason=dirty, event=dirty)
    draft = draft_from(kept, now=WEDNESDAY)
    texts = {draft.name, draft.company, draft.role, draft.reason, draft.event}
    assert texts == {"[1m Ann Lee"}


def test_a_draft_needs_a_name_and_a_readable_time() -> None:
    with pytest.raises(InvalidInput):
        draft_from(SavedDraft(uid="x", name=" \u202e"), now=WEDNESDAY)
    with pytest.raises(UnreadableDate):
        draft_from(SavedDraft(uid="x", name="Cleo", when="12/11"), now=WEDNESDAY)
    assert draft_from(SavedDraft(uid="x"), now=WEDNESDAY, nobody="somebody").name == "somebody"


@pytest.mark.parametrize("when", ["", "now", "Just now", " just  now "])
def test_nothing_said_of_the_time_is_this_minute(when: str) -> None:
    assert is_just_now(when)
    draft = draft_from(SavedDraft(uid="x", name="Cleo", when=when), now=WEDNESDAY)
    assert draft.sent.precision is Precision.MINUTE
    assert draft.sent.at == WEDNESDAY


def test_a_saved_request_opens_and_closes_unchanged() -> None:
    person = Person(id=PersonId(7), name="Bo Kessler", profile_key="bo-kessler")
    for sent in (a_request("2026-11-16T19:04:31").sent, on_day("2026-11-16")):
        request = a_request(
            person=person, sent=sent, company="Orbital", note="", signs=yes(Sign.MET)
        )
        kept = kept_from(request, uid="x", today=WEDNESDAY.date())
        draft = draft_from(kept, now=WEDNESDAY.in_timezone("Asia/Tokyo"), editing=request)
        assert (draft.sent, draft.person_id) == (sent, person.id)
        assert (draft.note, draft.signs, draft.company) == ("", request.signs, "Orbital")
        assert draft.url == "linkedin.com/in/bo-kessler"
