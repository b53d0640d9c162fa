"""What the next author can learn of a game: its challenges one by one, and what teams said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import render_template

from engine.play.events import Event
from engine.scenario.adventure import Adventure
from engine.text import Said
from web import afterwards, figures, games, guards
from web.report.tasks import Tried, Verdict, tried, verdicts
from web.report.thought import TEAMS, thought
from web.report.walks import step
from web.site import Site, site
from web.staff.pages import own_game, staff
from web.store import reporting
from web.words import Words, words_in

_VERDICTS: Mapping[Verdict, Callable[[Words], str]] = {
    Verdict.HARDER: lambda words: words.gettext("Vaikeampi kuin luultiin."),
    Verdict.EASIER: lambda words: words.gettext("Helpompi kuin luultiin."),
    Verdict.SKIPPED: lambda words: words.gettext("Ohitettiin useammin kuin luultiin."),
    Verdict.SLOWER: lambda words: words.gettext("Vei enemmän aikaa kuin luultiin."),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A measure as teams made it, and as the simulation thought."""

    what: str
    real: str
    thought: str


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One challenge, how the teams did, and a sentence for each thing that surprised."""

    place: Said
    prompt: Said
    teams: int
    measures: tuple[Beside, ...]
    said: tuple[str, ...]


@staff.get("/staff/games/<code>/evaluation")
def evaluation(code: str) -> str:
    """The challenges in the order of the way; those that surprised are named first."""
    here, game = site(), own_game(code)
    adventure = games.adventure(here, game.edition)
    tasks = _evaluated(here, code, adventure, game.edition)
    return render_template(
        "staff/evaluation.html",
        game=game,
        adventure=adventure,
        tasks=tasks,
        surprising=[one for one in tasks if one.said],
        heard=afterwards.of_game(here, code),
        simulated=TEAMS,
    )


def _evaluated(here: Site, code: str, adventure: Adventure, edition: str) -> list[Evaluated]:
    """Those that anybody has tried."""
    words = words_in(guards.language())
    real = tried(_logs(here, code))
    expected = thought(here, edition) if real else {}
    found = []
    for stop in adventure.checkpoints:
        for asked in stop.challenges:
            ref = f"{stop.id}/{asked.id}"
            if ref in real:
                seen, beside = real[ref], expected.get(ref)
                found.append(
                    Evaluated(
                        adventure.said(stop.title, words.language),
                        adventure.said(asked.prompt, words.language),
                        seen.teams,
                        _measures(seen, beside, words),
                        tuple(_VERDICTS[one](words) for one in verdicts(seen, beside)),
                    )
                )
    return found


def _logs(here: Site, code: str) -> list[list[Event]]:
    with here.database.snapshot() as connection:
        return [
            [
                event
                for entry in reporting.entries(connection, run_id)
                for event in step(entry.intent, entry.events).events
            ]
            for run_id, _ in reporting.runs(connection, code)
        ]


def _measures(real: Tried, beside: Tried | None, words: Words) -> tuple[Beside, ...]:
    gettext = words.gettext
    told: tuple[tuple[str, Callable[[Tried], str]], ...] = (
        (gettext("Heti oikein"), lambda one: _percent(one.first_right)),
        (gettext("Yrityksiä"), lambda one: figures.decimal(one.tries, words.language)),
        (gettext("Vihjeitä"), lambda one: figures.decimal(one.hints, words.language)),
        (gettext("Ohitti"), lambda one: _percent(one.skipped)),
        (gettext("Minuutteja"), lambda one: figures.decimal(one.minutes, words.language)),
    )
    return tuple(
        Beside(what, spelt(real), spelt(beside) if beside else figures.EN_DASH)
        for what, spelt in told
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}{figures.NO_BREAK}%"
