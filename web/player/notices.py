"""What we must tell, and gladly do: privacy, what is kept where, and accessibility."""

from flask import abort, render_template

from web import games, guards, storage
from web.accessibility import statement
from web.games import Game
from web.player.pages import player
from web.site import site
from web.words import words_in


@player.get("/privacy")
def privacy() -> str:
    """What is known of players, for how long, and what they may ask for."""
    return _privacy(None)


@player.get("/games/<code>/privacy")
def privacy_of_game(code: str) -> str:
    """The same as one game's organiser has settled it."""
    return _privacy(games.game(site(), code) or abort(404))


@player.get("/privacy/storage")
def kept_here() -> str:
    """All that browsers and the server keep, thing by thing."""
    words, settings = words_in(guards.language()), site().settings
    return render_template(
        "player/storage.html",
        cookies=storage.cookies(words),
        of_the_tab=storage.of_the_tab(words),
        of_the_phone=storage.of_the_phone(words),
        of_the_server=storage.of_the_server(words, settings.keep_days, settings.photo_days),
    )


@player.get("/accessibility")
def accessibility() -> str:
    """How accessible the pages are, and what one can do where they are not."""
    told = statement()
    words = words_in(guards.language())
    return render_template(
        "player/accessibility.html",
        told=told,
        gaps=[(one.told(words), one.criteria) for one in told.gaps],
        address=site().settings.public_url,
        contact=site().settings.contact,
    )


def _privacy(game: Game | None) -> str:
    settings = site().settings
    terms = game.terms if game else None
    return render_template(
        "player/privacy.html",
        game=game,
        contact=(terms.contact if terms else "") or settings.contact,
        keep_days=(terms.keep_days if terms else None) or settings.keep_days,
        photo_days=settings.photo_days,
        ranked=terms is None or terms.ranking == "board",
    )
