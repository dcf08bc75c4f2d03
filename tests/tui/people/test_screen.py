"""The People place and a person's page, on the real coach and a real file."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.page import ShortlistDraft
from netcoach.domain.week.next_steps import NextStepKind, next_steps
from netcoach.tui.palette import commands_of
from netcoach.tui.people.page import PersonScreen
from netcoach.tui.week.next_panel import NextPanel
from netcoach.tui.widgets.bars import KeyBar
from tests.support.app import SMALL, open_person, opened, picture, until, unwrapped
from tests.support.builders import a_draft, day
from tests.support.storage import content


@pytest.fixture
def people(coach: Coach) -> Coach:
    """A yes without a hello, a long wait, somebody on the shortlist, and two entries of one man."""
    ana = coach.log.add(a_draft("Ana Rybar", "2026-11-02", company="Orbital"))
    coach.outcomes.record([ana.id], Outcome.ACCEPTED, day("2026-11-09"))
    coach.log.add(a_draft("Bo Kessler", "2026-09-01", company="Fjord Data", reason="her SQL talk"))
    coach.people.add_to_shortlist(
        ShortlistDraft(name="Cleo Vance", company="Aster", reason="answers everybody")
    )
    coach.log.add(a_draft("Jörg Kaplan", "2026-11-10", company="Kvant"))
    coach.log.add(a_draft("Joerg Kaplan", "2026-11-12", company="Kvant"))
    return coach


async def to_people(pilot: Pilot[None]) -> None:
    """Go to the people."""
    await pilot.press("3")
    await until(pilot, "Duplicates 1")


def fill(pilot: Pilot[None], **texts: str) -> None:
    """Put texts into the fields of the open form."""
    for name, text in texts.items():
        pilot.app.screen.query_one(f"#field-{name}", Input).value = text


async def test_3_shows_who_said_yes_first_and_every_shelf_with_its_count(people: Coach) -> None:
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        text = picture(pilot.app)
        assert "[Hello 1]  Pending 3   Withdrawn 0   Shortlist 1   Keep in touch 0" in text
        assert "Everybody 5   Duplicates 1" in text
        assert "● Ana Rybar" in text
        assert "said yes nine days ago" in text


async def test_a_hello_takes_the_yes_off_its_shelf_at_once(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("o")
        await until(pilot, "What became of it")
        await pilot.press("t", "enter")
        assert "[Hello 0]" in await until(pilot, "Settled Ana Rybar: talked")
        await pilot.press("u")
        await until(pilot, "[Hello 1]")


async def test_a_long_wait_is_kept_by_one_key(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("l")
        assert "sent 78 days ago · keep or withdraw?" in await until(pilot, "[Pending 3]")
        await pilot.press("K")
        assert "sent 78 days ago · kept 18 Nov" in await until(pilot, "Kept waiting for Bo")
    assert not any(one.offers for one in people.people.shelves().waiting)


async def test_a_long_wait_is_withdrawn_by_o_and_w(people: Coach) -> None:
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("l")
        text = await until(pilot, "[Pending 3]")
        assert "K Keep" in text.splitlines()[-1]
        await pilot.press("o")
        await until(pilot, "What became of it")
        await pilot.press("w", "enter")
        await until(pilot, "Settled Bo Kessler: withdrawn · u undoes", "Withdrawn 1")
        await pilot.press("u")
        await until(pilot, "[Pending 3]", "Withdrawn 0")


async def test_from_the_shortlist_one_key_begins_a_request_with_what_is_known(
    people: Coach,
) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.click("ShelfBar", offset=(44, 0))
        assert "no contact yet · answers everybody" in await until(pilot, "[Shortlist 1]")
        await pilot.press("n")
        text = await until(pilot, "new request", "answers everybody", "Aster")
        await pilot.press("enter")
        assert "[Shortlist 0]" in await until(pilot, "Logged Cleo Vance")
        assert text
    assert people.people.shelves().shortlist == ()
    assert people.people.shelves().waiting[-1].person.name == "Cleo Vance"


async def test_a_withdrawn_person_is_asked_again_by_one_key(people: Coach) -> None:
    again = people.log.add(a_draft("Dee Marlow", "2026-09-01", company="Quay"))
    people.outcomes.record([again.id], Outcome.WITHDRAWN, day("2026-10-20"))
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("l", "l")
        await until(pilot, "[Withdrawn 1]", "can be asked again")
        await pilot.press("n")
        await until(pilot, "new request", "Dee Marlow", "Quay")
        await pilot.press("enter")
        await until(pilot, "[Withdrawn 0]", "Logged Dee Marlow")
    assert len(people.people.page(again.person.id).requests) == 2


async def test_who_was_withdrawn_just_now_is_told_from_when_they_can_be_asked(
    people: Coach,
) -> None:
    bo = people.people.named("Bo Kessler")
    (asked,) = people.people.page(bo.id).requests
    people.outcomes.record([asked.id], Outcome.WITHDRAWN, day("2026-11-10"))
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("l", "l")
        await until(pilot, "[Withdrawn 1]", "ask again from 1 Dec")
        await pilot.press("n")
        await until(pilot, "new request", "Bo Kessler")
        await pilot.press("enter")
        text = await until(pilot, "1 Dec")
        assert "Enter again logs it anyway" in text
    assert len(people.people.page(bo.id).requests) == 1


async def test_with_fewer_notes_than_people_the_shortlist_says_whom_one_helps(
    people: Coach,
) -> None:
    for number in range(4):
        people.log.add(a_draft(f"Person {number}", "2026-11-03", note="Hi"))
    people.people.add_to_shortlist(ShortlistDraft(name="Dee Marlow", company="Kvant"))
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("l", "l", "l")
        text = await until(pilot, "[Shortlist 2]")
        assert "* 1 note left in November: Cleo Vance would gain most from it." in text
        assert "* Cleo Vance" in text
        assert "* Dee" not in text
        await pilot.press("down", "n")
        await until(pilot, "1 note left for 2 on the shortlist; Cleo Vance would gain most.")
        await pilot.press("escape")
        await until(pilot, "Leave without logging?")
        await pilot.press("l")
        await until(pilot, "[Shortlist 2]")
        await pilot.press("up", "n")
        await until(pilot, "1 note left for 2 on the shortlist; this is where one helps most.")
        pilot.app.screen.query_one("#note", TextArea).text = "Hi Cleo, your answers"
        text = await until(pilot, "no note left in", "answering “met” narrows it most")
        assert "room for 9 · no note left in Nov" in unwrapped(text)
        assert "on the shortlist" not in picture(pilot.app)


async def test_a_contact_is_noted_with_its_day_and_words(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("l", "l", "l", "t")
        await until(pilot, "Contact with Cleo Vance")
        fill(pilot, on="yesterday", words="thanks")
        await pilot.press("right", "enter")
        assert "1 contact, 17 Nov" in await until(
            pilot, "Noted a contact with Cleo Vance · u undoes"
        )
    (contact,) = people.people.page(people.people.shelves().shortlist[0].person.id).contacts
    assert (contact.kind.value, contact.on, contact.words) == (
        "messaged",
        day("2026-11-17"),
        "thanks",
    )


async def test_a_day_that_cannot_be_read_is_said_and_nothing_typed_is_lost(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("t")
        await until(pilot, "Contact with")
        fill(pilot, on="someday", words="thanks")
        await pilot.press("enter")
        await until(pilot, "That day cannot be read", "thanks")
        await pilot.press("escape")
        await until(pilot, "Leave without saving what you typed?")
        await pilot.press("s")
        await until(pilot, "someday", "thanks")


async def test_somebody_is_put_on_the_shortlist_by_name(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("l", "l", "l", "A")
        await until(pilot, "Somebody to ask")
        fill(pilot, name="Dee Marlow", reason="her paper")
        await pilot.press("enter")
        await until(pilot, "[Shortlist 2]", "Changed the shortlist for Dee Marlow · u undoes")
        await pilot.press("a")
        await until(pilot, "[Shortlist 1]")
    assert [one.person.name for one in people.people.shelves().shortlist] == ["Dee Marlow"]


async def test_two_entries_become_one_and_undo_parts_them(people: Coach) -> None:
    before = content(people.backup.export())
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("h")
        assert "Name spelt another way, same company" in await until(pilot, "[Duplicates 1]")
        await pilot.press("m")
        await until(pilot, "One person", "[Jörg Kaplan, Kvant]")
        await pilot.press("enter")
        await until(pilot, "[Duplicates 0]", "Merged into Jörg Kaplan · u undoes")
        merged = content(people.backup.export())
        await pilot.press("u")
        await until(pilot, "[Duplicates 1]")
        assert content(people.backup.export()) == before
        await pilot.press("U")
        await until(pilot, "[Duplicates 0]")
        assert content(people.backup.export()) == merged


async def test_two_of_one_name_are_told_apart_and_the_whole_reason_is_said(coach: Coach) -> None:
    coach.log.add(a_draft("Kim Novak", "2026-11-10", company="Orbital"))
    coach.log.add(a_draft("Kim Novak", "2026-11-12", company="Fjord Data Systems"))
    async with opened(coach, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("h", "h")
        await until(
            pilot,
            "Kim Novak, Orbital",
            "Kim Novak, Fjord",
            "Kim Novak · Fjord Data Systems",
            "Same name, asked within two weeks.",
        )
        await pilot.press("h")
        assert "Same name, asked" not in await until(pilot, "[Everybody 2]")


async def test_the_page_of_whom_another_became_is_shown_after_merging(people: Coach) -> None:
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("h", "enter")
        await until(pilot, "Jörg Kaplan · Kvant", "May be the same person")
        await pilot.press("m")
        await until(pilot, "Merge Jörg Kaplan with", "Joerg Kaplan, Kvant: ", "Somebody else …")
        await pilot.press("enter")
        await until(pilot, "One person", "1 request was logged twice", "[become one]")
        await pilot.press("right", "tab", "right", "enter")
        text = await until(pilot, "Merged into Joerg Kaplan · u undoes", "12 Nov", "10 Nov")
        assert "Joerg Kaplan · Kvant" in text
    assert [one.name for one in people.people.everybody() if "Kaplan" in one.name] == [
        "Joerg Kaplan"
    ]


async def test_a_page_names_the_keys_and_asks_which_of_several_is_meant(people: Coach) -> None:
    people.log.add(a_draft("Kaplan Jörg", "2026-11-13", company="Kvant"))
    jörg = people.people.named("Jörg Kaplan")
    async with opened(people, size=SMALL) as pilot:
        open_person(pilot, jörg.id)
        await until(pilot, "m makes them one · X keeps them two · asks which")
        await pilot.press("X")
        await until(pilot, "Jörg Kaplan is somebody else", "[Joerg Kaplan, Kvant]")
        await pilot.press("right", "enter")
        await until(pilot, "Remembered as not the same: Jörg Kaplan and Kaplan Jörg · u undoes")
        await until(pilot, "m makes them one · X keeps them two")
        await pilot.press("u")
        await until(pilot, "Took back", "asks which")
        await pilot.press("m")
        await until(pilot, "Merge Jörg Kaplan with", "Kaplan Jörg, Kvant: ")
        await pilot.press("down", "enter")
        await until(pilot, "One person", "[Jörg Kaplan, Kvant]")
        await pilot.press("right", "tab", "right", "enter")
        await until(pilot, "Merged into Kaplan Jörg · u undoes", "Kaplan Jörg · Kvant", "13 Nov")
    names = [one.name for one in people.people.everybody() if "Kaplan" in one.name]
    assert names == ["Kaplan Jörg", "Joerg Kaplan"]


async def test_a_page_says_when_undo_takes_its_person_back(people: Coach) -> None:
    people.people.add_to_shortlist(ShortlistDraft(name="Dee Marlow"))
    dee = people.people.named("Dee Marlow")
    async with opened(people, size=SMALL) as pilot:
        open_person(pilot, dee.id)
        await until(pilot, "on the shortlist · no contact yet", "No request to them yet.")
        await pilot.press("u")
        text = await until(pilot, "This person is no longer in the log.", "Took back")
        assert "Forget" not in text
        await pilot.press("U")
        await until(pilot, "on the shortlist · no contact yet", "F Forget")


async def test_undo_gives_back_what_was_before_every_act(people: Coach) -> None:
    acts = (
        ("l", "K", "Kept waiting for Bo Kessler"),
        ("l", "l", "a", "Changed the shortlist for Cleo Vance"),
        ("A", *"Dee", "enter", "Changed the shortlist for Dee"),
        ("t", "enter", "Noted a contact with Cleo Vance"),
        ("l", "l", "l", "X", "Remembered as not the same: Jörg Kaplan and Joerg Kaplan"),
        ("l", "C", "right", "enter", "Set how often to contact Ana Rybar"),
        ("enter", "e", "end", "x", "enter", "Changed Ana Rybarx"),
    )
    before = content(people.backup.export())
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        for *keys, said in acts:
            await pilot.press(*keys)
            await until(pilot, f"{said} · u undoes")
            assert content(people.backup.export()) != before
            await pilot.press("u")
            await until(pilot, "Took back: ")
            assert content(people.backup.export()) == before


async def test_a_number_typed_as_a_cadence_is_used_whatever_is_chosen(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("C", "right", "tab", *"45", "enter")
        await until(pilot, "Set how often to contact Ana Rybar", "Keep in touch 1")
        (row,) = people.people.shelves().in_touch
        assert row.days == 45
        await pilot.press("left", "left", "left", "C")
        await until(pilot, "[own]", "45")
        await pilot.press("left", "enter")
        await until(pilot, "every 180 days")
    assert people.people.shelves().in_touch[0].days == 180


async def test_all_of_it_is_done_with_the_mouse_alone(people: Coach) -> None:
    async def click(verb: str) -> None:
        bar = pilot.app.screen.query_one(KeyBar)
        await pilot.click(bar, offset=(bar.render_line(0).text.index(verb), 0))

    async with opened(people, size=SMALL) as pilot:
        await pilot.click("HeaderBar", offset=(27, 0))
        await until(pilot, "Duplicates 1")
        await pilot.click("ShelfBar", offset=(17, 0))
        await until(pilot, "[Pending 3]")
        await pilot.click("#people", offset=(5, 0))
        await click("Keep")
        await until(pilot, "Kept waiting for Bo Kessler")
        await click("Contact")
        await until(pilot, "Contact with Bo Kessler")
        await pilot.click("#field-kind", offset=(35, 0))
        await pilot.click("#save")
        await until(pilot, "Noted a contact with Bo Kessler")
        await pilot.click("#people", offset=(5, 0), times=2)
        await until(pilot, "Bo Kessler · Fjord Data", "18 Nov  met", "her SQL talk")
        await click("Forget")
        await until(pilot, "This cannot be undone")
        await pilot.click("#yes")
        await until(pilot, "[Pending 2]", "Forgotten. 1 bare request still counted")
    assert "Bo Kessler" not in people.backup.export()


async def test_the_palette_of_a_page_has_what_its_footer_has_no_room_for(people: Coach) -> None:
    cleo = people.people.named("Cleo Vance")
    async with opened(people) as pilot:
        open_person(pilot, cleo.id)
        await until(pilot, "on the shortlist · no contact yet")
        said = {command.title for command in commands_of(pilot.app, pilot.app.screen)}
    assert {
        "New request · n",
        "On or off the shortlist · a",
        "Why on the shortlist · A",
        "Forget · F",
        "Back · esc",
    } <= said
    assert not {"Keep · y", "Same person · m", "Outcome · o"} & said


async def test_of_very_many_names_are_compared_when_their_shelf_is_opened(
    people: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netcoach.tui.people.screen.FEW", 4)
    compared: list[int] = []
    compare = people.people.likely_duplicates

    def counted() -> tuple[LikelyPair, ...]:
        compared.append(1)
        return compare()

    monkeypatch.setattr(people.people, "likely_duplicates", counted)
    async with opened(people) as pilot:
        await pilot.press("3")
        text = await until(pilot, "[Hello 1]", "Keep in touch 0")
        await pilot.app.workers.wait_for_complete()
        assert "Duplicates 1" not in text
        assert compared == []
        await pilot.press("h")
        await until(pilot, "[Duplicates 1]", "name spelt another way")
        await pilot.press("l", "l", "K")
        await until(pilot, "Kept waiting for Bo Kessler")
        assert compared == [1]
        await pilot.press("h", "h")
        await until(pilot, "[Duplicates 1]")
        assert compared == [1, 1]


async def test_that_two_are_two_is_remembered(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("h", "X")
        await until(pilot, "[Duplicates 0]", "No two entries look like one person")
    assert people.people.likely_duplicates() == ()


async def test_enter_opens_the_page_and_esc_comes_back(people: Coach) -> None:
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("enter")
        text = await until(pilot, "Ana Rybar · Orbital", "said yes nine days ago, no hello yet")
        assert "2 Nov        accepted 9 Nov" in text
        await pilot.press("C", "right", "right", "enter")
        await until(pilot, "every 90 days · next 7 Feb 2027", "Set how often to contact Ana Rybar")
        await pilot.press("escape")
        await until(pilot, "Keep in touch 1")


async def test_a_page_is_edited_in_one_step(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("enter")
        await until(pilot, "no hello yet")
        await pilot.press("e")
        await until(pilot, "Edit Ana Rybar")
        fill(pilot, name="Ana Rybar Weber", company="Quay")
        await pilot.press("enter")
        await until(pilot, "Ana Rybar Weber · Quay", "Changed Ana Rybar Weber · u undoes")
    assert people.people.named("Ana Rybar Weber").company == "Quay"


async def test_forgetting_asks_says_that_it_is_for_good_and_leaves_the_count(
    people: Coach,
) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("enter")
        await until(pilot, "no hello yet")
        await pilot.press("F")
        await until(pilot, "This cannot be undone")
        await pilot.press("n")
        await until(pilot, "no hello yet")
        await pilot.press("F", "f")
        text = await until(pilot, "Forgotten. 1 bare request still counted")
        assert "Ana" not in text
    assert "Ana" not in people.backup.export()
    assert people.week.review(day("2026-11-02")).sent == 1


async def test_before_forgetting_it_is_said_where_the_name_stays(people: Coach) -> None:
    people.log.add(a_draft("Dara Finn", "2026-11-12", reason="Ana Rybar knows her"))
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("enter")
        await until(pilot, "no hello yet")
        await pilot.press("F")
        await until(pilot, "where you wrote it of others: 1 text about")
        await pilot.press("f")
        await until(pilot, "The name still stands in 1 text about Dara Finn.")


async def test_before_forgetting_the_damaged_files_are_named_that_are_to_be_deleted(
    people: Coach,
) -> None:
    folder = people.config.database.parent / "backups"
    folder.mkdir(exist_ok=True)
    for ending in ("Z", "Z-2"):
        (folder / f"netcoach-20261118T090000{ending}.damaged").touch()
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("enter")
        await until(pilot, "no hello yet")
        await pilot.press("F")
        shown = await until(pilot, "damaged files", "delete them")
        # However long the folder's name is, and wherever its path is broken.
        whole = "".join(char for char in shown if not char.isspace() and char != "│")
        assert "T090000Z.damaged" in whole
        assert "Z-2.damaged" in whole


async def test_the_page_opens_from_what_is_worth_a_look(people: Coach) -> None:
    async with opened(people) as pilot:
        await until(pilot, "Say hello to Ana Rybar, who said yes nine days ago")
        steps = pilot.app.screen.query_one(NextPanel)
        steps.focus()
        steps.cursor = [step.kind for step in steps.items].index(NextStepKind.HELLO)
        await pilot.press("p")
        await until(pilot, "Ana Rybar · Orbital")
        assert isinstance(pilot.app.screen, PersonScreen)
        await pilot.press("escape")
        await until(pilot, "NEXT")
        await pilot.press("2")
        await until(pilot, "4 requests")


async def test_a_pile_of_pending_requests_opens_their_shelf(people: Coach) -> None:
    for number in range(30):
        people.log.add(a_draft(f"Ana Rybar {number}", "2026-10-20"))
    kinds = [step.kind for step in next_steps(people.week.review())]
    assert NextStepKind.PILE_UP not in kinds, "where nobody looked, no answer is not a no"
    people.outcomes.check()
    while (step := next_steps(people.week.review())[0]).kind is not NextStepKind.PILE_UP:
        people.week.put_off(step)
    async with opened(people) as pilot:
        await until(pilot, "31 requests have waited over three")
        pilot.app.screen.query_one(NextPanel).focus()
        await pilot.press("enter")
        assert "keep or withdraw?" in await until(pilot, "[Pending 33]")


async def test_the_longest_wait_opens_the_page_of_whom_it_is_about(people: Coach) -> None:
    async with opened(people) as pilot:
        await until(pilot, "Bo Kessler was asked eleven weeks")
        steps = pilot.app.screen.query_one(NextPanel)
        steps.focus()
        steps.cursor = [step.kind for step in steps.items].index(NextStepKind.PENDING)
        await pilot.press("p")
        await until(pilot, "Bo Kessler · Fjord Data")
        assert isinstance(pilot.app.screen, PersonScreen)


async def test_p_opens_the_page_wherever_somebody_is_selected(people: Coach) -> None:
    people.log.add(a_draft("Dee Marlow", "2026-11-18", company="Quay"))
    async with opened(people, size=SMALL) as pilot:
        await pilot.press("p")
        await until(pilot, "Dee Marlow · Quay", "pending, sent today")
        await pilot.press("2")
        await until(pilot, "5 requests")
        await pilot.press("down", "p")
        await until(pilot, "Joerg Kaplan · Kvant")
        await pilot.press("escape")
        assert "p Page" in await until(pilot, "5 requests")
        await pilot.press("3")
        await until(pilot, "Duplicates 1")
        await pilot.press("p")
        assert "p Page" not in await until(pilot, "Ana Rybar · Orbital")


async def test_slash_finds_anybody_by_name_or_company(people: Coach) -> None:
    ana = people.people.named("Ana Rybar")
    (asked,) = people.people.page(ana.id).requests
    people.outcomes.record([asked.id], Outcome.TALKED, day("2026-11-16"))
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        assert "/ Find" in picture(pilot.app)
        await pilot.press("slash")
        assert "Jörg Kaplan" in await until(pilot, "Find somebody", "5 people")
        await pilot.press(*"orb")
        text = await until(pilot, "Ana Rybar", "1 person")
        assert "Kaplan" not in text
        await pilot.press("enter")
        await until(pilot, "Ana Rybar · Orbital", "accepted 9 Nov · talked 16 Nov")
        await pilot.press("escape")
        await until(pilot, "Duplicates 1")
        await pilot.press("slash", *"kap", "down", "enter")
        await until(pilot, "Jörg Kaplan · Kvant", "10 Nov")


async def test_finding_nobody_says_so_and_is_left_by_esc(people: Coach) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        await pilot.press("slash", *"xyz")
        await until(
            pilot, "Nobody in the log or on the shortlist has words that begin so.", "0 people"
        )
        await pilot.press("enter")
        await until(pilot, "Find somebody")
        await pilot.press("escape")
        assert "Find somebody" not in await until(pilot, "Duplicates 1")


async def test_letters_and_enter_typed_faster_than_the_list_opens_find_who_was_meant(
    people: Coach,
) -> None:
    async with opened(people) as pilot:
        await to_people(pilot)
        for key in ("slash", *"cleo", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, "Cleo Vance · Aster", "on the shortlist")


async def test_p_says_where_nobody_is_selected(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("p")
        await until(pilot, "Select a request first.")
        await pilot.press("2", "p")
        await until(pilot, "Select a request first.", "Nothing is logged yet.")


async def test_who_is_on_no_shelf_gets_a_cadence_on_their_page(people: Coach) -> None:
    ana = people.people.named("Ana Rybar")
    (asked,) = people.people.page(ana.id).requests
    people.outcomes.record([asked.id], Outcome.TALKED, day("2026-11-16"))
    async with opened(people) as pilot:
        await pilot.press("2")
        await until(pilot, "4 requests")
        await pilot.press("end", "up", "p")
        await until(pilot, "Ana Rybar · Orbital")
        await pilot.press("C", "right", "right", "enter")
        await until(pilot, "every 90 days", "Set how often to contact Ana Rybar")
    assert [one.person.id for one in people.people.shelves().in_touch] == [ana.id]


async def test_what_has_lapsed_is_one_line_and_recorded_by_one_key(people: Coach) -> None:
    for number in range(3):
        people.log.add(a_draft(f"Old N{number}", f"2026-03-1{number}"))
    before = content(people.backup.export())
    async with opened(people, size=SMALL) as pilot:
        await to_people(pilot)
        await pilot.press("l")
        text = await until(pilot, "[Pending 6]", "3 requests sent over 180 days ago have probably")
        assert "Old N" not in text
        await pilot.press("E")
        await until(pilot, "Settled 3 requests", "[Pending 3]")
        await pilot.press("E")
        await until(pilot, "No request has waited for over six months.")
        await pilot.press("u")
        await until(pilot, "[Pending 6]")
    assert content(people.backup.export()) == before


@pytest.mark.parametrize("place", ["2", "3"])
async def test_l_notes_a_look_through_my_network_on_log_and_people(
    people: Coach, place: str
) -> None:
    async with opened(people, size=SMALL) as pilot:
        await pilot.press(place, "L")
        await until(pilot, "Noted that you looked through My Network · u undoes")
    assert people.store.outcomes.checks() == (people.today(),)
