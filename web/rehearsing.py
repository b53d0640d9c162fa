"""A rehearsal: a copy of a game in which simulated teams walk, faster than people do.

So an organiser learns the screens before the day. The teams are the simulation's: what each
asks for, and when, is drawn beforehand; here it goes through the rules anew, at the time it is.
What the hurry spoils (a stop that is not open now, say) is waived, as an organiser would.
"""

import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter

from engine.play.events import IntentRefused
from engine.play.intents import Answer, FinishActivity, Intent, Skip, StartRun, TakeHint, Waive
from engine.scenario.adventure import Adventure
from web import games, organising, runs
from web.folds import Played
from web.games import Game
from web.names import PAIRS, drawn_name
from web.runs import Newcomer
from web.site import Site
from web.terms import Terms

TEAMS = 12
SPEED = 20
"""Times as fast as people walk: an hour's game is over in three minutes."""

_SIMULATED = "rehearsal"


@dataclass(frozen=True, slots=True)
class Step:
    """What a team of that number asks for, and how long after the first one set out."""

    seconds: float
    team: int
    intent: Intent


def copied(site: Site, model: Game) -> Game:
    """A copy of a game to rehearse in: told by its code only, and counted nowhere."""
    terms = model.terms.model_copy(
        update={
            "rehearsal": True,
            "listed": False,
            "opens_at": None,
            "closes_at": None,
            "freeze_at": None,
        }
    )
    copy = games.create(
        site,
        model.adventure_id,
        posters=model.posters,
        competitive=model.competitive,
        offline=model.offline,
        on=Terms.model_validate(terms),
    )
    assert copy is not None  # noqa: S101 (the model's adventure is here)
    return copy


def steps(adventure: Adventure, teams: int, seed: int, *, posters: bool) -> Sequence[Step]:
    """What simulated teams ask for, in the order of time."""
    from engine.proof.simulation.crowd import Crowd  # noqa: PLC0415 (numpy, for this alone)
    from engine.proof.simulation.simulating import logs  # noqa: PLC0415

    crowd = Crowd(teams_at_once=teams, posters=posters)
    drawn = enumerate(logs(adventure, crowd, teams, seed))
    every = (Step(one.seconds, team, one.intent) for team, log in drawn for one in log)
    return sorted(every, key=attrgetter("seconds"))


def begin(site: Site, game: Game) -> None:
    """Let simulated teams walk from now on, beside whatever else this process does."""
    seed = uuid.uuid4().int % 2**32
    adventure = games.adventure(site, game.edition)

    def walk() -> None:
        drawn = steps(adventure, TEAMS, seed, posters=game.posters)
        walked(site, game, drawn, _waiting())

    threading.Thread(target=walk, name=f"rehearsal {game.code}", daemon=True).start()


def walked(
    site: Site, game: Game, drawn: Sequence[Step], wait_until: Callable[[timedelta], None]
) -> None:
    """Take the steps, each at its time, until all are taken or the game is closed.

    `wait_until` waits until that long after the beginning.
    """
    playing: dict[int, Played] = {}
    for step in drawn:
        wait_until(timedelta(seconds=step.seconds / SPEED))
        if games.game(site, game.code) is None:
            return
        if isinstance(step.intent, StartRun):
            playing[step.team] = _set_out(site, game, step.intent)
        else:
            _ask(site, playing[step.team], step.intent)


def _waiting() -> Callable[[timedelta], None]:
    never, begun = threading.Event(), time.monotonic()

    def wait_until(after: timedelta) -> None:
        never.wait(max(0.0, begun + after.total_seconds() - time.monotonic()))

    return wait_until


def _set_out(site: Site, game: Game, start: StartRun) -> Played:
    run_id = uuid.uuid4()
    brackets = game.terms.brackets
    newcomer = Newcomer(
        str(run_id),
        drawn_name(run_id.int % PAIRS),
        start.team_size,
        start.language,
        start.access,
        bracket=brackets[run_id.int % len(brackets)] if brackets else None,
    )
    started = runs.start(site, game, newcomer, None, site.clock())
    return Played(started.run.id, game.code, game.edition, _SIMULATED)


def _ask(site: Site, run: Played, intent: Intent) -> None:
    """Ask for something at the time it is; a task that the hurry spoiled is waived."""
    for asked in (intent, *_instead(intent)):
        happened = organising.in_one(
            site, run, replace(asked, at=site.clock()), str(uuid.uuid4())
        )
        if not any(isinstance(event, IntentRefused) for event in happened):
            return


def _instead(intent: Intent) -> Iterator[Intent]:
    if isinstance(intent, Answer | FinishActivity | Skip | TakeHint):
        yield Waive(intent.at, intent.challenge)
