"""Pages that need no run: the front page, an adventure, a game found by its code."""

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.codes import tidy
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Visible
from web import games, play
from web.player.boards import own_runs
from web.player.media import cover_of
from web.player.pages import player
from web.runs import Run
from web.site import Site, site

LONGEST_CODE = 20


@player.get("/")
def home() -> str:
    """The adventures one can set out on, and the way back to one's own."""
    here = site()
    posters = [(game, games.adventure(here, game.edition)) for game in games.public_games(here)]
    return render_template(
        "player/home.html",
        posters=[(game, staged, cover_of(staged)) for game, staged in posters],
        under_way=_under_way(here),
    )


@player.get("/adventures/<adventure_id>")
def adventure(adventure_id: str) -> str:
    """What an adventure is about, what it asks of one, and where it starts."""
    here = site()
    game = games.game_of_adventure(here, adventure_id)
    shown = (
        games.adventure(here, game.edition) if game else here.catalogue.adventure(adventure_id)
    ) or abort(404)
    return render_template(
        "player/adventure.html",
        adventure=shown,
        game=game,
        start=_start(shown),
        cover=cover_of(shown),
    )


@player.get("/join")
def find_game() -> Response:
    """Lead from a typed join code to its game."""
    typed = request.args.get("code", "").strip()[:LONGEST_CODE]
    game = games.game(site(), typed) if tidy(typed) else None
    if game is None:
        return make_response(render_template("player/join_code.html", typed=typed), 404)
    return redirect(url_for("player.join", code=game.code))


def _under_way(here: Site) -> list[Run]:
    """This phone's runs that are not finished, the newest first."""
    return [run for run in own_runs(here) if play.state(here, run).running]


def _start(adventure: Adventure) -> Checkpoint | None:
    """Where one sets out from, if that is no secret."""
    start = adventure.start
    return start if start is not None and start.shown is Visible.ALWAYS else None
