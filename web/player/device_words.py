"""What the device test tries and what it can come to, in words. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from web.words import Words


class Sentence(NamedTuple):
    """What is said of one outcome; `good` where nothing needs to be done about it."""

    outcome: str
    words: str
    good: bool


class Row(NamedTuple):
    """One thing that is tried; the first of its sentences is for what was not."""

    id: str
    title: str
    said: tuple[Sentence, ...]
    button: str = ""


OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "position": ("untried", "denied", "unavailable", "rough", "fair", "good"),
    "camera": ("untried", "denied", "none", "works"),
    "reader": ("untried", "small", "strong", "native"),
    "storage": ("untried", "none", "session", "kept"),
    "offline": ("untried", "no", "yes"),
    "voice": ("untried", "no", "yes"),
    "battery": ("untried", "low", "enough"),
}
"""What each row can come to. Codes are made of these in this order: only add at the end."""


def rows(words: Words) -> tuple[Row, ...]:
    """Everything that is tried, with what can be said of it."""
    gettext = words.gettext
    untried = gettext("Ei vielä kokeiltu.")
    return (
        _row(
            "position",
            gettext("Sijainti"),
            {
                "untried": untried,
                "denied": gettext("Sijainti on kielletty. Rastit leimataan silloin koodilla."),
                "unavailable": gettext("Paikka ei löytynyt. Kokeilkaa ulkona, aukealla."),
                "rough": gettext(
                    "Paikka löytyi, mutta vain suunnilleen. Sallikaa tarkka sijainti puhelimen "
                    "asetuksista."
                ),
                "fair": gettext("Paikka löytyi, ja ulkona se tarkentuu."),
                "good": gettext("Paikka löytyi tarkasti."),
            },
            good={"fair", "good"},
            button=gettext("Kokeile sijaintia"),
        ),
        _row(
            "camera",
            gettext("Kamera"),
            {
                "untried": untried,
                "denied": gettext("Kamera on kielletty. Koodin voi kirjoittaa käsin."),
                "none": gettext("Kameraa ei löytynyt. Koodin voi kirjoittaa käsin."),
                "works": gettext("Kamera toimii."),
            },
            good={"works"},
            button=gettext("Kokeile kameraa"),
        ),
        _row(
            "reader",
            gettext("QR-koodit"),
            {
                "untried": untried,
                "small": gettext("Selain lukee QR-koodit, kunhan kuva on terävä."),
                "strong": gettext("Selain lukee QR-koodit hyvin."),
                "native": gettext("Puhelin lukee QR-koodit itse."),
            },
            good={"small", "strong", "native"},
        ),
        _row(
            "storage",
            gettext("Muisti"),
            {
                "untried": untried,
                "none": gettext(
                    "Selain ei muista mitään. Avatkaa peli tavallisessa välilehdessä."
                ),
                "session": gettext(
                    "Selain unohtaa pelin, kun välilehti suljetaan. Ottakaa jatkokoodi talteen."
                ),
                "kept": gettext("Selain muistaa pelin."),
            },
            good={"kept"},
        ),
        _row(
            "offline",
            gettext("Verkon katkot"),
            {
                "untried": untried,
                "no": gettext("Tässä selaimessa peli tarvitsee verkon koko ajan."),
                "yes": gettext("Selain osaa pitää sivuja tallessa ilman verkkoa."),
            },
            good={"yes"},
        ),
        _row(
            "voice",
            gettext("Ääni"),
            {
                "untried": untried,
                "no": gettext("Selain ei osaa lukea ääneen."),
                "yes": gettext("Selain osaa lukea tekstit ääneen."),
            },
            good={"yes"},
        ),
        _row(
            "battery",
            gettext("Akku"),
            {
                "untried": gettext("Selain ei kerro akusta. Lähtekää matkaan täydellä akulla."),
                "low": gettext("Akkua on alle puolet. Ladatkaa ennen lähtöä."),
                "enough": gettext("Akkua riittää."),
            },
            good={"untried", "enough"},
        ),
    )


def _row(
    row: str, title: str, said: Mapping[str, str], *, good: set[str], button: str = ""
) -> Row:
    sentences = tuple(Sentence(one, said[one], one in good) for one in OUTCOMES[row])
    return Row(row, title, sentences, button)
