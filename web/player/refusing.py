"""Why something did not happen, in words: the measure, the rule, and the next step. Pure."""

from dataclasses import dataclass

from markupsafe import Markup

from engine.geo import COARSE_OVER_M, STALE_OVER_S
from engine.play.events import CheckInRefused, IntentRefused, Reason
from web.gauge import Gauge, gauge
from web.words import Words, markup


@dataclass(frozen=True, slots=True)
class Refusal:
    """A heading and a sentence; the ruler where the phone was measured.

    `wait` says that the same way may work in a moment.
    """

    heading: str
    sentence: Markup
    gauge: Gauge | None = None
    wait: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a sentence about a refusal needs to know besides the event.

    `hours` says when an event checkpoint opens; `only_the_finish` that the time is over and
    all else is closed; `decided` that the refused choice had been made already. `looked_around`
    says that the team asked what is here, and claimed nothing.
    """

    hours: str = ""
    only_the_finish: bool = False
    decided: bool = False
    looked_around: bool = False


PLAIN = Circumstances()


def refusal(
    event: CheckInRefused | IntentRefused, words: Words, around: Circumstances = PLAIN
) -> Refusal:
    """Explain a refusal to the team it met."""
    if isinstance(event, CheckInRefused) and event.reason in _MEASURED:
        far = event.reason is Reason.TOO_FAR
        if not (far and around.looked_around):
            return _measured(event, words)
        event = CheckInRefused(event.at, Reason.NOTHING_HERE)
    said = _of_the_place if isinstance(event, CheckInRefused) else _of_the_task
    heading, sentence = said(event.reason, words, around) or _plain(event.reason, words)
    return Refusal(heading, markup(sentence))


def mistyped(words: Words) -> Refusal:
    """Tell a slip of the finger from a code that belongs elsewhere: its check letter can."""
    sentence = words.gettext(
        "Koodissa on kirjoitusvirhe. Verratkaa sitä kylttiin: merkkejä on kuusi, eikä "
        "niissä ole nollaa, ykköstä eikä kirjaimia I, L ja O."
    )
    return Refusal(words.gettext("Melkein"), markup(sentence))


_MEASURED = {Reason.TOO_FAR, Reason.TOO_COARSE, Reason.TOO_OLD}


def _measured(event: CheckInRefused, words: Words) -> Refusal:
    if event.reason is Reason.TOO_OLD:
        sentence = words.gettext(
            "Puhelimen sijainti oli yli %(most)s sekuntia vanha. Odottakaa hetki ja kokeilkaa "
            "uudelleen."
        )
        old = markup(sentence) % {"most": round(STALE_OVER_S)}
        return Refusal(words.gettext("Sijainti ehti vanhentua"), old, wait=True)
    if event.reason is Reason.TOO_COARSE:
        sentence = words.gettext(
            "Puhelin on varma vain <b>±%(accuracy)s metrin</b> tarkkuudella. Leimaukseen "
            "tarvitaan ±%(most)s metriä."
        )
        coarse = markup(sentence) % {"accuracy": event.accuracy_m, "most": round(COARSE_OVER_M)}
        return Refusal(words.gettext("Puhelin ei ole vielä varma"), coarse, wait=True)
    return _too_far(event, words)


def _too_far(event: CheckInRefused, words: Words) -> Refusal:
    """Tell the distance as it was measured, and what is left of it by the rule."""
    if event.distance_m is None or event.accuracy_m is None or event.radius_m is None:
        message = "a refusal for distance carries its measures"
        raise ValueError(message)
    ruler = gauge(
        distance_m=event.distance_m, accuracy_m=event.accuracy_m, radius_m=event.radius_m
    )
    where = words.gettext(
        "Olette noin %(distance)s metrin päässä. Puhelin on varma <b>±%(accuracy)s metrin</b> "
        "tarkkuudella."
    )
    measured = {
        "distance": event.distance_m,
        "accuracy": event.accuracy_m,
        "left": _fives(ruler),
    }
    sentence = f"{where} {_what_is_left(ruler, words)}"
    return Refusal(
        words.gettext("Ei vielä perillä"), markup(sentence) % measured, ruler, wait=True
    )


def _fives(ruler: Gauge) -> int:
    """What is left, in steps of five metres: the phone knows no better."""
    return max(5, 5 * round(ruler.left_m / 5))


def _what_is_left(ruler: Gauge, words: Words) -> str:
    if ruler.left_m < 5:
        return words.gettext("Rasti aukeaa, kun kävelette vielä muutaman metrin.")
    return words.gettext(
        "Rasti aukeaa, kun kävelette vielä noin <b>%(left)s metriä</b> rastia kohti."
    )


def _of_the_place(
    reason: Reason, words: Words, around: Circumstances
) -> tuple[str, str] | None:
    """What a check-in alone can meet, or meets in words of its own."""
    gettext = words.gettext
    if reason is Reason.NOTHING_HERE and around.looked_around:
        return (
            gettext("Tässä ei ole mitään"),
            gettext("Katselkaa ympärillenne ja kysykää taas muualla. Se ei maksa mitään."),
        )
    if reason is Reason.LOCKED and around.only_the_finish:
        return (
            gettext("Aika on täynnä"),
            gettext("Enää maali on auki. Kulkekaa sinne, niin pääsette perille asti."),
        )
    if reason is Reason.NOT_OPEN_NOW and around.hours:
        goes_on = gettext("Matka jatkuu ilman sitäkin.")
        return gettext("Rasti on nyt kiinni"), f"{around.hours}. {goes_on}"
    return None


def _of_the_task(reason: Reason, words: Words, around: Circumstances) -> tuple[str, str] | None:
    """What a team meets at a challenge, in words of its own."""
    gettext = words.gettext
    if reason is Reason.OTHER_WAY and around.decided:
        return (
            gettext("Valinta on jo tehty"),
            gettext("Ensimmäinen valintanne jäi voimaan. Matka jatkuu sen mukaan."),
        )
    said = {
        Reason.OTHER_WAY: (
            gettext("Tässä pitää valita"),
            gettext(
                "Tarina haarautuu tässä, joten tehtävää ei voi ohittaa. "
                "Mikään valinta ei ole väärä."
            ),
        ),
        Reason.NOT_OPEN_NOW: (
            gettext("Vihje ei ole vielä auki"),
            gettext("Kokeilkaa ensin itse. Vihje aukeaa hetken päästä."),
        ),
        Reason.LOCKED: (
            gettext("Tätä ei kysytä teiltä"),
            gettext("Tehtävä kuuluu toiselle joukkueelle. Teiltä ei jää mitään väliin."),
        ),
    }
    return said.get(reason)


def _plain(reason: Reason, words: Words) -> tuple[str, str]:
    """Heading and sentence of what has no measure."""
    gettext = words.gettext
    said = {
        Reason.NOTHING_HERE: (
            gettext("Tässä ei ole rastia"),
            gettext(
                "Mikään avoin rasti ei ole lähellä. Katsokaa "
                "kartasta tai luettelosta, minne mennä."
            ),
        ),
        Reason.WRONG_CODE: (
            gettext("Koodi ei sovi"),
            gettext(
                "Tämä koodi ei avaa yhtään rastia. Koodissa ei ole nollaa eikä ykköstä, "
                "eikä kirjaimia I, L ja O."
            ),
        ),
        Reason.REPLACED_CODE: (
            gettext("Tämä juliste on vaihdettu"),
            gettext("Tämä koodi ei enää leimaa. Etsikää paikalta uusi juliste."),
        ),
        Reason.NO_SUCH_WAY: (
            gettext("Tämä rasti ei aukea näin"),
            gettext("Rastilla on toinen tapa leimata. Se lukee rastin sivulla."),
        ),
        Reason.LOCKED: (
            gettext("Tämän rastin vuoro ei ole vielä"),
            gettext("Rasti aukeaa myöhemmin. Käykää ensin niillä, jotka ovat auki."),
        ),
        Reason.NOT_OPEN_NOW: (
            gettext("Rasti on nyt kiinni"),
            gettext("Rasti on auki vain tiettyyn aikaan. Matka jatkuu ilman sitäkin."),
        ),
        Reason.NOT_VISITED: (
            gettext("Rasti on vielä leimaamatta"),
            gettext("Leimatkaa rasti ensin. Tehtävä aukeaa siitä."),
        ),
        Reason.NO_TRIES: (
            gettext("Yritykset on käytetty"),
            gettext("Tähän tehtävään ei voi enää vastata. Matka jatkuu silti."),
        ),
        Reason.UNREADABLE: (
            gettext("Vastausta ei voinut lukea"),
            gettext("Kirjoittakaa se toisin, luku numeroin. Tämä ei vienyt yritystä."),
        ),
        Reason.TIME_UP: (
            gettext("Aika ehti loppua"),
            gettext("Tehtävän aika on täynnä, joten siihen ei voi enää vastata. Matka jatkuu."),
        ),
        Reason.OTHER_WAY: (
            gettext("Valitsitte toisen tien"),
            gettext(
                "Tämä rasti jäi sen tien varrelle, jota ette valinneet. Teidän tienne jatkuu "
                "muualla: katsokaa, mikä on auki."
            ),
        ),
        Reason.FINISHED: (
            gettext("Peli on jo päättynyt"),
            gettext("Pisteet ja aika ovat lopulliset."),
        ),
    }
    elsewhere = (gettext("Peli ei ole käynnissä"), gettext("Aloittakaa peli etusivulta."))
    return said.get(reason, elsewhere)
