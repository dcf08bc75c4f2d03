"""The JSON of what became of requests. Fields are added, never renamed."""

from __future__ import annotations

from typing import Any

from pendulum import Date

from netcoach.domain.log.request import Milestone
from netcoach.domain.outcomes.outcome import Milestones, furthest_in
from netcoach.domain.outcomes.rates import CameBack, Likely
from netcoach.domain.week.next_steps import Worth, worth_a_look
from netcoach.domain.week.review import WeekReview
from netcoach.wording.week.next_steps import worth_text

Document = dict[str, Any]

RATED = (Milestone.ACCEPTED, Milestone.REPLIED, Milestone.TALKED)


def milestones_document(milestones: Milestones) -> Document:
    """Where a request stands, and every milestone recorded, in the order they happened."""
    latest = furthest_in(milestones)
    return {
        "latest": latest.value if latest else "sent",
        "milestones": [
            {"milestone": milestone.value, "on": on.isoformat()} for milestone, on in milestones
        ],
    }


def came_back_document(came: CameBack) -> Document:
    """What came back of the requests old enough to count; shares from 0.0 to 1.0."""
    return {
        "aged": came.aged,
        "too_new": came.too_new,
        "early_yes": came.early_yes,
        **{milestone.value: came.rate(milestone).count for milestone in Milestone},
        "likely": {
            milestone.value: likely_document(came.rate(milestone).likely) for milestone in RATED
        },
    }


def likely_document(likely: Likely | None) -> Document | None:
    """A likely range; null where too few tell anything."""
    if likely is None:
        return None
    return {"low": round(likely.low, 3), "high": round(likely.high, 3)}


def worth_documents(review: WeekReview) -> list[Document]:
    """The things worth a look, at most three, the most pressing first."""
    return [_worth(item, review.today) for item in worth_a_look(review)]


def _worth(item: Worth, today: Date) -> Document:
    about = item.hello or item.waiting
    person = about.person.name if about else item.row and item.row.request.person.name
    request_id = about.request_id if about else item.row and item.row.request.id
    return {
        "kind": item.kind.value,
        "text": worth_text(item, today),
        "person": person,
        "request": request_id,
        "more": item.more,
    }
