"""The fold of a log: one event after the other, into a state. It needs no adventure."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from typing import assert_never

from engine.play import marks
from engine.play.clock import Pause
from engine.play.earning import earned, rescored
from engine.play.events import (
    Announced,
    AnswerPartlyRight,
    AnswerReturned,
    AnswerSent,
    AnswerWrong,
    BadgeGiven,
    ChallengeDone,
    ChallengeEvent,
    ChallengeSolved,
    CheckInRefused,
    CheckpointClosed,
    CheckpointDone,
    CheckpointEvent,
    CheckpointLocked,
    CheckpointOpened,
    CheckpointPassed,
    CheckpointReached,
    CheckpointReopened,
    DeviceJoined,
    DeviceLeft,
    EditionChanged,
    EffectEvent,
    EndingReached,
    Event,
    FlagSet,
    HintTaken,
    How,
    IntentRefused,
    ItemGiven,
    ItemTaken,
    PointsAwarded,
    PointsGiven,
    Rescored,
    RunEvent,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    TextShown,
    TimeRanOut,
    TimerRanOut,
    TimerStarted,
)
from engine.play.state import RunState, Told
from engine.scenario import facts


def replay(log: Iterable[Event], state: RunState | None = None) -> RunState:
    """Fold a log, onto an earlier state where one is given."""
    return reduce(evolve, log, RunState() if state is None else state)


def evolve(state: RunState, event: Event) -> RunState:
    """Fold one event. Total and order-keeping; a fact that is there already stays."""
    match event:
        case (
            ChallengeSolved()
            | ChallengeDone()
            | AnswerWrong()
            | HintTaken()
            | AnswerPartlyRight()
            | AnswerSent()
            | AnswerReturned()
        ):
            return _with_challenge(state, event)
        case (
            CheckpointReached()
            | CheckpointDone()
            | CheckpointClosed()
            | CheckpointReopened()
            | CheckpointPassed()
        ):
            return _with_checkpoint(state, event)
        case CheckInRefused() | IntentRefused() | DeviceJoined() | DeviceLeft():
            return state
        case (
            ItemGiven()
            | PointsGiven()
            | FlagSet()
            | TextShown()
            | BadgeGiven()
            | CheckpointOpened()
            | ItemTaken()
            | CheckpointLocked()
            | TimerStarted()
        ):
            return _with_effect(state, event)
        case _:
            return _with_run(state, event)


def _with_challenge(state: RunState, event: ChallengeEvent) -> RunState:
    match event:
        case ChallengeSolved():
            return _solved(state, event)
        case ChallengeDone():
            return _done(state, event)
        case HintTaken(challenge=ref):
            costs = {**state.hint_costs, ref: state.hint_costs.get(ref, 0) + event.cost}
            return state._replace(hints={**state.hints, ref: event.number}, hint_costs=costs)
        case AnswerWrong() | AnswerPartlyRight() | AnswerSent() | AnswerReturned():
            return _answered(state, event)
    assert_never(event)


def _answered(
    state: RunState, event: AnswerWrong | AnswerPartlyRight | AnswerSent | AnswerReturned
) -> RunState:
    """An answer that did not solve."""
    ref = event.challenge
    match event:
        case AnswerWrong():
            return state._replace(wrong={**state.wrong, ref: state.wrong.get(ref, 0) + 1})
        case AnswerPartlyRight():
            tried = {**state.wrong, ref: state.wrong.get(ref, 0) + 1}
            noted = state.marks | {marks.partly(ref)}
            state = state._replace(wrong=tried, marks=noted)
            return earned(state, ref, event.points, event.at)
        case AnswerSent():
            return state._replace(marks=state.marks | {marks.sent(ref)})
        case AnswerReturned():
            lost = {**state.adjustments, marks.returned(ref): -event.points}
            noted = state.marks | {marks.returned(ref)}
            return state._replace(adjustments=lost, marks=noted)
    assert_never(event)


def _solved(state: RunState, event: ChallengeSolved) -> RunState:
    """What was waived or given back is answered for real now."""
    ref = event.challenge
    known = state.facts | {facts.solved(ref)}
    if event.option is not None:
        known |= {facts.chose(f"{ref}.{event.option}")}
        state = state._replace(chosen={**state.chosen, ref: event.option})
    again = {marks.waived(ref), marks.returned(ref)} & state.marks
    if again:
        kept = {by: n for by, n in state.adjustments.items() if by not in again}
        state = state._replace(marks=state.marks - again, adjustments=kept)
    return earned(state, ref, event.points, event.at)._replace(facts=known)


_NOTED = {How.SKIPPED: marks.skipped, How.WAIVED: marks.waived}


def _done(state: RunState, event: ChallengeDone) -> RunState:
    ref, how = event.challenge, event.how
    known = state.facts | {facts.done(ref)}
    if how in {How.FAILED, How.TIME_UP} and facts.solved(ref) not in known:
        known |= {facts.failed(ref)}
    noted = state.marks | {_NOTED[how](ref)} if how in _NOTED else state.marks
    return state._replace(facts=known, marks=noted)


def _with_checkpoint(state: RunState, event: CheckpointEvent) -> RunState:
    stop = event.checkpoint
    match event:
        case CheckpointReached():
            return _reached(state, event)
        case CheckpointDone():
            noted = state.marks if event.counts else state.marks | {marks.uncounted(stop)}
            return state._replace(facts=state.facts | {facts.done(stop)}, marks=noted)
        case CheckpointClosed():
            picks = {**state.picks, **event.options} if event.options else state.picks
            return state._replace(marks=state.marks | {marks.closed(stop)}, picks=picks)
        case CheckpointReopened():
            return state._replace(marks=state.marks - {marks.closed(stop)})
        case CheckpointPassed():
            return _visited(state, event)._replace(marks=state.marks | {marks.passed(stop)})
    assert_never(event)


def _reached(state: RunState, event: CheckpointReached) -> RunState:
    there = _visited(state, event)._replace(
        marks=state.marks - {marks.passed(event.checkpoint)}
    )
    return earned(there, event.checkpoint, event.points, event.at)


def _visited(state: RunState, event: CheckpointReached | CheckpointPassed) -> RunState:
    """Be there. Where a place had only passed by itself, its time counts from now."""
    known = state.facts | {facts.visited(event.checkpoint)}
    clock_from = event.at if event.clock and state.clock_from is None else state.clock_from
    visited_at = {**state.visited_at, event.checkpoint: event.at}
    return state._replace(facts=known, visited_at=visited_at, clock_from=clock_from)


def _with_effect(state: RunState, event: EffectEvent) -> RunState:
    given = state.given | {event.by}
    match event:
        case PointsGiven():
            return earned(state, event.by, event.points, event.at)._replace(given=given)
        case ItemGiven():
            bag = {**state.items, event.item: state.items.get(event.item, 0) + event.count}
            return state._replace(items=bag, given=given)
        case ItemTaken():
            bag = dict(state.items)
            if event.item in bag:
                bag[event.item] = max(0, bag[event.item] - event.count)
            return state._replace(items=bag, given=given)
        case TimerStarted():
            return state._replace(timers={**state.timers, event.by: event.at}, given=given)
        case TextShown():
            return state._replace(given=given)
        case FlagSet() | BadgeGiven() | CheckpointOpened() | CheckpointLocked():
            return state._replace(facts=state.facts | {_fact_of(event)}, given=given)
    assert_never(event)


def _fact_of(event: FlagSet | BadgeGiven | CheckpointOpened | CheckpointLocked) -> str:
    match event:
        case FlagSet():
            return facts.flag(event.flag)
        case BadgeGiven():
            return facts.badge(event.badge)
        case CheckpointOpened():
            return facts.opened(event.checkpoint)
        case CheckpointLocked():
            return facts.locked(event.checkpoint)
    assert_never(event)


def _with_run(state: RunState, event: RunEvent) -> RunState:
    match event:
        case RunStarted():
            clock_from = event.at if event.clock else None
            return state._replace(started=event, clock_from=clock_from)
        case TimerRanOut():
            return state._replace(facts=state.facts | {facts.ran_out(event.by)})
        case EndingReached():
            return state._replace(ending=state.ending or event.ending)
        case RunFinished() | TimeRanOut():
            return _ended(state, event)
        case EditionChanged() | Rescored():
            return _moved(state, event)
        case RunPaused() | RunResumed() | PointsAwarded() | Announced():
            return _organised(state, event)
    assert_never(event)


def _moved(state: RunState, event: EditionChanged | Rescored) -> RunState:
    """Go on under another edition."""
    if isinstance(event, EditionChanged):
        return state._replace(edition=event.edition)
    return rescored(state, event.points)


def _organised(
    state: RunState, event: RunPaused | RunResumed | PointsAwarded | Announced
) -> RunState:
    match event:
        case RunPaused():
            return state._replace(pauses=(*state.pauses, Pause(event.at)))
        case RunResumed():
            return _resumed(state, event.at)
        case PointsAwarded():
            more = {**state.adjustments, f"award {event.number}": event.points}
            return state._replace(adjustments=more, awards=event.number)
        case Announced():
            told = (*state.announced, Told(event.at, event.words))
            return state._replace(announced=told)
    assert_never(event)


def _ended(state: RunState, event: RunFinished | TimeRanOut) -> RunState:
    """Fix the score once; whichever end came first keeps it."""
    if state.final_score is None:
        state = state._replace(final_score=state.earned - event.overtime)
    if isinstance(event, TimeRanOut):
        return state._replace(timed_out_at=state.timed_out_at or event.at)
    if state.finished_at is not None:
        return state
    return state._replace(finished_at=event.at, gave_up=event.gave_up)


def _resumed(state: RunState, at: datetime) -> RunState:
    """Close the open pause; without one there is nothing to close."""
    if not state.pauses or state.pauses[-1].ends is not None:
        return state
    last = state.pauses[-1]
    ended = Pause(last.begins, max(last.begins, at))
    return state._replace(pauses=(*state.pauses[:-1], ended))
