"""Who walks in the dark: unlit stops at the end of the day, and happenings at night."""

from collections.abc import Iterator
from datetime import datetime

from engine.geo import Point
from engine.proof.finding import Finding, Rule, Severity, file_of, words
from engine.proof.lint.daylight import darkest_day, light
from engine.proof.lint.hours import ANY_YEAR
from engine.proof.lint.naming import calendar_day, clock, listed
from engine.proof.lint.written import Check, Written
from engine.scenario.adventure import Area
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.files import HEAD

AFTER_SCHOOL_MIN = 16 * 60
"""People must be able to set out at four and still see where they go."""

DARK = Rule(
    "dark-unlit",
    Severity.ASKS,
    says=words(
        fi="{title}: pimeimpänä päivänä ({day}) hämärtyy kello {dusk}. Joka lähtee kello "
        "{last} jälkeen, kävelee lopun pimeässä, eikä näitä ole merkitty valaistuiksi: "
        "{stops}. Merkitkää kohtaan lit true tai false, tai kertokaa kohdassa season, minä "
        "kuukausina pelataan.",
        sv="{title}: den mörkaste dagen ({day}) skymmer det klockan {dusk}. Den som ger sig "
        "iväg efter {last} går slutet i mörker, och dessa är inte märkta som upplysta: "
        "{stops}. Skriv true eller false under lit, eller nämn månaderna under season.",
        en="{title}: on the darkest day ({day}) dusk falls at {dusk}. Whoever sets out after "
        "{last} walks the end in the dark, and these are not marked as lit: {stops}. Write "
        "true or false under lit, or name the months under season.",
        selko="{title}: talvella tulee pimeä aikaisin, kello {dusk}. Joka lähtee kello {last} "
        "jälkeen, kävelee pimeässä. Onko näillä rasteilla valo: {stops}? Kirjoittakaa "
        "kohtaan lit true tai false.",
    ),
    why=words(
        fi="Pimeässä ei näe kylttiä eikä jäistä porrasta.",
        sv="I mörker ser man varken skylten eller det isiga trappsteget.",
        en="In the dark one sees neither the sign nor the icy step.",
        selko="Pimeässä ei näe kylttiä. Pimeässä voi kaatua.",
    ),
)
NIGHT = Rule(
    "event-dark",
    Severity.ASKS,
    says=words(
        fi="{title}: rasti on auki vain pimeässä ({day} hämärtyy kello {dusk}). Merkitkää "
        "kohtaan lit, onko paikalla valo, tai siirtäkää aikaa.",
        sv="{title}: kontrollen är öppen bara i mörker ({day} skymmer det klockan {dusk}). "
        "Skriv under lit om platsen är upplyst, eller flytta tiden.",
        en="{title}: this checkpoint is open only in the dark ({day}: dusk at {dusk}). Say "
        "under lit whether the place is lit, or move the time.",
        selko="{title}: rasti on auki vain pimeässä. Onko siellä valo? "
        "Kirjoittakaa kohtaan lit true tai false.",
    ),
    why=words(
        fi="Tapahtumaan tullaan kävellen, ja paluumatka on vielä pimeämpi.",
        sv="Man kommer till fots, och vägen hem är ännu mörkare.",
        en="People come on foot, and the way back is darker still.",
        selko="Ihmiset kävelevät sinne. Pimeässä on vaikea kävellä.",
    ),
)

RULES = (DARK, NIGHT)


def unlit(written: Written) -> Iterator[Finding]:
    """An afternoon's walk that ends after dusk, by stops not known to be lit."""
    adventure = written.adventure
    stops = [stop for stop in adventure.checkpoints if not stop.open and _may_be_dark(stop)]
    season = adventure.season.said(adventure.languages[0]) if adventure.season else ""
    day = darkest_day(season, ANY_YEAR)
    dusk = light(_middle(adventure.area), day, adventure.timezone).dusk
    last = dusk - max(adventure.minutes)
    if stops and last < AFTER_SCHOOL_MIN:
        yield DARK.found(
            HEAD,
            ("season",),
            title=adventure.title,
            day=calendar_day(day),
            dusk=clock(dusk),
            last=clock(last),
            stops=listed([stop.title for stop in stops]),
        )


def by_night(written: Written) -> Iterator[Finding]:
    """Event checkpoints that no light falls on in any of their times."""
    adventure = written.adventure
    for stop in adventure.checkpoints:
        if not stop.open or not _may_be_dark(stop):
            continue
        at = stop.place.fence.centre if stop.place else _middle(adventure.area)
        if all(_is_dark(at, window, adventure.timezone) for window in stop.open):
            day = stop.open[0][0].date()
            dusk = clock(light(at, day, adventure.timezone).dusk)
            yield NIGHT.found(
                file_of(stop), ("open",), title=stop.title, day=calendar_day(day), dusk=dusk
            )


CHECKS: tuple[Check, ...] = (unlit, by_night)


def _may_be_dark(stop: Checkpoint) -> bool:
    return not stop.access.indoor and not stop.access.lit


def _middle(area: Area) -> Point:
    return Point(lat=(area.south + area.north) / 2, lon=(area.west + area.east) / 2)


def _is_dark(at: Point, window: tuple[datetime, datetime], zone: str) -> bool:
    """Whether a window begins after dusk, or ends before dawn, of the day it begins on."""
    begins, ends = window
    seen = light(at, begins.date(), zone)
    midnight = datetime.combine(begins.date(), datetime.min.time())
    opens = (begins - midnight).total_seconds() / 60
    closes = (ends - midnight).total_seconds() / 60
    return opens >= seen.dusk or closes <= seen.dawn
