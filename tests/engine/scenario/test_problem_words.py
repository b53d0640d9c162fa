"""What is wrong with a file is told in every language, and simply in easy Finnish."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

import engine
from engine.proof.finding import LANGUAGES
from engine.scenario import fitting, references
from engine.scenario.parsing import parse
from engine.scenario.problem import Problem, say
from engine.scenario.problem_words import SPOKEN
from tests.writing import AROUND, changed

HOME = Path(engine.__file__).parent
SPEAKING = (
    *HOME.glob("scenario/*.py"),
    *(HOME / f"{name}.py" for name in ("text", "geo", "moments")),
)
KINDS = {*references._TO_ONE.values(), *references._TO_MANY.values()}
NAMED = re.compile(r"\{(\w+)\}")
BUGS = {"a place without a point cannot exist"}
"""What no file can bring about."""
MADE_UP = {"'{name}' is missing: write it", "'{name}' is missing a part: write it"}
"""Put together from parts where they are said."""


def spoken_in_code() -> set[str]:
    """Every sentence that a validator, the reader or the parser says, by its English words."""
    found = {*fitting._PLAINLY.values(), *fitting._TYPELESS.values(), fitting._STRANGE}
    found |= {words for _, words in fitting._LIMITS.values()}
    found |= {words for _, words in fitting._PATTERNED}
    found |= {f"there is no {kind} '{{name}}'" for kind in KINDS}
    for file in SPEAKING:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case (
                    ast.Assign(
                        targets=[ast.Name(id="message")], value=ast.Constant(value=str(words))
                    )
                    | ast.Call(
                        func=ast.Name(id="say"), args=[ast.Constant(value=str(words)), *_]
                    )
                ):
                    found.add(words)
    return found - BUGS


def test_every_sentence_of_the_code_is_spoken_in_the_other_languages():
    assert spoken_in_code() <= SPOKEN.keys()


def test_no_sentence_is_kept_that_nobody_says():
    files = (*SPEAKING, HOME.parent / "adventures" / "catalogue.py")
    joined = re.sub(r'"\s*\n\s*"', "", "".join(one.read_text("utf-8") for one in files))

    kept = SPOKEN.keys() - spoken_in_code()

    assert {one for one in kept if one not in joined} == MADE_UP


@pytest.mark.parametrize("english", SPOKEN)
def test_each_language_names_the_same_things_in_words_of_its_own(english: str):
    spoken = SPOKEN[english]

    for words in spoken:
        assert words != english
        assert set(NAMED.findall(words)) == set(NAMED.findall(english))
    assert spoken.fi != spoken.sv


@pytest.mark.parametrize("english", SPOKEN)
def test_easy_finnish_is_short_and_whole(english: str):
    easy = SPOKEN[english].selko

    sentences = re.split(r"(?<=[.?:]) ", re.sub(r"`[^`]*`|\{known\}", "x", easy))
    assert max(len(one.split()) for one in sentences) <= 10, easy
    assert easy[-1] in ".?"
    assert not any(one.endswith(";") for one in sentences)


@pytest.mark.parametrize("english", SPOKEN)
def test_a_sentence_begins_with_a_capital_or_a_name_and_ends_with_a_stop(english: str):
    for words in SPOKEN[english]:
        assert words[0].isupper() or words.startswith(("{", "on_timeout"))
        assert words[-1] in ".?"
        assert "!" not in words.replace("Merkki !", "").replace("Tecknet !", "")
        assert all(not (a == b == " ") for a, b in pairwise(words))


def test_the_known_word_that_may_be_meant_is_asked_for_in_every_language():
    problem = Problem("a.yaml", 3, say("there is no item '{name}'", "pala", name="palat"))

    assert [problem.said(language) for language in LANGUAGES] == [
        "Esinettä palat ei ole. Tarkoititteko: pala?",
        "Föremålet palat finns inte. Menade ni pala?",
        "there is no item 'palat'; did you mean 'pala'?",
        "Esinettä palat ei ole. Tarkoititteko: pala?",
    ]


def test_words_with_braces_of_their_own_are_told_as_they_are():
    problem = Problem("a.yaml", 1, say("'{name}' is not a field here", name="{fi}"))

    assert problem.said("fi") == "Kohta {fi} ei kuulu tähän."
    assert Problem("a.yaml", 1, say("write {this}")).said("fi") == "write {this}"


@pytest.mark.parametrize("language", ["fi", "sv", "fi-x-selko"])
def test_none_of_the_reader_s_own_english_reaches_an_author(language: str):
    files = changed("asema", "title: Asema\n", "")
    files = changed("tori", "accuracy_m: 10", "accuracy_m: kymmenen", files)
    files = changed("adventure", "age: 7", "age: 100", files)

    problems = parse(files, AROUND).problems

    assert len(problems) == 3
    for problem in problems:
        assert problem.said(language) != problem.message
        assert "write" not in problem.said(language)
