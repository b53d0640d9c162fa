"""Posters: a checkpoint's number and name, its code, and what to do, said in two languages."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from web import look, posters
from web.paper.drawing import Picture
from web.paper.telling import Plain, shortened
from web.posters import Poster
from web.print.job import Job, Size, foldable, picture_of
from web.typesetting import typeset
from web.words import Words

PAGES: Final = Path(__file__).parent / "pages"
_LONGEST_NAME: Final = 40
"""Of the adventure, at a poster's foot."""


def poster_sheets(job: Job, size: Size, only: str | None = None) -> bytes:
    """Every checkpoint's poster, or that of `only`: one on a page, two, or four to be cut."""
    drawn = job.drawn()
    made = [one for one in _posters(job) if only in {None, one.checkpoint}]
    told = job.common() | {
        "size": size,
        "posters": [_told(job, one, drawn) for one in made],
        "words": [_words(job, words) for words in job.words],
    }
    files = {f"qr-{one.checkpoint}.svg": posters.svg(one.url).encode() for one in made}
    files |= {one.file: one.octets for one in drawn.values()}
    return typeset(PAGES, "poster", told, files)


def _posters(job: Job) -> Iterator[Poster]:
    ours = posters.posters(job.site, job.url)
    known = {stop.id for stop in job.adventure.checkpoints}
    return (
        one for one in ours if one.adventure == job.adventure.id and one.checkpoint in known
    )


def _told(job: Job, poster: Poster, drawn: Mapping[str, Picture]) -> Plain:
    adventure = job.adventure
    stop = adventure.checkpoint(poster.checkpoint)
    assert stop is not None  # noqa: S101 (as `_posters` chose them)
    number = number_of(adventure, stop)
    name = adventure.said(stop.title, job.languages[0])
    wave = look.wave_strip(number or 1)
    return {
        "number": str(number or ""),
        "title": job.said(stop.title),
        "picture": picture_of(adventure, drawn, stop.media),
        "strip": look.morse_strip(name) if adventure.line == "a" else wave,
        "qr": f"qr-{stop.id}.svg",
        "url": poster.url,
        "code": poster.short_code,
    }


def number_of(adventure: Adventure, stop: Checkpoint) -> int | None:
    """The number that stands on a checkpoint's plate; a secret one has none."""
    return adventure.listed.index(stop) + 1 if stop in adventure.listed else None


def _words(job: Job, words: Words) -> Plain:
    gettext = words.gettext
    lost = gettext("Onko juliste irti tai rikki? Kerro: %(contact)s.")
    title = shortened(job.adventure.said(job.adventure.title, words.language), _LONGEST_NAME)
    playing = gettext("Tämä on seikkailun %(title)s rasti. Pelaaminen on ilmaista.")
    return {
        "scan": gettext("Avaa puhelimen kamera ja osoita koodia."),
        "type": gettext("Ei kameraa? Kirjoita koodi pelin sivulle."),
        "start": gettext("Et pelaa vielä? Koodi toimii silti."),
        "playing": playing % {"title": title},
        "safety": gettext(
            "Katso liikennettä ennen kuin katsot puhelinta, ja anna muille tilaa."
        ),
        "lost": lost % {"contact": foldable(job.contact)} if job.contact else "",
        "qr": gettext("QR-koodi, joka avaa osoitteen %(url)s"),
        "checkpoint": gettext("Rasti"),
    }
