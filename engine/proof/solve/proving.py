"""Proves that an adventure can be finished however it is played, or shows a walk that cannot.

Four steps, each only where the one before left something open:

1. What is sure to follow, as a least fixpoint; with choices, one call of the solver for a set
   of outcomes that misses the finish. Where there is none, that is a proof.
2. What was found is walked through the real rules: stuck there is stuck.
3. Where the rules say otherwise (something may stop holding, or time forces a hand), all
   play is searched up to a cap.
4. Past the cap, or where a clock decides, nothing is claimed: `not proved`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from engine.moments import spans
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.moving import Means, is_stuck
from engine.play.state import RunState
from engine.play.walking import start_of
from engine.proof.profiles import Profile, profiles
from engine.proof.solve.clauses import sure_clauses
from engine.proof.solve.closure import closure
from engine.proof.solve.encoding import FINISH, Situation, encoded, situation_of
from engine.proof.solve.following import Followed, Plan, follow
from engine.proof.solve.material import Material, material_of
from engine.proof.solve.searching import search
from engine.proof.solve.solver import Solver
from engine.proof.solve.system import System, plan_of
from engine.scenario.adventure import Adventure

