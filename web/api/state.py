"""A run's state for the rules' twin on the phone, which plays on from it without signal."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from flask import Blueprint, Response, request

from engine.play.clock import Pause
from engine.play.codec import Plain, moment
from engine.play.events import RunStarted
from engine.play.state import RunState, Told
from web import games, play
from web.api.reading import own_run
from web.api.writing import answer, written
from web.site import site


def add_to(blueprint: Blueprint) -> None:
    """Add this call."""
    blueprint.get("/api/runs/<run_id>/state")(read_state)


def read_state(run_id: str) -> Response:
    """What follows from the run's log, without a word of its adventure; 304 while it stands.

    What time alone has ended is not in it: the twin sees to that by itself, as a view does.
    """
    here = site()
    run = own_run(run_id)
    folded = play.folded(here, run)
    game = games.any_game(here, run.game_code)
    edition = games.edition_of(run, folded.state)
    issue = here.books[game.adventure_id].issue
    plain = {
        "seq": folded.seq,
        "edition": edition,
        "codes": issue,
        "game": {"competitive": game.competitive, "offline": game.offline},
        "state": state_plain(folded.state),
    }
    response = answer(written(plain))
    response.set_etag(
        f"{edition[:16]}-{issue}-{folded.seq}-{game.competitive:d}-{game.offline}"
    )
    response.make_conditional(request)
    return response


def state_plain(state: RunState) -> Plain:
    """A state by the names of its fields: sets as sorted lists, times as in the log."""
    return {name: _plain(value) for name, value in state._asdict().items()}


def _plain(value: object) -> object:
    match value:
        case datetime():
            return moment(value)
        case frozenset():
            return sorted(map(str, value))
        case tuple() if not hasattr(value, "_asdict"):
            return [_plain(one) for one in value]
        case _:
            named = _named(value)
            return (
                value if named is None else {name: _plain(one) for name, one in named.items()}
            )


def _named(value: object) -> Mapping[str, object] | None:
    """What has names: a mapping's own, or a value's fields."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, Pause | Told):
        return value._asdict()
    if isinstance(value, RunStarted):
        return asdict(value)
    return None
