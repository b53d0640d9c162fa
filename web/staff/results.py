"""After the game: what can be taken along, and each team's answers on one sheet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask import Response, abort, render_template

from engine.text import Said
from web import games, guards
from web.results.answers import answer_words
from web.results.files import KINDS, Asked, filename
from web.results.sheets import how_words
from web.results.teams import Task, Team, teams_of
from web.site import site
from web.staff.pages import own_game, staff
from web.words import Words, words_in

_TOLD: Mapping[str, Callable[[Words], tuple[str, str]]] = {
    "results.ods": lambda words: (
        words.gettext("Taulukko"),
        words.gettext("Joukkueet, leimaukset ja tehtävät. Aukeaa LibreOfficessa ja Excelissä."),
    ),
    "results.csv.zip": lambda words: (
        words.gettext("Taulukot CSV-tiedostoina"),
        words.gettext("Samat kolme taulukkoa muihin ohjelmiin."),
    ),
    "results.xml": lambda words: (
        words.gettext("Tulokset suunnistuksen ohjelmille"),
        words.gettext("Kansainvälisen suunnistusliiton muoto, IOF 3.0."),
    ),
    "runs.jsonl": lambda words: (
        words.gettext("Pelin loki"),
        words.gettext("Kaikki tapahtumat ilman nimiä ja tekstejä. Simulaatio oppii niistä."),
    ),
    "photos.zip": lambda words: (
        words.gettext("Hyväksytyt kuvat"),
        words.gettext("Kuvat joukkueittain. Kysy kuvassa olevilta ennen kuin julkaiset."),
    ),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A task on a team's sheet: what was asked, and what came of it."""

    place: Said
    prompt: Said
    task: Task
    how: str
    answer: str


@staff.get("/staff/games/<code>/results")
def results(code: str) -> str:
    """What there is to take along."""
    game, words = own_game(code), words_in(guards.language())
    return render_template(
        "staff/results.html",
        game=game,
        adventure=games.adventure(site(), game.edition),
        files=[(name, *_TOLD[name](words)) for name in KINDS],
    )


@staff.get("/staff/games/<code>/results/<name>")
def result_file(code: str, name: str) -> Response:
    """One file, made now."""
    here, game = site(), own_game(code)
    kind = KINDS.get(name) or abort(404)
    octets = kind.made(Asked(here, game, words_in(guards.language()), here.clock()))
    answer = Response(octets, mimetype=kind.mimetype)
    answer.headers.set("Content-Disposition", "attachment", filename=filename(game, name))
    return answer


@staff.get("/staff/games/<code>/answers")
def answers(code: str) -> str:
    """Each team's answers on a sheet of its own, to read and to print."""
    here, game = site(), own_game(code)
    words = words_in(guards.language())
    teams = teams_of(here, game)
    return render_template(
        "staff/answers.html",
        game=game,
        adventure=games.adventure(here, game.edition),
        sheets=[(team, list(_answered(team, words))) for team in teams],
    )


def _answered(team: Team, words: Words) -> Iterator[Answered]:
    """A team's tasks in the order of the way."""
    language = words.language
    for stop in team.adventure.checkpoints:
        for asked in stop.challenges:
            task = team.tasks.get(f"{stop.id}/{asked.id}")
            if task is not None:
                place = team.adventure.said(stop.title, language)
                prompt = team.adventure.said(asked.prompt, language)
                given = answer_words(team.adventure, task, words)
                yield Answered(place, prompt, task, how_words(task.how, words), given)
