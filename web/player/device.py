"""The device test: what a phone can do, in words, and as a code to tell an organiser.

Nothing is kept: the code itself holds what was found, and whoever has it reads the same page.
"""

from collections.abc import Mapping
from typing import NamedTuple

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.codes import LETTERS, check_letter, tidy
from web import guards
from web.player.pages import player
from web.words import Words, words_in

LENGTH = 4


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


@player.get("/laitetesti")
def device() -> str:
    """Try the phone, row by row."""
    return render_template("player/device.html", rows=rows(words_in(guards.language())))


@player.get("/laitetesti/tulos")
def tried() -> Response:
    """Turn what the phone found into its code."""
    found = {
        row: outcome if (outcome := request.args.get(row, "")) in outcomes else outcomes[0]
        for row, outcomes in OUTCOMES.items()
    }
    return redirect(url_for("player.device_code", code=written(found)), 303)


@player.get("/laitetesti/<code>")
def device_code(code: str) -> str:
    """What a code says, for the player and for the organiser who was told it."""
    found = read(code)
    if found is None:
        abort(404)
    told = [
        (row, next(one for one in row.said if one.outcome == found[row.id]))
        for row in rows(words_in(guards.language()))
    ]
    return render_template("player/device_code.html", code=tidy(code), told=told)


def written(found: Mapping[str, str]) -> str:
    """Three letters for what was found, and a check letter."""
    number = 0
    for row, outcomes in OUTCOMES.items():
        number = number * len(outcomes) + outcomes.index(found[row])
    letters = ""
    for _ in range(LENGTH - 1):
        number, index = divmod(number, len(LETTERS))
        letters += LETTERS[index]
    return letters + check_letter(letters)


def read(code: str) -> dict[str, str] | None:
    """What was found, from a code as people type it; None where it is none."""
    typed = tidy(code)
    if len(typed) != LENGTH or any(letter not in LETTERS for letter in typed):
        return None
    number = 0
    for letter in reversed(typed[:-1]):
        number = number * len(LETTERS) + LETTERS.index(letter)
    found: dict[str, str] = {}
    for row, outcomes in reversed(tuple(OUTCOMES.items())):
        number, index = divmod(number, len(outcomes))
        found[row] = outcomes[index]
    return None if number or check_letter(typed[:-1]) != typed[-1] else found


def rows(words: Words) -> tuple[Row, ...]:
    """Everything that is tried, with what can be said of it."""
    return (
        _position(words),
        _camera(words),
        _reader(words),
        _storage(words),
        _offline(words),
        _voice(words),
        _battery(words),
    )


def _row(
    row: str, title: str, said: Mapping[str, str], good: set[str], button: str = ""
) -> Row:
    sentences = tuple(Sentence(one, said[one], one in good) for one in OUTCOMES[row])
    return Row(row, title, sentences, button)


def _position(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Ei vielä kokeiltu."),
        "denied": gettext("Sijainti on kielletty. Rastit leimataan silloin koodilla."),
        "unavailable": gettext("Paikka ei löytynyt. Kokeilkaa ulkona, aukealla."),
        "rough": gettext(
            "Paikka löytyi, mutta vain suunnilleen. Sallikaa tarkka sijainti puhelimen "
            "asetuksista."
        ),
        "fair": gettext("Paikka löytyi, ja ulkona se tarkentuu."),
        "good": gettext("Paikka löytyi tarkasti."),
    }
    return _row(
        "position", gettext("Sijainti"), said, {"fair", "good"}, gettext("Kokeile sijaintia")
    )


def _camera(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Ei vielä kokeiltu."),
        "denied": gettext("Kamera on kielletty. Koodin voi kirjoittaa käsin."),
        "none": gettext("Kameraa ei löytynyt. Koodin voi kirjoittaa käsin."),
        "works": gettext("Kamera toimii."),
    }
    return _row("camera", gettext("Kamera"), said, {"works"}, gettext("Kokeile kameraa"))


def _reader(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Ei vielä kokeiltu."),
        "small": gettext("Selain lukee QR-koodit, kunhan kuva on terävä."),
        "strong": gettext("Selain lukee QR-koodit hyvin."),
        "native": gettext("Puhelin lukee QR-koodit itse."),
    }
    return _row("reader", gettext("QR-koodit"), said, {"small", "strong", "native"})


def _storage(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Ei vielä kokeiltu."),
        "none": gettext("Selain ei muista mitään. Avatkaa peli tavallisessa välilehdessä."),
        "session": gettext(
            "Selain unohtaa pelin, kun välilehti suljetaan. Ottakaa jatkokoodi talteen."
        ),
        "kept": gettext("Selain muistaa pelin."),
    }
    return _row("storage", gettext("Muisti"), said, {"kept"})


def _offline(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Ei vielä kokeiltu."),
        "no": gettext("Tässä selaimessa peli tarvitsee verkon koko ajan."),
        "yes": gettext("Selain osaa pitää sivuja tallessa ilman verkkoa."),
    }
    return _row("offline", gettext("Verkon katkot"), said, {"yes"})


def _voice(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Ei vielä kokeiltu."),
        "no": gettext("Selain ei osaa lukea ääneen."),
        "yes": gettext("Selain osaa lukea tekstit ääneen."),
    }
    return _row("voice", gettext("Ääni"), said, {"yes"})


def _battery(words: Words) -> Row:
    gettext = words.gettext
    said = {
        "untried": gettext("Selain ei kerro akusta. Lähtekää matkaan täydellä akulla."),
        "low": gettext("Akkua on alle puolet. Ladatkaa ennen lähtöä."),
        "enough": gettext("Akkua riittää."),
    }
    return _row("battery", gettext("Akku"), said, {"untried", "enough"})
