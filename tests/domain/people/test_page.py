"""What a person's requests say about them."""

from netcoach.domain.log.signs import Sign
from netcoach.domain.people.page import grounds_of, jobs_of, notes_of
from tests.support.builders import a_request, day, yes

MAY, JUNE, JULY = day("2026-05-04"), day("2026-06-01"), day("2026-07-01")


def test_how_met_is_ground_and_event_of_each_request_that_says_it() -> None:
    met = a_request(signs=yes(Sign.SENIOR, Sign.EVENT, Sign.MET))
    silent = a_request(signs=yes(Sign.SENIOR))
    at_event = a_request(event="PyData")
    found = grounds_of([met, silent, at_event])
    assert [one.request_id for one in found] == [met.id, at_event.id]
    assert found[0].signs == (Sign.MET, Sign.EVENT)
    assert found[1].event == "PyData"


def test_only_written_notes_are_notes() -> None:
    notes = notes_of([a_request(note="Hi Bo"), a_request(note=""), a_request(note=None)])
    assert [note.text for note in notes] == ["Hi Bo"]


def test_the_same_job_said_again_is_one() -> None:
    jobs = jobs_of([(JUNE, "orbital", ""), (MAY, "Orbital", "Data lead"), (JULY, "Nimbus", "")])
    assert [(job.company, job.role, job.first_on, job.last_on) for job in jobs] == [
        ("Nimbus", "", JULY, JULY),
        ("Orbital", "Data lead", MAY, JUNE),
    ]


def test_what_says_nothing_is_no_job() -> None:
    assert jobs_of([(MAY, "", "")]) == ()
