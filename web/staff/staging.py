"""Setting a game up: its adventure and terms on one page, and its own page afterwards."""

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from engine.scenario.adventure import Adventure
from web import admission, figures, games, guards, leaderboard, organising, papers, rehearsing
from web.brackets import bracket_choices
from web.games import Game
from web.site import Site, site
from web.squares import squares
from web.staff.pages import own_game, staff
from web.staff.terms_form import Fields, Mistakes, read, typed_from
from web.terms import BRACKETS, LONGEST_CONTACT, LONGEST_NAME, USUAL, Terms
from web.words import LANGUAGES, words_in

LONGEST_WORDS = 500


@staff.get("/staff/games/new")
def new_game() -> str:
    """A form with the usual terms, or with those of the game that `like` names."""
    here = _free_hand()
    like = request.args.get("like", "")
    if like:
        model = own_game(like)
        adventure = games.adventure(here, model.edition)
        return _new_page(adventure, typed_from(_again(model.terms), adventure), model)
    adventure = _chosen(here, request.args.get("adventure", ""))
    return _new_page(adventure, typed_from(USUAL, adventure))


@staff.post("/staff/games/new")
def create_game() -> Response:
    """Open the game. With a mistake in the form nothing is, and nothing typed is lost."""
    here, fields = _free_hand(), request.form
    adventure = _chosen(here, fields.get("adventure", ""))
    terms = read(
        fields,
        adventure,
        words_in(guards.language()),
        rehearsal=False,
        most_days=here.settings.keep_days,
    )
    if isinstance(terms, Mistakes):
        return make_response(_new_page(adventure, fields, wrong=terms), 422)
    made = games.create(
        here,
        adventure.id,
        posters="posters" in fields,
        competitive=_own_word(fields.get("integrity", "")),
        on=terms,
    )
    assert made is not None  # noqa: S101 (the adventure is in the catalogue)
    words = " ".join(fields.get("announcement", "").split())[:LONGEST_WORDS]
    if words:
        organising.say(here, made.code, words, here.clock())
    return redirect(url_for("staff.game", code=made.code), 303)


@staff.get("/staff/games/<code>")
def game(code: str) -> str:
    """A game's own page: how one joins it, and what there is to do in it."""
    here, staged = site(), own_game(code)
    join = f"{here.settings.public_url}{url_for('player.join', code=code)}"
    return render_template(
        "staff/game.html",
        game=staged,
        adventure=games.adventure(here, staged.edition),
        is_open=games.game(here, code) is not None,
        now=here.clock(),
        join=join,
        join_squares=squares(join),
        teams=leaderboard.teams(here, staged),
        waiting=len(papers.waiting(here, code)),
        brackets=bracket_choices(staged.terms, words_in(guards.language())),
    )


@staff.get("/staff/games/<code>/terms")
def terms(code: str) -> str:
    """The terms as they are agreed, to be changed."""
    staged = own_game(code)
    adventure = games.adventure(site(), staged.edition)
    return _terms_page(staged, adventure, typed_from(staged.terms, adventure))


@staff.post("/staff/games/<code>/terms")
def agree(code: str) -> Response:
    """Play on other terms from now on."""
    here, staged = site(), own_game(code)
    adventure = games.adventure(here, staged.edition)
    changed = read(
        request.form,
        adventure,
        words_in(guards.language()),
        rehearsal=staged.terms.rehearsal,
        most_days=here.settings.keep_days,
    )
    if isinstance(changed, Mistakes):
        return make_response(_terms_page(staged, adventure, request.form, changed), 422)
    games.agree(here, code, changed)
    return redirect(url_for("staff.game", code=code), 303)


@staff.post("/staff/games/<code>/close")
def close_game(code: str) -> Response:
    """Let nobody join any more; who is under way plays on."""
    games.close(site(), own_game(code).code)
    return redirect(url_for("staff.game", code=code), 303)


@staff.post("/staff/games/<code>/rehearse")
def rehearse(code: str) -> Response:
    """Begin a rehearsal: a copy of the game in which simulated teams walk."""
    here, model = site(), own_game(code)
    if model.terms.rehearsal:
        abort(409)
    copy = rehearsing.copied(here, model)
    rehearsing.begin(here, copy)
    return redirect(url_for("staff.game", code=copy.code), 303)


def _free_hand() -> Site:
    """Only an organiser of all games may open another."""
    if admission.staff().duty.game is not None:
        abort(403, "other-role")
    return site()


def _chosen(here: Site, adventure_id: str) -> Adventure:
    return here.catalogue.adventure(adventure_id) or here.catalogue.adventures[0]


def _length(adventure: Adventure) -> str:
    language = guards.language()
    shortest, longest = adventure.minutes
    time = figures.minutes_range(shortest, longest, language)
    return f"{figures.length(adventure.distance_m, language)} · {time}"


def _again(terms: Terms) -> Terms:
    """Last year's terms without its days."""
    return terms.model_copy(
        update={"opens_at": None, "closes_at": None, "freeze_at": None, "rehearsal": False}
    )


def _own_word(integrity: str) -> bool | None:
    return {"competitive": True, "relaxed": False}.get(integrity)


def _new_page(
    adventure: Adventure,
    typed: MultiDict[str, str],
    like: Game | None = None,
    wrong: Mistakes | None = None,
) -> str:
    here = site()
    return render_template(
        "staff/new_game.html",
        adventures=[(one, _length(one)) for one in here.catalogue.adventures],
        like=like,
        models=[one for one in games.open_games(here) if not one.terms.rehearsal],
        longest_words=LONGEST_WORDS,
        fresh=not wrong,
        **_form(adventure, typed, wrong),
    )


def _terms_page(
    staged: Game, adventure: Adventure, typed: Fields, wrong: Mistakes | None = None
) -> str:
    return render_template("staff/terms.html", game=staged, **_form(adventure, typed, wrong))


def _form(adventure: Adventure, typed: Fields, wrong: Mistakes | None) -> dict[str, object]:
    every = Terms(brackets=BRACKETS)
    return {
        "adventure": adventure,
        "typed": typed,
        "mistakes": wrong.sentences if wrong else {},
        "spoken": [(tag, LANGUAGES[tag]) for tag in LANGUAGES if tag in adventure.languages],
        "bracket_names": bracket_choices(every, words_in(guards.language())),
        "longest_name": LONGEST_NAME,
        "longest_contact": LONGEST_CONTACT,
    }
