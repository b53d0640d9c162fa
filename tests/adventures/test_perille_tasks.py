"""Perille's tasks: what they take, what their hints cost, and who can do them."""

import pytest

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import Answer
from engine.play.normalising import normalised
from engine.scenario.quizzes import ChoiceChallenge, OrderChallenge, TextChallenge
from engine.scenario.tasks import ActivityChallenge, PhotoChallenge, ReflectChallenge
from tests.building import NOON, hint, reach, say, under_way
from tests.perille import LANGUAGES, PERILLE, PLAIN, RUNNING, done, walked


@pytest.mark.parametrize(
    "said",
    [
        *("can you hear me", "Do you hear me?", "Kuuluuks?", "kuuluko", "KUULUUKO"),
        *("Hörs det?", "Hör du mig?"),
    ],
)
def test_the_last_question_may_be_asked_in_three_languages(said):
    state = walked(*RUNNING["toini"][:-1])

    for intent in (reach("vastassa"), done("vastassa/sanoma"), say("vastassa/kysymys", said)):
        state = replay(decide(PERILLE, state, intent), state)

    assert state.final_score == PLAIN


RIDDLES = [
    (stop, asked)
    for stop in PERILLE.checkpoints
    for asked in stop.challenges
    if isinstance(asked, TextChallenge)
]


@pytest.mark.parametrize(("stop", "asked"), RIDDLES, ids=lambda one: one.id)
def test_the_last_hint_of_a_riddle_is_its_answer(stop, asked):
    accepted = {normalised(form) for forms in asked.accept.values() for form in forms}

    for words in asked.hints[-1].text.root.values():
        assert any(form in normalised(words) for form in accepted), f"{stop.id}: {words}"


def test_all_hints_together_never_cost_more_than_the_answer_gives():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            assert sum(one.cost for one in asked.hints) <= asked.points


def test_a_hint_at_the_station_is_paid_for_at_the_station():
    state = under_way(PERILLE, reach("asema"), hint("asema/avain"), say("asema/avain", "kieli"))

    assert state.score == 12


def test_an_order_that_is_almost_right_is_almost_paid():
    first, second, *rest = (row.id for row in PERILLE.challenge("vastassa/sanoma").options)
    state = walked(*RUNNING["helvi"][:-1])

    for intent in (
        reach("vastassa"),
        Answer(NOON, "vastassa/sanoma", (second, first, *rest)),
        done("vastassa/kysymys"),
    ):
        state = replay(decide(PERILLE, state, intent), state)

    assert PLAIN - 20 < state.final_score < PLAIN
    assert state.finished_at


def test_no_choice_has_to_be_right_and_no_tries_run_out():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            assert asked.attempts is None
            assert asked.time_limit is None
            assert asked.can_be_skipped
            assert not isinstance(asked, ChoiceChallenge) or not asked.branches or asked.default


def test_what_goes_to_a_wall_is_never_asked_of_one_who_will_not_write():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            if isinstance(asked, ReflectChallenge | PhotoChallenge):
                assert asked.can_be_skipped
                assert not isinstance(asked, PhotoChallenge) or not asked.required


def test_everything_that_is_done_with_the_body_can_be_done_sitting_or_otherwise():
    moves = [
        asked
        for stop in PERILLE.checkpoints
        for asked in stop.challenges
        if isinstance(asked, ActivityChallenge)
    ]

    assert len(moves) == 8
    assert all(asked.easier.languages == LANGUAGES for asked in moves)


def test_rows_to_order_never_stand_in_their_own_order_by_alphabet():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            if isinstance(asked, OrderChallenge):
                words = [row.text.root["fi"] for row in asked.options]
                assert words != sorted(words)
