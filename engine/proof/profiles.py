"""For whom an adventure is proved: each language, and those who cannot do all that others can.

Each differs from the plain team in one thing, and each walks every track.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engine.scenario.adventure import Adventure
from engine.scenario.condition import (
    AccessNeed,
    InBracket,
    TeamSizeAtLeast,
    parts,
)
from engine.scenario.walkthrough import Team

PLAIN = "plain"
NO_SIGNAL = "no-signal"
NO_POSTERS = "no-posters"
NEEDS: tuple[AccessNeed, ...] = ("no-stairs", "no-camera", "no-gps", "quiet")


class Profile(NamedTuple):
    """A kind of team, by the name that findings use: `plain`, `language sv`, `no-stairs`..."""

    name: str
    team: Team

    @property
    def is_plain(self) -> bool:
        """Whether nothing is in this team's way, so that what it meets everyone meets."""
        return not self.name.startswith("no-") and self.name != "quiet"


def profiles(adventure: Adventure) -> tuple[Profile, ...]:
    """Every kind of team on every track; the plain one on track 0 comes first."""
    return tuple(
        Profile(one.name, _but(one.team, track=track))
        for one in _kinds(adventure)
        for track in range(adventure.tracks)
    )


def _kinds(adventure: Adventure) -> Iterator[Profile]:
    first, *others = adventure.languages
    plain = Team(language=first, size=adventure.teams.min)
    yield Profile(PLAIN, plain)
    for language in others:
        yield Profile(f"language {language}", _but(plain, language=language))
    for need in NEEDS:
        yield Profile(need, _but(plain, access=(need,)))
    yield Profile(NO_SIGNAL, _but(plain, signal=False))
    yield Profile(NO_POSTERS, _but(plain, posters=False))
    for size in sorted(_sizes(adventure)):
        yield Profile(f"team of {size}", _but(plain, size=size))
    for bracket in sorted(_brackets(adventure)):
        yield Profile(f"bracket {bracket}", _but(plain, bracket=bracket))


def _but(team: Team, **changes: object) -> Team:
    """The same team with something else about it."""
    return team.model_copy(update=changes)


def _sizes(adventure: Adventure) -> set[int]:
    """Sizes from which on something is different."""
    asked = {
        one.team_size_at_least
        for condition in adventure.conditions
        for one in parts(condition)
        if isinstance(one, TeamSizeAtLeast)
    }
    return {size for size in asked if adventure.teams.min < size <= adventure.teams.max}


def _brackets(adventure: Adventure) -> set[str]:
    return {
        one.bracket
        for condition in adventure.conditions
        for one in parts(condition)
        if isinstance(one, InBracket)
    }
