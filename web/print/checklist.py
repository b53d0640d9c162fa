"""The list to hang posters by: what, where, how high, and boxes for hung and taken down."""

from typing import Final

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from web.paper.telling import Plain, shortened
from web.print.job import Job, line
from web.print.posters import PAGES, number_of
from web.print.sketch import Sketch, ground, sketch
from web.typesetting import typeset
from web.words import Words, words_in

_LONGEST_NOTE: Final = 220


def checklist(job: Job) -> bytes:
    """The list in the organiser's language, the first of the two, with a map of the places."""
    adventure, words = job.adventure, words_in(job.languages[0])
    placed = {
        number: stop.place.fence.centre
        for number, stop in enumerate(adventure.listed, start=1)
        if stop.place
    }
    drawn = sketch(placed, ground(job.site.settings.data)) if placed else None
    told = job.common() | {
        "words": _words(words),
        "rows": [_row(job, adventure, stop) for stop in adventure.checkpoints],
        "map": _map(drawn, words) if drawn else None,
    }
    files = {"map.svg": drawn.svg.encode()} if drawn else {}
    return typeset(PAGES, "checklist", told, files)


def _row(job: Job, adventure: Adventure, stop: Checkpoint) -> Plain:
    codes = job.site.books[adventure.id].at(stop.id)
    language = job.languages[0]
    at = stop.place.fence.centre if stop.place else None
    notes = stop.access.notes
    return {
        "number": str(number_of(adventure, stop) or "–"),
        "title": line(adventure.said(stop.title, language)),
        "address": line(adventure.said(stop.address, language)) if stop.address else None,
        "notes": shortened(adventure.said(notes, language), _LONGEST_NOTE) if notes else "",
        "at": f"{at.lat:.5f}, {at.lon:.5f}" if at else "",
        "indoor": stop.access.indoor,
        "code": f"{codes.short_code[:3]}-{codes.short_code[3:]}" if codes else "",
    }


def _map(drawn: Sketch, words: Words) -> Plain:
    source = words.gettext("osa pisteistä {source}").format(source=drawn.attribution)
    rough = [words.gettext("Luonnoskartta: kadut suunnilleen"), source]
    return {
        "height": drawn.height,
        "scale": 100 / drawn.metres_across * 100,
        "plates": [
            {"number": str(one.number), "spot": list(one.spot), "plate": list(one.plate)}
            for one in drawn.plates
        ],
        "names": [
            {"words": one.words, "middle": list(one.middle), "slope": one.slope}
            for one in drawn.names
        ],
        "caption": ", ".join(rough) if drawn.rough else drawn.attribution,
    }


def _words(words: Words) -> Plain:
    gettext = words.gettext
    return {
        "heading": gettext("Julisteiden ripustus"),
        "how": gettext(
            "Ripusta koodi 90–120 cm korkeuteen, suoraan ja tasaiselle pinnalle, niin että sen "
            "eteen pääsee pyörätuolilla ja lapsikin yltää. Kokeile koodia omalla puhelimella."
        ),
        "permission": gettext("Kysy lupa seinän tai tolpan omistajalta. Peli ei kysy sitä."),
        "contact": gettext("Jos jokin ei onnistu"),
        "day": gettext("Päivä"),
        "who": gettext("Kuka"),
        "place": gettext("Rasti"),
        "hung": gettext("Ripustettu"),
        "down": gettext("Otettu pois"),
        "code": gettext("Koodi"),
        "indoor": gettext("sisällä"),
        "map": gettext("Kartta: rastit numeroin"),
        "north": gettext("P"),
    }
