"""What a run has done by now, and what that leaves of a proof's rules.

A run that has just set out has done nothing, so there everything is left as it is.
"""

from engine.play import marks
from engine.play.conditions import is_visited
from engine.play.scoring import tries_left, worth
from engine.play.settle import came_by_itself
from engine.play.state import RunState
from engine.proof.solve.outcomes import Comes, Outcome
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.triggers import Trigger

SO_FAR = "so far"
"""The atom that always holds, and counts for the points that the run has."""


def passes_by_itself(state: RunState, stop: Checkpoint) -> bool:
    """Whether a checkpoint is closed to a team that has not been there."""
    return marks.closed(stop.id) in state.marks and not is_visited(state, stop)


def is_barred(state: RunState, stop: Checkpoint) -> bool:
    """Whether an effect has locked a place that the team has not been to."""
    return facts.locked(stop.id) in state.facts and not is_visited(state, stop)


def waived_outcome(state: RunState, ref: str, asked: Challenge) -> Outcome:
    """What a challenge of a closed checkpoint comes to: solved for nothing."""
    brings = {facts.solved(ref), facts.done(ref)}
    option = None
    if isinstance(asked, ChoiceChallenge) and asked.branches:
        default = asked.default.id if asked.default else asked.options[0].id
        option = state.picks.get(ref, default)
        brings.add(facts.chose(f"{ref}.{option}"))
    return Outcome(Comes.SOLVED, option, frozenset(brings))


def left_of(
    state: RunState, ref: str, asked: Challenge, outcomes: tuple[Outcome, ...]
) -> tuple[Outcome, ...]:
    """The outcomes that are still ahead, with the points that they can still bring.

    None are once it is solved or failed, or the tries are used up: what that brought is among
    the run's facts.
    """
    wrong = state.wrong.get(ref, 0)
    over = {facts.solved(ref), facts.failed(ref)}
    if not over.isdisjoint(state.facts) or tries_left(asked, wrong) == 0:
        return ()
    paid = state.points.get(ref, 0)
    left = worth(asked, wrong, state.hint_costs.get(ref, 0))
    most = max(0, left - paid)
    return tuple(
        one._replace(low=max(0, min(one.low, left) - paid), high=min(one.high, most))
        for one in outcomes
    )


def can_order_an_end(adventure: Adventure, state: RunState, trigger: Trigger) -> bool:
    """Whether an effect that ends the run would: not where an organiser brought it about."""
    stop = adventure.checkpoint(trigger.checkpoint)
    if stop is None or passes_by_itself(state, stop):
        return False
    return not came_by_itself(adventure, state, trigger)
