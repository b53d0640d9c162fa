"""Marks: what is noted of a run besides its facts.

No condition asks for a mark, no digest counts one, and some can be taken back: of two
phones one may skip what the other solves, and their facts come out the same.
"""


def skipped(challenge: str) -> str:
    """The team passed a challenge by."""
    return f"skipped {challenge}"


def sent(challenge: str) -> str:
    """Answered without signal, and not judged yet when it was."""
    return f"sent {challenge}"


def partly(challenge: str) -> str:
    """Answered in part, and credited for it."""
    return f"partly {challenge}"


def waived(challenge: str) -> str:
    """Solved for nothing by an organiser; answered for real it counts after all."""
    return f"waived {challenge}"


def returned(challenge: str) -> str:
    """Given back by an organiser to be answered again."""
    return f"returned {challenge}"


def closed(checkpoint: str) -> str:
    """Closed, or waived for this team: it passes by itself as soon as it would open."""
    return f"closed {checkpoint}"


def passed(checkpoint: str) -> str:
    """Passed by itself, without the team being there."""
    return f"passed {checkpoint}"


def uncounted(checkpoint: str) -> str:
    """Done, and in no count: a secret one."""
    return f"uncounted {checkpoint}"
