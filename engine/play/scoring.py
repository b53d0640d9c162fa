"""What an answer is worth. Whole points only."""

from engine.play.state import RunState
from engine.scenario.challenge import ChallengeBase


def worth(challenge: ChallengeBase, ref: str, state: RunState) -> int:
    """Points for a right answer now: less what wrong tries and hints cost, never under 0."""
    wrong = state.wrong.get(ref, 0) * challenge.wrong_costs
    return max(0, challenge.points - wrong - state.hint_costs.get(ref, 0))


def tries_left(challenge: ChallengeBase, ref: str, state: RunState) -> int | None:
    """Tries that remain; None where they are unlimited."""
    if challenge.attempts is None:
        return None
    return max(0, challenge.attempts - state.wrong.get(ref, 0))
