import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from engine.text import Language, Text, direction
from tests.building import text
from tests.chance import LAWS

GREETING = Text({"fi": "Hei", "fi-x-selko": "Moi", "sv": "Hej", "en": "Hello"})


@pytest.mark.parametrize(
    ("language", "words", "really_in"),
    [
        ("sv", "Hej", "sv"),
        ("fi-x-selko", "Moi", "fi-x-selko"),
        ("fi-FI", "Hei", "fi"),
        ("en-GB", "Hello", "en"),
        ("uk", "Hei", "fi"),
    ],
)
def test_a_reader_gets_the_language_asked_for_or_its_base_or_the_original(
    language, words, really_in
):
    said = GREETING.said(language)

    assert said == words
    assert said.lang == really_in


def test_the_fall_back_list_comes_before_the_original():
    said = GREETING.said("uk", ("ru", "en", "sv"))

    assert (said, said.lang) == ("Hello", "en")


def test_the_original_is_the_language_written_first():
    said = Text({"so": "Salaan", "ar": "Salam"}).said("fi", ("en",))

    assert (said, said.lang) == ("Salaan", "so")


def test_easy_finnish_falls_back_to_finnish():
    said = text("Hei", en="Hello").said("fi-x-selko", ("en",))

    assert (said, said.lang) == ("Hei", "fi")


def test_words_are_said_without_the_white_space_of_their_block():
    said = text("  Yksi\nkaksi \n").said("fi")

    assert said == "Yksi\nkaksi"


@pytest.mark.parametrize("empty", ["", " \n", {}, {"fi": "Hei", "sv": " "}])
def test_a_text_that_says_nothing_is_refused(empty):
    with pytest.raises(ValidationError, match="write the text, or leave the field out"):
        Text.model_validate(empty)


@pytest.mark.parametrize(
    "tag",
    [
        *("fi", "sv", "en", "uk", "so", "ar", "zh-Hant", "fi-x-selko", "en-GB", "es-419"),
        *("zh-Hant-TW", "de-CH-1996", "sl-rozaj", "ar-u-nu-latn", "zh-yue", "smn"),
    ],
)
def test_a_text_may_be_in_any_language_that_has_a_tag(tag):
    assert Text.model_validate({tag: "Hei"}).said(tag).lang == tag
    assert TypeAdapter(Language).validate_python(tag) == tag


@pytest.mark.parametrize(
    "tag",
    [
        *("suomi", "Finnish", "FI", "fi_FI", "fi-fi", "en-gb", "zh-hant", "x-selko", "f"),
        *("fi-", "-fi", "fi x", "fi-x", "fi-x-selkokieli", "fi\n", "", '"><script>'),
    ],
)
def test_what_is_no_language_tag_is_told_in_one_sentence(tag):
    sentence = (
        "Value error, this is no language tag: "
        "write one such as fi, sv, en-GB, fi-x-selko or zh-Hant"
    )

    with pytest.raises(ValidationError) as in_a_text:
        Text.model_validate({"fi": "Hei", tag: "Moi"})
    with pytest.raises(ValidationError) as in_a_list:
        TypeAdapter(Language).validate_python(tag)

    assert [error["msg"] for error in in_a_text.value.errors()] == [sentence]
    assert [error["msg"] for error in in_a_list.value.errors()] == [sentence]


def test_a_first_language_that_is_no_tag_is_not_told_again_by_every_plain_text():
    read = TypeAdapter(Text).validate_python("Hei", context={"language": "suomi"})

    assert read.said("fi") == "Hei"


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        *(("ar", "rtl"), ("ar-SY", "rtl"), ("ar-Latn", "ltr"), ("he", "rtl"), ("fa", "rtl")),
        *(("ckb", "rtl"), ("ku", "ltr"), ("ku-Arab", "rtl"), ("prs", "rtl"), ("ur-PK", "rtl")),
        *(("fi", "ltr"), ("fi-x-selko", "ltr"), ("fi-x-arab", "ltr"), ("so", "ltr")),
        *(("de-1996", "ltr"), ("zh-Hant", "ltr"), ("ar-u-nu-latn", "rtl"), ("", "ltr")),
    ],
)
def test_a_language_is_written_the_way_of_its_script(tag, written):
    assert direction(tag) == written


def test_the_way_of_writing_agrees_with_cldr_for_every_language_it_knows():
    locales = {one.replace("_", "-"): Locale.parse(one) for one in locale_identifiers()}

    wrong = {
        tag
        for tag, locale in locales.items()
        if (direction(tag) == "rtl") != (locale.character_order == "right-to-left")
    }

    assert len(locales) > 800
    assert wrong == set()


@pytest.mark.parametrize("wrong", [5, None, ["Hei"], {"fi": 5}])
def test_what_is_not_words_is_refused(wrong):
    with pytest.raises(ValidationError):
        Text.model_validate(wrong)


def test_a_plain_string_is_in_the_adventure_s_first_language():
    reader = TypeAdapter(Text)

    assert reader.validate_python("Hej", context={"language": "sv"}).root == {"sv": "Hej"}
    assert reader.validate_python("Hei").root == {"fi": "Hei"}


@LAWS
@given(
    st.dictionaries(
        st.sampled_from(["fi", "sv", "en", "uk", "fi-x-selko"]),
        st.text(st.characters(categories=["L"]), min_size=1),
        min_size=1,
    ),
    st.sampled_from(["fi", "sv", "en-GB", "ar", "fi-x-selko"]),
    st.lists(st.sampled_from(["fi", "sv", "en"])).map(tuple),
)
def test_nobody_ever_meets_an_empty_line(words, language, fallback):
    said = Text(words).said(language, fallback)

    assert said
    assert said == words[said.lang].strip()


def test_readers_may_ask_for_anything_and_a_text_remembers_only_its_own_languages():
    asked_for_much = text("Hei", en="Hello")

    said = {asked_for_much.said(f"x{number}", ("ru",)) for number in range(1000)}

    assert said == {"Hei"}
    kept = [one for one in vars(asked_for_much).values() if isinstance(one, dict)]
    assert all(len(one) == 2 for one in kept)
    assert asked_for_much == text("Hei", en="Hello")


def test_texts_that_are_equal_hash_alike():
    one_way, other_way = text("Hei", en="Hello"), Text({"en": "Hello", "fi": "Hei"})

    assert one_way == other_way
    assert hash(one_way) == hash(other_way)
    assert len({one_way, text("Hei"), other_way}) == 2


def test_a_text_knows_its_languages():
    assert GREETING.languages == {"fi", "fi-x-selko", "sv", "en"}
