from engine.play.events import (
    CheckpointDone,
    EndingReached,
    ItemGiven,
    PointsGiven,
    RunFinished,
)
from engine.play.evolve import replay
from engine.play.intents import End
from engine.play.settle import settle
from engine.play.state import RunState
from tests.asking import branch, word
from tests.building import (
    NOON,
    START,
    adventure,
    done,
    ending,
    give,
    later,
    log_of,
    points,
    reach,
    say,
    skip,
    stop,
    under_way,
)


def followed(log):
    """What settling added, without what the team did."""
    kinds = (CheckpointDone, EndingReached, ItemGiven, PointsGiven, RunFinished)
    return [one for one in log if isinstance(one, kinds)]


def test_effects_of_a_visit_fire_on_arrival_in_the_author_s_order():
    rules = adventure(stop("a", word(), on_visit=(give("kuori"), points(2), give("kuori", 3))))

    log = log_of(rules, [START, reach("a", at=later(1))])

    assert followed(log) == [
        ItemGiven(later(1), "kuori", 1, "visited a 1"),
        PointsGiven(later(1), 2, "visited a 2"),
        ItemGiven(later(1), "kuori", 3, "visited a 3"),
    ]
    assert replay(log).items == {"kuori": 4}


def test_effects_of_solving_and_of_being_done_each_fire_for_their_own_fact():
    asked = word(on_solved=(points(5),), on_done=(points(1),))
    rules = adventure(stop("a", asked), stop("b"))

    solved = under_way(rules, reach("a"), say("a/sana", "kuuluuko"))
    skipped = under_way(rules, reach("a"), skip("a/sana"))

    assert solved.given == {"solved a/sana 1", "done a/sana 1"}
    assert skipped.given == {"done a/sana 1"}


def test_effects_of_a_done_checkpoint_wait_for_it():
    rules = adventure(stop("a", word(), on_done=(give("pala"),)), stop("b"))

    assert under_way(rules, reach("a")).items == {}
    assert under_way(rules, reach("a"), skip("a/sana")).items == {"pala": 1}


def test_an_effect_fires_once_however_often_it_is_settled():
    rules = adventure(stop("a", on_visit=(points(2),)), stop("b"))

    state = under_way(rules, reach("a"), reach("a"), reach("b"), reach("a"))

    assert state.score == 2


def test_two_checkpoints_that_give_the_same_item_give_two():
    rules = adventure(*(stop(name, on_visit=(give("pala"),)) for name in "abc"))

    assert under_way(rules, reach("a"), reach("b")).items == {"pala": 2}


def test_nothing_follows_from_nothing():
    rules = adventure(stop("a", on_visit=(points(2),)))

    assert settle(rules, under_way(rules), (), NOON) == ()
    assert settle(rules, RunState(), (), NOON) == ()


def test_a_checkpoint_nobody_visited_is_never_done_by_itself():
    rules = adventure(stop("a"), stop("b"))

    assert "done b" not in under_way(rules, reach("a")).facts


def test_what_follows_comes_in_rounds_and_the_finish_last():
    last = stop("a", word(on_done=(points(1),)), on_done=(points(2),))
    rules = adventure(last, endings=(ending("loppu"),))

    log = log_of(rules, [START, reach("a"), skip("a/sana", later(4))])

    assert followed(log) == [
        PointsGiven(later(4), 1, "done a/sana 1"),
        CheckpointDone(later(4), "a"),
        PointsGiven(later(4), 2, "done a 1"),
        EndingReached(later(4), "loppu"),
        RunFinished(later(4), gave_up=False),
    ]
    assert replay(log).final_score == 3


def test_a_finish_is_reached_once():
    rules = adventure(stop("a"), stop("b", optional=True))

    log = log_of(rules, [START, reach("a"), reach("b", at=later(5))])

    assert [one.at for one in log if isinstance(one, RunFinished)] == [NOON]


def test_a_run_that_was_given_up_reaches_no_ending_later():
    rules = adventure(stop("a"), endings=(ending("loppu"),))

    log = log_of(rules, [START, End(NOON), reach("a")])

    assert [one for one in log if isinstance(one, RunFinished)] == [RunFinished(NOON, True)]  # noqa: FBT003
    assert not any(isinstance(one, EndingReached) for one in log)
    assert replay(log).checkpoints_done == 1


def test_a_challenge_that_is_not_required_holds_nothing_up():
    rules = adventure(stop("a", branch(required=False)), finish_when=done("a"))

    assert under_way(rules, reach("a")).finished_at == NOON
