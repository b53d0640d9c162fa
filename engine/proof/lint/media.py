"""Pictures, sounds and films: said in words, light enough, and allowed to be used."""

from collections.abc import Iterator

from engine.proof.finding import Finding, Rule, Severity, words
from engine.proof.lint.written import Check, Written
from engine.scenario.adventure import Adventure
from engine.scenario.files import HEAD
from engine.scenario.media import Media, MediaKind

HEAVIEST = {
    MediaKind.PICTURE: 300_000,
    MediaKind.SOUND: 2_000_000,
    MediaKind.FILM: 10_000_000,
}
"""Octets that a phone outdoors can be asked to load."""
_NO_LICENCE = {"", "-", "?", "unknown", "tuntematon", "okänd", "internet", "google", "todo"}

ALT = Rule(
    "alt-missing",
    Severity.ASKS,
    says=words(
        fi="Kuva {medium}: kertokaa kohdassa alt yhdellä virkkeellä, mitä kuvassa näkyy.",
        sv="Bilden {medium}: berätta under alt i en mening vad bilden visar.",
        en="Picture {medium}: say under alt in one sentence what the picture shows.",
        selko="Kuva {medium}: kirjoittakaa kohtaan alt, mitä kuvassa on.",
    ),
    why=words(
        fi="Joka ei näe kuvaa, kuulee tämän tekstin puhelimesta.",
        sv="Den som inte ser bilden hör denna text ur telefonen.",
        en="People who cannot see the picture hear this text from the phone.",
        selko="Kaikki eivät näe kuvaa. Puhelin lukee tekstin ääneen.",
    ),
)
CAPTIONS = Rule(
    "captions-missing",
    Severity.ASKS,
    says=words(
        fi="Video {medium}: tehkää tekstitys (.vtt) kansioon media ja nimetkää se kohdassa "
        "captions.",
        sv="Filmen {medium}: gör en textning (.vtt) i mappen media och nämn den under "
        "captions.",
        en="Film {medium}: make captions (.vtt) in the folder media and name the file under "
        "captions.",
        selko="Video {medium}: tehkää tekstitys. Kirjoittakaa tiedoston nimi kohtaan captions.",
    ),
    why=words(
        fi="Kadulla on melua, eivätkä kaikki kuule.",
        sv="På gatan är det buller, och alla hör inte.",
        en="Streets are noisy, and not everybody hears.",
        selko="Kadulla on melua. Kaikki eivät kuule.",
    ),
)
TRANSCRIPT = Rule(
    "transcript-missing",
    Severity.ASKS,
    says=words(
        fi="Ääni {medium}: kirjoittakaa kohtaan transcript, mitä äänessä sanotaan tai kuuluu.",
        sv="Ljudet {medium}: skriv under transcript vad som sägs eller hörs.",
        en="Sound {medium}: write under transcript what is said or heard.",
        selko="Ääni {medium}: kirjoittakaa kohtaan transcript, mitä äänessä kuuluu.",
    ),
    why=words(
        fi="Joka ei kuule, lukee sen. Kadun melussa lukevat muutkin.",
        sv="Den som inte hör läser den. I gatans buller läser även andra.",
        en="People who cannot hear read it. In a noisy street so does everybody.",
        selko="Kaikki eivät kuule. He voivat lukea tekstin.",
    ),
)
HEAVY = Rule(
    "media-heavy",
    Severity.ASKS,
    says=words(
        fi="{medium}: tiedosto on liian iso, {size} kt. Ulkona riittää {limit} kt: "
        "pienentäkää se.",
        sv="{medium}: filen är för stor, {size} kB. Utomhus räcker {limit} kB: gör den mindre.",
        en="{medium}: the file is too large, {size} kB. Outdoors {limit} kB is plenty: make "
        "it smaller.",
        selko="{medium}: tiedosto on liian iso, {size} kt. Pienentäkää se. Sopiva koko on "
        "{limit} kt.",
    ),
    why=words(
        fi="Huonolla kentällä iso tiedosto ei lataudu, ja datapaketti kuluu.",
        sv="Med dålig täckning laddas inte en stor fil, och surfen tar slut.",
        en="With little signal a large file does not load, and it eats people's data.",
        selko="Iso tiedosto ei aukea, kun netti on hidas.",
    ),
)
LICENCE = Rule(
    "media-licence",
    Severity.BLOCKS,
    says=words(
        fi="{medium}: tekijä tai lisenssi puuttuu. Kirjoittakaa, kuka tämän teki ja millä "
        "luvalla sitä käytetään, esimerkiksi CC-BY-4.0.",
        sv="{medium}: upphovsperson eller licens saknas. Skriv vem som gjort detta och med "
        "vilket lov det används, till exempel CC-BY-4.0.",
        en="{medium}: author or licence is missing. Write who made this and by what leave it "
        "is used, such as CC-BY-4.0.",
        selko="{medium}: kuka tämän teki? Kirjoittakaa tekijä ja lupa, esimerkiksi CC-BY-4.0.",
    ),
    why=words(
        fi="Toisen tekemää ei saa julkaista ilman lupaa.",
        sv="Andras verk får inte publiceras utan lov.",
        en="What others made must not be published without their leave.",
        selko="Toisen kuvaa ei saa julkaista ilman lupaa.",
    ),
)
UNUSED = Rule(
    "media-unused",
    Severity.TIP,
    says=words(
        fi="{medium}: mikään rasti tai esine ei käytä tätä. Lisätkää se kohtaan media, tai "
        "poistakaa.",
        sv="{medium}: ingen kontroll och inget föremål använder detta. Lägg till det under "
        "media, eller ta bort det.",
        en="{medium}: no checkpoint or item uses this. Add it under media, or take it out.",
        selko="{medium}: mikään rasti ei näytä tätä. Lisätkää se rastille. Tai poistakaa se.",
    ),
    why=words(
        fi="Puhelin lataa sen turhaan.",
        sv="Telefonen laddar den i onödan.",
        en="Phones load it for nothing.",
        selko="Puhelin lataa sen turhaan.",
    ),
)

