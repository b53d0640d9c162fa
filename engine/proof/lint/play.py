"""How it plays: what needs what, what waits for itself, and what never comes into play.

Only what the structure alone shows; whether a team can really get stuck is for the proof.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from engine.proof.finding import Finding, Fix, Rule, Severity, file_of, words
from engine.proof.lint.naming import listed
from engine.proof.lint.reach import Reach, asked_fact, challenge_facts, reach
from engine.proof.lint.written import Check, Written, all_asked, is_plain
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.condition import Condition, Flag, Has, inside
from engine.scenario.effect import Give, SetFlag
from engine.scenario.files import HEAD
from engine.scenario.reading import Path
from engine.text import Text

OPTIONAL = Rule(
    "needs-optional",
    Severity.ASKS,
    says=words(
        fi="{title}: tänne ei pääse ilman kohtaa {needed}, joka on vapaaehtoinen. Tehkää "
        "siitä pakollinen, tai antakaa toinenkin tie (any).",
        sv="{title}: hit kommer man inte utan {needed}, som är frivillig. Gör den "
        "obligatorisk, eller ge en annan väg också (any).",
        en="{title}: nobody gets here without {needed}, which is optional. Make that "
        "required, or give another way as well (any).",
        selko="{title}: tänne ei pääse, jos {needed} jää tekemättä. Se on vapaaehtoinen. "
        "Tehkää siitä pakollinen.",
    ),
    why=words(
        fi="Vapaaehtoisen saa jättää väliin, ja sitten matka päättyisi kesken.",
        sv="Det frivilliga får man hoppa över, och då tar vägen slut för tidigt.",
        en="What is optional may be passed by, and then the way would end too soon.",
        selko="Pelaaja voi jättää vapaaehtoisen tekemättä. Sitten peli ei jatku.",
    ),
)
CYCLE = Rule(
    "cycle",
    Severity.BLOCKS,
    says=words(
        fi="{title}: rastit odottavat toisiaan ({stops}), eikä yksikään aukea. Muuttakaa "
        "yhden rastin kohtaa unlock.",
        sv="{title}: kontrollerna väntar på varandra ({stops}), och ingen öppnas. Ändra "
        "unlock på en av dem.",
        en="{title}: these wait for one another ({stops}), and none ever opens. Change unlock "
        "at one of them.",
        selko="{title}: rastit odottavat toisiaan: {stops}. Mikään niistä ei aukea. "
        "Muuttakaa yhden rastin kohta unlock.",
    ),
    why=words(
        fi="Kun jokainen odottaa toista, kukaan joukkue ei pääse mihinkään niistä.",
        sv="När alla väntar på varandra kommer inget lag till någon av dem.",
        en="While each waits for another, no team gets to any of them.",
        selko="Joukkue ei pääse näille rasteille.",
    ),
)
TRIES = Rule(
    "tries-needed",
    Severity.ASKS,
    says=words(
        fi="{title}, {challenge}: yritykset tai aika voivat loppua, ja ilman oikeaa vastausta "
        "{needed} jää saavuttamatta. Kirjoittakaa ehtoon done eikä solved, tai poistakaa raja.",
        sv="{title}, {challenge}: försöken eller tiden kan ta slut, och utan rätt svar kan man "
        "inte nå {needed}. Skriv done i villkoret i stället för solved, eller ta bort gränsen.",
        en="{title}, {challenge}: tries or time may run out, and without the right answer "
        "{needed} cannot be reached. Write done in the condition instead of solved, or take "
        "the limit away.",
        selko="{title}, {challenge}: yritykset voivat loppua. Sitten {needed} jää tekemättä. "
        "Poistakaa raja attempts tai time_limit.",
    ),
    why=words(
        fi="Väärä vastaus ei saa jättää ketään kesken: done avaa tien, solved antaa pisteet.",
        sv="Ett fel svar får inte stoppa någon: done öppnar vägen, solved ger poängen.",
        en="A wrong answer must strand nobody: done opens the way, solved gives the points.",
        selko="Väärä vastaus ei saa lopettaa peliä.",
    ),
)
SIGNAL = Rule(
    "needs-signal",
    Severity.TIP,
    says=words(
        fi="{title}: tänne pääsee vasta, kun palvelin on tarkistanut vastauksen, joten ilman "
        "kenttää matka pysähtyy. Käyttäkää ehdossa done eikä solved.",
        sv="{title}: hit kommer man först när servern har kontrollerat ett svar, så utan "
        "täckning tar det stopp. Använd done i villkoret i stället för solved.",
        en="{title}: one gets here only once the server has judged an answer, so without "
        "signal the way stops. Use done in the condition instead of solved.",
        selko="{title}: tänne pääsee vain, kun puhelimessa on netti. "
        "Kirjoittakaa ehtoon done. Älkää kirjoittako solved.",
    ),
    why=words(
        fi="Kilpailussa oikeita vastauksia ei anneta puhelimeen, ja kenttä on joskus poissa.",
        sv="I tävling får telefonen inte de rätta svaren, och täckning saknas ibland.",
        en="In a competition phones are not given the answers, and signal is sometimes gone.",
        selko="Kilpailussa vain palvelin tietää vastauksen. Joskus nettiä ei ole.",
    ),
)

RULES = (OPTIONAL, CYCLE, TRIES, SIGNAL)

REQUIRE = words(
    fi="Tee siitä pakollinen.",
    sv="Gör det obligatoriskt.",
    en="Make it required.",
    selko="Tee siitä pakollinen.",
)


class _Shut(NamedTuple):
    """Something every team needs that never opens: a required stop, or the end."""

    file: str
    path: Path
    title: Text


def needs_optional(written: Written) -> Iterator[Finding]:
    """What stays shut without one optional thing, and has no other way."""
    adventure = written.adventure
    everything = reach(adventure)
    for stop in adventure.checkpoints:
        gone = {facts.visited(stop.id)}
        shut = _shut(adventure, everything, gone) if stop.optional else None
        if shut is not None:
            basic = stop.kind is Kind.BASIC
            fix = _required(file_of(stop), ("optional",), on=False) if basic else None
            yield _optional(shut, stop.title, fix)
    for asked in all_asked(adventure):
        gone = set(challenge_facts(asked.ref, asked.challenge))
        free = not asked.challenge.required and not asked.stop.optional
        shut = _shut(adventure, everything, gone) if free else None
        if shut is not None:
            fix = _required(asked.file, asked.path("required"), on=True)
            yield _optional(shut, asked.ref, fix)


def needs_solved(written: Written) -> Iterator[Finding]:
    """Challenges that can be failed, though something opens only to who solves them."""
    adventure = written.adventure
    everything = reach(adventure)
    for asked in all_asked(adventure):
        if not asked.challenge.can_fail:
            continue
        met = {facts.done(asked.ref), facts.failed(asked.ref)}
        gone = set(challenge_facts(asked.ref, asked.challenge)) - met
        shut = _shut(adventure, everything, gone)
        if shut is not None:
            limit = "attempts" if asked.challenge.attempts is not None else "time_limit"
            yield asked.found(TRIES, limit, needed=shut.title)


def needs_signal(written: Written) -> Iterator[Finding]:
    """Steps of a competition that wait for a judged answer, which a phone cannot give itself.

    A relaxed game is whole on the phone, and what is only sent never holds anybody up: so a
    photo, a scale or a survey needs no signal, and neither does a condition that says done.
    """
    adventure = written.adventure
    if adventure.integrity != "competitive":
        return
    shut = _first_shut(adventure, reach(adventure), reach(adventure, answers=False))
    if shut is not None:
        yield SIGNAL.found(shut.file, shut.path, title=shut.title)


def cycles(written: Written) -> Iterator[Finding]:
    """Checkpoints that wait for one another: each circle once, at its first."""
    adventure = written.adventure
    everything = reach(adventure)
    shut = [stop for stop in adventure.checkpoints if not everything.visits(stop)]
    waits = {stop.id: _waited_for(adventure, everything, stop) for stop in shut}
    told: set[str] = set()
    for stop in shut:
        circle = _circle(waits, stop.id)
        if circle and not told & set(circle):
            told |= set(circle)
            members = [one for name in circle for one in shut if one.id == name]
            titles = listed([one.title for one in members], at_most=6)
            yield CYCLE.found(file_of(stop), ("unlock",), title=stop.title, stops=titles)


CHECKS: tuple[Check, ...] = (needs_optional, needs_solved, needs_signal, cycles)


def _optional(shut: _Shut, needed: Text | str, fix: Fix | None) -> Finding:
    return OPTIONAL.found(shut.file, shut.path, fix=fix, title=shut.title, needed=needed)


def _required(file: str, path: Path, *, on: bool) -> Fix:
    return Fix(file, path, on, REQUIRE)


def _shut(adventure: Adventure, everything: Reach, gone: Collection[str]) -> _Shut | None:
    """The first thing that nobody reaches any more once some facts never come."""
    return _first_shut(adventure, everything, reach(adventure, gone))


def _first_shut(adventure: Adventure, everything: Reach, left: Reach) -> _Shut | None:
    for stop in adventure.checkpoints:
        if is_plain(stop) and everything.visits(stop) and not left.visits(stop):
            return _Shut(file_of(stop), ("unlock",), stop.title)
    end = adventure.finish_when
    if adventure.finish is None and everything.holds(end) and not left.holds(end):
        return _Shut(HEAD, ("route", "finish_when"), adventure.title)
    return None


def _waited_for(adventure: Adventure, everything: Reach, stop: Checkpoint) -> list[str]:
    """The checkpoints that could make a condition hold which does not."""
    unlock = adventure.track(0).unlocks[stop.id]
    wanted = set(_wanting(adventure, everything, unlock))
    return [one.id for one in adventure.checkpoints if one.id in wanted]


def _wanting(adventure: Adventure, everything: Reach, condition: Condition) -> Iterator[str]:
    if everything.holds(condition):
        return
    for one in inside(condition):
        yield from _wanting(adventure, everything, one)
    if isinstance(condition, (Has, Flag)):
        for trigger in adventure.triggers:
            match trigger.effect:
                case Give(give=name) | SetFlag(set=name):
                    wanted = condition.has if isinstance(condition, Has) else condition.flag
                    if name == wanted:
                        yield trigger.checkpoint
                case _:
                    pass
    elif fact := asked_fact(condition):
        yield fact.partition(" ")[2].partition("/")[0]


def _circle(waits: dict[str, list[str]], start: str) -> list[str]:
    """The shortest way along what waits for what from a checkpoint back to itself."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for after in waits.get(way[-1], ()):
            if after == start:
                return way
            if after not in seen:
                seen.add(after)
                ways.append([*way, after])
    return []
