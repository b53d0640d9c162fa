"""The program's own words in each language, from gettext catalogs.

Finnish is the language of the sources: its msgid is the text. Every other language has a
`.po` file in `translations/<tag>/`, read as it is when the program starts; what a catalog
lacks comes from the next in its chain, and at last in Finnish. Adventures carry their own
words (`engine.text`).
"""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from markupsafe import Markup

from web.figures import decimal_mark

LANGUAGES: Mapping[str, str] = {
    "fi": "Suomi",
    "sv": "Svenska",
    "en": "English",
    "fi-x-selko": "Selkosuomi",
}
"""The languages one can choose, by their own names."""

SOURCE = "fi"
_CHAINS: Mapping[str, tuple[str, ...]] = {
    "fi": (),
    "sv": ("sv",),
    "en": ("en",),
    "fi-x-selko": ("fi-x-selko",),
}
_TRANSLATIONS = Path(__file__).parent / "translations"


@dataclass(frozen=True, slots=True)
class Catalog:
    """One `.po` file: texts by msgid, forms of a plural by the singular's msgid."""

    texts: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]
    form_of: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Words:
    """What the program says to a reader of one language."""

    language: str
    catalogs: tuple[Catalog, ...] = ()

    def gettext(self, message: str) -> str:
        """The text for a Finnish one."""
        found = (book.texts[message] for book in self.catalogs if message in book.texts)
        return next(found, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The text for a Finnish pair, in the form that goes with the number."""
        for book in self.catalogs:
            if one in book.plurals:
                return book.plurals[one][book.form_of(number)]
        return one if number == 1 else many


@cache
def words_in(language: str) -> Words:
    """The words for a tag; its base language, then Finnish, where there is no catalog."""
    known = language if language in _CHAINS else language.partition("-")[0]
    chain = _CHAINS.get(known, ())
    return Words(language, tuple(_read(tag) for tag in chain))


def markup(text: str) -> Markup:
    """A text from the catalogs with its own emphasis; what is then filled in is escaped."""
    return Markup(text)  # noqa: S704 (the catalogs are ours, as templates are)


def supported(language: str) -> str | None:
    """The language to speak for a tag asked for, if there is one."""
    base = language.partition("-")[0].lower()
    return next((tag for tag in (language, base) if tag in LANGUAGES), None)


@cache
def _read(tag: str) -> Catalog:
    with (_TRANSLATIONS / tag / "messages.po").open("rb") as file:
        catalog = read_po(file, locale=tag.partition("-")[0])
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not message.string:
            continue
        if isinstance(message.id, str):
            texts[message.id] = str(message.string)
        elif all(message.string):
            plurals[message.id[0]] = tuple(message.string)
    return Catalog(texts, plurals, gettext.c2py(catalog.plural_expr))


def client_words(words: Words) -> dict[str, str]:
    """The sentences that the phone's own code says; `{m}` and the like are its slots.

    The phone itself spells the numbers, with `decimal` between the whole and the rest.
    """
    gettext = words.gettext
    return {
        "decimal": decimal_mark(words.language),
        "metres": gettext("{m} m"),
        "kilometres": gettext("{km} km"),
        "away_toward": gettext("{far} {where}"),
        "accuracy": gettext("tarkkuus ±{m} m"),
        **_directions(words),
        **_finding(words),
        **_looking_through_the_camera(words),
        **_on_the_map(words),
    }


def _directions(words: Words) -> dict[str, str]:
    gettext = words.gettext
    return {
        "toward_n": gettext("pohjoiseen"),
        "toward_ne": gettext("koilliseen"),
        "toward_e": gettext("itään"),
        "toward_se": gettext("kaakkoon"),
        "toward_s": gettext("etelään"),
        "toward_sw": gettext("lounaaseen"),
        "toward_w": gettext("länteen"),
        "toward_nw": gettext("luoteeseen"),
    }


def _finding(words: Words) -> dict[str, str]:
    gettext = words.gettext
    return {
        "near": gettext("Olette perillä: {title}. Leimatkaa rasti."),
        "looking": gettext("Puhelin etsii paikkaa. Hetki vain."),
        "coarse": gettext(
            "Puhelin antaa vain suurpiirteisen sijainnin. Sallikaa tarkka sijainti puhelimen "
            "asetuksista, tai leimatkaa rastikoodilla."
        ),
        "stale": gettext(
            "Sijainti on yli puoli minuuttia vanha. Nostakaa puhelin ylös ja odottakaa hetki."
        ),
        "unsure": gettext(
            "Puhelin ei ole vielä varma paikasta. Astukaa aukealle ja odottakaa hetki."
        ),
        "denied": gettext(
            "Puhelin ei kerro sijaintia. Se ei haittaa: "
            "leimatkaa QR-koodilla tai rastikoodilla."
        ),
        "unavailable": gettext(
            "Puhelin ei löydä paikkaa. Astukaa aukealle, tai leimatkaa rastikoodilla."
        ),
    }


def _looking_through_the_camera(words: Words) -> dict[str, str]:
    gettext = words.gettext
    return {
        "camera_looking": gettext("Näyttäkää QR-koodi kameralle."),
        "camera_denied": gettext(
            "Kamera ei ole käytössä. Kirjoittakaa koodi, joka lukee QR-koodin alla."
        ),
        "camera_other": gettext(
            "Tämä ei ole rastin koodi. Etsikää kyltti, jossa on rastin numero."
        ),
    }


def _on_the_map(words: Words) -> dict[str, str]:
    gettext = words.gettext
    return {
        "map_label": gettext("Kartta. Samat rastit ovat sanoina luettelossa."),
        "sketch": gettext("Luonnoskartta: kadut suunnilleen"),
        "sketch_source": gettext("osa pisteistä {source}"),
        "north": gettext("P"),
        "zoom_in": gettext("Lähemmäs"),
        "zoom_out": gettext("Kauemmas"),
        "you_are_here": gettext("Te olette tässä"),
    }
