"""The people of the sample year: who they are, what was said, what became of each request."""

from __future__ import annotations

from enum import StrEnum
from random import Random

from pendulum import Date

from netcoach.domain.log.request import Outcome, RequestDraft, SentTime
from netcoach.domain.log.signs import Field, Sign, Signs
from netcoach.domain.outcomes.outcome import LAPSE_DAYS
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.week.calendar import day_after

GIVEN = (
    "Ana", "Bo", "Cleo", "Dee", "Farid", "Gia", "Hal", "Ines", "Jun", "Kaya", "Leif", "Mira",
    "Nils", "Odile", "Pavel", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vito", "Wanda", "Xenia",
    "Yusuf", "Zora", "Aldo", "Berit", "Cato", "Dalia", "Emre",
)  # fmt: skip
FAMILY = (
    "Rybar", "Kessler", "Marlow", "Sayeh", "Tremont", "Winter", "Prado", "Vantongeren", "Okoro",
    "Lindqvist", "Halloran", "Brandsma", "Castellan", "Dufresne", "Eskola",
)  # fmt: skip
COMPANIES = (
    "Orbital", "Tidewater Maps", "Fernweh Labs", "Copperline", "Halden Analytics", "Quietloop",
    "Northgate Data", "Pomelo Health", "Basalt Systems", "Lumen & Pike", "Saltmarsh", "Arbor Nine",
)  # fmt: skip
ROLES = (
    "Data lead", "Product designer", "Backend engineer", "Research manager", "Head of platform",
    "Analyst", "Engineering manager", "Developer advocate", "Recruiter", "Statistician",
)  # fmt: skip
EVENTS = ("PyData meetup", "Harbour design week", "Open maps day", "Data breakfast")

OPENINGS = (
    "your talk on {topic} has been on my mind since {event}",
    "we sat two seats apart at {event} and never finished talking about {topic}",
    "your write-up of {topic} saved our team a week of wrong turns",
    "Berit mentioned that you are rebuilding {topic} at {company}",
    "I keep going back to your answer about {topic} under last week's post",
    "we both studied under Professor Eskola, and you went on to {topic}",
    "I miss our arguments about {topic} from the old office",
    "your team's notes on {topic} are the clearest I have read this year",
)
CLOSINGS = (
    "Would you compare notes over a coffee some day?",
    "I would like to follow what you do next.",
    "May I ask how the second version went?",
    "I am curious what you would change today.",
    "It would be good to stay in contact.",
    "I owe you a better question than the one I asked.",
    "Happy to share what we learnt in return.",
)
TOPICS = (
    "slow dashboards", "map tiles", "survey design", "on-call without heroes", "data contracts",
    "hiring by portfolio", "offline sync", "forecasting demand", "accessible charts",
    "query planners", "pairing across time zones", "teaching statistics",
)  # fmt: skip
REASONS = (
    "their talk", "works on the problem I am moving towards", "we keep meeting at the same events",
    "wrote the article I send to everyone", "runs the team I would like to join",
    "old colleague worth keeping", "answered my question kindly", "knows the field I am new to",
)  # fmt: skip
ONE_NOTE = (
    "Hi {name}, I came across your profile and would love to add you to my professional network "
    "and hear about open roles at {company}."
)
SHORTLIST = (
    ("Noor Castellan", "Quietloop", "maintains the query planner I build on"),
    ("Emeric Vance", "Arbor Nine", "answers everyone in the statistics group"),
)
FOLLOW_UP, TAGS = "send the slides", ("sql", "meetup")
REVIEWS = (
    (
        "Asked two people I really met",
        "Thursday evening, all at once",
        "Write to Ines before anybody new",
    ),
    ("Every note had a reason", "", "Two requests from the design week, no more"),
    ("Spoke to Gia at last", "Monday", "Answer before I ask"),
)
"""What was said of the last weeks, the latest first: well, rushed, the line for the next."""


class DemoSource(StrEnum):
    """How two people came to each other."""

    COLD = "cold"
    GROUP = "group"
    ENGAGED = "engaged"
    ALUMNI = "alumni"
    EVENT = "event"
    COLLEAGUE = "colleague"
    FRIEND = "friend"


GROUND = {
    DemoSource.COLD: (),
    DemoSource.GROUP: (Sign.GROUP,),
    DemoSource.ENGAGED: (Sign.I_ENGAGED, Sign.THEY_ENGAGE),
    DemoSource.ALUMNI: (Sign.ALUMNI, Sign.I_ENGAGED),
    DemoSource.EVENT: (Sign.EVENT, Sign.MET),
    DemoSource.COLLEAGUE: (Sign.WORKED, Sign.MET),
    DemoSource.FRIEND: (Sign.INTRODUCED,),
}
EARLY = (5, 6, 4, 3, 1, 1, 1)
LATE = (0, 1, 5, 5, 7, 3, 4)
"""How often each origin comes up in the least and in the most thoughtful week."""


