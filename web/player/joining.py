"""Setting out: the drawn name, a few choices, safety, and the start."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from engine.play.judge import CodeClaim
from engine.scenario.adventure import Adventure, TeamSize
from web import games, guards, play, reader, runs
from web.brackets import bracket_choices
from web.games import Game
from web.names import LONGEST_NAME, PAIRS, NameProblem, drawn_name, own_name
from web.player.asking import form_id
from web.player.pages import player
from web.runs import Newcomer, Started
from web.site import Site, site
from web.words import LANGUAGES, Words, words_in

_USUAL_SIZE = 3
_LONGEST_SIZE = 4


@dataclass(frozen=True, slots=True)
class JoinForm:
    """What stands in the form, as typed. `draw` is the number that draws the given name."""

    draw: int
    name: str = ""
    size: str = ""
    language: str = ""
    access: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    read: bool = False
    poster: str = ""
    bracket: str = ""
    mistakes: Mapping[str, str] = field(default_factory=dict)

    @property
    def drawn(self) -> str:
        """The name that is given."""
        return drawn_name(self.draw)


@player.get("/games/<code>/join")
def join(code: str) -> str:
    """A name is drawn for whoever comes; `draw` in the address keeps it."""
    here = site()
    game = games.game(here, code) or abort(404)
    if not game.terms.may_join(here.clock()):
        return _shut_page(here, game)
    asked = request.args
    form = JoinForm(
        draw=asked.get("draw", secrets.randbelow(PAIRS), int),
        size=str(_usual_size(games.adventure(here, game.edition).teams)),
        language=guards.language(),
        access=reader.access() or (),
        reading=reader.reading(),
        poster=asked.get("poster", ""),
    )
    return _join_page(here, game, form)


@player.post("/games/<code>/join")
def start(code: str) -> Response:
    """Start a run. What is missing is said beside its field, and nothing typed is lost."""
    here = site()
    game = games.game(here, code) or abort(404)
    if not game.terms.may_join(here.clock()):
        return make_response(_shut_page(here, game), 403)
    adventure = games.adventure(here, game.edition)
    form = _read(request.form, game, adventure, words_in(guards.language()))
    if form.mistakes:
        return make_response(_join_page(here, game, form), 422)
    team = own_name(form.name) or form.drawn
    newcomer = Newcomer(
        form_id(),
        str(team),
        int(form.size),
        form.language,
        form.access,
        bracket=form.bracket or None,
    )
    try:
        started = runs.start(here, game, newcomer, guards.device_token(), here.clock())
    except runs.RunIdTaken:
        abort(409)
    response = make_response(redirect(_first_page(here, started, form.poster), 303))
    guards.remember_language(response, form.language)
    if form.access or reader.access():
        reader.remember_access(response, form.access)
    reader.remember_reading(response, form.reading)
    return guards.remember(response, started.token)


def _usual_size(teams: TeamSize) -> int:
    return max(teams.min, min(_USUAL_SIZE, teams.max))


def _join_page(here: Site, game: Game, form: JoinForm) -> str:
    adventure = games.adventure(here, game.edition)
    return render_template(
        "player/join.html",
        game=game,
        adventure=adventure,
        form=form,
        redraw=secrets.randbelow(PAIRS),
        spoken=[(tag, LANGUAGES[tag]) for tag in spoken_in(game, adventure)],
        brackets=bracket_choices(game.terms, words_in(guards.language())),
        longest_name=LONGEST_NAME,
    )


def _shut_page(here: Site, game: Game) -> str:
    """Too early, or too late: when it opens, or that no more teams are let in."""
    return render_template(
        "player/shut.html",
        game=game,
        adventure=games.adventure(here, game.edition),
        early=game.terms.early(here.clock()),
    )


def spoken_in(game: Game, adventure: Adventure) -> list[str]:
    """The languages that a team may choose: the adventure's, or those the game keeps to."""
    offered = game.terms.languages or adventure.languages
    return [tag for tag in LANGUAGES if tag in adventure.languages and tag in offered]


def _read(
    typed: MultiDict[str, str], game: Game, adventure: Adventure, words: Words
) -> JoinForm:
    mistakes: dict[str, str] = {}
    name = own_name(typed.get("name", ""))
    if isinstance(name, NameProblem):
        mistakes["name"] = _name_words(name, words)
    size = typed.get("size", "", str).strip()
    whole = int(size) if size.isdecimal() and len(size) <= _LONGEST_SIZE else 0
    if not adventure.teams.min <= whole <= adventure.teams.max:
        limits = {"least": adventure.teams.min, "most": adventure.teams.max}
        mistakes["size"] = (
            words.gettext("Kirjoittakaa luku väliltä %(least)s–%(most)s.") % limits
        )
    if not typed.get("read"):
        mistakes["read"] = words.gettext("Lukekaa nämä yhdessä ja merkitkää ne luetuiksi.")
    bracket = typed.get("bracket", "")
    if game.terms.brackets and bracket not in game.terms.brackets:
        mistakes["bracket"] = words.gettext("Valitkaa sarja, jossa olette mukana.")
    language = typed.get("language", "")
    return JoinForm(
        draw=typed.get("draw", 0, int),
        name=typed.get("name", ""),
        size=size,
        language=language if language in LANGUAGES else guards.language(),
        access=_ticked(typed, "access", reader.ACCESS),
        reading=_ticked(typed, "reading", reader.READING),
        read=bool(typed.get("read")),
        poster=typed.get("poster", ""),
        bracket=bracket if game.terms.brackets else "",
        mistakes=mistakes,
    )


def _ticked(typed: MultiDict[str, str], field: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in known if one in typed.getlist(field))


def _name_words(problem: NameProblem, words: Words) -> str:
    return {
        NameProblem.TOO_LONG: words.gettext(
            "Nimi on liian pitkä. Siihen mahtuu %(most)s merkkiä."
        )
        % {"most": LONGEST_NAME},
        NameProblem.UNSEEN_LETTERS: words.gettext(
            "Nimessä on merkki, joka ei näy. Kirjoittakaa nimi uudelleen näppäimistöllä."
        ),
        NameProblem.NO_LETTERS: words.gettext("Nimessä on hyvä olla ainakin yksi kirjain."),
    }[problem]


def _first_page(here: Site, started: Started, poster: str) -> str:
    """After a poster the check-in follows by itself; else the walk begins."""
    run = started.run
    if not poster:
        return url_for("player.walk", run=run.id)
    # The same for every resend of the start, and another than the start's own.
    asked = play.Asked(str(uuid5(UUID(run.id), "poster")), CodeClaim(poster))
    try:
        [result] = play.step(here, run, [asked], here.clock()).results
    except play.SeenWithAnotherBody:
        abort(409)
    return url_for("player.told", run=run.id, seq=result.seq)
