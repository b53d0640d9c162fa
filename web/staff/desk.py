"""The organiser's desk: a game as it is now, and what can be done for all of its teams."""

from http import HTTPStatus
from typing import Final

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from engine.play.hints import next_hint
from engine.play.intents import Pause, Resume
from web import admission, games, guards, notes, organising, reader
from web.assets import built
from web.brackets import bracket_choices
from web.games import Game
from web.site import Site, site
from web.staff.desk_map import town_map
from web.staff.desk_reading import CROWDED, Situation, Team, changed, numbers, situation
from web.staff.desk_words import place_words, why_words
from web.staff.forms import form_id
from web.staff.pages import own_game, staff
from web.words import Words, words_in

LONGEST_WORDS: Final = 500
EVERY_S: Final = 2
"""So often an open desk asks whether anything has happened."""


@staff.get("/staff/games/<code>/desk")
def desk(code: str) -> str:
    """The whole page, which needs no script."""
    here, game = site(), own_game(code)
    return render_template(
        "staff/desk.html",
        town=town_map(here, game.edition),
        every_s=EVERY_S,
        **_shown(here, game),
    )


@staff.get("/staff/games/<code>/desk/now")
def desk_now(code: str) -> Response:
    """What changes of the page, for its script; 304 where nothing has."""
    here, game = site(), own_game(code)
    tag = _tag(here, game)
    response = Response(status=HTTPStatus.NOT_MODIFIED)
    if not request.if_none_match.contains(tag):
        town = town_map(here, game.edition)
        page = render_template("staff/desk_now.html", town=town, **_shown(here, game))
        response = make_response(page)
    response.set_etag(tag)
    return response


@staff.post("/staff/games/<code>/desk/clock")
def set_clock(code: str) -> Answer:
    """Stop every team's clock, or let it run again."""
    here, game = site(), own_game(code)
    now = here.clock()
    intent = Pause(now) if "pause" in request.form else Resume(now)
    organising.in_game(here, game.code, intent, form_id(), admission.staff().id)
    return redirect(url_for("staff.desk", code=game.code), 303)


def _tag(here: Site, game: Game) -> str:
    state = changed(here, game, here.clock())
    look = built().names["desk.css"]
    return "-".join((state, guards.language(), *reader.reading(), look))


def _shown(here: Site, game: Game) -> dict[str, object]:
    words = words_in(guards.language())
    found = situation(here, game, here.clock())
    plates = numbers(found.adventure)
    return {
        "game": game,
        "adventure": found.adventure,
        "situation": found,
        "plates": plates,
        "crowded": CROWDED,
        "helped": [_helped(team, found, words) for team in found.stuck],
        "places": {
            team.row.run: place_words(team.adventure, team.at, plates, words)
            for team in found.teams
            if team.at
        },
        "brackets": dict(bracket_choices(game.terms, words)),
        "notes_waiting": sum(not one.reply for one in notes.notes_of(here, game.code)),
        "did": request.args.get("did", ""),
        "now": here.clock(),
        "is_open": games.game(here, game.code) is not None,
        "longest_words": LONGEST_WORDS,
    }


def _helped(team: Team, found: Situation, words: Words) -> dict[str, object]:
    """A team that needs help: where it is, why, and what helps best."""
    assert team.stuck  # noqa: S101 (it is among the stuck ones)
    assert team.at  # noqa: S101
    challenge = team.at.challenge
    asked = team.adventure.challenge(challenge) if challenge else None
    hint = next_hint(asked, challenge, team.state) if asked and challenge else None
    left = len(asked.hints) - team.state.hints.get(challenge or "", 0) if asked else 0
    return {
        "team": team,
        "place": place_words(team.adventure, team.at, numbers(found.adventure), words),
        "why": [why_words(one, words) for one in team.stuck.why],
        "hint": hint is not None,
        "hints_left": left,
    }