RULES = (ALT, CAPTIONS, TRANSCRIPT, HEAVY, LICENCE, UNUSED)


def in_words(written: Written) -> Iterator[Finding]:
    """What some cannot see or hear, and is not told otherwise."""
    for number, medium in enumerate(written.adventure.media):
        rule = _untold(medium)
        if rule is not None:
            yield rule.found(HEAD, ("media", number), medium=medium.id)


def carried(written: Written) -> Iterator[Finding]:
    """Files too heavy to load outdoors, without a licence, or that nothing uses."""
    adventure = written.adventure
    used = frozenset(_used(adventure))
    for number, medium in enumerate(adventure.media):
        path = ("media", number)
        limit = HEAVIEST[medium.kind]
        if medium.octets is not None and medium.octets > limit:
            size = -(-medium.octets // 1000)
            path_to_file = (*path, "file")
            yield HEAVY.found(
                HEAD, path_to_file, medium=medium.id, size=size, limit=limit // 1000
            )
        if {medium.licence.strip().lower(), medium.author.strip().lower()} & _NO_LICENCE:
            yield LICENCE.found(HEAD, path, medium=medium.id)
        if medium.id not in used:
            yield UNUSED.found(HEAD, path, medium=medium.id)


CHECKS: tuple[Check, ...] = (in_words, carried)


def _used(adventure: Adventure) -> Iterator[str]:
    if adventure.cover:
        yield adventure.cover
    for item in adventure.items:
        yield from item.media
    for stop in adventure.checkpoints:
        yield from stop.media
        yield from (one for asked in stop.challenges for one in asked.media)


def _untold(medium: Media) -> Rule | None:
    match medium.kind:
        case MediaKind.PICTURE:
            return ALT if medium.alt is None else None
        case MediaKind.SOUND:
            return TRANSCRIPT if medium.transcript is None else None
        case MediaKind.FILM:
            return CAPTIONS if medium.captions is None else None
