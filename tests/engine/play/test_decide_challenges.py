import pytest

from engine.play.decide import decide
from engine.play.events import (
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckpointDone,
    HintTaken,
    How,
    IntentRefused,
    ItemGiven,
    PointsGiven,
    Reason,
)
from engine.play.evolve import replay
from engine.play.intents import TakeHint
from tests.asking import branch, number, quiz, word
from tests.building import (
    NOON,
    START,
    adventure,
    done,
    give,
    hint,
    hints,
    later,
    log_of,
    points,
    reach,
    say,
    skip,
    stop,
    under_way,
)

SANA = "tori/sana"


def square(*challenges, **fields):
    """A run that stands at tori, before its challenges; a later stop keeps it running."""
    rules = adventure(stop("tori", *challenges, **fields), stop("muu"))
    return rules, under_way(rules, reach("tori"))


def at(rules, *intents):
    return under_way(rules, reach("tori"), *intents)


def test_a_right_answer_solves_and_scores():
    rules, state = square(word())

    happened = decide(rules, state, say(SANA, "Kuuluuko?", later(1)))

    assert happened == (
        ChallengeSolved(later(1), SANA, 10),
        ChallengeDone(later(1), SANA, How.SOLVED),
        CheckpointDone(later(1), "tori"),
    )


def test_a_choice_remembers_what_was_chosen():
    rules, state = square(branch())

    happened = decide(rules, state, say("tori/haara", "vasen"))

    assert happened[0] == ChallengeSolved(NOON, "tori/haara", 10, "vasen")
    assert replay(happened, state).chosen == {"tori/haara": "vasen"}


def test_the_first_choice_at_a_branch_stands_and_another_is_another_way():
    rules, _ = square(branch())
    state = at(rules, say("tori/haara", "vasen"))

    assert decide(rules, state, say("tori/haara", "vasen")) == ()
    refused = IntentRefused(NOON, Reason.OTHER_WAY, "tori/haara")
    assert decide(rules, state, say("tori/haara", "oikea")) == (refused,)


def test_a_wrong_answer_is_remembered_and_costs_nothing_by_itself():
    rules, state = square(word())

    happened = decide(rules, state, say(SANA, "haloo"))

    assert happened == (AnswerWrong(NOON, SANA, None),)
    assert at(rules, say(SANA, "haloo"), say(SANA, "kuuluuko")).score == 10


@pytest.mark.parametrize(("wrong", "score"), [(0, 10), (1, 7), (3, 1), (4, 0), (9, 0)])
def test_each_wrong_answer_costs_what_the_author_says_and_never_more_than_all(wrong, score):
    rules, _ = square(word(wrong_costs=3))

    state = at(rules, *[say(SANA, "haloo")] * wrong, say(SANA, "kuuluuko"))

    assert state.score == score


def test_when_tries_are_used_up_the_challenge_has_failed_and_is_done():
    rules, _ = square(word(attempts=2))
    first = at(rules, say(SANA, "haloo"))

    happened = decide(rules, first, say(SANA, "hei"))

    assert decide(rules, at(rules), say(SANA, "haloo")) == (AnswerWrong(NOON, SANA, 1),)
    assert happened == (
        AnswerWrong(NOON, SANA, 0),
        ChallengeDone(NOON, SANA, How.FAILED),
        CheckpointDone(NOON, "tori"),
    )


def test_without_tries_left_even_the_right_answer_is_refused():
    rules, _ = square(word(attempts=1))
    failed = at(rules, say(SANA, "haloo"))

    happened = decide(rules, failed, say(SANA, "kuuluuko"))

    assert happened == (IntentRefused(NOON, Reason.NO_TRIES, SANA),)


def test_the_last_try_may_be_right():
    rules, _ = square(word(attempts=2))

    state = at(rules, say(SANA, "haloo"), say(SANA, "kuuluuko"))

    assert state.score == 10
    assert "failed tori/sana" not in state.facts


def test_what_is_solved_cannot_be_answered_wrong():
    rules, _ = square(word())
    solved = at(rules, say(SANA, "kuuluuko"))

    assert decide(rules, solved, say(SANA, "haloo")) == ()
    assert decide(rules, solved, say(SANA, "kuuluuko")) == ()
    assert decide(rules, solved, skip(SANA)) == ()


@pytest.mark.parametrize("typed", ["noin 61", "", "1e3"])
def test_a_number_that_cannot_be_read_costs_no_try(typed):
    rules, state = square(number(attempts=1))

    happened = decide(rules, state, say("tori/luku", typed))

    assert happened == (IntentRefused(NOON, Reason.UNREADABLE, "tori/luku"),)
    assert at(rules, say("tori/luku", typed), say("tori/luku", "61,5")).score == 10


def test_an_unknown_option_costs_no_try():
    rules, state = square(quiz(attempts=1))

    happened = decide(rules, state, say("tori/visa", "muu"))

    assert happened == (IntentRefused(NOON, Reason.UNREADABLE, "tori/visa"),)


ASKS = [say, lambda ref, *_: skip(ref), lambda ref, *_: hint(ref)]


@pytest.mark.parametrize("ask", ASKS, ids=["answer", "skip", "hint"])
@pytest.mark.parametrize("ref", ["muu/sana", "tori/turha", "tori", "", "tori/sana/x", "x/y"])
def test_a_challenge_not_met_yet_is_refused_without_its_name(ask, ref):
    rules = adventure(stop("tori", word()), stop("muu", word()))

    happened = decide(rules, under_way(rules, reach("tori")), ask(ref, "kuuluuko"))

    assert happened == (IntentRefused(NOON, Reason.NOT_VISITED),)


