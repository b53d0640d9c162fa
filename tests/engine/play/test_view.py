from dataclasses import fields

import pytest

from engine.play.cards import AccessView, CheckpointView, HintView, OptionView
from engine.play.intents import End
from engine.play.state import RunState
from engine.play.view import EndingView, ItemView, view
from engine.scenario.asking import Feedback, Hint, Option
from engine.scenario.checkpoint import Access, Grade, Preview, Role, StepFree, Way
from tests.asking import branch, number, quiz, word
from tests.building import (
    NOON,
    adventure,
    circle,
    done,
    ending,
    give,
    hint,
    hints,
    item,
    points,
    reach,
    say,
    skip,
    stop,
    text,
    under_way,
    visited,
)

REF = "tori/sana"
TORI = stop(
    "tori",
    word(hints=(Hint(text=text("Lukekaa.", en="Read."), cost=4), *hints(2)), attempts=3),
    title=text("Tori", en="Square"),
    address=text("Torikuja 1"),
    place=circle(),
    clue=text("Kulkekaa torille.", en="Go to the square."),
    story=text("Torilla oli purkki.", en="There was a tin."),
    access=Access(step_free=StepFree.PARTLY, notes=text("Portaat.")),
    project_note=text("Tästä alkoi."),
    sub_projects=("unelmavuosi",),
    points=5,
)
WALK = adventure(
    TORI,
    stop("kellari", unlock=done("tori"), preview=Preview.NONE),
    stop("maali", unlock=done("kellari"), role=Role.FINISH),
    mode="branching",
    items=(item("pala"), item("avain")),
    endings=(ending("loppu"),),
)


def seen(*intents, rules=WALK, language="fi"):
    return view(rules, under_way(rules, *intents), language, NOON)


def card(name, *intents, rules=WALK, language="fi"):
    shown = seen(*intents, rules=rules, language=language)
    return next(one for one in shown.checkpoints if one.id == name)


def asked(*intents, challenge=None, language="fi"):
    """The first challenge of tori as it is shown after these."""
    rules = adventure(stop("tori", challenge)) if challenge else WALK
    return card("tori", reach("tori"), *intents, rules=rules, language=language).challenges[0]


def test_a_locked_checkpoint_shows_its_status_role_and_previewed_title_alone():
    assert card("maali") == CheckpointView(
        "maali", "locked", Role.FINISH, title=WALK.checkpoint("maali").title.said("fi")
    )


def test_without_a_preview_a_locked_checkpoint_has_no_title():
    assert card("kellari") == CheckpointView("kellari", "locked", Role.STOP, None)


def test_before_the_start_everything_is_locked():
    shown = view(WALK, RunState(), "fi", NOON)

    assert {one.status for one in shown.checkpoints} == {"locked"}
    assert shown.next is None


def test_an_open_checkpoint_shows_how_to_get_there_and_not_what_waits():
    shown = card("tori")

    assert (shown.status, shown.clue, shown.address) == (
        "open",
        "Kulkekaa torille.",
        "Torikuja 1",
    )
    assert (shown.place, shown.grade) == (TORI.place.fence, Grade.SURVEYED)
    assert Way.GPS in shown.ways
    assert shown.access == AccessView(StepFree.PARTLY, "Portaat.", None)
    assert (shown.story, shown.project_note) == (None, None)
    assert (shown.challenges, shown.sub_projects) == ((), ())


def test_a_visited_checkpoint_tells_its_story_and_asks():
    shown = card("tori", reach("tori"))

    assert (shown.status, shown.story) == ("visited", "Torilla oli purkki.")
    assert [one.id for one in shown.challenges] == [REF]
    assert (shown.project_note, shown.sub_projects) == (None, ())


def test_a_done_checkpoint_opens_its_sub_projects():
    shown = card("tori", reach("tori"), skip(REF))

    assert (shown.status, shown.project_note) == ("done", "Tästä alkoi.")
    assert shown.sub_projects == ("unelmavuosi",)


def test_a_reader_gets_the_language_asked_for_where_it_exists():
    shown = card("tori", reach("tori"), language="en-GB")

    assert (shown.title, shown.title.lang) == ("Square", "en")
    assert (shown.address, shown.address.lang) == ("Torikuja 1", "fi")
    assert seen(language="en-GB").language == "en-GB"


def test_a_card_counts_what_its_visit_and_challenges_earned():
    earned = card("tori", reach("tori"), say(REF, "kuuluuko"))

    assert (earned.points, card("tori", reach("tori")).points) == (15, 5)
    assert earned.challenges[0].earned == 10


def test_a_new_challenge_shows_its_worth_and_no_help():
    shown = asked()

    assert (shown.type, shown.status, shown.prompt) == ("text", "open", "Mikä sana?")
    assert (shown.points, shown.worth, shown.earned) == (10, 10, 0)
    assert (shown.tries, shown.tries_left) == (0, 3)
    assert (shown.hints, shown.hint_cost, shown.feedback) == ((), 4, None)
    assert (shown.required, shown.skippable, shown.branches) == (True, True, False)


