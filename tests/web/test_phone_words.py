"""The phone's script and the catalogs agree on every sentence it may say."""

import re
from pathlib import Path

import pytest

from web.words import LANGUAGES, client_words, words_in

WORDS_JS = Path(__file__).parents[2] / "web" / "client" / "core" / "words.js"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_the_phone_may_say_is_given(language: str):
    asked = set(re.findall(r"@property \{string\} (\w+)", WORDS_JS.read_text()))

    assert set(client_words(words_in(language))) == asked
