"""Join sheets: a game's code, large, and how one starts, said in two languages."""

from web import posters
from web.paper.telling import Plain
from web.print.job import Job, Size, foldable
from web.print.posters import PAGES
from web.typesetting import typeset
from web.words import Words


def join_sheets(job: Job, size: Size) -> bytes:
    """One on a page, two, or four to be cut."""
    address = f"{job.url}/games/{job.game.code}/join"
    told = job.common() | {
        "size": size,
        "url": address,
        "words": [_words(job, words) for words in job.words],
    }
    return typeset(PAGES, "join", told, {"qr.svg": posters.svg(address).encode()})


def _words(job: Job, words: Words) -> Plain:
    gettext = words.gettext
    contact = gettext("Kysyttävää? %(contact)s") % {"contact": foldable(job.contact)}
    return {
        "code": gettext("Pelikoodi"),
        "steps": [
            gettext("Avaa puhelimen kamera ja osoita koodia. Mitään ei tarvitse asentaa."),
            gettext("Ei kameraa? Kirjoita pelikoodi osoitteessa %(host)s.")
            % {"host": foldable(job.host)},
            gettext(
                "Ottakaa joukkueelle nimi, kertokaa montako teitä on, ja lähtekää matkaan."
            ),
        ],
        "contact": contact if job.contact else "",
        "qr": gettext("QR-koodi, joka avaa osoitteen %(url)s"),
    }