def draft_of(
    draw: Random, name: str, sent: SentTime, *, warmth: float, number: int, may_note: bool,
    origin: DemoSource | None,
) -> RequestDraft:  # fmt: skip
    """One invented request.

    Args:
        draw: the year's generator.
        name: whom it goes to.
        sent: when it was sent.
        warmth: 0.0 for the least thoughtful week to 1.0 for the most.
        number: which request of the year it is, so that notes do not repeat.
        may_note: whether a personal note can be spent on it.
        origin: how they came to each other; None draws one.
    """
    weights = [
        early * (1 - warmth) + late * warmth for early, late in zip(EARLY, LATE, strict=True)
    ]
    origin = origin or draw.choices(tuple(DemoSource), weights)[0]
    company = draw.choice(COMPANIES)
    event = draw.choice(EVENTS) if origin is DemoSource.EVENT else ""
    care = 0.2 + 0.75 * warmth
    rated = draw.random() < 0.94
    note: str | None = ""
    if may_note and draw.random() < care + 0.3:
        note = _note(name, company, event or "the data breakfast", number)
    return RequestDraft(
        name=name,
        sent=sent,
        company=company,
        role=draw.choice(ROLES),
        note=note if rated else None,
        reason=draw.choice(REASONS) if rated and draw.random() < care else "",
        event=event,
        signs=_signs(draw, origin, care, spoke=number % 3 == 0) if rated else Signs(),
        field=draw.choices(tuple(Field), (4 + 3 * warmth, 4, 1.5 - warmth))[0] if rated else None,
    )


WITHDRAWN_DAYS, WITHDRAWN = 43, 0.65
"""Days after which the sample user takes back what nobody answered, and the share of it."""

HELLO_DAYS = 3
"""Days after a yes in which the sample user says hello, until last week."""


def outcomes_drawn(draw: Random, sent_on: Date, today: Date) -> tuple[tuple[Outcome, Date], ...]:
    """What became of it by today: seven in ten say yes, half of these reply, some talk.

    Of what stays silent two in three are taken back after six weeks, the rest lapse after half a
    year.
    """
    ladder = (
        (Outcome.ACCEPTED, 0.7, 9),
        (Outcome.REPLIED, 0.5, 12),
        (Outcome.TALKED, 0.45, 25),
    )
    reached: list[tuple[Outcome, Date]] = []
    on = sent_on
    for outcome, share, days in ladder:
        on = day_after(on, draw.randrange(days))
        if draw.random() > share or on > today:
            break
        reached.append((outcome, on))
    is_withdrawn = draw.random() < WITHDRAWN
    back = day_after(sent_on, WITHDRAWN_DAYS + sent_on.day % 7 if is_withdrawn else LAPSE_DAYS)
    if not reached and back <= today:
        reached.append((Outcome.WITHDRAWN if is_withdrawn else Outcome.EXPIRED, back))
    return tuple(reached)


def contacts_of(
    reached: tuple[tuple[Outcome, Date], ...], today: Date
) -> tuple[tuple[ContactKind, Date], ...]:
    """The hello after a yes, unless more came of it or the yes is new."""
    if len(reached) != 1 or reached[0][0] is not Outcome.ACCEPTED:
        return ()
    hello = day_after(reached[0][1], HELLO_DAYS)
    return ((ContactKind.MESSAGED, hello),) if hello < day_after(today, -6) else ()


def _signs(draw: Random, origin: DemoSource, care: float, *, spoke: bool) -> Signs:
    ground = GROUND[origin]
    yes = {ground[0], *(sign for sign in ground[1:] if draw.random() < care)} if ground else set()
    if spoke:
        yes.add(Sign.SPOKE_FIRST)
    for sign, share in (
        (Sign.TARGET_COMPANY, 0.35),
        (Sign.SENIOR, 0.25),
        (Sign.SHARED_CONNECTIONS, 0.3),
        (Sign.LOCAL, 0.2),
        (Sign.RECRUITER, 0.08),
        (Sign.SPOKE_FIRST, 0.3 * care),
    ):
        if draw.random() < share:
            yes.add(sign)
    open_questions = {sign for sign in Sign if sign not in yes and draw.random() < 0.02}
    return Signs(yes=frozenset(yes), no=frozenset(Sign) - yes - open_questions)


def _note(name: str, company: str, event: str, number: int) -> str:
    opening = OPENINGS[number % len(OPENINGS)].format(
        topic=TOPICS[number * 5 % len(TOPICS)], event=event, company=company
    )
    closing = CLOSINGS[number * 3 % len(CLOSINGS)]
    return f"Hi {name.split()[0]}, {opening}. {closing}"
