from dataclasses import fields, is_dataclass
from functools import reduce

from hypothesis import event, given
from hypothesis import strategies as st

from engine.play.decide import decide
from engine.play.events import (
    AnswerPartlyRight,
    AnswerWrong,
    ChallengeDone,
    CheckpointDone,
    CheckpointPassed,
    CheckpointReached,
    DeviceJoined,
    Event,
)
from engine.play.evolve import evolve, replay
from engine.play.intents import Intent
from engine.play.settle import settle
from engine.play.state import RunState
from engine.play.view import settled, view
from tests.asking import RIGHT
from tests.chance import PLAYS, may_read, plays, two_queues


def log_in(steps):
    """Everything that happened, in order."""
    return [one for step in steps for one in step.happened]


@PLAYS
@given(plays())
def test_whatever_is_asked_for_gives_events_facts_that_grow_and_a_score_that_never_falls(play):
    rules, steps = play

    for intent, before, happened, after in steps:
        assert decide(rules, before, intent) == happened
        assert all(isinstance(one, Event) for one in happened)
        assert before.facts <= after.facts
        assert before.earned <= after.earned
        assert before.given <= after.given
        assert after.wrong.keys() >= before.wrong.keys()
    event(f"finished: {not after.running}, facts: {len(after.facts) // 5 * 5}")


@PLAYS
@given(plays())
def test_what_the_finish_fixed_stays_fixed(play):
    _, steps = play

    for _, before, _, after in steps:
        if before.fixed_at is not None:
            assert after.final_score == before.final_score
            assert after.timed_out_at == before.timed_out_at
        if before.finished_at is not None:
            kept = (before.finished_at, before.ending, before.gave_up)
            assert (after.finished_at, after.ending, after.gave_up) == kept


@PLAYS
@given(plays())
def test_asking_the_same_again_adds_no_fact_no_point_and_no_item(play):
    rules, steps = play

    for intent, _, happened, after in steps:
        if any(isinstance(one, AnswerWrong | AnswerPartlyRight) for one in happened):
            continue
        again = replay(decide(rules, after, intent), after)
        assert (again.facts, again.points, again.items) == (
            after.facts,
            after.points,
            after.items,
        )


@PLAYS
@given(plays())
def test_nothing_is_done_where_nobody_has_been(play):
    log = log_in(play[1])

    been: set[str] = set()
    for happened in log:
        if isinstance(happened, CheckpointReached | CheckpointPassed):
            been.add(happened.checkpoint)
        if isinstance(happened, CheckpointDone):
            assert happened.checkpoint in been
        if isinstance(happened, ChallengeDone):
            assert happened.challenge.partition("/")[0] in been


@PLAYS
@given(plays())
def test_each_fact_is_written_once(play):
    marks = [
        (type(one), getattr(one, "checkpoint", None), getattr(one, "challenge", None))
        for one in log_in(play[1])
        if isinstance(one, CheckpointReached | CheckpointDone | ChallengeDone)
    ]

    assert len(set(marks)) == len(marks)


@PLAYS
@given(plays())
def test_settling_what_is_settled_adds_nothing(play):
    rules, steps = play

    for intent, before, happened, after in steps:
        assert settle(rules, before, happened, intent.at) == happened
        joined = (DeviceJoined(intent.at),)
        assert settle(rules, after, joined, intent.at) == joined
        assert settle(rules, after, (), intent.at) == ()


@PLAYS
@given(plays())
def test_folding_a_log_is_folding_its_events_one_by_one(play):
    *log, last = log_in(play[1])
    middle = len(log) // 2

    state = replay(log)

    assert replay([*log, last]) == evolve(state, last)
    assert (
        replay(log[middle:], replay(log[:middle])) == state == reduce(evolve, log, RunState())
    )


@PLAYS
@given(plays())
def test_a_view_holds_only_what_the_team_may_read(play):
    rules, steps = play

    for intent, _, _, after in steps:
        words = list(strings_in(view(rules, after, "fi", intent.at)))
        needs = [one.strip("⟪⟫") for one in words if one.startswith("⟪")]
        now = settled(rules, after, intent.at)
        assert [one for one in needs if not may_read(one, rules, now, intent.at)] == []
        assert RIGHT["text"] not in words


def strings_in(shown):
    """Every string in a view, however deep."""
    if isinstance(shown, str):
        yield str(shown)
    elif isinstance(shown, tuple):
        for one in shown:
            yield from strings_in(one)
    elif is_dataclass(shown):
        for one in fields(shown):
            yield from strings_in(getattr(shown, one.name))


def merged(rules, state, mine: list[Intent], theirs: list[Intent], order: list[bool], chance):
    """What comes of two queues in an order, in which now and then something comes again."""
    queues = {True: iter(mine), False: iter(theirs)}
    intents: list[Intent] = []
    for whose in order:
        intents.append(next(queues[whose]))
        if chance is not None and chance.random() < 0.3:
            intents.append(chance.choice(intents))
    return reduce(
        lambda so_far, one: replay(decide(rules, so_far, one), so_far), intents, state
    )


@PLAYS
@given(two_queues(), st.randoms(), st.randoms())
def test_two_phones_merge_to_the_same_facts_in_any_order_and_however_often(
    queues, chance, other_chance
):
    rules, state, mine, theirs = queues
    one_order = [True] * len(mine) + [False] * len(theirs)
    other_order = one_order[:]
    chance.shuffle(one_order)
    other_chance.shuffle(other_order)

    one = merged(rules, state, mine, theirs, one_order, chance)
    other = merged(rules, state, mine, theirs, other_order, other_chance)

    assert one.facts == other.facts
    assert one.items == other.items
    assert one.checkpoints_done == other.checkpoints_done
    assert one.facts >= merged(rules, state, mine, [], [True] * len(mine), None).facts
    event(f"facts by both: {len(one.facts - state.facts) // 4 * 4}")
