"""What an answer brings. Called by `decide` alone."""

from dataclasses import replace

from engine.play import marks
from engine.play.answers import Judged, judged
from engine.play.events import (
    AnswerPartlyRight,
    AnswerSent,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    Event,
    How,
    IntentRefused,
    Reason,
)
from engine.play.hashing import is_exact
from engine.play.intents import Answer
from engine.play.limits import challenge_ends_at
from engine.play.scoring import tries_left, worth, worth_in_part
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import ChoiceChallenge


def answer(
    adventure: Adventure, state: RunState, challenge: Challenge, intent: Answer
) -> tuple[Event, ...]:
    """Judge an answer. What is solved stays solved; a skipped challenge can still be.

    Solved once more is only what an organiser waived or gave back.
    """
    ref = intent.challenge
    if _decided_otherwise(state, challenge, intent):
        return (IntentRefused(intent.at, Reason.OTHER_WAY, ref),)
    if facts.solved(ref) in state.facts and not _may_be_answered_again(state, ref):
        return ()
    refused = _refusal(adventure, state, challenge, intent)
    if refused is not None:
        return (IntentRefused(intent.at, refused, ref),)
    sent = intent.sent and _only_the_server_tells(state, challenge)
    intent = replace(intent, sent=sent)
    outcome = judged(challenge, intent.value)
    if outcome is None:
        return (IntentRefused(intent.at, Reason.UNREADABLE, ref),)
    return _sent(state, intent) + _judged(state, challenge, intent, outcome)


def _only_the_server_tells(state: RunState, challenge: Challenge) -> bool:
    """In a relaxed game the phone judges by hashes, as far as they tell: else it goes on."""
    competitive = state.started is not None and state.started.competitive
    return competitive or not is_exact(challenge)


def _may_be_answered_again(state: RunState, ref: str) -> bool:
    return not {marks.waived(ref), marks.returned(ref)}.isdisjoint(state.marks)


def _decided_otherwise(state: RunState, challenge: Challenge, intent: Answer) -> bool:
    """Whether a branch is decided already: choices exclude one another, also when waived."""
    branches = isinstance(challenge, ChoiceChallenge) and challenge.branches
    chosen = state.chosen.get(intent.challenge)
    return branches and chosen is not None and chosen != intent.value


def _refusal(
    adventure: Adventure, state: RunState, challenge: Challenge, intent: Answer
) -> Reason | None:
    ends = challenge_ends_at(adventure, state, intent.challenge)
    if ends is not None and intent.at >= ends:
        return Reason.TIME_UP
    left = tries_left(challenge, state.wrong.get(intent.challenge, 0))
    return Reason.NO_TRIES if left == 0 else None


def _sent(state: RunState, intent: Answer) -> tuple[Event, ...]:
    """An answer without signal is done at once, right or wrong."""
    if not intent.sent:
        return ()
    sent = AnswerSent(intent.at, intent.challenge)
    if facts.done(intent.challenge) in state.facts:
        return (sent,)
    return (sent, ChallengeDone(intent.at, intent.challenge, How.SENT))


def _judged(
    state: RunState, challenge: Challenge, intent: Answer, outcome: Judged
) -> tuple[Event, ...]:
    if outcome.right:
        return _solve(state, challenge, intent)
    ref = intent.challenge
    left = tries_left(challenge, state.wrong.get(ref, 0))
    remain = None if left is None else left - 1
    is_done = facts.done(ref) in state.facts or intent.sent
    if outcome.numerator:
        tried = (state.wrong.get(ref, 0), state.hint_costs.get(ref, 0))
        points = worth_in_part(challenge, *tried, outcome.numerator, outcome.denominator)
        partly = AnswerPartlyRight(intent.at, ref, points, remain)
        return (partly,) if is_done else (partly, ChallengeDone(intent.at, ref, How.PARTLY))
    wrong = AnswerWrong(intent.at, ref, remain)
    if remain == 0 and not is_done:
        return (wrong, ChallengeDone(intent.at, ref, How.FAILED))
    return (wrong,)


def _solve(state: RunState, challenge: Challenge, intent: Answer) -> tuple[Event, ...]:
    """Points for an answer never shrink: what a part of it brought is kept if it was more."""
    ref = intent.challenge
    option = intent.value if isinstance(challenge, ChoiceChallenge) else None
    gained = worth(challenge, state.wrong.get(ref, 0), state.hint_costs.get(ref, 0))
    points = max(gained, state.points.get(ref, 0))
    solved = ChallengeSolved(intent.at, ref, points, str(option) if option else None)
    if facts.done(ref) in state.facts or intent.sent:
        return (solved,)
    return (solved, ChallengeDone(intent.at, ref, How.SOLVED))
