"""Where the places are: unverified, swapped, outside the area, far from the rest."""

from collections.abc import Iterator

from engine.geo import Point, distance_m
from engine.proof.finding import Finding, Fix, Rule, Severity, file_of, words
from engine.proof.lint.written import Check, Written
from engine.scenario.adventure import Area
from engine.scenario.checkpoint import Checkpoint, Grade, Place

FAR_M = 20_000

UNVERIFIED = Rule(
    "place-unverified",
    Severity.ASKS,
    says=words(
        fi="{title}: kukaan ei ole vielä tarkistanut paikkaa. Käykää siellä puhelimen kanssa, "
        "korjatkaa piste ja kirjoittakaa kohtaan checked päivä, jona kävitte.",
        sv="{title}: ingen har kontrollerat platsen än. Gå dit med en telefon, rätta punkten "
        "och skriv under checked vilken dag ni var där.",
        en="{title}: nobody has verified this place yet. Go there with a phone, correct the "
        "point, and write the day you went under checked.",
        selko="{title}: paikkaa ei ole tarkistettu. Menkää paikalle puhelimen kanssa. "
        "Korjatkaa piste. Kirjoittakaa päivä kohtaan checked.",
    ),
    why=words(
        fi="Piste on arvio. Rastia, joka on väärässä paikassa, kukaan ei löydä.",
        sv="Punkten är gissad eller härledd. En kontroll på fel plats blir aldrig hittad.",
        en="The point was guessed or derived. A checkpoint in the wrong place is never found.",
        selko="Piste on arvio. Jos piste on väärä, kukaan ei löydä rastia.",
    ),
)
SWAPPED = Rule(
    "place-swapped",
    Severity.BLOCKS,
    says=words(
        fi="{title}: lat ja lon ovat vaihtaneet paikkaa. Kirjoittakaa lat: {lat}, lon: {lon}.",
        sv="{title}: lat och lon har bytt plats. Skriv lat: {lat}, lon: {lon}.",
        en="{title}: lat and lon have changed places. Write lat: {lat}, lon: {lon}.",
        selko="{title}: numerot ovat väärin päin. Kirjoittakaa lat: {lat}, lon: {lon}.",
    ),
    why=words(
        fi="Näin piste on toisella puolella maailmaa. Suomessa lat on noin 60–70 ja lon 19–32.",
        sv="Så här ligger punkten långt borta. I Finland är lat ungefär 60–70 och lon 19–32.",
        en="As written the point is far away. In Finland lat is about 60–70 and lon 19–32.",
        selko="Nyt piste on kaukana. Suomessa lat on noin 60–70. Suomessa lon on noin 19–32.",
    ),
)
OUTSIDE = Rule(
    "place-outside-area",
    Severity.ASKS,
    says=words(
        fi="{title}: paikka on seikkailun alueen ulkopuolella. Korjatkaa piste, tai "
        "laajentakaa aluetta tiedostossa adventure.yaml kohdassa area.",
        sv="{title}: platsen ligger utanför äventyrets område. Rätta punkten, eller vidga "
        "området i filen adventure.yaml under area.",
        en="{title}: the place lies outside the adventure's area. Correct the point, or widen "
        "the area in adventure.yaml under area.",
        selko="{title}: paikka ei ole seikkailun alueella. Korjatkaa piste. Tai tehkää alue "
        "isommaksi tiedostossa adventure.yaml kohdassa area.",
    ),
    why=words(
        fi="Kartta näyttää vain alueen. Sen ulkopuolella oleva rasti ei näy kartalla.",
        sv="Kartan visar bara området. En kontroll utanför syns inte på den.",
        en="The map shows the area only. A checkpoint outside it cannot be seen on it.",
        selko="Kartta näyttää vain alueen. Muu ei näy kartalla.",
    ),
)
FAR = Rule(
    "place-far",
    Severity.ASKS,
    says=words(
        fi="{title}: lähin toinen rasti on {km} kilometrin päässä. Tarkistakaa lat ja lon.",
        sv="{title}: närmaste andra kontroll är {km} kilometer bort. Kontrollera lat och lon.",
        en="{title}: the nearest other checkpoint is {km} kilometres away. Check lat and lon.",
        selko="{title}: lähin toinen rasti on kaukana. Matka on {km} kilometriä. "
        "Tarkistakaa lat ja lon.",
    ),
    why=words(
        fi="Näin pitkää matkaa ei kävellä. Yleensä yksi numero on kirjoitettu väärin.",
        sv="Så långt går ingen till fots. Oftast är en siffra felskriven.",
        en="Nobody walks that far. Usually one digit has been mistyped.",
        selko="Matka on liian pitkä kävellä. Ehkä yksi numero on väärin.",
    ),
)

RULES = (UNVERIFIED, SWAPPED, OUTSIDE, FAR)

SWAP = words(
    fi="Vaihda lat ja lon.",
    sv="Byt plats på lat och lon.",
    en="Swap lat and lon.",
    selko="Vaihda numeroiden paikka.",
)


def unverified(written: Written) -> Iterator[Finding]:
    """Places that were guessed or derived, and where nobody has stood since."""
    for stop, place in _placed(written):
        if place.grade in {Grade.DERIVED, Grade.GUESSED} and place.checked is None:
            yield UNVERIFIED.found(file_of(stop), ("place", "grade"), title=stop.title)


def astray(written: Written) -> Iterator[Finding]:
    """Places outside the area; those that swapping brings in are told as swapped."""
    area = written.adventure.area
    for stop, place in _placed(written):
        spot = _outside(place, area)
        if spot is None:
            continue
        turned = _turned(spot)
        if place.at is not None and turned is not None and area.holds(turned):
            yield _swapped(stop, turned)
        else:
            where = "at" if place.at else "polygon"
            yield OUTSIDE.found(file_of(stop), ("place", where), title=stop.title)


def far(written: Written) -> Iterator[Finding]:
    """Places far from every other; swapped ones are told as that."""
    area = written.adventure.area
    centres = [(stop, place.fence.centre) for stop, place in _placed(written)]
    for stop, centre in centres:
        others = [distance_m(centre, there) for other, there in centres if other is not stop]
        turned = _turned(centre)
        swapped = not area.holds(centre) and turned is not None and area.holds(turned)
        if others and min(others) > FAR_M and not swapped:
            km = round(min(others) / 1000)
            yield FAR.found(file_of(stop), ("place",), title=stop.title, km=km)


CHECKS: tuple[Check, ...] = (unverified, astray, far)


def _placed(written: Written) -> Iterator[tuple[Checkpoint, Place]]:
    for stop in written.adventure.checkpoints:
        if stop.place is not None:
            yield stop, stop.place


def _outside(place: Place, area: Area) -> Point | None:
    """The first corner, or the centre of a circle, that the area does not hold."""
    spots = place.polygon if place.polygon is not None else (place.fence.centre,)
    return next((spot for spot in spots if not area.holds(spot)), None)


def _turned(spot: Point) -> Point | None:
    """Latitude and longitude the other way round, where that is a point at all."""
    return Point(lat=spot.lon, lon=spot.lat) if -90 <= spot.lon <= 90 else None


def _swapped(stop: Checkpoint, turned: Point) -> Finding:
    file, path = file_of(stop), ("place", "at")
    lat, lon = turned.lat, turned.lon
    fix = Fix(file, path, {"lat": lat, "lon": lon}, SWAP, safe=True)
    return SWAPPED.found(file, path, fix=fix, title=stop.title, lat=f"{lat}", lon=f"{lon}")
