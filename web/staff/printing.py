"""What is printed of a game, and posters that are lost: their codes are replaced."""

from collections.abc import Callable, Mapping

from flask import Response, abort, render_template, request, url_for
from flask import redirect as redirected
from werkzeug.wrappers import Response as Answer

from engine.scenario.checkpoint import Checkpoint
from web import admission, books, games, guards
from web.games import Game
from web.print.job import SIZES, USUAL_LANGUAGES, Job
from web.print.posters import number_of, poster_sheets
from web.print.sheets import SHEETS, sheets
from web.site import site
from web.staff.forms import form_id
from web.staff.pages import own_game, staff
from web.words import LANGUAGES, Words, words_in

_KINDS: Mapping[str, tuple[Callable[[Words], str], Callable[[Words], str]]] = {
    "posters": (
        lambda words: words.gettext("Julisteet"),
        lambda words: words.gettext(
            "Yksi rastia kohti: numero, QR-koodi ja koodi luettavaksi."
        ),
    ),
    "checklist": (
        lambda words: words.gettext("Ripustuslista"),
        lambda words: words.gettext("Rastit kartalla ja listana, ruudut ripustukselle."),
    ),
    "join": (
        lambda words: words.gettext("Liittymislappu"),
        lambda words: words.gettext("Pelikoodi suurena ja kolme riviä alkuun."),
    ),
    "certificates": (
        lambda words: words.gettext("Kunniakirjat"),
        lambda words: words.gettext("Sivu joukkuetta kohti. Nimi niin kuin joukkue sen antoi."),
    ),
}


@staff.get("/staff/games/<code>/print")
def print_room(code: str) -> str:
    """Choose what to print, and replace the code of a poster that is lost."""
    return _page(own_game(code))


@staff.get("/staff/games/<code>/print.pdf")
def printed(code: str) -> Response:
    """One PDF, made now: what it tells may be another tomorrow."""
    game, what = own_game(code), request.args.get("what", "")
    if what not in SHEETS:
        abort(404)
    size, only = request.args.get("size", "a4"), request.args.get("only")
    job = Job(site(), game, _languages())
    if only is not None:
        _stop(game, only)
        octets = poster_sheets(job, "a4", only)
    else:
        octets = sheets(what, job, size)
    response = Response(octets, mimetype="application/pdf")
    named = "-".join([what, game.code, *([size] if size in SIZES else [])])
    response.headers["Content-Disposition"] = f'attachment; filename="{named}.pdf"'
    response.cache_control.private = True
    response.cache_control.no_store = True
    return response


@staff.post("/staff/games/<code>/print")
def replace_poster(code: str) -> Answer:
    """Let another code hang at a checkpoint from now on; the old one checks nobody in."""
    here, game = site(), own_game(code)
    stop = _stop(game, request.form.get("checkpoint", ""))
    books.reissue(
        here.database,
        game.adventure_id,
        stop.id,
        here.clock(),
        form_id=form_id(),
        staff=admission.staff().id,
    )
    return redirected(url_for("staff.print_room", code=code, replaced=stop.id), 303)


def _page(game: Game) -> str:
    here, words = site(), words_in(guards.language())
    adventure = games.adventure(here, game.edition)
    replaced = adventure.checkpoint(request.args.get("replaced", ""))
    codes = here.books[adventure.id].at(replaced.id) if replaced else None
    first, second = _languages()[0], (*_languages(), "")[1]
    return render_template(
        "staff/print.html",
        game=game,
        adventure=adventure,
        kinds=[(name, say(words), note(words)) for name, (say, note) in _KINDS.items()],
        sizes=_sizes(words),
        first=first,
        second=second,
        tongues=LANGUAGES,
        stops=[(stop, number_of(adventure, stop)) for stop in adventure.checkpoints],
        replaced=replaced,
        new_code=f"{codes.short_code[:3]}-{codes.short_code[3:]}" if codes else "",
    )


def _sizes(words: Words) -> list[tuple[str, str]]:
    gettext = words.gettext
    notes = (
        gettext("yksi sivulla"),
        gettext("kaksi A4-arkilla, leikataan"),
        gettext("neljä A4-arkilla, leikataan"),
    )
    return list(zip(SIZES, notes, strict=True))


def _languages() -> tuple[str, ...]:
    """The pair that was chosen; a second that is none, or the first again, is left out."""
    chosen = [request.args.get("first", ""), request.args.get("second", "")]
    if chosen[0] not in LANGUAGES:
        return USUAL_LANGUAGES
    return tuple(one for one in dict.fromkeys(chosen) if one in LANGUAGES)


def _stop(game: Game, checkpoint: str) -> Checkpoint:
    return games.adventure(site(), game.edition).checkpoint(checkpoint) or abort(404)
