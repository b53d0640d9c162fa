"""Opening times: unreadable ones, ones that never meet, and closing before one arrives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from engine.geo import distance_m
from engine.proof.finding import Finding, Rule, Severity, file_of, words
from engine.proof.lint.lengths import DETOUR, SPEED_M_S
from engine.proof.lint.opening import Stretch, is_readable, meet, open_in, widened
from engine.proof.lint.reach import Without
from engine.proof.lint.written import Check, Written, is_plain
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint

ANY_YEAR = 2028
"""Where nothing names a year, one is as good as another; this one has all its days."""
MOST_YEARS = 3
_YEAR = re.compile(r"\b20[0-9]{2}(?![0-9])")

UNREADABLE = Rule(
    "hours-unreadable",
    Severity.ASKS,
    says=words(
        fi="{title}: aukioloa {hours} ei voi lukea. Kirjoittakaa päivät englanniksi ja ajat "
        "kahdella numerolla, esimerkiksi Mo-Fr 10:00-18:00.",
        sv="{title}: öppettiderna {hours} går inte att läsa. Skriv dagarna på engelska och "
        "tiderna med två siffror, till exempel Mo-Fr 10:00-18:00.",
        en="{title}: the opening hours {hours} cannot be read. Write days in English and times "
        "in full, such as Mo-Fr 10:00-18:00.",
        selko="{title}: aukioloa {hours} ei voi lukea. Kirjoittakaa se näin: "
        "Mo-Fr 10:00-18:00.",
    ),
    why=words(
        fi="Vain luettavasta aukiolosta näkee, ehtiikö joukkue ajoissa.",
        sv="Bara läsbara öppettider visar om laget hinner i tid.",
        en="Only hours that can be read tell whether a team will be in time.",
        selko="Peli tarkistaa ajat. Siksi ne pitää kirjoittaa oikein.",
    ),
)
NEVER_MEET = Rule(
    "hours-never-meet",
    Severity.ASKS,
    says=words(
        fi="{title} ja {other} eivät ole auki saman kierroksen aikana. Muuttakaa aikoja, tai "
        "siirtäkää toinen rasti ulos, missä aukioloajoilla ei ole väliä.",
        sv="{title} och {other} är aldrig öppna under samma runda. Ändra tiderna, eller flytta "
        "ut den ena så att öppettiderna inte spelar någon roll.",
        en="{title} and {other} are never open during the same walk. Change the times, or move "
        "one outdoors, where opening hours do not matter.",
        selko="{title} ja {other} eivät ole auki samaan aikaan. Muuttakaa aikoja. "
        "Tai tehkää toinen rasti ulos.",
    ),
    why=words(
        fi="Kukaan ei pääse molempiin yhdellä kierroksella, vaikka lähtisi milloin tahansa.",
        sv="Ingen kommer till båda på en runda, när man än ger sig iväg.",
        en="Nobody gets to both on one walk, whenever they set out.",
        selko="Joukkue ei pääse molempiin paikkoihin saman pelin aikana.",
    ),
)
LATE = Rule(
    "arrival-late",
    Severity.ASKS,
    says=words(
        fi="{title}: paikka on jo kiinni, kun sinne ehtii. Rastilta {other} kävelee tänne "
        "noin {minutes} minuuttia. Siirtäkää tämä aiemmaksi, tai muuttakaa aikoja.",
        sv="{title}: här är redan stängt när man hinner fram. Från {other} går man ungefär "
        "{minutes} minuter hit. Lägg denna tidigare, eller ändra tiderna.",
        en="{title}: it has closed before anyone can arrive. From {other} it is a walk of "
        "about {minutes} minutes. Put this one earlier, or change the times.",
        selko="{title}: paikka on jo kiinni, kun tulette. Matka tänne kestää {minutes} "
        "minuuttia. Siirtäkää rasti pelin alkuun.",
    ),
    why=words(
        fi="Nopeinkin joukkue tulee suljetulle ovelle, koska ensin on käytävä muualla.",
        sv="Även det snabbaste laget möter en stängd dörr, för det har andra kontroller först.",
        en="Even the quickest team finds the door shut, since it has to go elsewhere first.",
        selko="Nopeinkaan joukkue ei ehdi. Ovi on jo kiinni.",
    ),
)

RULES = (UNREADABLE, NEVER_MEET, LATE)

ITS_EVENT = words(
    fi="tapahtuman aika",
    sv="evenemangets tid",
    en="the time of its event",
    selko="tapahtuman aika",
)


@dataclass(frozen=True, slots=True)
class _Timed:
    """A stop that is not always open, and when it is."""

    stop: Checkpoint
    open: tuple[Stretch, ...]


def unreadable(written: Written) -> Iterator[Finding]:
    """Hours in some other notation than OpenStreetMap's."""
    for stop in written.adventure.checkpoints:
        hours = stop.access.opening_hours
        if hours is not None and not is_readable(hours):
            path = ("access", "opening_hours")
            yield UNREADABLE.found(file_of(stop), path, title=stop.title, hours=hours)


