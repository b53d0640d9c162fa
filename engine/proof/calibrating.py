"""A crowd fitted to real runs: how fast they walked, what they knew, where they gave up.

A run export is JSON lines in the log's own codec (`engine.play.codec`), one entry a line:
`{"run", "seq", "device", "at", "received_at", "intent": {"kind", …}, "events": [{"kind", …}]}`.
A line with `format` heads it and names the adventure. Everything fitted is a median or a
share of all runs, so that one team that had lunch on the way changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from engine.play.codec import decode
from engine.play.events import Event
from engine.proof.measuring import Measured, measured
from engine.proof.simulation.crowd import Crowd, Normal, Spread
from engine.scenario.adventure import Adventure

FORMAT = "seikkailu-runs/1"
FEWEST = 10
"""Under this many runs a median is one team's mood."""
NO_LIMIT_MIN = 24 * 60.0
