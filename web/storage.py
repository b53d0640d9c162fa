"""All that is kept, where and until when: the list that anyone can read.

`names` are the things' own names in the code, so that tests hold the list against what
browsers, tables and the data folder really keep. One that ends in a colon or a dash begins
with that.
"""

from dataclasses import dataclass

from web import guards, reader, visits
from web.photos import FOLDER
from web.retention import BACKUP_DAYS
from web.store.backup import BACKUPS
from web.words import Words


@dataclass(frozen=True, slots=True)
class Kept:
    """What the names stand for, and how long it is kept."""

    names: tuple[str, ...]
    what: str
    until: str


def cookies(words: Words) -> tuple[Kept, ...]:
    """A browser sends them with every request, to this server alone."""
    gettext = words.gettext
    year = gettext("Vuosi.")
    return (
        Kept(
            (guards.DEVICE_COOKIE,),
            gettext(
                "Tästä peli tuntee puhelimenne. Satunnainen merkkijono, joka syntyy, kun "
                "lähdette matkaan."
            ),
            year,
        ),
        Kept(
            (reader.ACCESS_COOKIE,),
            gettext("Miten kuljette, jotta sivut näyttävät teille sopivan tavan."),
            year,
        ),
        Kept(
            (reader.READING_COOKIE,),
            gettext("Miten luette: iso teksti, vain teksti tai ääneti."),
            year,
        ),
        Kept((guards.LANGUAGE_COOKIE,), gettext("Kieli, jos valitsitte sen."), year),
        Kept(
            (guards.STAFF_COOKIE,),
            gettext("Vain järjestäjillä: tästä ohjaamo tuntee selaimen."),
            _days(words, guards.STAFF_S // guards.DAY_S),
        ),
        Kept(
            (visits.COOKIE,),
            gettext("Vain rastin päätteellä: mikä joukkue on nyt vuorossa."),
            gettext("Kymmenen minuuttia."),
        ),
    )


def of_the_tab(words: Words) -> tuple[Kept, ...]:
    """A page's own notes, which it reads again on the next page."""
    gettext = words.gettext
    closed = gettext("Kunnes välilehti suljetaan.")
    return (
        Kept(("near:",), gettext("Mille rastille puhelin on jo värissyt."), closed),
        Kept(("pressed",), gettext("Että painoitte juuri nappia."), closed),
        Kept(("kept:waiting",), gettext("Että jotain odottaa lähettämistä."), closed),
        Kept(
            ("scale:",),
            gettext("Minkä luvun merkitsitte, kun kysyttiin, miltä tuntuu."),
            closed,
        ),
        Kept(("clock:",), gettext("Missä kohdassa liikkumistehtävän kello on."), closed),
        Kept(
            ("laitetesti",),
            gettext("Laitetesti kokeilee, toimiiko muisti, ja tyhjentää jälkensä heti."),
            gettext("Ei lainkaan."),
        ),
    )


def of_the_phone(words: Words) -> tuple[Kept, ...]:
    """So that the game goes on without signal, and nothing asked for is lost."""
    gettext = words.gettext
    forgotten = gettext("Kunnes puhelimen muisti tyhjennetään.")
    there = gettext("Kunnes ne ovat perillä.")
    return (
        Kept(("runs",), gettext("Pelin tilanne, tekstit ja tehtävät."), forgotten),
        Kept(("pages", "map"), gettext("Pelin sivut ja kartta."), forgotten),
        Kept(
            ("files-",),
            gettext("Ohjelma, kirjasimet, kuvat ja sivujen ulkoasu."),
            gettext("Kunnes tulee uudempi."),
        ),
        Kept(
            ("outbox",),
            gettext("Leimaukset ja vastaukset, ja paikka, jossa leimasitte."),
            there,
        ),
        Kept(("photos",), gettext("Kuvat, jotka otitte tehtävään."), there),
        Kept(("notes",), gettext("Viestit järjestäjälle."), there),
    )


def of_the_server(words: Words, keep_days: int, photo_days: int) -> tuple[Kept, ...]:
    """Tables and folders of the server's; no more than these is written down."""
    gettext = words.gettext
    stays = gettext("Pysyy: siitä ei näe, kuka pelasi.")
    played = words.ngettext(
        "%(days)s päivä siitä, kun viimeksi pelasitte.",
        "%(days)s päivää siitä, kun viimeksi pelasitte.",
        keep_days,
    ) % {"days": keep_days}
    return (
        Kept(
            ("participation",),
            gettext(
                "Joukkueen nimi ja omat sananne: vastaukset, ideat, viestit järjestäjälle."
            ),
            played,
        ),
        Kept(
            ("device",),
            gettext(
                "Mitkä puhelimet pelaavat. Puhelimen tunnus on sekoitettu lukukelvottomaksi."
            ),
            played,
        ),
        Kept(
            ("photo", FOLDER),
            gettext("Kuvat, joista aika ja paikka on poistettu."),
            _days(words, photo_days),
        ),
        Kept(
            ("run", "entry"),
            gettext(
                "Pelin kulku: koko, kieli ja tavat liikkua, leimaukset, valitut vastaukset, "
                "vihjeet ja pisteet aikoineen. Ei nimiä, omia sanoja eikä sijaintia."
            ),
            stays,
        ),
        Kept(("standing", "tally"), gettext("Tulostaulun pisteet."), stays),
        Kept(
            ("opening",),
            gettext("Montako kertaa osahankkeen sivu avattiin pelistä päivän aikana."),
            stays,
        ),
        Kept(
            ("review",),
            gettext("Saako kuvan tai omat sanat näyttää muille."),
            stays,
        ),
        Kept(
            ("paper_team",),
            gettext("Paperilla pelaavan joukkueen nimi ja koko, kunnes kortti on kirjattu."),
            _days(words, keep_days),
        ),
        Kept(
            ("allowance",),
            gettext(
                "Laskuri, joka hidastaa koodien arvaajaa. Verkko-osoite on sekoitettu "
                "lukukelvottomaksi."
            ),
            gettext("Noin vuorokausi."),
        ),
        Kept(
            ("invite", "staff"),
            gettext("Järjestäjien kutsut ja istunnot: tehtävä ja järjestäjän oma muistilappu."),
            words.ngettext(
                "%(days)s päivä sen jälkeen, kun ne päättyivät.",
                "%(days)s päivää sen jälkeen, kun ne päättyivät.",
                keep_days,
            )
            % {"days": keep_days},
        ),
        Kept(
            ("game", "game_entry", "announcement", "edition", "reissue"),
            gettext("Peli itse: seikkailu, asetukset, tiedotteet ja järjestäjän teot."),
            gettext("Pysyy. Järjestäjän yhteystieto on pelin asetuksissa."),
        ),
        Kept(
            (BACKUPS,),
            gettext("Varmuuskopiot, jotka palvelin tekee ennen kuin sen taulut muuttuvat."),
            _days(words, BACKUP_DAYS),
        ),
    )


def _days(words: Words, days: int) -> str:
    return words.ngettext("%(days)s päivä.", "%(days)s päivää.", days) % {"days": days}
