"""Every rule has a bad adventure that it is told of, and a good one that it leaves alone."""

import re
from functools import cache

import pytest

from engine.proof import lint as linting
from engine.proof.examining import RULES
from engine.proof.finding import LANGUAGES, Finding, Severity
from engine.proof.simulation import expecting
from tests.lint_cases import asking, ground, playing, proved, simulated, told
from tests.linting import FILES, Case, Edit, edited, keys, linted, one, parsed
from tests.linting import simulated as walked

CASES = (
    *(*ground.CASES, *asking.CASES, *told.CASES, *playing.CASES),
    *(*proved.CASES, *simulated.CASES),
)
BY_AN_EDITION = {"id-renamed"}
"""Needs an earlier edition: see test_renaming."""
TOLD_TO_AUTHORS = [rule for rule in RULES if rule not in expecting.RULES]
"""A simulation says what it found; what to do about it is in its reason."""
NAMED = re.compile(r"\{(\w+)\}")


@cache
def found_in(case: Case) -> tuple[Finding, ...]:
    return _looked_at(case, case.bad)


def _looked_at(case: Case, edits: tuple[Edit, ...]) -> tuple[Finding, ...]:
    look = walked if case in simulated.CASES else linted
    return look(edited(*edits))


def test_there_is_nothing_to_say_about_a_good_adventure():
    assert keys(linted(FILES)) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_wrong_is_told_and_nothing_else(case: Case):
    found = set(keys(found_in(case)))

    assert case.rule in found
    assert found <= {case.rule} | case.besides


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_told_on_the_line_where_it_stands(case: Case):
    files = edited(*case.bad)
    documents = parsed(files).documents

    told_of = one(found_in(case), case.rule)

    line = files[told_of.file].splitlines()[told_of.line(documents) - 1]
    assert case.line in line


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_good_is_left_alone(case: Case):
    assert set(keys(_looked_at(case, case.good))) <= case.besides - {case.rule}


def test_every_rule_has_a_bad_adventure_and_a_good_one():
    """Where a case names no good edits, the small adventure as it stands is the good one."""
    assert {case.rule for case in CASES} | BY_AN_EDITION == {rule.key for rule in RULES}
    assert all(case.bad and case.bad != case.good for case in CASES)


def test_no_two_rules_share_a_key():
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert set(linting.RULES) <= set(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_speaks_all_four_languages_and_no_two_alike(rule):
    for text in (rule.says, rule.why):
        assert tuple(text.root) == LANGUAGES
        assert len({text.root[tag] for tag in ("fi", "sv", "en")}) == 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_the_languages_do_not_tell_different_things(rule):
    """Easy Finnish may leave a number out; no language may name what others do not."""
    named = {tag: set(NAMED.findall(words)) for tag, words in rule.says.root.items()}

    assert named["fi"] == named["sv"] == named["en"] >= named["fi-x-selko"]
    assert named["fi-x-selko"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_message_names_its_place_and_leaves_no_gap(case: Case, language: str):
    told_of = one(found_in(case), case.rule)
    said = told_of.message(language)

    assert said.lang == language
    assert not NAMED.search(said)
    names = (
        *("title", "medium", "flag", "item", "badge", "key"),
        *("who", "ending", "found"),
    )
    assert any(_said(told_of.values.get(name), language) in said for name in names)


def _said(value: object, language: str) -> str:
    if value is None:
        return "\0"
    return str(value.said(language) if hasattr(value, "said") else value)


@pytest.mark.parametrize("rule", TOLD_TO_AUTHORS, ids=lambda rule: rule.key)
def test_a_message_says_what_to_do_in_a_few_short_sentences(rule):
    """Finnish speaks to a group: some verb ends in -kaa or -kää. Nobody is scolded."""
    finnish = rule.says.root["fi"]

    asked = set(re.findall(r"\w+k(?:aa|ää)\b", finnish)) - {"matkaa", "aikaa", "paikkaa"}
    assert asked, finnish
    for words in (*rule.says.root.values(), *rule.why.root.values()):
        assert "!" not in words
        assert all(len(part.split()) <= 26 for part in re.split(r"(?<=[.?])\s", words)), words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_easy_finnish_is_easy(rule):
    for text in (rule.says, rule.why):
        sentences = re.split(r"(?<=[.?:])\s", text.root["fi-x-selko"])
        lengths = [len(sentence.split()) for sentence in sentences]
        assert max(lengths) <= 10, text.root["fi-x-selko"]


def test_there_are_rules_of_every_severity():
    assert {rule.severity for rule in RULES} == set(Severity)