def test_a_skipped_challenge_is_done_and_worth_nothing():
    rules, state = square(word())

    happened = decide(rules, state, skip(SANA))

    assert happened == (ChallengeDone(NOON, SANA, How.SKIPPED), CheckpointDone(NOON, "tori"))
    assert replay(happened, state).score == 0


def test_skipping_twice_changes_nothing():
    rules, _ = square(word())

    assert decide(rules, at(rules, skip(SANA)), skip(SANA)) == ()


def test_a_skipped_challenge_can_still_be_solved_and_scores():
    rules, _ = square(word(on_solved=(give("pala"),), on_done=(points(1),)))

    log = log_of(rules, [START, reach("tori"), skip(SANA), say(SANA, "kuuluuko", later(1))])

    assert log[-2:] == (
        ChallengeSolved(later(1), SANA, 10),
        ItemGiven(later(1), "pala", 1, "solved tori/sana 1"),
    )
    assert log.count(PointsGiven(NOON, 1, "done tori/sana 1")) == 1
    assert replay(log).score == 11


def test_tries_of_a_skipped_challenge_can_run_out_too():
    rules, _ = square(word(attempts=1))
    skipped = at(rules, skip(SANA))

    happened = decide(rules, skipped, say(SANA, "haloo"))

    assert happened == (AnswerWrong(NOON, SANA, 0),)
    assert decide(rules, replay(happened, skipped), say(SANA, "kuuluuko")) == (
        IntentRefused(NOON, Reason.NO_TRIES, SANA),
    )


@pytest.mark.parametrize(
    ("asked", "ref"),
    [
        (word(skippable=False), SANA),
        (branch(), "tori/haara"),
        (branch(default="vasen", skippable=False), "tori/haara"),
    ],
    ids=["not skippable", "a branch without a default", "a default that may not be used"],
)
def test_what_cannot_be_skipped_is_refused(asked, ref):
    rules, state = square(asked)

    happened = decide(rules, state, skip(ref))

    assert happened == (IntentRefused(NOON, Reason.OTHER_WAY, ref),)


def test_skipping_a_branch_picks_its_default_at_no_points():
    rules, state = square(branch(default="oikea", on_solved=(give("lippu"),)))

    happened = decide(rules, state, skip("tori/haara"))

    assert happened[:2] == (
        ChallengeSolved(NOON, "tori/haara", 0, "oikea"),
        ChallengeDone(NOON, "tori/haara", How.SKIPPED),
    )
    after = replay(happened, state)
    assert (after.score, after.items) == (0, {"lippu": 1})
    refused = IntentRefused(NOON, Reason.OTHER_WAY, "tori/haara")
    assert decide(rules, after, say("tori/haara", "vasen")) == (refused,)


def test_hints_come_in_order_and_their_costs_add_up():
    rules, state = square(word(hints=hints(2, 0, 5)))

    log = log_of(rules, [START, reach("tori"), *[hint(SANA)] * 3, say(SANA, "kuuluuko")])

    assert decide(rules, state, hint(SANA)) == (HintTaken(NOON, SANA, 1, 2),)
    taken = [event for event in log if isinstance(event, HintTaken)]
    assert [(one.number, one.cost) for one in taken] == [(1, 2), (2, 0), (3, 5)]
    assert replay(log).score == 3


def test_two_phones_that_take_the_same_hint_pay_it_once():
    rules, state = square(word(hints=hints(2, 5)))
    taken = TakeHint(NOON, SANA, number=1)

    log = log_of(rules, [START, reach("tori"), taken, taken, say(SANA, "kuuluuko")])

    assert decide(rules, state, taken) == (HintTaken(NOON, SANA, 1, 2),)
    assert replay(log).hints == {SANA: 1}
    assert decide(rules, state, TakeHint(NOON, SANA, number=2)) == ()


def test_after_the_last_hint_there_is_no_more():
    rules, _ = square(word(hints=hints(2)))

    assert decide(rules, at(rules, hint(SANA)), hint(SANA)) == ()
    assert decide(*square(word()), hint(SANA)) == ()


def test_hints_and_wrong_answers_never_cost_more_than_the_challenge():
    rules, _ = square(word(hints=hints(8, 8), wrong_costs=1))

    state = at(rules, hint(SANA), hint(SANA), say(SANA, "haloo"), say(SANA, "kuuluuko"))

    assert state.score == 0


def test_a_hint_after_solving_is_free():
    rules, _ = square(word(hints=hints(4)))
    solved = at(rules, say(SANA, "kuuluuko"))

    happened = decide(rules, solved, hint(SANA))

    assert happened == (HintTaken(NOON, SANA, 1, 0),)
    assert replay(happened, solved).score == 10


def test_a_hint_that_costs_lowers_what_a_later_answer_gives_not_what_was_earned():
    rules, _ = square(word(hints=hints(4)), quiz())

    before = at(rules, say("tori/visa", "oikea"))
    after = at(rules, say("tori/visa", "oikea"), hint(SANA))

    assert before.score == after.score == 10


def test_a_step_that_opens_by_done_opens_after_a_failure_too():
    rules = adventure(
        stop("tori", word(attempts=1)), stop("maali", unlock=done(SANA)), mode="branching"
    )

    state = under_way(rules, reach("tori"), say(SANA, "haloo"), reach("maali"))

    assert "visited maali" in state.facts
