"""What publishing an edit means for the teams of a game, on the terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from web.publishing import Affected, Impact


def impact_told(impact: "Impact", *, rescore: bool) -> Iterator[str]:
    """A line for each thing that happens to teams, those that lose something by name."""
    staying = [team for team in impact.teams if not team.moves(rescore=rescore)]
    yield f"{_teams(len(impact.teams) - len(staying))} under way: on the new edition"
    if impact.new_tasks:
        tasks = ", ".join(impact.new_tasks)
        yield f"new tasks, asked of teams that start from now on: {tasks}"
        yield f"{_teams(len(staying))} under way: on the edition they set out with"
        return
    rescored = [team for team in staying if not team.change.lost]
    if rescored:
        yield f"{_teams(len(rescored))} would have other points: {_range(rescored)}"
        yield "  they play on as before; add --rescore to move them, too"
    yield from (_losing(team) for team in staying if team.change.lost)


def _range(teams: Sequence["Affected"]) -> str:
    found = sorted(team.change.difference for team in teams)
    return f"{found[0]:+d}" if found[0] == found[-1] else f"{found[0]:+d} to {found[-1]:+d}"


def _losing(team: "Affected") -> str:
    return f"{team.team} plays on as before; it would lose: {', '.join(team.change.lost)}"


def _teams(number: int) -> str:
    return f"{number} {'team' if number == 1 else 'teams'}"
