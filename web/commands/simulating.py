"""`seikkailu simulate`: thousands of seeded teams walk an adventure before anyone does."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adventures.catalogue import (
    SHIPPED,
    AdventureNotFound,
    BrokenAdventure,
    read_adventure,
    read_programme,
)
from engine.scenario.adventure import Adventure
from web.simulation.words import LANGUAGES

if TYPE_CHECKING:
    from engine.proof.simulation.crowd import Crowd

PROCESSES = 2
