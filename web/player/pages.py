"""The player's blueprint, which the modules beside it fill."""

from functools import partial

from flask import Blueprint

from web import guards
from web.player import presenting
from web.words import words_in

player = Blueprint("player", __name__)


@player.context_processor
def sentences() -> dict[str, object]:
    """Sentences about an adventure that several pages say, in the reader's language."""
    words = words_in(guards.language())
    return {
        "length_and_time": partial(presenting.length_and_time, words=words),
        "stops_on_the_way": presenting.stops_on_the_way,
        "step_free_places": partial(presenting.step_free_places, words=words),
        "step_free_words": partial(presenting.step_free_words, words=words),
        "has_level_alternatives": presenting.has_level_alternatives,
    }
