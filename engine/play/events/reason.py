"""Why something did not happen, and how it did."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something asked for did not happen."""

    TOO_FAR = "too-far"
    TOO_COARSE = "too-coarse"
    TOO_OLD = "too-old"
    NOTHING_HERE = "nothing-here"
    WRONG_CODE = "wrong-code"
    REPLACED_CODE = "replaced-code"
    NO_SUCH_WAY = "no-such-way"
    LOCKED = "locked"
    NOT_OPEN_NOW = "not-open-now"
    NOT_VISITED = "not-visited"
    NO_TRIES = "no-tries"
    TIME_UP = "time-up"
    UNREADABLE = "unreadable"
    OTHER_WAY = "other-way"
    NOT_RUNNING = "not-running"
    FINISHED = "finished"


class How(StrEnum):
    """How a challenge came to be done."""

    SOLVED = "solved"
    PARTLY = "partly"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"
    TIME_UP = "time-up"
    WAIVED = "waived"
