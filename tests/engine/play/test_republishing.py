from hypothesis import given

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import ChangeEdition, ReturnAnswer
from engine.play.republishing import Logged, Weight, change, new_tasks, replayed
from engine.play.state import RunState
from engine.scenario.checkpoint import Way
from tests.asking import quiz, text, word
from tests.building import (
    NOON,
    START,
    adventure,
    circle,
    done,
    ending,
    ends,
    give,
    has,
    item,
    later,
    reach,
    say,
    solved,
    stop,
)
from tests.chance import PLAYS, plays

SQUARE = stop("tori", word(points=10))
YARD = stop("piha", word(points=5), points=2)
BEFORE = adventure(SQUARE, YARD)


def played(rules, *intents):
    """A log, entry by entry."""
    log, state = [], RunState()
    for intent in (START, *intents):
        happened = decide(rules, state, intent)
        state = replay(happened, state)
        log.append(Logged(intent, happened))
    return log


def state_of(log):
    return replay(one for entry in log for one in entry.events)


def moved(log, after):
    """The run after it has been moved, and told what its points are worth now."""
    found = change(BEFORE, after, log, NOON)
    intent = ChangeEdition(NOON, "sha", found.points)
    return replay(decide(after, state_of(log), intent), state_of(log))


ENDS = (ending("hyva", when=done("piha")), ending("muu"))
AT_THE_SQUARE = (reach("tori"), say("tori/sana", "kuuluuko"))


def test_an_edit_of_words_is_harmless():
    log = played(BEFORE, *AT_THE_SQUARE)
    after = adventure(stop("tori", word(points=10), clue=text("Torille!")), YARD)

    assert change(BEFORE, after, log, NOON).weight is Weight.HARMLESS


def test_other_points_change_scores_only_and_say_where():
    log = played(BEFORE, *AT_THE_SQUARE, reach("piha"))
    after = adventure(stop("tori", word(points=15)), stop("piha", word(points=5)))

    found = change(BEFORE, after, log, NOON)

    assert found.weight is Weight.SCORES
    assert found.points == {"tori/sana": 5, "piha": -2}
    assert found.difference == 3


def test_a_moved_run_has_the_points_that_the_new_edition_gives():
    log = played(BEFORE, *AT_THE_SQUARE)
    after = adventure(stop("tori", word(points=15)), YARD)

    run = moved(log, after)

    assert (run.edition, run.score) == ("sha", 15)
    assert run.points == replayed(after, log).points


def test_what_was_rescored_is_not_paid_again_when_it_is_solved():
    wrong = (reach("tori"), say("tori/sana", "hei"))
    after = adventure(stop("tori", word("sana", "hei", "kuuluuko", points=10)), YARD)

    run = moved(played(BEFORE, *wrong), after)
    solved_now = replay(decide(after, run, say("tori/sana", "hei", later(1))), run)

    assert run.score == solved_now.score == 10
    assert "solved tori/sana" in solved_now.facts


def test_an_answer_that_is_right_no_more_takes_progress():
    log = played(BEFORE, *AT_THE_SQUARE)
    after = adventure(stop("tori", word("sana", "hei", points=10)), YARD)

    found = change(BEFORE, after, log, NOON)

    assert found.weight is Weight.PROGRESS
    assert "solved tori/sana" in found.lost


def test_a_lock_on_what_was_open_takes_progress_only_from_whom_it_shuts_out():
    locked = adventure(SQUARE, stop("piha", word(points=5), points=2, unlock=done("tori")))

    assert change(BEFORE, locked, played(BEFORE), NOON).lost == ("opened piha",)
    assert not change(BEFORE, locked, played(BEFORE, *AT_THE_SQUARE), NOON).lost


def test_a_checkpoint_taken_away_is_lost_by_whom_it_was_open_to():
    found = change(BEFORE, adventure(SQUARE), played(BEFORE), NOON)

    assert found.lost == ("opened piha",)


def test_who_was_let_in_stays_in_when_fence_and_ways_change():
    log = played(BEFORE, reach("tori", Way.QR))
    narrow = stop("tori", word(points=10), place=circle(radius_m=20), checkin=(Way.GPS,))

    assert change(BEFORE, adventure(narrow, YARD), log, NOON).weight is Weight.HARMLESS


def test_items_that_are_not_given_any_more_are_lost():
    key = item("avain")
    before = adventure(stop("tori", word(), on_done=(give("avain"),)), YARD, items=(key,))
    after = adventure(SQUARE, YARD, items=(key,))
    log = played(before, *AT_THE_SQUARE)

    assert "item avain" in change(before, after, log, NOON).lost


def test_words_that_were_erased_count_as_they_were_judged():
    log = [
        entry if entry.intent != AT_THE_SQUARE[1] else Logged(None, entry.events)
        for entry in played(BEFORE, *AT_THE_SQUARE)
    ]

    assert change(BEFORE, BEFORE, log, NOON).weight is Weight.HARMLESS
    assert replayed(BEFORE, log).facts == state_of(log).facts


def test_what_an_organiser_gave_back_is_worth_nothing_in_any_edition():
    log = played(BEFORE, *AT_THE_SQUARE, ReturnAnswer(NOON, "tori/sana"))
    after = adventure(stop("tori", word(points=50)), YARD)

    assert moved(log, after).score == 0


def test_another_ending_takes_progress():
    before = adventure(stop("tori", word(), on_done=(ends("hyva"),)), endings=ENDS)
    after = adventure(stop("tori", word(), on_done=(ends("muu"),)), endings=ENDS)

    found = change(before, after, played(before, *AT_THE_SQUARE), NOON)

    assert "ending hyva" in found.lost


def test_effects_of_the_new_edition_follow_from_what_is_done():
    key = item("avain")
    after = adventure(
        stop("tori", word(points=10), on_done=(give("avain"),)),
        YARD,
        items=(key,),
    )

    assert moved(played(BEFORE, *AT_THE_SQUARE), after).items == {"avain": 1}


def test_moving_twice_to_one_edition_changes_nothing():
    run = moved(played(BEFORE, *AT_THE_SQUARE), BEFORE)

    assert decide(BEFORE, run, ChangeEdition(later(1), "sha", {"tori/sana": 5})) == ()


def test_new_tasks_are_those_that_must_be_done_now_and_had_not_to_be():
    after = adventure(
        stop("tori", word(points=10), quiz()),
        stop("piha", word(points=5), points=2),
        stop("ranta", optional=True),
        stop("silta"),
    )

    assert new_tasks(BEFORE, after) == ("tori/visa", "silta")
    assert new_tasks(after, BEFORE) == ()


def test_conditions_of_a_new_edition_are_asked_of_what_the_run_has_done():
    after = adventure(SQUARE, stop("piha", word(), points=2, unlock=solved("tori/sana")))
    keyed = adventure(SQUARE, stop("piha", unlock=has("avain")), items=(item("avain"),))
    log = played(BEFORE, *AT_THE_SQUARE)

    assert not change(BEFORE, after, log, NOON).lost
    assert change(BEFORE, keyed, log, NOON).lost == ("opened piha",)


@PLAYS
@given(plays())
def test_the_very_same_edition_changes_nothing_for_any_run(play):
    rules, steps = play
    log = [Logged(step.intent, step.happened) for step in steps]
    last = steps[-1].intent.at if steps else NOON

    assert change(rules, rules, log, last).weight is Weight.HARMLESS
