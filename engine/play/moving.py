"""What a team can still do, and whether anything of it leads on.

`decide` says what comes of an intent; here are the intents that can matter: check-ins by the
ways that such a team has, an answer of each kind, skips, hints, waiting. Nobody runs these
while people play: the proof does, and the walkthroughs.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from engine.play.conditions import POSTED, applies, is_attended, is_visited, ways_in
from engine.play.decide import decide, overdue
from engine.play.evolve import replay
from engine.play.hints import next_hint
from engine.play.intents import Answer, CheckIn, FinishActivity, Intent, JoinRun, Skip, TakeHint
from engine.play.judge import Verdict
from engine.play.scoring import worth
from engine.play.state import RunState
from engine.play.trying import partly_value, right_value, wrong_value
from engine.play.waiting import times_ahead
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge, Quiz
from engine.scenario.checkpoint import Checkpoint, Kind, StepFree, Way
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.tasks import ActivityChallenge

WHEELS = {StepFree.YES, StepFree.PARTLY}


class Means(NamedTuple):
    """What to try; with `losses` also what only costs points."""

    signal: bool = True
    losses: bool = False


def ways_for(state: RunState, stop: Checkpoint) -> tuple[Way, ...]:
    """The ways by which such a team really gets in.

    Without a camera no QR, without posters only GPS and its word, on wheels only where there
    is no step or an alternative. What is not listed cannot be named, so nobody says "here".
    """
    started = state.started
    needs = started.access if started else ()
    if "no-stairs" in needs and not _without_steps(stop):
        return ()
    shut: set[Way] = set()
    if "no-camera" in needs:
        shut.add(Way.QR)
    if "no-gps" in needs:
        shut.add(Way.GPS)
    if started is not None and not started.posters:
        shut |= POSTED
    if stop.is_secret:
        shut.add(Way.HERE)
    return tuple(way for way in ways_in(state, stop) if way not in shut)


def _without_steps(stop: Checkpoint) -> bool:
    return stop.access.step_free in WHEELS or stop.access.alternative is not None


def moves(
    adventure: Adventure, state: RunState, at: datetime, means: Means
) -> Iterator[Intent]:
    """All that may change something now. Whether it may be done is for `decide` to say."""
    for stop in adventure.checkpoints:
        if is_attended(state, stop):
            for asked in stop.challenges:
                ref = f"{stop.id}/{asked.id}"
                if facts.solved(ref) not in state.facts and applies(
                    adventure, state, asked, at
                ):
                    yield from _with(state, ref, asked, at, means)
        elif not is_visited(state, stop):
            ways = ways_for(state, stop)
            if ways:
                yield CheckIn(at, Verdict(ways[0], stop.id))


def _with(
    state: RunState, ref: str, asked: Challenge, at: datetime, means: Means
) -> Iterator[Intent]:
    if isinstance(asked, ActivityChallenge):
        yield FinishActivity(at, ref)
    elif isinstance(asked, ChoiceChallenge) and asked.branches:
        yield from (Answer(at, ref, option.id) for option in asked.options)
    else:
        yield from _answers(state, ref, asked, at, means)
    if asked.can_be_skipped and facts.done(ref) not in state.facts:
        yield Skip(at, ref)
    if means.losses and next_hint(asked, ref, state) is not None:
        yield TakeHint(at, ref)


def _answers(
    state: RunState, ref: str, asked: Challenge, at: datetime, means: Means
) -> Iterator[Intent]:
    """Right, in part, wrong; without signal only what has been sent is known."""
    competitive = state.started is not None and state.started.competitive
    if not means.signal and competitive and isinstance(asked, Quiz):
        value = wrong_value(asked) or partly_value(asked)
        if value is not None and facts.done(ref) not in state.facts:
            yield Answer(at, ref, value, sent=True)
        return
    counted = asked.attempts is not None or (means.losses and _can_lose(state, ref, asked))
    left = asked.attempts is not None or facts.done(ref) not in state.facts
    values = (
        right_value(asked),
        partly_value(asked) if left else None,
        wrong_value(asked) if counted else None,
    )
    yield from (Answer(at, ref, value) for value in values if value is not None)


def _can_lose(state: RunState, ref: str, asked: Challenge) -> bool:
    """Whether one more wrong answer costs points, or leads to a hint that does."""
    wrong = state.wrong.get(ref, 0)
    hint = next_hint(asked, ref, state)
    if not worth(asked, wrong, state.hint_costs.get(ref, 0)):
        return False
    return bool(asked.wrong_costs) or (hint is not None and hint.wrong > 0)


def is_stuck(
    adventure: Adventure, state: RunState, at: datetime, *, signal: bool = True
) -> bool:
    """Whether the run is not finished, and nothing the team can do adds a fact any more.

    Tried are all its moves, now and whenever waiting changes something. A secret checkpoint
    helps nobody: it may never be found. Giving up is no way on.
    """
    if not state.running:
        return False
    means = Means(signal=signal)
    for moment in (at, *times_ahead(adventure, state, at)):
        later = replay(overdue(adventure, state, moment), state)
        if _leads_on(state, replay(decide(adventure, state, JoinRun(moment)), state)):
            return False
        for intent in moves(adventure, later, moment, means):
            if not _is_luck(adventure, intent) and _gains(adventure, later, intent):
                return False
    return True


def _leads_on(before: RunState, after: RunState) -> bool:
    return after.facts != before.facts or not after.running


def _is_luck(adventure: Adventure, intent: Intent) -> bool:
    if not isinstance(intent, CheckIn) or intent.verdict.checkpoint is None:
        return False
    stop = adventure.checkpoint(intent.verdict.checkpoint)
    return stop is not None and stop.kind is Kind.SECRET


def _gains(adventure: Adventure, state: RunState, intent: Intent) -> bool:
    """Whether an intent adds a fact, if need be by using up all tries with it."""
    while True:
        after = replay(decide(adventure, state, intent), state)
        if _leads_on(state, after):
            return True
        if after.wrong == state.wrong or not _runs_out(adventure, intent):
            return False
        state = after


def _runs_out(adventure: Adventure, intent: Intent) -> bool:
    asked = adventure.challenge(intent.challenge) if isinstance(intent, Answer) else None
    return asked is not None and asked.attempts is not None
