"""Where the staff begin: the games that are theirs, and what waits in each."""

from dataclasses import dataclass

from flask import render_template

from web import admission, games, guards, leaderboard, papers
from web.games import Game
from web.site import Site, site
from web.staff.pages import role_words, staff
from web.staffing import Role, Staff
from web.words import words_in


@dataclass(frozen=True, slots=True)
class Desk:
    """A game, and what is there to do in it: cards that are out, and those that came back."""

    game: Game
    line: str
    teams: int
    waiting: int
    entered: int


@staff.get("/staff")
def home() -> str:
    """Greet by duty: an organiser has the games, a host a checkpoint."""
    here, me = site(), admission.staff()
    words = words_in(guards.language())
    stop = None
    if me.role is Role.HOST and me.duty.game and me.duty.checkpoint:
        game = games.any_game(here, me.duty.game)
        stop = games.adventure(here, game.edition).checkpoint(me.duty.checkpoint)
    return render_template(
        "staff/home.html",
        me=me,
        role=role_words(me.role, words),
        desks=[_desk(here, one) for one in _own_games(here, me)],
        stop=stop,
    )


def _own_games(here: Site, me: Staff) -> list[Game]:
    """An organiser's or a reviewer's: all open ones, and closed ones that have cards out."""
    if me.role not in {Role.ORGANISER, Role.REVIEWER}:
        return []
    open_now = games.open_games(here)
    known = {one.code for one in open_now}
    closed = [games.any_game(here, code) for code in papers.games_waiting(here)]
    every = [*open_now, *(one for one in closed if one.code not in known)]
    return [one for one in every if me.works_in(one.code)]


def _desk(here: Site, game: Game) -> Desk:
    return Desk(
        game,
        games.adventure(here, game.edition).line,
        leaderboard.teams(here, game),
        len(papers.waiting(here, game.code)),
        len(papers.entered(here, game.code)),
    )
