"""What of a card was not counted, in words: the place, and why. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from engine.formats.paper.saying import Numbers
from engine.play.events import AnswerWrong, Reason
from engine.scenario.adventure import Adventure
from web.papers import Refused
from web.words import Words

_WHY: Final[Mapping[Reason, Callable[[Words], str]]] = {
    Reason.LOCKED: lambda words: words.gettext("ei ollut vielä auki tälle joukkueelle"),
    Reason.NOT_OPEN_NOW: lambda words: words.gettext("ei ollut auki siihen aikaan"),
    Reason.NO_SUCH_WAY: lambda words: words.gettext("rastia ei leimata näin"),
    Reason.OTHER_WAY: lambda words: words.gettext("joukkue oli valinnut toisen tien"),
    Reason.NOT_VISITED: lambda words: words.gettext("rastilla ei ollut käyty"),
    Reason.FINISHED: lambda words: words.gettext("aika oli loppunut"),
    Reason.TIME_UP: lambda words: words.gettext("tehtävän aika oli loppunut"),
    Reason.NO_TRIES: lambda words: words.gettext("yritykset oli käytetty"),
}


def counted(
    adventure: Adventure, refused: Sequence[tuple[str, Refused]], words: Words
) -> list[tuple[str, str]]:
    """Each with the number that stands on the card, and a reason."""
    numbers = Numbers(adventure, words.language)
    return [(_number(numbers, about), _why(event, words)) for about, event in refused]


def _number(numbers: Numbers, about: str) -> str:
    try:
        return numbers.task(about) if "/" in about else str(numbers.stop(about))
    except KeyError:
        return about


def _why(event: Refused, words: Words) -> str:
    if isinstance(event, AnswerWrong):
        return words.gettext("väärä vastaus")
    why = _WHY.get(event.reason)
    return why(words) if why else words.gettext("säännöt eivät ottaneet sitä vastaan")
