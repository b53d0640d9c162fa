"""The ground that counts: fences that overlap, are too small, or are the only way in."""

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

from engine.geo import Circle, Fence, Point, Polygon, distance_m
from engine.proof.finding import Finding, Fix, Rule, Severity, file_of, words
from engine.proof.lint.reach import Reach, Without, reach
from engine.proof.lint.written import Check, Written
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Way

CLOSE_M = 30
SMALLEST_M = 25
"""Phones are honest to about this between houses."""
STRIDE_M = 10.0
ENOUGH_WAYS = (Way.GPS, Way.QR, Way.CODE)
"""What anyone can check in by where posters hang."""

OVERLAP = Rule(
    "fences-overlap",
    Severity.ASKS,
    says=words(
        fi="{title} ja {other}: rastien alueet menevät päällekkäin. Siirtäkää toista, "
        "pienentäkää sädettä (radius_m), tai antakaa toisen aueta vasta ensimmäisen jälkeen.",
        sv="{title} och {other}: områdena går in i varandra. Flytta det ena, minska radien "
        "(radius_m), eller låt det ena öppnas först efter det andra.",
        en="{title} and {other}: their circles overlap. Move one, make the radius smaller "
        "(radius_m), or let one open only after the other.",
        selko="{title} ja {other}: alueet menevät päällekkäin. Siirtäkää toista rastia. "
        "Tai tehkää alue pienemmäksi kohdassa radius_m.",
    ),
    why=words(
        fi="Kun molemmat ovat auki, puhelin voi leimata väärän rastin. Lähempi voittaa.",
        sv="När båda är öppna kan telefonen stämpla fel kontroll. Den närmare vinner.",
        en="While both are open, a phone may check in at the wrong one. The nearer one wins.",
        selko="Molemmat rastit ovat auki. Puhelin voi valita väärän rastin.",
    ),
)
CLOSE = Rule(
    "fences-close",
    Severity.TIP,
    says=words(
        fi="{title} ja {other}: rastien alueiden väliin jää vain {gap} metriä. Kokeilkaa "
        "paikalla, erottaako puhelin ne, tai siirtäkää niitä kauemmaksi toisistaan.",
        sv="{title} och {other}: bara {gap} meter mellan områdena. Pröva på plats om telefonen "
        "skiljer dem åt, eller flytta dem längre isär.",
        en="{title} and {other}: only {gap} metres between their circles. Try on the spot "
        "whether a phone can tell them apart, or move them farther away.",
        selko="{title} ja {other}: rastit ovat lähellä toisiaan. Väli on {gap} metriä. "
        "Kokeilkaa puhelimella paikan päällä.",
    ),
    why=words(
        fi="Puhelimen paikannus heittää talojen välissä helposti kolmekymmentä metriä.",
        sv="Mellan husen kan telefonens position lätt vara trettio meter fel.",
        en="Between houses a phone is easily thirty metres wrong about where it is.",
        selko="Puhelin ei aina tiedä tarkkaa paikkaa. Se voi erehtyä 30 metriä.",
    ),
)
SMALL = Rule(
    "radius-small",
    Severity.ASKS,
    says=words(
        fi="{title}: {radius} metrin säde on liian pieni puhelimelle. Kirjoittakaa radius_m: "
        "{enough}, tai lisätkää kohtaan checkin toinen tapa leimata: qr, code tai here.",
        sv="{title}: {radius} meters radie är för liten för en telefon. Skriv radius_m: "
        "{enough}, eller lägg till ett annat sätt under checkin: qr, code eller here.",
        en="{title}: a radius of {radius} metres is too small for a phone. Write radius_m: "
        "{enough}, or add another way in under checkin: qr, code or here.",
        selko="{title}: alue on liian pieni puhelimelle. Kirjoittakaa radius_m: {enough}. "
        "Tai lisätkää kohtaan checkin sana qr, code tai here.",
    ),
    why=words(
        fi="Puhelin ei tiedä paikkaansa näin tarkasti, ja joukkue jäisi oven ulkopuolelle.",
        sv="Telefonen vet inte så noga var den är, och laget skulle bli utan stämpel.",
        en="A phone does not know its place that well, and the team would be turned away.",
        selko="Puhelin ei tiedä paikkaa tarkasti. Joukkue ei ehkä saa leimaa.",
    ),
)
GPS_ONLY = Rule(
    "gps-only",
    Severity.ASKS,
    says=words(
        fi="{title}: leiman saa vain paikannuksella. Lisätkää kohtaan checkin qr ja code.",
        sv="{title}: bara positionen ger stämpel. Lägg till qr och code under checkin.",
        en="{title}: the phone's position is the only way in. Add qr and code to checkin.",
        selko="{title}: leiman saa vain puhelimen paikannuksella. "
        "Lisätkää kohtaan checkin sanat qr ja code.",
    ),
    why=words(
        fi="Joissakin puhelimissa paikannus ei toimi, tai lupaa siihen ei haluta antaa.",
        sv="I en del telefoner fungerar positionen inte, eller så vill man inte ge lov.",
        en="Some phones cannot find their place, and some people do not want to share it.",
        selko="Kaikkien puhelimessa paikannus ei toimi. Kaikki eivät halua käyttää sitä.",
    ),
)