def test_a_hint_taken_is_shown_with_its_cost_and_lowers_the_worth():
    shown = asked(hint(REF), language="en")

    assert shown.hints == (HintView("Read.", 4),)
    assert (shown.worth, shown.hint_cost) == (6, 2)


def test_after_the_last_hint_there_is_no_next_cost():
    shown = asked(hint(REF), hint(REF))

    assert [one.text for one in shown.hints] == ["Lukekaa.", "Vihje 1"]
    assert shown.hint_cost is None


def test_wrong_tries_are_counted():
    shown = asked(say(REF, "haloo"), say(REF, "hei"))

    assert (shown.tries, shown.tries_left, shown.status) == (2, 1, "open")


@pytest.mark.parametrize(
    ("walked", "status"),
    [
        ([], "open"),
        ([skip(REF)], "skipped"),
        ([say(REF, "x")] * 3, "failed"),
        ([skip(REF), *[say(REF, "x")] * 3], "skipped"),
        ([say(REF, "kuuluuko")], "solved"),
        ([skip(REF), say(REF, "kuuluuko")], "solved"),
    ],
)
def test_a_challenge_s_status_says_how_it_stands(walked, status):
    assert asked(*walked).status == status


TOLD = Feedback(right=text("Oikein!"), wrong=text("Ei."))


def test_praise_is_shown_once_solved_and_never_before():
    challenge = word(feedback=TOLD)

    assert asked(challenge=challenge).feedback is None
    assert asked(say(REF, "haloo"), challenge=challenge).feedback is None
    assert asked(skip(REF), challenge=challenge).feedback is None
    assert asked(say(REF, "kuuluuko"), challenge=challenge).feedback == "Oikein!"


def test_an_option_s_own_feedback_comes_before_the_challenge_s():
    options = (
        Option(id="oma", text=text("A"), feedback=text("Hyvin seisottu.")),
        Option(id="yhteinen", text=text("B")),
    )
    challenge = branch(options=options, feedback=TOLD)

    assert asked(say("tori/haara", "oma"), challenge=challenge).feedback == "Hyvin seisottu."
    assert asked(say("tori/haara", "yhteinen"), challenge=challenge).feedback == "Oikein!"


def test_a_choice_shows_its_options_and_not_which_is_right():
    shown = asked(challenge=quiz())

    assert shown.options == (OptionView("oikea", "Tämä"), OptionView("vaara", "Tuo"))
    assert {one.name for one in fields(OptionView)} == {"id", "text"}
    assert (shown.branches, shown.chosen) == (False, None)


def test_a_branch_says_that_it_is_one_and_what_was_chosen():
    chosen = asked(say("tori/haara", "vasen"), challenge=branch())

    assert (chosen.branches, chosen.chosen, chosen.skippable) == (True, "vasen", False)
    assert asked(challenge=branch(default="vasen")).skippable


def test_a_number_shows_its_unit():
    assert asked(challenge=number(unit=text("metriä"))).unit == "metriä"
    assert asked(challenge=number()).unit is None


def test_the_bag_holds_what_was_given_in_the_author_s_order():
    first = stop("a", on_visit=(give("avain", 2), give("pala")))
    rules = adventure(first, items=(item("pala"), item("kivi"), item("avain")))

    shown = seen(reach("a"), rules=rules)

    assert shown.items == (
        ItemView("pala", "Esine pala", "Se on pala.", 1),
        ItemView("avain", "Esine avain", "Se on avain.", 2),
    )


def test_an_ending_is_shown_when_it_is_reached():
    to_the_end = (reach("tori"), skip(REF), reach("kellari"), reach("maali"))

    shown = seen(*to_the_end)

    assert seen(*to_the_end[:-1]).ending is None
    assert shown.ending == EndingView("loppu", "Loppu loppu", "Loppu loppu")
    assert (shown.status, shown.next) == ("finished", None)


def test_a_run_that_was_given_up_is_finished_without_an_ending():
    shown = seen(End(NOON))

    assert (shown.status, shown.ending) == ("finished", None)


def test_the_score_is_that_of_everything_so_far():
    rules = adventure(
        stop("a", on_visit=(points(3),)), stop("b", word()), finish_when=done("a")
    )

    shown = seen(reach("a"), reach("b"), say("b/sana", "kuuluuko"), rules=rules)

    assert (shown.score, shown.status) == (13, "finished")


FREE = adventure(
    stop("maali", role=Role.FINISH, unlock=visited("alku")),
    stop("lisa", optional=True),
    stop("alku"),
    stop("toinen", word()),
    mode="branching",
)


@pytest.mark.parametrize(
    ("walked", "suggested"),
    [
        ([], "alku"),
        ([reach("toinen")], "toinen"),
        ([reach("alku")], "toinen"),
        ([reach("alku"), reach("toinen"), skip("toinen/sana")], "maali"),
        ([reach("alku"), reach("toinen"), skip("toinen/sana"), reach("maali")], "lisa"),
    ],
)
def test_begun_comes_before_new_needed_before_optional_and_the_finish_after_the_needed(
    walked, suggested
):
    assert seen(*walked, rules=FREE).next == suggested
