"""The invented people, companies and sentences of the sample year."""

from __future__ import annotations

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
    "It would be good to stay in touch.",
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
BENCH = (
    ("Noor Castellan", "Quietloop", "maintains the query planner I build on"),
    ("Emeric Vance", "Arbor Nine", "answers everyone in the statistics group"),
)
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
