"""What an answer is worth. Whole points only."""

from engine.scenario.asking import ChallengeBase


def worth(challenge: ChallengeBase, wrong: int, hint_costs: int) -> int:
    """Points for a right answer after so many wrong ones and so dear hints, never under 0."""
    return max(0, challenge.points - wrong * challenge.wrong_costs - hint_costs)


def worth_in_part(
    challenge: ChallengeBase, wrong: int, hint_costs: int, numerator: int, denominator: int
) -> int:
    """Points for an answer that is right in part: the share rounded down, less the costs."""
    share = challenge.points * numerator // denominator
    return max(0, share - wrong * challenge.wrong_costs - hint_costs)


def tries_left(challenge: ChallengeBase, wrong: int) -> int | None:
    """Tries that remain after so many wrong ones; None where they are unlimited."""
    return None if challenge.attempts is None else max(0, challenge.attempts - wrong)
