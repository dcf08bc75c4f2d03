"""Quality is a range from the signs; unknown is not no, and a yes never hurts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.quality import (
    Evidence,
    FurtherQuestion,
    GroupPoints,
    NoteEvidence,
    QualityRange,
    QualityWord,
    breakdown_of,
    narrowing_question,
    quality_of,
    word_of,
)
from netcoach.domain.log.signs import (
    KNOWN_SIGNS,
    WEIGHTS_VERSION,
    Answer,
    Field,
    Group,
    Sign,
    Signs,
    signs_in_group,
)
from tests.support.builders import answered, yes

PERSONAL, COPIED, NONE = NoteEvidence.PERSONAL, NoteEvidence.COPIED, NoteEvidence.NONE
UNKNOWN = NoteEvidence.UNKNOWN
ALUM = answered(Sign.ALUMNI, Sign.I_ENGAGED, Sign.TARGET_COMPANY)
COLD = answered(Sign.SENIOR, Sign.TARGET_COMPANY)

REQUESTS = {
    "met, they engage, same field, senior, note and reason": (
        Evidence(
            signs=answered(Sign.MET, Sign.THEY_ENGAGE, Sign.SENIOR),
            field=Field.SAME,
            note=PERSONAL,
            reason=True,
        ),
        (95, 95),
    ),
    "met at an event, same field, note and reason, all else no": (
        Evidence(signs=answered(Sign.EVENT), field=Field.SAME, note=PERSONAL, reason=True),
        (75, 75),
    ),
    "met at an event, same field, note and reason, all else unknown": (
        Evidence(signs=yes(Sign.EVENT), field=Field.SAME, note=PERSONAL, reason=True),
        (75, 100),
    ),
    "alum, engaged first, related field, target company, no note": (
        Evidence(signs=ALUM, field=Field.RELATED, note=NONE),
        (50, 50),
    ),
    "the same with a note": (
        Evidence(signs=ALUM, field=Field.RELATED, note=PERSONAL),
        (75, 75),
    ),
    "the same, blank because the allowance was spent": (
        Evidence(signs=ALUM, field=Field.RELATED, note=NONE, spent=True),
        (71, 71),
    ),
    "the same, blank because spent, spoke elsewhere first, with a reason": (
        Evidence(
            signs=ALUM.with_answer(Sign.SPOKE_FIRST, Answer.YES),
            field=Field.RELATED,
            note=NONE,
            spent=True,
            reason=True,
        ),
        (79, 79),
    ),
    "cold recruiter in the same field, note and reason": (
        Evidence(signs=answered(Sign.RECRUITER), field=Field.SAME, note=PERSONAL, reason=True),
        (55, 55),
    ),
    "former colleague, same field, bare": (
        Evidence(signs=answered(Sign.WORKED), field=Field.SAME, note=NONE),
        (45, 45),
    ),
    "cold senior person at a target company, related field, bare": (
        Evidence(signs=COLD, field=Field.RELATED, note=NONE),
        (28, 28),
    ),
    "the same, blank because spent": (
        Evidence(signs=COLD, field=Field.RELATED, note=NONE, spent=True),
        (39, 39),
    ),
    "from the same town, met, related field, bare": (
        Evidence(signs=answered(Sign.MET, Sign.LOCAL), field=Field.RELATED, note=NONE),
        (50, 50),
    ),
    "met, unrelated field, bare": (
        Evidence(signs=answered(Sign.MET), field=Field.UNRELATED, note=NONE),
        (30, 30),
    ),
    "only the field answered": (Evidence(field=Field.SAME), (20, 100)),
    "only a reason written": (Evidence(reason=True), (10, 100)),
    "a copied note": (
        Evidence(signs=answered(Sign.MET), field=Field.SAME, note=COPIED),
        (58, 58),
    ),
    "cold senior person, unknown whether there was a note, in a spent month": (
        Evidence(signs=COLD, field=Field.RELATED, spent=True),
        (39, 53),
    ),
    "the same with a note in a spent month": (
        Evidence(signs=COLD, field=Field.RELATED, note=PERSONAL, spent=True),
        (53, 53),
    ),
    "a copied note adds less than its want in a spent month": (
        Evidence(signs=ALUM, field=Field.RELATED, note=COPIED, spent=True),
        (71, 71),
    ),
    "all answered no": (Evidence(signs=answered(), field=Field.UNRELATED, note=NONE), (0, 0)),
    "everything yes": (
        Evidence(signs=yes(*Sign), field=Field.SAME, note=PERSONAL, reason=True),
        (100, 100),
    ),
    "everything yes, blank because spent": (
        Evidence(signs=yes(*Sign), field=Field.SAME, note=NONE, spent=True, reason=True),
        (100, 100),
    ),
}


@pytest.mark.parametrize(("evidence", "ends"), REQUESTS.values(), ids=REQUESTS.keys())
def test_a_request_has_its_points(evidence: Evidence, ends: tuple[int, int]) -> None:
    assert quality_of(evidence) == QualityRange(low=ends[0], high=ends[1])


@pytest.mark.parametrize(("note", "spent"), [(UNKNOWN, False), (UNKNOWN, True), (NONE, True)])
def test_nothing_answered_is_not_rated(note: NoteEvidence, spent: bool) -> None:
    assert quality_of(Evidence(note=note, spent=spent)) is None


def test_one_no_is_an_answer() -> None:
    assert quality_of(Evidence(signs=Signs(no=frozenset({Sign.MET})))) is not None
    assert quality_of(Evidence(note=NONE)) == QualityRange(low=0, high=90)


def test_half_a_point_is_rounded_up_at_the_very_end() -> None:
    signs = answered(Sign.THEY_ENGAGE, Sign.I_ENGAGED, Sign.TARGET_COMPANY)
    halves_add_up = Evidence(signs=signs, field=Field.RELATED, note=NONE)
    assert quality_of(halves_add_up) == QualityRange(low=50, high=50)
    one_half = Evidence(signs=answered(Sign.ALUMNI, Sign.I_ENGAGED), note=NONE, field=Field.SAME)
    assert quality_of(one_half) == QualityRange(low=48, high=48)


@st.composite
def some_evidence(draw: st.DrawFn) -> Evidence:
    answers = draw(st.lists(st.sampled_from(Answer), min_size=len(Sign), max_size=len(Sign)))
    said = dict(zip(Sign, answers, strict=True))
    return Evidence(
        signs=Signs(
            yes=frozenset(sign for sign in Sign if said[sign] is Answer.YES),
            no=frozenset(sign for sign in Sign if said[sign] is Answer.NO),
        ),
        field=draw(st.none() | st.sampled_from(Field)),
        note=draw(st.sampled_from(NoteEvidence)),
        spent=draw(st.booleans()),
        reason=draw(st.booleans()),
    )


def ends_of(evidence: Evidence) -> tuple[int, int]:
    quality = quality_of(evidence)
    return (quality.low, quality.high) if quality else (0, 100)


def further_yeses(evidence: Evidence) -> list[Evidence]:
    """Everything one answer more in favour could make of it."""
    better = [
        replace(evidence, signs=evidence.signs.with_answer(sign, Answer.YES))
        for sign in Sign
        if sign not in evidence.signs.yes
    ]
    better.append(replace(evidence, reason=True))
    fields = [Field.UNRELATED, Field.RELATED, Field.SAME]
    if evidence.field is None:
        better.append(replace(evidence, field=Field.SAME))
    elif evidence.field is not Field.SAME:
        better.append(replace(evidence, field=fields[fields.index(evidence.field) + 1]))
    if evidence.note in (NONE, UNKNOWN, COPIED):
        better.append(replace(evidence, note=PERSONAL))
    return better


@given(some_evidence())
def test_a_further_yes_lowers_neither_end(evidence: Evidence) -> None:
    low, high = ends_of(evidence)
    for better in further_yeses(evidence):
        if evidence.is_rated:
            assert ends_of(better)[0] >= low
            assert ends_of(better)[1] >= high


@given(some_evidence())
def test_the_range_lies_from_0_to_100_with_the_low_end_first(evidence: Evidence) -> None:
    low, high = ends_of(evidence)
    assert 0 <= low <= high <= 100


@given(some_evidence(), st.sampled_from(Sign), st.sampled_from([Answer.YES, Answer.NO]))
def test_an_answer_stays_within_the_range(evidence: Evidence, sign: Sign, answer: Answer) -> None:
    low, high = ends_of(evidence)
    answers = []
    if evidence.signs.answer(sign) is Answer.UNKNOWN:
        answers.append(replace(evidence, signs=evidence.signs.with_answer(sign, answer)))
    if evidence.field is None:
        answers += [replace(evidence, field=field) for field in Field]
    if evidence.note is UNKNOWN:
        answers += [replace(evidence, note=note) for note in (PERSONAL, COPIED, NONE)]
    for after in answers:
        assert low <= ends_of(after)[0] <= ends_of(after)[1] <= high


@given(some_evidence())
def test_with_everything_answered_both_ends_meet(evidence: Evidence) -> None:
    settled = replace(
        evidence,
        signs=Signs(yes=evidence.signs.yes, no=frozenset(Sign) - evidence.signs.yes),
        field=evidence.field or Field.RELATED,
        note=NONE if evidence.note is UNKNOWN else evidence.note,
    )
    low, high = ends_of(settled)
    assert low == high
    assert narrowing_question(settled) is None


@given(some_evidence())
def test_the_breakdown_adds_up_to_the_range(evidence: Evidence) -> None:
    if evidence.spent or not evidence.is_rated:
        return
    for end, unknown_counts in zip(ends_of(evidence), (False, True), strict=True):
        groups = breakdown_of(evidence, unknown_counts=unknown_counts)
        assert int(sum(group.total for group in groups) + 0.5) == end
        for group in groups:
            assert group.total == min(group.cap, sum(points for _, points in group.points))


def test_the_breakdown_counts_the_best_in_full_and_the_rest_by_half() -> None:
    evidence, _ = REQUESTS["met, they engage, same field, senior, note and reason"]
    assert breakdown_of(evidence, unknown_counts=False) == (
        GroupPoints(
            group=Group.KNOWN, points=(("met", 30.0), ("they-engage", 10.0)), cap=40, total=40.0
        ),
        GroupPoints(
            group=Group.WHY, points=(("same-field", 20.0), ("senior", 5.0)), cap=30, total=25.0
        ),
        GroupPoints(group=Group.CARE, points=(("note", 25.0), ("reason", 5.0)), cap=30, total=30.0),
    )


def test_the_breakdown_of_nothing_has_no_points_unless_unknown_counts() -> None:
    assert all(not group.points for group in breakdown_of(Evidence(), unknown_counts=False))
    totals = [group.total for group in breakdown_of(Evidence(), unknown_counts=True)]
    assert totals == [40, 30, 30]


NARROWING = [
    (Evidence(), FurtherQuestion.NOTE),
    (Evidence(note=PERSONAL, reason=True), Sign.MET),
    (
        Evidence(signs=yes(Sign.WORKED), field=Field.SAME, note=PERSONAL, reason=True),
        Sign.MET,
    ),
    (Evidence(note=PERSONAL), Sign.MET),
    (
        Evidence(
            signs=Signs(no=KNOWN_SIGNS | {Sign.SPOKE_FIRST, Sign.SENIOR, Sign.RECRUITER}),
            field=Field.SAME,
            note=NONE,
        ),
        Sign.TARGET_COMPANY,
    ),
    (Evidence(signs=answered(), note=NONE), FurtherQuestion.FIELD),
    (Evidence(signs=answered(), field=Field.SAME), FurtherQuestion.NOTE),
]


@pytest.mark.parametrize(("evidence", "question"), NARROWING)
def test_the_question_that_narrows_most_is_asked(
    evidence: Evidence, question: Sign | FurtherQuestion
) -> None:
    assert narrowing_question(evidence) is question


def test_a_note_is_not_asked_for_where_none_is_left() -> None:
    assert narrowing_question(Evidence(), may_note=True) is FurtherQuestion.NOTE
    asked = narrowing_question(Evidence(), may_note=False)
    assert asked not in (FurtherQuestion.NOTE, None)
    settled = Evidence(signs=answered(), field=Field.SAME)
    assert narrowing_question(settled, may_note=False) is None


@given(some_evidence())
def test_a_question_is_asked_exactly_while_an_answer_could_narrow(evidence: Evidence) -> None:
    asked = narrowing_question(evidence)
    if isinstance(asked, Sign):
        assert evidence.signs.answer(asked) is Answer.UNKNOWN
    if quality_of(evidence) and ends_of(evidence)[0] != ends_of(evidence)[1]:
        assert asked is not None


@pytest.mark.parametrize(
    ("points", "word"),
    [
        (0, QualityWord.THIN),
        (34, QualityWord.THIN),
        (35, QualityWord.FAIR),
        (59, QualityWord.FAIR),
        (60, QualityWord.THOUGHTFUL),
        (100, QualityWord.THOUGHTFUL),
    ],
)
def test_points_have_a_word(points: int, word: QualityWord) -> None:
    assert word_of(QualityRange(low=points, high=points)) is word


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (34, 64, QualityWord.THIN),
        (59, 89, QualityWord.FAIR),
        (60, 90, QualityWord.THOUGHTFUL),
        (59, 90, None),
        (60, 91, None),
        (20, 100, None),
    ],
)
def test_a_range_has_the_word_of_its_low_end_unless_it_is_wider_than_30(
    low: int, high: int, word: QualityWord | None
) -> None:
    assert word_of(QualityRange(low=low, high=high)) is word


@pytest.mark.parametrize(
    ("signs", "ground"),
    [
        (Signs(), Answer.UNKNOWN),
        (yes(Sign.MET), Answer.YES),
        (yes(Sign.GROUP), Answer.YES),
        (yes(Sign.SENIOR), Answer.UNKNOWN),
        (Signs(no=KNOWN_SIGNS), Answer.NO),
        (Signs(no=KNOWN_SIGNS - {Sign.MET}), Answer.UNKNOWN),
        (Signs(no=KNOWN_SIGNS - {Sign.MET}, yes=frozenset({Sign.MET})), Answer.YES),
    ],
)
def test_somebody_is_new_only_when_every_way_was_answered_no(signs: Signs, ground: Answer) -> None:
    assert signs.ground is ground


def test_every_sign_weighs_in_exactly_one_group() -> None:
    weighed = [sign for group in Group for sign in signs_in_group(group)]
    assert sorted(weighed) == sorted(Sign)
    assert WEIGHTS_VERSION == 2
