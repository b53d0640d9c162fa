"""Games for programs: the list, setting out, the leaderboard."""

import uuid
from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request

from web import games, play, runs
from web.api.problems import Problem
from web.api.reading import body
from web.api.sent import ResumeIn, RunIn
from web.api.viewing import view_written
from web.api.writing import answer, board_plain, written
from web.games import Game
from web.guards import device_token, language, remember
from web.leaderboard import Asked, etag, leaderboard
from web.names import NameProblem, drawn_name, own_name
from web.runs import Newcomer, RunIdTaken, Started
from web.site import site

MOST_STANDINGS = 1000


def add_to(blueprint: Blueprint) -> None:
    """Add these calls."""
    blueprint.get("/api/games")(list_games)
    blueprint.post("/api/games/<code>/runs")(start_run)
    blueprint.post("/api/resume")(resume_run)
    blueprint.get("/api/games/<code>/leaderboard")(read_leaderboard)


def list_games() -> Response:
    """Games that anyone may join, now or later."""
    listed = [
        {
            "code": game.code,
            "adventure": game.adventure_id,
            "title": game.title.said(language()),
        }
        for game in games.public_games(site())
    ]
    return jsonify(games=listed)


def start_run(code: str) -> Response:
    """Start a run for a new team."""
    game = _game(code)
    if not game.terms.may_join(site().clock()):
        raise Problem(HTTPStatus.FORBIDDEN, "shut")
    wanted = body(RunIn)
    run_id = wanted.id or uuid.uuid4()
    name = own_name(wanted.team.name or "") or drawn_name(run_id.int)
    if isinstance(name, NameProblem):
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "name")
    if game.terms.brackets and wanted.bracket not in game.terms.brackets:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "bracket")
    newcomer = Newcomer(
        str(run_id),
        name,
        wanted.team.size,
        wanted.language,
        wanted.access,
        bracket=wanted.bracket if game.terms.brackets else None,
    )
    try:
        started = runs.start(site(), game, newcomer, device_token(), site().clock())
    except RunIdTaken as taken:
        raise Problem(HTTPStatus.CONFLICT, "run-taken", ids=[str(run_id)]) from taken
    return _started(started, wanted.language, HTTPStatus.CREATED)


def resume_run() -> Response:
    """Let another phone play a run."""
    wanted = body(ResumeIn)
    started = runs.resume(site(), wanted.resume_code, device_token(), site().clock())
    if started is None:
        raise Problem(HTTPStatus.NOT_FOUND, "no-resume")
    return _started(started, language(), HTTPStatus.OK)


def read_leaderboard(code: str) -> Response:
    """The standings of a game; 304 while nothing has changed."""
    game = _game(code)
    limit = max(1, min(request.args.get("limit", 100, type=int), MOST_STANDINGS))
    team = request.args.get("team", type=uuid.UUID)
    own = str(team) if team else None
    asked = Asked(limit, own, _bracket(game))
    here = site()
    now = here.clock()
    tag = etag(here, game, asked, now)
    if request.if_none_match.contains(tag):
        response = Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = answer(written(board_plain(leaderboard(here, game, asked, now))))
    response.set_etag(tag)
    return response


def _bracket(game: Game) -> str | None:
    asked = request.args.get("bracket")
    return asked if asked in game.terms.brackets else None


def _game(code: str) -> Game:
    game = games.game(site(), code)
    if game is None:
        raise Problem(HTTPStatus.NOT_FOUND, "no-game")
    return game


def _started(started: Started, tag: str, status: HTTPStatus) -> Response:
    run = started.run
    head = {
        "run": run.id,
        "token": started.token,
        "resume_code": runs.resume_code_of(site(), run),
    }
    here = site()
    shown = view_written(here, run, play.state(here, run), tag, here.clock())
    response = answer(f'{written(head)[:-1]},"view":{shown}}}')
    response.status_code = status
    return remember(response, started.token)
