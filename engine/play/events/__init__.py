"""What happened. Events are the log's truth; each carries all that the fold needs.

`at` is UTC. Lengths are whole metres, rounded to ten: no event can tell where a phone was.
Their stored names are in `engine.play.codec` and outlive every renaming here.
"""

from typing import TypeAlias

from engine.play.events.challenge import (
    AnswerPartlyRight,
    AnswerReturned,
    AnswerSent,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    HintTaken,
)
from engine.play.events.checkpoint import (
    CheckInRefused,
    CheckpointClosed,
    CheckpointDone,
    CheckpointPassed,
    CheckpointReached,
    CheckpointReopened,
)
from engine.play.events.effect import (
    BadgeGiven,
    CheckpointLocked,
    CheckpointOpened,
    FlagSet,
    ItemGiven,
    ItemTaken,
    PointsGiven,
    TextShown,
    TimerStarted,
)
from engine.play.events.reason import (
    How,
    Reason,
)
from engine.play.events.run import (
    Announced,
    DeviceJoined,
    DeviceLeft,
    EditionChanged,
    EndingReached,
    IntentRefused,
    PointsAwarded,
    Rescored,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    TimeRanOut,
    TimerRanOut,
)

ChallengeEvent: TypeAlias = (
    AnswerWrong
    | AnswerPartlyRight
    | AnswerSent
    | ChallengeSolved
    | ChallengeDone
    | HintTaken
    | AnswerReturned
)
CheckpointEvent: TypeAlias = (
    CheckpointReached
    | CheckpointDone
    | CheckpointClosed
    | CheckpointReopened
    | CheckpointPassed
)
EffectEvent: TypeAlias = (
    ItemGiven
    | ItemTaken
    | PointsGiven
    | FlagSet
    | BadgeGiven
    | TextShown
    | CheckpointOpened
    | CheckpointLocked
    | TimerStarted
)
RunEvent: TypeAlias = (
    RunStarted
    | TimerRanOut
    | TimeRanOut
    | EndingReached
    | RunFinished
    | RunPaused
    | RunResumed
    | PointsAwarded
    | EditionChanged
    | Rescored
    | Announced
)
PassingEvent: TypeAlias = DeviceJoined | DeviceLeft | CheckInRefused | IntentRefused
"""What leaves no trace in the state."""

Event: TypeAlias = ChallengeEvent | CheckpointEvent | EffectEvent | RunEvent | PassingEvent

__all__ = [
    "Announced",
    "AnswerPartlyRight",
    "AnswerReturned",
    "AnswerSent",
    "AnswerWrong",
    "BadgeGiven",
    "ChallengeDone",
    "ChallengeEvent",
    "ChallengeSolved",
    "CheckInRefused",
    "CheckpointClosed",
    "CheckpointDone",
    "CheckpointEvent",
    "CheckpointLocked",
    "CheckpointOpened",
    "CheckpointPassed",
    "CheckpointReached",
    "CheckpointReopened",
    "DeviceJoined",
    "DeviceLeft",
    "EditionChanged",
    "EffectEvent",
    "EndingReached",
    "Event",
    "FlagSet",
    "HintTaken",
    "How",
    "IntentRefused",
    "ItemGiven",
    "ItemTaken",
    "PassingEvent",
    "PointsAwarded",
    "PointsGiven",
    "Reason",
    "Rescored",
    "RunEvent",
    "RunFinished",
    "RunPaused",
    "RunResumed",
    "RunStarted",
    "TextShown",
    "TimeRanOut",
    "TimerRanOut",
    "TimerStarted",
]
