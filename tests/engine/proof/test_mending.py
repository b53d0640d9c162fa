import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adventures.catalogue import SHIPPED
from engine.proof.finding import Fix, words
from engine.proof.mending import CannotMend, mended
from engine.scenario.reading import Document, Path, Plain, read
from tests.chance import LAWS

WORDS = words(fi="Korjaa.", sv="Rätta.", en="Mend.", selko="Korjaa.")
FILES = sorted((SHIPPED / "perille").glob("**/*.yaml"))

TORI = """\
# yaml-language-server: $schema=../../adventure.schema.json
id: tori   # never renamed
title: {fi: "Tori, keskellä", en: The square}  # both

# Where it is.
place:
  at: {lat: 27.27, lon: 61.68}   # captured
  radius_m: 20
checkin: [gps]
story:
  fi: >-
    Yksi, kaksi,
    kolme.

  en: 'One'
# What is asked.
challenges:
  - id: a
    prompt: {fi: Mitä}
    # Mind the step.
  - {id: b, prompt: "No, mitä sitten tapahtuu?"}
note:
"""


def fix(*path: str | int, to: Plain) -> Fix:
    return Fix("tori.yaml", path, to, WORDS)


def value_of(source: str) -> Plain:
    found = read("tori.yaml", source)
    assert isinstance(found, Document), found
    return found.value


def changes(before: str, after: str) -> list[str]:
    """What a diff shows: lines gone with -, lines come with +."""
    rows = difflib.ndiff(before.splitlines(), after.splitlines())
    return [row.rstrip() for row in rows if row[0] in "+-"]


@pytest.mark.parametrize(
    ("made", "seen"),
    [
        (fix("place", "radius_m", to=25), ["-   radius_m: 20", "+   radius_m: 25"]),
        (
            fix("place", "at", to={"lat": 61.68, "lon": 27.27}),
            [
                "-   at: {lat: 27.27, lon: 61.68}   # captured",
                "+   at: {lat: 61.68, lon: 27.27}   # captured",
            ],
        ),
        (
            fix("checkin", to=["gps", "qr", "code"]),
            ["- checkin: [gps]", "+ checkin: [gps, qr, code]"],
        ),
        (fix("checkin", 1, to="here"), ["- checkin: [gps]", "+ checkin: [gps, here]"]),
        (fix("challenges", 0, "typos", to=0), ["+     typos: 0"]),
        (
            fix("challenges", 1, "typos", to=0),
            [
                '-   - {id: b, prompt: "No, mitä sitten tapahtuu?"}',
                '+   - {id: b, prompt: "No, mitä sitten tapahtuu?", typos: 0}',
            ],
        ),
        (
            fix("title", to={"fi": "Tori, keskellä", "en": "The square"}),
            [
                '- title: {fi: "Tori, keskellä", en: The square}  # both',
                "+ title:  # both",
                "+   fi: >-",
                "+     Tori, keskellä",
                "+   en: The square",
            ],
        ),
        (
            fix("challenges", 1, to={"id": "b", "prompt": "No, mitä sitten tapahtuu?"}),
            [
                '-   - {id: b, prompt: "No, mitä sitten tapahtuu?"}',
                "+   - id: b",
                "+     prompt: >-",
                "+       No, mitä sitten tapahtuu?",
            ],
        ),
        (
            fix("access", "alternative", to={"fi": "Jääkää kadulle."}),
            ["+ access:", "+   alternative:", "+     fi: Jääkää kadulle."],
        ),
        (fix("story", "sv", to="Ett, två"), ["+   sv: >-", "+     Ett, två"]),
        (
            fix("story", "fi", to="Neljä"),
            ["-   fi: >-", "-     Yksi, kaksi,", "-     kolme.", "+   fi: Neljä"],
        ),
        (fix("note", to="Hyvä"), ["- note:", "+ note: Hyvä"]),
        (fix("note", "fi", to="Hyvä"), ["+   fi: Hyvä"]),
        (
            fix("challenges", 2, to={"id": "c", "type": "info"}),
            ["+   - id: c", "+     type: info"],
        ),
    ],
    ids=str,
)
def test_only_what_is_mended_changes(made, seen):
    after = mended(TORI, [made])

    assert sorted(changes(TORI, after)) == sorted(seen)


