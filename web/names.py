"""Names of teams: drawn ones, a gift of two words, and the team's own.

Drawn names are Finnish in every language, as the places are. Chance is an argument.
"""

import re
import unicodedata
from enum import StrEnum

LONGEST_NAME = 24

ADJECTIVES = tuple(
    """
    Aito Ahkera Eloisa Hauska Hereä Hilpeä Huima Iloinen Innokas Jalo Jämäkkä Kaino Kelpo
    Kepeä Ketterä Kirkas Kuulas Leppoisa Letkeä Luja Lupsakka Lämmin Mainio Mukava Mutkaton
    Nasakka Nokkela Nopsa Notkea Näppärä Oiva Oivaltava Osaava Peloton Pirteä Puhelias
    Raikas Rauhaisa Reilu Reipas Ripeä Riuska Rohkea Sinnikäs Sisukas Sitkeä Sukkela Sulava
    Taitava Tarkka Terhakka Topakka Tyyni Uljas Uskollinen Utelias Vakaa Valpas Vikkelä
    Vilkas Viisas Virkeä Väsymätön
    """.split()  # noqa: SIM905 (a list of this length reads better in prose)
)

NOUNS = tuple(
    """
    Ahven Ahomansikka Apila Haapa Haarapääsky Harakka Hauki Haukka Hiirenvirna Hömötiainen
    Ilves Isokoskelo Jalava Joutsen Jänis Järripeippo Kanerva Karpalo Kataja Kettu Kielo
    Kissankello Kiuru Koivu Kuha Kuikka Kurki Lahna Lehmus Leppä Lokki Lumme Lumikko Majava
    Metso Mustikka Mäyrä Mänty Nuolihaukka Näätä Närhi Norppa Orava Orvokki Pajulintu Peippo
    Pihlaja Pulmunen Puolukka Pääsky Pöllö Rastas Rautu Rentukka Riekko Saukko Siika Siili
    Sisilisko Sorsa Suopursu Sääksi Tammi Teeri Telkkä Tiira Tikka Tuomi Ukonkorento
    Uuttukyyhky Vaahtera Valkovuokko Vanamo Varis Västäräkki Voikukka
    """.split()  # noqa: SIM905 (a list of this length reads better in prose)
)

PAIRS = len(ADJECTIVES) * len(NOUNS) * 2
"""Chances to pass in: every pair is reached, the alliterating ones more often."""


class NameProblem(StrEnum):
    """Why a team cannot be called that."""

    TOO_LONG = "too-long"
    UNSEEN_LETTERS = "unseen-letters"
    NO_LETTERS = "no-letters"


def drawn_name(chance: int) -> str:
    """The name that a number draws; half of all numbers draw one that alliterates.

    Any whole number is good; the same one always gives the same name.
    """
    rest, alliterates = divmod(chance % PAIRS, 2)
    adjective, noun = divmod(rest, len(NOUNS))
    second = NOUNS[noun]
    alike = [first for first in ADJECTIVES if first[0] == second[0]]
    if alliterates and alike:
        return f"{alike[adjective % len(alike)]} {second}"
    return f"{ADJECTIVES[adjective]} {second}"


def own_name(typed: str) -> str | NameProblem | None:
    """Read a name that a team typed: NFKC, single spaces. None when nothing was typed.

    Refused are letters nobody sees or that turn the line around (controls, zero width,
    bidirectional marks) and heaps of accents: the name stands in other people's results.
    """
    name = " ".join(unicodedata.normalize("NFKC", typed).split())
    if not name:
        return None
    if any(unicodedata.category(letter)[0] == "C" for letter in name):
        return NameProblem.UNSEEN_LETTERS
    if re.search(r"[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{2}", name):
        return NameProblem.UNSEEN_LETTERS
    if not any(letter.isalnum() for letter in name):
        return NameProblem.NO_LETTERS
    return NameProblem.TOO_LONG if len(name) > LONGEST_NAME else name
