"""All play there is, searched breadth first through the real rules, up to a cap.

For adventures whose rules may stop holding. Steps take no time; waiting goes to the next
moment at which something changes. So where no rule hangs on a clock nothing is left out, and
else a walk that was found is real, while one that was not found may still be there.
"""

from collections import deque
from collections.abc import Hashable, Iterator
from datetime import datetime
from typing import NamedTuple

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import (
    Answer,
    CheckIn,
    FinishActivity,
    Intent,
    Skip,
    TakeHint,
)
from engine.play.moving import Means, is_stuck, moves
from engine.play.state import RunState
from engine.play.waiting import times_ahead
from engine.play.walking import made, start_of
from engine.scenario.adventure import Adventure
from engine.scenario.walkthrough import (
    ActivityStep,
    AnswerStep,
    CheckInStep,
    HintStep,
    SkipStep,
    Step,
    Team,
    WaitStep,
)
