"""What of a walkthrough's expectations did not come true, one sentence each."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from engine.play.conditions import is_open, is_within_hours
from engine.play.moving import is_stuck
from engine.play.phrases import filled, phrase
from engine.play.recounting import title
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.walkthrough import Expected

FINISHED = phrase(
    "Pelin piti olla perillä, mutta se on kesken.",
    "Spelet skulle vara framme, men pågår än.",
    "The run should have finished, but goes on.",
    "Pelin piti olla valmis. Se on kesken.",
)
GOES_ON = phrase(
    "Pelin piti olla kesken, mutta se on jo perillä.",
    "Spelet skulle pågå än, men är framme.",
    "The run should still go on, but has finished.",
    "Pelin piti olla kesken. Se on jo valmis.",
)
STUCK = phrase(
    "Joukkueen piti jäädä jumiin, mutta se pääsee yhä eteenpäin.",
    "Laget skulle ha fastnat, men kommer vidare.",
    "The team should be stuck, but can still go on.",
    "Joukkueen piti jäädä jumiin. Se pääsee eteenpäin.",
)
FREE = phrase(
    "Joukkueen piti päästä eteenpäin, mutta se on jumissa.",
    "Laget skulle komma vidare, men har fastnat.",
    "The team should be able to go on, but is stuck.",
    "Joukkueen piti päästä eteenpäin. Se on jumissa.",
)
OTHER = {
    "ending": phrase(
        "Lopun piti olla {expected}, mutta se on {found}.",
        "Slutet skulle vara {expected}, men är {found}.",
        "The ending should be {expected}, but is {found}.",
        "Lopun piti olla {expected}. Se on {found}.",
    ),
    "score": phrase(
        "Pisteitä piti olla {expected}, mutta niitä on {found}.",
        "Poängen skulle vara {expected}, men är {found}.",
        "The score should be {expected}, but is {found}.",
        "Pisteitä piti olla {expected}. Niitä on {found}.",
    ),
    "item": phrase(
        "Esinettä {name} piti olla {expected}, mutta niitä on {found}.",
        "Av {name} skulle finnas {expected}, men det finns {found}.",
        "There should be {expected} of {name}, but there are {found}.",
        "Esinettä {name} piti olla {expected}. Niitä on {found}.",
    ),
}
MISSING = {
    "visited": phrase(
        "{name}: siellä piti olla käyty.",
        "{name}: där skulle ni ha varit.",
        "{name} should have been visited.",
        "{name}: siellä piti käydä.",
    ),
    "done": phrase(
        "{name}: sen piti olla tehty.",
        "{name}: det skulle vara gjort.",
        "{name} should be done.",
        "{name}: sen piti olla tehty.",
    ),
    "solved": phrase(
        "{name}: sen piti olla ratkaistu.",
        "{name}: det skulle vara löst.",
        "{name} should be solved.",
        "{name}: sen piti olla ratkaistu.",
    ),
    "open": phrase(
        "{name}: rastin piti olla auki, mutta se on kiinni.",
        "{name}: kontrollen skulle vara öppen, men är stängd.",
        "{name} should be open, but is shut.",
        "{name}: rastin piti olla auki. Se on kiinni.",
    ),
    "locked": phrase(
        "{name}: rastin piti olla kiinni, mutta se on auki.",
        "{name}: kontrollen skulle vara stängd, men är öppen.",
        "{name} should be shut, but is open.",
        "{name}: rastin piti olla kiinni. Se on auki.",
    ),
    "badge": phrase(
        "{name}: merkki puuttuu.",
        "{name}: märket saknas.",
        "The badge {name} is missing.",
        "{name}: merkki puuttuu.",
    ),
}


class End(NamedTuple):
    """Where a walkthrough ended; `signal` as its team had it."""

    state: RunState
    at: datetime
    signal: bool = True


def unmet(adventure: Adventure, end: End, expected: Expected, language: str) -> Iterator[str]:
    """Say what is not as expected."""
    yield from _how_it_stands(adventure, end, expected, language)
    yield from _facts(adventure, end.state, expected, language)
    yield from _doors(adventure, end, expected, language)
    state = end.state
    for name, count in expected.items.items():
        found = state.items.get(name, 0)
        if found != count:
            item = adventure.item(name)
            told = adventure.said(item.title, language) if item else name
            yield filled(OTHER["item"], language, name=told, expected=count, found=found)
    if expected.ending is not None and state.ending != expected.ending:
        ended = state.ending or "–"
        yield filled(OTHER["ending"], language, expected=expected.ending, found=ended)
    if expected.score is not None and state.ranked_score != expected.score:
        found = state.ranked_score
        yield filled(OTHER["score"], language, expected=expected.score, found=found)


def _how_it_stands(
    adventure: Adventure, end: End, expected: Expected, language: str
) -> Iterator[str]:
    finished = end.state.finished_at is not None
    if expected.finished is not None and expected.finished is not finished:
        yield filled(GOES_ON if finished else FINISHED, language)
    if expected.stuck is None:
        return
    stuck = is_stuck(adventure, end.state, end.at, signal=end.signal)
    if expected.stuck is not stuck:
        yield filled(FREE if stuck else STUCK, language)


def _facts(
    adventure: Adventure, state: RunState, expected: Expected, language: str
) -> Iterator[str]:
    asked = {
        "visited": [(name, facts.visited(name)) for name in expected.visited],
        "done": [(name, facts.done(name)) for name in expected.done],
        "solved": [(name, facts.solved(name)) for name in expected.solved],
        "badge": [(name, facts.badge(name)) for name in expected.badges],
    }
    for kind, named in asked.items():
        yield from (
            filled(MISSING[kind], language, name=_named(adventure, name, language))
            for name, fact in named
            if fact not in state.facts
        )


def _named(adventure: Adventure, ref: str, language: str) -> str:
    """A checkpoint by its title, a challenge by that and its own id."""
    stop, _, challenge = ref.partition("/")
    place = title(adventure, stop, language)
    return f"{place}, {challenge}" if challenge else place


def _doors(adventure: Adventure, end: End, expected: Expected, language: str) -> Iterator[str]:
    for name in (*expected.open, *expected.locked):
        if _can_be_entered(adventure, end, name) is not (name in expected.open):
            kind = "open" if name in expected.open else "locked"
            yield filled(MISSING[kind], language, name=title(adventure, name, language))


def _can_be_entered(adventure: Adventure, end: End, name: str) -> bool:
    stop = adventure.checkpoint(name)
    return (
        stop is not None
        and is_open(adventure, end.state, stop, end.at)
        and is_within_hours(adventure, stop, end.at)
    )


def refusal(reason: str | None, allowed: str | None, words: str, language: str) -> str | None:
    """Say that a step was refused unasked, or let through where it should not be."""
    if reason == allowed:
        return None
    if reason is None:
        return filled(LET_THROUGH, language, words=words, allowed=str(allowed))
    return filled(REFUSED, language, words=words, reason=reason)


REFUSED = phrase(
    "{words} Tämä ei onnistunut ({reason}).",
    "{words} Det gick inte ({reason}).",
    "{words} That was refused ({reason}).",
    "{words} Tämä ei onnistunut ({reason}).",
)
LET_THROUGH = phrase(
    "{words} Tämän ei pitänyt onnistua ({allowed}), mutta se onnistui.",
    "{words} Det skulle inte gå ({allowed}), men gick.",
    "{words} That should have been refused ({allowed}), but was not.",
    "{words} Tämän ei pitänyt onnistua ({allowed}). Se onnistui.",
)
