"""What a draft says until its authors do, in the three languages of the commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

VERIFY: Final = "verify on the spot"


@dataclass(frozen=True, slots=True)
class DraftWords:
    """`{…}` is filled in; the checklist becomes the draft's notes.md."""

    title: str
    unnamed: str
    summary: str
    safety: str
    authors: str
    source: str
    verify: str
    notes: str
    checklist: tuple[str, ...]
    laid_out: str
    heading: tuple[str, str, str]
    no_place: str


_FINNISH = DraftWords(
    title="Uusi seikkailu",
    unnamed="Rasti {number}",
    summary="Luonnos. Kertokaa tässä parilla lauseella, mistä seikkailussa on kyse.",
    safety=(
        "Kävelkää jalkakäytäviä ja ylittäkää kadut suojateitä pitkin. "
        "Katsokaa ympärillenne, ei puhelimeen."
    ),
    authors="Työpajan tekijät",
    source="{file}: tarkistakaa paikan päällä (verify on the spot)",
    verify="tarkistakaa paikan päällä",
    notes="muistiinpanot",
    checklist=(
        (
            "Käykää jokaisella rastilla. Korjatkaa piste, kirjoittakaa `grade: surveyed` ja "
            "päivä kohtaan `checked`."
        ),
        "Kysykää, saako paikkoja käyttää, ja kirjoittakaa lähde kohtaan `source`.",
        (
            "Kirjoittakaa tiivistelmä, turvaohjeet ja tehtävät. Kuvaukset ovat nyt "
            "johtolankoina: siirtäkää kohtaan `story` se, mikä kerrotaan vasta perillä."
        ),
        "Kertokaa kohdassa `access`, pääseekö rastille ilman portaita.",
        "Kokeilkaa: `seikkailu check`.",
    ),
    laid_out=(
        "Tiedostossa oli vain kuljettu reitti. Rastit on ladottu sille tasavälein: siirtäkää "
        "ne sinne, missä kannattaa pysähtyä."
    ),
    heading=("rasti", "paikka", "tarkistettu"),
    no_place="ei vielä paikkaa",
)

_SWEDISH = DraftWords(
    title="Nytt äventyr",
    unnamed="Kontroll {number}",
    summary="Utkast. Berätta här med ett par meningar vad äventyret handlar om.",
    safety=(
        "Gå på trottoarer och korsa gator på övergångsställen. Se er omkring, inte i telefonen."
    ),
    authors="Verkstadens deltagare",
    source="{file}: kontrollera på plats (verify on the spot)",
    verify="kontrollera på plats",
    notes="anteckningar",
    checklist=(
        "Besök varje kontroll. Rätta punkten, skriv `grade: surveyed` och dagen i `checked`.",
        "Fråga om platserna får användas och skriv källan i `source`.",
        (
            "Skriv sammanfattning, säkerhetsråd och uppgifter. Beskrivningarna är nu "
            "ledtrådar: flytta till `story` det som berättas först på plats."
        ),
        "Berätta i `access` om man kommer till kontrollen utan trappor.",
        "Pröva: `seikkailu check`.",
    ),
    laid_out=(
        "Filen innehöll bara en inspelad promenad. Kontrollerna ligger på den med jämna "
        "mellanrum: flytta dem dit där det lönar sig att stanna."
    ),
    heading=("kontroll", "plats", "kontrollerad"),
    no_place="ingen plats ännu",
)

_ENGLISH = DraftWords(
    title="New adventure",
    unnamed="Checkpoint {number}",
    summary="A draft. Say here in a sentence or two what this adventure is about.",
    safety=(
        "Keep to pavements and cross streets at zebra crossings. "
        "Look around you, not at the phone."
    ),
    authors="The workshop",
    source="{file}: verify on the spot",
    verify=VERIFY,
    notes="notes",
    checklist=(
        (
            "Visit every checkpoint. Mend the point, write `grade: surveyed`, and the day in "
            "`checked`."
        ),
        "Ask whether the places may be used, and write where they come from in `source`.",
        (
            "Write the summary, the safety advice and the challenges. Descriptions are clues "
            "for now: move to `story` what is told on arrival."
        ),
        "Say in `access` whether one gets there without stairs.",
        "Try it: `seikkailu check`.",
    ),
    laid_out=(
        "The file held only a recorded walk. The checkpoints were laid along it at even "
        "distances: move them to where it is worth stopping."
    ),
    heading=("checkpoint", "place", "checked"),
    no_place="no place yet",
)

DRAFT_WORDS: Mapping[str, DraftWords] = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}
