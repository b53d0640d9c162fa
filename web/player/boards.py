"""Results: on a phone or at a desk, and on a wall for everybody in the room.

Both are whole pages without a script. With one they are asked for again, as long as somebody
looks at them; the tag of an answer says that nothing has changed.
"""

from collections.abc import Callable
from http import HTTPStatus

from flask import Response, abort, make_response, render_template, request, url_for

from engine.scenario.adventure import Adventure
from web import games, guards, leaderboard, reader, runs
from web.assets import built
from web.brackets import bracket_choices
from web.games import Game
from web.leaderboard import Asked, Board
from web.player.leaves import leaf_after, leaf_of
from web.player.media import cover_of
from web.player.pages import player
from web.player.ranking import to_next_rank
from web.runs import Run
from web.site import Site, site
from web.squares import squares
from web.words import words_in

ROWS = 100
ON_A_WALL = 10
"""Lines that can be read from across a room."""

MOST_ON_WALLS = 1000

LEAF_S = 15
"""Without a script, the next leaf comes after so many seconds."""


@player.get("/games/<code>/leaderboard", endpoint="leaderboard")
def leaderboard_page(code: str) -> Response:
    """A game's results. A phone that plays it sees its own line wherever it stands."""
    here, game = site(), _game(code)
    mine = next((run for run in own_runs(here) if run.game_code == game.code), None)
    asked = Asked(ROWS, mine.id if mine else None, _bracket(game))
    now = here.clock()
    return _answered(
        leaderboard.etag(here, game, asked, now),
        lambda: render_template(
            "player/leaderboard.html",
            mine=mine,
            **_shown(here, game, leaderboard.leaderboard(here, game, asked, now)),
        ),
    )


@player.get("/games/<code>/wall")
def wall(code: str) -> Response:
    """The results, large and calm: ten lines at a time, bracket by bracket."""
    here, game = site(), _game(code)
    asked = Asked(MOST_ON_WALLS, None, _bracket(game))
    now = here.clock()
    leaf = leaf_of(request.args.get("page", 1, int))
    ends = game.terms.closes_at
    left_min = max(0, int((ends - now).total_seconds() // 60)) if ends else 0

    def page() -> str:
        board = leaderboard.leaderboard(here, game, asked, now)
        join = f"{here.settings.public_url}{url_for('player.join', code=game.code)}"
        first = (leaf - 1) * ON_A_WALL
        brackets = game.terms.brackets
        after = leaf_after(brackets, asked.bracket, leaf, -(-len(board.rows) // ON_A_WALL))
        return render_template(
            "player/wall.html",
            leaf_s=LEAF_S,
            rows=board.rows[first : first + ON_A_WALL],
            after=url_for("player.wall", code=game.code, bracket=after[0], page=after[1]),
            joinable=game.terms.may_join(now),
            left_min=left_min,
            join_squares=squares(join),
            news=None if board.frozen else leaderboard.latest(here, game, asked, now),
            **_shown(here, game, board),
        )

    tag = f"{leaderboard.etag(here, game, asked, now)}-{leaf}-{left_min}"
    return _answered(tag, page)


def own_runs(here: Site) -> list[Run]:
    """The runs of the asking phone, the newest first."""
    token = guards.device_token()
    return runs.runs_of(here, token) if token else []


def _game(code: str) -> Game:
    return games.game(site(), code) or abort(404)


def _bracket(game: Game) -> str | None:
    """The bracket whose results are asked for; None for all teams together."""
    asked = request.args.get("bracket")
    return asked if asked in game.terms.brackets else None


def _shown(here: Site, game: Game, board: Board) -> dict[str, object]:
    adventure: Adventure = games.adventure(here, game.edition)
    words = words_in(guards.language())
    return {
        "game": game,
        "adventure": adventure,
        "board": board,
        "brackets": bracket_choices(game.terms, words),
        "bracket": _bracket(game),
        "cover": cover_of(adventure),
        "wanted": to_next_rank(board),
    }


def _answered(tag: str, page: Callable[[], str]) -> Response:
    """A page under a tag that tells what it depends on; 304 where the asking one has it."""
    look = built().names["look.css"]
    whole = "-".join((tag, guards.language(), *reader.reading(), look))
    response = Response(status=HTTPStatus.NOT_MODIFIED)
    if not request.if_none_match.contains_weak(whole):
        response = make_response(page())
    response.set_etag(whole)
    return response
