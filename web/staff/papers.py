"""Teams on paper: who is out with a card, the card that came back, and what it was worth."""

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.formats.paper.making import booklet
from engine.scenario.adventure import Adventure
from web import games, guards, papers
from web.games import Game
from web.names import LONGEST_NAME, NameProblem, own_name
from web.reader import ACCESS
from web.site import site
from web.staff.counting import counted
from web.staff.forms import form_id
from web.staff.pages import own_game, staff
from web.staff.sheet import Mistakes, read, today
from web.store.paper import PaperRow
from web.words import LANGUAGES, words_in


@staff.get("/staff/games/<code>/paper")
def paper_teams(code: str) -> str:
    """The teams of a game that play on paper, and a form for one more."""
    game = own_game(code)
    return _teams_page(game, size=str(_adventure(game).teams.min), mistakes={})


@staff.post("/staff/games/<code>/paper")
def add_paper_team(code: str) -> Response:
    """Keep a team that sets out with a booklet, or one whose card is here already."""
    here, game = site(), own_game(code)
    words, adventure = words_in(guards.language()), _adventure(game)
    name, size = own_name(request.form.get("name", "")), request.form.get("size", "").strip()
    mistakes: dict[str, str] = {}
    if name is None or isinstance(name, NameProblem):
        sentence = words.gettext("Kirjoita nimi tai numero, enintään %(most)s merkkiä.")
        mistakes["name"] = sentence % {"most": LONGEST_NAME}
    whole = int(size) if size.isdecimal() and len(size) < 5 else 0
    if not adventure.teams.min <= whole <= adventure.teams.max:
        limits = {"least": adventure.teams.min, "most": adventure.teams.max}
        mistakes["size"] = words.gettext("Kirjoita luku väliltä %(least)s–%(most)s.") % limits
    if mistakes:
        return make_response(_teams_page(game, size=size, mistakes=mistakes), 422)
    team_id = form_id()
    papers.register(here, game, team_id, str(name), whole, here.clock())
    if "card" in request.form:
        return redirect(url_for("staff.paper_card", code=game.code, team=team_id), 303)
    return redirect(url_for("staff.paper_teams", code=game.code), 303)


@staff.get("/staff/games/<code>/paper/<uuid:team>")
def paper_card(code: str, team: object) -> str | Response:
    """The card to be filled in as it was written; once entered, what it was worth."""
    game = own_game(code)
    waits = _waiting(game, str(team))
    if waits is None:
        return _worth(game, str(team))
    return _card_page(game, waits, Mistakes({}))


@staff.post("/staff/games/<code>/paper/<uuid:team>")
def enter_card(code: str, team: object) -> Response:
    """Enter a card. With a mistake in it nothing is written, and nothing typed is lost."""
    here, game = site(), own_game(code)
    waits = _waiting(game, str(team))
    if waits is None:
        return redirect(url_for("staff.paper_card", code=code, team=team), 303)
    adventure = _adventure(game)
    card = read(
        adventure,
        here.books[adventure.id],
        request.form,
        words_in(guards.language()),
        here.clock(),
    )
    if isinstance(card, Mistakes):
        return make_response(_card_page(game, waits, card), 422)
    papers.enter(here, game, waits, card, here.clock())
    return redirect(url_for("staff.paper_card", code=code, team=team), 303)


@staff.post("/staff/games/<code>/paper/<uuid:team>/drop")
def drop_paper_team(code: str, team: object) -> Response:
    """Forget a team that never came back."""
    game = own_game(code)
    if _waiting(game, str(team)) is not None:
        papers.forget(site(), str(team))
    return redirect(url_for("staff.paper_teams", code=code), 303)


def _adventure(game: Game) -> Adventure:
    return games.adventure(site(), game.edition)


def _waiting(game: Game, team: str) -> PaperRow | None:
    found = (row for row in papers.waiting(site(), game.code) if row.id == team)
    return next(found, None)


def _teams_page(game: Game, *, size: str, mistakes: dict[str, str]) -> str:
    here = site()
    done = [papers.outcome(here, game, run) for run in papers.entered(here, game.code)]
    return render_template(
        "staff/paper_teams.html",
        game=game,
        adventure=_adventure(game),
        waiting=papers.waiting(here, game.code),
        entered=list(zip(papers.entered(here, game.code), done, strict=True)),
        name=request.form.get("name", ""),
        size=size,
        mistakes=mistakes,
        longest_name=LONGEST_NAME,
    )


def _card_page(game: Game, team: PaperRow, wrong: Mistakes) -> str:
    adventure, now = _adventure(game), site().clock()
    language = guards.language()
    return render_template(
        "staff/card.html",
        game=game,
        adventure=adventure,
        team=team,
        card=booklet(adventure, language),
        typed=request.form,
        mistakes=wrong.sentences,
        day=today(adventure, now),
        spoken=[(tag, LANGUAGES[tag]) for tag in LANGUAGES if tag in adventure.languages],
        access=ACCESS,
    )


def _worth(game: Game, team: str) -> str:
    found = papers.outcome(site(), game, team) or abort(404)
    words, adventure = words_in(guards.language()), _adventure(game)
    return render_template(
        "staff/worth.html",
        game=game,
        adventure=adventure,
        found=found,
        refused=counted(adventure, found.refused, words),
    )
