"""Spells an adventure out as rules over facts, for one kind of team.

Twice: `sure` holds what a team that plays on comes to whether it wants to or not, and leaves
out whatever it might miss, so that what follows even there always comes; `maybe` holds what a
team may come to, and leaves out nothing, so that what does not follow there never comes.
In between lies luck: secrets and event stops, points that cost nothing but cost some, and
rules that may stop holding.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import assert_never

from engine.play.conditions import fact_of, fixed_holds
from engine.play.moving import ways_for
from engine.play.state import RunState
from engine.proof.solve.asking import essential
from engine.proof.solve.material import Fixed, Material
from engine.proof.solve.outcomes import Comes, Outcome, final_outcomes, passing_outcome
from engine.proof.solve.system import TRUE, Choice, Count, System, Term
from engine.scenario import facts
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.condition import (
    Advanced,
    AllOf,
    AnyOf,
    AtLeast,
    Chose,
    Condition,
    Done,
    ElapsedAtLeast,
    Flag,
    Has,
    Not,
    ScoreAtLeast,
    Solved,
    Visited,
    is_fixed,
)

FINISH = "finish"
CLOCK = "clock"
TIMEOUT = "timeout"