def never_meeting(written: Written) -> Iterator[Finding]:
    """Stops of one walk that are not open during one walk, or not in its order."""
    adventure = written.adventure
    walk = timedelta(minutes=max(adventure.minutes))
    timed = list(_timed(adventure))
    without = Without(adventure)
    for one in timed:
        if not one.open:
            path = ("access", "opening_hours")
            yield NEVER_MEET.found(
                file_of(one.stop), path, title=one.stop.title, other=ITS_EVENT
            )
    for first, second in combinations([one for one in timed if one.open], 2):
        if is_plain(first.stop) or is_plain(second.stop):
            yield from _apart(without, first, second, walk)


CHECKS: tuple[Check, ...] = (unreadable, never_meeting)


def _timed(adventure: Adventure) -> Iterator[_Timed]:
    stops = [stop for stop in adventure.checkpoints if is_plain(stop) or stop.open]
    begins, ends = _years(stops)
    for stop in stops:
        hours = stop.access.opening_hours
        windows = tuple(sorted(Stretch(*window) for window in stop.open))
        if hours is None or not is_readable(hours):
            if windows:
                yield _Timed(stop, windows)
        elif (usual := open_in(hours, begins, ends)) and windows:
            yield _Timed(stop, tuple(one for one in windows if meet([one], usual)))
        elif usual:
            yield _Timed(stop, usual)


def _years(stops: Sequence[Checkpoint]) -> tuple[datetime, datetime]:
    """The years that any of the times speak of."""
    hours = (stop.access.opening_hours or "" for stop in stops)
    named = {
        int(one[year.start() : year.end()]) for one in hours for year in _YEAR.finditer(one)
    }
    named |= {begins.year for stop in stops for begins, _ in stop.open}
    first = min(named, default=ANY_YEAR)
    last = min(max(named, default=ANY_YEAR), first + MOST_YEARS - 1)
    return datetime(first, 1, 1), datetime(last + 1, 1, 1)  # noqa: DTZ001 (local times)


def _apart(without: Without, one: _Timed, other: _Timed, walk: timedelta) -> Iterator[Finding]:
    """Whether these two are open during one walk, in the order in which they must come."""
    ordered = True
    if without.shut(other.stop, one.stop):
        one, other = other, one
    else:
        ordered = without.shut(one.stop, other.stop)
    where = file_of(other.stop), ("open",) if other.stop.open else ("access", "opening_hours")
    earlier = timedelta() if ordered else walk
    if not meet(widened(one.open, earlier, walk), other.open):
        yield NEVER_MEET.found(*where, title=other.stop.title, other=one.stop.title)
        return
    way = _way(without, one.stop, other.stop)
    if ordered and not meet(widened(one.open, -way, walk), other.open):
        minutes = round(way.total_seconds() / 60)
        yield LATE.found(*where, title=other.stop.title, other=one.stop.title, minutes=minutes)


def _way(without: Without, first: Checkpoint, last: Checkpoint) -> timedelta:
    """The shortest walk from one to the other, by all that must be reached between them."""
    between = [
        stop.place.fence.centre
        for stop in without.adventure.track(0).order
        if stop.place is not None
        and (stop is first or stop is last or _lies_between(without, first, stop, last))
    ]
    straight = sum(distance_m(here, there) for here, there in pairwise(between))
    return timedelta(seconds=straight * DETOUR / SPEED_M_S)


def _lies_between(
    without: Without, first: Checkpoint, stop: Checkpoint, last: Checkpoint
) -> bool:
    return without.shut(stop, last) and without.shut(first, stop)
