"""The staff's blueprint, which the modules beside it fill."""

from collections.abc import Callable, Mapping

from flask import Blueprint, abort

from web import admission, games
from web.games import Game
from web.site import site
from web.staffing import Role
from web.words import Words

staff = Blueprint("staff", __name__)

_ROLES: Mapping[Role, Callable[[Words], str]] = {
    Role.ORGANISER: lambda words: words.gettext("järjestäjä"),
    Role.AUTHOR: lambda words: words.gettext("tekijä"),
    Role.HOST: lambda words: words.gettext("rastivahti"),
    Role.REVIEWER: lambda words: words.gettext("tarkastaja"),
}


def role_words(role: Role, words: Words) -> str:
    """What a role is called."""
    return _ROLES[role](words)


def own_game(code: str) -> Game:
    """The game with that code, also one that is closed, if it is the asking one's; else 404."""
    if not admission.staff().works_in(code):
        abort(404)
    try:
        return games.any_game(site(), code)
    except LookupError:
        abort(404)
