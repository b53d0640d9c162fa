"""What the desk says of a team: where it is, and why it needs help. Pure."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.play.events import Reason
from engine.play.stuck import OftenRefused, OftenWrong, Silent, Slow, Why
from engine.play.whereabouts import Whereabouts
from engine.scenario.adventure import Adventure
from web import prose
from web.words import Words


def place_words(
    adventure: Adventure, at: Whereabouts, plates: Mapping[str, int], words: Words
) -> str:
    """Where a team is, by what it does next."""
    stop = adventure.checkpoint(at.checkpoint)
    title = str(prose.plain(adventure.said(stop.title, words.language))) if stop else ""
    named = {"title": title, "number": plates.get(at.checkpoint, "")}
    numbered = at.checkpoint in plates
    if at.challenge is None:
        sentence = (
            words.gettext("Matkalla rastille %(number)s, %(title)s")
            if numbered
            else words.gettext("Matkalla: %(title)s")
        )
        return sentence % named
    task = at.challenge.partition("/")[2]
    tasks = [asked.id for asked in stop.challenges] if stop else []
    place = tasks.index(task) + 1 if task in tasks else 1
    sentence = (
        words.gettext("Rasti %(number)s, %(title)s, tehtävä %(task)s")
        if numbered
        else words.gettext("%(title)s, tehtävä %(task)s")
    )
    return sentence % {**named, "task": place}


def why_words(why: Why, words: Words) -> str:
    """One reason in a sentence."""
    match why:
        case Slow():
            sentence = words.gettext(
                "Tässä jo %(minutes)s min. Useimmat pääsevät eteenpäin %(usual)s minuutissa."
            )
            return sentence % {"minutes": why.minutes, "usual": why.usual_min}
        case OftenWrong():
            return words.gettext("Väärä vastaus %(times)s kertaa.") % {"times": why.times}
        case Silent():
            sentence = words.gettext(
                "Puhelimesta ei ole kuulunut mitään %(minutes)s minuuttiin. Yhteys voi olla "
                "poikki."
            )
            return sentence % {"minutes": why.minutes}
        case OftenRefused():
            return refused_words(why, words)


def refused_words(why: OftenRefused, words: Words) -> str:
    """How often a check-in was refused, and what was mostly wrong with it."""
    if why.reason is Reason.TOO_FAR and why.outside_m is not None:
        sentence = words.gettext(
            "%(times)s hylkäystä, noin %(outside)s m alueen ulkopuolella. Puhelimen "
            "tarkkuus ±%(accuracy)s m."
        )
    elif why.reason is Reason.TOO_COARSE and why.accuracy_m is not None:
        sentence = words.gettext(
            "%(times)s hylkäystä: puhelin ei ole varma paikasta (±%(accuracy)s m)."
        )
    else:
        sentence = _REFUSED.get(why.reason, _plainly)(words)
    slots = {"times": why.times, "outside": why.outside_m, "accuracy": why.accuracy_m or "–"}
    return sentence % slots


def _closed(words: Words) -> str:
    return words.gettext("%(times)s hylkäystä: rasti ei ole vielä auki joukkueelle.")


def _code(words: Words) -> str:
    return words.gettext("%(times)s hylkäystä: väärä koodi.")


def _plainly(words: Words) -> str:
    return words.gettext("%(times)s hylkäystä.")


_REFUSED: Final[Mapping[Reason, Callable[[Words], str]]] = {
    Reason.LOCKED: _closed,
    Reason.OTHER_WAY: _closed,
    Reason.WRONG_CODE: _code,
    Reason.REPLACED_CODE: lambda words: words.gettext(
        "%(times)s hylkäystä: koodi on vanhasta julisteesta."
    ),
    Reason.NOT_OPEN_NOW: lambda words: words.gettext(
        "%(times)s hylkäystä: rasti ei ole auki tähän aikaan."
    ),
}
