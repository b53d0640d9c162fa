"""What the program says, in every language it can speak."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.building import text
from web.words import LANGUAGES, client_words, supported, words_in

WEB = Path(__file__).parents[2] / "web"
TRANSLATED = sorted(path.name for path in (WEB / "translations").iterdir() if path.is_dir())
SLOT = re.compile(r"%\(\w+\)s|\{\w+\}|</?\w+")

Key = str | tuple[str, ...]


def said_in_the_sources() -> set[Key]:
    """Every text that babel finds in Python and in the templates."""
    with (WEB / "translations" / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(WEB, methods, options)
    return {message for _file, _line, message, _comments, _context in found}


def catalog(tag: str) -> Catalog:
    with (WEB / "translations" / tag / "messages.po").open("rb") as file:
        return read_po(file, locale=tag.partition("-")[0])


def lines(tag: str) -> list[Message]:
    return [message for message in catalog(tag) if message.id]


def key(message: Message) -> Key:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_everything_that_is_said_is_translated(tag: str):
    translated = {key(one) for one in lines(tag) if all(forms(one)) and not one.fuzzy}

    assert said_in_the_sources() - translated == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_line_of_a_catalog_is_said_nowhere(tag: str):
    assert {key(one) for one in lines(tag)} - said_in_the_sources() == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_has_the_slots_and_the_emphasis_of_its_original(tag: str):
    for message in lines(tag):
        for original, form in zip(originals(message), forms(message), strict=True):
            assert sorted(SLOT.findall(form)) == sorted(SLOT.findall(original)), original


@pytest.mark.parametrize("tag", TRANSLATED)
def test_nobody_is_shouted_at(tag: str):
    said = [said for one in lines(tag) for said in (*originals(one), *forms(one))]

    assert [one for one in said if "!" in one] == []


def test_a_language_without_a_catalog_is_spoken_as_its_base_and_at_last_as_finnish():
    assert words_in("fi-x-selko").gettext("Oikein") == "Oikein"
    assert words_in("sv-FI").gettext("Oikein") == "Rätt"
    assert words_in("en-GB").gettext("Oikein") == "Right"
    assert words_in("uk").gettext("Oikein") == "Oikein"


def test_one_checkpoint_is_not_many():
    pair = ("%(stops)s rasti", "%(stops)s rastia")

    assert words_in("fi").ngettext(*pair, 1) == "%(stops)s rasti"
    assert words_in("fi").ngettext(*pair, 0) == "%(stops)s rastia"
    assert words_in("en").ngettext(*pair, 1) == "%(stops)s checkpoint"
    assert words_in("en").ngettext(*pair, 12) == "%(stops)s checkpoints"


def test_only_languages_that_can_be_spoken_are_chosen():
    assert supported("en") == "en"
    assert supported("en-US") == "en"
    assert supported("fi-x-selko") == "fi-x-selko"
    assert supported("uk") is None
    assert supported("") is None


def test_the_phone_spells_numbers_in_its_readers_way():
    assert client_words(words_in("fi"))["decimal"] == ","
    assert client_words(words_in("en"))["decimal"] == "."


def test_every_language_names_itself():
    assert LANGUAGES == {
        "fi": "Suomi",
        "sv": "Svenska",
        "en": "English",
        "fi-x-selko": "Selkosuomi",
    }


def test_an_authors_text_that_was_not_translated_says_which_language_it_is_in():
    said = text("Asema").said("en", ("fi",))

    assert (said, said.lang) == ("Asema", "fi")