def test_a_word_that_could_be_a_number_or_a_truth_is_quoted():
    after = mended(TORI, [fix("note", to={"fi": "1945", "sv": "no", "en": "true", "uk": "-"})])

    assert value_of(after)["note"] == {"fi": "1945", "sv": "no", "en": "true", "uk": "-"}


def test_fixes_are_made_one_after_the_other():
    after = mended(
        TORI, [fix("checkin", 1, to="qr"), fix("checkin", 2, to="code"), fix("note", to="a b")]
    )

    assert value_of(after) == value_of(TORI) | {"checkin": ["gps", "qr", "code"], "note": "a b"}


def test_a_file_from_windows_stays_one():
    windows = "\ufeff" + TORI.replace("\n", "\r\n")

    after = mended(windows, [fix("title", to={"fi": "Tori, keskellä", "en": "The square"})])

    assert after.startswith("\ufeff# yaml")
    assert after.count("\n") == after.count("\r\n")
    assert after.replace("\r\n", "\n").removeprefix("\ufeff") == mended(
        TORI, [fix("title", to={"fi": "Tori, keskellä", "en": "The square"})]
    )


def test_a_file_without_a_last_line_end_gets_none_too_many():
    assert mended("id: a", [fix("typos", to=1)]) == "id: a\ntypos: 1"


def test_blank_lines_that_belong_to_a_text_stay_with_it():
    source = "a: |+\n  yksi\n\n\n"

    after = mended(source, [fix("b", to=1)])

    assert value_of(after) == {"a": "yksi\n\n\n", "b": 1}


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a: [1, 2]\n", fix("a", "b", to=1)),
        ("a: {b: 1}\n", fix("a", 0, to=1)),
        ("a: b: c\n", fix("a", to=1)),
        ("- a\n", fix("a", to=1)),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(source, made):
    with pytest.raises(CannotMend):
        mended(source, [made])


files = st.sampled_from(FILES)
told = st.text("abc äö,.:-#'\"{}[]&*!?1 \n", min_size=1, max_size=120)
plain = st.one_of(
    told,
    st.integers(-999, 999),
    st.booleans(),
    st.floats(-180, 180).map(lambda number: round(number, 6)),
    st.dictionaries(st.sampled_from(["fi", "sv", "en"]), told, min_size=1),
    st.lists(st.sampled_from(["gps", "qr", "code"]), min_size=1, max_size=3),
    st.lists(st.fixed_dictionaries({"id": st.just("a"), "text": told}), min_size=1, max_size=3),
)
SOME = settings(LAWS, max_examples=60)


def region(document: Document, path: Path) -> tuple[int, int]:
    """The lines of a value: from its own up to the next that belongs to something else."""
    first = document.lines[path]
    later = [
        line
        for other, line in document.lines.items()
        if line > first and other[: len(path)] != path
    ]
    return first, min(later, default=10_000)


@SOME
@given(files, plain, st.data())
def test_lines_above_and_below_what_is_replaced_stay_byte_for_byte(file, new, data):
    source = file.read_text("utf-8")
    document = read("", source)
    path = data.draw(st.sampled_from([one for one in document.lines if one]))

    after = mended(source, [fix(*path, to=new)])

    first, after_it = region(document, path)
    lines = source.splitlines(keepends=True)
    assert after.startswith("".join(lines[: first - 1]))
    assert after.endswith("".join(lines[after_it - 1 :]))
    assert value_at(value_of(after), path) == new


@SOME
@given(files, plain, st.data())
def test_what_is_added_takes_no_line_away_but_the_one_in_braces(file, new, data):
    source = file.read_text("utf-8")
    document = read("", source)
    holders = [
        path for path in document.lines if isinstance(value_at(document.value, path), dict)
    ]
    path = (*data.draw(st.sampled_from(holders)), "added")

    after = mended(source, [fix(*path, to=new)])

    gone = [row for row in changes(source, after) if row.startswith("-")]
    assert len(gone) == (1 if set(document.flows) & {path[:-1]} else 0)
    assert value_at(value_of(after), path) == new


@SOME
@given(files, st.data())
def test_what_is_written_over_itself_says_the_same(file, data):
    source = file.read_text("utf-8")
    document = read("", source)
    path = data.draw(st.sampled_from([one for one in document.lines if one]))

    after = mended(source, [fix(*path, to=value_at(document.value, path))])

    assert value_of(after) == document.value


def value_at(value: Plain, path: Path) -> Plain:
    for step in path:
        value = value[step]
    return value
