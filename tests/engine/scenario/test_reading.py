import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scenario.problem import Problem
from engine.scenario.reading import MAX_BYTES, MAX_DEPTH, MAX_NODES, Document, read
from tests.chance import LAWS


def value_of(source):
    found = read("a.yaml", source)
    assert isinstance(found, Document), found
    return found.value


def refusal(source):
    found = read("a.yaml", source)
    assert isinstance(found, Problem), found
    return str(found)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((word, word) for word in ("no", "No", "yes", "on", "off", "y", "n", "NO")),
        *(
            (word, word)
            for word in ("10:30", "10:30:00", "2026-06-01", "1_000", "0x1F", "0o17")
        ),
        *((word, word) for word in (".inf", ".nan", "1e", "1.2.3", "<<", "=", "61,5", "12:30")),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("", None),
        ("~", None),
        ("null", None),
        ("0", 0),
        ("-12", -12),
        ("+7", 7),
        ("007", 7),
        ("61.5", 61.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-2.5E-1", -0.25),
        ("1" * 19, int("1" * 19)),
        ("1" * 20, "1" * 20),
        ('"no"', "no"),
        ('"61.5"', "61.5"),
        ("'true'", "true"),
        ('""', ""),
        ("'~'", "~"),
        ('"10:30"', "10:30"),
    ],
)
def test_only_what_yaml_1_2_calls_one_is_a_number_or_a_truth(written, value):
    found = value_of(f"a: {written}")["a"]

    assert found == value
    assert type(found) is type(value)


def test_block_text_is_text_even_if_it_looks_like_a_number():
    assert value_of("a: >-\n  1945\nb: |\n  yes\n") == {"a": "1945", "b": "yes\n"}


def test_an_older_version_s_words_are_not_brought_back_by_a_directive():
    assert value_of("%YAML 1.1\n---\na: no\n") == {"a": "no"}


def test_lists_and_maps_nest():
    source = "a:\n  - {b: 1, c: [x, y]}\n  - d:\n      e: 2\n"

    assert value_of(source) == {"a": [{"b": 1, "c": ["x", "y"]}, {"d": {"e": 2}}]}


@pytest.mark.parametrize("source", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_holds_nothing(source):
    assert value_of(source) is None


@pytest.mark.parametrize("key", ["no", "12", "true", "null", "10:30"])
def test_a_key_is_always_a_word(key):
    assert value_of(f'"{key}": 1\n') == value_of(f"{key}: 1\n") == {key: 1}


ANCHORS = "& and * mean something else here: put the words in quotation marks"
TAGS = "! means something else here: put the words in quotation marks"
COLON = (
    "there is a colon too many, or the line is indented wrongly: put text with a colon in "
    "quotation marks"
)
OPEN = "a quotation mark or a bracket is left open above: close it"
DEEP = "there are too many levels inside one another here: write it more simply"
USUAL = "this line cannot be read: look for a missing space, quotation mark or bracket"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a: 1\nb: &x 2\n", f"2: {ANCHORS}"),
        ("a: 1\nb: &x\n  c: 2\n", f"2: {ANCHORS}"),
        ("a: &x [1]\n", f"1: {ANCHORS}"),
        ("&x a: 1\n", f"1: {ANCHORS}"),
        ("a: 1\nb:\n  <<: *x\n", f"3: {ANCHORS}"),
        ("- 1\n- *x\n", f"2: {ANCHORS}"),
        ("a: !!str 5\n", f"1: {TAGS}"),
        ("a: 1\nb: !thing x\n", f"2: {TAGS}"),
        ("b: !thing\n  c: 2\n", f"1: {TAGS}"),
        ("b: !!python/object:os.system [x]\n", f"1: {TAGS}"),
        ("!x a: 1\n", f"1: {TAGS}"),
        ("a: ! 5\n", f"1: {TAGS}"),
        ("a: 1\nb: 2\na: 3\n", "3: 'a' stands here twice: keep one"),
        ("a: {b: 1, c: 2, b: 1}\n", "1: 'b' stands here twice: keep one"),
        ("a:\n  - x: 1\n    y: 2\n    x: 3\n", "4: 'x' stands here twice: keep one"),
        ("[a, b]: 1\n", "1: a field's name is one plain word"),
        ("? {a: 1}\n: 2\n", "1: a field's name is one plain word"),
        ("a: 1\n---\nb: 2\n", "3: a file holds one document: leave out the --- here"),
        ("a: [\n", f"2: {OPEN}"),
        ("a: 1\n\tb: 2\n", "2: there is a tab here: indent with spaces"),
        ("a: 'x\n", f"2: {OPEN}"),
        ("a: 1\n b: 2\n", f"2: {COLON}"),
        ("a: b: c\n", f"1: {COLON}"),
        ("a: [x}\n", f"1: {USUAL}"),
        (
            "a: 1\nb\nc: 2\n",
            "3: a colon is missing after a field's name, or the line is indented wrongly",
        ),
    ],
)
def test_what_could_do_harm_is_refused_where_it_stands(source, told):
    assert refusal(source) == f"a.yaml:{told}"


def test_characters_that_nobody_types_are_refused():
    told = "there is a sign here that no text can hold: take it out"

    assert refusal("a: \x00") == f"a.yaml:1: {told}"


def deep(levels):
    return "a: " + "[" * levels + "]" * levels


def test_a_file_may_be_as_deep_as_it_needs_and_no_deeper():
    assert value_of(deep(MAX_DEPTH))
    assert refusal(deep(MAX_DEPTH + 1)) == f"a.yaml:1: {DEEP}"
    assert refusal(deep(100_000)) == f"a.yaml:1: {DEEP}"


def test_a_file_may_hold_much_and_not_more():
    most = MAX_NODES - 3

    assert len(value_of("a: [" + "1," * most + "]")["a"]) == most
    assert refusal("a: [" + "1," * (most + 1) + "]") == (
        "a.yaml:1: this file holds too much: split it"
    )


def test_a_file_may_be_long_and_not_longer():
    longest = "a: " + "ä" * ((MAX_BYTES - 3) // 2)

    assert len(value_of(longest)["a"]) == (MAX_BYTES - 3) // 2
    told = "a.yaml:1: this file is over 1 MB: split it, or move text out of it"
    assert refusal(longest + "ää") == told


LINES = """\
id: tori

place:
  at: {lat: 1,
       lon: 2}
list:
  - a
  - b: 1
    c: 2
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("id",), 1),
        (("place",), 3),
        (("place", "at"), 4),
        (("place", "at", "lon"), 5),
        (("list", 0), 7),
        (("list", 1, "c"), 9),
        (("list", 1, "missing"), 8),
        (("list", "tag", 1, "c"), 9),
        (("missing",), 1),
        ((), 1),
    ],
)
def test_every_value_knows_its_line_and_what_is_missing_its_nearest(location, line):
    found = read("a.yaml", LINES)

    assert found.line_of(location) == line


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("abc é:-#!&*[]{}'\"\n"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3)
    ),
    max_leaves=10,
)


@LAWS
@given(plain)
def test_json_is_read_as_it_is(value):
    assert value_of(json.dumps({"a": value}, ensure_ascii=False)) == {"a": value}


@LAWS
@given(st.text(max_size=60) | st.text("a:-[]{}!&*|>'\"#%@, \n\t", max_size=40))
def test_whatever_is_written_gives_a_value_or_a_problem(source):
    found = read("a.yaml", source)

    assert isinstance(found, Document | Problem)
    assert not isinstance(found, Problem) or (found.line >= 1 and "\n" not in found.message)
