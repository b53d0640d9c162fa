"""Whether the metres and minutes that an adventure promises can be true."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engine.geo import distance_m
from engine.proof.finding import Finding, Fix, Rule, Severity, words
from engine.proof.lint.written import Check, Written, is_plain
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.files import HEAD

DETOUR = 1.3
SPEED_M_S = 1.25
"""How far and fast one walks, as the simulation has it (scenario.md §10)."""
DOUBT = 0.25
"""Detours differ: a promise may be a quarter off before it is wrong."""
LEAST_M = 300
"""Below this a quarter is less than the fences themselves are wide."""

LENGTH = Rule(
    "length-off",
    Severity.ASKS,
    says=words(
        fi="{title}: matkaksi luvataan {promised} metriä, mutta rastien välit antavat noin "
        "{measured} metriä. Kävelkää reitti, tai kirjoittakaa distance_m: {measured}.",
        sv="{title}: sträckan sägs vara {promised} meter, men mellan kontrollerna blir det "
        "ungefär {measured} meter. Gå rundan, eller skriv distance_m: {measured}.",
        en="{title}: {promised} metres are promised, but from stop to stop it comes to about "
        "{measured} metres. Walk it, or write distance_m: {measured}.",
        selko="{title}: matkan pituus on ehkä väärin. Siinä lukee {promised} metriä. "
        "Laskettu matka on {measured} metriä. Korjatkaa distance_m.",
    ),
    why=words(
        fi="Matkan pituudesta pelaaja päättää, jaksavatko kaikki. Mutkat on laskettu mukaan.",
        sv="Sträckan avgör om alla orkar med. Omvägar är inräknade.",
        en="People decide by it whether everyone can manage. Detours are included.",
        selko="Pelaaja haluaa tietää matkan. Sitten hän tietää, jaksaako hän.",
    ),
)
TIME = Rule(
    "time-short",
    Severity.ASKS,
    says=words(
        fi="{title}: {promised} minuuttia ei riitä, pelkkä kävely vie noin {needed} "
        "minuuttia. Muuttakaa kohtaa minutes.",
        sv="{title}: {promised} minuter räcker inte, bara att gå tar ungefär {needed} "
        "minuter. Ändra minutes.",
        en="{title}: {promised} minutes are not enough, the walk alone takes about {needed} "
        "minutes. Change minutes.",
        selko="{title}: aika ei riitä. Pelkkä kävely kestää {needed} minuuttia. "
        "Korjatkaa kohta minutes.",
    ),
    why=words(
        fi="Joka luottaa aikaan, myöhästyy bussista tai joutuu kiirehtimään kadulla.",
        sv="Den som litar på tiden missar bussen eller får brått på gatan.",
        en="People who trust it miss a bus, or have to hurry in the street.",
        selko="Pelaaja luottaa aikaan. Hän ei saa myöhästyä.",
    ),
)

RULES = (LENGTH, TIME)

CORRECT = words(
    fi="Korjaa matka lasketuksi.",
    sv="Skriv den beräknade sträckan.",
    en="Write the length that was measured.",
    selko="Korjaa matkan pituus.",
)


def length(written: Written) -> Iterator[Finding]:
    """A promised length that is neither that of the required stops nor of all of them.

    The longest plain way of a route with sides lies between the two.
    """
    adventure = written.adventure
    shortest, longest = _walked_m(adventure)
    promised = adventure.distance_m
    least, most = shortest * (1 - DOUBT), longest * (1 + DOUBT)
    if longest < LEAST_M or least <= promised <= most:
        return
    measured = round(shortest if promised < least else longest, -2)
    fix = Fix(HEAD, ("distance_m",), measured, CORRECT)
    yield LENGTH.found(
        HEAD,
        ("distance_m",),
        fix=fix,
        title=adventure.title,
        promised=promised,
        measured=measured,
    )


def time(written: Written) -> Iterator[Finding]:
    """Minutes in which one cannot even walk: slowly all of it, quickly what is required."""
    adventure = written.adventure
    quick, slow = sorted(adventure.minutes)
    shortest, longest = _walked_m(adventure)
    whole = min(adventure.distance_m, longest * (1 + DOUBT))
    for promised, metres in ((slow, whole), (quick, shortest)):
        needed = round(metres / SPEED_M_S / 60)
        if promised < needed:
            yield TIME.found(
                HEAD, ("minutes",), title=adventure.title, promised=promised, needed=needed
            )
            return


CHECKS: tuple[Check, ...] = (length, time)


def _walked_m(adventure: Adventure) -> tuple[int, int]:
    """Metres walked by the required stops alone, and by all that are listed, in their order.

    Where one collects points within a time, nothing is required.
    """
    listed = [stop for stop in adventure.track(0).order if stop.kind is Kind.BASIC]
    required = (stop for stop in listed if is_plain(stop) and adventure.route.mode != "score")
    return _along(required), _along(listed)


def _along(stops: Iterable[Checkpoint]) -> int:
    centres = [stop.place.fence.centre for stop in stops if stop.place is not None]
    return round(DETOUR * sum(distance_m(here, there) for here, there in pairwise(centres)))