RULES = (OVERLAP, CLOSE, SMALL, GPS_ONLY)

MORE_WAYS = words(
    fi="Lisää tavat qr ja code.",
    sv="Lägg till qr och code.",
    en="Add qr and code.",
    selko="Lisää sanat qr ja code.",
)
WIDER = words(
    fi=f"Suurenna säde {SMALLEST_M} metriin.",
    sv=f"Öka radien till {SMALLEST_M} meter.",
    en=f"Widen the radius to {SMALLEST_M} metres.",
    selko="Tee alue isommaksi.",
)


def crowded(written: Written) -> Iterator[Finding]:
    """Fences that a phone cannot tell apart while both are waited for."""
    adventure = written.adventure
    everything = reach(adventure)
    without = Without(adventure)
    fenced = [stop for stop in adventure.checkpoints if Way.GPS in stop.checkin]
    for first, second in combinations(fenced, 2):
        gap = _gap_m(first, second)
        if gap >= CLOSE_M or not _meet(adventure, everything, first, second):
            continue
        if without.shut(second, first) or without.shut(first, second):
            continue
        rule = OVERLAP if gap < 0 else CLOSE
        yield rule.found(
            file_of(second), ("place",), title=second.title, other=first.title, gap=round(gap)
        )


def narrow(written: Written) -> Iterator[Finding]:
    """Circles too small, and fences that are the only way in."""
    for stop in written.adventure.checkpoints:
        if not opens_by_gps_only(stop) or stop.place is None:
            continue
        file = file_of(stop)
        ways = Fix(file, ("checkin",), [*map(str, ENOUGH_WAYS)], MORE_WAYS, safe=True)
        yield GPS_ONLY.found(file, ("checkin",), fix=ways, title=stop.title)
        fence = stop.place.fence
        if isinstance(fence, Circle) and fence.radius_m < SMALLEST_M:
            path = ("place", "radius_m")
            wider = Fix(file, path, SMALLEST_M, WIDER)
            radius = f"{fence.radius_m:g}"
            yield SMALL.found(
                file, path, fix=wider, title=stop.title, radius=radius, enough=SMALLEST_M
            )


CHECKS: tuple[Check, ...] = (crowded, narrow)


def opens_by_gps_only(stop: Checkpoint) -> bool:
    """Whether a phone's position is the only way in."""
    return set(stop.checkin) == {Way.GPS}


def _gap_m(first: Checkpoint, second: Checkpoint) -> float:
    """Metres of ground between two fences; negative where they share some."""
    if first.place is None or second.place is None:
        return math.inf
    a, b = first.place.fence, second.place.fence
    apart = min(
        min(b.distance_m(point) for point in _along(a)) - a.radius_m - b.radius_m,
        min(a.distance_m(point) for point in _along(b)) - a.radius_m - b.radius_m,
    )
    shared = isinstance(a, Polygon) or isinstance(b, Polygon)
    return -1.0 if shared and apart <= 0 else apart


def _along(fence: Fence) -> Iterator[Point]:
    """A circle's centre; a polygon's edge in steps, since no corner need be the nearest."""
    if isinstance(fence, Circle):
        yield fence.at
        return
    for start, end in pairwise((*fence.polygon, fence.polygon[0])):
        steps = max(1, math.ceil(distance_m(start, end) / STRIDE_M))
        for step in range(steps):
            part = step / steps
            yield Point(
                lat=start.lat + (end.lat - start.lat) * part,
                lon=start.lon + (end.lon - start.lon) * part,
            )


def _meet(
    adventure: Adventure, everything: Reach, first: Checkpoint, second: Checkpoint
) -> bool:
    """Whether both can be reached, and at the same time of day."""
    if not (everything.visits(first) and everything.visits(second)):
        return False
    times = adventure.opening_times
    if first.id not in times or second.id not in times:
        return True
    spans = ((one, other) for one in times[first.id] for other in times[second.id])
    return any(one.begins < other.ends and other.begins < one.ends for one, other in spans)
